"""A report's words come in; how strongly they point to each country and province goes out.

Countries and nationalities speak for themselves; a province, district or large town speaks for the country it lies in,
in parts where several countries have one of the name. Villages say nothing: every country has a San Juan.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sijill.knowledge.gazetteer import Bearer, Gazetteer, fold
from sijill.knowledge.placenouns import PlaceNouns

COUNTRY, PROVINCE, DISTRICT, TOWN = 1.0, 0.8, 0.4, 0.4
"""What one naming of each says of the country; a country's own name most, for districts and towns share names."""

DEMONYM, FORCES = 0.4, 0.15
"""Of "Syrian" against "Syria"; less still for "Russian forces" and "a Russian raid", which are abroad too."""

LARGE = 15_000
"""People; smaller towns are left to say nothing, for their names are often persons' too."""

SMALL = 0.1
"""What each smaller town of a name takes from what the large one says: a name borne everywhere points nowhere."""

CODE = 3
"""Letters of a country's code (ISO 3166-1 alpha-3), which is written in capitals."""

LONGEST = 4
"""Words: "Rio Grande do Norte", "Castilla y León"."""

_WORD = re.compile(r"[^\W_]+(?:['’‘ʿ-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Votes:
    """Weights, not shares: by country (ISO 3166-1 alpha-2), and by country and province; `own` are the parts of the
    provinces' that each name (its fold) gave."""

    countries: Mapping[str, float]
    provinces: Mapping[tuple[str, str], float]
    own: Mapping[str, Mapping[tuple[str, str], float]]


def votes(text: str, gazetteer: Gazetteer, nouns: PlaceNouns, names: Sequence[str] = (),
          homes: Mapping[str, float] | None = None) -> Votes:
    """`names` were said to be places: each counts as if the text named it once more. `homes` are weights of countries
    that something besides the text speaks for: those its parties are from.
    """
    countries: defaultdict[str, float] = defaultdict(float, homes or {})
    provinces: defaultdict[tuple[str, str], float] = defaultdict(float)
    for code, count in gazetteer.countries_in(names_alone(text, nouns)):
        countries[code] += COUNTRY * count
    words = list(_WORD.finditer(text))
    for code, weight in _demonyms(words, nouns):
        countries[code] += weight
    said = (*_named(text, words, gazetteer, nouns), *gazetteer.bearers(names).items())
    if not countries and len({held for _, held in said}) == 1:
        return Votes({}, {}, {})  # a lone name says nothing of which of its bearers it means
    own: dict[str, defaultdict[tuple[str, str], float]] = {}
    for name, held in said:
        for (code, province), weight in _pointed(held).items():
            countries[code] += weight
            provinces[code, province] += weight
            own.setdefault(fold(name), defaultdict(float))[code, province] += weight
    return Votes(dict(sorted(countries.items())), dict(sorted(provinces.items())), own)


def names_alone(text: str, nouns: PlaceNouns) -> str:
    """Other words blanked: gazetteers list "Turkish" and "CAR" as names of countries, and "car" is none."""
    known: dict[str, str] = {}

    def kept(match: re.Match[str]) -> str:
        word = match[0]
        if word not in known:
            known[word] = word if _may_name(word, nouns) else "x"
        return known[word]

    return _WORD.sub(kept, text)


def _may_name(word: str, nouns: PlaceNouns) -> bool:
    lower = word.lower()
    if word == lower:
        return lower in nouns.linking
    return lower not in nouns.demonyms and (len(word) > CODE or word.isupper())


def _demonyms(said: Sequence[re.Match[str]], nouns: PlaceNouns) -> Iterator[tuple[str, float]]:
    words = [match[0].lower() for match in said]
    if nouns.demonyms.keys().isdisjoint(words):
        return
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word in nouns.demonyms:
            yield nouns.demonyms[word], FORCES if after in nouns.parties or after in nouns.deeds else DEMONYM


def _named(text: str, said: Sequence[re.Match[str]], gazetteer: Gazetteer, nouns: PlaceNouns,
           ) -> list[tuple[str, tuple[Bearer, ...]]]:
    """Each name in capitals with its bearers, of overlapping names the longest, a country's own name left out."""
    runs = list(_capitals(text, said, nouns))
    held = gazetteer.bearers({" ".join(words) for run in runs for _, _, words in _parts(run)})
    found = []
    for run in runs:
        taken = 0
        for start, end, words in _parts(run):
            name = " ".join(words)
            if start >= taken and name in held:
                taken = end
                found.append((name, held[name]))
    return found


def _parts(run: Sequence[str]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """From left to right, at each word the longest first."""
    for start in range(len(run)):
        for width in range(min(LONGEST, len(run) - start), 0, -1):
            yield start, start + width, run[start:start + width]


def _capitals(text: str, said: Sequence[re.Match[str]], nouns: PlaceNouns) -> Iterator[list[str]]:
    """Runs of words in capitals, small words inside them kept ("Rio Grande do Norte")."""
    run: list[str] = []
    end = 0
    for match in said:
        word = match[0]
        if word.islower() and word not in nouns.joining:  # nearly every word
            if run:
                yield run
            run = []
            continue
        apart = text[end:match.start()].strip(" -‐\u00a0") != ""
        small = word.lower() in nouns.joining and word[0].islower()
        if apart or not (word[0].isupper() or small) or _no_place(word, nouns):
            if run:
                yield run
            run = []
        if (word[0].isupper() or (small and run)) and not _no_place(word, nouns):
            run.append(word)
        end = match.end()
    if run:
        yield run


def _no_place(word: str, nouns: PlaceNouns) -> bool:
    lower = word.lower()
    return (len(word) < 3 and not word.islower()) or lower in nouns.never or lower in nouns.peoples \
        or lower in nouns.inside


def _pointed(bearers: Iterable[Bearer]) -> Mapping[tuple[str, str], float]:
    """Where a name points: its weight, shared among countries by what bears it there."""
    best: dict[tuple[str, str], float] = {}
    for bearer in bearers:
        if bearer.feature == "country":
            return {}  # counted by its own name
        key = (bearer.country or "", bearer.admin1 or "")
        best[key] = max(best.get(key, 0.0), _weight(bearer))
    whole = sum(best.values())
    return {key: weight * weight / whole for key, weight in best.items() if weight > SMALL}


def _weight(bearer: Bearer) -> float:
    if bearer.feature == "admin1":
        return PROVINCE
    if bearer.feature == "admin2":
        return DISTRICT
    return TOWN if bearer.population >= LARGE else SMALL


def shares(weights: Mapping[str, float]) -> Mapping[str, float]:
    """Of the whole; empty where nothing was said."""
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()} if whole else {}
