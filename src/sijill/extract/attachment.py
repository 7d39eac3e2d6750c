"""An event word and the places of its sentence come in; how likely it happened at each goes out, with reasons.

What the parse shows of a pair is told in marks, a word or two each: the way from the event word to the place, its
preposition, what stands between, how the other places of the sentence stand. `knowledge.attachment` weighs them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.extract.placefound import PlaceFound
from sijill.extract.tree import CLAUSES, SUBJECTS, VERBS, is_passive
from sijill.knowledge.attachment import Attachment

LONGEST_WAY = 6
"""Arcs of a way that is told in full; farther apart the exact way says nothing more."""
FARTHEST = 9
"""Arcs beyond which a way is simply long."""
NOMINAL_LINKS = frozenset({"conj", "appos"})
"""Arcs inside a list of places: what holds of the first holds of each."""
STEPS = (1, 2, 4, 7, 11, 17, 25)
"""Words apart, by which distances are told: each class is about half as long again as the one before."""
OPENING = 3
"""Words before a place that opens a sentence: "On Friday, in"."""
BESIDE = 3
"""Words between two places said together: "the village of A in the district of B" has three with its noun."""
JOINED = 6
"""Words between two places that may still be one address: "A, a village in the far north of B"."""
BOUNDS = range(-8, 8)
"""Logarithms of odds, in halves, by which the first round's score is told to the second; few fall outside."""
POSSESSIVES = frozenset({"'s", "’s"})
DASHES = frozenset({"-", "‐", "‑", "–"})
BREAKS = frozenset({";", ":", '"', "“", "”", "``", "''"})
UNDER = frozenset({"dobj", "agent", "poss", "amod", "compound", "nmod", "relcl", "ccomp", "advcl", "acl"})
SPEAKING = frozenset({"say", "tell", "report", "add", "announce", "claim", "state", "confirm"})
LINKING = frozenset({"ADP", "CCONJ", "PUNCT", "PART"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The places of one sentence, in order; `spoken` are tokens of those who speak in it, `acting` of parties."""

    span: Any
    places: Sequence[PlaceFound]
    spoken: frozenset[int] = frozenset()
    acting: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attached:
    """A place with how likely the event happened there, from 0 to 1, and the marks that say so most."""

    place: PlaceFound
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """An event word and a place, with what the first round made of them."""

    place: PlaceFound
    marks: tuple[str, ...]
    odds: float


def attach(event: Any, scene: Scene, model: Attachment) -> tuple[Attached, ...]:
    """Every place of the scene, in its order. `event` is the token that names the event."""
    pairs = [Pair(p, m, model.odds(m)) for p in scene.places for m in [pair_marks(event, p, scene)]]
    return tuple(Attached(p.place, model.score(rival_marks(p, pairs, event.doc)), model.reasons(p.marks))
                 for p in pairs)


@dataclass(frozen=True, slots=True)
class Way:
    """Arcs from the event word up to where both meet, then down to the place, without those inside lists of places."""

    up: tuple[Any, ...]
    down: tuple[Any, ...]
    met: Any

    @property
    def length(self) -> int:
        return len(self.up) + len(self.down)


def way(event: Any, place: Any) -> Way | None:
    """None where the two stand in two sentences."""
    chain = [event, *event.ancestors]
    above = {token.i: n for n, token in enumerate(chain)}
    below: list[Any] = []
    for token in [place, *place.ancestors]:
        if token.i in above:
            return Way(tuple(chain[:above[token.i]]), tuple(t for t in reversed(below) if not _in_list(t)), token)
        below.append(token)
    return None


def _in_list(token: Any) -> bool:
    return token.dep_ in NOMINAL_LINKS and token.pos_ in {"PROPN", "NOUN"} and token.head.pos_ in {"PROPN", "NOUN"}


def pair_marks(event: Any, place: PlaceFound, scene: Scene) -> tuple[str, ...]:
    """Marks of the first round, sorted, each once; () where the two stand in no one sentence."""
    head = event.doc[place.head]
    path = way(event, head)
    if path is None:
        return ()
    prep, owner, word = _preposition(place, path), _owner(path, event), event.lemma_.lower()
    found = {*_of_way(path), *_of_place(place, head, scene), *_of_order(event, place, scene),
             *_of_others(event, place, path, scene), *_of_event(event),
             f"under {prep}", f"under {prep}, {len(path.up)} up", f"under {prep} of {owner}", f"{word} with {owner}"}
    found |= set(_of_verb(event, head))
    if "country" in found and len(scene.places) > 1:
        found.add("country beside others")
    return tuple(sorted(found))


def _of_way(path: Way) -> Iterator[str]:
    up, down = "".join(f"<{t.dep_}" for t in path.up), "".join(f">{_arc(t)}" for t in path.down)
    if path.length <= LONGEST_WAY:
        yield f"way {up}{''.join(f'>{t.dep_}' for t in path.down)}"
        yield f"way {up}{down}"
    yield f"up {''.join(f'<{t.dep_}' for t in path.up[:3])}"
    yield f"down {''.join(f'>{_arc(t)}' for t in path.down[:3])}"
    yield f"{min(path.length, FARTHEST)} arcs"
    yield f"meet at {path.met.pos_}"
    yield f"{min(sum(t.dep_ in CLAUSES for t in path.down), 2)} clauses down"
    for token in path.down:
        if token.dep_ in SUBJECTS:
            yield "in a subject"
        elif token.dep_ in UNDER:
            yield f"in {token.dep_}"


def _arc(token: Any) -> str:
    return f"{token.dep_}:{token.lower_}" if token.dep_ in {"prep", "agent"} else str(token.dep_)


def _preposition(place: PlaceFound, path: Way) -> str:
    """The word the place stands under; where none is read, the last one on the way to it."""
    last = next((t.lower_ for t in reversed(path.down) if t.dep_ in {"prep", "agent"}), "nothing")
    return str(place.preposition or last)


def _owner(path: Way, event: Any) -> str:
    """What the place hangs on: the event word itself, its subject or object, another verb, another noun."""
    if not path.down:
        return "itself"
    first = path.down[0].dep_
    if path.met.i == event.i:
        return f"own {first}"
    kind = "verb" if path.met.pos_ in VERBS else "noun"
    return f"{kind} over {path.up[-1].dep_ if path.up else ''}, {first}"


def _of_place(place: PlaceFound, head: Any, scene: Scene) -> Iterator[str]:
    mention, doc = place.mention, head.doc
    after = doc[place.end].lower_ if place.end < len(doc) else ""
    nearest = next((t for t in head.ancestors if t.pos_ in VERBS), None)
    said = {f"is {mention.feature or 'a name'}": True, f"lies {mention.relation}": mention.relation,
            "country": mention.name.casefold() in scene.countries, "address": mention.within,
            "owns what follows": after in POSSESSIVES, "dashed": after in DASHES,
            "of the speaker": place.head in scene.spoken, "of a party": place.head in scene.acting,
            f"before a noun, {head.dep_}": head.dep_ in {"compound", "amod", "poss", "nmod"},
            "of a saying": nearest is not None and nearest.lemma_.lower() in SPEAKING}
    yield from (mark for mark, holds in said.items() if holds)
    noun = head.head.head if head.dep_ == "pobj" else head.head
    if noun.pos_ in {"NOUN", "PROPN"}:
        yield f"on a noun, {head.head.lower_ if head.dep_ == 'pobj' else head.dep_}"


def _of_verb(event: Any, head: Any) -> Iterator[str]:
    """Of which verb the place is told: "were killed in A and three others were injured in B"."""
    verb = next((t for t in head.ancestors if t.pos_ in VERBS), None)
    if verb is None or verb == event:
        yield "told of no verb" if verb is None else "told of the event"
        return
    above = {t.i for t in event.ancestors}
    how = "over" if verb.i in above else "joined" if event in verb.ancestors and verb.dep_ == "conj" else "other"
    whose = "its own subject" if any(c.dep_ in SUBJECTS for c in verb.children) else "no subject"
    yield f"told of a verb {how}, with {whose}"
    yield f"told of a verb {how} by {verb.dep_}, after {'it' if verb.i > event.i else 'none'}"


def _of_order(event: Any, place: PlaceFound, scene: Scene) -> Iterator[str]:
    before = place.end <= event.i
    first, last = (place.end, event.i) if before else (event.i + 1, place.start)
    between = event.doc[first:max(first, last)]
    side = "before" if before else "after"
    yield f"{side} by {sum(len(between) >= step for step in STEPS)} steps"
    yield f"{side} over {min(sum(t.pos_ == 'VERB' for t in between), 3)} verbs"
    yield f"{side} over {min(sum(t.text == ',' for t in between), 2)} commas"
    if any(t.text in BREAKS for t in between):
        yield f"{side} over a break"
    if place.start - scene.span.start <= OPENING:
        yield f"opens the sentence, {side}"


def _of_others(event: Any, place: PlaceFound, path: Way, scene: Scene) -> Iterator[str]:
    others = [p for p in scene.places if p.start != place.start]
    ways = [w.length if (w := way(event, event.doc[p.head])) else len(event.doc) for p in others]
    mine = _apart(event, place)
    yield f"{min(sum(n < path.length for n in ways), 3)} nearer in the parse"
    yield f"{min(sum(n == path.length for n in ways), 2)} as near in the parse"
    yield f"{min(sum(_apart(event, p) < mine for p in others), 3)} nearer in words"
    yield f"{min(len(others), 3)} others"
    before = max((p for p in others if p.end <= place.start), key=lambda p: p.end, default=None)
    after = min((p for p in others if p.start >= place.end), key=lambda p: p.start, default=None)
    if before is not None and place.start - before.end <= BESIDE:
        yield f"behind a place {_links(event.doc, before.end, place.start)}".rstrip()
    if after is not None and after.start - place.end <= BESIDE:
        yield f"before a place {_links(event.doc, place.end, after.start)}".rstrip()


def _apart(event: Any, place: PlaceFound) -> int:
    return int(event.i - place.end if place.end <= event.i else place.start - event.i)


def _links(doc: Any, start: int, end: int) -> str:
    """The small words between two places, and the signs."""
    return " ".join(t.lower_ for t in doc[start:end] if t.pos_ in LINKING)


def _of_event(event: Any) -> Iterator[str]:
    yield f"event is {event.dep_}"
    yield f"event is {'passive' if event.pos_ in VERBS and is_passive(event) else event.pos_}"
    yield f"event is {event.tag_}"
    yield f"event {event.lemma_.lower()}"


def rival_marks(mine: Pair, pairs: Sequence[Pair], doc: Any) -> tuple[str, ...]:
    """Marks of the second round: the first one's score, and how the best of the other places stands to it."""
    own = tuple(f"above {n / 2:+}" for n in BOUNDS if mine.odds > n / 2)
    others = [p for p in pairs if p is not mine]
    if not others:
        return (*own, "alone")
    best = max(others, key=lambda p: (p.odds, -p.place.start))
    ahead = f"ahead {max(-8, min(8, round(mine.odds - best.odds)))}"
    together = _together(doc, mine.place, best.place)
    return (*own, ahead, f"best other {max(-8, min(7, round(best.odds)))}",
            f"{together}, {'better' if mine.odds > best.odds else 'worse'}",
            f"{together}, {'strong' if best.odds > 0 else 'weak'} other")


def _together(doc: Any, mine: PlaceFound, other: PlaceFound) -> str:
    """How two places are said together: in one list, one behind the other, or apart."""
    listed = "listed" if coordinated(doc, mine, other) else ""
    behind = other.end <= mine.start
    start, end = (other.end, mine.start) if behind else (mine.end, other.start)
    if end - start > JOINED:
        return listed or "apart"
    return " ".join(w for w in (listed, "behind" if behind else "before", _links(doc, start, end)) if w)


def coordinated(doc: Any, left: PlaceFound, right: PlaceFound) -> bool:
    """Whether two places stand in one list: "A and B", "A, B"."""
    first, second = sorted((left, right), key=lambda p: p.start)
    token = doc[second.head]
    while token.dep_ in {"conj", "appos", "compound"} and token.head != token:
        token = token.head
        if first.start <= token.i < first.end or token.i == first.head:
            return True
    return False
