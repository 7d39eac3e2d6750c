"""The page of errors: an evaluation and the reports it points into in; one HTML file that needs nothing else, out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import pairwise
from pathlib import PurePath
from string import Template

from sijill.evaluate.citing import Cited
from sijill.evaluate.confusion import Confused
from sijill.evaluate.errors import Error
from sijill.evaluate.evaluation import Evaluation
from sijill.evaluate.figures import MEANING, Figure
from sijill.evaluate.records import (
    BIAS,
    CONFUSION,
    FIGURES,
    Cell,
    Showing,
    bias_rows,
    confusion_rows,
    figure_rows,
)
from sijill.model.report import Report

AROUND = 180
"""Characters shown on each side of a quote: a sentence or two."""
QUOTES = 4
"""Quotes shown of one error: the others are marked in the report."""
WITHHOLDING = "Names of children and other protected victims are withheld; what happened to them is not."
SHOWING = "This page shows protected names as the reports have them. Do not pass it on."
TITLES = {"perpetrators": "Who did it", "kinds": "Kind of perpetrator", "statuses": "Whose dead and injured",
          "acts": "What was done"}


@dataclass(frozen=True, slots=True)
class Page:
    """What heads the page: the gold's name, and whether protected names are withheld in it."""

    title: str
    withheld: bool


def errors_page(evaluation: Evaluation, showing: Showing, page: Page) -> str:
    errors = evaluation.errors
    by_figure = Counter(error.figure for error in errors)
    cited = {report for error in errors for report in (*error.reports, *(each.report for each in error.cited))}
    template = Template(files("sijill.evaluate").joinpath("errors.html").read_text(encoding="utf-8"))
    return template.substitute(
        title=escape(page.title), count=len(errors), summary=escape(_summary(evaluation, page)),
        protection=escape(WITHHOLDING if page.withheld else SHOWING),
        figures=_table("Rates are end to end; “given hit” among incidents that were found.",
                       (FIGURES[0], "what it says", *FIGURES[1:]), _explained(evaluation.figures)),
        bias=_table("Incidents coded to a party, and what goes wrong with them.", BIAS, bias_rows(evaluation.bias)),
        confusion="\n".join(_confusion(evaluation.confusions)),
        options="".join(f'<option value="{escape(name)}">{escape(name)} ({number})</option>'
                        for name, number in sorted(by_figure.items())),
        errors="\n".join(_article(number, error, showing) for number, error in enumerate(errors, 1))
        or "<p>There are none.</p>",
        reports="\n".join(_report(showing.reports[report], errors, showing)
                          for report in sorted(cited) if report in showing.reports))


def _summary(evaluation: Evaluation, page: Page) -> str:
    known = sum(error.known is not None for error in evaluation.errors)
    said = f" Of these, {known} are known to the coder." if known else ""
    return f"{page.title}: {len(evaluation.errors)} errors.{said}"


def _explained(figures: Sequence[Figure]) -> list[list[Cell]]:
    return [[name, MEANING.get(str(name), str(name).removesuffix("_in_range").replace("_", " ")), *rest]
            for name, *rest in figure_rows(figures)]


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    heads = "".join(f'<th scope="col"{_numeric(rows, at)}>{escape(name.replace("_", " "))}</th>'
                    for at, name in enumerate(columns))
    lines = "".join("<tr>" + "".join(_cell(cell, at) for at, cell in enumerate(row)) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _numeric(rows: Sequence[Sequence[Cell]], at: int) -> str:
    return ' class="n"' if rows and all(isinstance(row[at], int | float | None) for row in rows) else ""


def _cell(cell: Cell, at: int) -> str:
    words = "" if cell is None else f"{cell:.3f}" if isinstance(cell, float) else str(cell)
    if at == 0:
        return f'<th scope="row">{escape(words)}</th>'
    kind = ' class="n"' if isinstance(cell, int | float) else ""
    return f"<td{kind}>{escape(words)}</td>"


def _confusion(confusions: Sequence[Confused]) -> Iterator[str]:
    for name, title in TITLES.items():
        rows = [row[1:] for row in confusion_rows([cell for cell in confusions if cell.table == name])]
        if rows:
            table = _table("Coded, found, and how often.", CONFUSION[1:], rows)
            yield f'<details><summary>{escape(title)}</summary><div class="wide">{table}</div></details>'


def _article(number: int, error: Error, showing: Showing) -> str:
    rows = [("coded", error.coded), ("found", error.found), *([("known", error.known)] if error.known else [])]
    listed = "".join(f'<dt>{name}</dt><dd class="{name}">{escape(showing.words(said, error))}</dd>'
                     for name, said in rows)
    quotes = "".join(_quotation(cited, showing) for cited in error.cited[:QUOTES])
    more = f"<p class=\"soft\">and {len(error.cited) - QUOTES} more places</p>" if len(error.cited) > QUOTES else ""
    return (f'<article id="e{number}" data-figure="{escape(error.figure)}"><h3>{escape(error.figure)}: '
            f"{escape(error.gold or 'reports joined')}</h3><dl>{listed}</dl>{quotes}{more}{_links(error, showing)}"
            "</article>")


def _links(error: Error, showing: Showing) -> str:
    """Where to go on: the coded row, the incident, the reports."""
    said = [escape(showing.words(PurePath(error.where).name, error))] if error.where else []
    said += [f"<code>sijill explain CASEBOOK {escape(error.incident)}</code>"] if error.incident else []
    reports = dict.fromkeys((*error.reports, *(cited.report for cited in error.cited)))
    said += [f'<a href="#{escape(report)}">{escape(PurePath(showing.file(report) or report).name)}</a>'
             for report in reports if report in showing.reports]
    return f"<small>{' · '.join(said)}</small>"


def _quotation(cited: Cited, showing: Showing) -> str:
    """The quote marked within its paragraph, with the way to its place in the whole report."""
    report = showing.reports.get(cited.report)
    if report is None:
        return f"<blockquote><mark>{escape(showing.quote(cited))}</mark></blockquote>"
    start, end = cited.evidence.start, cited.evidence.end
    left, right = _window(report.text, start, end)
    before = "…" if left and report.text[left - 1] != "\n" else ""
    after = "…" if report.text[right:right + 1].strip() else ""
    words = before + _marked(report, (left, right), [(start, end)], showing) + after
    return (f'<blockquote>{words}<br><small><a href="#{escape(report.id)}-{start}">in the report</a>, characters '
            f"{start}–{end}, <code>{escape(cited.claim)}</code></small></blockquote>")


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The quote's paragraph, or as much of it as is AROUND on each side, in whole words."""
    left, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    right = len(text) if stop < 0 else stop
    if start - left > AROUND:
        left = text.find(" ", start - AROUND, start) + 1 or start
    if right - end > AROUND:
        right = max(text.rfind(" ", end, end + AROUND), end)
    return left, right


def _report(report: Report, errors: Iterable[Error], showing: Showing) -> str:
    spans = _merged({(c.evidence.start, c.evidence.end) for e in errors for c in e.cited if c.report == report.id})
    paragraphs, at = [], 0
    for line in report.text.split("\n"):
        if line.strip():
            paragraphs.append(f"<p>{_marked(report, (at, at + len(line)), spans, showing, anchors=True)}</p>")
        at += len(line) + 1
    head = showing.veil(" · ".join(part for part in (report.title, report.publisher, PurePath(report.origin).name)
                                   if part), report.id)
    return (f'<details id="{escape(report.id)}"><summary>{escape(head)} <code>{escape(report.id)}</code></summary>'
            f"{''.join(paragraphs)}</details>")


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without overlaps, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _marked(report: Report, window: tuple[int, int], spans: Sequence[tuple[int, int]], showing: Showing,
            anchors: bool = False) -> str:
    """The window's words with the spans marked; unmarked where a protected name runs across an edge."""
    left, right = window
    inside = [(max(start, left), min(end, right)) for start, end in spans if start < right and end > left]
    edges = [left, *(edge for span in inside for edge in span), right]
    pieces = [showing.veil(report.text[a:b], report.id) for a, b in pairwise(edges)]
    whole = showing.veil(report.text[left:right], report.id)
    if "".join(pieces) != whole:
        return escape(whole)
    names = [f' id="{escape(report.id)}-{start}"' if anchors else "" for start, _ in inside]
    marked = [f"<mark{names[at // 2]}>{escape(piece)}</mark>" if at % 2 else escape(piece)
              for at, piece in enumerate(pieces)]
    return "".join(marked)
