"""Parties: perpetrators and targets of an incident's claims in, findings out, competing blame kept side by side."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sijill.knowledge.likeness import same_person
from sijill.model.actor import Actor, ActorKind, ActorMention, ActorRole
from sijill.model.claim import Resolution, ResolvedClaim
from sijill.model.event import Act
from sijill.model.evidence import Stated
from sijill.model.incident import Finding, Party
from sijill.reconcile.case import Case
from sijill.reconcile.voices import Voice

Blame = Mapping[Voice, frozenset[str]]
SHORT_NAME = 6
"""Words, the marker "words" among them: "unknown armed men on motorcycles" names, a longer phrase tells a story."""

WATCHERS = frozenset({ActorRole.MONITOR, ActorRole.OUTLET})

FROM_AFAR = frozenset({Act.AIRSTRIKE, Act.DRONE_STRIKE})
"""Acts of forces with aircraft, and not of a man with a name."""

Named = Sequence[tuple[Stated[ActorMention], Resolution[Actor] | None]]


@dataclass(frozen=True, slots=True)
class _Naming:
    """A party as one claim names it; `key` is the actor's id, or the words."""

    key: str
    party: Party
    claim: str


def reconcile_perpetrators(case: Case) -> tuple[Finding[Party], ...]:
    """Every party that a claim blames, sorted by id and words.

    The most specific actors are kept; a parent ("the SNA" beside "Soqour al-Shamal") only if a voice that does not name
    its part names it. Words that resolve to no actor are kept where they hold a name, or where nothing better is known.
    """
    named = _at_work(case, _namings(case.claims, _perpetrators))
    held = _at_work(case, _namings(case.held, _perpetrators))
    blame = _blame(case, held)
    able = _able(case, named)
    kept = [*_specific(case, able), *_other_side(case, able), *_held_afterwards(case, able)]
    accused = {c.claim.id for c in case.held if c.claim.denied_by}
    found = []
    for key in _keys(kept):
        supporting = {n.claim for n in named if n.key == key or key in case.roster.ancestors(n.key)}
        rivals, denied = _rivals(case, key, blame), _denials(case, key)
        against = denied | {n.claim for n in held if n.key in rivals}
        disputed = bool(rivals) or bool(supporting & accused) or _by_others(case, denied, supporting)
        found.append(case.finding(_first(kept, key), supporting, against - (supporting - denied), disputed=disputed))
    return tuple(found)


def _at_work(case: Case, named: Sequence[_Naming]) -> list[_Naming]:
    """A government that "shelled a village" did so by its forces: where somebody names them the two are one party."""
    lineages = {a for n in named if n.party.id for a in (n.key, *case.roster.ancestors(n.key))}
    return [_by_forces(case, n, [f for f in case.roster.forces_of(n.key) if f in lineages]) for n in named]


def _by_forces(case: Case, naming: _Naming, forces: Sequence[str]) -> _Naming:
    entry = case.roster.get(forces[0]) if forces else None
    if entry is None:
        return naming
    return replace(naming, key=entry.id, party=replace(naming.party, id=entry.id, name=entry.name, kind=entry.kind))


def _denials(case: Case, key: str) -> set[str]:
    """Claims that deny the deed to this party: those that name it, or one of its side, or nobody whom we know."""
    denied = _namings(case.denials, _perpetrators)
    known = {c.claim.id: [n.key for n in denied if n.claim == c.claim.id and n.party.id] for c in case.denials}
    return {name for name, keys in known.items() if not keys or any(_one_side(case, key, other) for other in keys)}


def _by_others(case: Case, denied: Iterable[str], supporting: Iterable[str]) -> bool:
    """Whether a voice denies that does not itself assert; one voice in two minds is no dispute."""
    held = {c.claim.id for c in case.held}
    asserting = {voice.key for voice in case.voices.of(name for name in supporting if name in held)}
    return any(voice.key not in asserting for voice in case.voices.of(denied))


def _able(case: Case, named: Sequence[_Naming]) -> list[_Naming]:
    """Without those who only watch or write, who are among the victims, or, beside a known actor, persons as raiders.

    Reports of air raids name those who mourn and those who died; the sentence that names them rarely says who flew.
    """
    victims = {v.value.name for c in case.claims for v in c.claim.victims}
    raid = any(c.claim.act.value in FROM_AFAR for c in case.claims) and any(n.party.id for n in named)
    return [n for n in named if not _watches(case, n.party) and (n.party.id or not (
        (raid and n.party.kind is ActorKind.UNKNOWN and _holds_a_name(n.party.text))
        or any(same_person(n.party.name, name) for name in victims)))]


def _watches(case: Case, party: Party) -> bool:
    """Whether the roster knows the party, or whoever its words speak of, as one that documents or publishes."""
    known = [party.id] if party.id else [name for m in case.roster.mentions(party.text) for name in m.ids]
    entries = [entry for name in known if (entry := case.roster.get(name))]
    return bool(entries) and all(entry.role in WATCHERS for entry in entries)


def reconcile_targets(case: Case) -> tuple[Finding[Party], ...]:
    """Who was attacked: every named party, and of words without a name one for each kind ("civilians")."""
    named = _namings(case.claims, _targets)
    kept = _specific(case, named, generic_by_kind=True)
    return tuple(case.finding(_first(kept, key), {n.claim for n in named if n.key == key}) for key in _keys(kept))


def rival_blame(case: Case) -> tuple[tuple[str, str], ...]:
    """Pairs of "who blames whom" that cannot be of one side, in words."""
    held = _at_work(case, _namings(case.held, _perpetrators))
    blame = _blame(case, held)
    names = {n.key: n.party.name for n in held}
    pairs = {tuple(sorted((f"{left.name} blames {names[a]}", f"{right.name} blames {names[b]}")))
             for left, theirs in blame.items() for a in theirs for right, others in blame.items()
             for b in others if right != left and b in _rivals(case, a, blame)}
    return tuple((pair[0], pair[1]) for pair in sorted(pairs))


def _perpetrators(resolved: ResolvedClaim) -> Named:
    return _parallel(resolved.claim.perpetrators, resolved.perpetrators)


def _targets(resolved: ResolvedClaim) -> Named:
    return _parallel(resolved.claim.targets, resolved.targets)


def _parallel(stated: Sequence[Stated[ActorMention]], resolved: Sequence[Resolution[Actor]]) -> Named:
    """Mentions with their resolutions; one that was never resolved has none."""
    return [(mention, resolved[at] if at < len(resolved) else None) for at, mention in enumerate(stated)]


def _namings(claims: Iterable[ResolvedClaim], role: Callable[[ResolvedClaim], Named]) -> list[_Naming]:
    return [_naming(mention, resolution, c.claim.id) for c in claims for mention, resolution in role(c)]


def _naming(mention: Stated[ActorMention], resolution: Resolution[Actor] | None, claim: str) -> _Naming:
    actor, words = resolution.chosen if resolution else None, mention.value.text
    if actor is not None:
        return _Naming(actor.id, Party(actor.id, actor.name, words, actor.kind), claim)
    name = " ".join(words.split())
    return _Naming(f"words {name.casefold()}", Party(None, name, words, mention.value.kind), claim)


def _specific(case: Case, named: Sequence[_Naming], *, generic_by_kind: bool = False) -> list[_Naming]:
    """The namings worth keeping."""
    resolved = [n for n in named if n.party.id]
    kept = [n for n in resolved if not _superseded(case, n.key, resolved)]
    words = [n for n in named if not n.party.id]
    proper = [n for n in words if _holds_a_name(n.party.text)]
    generic = [n for n in words if not _holds_a_name(n.party.text)]
    if generic_by_kind:
        kinds = {n.party.kind for n in [*kept, *proper]}
        wanted = [kind for kind in ActorKind if kind not in kinds and any(g.party.kind is kind for g in generic)]
        if len(wanted) + len(kinds) > 1 and ActorKind.UNKNOWN in wanted:
            wanted.remove(ActorKind.UNKNOWN)  # "his body" beside "a child" is no second target
        chosen = [_most_said([g for g in generic if g.party.kind is kind]) for kind in wanted]
    else:
        chosen = [_most_said(generic)] if generic and not kept and not proper else []
    return [*kept, *proper, *(n for n in generic if n.key in chosen)]


def _other_side(case: Case, named: Sequence[_Naming]) -> list[_Naming]:
    """ "Students clashed with the police": who has no name is a side all the same, where the other has one."""
    clashes = {c.claim.id for c in case.claims if c.claim.act.value is Act.ARMED_CLASH}
    known = {n.claim for n in named if n.party.id and n.claim in clashes}
    if len({n.key for n in named if n.party.id and n.claim in known}) != 1:
        return []
    generic = [n for n in named if not n.party.id and n.claim in known and not _holds_a_name(n.party.text)]
    most = _most_said(generic) if generic else ""
    return [n for n in generic if n.key == most]


def _held_afterwards(case: Case, named: Sequence[_Naming]) -> list[_Naming]:
    """ "A crowd set cars on fire; police arrested nine": whoever only detained did not do the rest."""
    acts = {c.claim.id: c.claim.act.value for c in case.claims}
    known = [acts.get(n.claim) for n in named if n.party.id]
    if not known or set(known) != {Act.DETENTION}:
        return []
    doing = [n for n in named if not n.party.id and acts.get(n.claim) is not Act.DETENTION
             and not _holds_a_name(n.party.text)]
    most = _most_said(doing) if doing else ""
    return [n for n in doing if n.key == most]


def _superseded(case: Case, key: str, resolved: Sequence[_Naming]) -> bool:
    """Whether a part of this actor is named too, and every voice that names the actor names such a part."""
    parts = {n.key for n in resolved if n.key != key and key in case.roster.ancestors(n.key)}
    part_voices = {v.key for v in case.voices.of(n.claim for n in resolved if n.key in parts)}
    whole_voices = {v.key for v in case.voices.of(n.claim for n in resolved if n.key == key)}
    return bool(parts) and whole_voices <= part_voices


def _holds_a_name(words: str) -> bool:
    """Two capitalised words in a row or an acronym: "Mustafa Salama", "JFL"; "Syrian militants" holds none."""
    parts = words.split()
    capital = [part[:1].isupper() for part in parts]
    acronym = any(len(part) > 1 and part.isupper() for part in parts)
    return acronym or any(a and b for a, b in pairwise(capital))


def _most_said(generic: Sequence[_Naming]) -> str:
    """The words most claims use; of those no count, no long list, and the fullest ("Syrian civilians")."""
    said = [n.key for n in generic]
    return max(said, key=lambda key: (said.count(key), not any(c.isdigit() for c in key),
                                      len(key.split()) <= SHORT_NAME, len(key), key))


def _blame(case: Case, held: Sequence[_Naming]) -> Blame:
    """For each independent voice the actors that it blames; an empty mapping where nobody is named."""
    blame: dict[Voice, set[str]] = {}
    for naming in held:
        if naming.party.id:
            blame.setdefault(case.voices.counted[naming.claim], set()).add(naming.key)
    return {voice: frozenset(blame[voice]) for voice in sorted(blame, key=lambda voice: (voice.name, voice.key))}


def _rivals(case: Case, key: str, blame: Blame) -> frozenset[str]:
    """Actors blamed by voices that agree with none who blames this one; none if nobody blames it.

    Whoever blames two parties together disputes neither with a voice that blames one of them alone.
    """
    blaming = [actors for actors in blame.values() if key in actors]
    return frozenset(other for others in blame.values() for other in others
                     if any(not _at_one(case, actors, others) for actors in blaming))


def _at_one(case: Case, actors: Iterable[str], others: Iterable[str]) -> bool:
    others = list(others)
    return any(_one_side(case, actor, other) for actor in actors for other in others)


def _one_side(case: Case, left: str, right: str) -> bool:
    """Allies are often named for each other ("Russian" for "Assad's" jets): that is no dispute."""
    return case.roster.compatible(left, right) or case.roster.sides_with(left, right)


def _keys(kept: Iterable[_Naming]) -> list[str]:
    return sorted({n.key for n in kept}, key=lambda key: (key.startswith("words "), key))


def _first(kept: Iterable[_Naming], key: str) -> Party:
    return next(n.party for n in kept if n.key == key)
