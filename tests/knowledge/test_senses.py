"""Senses: which words the shipped packs bring, and what a pack of one's own may not write."""

import pytest
from one_sentence import senses

from sijill.errors import SijillError
from sijill.knowledge.senses import Sense, Senses


@pytest.mark.parametrize("sense", Sense)
def test_english_has_words_of_every_sense(sense: Sense) -> None:
    assert senses()[sense]


def test_packs_add_to_each_other() -> None:
    both = Senses.from_tables([{"dying": ["die"]}, {"dying": ["Expire"]}])
    assert both[Sense.DYING] == {"die", "expire"}


def test_a_sense_that_no_rule_asks_for_is_refused() -> None:
    with pytest.raises(SijillError, match="'dyeing'"):
        Senses.from_tables([{"dyeing": ["colour"]}])
