"""Each fault meets each database: PostgreSQL where a server is named, SQLite where none is the suite's own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection

from tests.faults.houses import House, PostgreSQL, Press, SQLite, postgresql_server

OpenHouse = Callable[[], House]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def press(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Press, str]]:
    """Where scratch databases are made, and a migrated one to copy."""
    folder = tmp_path_factory.mktemp("faults")
    server = postgresql_server()
    if request.param == "sqlite" and connection.vendor == "postgresql":
        pytest.skip("DATABASE_URL names PostgreSQL: run the suite without it for SQLite's faults")
    if request.param == "postgresql" and server is None:
        pytest.skip("no PostgreSQL: DATABASE_URL or GAOKU_TEST_POSTGRES names no server")
    press: Press = SQLite(folder) if request.param == "sqlite" else PostgreSQL(str(server))
    model = press.make()
    try:
        with House(model, folder) as house:
            house.done(house.command("migrate", "--verbosity=0"))
        yield press, model
    finally:
        press.drop(model)


@pytest.fixture
def open_house(press: tuple[Press, str], tmp_path: Path) -> Iterator[OpenHouse]:
    """Open a newsroom on a fresh database; as many in a test as it needs."""
    made: list[str] = []
    where, model = press

    with ExitStack() as stack:

        def opened() -> House:
            made.append(where.make(like=model))
            return stack.enter_context(House(made[-1], tmp_path))

        yield opened
    for url in made:
        where.drop(url)
