"""Texts in capitals: a stretch of a report in, the same stretch with small letters where they belong out.

It is as long as before, so that offsets stay true; evidence goes on quoting the capitals.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sijill.extract.words import vector_ranks
from sijill.knowledge import Knowledge
from sijill.knowledge.casing import WORD, Case, Casing, Known, Shouted, case_of, shouted, written
from sijill.knowledge.pack import Pack
from sijill.knowledge.roster import Roster

FEWEST_WORDS = 4
"""Fewer words in capitals may be a name or an abbreviation and say nothing of how the rest is written."""
SHARE = 0.9
"""Of the letters: "GUNMEN KILLED TWO (see p. 4)" is in capitals too."""
ORDINALS = {"st", "nd", "rd", "th", "d", "s"}
"""Letters behind a figure: "5TH", "3D", "1980S"."""
PARTICLES = {"de", "del", "y", "da", "do", "dos", "das", "van", "von", "der", "bin", "ibn", "du"}
"""Small inside a name: "San Juan del Rio"."""
LOOSE_PARTICLES = {"la", "las", "los", "el", "le"}
"""Small only behind another particle: "Pico de la Luna", but "La Luna"."""
LONGEST_PLACE = 5
"""Words of a place's name that are looked up together."""
RARE = 20_000
"""Rank from which a word's small spelling is rare enough for a name or acronym of one word to be meant instead."""


def in_capitals(text: str) -> bool:
    """Whether nearly all letters of some words are capitals."""
    letters = [c for c in text if c.isalpha()]
    if len(text.split()) < FEWEST_WORDS or not letters:
        return False
    return sum(c.isupper() for c in letters) >= SHARE * len(letters)


def recased(text: str, knowledge: Knowledge) -> str:
    """The text with small letters where they belong; every sentence begins with a capital. No other is changed."""
    if not in_capitals(text):
        return text
    words = shouted(text, known_words(knowledge))
    cases = _casing(knowledge.packs).cases(words)
    cases = [_alone(word, text) or case for word, case in zip(words, cases, strict=True)]
    named = _names(text, words, cases, knowledge)
    cases = [named.get(n, case) for n, case in enumerate(cases)]
    cases = [_inside(words, cases, n) for n in range(len(words))]
    pieces, end = list[str](), 0
    for word, case in zip(words, cases, strict=True):
        opening = Case.TITLE if word.first and case is Case.SMALL else case
        pieces += [text[end:word.start], written(text[word.start:word.end], opening)]
        end = word.end
    return "".join([*pieces, text[end:]])


@lru_cache(maxsize=2)
def _casing(packs: tuple[Pack, ...]) -> Casing:
    return Casing.from_packs(packs)


def known_words(knowledge: Knowledge) -> Known:
    """What the parser's vectors, the packs and the gazetteer know of words."""
    given = knowledge.language.persons.names.given
    return Known(vector_ranks(), given.__contains__, knowledge.gazetteer.known)


def _alone(word: Shouted, text: str) -> Case | None:
    """Letters that are no word: initials, "M-16", "5TH"."""
    if word.start and text[word.start - 1].isdigit():
        return Case.SMALL if word.small in ORDINALS else Case.UPPER
    if len(word.small) > 1:
        return None
    return Case.SMALL if word.small == "a" and text[word.end:word.end + 1] in {" ", "\n"} else Case.UPPER


def _names(text: str, words: Sequence[Shouted], cases: Sequence[Case], knowledge: Knowledge) -> Mapping[int, Case]:
    """Words inside names that the roster or the gazetteer knows, with the case they have there."""
    found = dict(_parties(text, words, knowledge))
    for first, last in _places(text, words, cases, knowledge):
        found |= {n: Case.TITLE for n in range(first, last) if n not in found}
    return found


def _parties(text: str, words: Sequence[Shouted], knowledge: Knowledge) -> Iterator[tuple[int, Case]]:
    """A name in the roster that small letters would not match is one of a party, written as the roster writes it."""
    small = {(m.start, m.end) for m in knowledge.roster.mentions(text.lower())}
    rank, spellings = vector_ranks(), _spellings(knowledge.roster)
    for hit in knowledge.roster.mentions(text):
        inside = [n for n, w in enumerate(words) if hit.start <= w.start and w.end <= hit.end]
        if (hit.start, hit.end) in small or not inside:
            continue
        if len(inside) == 1 and (rank(words[inside[0]].small) or RARE) < RARE:
            continue  # "IS" is far oftener a verb
        known = spellings.get(tuple(words[n].small for n in inside), (Case.TITLE,) * len(inside))
        yield from zip(inside, known, strict=True)


@lru_cache(maxsize=2)
def _spellings(roster: Roster) -> Mapping[tuple[str, ...], tuple[Case, ...]]:
    """By the small letters of a name's words, how each is written."""
    names = [name for entry in roster.entries for name in (entry.name, *entry.aliases)]
    return {tuple(w.lower() for w in found): tuple(map(case_of, found)) for name in reversed(names)
            if (found := WORD.findall(name))}


def _places(text: str, words: Sequence[Shouted], cases: Sequence[Case], knowledge: Knowledge,
            ) -> Iterator[tuple[int, int]]:
    """Longest runs of two words or more that name a place, begin and end with no common word."""
    runs = {(a, b): text[words[a].start:words[b - 1].end] for a in range(len(words))
            for b in range(a + 2, min(a + LONGEST_PLACE, len(words)) + 1) if _may_name(words, cases, a, b)}
    held = knowledge.gazetteer.known(set(runs.values()))
    end = 0
    for (first, last), name in sorted(runs.items(), key=lambda r: (r[0][0], -r[0][1])):
        if first >= end and name in held:
            end = last
            yield first, last


def _may_name(words: Sequence[Shouted], cases: Sequence[Case], first: int, last: int) -> bool:
    if any(w.link or w.first for w in words[first + 1:last]):
        return False
    small = [n for n in range(first, last) if cases[n] is Case.SMALL]
    loose = PARTICLES | LOOSE_PARTICLES
    return all(words[n].small in loose or words[n].ratio < 1 for n in small) and len(small) < last - first


def _inside(words: Sequence[Shouted], cases: Sequence[Case], at: int) -> Case:
    """Particles are small between the capitals of a name."""
    small = words[at].small
    if at == 0 or at + 1 >= len(words) or words[at].first or words[at + 1].first:
        return cases[at]
    behind = cases[at - 1] is not Case.SMALL or words[at - 1].small in PARTICLES
    if small in PARTICLES and behind and (cases[at + 1] is not Case.SMALL or words[at + 1].small in LOOSE_PARTICLES):
        return Case.SMALL
    if small in LOOSE_PARTICLES and cases[at + 1] is not Case.SMALL:
        return Case.SMALL if words[at - 1].small in PARTICLES else Case.TITLE
    return cases[at]
