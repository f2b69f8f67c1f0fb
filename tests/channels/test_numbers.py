"""Where the guard of a channel finds whom to ring."""

import pytest

from bot.channels.numbers import HubNumbers
from bot.channels.settings import MATRICES, NUMBERS


def test_the_function_is_named_by_a_setting() -> None:
    assert HubNumbers("tests.guard.stand_ins:numbers")(None) == "hub of every area 01632 960000"


def test_the_defaults_exist() -> None:
    from bot.launch import matrices, numbers

    assert NUMBERS == f"{numbers.__name__}:{numbers.hub_numbers.__name__}"
    assert MATRICES == f"{matrices.__name__}:{matrices.faults.__name__}"


def test_a_name_that_does_not_exist_fails_when_it_is_needed_not_before() -> None:
    wrong = HubNumbers("no.such.module:name")
    with pytest.raises(ImportError):
        wrong("x")
