"""Claims: whoever is a child by word or by age, whatever else is not known."""

import pytest

from sijill.model.claim import AgeGroup, is_child


@pytest.mark.parametrize(("group", "age", "child"), [
    (AgeGroup.CHILD, None, True), (None, 0, True), (None, 0.25, True), (None, 17, True), (None, 18, False),
    (AgeGroup.ADULT, None, False), (None, None, False), (AgeGroup.ADULT, 16, True)])
def test_who_is_a_child(group: AgeGroup | None, age: float | None, child: bool) -> None:
    assert is_child(group, age) is child
