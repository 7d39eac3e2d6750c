"""The sentences of `event_location` come in; each with its event word, its candidate places and the labelled ones goes
out. The data: github.com/ahalterman/event_location, MIT (see NOTICE); one row a verb, with the places of its event.

Two sets of candidates are made of a sentence. `spans` are what anyone might take for a place: the spans labelled for
any verb of the sentence, and what the model's entity recogniser calls GPE, LOC or FAC. `own` are what Sijill finds.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy

from sijill.extract.attachment import Scene
from sijill.extract.document import Document, Forms, Names
from sijill.extract.parse import MODEL, Sentence
from sijill.extract.placecontext import context
from sijill.extract.placefound import PlaceFound
from sijill.extract.placing import scene_of
from sijill.extract.reading import Reading, read_sentences
from sijill.knowledge import Knowledge
from sijill.knowledge.placenouns import place_nouns
from sijill.model.place import PlaceMention
from sijill.model.report import Report, Segment, SegmentKind

Span = tuple[int, int]
PLACES = frozenset({"GPE", "LOC", "FAC"})
HELD_OUT, TENTHS = 2, 10
"""Of ten parts of the sentences, by a hash of their words, two are held out."""
DIRECT = frozenset({"in", "at", "near", "outside"})
SHOWN, UNLABELLED = 8, 0.4
"""A batch (source, verb) is left out where at least SHOWN of its events have a recognised place right under the verb
("were captured in X") and this share of them is labelled with no place at all: there the annotator did not label."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event word with the characters of its places."""

    text: str
    verb: Span
    places: tuple[Span, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Item:
    """One event word (a token), the tokens of its places as labelled, and the scenes of both sets of candidates."""

    row: Row
    event: Any
    gold: tuple[Span, ...]
    spans: Scene
    own: Scene
    reading: Reading
    held_out: bool

    @property
    def batch(self) -> tuple[str, str]:
        return self.row.source, str(self.event.lemma_)

    @property
    def scenes(self) -> tuple[Scene, Scene]:
        return self.spans, self.own


def rows(path: Path) -> Iterator[Row]:
    """Rows in order. In 837 of them the places count tokens where they should count characters: set right here."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        verb = next(s for s in row["spans"] if s["label"] == "VERB")
        places = (_characters(s, row) for s in row["spans"] if s["label"] == "LOCATION")
        yield Row(row["text"], (verb["start"], verb["end"]), tuple(sorted({p for p in places if p})), row["source"])


def _characters(span: Mapping[str, Any], row: Mapping[str, Any]) -> Span | None:
    start, end = span["start"], span["end"]
    tokens, text = row["tokens"], row["text"]
    if span.get("token_start") == start and span.get("token_end") == end and end < len(tokens):
        first, last = tokens[start]["start"], tokens[end]["end"]
        if text[first:last].strip() == str(span.get("text", "")).strip():
            return first, last
    return (start, end) if text[start:end].strip() else None


def parsed(texts: Sequence[str]) -> Iterator[tuple[Document, list[Span]]]:
    """With places among the entities, which Sijill itself never asks for: here they only widen the choice."""
    nlp = spacy.load(MODEL)
    forms, names = Forms(nlp.vocab), Names(nlp.vocab)
    for doc in nlp.pipe(texts, batch_size=64):
        yield Document(doc, forms, names), [
            (e.start + (doc[e.start].lower_ == "the"), e.end - (doc[e.end - 1].text in {"'s", "’s"}))
            for e in doc.ents if e.label_ in PLACES]


def items(data: Sequence[Row], knowledge: Knowledge) -> list[Item]:
    """Items in the order of the sentences' text, then of the verb; rows whose event word no sentence holds are lost."""
    by_text: dict[str, list[Row]] = defaultdict(list)
    for row in data:
        by_text[row.text].append(row)
    texts = sorted(by_text)
    return [item for text, (doc, entities) in zip(texts, parsed(texts), strict=True)
            for item in _items(doc, entities, sorted(by_text[text], key=lambda r: (r.verb, r.places)), knowledge)]


def _items(doc: Document, entities: Sequence[Span], told: Sequence[Row], knowledge: Knowledge) -> Iterator[Item]:
    text = doc.text
    segment = Segment(0, len(text), SegmentKind.BODY)
    report = Report("rep_1", text, "", "event_location", (segment,))
    spans = [span for span in doc.sents if span.text.strip()]
    sentences = [Sentence(s, report, segment, 0, n, False, range(len(text))) for n, s in enumerate(spans)]
    readings = tuple(read_sentences(sentences, knowledge))
    labelled = sorted({p for row in told for p in row.places})
    for row in told:
        event = doc.covering(*row.verb).root
        reading = next((r for r in readings if _holds(r.sentence.span, event.i)), None)
        if reading is not None:
            own = scene_of(reading, reading.places, knowledge.language.attachment)
            chosen = tuple(_choice(reading.sentence, labelled, entities, knowledge))
            choice = Scene(own.span, chosen, own.spoken, own.acting, own.countries)
            yield Item(row, event, tuple(_tokens(doc, p) for p in row.places), choice, own, reading, _held_out(text))


def _holds(span: Any, i: int) -> bool:
    return bool(span.start <= i < span.end)


def _tokens(doc: Document, characters: Span) -> Span:
    span = doc.covering(*characters)
    return span.start, span.end


def _choice(sentence: Sentence, labelled: Sequence[Span], entities: Sequence[Span], knowledge: Knowledge,
            ) -> Iterator[PlaceFound]:
    doc, kept = sentence.span.doc, list[Span]()
    for start, end in [*(_tokens(doc, p) for p in labelled), *entities]:
        inside = sentence.span.start <= start < end <= sentence.span.end
        if inside and not any(first < end and start < last for first, last in kept):
            kept.append((start, end))
    nouns = place_nouns(knowledge.packs)
    for start, end in sorted(kept):
        around = context(sentence.span, start, nouns)
        head = doc[around.noun if around.feature else start:end].root.i
        mention = PlaceMention(doc[start:end].text, around.relation, around.feature)
        yield PlaceFound(start, end, mention, sentence.quote(start, end), head, around.preposition)


def _held_out(text: str) -> bool:
    return int(hashlib.sha256(text.strip().encode()).hexdigest(), 16) % TENTHS < HELD_OUT


def hits(place: PlaceFound, gold: Sequence[Span]) -> list[Span]:
    """The labelled places that share a word with this one."""
    return [(start, end) for start, end in gold if place.start < end and start < place.end]


def unlabelled(found: Sequence[Item]) -> frozenset[tuple[str, str]]:
    """Batches whose annotator left places out, judged by the sentences that are not held out."""
    direct: Counter[tuple[str, str]] = Counter()
    none: Counter[tuple[str, str]] = Counter()
    for item in found:
        if not item.held_out and any(_right_under(p, item.event) for p in item.spans.places):
            direct[item.batch] += 1
            none[item.batch] += not item.gold
    return frozenset(b for b, n in direct.items() if n >= SHOWN and none[b] >= UNLABELLED * n)


def _right_under(place: PlaceFound, event: Any) -> bool:
    head = event.doc[place.head]
    return bool(head.dep_ == "pobj" and head.head.lower_ in DIRECT and head.head.head == event)
