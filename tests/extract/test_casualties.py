"""Casualties: invented sentences, and the rows of harm, group, status and count that come of each."""

import pytest
from extracted import claims

from sijill.extract.casualties import total
from sijill.knowledge import Knowledge
from sijill.model.casualty import CountRange, exactly


def rows(text: str, knowledge: Knowledge) -> set[tuple[str, str, str, int | None, int | None, int | None]]:
    return {(s.value.harm, s.value.group, s.value.status, s.value.count.low, s.value.count.best, s.value.count.high)
            for c in claims(text, knowledge) for s in c.casualties}


@pytest.mark.parametrize(("text", "expected"), [
    ("Militants killed at least 12 civilians in Hama on Monday.", {("killed", "all", "civilian", 12, 12, None)}),
    ("Militants captured over 15 soldiers in Hama on Monday.", {("captured", "all", "combatant", 16, 16, None)}),
    ("Shelling killed 11 civilians, including seven children, in Hama on Monday.",
     {("killed", "all", "civilian", 11, 11, 11), ("killed", "children", "civilian", 7, 7, 7)}),
    ("Shelling killed three soldiers and two civilians in Hama on Monday.",
     {("killed", "all", "combatant", 3, 3, 3), ("killed", "all", "civilian", 2, 2, 2)}),
    ("Shelling killed one woman and four girls in Hama on Monday.",
     {("killed", "all", "civilian", 5, 5, 5), ("killed", "women", "civilian", 1, 1, 1),
      ("killed", "girls", "civilian", 4, 4, 4)}),
    ("Militants killed Yasin Haddad in Hama on Monday.", {("killed", "all", "unknown", 1, 1, 1)}),
    ("Militants shelled Hama on Monday.", set()),
    ("Shelling killed two civilians and injured others in Hama on Monday.",
     {("killed", "all", "civilian", 2, 2, 2), ("injured", "all", "unknown", 2, None, None)}),
    ("Militants shelled Hama on Monday, causing an unknown number of injuries and deaths.",
     {("killed", "all", "unknown", 2, None, None), ("injured", "all", "unknown", 2, None, None)}),
    ("Shelling killed six members of the Haddad family, five of them civilians, in Hama on Monday.",
     {("killed", "all", "civilian", 5, 5, 5), ("killed", "all", "mixed", 6, 6, 6)}),
    ("Militants shelled Hama on Monday, killing Yasin Haddad alongside 11 members of his family.",
     {("killed", "all", "civilian", 12, 12, 12)}),
    ("The comedian, writer and activist Yasin Haddad, aged 35, was killed by shelling in Hama on Monday.",
     {("killed", "all", "civilian", 1, 1, 1)}),
    ("Between four and six members of the Haddad clan, including at least two children and at least one mother, "
     "were killed by shelling in Hama on Monday.",
     {("killed", "all", "civilian", 4, None, 6), ("killed", "children", "civilian", 2, 2, None),
      ("killed", "women", "civilian", 1, 1, None)}),
    ("Militants shelled Hama on Monday and killed a baker. Others were injured.",
     {("killed", "all", "civilian", 1, 1, 1), ("injured", "all", "unknown", 2, None, None)}),
    ("Militants shelled Hama on Monday. The shelling caused deaths and injuries.",
     {("killed", "all", "unknown", 2, None, None), ("injured", "all", "unknown", 2, None, None)}),
    ("Militants shelled Hama on Monday. The mayor said that there were injuries.",
     {("injured", "all", "unknown", 2, None, None)}),
    ("A number of civilians were injured by shelling in Hama on Monday, including two boys.",
     {("injured", "all", "civilian", 2, None, None), ("injured", "boys", "civilian", 2, 2, 2)}),
    ("Shelling injured several civilians in Hama on Monday.", {("injured", "all", "civilian", 2, None, None)}),
    ("Militants attacked Hama on Monday, killing and injuring over 35 people.", set())])
def test_rows(text: str, expected: set[tuple[str, str, str, int | None, int | None, int | None]],
              knowledge: Knowledge) -> None:
    assert rows(text, knowledge) == expected


@pytest.mark.parametrize(("counts", "expected"), [
    ([exactly(2), exactly(3)], exactly(5)), ([exactly(2), CountRange(24, None, None)], CountRange(26, None, None)),
    ([CountRange(12, 12, None), exactly(1)], CountRange(13, 13, None)),
    ([CountRange(None, 50, 50), exactly(1)], CountRange(1, 51, 51))])
def test_counts_are_added_bound_by_bound(counts: list[CountRange], expected: CountRange) -> None:
    assert total(counts) == expected
