"""Engines: alternatives that turn a Reading into a Draft; see `base.py`."""
