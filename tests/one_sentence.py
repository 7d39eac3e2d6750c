"""Text parsed as one sentence, and the shipped English vocabulary of numbers and persons."""

from functools import lru_cache

from sijill.extract.meaning import leave_senses
from sijill.extract.parse import Sentence, model
from sijill.knowledge.numbers import Numbers
from sijill.knowledge.pack import find_packs, tables
from sijill.knowledge.persons import Persons
from sijill.knowledge.senses import Senses
from sijill.model.report import Report, Segment, SegmentKind


@lru_cache(maxsize=1)
def persons() -> Persons:
    return Persons.from_tables(tables(find_packs(["en"]), "persons"))


@lru_cache(maxsize=1)
def numbers() -> Numbers:
    return Numbers.from_tables(tables(find_packs(["en"]), "numbers"))


@lru_cache(maxsize=1)
def senses() -> Senses:
    return Senses.from_tables(tables(find_packs(["en"]), "senses"))


def sentence(text: str) -> Sentence:
    segment = Segment(0, len(text), SegmentKind.BODY)
    report = Report("rep_1", text, "", "test", (segment,))
    doc = model()(text)
    leave_senses(doc, senses())
    return Sentence(doc[:], report, segment, 0, 0, False, range(len(text)))
