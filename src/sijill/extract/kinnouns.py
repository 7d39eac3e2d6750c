"""Kin nouns: from one sentence to the nouns of relatives in it, whose relatives they are and whom they name.

"Salim Haddad and his two sons, Omar and Adam": the sons are Salim's, and Omar's and Adam's noun.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.extract.ages import find_ages
from sijill.extract.reading import Reading
from sijill.extract.victims import VictimFound
from sijill.knowledge.likeness import name_key
from sijill.knowledge.persons import Persons
from sijill.model.claim import ADULT_YEARS, Sex, is_child

FAR = 8
"""Words from a possessive to its noun: "his two other sons", "Mona's 17-year-old daughter" (each hyphen a word)."""

LISTING = 16
"""Words from the noun that counts the relatives to the sign behind which they are named: "children of Salim Omar Haddad
and Mona Haddad were killed:"."""

INNER = {"JJ", "JJR", "JJS", "CD", "HYPH", "NN", "RB", "VBN", ":"}
"""Tags of words between a possessive and its noun."""
FINITE = {"VBD", "VBZ", "VBP", "MD"}
SIGNS = {":", "–", "—"}
"""Signs behind which a list names those just counted."""
SEXES = {"his": Sex.MALE, "her": Sex.FEMALE}
BETWEEN = {"-", "–", "(", ")", "year", "years", "old", "months", "month", "aged", "a"}
"""Words of ages between the brothers and sisters of a list."""
NAMELY = {",", "namely", "–", "—", ":", "-", "and", "all"}
"""Words from the children to the sons and daughters that they are: "all her children, namely, her four sons"."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named: by which key, in which sentence, and what is said of them there."""

    key: str
    sentence: int
    found: VictimFound

    @property
    def start(self) -> int:
        return next((p.start for p in self.found.pieces if p.field == "name"), self.found.start)

    @property
    def end(self) -> int:
        return next((p.end for p in self.found.pieces if p.field == "name"), self.found.end)

    @property
    def child(self) -> bool:
        """Said to be one, or of a child's age."""
        return is_child(self.found.age_group, self.found.age)


@dataclass(frozen=True, slots=True)
class KinNoun:
    """A noun of relatives at a token of the sentence: whose they are (none where that is not said), and who is named.

    called_children: it says of them that they are children.
    """

    position: int
    word: str
    owners: tuple[Person, ...]
    named: tuple[Person, ...]
    called_children: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A sentence, read for relatives; `people` are those named in the whole report, in order."""

    reading: Reading
    place: int
    persons: Persons
    people: Sequence[Person]

    @property
    def first(self) -> int:
        return int(self.reading.sentence.span.start)

    @property
    def last(self) -> int:
        return int(self.reading.sentence.span.end)

    def word(self, position: int) -> str:
        return self.reading.sentence.span.doc.lower[position] if self.first <= position < self.last else ""

    def tag(self, position: int) -> str:
        return self.reading.sentence.span.doc.tags[position] if self.first <= position < self.last else ""

    def here(self) -> list[Person]:
        return [p for p in self.people if p.sentence == self.place]

    def nouns(self) -> Iterator[KinNoun]:
        """In order. A noun without an owner goes on with those of the noun before: "their daughters …, and a son"."""
        kin = self.persons.kinship
        words = kin.offspring | kin.second | kin.spouses
        before: KinNoun | None = None
        for position in range(self.first, self.last):
            word = self.word(position)
            if word not in words:
                continue
            owners, goes_on = self.owners(position), before is not None and self._goes_on(before, position)
            called = word in kin.children or self._of_a_childs_age(position)
            if before is not None and goes_on:
                called = called or (before.called_children and (not owners or self._are_those(before, position)))
                owners = owners or list(before.owners)
            before = KinNoun(position, word, tuple(owners), tuple(self.named(position)), called)
            yield before

    def _goes_on(self, before: KinNoun, noun: int) -> bool:
        offspring = self.persons.kinship.offspring
        return self.word(noun) in offspring and before.word in offspring

    def _of_a_childs_age(self, noun: int) -> bool:
        """ "her one-month-old twins"."""
        ages = find_ages(self.reading.sentence.span, self.persons.names)
        return any(a.adjective and a.end == noun and a.years < ADULT_YEARS for a in ages)

    def _are_those(self, whole: KinNoun, noun: int) -> bool:
        """ "children: Omar (son), Mona (daughter)", "all her children, namely, her four sons": the same people."""
        between = range(whole.position + 1, noun)
        if any(self.word(i) in SIGNS for i in between):
            return True
        return all(self.word(i) in NAMELY or self.tag(i) in {"PRP$", "CD"} for i in between)

    def owners(self, noun: int) -> list[Person]:
        """Whose relatives the noun speaks of: "his two sons", "Mona's daughter", "children of Salim and Mona"."""
        if self.word(noun + 1) == "of":
            return self._named_from(noun + 2)
        for position in range(noun - 1, max(noun - 1 - FAR, self.first - 1), -1):
            if self.tag(position) == "PRP$":
                return self._meant(position)
            if self.tag(position) == "POS" or self.word(position) in {"'s", "’s"}:
                return self._named_to(position)
            if self.tag(position) not in INNER:
                break
        return []

    def _named_to(self, end: int) -> list[Person]:
        """Those named right before the possessive: "Mona's", "Salim and Mona's"."""
        found: list[Person] = []
        while (last := self._ending(end)) is not None:
            found.append(last)
            start = last.start if last.sentence == self.place and last.end == end else end - 1
            if self.word(start - 1) != "and":
                break
            end = start - 1
        return found

    def _ending(self, end: int) -> Person | None:
        return next((p for p in self.here() if p.end == end), None) or self._called(end)

    def _called(self, end: int) -> Person | None:
        """Whoever was named before by this given name, and is no child."""
        key = name_key(self.word(end - 1))
        return next((p for p in self.people if key and p.key.split()[:1] == [key] and not p.child
                     and (p.sentence < self.place or (p.sentence == self.place and p.start < end))), None)

    def _named_from(self, start: int) -> list[Person]:
        found: list[Person] = []
        for person in self.here():
            gap = [self.word(i) for i in range(start, min(person.start, person.found.start))]
            if person.end > start and (gap == [] or (found and gap == ["and"])):
                found.append(person)
                start = person.end
        return found

    def _meant(self, position: int) -> list[Person]:
        """Whom "his", "her", "their" mean: grown persons named before, no brother or sister of the same list; else
        whom the sentence before is about, where it is one person."""
        sex, word = SEXES.get(self.word(position)), self.word(position)
        able = [p for p in self.here() if p.start < position and not p.child and not self._sibling(p, position)
                and (sex is None or p.found.sex in {None, sex})]
        if not able and sex is not None:
            return [p for p in self.people if p.sentence == self.place - 1 and not p.child and p.found.sex is sex][:1]
        if word != "their" or len(able) < 2:
            return able[-1:]
        return able[-2:] if self._couple(able[-2], able[-1]) else able[-1:]

    def _sibling(self, person: Person, position: int) -> bool:
        """ "his son Omar, and his daughter Mona": Mona is no daughter of Omar's."""
        if not any(self.word(n) in self.persons.kinship.offspring for n in person.found.nouns):
            return False
        gap = (self.word(i) for i in range(person.found.end, position))
        return all(w in self.persons.parts.joiners or w in BETWEEN or w[:1].isdigit() for w in gap)

    def _couple(self, left: Person, right: Person) -> bool:
        kin = self.persons.kinship
        if any(self.word(n) in kin.spouses for p in (left, right) for n in p.found.nouns):
            return True
        return self.word(right.found.start - 1) == "and" and right.found.start - left.found.end < FAR

    def named(self, noun: int) -> list[Person]:
        """Who is named under the noun: as its name, behind it or its owners, or behind a sign."""
        here = self.here()
        mine = [p for p in here if noun in p.found.nouns]
        listed = [p for p in here if not any(self.word(n) in self.persons.kinship.offspring for n in p.found.nouns)]
        return mine or self._before(noun, listed) or self._behind(noun, listed)

    def _before(self, noun: int, listed: Sequence[Person]) -> list[Person]:
        """ "Mona and Lina Haddad, Salim's daughters", "Omar Haddad, son of Salim"."""
        start = next((i for i in range(noun, max(noun - 1 - FAR, self.first - 1), -1) if self.word(i) == ","), None)
        if start is None or self.word(start + 1) in {"and", "his", "her", "their", "a", "an", "the"}:
            return []
        run: list[Person] = []
        for person in reversed([p for p in listed if p.found.end <= start]):
            gap = [self.word(i) for i in range(person.found.end, start)]
            if gap and not (run and gap == ["and"]):
                break
            run.append(person)
            start = person.found.start
        noun_form = self.persons.noun(self.word(noun))
        return run if noun_form is None or noun_form.plural else run[:1]

    def _behind(self, noun: int, listed: Sequence[Person]) -> list[Person]:
        """ "two sons of Salim and Mona, Omar and Adam", "children of Salim were killed: Omar, Mona and Adam"."""
        form = self.persons.noun(self.word(noun))
        if form is None or not form.plural:
            return []
        owning = self._named_from(noun + 2) if self.word(noun + 1) == "of" else []
        if owning and self.word(owning[-1].found.end) == ",":
            return self._run(owning[-1].found.end + 1, listed)
        sign = next((i for i in range(noun + 1, min(noun + 1 + LISTING, self.last)) if self.word(i) in SIGNS), None)
        between = range(noun + 1, sign) if sign is not None else range(0)
        nearer = any((n := self.persons.noun(self.word(i))) is not None and n.plural and not n.participle
                     for i in between)
        return [] if sign is None or nearer else [p for p in listed if p.start > sign]

    def _run(self, start: int, listed: Sequence[Person]) -> list[Person]:
        run: list[Person] = []
        for person in listed:
            gap = range(start, person.start)
            if person.start >= start and all(self.word(i) in self.persons.parts.joiners for i in gap):
                run.append(person)
                start = person.found.end
        return run

    def elders(self) -> list[Person]:
        """Those called grandparents: "the grandmother Mona", "the grandparents of the family, Salim and Mona"."""
        kin, here = self.persons.kinship, self.here()
        found = [p for p in here if any(self.word(n) in kin.elders for n in p.found.nouns)]
        for noun in range(self.first, self.last):
            form = self.persons.noun(self.word(noun)) if self.word(noun) in kin.elders else None
            if form is not None and form.plural:
                found += [p for p in here if noun < p.start <= noun + LISTING and not p.child][:2]
        return found

    def opened(self) -> list[Person]:
        """The names that a sentence lists before its first verb."""
        verb = next((i for i in range(self.first, self.last) if self.tag(i) in FINITE), self.last)
        return [p for p in self.here() if p.end <= verb and not p.found.speaker]
