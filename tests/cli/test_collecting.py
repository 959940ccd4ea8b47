"""Collecting garbage in a process that stays."""

import gc

from service.cli.collecting import keep_collecting


def test_garbage_is_collected_again_less_often_but_not_what_was_loaded() -> None:
    before = gc.get_threshold()
    gc.disable()
    try:
        keep_collecting()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.enable()
        gc.unfreeze()
        gc.set_threshold(*before)
