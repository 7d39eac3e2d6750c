"""Parts: from a sentence's phrases of people, in order, to which are parts of which, and which make up a total."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sijill.extract.people import People
from sijill.knowledge.persons import PartWords
from sijill.model.casualty import CountRange

SUBJECTS = {"nsubj", "nsubjpass"}
DASHES = {"–", "—", "-"}
BE = {"were", "was", "are", "is"}


@dataclass(slots=True)
class Ties:
    """By index of phrase: the whole it is part of; lists of coordinated phrases.

    counts overrides a phrase's count ("all of them children" counts as many as the whole). spelled: parts of a list
    that names everyone of its whole.
    """

    whole: dict[int, int] = field(default_factory=dict)
    lists: list[list[int]] = field(default_factory=list)
    counts: dict[int, CountRange | None] = field(default_factory=dict)
    spelled: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Chain:
    """A sentence's phrases of people in order, with the words between them."""

    span: Any
    phrases: Sequence[People]
    words: PartWords
    aside: frozenset[int]

    def gap(self, index: int) -> list[str]:
        """The words between a phrase and the one before it (or the sentence's beginning), without asides."""
        start = self.phrases[index - 1].end if index else self.span.start
        words = self.span.doc.lower
        return [words[i] for i in range(start, self.phrases[index].start) if i not in self.aside and words[i] != "*"]

    def joined(self, index: int) -> bool:
        """The phrase continues a list that the one before it stands in."""
        gap = self.gap(index)
        left, right = self.phrases[index - 1], self.phrases[index]
        return bool(gap) and set(gap) <= self.words.joiners and left.harm == right.harm \
            and not self._own_subject(left, right)

    def _own_subject(self, left: People, right: People) -> bool:
        """ "killed two civilians and three fighters were wounded": the second is the subject of a verb of its own."""
        second = self.span.doc[right.head]
        if second.dep_ not in SUBJECTS or second.head.i < second.i:
            return False
        first = self.span.doc[left.head]
        return any(verb.pos_ == "VERB" and verb.i < first.i and verb != second.head and not self._opens(verb)
                   for verb in first.ancestors)

    def _opens(self, verb: Any) -> bool:
        """ "including" governs the parts, it is no clause of its own."""
        return (verb.lower_,) in self.words.openers

    def run(self, first: int) -> list[int]:
        """A phrase and those that continue its list; a list of one takes no ", and" more (no list is written so),
        unless a dash opens it: "four civilians – including one woman, and two boys – were killed"."""
        found, aside = [first], False
        dashed = bool(set(self.gap(first)[:1]) & DASHES)
        for index in range(first + 1, len(self.phrases)):
            if self._of_whom(index):
                aside = True
                continue
            alone = len(found) == 1 and self.gap(index)[:2] == [",", "and"] and not dashed
            if not (self.after_aside(index) if aside else self.joined(index) and not alone):
                break
            found.append(index)
            aside = False
        return found

    def _of_whom(self, index: int) -> bool:
        """ ", two of whom were pregnant, ", "(including a pregnant woman)": said of the phrase before; the list goes on
        behind the comma."""
        phrase = self.phrases[index]
        if self.in_brackets(index):
            return True
        return phrase.partitive and phrase.noun is None and self.gap(index) == [","] \
            and self.span.doc[phrase.end - 1].lower_ in {"whom", "which"}

    def bracketed(self, index: int) -> bool:
        """ "seven women (including a nurse)": the brackets open a part of those right before them."""
        gap = self.gap(index)
        return gap[:1] == ["("] and tuple(gap[1:2]) in self.words.openers

    def in_brackets(self, index: int) -> bool:
        """The same, and "seven women (two of them old)"."""
        return self.bracketed(index) or (self.phrases[index].partitive and self.gap(index) == ["("])

    def after_aside(self, index: int) -> bool:
        """The list goes on behind the bracket or the comma that ends the aside."""
        gap = self.gap(index)
        end = next((sign for sign in (")", ",") if sign in gap), None)
        behind = gap[gap.index(end) + (end == ")"):] if end is not None else []
        return bool(behind) and set(behind) <= self.words.joiners

    def opened(self, index: int) -> bool:
        """Words just before the phrase open a list of parts: "including", "among them", "of whom"."""
        gap = self.gap(index)
        while gap and gap[-1] in BE | {"at", "least", ":", "both", "also"}:
            gap = gap[:-1]
        return any(tuple(gap[-len(opener):]) == opener for opener in self.words.openers)


def tie(span: Any, phrases: Sequence[People], words: PartWords, aside: frozenset[int] = frozenset()) -> Ties:
    """How the phrases of a sentence hang together; `phrases` are in the order of the text.

    `aside` are tokens to read over: ages and names beside nouns ("his wife Mona (28) and …").
    """
    chain, ties = Chain(span, phrases, words, aside), Ties()
    for index in range(len(phrases)):
        if index not in ties.whole:
            _tie_parts(chain, ties, index)
    for index in range(len(phrases)):
        if index not in ties.whole and not any(index in listed for listed in ties.lists):
            run = _free_run(chain, ties, index)
            if len(run) > 1:
                ties.lists.append(run)
    return ties


def _tie_parts(chain: Chain, ties: Ties, index: int) -> None:
    """Tie one phrase, and the list it opens, to the whole before it, if words say that it counts some of them."""
    phrase, whole = chain.phrases[index], _whole_before(chain, ties, index)
    if whole is None:
        return
    if index - 1 in ties.whole and (chain.in_brackets(index) or (chain.opened(index) and _of_that_part(chain, index))):
        whole = index - 1
    if chain.opened(index):
        ties.counts |= _half(chain, whole, index)
        _add_parts(ties, whole, _within(chain, whole, chain.run(index)))
    elif (held := _some_of(chain, ties, whole, index)) is not None:
        _add_parts(ties, *held)
    elif names := _names_all(chain, whole, index):
        _add_parts(ties, whole, names)
    elif _all_of(chain, index):  # "all women and children": how many of each?
        both = [i for i in chain.run(index) if not chain.phrases[i].numeral]
        if len(both) == 1:
            ties.counts[index] = chain.phrases[whole].count
        _add_parts(ties, whole, both)
    elif phrase.numeral and set(chain.gap(index)[-1:]) & chain.words.behind and index - 1 not in ties.whole:
        first = next(i for i in range(index) if index - 1 in chain.run(i))
        _add_parts(ties, index, list(range(first, index)))
    elif _sheltered(chain, whole, index) or _critically(chain, index) or _among_after(chain, phrase):
        _add_parts(ties, whole, [index])
    else:
        _tie_beside(chain, ties, whole, index)


def _tie_beside(chain: Chain, ties: Ties, whole: int, index: int) -> None:
    """The same for what only stands behind its whole: in brackets, as a list, after "among"."""
    opening = chain.gap(index)[-1:]  # "eleven people of two families: four men and seven women"
    colon = opening == [":"] or (bool(set(opening) & DASHES) and len(chain.gap(index)) > 1)
    if whole == index - 1 and chain.gap(index)[-1:] == ["("]:
        _add_parts(ties, whole, _bracketed(chain, index))
    elif whole == index - 1 and (colon or (len(chain.gap(index)) == 1 and (
            set(chain.gap(index)) & chain.words.breaks or (chain.gap(index) == [","] and _anyone(chain, whole))))):
        _spelled_out(chain, ties, whole, index)
    elif _among_before(chain, index):
        _add_parts(ties, whole, chain.run(index))


def _add_parts(ties: Ties, whole: int, parts: list[int]) -> None:
    for part in parts:
        if part != whole:
            ties.whole[part] = whole


def _whole_before(chain: Chain, ties: Ties, index: int) -> int | None:
    """The nearest phrase before that is no part and speaks of several."""
    return next((i for i in range(index - 1, -1, -1) if i not in ties.whole
                 and (chain.phrases[i].plural or not chain.phrases[i].implied)), None)


def _value(chain: Chain, index: int) -> int | None:
    count = chain.phrases[index].count
    return None if count is None else count.value


def _within(chain: Chain, whole: int, run: list[int]) -> list[int]:
    """As many of the run as the whole can hold: parts never sum to more."""
    limit = chain.phrases[whole].count
    if limit is None or limit.value is None or limit.best is None:
        return run
    total, kept = 0, []
    for index in run:
        total += _value(chain, index) or 0
        if total > limit.value:
            break
        kept.append(index)
    return kept or run[:1]


def _of_them(chain: Chain, phrase: People) -> bool:
    words = {chain.span.doc[i].lower_ for i in range(phrase.start, phrase.end)}
    return bool(words & (chain.words.pronouns | {"were", "was"}))  # "six died; four were women"


def _half(chain: Chain, whole: int, index: int) -> dict[int, CountRange | None]:
    """ "ten people, half of them children": five, by the index of the phrase."""
    gap, told = chain.gap(index), _value(chain, whole)
    if gap[-3:-1] != ["half", "of"] or chain.phrases[index].numeral or not told or gap[-4:-3] == ["than"]:
        return {}
    return {index: CountRange(told // 2, told // 2 if told % 2 == 0 else None, (told + 1) // 2)}


def _of_those_told(chain: Chain, index: int) -> int | None:
    """ "ten fighters and four civilians were killed, two of the civilians by a shell": two of the four."""
    doc, noun, count = chain.span.doc, chain.phrases[index].noun, _value(chain, index)
    for whole in range(index - 1, -1, -1):
        before = chain.phrases[whole]
        if noun is not None and before.noun is not None and doc[before.noun].lower_ == doc[noun].lower_ \
                and (count or 0) < (_value(chain, whole) or 0):
            return whole
    return None


def _names_all(chain: Chain, whole: int, index: int) -> list[int]:
    """ "Three brothers, Sami, 12, Rami, 10, and Fadi, 7": the first name goes with the noun, the others are parts."""
    first = chain.phrases[whole]
    if whole != index - 1 or not first.numeral or not chain.phrases[index].named:
        return []
    run = [index]
    while run[-1] + 1 < len(chain.phrases) and chain.joined(run[-1] + 1) and chain.phrases[run[-1] + 1].named:
        run.append(run[-1] + 1)
    beside = any(i in chain.aside and chain.span.doc[i].text[0].isupper()
                 for i in range(first.end, chain.phrases[index].start))
    return run if beside and len(run) + 1 == _value(chain, whole) else []


def _some_of(chain: Chain, ties: Ties, whole: int, index: int) -> tuple[int, list[int]] | None:
    """ "seven of them women", "two of the civilians": of whom, and who else is listed so."""
    phrase = chain.phrases[index]
    if phrase.partitive and phrase.start > 0 and _of_them(chain, phrase):
        return whole, _of_them_and(chain, ties, whole, index)
    told = _of_those_told(chain, index) if phrase.partitive else None
    return None if told is None else (told, [index])


def _of_that_part(chain: Chain, index: int) -> bool:
    """ "five children and four women, among them a mother of twins": of the women."""
    left, right = chain.phrases[index - 1], chain.phrases[index]
    return right.facts.group is not None and right.facts.group is left.facts.group \
        and 0 < (_value(chain, index) or 0) < (_value(chain, index - 1) or 0)


def _of_them_and(chain: Chain, ties: Ties, whole: int, index: int) -> list[int]:
    """ "13 people, seven of them women, four of them children and two men": the men too, if the whole has room."""
    told = sum(_value(chain, i) or 0 for i, held in ties.whole.items() if held == whole)
    run, limit = [index], _value(chain, whole)
    for position in chain.run(index)[1:]:
        phrase = chain.phrases[position]
        if not phrase.numeral or phrase.facts.group is None or phrase.partitive or limit is None \
                or told + sum(_value(chain, i) or 0 for i in (*run, position)) > limit:
            break
        run.append(position)
    return run


def _all_of(chain: Chain, index: int) -> bool:
    """ ", all children", ", all of them women"."""
    gap, phrase = chain.gap(index), chain.phrases[index]
    if not gap or phrase.numeral or not phrase.plural:
        return False
    if gap[-1] in DASHES:  # "15 civilians – some of them children – all members of one family"
        return chain.span.doc[phrase.start].lower_ in chain.words.all
    if not phrase.facts.group:
        return False
    if gap[-1] in chain.words.pronouns:
        return bool(set(gap[-3:-2]) & chain.words.all)
    if gap[-1] == ",":
        return chain.span.doc[phrase.start].lower_ in chain.words.all
    return gap[-1] in chain.words.all and gap[-2:-1] == [","]


def _anyone(chain: Chain, whole: int) -> bool:
    """ "three people, a woman and her two sons": behind a comma only what names no group can be spelled out."""
    return chain.phrases[whole].facts.group is None


def _spelled_out(chain: Chain, ties: Ties, whole: int, index: int) -> None:
    """ "five people – a man, his wife and three children": a list that sums to the figure before it spells it out."""
    target, total = _value(chain, whole), 0
    if target is None or not chain.phrases[whole].numeral:
        return
    run: list[int] = []
    for position in chain.run(index):
        total += _value(chain, position) or 0
        run.append(position)
        if total >= target:
            break
    if total == target and (len(run) > 1 or chain.phrases[index].group is not chain.phrases[whole].group):
        _add_parts(ties, whole, run)
        ties.spelled |= set(run)


def _bracketed(chain: Chain, index: int) -> list[int]:
    """ "5 civilians of one family (a woman and her four children)": whoever stands in the brackets is of them."""
    found = []
    for position in range(index, len(chain.phrases)):
        phrase = chain.phrases[position]
        if (position > index and ")" in chain.gap(position)) or phrase.harm is not None:
            break
        found.append(position)
    return found


def _sheltered(chain: Chain, whole: int, index: int) -> bool:
    """ "five people, including two boys, one of them Omar Haddad and his mother, were killed": whoever is named or
    told singly between "including" and the next verb is one of the five."""
    phrase, before = chain.phrases[index], chain.phrases[whole]
    if not (phrase.named or phrase.implied) or not before.numeral or chain.gap(index)[:2] == [",", "and"]:
        return False
    between = range(before.end, phrase.start)
    tags = chain.span.doc.tags
    return any((chain.span.doc[i].lower_,) in chain.words.openers for i in between) \
        and not any(tags[i] in FINITE for i in between)


FINITE = {"VBD", "VBZ", "VBP", "MD"}
"""Tags of verbs that tell something new of somebody else."""


def _critically(chain: Chain, index: int) -> bool:
    """ "20 people were injured, four critically"."""
    phrase = chain.phrases[index]
    behind = chain.span.doc[phrase.end] if phrase.end < chain.span.end else None
    after = chain.span.doc[phrase.end + 1] if phrase.end + 1 < chain.span.end else None
    if after is not None and after.tag_ in {"VBN", "VBD"}:  # "dozens reportedly injured": others
        return False
    return phrase.numeral and phrase.noun is None and behind is not None and behind.tag_ == "RB" \
        and chain.gap(index)[-1:] in ([","], ["and"])


def _among_after(chain: Chain, phrase: People) -> bool:
    """ "kills nine, four children among them"."""
    behind = [t.lower_ for t in chain.span.doc[phrase.end:min(phrase.end + 2, chain.span.end)]]
    return len(behind) == 2 and behind[0] in {"among", "of"} and behind[1] in chain.words.pronouns


def _among_before(chain: Chain, index: int) -> bool:
    """ "Among the 11 dead were three children"."""
    before = chain.gap(index - 1)
    gap = chain.gap(index)
    dead = chain.span.doc[chain.phrases[index - 1].head].lower_ == "dead"
    if dead and chain.phrases[index - 1].count is None and chain.phrases[index].facts.group is None:
        return False  # "among the dead were 24 civilians": nothing says that there were others
    return bool(before and before[-1] in chain.words.behind and gap and gap[-1] in BE and len(gap) <= 2)


def _free_run(chain: Chain, ties: Ties, index: int) -> list[int]:
    run, aside = [index], False
    for position in range(index + 1, len(chain.phrases)):
        if ties.whole.get(position) == run[-1] and chain.in_brackets(position):
            aside = True  # "eight women (one of them old), and five men"
            continue
        if position in ties.whole or not (chain.after_aside(position) if aside else chain.joined(position)):
            break
        run.append(position)
        aside = False
    if len(run) == 2 and _apposed(chain, run[1]):
        ties.whole[run[1]] = index
        return run[:1]
    return run


def _apposed(chain: Chain, index: int) -> bool:
    """ "one person, 31-year-old engineer Samir, was killed", "its driver, a mechanic, was killed": no list of two is
    written without an "and"."""
    left, right = chain.phrases[index - 1], chain.phrases[index]
    if chain.gap(index) != [","] or not right.implied or right.possessed:
        return False
    if left.implied:
        said = chain.span.doc[right.head]
        return bool(said.dep_ == "appos" and said.head.i == left.head)
    return left.numeral and left.count is not None and left.count.value == 1
