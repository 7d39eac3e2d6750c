"""Claims made up by the million, with the skew of real wars and the truth beside them: no report is behind them.

What wars there are says wars.py. An incident is told by one to eleven reports, each with its own share of the truth: a
place known to the province only, a day off by one, an early toll, another spelling of a name, a copied text. What the
shares are is set below and written down, so that nobody takes the figures for those of real reports.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from accuracy.wars import CROWDED, Extent, Town, War
from sijill.link.acts import BITS
from sijill.link.flatten import WEAPONS
from sijill.link.row import Count, Kind, Row, Spot
from sijill.model.dates import DateBasis
from sijill.model.event import Act, Weapon

REPORTS = (50, 20, 10, 6, 4, 3, 2.5, 1.5, 1.2, 1, .8)
"""In a hundred incidents, how many are told by one report, two, and so on to eleven."""
CLAIMS = (55, 30, 10, 5)
"""In a hundred tellings, how many consist of one claim, two and so on: 1.65 in mean."""
ACTS = {Act.SHELLING: 30, Act.AIRSTRIKE: 25, Act.SHOOTING: 12, Act.EXPLOSION: 10, Act.LANDMINE: 6, Act.ABDUCTION: 5,
        Act.DETENTION: 5, Act.EXECUTION: 3, Act.ARMED_CLASH: 4}
LOOSE = {Act.SHELLING: Act.AIRSTRIKE, Act.AIRSTRIKE: Act.SHELLING, Act.SHOOTING: Act.ARMED_CLASH,
         Act.EXPLOSION: Act.LANDMINE, Act.LANDMINE: Act.EXPLOSION, Act.ABDUCTION: Act.DETENTION,
         Act.DETENTION: Act.ABDUCTION, Act.EXECUTION: Act.SHOOTING, Act.ARMED_CLASH: Act.SHOOTING}
"""What another report calls the same deed."""
PLANTED = {Act.EXPLOSION: WEAPONS[Weapon.IED], Act.LANDMINE: WEAPONS[Weapon.LANDMINE]}
"""What three in five tellings of such an act say was used."""
AIMED, NAMED_TARGET = .4, .7
"""Of incidents, those aimed at an armed party; of the tellings of these, those that name it."""
DESKS, MONITORS = 60, 6
FORMULAS = 40
"""Of each war: bulletins that differ in the town's name."""
GIVEN = [a + b for a in ("ra", "sa", "ka", "ya", "ha", "ma", "la", "na", "ba", "da", "fa", "ta") for b in
         ("mi", "sin", "lid", "mar", "der", "zim", "bil", "fik", "rub", "nus", "tim", "gad")]
FAMILY = [a + b + c for a in ("had", "naj", "kar", "sal", "bak", "dar", "zar", "mal", "hal", "ras") for b in
          ("a", "i", "u") for c in ("dad", "jar", "rim", "man", "kir", "wish", "luk", "shid", "bun", "tif")]
GIVEN_WEIGHTS, FAMILY_WEIGHTS = ([1 / (n + 5) for n in range(len(names))] for names in (GIVEN, FAMILY))
"""The most common given name is that of six people in a hundred, the most common family's of five."""


@dataclass(slots=True)
class Incident:
    """What happened; every telling of it is drawn from this."""

    number: int
    war: War
    town: Town
    day: int
    act: Act
    side: str
    unit: str
    killed: int
    injured: int
    children: int
    names: list[tuple[str, ...]]
    words: list[str]
    target: str | None
    printed: list[Row] = field(default_factory=list)


class World:
    """Draws incidents and their tellings, the same for one seed on every machine."""

    def __init__(self, seed: int, wars: Sequence[Extent] = CROWDED) -> None:
        self._seed, self._draw = seed, random.Random(seed)
        self._aim = random.Random(seed + 1)
        self._wars = [War.drawn(number, extent, self._draw) for number, extent in enumerate(wars)]
        self._war_weights = list(accumulate(extent.share for extent in wars))
        self._row = self._report = 0
        self._desk_day: dict[tuple[int, int], int] = {}

    def rows(self, claims: int) -> Iterator[tuple[Row, int]]:
        """Rows of so many claims or a few more, each with the number of its incident; in no telling order."""
        made, number, waiting = 0, 0, list[tuple[Row, int]]()
        while made < claims:
            incident = self._incident(number)
            for _ in range(1 + self._pick(REPORTS)):
                row = self._telling(incident)
                made += len(row.claims)
                waiting.append((row, number))
            number += 1
            if len(waiting) >= 5_000:
                self._draw.shuffle(waiting)
                yield from waiting
                waiting = []
        self._draw.shuffle(waiting)
        yield from waiting

    def _pick(self, weights: Sequence[float]) -> int:
        return self._draw.choices(range(len(weights)), weights)[0]

    def _chance(self, share: float) -> bool:
        return self._draw.random() < share

    def _incident(self, number: int) -> Incident:
        draw = self._draw
        war = draw.choices(self._wars, cum_weights=self._war_weights)[0]
        town, day, (side, unit) = war.town(draw), war.day(draw), war.party(draw)
        act = draw.choices(list(ACTS), list(ACTS.values()))[0]
        killed = 0 if self._chance(.3) else 1 if self._chance(.45) else 1 + int(draw.paretovariate(1.2))
        killed, injured = min(killed, 300), 0 if self._chance(.4) else min(int(draw.paretovariate(.9)), 500)
        named = min(killed, 6) if killed and self._chance(.25) else 0
        names = [(*draw.choices(GIVEN, GIVEN_WEIGHTS, k=2), *draw.choices(FAMILY, FAMILY_WEIGHTS))
                 for _ in range(named)]
        words = [f"w{int(draw.paretovariate(.6)) % 40_000}" for _ in range(4)]
        children = draw.randint(0, killed // 2) if killed > 1 else 0
        target = war.party(self._aim)[1] if self._aim.random() < AIMED else None
        return Incident(number, war, town, day, act, side, unit, killed, injured, children, names, words, target)

    def _telling(self, incident: Incident) -> Row:
        if incident.printed and self._chance(.12):
            row = self._reprint(draw_from=self._draw.choice(incident.printed))
        else:
            row = self._told(incident)
        incident.printed.append(row)
        return row

    def _ids(self) -> tuple[str, tuple[str, ...]]:
        self._row += 1
        name = f"clm_{self._row:08}"
        return name, tuple(f"{name}{'abcd'[n] if n else ''}" for n in range(1 + self._pick(CLAIMS)))

    def _reprint(self, draw_from: Row) -> Row:
        name, claims = self._ids()
        self._report += 1
        values = {slot: getattr(draw_from, slot) for slot in Row.__slots__}
        desk = f"desk{self._draw.randrange(DESKS)}"
        values.update(id=name, claims=claims, report=f"rep_{self._report}", publishers=(desk,))
        return Row(**values)

    def _told(self, incident: Incident) -> Row:
        draw = self._draw
        name, claims = self._ids()
        spots, unknown = self._places(incident.town)
        first, last, turn, basis, edtf = self._dates(incident.day)
        parts = self._part(incident) if spots and spots[0].kind is Kind.VILLAGE else ()
        by = self._parties(incident)
        listed = incident.names if self._chance(.6) else []
        names = sorted(" ".join(self._spelt(name)) for name in listed if self._chance(.6))
        desk = draw.randrange(DESKS)
        report = self._bulletin(desk, incident)
        belongs = [incident.side] if incident.unit in by else []
        return Row(
            name, claims, f"rep_{report}", "incident", first, last, turn, basis, edtf, spots, unknown, parts,
            self._acts(incident), by, tuple(sorted({*by, *belongs})),
            tuple(names), tuple(names), self._counts(incident), self._weapon(incident), (f"desk{desk}",),
            (f"monitor{draw.randrange(MONITORS)}",) if self._chance(.4) else (), self._words(incident),
            (f"told {self._pick((6, 3, 1))}",), self._sketch(report, incident.war), self._targets(incident), (), (), (),
            ())

    def _bulletin(self, desk: int, incident: Incident) -> int:
        """A tenth of all tellings stand in a day's bulletin with others."""
        if self._chance(.1):
            known = self._desk_day.get((desk, incident.day))
            if known and not any(row.report == f"rep_{known}" for row in incident.printed):
                return known
        self._report += 1
        return self._desk_day.setdefault((desk, incident.day), self._report)

    def _sketch(self, report: int, war: War) -> tuple[int, ...]:
        """Of a report's text: a formula with the town's name put in makes prints of what is none, now and then.

        Drawn from the report's number, so that none has to be remembered for a bulletin's other tellings.
        """
        draw = random.Random(self._seed << 32 | report)
        if draw.random() < .3:
            return ()
        if draw.random() < .03:
            formula = (war.number * FORMULAS + draw.randrange(FORMULAS)) * 100
            return tuple(range(formula, formula + 32))
        return tuple(draw.getrandbits(31) for _ in range(32))

    def _places(self, town: Town) -> tuple[tuple[Spot, ...], tuple[str, ...]]:
        kind = self._pick((74, 6, 4, 4, 8, 4))
        spot = (town.spot, town.near, None, town.district, town.province, None)[kind]
        return ((spot,) if spot else ()), ((town.spot.token,) if kind == 2 else ())

    def _dates(self, day: int) -> tuple[int | None, int | None, tuple[int, int] | None, DateBasis, str | None]:
        kind, draw = self._pick((64, 4, 12, 14, 2, 2, 2)), self._draw
        if kind <= 2:
            off = draw.choice((-1, 1)) if kind == 1 or (kind == 2 and self._chance(.12)) else 0
            basis = DateBasis.INFERRED if kind == 2 else DateBasis.STATED
            return day + off, day + off, None, basis, date.fromordinal(day + off).isoformat()
        if kind == 3:
            late = day + self._pick((45, 35, 12, 5, 3))
            return late, late, None, DateBasis.PUBLICATION, date.fromordinal(late).isoformat()
        said = date.fromordinal(day)
        if kind == 4:
            first = said.replace(day=1).toordinal()
            return first, first + 29, None, DateBasis.STATED, f"{said:%Y-%m}"
        if kind == 5:
            at = said.replace(year=2016 if said.month == 2 else said.year).replace(year=2000).timetuple().tm_yday
            return None, None, (at, at), DateBasis.STATED, f"XXXX-{said:%m-%d}"
        return None, None, None, DateBasis.NONE, None

    def _acts(self, incident: Incident) -> int:
        act = LOOSE[incident.act] if self._chance(.12) else incident.act
        bits = 0 if self._chance(.1) else BITS[act]
        if incident.killed and (not bits or self._chance(.6)):
            bits |= BITS[Act.KILLING]
        if incident.injured and self._chance(.4):
            bits |= BITS[Act.INJURY]
        return bits or BITS[act]

    def _parties(self, incident: Incident) -> tuple[str, ...]:
        kind = self._pick((50, 18, 24, 8))
        if kind == 3:
            return (incident.war.party(self._draw)[0],)
        return ((incident.unit,), (incident.side,), ())[kind]

    def _spelt(self, name: Sequence[str]) -> tuple[str, ...]:
        words = [word[:-1] + "e" if self._chance(.08) else word for word in name]
        return tuple(words if self._chance(.6) else (words[0], words[-1]))

    def _counts(self, incident: Incident) -> tuple[Count, ...]:
        found = []
        for harm, number, told in (("injured", incident.injured, .55), ("killed", incident.killed, .9)):
            if number and self._chance(told):
                found.append(self._count(harm, number))
        if incident.children and self._chance(.4):
            n = incident.children
            found.append(Count("killed", "children", "civilian", n, n, n))
        return tuple(sorted(found, key=lambda count: (count.harm, count.group)))

    def _count(self, harm: str, number: int) -> Count:
        kind, draw = self._pick((66, 16, 8, 5, 5)), self._draw
        status = "civilian" if self._chance(.7) else "unknown"
        if kind == 1:                                   # an early count
            number = max(1, number - int(number * draw.random() * .5))
        if kind == 4:                                   # another count
            number = max(1, int(number * draw.choice((.3, .5, 2, 3))))
        if kind == 2:
            number = max(1, number - draw.randint(0, 2))
            return Count(harm, "all", status, number, number, None)
        return Count(harm, "all", status, 24, None, None) if kind == 3 and number > 12 else (
            Count(harm, "all", status, number, number, number))

    def _targets(self, incident: Incident) -> tuple[str, ...]:
        return (incident.target,) if incident.target and self._aim.random() < NAMED_TARGET else ()

    def _weapon(self, incident: Incident) -> int:
        """A bit of what was used, in a third of tellings; some name another kind."""
        if incident.act in PLANTED and self._aim.random() < .6:
            return PLANTED[incident.act]
        if not self._chance(.33):
            return 0
        return 1 << (incident.number % 5 if self._chance(.8) else self._draw.randrange(8))

    def _part(self, incident: Incident) -> tuple[str, ...]:
        """A street or quarter, in an eighth of tellings; a fifth of them name a neighbouring one."""
        if not self._chance(.12):
            return ()
        at = incident.number % 9 if self._chance(.8) else self._draw.randrange(9)
        return (f"{incident.town.spot.token}q{at}",)

    def _words(self, incident: Incident) -> tuple[str, ...]:
        own = {word for word in incident.words if self._chance(.4)}
        others = {f"w{int(self._draw.paretovariate(.6)) % 40_000}" for _ in range(self._draw.randint(1, 5))}
        return tuple(sorted(own | others))
