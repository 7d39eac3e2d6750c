"""Who did it to whom: invented sentences, and the heads in the agent's and the patient's place."""

import pytest
from one_sentence import sentence

from sijill.extract.roles import agents, aims, companions, patients
from sijill.extract.triggers import Found, find_triggers
from sijill.knowledge import Knowledge


def trigger(text: str, word: str, knowledge: Knowledge) -> Found:
    return next(f for f in find_triggers(sentence(text), knowledge.language.triggers) if f.head.text == word)


@pytest.mark.parametrize(("text", "word", "by", "whom"), [
    ("Gunmen killed two bakers.", "killed", ["Gunmen"], ["bakers"]),
    ("Two bakers were killed by gunmen.", "killed", ["gunmen"], ["bakers"]),
    ("The militants, who abducted two nurses, fled.", "abducted", ["militants"], ["nurses"]),
    ("The killing of nine villagers by militiamen was recorded.", "killing", ["militiamen"], ["villagers"]),
    ("Gunmen kidnapped and tortured two drivers.", "kidnapped", ["Gunmen"], ["drivers"]),
    ("Gunmen kidnapped and tortured two drivers.", "tortured", ["Gunmen"], ["drivers"]),
    ("Government forces carried out a massacre.", "massacre", ["forces"], []),
    ("An airstrike was carried out by Russian forces.", "airstrike", ["forces"], []),
    ("Jets bombed the market, killing three children.", "killing", ["Jets"], ["children"]),
    ("Two drivers were stopped and later killed.", "killed", [], ["drivers"]),
    ("A boy died in the shelling.", "died", [], ["boy"]),
    ("The shelling left two bakers dead.", "dead", [], ["bakers"]),
    ("The shelling left two bakers dead and another injured in Idlib.", "injured", [], ["another"])])
def test_agents_and_patients(text: str, word: str, by: list[str], whom: list[str], knowledge: Knowledge) -> None:
    found = trigger(text, word, knowledge)
    assert ([t.text for t in agents(found)], [t.text for t in patients(found)]) == (by, whom)


@pytest.mark.parametrize("text", [
    "Clashes between rebels and soldiers broke out.", "Rebels clashed with soldiers."])
def test_a_clash_has_two_sides(text: str, knowledge: Knowledge) -> None:
    word = next(w for w in ("Clashes", "clashed") if w in text)
    assert {t.lower_ for t in agents(trigger(text, word, knowledge))} == {"rebels", "soldiers"}


def test_what_an_attack_was_aimed_at(knowledge: Knowledge) -> None:
    assert [t.text for t in aims(trigger("The soldiers opened fire on protesters.", "opened", knowledge))] \
        == ["protesters"]


def test_who_met_the_same_end(knowledge: Knowledge) -> None:
    found = trigger("A baker was killed along with his two sons.", "killed", knowledge)
    assert "sons" in [t.text for t in companions(found)]
    assert companions(trigger("A baker was killed with a knife.", "killed", knowledge)) == []
