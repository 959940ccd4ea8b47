"""The schema: what it makes, twice over, on both databases that it is meant for."""

from sqlalchemy import create_engine, inspect
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.schema import CreateTable

from service.stores import tables


def test_creating_again_changes_nothing() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        tables.create(connection)
        tables.create(connection)
        assert inspect(connection).get_table_names() == ["articles", "briefings", "spending"]
    engine.dispose()


def test_no_two_tenants_share_a_key() -> None:
    keys = {
        table.name: table.primary_key.columns.keys() for table in (tables.metadata.sorted_tables)
    }
    assert keys == {
        "articles": ["tenant", "sha256"],
        "briefings": ["tenant", "id"],
        "spending": ["day"],  # nobody's in particular
    }


def test_postgresql_can_have_the_same_schema() -> None:
    dialect = PGDialect()  # type: ignore[no-untyped-call]
    written = {
        table.name: str(CreateTable(table).compile(dialect=dialect))
        for table in tables.metadata.sorted_tables
    }
    reference = "FOREIGN KEY(tenant, article) REFERENCES articles (tenant, sha256)"
    assert "TIMESTAMP WITH TIME ZONE" in written["articles"]
    assert reference in written["briefings"]
    assert "BIGINT" in written["spending"]
