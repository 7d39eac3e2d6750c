"""Sport, business, obituaries, films, accidents, weather: words of war without a war give no incident."""

import json
import random
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.knowledge import Knowledge
from sijill.model.event import Scope
from sijill.model.incident import Incident
from sijill.pipeline import code

pytestmark = pytest.mark.slow

HARMLESS: Mapping[str, Sequence[str]] = tomllib.loads((Path(__file__).parent / "harmless.toml").read_text("utf-8"))
NAMED = {f"{kind}-{number}": text for kind, texts in HARMLESS.items() for number, text in enumerate(texts, 1)}

Found = Mapping[str, list[Incident]]

FLOOR = tomllib.loads((Path(__file__).parents[1] / "accuracy" / "floors.toml").read_text("utf-8"))["harmless"]
TEMPLATES = tomllib.loads((Path(__file__).parent / "harmless_templates.toml").read_text("utf-8"))
FILLINGS = 6
"""Of each template: with the paragraphs above they make more than the floor asks for."""


def filled() -> dict[str, str]:
    """The templates with their gaps filled, each several times and every time otherwise; the same at every run."""
    chance = random.Random(1)
    made: dict[str, str] = {}
    for kind, templates in TEMPLATES["templates"].items():
        for number, template in enumerate(templates, 1):
            texts = dict.fromkeys(text for _ in range(50) for text in [filling(template, chance)])
            made |= {f"{kind}-{number}-{at}": text for at, text in enumerate(list(texts)[:FILLINGS], 1)}
    return made


def filling(template: str, chance: random.Random) -> str:
    text = template.format(**{gap: chance.choice(words) for gap, words in TEMPLATES["gaps"].items()})
    return text[0].upper() + text[1:]


TEMPLATED = filled()


@pytest.fixture(scope="module")
def found(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Each paragraph a report of its own, all coded in one call."""
    rows = [json.dumps({"id": name, "text": text, "published": "2021-06-12", "publisher": "The Example"})
            for name, text in (NAMED | TEMPLATED).items()]
    file = tmp_path_factory.mktemp("harmless") / "harmless.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    coded = code([str(file)], knowledge)
    assert len(coded.reports) == len(NAMED | TEMPLATED)
    names = {report.id: report.external_id or "" for report in coded.reports}
    by_name: dict[str, list[Incident]] = defaultdict(list)
    for incident in coded.incidents:
        for name in sorted({names[claim.claim.report_id] for claim in incident.claims}):
            by_name[name].append(incident)
    return by_name


def test_there_is_enough_to_tell() -> None:
    assert len(NAMED) >= 60
    assert len(set(NAMED.values())) == len(NAMED)


@pytest.mark.parametrize("name", NAMED)
def test_nothing_comes_of_it(name: str, found: Found) -> None:
    """Of a lesson in history context may come; of a match or a storm not even that."""
    scopes = set(Scope) - {Scope.CONTEXT} if name.startswith("history") else set(Scope)
    assert said(found.get(name, []), *scopes) == ""


@pytest.mark.accuracy
def test_hardly_anything_comes_of_many_more(found: Found) -> None:
    """Over all paragraphs, written and templated: the share that gives an incident is below the floor."""
    every = NAMED | TEMPLATED
    assert len(every) >= FLOOR["paragraphs"]
    wrong = {name: said(found[name], Scope.INCIDENT) for name in every if said(found.get(name, []), Scope.INCIDENT)}
    assert len(wrong) <= FLOOR["incidents"] * len(every), wrong


def test_the_same_words_are_heard_where_they_are_meant(knowledge: Knowledge, tmp_path: Path) -> None:
    """So that silence above is judgement and not deafness."""
    file = tmp_path / "war.txt"
    file.write_text("Gunmen attacked a bakery in Aleppo on Friday and killed nine people, residents said. "
                    "Soldiers shelled the village of Kafr Halab and wounded two farmers.", encoding="utf-8")
    assert len(code([str(file)], knowledge).incidents) >= 2


SUBJECTS = ["The goalkeeper", "Our accountant", "A novelist from Homs", "The central bank", "The orchestra", "My aunt",
            "The mayor's press officer", "Each of the bakers", "The opposition in parliament", "The start-up"]
DEEDS = ["attacked the problem from another side", "killed the lights", "shot a short film in {town}",
         "fired the coach after {count} defeats", "captured the mood of the evening", "blew up {count} balloons",
         "hit the target of {count} subscribers", "bombed at the auditions in {town}", "came under fire for the delay",
         "launched a campaign for {count} new members", "executed {count} orders before lunch",
         "stormed off the stage", "seized the moment", "raided the fridge", "exploded with laughter",
         "was buried in paperwork", "fought off {count} rivals for the contract", "defended the title",
         "struck a deal with suppliers in {town}", "targeted savings of {count} million",
         "died {count} deaths of embarrassment", "survived a vote of no confidence by {count} votes",
         "cut off {count} customers by mistake", "took no prisoners in the quiz", "torched the budget"]
TAILS = ["", " on Monday", " last month", ", according to a spokesman", ", and nobody was hurt", " in {town}"]
TOWNS = ["Aleppo", "Raqqa", "Gaza", "Kharkiv", "Sanaa"]

COUNTS = ["two", "seven", "11", "at least 40", "dozens of"]


@st.composite
def figures_of_speech(draw: st.DrawFn) -> str:
    sentence = "".join(draw(st.sampled_from(choice)) for choice in ([f"{s} " for s in SUBJECTS], DEEDS, TAILS)) + "."
    return sentence.replace("{town}", draw(st.sampled_from(TOWNS))).replace("{count}", draw(st.sampled_from(COUNTS)))


def test_figures_of_speech(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "told.txt"

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(st.lists(figures_of_speech(), min_size=1, max_size=4))
    def nothing_comes_of_it(told: list[str]) -> None:
        file.write_text(" ".join(told), encoding="utf-8")
        assert said(code([str(file)], knowledge).incidents, *Scope) == ""

    nothing_comes_of_it()


def said(incidents: Sequence[Incident], *scopes: Scope) -> str:
    """What was misread, with the words."""
    return "; ".join(f"{incident.scope.value} {claim.claim.act.value.value}: {claim.claim.act.text}"
                     for incident in incidents if incident.scope in scopes for claim in incident.claims)
