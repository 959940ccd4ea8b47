"""Owns `python -m service.cli`, the same as `brevier`."""

from service.cli import main

main()
