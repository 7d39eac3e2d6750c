"""Event mentions: from a reading to one value per event word, with who, whom, where, when and on whose word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sijill.extract.actors import ActorFound, Bearing
from sijill.extract.aimed import aimed_at, struck_people
from sijill.extract.allies import with_allies
from sijill.extract.crowds import people_acting, unlisted
from sijill.extract.custody import keepers
from sijill.extract.harmed import counts_of
from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.modality import modality_of
from sijill.extract.naming import (
    beside_the_point,
    elsewhere,
    listed,
    naming_word,
    of_other_harm,
    of_rank,
    speaks_in_brackets,
)
from sijill.extract.needs import enough
from sijill.extract.owners import owners
from sijill.extract.placing import places_of
from sijill.extract.reading import Reading
from sijill.extract.roles import agents, aims, names, origins, patients
from sijill.extract.speech import speaker_of
from sijill.extract.timekey import TimeKey
from sijill.extract.timing import key_of, time_of
from sijill.extract.trades import trades_of
from sijill.extract.tree import RELATIVES, another_time, children, distance, subtree
from sijill.extract.triggers import Found, lemma
from sijill.extract.victims import VictimFound
from sijill.extract.weapons import WeaponFound, act_of_attack, find_weapons
from sijill.extract.wounds import of_the_wounding
from sijill.knowledge.language import Language
from sijill.knowledge.persons import Persons
from sijill.knowledge.senses import Sense
from sijill.model.actor import ActorKind
from sijill.model.casualty import Harm
from sijill.model.event import Act

HE_OR_SHE = {"he", "she", "him", "her", "his", "them", "they"}
MANY = {"them", "they"}
NO_TIME = TimeKey()
ARMED = {ActorKind.COMBATANT, ActorKind.ARMED_GROUP, ActorKind.STATE}


def find_mentions(reading: Reading, language: Language, published: date | None) -> tuple[Mention, ...]:
    """Mentions of a sentence, in order; event words whose `needs` are not met are left out."""
    weapons = find_weapons(reading.sentence, language.weapons)
    if NTH.search(reading.sentence.text):
        reading = replace(reading, times=tuple(t for t in reading.times if t.exact or t.anniversary))
    found = [_mention(reading, f, weapons, language, published) for f in _acting(reading)]
    kept = [m for m in found if enough(m, language)]
    return tuple(_of_whom_killed(_of_whom(of_the_wounding(list(_shared(kept)), reading))))


NTH = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) "
                 r"(?:[\w-]+ ){0,3}(?:attack|strike|airstrike|raid|bombing|incident|massacre)\b", re.IGNORECASE)
"""In "the seventh strike in 2022" the year is what is counted over, not when it was."""


def _of_whom(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """ "killed eight rebels, three of whom died in hospital": the three are told again, and counted already."""
    return [replace(m, counts=()) if any(_holds_all(other, m) for other in mentions if other is not m) else m
            for m in mentions]


def _holds_all(whole: Mention, part: Mention) -> bool:
    here = {(c.start, c.end) for c in whole.counts}
    told = part.reading.counts
    return whole.found.trigger.harm is part.found.trigger.harm is not None and bool(part.counts) and all(
        c.part and c.whole is not None and {(c.start, c.end), (told[c.whole].start, told[c.whole].end)} <= here
        for c in part.counts)


def _of_whom_killed(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "stabbed two, killing one and wounding the other": those stabbed are told again by what came of it."""
    for mention in mentions:
        outcome = [m for m in mentions if m.found.trigger.harm is Harm.KILLED and m.counts
                   and m.found.head.dep_ == "advcl" and m.found.head.head == mention.found.head]
        again = outcome and mention.found.trigger.harm is Harm.INJURED
        yield replace(mention, counts=()) if again else mention


def _acting(reading: Reading) -> list[Found]:
    """The event words; words that only give names count where names stand beside them, in place of what they name."""
    acting = [f for f in reading.triggers if not f.trigger.names]
    if any(f.trigger.harm is not None for f in acting) or not any(not v.speaker for v in reading.victims):
        return acting
    naming = naming_word(reading)
    return [*acting, naming] if naming is not None else acting


def _mention(reading: Reading, found: Found, weapons: Sequence[WeaponFound], language: Language,
             published: date | None) -> Mention:
    heads = patients(found)
    # who finds the dead, or lost them, did not kill them
    doers = [] if found.trigger.act is Act.BODIES_FOUND or found.trigger.own or found.trigger.names else agents(found)
    aimed = aims(found)
    time = None if _risen(found) else time_of(reading, found.head, language.speech)
    near = tuple(w for w in weapons if _belongs(reading, w.token(reading.sentence.span), found))
    counts = counts_of(reading, found, heads) or trades_of(reading, found, heads, language)
    objects = tuple(lemma(t) for t in [*heads, *aimed])
    targets = _suffering(reading, [*heads, *aimed])
    armed = any(a.mention.kind in ARMED for a in targets)
    return Mention(
        reading=reading, found=found, act=_act(found, near) or _bare(found, near or weapons, objects, armed, language),
        agents=_all_doers(reading, found, doers, language) or keepers(reading, found, language.objects.custody)
        or (unlisted(reading, doers, weapons, language.speech.bodies if not (armed or near) else None)
            if found.verbal else ()),
        targets=targets, counts=counts,
        victims=_victims(reading, heads, found, language.persons), time=time,
        places=() if found.trigger.names else places_of(reading, found, language.attachment),
        key=key_of(reading, time, published) if time else NO_TIME, weapons=near,
        source=speaker_of(found.i, reading.speakers),
        modality=modality_of(found, reading.sentence.text, language.scope), definite=_definite(found),
        objects=objects, of_pronoun=any(t.lower_ in HE_OR_SHE for t in heads),
        of_many=any(t.lower_ in MANY for t in heads), culprits=_culprits(reading, doers),
        aimed=aimed_at(reading, found, [*heads, *aimed]),
        struck=struck_people(reading, found, [*heads, *aimed]))


def _act(found: Found, near: Sequence[WeaponFound]) -> Act | None:
    """What the word says, unless the weapon says more: an explosion of rockets, fire opened by tanks."""
    act = found.trigger.act
    if act is Act.EXPLOSION or (act is Act.SHOOTING and found.trigger.patient == "aim"):
        return next((w.act for w in near if w.act in HEAVY), act)
    return act


HEAVY = {Act.SHELLING, Act.AIRSTRIKE, Act.DRONE_STRIKE}
"""Acts of weapons that fly to where they explode."""


def _bare(found: Found, weapons: Sequence[WeaponFound], objects: Sequence[str],
          armed: bool, language: Language) -> Act | None:
    """What a bare attack was; a camp or vehicle of an armed party is no civilian object."""
    if found.trigger.back:
        return None
    act = act_of_attack(weapons, objects, language.objects)
    military = act is Act.ATTACK_ON_CIVILIAN_OBJECT and set(objects) <= language.objects.military
    return Act.ARMED_CLASH if military and armed else act


def _culprits(reading: Reading, heads: Sequence[Any]) -> tuple[VictimFound, ...]:
    """Persons named in the agent's place: "X carried out the crime"."""
    inside = {t.i for head in heads for t in subtree(head)}
    called = [c for head in heads for c in head.children if c.dep_ == "acl" and means(c, Sense.CALLED)]
    inside |= {t.i for c in called for t in c.subtree}
    return tuple(v for v in reading.victims if not v.speaker and v.head in inside)


def _all_doers(reading: Reading, found: Found, heads: Sequence[Any], language: Language) -> tuple[ActorFound, ...]:
    """Parties, and people who are none: for want of parties, or as the other side of a clash."""
    parties = with_allies(reading, found, _doers(reading, found, heads))
    if all(a.generic for a in parties):
        parties = owners(reading, heads) or parties
    if parties and found.trigger.act is not Act.ARMED_CLASH:
        return parties
    held = {i for a in parties for i in range(a.start, a.end)} | {a.head for a in parties}
    people = people_acting(reading, found, [h for h in heads if h.i not in held], language)
    return tuple(sorted([*parties, *people], key=lambda a: a.start))


def _doers(reading: Reading, found: Found, heads: Sequence[Any]) -> tuple[ActorFound, ...]:
    """Parties in the agent's place, or those whose deed the event word itself is ("regime shelling")."""
    own = [a for a in reading.actors if a.head == found.i and a.bearing is Bearing.MEANS]
    doing = [a for head in heads for a in reading.actors if a.bearing in DOING and names(a, head)]
    chosen = {a.start: a for a in [*own, *doing] if not a.speaks}
    if not chosen:
        chosen = {a.start: a for head in heads for a in (*_below(reading, head), *_set_off(reading, head))}
    if not chosen:
        chosen = {a.start: a for a in reading.actors if _told_before(a, found)}
    if not chosen:
        chosen = {a.start: a for a in reading.actors
                  if not a.speaks and (_through(reading, a, found) or _from(a, found))}
    return tuple(chosen[k] for k in sorted(chosen))


def _told_before(actor: ActorFound, found: Found) -> bool:
    """ "Warplanes which they believe were Russian shot rockets hitting a barn": the parse loses whose the verb is."""
    return found.verbal and actor.bearing is Bearing.MEANS and actor.head < actor.start < found.start


def _through(reading: Reading, actor: ActorFound, found: Found) -> bool:
    """ "injured in an Israeli raid", "killed due to regime fire": the deed in which it happened has an owner."""
    if actor.bearing is not Bearing.MEANS or found.trigger.harm is None:
        return False
    token = reading.sentence.span.doc[actor.head]
    while token.dep_ in PREPOSITIONAL and token.head != token:
        token = token.head
        if token == found.head:
            return True
    return False


PREPOSITIONAL = {"pobj", "prep", "agent", "pcomp", "dative"}


def _from(actor: ActorFound, found: Found) -> bool:
    """ "shells fired from areas held by the SDF", "rockets from regime-held areas": whoever holds it fired."""
    return actor.bearing is not Bearing.MEANS and any(
        t.i <= actor.head <= t.right_edge.i and t.left_edge.i <= actor.start for t in origins(found))


DOING = {Bearing.PARTY, Bearing.MEANS}


def _below(reading: Reading, head: Any) -> list[ActorFound]:
    """The first party named inside an agent's phrase: "warplanes believed to belong to Russia"."""
    inside = {t.i for t in subtree(head)}
    clauses = [v for c in children(head, "relcl", "acl") for v in (c, *children(c, "xcomp", "ccomp"))]
    # "that is thought to belong to the army"
    inside |= {t.i for v in clauses if means(v, Sense.OWNED) for t in v.subtree}
    return [a for a in reading.actors if a.head in inside and not a.generic and not a.speaks and not a.country
            and a.bearing in DOING][:1]


def _set_off(reading: Reading, head: Any) -> list[ActorFound]:
    """ "A bomb that the militia had planted killed two": a weapon's relative clause says whose it is."""
    if head.tag_ not in {"NN", "NNS"}:
        return []
    laid = [c for part in children(head, "amod") if means(part, Sense.LAID) for c in part.children]
    if owners := [a for c in laid for a in reading.actors if names(a, c) and not a.speaks]:
        return owners[:1]
    by = [o for c in children(head, "acl") if means(c, Sense.LAID) for p in children(c, "agent") for o in p.children]
    if owners := [a for o in by for a in reading.actors if names(a, o) and not a.speaks]:
        return owners[:1]  # "missiles launched by the army from the sea hit a store"
    clauses = [c for c in children(head, "relcl") if any(o.lower_ in RELATIVES for o in c.children) or not
               children(c, "dobj")]
    doing = [s for c in clauses for s in children(c, "nsubj") if s.lower_ not in RELATIVES]
    return [a for s in doing for a in reading.actors if names(a, s) and not a.speaks and a.bearing is Bearing.PARTY][:1]


def _suffering(reading: Reading, heads: Sequence[Any]) -> tuple[ActorFound, ...]:
    """Parties in the patient's place, or whose property it was that was hit."""
    chosen = {a.start: a for head in heads for a in reading.actors
              if names(a, head) and not a.country and a.bearing not in {Bearing.MEANS, Bearing.HOLDER}}
    return tuple(chosen[k] for k in sorted(chosen))


def _victims(reading: Reading, heads: Sequence[Any], found: Found, persons: Persons) -> tuple[VictimFound, ...]:
    if found.trigger.harm is None and found.trigger.act is not Act.SHOOTING:
        return ()
    inside = {t.i for head in heads for t in head.subtree} | {h.i for h in heads}
    mine = [v for v in reading.victims if not v.speaker and (v.head in inside or v.start in inside)
            and not of_other_harm(reading, v, found)]
    told = [*mine, *(v for v in listed(reading, found) if v not in mine)]
    return tuple(sorted((v for v in told if not _incidental(reading, v, heads, found, persons)), key=lambda v: v.start))


def _incidental(reading: Reading, victim: VictimFound, heads: Sequence[Any], found: Found, persons: Persons) -> bool:
    """Someone of rank whom the sentence names for another reason than that harm came to him; or who speaks."""
    if speaks_in_brackets(reading, victim):
        return True
    if victim.age is None and beside_the_point(reading.sentence.span.doc[victim.head], heads, persons.kin, said=False):
        return True
    if not of_rank(reading, victim, persons):
        return False
    if found.trigger.names:  # "met several officials, including President X"
        return lemma(found.head) == "include"
    token = reading.sentence.span.doc[victim.head]
    inside = any(token.i == h.i or h.is_ancestor(token) for h in heads)
    return beside_the_point(token, heads, persons.kin) if inside else elsewhere(reading, victim, found)


def _risen(found: Found) -> bool:
    """ "By Saturday the death toll had risen to 14, and 40 were being treated": the day is that of the count."""
    return lemma(found.head) == "treat" or (lemma(found.head) == "toll" and means(found.head.head, Sense.RISING))


def _belongs(reading: Reading, weapon: Any, found: Found) -> bool:
    """A weapon belongs to the event word it hangs on, or else to the nearest."""
    heads = {f.i for f in reading.triggers if not f.trigger.names}
    owner = next((t.i for t in [weapon, *weapon.ancestors] if t.i in heads), None)
    if owner is not None:
        return bool(owner == found.i)
    far = distance(weapon, found.head)
    return far <= FAR_WEAPON and all(far <= distance(weapon, f.head) for f in reading.triggers if f.i in heads)


FAR_WEAPON = 7
"""Arcs between an event word and a weapon that is still its own: "was shelled … with heavy artillery" has three."""


def _definite(found: Found) -> bool:
    """ "the attack", "this massacre", "the killing of Yasin" once told: refers back."""
    if found.verbal:
        return False
    return any(c.lower_ in {"the", "this", "that", "these", "those", "such", "his", "her", "their", "its"}
               for c in found.head.children) or found.trigger.back


def _shared(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What one event word of a sentence lacks, another that causes it or is coordinated with it may give: "a Turkish
    drone strike killed two", "shelled the village, killing five"."""
    for mention in mentions:
        donors = [m for m in mentions if m is not mention and m.agents and _joined(m.found.head, mention.found.head)]
        if not mention.agents and donors and not mention.found.trigger.own and not another_time(mention.found.head):
            donor = min(donors, key=lambda m: (distance(m.found.head, mention.found.head), m.found.start))
            yield replace(mention, agents=donor.agents)
        else:
            yield mention


def _joined(left: Any, right: Any) -> bool:
    return distance(left, right) <= JOINED


JOINED = 6
"""Arcs within which two event words of a sentence share an agent unless one says otherwise; beyond, clauses differ."""
