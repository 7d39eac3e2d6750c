"""How likely an event happened at each place of its sentence: invented sentences, the shipped weights."""

import pytest
from extracted import readings, report

from sijill.extract.attachment import Attached, attach, coordinated, pair_marks, way
from sijill.extract.placing import scene_of
from sijill.knowledge import Knowledge


def scored(text: str, word: str, knowledge: Knowledge) -> dict[str, Attached]:
    """By name, the places of the one sentence for its event word."""
    [reading] = readings(report(text), knowledge)
    model = knowledge.language.attachment
    event = next(t for t in reading.sentence.span if t.text == word)
    return {a.place.mention.name: a for a in attach(event, scene_of(reading, reading.places, model), model)}


@pytest.mark.parametrize(("text", "word", "likely", "unlikely"), [
    ("Gunmen killed two farmers in Homs.", "killed", {"Homs"}, set()),
    ("Gunmen from Hama killed two farmers in Homs.", "killed", {"Homs"}, {"Hama"}),
    ("Two farmers were killed in Homs and three others were injured in Idlib by shells.", "killed", {"Homs"},
     {"Idlib"}),
    ("Two farmers were killed in Homs and three others were injured in Idlib by shells.", "injured", {"Idlib"},
     {"Homs"}),
    ("The army shelled Idlib, Hama and Homs on Monday.", "shelled", {"Idlib", "Hama", "Homs"}, set()),
    ("In Idlib, gunmen shot dead a teacher who had fled from Homs.", "shot", {"Idlib"}, {"Homs"}),
    ("A hospital in Damascus said that two farmers were killed in Homs.", "killed", {"Homs"}, {"Damascus"})])
def test_of_two_places_the_one_where_it_happened(text: str, word: str, likely: set[str], unlikely: set[str],
                                                 knowledge: Knowledge) -> None:
    found = scored(text, word, knowledge)
    assert all(found[name].score > 0.35 for name in likely)
    assert all(found[name].score < min(found[other].score for other in likely) for name in unlikely if name in found)


def test_a_score_has_its_reasons(knowledge: Knowledge) -> None:
    [found] = scored("Gunmen killed two farmers in Homs.", "killed", knowledge).values()
    assert len(found.reasons) == 3
    assert all(reason.endswith(")") for reason in found.reasons)


def test_the_way_leaves_out_lists(knowledge: Knowledge) -> None:
    [reading] = readings(report("Gunmen killed two farmers in Idlib, Hama and Homs."), knowledge)
    doc = reading.sentence.span.doc
    event = next(t for t in doc if t.text == "killed")
    ways = [way(event, doc[place.head]) for place in reading.places]
    assert len({tuple(t.dep_ for t in w.down) for w in ways if w}) == 1
    assert coordinated(doc, reading.places[0], reading.places[2])


def test_no_marks_over_the_end_of_a_sentence(knowledge: Knowledge) -> None:
    one, two = readings(report("Gunmen killed two farmers. The army shelled Homs."), knowledge)
    scene = scene_of(two, two.places, knowledge.language.attachment)
    assert pair_marks(one.triggers[0].head, two.places[0], scene) == ()
