"""Text parsed as one sentence, and the shipped English vocabulary of numbers and persons."""

from functools import lru_cache

from sijill.extract.parse import Sentence, model
from sijill.knowledge.numbers import Numbers
from sijill.knowledge.pack import find_packs, tables
from sijill.knowledge.persons import Persons
from sijill.model.report import Report, Segment, SegmentKind


@lru_cache(maxsize=1)
def persons() -> Persons:
    return Persons.from_tables(tables(find_packs(["en"]), "persons"))


@lru_cache(maxsize=1)
def numbers() -> Numbers:
    return Numbers.from_tables(tables(find_packs(["en"]), "numbers"))


def sentence(text: str) -> Sentence:
    segment = Segment(0, len(text), SegmentKind.BODY)
    report = Report("rep_1", text, "", "test", (segment,))
    return Sentence(model()(text)[:], report, segment, 0, 0, False, range(len(text)))
