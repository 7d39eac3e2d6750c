"""Confusion: matches in; how often what was coded as one thing was found as another, and who is wronged by it, out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sijill.evaluate.acts import first_act, told_as
from sijill.evaluate.counts import readings
from sijill.evaluate.matching import Match
from sijill.evaluate.parties import NOBODY, CodedParty, Parties, blamed, party_label
from sijill.knowledge.coding import Coding
from sijill.model.casualty import Harm, Status
from sijill.model.incident import Incident, Party

NOT_FOUND = "(no incident)"
NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Confused:
    """One cell: `table` is perpetrators, kinds, statuses or acts."""

    table: str
    coded: str
    found: str
    count: int
    right: bool


@dataclass(frozen=True, slots=True)
class Bias:
    """What goes wrong for one accused party, over the incidents coded to it: counts of incidents.

    `blamed_wrongly` counts incidents coded to others of which it was accused. Numbers of killed are those of incidents
    that were found and whose dead were coded.
    """

    party: str
    incidents: int
    missed: int
    not_blamed: int
    blamed_wrongly: int
    killed_coded: int
    killed_too_few: int
    killed_too_many: int


def confusions(matches: Sequence[Match], parties: Parties, coding: Coding) -> tuple[Confused, ...]:
    """By table, the most frequent first."""
    cells: Counter[tuple[str, str, str, bool]] = Counter()
    for match in matches:
        cells.update(("perpetrators", *cell) for cell in _blame(match, parties))
        cells.update(("kinds", *cell) for cell in _kinds(match, parties))
        cells.update(("statuses", *cell) for cell in _statuses(match))
        cells.update(("acts", *cell) for cell in _acts(match, coding))
    made = [Confused(table, coded, found, count, right) for (table, coded, found, right), count in cells.items()]
    tables = ("perpetrators", "kinds", "statuses", "acts")
    return tuple(sorted(made, key=lambda c: (tables.index(c.table), -c.count, c.coded, c.found)))


def biases(matches: Sequence[Match], parties: Parties) -> tuple[Bias, ...]:
    """One for each party coded or found as perpetrator, the one with most incidents first."""
    names = {party.label for match in matches for party in match.blame.coded}
    accused = {party.id for match in matches if match.incident and match.blame.coded
               for party in blamed(match.incident.perpetrators) if party.id}
    wrong = Counter(label for match in matches for label in _wrongly(match, parties))
    found = (_bias(name, [m for m in matches if any(p.label == name for p in m.blame.coded)], wrong[name], parties)
             for name in sorted(names | accused) if name != NOBODY)
    return tuple(sorted((bias for bias in found if bias.incidents or bias.blamed_wrongly),
                        key=lambda b: (-b.incidents, -b.blamed_wrongly, b.party)))


def _bias(name: str, matches: Sequence[Match], wrongly: int, parties: Parties) -> Bias:
    hits = [match for match in matches if match.hit and match.incident]
    left_out = sum(not any(parties.same(one, party) for one in match.blame.coded if one.label == name
                           for party in _found(match)) for match in hits)
    dead = [error for match in hits if (error := _dead(match)) is not None]
    return Bias(name, len(matches), len(matches) - len(hits), left_out, wrongly, len(dead),
                sum(error < 0 for error in dead), sum(error > 0 for error in dead))


def _dead(match: Match) -> int | None:
    """How far the number of killed lies outside the coded range; None where none is coded."""
    count = match.coded.count("killed") or match.coded.count("killed_total")
    if count is None or match.incident is None:
        return None
    errors = [min(0, number - count.bounds.least) + max(0, number - count.bounds.most)
              for number in readings(match.incident, count)]
    return min(errors, key=abs)


def _wrongly(match: Match, parties: Parties) -> Iterator[str]:
    if match.hit and match.blame.coded:
        for party in _found(match):
            if party.id and not parties.among(party, match.blame.accepted):
                yield party.id


def _found(match: Match) -> tuple[Party, ...]:
    return blamed(match.incident.perpetrators) if match.incident else ()


Cell = tuple[str, str, bool]


def _blame(match: Match, parties: Parties) -> Iterator[Cell]:
    """Each coded party beside those found for it; where none fits, beside all that were found."""
    for one in match.blame.coded:
        if not match.hit:
            yield one.label, NOT_FOUND, False
            continue
        fitting = [party for party in _found(match) if parties.same(one, party)]
        if fitting:
            yield one.label, one.label, True
        else:
            labels = [party_label(party) for party in _found(match)] or [NOBODY]
            yield from ((one.label, label, one.label == label) for label in labels)


def _kinds(match: Match, parties: Parties) -> Iterator[Cell]:
    """State, armed group, civilian, unknown: the kinds of all that are blamed."""
    if match.blame.coded and match.hit:
        coded = _joined(_kind(one) for one in match.blame.coded)
        found = _joined(parties.kind_of(party).value for party in _found(match))
        yield coded, found, coded == found


def _kind(party: CodedParty) -> str:
    return party.kind.value


def _statuses(match: Match) -> Iterator[Cell]:
    """Whether civilians or combatants were killed or injured."""
    if not match.hit or match.incident is None:
        return
    coded = [status.value for status, prefix in ((Status.CIVILIAN, ""), (Status.COMBATANT, "military_"))
             for harm in (Harm.KILLED, Harm.INJURED)
             if (count := match.coded.count(f"{prefix}{harm}")) and count.bounds.most > 0]
    if coded:
        found = _joined(_harmed(match.incident))
        yield _joined(coded), found, _joined(coded) == found


def _harmed(incident: Incident) -> Iterator[str]:
    return (f.value.status.value for f in incident.casualties if f.value.harm in (Harm.KILLED, Harm.INJURED))


def _acts(match: Match, coding: Coding) -> Iterator[Cell]:
    """The coder's type, or the first of the coder's acts, beside the first act found."""
    coded = match.coded.acts
    if coded is None:
        return
    ours = first_act([act for each in coded.accepted for act in each.acts], coding) if coded.ours else None
    label = ours.value if ours else "; ".join(coded.labels) or NONE
    if match.incident is None or not (match.chosen and match.chosen.fits):
        yield label, NOT_FOUND, False
        return
    first = first_act([finding.value for finding in match.incident.acts], coding)
    right = first is not None and told_as(coded, first, match.incident)
    yield label, first.value if first else NONE, right


def _joined(words: Iterable[str]) -> str:
    return " + ".join(sorted(set(words))) or NONE
