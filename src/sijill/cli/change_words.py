"""Changes in words: how an incident was said to be before and now in; what is said otherwise, from and to, out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from sijill.cli.rows import BETWEEN
from sijill.cli.words import casualty_words, date_reason, date_words, party_words, place_words, plural, spaced
from sijill.model.casualty import Group, Harm
from sijill.model.change import Cause, CauseKind, Change, ChangeKind, State
from sijill.model.decision import Decision
from sijill.model.incident import PlaceFinding
from sijill.model.report import Report


@dataclass(frozen=True, slots=True)
class Shift:
    """One field of an incident that is said otherwise than before; empty words where nothing was or is said."""

    field: str
    before: str
    after: str


def shifts(change: Change, before: State | None, after: State | None) -> tuple[Shift, ...]:
    """What is said otherwise; nothing of an incident that appeared or vanished, or one that was parted or joined anew.

    Of joined and parted ones it is the incident with most of the claims that is compared.
    """
    if before is None or after is None:
        return ()
    found = [Shift(field, say(before), say(after)) for field, say in FIELDS.items() if say(before) != say(after)]
    found = [each for shift in found for each in (_tolls(before, after) if shift.field == "casualties" else (shift,))]
    if change.kind is ChangeKind.MOVED and change.was != change.now:
        found.append(Shift("id", change.was[0], change.now[0]))
    return (*found, *_standings(before, after))


def _tolls(before: State, after: State) -> Iterator[Shift]:
    """Of the many casualties those that are otherwise, each harm and group of its own."""
    here, there = (_counted(state) for state in (before, after))
    for key in dict.fromkeys((*here, *there)):
        if here.get(key, "") != there.get(key, ""):
            yield Shift("casualties", here.get(key, ""), there.get(key, ""))


def _counted(state: State) -> dict[tuple[Harm, Group], str]:
    found: dict[tuple[Harm, Group], list[str]] = {}
    for stood in state.casualties:
        found.setdefault((stood.value.harm, stood.value.group), []).append(casualty_words(stood.value))
    return {key: BETWEEN.join(told) for key, told in found.items()}


def _standings(before: State, after: State) -> Iterator[Shift]:
    """What both say, but do not say to be as well borne out."""
    here, there = dict(_stood(before)), dict(_stood(after))
    for name, stood in here.items():
        if there.get(name, stood) != stood:
            yield Shift("standing", f"{name}: {stood}", f"{name}: {there[name]}")


def _stood(state: State) -> Iterator[tuple[str, str]]:
    yield _date(state), spaced(state.date.standing)
    if state.place is not None:
        yield _place(state), spaced(state.place.standing)
    for party in state.perpetrators:
        yield party_words(party.value), spaced(party.standing)
    for casualty in state.casualties:
        yield casualty_words(casualty.value), spaced(casualty.standing)


def _date(state: State) -> str:
    return f"{date_words(state.date.value)} ({date_reason(state.date.value)})"


def _place(state: State) -> str:
    return "" if state.place is None else _place_taken(state.place.value)


def _place_taken(taken: PlaceFinding) -> str:
    place = taken.place
    if place is None:
        return f"“{taken.text}” (not found)"
    return f"{place_words(place)} ({spaced(place.precision)}, {place.id})"


FIELDS: dict[str, Callable[[State], str]] = {
    "scope": lambda state: state.scope.value,
    "acts": lambda state: BETWEEN.join(spaced(act) for act in state.acts),
    "date": _date,
    "place": _place,
    "perpetrators": lambda state: BETWEEN.join(party_words(party.value) for party in state.perpetrators),
    "casualties": lambda state: BETWEEN.join(casualty_words(casualty.value) for casualty in state.casualties),
    "grade": lambda state: state.grade.value,
    "claims": lambda state: str(len(state.anchors)),
}


def brief(state: State) -> str:
    """An incident in one line: what was done, whom it cost, who is said to have done it."""
    parties = ", ".join(party_words(party.value) for party in state.perpetrators)
    said = (FIELDS["acts"](state), FIELDS["casualties"](state), parties and f"by {parties}")
    return BETWEEN.join(part for part in said if part)


def surroundings(state: State) -> tuple[str, str | None, str | None]:
    """Scope, date and place, by which a reader knows the incident."""
    where = None if state.place is None else (place_words(state.place.value.place) if state.place.value.place
                                              else f"“{state.place.value.text}” (not found)")
    return state.scope.value, state.date.value.edtf, where


Titled = Callable[[str], str]
"""A report's id, or a decision's, in; words by which a reader knows it out."""


def because(cause: Cause, titled: Titled) -> str:
    """Why, in a few words."""
    claims = f" ({plural(len(cause.claims), 'claim')})" if cause.claims else ""
    told = titled(cause.id) if cause.id else ""
    return {CauseKind.REPORT: f"new report {told}{claims}", CauseKind.DECISION: f"decision {told}",
            CauseKind.PACKS: "other packs", CauseKind.CODE: "another release",
            CauseKind.AGAIN: f"{told} worked on again{claims}",
            CauseKind.OTHERS: f"the incidents beside it{claims}"}[cause.kind]


def report_words(report: Report) -> str:
    """ “Headline”, publisher, day: as much of it as there is."""
    day = report.published.edtf if report.published else None
    named = f"“{report.title}”" if report.title else report.external_id or PurePath(report.origin).name
    return ", ".join(word for word in (named, report.publisher, day) if word) or report.id


def decision_words(decision: Decision) -> str:
    return f"{decision.verdict} by {decision.reviewer}"


def minute(at: str) -> str:
    """A moment as kept (ISO 8601, UTC), to the minute; what is none as it is."""
    return f"{at[:10]} {at[11:16]} UTC" if at[10:11] == "T" else at
