"""Event mentions: from a reading to one value per event word, with who, whom, where, when and on whose word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sijill.extract.actors import ActorFound, Bearing
from sijill.extract.counts import CountPhrase
from sijill.extract.dates import TimeFound
from sijill.extract.harmed import counts_of
from sijill.extract.modality import modality_of
from sijill.extract.naming import listed, naming_word, of_other_harm
from sijill.extract.places import PlaceFound
from sijill.extract.reading import Reading
from sijill.extract.roles import agents, aims, patients, subjects
from sijill.extract.speech import speaker_of
from sijill.extract.timekey import TimeKey, time_key
from sijill.extract.tree import crosses, distance, subtree
from sijill.extract.triggers import Found, lemma
from sijill.extract.victims import VictimFound
from sijill.extract.weapons import WeaponFound, act_of_attack, find_weapons
from sijill.knowledge.language import Language
from sijill.model.claim import SourceMention
from sijill.model.event import Act, Modality
from sijill.model.evidence import Stated

HE_OR_SHE = {"he", "she", "him", "her", "his", "them", "they"}
MANY = {"them", "they"}
MOTION = {"from", "to", "into", "towards", "toward", "through", "via", "with", "for", "by", "about"}
"""Prepositions whose place is not where it happened: "cross from A into B", "from the city of Suran"."""
NO_TIME = TimeKey()


@dataclass(frozen=True, slots=True)
class Mention:
    """One event word in one sentence with what its clause says of it; None and () where it says nothing."""

    reading: Reading
    found: Found
    act: Act | None
    agents: tuple[ActorFound, ...]
    targets: tuple[ActorFound, ...]
    counts: tuple[CountPhrase, ...]
    victims: tuple[VictimFound, ...]
    places: tuple[PlaceFound, ...]
    time: TimeFound | None
    key: TimeKey
    weapons: tuple[WeaponFound, ...]
    source: Stated[SourceMention] | None
    modality: Modality
    definite: bool
    objects: tuple[str, ...]
    of_pronoun: bool
    of_many: bool = False
    culprits: tuple[VictimFound, ...] = ()
    faction: tuple[ActorFound, Reading] | None = None

    @property
    def harmful(self) -> bool:
        return self.found.trigger.harm is not None


def find_mentions(reading: Reading, language: Language, published: date | None) -> tuple[Mention, ...]:
    """Mentions of a sentence, in order; event words whose `needs` are not met are left out."""
    weapons = find_weapons(reading.sentence, language.weapons)
    found = [_mention(reading, f, weapons, language, published) for f in _acting(reading)]
    kept = [m for m in found if _enough(m, reading, language)]
    return tuple(_late_deaths(list(_shared(kept)), reading))


def _late_deaths(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "died on Friday of wounds sustained in shelling on Monday": a death of the Monday."""
    if not OF_WOUNDS.search(reading.sentence.span.text):
        return mentions
    cause = next((m for m in mentions if not m.harmful and m.time is not None), None)
    if cause is None:
        return mentions
    return [replace(m, time=cause.time, key=cause.key) if lemma(m.found.head) in DYING else m for m in mentions]


OF_WOUNDS = re.compile(r"\b(?:of|to|from|by) (?:\w+ ){0,3}(?:wounds?|injur(?:y|ies))\b", re.IGNORECASE)
DYING = {"die", "succumb", "perish", "death"}


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
    doers = [] if found.trigger.act is Act.BODIES_FOUND else agents(found)  # who finds the dead did not kill them
    aimed = aims(found)
    time = _time(reading, found.head)
    near = tuple(w for w in weapons if _belongs(reading, w.token(reading.sentence.span), found))
    counts = counts_of(reading, found, heads)
    objects = tuple(lemma(t) for t in [*heads, *aimed])
    return Mention(
        reading=reading, found=found, act=found.trigger.act or _bare(found, near, weapons, objects, language),
        agents=_doers(reading, found, doers), targets=_suffering(reading, [*heads, *aimed]), counts=counts,
        victims=_victims(reading, heads, found), places=() if found.trigger.names else _places(reading, found, heads), time=time,
        key=time_key(time.text, language.calendar, published) if time else NO_TIME, weapons=near,
        source=speaker_of(found.i, reading.speakers),
        modality=modality_of(found, reading.sentence.span.text, language.scope), definite=_definite(found),
        objects=objects, of_pronoun=any(t.lower_ in HE_OR_SHE for t in heads),
        of_many=any(t.lower_ in MANY for t in heads), culprits=_culprits(reading, doers))


def _bare(found: Found, near: Sequence[WeaponFound], weapons: Sequence[WeaponFound], objects: Sequence[str],
          language: Language) -> Act | None:
    if found.trigger.back:
        return None
    return act_of_attack(near or weapons, objects, language.objects)


def _culprits(reading: Reading, heads: Sequence[Any]) -> tuple[VictimFound, ...]:
    """Persons named in the agent's place: "X carried out the crime"."""
    inside = {t.i for head in heads for t in subtree(head)}
    inside |= {t.i for head in heads for c in head.children if c.dep_ == "acl" and lemma(c) in CALLED for t in c.subtree}
    return tuple(v for v in reading.victims if not v.speaker and v.head in inside)


CALLED = {"name", "call", "identify", "know"}
"""Participles by which a phrase gives a person's name: "a fighter named X"."""


def _doers(reading: Reading, found: Found, heads: Sequence[Any]) -> tuple[ActorFound, ...]:
    """Parties in the agent's place, or those whose deed the event word itself is ("regime shelling")."""
    own = [a for a in reading.actors if a.head == found.i and a.bearing is Bearing.MEANS]
    doing = [a for head in heads for a in reading.actors if a.bearing is not Bearing.PROPERTY and _names(a, head)]
    chosen = {a.start: a for a in [*own, *doing] if not a.speaks}
    if not chosen:
        chosen = {a.start: a for head in heads for a in _below(reading, head)}
    return tuple(chosen[k] for k in sorted(chosen))


def _names(actor: ActorFound, head: Any) -> bool:
    return bool(actor.head == head.i or actor.start <= head.i < actor.end)


def _below(reading: Reading, head: Any) -> list[ActorFound]:
    """The first party named inside an agent's phrase: "warplanes believed to belong to Russia"."""
    inside = {t.i for t in subtree(head)}
    return [a for a in reading.actors if a.head in inside and not a.generic and not a.speaks and not a.country
            and a.bearing is not Bearing.PROPERTY][:1]


def _suffering(reading: Reading, heads: Sequence[Any]) -> tuple[ActorFound, ...]:
    """Parties in the patient's place, or whose property it was that was hit."""
    chosen = {a.start: a for head in heads for a in reading.actors
              if _names(a, head) and not a.country and a.bearing is not Bearing.MEANS}
    return tuple(chosen[k] for k in sorted(chosen))


def _victims(reading: Reading, heads: Sequence[Any], found: Found) -> tuple[VictimFound, ...]:
    if found.trigger.harm is None and found.trigger.act is not Act.SHOOTING:
        return ()
    inside = {t.i for head in heads for t in head.subtree} | {h.i for h in heads}
    mine = [v for v in reading.victims if not v.speaker and (v.head in inside or v.start in inside)
            and not of_other_harm(reading, v, found)]
    return tuple(sorted([*mine, *(v for v in listed(reading, found) if v not in mine)], key=lambda v: v.start))


def _places(reading: Reading, found: Found, heads: Sequence[Any]) -> tuple[PlaceFound, ...]:
    """The best attached place, with those coordinated with it; none for a clause that names none of its own."""
    doc = reading.sentence.span.doc
    spoken = {i for s in reading.speakers for e in s.source.evidence for i in _tokens(reading, e.start, e.end)}
    open_places = [p for p in reading.places if p.head not in spoken and p.preposition not in MOTION]
    if not open_places:
        return _left(reading)
    ranked = sorted(open_places, key=lambda p: (_far(doc[p.head], found, heads) - _opening(reading, p), p.start))
    best = ranked[0]
    together = [p for p in open_places if _coordinated(doc, best, p)]
    chosen = sorted({best.start: best, **{p.start: p for p in together}}.values(), key=lambda p: p.start)
    return tuple(_inside(p, open_places) for p in chosen)


def _left(reading: Reading) -> tuple[PlaceFound, ...]:
    """ "killed while trying to cross from A into B": by A, if no place is said otherwise."""
    doc = reading.sentence.span.doc
    places = [p for p in reading.places if p.preposition == "from" and p.mention.relation is None
              and any(a.pos_ == "VERB" for a in [doc[p.head].head.head])]
    return tuple(replace(p, mention=replace(p.mention, relation="near")) for p in places[:1])


def _inside(place: PlaceFound, others: Sequence[PlaceFound]) -> PlaceFound:
    """ "In Natal (Rio Grande do Norte), a man was killed in the Pajucara neighbourhood": the part lies in the town."""
    mention = place.mention
    if mention.within or mention.feature not in PARTS:
        return place
    around = next((o.mention for o in others if o is not place and o.mention.feature not in PARTS), None)
    wider = (around.name, *around.within) if around is not None else ()
    return replace(place, mention=replace(mention, within=wider))


PARTS = {"neighbourhood", "neighborhood", "quarter", "street", "road", "hospital", "school", "mosque", "market", "camp",
         "building", "square", "checkpoint", "community", "suburb", "house", "clinic", "university", "church", "junction",
         "roundabout", "base", "bridge", "crossing", "prison", "station", "area", "front", "block", "tower"}
"""Features that lie inside or beside a settlement named elsewhere in the sentence."""


def _tokens(reading: Reading, start: int, end: int) -> Iterator[int]:
    offsets = reading.sentence.offsets
    return (t.i for t in reading.sentence.span if start <= offsets[t.idx] < end)


def _opening(reading: Reading, place: PlaceFound) -> int:
    """ "In Bhim town (Rajsamand, Rajasthan), …": a full address at the head of a sentence is where all of it happened."""
    first = place.start - reading.sentence.span.start <= OPENING
    return 3 if first and place.mention.within and place.preposition in {"in", "at", "near", "outside"} else 0


OPENING = 9
"""Words before an opening address: "On 28 March 2022, in" and an article or two."""


def _far(place: Any, found: Found, heads: Sequence[Any]) -> int:
    steps = min([distance(place, found.head), *(distance(place, h) + 1 for h in heads)])
    crossed = crosses(place, found.head)  # a place in another clause is told of another verb
    own = found.head in place.ancestors and place.i > found.i  # "machine gun fire on the outskirts of"
    return steps + (4 if crossed else 0) - (2 if own else 0)


def _coordinated(doc: Any, left: PlaceFound, right: PlaceFound) -> bool:
    first, second = sorted((left, right), key=lambda p: p.start)
    token = doc[second.head]
    while token.dep_ in {"conj", "appos", "compound"} and token.head != token:
        token = token.head
        if first.start <= token.i < first.end or token.i == first.head:
            return True
    return False


def _time(reading: Reading, head: Any) -> TimeFound | None:
    """The nearest time expression that is not told of another clause's verb."""
    tokens = [(reading.sentence.span.doc[t.head], t) for t in reading.times]
    own = [(distance(token, head), t.start, t) for token, t in tokens if not crosses(token, head)]
    return min(own, key=lambda o: o[:2])[2] if own else None


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


def _enough(mention: Mention, reading: Reading, language: Language) -> bool:
    needs = mention.found.trigger.needs
    if not _of_people(mention, language):
        return False
    if needs is None or needs == "violence":
        return True
    if needs == "counted" and mention.found.head.head.lemma_ == "die":  # "died a thousand deaths"
        return False
    if needs == "counted":
        return bool(any(c.count is not None for c in mention.counts) or mention.victims or mention.of_pronoun)
    heads = patients(mention.found)
    kinds = {language.objects.kinds.get(lemma(t)) for t in heads}
    held = {t.i for h in heads for t in [h]}
    if needs == "person":
        return bool(mention.counts or mention.victims or mention.targets or mention.of_pronoun
                    or any(language.persons.noun(lemma(h)) is not None for h in heads))
    if needs == "place":
        area = any(lemma(h) in AREAS for h in heads)
        return area or any(p.start <= i < p.end for p in reading.places for i in held) or bool(_control_of(mention))
    if needs == "object":
        return bool(kinds - {None})
    if needs == "fighters":
        return len(mention.agents) > 1 or bool(mention.agents and mention.targets)
    if needs == "weapon":
        return mention.act is not None
    if needs == "explosive":
        return any(language.objects.kinds.get(lemma(s)) == "explosive" for s in subjects(mention.found.head))
    return False


def _of_people(mention: Mention, language: Language) -> bool:
    """Harm comes to people, an attack to people, places or things: "killed the lights", "attacked the problem" are neither."""
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
    if found.trigger.harm is not None:
        return any(lemma(t) in BODIES for t in heads)
    if found.trigger.act is not None and found.trigger.act is not Act.EXPLOSION:
        return True
    things = {language.objects.kinds.get(lemma(t)) for t in [*heads, *aims(found)]} - {None}
    return bool(things or _actors_at(mention, heads) or _placed(mention, heads))


def _placed(mention: Mention, heads: Sequence[Any]) -> bool:
    """A place itself is what was attacked: "hit Kharkiv"; "struck a deal with suppliers in Aleppo" hit none."""
    return any(p.start <= h.i < p.end or p.head == h.i for p in mention.reading.places for h in heads)


def _actors_at(mention: Mention, heads: Sequence[Any]) -> bool:
    return any(_names(a, h) for a in mention.reading.actors for h in heads)


BODIES = {"body", "corpse", "family", "life", "remains", "population", "crowd", "group", "head", "throat", "leader",
          "member", "party", "couple", "pair", "driver", "crew", "team", "unit"}
"""Nouns that stand for people without being in the packs' list of persons."""
AREAS = {"village", "town", "city", "area", "district", "territory", "settlement", "hill", "base", "post", "checkpoint",
         "crossing", "airport", "region", "neighborhood", "neighbourhood", "position", "province", "outpost", "land"}


def _control_of(mention: Mention) -> bool:
    return mention.found.trigger.word_class == "phrase" and bool(mention.places)


def _shared(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What one event word of a sentence lacks, another that causes it or is coordinated with it may give: "a Turkish
    drone strike killed two", "shelled the village, killing five"."""
    for mention in mentions:
        donors = [m for m in mentions if m is not mention and m.agents and _joined(m.found.head, mention.found.head)]
        if not mention.agents and donors:
            donor = min(donors, key=lambda m: (distance(m.found.head, mention.found.head), m.found.start))
            yield replace(mention, agents=donor.agents)
        else:
            yield mention


def _joined(left: Any, right: Any) -> bool:
    return distance(left, right) <= JOINED


JOINED = 6
"""Arcs within which two event words of a sentence share an agent unless one says otherwise; beyond, clauses differ."""
