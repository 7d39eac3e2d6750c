"""Where an event happened: of the places a sentence names, those that belong to one of its event words."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Any

from sijill.extract.attachment import Attached, Scene, attach, coordinated
from sijill.extract.meaning import means
from sijill.extract.places import LABEL, PlaceFound
from sijill.extract.reading import Reading
from sijill.extract.tree import VERBS
from sijill.extract.triggers import Found
from sijill.knowledge.attachment import Attachment
from sijill.knowledge.senses import Sense
from sijill.model.casualty import Harm

MOTION = {"from", "to", "with", "for", "by", "about"}
"""Prepositions whose place is not where it happened: "from the city of Suran"."""
GOAL = {"into", "towards", "toward", "through", "via"}
"""Those whose place is where it happened only if it is the event's own: "fired into B", not "while crossing into B"."""
WORTH = 0.44
"""Score from which a place is one of the event's: where precision and recall meet on event_location's sentences."""
LEAST = 0.05
"""Score below which even the best of a sentence's places is not the event's."""
ADDRESSED = 0.3
"""What a full address in brackets adds elsewhere in a sentence, for the same reason."""
OF_ADDRESS = {"in", "at", "near", "outside", "around"}
OPENED = 0.3
"""What a full address that opens the sentence adds to a score: the model's sentences, from news, have none."""


def places_of(reading: Reading, found: Found, model: Attachment) -> tuple[PlaceFound, ...]:
    """The likeliest place, with those in one list with it and all that score WORTH; none where none is likely."""
    if (where := _where(reading, found)) is not None:
        return (where,)
    spoken = scene_of(reading, reading.places, model).spoken
    open_places = [p for p in reading.places if p.head not in spoken and not _passed(reading, p, found)]
    open_places = _without_entered(_of_its_stretch(reading, found, open_places), model)
    scored = _scored(reading, found, open_places, model)
    best = max(scored, key=lambda a: (a.score, -a.place.start), default=None)
    if best is None or best.score < LEAST:
        home = _home_again(reading, spoken)
        return (home,) if home is not None else _left(reading)
    doc = reading.sentence.span.doc
    if best.place.mention.name.casefold() in model.countries and (finer := _behind(reading, best.place, open_places)):
        return (finer,)
    if best.place.mention.relation == BETWEEN and (nearer := _beside(reading, best.place)):
        return (nearer,)
    # the model has learnt from verbs: of a noun ("machine gun fire on A") it is asked for the best place alone
    chosen = [a.place for a in scored if a is best or coordinated(doc, best.place, a.place)
              or (found.verbal and _further(a, best, doc, model))]
    if (home := _home_again(reading, spoken)) is not None:
        return (home,)
    return _narrowest([_inside(reading, p, open_places) for p in chosen])


def _beside(reading: Reading, place: PlaceFound) -> PlaceFound | None:
    """ "Between the provinces of A and B, near the village of C": C, said right behind the two."""
    ends = [p for p in reading.places if p.mention.relation == BETWEEN]
    if place not in ends:
        return None
    doc, last = reading.sentence.span.doc, max(p.end for p in ends)
    return next((p for p in reading.places if p.mention.relation == "near" and last <= p.start
                 and all(not t.is_alpha for t in doc[last:p.start])), None)


def _where(reading: Reading, found: Found) -> PlaceFound | None:
    """ "Shelled Ambar, killing one, and Kesra, where three were wounded": Kesra."""
    verb = found.head
    if verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in verb.children):
        return None
    return next((p for p in reading.places if p.start <= verb.head.i < p.end), None)


def _of_its_stretch(reading: Reading, found: Found, places: list[PlaceFound]) -> list[PlaceFound]:
    """ "The injury of a man due to shelling on A, in addition to the injury of a boy due to another shelling on B": a
    harm that a noun tells again, each with a place behind it, has its own."""
    starts = [f.start for f in reading.triggers if not f.verbal and f.trigger.harm in HURT]
    if found.verbal or len(starts) < 2 or len({f.trigger for f in reading.triggers if f.start in starts}) > 1:
        return places
    ends = [*starts[1:], reading.sentence.span.end]
    held = [(a, b, [p for p in places if a < p.start < b]) for a, b in zip(starts, ends, strict=True)]
    own = next((near for a, b, near in held if a <= found.start < b), places)
    return own if all(near for _, _, near in held) else places


HURT = {Harm.KILLED, Harm.INJURED}


def _behind(reading: Reading, country: PlaceFound, places: Sequence[PlaceFound]) -> PlaceFound | None:
    """ "In north-west Ruritania, near the village of C": C, said right behind the country."""
    doc = reading.sentence.span.doc
    return next((p for p in places if p.preposition in OF_ADDRESS and country.end <= p.start <= country.end + ADDRESS
                 and doc[country.end].text == "," and not any(t.is_title for t in doc[country.end:p.start])), None)


ADDRESS = 5
"""Words from a country to the name behind it: ", near the village of"."""
BETWEEN = "between"


def _without_entered(places: list[PlaceFound], model: Attachment) -> list[PlaceFound]:
    """ "migrants who entered Ruritania were held in Tirsa": a country that no preposition governs, beside a place."""
    inside = [p for p in places if p.preposition in OF_ADDRESS]
    return [p for p in places if not inside or p.preposition is not None or p.mention.within
            or p.mention.name.casefold() not in model.countries]


def _passed(reading: Reading, place: PlaceFound, found: Found) -> bool:
    """Whether it is a place that someone comes from or goes to."""
    if place.preposition not in GOAL:
        return place.preposition in MOTION or _home(reading.sentence.span.doc[place.head], found)
    return bool(_verb(reading.sentence.span.doc[place.head]) != found.head)


def _home_again(reading: Reading, spoken: Set[int]) -> PlaceFound | None:
    """ "A man from the town of Boru was shot dead in the town": where he is from, if no other is named in between."""
    homes = [p for p in reading.places if p.preposition == "from" and p.head not in spoken and not p.mention.relation]
    again = AGAIN.search(reading.sentence.text) if len(homes) == 1 else None
    if again is None:
        return None
    doc, start = reading.sentence.span.doc, reading.sentence.span.start_char + again.start()
    others = [p for p in reading.places if p.start > homes[0].end and doc[p.start].idx < start
              and p.mention.relation is None and p.mention.feature in {None, "city", "town", "village", "camp"}
              and p.mention.name not in homes[0].mention.within]
    return homes[0] if doc[homes[0].start].idx < start and not others else None


AGAIN = re.compile(
    r"\b(?:in|inside) (?:the|that|the same) (?:town|city|village|camp)(?! (?:of|centre|center)\b|['’]s)\b")
"""How a sentence goes back to a town that it has named."""


def _home(token: Any, found: Found) -> bool:
    """Where someone lives or comes from: "his cousin, who lives in A", "a woman from B, a town in C", "one of whom is
    from the province of D"."""
    verb = _verb(token)
    if verb is not None and verb != found.head and means(verb, Sense.LIVING) and not verb.is_ancestor(found.head):
        return True
    if verb is not None and means(verb, Sense.STATIONED) and verb.dep_ == "acl" and verb.head.dep_ == "nsubj":
        return True  # "launchers stationed in A fired rockets that fell on B"
    left = verb is not None and verb != found.head and means(verb, Sense.LEAVING)
    if left and "dobj" in {token.dep_, token.head.dep_}:
        return True
    while token.dep_ in {"pobj", "prep", "appos"} and token.head != token:
        token = token.head
        if token.lower_ == "from" and (token.head.pos_ == "PROPN" or token.head.lemma_ == "be" or any(
                c.lower_ == "originally" for c in [*token.children, *token.head.children])):
            return True
    return False


def attached(event: Any, scene: Scene, model: Attachment) -> tuple[Attached, ...]:
    """Places of a scene at which the event happened, in order; none where none scores WORTH."""
    scored = attach(event, scene, model)
    best = max(scored, key=lambda a: (a.score, -a.place.start), default=None)
    return tuple(a for a in scored if best is not None and best.score >= WORTH
                 and (a is best or _further(a, best, event.doc, model)))


def _further(place: Attached, best: Attached, doc: Any, model: Attachment) -> bool:
    """Whether the event happened there too: a likely place, no mere country, told of the verb that the best is told of.

    "Killed in A and three others were injured in B": B is told of another.
    """
    country = place.place.mention.name.casefold() in model.countries
    return place.score >= WORTH and not country and _verb(doc[place.place.head]) == _verb(doc[best.place.head])


def _verb(token: Any) -> Any:
    return next((t for t in token.ancestors if t.pos_ in VERBS), None)


def scene_of(reading: Reading, places: Sequence[PlaceFound], model: Attachment) -> Scene:
    """The places, among the speakers and parties of their sentence."""
    spoken = frozenset(i for s in reading.speakers for e in s.source.evidence for i in _tokens(reading, e.start, e.end))
    acting = frozenset(i for a in reading.actors for i in range(a.start, a.end))
    return Scene(reading.sentence.span, places, spoken, acting, model.countries)


def _scored(reading: Reading, found: Found, places: Sequence[PlaceFound], model: Attachment) -> list[Attached]:
    """In order. An event word that is the object of a light verb ("carried out an attack") happened where that did."""
    scene = scene_of(reading, places, model)
    scored = attach(found.head, scene, model)
    verb = found.head.head
    if found.head.dep_ in {"dobj", "nsubjpass"} and verb.pos_ in VERBS and means(verb, Sense.LIGHT):
        by_verb = attach(verb, scene, model)
        scored = tuple(max(pair, key=lambda a: a.score) for pair in zip(scored, by_verb, strict=True))
    return [replace(a, score=a.score + OPENED) if opens(reading, a.place)
            else replace(a, score=a.score + ADDRESSED) if _addressed(a.place) else a for a in scored]


def _addressed(place: PlaceFound) -> bool:
    """ "at a Nuri rally in Tirsa (Kesra, Mara)": coders give an address to where it happened, and to nothing else."""
    return len(place.mention.within) > 1 and "(" in place.evidence.quote and place.preposition in OF_ADDRESS


def _left(reading: Reading) -> tuple[PlaceFound, ...]:
    """ "killed while trying to cross from A into B": by A, if no place is said otherwise."""
    doc = reading.sentence.span.doc
    places = [p for p in reading.places if p.preposition == "from" and p.mention.relation is None
              and any(a.pos_ == "VERB" for a in [doc[p.head].head.head])]
    return tuple(replace(p, mention=replace(p.mention, relation="near")) for p in places[:1])


def _inside(reading: Reading, place: PlaceFound, others: Sequence[PlaceFound]) -> PlaceFound:
    """ "In Olinda (Pernambuco), a guard was killed in the Carmo neighbourhood": the part lies in the town.

    So does whatever else is told where a full address opens the sentence.
    """
    mention = place.mention
    opening = next((o.mention for o in others if opens(reading, o)), None)
    if opening is not None and not opens(reading, place) and opening.name not in {mention.name, *mention.within}:
        wider = (opening.name, *opening.within)
    elif not mention.within and mention.feature in PARTS:
        around = next((o.mention for o in others if o is not place and o.mention.feature not in PARTS), None)
        wider = (around.name, *around.within) if around is not None else ()
    else:
        return place
    more = tuple(name for name in wider if name not in mention.within)
    return replace(place, mention=replace(mention, within=(*mention.within, *more)))


def _narrowest(places: Sequence[PlaceFound]) -> tuple[PlaceFound, ...]:
    """Without those in which another of them lies."""
    wider = {name for p in places for name in p.mention.within}
    return tuple(p for p in places if p.mention.name not in wider) or tuple(places)


PARTS = {"neighbourhood", "neighborhood", "quarter", "street", "road", "hospital", "school", "mosque", "market", "camp",
         "building", "square", "checkpoint", "community", "suburb", "house", "clinic", "university", "church",
         "junction", "roundabout", "base", "bridge", "crossing", "prison", "station", "area", "front", "block", "tower"}
"""Features that lie inside or beside a settlement named elsewhere in the sentence."""


def _tokens(reading: Reading, start: int, end: int) -> Iterator[int]:
    offsets, span = reading.sentence.offsets, reading.sentence.span
    begins = span.doc.starts
    return (i for i in range(span.start, span.end) if start <= offsets[begins[i]] < end)


def opens(reading: Reading, place: PlaceFound) -> bool:
    """ "In Bhim town (Rajsamand, Rajasthan), …": a full address that opens a sentence is where it all happened."""
    if place.preposition == LABEL:
        return True
    first = place.start - reading.sentence.span.start <= OPENING and place is min(reading.places, key=lambda p: p.start)
    return bool(first and place.mention.within and place.preposition in OF_ADDRESS)


OPENING = 9
"""Words before an opening address: "On 28 March 2022, in" and an article or two."""
