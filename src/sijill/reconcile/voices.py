"""Voices: a claim in, on whose word it is out: the source it quotes, or its publisher where it quotes nobody."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from sijill.knowledge.likeness import name_key
from sijill.knowledge.roster import Roster
from sijill.model.actor import Actor, ActorRole
from sijill.model.claim import ResolvedClaim, SourceKind, SourceMention
from sijill.model.report import Report

KIND_OF_ROLE = {ActorRole.PARTY: SourceKind.PARTY, ActorRole.MONITOR: SourceKind.MONITOR,
                ActorRole.OUTLET: SourceKind.OUTLET, ActorRole.AGENCY: SourceKind.AGENCY}

FIRST_HAND = frozenset({SourceKind.WITNESS, SourceKind.OFFICIAL, SourceKind.PARTY, SourceKind.SOCIAL_POST})
"""Sources of these kinds speak of what they saw or did, so that a paper ("a medical report") is taken for theirs."""

NAMED_LATER = frozenset({SourceKind.MONITOR, SourceKind.OUTLET, SourceKind.AGENCY})
"""An unnamed "rights group" or "media" only stands for a named one of the same report."""

DOCUMENTS = frozenset({SourceKind.MONITOR, SourceKind.AGENCY})
"""Those whose own word outweighs the unnamed people they heard."""

CAPITAL = re.compile(r"(?:[Aa]l-|[Ee]l-)?[A-Z\u00C0-\u00DE\u0100-\u017F]")


PRIVATE = {SourceKind.WITNESS: "a witness", SourceKind.SOCIAL_POST: "an account"}
"""What those are called who speak for nobody but themselves: their names stay with the claims that quote them."""
SOMEBODY = "a named person"
SEVERAL = {"a witness": "witnesses", "an account": "accounts", SOMEBODY: "named persons"}

PREPOSITION = 4
"""Letters: "of", "in", "from", "near" have no more; the nouns in front of a name mostly do."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source: `key` tells it apart; `own` where a publisher speaks for itself; `named` if it is known who it is.

    `words` are what a report calls it, where it is a private person; `name` is nobody's then, and may be told anywhere.
    """

    key: str
    id: str | None
    name: str
    kind: SourceKind
    own: bool
    named: bool
    words: str | None = None

    @property
    def private(self) -> bool:
        """Whether it is a person who is named and speaks for nobody but themselves."""
        return self.words is not None

    @property
    def unnamed(self) -> bool:
        """Whether it is somebody whom a report quotes without a name."""
        return not (self.own or self.named)


def voice_of(resolved: ResolvedClaim, edition: Report, publisher: Actor | None, roster: Roster) -> Voice:
    """Whose word the claim is, where `edition` is the report that first had its passage, by `publisher`.

    Whom a desk leaves unnamed are one however many reports it writes: it is the desk that knows them. A person or
    office called by its name is the same whoever quotes it.
    """
    stated, actor = resolved.claim.source, resolved.source.chosen if resolved.source else None
    if stated is None:
        return publisher_voice(publisher, edition)
    mention = stated.value
    if actor is not None:
        own = publisher is not None and actor.id == publisher.id
        return Voice(actor.id, actor.id, actor.name, KIND_OF_ROLE[actor.role], own, named=True)
    return _nameless(_unlisted(mention, publisher, edition, roster), resolved.claim.private)


def _nameless(voice: Voice, names: Sequence[str]) -> Voice:
    """The voice, and of a private person none of the name: one voice, whatever reports say beside it."""
    person = max((name for name in names if name in voice.name), key=lambda name: (len(name), name), default=None)
    witness = voice.kind is SourceKind.WITNESS and called(voice.name, voice.kind) is not None
    account = voice.kind is SourceKind.SOCIAL_POST and proper(voice.name)
    if person is None and not witness and not account:
        return voice
    key = f"called {name_key(person)}" if person else voice.key
    return replace(voice, key=key, name=PRIVATE.get(voice.kind, SOMEBODY), words=voice.name)


def _unlisted(mention: SourceMention, publisher: Actor | None, edition: Report, roster: Roster) -> Voice:
    """Of a source that the roster does not have."""
    if mention.kind not in FIRST_HAND and proper(mention.text):
        return Voice(f"called {mention.text.casefold()}", None, mention.text, mention.kind, own=False, named=True)
    name = called(mention.text, mention.kind)
    if name:
        known = mention.kind is not SourceKind.WITNESS
        return Voice(f"called {name_key(name)}", None, mention.text, mention.kind, own=False, named=known)
    key = f"unnamed {mention.kind} of {_desk(mention.via, publisher, edition, roster)}"
    named = mention.kind is not SourceKind.WITNESS and proper(mention.text)
    return Voice(f"{key}: {mention.text.casefold()}" if named else key, None, mention.text, mention.kind, False, named)


def publisher_voice(actor: Actor | None, report: Report) -> Voice:
    if actor is not None:
        return Voice(actor.id, actor.id, actor.name, KIND_OF_ROLE[actor.role], own=True, named=True)
    if report.publisher:
        return Voice(f"called {report.publisher.casefold()}", None, report.publisher, SourceKind.OUTLET, True, True)
    return Voice(f"publisher of {report.id}", None, "unnamed publisher", SourceKind.UNKNOWN, own=True, named=False)


def via_voice(name: str, roster: Roster) -> Voice:
    """Somebody who passed it on: "a local source told North Press"."""
    entry = roster.publisher(name)
    if entry is not None:
        return Voice(entry.id, entry.id, entry.name, KIND_OF_ROLE[entry.role], own=True, named=True)
    return Voice(f"called {name.casefold()}", None, name, SourceKind.OUTLET, own=True, named=True)


def listed(names: Sequence[str]) -> str:
    """ "SOHR, 2 witnesses and White Helmets": those without a name are counted, where the first of them stands."""
    counts = Counter(names)
    told = [f"{counts[name]} {SEVERAL[name]}" if counts[name] > 1 and name in SEVERAL else name for name in counts]
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def proper(words: str) -> bool:
    """Whether the words hold a name: one capitalised word alone, or a capital after the first word."""
    first, *others = words.split() or [""]
    return any(word[:1].isupper() for word in others) or (not others and first[:1].isupper())


def called(words: str, kind: SourceKind) -> str | None:
    """The full name by which a source is called: "resident Abu Omar", "Umm Khaled, a mother", "Nur Hospital officials".

    Not the place that witnesses are of ("residents of Tell Zahra", "Tell Zahra residents"): a name stands in front, or
    behind a noun.
    """
    parts = words.split()
    capital = [bool(CAPITAL.match(part)) for part in parts]
    if True not in capital:
        return None
    first = capital.index(True)
    name = list(takewhile(CAPITAL.match, parts[first:]))
    behind = parts[first - 1] if first else ""
    last = first + len(name) == len(parts) or name[-1].endswith(",")
    told = last or (not first and kind is not SourceKind.WITNESS)
    if len(name) < 2 or not told or (first and len(behind) <= PREPOSITION):
        return None
    return " ".join(name).strip(",.;:()")


def _desk(via: tuple[str, ...], publisher: Actor | None, edition: Report, roster: Roster) -> str:
    return via_voice(via[0], roster).key if via else publisher_voice(publisher, edition).key
