"""Tellings flattened: claims and their reports in, the rows that linking compares out."""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sijill.knowledge.likeness import VOWELS, name_key
from sijill.knowledge.roster import Roster
from sijill.link.acts import BITS
from sijill.link.retold import marks, sentences
from sijill.link.row import Count, Kind, Row, Spot
from sijill.link.sketch import sketch
from sijill.link.telling import Telling, is_capital, tellings
from sijill.model.claim import ResolvedClaim
from sijill.model.dates import open_year_days
from sijill.model.decision import Decision, Verdict
from sijill.model.event import Weapon
from sijill.model.place import Place, PlacePrecision
from sijill.model.report import Report

KINDS = {
    PlacePrecision.EXACT: Kind.QUARTER, PlacePrecision.SETTLEMENT: Kind.VILLAGE,
    PlacePrecision.NEAR_SETTLEMENT: Kind.NEAR, PlacePrecision.DISTRICT: Kind.DISTRICT,
    PlacePrecision.PROVINCE: Kind.PROVINCE, PlacePrecision.COUNTRY: Kind.COUNTRY,
    PlacePrecision.UNKNOWN: Kind.COUNTRY,
}

LEAST_BONES = 4
"""Consonants from which a name without its vowels tells one village from another ("Qamura", "Qumri" have three)."""

PASSAGE = 200
"""Characters on either side of a claim's words in which words that name something are looked for: its sentence and
about one more."""

CAPITAL_WORD = re.compile(r"(?<![.!?:\"“”»«—–\-•|\n] )(?<![\n\"“(])(?<!^)\b[^\W\d_a-z][^\W\d_]{3,}")
"""A word with a capital that does not open a sentence. Four letters or more: shorter ones are titles and articles."""

COMMON = frozenset(name_key(name) for names in (
    calendar.month_name, calendar.day_name,
    ("Telegram", "Twitter", "Facebook", "WhatsApp", "YouTube", "Instagram", "Signal", "TikTok", "Google", "Getty"))
    for name in names)
"""Every report may name a month, a day, or the platform on which it was said."""

FAMILY = re.compile(
    r"((?:\b(?:[Aa]l|[Ee]l|[Aa]bu|[Bb]ani?)[- ])?\b[^\W\d_a-z]\w+(?:-\w+)?) (?:family|clan|household)\b")
""" "The Haddad family", "the home of the al-Najjar family"."""

MOST_RARE = 40
"""Words kept for one telling, the first of the alphabet: a list of headlines is not to outweigh everything else."""


WEAPONS = {weapon: 1 << bit for bit, weapon in enumerate(Weapon)}


def rows(claims: Iterable[ResolvedClaim], reports: Mapping[str, Report], roster: Roster,
         decisions: Iterable[Decision] = ()) -> tuple[Row, ...]:
    """Rows ordered by id. Hypothetical claims are in none; a decision `different` splits a telling.

    A report's rows depend on that report, its claims, the roster and such decisions on its own claims alone.
    """
    apart = frozenset(frozenset(d.targets) for d in decisions if d.verdict is Verdict.DIFFERENT)
    sketches: dict[str, tuple[int, ...]] = {}
    found = []
    for telling in tellings(claims, reports, apart):
        if telling.report.id not in sketches:
            sketches[telling.report.id] = sketch(telling.report)
        found.append(_row(telling, roster, sketches[telling.report.id]))
    return tuple(sorted(found, key=lambda row: row.id))


def token(name: str) -> str:
    """A place's name in one spelling: without vowels where enough letters are left, and without blanks."""
    key = name_key(name).replace(" ", "")
    bones = VOWELS.sub("", key)
    return bones if len(bones) >= LEAST_BONES else key


def _row(telling: Telling, roster: Roster, sketched: tuple[int, ...]) -> Row:
    dates, by = telling.date, telling.actors
    people = [(name_key(name), name) for name in telling.victims]
    called, families, rare = _called(telling), _families(telling), _rare(telling, roster)
    return Row(
        telling.id, tuple(c.claim.id for c in telling.claims), telling.report.id, telling.scope.value,
        dates.earliest.toordinal() if dates.earliest and dates.latest else None,
        dates.latest.toordinal() if dates.earliest and dates.latest else None,
        open_year_days(dates), dates.basis, dates.edtf, _spots(telling),
        _tokens(telling.place_words | telling.parts), _tokens(telling.parts),
        sum(BITS[act] for act in telling.acts), by,
        tuple(sorted({each for actor in by for each in (actor, *roster.ancestors(actor))})),
        tuple(name for _, name in people), tuple(key for key, _ in people), _counts(telling),
        sum(WEAPONS[weapon] for weapon in telling.weapons), tuple(sorted(telling.publishers)),
        tuple(sorted(telling.sources)), tuple(rare),
        tuple(sorted({c.claim.act.text.casefold() for c in telling.claims})), sketched, telling.targets,
        tuple(sorted(families)), marks(telling), _around(telling), tuple(sorted((called | families | rare).items())))


def _around(telling: Telling) -> tuple[str, ...]:
    said = [c.claim.place.value for c in telling.claims if c.claim.place]
    units = [c.place.chosen for c in telling.claims if c.place and c.place.chosen]
    districts = {place.name for place in units if place.precision is PlacePrecision.DISTRICT}
    wide = {name for place in units for name in (place.admin1, place.country) if name}
    return _tokens(({name for place in said for name in place.within} | districts) - wide)


def _families(telling: Telling) -> dict[str, str]:
    """Families that its own sentences name as such, by their spelling: whose house was hit, whose members died."""
    text = telling.report.text
    found = [each[1] for start, end in sentences(telling) for each in FAMILY.finditer(text, start, end)]
    return {key: name for name in reversed(found) if (key := token(name))}


def _called(telling: Telling) -> dict[str, str]:
    """The words of its places, by their spelling."""
    said = sorted(c.claim.place.value.name for c in telling.claims if c.claim.place)
    return {key: name for name in said if (key := token(name))}


def _tokens(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({key for name in names if (key := token(name))}))


def _spots(telling: Telling) -> tuple[Spot, ...]:
    said: dict[str, str] = {}
    for claim in telling.claims:
        if claim.claim.place and claim.place and claim.place.chosen:
            words = VOWELS.sub("", name_key(claim.claim.place.value.name)).replace(" ", "")
            known = said.get(claim.place.chosen.id, "")
            said[claim.place.chosen.id] = max(known, words, key=lambda word: (len(word), word))
    return tuple(_spot(place, said.get(place.id, "")) for place in telling.places)


def _spot(place: Place, said: str) -> Spot:
    kind = Kind.CAPITAL if is_capital(place) else KINDS[place.precision]
    province = name_key(place.admin1) if place.admin1 else None
    return Spot(place.id, place.name, token(place.name), said if len(said) >= LEAST_BONES else "",
                place.lat, place.lon, kind, place.country, province)


def _counts(telling: Telling) -> tuple[Count, ...]:
    return tuple(Count(harm.value, group.value, toll.status.value, toll.count.low, toll.count.best, toll.count.high)
                 for (harm, group), tolls in sorted(telling.tolls.items()) for toll in tolls)


def _rare(telling: Telling, roster: Roster) -> dict[str, str]:
    """Words that name something, near the claims, by their spelling and in its order; neither the places nor the
    parties, which are compared anyway, nor what every report names."""
    told = {word for text in _compared(telling, roster) for word in name_key(text).split()} | COMMON
    found = {key: word for text in _passages(telling) for word in CAPITAL_WORD.findall(_nameless(text, roster))
             if (key := name_key(word)) and key not in told}
    return dict(sorted(found.items())[:MOST_RARE])


def _nameless(text: str, roster: Roster) -> str:
    """The text with blanks for parties, monitors, outlets and peoples: every report of a war names them."""
    named = [(hit.start, hit.end) for hit in roster.mentions(text)]
    for start, end in [*named, *((hit.start, hit.end) for hit in roster.nations_in(text))]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _compared(telling: Telling, roster: Roster) -> Iterator[str]:
    for place in telling.places:
        yield from (name for name in (place.name, place.admin1, place.admin2) if name)
    yield from telling.place_words | telling.parts | set(telling.victims)
    for claim in telling.claims:
        if claim.claim.place:
            yield from (claim.claim.place.value.name, *claim.claim.place.value.within)
        yield from (words.text for words in (*claim.claim.perpetrators, *claim.claim.targets) if words.text)
        yield from ([claim.claim.source.text, *claim.claim.source.value.via] if claim.claim.source else [])
    yield from (entry.name for name in telling.actors if (entry := roster.get(name)))
    yield telling.report.publisher or ""


def _passages(telling: Telling) -> Iterator[str]:
    """The report's text about each claim's act, each stretch once."""
    text = telling.report.text
    spans = sorted({(max(0, e.start - PASSAGE), min(len(text), e.end + PASSAGE))
                    for c in telling.claims for e in c.claim.act.evidence})
    for start, end in _joined(spans):
        yield text[start:end]


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
