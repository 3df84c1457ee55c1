#!/usr/bin/env python
"""Run a management command 管理命令 of Gaoku; `manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

from config.env import BadSetting

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")  # noqa: TID251  Django's own switch
    try:
        execute_from_command_line(sys.argv)
    except BadSetting as error:
        sys.exit(f"设置有误：{error}\n本机开发请先设 DEBUG=1；各项设置见 README.md。")
