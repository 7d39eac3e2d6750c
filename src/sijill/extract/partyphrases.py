"""How far a party's phrase reaches: an anchor in; its first and last token, and the anchors it takes in, out."""

from typing import Any

from sijill.extract.partywords import HYPHENS, Anchor, PartyWords, Sort
from sijill.model.actor import ActorKind

NOT_OF_PHRASE = {"DT", "CD", "PDT", "IN", "CC", ",", ":", "RB", "RBR", "RBS", "JJR", "JJS", "WDT", "WP", "-LRB-",
                 "-RRB-", ".", "``", "''", "_SP", "TO", "MD", "PRP", "VBZ", "VBP", "VBD", "VB", "EX", "POS"}
"""Tags at which a phrase begins anew: articles, numbers, conjunctions, adverbs, verbs, punctuation."""
VAGUE = {"other", "several", "many", "some", "few", "more", "another", "least", "multiple", "numerous", "various"}
"""Words of number that the parser tags as adjectives: they say how many, not who."""
JOINING = {"of", "from", "with", "within"}
"""Prepositions that join men to their party: "fighters of", "soldiers from"."""
OPENING = {"(", ",", "-", "–", "“", '"', "‘", "'", "the", "a", "an"}
QUOTES = {"“", '"', "”", "‘", "’", "'"}
AKA_WORDS = 6
"""The longest run between two names of one party: ", also known as the so-called" is six words with its comma."""
DEPTH = 3
"""Parties within parties: "a commander in a faction of the SNA" is three."""

Span = tuple[int, int]


def whole(anchor: Anchor, words: PartyWords, depth: int = 0) -> tuple[Span, tuple[Anchor, ...]]:
    """Tokens start..end of the phrase that the anchor heads, and the anchors in it, its own first."""
    start = _start(anchor, words)
    members = [anchor, *_between(start, anchor.start, words)]
    end = _names_after(anchor.end, anchor, words, members)
    group = _group(anchor, words)
    if group is not None and depth < DEPTH and group.start >= end:
        (_, end), inner = whole(group, words, depth + 1)
        members += inner
    return (start, end), tuple(members)


def _between(start: int, end: int, words: PartyWords) -> list[Anchor]:
    inside = (words.at(i) for i in range(start, end))
    return list(dict.fromkeys(a for a in inside if a is not None and not words.only_holds_or_backs(a)))


def _start(anchor: Anchor, words: PartyWords) -> int:
    """As far left as words that modify the anchor go: over adjectives, names, hyphens, a name's possessive."""
    edge, at = max(anchor.root.left_edge.i, words.span.start), anchor.start
    while at > edge and (step := _step(at, words)):
        at -= step
    while at < anchor.start and (words.word(at) in VAGUE | HYPHENS or words.doc[at].tag_ == "HYPH"):
        at += 1
    return at


def _step(at: int, words: PartyWords) -> int:
    """How many tokens to the left still belong to the phrase that begins at a token; 0 where it ends."""
    token = words.doc[at - 1]
    before = words.at(at - 2) if at - 2 >= words.span.start else None
    if ")" in token.text[:-1]:  # "(Valley News)- Regime helicopters": an outlet's name before the first word
        return 0
    if token.tag_ == "POS":  # "Turkey's army", not "the town's residents"
        return at - before.start if before is not None and _proper(before) else 0
    if token.text == ")" and before is not None and before.sort is Sort.NAME:  # "Syrian Arab Army (SAA) soldiers"
        full = words.at(before.start - 2)
        return at - full.start if words.word(before.start - 1) == "(" and full is not None else 0
    if token.tag_ == "VBG" and _proper(words.at(at)):  # "attacking SNA fighters"; but "defecting group"
        return 0
    inside = words.at(at - 1)
    if inside is not None and inside.sort is Sort.NAME:
        return at - inside.start
    return 0 if token.tag_ in NOT_OF_PHRASE and token.lower_ not in HYPHENS else 1


def _proper(anchor: Anchor | None) -> bool:
    return anchor is not None and anchor.sort in {Sort.NAME, Sort.NATION}


def _names_after(end: int, anchor: Anchor, words: PartyWords, members: list[Anchor]) -> int:
    """Past further names of the same party: "factions, also known as Syrian National Army (SNA)"."""
    while (name := _next_name(end, anchor, words)) is not None:
        members.append(name)
        end = name.end
        while words.word(end) == ")" or (words.word(end) in QUOTES and words.word(name.start - 1) in QUOTES):
            end += 1
    return end


def _next_name(end: int, anchor: Anchor, words: PartyWords) -> Anchor | None:
    run: list[str] = []
    for at in range(end, min(end + AKA_WORDS + 1, words.span.end)):
        found = words.at(at)
        if found is not None and found.sort is Sort.NAME:
            return found if found.start == at and _same_party(run, anchor, words) else None
        run.append(words.word(at))
    return None


def _same_party(run: list[str], anchor: Anchor, words: PartyWords) -> bool:
    if run == ["("]:
        return True
    if not [word for word in run if word not in QUOTES]:  # "the group Boko Haram"
        return anchor.sort is Sort.LINK or (anchor.kind is ActorKind.ARMED_GROUP and anchor.sort is Sort.NOUN)
    said = " ".join(word for word in run if word not in OPENING).replace(" - ", "-")
    return words.wording.whole("aka", said) if said else False


def _group(anchor: Anchor, words: PartyWords) -> Anchor | None:
    """The party that the anchor's people belong to: "fighters of the SNA", "commander in a Turkish-backed faction"."""
    if anchor.kind is ActorKind.CIVILIAN:
        return None
    for child in anchor.root.rights:
        if child.dep_ != "prep" or child.lower_ not in {*JOINING, "in"}:
            continue
        inside = [g for o in child.rights if o.dep_ == "pobj" for g in (_listed(child, o, words), words.at(o.i))]
        found = next((g for g in inside if g is not None), None)
        if found is not None and _joins(child, anchor, found, words):
            return found
    return None


def _listed(preposition: Any, last: Any, words: PartyWords) -> Anchor | None:
    """ "forces of the SDF, Falcon Column and YPG": the first of a list that the parse hangs below a later one."""
    inside = (words.at(i) for i in range(preposition.i + 1, last.i))
    return next((a for a in inside if a is not None and a.sort is Sort.NAME and a.root.dep_ == "nmod"
                 and words.word(a.end) == ","), None)


def _joins(preposition: Any, anchor: Anchor, found: Anchor, words: PartyWords) -> bool:
    if found.sort is Sort.NATION:
        return preposition.lower_ == "of" and anchor.kind is ActorKind.STATE and not found.demonym
    if words.only_holds_or_backs(found):
        return False
    if anchor.sort is Sort.NAME:  # "Hamza Division of the SNA"
        return preposition.lower_ == "of" and found.sort is Sort.NAME
    if preposition.lower_ == "in":
        return anchor.kind is not ActorKind.STATE and found.kind in {ActorKind.ARMED_GROUP, ActorKind.STATE}
    return True
