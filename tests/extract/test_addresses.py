"""What coders write behind a place: addresses in brackets, other names, the place they took for a vague one."""

from collections.abc import Iterable

import pytest
from one_sentence import sentence

from sijill.extract.places import find_places
from sijill.knowledge.gazetteer import Bearer
from sijill.knowledge.pack import find_packs
from sijill.model.place import PlaceMention


class KnownNames:
    """A gazetteer that knows four places."""

    def known(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(names) & {"Homs", "Hama", "Oyam", "Sofia"}

    def bearers(self, names: Iterable[str]) -> dict[str, tuple[Bearer, ...]]:
        return {}


def mentions(text: str) -> list[PlaceMention]:
    found = find_places([sentence(text)], KnownNames(), find_packs(["en"]))  # type: ignore[arg-type]
    return [place.mention for place in found[0]]


@pytest.mark.parametrize(("text", "name", "within"), [
    ("Gunmen shot at voters at Belu Kanto in Tirqa assembly constituency (Oyam, Homs).", "Belu Kanto",
     ("Tirqa", "Oyam", "Homs")),
    ("The army shelled fighters with guns Ar Raqb (Oyam, Hama).", "Ar Raqb", ("Oyam", "Hama")),
    ("Students fought with guards at the KLM district (Oyam, Homs).", "KLM", ("Oyam", "Homs")),
    ("Rebels entered the commune of Tirqa/Tarqa (Oyam, Homs).", "Tirqa", ("Tarqa", "Oyam", "Homs")),
    ("Guards shot a man in Belu village (also known as Balu), Tirqa council ward (Oyam, Homs).", "Belu",
     ("Balu", "Tirqa", "Oyam", "Homs")),
    ("A farmer was shot in Kwera woreda (a location coded to the nearest town, Sofia), Oyam (Homs).", "Sofia",
     ("Kwera", "Oyam", "Homs")),
    ("A farmer was shot in Kwera area, coded to Sofia.", "Sofia", ()),
    ("In Oyam - North Zone (Homs), gunmen shot a farmer.", "Oyam", ("Zone", "Homs")),
    ("A farmer was shot in Sofia village of Hama township (Homs).", "Sofia", ("Hama", "Homs")),
    ("A farmer was shot in Kwera area [coded as Tirqa] (Oyam, Homs).", "Kwera", ("Tirqa", "Oyam", "Homs")),
    ("A farmer was shot in Hama [coded to Sofia], Homs.", "Sofia", ("Hama", "Homs")),
    ("Students clashed at Kanto school ground in Tirqa upazila (Homs).", "Kanto", ("Tirqa", "Homs")),
    ("Guards beat a man at a Kanto rally in Tirqa (Oyam, Homs).", "Kanto", ("Tirqa", "Oyam", "Homs")),
    ("Jets struck a depot in the Kanto area Tirqa district in Homs.", "Kanto", ("Tirqa", "Homs")),
    ("An armed group attacked Sofia traders in Tirqa (Oyam, Homs).", "Tirqa", ("Oyam", "Homs")),
    ("The army shelled fighters near Kwera village between Tirqa and Belu districts, Homs.", "Kwera", ("Homs",)),
])
def test_a_place_with_its_address(text: str, name: str, within: tuple[str, ...]) -> None:
    assert [(mention.name, mention.within) for mention in mentions(text)] == [(name, within)]


def test_a_coder_says_in_a_sentence_of_its_own_where_it_was() -> None:
    spans = [sentence(text) for text in ("Rebels fought the army at Kwera hill in Hama.",
                                         "Exact location unclear; coded to Sofia (Oyam, Homs).")]
    fought, _ = find_places(spans, KnownNames(), find_packs(["en"]))  # type: ignore[arg-type]
    assert [(p.mention.name, p.mention.within) for p in fought] == [("Sofia", ("Oyam", "Homs"))]


def test_a_part_of_a_town_may_open_with_its_noun() -> None:
    town, part = mentions("In Sofia (Homs), a man was shot in Colonia Nueva.")
    assert (part.name, part.feature, part.within) == ("Colonia Nueva", "neighbourhood", ("Sofia", "Homs"))
    assert town.name == "Sofia"


def test_a_hamlet_lies_where_the_village_told_just_before_does() -> None:
    _, hamlet = mentions("In Kwera village (Homs), the bodies of two men were found in Sofia hamlet.")
    assert hamlet.within[0] == "Homs"


def test_a_party_in_brackets_is_no_address() -> None:
    assert mentions("The candidate Kanto (United Front) spoke to reporters.") == []
