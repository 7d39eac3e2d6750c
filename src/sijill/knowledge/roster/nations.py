"""Countries and their bodies: rows of `countries.csv` and branches of `actors.toml` in, entries by rule out.

"Turkish forces", "the army of Chad", "Ukrainian shelling": no row is written for them; each country has each branch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sijill.errors import SijillError
from sijill.knowledge.roster.entry import Parent, RosterEntry, listed
from sijill.knowledge.roster.names import NameIndex, folded_words
from sijill.model.actor import ActorKind, ActorRole

COLUMNS = ("alpha2", "alpha3", "name", "names", "demonyms", "state", "military", "police", "capital")
STATE = "state"
MILITARY = "military"
BY_RULE = "by rule from ISO 3166-1"
"""The source of entries that no row lists; their names are read by rule, too, not looked up."""


@dataclass(frozen=True, slots=True)
class Nation:
    """A country: codes of ISO 3166-1, names ("the Philippines" with its article), demonyms.

    `bodies` names the entries that stand for a branch instead of the one made by rule, several where they succeed
    one another in time ("military" of Syria). `capital` is None where reports may mean either of two cities.
    """

    alpha2: str
    alpha3: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    bodies: Mapping[str, tuple[str, ...]]
    capital: str | None = None

    @property
    def plain_name(self) -> str:
        return self.name.removeprefix("the ")

    @property
    def slug(self) -> str:
        return "_".join(folded_words(self.plain_name))


@dataclass(frozen=True, slots=True)
class Branch:
    """A body that every country is taken to have: how its entry is named, and of which branch it is a part."""

    id: str
    entry: str            # "military_of_{slug}"
    name: str             # "Military of {name}"
    parent: str | None


def nation_from_row(where: str, row: Mapping[str, str]) -> Nation:
    missing = [column for column in COLUMNS if column not in row]
    if missing or len(row["alpha2"]) != 2 or len(row["alpha3"]) != 3:
        raise SijillError("the row is not a country", where=where, remedy=f"give {', '.join(COLUMNS)}")
    bodies = {branch: listed(row[branch]) for branch in (STATE, MILITARY, "police") if row[branch].strip()}
    return Nation(row["alpha2"], row["alpha3"], row["name"], listed(row["names"]), listed(row["demonyms"]), bodies,
                  row["capital"] or None)


class Nations:
    """Countries by code, and by the words that speak of them."""

    def __init__(self, nations: Iterable[Nation], branches: Sequence[Branch]) -> None:
        self.by_code = {nation.alpha2: nation for nation in nations}
        self.branches = {branch.id: branch for branch in branches}
        self.names = NameIndex((name.removeprefix("the "), nation.alpha2) for nation in self.by_code.values()
                               for name in (nation.name, *nation.names))
        self.demonyms = NameIndex((word, nation.alpha2) for nation in self.by_code.values()
                                  for word in nation.demonyms)

    def body(self, code: str, branch: str) -> tuple[str, ...]:
        """Ids of the entries that stand for a branch of the country; empty for an unknown one."""
        nation = self.by_code.get(code)
        if nation is None or branch not in self.branches:
            return ()
        return nation.bodies.get(branch) or (self.branches[branch].entry.format(slug=nation.slug),)

    def entries(self) -> Iterable[RosterEntry]:
        """One entry for each country and branch, named by rule; a row of a pack with the same id replaces it."""
        for nation in self.by_code.values():
            for branch in self.branches.values():
                entry = self._entry(nation, branch)
                if entry.id in self.body(nation.alpha2, branch.id):
                    yield entry

    def _entry(self, nation: Nation, branch: Branch) -> RosterEntry:
        parents = () if branch.parent is None else tuple(Parent(i) for i in self.body(nation.alpha2, branch.parent))
        name = branch.name.format(name=nation.name if branch.parent else nation.plain_name)
        return RosterEntry(branch.entry.format(slug=nation.slug), name, ActorKind.STATE, ActorRole.PARTY,
                           (nation.alpha2,), parents=parents, source=BY_RULE)
