"""Names: from a parsed sentence to the runs of words that are names of persons.

Places and parties are given and left out. A name needs a reason to be one: a title, a noun of persons, an age, a known
given name, a list of names, or its place in the sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from sijill.extract.ages import Age
from sijill.extract.document import remembered
from sijill.extract.numerals import HYPHENS
from sijill.extract.people import PeopleWords
from sijill.knowledge.persons import Persons
from sijill.model.claim import AgeGroup

QUOTES = "‘’'`´"
SPACE = "_SP"
"""The tag of a second space between two words, which spaCy makes a token."""
PROPER = {"NNP", "NNPS"}
NEVER = {"PRP", "PRP$", "DT", "IN", "CC", "MD", "WDT", "WP", "WP$", "WRB", "EX", "TO", "CD", "PDT", ":", ","}
"""Tags of words that stand capitalised at the beginning of a sentence or a quotation, and in no name."""
INNER = HYPHENS | {"'", "’", "‘", "`", "´"}
OPEN, CLOSE = {"“", '"', "‘", "'", "`", "``", "("}, {"”", '"', "’", "'", "`", "''", ")"}
PLACED = {"in", "near", "from", "into", "towards", "toward", "across", "around", "outside", "inside", "at", "via",
          "between", "the"}
"""Words before a place; before a name of a person only if something else says that it is one."""
BEFALLEN_ARCS, BESIDE_ARCS = {"nsubjpass", "dobj"}, {"appos", "conj"}
"""Where in its sentence a run of two capitalised words is taken for a person: whom something befell, or, coordinated
with a noun of persons, beside one."""
POSSESSIVES = {"'s", "’s"}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens start..end of the document, without title; `reach` is where nickname, age and the like behind it end.

    owner: what follows is said to be theirs ("Ahmad's house"). noun: the token of the noun of persons it goes with.
    """

    start: int
    end: int
    reach: int
    owner: bool
    noun: int | None
    title: int | None


@dataclass(frozen=True, slots=True)
class NameReader(PeopleWords):
    """The same words, read for names: `taken` are positions that places and parties hold."""

    taken: frozenset[int]

    @classmethod
    def of(cls, span: Any, persons: Persons, taken: Sequence[tuple[int, int]] = ()) -> "NameReader":
        positions = frozenset(i for start, end in taken for i in range(start, end))
        words = PeopleWords.of(span, persons)
        return cls(span, persons, words.ages, words.lower, words.tags, positions)

    def age_at(self, position: int) -> Age | None:
        return next((age for age in self.ages if age.start <= position < age.end), None)

    def glued(self, position: int) -> bool:
        """No space between this word and the next."""
        token = self.token(position)
        return token is not None and not token.whitespace_

    def capital(self, position: int) -> bool:
        """The word may be part of a name: capitalised, no acronym, no word that names other things."""
        token = self.token(position)
        if token is None or position in self.taken or token.tag_ in NEVER:
            return False
        letters = token.text.lstrip(QUOTES)
        if any(letter.isdigit() for letter in letters):
            return False
        if not letters[:1].isupper() or (letters.isupper() and len(letters) > 2 and not letters.endswith(".")):
            return False
        first = position == self.span.start
        return not first or token.tag_ in PROPER or token.lower_ in self.persons.names.given

    def titled(self, position: int) -> bool:
        """A title: "Sister Maria"; but "her sister Mona" is a relative."""
        noun = self.persons.noun(self.word(position))
        return self.word(position) in self.persons.names.titles and not (
            noun is not None and noun.kin and self.word(position) == self.token(position).text)

    def _opens(self, position: int) -> bool:
        """A title stands before a name, though it may stand inside one as well ("Karim Hajj Salim")."""
        return self.word(position) not in self.persons.names.titles or self.glued(position)

    def particle(self, position: int) -> bool:
        return self.word(position) in self.persons.names.particles and position not in self.taken

    def other_thing(self, position: int) -> bool:
        return self.word(position) in self.persons.names.not_persons

    def run_end(self, start: int) -> int:
        """Where the run of name words that begins here ends; `start` itself if none begins."""
        end = position = start
        while True:
            step = position
            while step > start and (self.tag(step) == SPACE or (
                    self.word(step) in INNER and self.glued(step - 1) and self.glued(step))):
                step += 1
            if self.capital(step) and self._part(step) and (step > start or self._opens(step)):
                end = position = step + 1
            elif self.particle(step) and (self.capital(step) or step > start or self.glued(step)):
                position = step + 1
            else:
                return end

    def _part(self, position: int) -> bool:
        """Not a noun of persons or a demonym: "Palestinian", "Journalist" stand before names and are none."""
        if self.word(position) in self.persons.names.given:
            return True
        return self.noun(position) is None and self.word(position) not in self.persons.demonyms


def find_names(span: Any, persons: Persons, taken: Sequence[tuple[int, int]] = ()) -> tuple[Name, ...]:
    """Names of persons in a span, left to right; `taken` are token spans of what is known to be something else."""
    return remembered(span, ("names", *taken), lambda: _names(span, persons, taken))


def _names(span: Any, persons: Persons, taken: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    reader = NameReader.of(span, persons, taken)
    names: list[Name] = []
    position = span.start
    doc = span.doc
    while position < span.end:
        written = doc.words[position].lstrip(QUOTES)
        if not (written[:1].isupper() or doc.lower[position] in persons.names.particles):  # nearly every word
            position += 1
            continue
        end = reader.run_end(position)
        if end == position:
            position += 1
            continue
        name = _name(reader, position, end)
        if _plausible(reader, name) and (_reason(reader, name) or _listed(reader, name, names)):
            if names and _also_known(reader, names[-1], name):
                name = replace(names.pop(), reach=name.reach)
            names.append(name)
            end = max(end, name.reach)
        position = end
    return tuple(_respectively(reader, names))


def _respectively(reader: NameReader, names: Sequence[Name]) -> Iterator[Name]:
    """ "his son and daughter, Omar and Mona", "a niece and a nephew, Sara and Adam": each his own noun."""
    second: Name | None = None
    for name, after in zip_longest(names, names[1:]):
        first = _noun_of_pair(reader, name) if second is None else None
        if second is not None:
            yield second
            second = None
        elif first is not None and after is not None and after.noun is None \
                and [reader.word(i) for i in range(name.reach, after.start)] == ["and"]:
            second = replace(after, noun=name.noun)
            yield replace(name, noun=first)
        else:
            yield name


def _noun_of_pair(reader: NameReader, name: Name) -> int | None:
    """The first of two relatives, where the name stands behind the second and a comma."""
    if name.noun is None or reader.word(name.noun + 1) != ",":
        return None
    joint = name.noun - 1 - (reader.tag(name.noun - 1) in {"DT", "PRP$"})
    nouns = [reader.noun(i) for i in (joint - 1, name.noun)] if reader.word(joint) == "and" else []
    return joint - 1 if nouns and all(n is not None and n.kin and n.singular and not n.plural for n in nouns) else None


def _also_known(reader: NameReader, named: Name, name: Name) -> bool:
    """ "Karim Haddad, also known as Abu Samir": a second name of one person."""
    known = any(all(reader.word(name.start - len(a) + i) == w for i, w in enumerate(a)) for a in ALIAS)
    return known and 0 < name.start - named.reach <= FAR_ALIAS


ALIAS = (("known", "as"), ("aka",), ("nicknamed",), ("a.k.a.",))
FAR_ALIAS = 6
"""Words from a name to the person's other name: ", who is also known as" has six."""


def _name(reader: NameReader, start: int, end: int) -> Name:
    title = start - 1 if reader.titled(start - 1) else None
    noun = _noun_before(reader, start, title)
    return Name(start, end, reach(reader, end), reader.word(end) in POSSESSIVES, noun, title)


def reach(reader: NameReader, end: int) -> int:
    """Past what belongs to a name behind it: “Um Fadi”, (Abu Nasr), (30), (12 years old), ", 45"."""
    position = end
    while True:
        word, age = reader.word(position), reader.age_at(position + (reader.word(position) in {",", "(", "–", "-"}))
        close = _closing(reader, position) if word in OPEN else None
        if close is not None:
            position = close
        elif word == "/" and reader.capital(position + 1):
            position += 2  # another spelling: "Sayma/Sima"
        elif age is not None and not age.adjective:  # also "(23, who had …": the bracket goes on
            position = age.end
        else:
            return position


def _closing(reader: NameReader, position: int) -> int | None:
    """Behind the sign that closes a short aside: a nickname, an age, a word or two; nothing with a verb in it."""
    for end in range(position + 1, min(position + 9, reader.span.end)):
        if reader.word(end) in CLOSE or reader.word(end).endswith(")"):
            return end + 1
        if reader.tag(end) in {"VBD", "VBZ", "VBP", "MD"}:
            return None
    return None


def _noun_before(reader: NameReader, start: int, title: int | None) -> int | None:
    """The noun of persons right before the name: "the Iraqi child Karim", "her husband, Ibrahim", "identified as X"."""
    position = (start if title is None else title) - 1
    if reader.word(position) in {"“", '"', "‘", ":", "*"}:
        position -= 1
    age = reader.age_at(position)
    if age is not None:
        position = age.start - 1 - (reader.tag(age.start - 1) == "DT")  # "their daughters, a 16-year old Mona"
    introduced = next((phrase for phrase in reader.persons.parts.sorted_as
                       if all(reader.word(position - len(phrase) + 1 + i) == w for i, w in enumerate(phrase))), None)
    if introduced is not None:
        return _noun_far(reader, position - len(introduced))
    if reader.word(position) in {",", "–", "—", ":"}:
        return _noun_of(reader, position - 1)
    noun = reader.noun(position)
    named = noun is not None and not noun.participle and not noun.counted  # "killing Karim": an event, no person
    return position if named and position not in reader.taken else None


def _noun_of(reader: NameReader, position: int) -> int | None:
    """ "her husband, X", "a grandfather of the Haddad family, X": a singular noun ends, or opens, the words before."""
    for back in range(position, max(position - 9, reader.span.start - 1), -1):
        noun = reader.noun(back)
        if noun is not None and back == position and (noun.kin or noun.facts.age_group is AgeGroup.CHILD):
            return _of_how_many(reader, back)  # "four sons – Omar, …", "two boys, Omar and …"
        if noun is not None and noun.singular and (back == position or reader.word(back + 1) == "of"):
            return back
        if reader.tag(back) not in PROPER | {"NN", "JJ", "IN", "DT", "PRP$", "CC", "HYPH"}:
            return None
    return None


def _of_how_many(reader: NameReader, position: int) -> int:
    """ "a mother of six children, Mona": Mona is the mother."""
    opening = position - 1 - (reader.tag(position - 1) == "CD")
    outer = reader.noun(opening - 1) if reader.word(opening) == "of" else None
    return opening - 1 if outer is not None and outer.singular and outer.kin else position


def _noun_far(reader: NameReader, position: int) -> int | None:
    """The nearest noun of persons before "identified as", within its sentence's last words."""
    for back in range(position, max(position - 12, reader.span.start - 1), -1):
        noun = reader.noun(back)
        if noun is not None and not noun.participle and not noun.counted:
            return back
    return None


def _plausible(reader: NameReader, name: Name) -> bool:
    """Nothing in it or around it says that it names a place, a body, a family or a thing."""
    if any(reader.other_thing(i) and (i == name.start or reader.word(i) not in reader.persons.names.inner)
           for i in range(name.start, name.end)):
        return False
    after = name.end + (reader.word(name.end) in POSSESSIVES)
    if reader.word(after) in reader.persons.names.families:
        return False
    if reader.other_thing(after) and reader.token(after).text[:1].isupper():
        return False
    if reader.word(name.start - 1) == "of" and (
            reader.other_thing(name.start - 2) or reader.word(name.start - 2) in reader.persons.names.families):
        return False
    beside = [i for i in (name.start - 1, name.end) if i in reader.taken and reader.tag(i) in PROPER]
    if any(reader.word(i) not in reader.persons.demonyms for i in beside):
        return False
    single = name.end - name.start == 1 and len(reader.word(name.start)) < 2
    return not single and reader.word(name.start - 1) not in {"@", "#"}


def _reason(reader: NameReader, name: Name) -> bool:
    if _strong(reader, name):
        return True
    return reader.word(name.start - 1) not in PLACED and (_given(reader, name) or _placed(reader, name))


def _strong(reader: NameReader, name: Name) -> bool:
    """A title, an age, or a noun of persons before it or in brackets behind: "identified as X", "X (daughter)"."""
    if name.title is not None or _aged(reader, name) or any(reader.noun(i) for i in range(name.end, name.reach)):
        return True
    if name.noun is None:
        return False
    noun = reader.noun(name.noun)
    if noun is None or noun.nationality is not None:
        return False
    return noun.singular or name.noun < name.start - 1 or noun.kin or noun.occupation


def _aged(reader: NameReader, name: Name) -> bool:
    if any(reader.age_at(i) for i in range(name.end, name.reach)):
        return True
    before = reader.age_at(name.start - 1)
    return before is not None and before.adjective


def _given(reader: NameReader, name: Name) -> bool:
    """A known given name or a kunya opens it, or stands in it with another name."""
    names = reader.persons.names
    words = [reader.word(i) for i in range(name.start, name.end)]
    if words[0] in names.given or (words[0] in names.kunyas and len(words) > 1):
        return True
    return len(words) > 1 and any(word in names.given or word in names.filiations for word in words[1:])


def _placed(reader: NameReader, name: Name) -> bool:
    """Two words or more, unknown, where a person stands: killed, beside a person; or "X and seven of his guards"."""
    root = reader.span.doc[name.start:name.end].root
    possessive = any(reader.word(i) in reader.persons.parts.possessors and reader.tag(i) == "PRP$"
                     for i in range(name.end + 1, name.end + 5)) and reader.word(name.end) in {"and", ","}
    capitals = sum(reader.capital(i) for i in range(name.start, name.end))
    beside = root.dep_ in BESIDE_ARCS and reader.noun(root.head.i) is not None
    befallen = (beside or root.dep_ in BEFALLEN_ARCS) and root.tag_ in PROPER
    return possessive or (capitals > 1 and befallen and not name.owner)


def _listed(reader: NameReader, name: Name, names: Sequence[Name]) -> bool:
    """The next of a list of names: only commas, "and" and nouns of persons stand between."""
    if not names:
        return False
    between = range(names[-1].reach, name.start)
    joining = reader.persons.parts.joiners | reader.persons.parts.possessors | {"*"}
    return len(between) > 0 and all(reader.word(i) in joining or reader.noun(i) for i in between)
