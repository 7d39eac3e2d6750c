"""Hard cases: the files of `hard_cases` in; each case with its gold, judged alone, out.

A case is one report of a file, or several that one coded incident rests on. All that is coded of it must come out, and
nothing else: the acts, the parties, the numbers, the place, the day, how many incidents it tells of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sijill import pipeline
from sijill.evaluate import Error, Evaluation, Found, evaluate, read_gold
from sijill.evaluate.gold import Gold
from sijill.knowledge import Knowledge

FOLDER = Path(__file__).parent / "hard_cases"
OVER_A_SET = frozenset({"incidents_per_report", "silent_reports", "false_merge"})
"""Figures that say something of a set, not of a case."""


@dataclass(frozen=True, slots=True)
class Case:
    """`name` is the file's name and the first report's id; `known` is why it is known to fail."""

    name: str
    gold: Gold
    known: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    case: Case
    evaluation: Evaluation

    @property
    def right(self) -> bool:
        return not self.evaluation.errors

    @property
    def facts(self) -> tuple[int, int]:
        """How many are right, and of how many."""
        counted = [f for f in self.evaluation.figures if f.of and f.right is not None and f.name not in OVER_A_SET]
        return sum(int(f.right or 0) for f in counted), sum(f.of or 0 for f in counted)

    def wrong(self) -> str:
        """Each error in a line: what was coded, what was found, on which words."""
        return "\n".join(_line(error) for error in self.evaluation.errors)


def cases(knowledge: Knowledge, folder: Path = FOLDER) -> tuple[Case, ...]:
    """All of them, by file; fails on a row that is refused."""
    return tuple(case for file in sorted(folder.glob("*.toml")) for case in _of_file(file, knowledge))


def judge(case: Case, knowledge: Knowledge) -> Judged:
    """Code the reports of the case, with each other and with no others'."""
    coded = pipeline.code(case.gold.reports, knowledge)
    faults = [str(refusal) for refusal in coded.refusals]
    if faults:
        raise ValueError(f"{case.name}: {faults[0]}")
    found = Found(coded.incidents, {report.id: report for report in coded.reports})
    return Judged(case, evaluate(case.gold, found, knowledge))


def _of_file(file: Path, knowledge: Knowledge) -> Iterator[Case]:
    gold = read_gold(file, knowledge)
    if gold.refusals:
        raise ValueError(str(gold.refusals[0]))
    for names in _groups(gold):
        incidents = tuple(each for each in gold.incidents if names & set(each.reports))
        reports = tuple(report for report in gold.reports if report.external_id in names)
        expected = tuple(each for each in gold.expected if each.report in names)
        known = next((each.known for each in (*expected, *incidents) if each.known), None)
        yield Case(f"{file.stem}/{reports[0].external_id}", Gold(incidents, reports, expected), known)


def _groups(gold: Gold) -> Sequence[frozenset[str]]:
    """Reports that share a coded incident, in the order of the file."""
    heads: dict[str, frozenset[str]] = {r.external_id or "": frozenset({r.external_id or ""}) for r in gold.reports}
    for incident in gold.incidents:
        together = frozenset().union(*(heads[name] for name in incident.reports))
        heads |= dict.fromkeys(together, together)
    return tuple(dict.fromkeys(heads.values()))


def _line(error: Error) -> str:
    quotes = "; ".join(f"«{cited.evidence.quote}»" for cited in error.cited[:6])
    return f"{error.figure}: coded {error.coded}; found {error.found} {quotes}"


def by_country(judged: Sequence[Judged]) -> Mapping[str, list[Judged]]:
    """By file, which is one conflict's."""
    found: dict[str, list[Judged]] = {}
    for each in judged:
        found.setdefault(each.case.name.split("/")[0], []).append(each)
    return found
