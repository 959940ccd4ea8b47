"""The steps of jobs: what we know of the tables of DBOS is so, and nothing is stored after."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Inspector, create_engine, inspect

from evals.peers import ChatRequest, ChatServer, Reply
from service.jobs.runtime import _connecting
from service.stores import steps
from service.stores.address import parse
from service.stores.database import Database
from tests.jobs import running
from tests.jobs.running import accepted, article, new, over, working
from tests.scripted import always, answer
from tests.stores.remains import holding
from tests.stores.test_migrating import sync

WORD = "Quagmirela"
ARTICLE = article(f" {WORD} was not there, the minister said on Monday.\n")
REPLY = answer(ARTICLE).replace('"headline": ""', f'"headline": "{WORD}"')


async def forget(url: str, *ids: str) -> None:
    database = Database(url)
    async with database.transaction("clear") as connection:
        await steps.forget(connection, ids)
    await database.overwrite()
    await database.close()


def looked(url: str, look: Callable[[Inspector, str | None], list[str]]) -> list[str]:
    """Look at the tables of DBOS."""
    parsed = parse(url).set(drivername=sync(url))
    schema: str | None = steps.SCHEMA
    if url.startswith("sqlite"):
        parsed = parsed.set(database=str(steps.beside(Path(str(parsed.database)))))
        schema = None
    engine = create_engine(parsed)
    try:
        return look(inspect(engine), schema)
    finally:
        engine.dispose()


def of_workflows(tables: Inspector, schema: str | None) -> list[str]:
    """Give the tables that hold something of a workflow and do not go with its status."""
    named = {"workflow_uuid", "destination_uuid"}
    return [
        name
        for name in tables.get_table_names(schema)
        if named & {column["name"] for column in tables.get_columns(name, schema)}
        and not any(
            key["referred_table"] == steps.TABLES[0] and key["options"].get("ondelete") == "CASCADE"
            for key in tables.get_foreign_keys(name, schema)
        )
    ]


def test_all_tables_of_a_workflow_are_known(database_url: str) -> None:
    async def use(server: ChatServer) -> None:
        async with working(running.settings(database_url, server.base_url)) as (jobs, _):
            [name] = await accepted(jobs, new(ARTICLE))
            await over(jobs, name)

    with ChatServer(always(REPLY)) as server:
        asyncio.run(use(server))
    assert set(looked(database_url, of_workflows)) <= set(steps.TABLES)
    there = looked(database_url, lambda tables, schema: tables.get_table_names(schema))
    assert set(steps.TABLES) <= set(there)


def test_what_a_model_answered_goes_with_a_job_that_is_over(database_url: str) -> None:
    async def use(server: ChatServer) -> list[str]:
        async with working(running.settings(database_url, server.base_url)) as (jobs, _):
            names = await accepted(jobs, new(ARTICLE), new(article(), key="other"))
            for name in names:
                await over(jobs, name)
            assert steps_of(database_url) & holding(database_url, WORD)
            await forget(database_url, names[0])
            assert not steps_of(database_url) & holding(database_url, WORD)
            return names

    with ChatServer(
        lambda r: always(REPLY if WORD in r.prompt else answer(article()))(r)
    ) as server:
        names = asyncio.run(use(server))
    assert not steps_of(database_url) & holding(database_url, names[0])
    assert steps_of(database_url) & holding(database_url, names[1])


def steps_of(url: str) -> set[str]:
    """Give where DBOS keeps steps."""
    if not url.startswith("sqlite"):
        return {f"{steps.SCHEMA}.{name}" for name in steps.TABLES}
    file = steps.beside(Path(str(parse(url).database))).name
    return {file, f"{file}-wal"}


def test_no_step_is_stored_after(database_url: str) -> None:
    def first_is_late(request: ChatRequest) -> Reply:
        late = request.number == 1
        return Reply(REPLY if late else answer(article()), delay_s=1 if late else 0)

    async def use(server: ChatServer) -> None:
        async with working(running.settings(database_url, server.base_url)) as (jobs, _):
            [name] = await accepted(jobs, new(article()))
            while not server.calls:
                await asyncio.sleep(0.02)
            await forget(database_url, name)
            await over(jobs, name)  # it was begun anew, as it was not cancelled
        assert server.calls == 2
        assert not steps_of(database_url) & holding(database_url, WORD)

    with ChatServer(first_is_late) as server:
        asyncio.run(use(server))


def test_where_no_job_ever_was_there_is_nothing_to_do(database_url: str) -> None:
    asyncio.run(forget(database_url, "job_1"))


def test_dbos_overwrites_what_it_removes(tmp_path: Path) -> None:
    engine = create_engine(
        f"sqlite:///{tmp_path}/x.db", **_connecting(f"sqlite:///{tmp_path}/b.db")
    )
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    assert engine.hide_parameters
    engine.dispose()
