"""Whether a sentence's violence is conflict's: sport, films, traffic and illness share its words and are left out."""

import re
from collections.abc import Iterator, Sequence

from sijill.extract.actors import ActorFound
from sijill.extract.mention import Mention
from sijill.extract.reading import Reading
from sijill.extract.roles import subjects
from sijill.extract.timekey import Grain, time_key
from sijill.extract.tree import children
from sijill.extract.triggers import lemma
from sijill.knowledge.language import Language
from sijill.knowledge.persons import Persons
from sijill.knowledge.time_phrases import PhraseKind
from sijill.model.actor import ActorKind
from sijill.model.casualty import Harm, Status
from sijill.model.event import Act, Weapon

ARMED = {ActorKind.COMBATANT, ActorKind.ARMED_GROUP, ActorKind.STATE}
OF_CONFLICT = {Act.AIRSTRIKE, Act.DRONE_STRIKE, Act.SHELLING, Act.SUICIDE_BOMBING, Act.CHEMICAL_ATTACK, Act.LANDMINE,
               Act.EXECUTION, Act.ASSASSINATION, Act.ABDUCTION, Act.HOSTAGE_TAKING, Act.TORTURE, Act.BODIES_FOUND,
               Act.SEXUAL_VIOLENCE}
"""Acts that are violence whoever is named; the others need a party, a weapon or a perpetrator beside them."""
EVERYDAY = {None, Weapon.SMALL_ARMS, Weapon.BLADED_WEAPON, Weapon.BLUNT, Weapon.VEHICLE, Weapon.OTHER, Weapon.TANK}
"""Weapons whose words sport, crime and traffic share ("shot", "stabbed", "clubs")."""
EXPLOSIVES = {Weapon.IED, Weapon.UNEXPLODED_ORDNANCE, Weapon.GRENADE, Weapon.MORTAR, Weapon.ARTILLERY, Weapon.ROCKET,
              Weapon.CLUSTER_MUNITION, Weapon.CAR_BOMB, Weapon.LANDMINE}
"""Weapons that hurt nobody in a kitchen, a factory or a film's review: those who count the dead of war count theirs."""
BLASTS = {Act.EXPLOSION, Act.LANDMINE, Act.SHELLING}
NEEDS_ARMS = {Act.ARMED_CLASH, Act.ATTACK_ON_CIVILIAN_OBJECT, Act.EXPLOSION, Act.TERRITORY_CHANGE, Act.SIEGE}
"""Acts that other worlds have too ("dockers clashed over pay"): without a party in the report they need more."""
FIGURATIVE = {Act.AIRSTRIKE, Act.SHELLING}
"""Acts whose verbs are said of other things: bombed at an audition, bombarded with questions."""
BY_WEAPON = {Act.EXPLOSION, Act.SHELLING, Act.ARMED_CLASH, Act.SHOOTING}
"""Acts that a weapon beside them makes plain: "explosions of shells", "a shoot-out with rifles"."""
CIVILIANS = re.compile(r"\bcivilians?\b", re.IGNORECASE)
"""Whom only war calls so."""
MANY = 0.3
"""Share of sentences with words of another world from which a report with no party is taken to be of that world."""

Told = tuple[Reading, tuple[Mention, ...]]


def relevant(told: Sequence[Told], language: Language) -> Iterator[Told]:
    """The readings with the mentions that stay: all of them where the report is plainly of a conflict."""
    foreign = [_foreign(r, language) and not any(_plain(m, language) for m in ms) for r, ms in told]
    fiction = language.scope.fiction
    hurt = any(m.harmful and m.counts for _, ms in told for m in ms)
    armed = any(_armed(r) and fiction.search(r.sentence.text) is None for r, _ in told)  # a cell's "invader"
    violent = any(_violent(m) or _of_office(m, language.persons) or _blown_up(m, hurt) for _, ms in told for m in ms)
    unrest = not armed and any(language.scope.unrest.search(r.sentence.text) for r, _ in told)
    news = any(_told_of_day(m) for _, ms in told for m in ms) or (unrest and _dated(told))
    blown = any(_at_prayer(r, ms, language) for r, ms in told)
    civil = news and any((unrest or _assault(m, language) or (hurt and _quarrel(m)) or _sides(m))
                         and (_told_of_day(m) or unrest) for _, ms in told for m in ms)
    plain = any(_plain(m, language) for _, ms in told for m in ms)
    if not armed and ((sum(foreign) > MANY * len(told) and not plain)
                      or (not violent and not _human(told) and not civil and not blown)):
        return
    armed = armed or civil or blown
    dropped = False
    for (reading, mentions), other in zip(told, foreign, strict=True):
        dropped = fiction.search(reading.sentence.text) is not None or (dropped and _others(mentions))
        if dropped:
            continue
        kept = tuple(m for m in mentions if not other or _fighting(reading) or m.weapons)
        kept = tuple(m for m in kept if m.act not in FIGURATIVE or _of_conflict(m))
        kept = tuple(m for m in kept if m.act is not Act.EXPLOSION or _explodes(m, language))
        kept = tuple(m for m in kept if armed or m.act not in NEEDS_ARMS or m.weapons or m.counts)
        if kept:
            yield reading, kept


def _foreign(reading: Reading, language: Language) -> bool:
    """A word of another world that is not part of somebody's name: Lava is a girl as well."""
    found = [m.group() for m in language.scope.unrelated.finditer(reading.sentence.text)]
    named = {word for v in reading.victims for word in v.name.split()} if found else set()
    return any(word not in named for word in found)


def _others(mentions: Sequence[Mention]) -> bool:
    """ "Four others were injured": more of what was told before, whatever that was."""
    return bool(mentions) and all(any(c.additional for c in m.counts) and not m.agents and not m.weapons
                                  for m in mentions)


def _told_of_day(mention: Mention) -> bool:
    """Unrest counts where it is told as news: on a day, somewhere."""
    feast = mention.time is not None and mention.time.expression.has(PhraseKind.HOLIDAY)
    return (feast or mention.key.grain is Grain.DAY) and bool(mention.places)


def _dated(told: Sequence[Told]) -> bool:
    """A report that opens with its day and place ("On 3 May in X, residents marched. Clashes broke out.")."""
    return any(r.places and any(time_key(t.expression, None).grain is Grain.DAY for t in r.times)
               for r, _ in told[:1])


def _plain(mention: Mention, language: Language) -> bool:
    """Violence so plainly told that no word of another world beside it ("the taxi") speaks against it."""
    if not _told_of_day(mention):
        return False
    if (mention.weapons and _of_war(mention)) or _assault(mention, language):
        return True
    if mention.act is Act.BODIES_FOUND or mention.found.trigger.harm is Harm.KILLED:
        return language.scope.dumped.search(mention.reading.sentence.text) is not None
    if mention.act is Act.ARMED_CLASH:
        return any(a.mention.kind in ARMED for a in mention.agents)
    return mention.found.verbal and bool(mention.agents) and mention.act in {Act.SHOOTING, Act.ABDUCTION}


def _at_prayer(reading: Reading, mentions: Sequence[Mention], language: Language) -> bool:
    """ "An explosion tore through a mosque and killed 50": nothing else blows up where people pray."""
    return any(f.trigger.act is Act.EXPLOSION for f in reading.triggers) and any(
        m.harmful and m.counts and _told_of_day(m) for m in mentions) and \
        language.scope.at_prayer.search(reading.sentence.text) is not None


def _sides(mention: Mention) -> bool:
    """ "locals clashed with members of a party": two sides of people, named or not."""
    return mention.act is Act.ARMED_CLASH and len(mention.agents) > 1


def _quarrel(mention: Mention) -> bool:
    """Two sides clashed, and someone was hurt: whoever they were."""
    return mention.act is Act.ARMED_CLASH and bool(mention.agents)


def _assault(mention: Mention, language: Language) -> bool:
    """People attack people, or set houses on fire: without arms, yet plainly said; politicians attack with words."""
    if not mention.agents or not mention.found.verbal:
        return False
    if lemma(mention.found.head) in language.scope.unruly:
        return True
    rough = any(language.scope.rough & set(a.mention.text.lower().split()) for a in mention.agents)
    if mention.found.trigger.act is Act.ARSON:
        said = rough or mention.found.trigger.word_class == "phrase"
        return said and bool(set(mention.objects) - language.objects.growing)
    things = any(language.objects.kinds.get(thing) in {"civilian", "building"} for thing in mention.objects)
    if mention.found.trigger.act is None and things and rough:
        return True
    hit = [language.persons.noun(lemma(t)) for t in children(mention.found.head, "dobj", "nsubjpass")]
    return mention.found.trigger.act is None and any(p is not None and not p.official for p in hit)


def _violent(mention: Mention) -> bool:
    told = mention.agents or mention.weapons or mention.counts or not mention.found.verbal or _told_of_day(mention)
    return bool(_of_conflict(mention) and told) or bool(mention.agents and mention.weapons) or _of_war(mention)


def _of_office(mention: Mention, persons: Persons) -> bool:
    """Whoever kills a judge, a candidate or a mayor seldom does so for money: "the murder of Senator X"."""
    if mention.found.trigger.harm is not Harm.KILLED or mention.found.trigger.names or mention.found.trigger.back:
        return False
    doc = mention.reading.sentence.span.doc
    spans = [(v.start, v.head + 1) for v in mention.victims] + [(c.start, c.end) for c in mention.counts]
    nouns = (persons.noun(t.lower_) for start, end in spans for t in doc[start:end])
    return any(n.official for n in nouns if n)


def _of_conflict(mention: Mention) -> bool:
    """ "bombarded the market with liquidity" is none: a verb also needs who, with what or whom."""
    if mention.act not in OF_CONFLICT:
        return False
    if mention.act not in FIGURATIVE or not mention.found.verbal:
        return True
    named = mention.found.head.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "pcomp"}  # "shelling killed two"
    if any(a.mention.kind in ARMED for a in mention.agents):
        return True
    hit = children(mention.found.head, "dobj", "nsubjpass", "agent") or mention.found.head.dep_ in {"acl", "relcl"}
    return bool(named or mention.weapons or mention.counts or hit)


def _explodes(mention: Mention, language: Language) -> bool:
    """ "exploded with laughter" is no explosion: a bomb, a car or a house explodes, or something is blown up."""
    if not mention.found.verbal or mention.weapons or mention.counts:
        return True
    things = (*mention.objects, *(lemma(s) for s in subjects(mention.found.head)))
    return any(language.objects.kinds.get(thing) is not None for thing in things)


def _of_war(mention: Mention) -> bool:
    """A weapon of war beside it, or an attack with victims told in the same sentence."""
    attacked = any((f.trigger.act is None or f.trigger.act in OF_CONFLICT) and f is not mention.found
                   and not f.trigger.names and not f.trigger.back for f in mention.reading.triggers)
    civilians = CIVILIANS.search(mention.reading.sentence.text) is not None and bool(mention.counts)
    if mention.act is Act.SHOOTING and mention.found.verbal and (mention.counts or mention.victims):
        return mention.key.grain is Grain.DAY or bool(mention.places)  # a shot film has no one shot
    if mention.harmful and mention.counts and any(w.act is Act.LANDMINE for w in mention.weapons):
        return True
    if mention.weapons and (mention.act in BY_WEAPON or mention.harmful) and not (
            mention.counts and any(w.weapon is Weapon.CAR_BOMB for w in mention.weapons)):
        return mention.key.grain is Grain.DAY and bool(mention.places)
    return (mention.harmful and (attacked or civilians)) or any(w.weapon not in EVERYDAY for w in mention.weapons)


def _blown_up(mention: Mention, hurt: bool) -> bool:
    """ "a bomb killed five in Boru", "a grenade went off in a bar in Boru. Two were hurt": what only war and crime
    explode, somewhere or on some day, whoever set it; `hurt` if the report counts whom anything harmed."""
    if mention.act not in BLASTS and not mention.harmful:
        return False
    told = hurt or (mention.harmful and bool(mention.victims))
    explosive = any(w.weapon in EXPLOSIVES for w in mention.weapons)
    return told and explosive and (mention.key.grain is Grain.DAY or bool(mention.places))


def _armed(reading: Reading) -> bool:
    return any(a.mention.kind in ARMED and not a.speaks and not _civilian(reading, a) for a in reading.actors)


def _civilian(reading: Reading, actor: ActorFound) -> bool:
    """ "press officer": the whole phrase is of a civilian, whatever its last word is."""
    return actor.generic and any(c.status is Status.CIVILIAN and c.start <= actor.head < c.end for c in reading.counts)


def _fighting(reading: Reading) -> bool:
    """Stricter: fighters, or a party of the roster; an authority alone is none."""
    acting = [a for a in reading.actors if not a.speaks and not _civilian(reading, a)]
    return any(a.mention.kind in ARMED - {ActorKind.STATE} or a.ids for a in acting)


def _human(told: Sequence[Told]) -> bool:
    """Someone does harm to someone: a mob, a neighbour, a settler."""
    return any(m.agents and m.harmful for _, mentions in told for m in mentions)
