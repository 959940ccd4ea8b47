"""The way to the schema: one Alembic revision a file, in order, run by `stores/migrating.py`.

Each has `upgrade(op)`. A revision that was released is never changed; the next one mends it.
There is no way down: a backup is.
"""
