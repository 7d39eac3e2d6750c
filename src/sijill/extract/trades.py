"""People counted by a trade that no pack lists: "beheaded two charcoal burners", "killed a lamplighter".

What is killed, wounded or abducted and named after what it does is a person; animals and things so named are listed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sijill.extract.counts import CountPhrase
from sijill.extract.numerals import find_numerals
from sijill.extract.reading import Reading
from sijill.extract.triggers import Found, lemma
from sijill.knowledge.language import Language
from sijill.model.casualty import CountRange, Group, Harm, Status, exactly

OF_PERSONS = {Harm.KILLED, Harm.INJURED, Harm.ABDUCTED}
"""Harms that befall the living; bunkers are captured, too."""


def trades_of(reading: Reading, found: Found, heads: Sequence[Any], language: Language) -> tuple[CountPhrase, ...]:
    """Counts in the patient's place whose noun only its ending shows to be of persons."""
    if found.trigger.harm not in OF_PERSONS:
        return ()
    nouns = [h for h in heads if h.tag_ in {"NN", "NNS"} and h.text.islower() and language.objects.kinds.get(
        lemma(h)) is None and language.persons.noun(h.lower_) is None and language.persons.bodies.trade(lemma(h))]
    return tuple(_counts(reading, nouns, language)) if nouns else ()


def _counts(reading: Reading, nouns: Sequence[Any], language: Language) -> Iterator[CountPhrase]:
    numerals = find_numerals(reading.sentence.span, language.numbers)
    for noun in nouns:
        before = [n for n in numerals if noun.left_edge.i <= n.start and n.end <= noun.i]
        article = any(c.lower_ in {"a", "an", "another"} for c in noun.children)
        if before:
            yield _phrase(before[-1].start, noun, before[-1].count)
        elif noun.tag_ == "NN" and article:
            yield _phrase(noun.left_edge.i, noun, exactly(1))


def _phrase(start: int, noun: Any, count: CountRange | None) -> CountPhrase:
    return CountPhrase(start, noun.i + 1, noun.i, count, Group.ALL, Status.UNKNOWN)
