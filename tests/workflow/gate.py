"""A database file of a test's own, and whether its gate is open."""

import sqlite3

from django.db import OperationalError

from config.sqlite import base
from config.sqlite.base import DatabaseWrapper, Gate


def write(connection: DatabaseWrapper, text: str = "麦收") -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO page (text) VALUES (%s)", [text])


def is_open(connection: DatabaseWrapper) -> bool:
    """Whether another writer could pass the gate now."""
    other = Gate(str(connection.settings_dict["NAME"]))
    before, base.WAIT_SECONDS = base.WAIT_SECONDS, 0
    try:
        other.take()
    except OperationalError:
        return False
    finally:
        base.WAIT_SECONDS = before
        other.give_back()
    return True


def is_writable(connection: DatabaseWrapper) -> bool:
    """Whether SQLite itself would let another writer in now."""
    name = str(connection.settings_dict["NAME"])
    other = sqlite3.connect(name, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    finally:
        other.close()
    return True
