"""Names of victims: which persons of a sentence belong to an event word, and the words that only give names."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sijill.extract.meaning import means
from sijill.extract.reading import Reading
from sijill.extract.roles import agents, patients, subjects
from sijill.extract.tree import children
from sijill.extract.triggers import Found, lemma
from sijill.extract.victims import VictimFound
from sijill.knowledge.persons import Persons
from sijill.knowledge.senses import Sense
from sijill.model.casualty import Harm, Status
from sijill.model.event import Act

INJURED = re.compile(r"\b(?:injur|wound|surviv)", re.IGNORECASE)
OTHER_ROLE = {"nsubj"}
FAR = 60
"""Words between an event word and a name, or between two names of its list, that still belong together."""


def naming_word(reading: Reading) -> Found | None:
    """The word that gives names to victims ("identified", "victims"), taken for the harm its sentence speaks of."""
    found = next((f for f in reading.triggers if f.trigger.names and not _unnamed(f)), None)
    if found is None or _of_culprit(reading):
        return None
    if found.verbal and any(_accused(s) for s in subjects(found.head)):
        return None
    injured = INJURED.search(reading.sentence.text) is not None
    act, harm = (Act.INJURY, Harm.INJURED) if injured else (Act.KILLING, Harm.KILLED)
    return replace(found, trigger=replace(found.trigger, act=act, harm=harm, needs="violence", back=True))


def _unnamed(found: Found) -> bool:
    """ "… and her fifth child, who was not named": the word gives no name, and takes none away."""
    return found.verbal and any(c.dep_ == "neg" for c in found.head.children)


def _accused(subject: Any) -> bool:
    return means(subject, Sense.ACCUSED) or any(
        means(c, Sense.TAKEN) for c in subject.children if c.dep_ in {"amod", "acl", "relcl"})


def _of_culprit(reading: Reading) -> bool:
    """ "a fighter named X carried out the crime": the name is the culprit's."""
    doing = {t.i for f in reading.triggers if f.trigger.back for a in agents(f) for t in a.subtree}
    return any(v.head in doing for v in reading.victims)


def listed(reading: Reading, found: Found) -> list[VictimFound]:
    """Persons named after the event word and before the next harm, or anywhere beside a word that only gives names."""
    open_names = [v for v in reading.victims if not v.speaker and not _acts(reading, v, found)
                  and not of_other_harm(reading, v, found)]
    if found.trigger.names:
        return open_names
    harms = [f for f in reading.triggers if f.trigger.harm is not None]
    if not harms:
        return []
    if all(f.trigger.harm is found.trigger.harm for f in harms) and found is harms[0]:
        return list(_near(open_names, found))
    after = min((f.start for f in harms if f.start > found.start and f.trigger.harm is not found.trigger.harm),
                default=reading.sentence.span.end)
    return [v for v in _near(open_names, found) if found.end <= v.start < after]


def _near(victims: Sequence[VictimFound], found: Found) -> Iterator[VictimFound]:
    """Those named near the event word, or near one that is: each name of a list is near the one before it."""
    last = found.end
    for victim in victims:
        if (found.start - victim.end if victim.start < found.start else victim.start - last) <= FAR:
            last = max(last, victim.end)
            yield victim


def elsewhere(reading: Reading, victim: VictimFound, found: Found) -> bool:
    """The person has a place of its own under a word that tells of no harm: "a letter to X", "X's government"."""
    head = first_of_list(reading.sentence.span.doc[victim.head])
    if head.dep_ not in PLACED:
        return False
    above = head.head
    if head.dep_ == "pobj":
        if above.lower_ in ENUMERATING:
            return False
        above = above.head
    told = {f.i for f in reading.triggers} | {c.head for c in reading.counts}
    return bool(above != found.head and above.i not in told and above.i not in {p.i for p in patients(found)})


PLACED = {"pobj", "dobj", "nsubj", "nsubjpass", "poss", "dative"}
ENUMERATING = {"including", "like", "as", "among", "alongside", "with", "besides"}
"""Prepositions before names of a list."""


def first_of_list(token: Any) -> Any:
    """The first of coordinated or apposed nouns: where the whole list hangs."""
    while token.dep_ in {"conj", "appos"} and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def of_rank(reading: Reading, victim: VictimFound, persons: Persons) -> bool:
    """Named with an office or a rank, and no age: such persons are named in reports for many other reasons."""
    nouns = (persons.noun(t.lower_) for t in reading.sentence.span.doc[victim.start:victim.head])
    return victim.age is None and any(n.official or n.facts.status is Status.COMBATANT for n in nouns if n)


def speaks_in_brackets(reading: Reading, victim: VictimFound) -> bool:
    """ "[J. DOE, CORRESPONDENT]": who speaks, or a word of the editor's."""
    doc = reading.sentence.span.doc
    return any(t.text == "[" for t in doc[max(victim.start - 1, 0):victim.head])


def beside_the_point(token: Any, heads: Sequence[Any], kin: Callable[[str], bool], *, said: bool = True) -> bool:
    """Named only to say who someone is: "the daughter of Colonel X"; where `said`, also in a clause on someone: "the
    judge whom X had appointed"."""
    tops = {h.i for h in heads}
    below = first_of_list(token)
    while below.i not in tops and below.head != below:
        if below.dep_ in {"relcl", "advcl"}:
            return said
        if (below.dep_ == "pobj" and below.head.lower_ == "of" and any(
                kin(lemma(t)) for t in (below.head.head, *children(below.head.head, "conj")))) or (
                below.dep_ == "poss" and kin(lemma(below.head))):
            return True
        below = first_of_list(below.head) if below.head.i not in tops else below.head
    return False


def of_other_harm(reading: Reading, victim: VictimFound, found: Found) -> bool:
    """ "two dead and another woman, Khadijah, injured": Khadijah is the injured one's patient."""
    others = {p.i for f in reading.triggers if f.trigger.harm not in {None, found.trigger.harm} for p in patients(f)}
    mine = {p.i for p in patients(found)}
    return bool(others & set(range(victim.start, victim.end)) - mine)


def _acts(reading: Reading, victim: VictimFound, found: Found) -> bool:
    """The person does something else in the sentence, or is the one who did it."""
    head: Any = _first(reading.sentence.span.doc[victim.head])
    doing = {t.i for a in agents(found) for t in a.subtree} if found.trigger.act is not Act.ARMED_CLASH else set()
    if found.trigger.names:  # "named by a cousin as Omar Haddad and his wife": the parse hangs them on the cousin
        doing -= {t.i for a in agents(found) for c in a.children if c.lower_ == "as" for t in c.subtree}
    if victim.head in doing:
        return True
    verb = head.head
    return bool(head.dep_ in OTHER_ROLE and verb.pos_ == "VERB" and verb != found.head
                and not any(f.head == verb for f in reading.triggers))


def _first(head: Any) -> Any:
    """The first of those coordinated with a name, whose place in the sentence is theirs."""
    while head.head.i < head.i:
        above = head.head
        if head.dep_ == "conj" and above.pos_ in {"PROPN", "NOUN"}:
            head = above
        elif head.dep_ == "oprd" and lemma(above) in {"name", "call"} and above.dep_ == "acl":
            head = above.head  # "an acquaintance, named Asma Rabie, used the same words"
        else:
            break
    return head
