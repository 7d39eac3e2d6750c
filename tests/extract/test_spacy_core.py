"""spaCy comes without its command line and its tables of languages, and gives them to whoever asks."""

import subprocess
import sys


def asked(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


def test_a_reader_of_reports_loads_no_commands() -> None:
    assert asked("import sys; import sijill.extract; print('spacy.cli' in sys.modules, 'jinja2' in sys.modules)") == (
        "False False")


def test_the_commands_are_there_for_who_wants_them() -> None:
    assert asked("import sijill.extract, spacy.cli; print(callable(spacy.cli.download), callable(spacy.info))") == (
        "True True")


def test_the_tables_of_languages_are_there_for_who_wants_them() -> None:
    assert asked("import sys, sijill.extract, spacy; print('langcodes' in sys.modules, "
                 "spacy.util.find_matching_language('en-GB'), 'langcodes' in sys.modules)") == "False en True"
