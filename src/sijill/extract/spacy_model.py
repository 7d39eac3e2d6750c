"""An installed spaCy model comes in; its pipeline goes out, loaded without what nobody reading reports asks for.

A model with vectors lists the spellings of all words that it has them for, three quarters of a million, and to keep
them takes longer than all else together. A text's own words are kept as they are met, and the vectors are found by a
word's hash; what the pipes say of words (tags, arcs) is added here. English rules of spaCy's own for the tokenizer are
not built either, for the model brings its own.
"""

from collections.abc import Sequence
from typing import Any

from sijill.extract.spacy_core import (
    Language,
    Tokenizer,
    create_vocab,
    get_lang_class,
    get_model_meta,
    get_package_path,
    load,
    registry,
)

WITHOUT_RULES = "sijill_without_rules"


def _without_rules() -> Any:
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(WITHOUT_RULES)(_without_rules)


def load_model(name: str, exclude: Sequence[str]) -> Language:
    """The model of the installed package of this name but for some of its pipes. Raises ImportError for no package."""
    package = get_package_path(name)
    meta = get_model_meta(package)
    folder = package / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    vocab = create_vocab(meta["lang"], get_lang_class(meta["lang"]).Defaults, meta["vectors"]["name"])
    vocab.from_disk(folder / "vocab", exclude=["strings"])
    bare = {"nlp.tokenizer": {"@tokenizers": WITHOUT_RULES}}
    nlp = load(folder, vocab=vocab, exclude=["vocab", *exclude], config=bare)
    for label in (label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())):
        vocab.strings.add(label)
    return nlp
