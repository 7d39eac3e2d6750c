"""Passages come in; the same go out with those who died of a wound later told of the day on which they were wounded.

"On 3 May residents beat a thief in Boru. The victim died on 5 May.": one event, of 3 May.
"""

from collections.abc import Sequence
from dataclasses import replace

from sijill.extract.meaning import means
from sijill.extract.passages import Passage
from sijill.extract.timekey import Grain
from sijill.knowledge.cues import ScopeCues
from sijill.knowledge.senses import Sense
from sijill.model.casualty import Harm
from sijill.model.event import Scope

BACK = 6
"""Sentences: notes and short reports name the wounded at their head and who of them died at their end."""


def date_late_deaths(passages: Sequence[Passage], cues: ScopeCues) -> list[Passage]:
    """In order; only what is told of a day of its own, with words for a death of wounds, is changed."""
    return [_of_the_wounding(n, passages) if _late(p, cues) else p for n, p in enumerate(passages)]


def _late(passage: Passage, cues: ScopeCues) -> bool:
    deaths = [m for m in passage.mentions if m.found.trigger.harm is Harm.KILLED]
    return passage.scope is not Scope.AGGREGATE and passage.key.grain is Grain.DAY and bool(deaths) \
        and all(means(m.found.head, Sense.DYING) for m in deaths) and cues.late_death.search(passage.text) is not None


def _of_the_wounding(at: int, passages: Sequence[Passage]) -> Passage:
    passage = passages[at]
    # whatever is told of another day may seem past to the report's own
    before = [p for p in passages[:at] if p.scope is not Scope.AGGREGATE and p.paragraph == passage.paragraph
              and p.index >= passage.index - BACK and p.key.grain is Grain.DAY and p.key.conflicts(passage.key)]
    first = next((m for p in before for m in p.mentions if m.time is not None and m.key == p.key), None)
    if first is None:
        return passage
    scope = next(p.scope for p in before if first in p.mentions)
    dated = tuple(replace(m, time=first.time, key=first.key) for m in passage.mentions)
    return replace(passage, mentions=dated, scope=scope)
