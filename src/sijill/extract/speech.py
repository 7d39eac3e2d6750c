"""Who says so: from a parsed sentence to the sources that speak in it and the words each one answers for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sijill.extract.meaning import means
from sijill.extract.parse import Sentence
from sijill.extract.tree import children, conjuncts
from sijill.extract.triggers import lemma
from sijill.knowledge.cues import Speech
from sijill.knowledge.roster import Roster
from sijill.knowledge.senses import Sense
from sijill.model.claim import SourceKind, SourceMention
from sijill.model.evidence import Evidence, Stated
from sijill.model.report import SegmentKind

PRONOUNS = {"he", "she", "they", "it"}
ROLE_KINDS = {"party": SourceKind.PARTY, "monitor": SourceKind.MONITOR, "outlet": SourceKind.OUTLET,
              "agency": SourceKind.AGENCY}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source speaking in a sentence, and the tokens first..last (half open, of span.doc) it answers for."""

    source: Stated[SourceMention]
    first: int
    last: int


def find_speakers(sentence: Sentence, speech: Speech, roster: Roster,
                  before: Stated[SourceMention] | None) -> tuple[Speaker, ...]:
    """Speakers, the one with the narrowest words first; `before` is who spoke last ("the source added", "he said")."""
    if sentence.segment.kind is SegmentKind.POST:
        return tuple(_poster(sentence))
    found = [*_according(sentence, speech, roster, before), *_saying(sentence, speech, roster, before)]
    return tuple(sorted(found, key=lambda s: (s.last - s.first, s.first)))


def _poster(sentence: Sentence) -> Iterator[Speaker]:
    author, segment = sentence.segment.author, sentence.segment
    place = sentence.report.text.find(author, segment.start, segment.end) if author else -1
    if author and place >= 0:
        evidence = Evidence(place, place + len(author), author)
        yield Speaker(Stated(SourceMention(author, SourceKind.SOCIAL_POST), (evidence,)), sentence.span.start,
                      sentence.span.end)


def _according(sentence: Sentence, speech: Speech, roster: Roster,
               before: Stated[SourceMention] | None) -> Iterator[Speaker]:
    span = sentence.span
    for match in speech.according.finditer(sentence.text):
        after = span.start_char + match.end()
        token = next((t for t in span if t.idx >= after and t.dep_ in {"pobj", "dobj"}), None)
        if token is not None and token.idx - after < 80:
            source = _source(sentence, token, speech, roster, before)
            if source is not None:
                yield Speaker(source, span.start, span.end)


def _saying(sentence: Sentence, speech: Speech, roster: Roster,
            before: Stated[SourceMention] | None) -> Iterator[Speaker]:
    span, telling = sentence.span, speech.verbs | speech.report_verbs
    lemmas = span.doc.lemmas
    for verb in (span.doc[i] for i in range(span.start, span.end) if lemmas[i] in telling):
        if verb.pos_ != "VERB":
            continue
        for subject in children(verb, "nsubj") or _initials(verb):
            source = _source(sentence, subject, speech, roster, before)
            if source is not None:
                yield Speaker(_passed_on(source, verb), *_reach(sentence, verb))
                break


def _initials(verb: Any) -> list[Any]:
    """ "SOHR added that": the tagger takes initials before a verb for an adverb."""
    return [c for c in verb.children if c.i < verb.i and c.text.isupper() and len(c.text) > 2]


def _reach(sentence: Sentence, verb: Any) -> tuple[int, int]:
    """What a verb of saying governs: its clause, or the whole sentence where the words said come first."""
    said = children(verb, "ccomp")
    if verb.sent.start > sentence.span.start and verb.dep_ == "ROOT" and not said:
        return sentence.span.start, sentence.span.end  # "…, a source told the agency": see `parse.SAID_LAST`
    if said and verb.dep_ in {"ROOT", "conj"}:
        words = [t.i for c in said for t in c.subtree]
        return (sentence.span.start, sentence.span.end) if min(words) < verb.i else (min(words), sentence.span.end)
    if verb.dep_ == "ROOT" or not said:
        whole = verb if verb.dep_ in {"ROOT", "parataxis"} else verb.head
        words = [t.i for t in whole.subtree]
        return min(words), max(words) + 1
    words = [t.i for t in verb.subtree]
    return min(words), max(words) + 1


def _source(sentence: Sentence, head: Any, speech: Speech, roster: Roster,
            before: Stated[SourceMention] | None) -> Stated[SourceMention] | None:
    head = _spokesman_for(head, roster)
    start, end = _phrase(head)
    text = sentence.span.doc[start:end].text
    kind = _kind(head, text, speech, roster)
    back = head.lower_ in PRONOUNS or (means(head, Sense.BODY_SPEAKING)
                                       and any(c.lower_ in {"the", "that", "same"} for c in head.children)
                                       and not any(c.dep_ in {"amod", "compound", "poss"} and c.lower_ != "same"
                                                   for c in head.children))
    if back:
        return before if before is not None and head.lower_ != "it" else None
    return Stated(SourceMention(text, kind), (sentence.quote(start, end),)) if kind is not None else None


def _spokesman_for(head: Any, roster: Roster) -> Any:
    """ "Jana Doe, the head of the Tarn Observatory": the body speaks through him, if the roster knows it."""
    for title in children(head, "appos"):
        for prep in children(title, "prep"):
            for body in children(prep, "pobj"):
                whole = body.doc[body.left_edge.i:body.right_edge.i + 1].text
                if prep.lower_ in {"of", "for", "at", "with"} and roster.mentions(whole):
                    return body
    return head


def _kind(head: Any, text: str, speech: Speech, roster: Roster) -> SourceKind | None:
    word = lemma(head)
    for mention in roster.mentions(text) if not text.islower() else ():
        entry = roster.get(mention.ids[0])
        if entry is not None and (mention.end - mention.start > len(text) // 2 or head.pos_ == "PROPN"):
            return ROLE_KINDS.get(str(entry.role), SourceKind.UNKNOWN)
    table = ((speech.witnesses, SourceKind.WITNESS), (speech.media, SourceKind.OUTLET),
             (speech.officials, SourceKind.OFFICIAL), (speech.documenters, SourceKind.MONITOR),
             (speech.documents, SourceKind.UNKNOWN))
    found = next((kind for words, kind in table if word in words), None)
    if found is None and head.pos_ == "PROPN":
        return SourceKind.UNKNOWN
    return found


def _phrase(head: Any) -> tuple[int, int]:
    """The noun phrase of a source without its relative clauses and appositions: "a local source", "SOHR"."""
    inside = [head]
    for child in head.children:
        if child.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod", "punct", "case"} and child.i < head.i:
            inside += list(child.subtree)
        elif child.dep_ == "prep" and child.i > head.i and child.lower_ in {"of", "for", "in", "at", "from"}:
            inside += [t for t in child.subtree if t.i <= child.i + 6]
    start, end = min(t.i for t in inside), max(t.i for t in inside) + 1
    while start < head.i and head.doc[start].dep_ in {"punct", "det"}:
        start += 1
    while end - 1 > head.i and head.doc[end - 1].dep_ in {"punct", "prep", "det", "cc"}:
        end -= 1
    return start, end


def _passed_on(source: Stated[SourceMention], verb: Any) -> Stated[SourceMention]:
    """ "a local source told North Press": through North Press."""
    told = [t for c in children(verb, "dobj", "dative") for t in conjuncts(c) if t.pos_ == "PROPN"]
    if lemma(verb) not in {"tell", "inform"} or not told:
        return source
    start, end = _phrase(told[0])
    name = told[0].doc[start:end].text
    return replace(source, value=replace(source.value, via=(name,)))


def speaker_of(token_index: int, speakers: Sequence[Speaker]) -> Stated[SourceMention] | None:
    """The narrowest speaker that answers for the token."""
    return next((s.source for s in speakers if s.first <= token_index < s.last), None)
