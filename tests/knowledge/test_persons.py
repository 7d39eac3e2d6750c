"""Persons: nouns in both numbers, modifiers, names and their sexes."""

import pytest
from one_sentence import persons

from sijill.errors import SijillError
from sijill.knowledge.persons import Facts, Persons
from sijill.model.casualty import Group, Harm, Status
from sijill.model.claim import AgeGroup, Sex


def test_regular_and_irregular_plurals() -> None:
    nouns = [{"group": "children", "forms": ["kid", "child/children"]}]
    found = Persons.from_tables([{"regular_plural": "s", "nouns": nouns}])
    assert [found.nouns[form].plural for form in ("kid", "kids", "child", "children")] == [False, True, False, True]
    assert found.noun("Children") == found.nouns["children"]


@pytest.mark.parametrize(("word", "group", "status"), [
    ("girls", Group.GIRLS, Status.CIVILIAN), ("soldiers", None, Status.COMBATANT),
    ("policemen", None, Status.COMBATANT),
    ("paramedic", Group.MEDICAL, Status.CIVILIAN), ("people", None, None), ("residents", None, Status.CIVILIAN)])
def test_shipped_nouns(word: str, group: Group | None, status: Status | None) -> None:
    noun = persons().noun(word)
    assert noun is not None
    assert (noun.facts.group, noun.facts.status) == (group, status)


def test_nouns_that_say_what_befell() -> None:
    noun = persons().noun("wounded")
    assert noun is not None
    assert noun.harm is Harm.INJURED
    assert noun.participle


def test_demonyms_are_nouns_and_adjectives() -> None:
    assert persons().demonyms["palestinians"] == "PS"
    assert persons().noun("Palestinians") is not None
    assert persons().demonyms["french"] == "FR"
    assert persons().noun("french") is None


def test_the_modifier_nearest_the_noun_speaks_first() -> None:
    said = persons().said_beside(["army", "medical"])
    assert said == Facts(group=Group.MEDICAL, status=Status.CIVILIAN)
    assert persons().said_beside(["civil", "defence"]).group is Group.RESCUERS


def test_names_tell_the_sex_unless_both_bear_them() -> None:
    names = Persons.from_tables([{"given_names": {"male": ["Nour", "Omar"], "female": ["nour", "Lina"]}}]).names
    assert names.given == {"nour": None, "omar": Sex.MALE, "lina": Sex.FEMALE}


def test_facts_over_others() -> None:
    said = Facts(sex=Sex.FEMALE).over(Facts(sex=Sex.MALE, age_group=AgeGroup.CHILD))
    assert said == Facts(sex=Sex.FEMALE, age_group=AgeGroup.CHILD)


def test_enough_nouns_for_a_language() -> None:
    assert len(persons().nouns) > 1000


@pytest.mark.parametrize("table", [
    {"nouns": [{"group": "aliens", "forms": ["x"]}]}, {"nouns": {"forms": ["x"]}}, {"age": {"child_below": "18"}},
    {"age": {"in_years": {"month": "a"}}}])
def test_a_misshapen_table_is_refused_by_name(table: dict[str, object]) -> None:
    with pytest.raises(SijillError, match=r"persons\.toml"):
        Persons.from_tables([table])
