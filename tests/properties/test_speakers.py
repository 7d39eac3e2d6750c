"""Whoever speaks for nobody but themselves, and every child, is named by no door, whatever the name."""

import contextlib
import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sijill
from sijill import pipeline
from sijill.cli import answer
from sijill.knowledge import Knowledge
from sijill.publish import publish
from sijill.publish.gate import says

MADE_UP = st.sampled_from(["Orsan", "Kelab", "Tumari", "Vesko", "Ngwira", "Ombasa", "Yolte", "Handu", "Zerka", "Kasho"])
GIVEN = st.sampled_from(["Karim", "Hauwa", "Oleksandr", "Lina", "Tesfaye", "Moussa", "Rahel", "Yusuf"])
TELLS = st.sampled_from([
    "Shells killed {n} people in Saraqib in Idlib on 3 May 2019, {name}, a resident, told Valley News.",
    "According to eyewitness {name}, shells killed {n} people in Saraqib in Idlib on 3 May 2019.",
    "“They shelled us,” said {name}, 41, of the attack that killed {n} people in Saraqib in Idlib on 3 May 2019.",
    "{name} said shells killed {n} people in Saraqib in Idlib on 3 May 2019.",
    "{name} said government shells killed {n} people in Saraqib in Idlib on 3 May 2019, which the army denied.",
])
AFTER = st.sampled_from(["{name} wept.", "Two of the dead were neighbours of {last}.", "“The army shelled us,” {last} "
                         "said.", "{child}, a girl of 9, was among those killed."])
FORMS = ("--csv", "--tsv", "-t", "--nl --hide-protected", "--hide-protected")
TITLE = "Title: {name}: how the shells came\nPublisher: {publisher}\nPublished: 2019-05-0{day}\n\n"


@dataclass(frozen=True)
class Told:
    """Two reports of one event, whose speaker and child have the names."""

    name: str
    child: str
    first: str
    second: str


@st.composite
def tellings(draw: st.DrawFn) -> Told:
    given_name, family, other, playing = draw(GIVEN), draw(MADE_UP), draw(MADE_UP), draw(GIVEN)
    name, child = f"{given_name} {family}", f"{playing} {other}"
    texts = [(TITLE + draw(TELLS) + " " + draw(AFTER) + "\n").format(
        name=name, last=family, child=child, n=n, day=day, publisher=publisher)
        for day, publisher, n in ((4, "Valley News", "three"), (5, "Hill Post", "four"))]
    return Told(name, child, *texts)


FIRST = ("Karim Vesko said government shells killed three people in Saraqib in Idlib on 3 May 2019, which the army "
         "denied. Lina Orsan, a girl of 9, was among those killed.\n")
SECOND = ("According to eyewitness Karim Vesko, shells killed four people in Saraqib in Idlib on 3 May 2019. “The army "
          "shelled us,” Vesko said.\n")
KARIM = Told("Karim Vesko", "Lina Orsan", TITLE.format(name="Karim Vesko", publisher="Valley News", day=4) + FIRST,
             TITLE.format(name="Karim Vesko", publisher="Hill Post", day=5) + SECOND)


def said(*arguments: str) -> str:
    """All that a command line writes; a command that fails is told too."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        answer(arguments)
    return out.getvalue() + err.getvalue()


def casebook(folder: Path, told: Told) -> Iterator[tuple[str, str]]:
    book = str(folder / "c.casebook")
    said("init", book)
    for number, text in enumerate((told.first, told.second)):
        file = folder / f"report{number}.txt"
        file.write_text(text)
        yield "read", said("read", book, str(file))
        yield "run", said("run", book)
    claim = said("claims", book, "--csv").split()[1].split(",")[1]
    yield "decide", said("decide", book, claim, "accept", "--note", f"{told.name} called")
    missing = str(folder / f"{told.name}.txt")
    yield "refused", said("read", book, missing).replace(missing, "")


def listings(book: str) -> Iterator[tuple[str, str]]:
    for form in FORMS:
        for verb in ("incidents", "claims", "reports"):
            yield f"{verb} {form}", said(verb, book, *form.split())
    for form in ("--csv", "-t", "--nl"):
        yield f"changes {form}", said("changes", book, "--since", "0", *form.split())
        yield f"decisions {form}", said("decisions", book, *form.split())


def explanations(book: str, chart: Path) -> Iterator[tuple[str, str]]:
    ids = [line.split(",")[0] for line in said("incidents", book, "--csv").splitlines()[1:]]
    yield "explain", said("explain", book, *ids)
    yield "explain --sources", said("explain", book, *ids, "--sources")
    yield "explain --links", said("explain", book, *ids, "--links", "--chart", str(chart)) + chart.read_text()


def release(book: str, folder: Path) -> Iterator[tuple[str, str]]:
    yield "publish", said("publish", book, str(folder))
    for file in sorted(folder.iterdir()):
        yield file.name, file.read_text()


def test_no_door_names_who_speaks_or_a_child(knowledge: Knowledge, tmp_path: Path) -> None:
    book = str(tmp_path / "c.casebook")
    seen = [*casebook(tmp_path, KARIM), *listings(book), *explanations(book, tmp_path / "chart.html"),
            *release(book, tmp_path / "release")]
    assert sum("inc_" in text for _, text in seen) > 10
    for door, text in seen:
        assert not says(text, [KARIM.name, KARIM.child]), f"{door}: {text}"


@given(tellings())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_of_a_release_names_them_whatever_the_name(knowledge: Knowledge, told: Told) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("first.txt", told.first), ("second.txt", told.second)):
            (Path(folder) / name).write_text(text)
        coded = pipeline.code([folder], knowledge)
        publish(coded.incidents, {each.id: each for each in coded.reports}, Path(folder) / "out")
        files = [file.read_text() for file in sorted((Path(folder) / "out").iterdir())]
    assert coded.incidents
    assert not [file for file in files if says(file, [told.name, told.child])]


def test_grades_and_sources_name_no_private_person_in_the_whole_record(knowledge: Knowledge) -> None:
    """The records that programs read hold the name with the claim that quotes it, and nowhere else."""
    (found, *_) = sijill.code("Shells killed three people in Saraqib on 3 May 2019, Karim Vesko, a resident, told "
                              "Valley News.", published="2019-05-04")
    assert "Karim" not in repr((found.grade, found.sources, found.notes, found.ratings))
    assert [source.name for source in found.sources if source.independent] == ["a witness"]
    assert {claim.claim.source.value.text for claim in found.claims if claim.claim.source} == {"Karim Vesko"}
