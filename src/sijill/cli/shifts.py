"""Changes in words: how an incident was said to be before and now in; what is said otherwise, from and to, out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sijill.cli.rows import BETWEEN
from sijill.cli.words import casualty_words, date_reason, date_words, party_words, place_words, plural, spaced
from sijill.model.change import Cause, CauseKind, Change, ChangeKind, State
from sijill.model.incident import PlaceFinding


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
    if change.kind is ChangeKind.MOVED and change.was != change.now:
        found.append(Shift("id", change.was[0], change.now[0]))
    return (*(_pruned(shift) for shift in found), *_standings(before, after))


def _pruned(shift: Shift) -> Shift:
    """Of the many casualties those that are otherwise."""
    if shift.field != "casualties":
        return shift
    here, there = (words.split(BETWEEN) for words in (shift.before, shift.after))
    return Shift(shift.field, BETWEEN.join(word for word in here if word not in there),
                 BETWEEN.join(word for word in there if word not in here))


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
    return f"“{taken.text}” (not found)" if place is None else f"{place_words(place)} ({place.precision}, {place.id})"


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


def because(cause: Cause) -> str:
    """Why, in a few words."""
    claims = f" ({plural(len(cause.claims), 'claim')})" if cause.claims else ""
    return {CauseKind.REPORT: f"new report {cause.id}{claims}", CauseKind.DECISION: f"decision {cause.id}",
            CauseKind.PACKS: "other packs", CauseKind.CODE: "another release",
            CauseKind.AGAIN: f"{cause.id} worked on again{claims}",
            CauseKind.OTHERS: f"the incidents beside it{claims}"}[cause.kind]
