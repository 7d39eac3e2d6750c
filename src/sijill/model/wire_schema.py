"""The door of the wire format: a record as read from JSON in; nothing out, or an error that names the key at fault."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from sijill.errors import SijillError
from sijill.model.actor import ActorKind
from sijill.model.casualty import Group, Harm, Status
from sijill.model.claim import AgeGroup, Sex, SourceKind
from sijill.model.dates import DateBasis, DatePrecision
from sijill.model.event import Act, Modality, Scope, Weapon
from sijill.model.incident import GradeCode, Standing
from sijill.model.place import PlacePrecision
from sijill.model.rating import Credibility, Reliability

Check = Callable[[object, str], None]


def validate(record: object) -> None:
    """Refuse a record that lacks a key, or holds a value of another type or outside its closed vocabulary.

    Keys beyond those of the format are let through: keys may be added.
    """
    _RECORD(record, "")


def _fail(where: str, problem: str, remedy: str) -> None:
    raise SijillError(problem, where=f"record key {where}" if where else "record", remedy=remedy)


def _of(*types: type, name: str) -> Check:
    def check(value: object, where: str) -> None:
        # bool is an int to Python, and not a number to JSON
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            _fail(where, f"{value!r} is not {name}", f"give {name}")
    return check


def _one_of(vocabulary: type[StrEnum]) -> Check:
    words = [member.value for member in vocabulary]

    def check(value: object, where: str) -> None:
        if value not in words:
            _fail(where, f"{value!r} is outside the vocabulary", f"use one of {', '.join(words)}")
    return check


def _or_null(inner: Check) -> Check:
    def check(value: object, where: str) -> None:
        if value is not None:
            inner(value, where)
    return check


def _list(inner: Check) -> Check:
    def check(value: object, where: str) -> None:
        if not isinstance(value, list):
            _fail(where, "this is not a list", "give [] where nothing is known")
            return
        for index, item in enumerate(value):
            inner(item, f"{where}[{index}]")
    return check


def _object(*rules: Check, **keys: Check) -> Check:
    def check(value: object, where: str) -> None:
        if not isinstance(value, Mapping):
            _fail(where, "this is not an object", "give every key of the format")
            return
        for key, inner in keys.items():
            place = f"{where}.{key}".lstrip(".")
            if key not in value:
                _fail(place, "the key is missing", "give null or [] where nothing is known")
            inner(value[key], place)
        for rule in rules:
            rule(value, where)
    return check


def _id(prefix: str) -> Check:
    def check(value: object, where: str) -> None:
        if not isinstance(value, str) or not value.startswith(f"{prefix}_"):
            _fail(where, f"{value!r} is not an id", f"give an id that begins with {prefix}_")
    return check


def _code(value: object, where: str) -> None:
    letters, numbers = [r.value for r in Reliability], [c.value for c in Credibility]
    if not (isinstance(value, str) and len(value) == 2 and value[0] in letters and value[1] in numbers):
        _fail(where, f"{value!r} is no Admiralty code", "give a letter A to F and a number 1 to 6")


def _day(value: object, where: str) -> None:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        _fail(where, f"{value!r} is not a day", "write it YYYY-MM-DD")


def _rising(*names: str) -> Check:
    """The named values, where not null, never fall."""
    def check(value: object, where: str) -> None:
        assert isinstance(value, Mapping)
        known = [value[name] for name in names if value[name] is not None]
        if known != sorted(known):
            _fail(where, f"{', '.join(names)} do not rise: {known}", "order them")
    return check


def _each_once(value: object, where: str) -> None:
    """One row for each (harm, group, status): a second would be added to the first by whoever sums rows."""
    assert isinstance(value, list)
    seen = Counter((row["harm"], row["group"], row["status"]) for row in value)
    twice = [key for key, times in seen.items() if times > 1]
    if twice:
        _fail(where, f"two rows for {' '.join(twice[0])}", "keep one row, with the widest bounds")


def _both(*checks: Check) -> Check:
    def check(value: object, where: str) -> None:
        for inner in checks:
            inner(value, where)
    return check


def _within(low: float, high: float) -> Check:
    def check(value: object, where: str) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
            _fail(where, f"{value!r} is not a number from {low} to {high}", "give WGS 84 degrees, or years")
    return check


_text = _of(str, name="a string")
_maybe_text = _or_null(_text)
_count = _or_null(_both(_of(int, name="a whole number of people"), _within(0, float("inf"))))
_flag = _of(bool, name="true or false")
_whole = _of(int, name="a whole number")
_standing = _one_of(Standing)

OLDEST = 150
"""Years; older than anyone on record, so that a year of birth in the place of an age is refused."""

_COUNTS: dict[str, Check] = {"harm": _one_of(Harm), "group": _one_of(Group), "status": _one_of(Status),
                             "low": _count, "best": _count, "high": _count}
_rise = _rising("low", "best", "high")

_DATE = _object(_rising("earliest", "latest"), edtf=_maybe_text, earliest=_or_null(_day), latest=_or_null(_day),
                precision=_one_of(DatePrecision), basis=_one_of(DateBasis))
_PLACE = _object(id=_maybe_text, name=_maybe_text, text=_maybe_text, country=_maybe_text, admin1=_maybe_text,
                 admin2=_maybe_text, lat=_or_null(_within(-90, 90)), lon=_or_null(_within(-180, 180)),
                 precision=_one_of(PlacePrecision))
_PERPETRATOR = _object(id=_maybe_text, name=_text, text=_text, standing=_standing)
_TARGET = _object(id=_maybe_text, name=_text, text=_text, kind=_one_of(ActorKind))
_VICTIM = _object(name=_text, text=_text, age=_or_null(_within(0, OLDEST)), age_group=_or_null(_one_of(AgeGroup)),
                  sex=_or_null(_one_of(Sex)), nationality=_maybe_text, occupation=_maybe_text,
                  harms=_list(_one_of(Harm)), protected=_flag)
_SOURCE = _object(id=_maybe_text, name=_text, kind=_one_of(SourceKind), claims=_whole, independent=_flag)
_EVIDENCE = _object(_rising("start", "end"), field=_text, start=_whole, end=_whole, quote=_text)
_CLAIM = _object(
    id=_id("clm"), report_id=_id("rep"), external_id=_maybe_text, act=_one_of(Act), modality=_one_of(Modality),
    source=_object(id=_maybe_text, name=_maybe_text, text=_maybe_text, via=_list(_text)),
    time_text=_maybe_text, place_text=_maybe_text, perpetrator_text=_maybe_text,
    casualties=_list(_object(_rise, **_COUNTS)), evidence=_list(_EVIDENCE), extractor=_text)
_ADMIRALTY = _object(code=_code, reasons=_list(_text))


def _rated(value: object, where: str) -> None:
    """A claim; its rating came to the format later than its other keys, and records without it are still good."""
    _CLAIM(value, where)
    assert isinstance(value, Mapping)
    if value.get("admiralty") is not None:
        _ADMIRALTY(value["admiralty"], f"{where}.admiralty")


_RECORD = _object(
    id=_id("inc"), scope=_one_of(Scope), acts=_list(_one_of(Act)), date=_DATE, place=_or_null(_PLACE),
    perpetrators=_list(_PERPETRATOR), targets=_list(_TARGET),
    casualties=_both(_list(_object(_rise, **_COUNTS, standing=_standing)), _each_once),
    victims=_list(_VICTIM), weapons=_list(_one_of(Weapon)),
    grade=_object(code=_one_of(GradeCode), reasons=_list(_text)), sources=_list(_SOURCE), claims=_list(_rated))
