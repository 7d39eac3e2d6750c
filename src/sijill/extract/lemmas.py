"""Parts of speech and lemmas: a tagged and parsed document in, each word's part of speech and lemma set on it.

They are those of the model's own attribute ruler and lemmatizer, which take a third of the time of its pipeline. What
the two say of a word hangs on its form, tag and arc, and on an expletive before it ("there were"): so they are asked
once for each such word, and not for every one of a text. Their rules for "let's", "gonna" and the like are left out.
"""

from collections.abc import Sequence
from typing import Any

import numpy

from sijill.extract.spacy_core import DEP, LEMMA, ORTH, POS, TAG, Doc, Language

NAME = "sijill_lemmas"
RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
KEPT = 1 << 18
"""Words kept; a million words of news have some 60,000, and a full table is begun anew."""
EXPLETIVE = ("there", "EX", "expl")
BREAK = ("\n", "_SP", "dep")
MISTAKEN = {("shot", "NN", "ROOT"): "VBD"}
"""By form, tag and arc, the tag that lemma and part of speech go by: in "gunmen riding a motorcycle shot dead a guard"
the parser hangs the sentence on the word, and still the tagger takes it for a noun."""

Key = tuple[int, int, int, bool]
"""A form, its tag, its arc, and whether an expletive stands before it."""


class Lemmas:
    """The two pipes of a model behind a table of what they have said."""

    def __init__(self, nlp: Language, ruler: Any, lemmatizer: Any) -> None:
        self._vocab, self._ruler, self._lemmatizer = nlp.vocab, ruler, lemmatizer
        self._expletive = nlp.vocab.strings[EXPLETIVE[2]]
        self._known: dict[Key, tuple[int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        keys = self._keys(doc)
        if len(self._known) > KEPT:
            self._known.clear()
        self._learn([key for key in dict.fromkeys(keys) if key not in self._known])
        if keys:
            doc.from_array([POS, LEMMA], numpy.array([self._known[key] for key in keys], dtype="uint64"))
        return doc

    def _keys(self, doc: Doc) -> list[Key]:
        before, keys = False, []
        for form, tag, arc in doc.to_array([ORTH, TAG, DEP]).tolist():
            keys.append((form, tag, arc, before))
            before = arc == self._expletive
        return keys

    def _learn(self, keys: Sequence[Key]) -> None:
        """Ask for words not asked for yet, all in one document; a break between them keeps each from the next."""
        strings = self._vocab.strings
        words: list[tuple[str, str, str]] = []
        places: list[int] = []
        for form, tag, arc, after in keys:
            words += [BREAK, EXPLETIVE] if after else [BREAK]
            places.append(len(words))
            said = (strings[form], strings[tag], strings[arc])
            words.append((said[0], MISTAKEN.get(said, said[1]), said[2]))
        if not keys:
            return
        forms, tags, arcs = zip(*words, strict=True)
        doc = Doc(self._vocab, words=list(forms), tags=list(tags), deps=list(arcs), heads=list(range(len(words))))
        told = self._lemmatizer(self._ruler(doc))
        self._known.update((key, (told[at].pos, told[at].lemma)) for key, at in zip(keys, places, strict=True))


def quicken(nlp: Language) -> Language:
    """The pipeline, its two pipes replaced by one that remembers what they say."""
    lemmas = Lemmas(nlp, nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER))
    nlp.remove_pipe(RULER)
    nlp.remove_pipe(LEMMATIZER)
    Language.component(NAME, func=lemmas)
    nlp.add_pipe(NAME)
    return nlp
