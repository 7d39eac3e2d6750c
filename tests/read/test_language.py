"""The language of a text is told by the small model, and nothing is loaded that could fetch another."""

import subprocess
import sys

from sijill.read.language import detect

GERMAN = "Bei dem Beschuss des Dorfes am Fluss kamen drei Bauern ums Leben, sagte ein Sprecher."


def test_a_language_is_told() -> None:
    assert detect(GERMAN, "en") == "de"
    assert detect("Shells fell on the village by the river and killed three farmers, a speaker said.", "de") == "en"


def test_few_letters_say_nothing() -> None:
    assert detect("1,200 – ja!", "en") == "en"


def test_no_downloader_is_loaded_or_left_behind() -> None:
    program = (f"import sys; from sijill.read.language import detect; detect({GERMAN!r}, 'en'); "
               "print(*(name in sys.modules for name in ('requests', 'asyncio', 'robust_downloader')))\n"
               "import robust_downloader; print(robust_downloader.__file__ is not None)")
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False", "False", "True"]
