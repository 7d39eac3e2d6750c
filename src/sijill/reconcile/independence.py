"""Independence: an incident's claims in, whose word each rests on out: copies of one source are one source.

A *voice* is a source as it counts. A source may rest on another's word; its claims then count for that one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sijill.knowledge.roster import Roster, Tie
from sijill.model.actor import Actor
from sijill.model.claim import ResolvedClaim
from sijill.model.incident import SourceStanding
from sijill.model.report import Report
from sijill.model.upstream import NO_UPSTREAM, Reliance, Upstream
from sijill.reconcile.copies import Copy, find_copies
from sijill.reconcile.graph import draw
from sijill.reconcile.heard import Ground, Heard
from sijill.reconcile.voices import DOCUMENTS, FIRST_HAND, NAMED_LATER, Voice, listed, publisher_voice, voice_of

ONE_DESK = frozenset({Tie.ORGAN, Tie.OWNED, Tie.CLOSE})
"""Ties by which two sources of one side count as one; those who only work where it governs have a desk of their own."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Every source of an incident, the one that each claim counts for, and the graph of who rests on whom.

    `direct` are the claims that a voice makes itself; `editions` the report, by claim id, that first had its words.
    """

    standings: tuple[SourceStanding, ...]
    counted: Mapping[str, Voice]
    direct: frozenset[str]
    editions: Mapping[str, str]
    upstream: Upstream = NO_UPSTREAM

    def of(self, claim_ids: Iterable[str]) -> tuple[Voice, ...]:
        """The independent voices behind the claims, each once, ordered by name."""
        found = {self.counted[name].key: self.counted[name] for name in claim_ids}
        return tuple(sorted(found.values(), key=lambda voice: (voice.name, voice.key)))

    def names(self, claim_ids: Iterable[str]) -> str:
        """ "SOHR and White Helmets". """
        return listed([voice.name for voice in self.of(claim_ids)])


def hear(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], reprints: Iterable[Sequence[str]],
         roster: Roster) -> Voices:
    """Whose word the claims rest on.

    Not independent: a publisher that quotes another source on the same incident; claims told in words that another
    report had first; an unnamed source beside another of one desk; sources of one side.
    """
    copies, publishers = find_copies(claims, reports, reprints, roster), _publishers(claims)
    heard = [_heard(c, copies.get(c.claim.id), (reports, publishers), roster) for c in claims]
    printed = sorted({name for h in heard for name in (h.report, h.edition)})
    desks = {name: publisher_voice(publishers.get(name), reports[name]) for name in printed}
    rests = _rests(heard, desks, roster, first_day(claims))
    voices = {h.lent.key: h.lent for h in heard}
    counted = {h.claim: voices[rests[h.lent.key].on] if h.lent.key in rests else h.lent for h in heard}
    direct = frozenset(h.claim for h in heard if h.spoken.key == counted[h.claim].key)
    alone = frozenset(voice.key for voice in counted.values())
    told = list(zip(claims, heard, strict=True))
    editions = {h.claim: h.edition for h in heard}
    return Voices(_standings(heard, alone), counted, direct, editions, draw(told, rests, copies, (desks, roster)))


def _publishers(claims: Iterable[ResolvedClaim]) -> dict[str, Actor]:
    """The roster's entry for each report's publisher, where there is one."""
    found: dict[str, Actor] = {}
    for resolved in sorted(claims, key=lambda c: c.claim.id):
        own = resolved.publisher or (resolved.source if resolved.claim.source is None else None)
        if own is not None and own.chosen is not None:
            found.setdefault(resolved.claim.report_id, own.chosen)
    return found


def first_day(claims: Iterable[ResolvedClaim]) -> date | None:
    days = [c.date.chosen.earliest for c in claims if c.date.chosen and c.date.chosen.earliest]
    return min(days, default=None)


def _heard(resolved: ResolvedClaim, copy: Copy | None, known: tuple[Mapping[str, Report], Mapping[str, Actor]],
           roster: Roster) -> Heard:
    (reports, publishers), report = known, resolved.claim.report_id
    first = copy.first if copy else report
    spoken = voice_of(resolved, reports[report], publishers.get(report), roster)
    lent = voice_of(resolved, reports[first], publishers.get(first), roster) if copy else spoken
    if spoken.own and spoken.kind in DOCUMENTS and lent.kind not in DOCUMENTS:
        lent = spoken  # who documents vouches for what it prints
    return Heard(resolved.claim.id, report, first, spoken, lent)


def _rests(heard: Sequence[Heard], desks: Mapping[str, Voice], roster: Roster, on: date | None) -> dict[str, Ground]:
    """Voices by key, each with the voice that it rests on in the end; those that stand for themselves are absent."""
    voices = {h.lent.key: h.lent for h in heard}
    beside = {key: found for key in sorted(voices) if (found := _beside(key, heard, desks)) is not None}
    ends = {key: _end(key, beside) for key in voices}
    claims = Counter(ends[h.lent.key] for h in heard)
    leads: dict[str, str] = {}
    for key in sorted(claims, key=lambda name: (voices[name].own, -claims[name], name)):
        side = roster.side(key, on) if voices[key].id and roster.tie(key, on) in ONE_DESK else None
        leads[key] = leads.setdefault(f"side {side}", key) if side else key
    rests: dict[str, Ground] = {}
    for key, end in ends.items():
        if leads[end] != key:
            rests[key] = Ground(leads[end], beside.get(key, key), Reliance.SPEAKS_FOR if key == end else None)
    return rests


def _beside(key: str, heard: Sequence[Heard], desks: Mapping[str, Voice]) -> str | None:
    """The voice of the same editions that this one repeats, the one most heard; None where it stands for itself."""
    mine = [h for h in heard if h.lent.key == key]
    editions = {h.edition for h in mine}
    near = [other for other in heard if other.edition in editions and other.lent.key != key]
    others = Counter(other.lent.key for other in near
                     if any(h.edition == other.edition and _repeats(h.lent, other.lent) for h in mine))
    voice = mine[0].lent
    others += Counter(h.lent.key for h in _carried(voice, heard, desks))
    if voice.unnamed:
        claims = Counter(h.lent.key for h in heard)
        first = {h.lent.key: (h.lent.kind not in FIRST_HAND, -claims[h.lent.key], h.lent.key)
                 for h in heard if h.lent.unnamed}
        others = Counter({name: n for name, n in others.items() if name not in first or first[name] < first[key]})
    named = {h.lent.key for h in heard if h.lent.named and not h.lent.own}
    stands_for = voice.kind in NAMED_LATER
    return min(others, key=lambda name: ((name in named) is not stands_for, -others[name], name), default=None)


def _carried(voice: Voice, heard: Sequence[Heard], desks: Mapping[str, Voice]) -> list[Heard]:
    """What a publisher that others cite has from its sources, by its own reports at hand: the chain goes on there."""
    if voice.kind in DOCUMENTS or any(h.lent.key == voice.key and h.lent.own for h in heard):
        return []
    own = {name for name, desk in desks.items() if desk.key == voice.key}
    return [h for h in heard if h.edition in own and h.lent.key != voice.key and not h.lent.own]


def _repeats(voice: Voice, source: Voice) -> bool:
    """Whether the one, speaking on the same incident in one edition, only passes on the other's word.

    Whom one report leaves unnamed, be they people or papers, reach it on one desk's word and cannot be told apart.
    """
    if voice.own:
        return voice.kind not in DOCUMENTS and not source.own
    if voice.named:
        return False
    if voice.kind in NAMED_LATER:
        return source.named and not source.own
    return source.unnamed or (source.own and source.kind in DOCUMENTS)


def _end(key: str, rests: Mapping[str, str]) -> str:
    """Where the resting ends; a ring ends at its smallest member."""
    seen = [key]
    while (following := rests.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following):])
        seen.append(following)
    return seen[-1]


def _standings(heard: Sequence[Heard], alone: frozenset[str]) -> tuple[SourceStanding, ...]:
    claims = Counter(h.spoken.key for h in heard)
    voices = {h.spoken.key: h.spoken for h in heard}
    found = [SourceStanding(v.id, v.name, v.kind, claims[key], key in alone) for key, v in voices.items()]
    return tuple(sorted(found, key=lambda s: (not s.independent, -s.claims, s.id is None, s.id or s.name)))
