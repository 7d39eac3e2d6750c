"""spaCy, loaded without its command line.

`import spacy` brings that along for `spacy.info`, and with it typer, jinja2, requests and weasel: a third of a second
of every program that reads one report. `import spacy.cli` still gives it to whoever asks.
"""

import sys
from types import ModuleType
from typing import Any

COMMANDS, INFO = "spacy.cli", "spacy.cli.info"


def _info(*arguments: Any, **options: Any) -> Any:
    """What `spacy.info` is: looked up when it is asked for."""
    from spacy.cli.info import info

    return info(*arguments, **options)


def _load() -> None:
    if "spacy" in sys.modules:
        return
    for name in (COMMANDS, INFO):
        sys.modules[name] = ModuleType(name)
    sys.modules[INFO].info = _info  # type: ignore[attr-defined]
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules[COMMANDS], sys.modules[INFO]


_load()

from spacy import load, registry  # noqa: E402
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokenizer import Tokenizer  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.util import get_lang_class, get_model_meta, get_package_path  # noqa: E402
from spacy.vocab import create_vocab  # noqa: E402

__all__ = ["DEP", "LEMMA", "ORTH", "POS", "TAG", "Doc", "Language", "Tokenizer", "create_vocab", "get_lang_class",
           "get_model_meta", "get_package_path", "load", "registry"]
