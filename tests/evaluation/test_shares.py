"""A share is given with Wilson's interval, as it stands in the textbooks."""

from __future__ import annotations

import pytest

from bot.evaluation.shares import Share


@pytest.mark.parametrize("hits, count, low, high", [
    # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
    (20, 20, 0.8389, 1.0), (50, 100, 0.4038, 0.5962),
])
def test_an_interval_is_wilsons(hits: int, count: int, low: float, high: float) -> None:
    share = Share(hits, count)
    assert (share.low, share.high) == pytest.approx((low, high), abs=5e-5)
    assert 0 <= share.low <= share.value <= share.high <= 1


@pytest.mark.parametrize("hits, count", [(0, 1), (1, 1), (1, 2), (0, 100_000), (100_000, 100_000)])
def test_an_interval_stays_between_nothing_and_everything(hits: int, count: int) -> None:
    share, hair = Share(hits, count), 1e-12
    assert 0 <= share.low <= share.value + hair and share.value - hair <= share.high <= 1


def test_more_messages_make_it_narrower() -> None:
    widths = [Share(count // 2, count).high - Share(count // 2, count).low for count in (4, 40, 400)]
    assert widths == sorted(widths, reverse=True)


def test_a_share_of_nothing_claims_nothing() -> None:
    share = Share.of([])
    assert (share.value, share.low, share.high, str(share)) == (0.0, 0.0, 1.0, "none")


def test_a_share_counts_what_is_true_and_says_of_how_many() -> None:
    share = Share.of(each > 1 for each in (1, 2, 3, 4))
    assert share == Share(3, 4)
    assert str(share) == "75.0 % (30.1 to 95.4; 3 of 4)"
