"""Copies: an incident's claims and their reports in, which claims stand in words that another report had first, out.

Whole prints, passages taken over, and rewrites (`paraphrase`) alike. Only claims told in the copied words are lent:
what a paper adds of its own stays its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sijill.knowledge.roster import Roster
from sijill.knowledge.runs import first_told, runs_of
from sijill.model.claim import ResolvedClaim
from sijill.model.report import Report
from sijill.model.upstream import Reliance
from sijill.reconcile.paraphrase import common_details, marks_of, may_rewrite, rewrites


@dataclass(frozen=True, slots=True)
class Copy:
    """A claim of `report` told in words that the report `first` had before; `why` says how that is known."""

    report: str
    first: str
    how: Reliance
    why: str


Mine = Mapping[str, Sequence[ResolvedClaim]]


def find_copies(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report],
                reprints: Iterable[Sequence[str]], roster: Roster) -> dict[str, Copy]:
    """Copies by claim id; a claim that its own report was first to tell is absent."""
    mine: dict[str, list[ResolvedClaim]] = {}
    for resolved in claims:
        mine.setdefault(resolved.claim.report_id, []).append(resolved)
    if len(mine) < 2:
        return {}
    cited = _cited(claims)
    order = sorted(mine, key=lambda name: (not _publishers(mine[name]) & cited, _published(reports[name]), name))
    passages, prints = _passages(order, reports, mine), _prints(order, reprints, mine)
    return {**_rewrites(order, reports, mine, roster), **prints, **passages}


def _cited(claims: Iterable[ResolvedClaim]) -> frozenset[str]:
    """Publishers that others give as their source: a text is theirs, whenever each was printed."""
    return frozenset(c.source.chosen.id for c in claims if c.claim.source and c.source and c.source.chosen
                     and not (c.publisher and c.publisher.chosen and c.publisher.chosen.id == c.source.chosen.id))


def _publishers(claims: Iterable[ResolvedClaim]) -> set[str]:
    return {c.publisher.chosen.id for c in claims if c.publisher and c.publisher.chosen}


def _published(report: Report) -> str:
    earliest = report.published.earliest if report.published else None
    return earliest.isoformat() if earliest else "9999"


def _passages(order: Sequence[str], reports: Mapping[str, Report], mine: Mine) -> dict[str, Copy]:
    """Claims whose act is told inside a passage of an earlier report."""
    found: dict[str, Copy] = {}
    for name, passages in zip(order, first_told([runs_of(reports[name]) for name in order]), strict=True):
        for resolved in mine[name]:
            start = resolved.claim.act.evidence[0].start
            passage = next((p for p in passages if p.start <= start < p.end), None)
            if passage is not None:
                why = f"{passage.words} words in a row are the same"
                found[resolved.claim.id] = Copy(name, order[passage.owner], Reliance.REPRINTS, why)
    return found


def _prints(order: Sequence[str], reprints: Iterable[Sequence[str]], mine: Mine) -> dict[str, Copy]:
    found: dict[str, Copy] = {}
    for group in reprints:
        first, *others = sorted((name for name in group if name in mine), key=order.index) or [""]
        for name in others:
            copy = Copy(name, first, Reliance.REPRINTS, "they are prints of one text")
            found |= {c.claim.id: copy for c in mine[name]}
    return found


def _rewrites(order: Sequence[str], reports: Mapping[str, Report], mine: Mine, roster: Roster) -> dict[str, Copy]:
    claims = [resolved for name in order for resolved in mine[name]]
    if not may_rewrite([marks_of(reports[name], frozenset()) for name in order]):
        return {}
    parties = [text[m.start:m.end] for name in order for text in [reports[name].text] for m in roster.mentions(text)]
    common = common_details([*_names(claims), *parties], _figures(claims))
    named = {name: _sources(mine[name]) for name in order}
    marks = {name: marks_of(reports[name], common) for name in order}
    found: dict[str, Copy] = {}
    firsts: dict[str, str] = {}
    for rewrite in rewrites(order, marks, reports, named):
        first = firsts.get(rewrite.earlier, rewrite.earlier)
        if rewrite.start == 0 and rewrite.end == len(reports[rewrite.later].text):
            firsts[rewrite.later] = first
        copy = Copy(rewrite.later, first, Reliance.PARAPHRASES, rewrite.why)
        for resolved in mine[rewrite.later]:
            if rewrite.start <= resolved.claim.act.evidence[0].start < rewrite.end:
                found.setdefault(resolved.claim.id, copy)
    return found


def _sources(claims: Iterable[ResolvedClaim]) -> frozenset[str]:
    """Named sources of a report's claims, as they can be told again in another's words."""
    return frozenset(c.source.chosen.id for c in claims if c.claim.source and c.source and c.source.chosen)


def _names(claims: Iterable[ResolvedClaim]) -> Iterator[str]:
    """Places, parties, victims and sources of the incident: whoever was there names them."""
    for resolved in claims:
        claim, place = resolved.claim, resolved.place.chosen if resolved.place else None
        yield from (victim.value.name for victim in claim.victims)
        yield from (party.value.text for party in (*claim.perpetrators, *claim.targets))
        yield from ((claim.place.value.name, *claim.place.value.within) if claim.place else ())
        yield from (name for name in (place.name, place.admin1, place.admin2) if name) if place else ()
        actors = (*resolved.perpetrators, *resolved.targets, resolved.source, resolved.publisher)
        yield from (actor.chosen.name for actor in actors if actor and actor.chosen)
        if claim.source:
            yield claim.source.value.text


def _figures(claims: Iterable[ResolvedClaim]) -> Iterator[int]:
    for resolved in claims:
        for stated in resolved.claim.casualties:
            count = stated.value.count
            yield from (number for number in (count.low, count.best, count.high) if number is not None)
