"""People: from a parsed sentence to its noun phrases of persons, each with its count, group and status.

How the phrases hang together (parts of a whole, coordination) is asked in parts.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sijill.extract.ages import Age, age_group, find_ages
from sijill.extract.numerals import HYPHENS, Numeral
from sijill.knowledge.persons import Facts, Persons, PersonNoun
from sijill.model.casualty import CountRange, Group, Harm, Status, exactly
from sijill.model.claim import AgeGroup, Sex

NOMINAL = {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "``", "''", "FW", "CD"}
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
PROPER = {"NNP", "NNPS"}
LEFT = {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP", "NNPS", "HYPH", "CD", "``", "RBR"}
BARE_ARCS = {"dobj", "nsubj", "nsubjpass", "attr", "conj", "oprd", "ROOT", "npadvmod", "nummod", "dep", "appos", "iobj"}
BARE_PREPOSITIONS = {"of", "to", "at", "by"}
"""A numeral alone after a preposition counts people after "killing of 66", "rose to 14", "stands at 14", "up by 3"."""
YEARS = range(1900, 2100)
"""A bare figure in this range and without a separator is a year."""


@dataclass(frozen=True, slots=True)
class People:
    """Tokens start..end quote the phrase; head governs it. count is None for a bare plural and for "many".

    implied: a singular stands for one. partitive: it counts some of others, whom it names ("two of them").
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

    @property
    def group(self) -> Group:
        return self.facts.group or Group.ALL

    @property
    def status(self) -> Status:
        return self.facts.status or Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class PeopleFinder:
    """The span asked about, with what is known of persons, and the ages that stand in it."""

    span: Any
    persons: Persons
    ages: tuple[Age, ...]

    @classmethod
    def of(cls, span: Any, persons: Persons) -> "PeopleFinder":
        return cls(span, persons, find_ages(span, persons.names))

    def token(self, position: int) -> Any:
        return self.span.doc[position] if self.span.start <= position < self.span.end else None

    def word(self, position: int) -> str:
        token = self.token(position)
        return "" if token is None else str(token.lower_)

    def tag(self, position: int) -> str:
        token = self.token(position)
        return "" if token is None else str(token.tag_)

    def noun(self, position: int) -> PersonNoun | None:
        return self.persons.noun(self.word(position))

    def counted(self, numeral: Numeral) -> People | None:
        """What a numeral counts, if it counts people; a noun of persons, a family, or nothing said."""
        if self.aged(numeral.figure) or self.word(numeral.start - 1) in {"$", "€", "£", "#"}:
            return None
        if self.word(numeral.end) in HYPHENS:
            return self._household(numeral)
        if self.word(numeral.end) == "of":
            return self._some_of(numeral)
        head = self.head_from(numeral.end)
        if head is not None:
            return self._phrase(numeral, head)
        return self._bare(numeral)

    def aged(self, position: int) -> bool:
        return any(age.start <= position < age.end for age in self.ages)

    def head_from(self, position: int) -> int | None:
        """The noun of persons that ends the nominal words from a position on, or None if another noun ends them."""
        head: int | None = None
        while position < self.span.end:
            noun, tag = self.noun(position), self.tag(position)
            if self._bracketed(position):
                position += 3
                continue
            if tag not in NOMINAL and noun is None:
                break
            if noun is not None and not noun.participle:
                head = position
                if self._closes(noun, position):
                    break
            elif tag in NOUNS:
                head = None
            position += 1
        return None if head is None or self.word(head + 1) in {"'s", "’s", "'", "’"} else head

    def _bracketed(self, position: int) -> bool:
        """An acronym in brackets: "15 Syrian Arab Army (SAA) soldiers"."""
        return self.word(position) == "(" and self.word(position + 2) == ")" and self.token(position + 1).is_upper

    def _closes(self, noun: PersonNoun, position: int) -> bool:
        """No further noun can belong to the phrase: after a plural only persons ("women soldiers"), after any, names."""
        following = self.noun(position + 1)
        if self.tag(position + 1) in PROPER and following is None and self.word(position) == self.token(position).text:
            return True
        return noun.plural and not noun.singular and (following is None or following.participle)

    def _phrase(self, numeral: Numeral, head: int) -> People:
        noun = self.noun(head)
        assert noun is not None
        end = self.generic_end(head, noun)
        start = self._family_start(numeral.start) or numeral.start
        return People(
            start, end, self.root(start, end, head), head, numeral.count, self.facts(numeral.end, head, end),
            self._harm(numeral.end, head), additional=self._additional(numeral.start, head))

    def facts(self, start: int, head: int, end: int) -> Facts:
        """What the noun and the words beside it say; an occupation yields to them ("army doctor"), other nouns do not."""
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
        return grouped(said, beside, noun.kin)

    def generic_end(self, head: int, noun: PersonNoun) -> int:
        """Where the phrase ends: "members of the Hamza Division" are named by what stands behind "of"."""
        end = head + 1
        if not (noun.generic or noun.occupation and noun.facts.status is Status.COMBATANT) or self.word(end) not in {"of", "from"}:
            return end
        last = None
        for position in range(end + 1, min(end + 9, self.span.end)):
            if self.tag(position) not in NOMINAL | {"DT", "PRP$"}:
                break
            last = position if self.tag(position) in NOUNS else last
        return end if last is None else last + 1

    def _harm(self, start: int, head: int) -> Harm | None:
        nouns = [self.noun(head), *(self.noun(i) for i in range(start, head))]
        return next((noun.harm for noun in nouns if noun is not None and noun.harm), None)

    def _additional(self, start: int, head: int) -> bool:
        words = [self.word(i) for i in range(start - 1, head + 1)]
        noun = self.noun(head)
        return bool(noun and noun.other) or any(word in self.persons.parts.additional for word in words[1:]) \
            or words[0] in {"another"}

    def _family_start(self, position: int) -> int | None:
        """ "a family of six": where the family's phrase begins."""
        if self.word(position - 1) == "of" and self.word(position - 2) in self.persons.parts.families:
            return self.left_edge(position - 2)
        return None

    def _household(self, numeral: Numeral) -> People | None:
        """ "a five-member family"."""
        noun = self.noun(numeral.end + 1)
        family = numeral.end + 2
        if noun is None or self.word(family) not in self.persons.parts.families:
            return None
        start = self.left_edge(family)
        return People(start, family + 1, family, family, numeral.count, Facts(status=Status.CIVILIAN))

    def _some_of(self, numeral: Numeral) -> People | None:
        """ "dozens of civilians" names whom it counts; "seven of his guards" and "two of them" count some of others."""
        position = numeral.end + 1
        definite = False
        while self.tag(position) in {"DT", "PRP$"} or self.word(position) in {"those", "these"}:
            definite = True
            position += 1
        if self.word(position) in self.persons.parts.pronouns or self.word(position - 1) in self.persons.parts.pronouns:
            return self._some_of_them(numeral, position if self.word(position) in self.persons.parts.pronouns else position - 1)
        head = self.head_from(position)
        if head is None:
            head = position if self._participle(position) else None
        if head is None:
            return None
        noun = self.noun(head)
        assert noun is not None
        end = self.generic_end(head, noun)
        return People(numeral.start, end, self.root(numeral.start, end, numeral.end - 1), head, numeral.count,
                      self.facts(position, head, end), self._harm(position, head), partitive=definite and not numeral.vague,
                      additional=self._additional(numeral.start, head))

    def _some_of_them(self, numeral: Numeral, pronoun: int) -> People:
        """ "seven of them children", "two of whom were women", "three of them later died"."""
        position = pronoun + 1
        while self.word(position) in {"are", "were", "is", "was", "being"} or self.tag(position) in {"DT", "RB"}:
            position += 1
        head = self.head_from(position)
        if head is None:
            return People(numeral.start, pronoun + 1, numeral.end - 1, None, numeral.count, Facts(), partitive=True)
        return People(numeral.start, head + 1, self.root(numeral.start, head + 1, numeral.end - 1), head, numeral.count,
                      self.facts(position, head, head + 1), partitive=True)

    def _participle(self, position: int) -> bool:
        noun = self.noun(position)
        return noun is not None and noun.participle

    def _bare(self, numeral: Numeral) -> People | None:
        """A numeral without a noun: "killed 11, including …", "5 dead", "wounding four", "the toll rose to 14"."""
        last = numeral.end - 1
        while self.word(numeral.end) in self.persons.parts.additional:
            numeral = Numeral(numeral.start, numeral.end + 1, numeral.figure, numeral.count, numeral.vague)
        additional = numeral.end - 1 > last or self._additional(numeral.start, last)
        start = self._family_start(numeral.start)
        if self._participle(numeral.end) and self.tag(numeral.end + 1) not in NOUNS:
            noun = self.noun(numeral.end)
            return People(numeral.start, numeral.end + 1, last, numeral.end, numeral.count, Facts(),
                          noun.harm if noun else None, additional=additional)
        if start is not None:
            return People(start, numeral.end, numeral.start - 2, None, numeral.count, Facts(status=Status.CIVILIAN))
        if not self._stands_alone(numeral, last):
            return None
        return People(numeral.start, numeral.end, last, None, numeral.count, Facts(), additional=additional)

    def _stands_alone(self, numeral: Numeral, last: int) -> bool:
        token, following = self.token(last), self.tag(numeral.end)
        if following in NOMINAL - {"VBN", "VBG"} or following in {"SYM", "$", "POS"} or self.word(numeral.end) in {":", "/", "."} \
                and self.tag(numeral.end + 1) == "CD":
            return False
        if token.text.isdigit() and int(token.text) in YEARS:
            return False
        if token.lower_ in {"one", "some", "most", "many", "both"} and self.tag(numeral.figure - 1) in {"DT", "JJ", "WDT", "RB", "IN"}:
            return False
        if self.word(numeral.start - 1) in {"(", ","} and self.tag(numeral.start - 2) in PROPER:
            return False
        if token.dep_ == "pobj":
            return str(token.head.lower_) in BARE_PREPOSITIONS
        return token.dep_ in BARE_ARCS

    def root(self, start: int, end: int, otherwise: int) -> int:
        """The token that ties the phrase to the rest of the sentence, `otherwise` where the parse names no noun or number."""
        root = self.span.doc[start:end].root
        return int(root.i) if root.tag_ in NOUNS or root.tag_ == "CD" else otherwise

    def left_edge(self, head: int) -> int:
        """The first word of the noun phrase that ends in `head`: articles, possessives, adjectives, nouns before it."""
        token, start = self.token(head), head
        while start > self.span.start:
            before = self.token(start - 1)
            inside = before.tag_ in LEFT and (token.is_ancestor(before) or before.tag_ in {"DT", "HYPH"}) or self.aged(start - 1)
            if not inside:
                break
            start -= 1
        return start

    def uncounted(self, covered: Sequence[bool]) -> Iterator[People]:
        """Phrases without a numeral: "civilians" has no count, "a boy" and "her son" stand for one."""
        for position in range(self.span.start, self.span.end):
            if covered[position - self.span.start]:
                continue
            phrase = self._omitted(position) or self._plain(position)
            if phrase is not None:
                yield phrase

    def _plain(self, position: int) -> People | None:
        noun = self.noun(position)
        if noun is None or noun.counted or not self._heads(noun, position):
            return None
        start = self.left_edge(position)
        words = [self.word(i) for i in range(start, position + 1)]
        if self.persons.parts.denials & set(words) or self.word(start - 1) in self.persons.parts.denials:
            return None
        single = noun.singular and (self.tag(position) in {"NN", "NNP"} or not noun.plural)
        end = self.generic_end(position, noun)
        return People(
            start, end, position, position, exactly(1) if single else None, self.facts(start, position, end),
            self._harm(start, position), plural=not single, implied=single, numeral=False,
            additional=noun.other or bool(self.persons.parts.additional & set(words)))

    def _heads(self, noun: PersonNoun, position: int) -> bool:
        """The noun heads its phrase: no further noun follows but a name, and it owns nothing."""
        tag, following = self.tag(position + 1), self.noun(position + 1)
        if noun.participle:
            return self.word(position - 1) in {"the", "those"} and tag not in NOMINAL
        if self.tag(position) not in NOUNS:
            return False
        if self.word(position + 1) in {"'s", "’s"} or tag == "POS" or self.word(position + 1) in HYPHENS | {"/"}:
            return False
        return not (tag in {"NN", "NNS", "CD"} and not self._starts_name(position + 1)) and (following is None or tag not in NOUNS) \
            and not (noun.nationality and tag in NOUNS)

    def _starts_name(self, position: int) -> bool:
        return bool(self.token(position).text[:1].isupper())

    def _omitted(self, position: int) -> People | None:
        """ "a 13-year-old was killed"; "injuring another"."""
        age = next((a for a in self.ages if a.end - 1 == position and a.adjective), None)
        if age is not None and self.tag(position + 1) not in NOMINAL:
            facts = grouped(Facts(age_group=age_group(age.years, self.persons.names)), Facts(), kin=True)
            return People(max(age.start - 1, self.span.start) if self.tag(age.start - 1) in {"DT", "JJ"} else age.start, age.end,
                          position, position, exactly(1), facts, plural=False, implied=True, numeral=False)
        if self.word(position) == "another" and self.token(position).dep_ in {"dobj", "nsubj", "nsubjpass", "conj", "pobj"} \
                and self.tag(position + 1) not in NOMINAL - {"VBN", "VBG"}:
            return People(position, position + 1, position, None, exactly(1), Facts(), plural=False, implied=True,
                          additional=True, numeral=False)
        return None


def grouped(said: Facts, beside: Facts, kin: bool) -> Facts:
    """The group that age and sex give where the noun names none: a girl, a woman, an elderly person.

    A son or a daughter may be of any age: only an age makes them boys and girls.
    """
    group = said.group
    if said.age_group is AgeGroup.CHILD and group in {None, Group.ALL, Group.CHILDREN, Group.WOMEN, Group.MEN}:
        group = {Sex.FEMALE: Group.GIRLS, Sex.MALE: Group.BOYS}.get(said.sex or beside.sex or Sex.FEMALE) \
            if said.sex or beside.sex else Group.CHILDREN
    elif group is None and said.age_group is AgeGroup.ELDERLY:
        group = Group.ELDERLY
    elif group is None and said.sex and not kin:
        group = Group.WOMEN if said.sex is Sex.FEMALE else Group.MEN
    status = said.status
    if status is None and group in {Group.CHILDREN, Group.GIRLS, Group.BOYS, Group.WOMEN, Group.ELDERLY}:
        status = Status.CIVILIAN
    return Facts(group, status, said.age_group, said.sex)
