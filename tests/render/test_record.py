from service.render import record
from tests.render.samples import empty, rich, seed


def test_a_source_is_described_in_one_line() -> None:
    told = record.source_line(rich().sources[0])
    assert told.startswith(
        "A <b>title</b> · The *Paper* · A. Writer · https://paper.test/a?b=1&c=2"
    )
    assert "no date" in told


def test_a_date_says_where_it_comes_from() -> None:
    assert "14 February 2025 (date as given)" in record.source_line(seed().sources[0])


def test_coverage_counts_what_was_read() -> None:
    assert record.coverage(seed()) == (
        "Read 19 of 19 sentences, 4 used as evidence; 3 headings and 1 passage of boilerplate set "
        "aside.",
    )


def test_unread_runs_are_named() -> None:
    gap = rich().coverage.unread[0]
    assert f"Not read: s1:{gap.start}-{gap.end} (the model failed on it)." in record.coverage(
        rich()
    )


def test_withheld_lines_are_counted_with_their_reasons() -> None:
    assert record.withheld(rich()) == (
        "Withheld: 2 lines of positions, because a name does not stand in the evidence (“Xi”).",
        "Withheld: 1 line of next steps, because more lines than the limit.",
    )


def test_nothing_withheld_is_said_too() -> None:
    assert record.withheld(empty()) == ("Nothing withheld.",)


def test_what_is_degraded_is_said() -> None:
    assert record.degraded(rich()) == ("The model failed: no answer in 60 s <b>.",)


def test_the_receipt_of_the_embedded_engine_is_one_line() -> None:
    assert record.receipt(seed()) == (
        "extractive 1 · no model · 0 tokens · no cost · 0.009 s · 2025-02-14 21:00 UTC · "
        "brf_5f0c1e9a2b7d4c38"
    )


def test_the_receipt_of_a_model_names_prompts_tokens_and_cost() -> None:
    assert record.receipt(rich()).startswith(
        "llm 1 · openai:gpt-x · brief 2 · 3 calls · 13,023 tokens (12,345 in, 678 out, 90 cached, "
        "estimated) · $0.0123 · "
    )


def test_an_unknown_price_is_not_called_free() -> None:
    made = rich()
    receipt = made.receipt.model_copy(update={"cost_usd": None})
    assert "cost unknown" in record.receipt(made.model_copy(update={"receipt": receipt}))
