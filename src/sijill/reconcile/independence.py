"""Independence: an incident's claims in, whose word each rests on out: copies of one source are one source.

A *voice* is a source as it counts. A source may rest on another's word; its claims then count for that one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sijill.knowledge.roster import Roster
from sijill.model.actor import Actor, ActorRole
from sijill.model.claim import ResolvedClaim, SourceKind
from sijill.model.incident import SourceStanding
from sijill.model.report import Report

KIND_OF_ROLE = {ActorRole.PARTY: SourceKind.PARTY, ActorRole.MONITOR: SourceKind.MONITOR,
                ActorRole.OUTLET: SourceKind.OUTLET, ActorRole.AGENCY: SourceKind.AGENCY}

FIRST_HAND = frozenset({SourceKind.WITNESS, SourceKind.OFFICIAL, SourceKind.PARTY, SourceKind.SOCIAL_POST})
"""Sources of these kinds speak of what they saw or did, so that a paper ("a medical report") is taken for theirs."""

NAMED_LATER = frozenset({SourceKind.MONITOR, SourceKind.OUTLET, SourceKind.AGENCY})
"""An unnamed "rights group" or "media" only stands for a named one of the same report."""

DOCUMENTS = frozenset({SourceKind.MONITOR, SourceKind.AGENCY})
"""Those whose own word outweighs the unnamed people they heard."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source: `key` tells it apart; `own` where a publisher speaks for itself; `named` if it is known who it is."""

    key: str
    id: str | None
    name: str
    kind: SourceKind
    own: bool
    named: bool

    @property
    def unnamed(self) -> bool:
        """Whether it is somebody whom a report quotes without a name."""
        return not (self.own or self.named)


@dataclass(frozen=True, slots=True)
class Voices:
    """Every source of an incident, and the one that each claim counts for."""

    standings: tuple[SourceStanding, ...]
    counted: Mapping[str, Voice]
    direct: frozenset[str]

    def of(self, claim_ids: Iterable[str]) -> tuple[Voice, ...]:
        """The independent voices behind the claims, each once, ordered by name."""
        found = {self.counted[name].key: self.counted[name] for name in claim_ids}
        return tuple(sorted(found.values(), key=lambda voice: (voice.name, voice.key)))

    def names(self, claim_ids: Iterable[str]) -> str:
        """ "SOHR and White Helmets". """
        return listed([voice.name for voice in self.of(claim_ids)])


def listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def hear(claims: Sequence[ResolvedClaim], reports: Mapping[str, Report], reprints: Iterable[Sequence[str]],
         roster: Roster) -> Voices:
    """Whose word the claims rest on.

    Not independent: a publisher that quotes another source on the same incident; prints of one text, but for the first;
    an unnamed source beside another unnamed one of its kind in one report; sources of one side.
    """
    editions = _editions(reports, reprints, claims)
    spoken = {c.claim.id: _voice(c, reports[c.claim.report_id], editions[c.claim.report_id]) for c in claims}
    heard = [_Heard(c.claim.id, c.claim.report_id, editions[c.claim.report_id], spoken[c.claim.id]) for c in claims]
    rests = _rests(heard, roster)
    counted = {h.claim: rests.get(h.voice.key, h.voice) for h in heard}
    direct = frozenset(h.claim for h in heard if h.voice.key not in rests)
    return Voices(_standings(heard, rests), counted, direct)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A claim's id, its report and that report's first print, and its direct source."""

    claim: str
    report: str
    edition: str
    voice: Voice


def _editions(reports: Mapping[str, Report], reprints: Iterable[Sequence[str]],
              claims: Iterable[ResolvedClaim]) -> dict[str, str]:
    """Each report's first print: the earliest published of its reprints, the smallest id where that is open."""
    editions = {c.claim.report_id: c.claim.report_id for c in claims}
    for group in reprints:
        first = min(group, key=lambda name: (_published(reports[name]), name))
        editions |= {name: first for name in group if name in editions}
    return editions


def _published(report: Report) -> str:
    earliest = report.published.earliest if report.published else None
    return earliest.isoformat() if earliest else "9999"


def _voice(resolved: ResolvedClaim, report: Report, edition: str) -> Voice:
    publisher = resolved.publisher.chosen if resolved.publisher else None
    stated, actor = resolved.claim.source, resolved.source.chosen if resolved.source else None
    if stated is None:
        return _publisher(actor or publisher, report, edition)
    mention = stated.value
    if actor is not None:
        own = publisher is not None and actor.id == publisher.id
        return Voice(actor.id, actor.id, actor.name, KIND_OF_ROLE[actor.role], own, named=True)
    if mention.kind not in FIRST_HAND and _proper(mention.text):
        return Voice(f"called {mention.text.casefold()}", None, mention.text, mention.kind, own=False, named=True)
    key = f"unnamed {mention.kind} of {edition}"
    named = mention.kind is not SourceKind.WITNESS and _proper(mention.text)
    return Voice(f"{key}: {mention.text.casefold()}" if named else key, None, mention.text, mention.kind, False, named)


def _publisher(actor: Actor | None, report: Report, edition: str) -> Voice:
    if actor is not None:
        return Voice(actor.id, actor.id, actor.name, KIND_OF_ROLE[actor.role], own=True, named=True)
    if report.publisher:
        return Voice(f"called {report.publisher.casefold()}", None, report.publisher, SourceKind.OUTLET, True, True)
    return Voice(f"publisher of {edition}", None, "unnamed publisher", SourceKind.UNKNOWN, own=True, named=False)


def _proper(words: str) -> bool:
    """Whether the words hold a name: one capitalised word alone, or a capital after the first word."""
    first, *others = words.split() or [""]
    return any(word[:1].isupper() for word in others) or (not others and first[:1].isupper())


def _rests(heard: Sequence[_Heard], roster: Roster) -> dict[str, Voice]:
    """Voices by key, each with the voice that it rests on in the end; those that stand for themselves are absent."""
    voices = {h.voice.key: h.voice for h in heard}
    beside = {key: found for key in sorted(voices) if (found := _beside(key, heard)) is not None}
    ends = {key: _end(key, beside) for key in voices}
    claims = Counter(ends[h.voice.key] for h in heard)
    leads: dict[str, str] = {}
    for key in sorted(claims, key=lambda name: (voices[name].own, -claims[name], name)):
        side = roster.side(key) if voices[key].id else None
        leads[key] = leads.setdefault(f"side {side}", key) if side else key
    return {key: voices[leads[end]] for key, end in ends.items() if leads[end] != key}


def _beside(key: str, heard: Sequence[_Heard]) -> str | None:
    """The voice of the same editions that this one repeats, the one most heard; None where it stands for itself."""
    mine = [h for h in heard if h.voice.key == key]
    others = Counter(other.voice.key for other in heard if other.voice.key != key
                     and any(h.edition == other.edition and _repeats(h, other) for h in mine))
    if mine[0].voice.unnamed:
        claims = Counter(h.voice.key for h in heard)
        first = {h.voice.key: (h.voice.kind not in FIRST_HAND, -claims[h.voice.key], h.voice.key)
                 for h in heard if h.voice.unnamed}
        others = Counter({name: n for name, n in others.items() if name not in first or first[name] < first[key]})
    named = {h.voice.key for h in heard if h.voice.named and not h.voice.own}
    stands_for = mine[0].voice.kind in NAMED_LATER
    return min(others, key=lambda name: ((name in named) is not stands_for, -others[name], name), default=None)


def _repeats(mine: _Heard, other: _Heard) -> bool:
    """Whether the one, speaking on the same incident in one edition, only passes on the other's word.

    Whom one report leaves unnamed, be they people or papers, reach it on one desk's word and cannot be told apart.
    """
    voice, source = mine.voice, other.voice
    if voice.own:
        later_print = mine.report != mine.edition and other.report == other.edition
        return voice.kind not in DOCUMENTS and (not source.own or later_print)
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


def _standings(heard: Sequence[_Heard], rests: Mapping[str, Voice]) -> tuple[SourceStanding, ...]:
    claims = Counter(h.voice.key for h in heard)
    voices = {h.voice.key: h.voice for h in heard}
    found = [SourceStanding(v.id, v.name, v.kind, claims[key], key not in rests) for key, v in voices.items()]
    return tuple(sorted(found, key=lambda s: (not s.independent, -s.claims, s.id is None, s.id or s.name)))
