"""Gold and the incidents found in its reports in; figures, confusions and every error with its evidence out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sijill.evaluate.confusion import Bias, Confused, biases, confusions
from sijill.evaluate.errors import Error, of_match, of_merges, of_numbers
from sijill.evaluate.evaluation import Evaluation
from sijill.evaluate.facts import Judge
from sijill.evaluate.figures import Figure, figures
from sijill.evaluate.folder import write_folder
from sijill.evaluate.gold import CodedIncident, Gold
from sijill.evaluate.goldfile import read_gold
from sijill.evaluate.matching import Matcher, by_name, named_by
from sijill.evaluate.merging import expected_numbers, false_merges, spread
from sijill.evaluate.page import Page
from sijill.evaluate.parties import Parties
from sijill.evaluate.records import Showing
from sijill.evaluate.victims import victim_facts
from sijill.knowledge import Knowledge
from sijill.knowledge.coding import Coding
from sijill.model.incident import Incident
from sijill.model.report import Refusal, Report

__all__ = ["Bias", "Confused", "Error", "Evaluation", "Figure", "Found", "Gold", "Page", "Showing", "evaluate",
           "named_by", "read_gold", "write_folder"]


@dataclass(frozen=True, slots=True)
class Found:
    """What the pipeline found: incidents, and by id the reports that they rest on or that gave none."""

    incidents: Sequence[Incident]
    reports: Mapping[str, Report]


def evaluate(gold: Gold, found: Found, knowledge: Knowledge) -> Evaluation:
    """Figures over all coded incidents whose reports are there; errors in the order of the gold."""
    named = by_name(found.reports)
    coding = Coding.from_packs(knowledge.packs)
    parties = Parties(knowledge.roster, coding)
    matcher, judge = Matcher(found.incidents, parties), Judge(parties, coding)
    present, refusals = _present(gold.incidents, named)
    matches = [matcher.match(coded, reports) for coded, reports in present]
    judged = [(match, fact) for match in matches for fact in (*judge.facts(match), *victim_facts(match))]
    merges = list(false_merges(found.incidents, matches))
    numbers = list(expected_numbers([(e, tuple(named.get(e.report, ()))) for e in gold.expected], found.incidents))
    asked = frozenset(report for _, reports in present for report in reports).union(
        *(named.get(e.report, ()) for e in gold.expected))
    facts = [fact for _, fact in judged] + merges + [fact for _, fact in numbers]
    errors = (*(of_match(match, fact) for match, fact in judged if fact.listed), *of_merges(merges),
              *of_numbers(numbers, named))
    return Evaluation(figures(facts, spread(found.incidents, asked, matches)), errors,
                      confusions(matches, parties, coding), biases(matches, parties), tuple(refusals))


def _present(coded: Sequence[CodedIncident], named: Mapping[str, Sequence[str]],
             ) -> tuple[list[tuple[CodedIncident, tuple[str, ...]]], list[Refusal]]:
    """Coded incidents with the ids of their reports; a refusal for each that names one which is not there."""
    present, refusals = [], []
    for incident in coded:
        missing = [name for name in incident.reports if name not in named]
        if missing:
            problem = f"it names the report {missing[0]!r}, which is not among the reports"
            refusals.append(Refusal(incident.where, problem, "give that report, or correct its name"))
        else:
            ids = dict.fromkeys(report for name in incident.reports for report in named[name])
            present.append((incident, tuple(ids)))
    return present, refusals
