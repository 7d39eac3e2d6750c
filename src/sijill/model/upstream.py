"""Upstreams: who rests on whose word in one incident, as a graph of speakers with the claims that show it."""

from dataclasses import dataclass
from enum import StrEnum

from sijill.model.claim import SourceKind


class Reliance(StrEnum):
    """How one speaker rests on another, from what is said to what is worked out."""

    CARRIES = "carries"          # a publisher gives the words of whoever saw, did or documented it
    CITES = "cites"              # it has it from another publisher, and says so
    REPRINTS = "reprints"        # its text, or the passage that tells it, stands in another's earlier text
    PARAPHRASES = "paraphrases"  # another's quotations, or rare figures and names, in words of its own
    MEANS = "means"              # an unnamed source that is the named one, or cannot be told apart from another
    SPEAKS_FOR = "speaks_for"    # two mouths of one side


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source or a publisher, as a node. `key` tells it apart within the incident and says nothing of its name.

    `claims` are those made in its name; none of a publisher that only carries others. `private` where it is a person
    who is named and speaks for nobody but themselves: relatives, survivors, residents.
    """

    key: str
    id: str | None
    name: str
    kind: SourceKind
    claims: tuple[str, ...]
    independent: bool
    private: bool = False


@dataclass(frozen=True, slots=True)
class Resting:
    """`who` rests on `on` (keys of speakers). `why` says so in words; `claims` show it."""

    who: str
    on: str
    how: Reliance
    claims: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Upstream:
    """Speakers ordered by key, restings by who and on."""

    speakers: tuple[Speaker, ...] = ()
    restings: tuple[Resting, ...] = ()

    def speaker(self, key: str) -> Speaker:
        """Raises StopIteration for a key that is none of this incident's."""
        return next(speaker for speaker in self.speakers if speaker.key == key)


NO_UPSTREAM = Upstream()
"""Of an incident that was reconciled before there were upstreams."""
