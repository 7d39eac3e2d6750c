"""Packs are facts: every file is of a known kind, and every example sentence of a pack gives the claims it says.

The notation of `examples.toml` is in docs/packs.md.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from sijill.knowledge import Knowledge
from sijill.knowledge.pack import CORE, Pack, find_packs, shipped_packs
from sijill.model.casualty import CountRange
from sijill.model.claim import Resolution, ResolvedClaim
from sijill.pipeline import code

PACKS = {pack.name: pack for pack in find_packs()}
CONCEPTS = {"attachment.csv", "casing.json", "linking.json",
    "actors.csv", "actors.toml", "blame.toml", "boilerplate.toml", "calendar.toml", "coding.toml", "countries.csv",
    "crosswalk.csv", "examples.toml", "fronts.csv", "numbers.toml", "pack.toml", "persons.toml", "places.csv",
    "places.toml", "scope.toml", "senses.toml", "speech.toml", "triggers.toml", "units.tsv", "units_share_alike.tsv",
        "weapons.toml", "zones.csv"}
KEYS = {"act", "quote", "scope", "modality", "counts", "perpetrators", "targets", "place", "place_id", "date", "source",
        "victims", "weapons"}

Expected = Mapping[str, Any]
Found = Mapping[str, Sequence[ResolvedClaim]]


def examples() -> Iterator[tuple[str, Expected]]:
    for pack in PACKS.values():
        for number, example in enumerate(pack.table("examples").get("example", []), 1):  # type: ignore[attr-defined]
            yield f"{pack.name}-{number}", example


EXAMPLES = dict(examples())


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_a_pack_holds_known_files_and_says_what_it_is(pack: Pack) -> None:
    assert {path.name for path in pack.folder.iterdir()} <= CONCEPTS
    assert pack.name == pack.folder.name
    assert pack.description.endswith(".")
    assert pack.name == CORE or CORE in pack.requires
    assert set(pack.requires) <= set(shipped_packs())


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_row_says_where_it_is_known_from(pack: Pack) -> None:
    for concept in ("actors", "places"):
        assert [where for where, row in pack.rows(concept) if not row["source"].strip()] == []


def test_examples_are_no_knowledge() -> None:
    """They are not read with, so that one more puts no casebook out of date; nor is what others call our actors."""
    read = {name for pack in PACKS.values() for name, _ in pack.contents()}
    assert read & {"examples.toml", "crosswalk.csv"} == set()


def test_every_example_is_written_in_the_notation() -> None:
    assert len(EXAMPLES) >= 50
    for name, example in EXAMPLES.items():
        assert set(example) <= {"text", "title", "published", "claims"}, name
        for claim in example["claims"]:
            assert {"act", "quote"} <= set(claim) <= KEYS, name
            assert claim["quote"] in f"{example.get('title', '')} {example['text']}", name


@pytest.fixture(scope="module")
def found(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """The claims of each example, which is a report of its own."""
    rows = [{"id": name, "text": example["text"], "title": example.get("title"), "published": example.get("published")}
            for name, example in EXAMPLES.items()]
    file = tmp_path_factory.mktemp("packs") / "examples.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    coded = code([str(file)], knowledge)
    names = {report.id: report.external_id or "" for report in coded.reports}
    assert sorted(names.values()) == sorted(EXAMPLES)
    claims: dict[str, list[ResolvedClaim]] = {name: [] for name in EXAMPLES}
    for incident in coded.incidents:
        for claim in incident.claims:
            claims[names[claim.claim.report_id]].append(claim)
    return claims


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gives_its_claims_and_no_others(name: str, found: Found) -> None:
    expected, claims = EXAMPLES[name]["claims"], found[name]
    assert {c.claim.act.value.value for c in claims} == {claim["act"] for claim in expected}
    for claim in expected:
        fitting = [c for c in claims if c.claim.act.value.value == claim["act"] and claim["quote"] in c.claim.act.text]
        said = [{key: described(c, key) for key in claim} | {"quote": claim["quote"]} for c in fitting]
        assert claim in said


def described(resolved: ResolvedClaim, key: str) -> object:
    """One value of a claim in the notation of the examples."""
    claim = resolved.claim
    ways: Mapping[str, Any] = {
        "quote": lambda: claim.act.text,
        "act": lambda: claim.act.value.value,
        "scope": lambda: claim.scope.value,
        "modality": lambda: claim.modality.value,
        "counts": lambda: {counted(c.value.harm.value, c.value.group.value): written(c.value.count)
                           for c in claim.casualties},
        "perpetrators": lambda: sorted(map(chosen, resolved.perpetrators)),
        "targets": lambda: sorted(map(chosen, resolved.targets)),
        "place": lambda: claim.place.text if claim.place else None,
        "place_id": lambda: resolved.place.chosen.id if resolved.place and resolved.place.chosen else None,
        "date": lambda: resolved.date.chosen.edtf if resolved.date.chosen else None,
        "source": lambda: chosen(resolved.source) if resolved.source else None,
        "victims": lambda: [stated.value.name for stated in claim.victims],
        "weapons": lambda: sorted(stated.value.value for stated in claim.weapons),
    }
    return ways[key]()


def chosen(resolution: Resolution[Any]) -> str:
    """The actor's id, or the words where they mean no actor of the roster."""
    return resolution.chosen.id if resolution.chosen else resolution.text


def counted(harm: str, group: str) -> str:
    return harm if group == "all" else f"{harm} {group}"


def written(count: CountRange) -> str:
    """ "9", "16+", else low/best/high with "-" for what is open."""
    if count.low == count.best == count.high:
        return str(count.best)
    if count.low == count.best and count.high is None:
        return f"{count.low}+"
    return "/".join("-" if bound is None else str(bound) for bound in (count.low, count.best, count.high))
