"""How values are worded, and ids cut short."""

from dataclasses import replace

import pytest
from factory import counts, make_incident, make_report
from hypothesis import given

from sijill.cli import words
from sijill.cli.table import short_ids
from sijill.model.actor import ActorKind
from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status, exactly
from sijill.model.dates import DateBasis, day_range
from sijill.model.incident import Finding, Party, PlaceFinding, Standing
from sijill.model.place import PlacePrecision
from sijill.model.report import Report


@pytest.mark.parametrize(("count", "said"), [
    (exactly(11), "11"), (CountRange(128, 128, None), "128+"), (CountRange(24, None, None), "24+"),
    (CountRange(None, None, 40), "up to 40"), (CountRange(66, None, 70), "66–70"), (CountRange(66, 70, 70), "66–70"),
    (CountRange(270, 300, 330), "about 300 (270–330)"), (CountRange(20000, None, None), "20,000+"),
    (CountRange(10, 12, None), "10+ (about 12)"), (CountRange(None, 5, None), "perhaps 5"),
    (CountRange(None, None, None), "an unknown number"),
])
def test_counts(count: CountRange, said: str) -> None:
    assert words.count_words(count) == said


@given(counts)
def test_a_count_never_hides_its_bounds(count: CountRange) -> None:
    said = words.count_words(count).replace(",", "")
    assert all(str(bound) in said for bound in (count.low, count.high) if bound is not None)
    assert ("+" in said) == (count.low is not None and count.high is None)


def rows(*casualties: tuple[Harm, Group, Status, int]) -> list[Finding[Casualty]]:
    return [Finding(Casualty(harm, group, status, exactly(number)), Standing.AGREED, ())
            for harm, group, status, number in casualties]


def test_parts_stand_behind_their_whole() -> None:
    found = rows((Harm.KILLED, Group.ALL, Status.CIVILIAN, 11), (Harm.KILLED, Group.CHILDREN, Status.CIVILIAN, 7),
                 (Harm.KILLED, Group.WOMEN, Status.CIVILIAN, 1), (Harm.INJURED, Group.WOMEN, Status.UNKNOWN, 1))
    assert list(words.casualty_lines(found)) == ["11 killed (civilian), incl. 7 children, 1 woman", "1 woman injured"]


def test_a_part_that_is_the_whole_is_said_once() -> None:
    found = rows((Harm.KILLED, Group.ALL, Status.CIVILIAN, 1), (Harm.KILLED, Group.CHILDREN, Status.CIVILIAN, 1))
    assert list(words.casualty_lines(found)) == ["1 child killed (civilian)"]


def test_one_of_a_part_is_said_in_the_singular() -> None:
    man = Casualty(Harm.KILLED, Group.MEN, Status.UNKNOWN, CountRange(None, 1, None))
    assert words.casualty_words(man) == "perhaps 1 man killed"


def test_statuses_are_kept_apart() -> None:
    found = rows((Harm.KILLED, Group.ALL, Status.CIVILIAN, 4), (Harm.KILLED, Group.ALL, Status.COMBATANT, 8))
    assert list(words.casualty_lines(found)) == ["4 killed (civilian)", "8 killed (combatant)"]


def test_doubt_shows() -> None:
    disputed = replace(rows((Harm.KILLED, Group.ALL, Status.UNKNOWN, 4))[0], standing=Standing.DISPUTED)
    assert list(words.casualty_lines([disputed])) == ["4 killed?"]
    denied = Finding(Party("front", "Front", "the Front", ActorKind.STATE), Standing.DENIED, ())
    unknown = Finding(Party(None, "gunmen", "masked gunmen"), Standing.AGREED, ())
    assert list(words.parties([denied, unknown])) == ["Front (denied)", "“masked gunmen”"]


def test_a_stand_in_date_says_so() -> None:
    day = make_incident().date.value.earliest
    assert day is not None
    assert words.date_words(day_range(day, DateBasis.PUBLICATION)) == "2019-05-04 (published)"


def test_places_say_how_near_they_are() -> None:
    finding = make_incident().place
    assert finding is not None
    assert finding.value.place is not None
    assert words.place_finding_words(finding) == "Tell Zahra, Idlib, SY"
    near = replace(finding.value.place, precision=PlacePrecision.NEAR_SETTLEMENT)
    assert words.place_words(near) == "near Tell Zahra, Idlib, SY"
    nowhere = replace(finding, value=PlaceFinding(None, "the ridge"))
    assert words.place_finding_words(nowhere) == "“the ridge” (not found)"


def test_ids_are_cut_as_far_as_they_differ() -> None:
    assert short_ids(["inc_12345", "inc_12346"]) == {"inc_12345": "inc_12345", "inc_12346": "inc_12346"}
    assert short_ids(["inc_12345", "inc_92346"]) == {"inc_12345": "inc_1234", "inc_92346": "inc_9234"}
    assert short_ids(["core", "south_asia"]) == {"core": "core", "south_asia": "south_asia"}
    assert short_ids([]) == {}


@pytest.mark.parametrize(("report", "name"), [
    (make_report(publisher="Valley News"), "Valley News"),
    (make_report(publisher=None, external_id=None, origin="/reports/04_post.txt"), "04_post.txt")])
def test_a_report_without_a_publisher_goes_by_its_file(report: Report, name: str) -> None:
    assert words.outlet_words(report) == name
