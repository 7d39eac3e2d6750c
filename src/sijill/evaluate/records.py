"""Records: an evaluation in; rows for listings and files, without what may not be shown, out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sijill.evaluate.citing import Cited
from sijill.evaluate.confusion import Bias, Confused
from sijill.evaluate.errors import Error
from sijill.evaluate.figures import Figure
from sijill.model.report import Report

Cell = str | int | float | None
Veil = Callable[[str, str], str]
"""Words, and the id of the report that they are of, in; the words that may be shown out."""

FIGURES = ("figure", "rate", "right", "of", "given_hit")
CONFUSION = ("table", "coded", "found", "count", "right")
BIAS = ("party", "incidents", "missed", "not_blamed", "blamed_wrongly", "killed_coded", "killed_too_few",
        "killed_too_many")
ERRORS = ("figure", "gold", "where", "coded", "found", "incident", "claim", "report", "file", "start", "end", "quote",
          "known")
DIGITS = 4
"""Decimals of a rate: a set of ten thousand tells no more."""


@dataclass(frozen=True, slots=True)
class Showing:
    """The reports that errors point into, and what hides protected names in their words."""

    reports: Mapping[str, Report]
    veil: Veil

    def words(self, text: str, error: Error) -> str:
        """Words about the reports of an error."""
        for report in error.reports or ("",):
            text = self.veil(text, report)
        return text

    def quote(self, cited: Cited) -> str:
        return self.veil(cited.evidence.quote, cited.report)

    def file(self, report: str) -> str | None:
        return self.veil(self.reports[report].origin, report) if report in self.reports else None


def figure_rows(figures: Sequence[Figure]) -> list[list[Cell]]:
    return [[f.name, _rounded(f.rate), f.right, f.of, _rounded(f.given_hit)] for f in figures]


def confusion_rows(confusions: Sequence[Confused]) -> list[list[Cell]]:
    return [[c.table, c.coded, c.found, c.count, "yes" if c.right else "no"] for c in confusions]


def bias_rows(bias: Sequence[Bias]) -> list[list[Cell]]:
    return [[b.party, b.incidents, b.missed, b.not_blamed, b.blamed_wrongly, b.killed_coded, b.killed_too_few,
             b.killed_too_many] for b in bias]


def error_rows(errors: Sequence[Error], showing: Showing) -> list[list[Cell]]:
    """One row an error, with the first of its quotes."""
    return [_error_row(error, showing) for error in errors]


def error_records(errors: Sequence[Error], showing: Showing) -> Iterator[dict[str, object]]:
    """Everything: each error with all its quotes. `withheld` is true where a quote lost a name."""
    for error in errors:
        yield {"figure": error.figure, "gold": error.gold, "where": error.where,
               "coded": showing.words(error.coded, error), "found": showing.words(error.found, error),
               "incident": error.incident, "known": error.known,
               "evidence": [_evidence(cited, showing) for cited in error.cited]}


def _error_row(error: Error, showing: Showing) -> list[Cell]:
    first = error.cited[0] if error.cited else None
    report = first.report if first else (error.reports[0] if error.reports else "")
    return [error.figure, error.gold, error.where, showing.words(error.coded, error),
            showing.words(error.found, error), error.incident, first.claim if first else None, report,
            showing.file(report), first.evidence.start if first else None, first.evidence.end if first else None,
            showing.quote(first) if first else None, error.known]


def _evidence(cited: Cited, showing: Showing) -> dict[str, object]:
    quote = showing.quote(cited)
    return {"claim": cited.claim, "report": cited.report, "file": showing.file(cited.report),
            "start": cited.evidence.start, "end": cited.evidence.end, "quote": quote,
            **({"withheld": True} if quote != cited.evidence.quote else {})}


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, DIGITS)
