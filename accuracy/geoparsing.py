#!/usr/bin/env python3
"""Toponym resolution on three sets of news that others annotated: LGL, TR-News and GeoWebNews.

    python accuracy/geoparsing.py [SET…] [--errors N] [--read]

SET is lgl, TR-News or GWN; all three unless named. They lie beside the checkout in ../shared/dev/geoparsing (from
milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation; Lieberman and others 2010, Kamalloo and Rafiei 2018, Gritta and
others 2019); without them the script says so and ends well. Nothing of theirs is in this project.

GIVEN THE NAME, as the figures that Mordecai 3 publishes (.794, .843, .901: its README, "Exact match"; Halterman 2023,
arXiv 2303.13675): the annotated span is handed to the resolver, which picks an entry of the gazetteer or none.
Counted are toponyms with a GeoNames number. Mordecai counts the last 30 % of each file, for it learns from the rest,
and by its smaller numbers, we infer, only names that its recogniser found too: the two figures are not of the same
names. `last` below are the last 30 % of ours; weights were chosen with its figures in view, its errors are not read
(`--errors` lists the others'), and all are told beside them.

    exact     the entry has the annotated GeoNames number
    @161      it lies within 161 km of the annotated point (100 miles, as usual)
    listed    exact, of the toponyms whose entry any gazetteer at hand has: the packaged one has no streams, streets and
              shops, and of settlements those of 500 people and more
    A demonym ("Turkish", "Canadians") is no name of a place for us: those are counted apart, and so are names inside
    other names ("Ohio State University") where the set says so (GeoWebNews' Embedded and Coercion).

NONE      of the toponyms whose entry no gazetteer at hand has, how many are answered none of these: without a place, or
          with no more than the wider place said with them, which the answer says. Some of them a gazetteer has all the
          same, as another source's entry or as the unit of a town: the name, within 10 km of the annotated point (a
          district 25, a province 100, an ocean anywhere); to answer with that is right. So the share is told again of
          those that are under no other number either.
FOUND     recognition: precision and recall of our finder's names against all annotated literal toponyms with
          coordinates, a name found where spans share a character. Our finder looks for places where something may have
          happened; it passes over names of persons, parties and publishers, and those that nothing says are places.
"""

import argparse
import math
import sys
import warnings
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # for a run as a script

from accuracy import dev_sets  # noqa: E402
from sijill.extract.parse import BATCH, Sentence, model  # noqa: E402
from sijill.extract.placefound import PlaceFound  # noqa: E402
from sijill.extract.places import find_places  # noqa: E402
from sijill.extract.reading import read_sentences  # noqa: E402
from sijill.knowledge import Knowledge  # noqa: E402
from sijill.knowledge.placenouns import PlaceNouns, place_nouns  # noqa: E402
from sijill.model.claim import Resolution  # noqa: E402
from sijill.model.place import EARTH_RADIUS_KM, Place, PlaceMention, PlacePrecision  # noqa: E402
from sijill.model.report import Report, Segment, SegmentKind  # noqa: E402
from sijill.resolve.places import resolve_mentions  # noqa: E402

FOLDER = HERE.parents[1] / "shared" / "dev" / "geoparsing"
FILES: Mapping[str, str] = {"lgl": "lgl.xml", "TR-News": "TR-News.xml", "GWN": "GWN.xml"}
REACH: Mapping[str, float] = {"lgl": .794, "TR-News": .843, "GWN": .901}
NEAR_KM = 161.0
SAME_KM = 10.0
"""A place of the annotated name so near to the annotated point is the place, or the unit it is the seat of."""
MIDDLE_KM: Mapping[PlacePrecision, float] = {PlacePrecision.DISTRICT: 25.0, PlacePrecision.PROVINCE: 100.0,
                                             PlacePrecision.UNKNOWN: math.inf}
"""The same for what is wide, whose point is wherever its source puts it: an ocean's anywhere."""
HELD = 0.7
"""Share of each file's toponyms before those that Mordecai 3 is measured on."""
APART = 5
"""Characters that an annotated offset may be off by in one file."""
INSIDE = frozenset({"Embedded_Non_Lit", "Embedded_Literal", "Coercion"})
"""GeoWebNews' types of names inside others, and of things that stand for a place ("the stadium")."""
LITERAL = frozenset({"", "Literal", "Mixed", "Literal_Modifier"})
"""Its types of names of places as places; the other sets type nothing."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """An annotated span of the text; number and point are None where the set gives none."""

    start: int
    end: int
    words: str
    number: int | None
    point: tuple[float, float] | None
    type: str
    last: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    report: Report
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    toponym: Toponym
    text: Text
    mention: PlaceMention
    resolution: Resolution[Place]
    listed: bool
    demonym: bool
    otherwise: bool

    @property
    def place(self) -> Place | None:
        return self.resolution.chosen

    @property
    def exact(self) -> bool:
        return self.place is not None and self.place.id == f"geonames:{self.toponym.number}"

    @property
    def near(self) -> bool:
        return self.exact or (self.toponym.point is not None and _apart(self.place, self.toponym.point) <= NEAR_KM)

    @property
    def none(self) -> bool:
        return self.place is None or any("stands in" in reason for reason in self.resolution.reasons)

    @property
    def counted(self) -> bool:
        return self.toponym.number is not None and not self.demonym and self.toponym.type not in INSIDE


def main(asked: Sequence[str]) -> int:
    warnings.simplefilter("ignore")  # of the parser's libraries
    parser = argparse.ArgumentParser(description="Toponym resolution on LGL, TR-News and GeoWebNews.")
    parser.add_argument("sets", nargs="*", metavar="SET", help="lgl, TR-News, GWN")
    parser.add_argument("--errors", type=int, default=0, help="list so many, of the part that may be read")
    parser.add_argument("--read", action="store_true", help="measure recognition too (slower)")
    given = parser.parse_args(asked)
    if unknown := sorted(set(given.sets) - set(FILES)):
        print(f"there is no set {unknown[0]}; name {', '.join(FILES)}", file=sys.stderr)
        return 2
    if not FOLDER.is_dir():
        print("The geoparsing sets are not beside this checkout (../shared/dev/geoparsing).")
        return 0
    known = dev_sets.imported()
    for name in given.sets or FILES:
        read = list(_read(texts(name), known, given.read))
        answers = [answer for text, placed, _ in read for answer in answered(text, placed, known)]
        _told(name, answers)
        if given.read:
            _recognised([(text, found) for text, _, found in read])
        _list(answers, given.errors)
    return 0


def texts(name: str) -> list[Text]:
    """The articles of a set, in order, with what is annotated in each."""
    root = ET.parse(FOLDER / FILES[name]).getroot()  # a file of the set's own, not a stranger's
    drafts = [(article, _toponyms(article)) for article in root.iter("article")]
    numbered = sum(t.number is not None for _, found in drafts for t in found)
    done, made = 0, []
    for number, (article, found) in enumerate(drafts):
        done += sum(t.number is not None for t in found)
        late = done > HELD * numbered
        text = article.findtext("text") or ""
        told = tuple(Toponym(t.start, t.end, t.words, t.number, t.point, t.type, late) for t in found)
        made.append(Text(_report(f"{name}-{number}", text, article.findtext("domain")), told))
    return made


def _report(key: str, text: str, publisher: str | None) -> Report:
    segments, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment(start, start + len(line), SegmentKind.BODY))
        start += len(line) + 1
    return Report(key, text, "", key, tuple(segments), publisher=publisher)


def _toponyms(article: ET.Element) -> list[Toponym]:
    text, found = article.findtext("text") or "", []
    for element in article.iter("toponym"):
        words = element.findtext("phrase") or element.findtext("extractedName") or ""
        start = _start(text, words, int(element.findtext("start") or 0))
        tag = element.find("gaztag")
        number = tag.get("geonameid") if tag is not None else element.findtext("geonamesID")
        where = tag if tag is not None else element
        lat, lon = (where.findtext(key) or element.findtext(key) for key in ("lat", "lon"))
        lat, lon = lat or element.findtext("latitude"), lon or element.findtext("longitude")
        found.append(Toponym(start, start + len(words), words, int(number) if number else None,
                             (float(lat), float(lon)) if lat and lon else None, element.findtext("type") or ""))
    return sorted(found, key=lambda t: t.start)


def _start(text: str, words: str, start: int) -> int:
    """Where the words stand: one file's offsets are off by a line's end or so."""
    near = [at for at in range(start - APART, start + APART + 1) if at >= 0 and text.startswith(words, at)]
    return min(near, key=lambda at: abs(at - start)) if near else start


def _read(read: Sequence[Text], known: Knowledge, recognise: bool,
          ) -> Iterator[tuple[Text, list[PlaceFound], list[PlaceFound]]]:
    """Each text with places found in it when told the annotated names, and, where asked, when told nothing."""
    for text, sentences in zip(read, parsed([text.report for text in read]), strict=True):
        told = frozenset(t.words for t in text.toponyms if t.number is not None)
        given = find_places(sentences, known.gazetteer, known.packs, told=told)
        found = [place for reading in read_sentences(sentences, known) for place in reading.places] if recognise else []
        yield text, [place for places in given for place in places], found


def parsed(reports: Sequence[Report]) -> Iterator[tuple[Sentence, ...]]:
    """Sentences of each report, whatever it speaks of."""
    pieces = [(segment, (n, at)) for n, report in enumerate(reports) for at, segment in enumerate(report.segments)]
    pairs = ((reports[n].text[segment.start:segment.end], (n, at)) for segment, (n, at) in pieces)
    sentences: list[list[Sentence]] = [[] for _ in reports]
    for doc, (n, at) in model().pipe(pairs, BATCH):
        segment, row = reports[n].segments[at], sentences[n]
        offsets = range(segment.start, segment.end)
        row.extend(Sentence(span, reports[n], segment, at, len(row) + i, False, offsets)
                   for i, span in enumerate(doc.sents) if span.text.strip())
    return (tuple(row) for row in sentences)


def answered(text: Text, placed: Sequence[PlaceFound], known: Knowledge) -> Iterator[Answer]:
    """What is answered for each toponym that has a number, all of a text judged together."""
    nouns = place_nouns(known.packs)
    asked = [(t, _mention(t, placed)) for t in text.toponyms if t.number is not None]
    chosen = resolve_mentions(text.report, [mention for _, mention in asked], (known.gazetteer, nouns))
    listed = {t.number for t, _ in asked if known.gazetteer.get(f"geonames:{t.number}")}
    for toponym, mention in asked:
        held = toponym.number in listed
        yield Answer(toponym, text, mention, chosen[mention], held, _demonym(toponym.words, nouns),
                     held or _otherwise(toponym, known))


def _otherwise(toponym: Toponym, known: Knowledge) -> bool:
    """Whether a place of the name lies there, whatever its number."""
    return toponym.point is not None and any(
        _apart(entry.place, toponym.point) <= MIDDLE_KM.get(entry.place.precision, SAME_KM)
        for entry in known.gazetteer.find(toponym.words, fuzzy=False))


def _mention(toponym: Toponym, placed: Iterable[PlaceFound]) -> PlaceMention:
    """As the finder reads it; the bare name where it reads the span as something wider or as part of an address."""
    for place in placed:
        if place.evidence.start < toponym.end and toponym.start < place.evidence.end and _same(place, toponym):
            return place.mention
    return PlaceMention(toponym.words)


def _same(place: PlaceFound, toponym: Toponym) -> bool:
    first = place.evidence.quote.find(toponym.words)
    return place.mention.name in toponym.words and place.evidence.start + first == toponym.start


def _demonym(words: str, nouns: PlaceNouns) -> bool:
    lower = words.lower()
    return lower in nouns.peoples or lower.removesuffix("s") in nouns.demonyms or lower in nouns.demonyms


def _apart(place: Place | None, point: tuple[float, float]) -> float:
    """Kilometres; infinite where there is nothing to measure from."""
    if place is None or place.lat is None or place.lon is None:
        return math.inf
    north, south = math.radians(place.lat), math.radians(point[0])
    east = math.radians(place.lon - point[1])
    chord = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def _told(name: str, answers: Sequence[Answer]) -> None:
    counted = [a for a in answers if a.counted]
    last = [a for a in counted if a.toponym.last]
    print(f"{name}: exact, to reach {REACH[name]:.3f}")
    for what, held in (("last 30 %", last), ("first 70 %", [a for a in counted if not a.toponym.last]),
                       ("all", counted), ("demonyms", [a for a in answers if a.demonym]),
                       ("inside names", [a for a in answers if a.toponym.type in INSIDE and not a.demonym])):
        listed = [a for a in held if a.listed]
        print(f"  {what:<14}{len(held):>6}   exact {_share(a.exact for a in held)}   @161 km "
              f"{_share(a.near for a in held)}   listed {len(listed):>5}: exact {_share(a.exact for a in listed)}")
    missing = [a for a in counted if not a.listed]
    for what, held in (("all", missing), ("last 30 %", [a for a in missing if a.toponym.last])):
        nowhere = [a for a in held if not a.otherwise]
        print(f"  none of these, {what}: of {len(held)} that no gazetteer has {_share(a.none for a in held)}; of "
              f"{len(nowhere)} that none has under another number either {_share(a.none for a in nowhere)}")


def _recognised(read: Sequence[tuple[Text, Sequence[PlaceFound]]]) -> None:
    hits = found = met = wanted = 0
    for text, places in read:
        spans = [(p.evidence.start, p.evidence.end) for p in places]
        any_of = [t for t in text.toponyms if t.number is not None or t.point is not None]
        literal = [t for t in any_of if t.type in LITERAL]
        found += len(spans)
        hits += sum(any(s < t.end and t.start < e for t in text.toponyms) for s, e in spans)
        wanted += len(literal)
        met += sum(any(s < t.end and t.start < e for s, e in spans) for t in literal)
    print(f"  found: precision {hits / found:.3f} of {found}, recall {met / wanted:.3f} of {wanted}")


def _share(truths: Iterable[bool]) -> str:
    count = Counter(truths)
    return f"{count[True] / count.total():.3f}" if count else "–"


def _list(answers: Sequence[Answer], most: int) -> None:
    wrong = [a for a in answers if a.counted and a.listed and not a.exact and not a.toponym.last]
    for a in wrong[::max(1, len(wrong) // most) if most else 1][:most]:
        t, place = a.toponym, a.place
        around = a.text.report.text[max(0, t.start - 60):t.end + 60].replace("\n", " ")
        said = f"{place.id} {place.name}, {place.admin1}, {place.country}" if place else "none"
        print(f"    {a.text.report.id} {t.words!r} is {t.number} {t.point}, taken for {said}; "
              f"{'; '.join(a.resolution.reasons)}\n        …{around}…\n        {a.mention}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
