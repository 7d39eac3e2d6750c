"""Who rests on whom: passages, rewrites, desks and chains, in small cases; and what a source is known by."""

from dataclasses import replace

import pytest
from resolved import DAY, ROSTER, Told, claim, killed, report

from sijill.model.claim import SourceKind
from sijill.model.incident import Cluster, Incident
from sijill.model.report import Report
from sijill.reconcile import reconcile
from sijill.reconcile.paraphrase import common_details, marks_of, rewrites
from sijill.reconcile.voices import called

RESIDENTS = Told("r1", source="residents", kind=SourceKind.WITNESS, publisher="daily", by=("north",))


def incident(*told: Told, texts: dict[str, str] | None = None) -> Incident:
    reports = {t.report: report(t.report, (texts or {}).get(t.report), DAY, t.publisher) for t in told}
    claims = tuple(sorted((claim(t) for t in told), key=lambda c: c.claim.id))
    (found,) = reconcile([Cluster(claims)], reports, ROSTER)
    return found


def independent(found: Incident) -> list[str]:
    return sorted(source.name for source in found.sources if source.independent)


def rests(found: Incident) -> list[str]:
    names = {speaker.key: speaker.name for speaker in found.upstream.speakers}
    return [f"{names[r.who]} {r.how} {names[r.on]}" for r in found.upstream.restings]


@pytest.mark.parametrize(("words", "kind", "name"), [
    ("resident Abu Omar", SourceKind.WITNESS, "Abu Omar"), ("Umm Khaled, a mother", SourceKind.WITNESS, "Umm Khaled"),
    ("Nur Hospital officials", SourceKind.OFFICIAL, "Nur Hospital"),
    ("residents of Tell Zahra", SourceKind.WITNESS, None),
    ("Tell Zahra residents", SourceKind.WITNESS, None), ("a local source", SourceKind.WITNESS, None),
    ("Residents", SourceKind.WITNESS, None), ("spokesman Karim al-Saleh", SourceKind.OFFICIAL, "Karim al-Saleh")])
def test_the_name_by_which_a_source_is_called(words: str, kind: SourceKind, name: str | None) -> None:
    assert called(words, kind) == name


def test_residents_of_one_desk_are_one_in_all_its_reports() -> None:
    assert independent(incident(RESIDENTS, replace(RESIDENTS, report="r2"))) == ["residents"]
    assert len(independent(incident(RESIDENTS, replace(RESIDENTS, report="r2", publisher="weekly")))) == 2


def test_a_witness_who_is_named_is_the_same_to_whoever_quotes_her() -> None:
    aunt = replace(RESIDENTS, source="Umm Khaled Saleh, an aunt")
    assert independent(incident(aunt, replace(aunt, report="r2", publisher="weekly"))) == ["a witness"]
    (speaker,) = (s for s in incident(aunt).upstream.speakers if s.independent)
    assert speaker.private


def test_a_chain_ends_at_whoever_was_first() -> None:
    told = Told("r1", source="monitor", publisher="daily"), Told("r2", source="daily", publisher="weekly")
    found = incident(*told)
    assert independent(found) == ["Lamp Monitor"]
    assert sorted(rests(found)) == ["The Daily carries Lamp Monitor", "The Weekly cites The Daily"]


def test_a_passage_taken_over_is_told_by_whom_it_was_taken_from() -> None:
    taken = " ".join(f"word{n}" for n in range(40))
    own = " ".join(f"other{n}" for n in range(40))
    told = Told("r1", publisher="daily"), Told("r2", publisher="weekly")
    assert independent(incident(*told, texts={"r1": taken, "r2": f"{taken} {own}"})) == ["The Daily"]
    assert len(independent(incident(*told, texts={"r1": taken, "r2": f"{own} {taken}"}))) == 2


def test_whoever_others_cite_was_first_whatever_the_dates() -> None:
    text = " ".join(f"word{n}" for n in range(40))
    told = Told("r1", publisher="daily"), Told("r2", publisher="weekly"), Told("r3", source="weekly", publisher=None)
    found = incident(*told, texts={"r1": text, "r2": text})
    assert independent(found) == ["The Weekly"]
    assert "The Daily reprints The Weekly" in rests(found)


def test_the_order_of_reports_plays_no_part() -> None:
    told = [RESIDENTS, replace(RESIDENTS, report="r2", publisher="weekly"),
            Told("r3", source="monitor", publisher="daily"),
            Told("r4", publisher="north_news", tolls=(killed(4),)), Told("r5", source="south", publisher="weekly")]
    assert incident(*told).upstream == incident(*told[::-1]).upstream


FIRST = "“They came for the mill and then they set fire to the barn,” said a neighbour. It had 310 sacks and 72 planks."


def rewritten(text: str) -> list[str]:
    reports: dict[str, Report] = {"a": report("a", FIRST), "b": report("b", text)}
    marks = {name: marks_of(each, common_details([], [])) for name, each in reports.items()}
    return [r.why for r in rewrites(["a", "b"], marks, reports, {})]


def test_a_quotation_in_other_words_is_known_again() -> None:
    (why,) = rewritten("A woman recalls: “First they came for the mill, and then they set the barn on fire.”")
    assert why.startswith("the same quotation")


def test_other_people_say_other_things() -> None:
    assert rewritten("“We ran to the river when shots were heard on the hill,” said a boy with 310 sacks.") == []


def test_a_few_figures_in_common_are_chance() -> None:
    assert rewritten("Of 310 sacks and 72 planks nothing was left on 6 May 2020.") == []
