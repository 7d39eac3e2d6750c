"""Paragraphs of a page in, what each is out: the report's own words, or what stands around them.

Built so that doubt falls on the side of the report: what has the look of a sentence is body wherever it stands, unless
it carries the words of a form or a credit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.calendar import Calendar
from sijill.model.report import SegmentKind
from sijill.read.dateline import find_dateline
from sijill.read.days import is_date_line
from sijill.read.paragraphs import ITEM, Paragraph

Kinds = list[SegmentKind | None]
_ENDED = re.compile(r"[.…!?:;][\"”’'»)\]\d*]*$")
_STOPPED = re.compile(r"[.…!][\"”’'»)\]\d*]*$")
_AGED = re.compile(r"\(\d{1,3}(?:\s*(?:years?|months?|y)\b[^)]*)?\)")
_LETTERS = re.compile(r"[^\W_]+")
LONG = 160
"""Characters no headline reaches (news sites cut theirs near 110) and most paragraphs do."""
_SHORT_WORDS, _SENTENCE_WORDS = 3, 6
_SUBHEAD_WORDS = 7
"""Sub-heads are of two to seven words; a longer line without a full stop between paragraphs links to another report."""
_REPEATED = 15
"""Letters of a line that does not come twice by chance: "Two killed." may."""
_RUN = 3
"""So many lines without a full stop, one after another, are a menu or a list of headlines, not a deck or a sub-head."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the passes look at; `title` is the headline as metadata has it, None where it has none."""

    paragraphs: tuple[Paragraph, ...]
    boilerplate: Boilerplate
    calendar: Calendar
    title: str | None = None

    def tells(self, index: int) -> bool:
        """The paragraph has the look of the report's own words: a sentence, an item of a list, a long stretch."""
        words = self.paragraphs[index].text
        count = len(words.split())
        ended = (bool(_ENDED.search(words)) and count >= _SHORT_WORDS) or (bool(_STOPPED.search(words)) and count > 1)
        return ended or len(words) >= LONG or self.is_item(index) or self.is_sent(index)

    def may_tell(self, index: int) -> bool:
        """No full stop ends it, but it has words that headlines leave out, and enough of them."""
        words = self.paragraphs[index].text
        return len(words.split()) > _SUBHEAD_WORDS and self.boilerplate.tells(words)

    def is_solid(self, index: int) -> bool:
        """The same beyond doubt, so that it ends a list of headlines ("Is peace near?" does not)."""
        words = self.paragraphs[index].text
        stopped = bool(_STOPPED.search(words)) and len(words.split()) >= _SENTENCE_WORDS
        return stopped or len(words) >= LONG or self.is_sent(index)

    def is_item(self, index: int) -> bool:
        """An item of a list, or a name with an age."""
        return bool(ITEM.search(self.paragraphs[index].text)) or self.is_aged(index)

    def is_aged(self, index: int) -> bool:
        """A short line with an age in brackets ("Yara Hatti (6)")."""
        words = self.paragraphs[index].text
        return len(words) < LONG and bool(_AGED.search(words)) and not ITEM.search(words)

    def is_sent(self, index: int) -> bool:
        """It begins with a dateline."""
        return find_dateline(self.paragraphs[index].text, self.boilerplate, self.calendar) is not None

    def is_date_line(self, index: int) -> bool:
        return is_date_line(self.paragraphs[index].text, self.calendar, self.boilerplate)

    def is_title(self, index: int) -> bool:
        return self.title is not None and same_headline(self.paragraphs[index].text, self.title)


def same_headline(one: str, other: str) -> bool:
    """Equal but for case, marks and the site's name at the end ("… - Orient News")."""
    short, long = sorted(("".join(_LETTERS.findall(words.casefold())) for words in (one, other)), key=len)
    return short == long or (len(short) >= 15 and long.startswith(short) and len(short) * 2 >= len(long))


def mark(page: Page, posts: Kinds) -> list[SegmentKind]:
    """The kind of each paragraph; `posts` already says which are posts."""
    kinds = list(posts)
    _mark_title(page, kinds)
    _mark_known(page, kinds)
    _mark_repeated(page, kinds)
    _mark_captions(page, kinds)
    _mark_related(page, kinds)
    _mark_fragments(page, kinds)
    if SegmentKind.BODY not in kinds:
        captions = [index for index, kind in enumerate(kinds) if kind is SegmentKind.CAPTION]
        _set(kinds, [index for index in captions if page.tells(index)], SegmentKind.BODY)
    return [kind or SegmentKind.BODY for kind in kinds]


def _mark_title(page: Page, kinds: Kinds) -> None:
    """The first line that is the headline given; the line may be a full sentence."""
    for index in _open(kinds):
        if page.is_title(index):
            kinds[index] = SegmentKind.TITLE
            return


def _mark_known(page: Page, kinds: Kinds) -> None:
    """What the words themselves tell, whatever stands around them."""
    known = page.boilerplate
    for index in _open(kinds):
        words = page.paragraphs[index].text
        if known.opens_related(words) or known.is_related(words):
            kinds[index] = SegmentKind.RELATED
        elif page.is_date_line(index) or known.is_byline(words) or known.is_furniture(words):
            kinds[index] = SegmentKind.BOILERPLATE
        elif known.is_caption(words, first=index == 0) and not page.is_sent(index):
            kinds[index] = SegmentKind.CAPTION


def _mark_repeated(page: Page, kinds: Kinds) -> None:
    """A headline or paragraph said again word for word, and a first line that is the cut-off start of the next one."""
    seen: set[str] = set()
    for index, paragraph in enumerate(page.paragraphs):
        folded = "".join(_LETTERS.findall(paragraph.text.casefold()))
        repeated = folded in seen or (kinds[index] is None and index > 0 and page.is_title(index))
        again = len(folded) >= _REPEATED and repeated and kinds[index] is not SegmentKind.TITLE
        if again or (kinds[index] is None and _is_cut_off(page, index)):
            kinds[index] = SegmentKind.BOILERPLATE
        seen.add(folded)


def _is_cut_off(page: Page, index: int) -> bool:
    words = page.paragraphs[index].text.rstrip("….[] ")
    after = page.paragraphs[index + 1].text if index + 1 < len(page.paragraphs) else ""
    return len(words) >= 40 and len(after) > len(words) and after.startswith(words)


def _mark_captions(page: Page, kinds: Kinds) -> None:
    """The line above a bare credit, the line below "Image:", and the line between headline and dateline."""
    known = page.boilerplate
    for index, paragraph in enumerate(page.paragraphs):
        if kinds[index] in {SegmentKind.CAPTION, SegmentKind.BOILERPLATE} and known.is_credit(paragraph.text):
            above = index - 1
            titled = page.title is not None or above > 0
            if titled and above >= 0 and kinds[above] is None and not _STOPPED.search(page.paragraphs[above].text):
                kinds[above] = SegmentKind.CAPTION
        if known.is_caption_label(paragraph.text) and index + 1 < len(kinds) and kinds[index + 1] is None:
            kinds[index + 1] = SegmentKind.CAPTION
        if index > 0 and kinds[index] is None and _is_under_headline(page, kinds, index):
            kinds[index] = SegmentKind.CAPTION


def _is_under_headline(page: Page, kinds: Kinds, index: int) -> bool:
    """Agencies set the picture, with its words, between headline and dateline; a deck would end in a full stop."""
    headline = kinds[index - 1] is SegmentKind.TITLE or (index == 1 and kinds[0] is None and not page.tells(0))
    return headline and not page.tells(index) and index + 1 < len(kinds) and page.is_sent(index + 1)


def _mark_related(page: Page, kinds: Kinds) -> None:
    """From the heading of a list of other reports to the next sentence beyond doubt."""
    inside = False
    for index, paragraph in enumerate(page.paragraphs):
        if kinds[index] is SegmentKind.RELATED:
            inside = inside or page.boilerplate.opens_related(paragraph.text)
        elif kinds[index] in {SegmentKind.TITLE, SegmentKind.POST} or (kinds[index] is None and page.is_solid(index)):
            inside = False
        elif inside and kinds[index] in {None, SegmentKind.BOILERPLATE}:
            kinds[index] = SegmentKind.RELATED  # days and bylines too: they are of those reports


def _mark_fragments(page: Page, kinds: Kinds) -> None:
    """Lines without a full stop: headline, deck, sub-head, item of a list, menu, or headline of another report."""
    _set(kinds, [index for index in _open(kinds) if page.tells(index)], SegmentKind.BODY)
    for run in _runs(kinds):
        heads = _is_headline_place(page, kinds, run[0])
        telling = [index for index in run if page.may_tell(index) and not (heads and index == run[0])]
        if len(run) < _RUN or 2 * len(telling) > len(run):
            _set(kinds, telling, SegmentKind.BODY)  # in a list of headlines a few may have such words by chance
    told = [index for index, kind in enumerate(kinds) if kind is SegmentKind.BODY]
    listed: set[int] = set()
    for run in _runs(kinds):
        if not told:
            _mark_without_sentences(kinds, run)
        elif run[0] < told[0]:
            _mark_head(page, kinds, run)
        elif _is_list(page, kinds, run, listed):
            _set(kinds, run, SegmentKind.BODY)
            listed.update(run)
        elif run[-1] > told[-1]:
            _mark_tail(page, kinds, run)
        else:
            _mark_middle(page, kinds, run)


def _is_headline_place(page: Page, kinds: Kinds, index: int) -> bool:
    """Above the first sentence, no headline known: some headlines are in whole clauses ("Two were killed as …")."""
    unknown = page.title is None and SegmentKind.TITLE not in kinds
    return unknown and SegmentKind.BODY in kinds[index:] and SegmentKind.BODY not in kinds[:index]


def _mark_without_sentences(kinds: Kinds, run: list[int]) -> None:
    """A note of one line is body. Many lines among menus are a page whose report is gone; among none, a digest."""
    chrome = sum(kind is SegmentKind.BOILERPLATE for kind in kinds)
    titled = SegmentKind.TITLE in kinds[:run[0]]
    if chrome >= _RUN and len(run) >= _RUN:
        _set(kinds, run, SegmentKind.RELATED)
    elif titled and chrome >= _RUN:
        _set(kinds, run, SegmentKind.TITLE)
    elif len(run) > 1 and not titled:
        kinds[run[0]] = SegmentKind.TITLE


def _mark_head(page: Page, kinds: Kinds, run: list[int]) -> None:
    """Above the first sentence: the first line of some length is the headline, the next two may be its deck."""
    if SegmentKind.TITLE in kinds[run[-1]:]:
        _set(kinds, run, SegmentKind.BOILERPLATE)  # sections, and the picture above the headline
        return
    titled = page.title is not None or SegmentKind.TITLE in kinds[:run[0]]
    headlines = [index for index in run if _words(page, index) > _SHORT_WORDS + titled]
    first = headlines[0] if headlines else run[-1] if _words(page, run[-1]) > 1 else None
    for index in run:
        if index not in headlines and (titled or index != first):
            kinds[index] = SegmentKind.BOILERPLATE
        elif len(headlines) > _RUN - titled and (titled or index != first):
            kinds[index] = SegmentKind.RELATED
        else:
            kinds[index] = SegmentKind.TITLE


def _is_list(page: Page, kinds: Kinds, run: list[int], listed: set[int]) -> bool:
    """Short lines after "The names of the victims:" are the report's, and so are those that go on with its list."""
    before = run[0] - 1
    while before >= 0 and before not in listed and page.is_aged(before):
        before -= 1
    opened = before in listed or (
        before >= 0 and kinds[before] is SegmentKind.BODY and page.paragraphs[before].text.endswith(":"))
    short = _words(page, run[0]) <= _SUBHEAD_WORDS
    return opened or (len(run) > 1 and short and page.boilerplate.opens_list(page.paragraphs[run[0]].text))


def _mark_tail(page: Page, kinds: Kinds, run: list[int]) -> None:
    """Below the last sentence: names of authors and topics, and headlines of other reports."""
    for index in run:
        headline = _words(page, index) > _SHORT_WORDS + 1
        kinds[index] = SegmentKind.RELATED if headline else SegmentKind.BOILERPLATE


def _mark_middle(page: Page, kinds: Kinds, run: list[int]) -> None:
    """Between sentences: one or two short lines are sub-heads; more are a menu, or headlines of other reports."""
    above_byline = run[-1] + 1 < len(kinds) and page.is_date_line(run[-1] + 1)
    for index in run:
        if len(run) >= _RUN or above_byline:
            kinds[index] = SegmentKind.RELATED if _words(page, index) > _SHORT_WORDS else SegmentKind.BOILERPLATE
        else:
            kinds[index] = SegmentKind.TITLE if _words(page, index) <= _SUBHEAD_WORDS else SegmentKind.RELATED


def _words(page: Page, index: int) -> int:
    return len(page.paragraphs[index].text.split())


def _open(kinds: Kinds) -> Iterator[int]:
    """Paragraphs not yet marked."""
    return (index for index, kind in enumerate(kinds) if kind is None)


def _runs(kinds: Kinds) -> list[list[int]]:
    """Stretches of unmarked paragraphs, one next to the other; what is known boilerplate does not part them."""
    runs: list[list[int]] = []
    parted = True
    for index, kind in enumerate(kinds):
        if kind is None and not parted:
            runs[-1].append(index)
        elif kind is None:
            runs.append([index])
            parted = False
        elif kind is not SegmentKind.BOILERPLATE:
            parted = True
    return runs


def _set(kinds: Kinds, indexes: list[int], kind: SegmentKind) -> None:
    for index in indexes:
        kinds[index] = kind
