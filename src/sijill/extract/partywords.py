"""The words of a sentence that may name parties: a sentence and the roster in, anchors for phrases out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from sijill.extract.parse import Sentence
from sijill.knowledge.roster import Roster
from sijill.model.actor import ActorKind


class Sort(StrEnum):
    """What an anchor's words are."""

    NAME = "name"        # of an actor of the roster
    NATION = "nation"    # of a country, or its demonym
    NOUN = "noun"        # "militants", "army"
    LINK = "link"        # "members", "group": a party only with what follows or stands before


@dataclass(frozen=True, slots=True)
class Anchor:
    """Tokens start..end of the document; `root` is the one that hangs outside them."""

    start: int
    end: int
    root: Any
    sort: Sort
    kind: ActorKind = ActorKind.UNKNOWN
    demonym: bool = False


class PartyWords:
    """Anchors of one sentence, and questions asked of its tokens."""

    def __init__(self, sentence: Sentence, roster: Roster) -> None:
        self.sentence, self.roster, self.wording = sentence, roster, roster.wording
        self.span, self.doc = sentence.span, sentence.span.doc
        self._base = self.span.start_char
        # names are matched as the report writes them: a repaired headline has lost its capitals
        self.text = sentence.written

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Names first, then nations, then nouns: what an earlier sort covers a later one leaves; sorted by place."""
        taken: dict[int, Anchor] = {}
        for anchor in (*self._names(), *self._nations(), *self._nouns(), *self._links(), *self._peoples()):
            if not any(i in taken for i in range(anchor.start, anchor.end)):
                taken.update(dict.fromkeys(range(anchor.start, anchor.end), anchor))
        return tuple(sorted(dict.fromkeys(taken.values()), key=lambda a: a.start))

    @cached_property
    def _by_token(self) -> dict[int, Anchor]:
        return {i: anchor for anchor in self.anchors for i in range(anchor.start, anchor.end)}

    def at(self, index: int) -> Anchor | None:
        """The anchor that covers a token."""
        return self._by_token.get(index)

    def _anchor(self, start: int, end: int, sort: Sort, kind: ActorKind = ActorKind.UNKNOWN) -> Anchor:
        tokens = self.doc.covering(self._base + start, self._base + end)
        first, last = tokens[0].i, tokens[-1].i
        outside = [t for t in tokens if not first <= t.head.i <= last or t.head == t]
        return Anchor(first, last + 1, (outside or [*tokens])[-1], sort, kind)

    def _names(self) -> Iterator[Anchor]:
        for mention in self.roster.mentions(self.text):
            entry = self.roster.get(mention.ids[0])
            yield self._anchor(mention.start, mention.end, Sort.NAME, entry.kind if entry else ActorKind.UNKNOWN)

    def _nations(self) -> Iterator[Anchor]:
        for hit in self.roster.nations_in(self.text):
            found = self._anchor(hit.start, hit.end, Sort.NATION, ActorKind.STATE)
            yield Anchor(found.start, found.end, found.root, Sort.NATION, ActorKind.STATE, hit.demonym)

    def _nouns(self) -> Iterator[Anchor]:
        arms = [hit for hit in self.wording.listing("means").find(self.text) if " " in self.text[hit.start:hit.end]]
        for hit in self.wording.nouns.find(self.text):
            if any(arm.start <= hit.start and hit.end < arm.end for arm in arms):  # "fighter jet"
                continue
            found = self._anchor(hit.start, hit.end, Sort.NOUN, ActorKind(hit.ids[0]))
            if _is_noun(self.doc[found.end - 1]) or self._modifies_means(self.doc[found.end - 1]):
                yield found

    def _modifies_means(self, token: Any) -> bool:
        """ "military jets": an adjective before what only an army has; "Turkish military jets" have another owner."""
        if token.tag_ != "JJ" or token.dep_ != "amod" or not self.wording.whole("loose", token.head.lower_):
            return False
        first = next(c for c in token.head.lefts if c.dep_ not in {"det", "nummod"})
        return self.is_means(token.head) and first == token

    def _links(self) -> Iterator[Anchor]:
        tags = self.doc.tags
        for position in range(self.span.start, self.span.end):
            if not tags[position].startswith("NN"):
                continue
            token = self.doc[position]
            if self.wording.whole("people", token.lower_) and self._qualified(token):
                yield Anchor(token.i, token.i + 1, token, Sort.NOUN, ActorKind.ARMED_GROUP)
            elif self.wording.whole("linking", token.lower_):
                yield Anchor(token.i, token.i + 1, token, Sort.LINK)

    def _peoples(self) -> Iterator[Anchor]:
        """ "Kurdish-held", "Kurdish shelling", "Kurdish and regime forces": a word that only a pack's phrases make a
        party."""
        doc = self.doc
        for i in range(self.span.start, self.span.end - 1):
            if doc.words[i][:1].isupper() and self._as_party(i) and self.wording.meanings.exact(doc.lower[i]):
                yield Anchor(i, i + 1, doc[i], Sort.NAME, ActorKind.ARMED_GROUP)

    def _as_party(self, i: int) -> bool:
        after, second = self.word(i + 1), self.word(i + 2)
        if after in HYPHENS:
            return self.wording.whole("holding", second)
        listed = after in {"and", "&"} and (self.wording.kind(second) is not None or self.wording.kind(
            self.word(i + 3)) is not None or self.wording.whole("loose", self.word(i + 3)))
        return listed or (self.wording.whole("means", after) and not self.wording.whole("means", second))

    def _qualified(self, token: Any) -> bool:
        return any(self.wording.whole("qualifiers", child.lower_) for child in token.lefts)

    def says_body(self, text: str) -> bool:
        """Whether the words, though no name, tell one party from others where they stand: "the army", "coalition"."""
        return self.roster.is_body(text) or bool(self.wording.meanings.find(text))

    def is_means(self, token: Any) -> bool:
        return self.wording.whole("means", token.lower_)

    def is_holding(self, token: Any) -> bool:
        return self.wording.whole("holdings", token.lower_)

    def is_speaker(self, token: Any) -> bool:
        return self.wording.whole("speakers", token.lower_)

    def is_party(self, token: Any) -> bool:
        """Whether the token is of a party's name, a noun for one, or one that stands between ("members")."""
        anchor = self.at(token.i)
        return anchor is not None and anchor.sort is not Sort.NATION

    def word(self, index: int) -> str:
        """The word at a token in small letters, empty outside the sentence."""
        return self.doc.lower[index] if self.span.start <= index < self.span.end else ""

    def only_holds(self, anchor: Anchor) -> bool:
        """ "SNA-held areas"."""
        return self.word(anchor.end) in HYPHENS and self.wording.whole("holding", self.word(anchor.end + 1))

    def only_holds_or_backs(self, anchor: Anchor) -> bool:
        """ "SNA-held", "AANES-affiliated", "backed by Iran", "anti-Assad": named, but not as a party."""
        if self.word(anchor.end) in HYPHENS:
            after = self.word(anchor.end + 1)
            if self.wording.whole("backing", after) or self.wording.whole("holding", after):
                return True
        if self.word(anchor.start - 1) in HYPHENS:
            before = self.word(anchor.start - 2)
            if self.wording.whole("favouring", before) or self.wording.whole("opposing", before):
                return True
        return self._after_backed_by(anchor)

    def _after_backed_by(self, anchor: Anchor) -> bool:
        end = self.doc[anchor.start].idx - self._base
        before = self.text[max(0, end - BACKING):end].partition(" ")[2].lower().removesuffix("the ")
        hits = self.wording.listing("backed_by").find(before)
        return bool(hits) and not before[hits[-1].end:].strip() and not self._of_means(anchor)

    def _of_means(self, anchor: Anchor) -> bool:
        """ "a drone affiliated with the coalition": weapons are not backed, they are owned."""
        above = list(anchor.root.ancestors)[:MEANS_REACH]
        verb = next((t for t in above if t.tag_.startswith("VB") or t.tag_ == "JJ"), None)
        while verb is not None and verb.dep_ == "xcomp":  # "that is expected to be affiliated with"
            verb = verb.head
        return verb is not None and (self.is_means(verb.head) or any(self.is_means(c) for c in verb.head.lefts))


def _is_noun(token: Any) -> bool:
    """By its tag, or by its place: "the military" is often tagged an adjective."""
    return bool(token.tag_.startswith("NN") or (token.tag_ == "JJ" and token.dep_ in NOMINAL))


MEANS_REACH = 3
"""Arcs from a name up to the participle that ties it to a weapon: "affiliated", "with"."""
NOMINAL = {"nsubj", "nsubjpass", "dobj", "pobj"}
BACKING = 60
"""Characters before a name in which the words for its backing stand: the longest phrases of the packs have 30."""
HYPHENS = {"-", "‐", "‑", "–"}


