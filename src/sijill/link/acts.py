"""Acts as bits: which of them may be told of one event."""

from functools import lru_cache

from sijill.model.event import Act, Weapon

FAMILIES: tuple[frozenset[Act], ...] = (
    frozenset({  # from afar: what one report calls a raid another calls shelling, a third only the deaths
        Act.AIRSTRIKE, Act.DRONE_STRIKE, Act.SHELLING, Act.EXPLOSION, Act.CHEMICAL_ATTACK, Act.KILLING, Act.INJURY,
        Act.ATTACK_ON_CIVILIAN_OBJECT, Act.PROPERTY_DESTRUCTION, Act.ARSON, Act.FORCED_DISPLACEMENT}),
    frozenset({  # planted or carried
        Act.EXPLOSION, Act.SUICIDE_BOMBING, Act.LANDMINE, Act.KILLING, Act.INJURY, Act.ASSASSINATION,
        Act.ATTACK_ON_CIVILIAN_OBJECT, Act.PROPERTY_DESTRUCTION}),
    frozenset({  # on the ground, with what goes with it
        Act.SHOOTING, Act.ARMED_CLASH, Act.KILLING, Act.INJURY, Act.EXECUTION, Act.ASSASSINATION, Act.CAPTURE,
        Act.TERRITORY_CHANGE, Act.SIEGE, Act.LOOTING, Act.ARSON, Act.PROPERTY_DESTRUCTION, Act.FORCED_DISPLACEMENT,
        Act.ATTACK_ON_CIVILIAN_OBJECT, Act.ABDUCTION, Act.HOSTAGE_TAKING, Act.SHELLING, Act.SUICIDE_BOMBING}),
    frozenset({  # someone in others' hands, alive or found dead
        Act.ABDUCTION, Act.DETENTION, Act.CAPTURE, Act.HOSTAGE_TAKING, Act.DISAPPEARANCE, Act.TORTURE,
        Act.SEXUAL_VIOLENCE, Act.EXECUTION, Act.KILLING, Act.INJURY, Act.BODIES_FOUND, Act.EXTORTION,
        Act.RECRUITMENT_OF_CHILDREN}),
)
"""Acts of one family may be told of one event; acts that share no family are of two (an arrest is no airstrike)."""

BITS = {act: 1 << at for at, act in enumerate(Act)}
"""By their place in the vocabulary: a new act belongs at its end, or rows kept from before say something else."""

PLAIN = BITS[Act.KILLING] | BITS[Act.INJURY]
"""Acts that name the harm and not the deed: most reports have them, so that sharing one says little."""

PLANTED = (Weapon.CAR_BOMB, Weapon.SUICIDE_VEST, Weapon.IED, Weapon.LANDMINE, Weapon.CHEMICAL)
"""Weapons that one province seldom sees twice in a day: two tellings of a day with one of them, and no other place than
the province in one, are likely of one event."""

ALONE_FROM = len(FAMILIES)


@lru_cache(maxsize=4096)
def families(acts: int) -> int:
    """A bit for each family that one of the acts is of; an act of none is a family of its own."""
    found = 0
    for at, family in enumerate(FAMILIES):
        if any(BITS[act] & acts for act in family):
            found |= 1 << at
    known = frozenset[Act]().union(*FAMILIES)
    for at, act in enumerate(sorted(set(Act) - known)):
        if BITS[act] & acts:
            found |= 1 << (ALONE_FROM + at)
    return found


def said(acts: int) -> str:
    return ", ".join(sorted(act.replace("_", " ") for act, bit in BITS.items() if bit & acts))
