"""spaCy, loaded without its command line and its tables of languages.

`import spacy` brings the first along for `spacy.info`, and with it typer, jinja2, requests and weasel: a third of a
second of every program that reads one report. `import spacy.cli` still gives it to whoever asks. The tables, another
tenth, say which language is near one that spaCy does not have; they are loaded when they are asked.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

COMMANDS, INFO, LANGUAGES = "spacy.cli", "spacy.cli.info", "langcodes"


def _info(*arguments: Any, **options: Any) -> Any:
    """What `spacy.info` is: looked up when it is asked for."""
    from spacy.cli.info import info

    return info(*arguments, **options)


def _of_languages(name: str) -> Any:
    return getattr(import_module(LANGUAGES), name)


OFFERED = {INFO: {"info": _info}, LANGUAGES: {"__getattr__": _of_languages}}


def _load() -> None:
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in (COMMANDS, INFO, LANGUAGES) if name not in sys.modules}
    for name, module in stand_ins.items():
        vars(module).update(OFFERED.get(name, {}))
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401
    finally:
        for name in stand_ins:
            del sys.modules[name]


_load()

from spacy import load, registry  # noqa: E402
from spacy.attrs import DEP, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokenizer import Tokenizer  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.util import get_lang_class, get_model_meta, get_package_path  # noqa: E402
from spacy.vocab import Vocab, create_vocab  # noqa: E402

__all__ = ["DEP", "HEAD", "LEMMA", "ORTH", "POS", "SENT_START", "SPACY", "TAG", "Doc", "Language", "Tokenizer", "Vocab",
           "create_vocab", "get_lang_class", "get_model_meta", "get_package_path", "load", "registry"]
