"""A name and a noun of settlements side by side: a sentence and a name in, what the noun says out."""

from spacy.tokens import Span

from sijill.extract.placenames import Run
from sijill.knowledge.placenouns import PlaceNouns

NEAR = 3
"""Tokens after the article: "a small mining town"."""


def apposed(span: Span, run: Run, nouns: PlaceNouns) -> bool:
    """ "burst into Seyt, a commune on the border", "to Boru, a mining town"."""
    doc, i = span.doc, run.end + 1
    if doc[run.end:i].text != "," or doc[i:i + 1].text not in {"a", "an"}:
        return False
    return any(nouns.kind(nouns.features.get(t.lower_)) == "settlement" for t in doc[i + 1:i + 1 + NEAR])


def of_noun(span: Span, run: Run, nouns: PlaceNouns) -> str | None:
    """ "in the Veltian capital, Mara,", "from a nearby village, Seyt": the preposition of the noun it names."""
    doc, i = span.doc, run.start - 1
    i -= i > span.start and doc[i].text == ","
    if i <= span.start or doc[i].lower_ not in nouns.features.keys() | {"capital"}:
        return None
    noun, root = doc[i], doc[run.start:run.stop].root
    settled = noun.lower_ == "capital" or nouns.kind(nouns.features[noun.lower_]) == "settlement"
    named = root.dep_ not in {"nsubj", "nsubjpass", "ROOT"} or noun.i == run.start - 1
    return str(noun.head.lower_) if settled and named and noun.dep_ == "pobj" else None
