"""Text and a calendar in, the time expressions of the text out, in order and without overlap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sijill.knowledge.calendar import MONTHS, Calendar, Holiday, Reckoning, Stage, Unit
from sijill.knowledge.reckonings import common_day
from sijill.knowledge.time_patterns import Rule, alternatives, hint, rules, words_of
from sijill.knowledge.time_phrases import Phrase, PhraseKind, Relation, TimeExpression

FIGURE = re.compile(r"\d")
CENTURY = 2000
"""Two-digit years are of this century: reports of armed conflict on the web are."""
LEAD = 60
"""Characters before the first phrase in which prepositions are looked for: three of the longest fit."""
NARROWING = frozenset(frozenset(pair) for pair in (
    (PhraseKind.WEEKDAY, PhraseKind.DATE), (PhraseKind.WEEKDAY, PhraseKind.RELATIVE),
    (PhraseKind.WEEKDAY, PhraseKind.FOLLOWING), (PhraseKind.WEEKDAY, PhraseKind.UNIT),
    (PhraseKind.WEEKDAY, PhraseKind.HOLIDAY), (PhraseKind.WEEKDAY, PhraseKind.DURATION),
    (PhraseKind.DATE, PhraseKind.RELATIVE), (PhraseKind.DATE, PhraseKind.FOLLOWING),
    (PhraseKind.DATE, PhraseKind.UNIT), (PhraseKind.DATE, PhraseKind.HOLIDAY), (PhraseKind.DATE, PhraseKind.DURATION),
    (PhraseKind.DATE, PhraseKind.SEASON), (PhraseKind.HOLIDAY, PhraseKind.UNIT),
))
"""Kinds that speak of one time when they stand side by side ("Friday, 28 October"; "October last year")."""
NO_DAY = frozenset({PhraseKind.DAY_PART, PhraseKind.CLOCK})
DAYS_OF = frozenset({PhraseKind.DATE, PhraseKind.WEEKDAY, PhraseKind.RELATIVE, PhraseKind.UNIT, PhraseKind.HOLIDAY,
                     PhraseKind.SEASON, PhraseKind.FOLLOWING, PhraseKind.PAST})


def scan(text: str, calendar: Calendar, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of text[start:end], at its place in the text.

    A clock or a part of the day without a day is none.
    """
    found = _scanned(text[start:end], calendar)
    return tuple(replace(e, start=e.start + start, end=e.end + start) for e in found) if start else found


@lru_cache(maxsize=512)  # a segment is read for its sentences, its signature and the day of its writing
def _scanned(text: str, calendar: Calendar) -> tuple[TimeExpression, ...]:
    grammar = _grammar(calendar)
    if not grammar.hint.search(text):
        return ()
    found = [_whole(text, run, grammar) for run in _runs(text, _phrases(text, grammar), grammar)
             if any(p.kind not in NO_DAY or p.overnight for p in run.phrases)]
    return tuple(_parted(found))


def _parted(found: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """A word between two times ("5 month on Friday") is of the first alone."""
    end = 0
    for expression in found:
        over = max(0, end - expression.start)
        words = expression.text[over:].lstrip()
        yield replace(expression, start=expression.end - len(words), text=words) if over else expression
        end = expression.end


@dataclass(frozen=True, slots=True)
class Grammar:
    """A calendar with its patterns compiled: rules, what may stand between phrases, and what leads an expression in."""

    calendar: Calendar
    rules: tuple[Rule, ...]
    hint: re.Pattern[str]
    narrowing: re.Pattern[str]
    ranging: re.Pattern[str]
    pairing: re.Pattern[str]
    lead: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    about: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(calendar: Calendar) -> Grammar:
    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    def role(*names: str) -> str:
        return alternatives(word for name in names for word in calendar.role(name))

    small = alternatives(("on", "in", "at", "of", "the", "this", "from", "just", "local", "time", "early", "late",
                          "before", "after", "about", "around", "during", "starting", "beginning"))
    blank = r"[^\S\n]"  # what stands in two lines is said of two things
    leading = ("within", "about", "since", "until", "between", "before", "after")
    lead = alternatives(w for name in leading for w in calendar.role(name) if w not in calendar.role("and"))
    return Grammar(
        calendar, rules(calendar), hint(calendar),
        narrowing=pattern(rf"(?:{blank}|,|\(|\[|{small}(?!\w))*"),
        ranging=pattern(rf"{blank}*(?:[-\u2010-\u2015]|\b{role('to')}(?:\s+(?:on|in|the))*){blank}*"),
        pairing=pattern(rf"\s+(?:{role('and')}(?:\s+the)?|{role('or')}(?:\s+(?:on|in|at|the|early|late))*)\s+"),
        lead=pattern(rf"(?:(?:^|(?<=\W))(?:{lead}|(?:on|in|at)\s+or|early|late|just|shortly|the|of|sometime)\s+)+$"),
        since=pattern(rf"\b{role('since')}\s+(?:about\s+|around\s+|the\s+|at\s+|early\s+|late\s+)*$"),
        until=pattern(rf"(?<!shortly )(?<!just )\b(?:{role('until')}|{role('before')})\s+(?:the\s+)?$"),
        about=pattern(rf"\b{role('about')}\s+(?:the\s+)?$"),
    )


def _phrases(text: str, grammar: Grammar) -> tuple[Phrase, ...]:
    """The longest phrase at each place; of two as long, the one whose rule stands first."""
    found = []
    said, figures = words_of(text), FIGURE.search(text) is not None
    for order, rule in enumerate(grammar.rules):
        if not rule.may_match(said, figures):
            continue
        for match in rule.pattern.finditer(text):
            phrase = _phrase(rule.kind, match, grammar.calendar)
            if phrase is not None:
                found.append((phrase.start, -phrase.end, order, phrase))
    found.sort(key=lambda item: item[:3])
    kept: list[Phrase] = []
    for start, _, _, phrase in found:
        if not kept or start >= kept[-1].end:
            kept.append(phrase)
        elif _more_telling(phrase, kept[-1]):
            kept[-1] = phrase
    return tuple(kept)


def _more_telling(later: Phrase, earlier: Phrase) -> bool:
    """A day begun inside words that name none ("at night on", "over 2 May") takes their place when it is longer."""
    return earlier.kind in NO_DAY and later.kind not in NO_DAY and later.end > earlier.end


def _phrase(kind: PhraseKind, match: re.Match[str], calendar: Calendar) -> Phrase | None:
    """The fields that the match's groups give; None where they make no day."""
    said = {name: " ".join(value.lower().split()) for name, value in match.groupdict().items() if value is not None}
    start, end = match.span("core") if "core" in said else match.span()
    phrase = Phrase(kind, start, end, pointer=_pointer(said), unit=_unit(said, calendar))
    for read in (_date_fields, _offset_fields, _named_fields):
        phrase = read(phrase, said, calendar)
    month_wrong = phrase.month is not None and not 1 <= phrase.month <= MONTHS
    return None if month_wrong or (phrase.day or 0) > 31 else phrase


def _pointer(said: dict[str, str]) -> int | None:
    return next((way for name, way in (("last", -1), ("this", 0), ("next", 1)) if name in said), None)


def _unit(said: dict[str, str], calendar: Calendar) -> Unit | None:
    word = said.get("unit") or said.get("recent")
    return calendar.units.get(word) if word else None


def _date_fields(phrase: Phrase, said: dict[str, str], calendar: Calendar) -> Phrase:
    if "islamic" in said or "persian" in said:
        return _elsewhere_counted(phrase, said, calendar)
    year = _year(said.get("year"))
    until_year = _until_year(said.get("until_year"), year)
    if "decade" in said:
        year, until_year = int(said["decade"]), int(said["decade"]) + 9
    month, day = _month(said.get("month"), calendar), _day(said.get("day") or said.get("swap_day"), calendar)
    swapped, month_first = "swap_day" in said, None
    if swapped and month is not None and day is not None and month > MONTHS:
        month, day, swapped, month_first = day, month, False, True
    elif swapped and (day or 0) > MONTHS:
        swapped, month_first = False, False
    return replace(phrase, year=year, month=month, day=day, until=_day(said.get("until"), calendar),
                   until_year=until_year, swapped=swapped, month_first=month_first)


def _elsewhere_counted(phrase: Phrase, said: dict[str, str], calendar: Calendar) -> Phrase:
    """ "14 Sha'ban 1443", "12 Mehr 1401", "Sha'ban 1443": the day, or the days of the month, of the common calendar;
    month 0 where there is no such day."""
    islamic = "islamic" in said
    reckoning = Reckoning.ISLAMIC if islamic else Reckoning.PERSIAN
    month = calendar.islamic_months[said["islamic"]] if islamic else calendar.persian_months[said["persian"]]
    found = common_day(reckoning, int(said["year"]), month, (_day(said["day"], calendar) or 0) if "day" in said else 1)
    if found is None:
        return replace(phrase, month=0)
    if "day" in said:
        return replace(phrase, year=found.year, month=found.month, day=found.day, moon=islamic)
    days = next((n for n in (31, 30) if common_day(reckoning, int(said["year"]), month, n)), 29) + islamic
    return replace(phrase, year=found.year, holidays=(Holiday(Reckoning.GREGORIAN, found.month, found.day, days),))


def _year(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if len(word) == 4 else CENTURY + int(word)


def _until_year(word: str | None, year: int | None) -> int | None:
    """The last year of "2014-16", of the first one's century; None where it would come before the first."""
    if word is None or year is None:
        return None
    last = int(word) if len(word) == 4 else year // 100 * 100 + int(word)
    return last if last > year else None


def _month(word: str | None, calendar: Calendar) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdecimal() else calendar.months.get(word)


def _day(word: str | None, calendar: Calendar) -> int | None:
    if word is None:
        return None
    figures = re.match(r"\d+", word)
    return int(figures[0]) if figures else calendar.ordinals.get(word)


KEPT = {"to_day": Unit.DAY, "to_week": Unit.WEEK, "to_month": Unit.MONTH}


def _offset_fields(phrase: Phrase, said: dict[str, str], calendar: Calendar) -> Phrase:
    amount = calendar.ordinals.get(said["nth"]) if "nth" in said else _number(said.get("amount"), calendar)
    phrase = replace(phrase, kept=next((unit for name, unit in KEPT.items() if name in said), None))
    if phrase.kind is PhraseKind.ANNIVERSARY:
        return replace(phrase, amount=-(amount or 0), unit=phrase.unit or Unit.YEAR, pointer=-1)
    if "relative" in said:
        return replace(phrase, amount=calendar.relative_days[said["relative"]], unit=Unit.DAY)
    if "today" in said:
        return replace(phrase, amount=0, unit=Unit.DAY)
    if "following" in said:
        return replace(phrase, amount=calendar.following_days[said["following"]], unit=Unit.DAY)
    backwards = "ago" in said or "earlier" in said
    if phrase.kind is PhraseKind.PAST and not {"amount", "several", "recent"} & said.keys():
        amount = 1  # "the past week"
    if amount is None:
        return replace(phrase, pointer=-1 if backwards else phrase.pointer)
    return replace(phrase, amount=-amount if backwards else amount, pointer=-1 if backwards else phrase.pointer)


def _number(word: str | None, calendar: Calendar) -> int | None:
    if word is None or word.isdecimal():
        return int(word) if word else None
    if word in calendar.numbers:
        return calendar.numbers[word]
    return sum(calendar.numbers[part] for part in re.split(r"[-\s]", word))


def _named_fields(phrase: Phrase, said: dict[str, str], calendar: Calendar) -> Phrase:
    stage = said.get("stage")
    return replace(
        phrase,
        weekday=calendar.weekdays[said["weekday"]] if "weekday" in said else None,
        stage=_stage(stage, calendar) if stage else None,
        season=calendar.seasons[said["season"]] if "season" in said else None,
        holidays=calendar.holidays[said["holiday"]] if "holiday" in said else phrase.holidays,
        weekend="weekend" in said, overnight="overnight" in said, eve="eve" in said,
    )


def _stage(word: str, calendar: Calendar) -> Stage | None:
    return calendar.stages.get(word) or calendar.stages.get(word.rstrip("-"))


@dataclass(frozen=True, slots=True)
class _Run:
    """Phrases that speak of one time, before their words are measured."""

    first: tuple[Phrase, ...]
    second: tuple[Phrase, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        return self.first + self.second


def _runs(text: str, phrases: Sequence[Phrase], grammar: Grammar) -> Iterator[_Run]:
    """Neighbours that narrow one another joined, then two such joined into a range where words between say so."""
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        gap = text[groups[-1][-1].end:phrase.start] if groups else ""
        if groups and grammar.narrowing.fullmatch(gap) and _narrows(groups[-1], phrase):
            groups[-1][-1] = _leaning(text, groups[-1][-1], gap, grammar)
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    at = 0
    while at < len(groups):
        run = _Run(tuple(groups[at]))
        if at + 1 < len(groups) and _ranges(text, groups[at], groups[at + 1], grammar):
            run = _Run(tuple(groups[at]), tuple(groups[at + 1]))
            at += 1
        yield run
        at += 1


def _narrows(group: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether the phrase says another thing of the same time; a second date, or a second weekday, is another time."""
    if phrase.kind in NO_DAY or all(p.kind in NO_DAY for p in group):
        return True
    others = [p for p in group if p.kind not in NO_DAY]
    if phrase.kind is PhraseKind.DATE and any(p.kind is PhraseKind.DATE for p in others):
        return all(p.kind is not PhraseKind.DATE or _completes(p, phrase) for p in others)
    return all(frozenset((p.kind, phrase.kind)) in NARROWING for p in others)


def _leaning(text: str, phrase: Phrase, gap: str, grammar: Grammar) -> Phrase:
    """A count that ends in "after" or "before" runs from the day that follows it without a comma."""
    word = text[phrase.start:phrase.end].lower().split()[-1]
    onward = word in grammar.calendar.role("onward") and not set(gap) & set(",([")
    return replace(phrase, onward=onward) if phrase.kind is PhraseKind.FOLLOWING else phrase


def _completes(one: Phrase, other: Phrase) -> bool:
    """Two dates that share no field ("the first days of October", "in 2019") are one."""
    return not any(getattr(one, field) is not None and getattr(other, field) is not None
                   for field in ("year", "month", "day"))


def _ranges(text: str, first: Sequence[Phrase], second: Sequence[Phrase], grammar: Grammar) -> bool:
    """Two times with "to" or a dash between them; with "and", two of one kind ("on Friday and Saturday")."""
    kinds = [{p.kind for p in group} & DAYS_OF for group in (first, second)]
    gap = text[first[-1].end:second[0].start]
    if all(kinds) and grammar.ranging.fullmatch(gap):
        return True
    return kinds[0] == kinds[1] != set() and grammar.pairing.fullmatch(gap) is not None


def _whole(text: str, run: _Run, grammar: Grammar) -> TimeExpression:
    """The run with the words that lead it in, and how it stands to the event."""
    start, end = run.phrases[0].start, run.phrases[-1].end
    lead = None if run.first[0].kind is PhraseKind.YEAR else grammar.lead.search(text, max(0, start - LEAD), start)
    begin = lead.start() if lead else start
    end = _closed(text, begin, end)
    spoken = text[begin:run.phrases[0].start]
    relation = Relation.BETWEEN if run.second else _relation(spoken, run.first, grammar)
    day_first = run.first[0].kind not in {PhraseKind.CLOCK, PhraseKind.DAY_PART}
    about = day_first and grammar.about.search(spoken) is not None
    return TimeExpression(begin, end, text[begin:end], run.first, run.second, relation, about)


def _relation(spoken: str, first: Sequence[Phrase], grammar: Grammar) -> Relation:
    if first[0].kind in NO_DAY or any(p.until is not None or p.until_year is not None for p in first):
        return Relation.AT  # "before 4 pm on Friday" is that Friday
    if grammar.since.search(spoken):
        return Relation.SINCE
    return Relation.UNTIL if grammar.until.search(spoken) else Relation.AT


def _closed(text: str, start: int, end: int) -> int:
    """One past the bracket that closes one opened inside."""
    inside = text[start:end]
    for opening, closing in ("()", "[]"):
        if inside.count(opening) > inside.count(closing) and text[end:end + 1] == closing:
            return end + 1
    return end
