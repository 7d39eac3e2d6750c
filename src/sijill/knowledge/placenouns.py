"""The packs' `places` tables come in; the words that mark a place, and what kind of place, go out.

The kinds say which entries of the gazetteer a name with that noun may mean: a settlement, a part of one, a building, a
camp, an area (mountain, lake), a tract (of no sure extent: "the area of X"), a district, a province, a country.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack, Table, tables
from sijill.knowledge.persons import Persons

KINDS = ("settlement", "part", "building", "camp", "area", "tract", "district", "province", "country")


@dataclass(frozen=True, slots=True)
class PlaceNouns:
    """All words lower case but those of `short`, which are written as they are and as they are spelt out ("Calif.").

    `features` maps each noun ("neighborhood") to how it is recorded ("neighbourhood"); `settled` are countries (ISO
    3166-1 alpha-2) whose names have one spelling; `capitals` and `country_names` are by country; `native`
    are countries where places are called as the reports' language calls them; `shortened` are words in names ("St.");
    `persons` are plural nouns of people; `before` are nouns of parts of towns that open their names.
    """

    features: Mapping[str, str]
    kinds: Mapping[str, str]
    inside: frozenset[str]
    motion: frozenset[str]
    nearness: Mapping[str, str]
    directions: frozenset[str]
    around: frozenset[str]
    owners: frozenset[str]
    verbs: frozenset[str]
    parties: frozenset[str]
    never: frozenset[str]
    joining: frozenset[str]
    breaks: frozenset[str]
    titles: frozenset[str]
    peoples: frozenset[str]
    households: frozenset[str]
    abbreviations: frozenset[str]
    sides: frozenset[str]
    inner: frozenset[str]
    rural: frozenset[str]
    demonyms: Mapping[str, str]
    deeds: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()
    coded: frozenset[str] = frozenset()
    coding: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    bare_deeds: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    meeting: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    lying: frozenset[str] = frozenset()
    capitals: Mapping[str, str] = field(default_factory=dict)
    native: frozenset[str] = frozenset()
    shortened: Mapping[str, str] = field(default_factory=dict)
    lengths: frozenset[str] = frozenset()
    measuring: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    country_names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_tables(cls, tables: Sequence[Table], demonyms: Mapping[str, str] | None = None) -> "PlaceNouns":
        """`demonyms` are words of nationality, lower case, with the country (ISO 3166-1 alpha-2) of each."""
        nouns = [(noun, str(recorded), kind) for table in tables for kind in KINDS
                 for recorded, words in _mapping(table, kind).items() for noun in _words(words, kind)]
        near = [(word, str(recorded)) for table in tables for recorded, words in _mapping(table, "nearness").items()
                for word in _words(words, "nearness")]

        def listed(name: str) -> frozenset[str]:
            return frozenset(word for table in tables for word in _words(table.get(name, []), name))

        return cls({noun: recorded for noun, recorded, _ in nouns}, {recorded: kind for _, recorded, kind in nouns},
                   listed("inside"), listed("motion"), dict(near), listed("directions"), listed("around"),
                   listed("owners"), listed("verbs"), listed("parties"), listed("never"), listed("joining"),
                   listed("breaks"), listed("titles"), listed("peoples").union(demonyms or ()),
                   listed("households"), listed("abbreviations"), listed("sides"), listed("inner"), listed("rural"),
                   demonyms or {}, listed("deeds"), listed("linking"),
                   listed("limits"), listed("alike"), listed("coded"), listed("coding"),
                   {word: str(whole) for table in tables for word, whole in _mapping(table, "short").items()},
                   bare_deeds=listed("bare_deeds"), settled=listed("settled"), ways=listed("ways"),
                   leading=listed("leading"), meeting=listed("meeting"), plain=listed("plain"), lying=listed("lying"),
                   before=listed("before"), lengths=listed("lengths"), measuring=listed("measuring"),
                   native=listed("native"), shortened={word: str(whole) for table in tables
                                                       for word, whole in _mapping(table, "shortened").items()})

    def spelt_out(self, name: str) -> str:
        """The name, or what it abbreviates."""
        return self.short.get(name, name)

    def kind(self, feature: str | None) -> str | None:
        """Of a recorded noun; None where no noun was said."""
        return self.kinds.get(feature) if feature else None


@lru_cache(maxsize=8)
def place_nouns(packs: tuple[Pack, ...]) -> PlaceNouns:
    """Of these packs; nationalities are those of their `persons` tables."""
    demonyms = {part: str(country) for table in tables(packs, "persons")
                for country, words in _mapping(table, "demonyms").items()
                for word in _words(words, "demonyms") for part in word.split("/") if part}
    rows = [row for pack in packs for _, row in pack.rows("countries")]
    countries = frozenset(name for row in rows for name in (row["name"], *row["names"].split("|")) if name)
    capitals = {row["alpha2"]: row["capital"] for row in rows if row.get("capital")}
    nouns = Persons.from_tables(tables(packs, "persons")).nouns
    persons = frozenset(word for word, noun in nouns.items() if noun.plural and not noun.singular)
    return replace(PlaceNouns.from_tables(tables(packs, "places"), demonyms), countries=countries, capitals=capitals,
                   country_names={row["alpha2"]: row["name"] for row in rows}, persons=persons)


def _mapping(table: Table, name: str) -> Mapping[str, object]:
    found = table.get(name, {})
    if not isinstance(found, Mapping):
        raise SijillError(f"{name} is not a table", where="places.toml", remedy="write [name] and word = [...] lines")
    return found


def _words(value: object, name: str) -> Iterable[str]:
    if not isinstance(value, list):
        raise SijillError(f"{name} holds no list of words", where="places.toml", remedy='write ["word", …]')
    return [str(word).lower() for word in value]
