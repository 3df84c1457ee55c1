"""python -m backend.isolation CONTROL WORK: become the zygote of whoever holds the other end."""

import socket
import sys
from importlib import import_module

from backend.isolation.warming import settle, warm
from backend.isolation.zygote import Zygote


def main(control: int, work: str) -> None:
    """Load everything, then serve over the inherited socket."""
    module, _, name = work.partition(":")
    doing = getattr(import_module(module), name)
    warm()
    settle()
    Zygote(socket.socket(fileno=control), doing).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
