"""How wide an event mention reaches: one incident, a total over many, or history told for background."""

import re
from collections.abc import Iterable
from datetime import date

from sijill.extract.grievances import told_elsewhere
from sijill.extract.mention import Mention
from sijill.extract.reading import Reading
from sijill.extract.timekey import Grain
from sijill.extract.timing import SAME_DAY
from sijill.extract.tree import beside
from sijill.knowledge.cues import ScopeCues
from sijill.model.casualty import Harm
from sijill.model.event import Act, Scope

OLD = 60
"""Days before publication after which an event is told as history: monitors' corrections come within weeks."""
LARGE = 100
"""People: a displacement or toll from here on, with no day and no place of its own, is a total."""
WAR = 5_000
"""Dead: the worst single attacks of these wars killed fewer; so many are the toll of a war."""
MONTHLY = 20
"""People: so many over a month or more are a total, even of one word ("shelling killed 66 last month")."""
MANY = re.compile(r"\b(?:attacks|strikes|airstrikes|raids|bombings|shellings|operations|incidents|massacres|clashes)\b",
                  re.IGNORECASE)


def scope_of(mention: Mention, cues: ScopeCues, published: date | None) -> Scope:
    """Judged from the sentence and the mention's own time, count and act; the report as a whole may correct it."""
    elsewhere = told_elsewhere(mention, cues)
    if elsewhere is not None:
        return elsewhere
    text = mention.reading.sentence.text
    if _behind(mention, cues, text) or (mention.time is not None and mention.time.remembered):
        return Scope.CONTEXT
    counted = max((c.count.value or 0 for c in mention.counts if c.count is not None), default=0)
    if counted > 1 and (cues.aggregate.search(text) or _spread(mention, text, counted)):
        return Scope.AGGREGATE
    background = any(not _kept_on(mention, cue) for cue in cues.context.finditer(text))
    if background and (mention.key.grain is not Grain.DAY or _looked_back_on(mention, cues)):
        return Scope.CONTEXT
    if mention.key.grain in {Grain.YEAR, Grain.MONTH} and not mention.reading.sentence.headline:
        return Scope.AGGREGATE if counted > 1 and MANY.search(text) else Scope.CONTEXT
    on = mention.key.on
    if on is not None and published is not None and (published - on).days > OLD:
        return Scope.CONTEXT
    if mention.act is Act.FORCED_DISPLACEMENT and counted >= LARGE and mention.key.grain is not Grain.DAY:
        return Scope.CONTEXT
    return Scope.AGGREGATE if _of_a_war(mention, counted) else Scope.INCIDENT


def _of_a_war(mention: Mention, counted: int) -> bool:
    """ "nearly 40,000 people have been killed in the offensive"."""
    return counted >= WAR and mention.found.trigger.harm is Harm.KILLED


def _behind(mention: Mention, cues: ScopeCues, text: str) -> bool:
    """ "the first since March, when missiles killed a driver": what that clause tells."""
    match = cues.looked_back.search(text)
    return match is not None and mention.found.head.idx - mention.reading.sentence.span.start_char >= match.end()


def _looked_back_on(mention: Mention, cues: ScopeCues) -> bool:
    """ "On Wednesday three men were sentenced over the bombing": the day is that of the sentence."""
    return any(cues.context.fullmatch(token.text) for token in mention.found.head.ancestors)


def _kept_on(mention: Mention, cue: re.Match[str]) -> bool:
    """ "On the first anniversary of the coup, soldiers shot two": the news of that day, which is named by the past."""
    times = [t for t in mention.reading.times if t.anniversary and cue[0].lower() in t.text.lower()]
    doc, head = mention.reading.sentence.span.doc, mention.found.head
    return bool(times) and all(t.end > head.idx or beside(doc[t.head], head) for t in times)


def remembered(readings: Iterable[Reading]) -> frozenset[int]:
    """Sentences that go on with a day come round again: "Today marks ten years since the raid. That day, …"."""
    found, again = set(), False
    for reading in readings:
        if again and any(SAME_DAY.match(t.text) for t in reading.times):
            found.add(reading.sentence.index)
        elif reading.times:
            again = reading.times[-1].remembered
    return frozenset(found)


def _spread(mention: Mention, text: str, counted: int) -> bool:
    """Several attacks over a month or year: "66 killed by attacks last month"."""
    words = mention.time.text.lower() if mention.time else ""
    long = mention.key.grain in {Grain.YEAR, Grain.MONTH} or re.search(r"\b(?:month|year|months|years)\b", words)
    total = counted >= MONTHLY and mention.act is not Act.FORCED_DISPLACEMENT
    return bool(long and (total or MANY.search(text)))
