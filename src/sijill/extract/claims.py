"""Claims: from passages numbered with their tellings to claims, one for each act and source of a passage."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import TypeVar

from sijill.extract.casualties import casualties_of
from sijill.extract.mention import Mention
from sijill.extract.passages import Passage
from sijill.extract.places import PlaceFound
from sijill.extract.tree import another_time
from sijill.extract.weapons import WeaponFound
from sijill.model.actor import ActorKind, ActorMention
from sijill.model.casualty import Harm, Status
from sijill.model.claim import Claim, Position, Victim, is_child
from sijill.model.event import Act, Modality, Weapon
from sijill.model.evidence import Evidence, Stated
from sijill.model.ids import content_id
from sijill.model.place import PlaceMention

T = TypeVar("T")
HARMS = {Act.KILLING, Act.INJURY}
"""Acts that say what came of an attack, not what it was."""
EXTRACTOR = "rules 0.1.0"
KIND_OF_STATUS = {Status.CIVILIAN: ActorKind.CIVILIAN, Status.COMBATANT: ActorKind.COMBATANT}
ARMED = {ActorKind.COMBATANT, ActorKind.ARMED_GROUP, ActorKind.STATE}
SURE = (Modality.DENIED, Modality.UNCONFIRMED, Modality.ALLEGED, Modality.ASSERTED)
"""From least to most sure; a claim of several mentions is as sure as its surest."""


def claims_of(passage: Passage, number: int) -> Iterator[Claim]:
    """Claims of one passage. Mentions without an act of their own lend their roles to the others."""
    acts = {act for m in passage.mentions for act in _acts(m, passage)}
    acts |= set(_attack(passage, acts))
    seen: set[tuple[str, str]] = set()
    for act in sorted(acts):
        mine = [m for m in passage.mentions if act in _acts(m, passage)] or list(passage.mentions)
        for source, told in groupby(sorted(mine, key=_source_key), key=_source_key):
            if (act, source) not in seen:
                seen.add((act, source))
                yield _claim(passage, number, act, list(told))


def _attack(passage: Passage, acts: AbstractSet[Act]) -> Iterator[Act]:
    """The bare attack where nothing else is said, or only whom it harmed: "attacked the army and killed two"."""
    bare = list(_bare_attack(passage.mentions))
    if not acts:
        yield from bare
    elif acts <= HARMS and any(m.found.trigger.act is None and m.act is None and m.found.trigger.harm is None
                               for m in passage.mentions):
        yield from (a for a in bare if a is Act.ARMED_CLASH)


def _acts(mention: Mention, passage: Passage) -> tuple[Act, ...]:
    by_weapon = _weapon_of_harm(mention, passage)
    acts = (mention.act, mention.found.trigger.also, by_weapon.act if by_weapon else None)
    return tuple(a for a in acts if a is not None)


def _weapon_of_harm(mention: Mention, passage: Passage) -> WeaponFound | None:
    """ "A roadside bomb killed two", "killed by shells": the weapon says what kind of attack it was."""
    attacked = any(not m.harmful and m.act is not None for m in passage.mentions)
    if not mention.harmful or attacked or mention.found.trigger.also is not None:
        return None
    return next((w for w in mention.weapons if w.act is not None and not w.evidence.quote.lower().startswith("gunm")),
                None)


def _source_key(mention: Mention) -> str:
    return mention.source.text if mention.source else ""


def _bare_attack(mentions: Sequence[Mention]) -> Iterator[Act]:
    """An attack of which neither weapon nor harm is said: a clash where its target is armed, else on what it hit."""
    if any(m.found.trigger.back for m in mentions):
        return
    armed = any(a.mention.kind in ARMED for m in mentions for a in m.targets)
    campaign = any(m.found.trigger.campaign and not m.objects for m in mentions)
    if any(m.agents for m in mentions):
        yield Act.ARMED_CLASH if armed or campaign else Act.ATTACK_ON_CIVILIAN_OBJECT


def _claim(passage: Passage, number: int, act: Act, mine: list[Mention]) -> Claim:
    reading = mine[0].reading
    sentence, lead = reading.sentence, mine[0]
    place = next(iter(m.places[0] for m in [*mine, *passage.mentions] if m.places), None)
    casualties = _distinct(c for m in mine for c in casualties_of(m))
    victims = _victims(mine, act, passage)
    time = next((m.time for m in [*mine, *passage.mentions] if m.time is not None), None)
    return Claim(
        id=content_id("clm", sentence.report.id, act, lead.found.start, sentence.index, _source_key(lead),
                      place.start if place else ""),
        report_id=sentence.report.id,
        act=Stated(act, (_words_of(act, lead, passage),)),
        modality=max((m.modality for m in mine if m.modality in SURE), key=SURE.index, default=Modality.ALLEGED),
        scope=passage.scope, telling=number,
        position=Position(sentence.paragraph, sentence.index, sentence.headline),
        source=lead.source,
        time=Stated(time.text, (time.evidence,)) if time else None,
        place=_place(place), perpetrators=_perpetrators(mine, passage), targets=_targets(mine, passage),
        casualties=casualties, victims=victims, weapons=_weapons(passage.mentions), denied_by=_denied_by(mine),
        extractor=EXTRACTOR)


def _words_of(act: Act, lead: Mention, passage: Passage) -> Evidence:
    """The event word, or the weapon's where it is the weapon that tells the act."""
    weapon = _weapon_of_harm(lead, passage)
    if weapon is not None and act is weapon.act and act not in {lead.act, lead.found.trigger.also}:
        return weapon.evidence
    return lead.reading.sentence.quote(lead.found.start, lead.found.end)


def _place(place: PlaceFound | None) -> Stated[PlaceMention] | None:
    return Stated(place.mention, (place.evidence,)) if place else None


def _perpetrators(mine: Sequence[Mention], passage: Passage) -> tuple[Stated[ActorMention], ...]:
    agents = [(m, a) for m in mine for a in m.agents]
    if not agents and not all(another_time(m.found.head) for m in mine):
        agents = [(m, a) for m in passage.mentions for a in m.agents]
    suffered = {a.start for m in passage.mentions for a in m.targets if m.harmful}
    named = any(m.culprits for m in mine)
    parties = [Stated(a.mention, (m.reading.sentence.quote(a.start, a.end),)) for m, a in agents
               if a.start not in suffered and not (named and a.generic)]
    persons = [Stated(ActorMention(v.name), (m.reading.sentence.quote(v.start, v.end),)) for m in mine
               for v in m.culprits]
    blamed = [b for m in mine for b in m.blamed] or [b for m in passage.mentions for b in m.blamed]
    own = [Stated(a.mention, (r.sentence.quote(a.start, a.end),))
           for a, r in [*(m.faction for m in mine if m.faction), *blamed]]
    return _distinct([*own, *parties, *persons])


def _denied_by(mine: Sequence[Mention]) -> Stated[ActorMention] | None:
    """Who denies it: the source of a denial."""
    found = next((m.source for m in mine if m.modality is Modality.DENIED and m.source), None)
    return Stated(ActorMention(found.text), found.evidence) if found else None


def _targets(mine: Sequence[Mention], passage: Passage) -> tuple[Stated[ActorMention], ...]:
    actors = [Stated(a.mention, (m.reading.sentence.quote(a.start, a.end),)) for m in mine for a in m.targets]
    taken = {t.evidence[0].start for t in actors}
    people: list[Stated[ActorMention]] = []
    for mention in mine if any(m.counts for m in mine) else passage.mentions:
        for phrase in mention.counts:
            quote = mention.reading.sentence.quote(phrase.start, phrase.end)
            kind = KIND_OF_STATUS.get(phrase.status, ActorKind.UNKNOWN)
            if not phrase.part and not any(quote.start <= t < quote.end for t in taken):
                people.append(Stated(ActorMention(quote.quote, kind), (quote,)))
    return _distinct([*actors, *people, *_aimed(mine if any(m.aimed or m.struck for m in mine) else passage.mentions)])


def _aimed(mine: Sequence[Mention]) -> Iterator[Stated[ActorMention]]:
    """Persons in the place of what an attack was aimed at, of whom no harm is told."""
    for mention in mine:
        quote = mention.reading.sentence.quote
        yield from (Stated(ActorMention(v.name), (quote(v.start, v.end),)) for v in mention.aimed)
        for phrase in mention.struck:
            words = quote(phrase.start, phrase.end)
            kind = KIND_OF_STATUS.get(phrase.status, ActorKind.UNKNOWN)
            yield Stated(ActorMention(words.quote, kind), (words,))


def _weapons(mentions: Sequence[Mention]) -> tuple[Stated[Weapon], ...]:
    found = {w.weapon: Stated(w.weapon, (w.evidence,)) for m in mentions for w in m.weapons if w.weapon is not None}
    return tuple(found[w] for w in sorted(found))


def _victims(mine: Sequence[Mention], act: Act, passage: Passage) -> tuple[Stated[Victim], ...]:
    rows: dict[str, Stated[Victim]] = {}
    assaulted = any(m.act is Act.SEXUAL_VIOLENCE for m in passage.mentions) or act is Act.SEXUAL_VIOLENCE
    for mention in mine:
        harm = mention.found.trigger.harm
        for found in mention.victims:
            quote = mention.reading.sentence.quote(found.start, found.end)
            child = is_child(found.age_group, found.age)
            victim = Victim(found.name, (harm,) if harm else (), found.age, found.age_group, found.sex,
                            found.nationality, found.occupation,
                            child or assaulted or harm is Harm.SEXUALLY_ASSAULTED)
            rows.setdefault(found.name, Stated(victim, (quote,)))
    return tuple(rows[name] for name in sorted(rows))


def _distinct(items: Iterable[Stated[T]]) -> tuple[Stated[T], ...]:
    kept: dict[tuple[object, Evidence], Stated[T]] = {}
    for item in items:
        kept.setdefault((item.value, item.evidence[0]), item)
    return tuple(kept.values())
