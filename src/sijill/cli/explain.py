"""Explanations: an incident and its reports in; the walk from each finding down to the quoted words out, as lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sijill.cli import words
from sijill.cli.findings_walk import Proof, Step, steps
from sijill.cli.passage import passage
from sijill.cli.protection import Veil
from sijill.cli.table import GRADE_STYLE
from sijill.cli.terminal import clean
from sijill.model.actor import Actor
from sijill.model.claim import Resolution, ResolvedClaim
from sijill.model.dates import DateBasis, DateRange
from sijill.model.event import Modality
from sijill.model.evidence import Evidence
from sijill.model.incident import Incident, Judgement, Link
from sijill.model.place import Place
from sijill.model.report import Report

OTHERS = 3
"""Candidates shown that were not chosen: enough to see what it was taken as instead."""

SHORTER = 12
"""Characters of an id where several stand in a row: eight digits, which hardly two claims of a casebook share."""

SIGN = {Judgement.SAME: "=", Judgement.DIFFERENT: "≠", Judgement.UNSURE: "?"}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells incidents; `veil` withholds protected names from words that come straight from a report."""

    reports: Mapping[str, Report]
    veil: Veil

    def incident(self, incident: Incident) -> RenderableType:
        lines = [*self._head(incident)]
        for step in steps(incident):
            lines += self._step(step)
        lines += _sources(incident)
        lines += _ratings(incident)
        lines += self._links(incident)
        return Group(*lines)

    def _links(self, incident: Incident) -> Iterator[RenderableType]:
        """The links between reports one by one; those that a report's own words make only counted, report by report."""
        report_of = {claim.claim.id: claim.claim.report_id for claim in incident.claims}
        within: Counter[tuple[str, tuple[str, ...]]] = Counter()
        if incident.links:
            yield Text("\nlinks", style="dim")
        for link in incident.links:
            left, right = (report_of.get(end, end) for end in (link.left, link.right))
            if left == right and not link.grounds and link.judgement is Judgement.SAME:
                within[left, link.reasons] += 1
            else:
                yield _indent(Text(clean(_link(link))), 1)
        for (report_id, reasons), count in within.items():
            report = self.reports.get(report_id)
            name = words.outlet_words(report) if report else report_id
            told = self.veil(f"{name}: {words.plural(count + 1, 'claim')}", report_id)
            yield _indent(Text(clean(f"{told}, {'; '.join(reasons)}")), 1)

    def _head(self, incident: Incident) -> Iterator[RenderableType]:
        style = f"bold {GRADE_STYLE[incident.grade.code]}"
        yield Text.assemble((incident.id, "bold"), f"  {incident.scope}  ", (incident.grade.code.value, style))
        for line in (*incident.grade.reasons, *incident.notes):
            yield _indent(Text(clean(line)), 1)

    def _step(self, step: Step) -> Iterator[RenderableType]:
        finding = step.finding
        yield Text.assemble("\n", (f"{step.field:<12} ", "dim"), (clean(step.value), "bold"),
                            f"  {words.spaced(finding.standing)}")
        if finding.reason:
            yield _indent(Text(clean(finding.reason), style="dim"), 1)
        for proofs in self._alike(step.proofs):
            yield from self._proof(proofs)

    def _alike(self, proofs: Sequence[Proof]) -> Iterator[list[Proof]]:
        """Claims that one source makes in the same words are told once: a sentence tells several acts."""
        groups: dict[object, list[Proof]] = {}
        for proof in proofs:
            same = (proof.supports, self._teller_of(proof.claim).plain, proof.evidence, proof.resolutions)
            groups.setdefault(same, []).append(proof)
        yield from groups.values()

    def _proof(self, proofs: Sequence[Proof]) -> Iterator[RenderableType]:
        proof = proofs[0]
        side = ("for     ", "green") if proof.supports else ("against ", "red")
        ids = ", ".join(_shorter(each.claim.claim.id) for each in proofs) if len(proofs) > 1 else proof.claim.claim.id
        yield _indent(Text.assemble(side, (ids, "dim"), "  ", self._teller_of(proof.claim)), 1)
        for resolution in proof.resolutions:
            for line in _resolution(resolution):
                yield _indent(Text(clean(line)), 3)
        for evidence in proof.evidence:
            yield _indent(self._quoted(proof.claim, evidence), 3)
        if not proof.evidence and not proof.resolutions:
            yield _indent(Text("the report has no words of its own for this", style="dim"), 3)

    def _teller_of(self, resolved: ResolvedClaim) -> Text:
        """Source, through whom, in which report of which day."""
        claim, report = resolved.claim, self.reports.get(resolved.claim.report_id)
        actor = resolved.source.chosen if resolved.source else None
        publisher = words.outlet_words(report) if report else claim.report_id
        said = claim.source.text if claim.source else publisher
        said = actor.name if actor else said
        via = [name for name in (*(claim.source.value.via if claim.source else ()), publisher) if name != said]
        day = f"of {words.date_words(report.published)}" if report and report.published else "(undated)"
        told = said + "".join(f", through {name}" for name in dict.fromkeys(via)) + f" {day}"
        modality = "" if claim.modality is Modality.ASSERTED else f" ({claim.modality})"
        return Text(clean(self.veil(told, claim.report_id)) + modality)

    def _quoted(self, resolved: ResolvedClaim, evidence: Evidence) -> Text:
        """The quote in colour, and between guillemets for where there is none, inside its sentence."""
        report_id = resolved.claim.report_id
        if report_id not in self.reports:
            return Text(clean(self.veil(f"«{evidence.quote}»", report_id)))
        found = passage(self.reports[report_id], evidence)
        pieces = (found.before, found.quote, found.after)
        before, quote, after = (clean(self.veil(piece, report_id)) for piece in pieces)
        whole = clean(self.veil(found.text, report_id))
        if before + quote + after != whole:  # a protected name runs across the edge of the quote: show no edge
            return Text(whole)
        return Text.assemble((before, "dim"), (f"«{quote}»", "bold yellow"), (after, "dim"))


def _shorter(claim_id: str) -> str:
    return claim_id[:SHORTER]


def _sources(incident: Incident) -> Iterator[RenderableType]:
    yield Text("\nsources", style="dim")
    for source in incident.sources:
        standing = "independent" if source.independent else "not independent"
        claims = words.plural(source.claims, "claim")
        yield _indent(Text(clean(f"{source.name}  {words.spaced(source.kind)}, {claims}, {standing}")), 1)


def _ratings(incident: Incident) -> Iterator[RenderableType]:
    """The Admiralty codes of the claims, with the reasons for letter and number."""
    if incident.ratings:
        yield Text("\nclaims", style="dim")
    alike: dict[tuple[str, str], list[str]] = {}
    for rating in incident.ratings:
        alike.setdefault((rating.code, "; ".join(rating.reasons)), []).append(rating.claim)
    for (code, reasons), claims in sorted(alike.items()):
        yield _indent(Text.assemble((f"{code}  ", "bold"), clean(reasons)), 1)
        yield _indent(Text(", ".join(claims), style="dim"), 3)


def _resolution(resolution: Resolution[Any]) -> Iterator[str]:
    said = f"“{resolution.text}” " if resolution.text else ""
    yield f"{said}{_taken(resolution)}" + _because(resolution.reasons)
    others = [c for c in resolution.candidates if c.value != resolution.chosen]
    if _left_open(resolution):
        yield f"  either {' or '.join(_value(c.value) for c in others[:OTHERS])}"
    else:
        for candidate in others[:OTHERS]:
            yield f"  rather than {_value(candidate.value)}, score {candidate.score:.2f}{_because(candidate.reasons)}"
    if len(others) > OTHERS:
        yield f"  and {len(others) - OTHERS} more"


def _left_open(resolution: Resolution[Any]) -> bool:
    """Whether what was taken is what equal candidates share ("XXXX-12-02": 2017 or 2023), and none of them lost."""
    scores = {c.score for c in resolution.candidates}
    return resolution.chosen is not None and len(scores) == 1 and len(resolution.candidates) > 1 \
        and all(c.value != resolution.chosen for c in resolution.candidates)


def _taken(resolution: Resolution[Any]) -> str:
    if resolution.chosen is None:
        return "taken as none of the candidates" if resolution.candidates else "kept as the report says it"
    own = next((c.score for c in resolution.candidates if c.value == resolution.chosen), None)
    # one candidate alone was weighed against nothing
    score = f", score {own:.2f}" if own is not None and len(resolution.candidates) > 1 else ""
    return f"taken as {_value(resolution.chosen)}{score}"


def _value(value: Place | Actor | DateRange) -> str:
    match value:
        case Place():
            return f"{words.place_words(value)} ({words.spaced(value.precision)}, {value.id})"
        case Actor():
            return words.actor_words(value)
        case _:
            known = value.precision if value.basis is DateBasis.PUBLICATION else words.date_reason(value)
            return f"{words.date_words(value)} ({known})"


def _because(reasons: Sequence[str]) -> str:
    return f": {'; '.join(reasons)}" if reasons else ""


def _link(link: Link) -> str:
    weight = f" {link.score:+.1f} bits" if link.grounds else ""
    return f"{link.left} {SIGN[link.judgement]} {link.right}  {link.judgement}{weight}{_because(link.reasons)}"


def _indent(line: RenderableType, level: int) -> RenderableType:
    """Two columns a level; what wraps stays under it."""
    return Padding(line, (0, 0, 0, 2 * level))
