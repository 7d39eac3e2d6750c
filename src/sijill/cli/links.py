"""Links explained: an incident's claims in; why each pair of its tellings is together, and the case against, out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sijill.cli.protection import Veil
from sijill.cli.terminal import clean
from sijill.knowledge.linking import Linking
from sijill.knowledge.roster import Roster
from sijill.link import Bench, Pair, Row, rows
from sijill.link.grounds import Teller
from sijill.link.links import DECIDED
from sijill.model.event import Scope
from sijill.model.incident import Ground, Incident
from sijill.model.report import Report

WOULD_TELL = {"perpetrator": "the perpetrator", "victim": "victims' names", "killed": "how many were killed",
              "injured": "how many were injured", "weapon": "the weapon"}
"""Comparisons that tell two events of one place and day apart: where they are wanting, less is known than it seems."""


@dataclass(frozen=True, slots=True)
class LinkTeller:
    """Weighs an incident's tellings anew, each with each; `veil` withholds protected names."""

    reports: Mapping[str, Report]
    roster: Roster
    linking: Linking
    veil: Veil

    def incident(self, incident: Incident) -> RenderableType:
        told = self._rows(incident)
        lines: list[RenderableType] = [Text(incident.id, style="bold")]
        decided = [link for link in incident.links if link.score == DECIDED]
        lines += [Text(clean(f"{link.left} = {link.right}  {'; '.join(link.reasons)}")) for link in decided]
        if len(told) < 2:
            return Group(*lines, Text("one report tells it, once: there is nothing to link"))
        joined = {(link.left, link.right) for link in incident.links if link.grounds}
        pairs = sorted(self._pairs(told), key=lambda pair: (pair.weight, pair.left, pair.right), reverse=True)
        for pair in pairs:
            lines += self._pair(pair, told, (pair.left, pair.right) in joined)
        if pairs:
            lines += self._against(pairs[-1], told)
        return Group(*lines)

    def chart(self, incident: Incident) -> str:
        """A page with Splink's waterfall chart of every pair."""
        told = self._rows(incident)
        with Bench(self.linking) as bench:
            bench.add(told.values())
            return bench.waterfall(sorted(told), lambda pair: {
                ground.on: self._veiled(ground.reason, pair, told) for ground in self._grounds(pair, told)},
                lambda pair: f"{self._pair_name(pair, told)}  {pair.weight:+.1f} bits", incident.id)

    def _rows(self, incident: Incident) -> dict[str, Row]:
        return {row.id: row for row in rows(incident.claims, self.reports, self.roster) if row.scope == Scope.INCIDENT}

    def _pairs(self, told: Mapping[str, Row]) -> list[Pair]:
        with Bench(self.linking) as bench:
            bench.add(told.values())
            return bench.among(sorted(told))

    def _grounds(self, pair: Pair, told: Mapping[str, Row]) -> tuple[Ground, ...]:
        return Teller(self.linking, self.roster).grounds(pair, told[pair.left], told[pair.right])

    def _pair(self, pair: Pair, told: Mapping[str, Row], joined: bool) -> Iterator[RenderableType]:
        grounds = self._grounds(pair, told)
        how = "joined" if joined else "together by way of others"
        yield Text.assemble("\n", (clean(self._pair_name(pair, told)), "bold"), f"  {how}, {pair.weight:+.1f} bits")
        for ground in (ground for ground in grounds if ground.weight):
            style = "green" if ground.weight > 0 else "red"
            line = Text.assemble((f"{ground.weight:+5.1f} ", style), (f"{ground.on:<12}", "dim"),
                                 clean(self._veiled(ground.reason, pair, told)))
            yield _indent(line)
        idle = [f"{ground.on}: {ground.reason}" for ground in grounds if not ground.weight]
        if idle:
            yield _indent(Text(clean(self._veiled(f"neither way: {'; '.join(idle)}", pair, told)), style="dim"))

    def _against(self, weakest: Pair, told: Mapping[str, Row]) -> Iterator[RenderableType]:
        """Of all pairs the one that least resembles, with what weighs most against it."""
        grounds = self._grounds(weakest, told)
        against = sorted((g for g in grounds if g.weight < 0), key=lambda g: (g.weight, g.on))
        said = "; ".join(f"{ground.reason} ({ground.weight:+.1f})" for ground in against) or "nothing speaks against it"
        silent = [words for on, words in WOULD_TELL.items() if on not in {ground.on for ground in grounds}]
        said += f"; not told by both: {', '.join(silent)}" if silent else ""
        yield Text("\nthe strongest case against", style="dim")
        yield _indent(Text(clean(f"{self._pair_name(weakest, told)}: {self._veiled(said, weakest, told)}")))

    def _pair_name(self, pair: Pair, told: Mapping[str, Row]) -> str:
        return " and ".join(self._name(told[end]) for end in (pair.left, pair.right))

    def _name(self, row: Row) -> str:
        report = self.reports.get(row.report)
        return f"{(report.publisher if report else None) or row.report} ({row.id})"

    def _veiled(self, text: str, pair: Pair, told: Mapping[str, Row]) -> str:
        return self.veil(self.veil(text, told[pair.left].report), told[pair.right].report)


def _indent(line: RenderableType) -> RenderableType:
    return Padding(line, (0, 0, 0, 2))

