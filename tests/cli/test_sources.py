"""The tree of sources: who rests on whom, on what ground; private persons without their names."""

from dataclasses import replace
from pathlib import Path

from standins import INCIDENT, Runner

from sijill.casebook import WHOLE, Casebook, Mark
from sijill.model.claim import SourceKind
from sijill.model.upstream import Reliance, Resting, Speaker, Upstream

CLAIM = INCIDENT.claims[0].claim.id
MONITOR = Speaker("spk_1", "orchard_monitor", "Orchard Monitor", SourceKind.MONITOR, (CLAIM,), True)
NEWS = Speaker("spk_2", None, "Valley News", SourceKind.OUTLET, (), False)
AUNT = Speaker("spk_3", None, "Umm Karim, an aunt", SourceKind.WITNESS, (), True, True)
COPY = Speaker("spk_4", None, "The Echo", SourceKind.OUTLET, (), False)


def drawn(run: Runner, book: str, *options: str) -> str:
    restings = (Resting("spk_2", "spk_1", Reliance.CARRIES, (CLAIM,), "“the Orchard Monitor”"),
                Resting("spk_2", "spk_3", Reliance.CARRIES, (), "“Umm Karim, an aunt”"),
                Resting("spk_4", "spk_2", Reliance.REPRINTS, (), "80 words in a row are the same"))
    drawing = replace(INCIDENT, upstream=Upstream((MONITOR, NEWS, AUNT, COPY), restings))
    with Casebook.open(Path(book)) as casebook:
        casebook.put_incidents([drawing], Mark("link", WHOLE, "", ""))
    return run("explain", book, INCIDENT.id, "--sources", *options).out


def test_who_carries_whom_stands_under_the_source(run: Runner, book: str) -> None:
    lines = [line.strip() for line in drawn(run, book).splitlines()]
    assert lines[0].startswith(INCIDENT.id)
    assert "2 independent sources" in lines[0]
    assert "Orchard Monitor" in lines[1]
    assert "carried by Valley News, 2019-05-05  “the Orchard Monitor”" in lines[2]
    assert "reprinted by The Echo  80 words in a row are the same" in lines[3]


def test_private_persons_are_not_named_unless_asked_for(run: Runner, book: str) -> None:
    assert "Karim" not in drawn(run, book)
    assert "a relative" in drawn(run, book)
    assert "Umm Karim" in drawn(run, book, "--show-protected")


def test_an_incident_of_an_older_run_says_so(run: Runner, book: str) -> None:
    assert "sijill run works it out anew" in " ".join(run("explain", book, INCIDENT.id, "--sources").out.split())
