"""Whether an event word has what it needs beside it to be taken at its word: a person, a place, a number, a fighter."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sijill.extract.counts import CountPhrase
from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.roles import aims, names, patients, subjects
from sijill.extract.tree import children
from sijill.extract.triggers import Found, lemma
from sijill.knowledge.language import Language
from sijill.knowledge.senses import Sense
from sijill.model.actor import ActorKind
from sijill.model.casualty import Harm, Status
from sijill.model.event import Act

ARMED = {ActorKind.COMBATANT, ActorKind.ARMED_GROUP, ActorKind.STATE}


def enough(mention: Mention, language: Language) -> bool:
    """What the packs ask by `needs`, and that harm comes to people and attacks have a target."""
    needs = mention.found.trigger.needs
    if not _of_people(mention, language):
        return False
    return needs is None or needs not in NEEDS or NEEDS[needs](mention, language)


def _counted(mention: Mention, _: Language) -> bool:
    if mention.harmful and _toll_of_another(mention):
        return False
    if mention.found.head.head.lemma_ == "die":  # "died a thousand deaths"
        return False
    told = any(c.count is not None for c in mention.counts) or mention.victims or mention.of_pronoun
    return bool(told) or is_plural_toll(mention.found)


def _toll_of_another(mention: Mention) -> bool:
    """ "put the injury toll at 600": nobody died of it."""
    beside = {c.i for c in children(mention.found.head, "compound", "amod", "nmod")}
    return any(f.i in beside and f.trigger.harm not in {None, mention.found.trigger.harm}
               for f in mention.reading.triggers)


def is_plural_toll(found: Found) -> bool:
    """ "resulting in deaths and injuries", "caused casualties", "there were injuries": more than one person."""
    noun = found.head
    if found.verbal or found.trigger.harm is None or noun.tag_ != "NNS" or any(c.tag_ == "PRP$" for c in noun.children):
        return False  # "as a result of his injuries" are one man's
    while noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.head.lower_ == "number"):
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ == "attr":
        return any(c.dep_ == "expl" for c in verb.children)
    return noun.dep_ in {"dobj", "pobj", "nsubjpass"} and means(verb, Sense.CAUSING)


def _person(mention: Mention, language: Language) -> bool:
    if mention.act is Act.SHOOTING and _shots(mention, language):
        return True
    if mention.act is Act.SHOOTING and _armed(mention) and any(lemma(t) in language.persons.bodies.people
                                                               for t in patients(mention.found)):
        return True
    told = mention.counts or mention.victims or mention.targets or mention.of_pronoun
    if mention.act in HOLDING and mention.found.verbal and _armed(mention) and patients(mention.found):
        return True  # whom police arrest is a person, whatever the noun
    return bool(told or any(language.persons.noun(lemma(h)) is not None for h in patients(mention.found)))


HOLDING = {Act.DETENTION, Act.ABDUCTION}


def _place(mention: Mention, language: Language) -> bool:
    heads = patients(mention.found)
    held = any(p.start <= h.i < p.end for p in mention.reading.places for h in heads)
    control = mention.found.trigger.word_class == "phrase" and mention.places  # "took control of X"
    return bool(held or control or any(lemma(h) in language.objects.areas for h in heads))


def _object(mention: Mention, language: Language) -> bool:
    return any(language.objects.kinds.get(lemma(t)) not in {None, "missile"}
               for head in patients(mention.found) for t in (head, *_measured(head, language)))


def _measured(head: Any, language: Language) -> Sequence[Any]:
    """ "three tons of grain": the grain."""
    if lemma(head) not in language.objects.measures:
        return []
    return [o for c in head.children if c.lower_ == "of" for o in c.children]


def _wrecked(mention: Mention, language: Language) -> bool:
    return _object(mention, language) and bool(mention.agents)


def _aimed(mention: Mention, language: Language) -> bool:
    heads = [*patients(mention.found), *aims(mention.found)]
    things = any(language.objects.kinds.get(lemma(t)) is not None for t in heads)
    people = any(language.persons.noun(lemma(t)) is not None for t in heads)
    return bool(mention.targets or things or people or (_armed(mention) and _placed(mention, heads)))


def _hurled(mention: Mention, language: Language) -> bool:
    """ "threw stones and bottles at", "pelted a bus with stones"."""
    held = [o for c in mention.found.head.children if c.lower_ == "with" for o in c.children]
    heads = [*patients(mention.found), *held]
    return bool(mention.agents) and any(language.objects.kinds.get(t.lower_.removesuffix("s")) == "missile"
                                        for t in heads)


def _shots(mention: Mention, language: Language) -> bool:
    """Armed men shot somewhere, or at a thing: "the army fired in the market", "shot against a bus"."""
    if not _armed(mention) or patients(mention.found):  # "shells fired by the army" are no shots
        return False
    hit = any(language.objects.kinds.get(lemma(t)) is not None for t in aims(mention.found))
    return bool(mention.places or hit)


def _armed(mention: Mention) -> bool:
    return any(a.mention.kind in ARMED and not a.speaks for a in mention.agents)


def _armed_side(mention: Mention, _: Language) -> bool:
    return _armed(mention)


def _fighters(mention: Mention, _: Language) -> bool:
    return len(mention.agents) > 1 or bool(mention.agents and mention.targets)


def _lost(mention: Mention, _: Language) -> bool:
    """ "lost four soldiers", "the militia lost five men": counted people, of an armed side."""
    told = [c for c in mention.counts if c.count is not None and not c.implied]
    armed = any(a.mention.kind in ARMED and names(a, h) for a in mention.reading.actors
                for h in subjects(mention.found.head))
    return bool(told) and (armed or any(c.status is Status.COMBATANT for c in told) or _of_its_own(mention, told))


def _of_its_own(mention: Mention, told: Sequence[CountPhrase]) -> bool:
    """ "The Haddad family lost nine of its members in a strike": where the sentence tells of an attack."""
    doc = mention.reading.sentence.span.doc
    attacked = any(f.trigger.act in OF_ATTACK and not f.verbal for f in mention.reading.triggers)
    lost = {h.i for h in patients(mention.found)}
    return attacked and any(c.head in lost and any(t.tag_ == "PRP$" for t in doc[c.start:c.end]) for c in told)


OF_ATTACK = {None, Act.AIRSTRIKE, Act.DRONE_STRIKE, Act.SHELLING, Act.EXPLOSION, Act.SHOOTING}
"""Acts in which a family loses its people; None is an attack or a strike of which no more is said."""


def _weapon(mention: Mention, _: Language) -> bool:
    return mention.act is not None


def _explosive(mention: Mention, language: Language) -> bool:
    return any(language.objects.kinds.get(lemma(s)) == "explosive" for s in subjects(mention.found.head))


def _fallen(mention: Mention, language: Language) -> bool:
    """ "shells fell on the quarter"; rounds of talks that fall through are none."""
    landed = any(c.lower_ in language.weapons.landing for c in mention.found.head.children)
    return landed and (bool(mention.weapons) or mention.found.trigger.lemmas[0] == "shell")  # "shelling that landed on"


def _taken(mention: Mention, language: Language) -> bool:
    """ "carried off seven children"; players with torn ligaments are carried off by nobody armed."""
    armed = any(a.mention.kind in ARMED and not a.speaks for a in mention.reading.actors)
    killed = any(f.trigger.harm is Harm.KILLED or (f.trigger.act is None and not f.trigger.names)
                 for f in mention.reading.triggers if f is not mention.found)
    return _person(mention, language) and (armed or killed)


def _treated(mention: Mention, _: Language) -> bool:
    """ "six died and 35 others were taken to hospital": a number of people of whom no harm is told yet."""
    told = any(f.trigger.harm is Harm.INJURED and f is not mention.found for f in mention.reading.triggers)
    return not told and any(c.count is not None and not c.implied and c.harm is None and c.whole is None
                            for c in mention.counts)


NEEDS: Mapping[str, Callable[[Mention, Language], bool]] = MappingProxyType({
    "counted": _counted, "person": _person, "place": _place, "object": _object, "fighters": _fighters,
    "weapon": _weapon, "explosive": _explosive, "wrecked": _wrecked, "aimed": _aimed, "shots": _shots,
    "hurled": _hurled, "fighters lost": _lost,
    "fallen": _fallen, "treated": _treated, "armed": _armed_side, "taken": _taken})
"""The words of `triggers.toml`; "violence" is asked of the report as a whole."""


def _of_people(mention: Mention, language: Language) -> bool:
    """Harm comes to people, an attack to people, places or things: not "killed the lights", "attacked the problem"."""
    found, heads = mention.found, patients(mention.found)
    if found.trigger.patient == "subject" and any(c.dep_ == "dobj" for c in found.head.children):
        return found.trigger.word_class == "phrase"  # "died a thousand deaths"
    if not found.verbal or not heads or (mention.weapons and found.trigger.harm is None):
        return True
    if mention.counts or mention.victims or mention.targets or mention.of_pronoun:
        return True
    if any(t.pos_ in {"PROPN", "NUM", "PRON"} or language.persons.noun(lemma(t)) is not None for t in heads
           if lemma(t) != "target"):  # "hit the target" hits no one
        return True
    if found.trigger.harm is not None:  # nobody but people is kidnapped
        people = any(lemma(t) in language.persons.bodies.people for t in heads)
        return people or (found.trigger.act is Act.ABDUCTION and _armed(mention))
    if found.trigger.act is not None and found.trigger.act is not Act.EXPLOSION:
        return True
    things = {language.objects.kinds.get(lemma(t)) for t in [*heads, *aims(found)]} - {None}
    ground = _armed(mention) and any(lemma(t) in language.objects.areas for t in heads)  # "attacked the border post"
    return bool(things or ground or _actors_at(mention, heads) or _placed(mention, heads))


def _placed(mention: Mention, heads: Sequence[Any]) -> bool:
    """A place itself is what was attacked: "hit Kharkiv"; "struck a deal with suppliers in Aleppo" hit none."""
    return any(p.start <= h.i < p.end or p.head == h.i for p in mention.reading.places for h in heads)


def _actors_at(mention: Mention, heads: Sequence[Any]) -> bool:
    return any(names(a, h) for a in mention.reading.actors for h in heads)
