"""Acts compared: two tellings' acts in, the ground for one event or two out."""

from sijill.link.ground import Ground, On
from sijill.link.telling import Telling
from sijill.model.event import Act

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

SHARED, RELATED, UNRELATED = 1.0, 0.5, -6.0


def compare_acts(left: Telling, right: Telling) -> Ground:
    shared = left.acts & right.acts
    if shared:
        return Ground(On.ACT, SHARED, f"same act: {_said(frozenset(shared))}")
    named = f"{_said(left.acts)} and {_said(right.acts)}"
    if any(a in family and b in family for family in FAMILIES for a in left.acts for b in right.acts):
        return Ground(On.ACT, RELATED, f"acts that go together: {named}")
    return Ground(On.ACT, UNRELATED, f"acts that do not go together: {named}", forbids=True)


def _said(acts: frozenset[Act]) -> str:
    return ", ".join(sorted(act.replace("_", " ") for act in acts))
