"""Finds the words that name events in a parsed sentence, each with its trigger and its syntactic head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.extract.parse import Sentence
from sijill.extract.tree import children
from sijill.knowledge.triggers import GAP, GAP_WORDS, SUBJECT, Trigger, Triggers

CLASS_OF = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
PREDICATES = {"acomp", "attr", "oprd", "ccomp", "ROOT", "conj", "xcomp", "advcl", "dep", "acl"}
"""Arcs by which an adjective is said of someone ("left two dead") rather than set before a noun ("a dead soldier")."""


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger at tokens start..end (half open, of span.doc); `head` carries its roles."""

    trigger: Trigger
    start: int
    end: int
    head: Any
    verbal: bool

    @property
    def i(self) -> int:
        return int(self.head.i)


def find_triggers(sentence: Sentence, triggers: Triggers) -> tuple[Found, ...]:
    """Every event word, in order; a phrase ("drone strike") hides the words it is made of."""
    span, doc = sentence.span, sentence.span.doc
    found: list[Found] = []
    taken: set[int] = set()
    lemmas = doc.lemmas[span.start:span.end]
    openers = [place for place, word in enumerate(lemmas) if word in triggers.phrases]
    tokens = list(span) if openers else []
    for place in openers:
        phrase = _phrase((tokens, lemmas), place, triggers, taken)
        if phrase is not None:
            found.append(phrase[0])
            taken |= phrase[1]
    found += [f for i, word in enumerate(lemmas, span.start) if i not in taken and word in triggers.lemmas
              for f in _word(doc[i], triggers, sentence.headline)]
    return tuple(sorted(found, key=lambda f: (f.start, f.end)))


def lemma(token: Any) -> str:
    return str(token.lemma_).lower()


Words = tuple[Sequence[Any], Sequence[str]]
"""Tokens of a sentence and their lemmas."""


def _phrase(words: Words, place: int, triggers: Triggers, taken: set[int]) -> tuple[Found, set[int]] | None:
    tokens, lemmas = words
    for trigger in triggers.phrases.get(lemmas[place], ()):
        matched = _match(words, place, trigger.lemmas) or _as_subject(tokens, place, trigger.lemmas)
        if matched and not taken & set(matched) and not _of_some_thing(tokens[0].doc[max(matched)]):
            said = [t for t in tokens if t.i in matched]
            verbs = [t for t in said if t.pos_ in {"VERB", "AUX"}]
            noun = not verbs or (trigger.act is None and verbs[0].head == said[-1])  # "a hit-and-run attack"
            return Found(trigger, said[0].i, said[-1].i + 1, said[-1] if noun else verbs[0], not noun), set(matched)
    return None


def _of_some_thing(noun: Any) -> bool:
    """ "lost the love of my life" is no loss of life."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is None or noun.tag_ != "NN" or above.pos_ != "NOUN":
        return False
    return any(c.lower_ == "the" for c in above.children) and any(c.tag_ == "PRP$" for c in noun.children)


def _as_subject(tokens: Sequence[Any], place: int, lemmas: Sequence[str]) -> tuple[int, ...]:
    """ "The remains of six men who had been taken by soldiers were found": a noun and its verb, however far."""
    noun = tokens[place]
    apart = len(lemmas) == 3 and lemmas[1] in {GAP, SUBJECT} and noun.dep_ in {"nsubjpass", "nsubj"}
    return (noun.i, noun.head.i) if apart and noun.head.i > noun.i and lemma(noun.head) == lemmas[2] else ()


def _match(words: Words, place: int, phrase: Sequence[str]) -> tuple[int, ...]:
    tokens, lemmas = words
    matched: list[int] = []
    gap = 0
    for wanted in phrase:
        if wanted == GAP:
            gap = GAP_WORDS
            continue
        while gap and place < len(tokens) and lemmas[place] != wanted and not tokens[place].is_sent_end:
            place, gap = place + 1, gap - 1
        if place >= len(tokens) or lemmas[place] != wanted:
            return ()
        matched.append(tokens[place].i)
        place, gap = place + 1, 0
    return tuple(matched)


def _word(token: Any, triggers: Triggers, headline: bool) -> Iterator[Found]:
    word_class = CLASS_OF.get(token.pos_)
    if word_class is None:
        return
    if _attribute(token) and not any(t.names for t in triggers.words.get((word_class, lemma(token)), ())):
        return
    for tried in _classes(token, word_class, headline):
        for trigger in triggers.words.get((tried, lemma(token)), ()):
            said = token.dep_ in PREDICATES or left_so(token) is not None or _numbered(token) or _of_counted(token) \
                or any(c.lower_ == "the" for c in token.children)  # "of the dead"
            if tried == "adjective" and not said and not trigger.names:
                continue
            yield Found(trigger, token.i, token.i + 1, token, tried == "verb")
        if (tried, lemma(token)) in triggers.words:
            return


def _numbered(adjective: Any) -> bool:
    """ "the number of dead"."""
    above = adjective.head
    return bool(adjective.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in {"number", "toll"})


def _of_counted(adjective: Any) -> bool:
    """ "Clash near Boru: 12 bandits dead, three rifles seized": said behind a number of people, without a verb."""
    noun = adjective.head if adjective.dep_ == "amod" else next(iter(children(adjective, "nsubj")), None)
    return noun is not None and noun.i == adjective.i - 1 and bool(children(noun, "nummod"))


def left_so(adjective: Any) -> Any | None:
    """ "left nine villagers, including a baker, dead": the object of leaving, that the words hang on or hold."""
    if adjective.dep_ != "amod" or adjective.head.i > adjective.i:
        return None
    return next((a for a in adjective.ancestors if a.dep_ == "dobj" and lemma(a.head) == "leave"), None)


def _classes(token: Any, word_class: str, headline: bool) -> tuple[str, ...]:
    """The tagger takes "rape, kill kid" for nouns and "left three wounded" for a verb: the other class is tried too."""
    if word_class == "noun" and (headline or any(c.dep_ == "dobj" or (c.tag_ == "CD" and token.tag_ == "NN")
                                                 for c in token.children)):  # "two killed and more than 30 hurt"
        return ("noun", "verb")
    if word_class == "adjective" and token.tag_ == "JJ":
        return ("adjective", "verb") if token.text.endswith("ed") else ("adjective",)
    return (word_class,)


def _attribute(token: Any) -> bool:
    """ "the wounded soldier", "captured soldiers": a state of someone, told in passing, not an event told."""
    if token.dep_ == "compound" and lemma(token.head) in {"wound", "injury"}:  # "gunshot wounds"
        return True
    told = any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)  # "were martyred and damages reported"
    return token.dep_ == "amod" and token.head.i > token.i and token.tag_ in {"VBN", "JJ", "VBG"} and not told
