"""What a report recalls of earlier days behind its news: invented reports."""

import pytest
from extracted import claims

from sijill.knowledge import Knowledge
from sijill.model.event import Scope

NEWS = "Ambar (Valley News) - Shelling killed three farmers near the village of Dabiq on Thursday, a medic said."


def _scopes(text: str, knowledge: Knowledge) -> dict[str, Scope]:
    """The scope of what is told of each town."""
    found = claims(text, knowledge)
    return {word: c.scope for c in found for word in ("Dabiq", "Akhtarin", "Azaz", "Mare")
            if word in {p.value.name for p in [c.place] if p}}


@pytest.mark.parametrize("recap", [
    "On 3 May, a drone killed two guards in the town of Akhtarin.",
    "Five days before this attack, a drone killed two guards in the town of Akhtarin.",
    "Last week, a drone killed two guards in the town of Akhtarin.",
    "This shelling comes after a drone killed two guards in the town of Akhtarin on 3 May.",
])
def test_an_earlier_day_behind_the_news_is_background(recap: str, knowledge: Knowledge) -> None:
    assert _scopes(f"{NEWS}\n\n{recap}", knowledge) == {"Dabiq": Scope.INCIDENT, "Akhtarin": Scope.CONTEXT}


@pytest.mark.parametrize("also", [
    "On Wednesday, a drone killed two guards in the town of Akhtarin.",
    "A drone killed two guards in the town of Akhtarin on 3 May.",
    "Similarly, on Monday, a drone killed two guards in the town of Akhtarin.",
    "On Thursday evening, a drone killed two guards in the town of Akhtarin.",
])
def test_the_day_before_and_what_opens_otherwise_is_news(also: str, knowledge: Knowledge) -> None:
    assert set(_scopes(f"{NEWS}\n\n{also}", knowledge).values()) == {Scope.INCIDENT}


def test_many_earlier_days_are_a_survey(knowledge: Knowledge) -> None:
    days = " ".join(f"On {day} May, gunmen killed a guard in the town of {town}."
                    for day, town in ((8, "Akhtarin"), (6, "Azaz"), (4, "Mare")))
    assert set(_scopes(f"{NEWS}\n\n{days}", knowledge).values()) == {Scope.INCIDENT}


def test_the_day_of_the_wound_is_no_recap(knowledge: Knowledge) -> None:
    text = ("A farmer died on Thursday of wounds he sustained in shelling.\n\n"
            "On 3 May, shelling hit a field in Akhtarin, wounding the farmer.")
    assert Scope.CONTEXT not in _scopes(text, knowledge).values()


def test_the_day_of_news_without_a_day_is_no_recap(knowledge: Knowledge) -> None:
    text = "Rebels shelled the town of Akhtarin, killing two.\n\nOn 3 May, a shell hit a market in Akhtarin."
    assert Scope.CONTEXT not in _scopes(text, knowledge).values()
