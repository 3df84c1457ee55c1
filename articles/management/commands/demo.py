"""demo 演示: sample pages imported and published, a fresh login, and a running server."""

import secrets
import socket
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, override

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

LOGIN = "demo"
PORTS = range(8000, 8100)


class Command(BaseCommand):
    """Show Gaoku at work 演示."""

    help = "建好数据库，导入并签发样稿，生成一次性登录口令，启动本机服务器。只能在 DEBUG=1 时使用。"

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pages", type=Path, help="样稿文件夹")
        parser.add_argument("--port", type=int, help="端口；不给时从 8000 起找一个空的")
        parser.add_argument("--no-server", action="store_true", help="只准备数据，不启动服务器")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("demo 会新建超级用户，只能在 DEBUG=1 时使用。")
        call_command("migrate", verbosity=0)
        call_command("import_articles", str(options["pages"]), publish=True, stdout=self.stdout)
        password = _login()
        port = options["port"] or _free_port()
        home = f"http://127.0.0.1:{port}"
        rows = {
            "接口 API": f"{home}{reverse('api-articles')}",
            "接口文档": f"{home}{reverse('api-docs')}",
            "管理后台": f"{home}{reverse('admin:index')}",
            "用户名": LOGIN,
            "口令": password,
        }
        self.stdout.write("")
        for name, value in rows.items():
            self.stdout.write(f"  {name}  {self.style.SUCCESS(value)}")
        self.stdout.write("\n按 Ctrl+C 结束。\n")
        self.stdout.flush()
        if not options["no_server"]:
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, verbosity=0)


def _login() -> str:
    """Make the demo's superuser, or give it a new password."""
    password = secrets.token_urlsafe(9)
    user, _ = User.objects.get_or_create(
        username=LOGIN, defaults={"is_staff": True, "is_superuser": True}
    )
    user.is_staff = user.is_superuser = user.is_active = True
    user.set_password(password)
    user.save()
    return password


def _free_port() -> int:
    for port in PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise CommandError("8000 到 8099 没有空的端口，请用 --port 指定。")
