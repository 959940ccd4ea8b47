"""Measures the peak memory of briefing a 5 MB article, in a process of its own.

Run as a program it is that process: it briefs what it reads and writes its peak in bytes.
"""

import asyncio
import re
import resource
import subprocess
import sys
from pathlib import Path

from evals.bench.articles import Articles
from evals.bench.row import Row

MEGABYTES = 5
TARGET = 300.0
_WORDS_PER_MEGABYTE = 200_000  # more than there are


def rows(articles: Articles) -> list[Row]:
    """Compare the peak with that of a process that briefs a page."""
    long = articles.make(MEGABYTES * _WORDS_PER_MEGABYTE).encode()[: MEGABYTES * 1_000_000]
    whole = long.decode(errors="ignore").encode()
    small = _peak(articles.make(300).encode())
    note = f"{small:.0f} MB for an article of 300 words"
    name = f"peak memory for an article of {MEGABYTES} MB"
    return [Row(name, _peak(whole), "MB", TARGET, "less", note)]


def _peak(raw: bytes) -> float:
    child = subprocess.run(
        [sys.executable, "-m", __spec__.name], input=raw, capture_output=True, check=True
    )
    return int(child.stdout) / 1e6


async def _brief(raw: bytes) -> None:
    from evals.bench.throughput import brief_bytes  # the parent need not load the pipeline

    await brief_bytes(raw)


def _main() -> None:
    asyncio.run(_brief(sys.stdin.buffer.read()))
    print(_own_peak())


def _own_peak() -> int:
    status = Path("/proc/self/status")
    if status.exists():  # on Linux `ru_maxrss` of a child begins with what its parent had
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) * 1024 if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _main()
