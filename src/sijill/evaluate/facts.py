"""Facts: a coded incident beside the one found for it in; each thing coded, and whether it was found so, out.

End to end: what is coded of an incident that was not found counts as wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sijill.evaluate.acts import first_act, told_as
from sijill.evaluate.citing import (
    Cited,
    Look,
    act_of,
    cited,
    counts_of,
    perpetrators_of,
    place_of,
    source_of,
    targets_of,
    time_of,
    weapons_of,
    when_and_where,
)
from sijill.evaluate.counts import CIVILIANS, number_of, readings, totals
from sijill.evaluate.gold import CodedCount, Reading
from sijill.evaluate.matching import Match, reports_of
from sijill.evaluate.names import one_place
from sijill.evaluate.parties import Blame, Parties, blamed
from sijill.evaluate.rows import FAR_KM, NEAR_KM, TOTAL
from sijill.evaluate.wording import acts_words, counts_words, incident_words, parties_words, place_words
from sijill.knowledge.coding import Coding
from sijill.model.casualty import Group, Harm, Status
from sijill.model.incident import Incident, Party


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing coded. `hit`: whether its incident was found, None where the figure does not ask.

    `listed`: an error of its own; a stricter look at what is listed already is not.
    """

    figure: str
    right: bool
    hit: bool | None = None
    coded: str = ""
    found: str = ""
    cited: tuple[Cited, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """What coded incidents are judged by."""

    parties: Parties
    coding: Coding

    def facts(self, match: Match) -> Iterator[Fact]:
        """Names of victims apart: `victims.py` judges those."""
        yield from _whereabouts(match)
        yield from self._perpetrators(match)
        for count in match.coded.counts:
            if count.key != TOTAL or match.coded.count(str(Harm.KILLED)) is None:
                yield from _counted(match, count)
        yield from _none_invented(match)
        yield from self._acts(match)
        yield from self._others(match)
        yield from _merged(match)

    def _perpetrators(self, match: Match) -> Iterator[Fact]:
        if not match.blame.coded:
            return
        found = blamed(match.incident.perpetrators) if match.incident else ()
        right = bool(match.chosen and match.chosen.perpetrator)
        said = _Told(match, "; ".join(match.coded.perpetrators), parties_words(found), perpetrators_of)
        yield said.fact("perpetrator", right)
        yield said.fact("perpetrator_exact", self.parties.exact(match.blame, found), listed=right)

    def _acts(self, match: Match) -> Iterator[Fact]:
        """Of the incident of the right day, whatever its place."""
        coded = match.coded.acts
        if coded is None:
            return
        incident = match.incident if match.chosen and match.chosen.fits else None
        acts = [finding.value for finding in incident.acts] if incident else []
        any_of_them = any(told_as(coded, act, incident) for act in acts)
        first = first_act(acts, self.coding)
        said = Fact("", False, None, "; ".join(coded.labels), acts_words(acts), cited(incident, act_of))
        listed = incident is not None
        yield replace(said, figure="acts_any", right=any_of_them, listed=listed and not any_of_them)
        primary = first is not None and told_as(coded, first, incident)
        yield replace(said, figure="acts_primary", right=primary, listed=listed and any_of_them and not primary)
        if coded.ours:
            same = set(coded.labels) == set(acts)
            yield replace(said, figure="acts_exact", right=same, listed=listed and primary and not same)

    def _others(self, match: Match) -> Iterator[Fact]:
        """What hand-written gold may say besides."""
        coded, incident = match.coded, match.incident
        if coded.targets:
            found = tuple(finding.value for finding in incident.targets) if incident else ()
            yield self._party_fact(match, "targets", coded.targets, found, targets_of)
        if coded.sources:
            heard = tuple(Party(s.id, s.name, s.name) for s in incident.sources) if incident else ()
            yield self._party_fact(match, "sources", coded.sources, heard, source_of)
        if coded.weapons is not None:
            weapons = {finding.value for finding in incident.weapons} if incident else set()
            said = _Told(match, "; ".join(coded.weapons), "; ".join(sorted(weapons)), weapons_of)
            yield said.fact("weapons", weapons == set(coded.weapons))

    def _party_fact(self, match: Match, figure: str, names: Sequence[str], found: tuple[Party, ...],
                    look: Look) -> Fact:
        read = Blame(tuple(self.parties.coded(name, match.coded.first) for name in names))
        said = _Told(match, "; ".join(names), parties_words(found), look)
        return said.fact(figure, self.parties.exact(read, found))


@dataclass(frozen=True, slots=True)
class _Told:
    """What was coded and what was found, in words, with where the report has it; where it has nothing, the act."""

    match: Match
    coded: str
    found: str
    look: Look

    def fact(self, figure: str, right: bool, listed: bool = True) -> Fact:
        """Wrong without a hit; listed only with one, for the miss is listed by itself."""
        wrong = not right and self.match.hit and listed
        where = cited(self.match.incident, self.look) or cited(self.match.incident, act_of) if wrong else ()
        return Fact(figure, right and self.match.hit, self.match.hit, self.coded, self.found, where, wrong)


def _whereabouts(match: Match) -> Iterator[Fact]:
    yield Fact("any_candidate", match.chosen is not None)
    yield Fact("date", any(each.fits for each in match.candidates))
    for reach in match.coded.place.reach_km:
        yield Fact(f"place@{reach}km", any(each.within(reach) for each in match.candidates))
    coded = f"{match.coded.days}, {match.coded.place.name or 'no place'}"
    found = incident_words(match.incident)
    where = cited(match.incident, when_and_where) or cited(match.incident, act_of)
    far, near = match.found(FAR_KM), match.found(NEAR_KM)
    if far is not None:
        yield Fact("found@25km", far)
    if near is not None:
        yield Fact("found@5km", near, None, coded, found, where, match.hit and not near)
    yield Fact("hit", match.hit, None, coded, found, where, not match.hit)
    yield from _exactly(match)


def _exactly(match: Match) -> Iterator[Fact]:
    """The very days; and the place by name, where it is coded without coordinates."""
    coded, incident = match.coded, match.incident
    said = _Told(match, coded.days, incident_words(incident), time_of)
    if coded.first is not None:
        date = incident.date.value if incident else None
        yield said.fact("date_exact", date is not None and (date.earliest, date.latest) == (coded.first, coded.last))
    if coded.place.name and coded.place.lat is None:
        place = incident.place.value if incident and incident.place else None
        names = (place.place.name if place.place else None, place.text) if place else ()
        named = _Told(match, coded.place.name, place_words(incident), place_of)
        yield named.fact("place_named", any(one_place(coded.place.name, name) for name in names))


def _counted(match: Match, count: CodedCount) -> Iterator[Fact]:
    found = readings(match.incident, count) if match.incident else ()
    inside = any(count.bounds.holds(number) for number in found)
    said = _Told(match, f"{count.key} {count.bounds}", counts_words(match.incident, count.harm),
                 counts_of(count.harm, count.group))
    name = str(Harm.KILLED) if count.key == TOTAL else count.key
    yield said.fact(f"{name}_in_range", inside)
    exact = count.bounds.least in found
    if name == "killed" and count.bounds.most > 0:
        yield said.fact("killed_in_range_pos", inside, listed=False)
        if count.bounds.exact:
            yield said.fact("killed_exact_pos", exact, listed=False)
    if name == "killed" and count.bounds.exact:
        yield said.fact("killed_exact", exact, listed=False)


def _none_invented(match: Match) -> Iterator[Fact]:
    """Of incidents that killed nobody by the code: whether the match has no dead either."""
    count = match.coded.count("killed") or match.coded.count(TOTAL)
    if match.incident is None or (count is not None and count.bounds.most > 0):
        return
    number = _dead(match.incident, count, match.coded.count("military_killed") is not None)
    where = cited(match.incident, counts_of(Harm.KILLED, Group.ALL)) if number else ()
    yield Fact("none_invented", not number, None, "no civilian killed",
               counts_words(match.incident, Harm.KILLED), where, bool(number) and match.hit and count is None)


def _dead(incident: Incident, count: CodedCount | None, soldiers_coded: bool) -> int:
    if count is not None and count.reading is Reading.TOTAL:
        return max(totals(incident, Harm.KILLED))
    statuses = (Status.CIVILIAN,) if soldiers_coded else CIVILIANS
    return number_of(incident, Harm.KILLED, Group.ALL, statuses) or 0


def _merged(match: Match) -> Iterator[Fact]:
    """Of each pair of the coded incident's reports: whether the match rests on both."""
    behind = set(reports_of(match.incident)) if match.incident else set()
    for left, right in combinations(sorted(match.reports), 2):
        both = left in behind and right in behind
        where = cited(match.incident, act_of) if not both else ()
        yield Fact("merge_recall", both, None, f"one incident: {left}, {right}",
                   incident_words(match.incident), where, not both)
