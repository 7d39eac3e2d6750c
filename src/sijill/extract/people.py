"""People: noun phrases of persons, and how the words of a parsed sentence name them.

How the phrases hang together (parts of a whole, coordination) is asked in parts.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sijill.extract.ages import Age, age_group, find_ages
from sijill.knowledge.persons import Facts, PersonNoun, Persons
from sijill.model.casualty import CountRange, Group, Harm, Status
from sijill.model.claim import AgeGroup, Sex

NOMINAL = {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "``", "''", "FW", "CD"}
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
INSIDE = {"compound", "amod", "nmod", "poss"}
"""Arcs of a noun that only describes the next one; "one farmer yesterday" has none of them."""
SPACE = "_SP"
"""The tag of a second space between two words, which spaCy makes a token."""
PROPER = {"NNP", "NNPS"}
LEFT = {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP", "NNPS", "HYPH", "CD", "``", "RBR"}
CHILDREN_BY_SEX = {Sex.FEMALE: Group.GIRLS, Sex.MALE: Group.BOYS, None: Group.CHILDREN}
POSSESSIVES = {"'s", "’s", "'", "’"}


@dataclass(frozen=True, slots=True)
class People:
    """Tokens start..end quote the phrase; head governs it. count is None for a bare plural and for "many".

    implied: a singular stands for one. partitive: it counts some of others, whom it names ("two of them").
    named: it is a person's name. possessed: "his wife" is another than the words before it name, "a farmer" is not.
    `noun` is the token of the noun that says whom it counts, None for a numeral alone.
    """

    start: int
    end: int
    head: int
    noun: int | None
    count: CountRange | None
    facts: Facts
    harm: Harm | None = None
    plural: bool = True
    implied: bool = False
    additional: bool = False
    partitive: bool = False
    numeral: bool = True
    named: bool = False
    possessed: bool = False

    @property
    def group(self) -> Group:
        return self.facts.group or Group.ALL

    @property
    def status(self) -> Status:
        return self.facts.status or Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The words of a span, with what is known of persons, and its ages; positions are the document's."""

    span: Any
    persons: Persons
    ages: tuple[Age, ...]
    lower: Mapping[int, str]
    tags: Mapping[int, str]

    @classmethod
    def of(cls, span: Any, persons: Persons) -> "PeopleWords":
        return cls(span, persons, find_ages(span, persons.names), *_by_position(span))

    def token(self, position: int) -> Any:
        return self.span.doc[position] if self.span.start <= position < self.span.end else None

    def word(self, position: int) -> str:
        return self.lower.get(position, "")

    def tag(self, position: int) -> str:
        return self.tags.get(position, "")

    def noun(self, position: int) -> PersonNoun | None:
        return self.persons.noun(self.word(position))

    def aged(self, position: int) -> bool:
        return any(age.start <= position < age.end for age in self.ages)

    def head_from(self, position: int) -> int | None:
        """The noun of persons that ends the nominal words from a position on, or None if another noun ends them."""
        head: int | None = None
        while position < self.span.end:
            noun, tag = self.noun(position), self.tag(position)
            if self._bracketed(position) or tag == SPACE:
                position += 1 if tag == SPACE else 3
                continue
            if self._owning_name(position):
                head, position = None, position + 2
                continue
            if (tag not in NOMINAL and noun is None and not self._supposed(position)) or self._breaks(position, tag):
                break
            if noun is not None and not noun.participle:
                head = position
                if self._closes(noun, position):
                    break
            elif tag in NOUNS:
                if head is not None and self.token(head).dep_ not in INSIDE:
                    break
                head = None
            position += 1
        return None if head is None or (self.word(head + 1) in POSSESSIVES and not self.remains(head + 2)) else head

    def _supposed(self, position: int) -> bool:
        """ "Three presumed Nuri (KN) militants were killed": read as their verb, though a number stands before it."""
        return self.tag(position - 1) == "CD" and self.word(position) in self.persons.parts.supposed

    def remains(self, position: int) -> bool:
        """A body or a corpse: what is counted is the person ("two men's bodies", "the body of a man")."""
        noun = self.noun(position)
        return noun is not None and noun.harm is not None and not noun.participle

    def _breaks(self, position: int, tag: str) -> bool:
        """Another numeral, or a participle behind a noun ("one farmer killed yesterday"), begins something else."""
        if tag == "CD" or (self.word(position),) in self.persons.parts.openers:
            return not self.aged(position)
        return tag in {"VBN", "VBG"} and self.tag(position - 1) in NOUNS

    def _bracketed(self, position: int) -> bool:
        """An acronym in brackets: "15 Ruritanian Arab Army (RAA) soldiers"."""
        return self.word(position) == "(" and self.word(position + 2) == ")" and self.token(position + 1).is_upper

    def _owning_name(self, position: int) -> bool:
        """A possessive inside a name: "five New People's Army rebels" counts no people of New."""
        after = self.token(position + 2)
        return self.tag(position) in PROPER and self.word(position + 1) in POSSESSIVES and after is not None \
            and after.tag_ in PROPER and self.tag(position - 1) in PROPER

    def _closes(self, noun: PersonNoun, position: int) -> bool:
        """No further noun can belong to the phrase: after a plural only persons ("women soldiers"), else names."""
        following = self.noun(position + 1)
        if self.tag(position + 1) in PROPER and following is None and self.word(position) == self.token(position).text:
            return True
        return noun.plural and not noun.singular and (following is None or following.participle)

    def facts(self, start: int, head: int, end: int) -> Facts:
        """What the noun and the words beside it say; an occupation yields to them ("army doctor"), others do not."""
        noun = self.noun(head)
        assert noun is not None
        words = [self.word(i) for i in range(start, head) if not self.aged(i)]
        beside = self.persons.said_beside([*words, *(self.word(i) for i in range(head + 1, end))])
        said = noun.facts
        if noun.generic:
            said = beside.over(said)
        elif noun.occupation and said.status is Status.CIVILIAN:
            said = Facts(status=beside.status).over(said).over(beside)
        else:
            said = said.over(beside)
        age = next((a for a in self.ages if start <= a.start <= end + 1 and a.end <= end + 3), None)
        if age is not None:
            said = Facts(age_group=age_group(age.years, self.persons.names)).over(said)
        elif noun.kin and "young" in words and self.persons.said_beside(["young", self.word(head)]).age_group:
            said = said.over(Facts(age_group=AgeGroup.CHILD))  # "his two young sons"
        return grouped(said, beside, noun.kin)

    def generic_end(self, head: int, noun: PersonNoun) -> int:
        """Where the phrase ends: "members of the Falcon Division" are named by what stands behind "of"."""
        end = head + 1
        belongs = noun.generic or (noun.occupation and noun.facts.status is Status.COMBATANT)
        if not belongs or self.word(end) not in {"of", "from"}:
            return end
        last = None
        for position in range(end + 1, min(end + 9, self.span.end)):
            if self.tag(position) not in NOMINAL | {"DT", "PRP$"}:
                break
            last = position if self.tag(position) in NOUNS else last
        return end if last is None else last + 1

    def harm(self, start: int, head: int) -> Harm | None:
        nouns = [self.noun(head), *(self.noun(i) for i in range(start, head))]
        return next((noun.harm for noun in nouns if noun is not None and noun.harm), None)

    def additional(self, start: int, head: int) -> bool:
        noun, more = self.noun(head), self.persons.parts.additional
        return bool(noun and noun.other) or any(self.word(i) in more for i in range(start, head + 1))

    def participle(self, position: int) -> bool:
        noun = self.noun(position)
        return noun is not None and noun.participle

    def root(self, start: int, end: int, otherwise: int) -> int:
        """The token that ties the phrase to the sentence, `otherwise` where the parse names no noun or number."""
        root = self.span.doc[start:end].root
        return int(root.i) if root.tag_ in NOUNS or root.tag_ == "CD" else otherwise

    def left_edge(self, head: int) -> int:
        """The first word of the noun phrase that ends in `head`: articles, possessives, adjectives, nouns before it."""
        token, start = self.token(head), head
        while start > self.span.start:
            before = self.token(start - 1)
            inside = before.tag_ in LEFT and (token.is_ancestor(before) or before.tag_ in {"DT", "HYPH"})
            if not (inside or self.aged(start - 1)):
                break
            start -= 1
        return start


def _by_position(span: Any) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The span's words in small letters, and their tags: they are asked for a hundred times for each word."""
    doc, positions = span.doc, range(span.start, span.end)
    return {i: doc.lower[i] for i in positions}, {i: doc.tags[i] for i in positions}


def grouped(said: Facts, beside: Facts, kin: bool) -> Facts:
    """The group that age and sex give where the noun names none: a girl, a woman, an elderly person.

    A son or a daughter may be of any age: only an age makes them boys and girls.
    """
    group = said.group
    if said.age_group is AgeGroup.CHILD and group in {None, Group.ALL, Group.CHILDREN, Group.WOMEN, Group.MEN}:
        group = CHILDREN_BY_SEX[said.sex or beside.sex]
    elif group is None and said.age_group is AgeGroup.ELDERLY:
        group = Group.ELDERLY
    elif group is None and said.sex and (not kin or said.age_group is AgeGroup.ADULT):
        group = Group.WOMEN if said.sex is Sex.FEMALE else Group.MEN
    status = said.status
    if status is None and group in {Group.CHILDREN, Group.GIRLS, Group.BOYS, Group.WOMEN, Group.ELDERLY}:
        status = Status.CIVILIAN
    return Facts(group, status, said.age_group, said.sex)
