"""Lists of names without a verb: "… were killed. Salim's children Omar (4) and Sara (2)."

The names go with the harm told last before them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.reading import Reading
from sijill.extract.victims import VictimFound
from sijill.knowledge.senses import Sense

Told = tuple[Reading, tuple[Mention, ...]]
OTHERS = re.compile(r"\b(?:surviv|mourn|griev|condol|reported by|posted|wrote|according)", re.IGNORECASE)
"""Sentences with these name other people than the dead."""
NAMES_OF = re.compile(r"\bnames (?:have|had|were|are) [\w ]{0,30}:\s|"
                      r"\b(?:losses|dead|martyrs|victims|deceased) as follows:\s|"
                      r"\bnames of (?!.{0,60}\b(?:surviv|detain|arrest|missing|hostage|captive|accused|suspect))"
                      r"[^:;.]{0,160}?(?::| as\b:?| [–—])\s", re.IGNORECASE)
"""How a sentence opens a list of the dead it does not call so: "posted the names of the relatives of Omar: …"."""
FAR = 3
"""Sentences from a toll to the list of its names: who says so, and how many were children, may stand between."""
FINITE = {"VBD", "VBZ", "VBP", "MD"}


def name_on(told: Sequence[Told]) -> list[Told]:
    """The mentions, each with the names that the sentences of names right behind it list."""
    found = list(told)
    home: tuple[int, int] | None = None
    for place, (reading, mentions) in enumerate(told):
        harmed = [n for n, m in enumerate(mentions) if m.harmful and (m.victims or m.counts)]
        if harmed:
            home = (place, harmed[-1])
        elif home is not None and _one_text(found[home[0]][0], reading) and (
                names := _behind_colon(told[place - 1][0], reading) or _called(reading) or _listed(reading)):
            found[home[0]] = _with(found[home[0]], home[1], names)
        elif home is not None and (reading.victims or place - home[0] > FAR):
            home = None
    return found


def _with(told: Told, index: int, names: Sequence[VictimFound]) -> Told:
    reading, mentions = told
    mention = replace(mentions[index], victims=(*mentions[index].victims, *names))
    return reading, (*mentions[:index], mention, *mentions[index + 1:])


def _open(reading: Reading) -> list[VictimFound]:
    return [v for v in reading.victims if not v.speaker]


def _one_text(left: Reading, right: Reading) -> bool:
    return left.sentence.span.doc is right.sentence.span.doc


def _behind_colon(before: Reading, reading: Reading) -> list[VictimFound]:
    """The names up to the first verb: "… of those killed: Omar Haddad, 9, and her son, who was not named"."""
    if not before.sentence.span.text.rstrip().endswith(":"):
        return []
    verb = next((t.i for t in reading.sentence.span if _tells(t)), reading.sentence.span.end)
    names = [v for v in _open(reading) if v.end <= verb]
    return names if len(names) > 1 else []


def _called(reading: Reading) -> list[VictimFound]:
    """ "A page posted the names of his relatives: his wife Mona, their sons Adam and Omar"."""
    span = reading.sentence.span
    opening = NAMES_OF.search(span.text)
    if opening is None:
        return []
    first = next((t.i for t in span if t.idx >= span.start_char + opening.end()), span.end)
    verb = next((t.i for t in span if t.i >= first and _tells(t)), span.end)
    names = [v for v in _open(reading) if first <= v.start and v.end <= verb]
    return names if len(names) > 1 else []


def _listed(reading: Reading) -> list[VictimFound]:
    """The names of a sentence that does nothing but list."""
    span, names = reading.sentence.span, _open(reading)
    if not names or len(names) < len(reading.victims) or OTHERS.search(span.text) or any(_tells(t) for t in span):
        return []
    told = [v for v in names if v.age is not None or any(p.field != "name" for p in v.pieces)]
    return names if len(names) > 1 or told else []


def _tells(token: Any) -> bool:
    return token.tag_ in FINITE and not means(token, Sense.LISTING)
