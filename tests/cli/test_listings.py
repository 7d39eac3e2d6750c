"""Listings: formats, selections, protected names, refusals."""

import csv
import io
import json
from dataclasses import replace

import pytest
from factory import CHILD, TEXT
from standins import AGGREGATE, INCIDENT, Runner, Stages

from sijill.model.incident import Standing
from sijill.model.report import Given, Refusal
from sijill.model.wire import validate

SHOW = ["incidents", "claims", "reports"]
EYE = ["--csv", "--tsv", "-t"]


def test_json_is_an_array_and_nl_one_record_a_line(run: Runner, book: str) -> None:
    records = json.loads(run("incidents", book).out)
    lines = run("incidents", book, "--nl").out.splitlines()
    assert [json.loads(line) for line in lines] == records
    assert [record["id"] for record in records] == [INCIDENT.id, AGGREGATE.id]
    for record in records:
        validate(record)


def test_nothing_found_is_an_empty_array(run: Runner, book: str) -> None:
    assert run("incidents", book, "--place", "Nowhere").out == "[]\n"
    assert run("incidents", book, "--place", "Nowhere", "--nl").out == ""
    assert run("incidents", book, "--place", "Nowhere", "-t").out == "no incidents\n"
    assert run("incidents", book, "--place", "Nowhere", "--csv").out.startswith("id,scope")


@pytest.mark.parametrize("verb", SHOW)
def test_csv_and_tsv_have_one_width(run: Runner, book: str, verb: str) -> None:
    table = list(csv.reader(io.StringIO(run(verb, book, "--csv").out)))
    tabbed = [line.split("\t") for line in run(verb, book, "--tsv").out.splitlines()]
    assert len({len(row) for row in table + tabbed}) == 1
    assert table[0] == tabbed[0]
    assert len(table) == len(tabbed) > 1


def test_flat_rows_say_what_the_record_says(run: Runner, book: str) -> None:
    row = next(csv.DictReader(io.StringIO(run("incidents", book, "--csv").out)))
    assert row["date_edtf"] == "2019-05-04"
    assert row["casualties"] == "12+ killed (civilian), incl. 3 children"
    assert (row["killed_civilian"], row["injured_civilian"]) == ("12", "")
    assert (row["place_name"], row["country"]) == ("Tell Zahra", "SY")


def test_a_table_puts_totals_under_a_rule_after_incidents(run: Runner, book: str) -> None:
    out = run("incidents", book, "-t").out
    assert out.index("2019-05-04") < out.index("aggregate: totals") < out.index("undated")
    assert "aggregate" not in run("incidents", book, "-t", "--scope", "incident").out


def test_a_table_explains_the_signs_in_it_and_no_others(run: Runner, book: str, stages: Stages) -> None:
    legend = run("incidents", book, "-t").out.splitlines()[-1]
    assert legend == "5+ at least 5 · (source) passes on another's word"
    disputed = tuple(replace(finding, standing=Standing.DISPUTED) for finding in AGGREGATE.casualties)
    stages.incidents = (replace(AGGREGATE, casualties=disputed),)
    assert run("code", "-", "-t").out.splitlines()[-1] == "5+ at least 5 · ? disputed"


def test_several_in_one_cell_are_told_apart(run: Runner, book: str) -> None:
    out = run("incidents", book, "-t", "--scope", "incident").out
    assert "· Orchard" in out
    assert "· (Valley" in out
    assert "· Northern" not in out


def test_lines_that_are_no_terminals_fit_a_page(run: Runner, book: str) -> None:
    assert max(map(len, run("incidents", book, "-t").out.splitlines())) <= 120


@pytest.mark.parametrize("verb", SHOW)
@pytest.mark.parametrize("form", EYE)
def test_protected_names_are_withheld_from_what_people_read(run: Runner, book: str, verb: str, form: str) -> None:
    assert "Qaddour" not in run(verb, book, form).out


def test_an_analyst_may_see_protected_names(run: Runner, book: str) -> None:
    assert CHILD in run("incidents", book, "--csv", "--show-protected").out
    assert "[name withheld]" in run("incidents", book, "--csv").out


def test_the_record_is_whole_and_says_so_unless_told_otherwise(run: Runner, book: str) -> None:
    whole = run("incidents", book, "--nl")
    assert CHILD in whole.out
    assert "protected name" in whole.err
    assert CHILD not in whole.err
    evidence = json.loads(whole.out.splitlines()[0])["claims"][0]["evidence"]
    assert all(TEXT[e["start"]:e["end"]] == e["quote"] for e in evidence)
    hidden = run("incidents", book, "--nl", "--hide-protected")
    assert "Qaddour" not in hidden.out
    assert hidden.err == ""
    assert run("incidents", book, "--nl", "--show-protected").err == ""


def test_selections_narrow_a_listing(run: Runner, book: str) -> None:
    assert run("incidents", book, "--since", "2019-06", "--nl").out == ""
    found = run("incidents", book, "--since", "2019-05", "--until", "2019", "--actor", "northern", "--nl")
    assert len(found.out.splitlines()) == 1
    assert "1 incident whose days are not known" in found.err


def test_claims_name_their_incident(run: Runner, book: str) -> None:
    claim = json.loads(run("claims", book).out)[0]
    assert claim["incident_id"] == INCIDENT.id
    assert claim["act"] == "shooting"


def test_code_lists_what_the_stages_find(run: Runner, stages: Stages) -> None:
    ran = run("code", "a.txt", "-", "--published", "2019-05-05", "--publisher", "Valley News", "--packs", "en, syria",
              "--extractor", "rules", "--nl")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [INCIDENT.id, AGGREGATE.id]
    inputs, knowledge, given, _, extractor = stages.called
    assert inputs == ("a.txt", "-")
    assert (knowledge, extractor) == (("en", "syria"), "rules")
    assert given == Given(published="2019-05-05", publisher="Valley News")


def test_refusals_come_one_a_line_and_the_rest_goes_on(run: Runner, stages: Stages) -> None:
    stages.refusals = (Refusal("b.bin", "this is no text", "give text"), Refusal("c.csv", "no column text", "name it"))
    ran = run("code", "a.txt", "b.bin", "c.csv", "--hide-protected")
    assert ran.status == 1
    assert ran.err.splitlines() == ["sijill: b.bin: this is no text; give text",
                                    "sijill: c.csv: no column text; name it"]
    assert len(json.loads(ran.out)) == 2


def test_a_report_cannot_command_the_terminal_or_a_spreadsheet(run: Runner, stages: Stages) -> None:
    assert INCIDENT.place is not None
    hostile = replace(INCIDENT.place.value, place=None, text="=HYPERLINK(1)\x1b[2J\tx")
    stages.incidents = (replace(INCIDENT, place=replace(INCIDENT.place, value=hostile)),)
    row = next(csv.DictReader(io.StringIO(run("code", "-", "--csv").out)))
    assert row["place_text"].startswith("'=HYPERLINK")
    for form in ("--csv", "--tsv", "-t", "--explain"):
        assert "\x1b" not in run("code", "-", form).out
