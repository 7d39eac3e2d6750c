"""Who is blamed away from the deed: "claimed responsibility for", "blamed on", "the work of", there or a sentence on.

Readings with their mentions in; the same out, the party blamed given to a deed that names no party itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sijill.extract.actors import ActorFound, Bearing
from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.reading import Reading
from sijill.extract.roles import names, subjects
from sijill.extract.tree import VERBS, children, conjuncts, is_passive
from sijill.extract.triggers import lemma
from sijill.knowledge.blaming import Blaming
from sijill.knowledge.senses import Sense
from sijill.model.actor import ActorKind
from sijill.model.event import Modality

Told = tuple[Reading, tuple[Mention, ...]]
BACK = 3
"""Sentences in which "the attack" looks back for its deed: toll and place stand between, seldom more."""
ARMED = {ActorKind.ARMED_GROUP, ActorKind.UNKNOWN}
NOBODY = {"no", "nobody", "none"}


@dataclass(frozen=True, slots=True)
class Blame:
    """`who`: heads of the phrases that name the party. `deeds`: heads of what it did; empty: what was told before.

    `accuser`: the parse takes who accuses for who did it. `same`: for a deed that has doers without a name. `own`: it
    is the party itself that says so. `weapon`: it is whose the weapon was."""

    who: tuple[Any, ...]
    deeds: tuple[Any, ...] = ()
    accuser: bool = False
    same: bool = False
    own: bool = False
    weapon: bool = False


def find_blamed(told: Sequence[Told], words: Blaming) -> list[Told]:
    """The mentions, each with the parties that its sentence or one of the next three blames for it."""
    found = list(told)
    for place, (reading, _) in enumerate(told):
        if words.cues.search(reading.sentence.text):
            for blame in _blames(reading, words):
                _apply(found, place, blame)
    return found


def _blames(reading: Reading, words: Blaming) -> Iterator[Blame]:
    for token in reading.sentence.span:
        if token.pos_ in VERBS and not _unsaid(token):
            yield from _of_verb(token, reading, words)


def _unsaid(verb: Any) -> bool:
    """ "did not claim", "no group claimed", "could be blamed"."""
    doubts = children(verb, "neg") or any(c.tag_ == "MD" for c in children(verb, "aux"))
    return bool(doubts) or any(c.lower_ in NOBODY for s in subjects(verb) for c in [s, *s.children])


def _of_verb(verb: Any, reading: Reading, words: Blaming) -> Iterator[Blame]:
    word = lemma(verb)
    if word in words.claiming:
        yield from _claiming(verb, reading, words)
    elif means(verb, Sense.ACCUSING):
        yield from _accusing(verb)
    elif word in words.sending:
        yield from _sending(verb)
    elif word == "belong":
        yield from _same_people(verb, _under(("to",), verb), reading)
    elif word == "be" and verb.dep_ != "pcomp":  # not "accused X of being behind it", where who accuses is above
        yield from _being(verb, reading)
    else:
        yield from _owning(verb, reading, words)


def _sending(verb: Any) -> Iterator[Blame]:
    """ "the army fired them", "said it had been fired by X"."""
    if any(c.lower_ in {"them", "it"} for c in children(verb, "dobj")):
        yield Blame(tuple(subjects(verb)))
    elif is_passive(verb) and any(s.lower_ in {"them", "it", "they"} for s in subjects(verb)):
        yield Blame(tuple(s for p in children(verb, "agent") for c in children(p, "pobj") for s in conjuncts(c)))


def _claiming(verb: Any, reading: Reading, words: Blaming) -> Iterator[Blame]:
    who = _wings(subjects(verb), words.wings)
    for claimed in children(verb, "dobj"):
        if lemma(claimed) in words.claimed:
            yield Blame(who, _under(("for",), claimed, verb))
        elif lemma(verb) == "claim" and _event(claimed, reading):  # "has claimed a bombing"
            yield Blame(who, (claimed,))


def _wings(heads: Sequence[Any], wings: frozenset[str]) -> tuple[Any, ...]:
    """ "the urban front of X": X, too."""
    return tuple(t for h in heads for t in (h, *(_under(("of",), h) if lemma(h) in wings else ())))


def _owning(verb: Any, reading: Reading, words: Blaming) -> Iterator[Blame]:
    """ "the movement later owned the attack"; "X said it carried out the attack"; and who points at whom."""
    word, held = lemma(verb), tuple(subjects(verb))
    if word == "own":
        yield from (Blame(held, (o,)) for o in children(verb, "dobj") if _event(o, reading))
    elif word in words.doing and is_passive(verb) and any(_event(s, reading) for s in held):
        yield Blame(tuple(s for p in children(verb, "agent") for c in children(p, "pobj") for s in conjuncts(c)),
                    held)  # "they believe the attack was carried out by the group"
    elif word in words.doing and _sayers(verb, held) != held:
        yield Blame(_sayers(verb, held), tuple(children(verb, "dobj")), own=True)
    elif word in words.coming and any(c.lower_ == "had" for c in children(verb, "aux")):
        yield Blame(held)  # "the militia had entered the camp at night"
    elif word in {"see", "point", "fall"}:
        yield from _pointing(verb)


def _accusing(verb: Any) -> Iterator[Blame]:
    held = tuple(subjects(verb)) if is_passive(verb) else tuple(s for c in children(verb, "dobj") for s in conjuncts(c))
    on = _under(("on", "to"), verb, *children(verb, "dobj"))
    if lemma(verb) in {"accuse", "suspect"}:  # "suspect the militia of being behind the attack"
        yield Blame(held, _under(("of",), verb), accuser=not is_passive(verb))
    elif on:
        yield Blame(on, held)
    elif lemma(verb) == "blame":
        yield Blame(held, _under(("for",), verb, *held), accuser=not is_passive(verb))


def _event(noun: Any, reading: Reading) -> bool:
    return any(f.i == noun.i for f in reading.triggers)


def _pointing(verb: Any) -> Iterator[Blame]:
    """ "sees the hand of X in it", "pointed the finger at X", "suspicion fell on X"."""
    for noun in children(verb, "dobj", "nsubj"):
        if lemma(noun) == "hand":
            yield Blame(_under(("of",), noun))
        elif lemma(noun) in {"finger", "suspicion"}:
            yield Blame(_under(("at", "on"), verb, noun))


def _being(verb: Any, reading: Reading) -> Iterator[Blame]:
    """ "is believed to be the work of X", "X was responsible for it", "X was behind it", "they are members of X"."""
    who = tuple(subjects(verb))
    for said in children(verb, "attr"):
        if lemma(said) == "work":
            yield Blame(_under(("of",), said), who)
        else:
            yield from _same_people(verb, (said,), reading)
    for said in children(verb, "acomp"):
        if any(a.bearing is Bearing.MEANS and a.start == said.i for a in reading.actors):
            yield Blame(who, weapon=True)  # "the warplanes were Russian"
        if lemma(said) == "responsible":
            yield Blame(_sayers(verb, who), _under(("for",), said, verb), own=who != _sayers(verb, who))
    behind = _under(("behind",), verb)
    if behind:
        yield Blame(_sayers(verb, who), behind, own=who != _sayers(verb, who))


def _sayers(verb: Any, who: tuple[Any, ...]) -> tuple[Any, ...]:
    """ "X said it was behind the attack": X."""
    own = all(w.lower_ in {"it", "they", "he"} or any(c.lower_ in {"its", "their"} for c in w.children) for w in who)
    said = verb.dep_ == "ccomp" and own  # "X said its men had set off the bomb"
    return tuple(subjects(verb.head)) if said else who


def _same_people(verb: Any, who: tuple[Any, ...], reading: Reading) -> Iterator[Blame]:
    """ "the gunmen are believed to be members of X": only armed people without a name are asked after."""
    nameless = [a for s in subjects(verb) for a in reading.actors if names(a, s) and a.generic
                and a.mention.kind in ARMED]
    if nameless and any(c.lower_ in {"the", "these", "those"} for a in nameless
                        for c in reading.sentence.span.doc[a.head].children):
        yield Blame(who, same=True)


def _under(words: Sequence[str], *holders: Any) -> tuple[Any, ...]:
    """What stands under these prepositions of the holders: nouns with what is joined to them, and clauses."""
    preps = [p for h in holders for p in children(h, "prep") if p.lower_ in words]
    return tuple(s for p in preps for c in children(p, "pobj", "pcomp") for s in conjuncts(c))


def _apply(found: list[Told], place: int, blame: Blame) -> None:
    reading, mentions = found[place]
    bearings = {Bearing.PARTY, Bearing.PROPERTY} if blame.own else {Bearing.PARTY, Bearing.MEANS}
    bearings = {Bearing.MEANS} if blame.weapon else bearings
    parties = [a for head in blame.who for a in reading.actors if names(a, head) and not a.generic
               and (blame.own or not a.speaks) and a.bearing in bearings]
    if not parties:
        return
    below = {t.i for deed in blame.deeds for t in deed.subtree}
    mine = [m for m in mentions if (m.found.i in below or _came_of(m, blame.deeds)) and _says(m)]
    if mine:
        found[place] = (reading, tuple(_blamed(m, reading, parties, blame) if m in mine else m for m in mentions))
    elif not blame.accuser or not blame.deeds or _points_back(blame.deeds):
        _apply_before(found, place, blame, parties)


def _came_of(mention: Mention, deeds: Sequence[Any]) -> bool:
    """ "An attack blamed on the group killed 11 and wounded 13": what the deed did."""
    heads = (mention.found.head, mention.found.head.head)
    return mention.found.trigger.harm is not None and any(
        deed.dep_ == "nsubj" and deed.head == head for deed in deeds
        for head in (heads if mention.found.head.dep_ == "conj" else heads[:1]))


def _points_back(deeds: Sequence[Any]) -> bool:
    return any(d.lower_ in {"it", "them", "this"} or any(c.lower_ in {"the", "this", "that", "these", "both"}
                                                        for c in d.children) for d in deeds)


def _apply_before(found: list[Told], place: int, blame: Blame, parties: Sequence[ActorFound]) -> None:
    """The nearest sentence before in which something happened; where it has its own party, that stands."""
    if blame.deeds and not _points_back(blame.deeds):
        return
    for index in range(place - 1, max(-1, place - 1 - BACK), -1):
        reading, mentions = found[index]
        if any(_says(m) for m in mentions):
            found[index] = (reading, tuple(_blamed(m, found[place][0], parties, blame) for m in mentions))
            if any(m.counts or m.victims or m.places for m in mentions):
                return  # "They opened fire and fled" says nothing of whom and where: the deed is farther back


def _says(mention: Mention) -> bool:
    if mention.modality is Modality.HYPOTHETICAL:
        return False  # "letters had warned that pupils would be shot"
    told = mention.counts or mention.victims or mention.places or (mention.weapons and not mention.definite)
    return bool(told)


def _blamed(mention: Mention, reading: Reading, parties: Sequence[ActorFound], blame: Blame) -> Mention:
    named = tuple(a for a in mention.agents if not a.generic)
    if blame.same and not mention.agents:
        return mention
    suffering = {i for a in mention.targets for i in a.ids}
    if (named and not (blame.accuser and reading is mention.reading)) or any(suffering & set(a.ids) for a in parties):
        return mention
    return replace(mention, agents=(), blamed=tuple((a, reading) for a in parties))
