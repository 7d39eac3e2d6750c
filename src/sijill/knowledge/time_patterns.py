"""A calendar's words in, one regular expression for each way to name a time out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sijill.knowledge.calendar import Calendar
from sijill.knowledge.time_phrases import PhraseKind

YEAR = r"(?:1[89]|20)\d\d"
"""1800 to 2099: four digits outside it count people or metres more often than they name a year."""
LETTERS = re.compile(r"[^\W\d_]+")
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DASH = r"\s?[-\u2010-\u2015/]\s?"
PEOPLE = r"(?!\s+(?:\w+\s+)?(?:people|men|women|children|[a-z]{3,}s)\b)"
"""After "of 2014" these make a number of people, not a year."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern whose named groups are fields of a phrase of this kind; `core`, where there is one, is its extent.

    It matches only texts that have one of the `words`, or a figure where `words` is empty.
    """

    kind: PhraseKind
    pattern: re.Pattern[str]
    words: frozenset[str]

    def may_match(self, said: frozenset[str], figures: bool) -> bool:
        """`said`: the words of a text in small letters (see `words_of`); `figures`: whether it has any."""
        return not self.words.isdisjoint(said) if self.words else figures


def alternatives(words: Iterable[str]) -> str:
    """A group of the words, longest first, spaces of any width; one that matches nothing for no words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    pieces = (re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return f"(?:{'|'.join(pieces)})" if ordered else r"(?:(?!))"


class Fragments:
    """The calendar's words as pieces of patterns."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.month = rf"(?P<month>{alternatives(calendar.months)})(?:\.(?=\s?\d)|(?!\w))"
        plain = [m for m in calendar.months if m not in calendar.short and m not in calendar.ambiguous]
        self.plain_month = rf"(?P<month>{alternatives(plain)})\b"
        unsure = [m.capitalize() for m in calendar.months if m not in calendar.short and m in calendar.ambiguous]
        self.unsure_month = rf"(?P<month>(?-i:{alternatives(unsure)}))\b"
        self.islamic = rf"(?P<islamic>{alternatives(calendar.islamic_months)})(?!\w)"
        self.persian = rf"(?P<persian>{alternatives(calendar.persian_months)})(?!\w)"
        self.weekday = alternatives(w for w in calendar.weekdays if w not in calendar.short)
        self.short_weekday = alternatives(w for w in calendar.weekdays if w in calendar.short)
        tens = alternatives(w for w, n in calendar.numbers.items() if n >= 20 and n % 10 == 0)
        ones = alternatives(w for w, n in calendar.numbers.items() if n < 10)
        self.number = rf"(?P<amount>\d{{1,3}}|{tens}[-\s]{ones}|{alternatives(calendar.numbers)})"
        self.unit = rf"(?P<unit>{alternatives(calendar.units)})\b"
        self.stage = rf"(?:(?P<stage>{alternatives(calendar.stages)})(?:(?<=-)|\s+|-))"
        self.part = alternatives(calendar.day_parts)
        ordinal = alternatives(calendar.ordinals)
        self.day = rf"(?P<day>{DAY}(?:st|nd|rd|th)?|{ordinal})\b"
        self.until = rf"(?P<until>{DAY})(?:st|nd|rd|th)?\b"
        self.several = rf"(?:\s?,\s?{DAY}(?:st|nd|rd|th)?){{0,5}}"  # bounded: a long list of numbers is no dates
        self.joint = rf",?\s+{self.role('to', 'and')}\s+(?:the\s+)?"

    def role(self, *names: str) -> str:
        """The words that do any of these things."""
        return alternatives(word for name in names for word in self.calendar.role(name))


def rules(calendar: Calendar) -> tuple[Rule, ...]:
    """Every rule, the more telling first where two match the same words."""
    use = Fragments(calendar)
    written = [*_dates(use), *_months(use), *_years(use), *_days(use), *_counted(use), *_lengths(use), *_others(use)]
    telling = _telling(use)
    return tuple(Rule(kind, re.compile(pattern, re.IGNORECASE), _needed(pattern, telling)) for kind, pattern in written)


def words_of(text: str) -> frozenset[str]:
    """The runs of letters of a text, in small letters."""
    return frozenset(LETTERS.findall(text.lower()))


def _telling(use: Fragments) -> dict[str, frozenset[str]]:
    """By a piece of a pattern: the first words of what the piece matches. Of two pieces the first decides."""
    calendar = use.calendar
    pieces: dict[str, Iterable[str]] = {
        "(?P<anniversary>": calendar.role("anniversary"),
        "(?P<islamic>": calendar.islamic_months, "(?P<persian>": calendar.persian_months,
        use.month: calendar.months, use.plain_month: calendar.months, use.unsure_month: calendar.months,
        "(?P<weekday>": calendar.weekdays, "(?P<relative>": calendar.relative_days,
        "(?P<following>": calendar.following_days, "(?P<unit>": calendar.units, "(?P<recent>": calendar.units,
        "(?P<season>": calendar.seasons, "(?P<holiday>": calendar.holidays,
        "(?P<weekend>": calendar.role("weekend_names"), "(?P<overnight>": calendar.role("overnight"),
        use.part: calendar.day_parts}
    return {piece: frozenset(LETTERS.findall(phrase.lower())[0] for phrase in phrases)
            for piece, phrases in pieces.items()}


def _needed(pattern: str, telling: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return next((words for piece, words in telling.items() if piece in pattern), frozenset())


def hint(calendar: Calendar) -> re.Pattern[str]:
    """What every expression holds at least one of; a text without any need not be searched further."""
    words = [*calendar.months, *calendar.islamic_months, *calendar.persian_months, *calendar.weekdays,
             *calendar.relative_days, *calendar.following_days, *calendar.units,
             *calendar.seasons, *calendar.holidays, *calendar.role("weekend_names"), *calendar.role("overnight"),
             *calendar.role("anniversary"), *(f"this {part}" for part in calendar.day_parts)]
    return re.compile(rf"\d|\b{alternatives(words)}\b", re.IGNORECASE)


Written = list[tuple[PhraseKind, str]]


def _dates(use: Fragments) -> Written:
    """A day of a month, in letters or figures."""
    year = rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR})(?!\d))?"
    number = r"(?<![\d.,/-])"
    month_first = rf"(?<!\w)(?<!\bin ){use.month}\s?(?:the\s+)?{use.day}"  # "In May 11 people" counts people
    no_count = r"(?![:%]|\.\d|,\d{3})"
    return [(PhraseKind.DATE, pattern) for pattern in (
        rf"{number}(?P<year>{YEAR})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>{DAY})(?!\d)",
        rf"{number}(?P<day>{DAY})\.\s?(?P<month>0?[1-9]|1[0-2])\.\s?(?P<year>{YEAR}|\d\d)(?!\d)",
        rf"{number}(?P<swap_day>{DAY})(?P<mark>[/-])(?P<month>{DAY})(?P=mark)(?P<year>{YEAR})(?!\d)",
        rf"{number}(?P<swap_day>{DAY})/(?P<month>{DAY})/(?P<year>\d\d)(?![\d/])",
        rf"{number}(?:the\s+)?{use.day}{use.several}(?:{DASH}|{use.joint}){use.until}\s+(?:of\s+)?{use.month}{year}",
        rf"{number}(?:the\s+)?{use.day}[-\s]?(?:of\s+)?{use.month}{year}",
        rf"{month_first}{use.several}{DASH}{use.until}{no_count}{year}",
        rf"{month_first}{use.several}{use.joint}{use.until}{no_count}(?!\s+[a-z]){year}",
        rf"{month_first}{no_count}{year}",
        *(rf"{number}(?:the\s+)?{use.day}[-\s]?(?:of\s+)?{month},?\s+(?:of\s+)?(?P<year>1[34]\d\d)(?![\d,])"
          rf"(?:\s?{use.role('eras')}(?!\w))?" for month in (use.islamic, use.persian)),
        *(rf"(?<!\w){month}\s{use.day},?\s+(?P<year>1[34]\d\d)(?![\d,])(?:\s?{use.role('eras')}(?!\w))?"
          for month in (use.islamic, use.persian)),
        rf"(?<=\bon )the\s+(?P<day>{DAY}(?:st|nd|rd|th))(?=\s*(?:[,.;:)]|$|of\s+(?:this|the|that|last)\s+month))",
    )]


def _months(use: Fragments) -> Written:
    """A month, or a part of one."""
    pointer = r"(?:(?P<last>last)|(?P<this>this)|(?P<next>next))\s+"
    cue = use.role("month_cues")
    no_day = rf"(?!\s?{DAY}(?:st|nd|rd|th)?\b)"
    return [(PhraseKind.DATE, pattern) for pattern in (
        rf"\b{use.stage}?{use.month},?\s+(?:of\s+)?(?P<year>{YEAR})(?!\d)",
        rf"(?<!\d)(?P<month>0[1-9]|1[0-2])/(?P<year>{YEAR})(?!\d)",
        rf"\b(?:{use.stage}|{pointer})?{use.plain_month}{no_day}",
        rf"\b(?:{use.stage}|{pointer}){use.unsure_month}{no_day}",
        rf"\b{cue}\s+(?P<core>{use.unsure_month})(?!\s+(?-i:[A-Z])\w+\s+(?:said|says|told))",
    )]


def _years(use: Fragments) -> Written:
    """A year by itself, where the words around it make it one."""
    sure = r"(?:in|since|during|until|till|throughout|by|as\s+of)"
    unsure = r"(?:of|from|to|and|between|before|after|through)"
    years = rf"(?P<core>(?P<year>{YEAR}){DASH}(?P<until_year>{YEAR}|\d\d))"
    owner = r"(?:\b(?:a|the|its|their|his|her)|['’]s)\s+"
    return [
        (PhraseKind.DATE, rf"\b{use.stage}(?P<year>{YEAR})(?!\d|s\b)"),
        (PhraseKind.DATE, rf"\b(?:{sure}|{unsure})\s+{years}(?![\d-])"),
        (PhraseKind.DATE, rf"(?<![\w-])(?P<year>{YEAR})[-\u2010-\u2015](?P<until_year>{YEAR})(?!\d)"),
        (PhraseKind.DATE, rf"\b{sure}\s+(?P<core>(?P<year>{YEAR}))(?![\d,.]*\d)(?!-)"),
        (PhraseKind.DATE, rf"\b{unsure}\s+(?P<core>(?P<year>{YEAR}))(?![\d,.]*\d)(?!-){PEOPLE}"),
        (PhraseKind.YEAR, rf"{owner}(?P<core>(?P<year>{YEAR}))(?=\s+[a-z]){PEOPLE}"),
        (PhraseKind.YEAR, r"\b(?:the\s+)?(?:early[-\s]+|mid-?\s*|late[-\s]+)?(?P<decade>(?:1[89]|20)\d0)s\b"),
    ]


def _days(use: Fragments) -> Written:
    """Weekdays, and days counted from the writing or from the day spoken of last."""
    calendar = use.calendar
    part = rf"(?:\s+(?:in\s+the\s+)?(?:{use.role('stages')}|early|late)?\s*{use.part})?"
    pointer = r"(?:(?:(?P<last>last|the\s+previous|this\s+past)|(?P<this>this)|(?P<next>next))\s+)?"
    lead = r"(?:(?:early|late|mid)(?:\s+on)?[-\s]+)?"
    return [
        (PhraseKind.WEEKDAY, rf"(?<!\bblack )(?<!\bbloody )\b{lead}{pointer}(?P<weekday>{use.weekday})\b"
                             rf"(?!\s+times\b){part}"),
        (PhraseKind.WEEKDAY, rf"\b(?P<weekday>{use.short_weekday})\.?,?(?=\s+(?:{DAY}\b|{alternatives(calendar.months)}"
                             rf"\b|{use.part}))"),
        (PhraseKind.RELATIVE, rf"\b{lead}(?P<relative>{alternatives(calendar.relative_days)})\b{part}"),
        (PhraseKind.RELATIVE, rf"\b(?:early\s+|late\s+)?this\s+(?:early\s+|late\s+)?(?P<today>{use.part})\b"),
        (PhraseKind.FOLLOWING, rf"\b(?P<following>{alternatives(calendar.following_days)})\b"
                               rf"(?!\s+(?:yesterday|tomorrow))"),
    ]


def _counted(use: Fragments) -> Written:
    """So many days, weeks or months ago, earlier or later."""
    several = r"(?P<several>several|a\s+few|few|some|many|a\s+number\s+of)"
    length = rf"(?:more\s+than\s+|less\s+than\s+|over\s+|nearly\s+|almost\s+)?(?:{use.number}|{several})\s+{use.unit}"
    ago = rf"(?P<ago>{use.role('ago')})"
    day, week, month = (rf"(?P<to_{unit}>{use.role(f'to_the_{unit}')})" for unit in ("day", "week", "month"))
    return [
        *((PhraseKind.RELATIVE, rf"\b(?:{use.role('exactly')}\s+)?{use.number}\s+{use.unit}\s+{ago},?\s+{kept}\b")
          for kept in (day, week, month)),
        (PhraseKind.RELATIVE, rf"\b(?P<to_day>{use.role('exactly')})\s+{use.number}\s+{use.unit}\s+{ago}\b"),
        (PhraseKind.RELATIVE, rf"\b(?:on\s+)?(?P<to_day>{use.role('this_day')}),?\s+(?:back\s+)?(?:in\s+)?"
                              rf"(?P<year>{YEAR})(?!\d)"),
        *((PhraseKind.ANNIVERSARY, rf"\b{which}\s+(?P<anniversary>{use.role('anniversary')})\b") for which in (
            r"(?P<amount>\d{1,3}(?=st|nd|rd|th))(?:st|nd|rd|th)", rf"(?P<nth>{alternatives(use.calendar.ordinals)})",
            rf"{use.number}[-\s]{use.unit}")),
        (PhraseKind.ANNIVERSARY, rf"\b{use.number}\s+{use.unit}\s+(?P<ago>{use.role('ever_since')})\b"),
        (PhraseKind.RELATIVE, rf"\b{length}\s+(?P<ago>{use.role('ago')})\b"),
        (PhraseKind.FOLLOWING, rf"\b{length}\s+(?P<later>{use.role('later')})\b"),
        (PhraseKind.FOLLOWING, rf"\b{length}\s+(?P<earlier>{use.role('earlier')})\b"),
        (PhraseKind.RELATIVE, rf"\b{use.unit}\s+(?P<ago>{use.role('ago')})\b"),
        (PhraseKind.FOLLOWING, rf"\b{use.unit}\s+(?P<later>later)\b"),
    ]


def _lengths(use: Fragments) -> Written:
    """Lengths of time, ended by the day of writing or open; and this, last and next week, month, year."""
    old = r"(?![-\s]+olds?\b)"
    pointer = r"(?:(?P<last>last|the\s+previous)|(?P<this>this|the\s+current|the)|(?P<next>next|the\s+coming))"
    alone = r"(?:(?P<last>last)|(?P<this>(?:earlier\s+|later\s+|early\s+|late\s+)?this)|(?P<next>next))"
    article = r"(?:(?:the|a|an|that|this|those|about|around|some|nearly|almost|more\s+than)\s+){0,3}"
    course = r"(?:(?:course|period|space|span)\s+of\s+)?"
    weekend = use.role("weekend_names")
    return [
        (PhraseKind.PAST, rf"\b{use.role('past')}\s+(?:{use.number}|(?P<several>several|few))\s+{use.unit}"),
        (PhraseKind.PAST, rf"\b(?:the\s+(?:past|last)|past)\s+{use.unit}"),
        (PhraseKind.PAST, rf"\b{use.role('recent')}\s+(?P<recent>{alternatives(use.calendar.units)})\b"),
        (PhraseKind.UNIT, rf"\b{use.stage}{pointer}\s+{use.unit}(?!\s+of\b)"),
        (PhraseKind.UNIT, rf"\b(?:early\s+|late\s+)?{alone}\s+{use.unit}"),
        (PhraseKind.UNIT, rf"\b(?:(?P<last>last)|(?P<next>next)|(?P<this>this|the|over\s+the))\s+"
                          rf"(?P<weekend>{weekend})\b"),
        (PhraseKind.DURATION, rf"\b{use.role('over')}\s+{article}{course}{article}{use.number}[-\s]+{use.unit}{old}"
                              rf"(?:[-\s]+(?:long\s+)?{use.role('period')})?"),
        (PhraseKind.DURATION, rf"\b{article}{use.number}[-\s]+{use.unit}{old}[-\s]+(?:long\s+)?{use.role('period')}\b"),
    ]


def _others(use: Fragments) -> Written:
    """Seasons, feasts, parts of the day, the clock."""
    calendar = use.calendar
    season = alternatives(calendar.seasons)
    clock = rf"(?:\s?{use.role('clock')}(?!\w))"
    plain = rf"(?P<holiday>{alternatives(name for name in calendar.holidays if ' ' in name)})\b"
    unsure = rf"(?P<holiday>{alternatives(name for name in calendar.holidays if ' ' not in name)})\b"  # names of people
    year = rf"(?:\s+(?P<year>{YEAR})(?!\d))"
    which = rf"(?:{use.day}\s+day\s+of\s+|(?P<eve>{use.role('eve')})\s+)?"
    return [
        (PhraseKind.SEASON, rf"\b(?:the\s+)?{use.stage}?(?:the\s+)?(?P<season>{season})\s+(?:of\s+)?"
                            rf"(?P<year>{YEAR})(?!\d)"),
        (PhraseKind.SEASON, rf"\b(?:(?P<last>last)|(?P<this>this)|(?P<next>next)|(?:in|during|over)\s+the)\s+"
                            rf"(?P<season>(?-i:{season}))\b"),
        *((PhraseKind.HOLIDAY, rf"(?<!\w)(?:the\s+month\s+of\s+)?{month},?\s+(?:of\s+)?(?P<year>1[34]\d\d)(?![\d,])"
                               rf"(?:\s?{use.role('eras')}(?!\w))?") for month in (use.islamic, use.persian)),
        (PhraseKind.HOLIDAY, rf"\b(?:the\s+)?{which}(?:the\s+)?{plain}{year}?"),
        (PhraseKind.HOLIDAY, rf"\b{use.role('feast_cues')}\s+(?:the\s+)?(?P<core>{which}(?:the\s+)?{unsure}{year}?)"
                             rf"(?!\s+(?-i:[A-Z]))"),
        (PhraseKind.DAY_PART, rf"\b(?P<overnight>{use.role('overnight')})\b"),
        (PhraseKind.DAY_PART, rf"\b(?:(?:in|at|on|before|after|around|during|by)\s+)?(?:the\s+)?(?:(?:early|late)\s+)?"
                              rf"{use.part}(?:\s+of\s+the\s+{use.part}|\s+hours)?\b"),
        (PhraseKind.CLOCK, rf"(?<![\d:/.-])\d{{1,2}}[:.]\d\d{clock}*(?![\d/])(?!\s?%)"),
        (PhraseKind.CLOCK, rf"(?<![\d:/.-])\d{{1,2}}(?:[:.]\d\d)?{clock}+"),
    ]
