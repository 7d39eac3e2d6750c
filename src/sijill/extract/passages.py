"""Passages: the mentions of one sentence that speak of one event, cut apart where time or place tells them apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.needs import is_plural_toll
from sijill.extract.places import PlaceFound
from sijill.extract.placetolls import by_places_with_tolls, with_gaps
from sijill.extract.roles import carried_out
from sijill.extract.timekey import Grain, TimeKey
from sijill.extract.tree import VERBS, distance
from sijill.knowledge.senses import Sense
from sijill.model.event import Act, Modality, Scope

FRAME = 16
"""Characters before a time that still opens its sentence: "Earlier, on the " and a quotation mark."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Mentions of one sentence about one event."""

    mentions: tuple[Mention, ...]
    scope: Scope

    @property
    def places(self) -> tuple[PlaceFound, ...]:
        """Places of its mentions, harms first: they are attached most surely."""
        found = {p.start: p for m in sorted(self.mentions, key=lambda m: not m.harmful) for p in m.places}
        return tuple(found.values())

    @property
    def key(self) -> TimeKey:
        """The narrowest time key of its mentions."""
        return max((m.key for m in self.mentions), key=lambda k: k.grain)

    @property
    def index(self) -> int:
        return self.mentions[0].reading.sentence.index

    @property
    def paragraph(self) -> int:
        return self.mentions[0].reading.sentence.paragraph

    @property
    def framed(self) -> bool:
        """Whether its sentence opens with its time: "On 29 June, monitors documented …" sets all that follows there."""
        reading = self.mentions[0].reading
        start = reading.sentence.span.start_char
        if self.key.grain is Grain.DAY and any(t.exact and t.start - start <= FRAME for t in reading.times):
            return True  # "On 24 June, shelling was renewed that evening"
        return any(m.time is not None and m.time.start - start <= FRAME and m.key == self.key for m in self.mentions)

    @property
    def text(self) -> str:
        return str(self.mentions[0].reading.sentence.text)


def passages_of(mentions: Sequence[tuple[Mention, Scope]], counted_next: bool = False) -> Iterator[Passage]:
    """Passages of one sentence, in order; `counted_next` if the next one counts people over all its places."""
    groups: list[list[tuple[Mention, Scope]]] = []
    harmed = any(m.harmful and m.counts for m, _ in mentions)
    for pair in mentions:
        if harmed and pair[0].act is Act.TERRITORY_CHANGE and pair[0].found.head.dep_ == "advcl":
            continue  # "killed after they regained control": when it was, not what happened
        home = next((g for g in groups if all(_one_event(pair, other) for other in g)), None)
        if home is None:
            groups.append([pair])
        else:
            home.append(pair)
    for group in groups:
        yield from _by_place(Passage(tuple(m for m, _ in group), group[0][1]), counted_next)


def _one_event(left: tuple[Mention, Scope], right: tuple[Mention, Scope]) -> bool:
    if left[1] is not right[1] or left[0].key.conflicts(right[0].key):
        return False
    unsure = {Modality.UNCONFIRMED, Modality.DENIED}
    return (left[0].modality in unsure) == (right[0].modality in unsure)


def counts_all(mentions: Sequence[Mention], before: Sequence[Mention]) -> bool:
    """ "This shelling left eight injured" after "shelled A, B and C": one toll for all places, and so one event."""
    meant = {m.act for m in mentions if m.definite and not m.places and m.act is not None}
    return any(m.harmful and m.counts and not m.places for m in mentions) and any(m.act in meant for m in before)


def _by_place(passage: Passage, counted_next: bool) -> Iterator[Passage]:
    """ "shelled A, B and C" tells of three places: one passage each, unless people are counted over all of them; so
    does "killed two in A and three in B"."""
    passage = replace(passage, mentions=tuple(with_gaps(m) for m in passage.mentions))
    listed = [p for p in passage.places if p.mention.relation != "between"]
    counted = counted_next or any(m.counts or m.victims for m in passage.mentions if m.harmful)
    if len(listed) >= 2 and (apart := _tolls_apart(passage)):
        yield from apart
        return
    if len(listed) < 2 or counted:
        yield from (replace(passage, mentions=group) for group in by_places_with_tolls(passage.mentions))
        return
    for place in listed:
        near = tuple(replace(m, places=(place,)) for m in passage.mentions if place in m.places)
        if near:
            yield replace(passage, mentions=near)


def _tolls_apart(passage: Passage) -> list[Passage]:
    """ "killed two in A and wounded four in B": each toll has a place of its own."""
    tolls = [m for m in passage.mentions if m.harmful and m.counts]
    named = [m.places[0].mention for m in tolls if len(m.places) == 1]
    names = {place.name for place in named}
    if len(tolls) < 2 or len(names) < len(tolls) or any(names & set(place.within) for place in named) \
            or not all(m.found.head.dep_ == "conj" and m.found.head.head == tolls[0].found.head for m in tolls[1:]):
        return []
    others = [m for m in passage.mentions if m not in tolls]
    return [replace(passage, mentions=(toll, *(replace(m, places=toll.places) for m in others))) for toll in tolls]


def telling(passage: Passage) -> bool:
    """Whether a passage says enough to be a claim: numbers or names, or what was done with by whom, where or when."""
    if passage.scope is Scope.CONTEXT and not any(m.counts or m.time for m in passage.mentions):
        return False
    return any(_says_something(m) for m in passage.mentions)


def _says_something(mention: Mention) -> bool:
    head = mention.found.head
    if any(c.count is not None for c in mention.counts) or mention.victims or mention.aimed \
            or (mention.of_pronoun and (mention.weapons or not mention.of_many)) or _several(mention) \
            or (mention.act is Act.ARMED_CLASH and mention.agents and _happened(head)):
        return True
    if mention.found.trigger.act is None and not mention.harmful and not means(head.head, Sense.USING) and (
            head.dep_ in TOLD_OF or any(c.tag_ == "TO" for c in head.children)):
        return False  # "the gunmen who raided the village last year": said of someone, not told
    if mention.modality is Modality.UNCONFIRMED and mention.harmful and mention.targets:
        return True
    if mention.modality is Modality.DENIED or mention.found.trigger.back:
        return bool(mention.agents or mention.culprits)
    if mention.act is None and not mention.agents:
        return False
    if mention.act is Act.FORCED_DISPLACEMENT:  # "such attacks displace civilians": no event without a number or day
        return mention.time is not None
    if mention.found.trigger.word_class == "noun" and mention.act not in BY_THEMSELVES:
        return _noun_says(mention)
    where_or_when = bool(mention.places or mention.time)
    hurt = mention.harmful and mention.counts  # "journalists were beaten at a rally", however many
    return where_or_when and bool(mention.agents or mention.targets or hurt or mention.act in BY_THEMSELVES)


def _several(mention: Mention) -> bool:
    """ "The raid caused deaths and injuries", "Others were injured": more than one person, told of what came before."""
    if not mention.harmful or mention.modality is Modality.HYPOTHETICAL:
        return False
    return is_plural_toll(mention.found) or any(c.additional and not c.part for c in mention.counts)


def _happened(head: Any) -> bool:
    """ "they clashed with police", "there were clashes", "it ended in a confrontation": told, without day or place."""
    verb = head if head.pos_ == "VERB" else next((a for a in head.ancestors if a.pos_ in VERBS), None)
    return verb is not None and verb.tag_ == "VBD" and verb.dep_ in {"ROOT", "conj"}


def _noun_says(mention: Mention) -> bool:
    """ "the attack on Friday", "their raid in Manbij", "conducted strikes in Manbij"; not "attacks in Manbij"."""
    many = mention.found.head.tag_ in {"NNS", "NNPS"}
    if mention.agents and carried_out(mention.found.head) and (mention.places or _timed(mention)):
        return True
    whose = mention.definite or (mention.agents and not many)
    return bool(whose and (_timed(mention) or (mention.places and not many)))


def _timed(mention: Mention) -> bool:
    """ "the raids took place over a two week period": the time is said of the event, not of something near it."""
    time, head = mention.time, mention.found.head
    return time is not None and distance(head.doc[time.head], head) <= 3


TOLD_OF = {"relcl", "xcomp", "acl"}
BY_THEMSELVES = {Act.AIRSTRIKE, Act.DRONE_STRIKE, Act.SHELLING, Act.EXPLOSION, Act.ARMED_CLASH, Act.LANDMINE,
                 Act.SUICIDE_BOMBING, Act.CHEMICAL_ATTACK, Act.SHOOTING, Act.BODIES_FOUND, Act.ARSON, Act.LOOTING,
                 Act.TERRITORY_CHANGE, Act.PROPERTY_DESTRUCTION, Act.ATTACK_ON_CIVILIAN_OBJECT}
"""Acts worth recording with a place or time alone, though no one is named or counted."""
