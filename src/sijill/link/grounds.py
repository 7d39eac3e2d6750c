"""Grounds in words: two rows and the level at which they stand in one comparison in, a sentence out.

What each level is stands in levels.sql; the sentence names the values that made it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from sijill.knowledge.linking import Linking
from sijill.knowledge.roster import Roster
from sijill.link.acts import said
from sijill.link.comparisons import COMPARISONS
from sijill.link.pairs import Pair
from sijill.link.row import Count, Kind, Row, Spot
from sijill.model.dates import DateBasis
from sijill.model.event import Weapon
from sijill.model.incident import Ground
from sijill.model.place import EARTH_RADIUS_KM

PRINTED = DateBasis.PUBLICATION


@dataclass(frozen=True, slots=True)
class Teller:
    """Words for pairs; the roster gives the names of parties."""

    linking: Linking
    roster: Roster

    def grounds(self, pair: Pair, left: Row, right: Row) -> tuple[Ground, ...]:
        """One for each comparison in which both rows say something, in the comparisons' order."""
        levels = zip(COMPARISONS, pair.levels.split(","), strict=True)
        return tuple(self._ground(each.name, int(level), left, right) for each, level in levels if level != "-")

    def _ground(self, name: str, level: int, left: Row, right: Row) -> Ground:
        weight = round(self.linking.level(name, level).weight, 2)
        if name == "target" and level in {3, 2}:
            return Ground(name, level, weight, self._targets(left, right))
        reason = self._parties(level, left, right) if name == "perpetrator" else SENTENCES[name](level, left, right)
        return Ground(name, level, weight, reason)

    def _targets(self, left: Row, right: Row) -> str:
        shared = sorted(set(left.targets) & set(right.targets))
        if shared:
            return f"same target: {self._name(shared[0])}"
        return f"other targets: {' and '.join(sorted({self._name(left.targets[0]), self._name(right.targets[0])}))}"

    def _parties(self, level: int, left: Row, right: Row) -> str:
        shared = sorted(set(left.by) & set(right.by))
        if shared:
            return f"same perpetrator: {self._name(shared[0])}"
        names = " and ".join(sorted({self._name(left.by[0]), self._name(right.by[0])}))
        return f"one perpetrator belongs to the other: {names}" if level == 2 else f"different perpetrators: {names}"

    def _name(self, actor: str) -> str:
        entry = self.roster.get(actor)
        return entry.name if entry else actor


def reasons(grounds: Iterable[Ground]) -> tuple[str, ...]:
    """For before against, the weightiest first; what weighs nothing says nothing and is left out."""
    weighty = sorted((g for g in grounds if abs(g.weight) >= LEAST_WEIGHT), key=lambda g: (-g.weight, g.reason))
    return tuple(g.reason if g.weight > 0 else f"but {g.reason}" for g in weighty)


LEAST_WEIGHT = 0.25
"""Bits from which a ground is worth a reader's time: less moves the odds by under a fifth."""


def _place(level: int, left: Row, right: Row) -> str:
    if level == 3:
        return "only a country is known" if left.spots and right.spots else "a place is not known"
    if level == 1:
        return "two place names, not both of them in a gazetteer"
    pairs = [(a, b) for a in left.spots for b in right.spots]
    shared = [a for a, b in pairs if a.id == b.id]
    if shared and level != 10:
        return f"same place: {min(spot.name for spot in shared)}"
    if level == 11 and not shared:
        return f"same place name: {_said(min({*_named(left)} & {*_named(right)}, default=''), left)}".rstrip(": ")
    if not pairs:
        return "a place name in common"
    a, b = min(pairs, key=lambda pair: (_km(*pair) if _km(*pair) is not None else 1e6, pair[0].id, pair[1].id))
    parts = {_said(part, row) for row in (left, right) for part in row.parts}
    return _places(level, sorted((a, b), key=lambda spot: (spot.name, spot.id)), parts)


def _places(level: int, spots: Sequence[Spot], parts: Iterable[str]) -> str:
    a, b = spots
    far, names = _km(a, b), f"{a.name} and {b.name}" if a.name != b.name else a.name
    apart = f"{far:.0f} km apart: {names}" if far is not None else names
    part = min(parts, default="")
    wordings = {
        12: f"same place: {a.name}",
        10: f"same place: {a.name}, for want of {part}" if part and a.id == b.id else apart,
        8: f"one name, taken for two places: {names}" if a.said and a.said == b.said else apart,
        7: f"both in or about one district: {names}", 6: f"one lies in or by the other: {names}",
        5: f"nothing parts {names}", 4: f"two places {apart} in one town", 2: f"two places {apart}"}
    two = f"two countries: {a.country} and {b.country}" if a.country != b.country else f"two places {apart}"
    return wordings.get(level, two)


def _named(row: Row) -> list[str]:
    return [*row.open, *row.parts, *(spot.token for spot in row.spots if spot.kind is not Kind.COUNTRY)]


def _km(a: Spot, b: Spot) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, south = radians(a.lat), radians(b.lat)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def _part(level: int, left: Row, right: Row) -> str:
    if level == 2:
        return f"same part of it: {_said(min(set(left.parts) & set(right.parts)), left)}"
    return f"two parts of it: {' and '.join(sorted((_said(left.parts[0], left), _said(right.parts[0], right))))}"


def _said(key: str, row: Row) -> str:
    """The report's own words for a spelling."""
    return dict(row.shown).get(key, key)


def _date(level: int, left: Row, right: Row) -> str:
    printed = [row.basis is PRINTED for row in (left, right)]
    days = " and ".join(sorted({row.edtf or "unknown" for row in (left, right)}))
    gap = _gap(left, right)
    if gap is None and not (left.turn or right.turn):
        return "a date is not known"
    if all(printed):
        return f"no dates in the texts, published {f'{_days(gap)} apart' if gap else 'the same day'}"
    if any(printed):
        told = right if printed[0] else left
        return f"one was published {_days(gap)} after the other's day ({told.edtf})" if gap else (
            f"one was published on the other's day ({told.edtf})")
    if level >= 9:
        return f"same day: {min(row.edtf or '' for row in (left, right))}"
    if level in {8, 7, 6, 2}:
        return f"dates overlap: {days}" if " and " in days else f"same stretch of time: {days}"
    return f"{_days(gap)} apart: {days}"


def _gap(left: Row, right: Row) -> int | None:
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    return max(0, left.first - right.last, right.first - left.last)


def _days(gap: int | None) -> str:
    return "some days" if gap is None else f"{gap} day{'' if gap == 1 else 's'}"


def _act(level: int, left: Row, right: Row) -> str:
    if level >= 2:
        return f"same act: {said(left.acts & right.acts)}"
    go = "go" if level else "do not go"
    return f"acts that {go} together: {' and '.join(sorted((said(left.acts), said(right.acts))))}"


def _families(level: int, left: Row, right: Row) -> str:
    shared = sorted(set(left.families) & set(right.families))
    if level == 4 and shared:
        return f"one family: {_said(shared[0], left)}"
    return f"two families: {' and '.join(sorted(_said(row.families[0], row) for row in (left, right)))}"


def _victim(level: int, left: Row, right: Row) -> str:
    if level >= 4:
        words = [(len(set(a.split()) & set(b.split())), name) for a, name in zip(left.people, left.victims, strict=True)
                 for b in right.people]
        return f"same victim: {max(words, key=lambda pair: (pair[0], pair[1]))[1]}"
    if level == 3:
        return "names differ"
    few = min(len(left.people), len(right.people))
    return "one dead in each, and the names differ" if few == 1 else "two lists of names, and none in common"


def _toll(harm: str) -> Callable[[int, Row, Row], str]:
    def told(level: int, left: Row, right: Row) -> str:
        here, there = (_of(row, harm) for row in (left, right))
        shared = {c.best for c in here if c.best} & {c.best for c in there if c.best}
        if level >= 5 and shared:
            return f"both {max(shared)} {harm}"
        low, high = sorted((here[0].value, there[0].value))
        if level == 4 or (level == 3 and high - low <= 1 and low != high):
            return f"near tolls: {low} and {high} {harm}"
        if level == 3:
            return f"tolls that can both be true: {low} and {high} {harm}"
        return f"tolls differ: {low} against {high} {harm}"
    return told


def _of(row: Row, harm: str) -> list[Count]:
    return [count for count in row.counts if (count.harm, count.group) == (harm, "all")]


def _detail(level: int, left: Row, right: Row) -> str:
    here, there = ({(c.harm, c.group, c.best) for c in row.counts if c.best} for row in (left, right))
    shared = sorted((best or 0, _people(harm, group)) for harm, group, best in here & there
                    if (harm, group) not in {("killed", "all"), ("injured", "all")})
    if level >= 2 and shared:
        return f"both {shared[-1][0]} {shared[-1][1]}"
    keys = {pair[:2] for pair in here} & {pair[:2] for pair in there} - {("killed", "all"), ("injured", "all")}
    return f"counts of {min((_people(*key) for key in keys), default='people')} differ"


def _people(harm: str, group: str) -> str:
    return (harm if group == "all" else f"{group} {harm}").replace("_", " ")


def _weapon(level: int, left: Row, right: Row) -> str:
    both = left.weapons & right.weapons
    shared = [weapon.replace("_", " ") for bit, weapon in enumerate(Weapon) if both & (1 << bit)]
    return f"same weapon: {', '.join(shared)}" if level == 2 else "other weapons"


def _words(level: int, left: Row, right: Row) -> str:
    shared = sorted(set(left.rare) & set(right.rare))
    names = [_said(key, left) for key in shared[:3]]
    return f"names in common: {', '.join(names)}" if level > 1 else "no other name in common"


def _text(level: int, _left: Row, _right: Row) -> str:
    if level == 2:
        return "a sentence of one is told again in the other"
    return "the reports are prints of one text" if level == 3 else "the texts are not prints of one another"


def _source(level: int, _left: Row, _right: Row) -> str:
    if level == 4:
        return "on the same source's word"
    if level == 3:
        return "two desks"
    return "one publisher's two reports, with neither toll nor names in common"


SENTENCES: Mapping[str, Callable[[int, Row, Row], str]] = {
    "place": _place, "part": _part, "date": _date, "act": _act, "target": _families, "victim": _victim,
    "killed": _toll("killed"), "injured": _toll("injured"), "detail": _detail, "weapon": _weapon, "words": _words,
    "text": _text, "source": _source,
}
