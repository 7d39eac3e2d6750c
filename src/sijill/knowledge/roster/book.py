"""The roster itself: packs in; actors by name, id, publisher and phrase out, with their lineage and sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from sijill.errors import SijillError
from sijill.knowledge.pack import Pack, tables
from sijill.knowledge.roster.crosswalk import Crossing, by_actor, crossings
from sijill.knowledge.roster.entry import RosterEntry, Side, Tie, entry_from_row, with_aliases
from sijill.knowledge.roster.nations import MILITARY, STATE, Nation, Nations, nation_from_row
from sijill.knowledge.roster.reading import NationHit, Reader, Setting
from sijill.knowledge.roster.wording import Stance, Wording
from sijill.model.actor import Actor, ActorRole
from sijill.model.claim import Resolution


@dataclass(frozen=True, slots=True)
class RosterMention:
    """text[start:end] is a name of each of the ids, sorted: several where an abbreviation is shared ("SNA")."""

    start: int
    end: int
    ids: tuple[str, ...]


class Roster:
    """Entries by id. Immutable once loaded; every answer is in a fixed order."""

    def __init__(self, entries: Sequence[RosterEntry], nations: Sequence[Nation], wording: Wording,
                 crosswalk: Sequence[Crossing] = ()) -> None:
        self.wording = wording
        self.nations = Nations(nations, wording.branch)
        self._entries = {entry.id: entry for entry in (*self.nations.entries(), *entries)}
        _check(self._entries, wording)
        self._crossings = by_actor(crosswalk, self._entries)
        self._reader = Reader(self._entries, self.nations, wording)
        self._forces = self._bodies_under_arms()
        self._domains = {domain: entry.id for entry in self._entries.values() for domain in entry.domains}
        self._publisher = lru_cache(maxsize=1 << 10)(self._listed)  # reports come from few publishers

    @classmethod
    def load(cls, packs: Sequence[Pack]) -> "Roster":
        """From the packs' `actors.csv`, `countries.csv`, `crosswalk.csv`, `actors.toml`; of rows with one id the last.

        A row without a name or kind has further aliases for the actor of its id.
        """
        rows = [(where, row) for pack in packs for where, row in pack.rows("actors")]
        further = [(where, row) for where, row in rows if not (row.get("name") or row.get("kind"))]
        entries = with_aliases([entry_from_row(*row) for row in rows if row not in further], further)
        nations = [nation_from_row(where, row) for pack in packs for where, row in pack.rows("countries")]
        return cls(entries, nations, Wording.from_tables(tables(packs, "actors")), crossings(packs))

    @property
    def entries(self) -> tuple[RosterEntry, ...]:
        """All, sorted by id."""
        return tuple(self._entries[identity] for identity in sorted(self._entries))

    def get(self, identity: str) -> RosterEntry | None:
        return self._entries.get(identity)

    def crosswalk(self, identity: str) -> tuple[Crossing, ...]:
        """What others' lists call the actor, by scheme; empty where nobody looked it up."""
        return self._crossings.get(identity, ())

    def actor(self, identity: str) -> Actor | None:
        """The party of this id as it stands in claims, None where no pack has one."""
        entry = self.get(identity)
        return entry.actor if entry else None

    def mentions(self, text: str) -> tuple[RosterMention, ...]:
        """Names of actors in the text: longest matches from the left, on whole words."""
        return tuple(RosterMention(hit.start, hit.end, hit.ids) for hit in self._reader.name_hits(text))

    def nations_in(self, text: str) -> tuple[NationHit, ...]:
        """Countries the text names, by name or demonym."""
        return self._reader.nation_hits(text)

    def resolve(self, text: str, setting: Setting = Setting()) -> Resolution[Actor]:  # noqa: B008 - frozen
        """Who is meant by the words of a mention, there and then; `chosen` is None where they name nobody."""
        return self._reader.read(text, setting)

    def candidates(self, text: str) -> tuple[str, ...]:
        """Ids that the words of a mention may mean, wherever it stands; empty where they name nobody."""
        return self._reader.possible(text)

    def is_body(self, text: str) -> bool:
        """Whether the words name a body of some state ("the army", "regime forces"), not merely "forces"."""
        said = self._reader.body_words(text)
        return said is not None and not self.wording.whole("loose", said)

    def publisher(self, name_or_address: str) -> RosterEntry | None:
        """The entry of a publisher's name, host name or page address; None where several or none would do."""
        return self._publisher(name_or_address)

    def _listed(self, name_or_address: str) -> RosterEntry | None:
        address = name_or_address.strip()
        host = (urlsplit(address if "//" in address else f"//{address}").hostname or "") if " " not in address else ""
        labels = host.split(".")
        for at in range(len(labels) - 1):
            if (identity := self._domains.get(".".join(labels[at:]))) is not None:
                return self._entries[identity]
        ids = self._reader.index.exact(address)
        speakers = [i for i in ids if self._entries[i].role is not ActorRole.PARTY] or list(ids)
        return self._entries[speakers[0]] if len(speakers) == 1 else None

    def ancestors(self, identity: str, on: date | None = None) -> tuple[str, ...]:
        """Parents, their parents and so on, nearest first, as of a day (None: ever)."""
        return self._reader.ancestors(identity, on)

    def compatible(self, one: str, other: str) -> bool:
        """Whether the two may be one party in two tellings: the same, or one a part of the other at some time."""
        return one == other or one in self.ancestors(other) or other in self.ancestors(one)

    def forces_of(self, government: str) -> tuple[str, ...]:
        """Ids of the armed forces by which a state's government acts; empty for whoever is no government."""
        return self._forces.get(government, ())

    def _bodies_under_arms(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for code in self.nations.by_code:
            for government in self.nations.body(code, STATE):
                forces = self.nations.body(code, MILITARY)
                found[government] = tuple(body for body in forces if government in self.ancestors(body))
        return found

    def side(self, identity: str, on: date | None = None) -> str | None:
        """Whose interest the actor shares on a day: its row's side, else its parents' or its own."""
        if (side := self._side(identity, on)) is not None:
            return side.id
        root = (self.ancestors(identity, on) or (identity,))[-1]
        return root if self._fights(identity) or self._fights(root) else None

    def tie(self, identity: str, on: date | None = None) -> Tie | None:
        """How the actor belongs to its side on a day, None where it has none; a party speaks for itself."""
        side = self._side(identity, on)
        if side is not None and not self._fights(identity):
            return side.tie
        return Tie.ORGAN if self.side(identity, on) else None

    def _fights(self, identity: str) -> bool:
        entry = self._entries.get(identity)
        return entry is not None and entry.role is ActorRole.PARTY

    def _side(self, identity: str, on: date | None) -> Side | None:
        lineage = [self._entries[each] for each in (identity, *self.ancestors(identity, on)) if each in self._entries]
        return next((side for entry in lineage if (side := entry.side_on(on)) is not None), None)

    def sides_with(self, source: str, party: str, on: date | None = None) -> bool:
        """Whether the source speaks for the party's side or an ally's: its word in the party's favour weighs little."""
        return self._stand(source, party, on, opposed=False)

    def opposes(self, source: str, party: str, on: date | None = None) -> bool:
        """Whether the source speaks for a side at war with the party's: its word against the party weighs less."""
        return self._stand(source, party, on, opposed=True)

    def _stand(self, source: str, party: str, on: date | None, *, opposed: bool) -> bool:
        mine, theirs = self.side(source, on), self.side(party, on)
        if mine is None or theirs is None:
            return False
        if mine == theirs:
            return not opposed
        return any(stance.opposed is opposed and stance.period.holds(on) and _joins(stance, mine, theirs)
                   for stance in self.wording.stances)


def _joins(stance: Stance, one: str, other: str) -> bool:
    if one not in stance.members or other not in stance.members:
        return False
    return not stance.opposed or stance.members[0] in (one, other)


def _check(entries: dict[str, RosterEntry], wording: Wording) -> None:
    """Every id that a row or rule refers to is there; SijillError names the first that is not."""
    for entry in entries.values():
        for referred in (*(parent.id for parent in entry.parents), *([entry.side] if entry.side else []),
                         *(side.id for side in entry.sides)):
            if referred not in entries:
                raise SijillError(f"{entry.id!r} refers to {referred!r}, which is no actor", where="actors.csv",
                                  remedy="add its row, or correct the id")
    ruled = [*(meaning.actor for meaning in wording.meaning), *(backed.actor for backed in wording.backed)]
    for referred in (*ruled, *(member for stance in wording.stances for member in stance.members)):
        if referred not in entries:
            raise SijillError(f"a rule refers to {referred!r}, which is no actor", where="actors.toml",
                              remedy="add its row, or correct the id")
