"""Casualties: an incident's counts in, one finding for each harm, group and status out.

Totals and parts stand beside each other and are never added. Of one voice the later and more specific count beats the
earlier and vaguer; independent voices widen the range, they do not average.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sijill.model.casualty import Casualty, CountRange, Group, Harm, Status
from sijill.model.claim import SourceKind
from sijill.model.event import Modality
from sijill.model.incident import Finding
from sijill.reconcile.case import Case

Row = tuple[Harm, Group, Status]
KNOWN_FIRST = (Status.CIVILIAN, Status.COMBATANT, Status.MIXED)
"""The order in which a known status takes in a count of unknown status that fits several."""

MAIN_SHARE = 0.55
"""Tolls of one attack that compete ("7", "at least 11") are seldom twice each other; mourners count their own dead."""

FAR_BEYOND = 2
"""So many times the toll that a report opens with are no rise of it, but a toll of more than this attack."""


@dataclass(frozen=True, slots=True)
class Told:
    """One count as told: by which voice, in which report first, published when.

    lead: the report opens with it. by_name: it says nothing but so many names. private: a
    witness tells it.
    """

    row: Row
    count: CountRange
    claim: str
    voice: str
    direct: bool
    headline: bool
    published: date
    report: str
    lead: bool
    by_name: bool
    private: bool


def reconcile_casualties(case: Case) -> tuple[Finding[Casualty], ...]:
    """One row for each harm, group and status, in that order of the vocabularies.

    A part larger than the whole is of other people (a year's children); `smaller_counts` tells of it.
    """
    told = _settle_status(_told(case))
    rows: dict[Row, list[Told]] = {}
    for count in told:
        rows.setdefault(count.row, []).append(count)
    totals = [_row(case, row, rows[row], frozenset()) for row in rows if row[1] is Group.ALL]
    most = {harm: _most(totals, harm) for harm in Harm}
    whole = {harm: _whole(told, harm) for harm in {row[0] for row in rows}}
    within = {row: [one for one in rows[row] if _size(one.count) <= most[row[0]]]
              for row in rows if row[1] is not Group.ALL}
    parts = [_row(case, row, within[row], whole[row[0]]) for row in within if within[row]]
    return in_order([*totals, *parts])


def _most(totals: Iterable[Finding[Casualty]], harm: Harm) -> float:
    """The most people who may have come to this harm."""
    highs = [row.value.count.high for row in totals if row.value.harm is harm]
    return sum(high for high in highs if high is not None) if highs and None not in highs else float("inf")


def in_order(rows: Iterable[Finding[Casualty]]) -> tuple[Finding[Casualty], ...]:
    """By harm, group and status, in the order of the vocabularies."""
    return tuple(sorted(rows, key=lambda row: _row_order((row.value.harm, row.value.group, row.value.status))))


def smaller_counts(case: Case, rows: Sequence[Finding[Casualty]]) -> tuple[str, ...]:
    """Notes on counts that no row takes up, for or against: smaller ones that the row's may hold, often found parts.

    Also parts that are larger than the whole.
    """
    best = {(row.value.harm, row.value.group, row.value.status): row for row in rows}
    aside = [one for one in _settle_status(_told(case)) if _is_aside(one, best.get(one.row))]
    return tuple(sorted({_aside(one, case) for one in aside}))


def excludes(left: CountRange, right: CountRange) -> bool:
    """Whether no number of people fits both; a count that names no number ("dozens") excludes nothing."""
    if left.best is None or right.best is None:
        return False
    return any(a.high is not None and b.low is not None and a.high < b.low for a, b in ((left, right), (right, left)))


def _told(case: Case) -> list[Told]:
    found, leads = [], _leads(case)
    sure = {s.value.harm for c in case.held if c.claim.modality is not Modality.UNCONFIRMED for s in c.claim.casualties}
    for resolved in case.held:
        claim, edition = resolved.claim, case.voices.editions[resolved.claim.id]
        published = case.reports[edition].published
        day = (published.latest if published else None) or date.min
        names = {e for victim in claim.victims for e in victim.evidence}
        for stated in claim.casualties:
            value = stated.value
            if resolved.claim.modality is Modality.UNCONFIRMED and value.harm in sure:
                continue  # "unclear whether two more were killed"
            found.append(Told((value.harm, value.group, value.status), value.count, claim.id,
                              case.voices.counted[claim.id].key, claim.id in case.voices.direct,
                              claim.position.headline, day, edition, (claim.id, value.harm) in leads,
                              bool(names) and set(stated.evidence) <= names,
                              case.voices.counted[claim.id].kind is SourceKind.WITNESS))
    return found


def _leads(case: Case) -> frozenset[tuple[str, Harm]]:
    """The claims, each with a harm, in which a report first says how many suffered it: there it sums up."""
    first: dict[tuple[str, Harm], tuple[int, int]] = {}
    giving = [(c.claim, s.value.harm) for c in case.held for s in c.claim.casualties if s.value.group is Group.ALL]
    for claim, harm in giving:
        spot, key = (claim.position.paragraph, claim.position.sentence), (claim.report_id, harm)
        if not claim.position.headline:
            first[key] = min(spot, first.get(key, spot))
    return frozenset((claim.id, harm) for claim, harm in giving if claim.position.headline or first.get(
        (claim.report_id, harm)) == (claim.position.paragraph, claim.position.sentence))


def _settle_status(told: Sequence[Told]) -> list[Told]:
    """Counts of unknown status moved to the known status of the same people, so that no one is listed twice."""
    known = [one for one in told if one.row[2] is not Status.UNKNOWN]
    return [_with_status(one, known) if one.row[2] is Status.UNKNOWN else one for one in told]


def _with_status(unknown: Told, known: Sequence[Told]) -> Told:
    """The count under a status that fits: an equal count's first, a compatible one's, else civilian if all others are.

    A report that gives both in one breath ("ten people, seven of them civilians") means two different counts.
    """
    alike = [k for k in known if k.row[:2] == unknown.row[:2]]
    equal = {k.row[2] for k in alike if k.count.value == unknown.count.value}
    if not equal and any(k.claim == unknown.claim for k in alike):
        return unknown
    fitting = equal or {k.row[2] for k in alike if not excludes(k.count, unknown.count)}
    if not fitting and {k.row[2] for k in alike} == {Status.CIVILIAN}:
        fitting = {Status.CIVILIAN}  # competing tolls of one attack on civilians, not civilians and others
    status = next((s for s in KNOWN_FIRST if s in fitting), Status.UNKNOWN)
    return replace(unknown, row=(*unknown.row[:2], status))


def _row(case: Case, row: Row, told: Sequence[Told], whole: frozenset[str]) -> Finding[Casualty]:
    told = _vague_yields(told)
    standing = _last_words(_main(told, whole), whole)
    best = max(standing.values(), key=lambda one: _weight(one, standing.values()))
    disputed = any(excludes(a.count, b.count) for a in standing.values() for b in standing.values())
    supporting = {one.claim for one in told if _bears(one.count, best.count)}
    against = {one.claim for one in told if excludes(one.count, best.count)} - supporting
    return case.finding(Casualty(*row, _widen(best, standing.values())), supporting, against, disputed=disputed)


def _vague_yields(told: Sequence[Told]) -> list[Told]:
    """A lead's "dozens" or "others" sums nothing up where a figure follows that bears it out."""
    figures = [_size(one.count) for one in told if _numbered(one.count)]
    return [replace(one, lead=False) if one.lead and not _numbered(one.count)
            and max(figures, default=0) >= _size(one.count) else one for one in told]


def _main(told: Sequence[Told], whole: frozenset[str]) -> list[Told]:
    """Counts that may be of all: half of the largest and less is of some ("my cousin was killed").

    The largest is that of the same report, since independent reports may differ by more; but people who tell of their
    own dead are held against all. A part told with the full toll (the claims `whole`) stays.
    """
    told = _as_summed_up(told)
    everywhere = max((_size(one.count) for one in told if _numbered(one.count)), default=0)
    inside: dict[str, int] = {}
    for one in told:
        if _numbered(one.count):
            inside[one.report] = max(_size(one.count), inside.get(one.report, 0))
    most = {one.report: inside.get(one.report, everywhere) for one in told}
    return [one for one in told if _may_be_all(one, everywhere if one.private else most[one.report])
            or one.claim in whole]


def _may_be_all(one: Told, most: int) -> bool:
    return _size(one.count) > MAIN_SHARE * most or _size(one.count) == most


def _as_summed_up(told: Sequence[Told]) -> list[Told]:
    """Without what goes far beyond the toll with which a report opens (a year's, another attack's).

    One person must stand in the headline and the lead alike, to be all that the report tells of. Later names without a
    number do not raise it: they may be those who mourn.
    """
    leads = [one for one in told if one.lead and _numbered(one.count)]
    headlines = {(one.report, _size(one.count)) for one in leads if one.headline}
    opening: dict[str, int] = {}
    for one in leads:
        if _size(one.count) > 1 or ((one.report, _size(one.count)) in headlines and not one.headline):
            opening[one.report] = max(opening.get(one.report, 1), _size(one.count))
    first = {one.report: _size(one.count) for one in leads if not one.headline}
    return [one for one in told if _size(one.count) < FAR_BEYOND * opening.get(one.report, _size(one.count) or 1)
            and not (one.by_name and not one.lead and _size(one.count) > first.get(one.report, _size(one.count)))]


def _last_words(told: Iterable[Told], whole: frozenset[str]) -> dict[str, Told]:
    """What each voice says in the end: in its last report, its largest figure, in its own words before another's.

    A part told with the voice's full toll (the claims `whole`) goes before a part told with less.
    """
    latest: dict[str, Told] = {}
    for one in sorted(told, key=lambda t: (t.voice, t.claim, _size(t.count))):
        kept = latest.setdefault(one.voice, one)
        if _final(one, whole) > _final(kept, whole):
            latest[one.voice] = one
    return latest


def _sums_up(one: Told) -> bool:
    """A report opens with its toll; where it opens with one of the dead, that may be the best known of several."""
    return one.lead and (one.row[1] is not Group.ALL or _size(one.count) > 1)


def _final(one: Told, whole: frozenset[str]) -> tuple[bool, bool, bool, date, int, bool, bool, bool]:
    return (one.claim in whole, _sums_up(one), _numbered(one.count), one.published, _size(one.count), one.direct,
            not one.headline, one.count.high is not None)


def _whole(told: Sequence[Told], harm: Harm) -> frozenset[str]:
    """Claims of a voice's own words that give the full toll of a harm, as that voice gives it in the end."""
    totals = _main([one for one in told if one.row[:2] == (harm, Group.ALL)], frozenset())
    full = {voice: _size(one.count) for voice, one in _last_words(totals, frozenset()).items()}
    giving = [one for one in totals if _size(one.count) == full[one.voice]]
    direct = {one.voice for one in giving if one.direct}
    return frozenset(one.claim for one in giving if one.direct or one.voice not in direct)


def _weight(one: Told, voices: Iterable[Told]) -> tuple[bool, bool, int, bool, int, date, str]:
    """The best count: one that names a number, that most voices bear; a report's lead; the exact; then the larger."""
    same = sum(1 for other in voices if other.count.value == one.count.value)
    return (_sums_up(one), _numbered(one.count), same, one.count.high is not None, _size(one.count), one.published,
            one.voice)


def _widen(best: Told, voices: Iterable[Told]) -> CountRange:
    """Low and high over all voices: an "at least" sets no bound from above, and no lower one beside a fuller count.

    "People were killed" beside another's "nobody" is open from above too.
    """
    if best.count.best is None and best.count.low is not None and best.count.high is not None:
        return best.count  # "between 22 and 25": who gives a range has weighed what others say
    if best.count.value is not None and not _numbered(best.count):
        return best.count  # "dozens" is a floor: what is lower counts some of them
    counts = [one.count for one in voices if one.count.best is not None or one.count == best.count] or [best.count]
    lows = [c.low for c in counts if c.low is not None and (c.high is not None or c == best.count)]
    highs = [c.high for c in counts]
    middle = best.count.best
    # "about 137,000" alone has no lower bound, and gets none
    low = min([*lows, *([middle] if middle is not None else [])]) if lows else best.count.low
    high = None if None in highs else max(h for h in highs if h is not None)
    return CountRange(low, middle, max(high, middle) if high is not None and middle is not None else high)


def _bears(count: CountRange, best: CountRange) -> bool:
    """Whether the count says as much: the same number, or bounds from both sides that hold it ("10 to 12" for 11)."""
    if count.value == best.value:
        return True
    ends = (count.low, best.best, count.high)
    return None not in ends and sorted(n for n in ends if n is not None) == list(ends)


def _is_aside(one: Told, row: Finding[Casualty] | None) -> bool:
    return row is None or (one.claim not in row.supporting and one.claim not in row.against)


def _aside(one: Told, case: Case) -> str:
    harm, group, _ = one.row
    people = f"{harm} ({group})".replace("_", " ")
    bound = "" if one.count.high is not None else "at least "
    return f"{case.voices.counted[one.claim].name} also gives {bound}{_size(one.count)} {people}"


def _size(count: CountRange) -> int:
    return count.value or 0


def _numbered(count: CountRange) -> bool:
    """Whether it names a number or two ("11", "5 to 7"): "dozens" and "several" do not."""
    return count.best is not None or count.high is not None


def _row_order(row: Row) -> tuple[int, ...]:
    places: Mapping[int, Sequence[object]] = {0: list(Harm), 1: list(Group), 2: list(Status)}
    return tuple(places[at].index(part) for at, part in enumerate(row))
