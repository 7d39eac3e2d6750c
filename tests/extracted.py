"""What the extract room makes of invented text: a report of paragraphs, its readings, its mentions, its claims."""

from datetime import date

from sijill.extract import extract
from sijill.extract.mention import Mention
from sijill.extract.mentions import find_mentions
from sijill.extract.parse import parse
from sijill.extract.reading import Reading, read_sentences
from sijill.knowledge import Knowledge
from sijill.model.claim import Claim
from sijill.model.dates import day_range
from sijill.model.report import Report, Segment, SegmentKind

FRIDAY = date(2023, 5, 12)
"""The day on which every report of these tests was published."""


def report(text: str, kinds: dict[int, SegmentKind] | None = None, author: str | None = None) -> Report:
    """Paragraphs are parted by blank lines and are body, but for those whose number `kinds` names."""
    segments, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = (kinds or {}).get(number, SegmentKind.BODY)
        named = author if kind is SegmentKind.POST else None
        segments.append(Segment(start, start + len(paragraph), kind, author=named))
        start += len(paragraph) + 2
    return Report("rep_1", text, "", "test", tuple(segments), published=day_range(FRIDAY))


def readings(told: Report, knowledge: Knowledge) -> tuple[Reading, ...]:
    return tuple(r for _, sentences in parse([told], knowledge.language.triggers)
                 for r in read_sentences(sentences, knowledge))


def mentions(text: str, knowledge: Knowledge) -> list[Mention]:
    return [m for r in readings(report(text), knowledge) for m in find_mentions(r, knowledge.language, FRIDAY)]


def claims_in(told: Report, knowledge: Knowledge) -> tuple[Claim, ...]:
    [(_, found)] = extract([told], knowledge)
    return found


def claims(text: str, knowledge: Knowledge) -> tuple[Claim, ...]:
    return claims_in(report(text), knowledge)


def tolls(claim: Claim) -> dict[tuple[str, str], tuple[int | None, int | None, int | None]]:
    """Counts of a claim by harm and group."""
    return {(str(s.value.harm), str(s.value.group)): (s.value.count.low, s.value.count.best, s.value.count.high)
            for s in claim.casualties}
