"""Verbs on a casebook, exit statuses, and what goes to which stream."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from standins import INCIDENT, Runner, Stages

import sijill.cli
from sijill.casebook import Casebook
from sijill.cli import GARBAGE, cli, main
from sijill.errors import SijillError
from sijill.model.report import Refusal

CLAIM = INCIDENT.claims[0].claim.id
PYTHON = [sys.executable, "-m", "sijill"]
SOURCE = str(Path(__file__).parents[2] / "src")


def start(*arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": SOURCE}
    return subprocess.Popen([*PYTHON, *arguments], text=True, env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


@pytest.mark.parametrize("arguments", [
    [], ["cod"], ["code"], ["code", "a.txt", "--colour"], ["explain", "x.casebook"],
    ["incidents", "x", "--since", "May"], ["incidents", "x", "--scope", "all"], ["decide", "x", "clm_1", "maybe"],
    ["gazetteer", "add", "x.txt", "--format", "csv", "--column", "name"],
])
def test_wrong_usage_is_2_and_nothing_on_stdout(run: Runner, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == (2 if arguments else 0)  # bare `sijill` is help, and no error
    if arguments:
        assert ran.out == ""
        assert "Usage: sijill" in ran.err


@pytest.mark.parametrize("verb", ["run", "incidents", "claims", "reports", "decisions", "check"])
def test_a_casebook_that_is_not_there_is_one_sentence(run: Runner, stages: Stages, tmp_path: Path, verb: str) -> None:
    path = str(tmp_path / "no.casebook")
    ran = run(verb, path)
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert path in ran.err
    assert "sijill init" in ran.err


def test_a_file_that_is_no_casebook_is_one_sentence(run: Runner, stages: Stages, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no casebook at all, but long enough to be taken for a file with a header of its own " * 9)
    ran = run("incidents", str(path))
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)


def test_init_makes_a_casebook_once(run: Runner, tmp_path: Path) -> None:
    path = str(tmp_path / "a.casebook")
    assert run("init", path, "--packs", "en,syria").status == 0
    with Casebook.open(Path(path)) as book:
        assert book.packs == ("en", "syria")
    again = run("init", path, "--packs", "en,syria")
    assert (again.status, "there already" in again.err) == (0, True)
    other = run("init", path, "--packs", "en")
    assert (other.status, other.err.count("\n")) == (1, 1)


def test_init_refuses_a_pack_that_is_not_there_and_makes_nothing(run: Runner, tmp_path: Path) -> None:
    ran = run("init", str(tmp_path / "a.casebook"), "--packs", "atlantis")
    assert ran.status == 1
    assert "atlantis" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_read_says_what_it_kept_and_what_it_refused(run: Runner, book: str, stages: Stages) -> None:
    stages.refusals = (Refusal("b.bin", "this is no text", "give text"),)
    ran = run("read", book, "a.txt", "b.bin", "--publisher", "Valley News")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines() == ["added 1 report; 0 known already", "sijill: b.bin: this is no text; give text"]
    _, inputs, _, given, _ = stages.called
    assert (inputs, given.publisher) == (("a.txt", "b.bin"), "Valley News")


def test_run_keeps_what_it_is_given_first(run: Runner, book: str, stages: Stages) -> None:
    ran = run("run", book, "a.txt", "--publisher", "Valley News")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == "added 1 report; 0 known already"
    assert ran.err.splitlines()[1].endswith("; 1 incident, 1 aggregate")
    _, inputs, _, given, _ = stages.called
    assert (inputs, given.publisher) == (("a.txt",), "Valley News")


def test_run_and_check_talk_on_stderr(run: Runner, book: str, stages: Stages) -> None:
    assert (run("run", book).out, run("run", book).status) == ("", 0)
    assert "; 1 incident, 1 aggregate\n" in run("run", book).err
    assert run("check", book).status == 0
    stages.failures = ("a quote is not in its report",)
    ran = run("check", book)
    assert (ran.status, ran.out) == (1, "")
    assert "a quote is not in its report" in ran.err


def test_a_decision_is_kept_under_full_ids(run: Runner, book: str) -> None:
    ran = run("decide", book, CLAIM[:8], "reject", "--note", "an older event", "--reviewer", "R. Haddad")
    assert ran.status == 0
    kept = json.loads(run("decisions", book).out)
    assert [(d["verdict"], d["targets"], d["reviewer"], d["note"]) for d in kept] == [
        ("reject", CLAIM, "R. Haddad", "an older event")]


@pytest.mark.parametrize(("arguments", "said"), [
    (["clm_zz", "reject"], "no id begins with clm_zz"), ([INCIDENT.id, "reject"], "one claim id"),
    ([CLAIM, "same"], "two claim ids"), (["protect"], "a name"),
])
def test_a_decision_that_does_not_fit_is_refused(run: Runner, book: str, arguments: list[str], said: str) -> None:
    ran = run("decide", book, *arguments)
    assert ran.status == 1
    assert said in ran.err
    assert json.loads(run("decisions", book).out) == []


def test_a_name_protected_by_hand_is_withheld_at_once(run: Runner, book: str) -> None:
    assert "Orchard" in run("incidents", book, "--csv").out
    asked = run("decide", book, "protect", "--name", "Gunmen Orchard", "--note", "for Gunmen Orchard's sake")
    assert asked.status == 0
    assert "Orchard" not in asked.err
    assert "Gunmen Orchard" not in run("decisions", book).out


def test_packs_are_listed(run: Runner) -> None:
    names = [pack["name"] for pack in json.loads(run("packs").out)]
    assert names[0] == "core"
    assert {"en", "syria"} <= set(names)


def test_gazetteer_formats_are_those_that_can_be_read(run: Runner, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    from sijill.cli.knowing import FORMATS
    from sijill.knowledge.gazetteer import formats

    assert set(FORMATS) == set(formats.FORMATS)
    monkeypatch.setenv("SIJILL_HOME", str(tmp_path / "home"))
    assert run("gazetteer", "list").out == "[]\n"
    assert not (tmp_path / "home").exists()


def test_an_error_is_one_sentence_without_a_traceback(run: Runner, stages: Stages,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise SijillError("the year is missing", where="a.csv line 3", remedy="write it")

    monkeypatch.setattr(sys.modules["sijill.pipeline"], "code", fail)
    ran = run("code", "a.csv")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "sijill: a.csv line 3: the year is missing; write it\n"


@pytest.mark.parametrize(("raised", "status", "said"), [
    (KeyboardInterrupt(), 130, "stopped"), (BrokenPipeError(), 0, ""),
    (PermissionError(13, "Permission denied", "out.csv"), 1, "out.csv: permission denied"),
    (OSError(28, "No space left on device"), 1, "no space left on device"),
])
def test_the_machine_ends_a_command_with_a_line_at_most(run: Runner, stages: Stages, monkeypatch: pytest.MonkeyPatch,
                                                        *, raised: BaseException, status: int, said: str) -> None:
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr(sys.modules["sijill.pipeline"], "code", fail)
    monkeypatch.setattr(sijill.cli, "_forget_stdout", lambda: None)
    ran = run("code", "a.csv")
    assert ran.status == status
    assert said in ran.err
    assert ran.err.count("\n") == bool(said)


def test_a_fault_of_ours_is_a_line_and_with_debug_a_traceback(run: Runner, stages: Stages,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a word no pack has")

    monkeypatch.setattr(sys.modules["sijill.pipeline"], "code", fail)
    ran = run("code", "a.csv")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "KeyError: 'a word no pack has'; please report it with this text" in ran.err
    monkeypatch.setenv("SIJILL_DEBUG", "1")
    assert "Traceback (most recent call last)" in run("code", "a.csv").err


def test_a_report_that_could_not_be_coded_is_told_and_with_debug_where(run: Runner, book: str, stages: Stages,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        raise ZeroDivisionError("Samir Qaddour is no number")
    except ZeroDivisionError as error:
        stages.refusals = (Refusal.of_fault("a.txt (rep_1)", "coded", error),)
    ran = run("run", book)
    assert ran.status == 1
    assert ran.err.splitlines()[1] == ("sijill: a.txt (rep_1): it could not be coded: ZeroDivisionError: "
                                       "[name withheld] is no number; please report it with this text")
    assert "Traceback" not in ran.err
    monkeypatch.setenv("SIJILL_DEBUG", "1")
    shown = run("run", book).err
    assert "Traceback" in shown
    assert "test_commands.py" in shown
    assert "Qaddour" not in shown


def test_progress_is_quiet_unless_asked_for(run: Runner, book: str) -> None:
    assert run("run", book).err.count("\n") == 1
    assert run("run", book, "--progress").status == 0


@pytest.mark.parametrize(("option", "lines"), [([], 2), (["--no-progress"], 1)])
def test_the_wait_for_the_gazetteer_is_told_without_a_terminal(run: Runner, book: str, option: list[str], lines: int,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: object, progress: Callable[[str, int, int], None] | None) -> None:
        for done in (0, 5000, 10000):
            if progress:
                progress("gazetteer", done, 10000)

    monkeypatch.setattr("sijill.knowledge.load", load)
    ran = run("run", book, *option)
    assert ran.err.count("\n") == lines
    assert ("building the gazetteer of the world (once" in ran.err) == (lines == 2)
    assert "building the gazetteer" in run("run", book, "--progress").err


def test_a_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    with start("packs", "--nl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


def test_help_loads_neither_parser_nor_gazetteer() -> None:
    check = ("import sys; from sijill.cli import answer; status = answer(['--help']); "
             "heavy = {'spacy', 'numpy', 'rich', 'trafilatura', 'rapidfuzz', 'sijill.pipeline', 'sijill.knowledge'}; "
             "sys.exit(status or ', '.join(sorted(heavy & set(sys.modules))) or 0)")
    done = subprocess.run([sys.executable, "-c", check], env=os.environ | {"PYTHONPATH": SOURCE}, capture_output=True,
                          text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_sijill_is_light_and_gives_its_public_names() -> None:
    check = "import sys, sijill; print('spacy' in sys.modules, len(sijill.__all__), sijill.SijillError.__name__)"
    done = subprocess.run([sys.executable, "-c", check], env=os.environ | {"PYTHONPATH": SOURCE}, capture_output=True,
                          text=True, check=True)
    assert done.stdout.split() == ["False", "14", "SijillError"]


def test_every_option_and_argument_of_every_command_has_a_help_text() -> None:
    import click

    def commands(group: click.Group) -> list[click.Command]:
        return [c for command in group.commands.values()
                for c in (commands(command) if isinstance(command, click.Group) else [command])]

    for command in commands(cli):
        assert command.help
        assert len(command.get_short_help_str(limit=100)) < 65, command.name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (command.name, option.name)


def test_the_program_looks_for_garbage_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    monkeypatch.setattr(sys, "argv", ["sijill", "--help"])
    try:
        with pytest.raises(SystemExit) as ended:
            main()
        assert (ended.value.code, gc.get_threshold()) == (0, GARBAGE)
    finally:
        gc.set_threshold(*before)
