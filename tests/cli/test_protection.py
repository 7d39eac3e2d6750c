"""The name of a protected child: in the text, the headline, the publisher, the file's name; shown nowhere."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from factory import CHILD, TEXT, make_claim, make_incident, make_report, make_resolved
from standins import Runner, Stages

from sijill.casebook import WHOLE, Casebook, Mark
from sijill.model.decision import Verdict
from sijill.model.report import Refusal, SegmentKind
from sijill.review import Signature, make_decision

NAMING = make_report(
    TEXT.replace("Twelve dead in Tell Zahra", f"{CHILD}, 9, among the dead"), title=f"{CHILD}, 9, among the dead",
    publisher=f"{CHILD} Foundation", external_id="SAMIR_QADDOUR-7", origin="reports/samir-qaddour_2019.txt",
    url="https://valley.example/2019/samir-qaddour-killed", author="Qaddour family")
CLAIM = make_claim(NAMING)
INCIDENT = make_incident(make_resolved(replace(CLAIM, source=None), source=None))
REFUSAL = Refusal("reports/Samir Qaddour (copy).txt", "Samir’s text is empty", "give Qaddour’s report again")

EYE = ["--csv", "--tsv", "-t"]
QUIET = [*EYE, "--nl --hide-protected", "--hide-protected"]


def telling(text: str) -> list[str]:
    return [line for line in text.splitlines() if "samir" in line.casefold() or "qaddour" in line.casefold()]


@pytest.fixture
def naming(stages: Stages) -> Stages:
    stages.reports, stages.incidents, stages.refusals = (NAMING,), (INCIDENT,), (REFUSAL,)
    return stages


@pytest.fixture
def naming_book(tmp_path: Path, naming: Stages) -> str:
    path = tmp_path / "naming.casebook"
    with Casebook.create(path, ["core", "en"]) as casebook:
        casebook.add_report(NAMING)
        casebook.put_claims([CLAIM], Mark("extract", NAMING.id, "", ""))
        casebook.put_resolved(INCIDENT.claims, Mark("resolve", NAMING.id, "", ""))
        casebook.put_incidents([INCIDENT], Mark("link", WHOLE, "", ""))
        casebook.add_decision(make_decision(
            Verdict.ACCEPT, [INCIDENT.id], Signature("R", "2024-05-01T10:00:00Z", "as Samir’s father told us")))
    return str(path)


def test_the_report_names_the_child_everywhere() -> None:
    """Otherwise the tests below would prove nothing."""
    spoken = (NAMING.text, NAMING.title, NAMING.publisher, NAMING.external_id, NAMING.origin, NAMING.url, NAMING.author)
    assert all(telling(words or "") for words in (*spoken, str(REFUSAL)))
    assert NAMING.segments[0].kind is SegmentKind.TITLE


@pytest.mark.parametrize("form", [*QUIET, "--explain"])
def test_code_tells_the_name_to_neither_stream(run: Runner, naming: Stages, form: str) -> None:
    ran = run("code", "x", *form.split())
    assert ran.status == 1
    assert telling(ran.out) == []
    assert telling(ran.err) == []
    assert ran.err.startswith("sijill: reports/[name withheld] (copy).txt: [name withheld]’s text is empty")


@pytest.mark.parametrize("form", QUIET)
@pytest.mark.parametrize("verb", ["incidents", "claims", "reports"])
def test_no_listing_of_a_casebook_tells_the_name(run: Runner, naming_book: str, verb: str, form: str) -> None:
    ran = run(verb, naming_book, *form.split())
    assert ran.status == 0
    assert telling(ran.out + ran.err) == []
    assert {INCIDENT.id[:8], CLAIM.id[:8], NAMING.id[:8]} & {word[:8] for word in re.findall(r"\w+", ran.out)}


def test_explanations_decisions_and_refused_inputs_do_not_tell_it(run: Runner, naming_book: str) -> None:
    for command in (["explain", naming_book, INCIDENT.id], ["decisions", naming_book], ["read", naming_book, "x"]):
        ran = run(*command)
        assert telling(ran.out + ran.err) == []
        assert "[name withheld]" in ran.out + ran.err


def test_a_child_named_in_one_report_is_not_named_by_another(run: Runner, naming: Stages) -> None:
    """One of them calls the dead "children" only: on its own it would have nothing to hide."""
    other = make_report(f"{CHILD} mourned\n\n" + TEXT.split("\n\n")[1], id="rep_" + "2" * 16, title=f"{CHILD} mourned",
                        publisher=f"{CHILD} Foundation")
    claim = make_claim(other, id="clm_" + "2" * 16, victims=())
    naming.reports = (NAMING, other)
    naming.incidents = (INCIDENT, make_incident(make_resolved(claim)))
    for form in (*QUIET, "--explain"):
        assert telling(run("code", "x", *form.split()).out) == []


def test_a_quote_that_lost_a_name_says_so(run: Runner, naming: Stages) -> None:
    (record,) = json.loads(run("code", "x", "--hide-protected").out)
    marked = {e["quote"]: e.get("withheld") for e in record["claims"][0]["evidence"]}
    assert marked["[name withheld]"] is True
    assert marked["at least 12 civilians"] is None


def test_who_asks_for_the_names_gets_them_in_talk_as_well(run: Runner, naming: Stages) -> None:
    ran = run("code", "x", "-t", "--show-protected")
    assert ran.err == f"sijill: {REFUSAL}\n"
