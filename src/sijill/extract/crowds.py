"""Who acts without being a listed party: "drivers", "a group of parents", names that no roster has, as words.

Where the agent's place of a violent verb holds no party of the roster and no noun for one, whoever stands there did
it. Only verbs that also say whom or what they hit are trusted: "six people killed in shelling" killed no one.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from sijill.extract.actors import ActorFound, Bearing
from sijill.extract.meaning import means
from sijill.extract.reading import Reading
from sijill.extract.roles import aims, patients
from sijill.extract.tree import children
from sijill.extract.triggers import Found, lemma
from sijill.extract.weapons import WeaponFound
from sijill.knowledge.language import Language
from sijill.knowledge.senses import Sense
from sijill.model.actor import ActorKind, ActorMention
from sijill.model.casualty import Status
from sijill.model.event import Act

MEMBERS = {"member"}
BEFORE = {"compound", "amod", "nmod"}
"""Arcs of the words that say which people."""


def people_acting(reading: Reading, found: Found, heads: Sequence[Any], language: Language) -> tuple[ActorFound, ...]:
    """Human agents of a verb, for want of parties; empty where the verb has no object of its own. Whom the sentence
    tells harmed by another of its words did nothing: "a man was hurt in shelling that hit the village"; nor did they
    who say so."""
    if not (found.verbal or found.trigger.act is Act.ARMED_CLASH) or not _transitive(found):
        return ()
    hurt = {t.i for f in reading.triggers if f is found or f.trigger.harm is not None for t in patients(f)}
    named = {t.i for v in reading.victims for t in reading.sentence.span.doc[v.start:v.end]}
    saying = {i for a in reading.actors if a.speaks for i in (a.head, *range(a.start, a.end))}
    people = [_who(h, language) for h in heads if h.i not in hurt | named | saying]
    return tuple(_actor(reading, p) for p in people if _human(p, language, found.trigger.act))


def _human(head: Any, language: Language, act: Act | None) -> bool:
    noun = language.persons.noun(head.lower_)
    body = act in OF_BODIES and lemma(head) in language.persons.bodies.sides
    return head.pos_ == "NOUN" and (noun is not None or body)


OF_BODIES = {Act.ARMED_CLASH, Act.ARSON, Act.PROPERTY_DESTRUCTION, Act.LOOTING}
"""Acts whose doers may be bodies of people, though these are no nouns of persons."""


def unlisted(reading: Reading, heads: Sequence[Any], weapons: Sequence[WeaponFound],
             bodies: AbstractSet[str] | None = None) -> tuple[ActorFound, ...]:
    """A name that no roster lists, in the agent's place of an attack on an armed party: "the Jebel Lions ambushed a
    patrol". The target or the weapon tells that it is a party; a hurricane or a firm attacks none. `bodies`: words for
    armed bodies, of which the name must hold one where neither tells."""
    held = {i for p in reading.places for i in range(p.start, p.end)}
    arms = [(w.start, w.end) for w in weapons]
    return tuple(_actor(reading, h) for h in heads if h.pos_ == "PROPN" and h.dep_ in AGENT and h.i not in held
                 and not any(a <= h.idx < b for a, b in arms) and (bodies is None or _body(h, bodies)))


def _body(head: Any, bodies: AbstractSet[str]) -> bool:
    """ "the Jebel Revolutionary Force - Homs"."""
    return any(t.pos_ == "PROPN" and t.lower_ in bodies for t in (head, *children(head, *BEFORE)))


AGENT = {"nsubj", "conj", "pobj"}
"""Arcs of an agent: the subject, what is joined to it, or the object of "by"."""


def _transitive(found: Found) -> bool:
    head = found.head
    by = [c for c in children(head, "agent", "prep") if c.lower_ == "by"]
    aimed = found.trigger.patient == "aim" or found.trigger.act in {Act.ARSON, Act.ARMED_CLASH}
    return bool(by or aimed or aims(found) or children(head, "dobj"))


def _who(head: Any, language: Language) -> Any:
    """ "a group of parents": the parents."""
    if means(head, Sense.PEOPLE):
        for prep in children(head, "prep"):
            if prep.lower_ == "of":  # "members of the Cedar Party": a name says less of people than "members"
                people = next((o for o in children(prep, "pobj") if o.pos_ == "NOUN"), head)
                # "members of a rival party": the members
                return people if language.persons.noun(people.lower_) or lemma(head) not in MEMBERS else head
    return head


def _actor(reading: Reading, noun: Any) -> ActorFound:
    start = min([noun.i, *(c.i for c in noun.lefts if c.dep_ in BEFORE)])
    end = max([noun.i + 1, *(o.i + 1 for c in noun.children if c.lower_ == "of" and means(noun, Sense.PEOPLE)
                             for o in c.children if o.pos_ == "PROPN")])
    text = reading.sentence.quote(start, end).quote
    civil = any(c.status is Status.CIVILIAN and c.start <= noun.i < c.end for c in reading.counts)
    # "army aspirants", "relatives of policemen" are no army and no police
    civil = civil or any(a.head == noun.i and a.bearing is Bearing.PROPERTY for a in reading.actors)
    kind = ActorKind.CIVILIAN if civil else ActorKind.UNKNOWN
    return ActorFound(start, end, noun.i, ActorMention(text, kind), (), generic=True)
