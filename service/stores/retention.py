"""Owns how long things are kept: the ages of the settings, as moments before now."""

from datetime import datetime, timedelta

from service.settings import Settings
from service.stores.base import Forgotten, Store


async def clear(store: Store, settings: Settings, now: datetime) -> Forgotten:
    """Remove what is older than the settings say; it can be run at any time, and again.

    Raises:
        StoreUnavailable: the database cannot be written; what was removed by then is gone.
    """
    return await store.expire(
        _before(now, settings.retention_days), _before(now, settings.job_retention_days)
    )


def _before(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else now - timedelta(days=days)
