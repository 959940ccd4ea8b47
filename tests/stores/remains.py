"""What is left of a word: the bytes of all files of SQLite, every row of every table elsewhere."""

from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

_TABLES = """
SELECT table_schema, table_name FROM information_schema.tables
WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
"""


def holding(url: str, word: str) -> set[str]:
    """Give the names of the files or tables that hold a word."""
    if url.startswith("sqlite"):
        folder = Path(str(make_url(url).database)).parent
        return {path.name for path in folder.iterdir() if word.encode() in path.read_bytes()}
    with psycopg.connect(url) as connection:
        return {
            f"{schema}.{table}"
            for schema, table in connection.execute(_TABLES).fetchall()
            if _rows(connection, schema, table, word)
        }


def _rows(connection: psycopg.Connection[tuple[object, ...]], *named: str) -> int:
    schema, table, word = named
    query = sql.SQL("SELECT count(*) FROM {} AS t WHERE strpos(t::text, %s) > 0")
    counted = connection.execute(query.format(sql.Identifier(schema, table)), [word]).fetchone()
    assert counted is not None
    return int(str(counted[0]))
