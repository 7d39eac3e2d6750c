"""One row of gold in, as JSON or TOML has it; a coded incident out, or a SijillError that says what to mend."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from rapidfuzz.fuzz import ratio

from sijill.errors import SijillError
from sijill.evaluate.gold import Bounds, CodedActs, CodedCount, CodedIncident, CodedPlace, CodedVictim, Reading
from sijill.knowledge.coding import CodedAct, Coding
from sijill.model.casualty import Group, Harm
from sijill.model.claim import AgeGroup, Sex
from sijill.model.event import Act, Weapon
from sijill.model.selection import first_day, last_day

E = TypeVar("E", bound=StrEnum)
Row = Mapping[str, object]

PLAIN = ("id", "reports", "date", "place", "lat", "lon", "geo_precision", "perpetrators", "also", "targets",
         "sources", "acts", "weapons", "victims", "known", "acled")
MILITARY, TOTAL = "military_", "killed_total"
COUNTS: Mapping[str, tuple[Harm, Group, Reading]] = {
    TOTAL: (Harm.KILLED, Group.ALL, Reading.TOTAL),
    **{str(harm): (harm, Group.ALL, Reading.CIVILIANS) for harm in Harm},
    **{f"{MILITARY}{harm}": (harm, Group.ALL, Reading.COMBATANTS) for harm in Harm},
    **{f"{group}_{harm}": (harm, group, Reading.ANYONE) for group in Group if group is not Group.ALL for harm in Harm},
}
"""Every key for a number of people: `killed`, `military_injured`, `children_abducted`."""
KEYS = frozenset((*PLAIN, *COUNTS))

FAR_KM, NEAR_KM = 25, 5
"""Kilometres within which a place is found: a settlement's neighbourhood of villages, and the settlement itself."""
TOO_COARSE = frozenset({"province", "province/governorate", "governorate", "country", "region", "unknown", "3"})
"""Precisions that say less than FAR_KM; 3 is ACLED's for a province."""
COARSE = TOO_COARSE | {"district", "subdistrict", "sub-district"}
SLIP = 85.0
"""Likeness of 100 from which an unknown key is a known one misspelt ("kiled"); other keys are the coder's own."""


def coded_incident(row: Row, where: str, reports: tuple[str, ...], coding: Coding) -> CodedIncident:
    """`reports` are those it has for want of any of its own; `where` names the file and the line."""
    _no_slips(row, where)
    said = _Said(row, where)
    named = said.names("reports") or reports
    if not named:
        said.fail("it names no report", 'give the ids of its reports: reports = ["…"]')
    first, last = _days(row.get("date"), said)
    return CodedIncident(
        said.text("id") or where, where, named, first, last, _place(said), said.names("perpetrators"),
        said.names("also"), said.names("targets"), said.names("sources"), _acts(said, coding), _weapons(said),
        tuple(_counts(said)), tuple(_victim(each, said) for each in said.listed("victims")), said.text("known"))


def _no_slips(row: Row, where: str) -> None:
    for key in row:
        near = max(KEYS, key=lambda known: (ratio(key, known), known))
        if key not in KEYS and ratio(key, near) >= SLIP:
            raise SijillError(f"{key!r} is no key", where=where, remedy=f"write {near!r}, or call it something else")


class _Said:
    """A row's values by the type they must have; a SijillError names the row and the key."""

    def __init__(self, row: Row, where: str) -> None:
        self.row, self.where = row, where

    def fail(self, problem: str, remedy: str) -> None:
        raise SijillError(problem, where=self.where, remedy=remedy)

    def text(self, key: str) -> str | None:
        value = self.row.get(key)
        if value is None:
            return None
        if not isinstance(value, str | int) or isinstance(value, bool):
            self.fail(f"{key} is {value!r}, which is no text", "put it in quotes")
        return str(value).strip() or None

    def listed(self, key: str) -> list[object]:
        value = self.row.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail(f"{key} is {value!r}, which is no list", f"write {key} = […]")
        return value if isinstance(value, list) else []

    def names(self, key: str) -> tuple[str, ...]:
        found = self.listed(key)
        if any(not isinstance(name, str | int) or not str(name).strip() for name in found):
            self.fail(f"{key} holds something that is no name", "put each name in quotes")
        return tuple(str(name).strip() for name in found)

    def number(self, key: str) -> float | None:
        value = self.row.get(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            self.fail(f"{key} is {value!r}, which is no number", "write it without quotes, or leave it out")
        return float(value) if isinstance(value, int | float) else None

    def words(self, key: str, vocabulary: type[E]) -> tuple[E, ...]:
        for name in self.names(key):
            if name not in set(vocabulary):
                self.fail(f"{key} holds {name!r}, which is outside the vocabulary",
                          f"use of {', '.join(sorted(vocabulary))}")
        return tuple(vocabulary(name) for name in self.names(key))


def _days(value: object, said: _Said) -> tuple[date | None, date | None]:
    """A day, month or year, two of them with a slash between, {earliest, latest}, or nothing."""
    if value is None:
        return None, None
    ends: Iterable[object] = str(value).split("/")
    if isinstance(value, Mapping):
        ends = [value.get("earliest"), value.get("latest") or value.get("earliest")]
    given = [str(end) for end in ends if end]
    if not given:
        return None, None
    try:
        first, last = first_day(given[0]), last_day(given[-1])
    except SijillError as error:
        said.fail(f"date: {error.problem}", error.remedy)
    if last < first:
        said.fail(f"date ends before it begins: {value}", "put the earlier day first")
    return first, last


def _place(said: _Said) -> CodedPlace:
    lat, lon = said.number("lat"), said.number("lon")
    if (lat is None) is not (lon is None) or abs(lat or 0) > 90 or abs(lon or 0) > 180:
        said.fail(f"lat {lat} and lon {lon} are no point on Earth", "give both in WGS 84 degrees, or neither")
    precision = (said.text("geo_precision") or "").casefold()
    reach: tuple[int, ...] = () if lat is None or precision in TOO_COARSE else (FAR_KM,)
    if reach and precision not in COARSE:
        reach = (FAR_KM, NEAR_KM)
    return CodedPlace(said.text("place"), lat, lon, reach)


def _counts(said: _Said) -> Iterable[CodedCount]:
    for key, (harm, group, reading) in COUNTS.items():
        bounds = _bounds(key, said)
        if bounds is not None:
            yield CodedCount(key, harm, group, reading, bounds)


def _bounds(key: str, said: _Said) -> Bounds | None:
    value = said.row.get(key)
    if value is None:
        return None
    ends = value if isinstance(value, list) else [value, value]
    whole = [end for end in ends if isinstance(end, int) and not isinstance(end, bool)]
    if len(ends) != 2 or len(whole) != 2 or whole != sorted(whole):
        said.fail(f"{key} is {value!r}, which is no number of people", "write 5, or [5, 7] for from 5 to 7")
    return Bounds(*whole)


def _acts(said: _Said, coding: Coding) -> CodedActs | None:
    """Our own acts, or those that ACLED's sub-event type may be told as; None where nothing can be judged."""
    if said.row.get("acts") is not None:
        acts = said.words("acts", Act)
        return CodedActs(tuple(acts), tuple(CodedAct(frozenset({act})) for act in acts))
    acled = said.row.get("acled")
    name = str(acled.get("sub_event_type", "")) if isinstance(acled, Mapping) else ""
    return CodedActs((name,), (coding.acled[name],), ours=False) if name in coding.acled else None


def _weapons(said: _Said) -> tuple[Weapon, ...] | None:
    return None if said.row.get("weapons") is None else said.words("weapons", Weapon)


def _victim(value: object, said: _Said) -> CodedVictim:
    row = {"name": value} if isinstance(value, str) else value
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str) or not row["name"].strip():
        said.fail("victims holds one without a name", 'write victims = [{name = "…", age = 9, sex = "male"}]')
    assert isinstance(row, Mapping)
    return CodedVictim(str(row["name"]).strip(), _age(row.get("age")), _word(row, "age_group", AgeGroup, said),
                       _word(row, "sex", Sex, said), row.get("in_text") is not False)


def _age(value: object) -> float | None:
    """Years; what is no number ("20s") by the number it begins with."""
    found = re.match(r"\d+(?:\.\d+)?", str(value))
    return float(found[0]) if found else None


def _word(row: Row, key: str, vocabulary: Callable[[str], E], said: _Said) -> E | None:
    value = row.get(key)
    if value is None:
        return None
    try:
        return vocabulary(str(value))
    except ValueError:
        said.fail(f"{key} of a victim is {value!r}, which is outside the vocabulary", "see docs/gold.md for the words")
    return None
