"""What a listing may show of protected victims: incidents in; the same, or with their names withheld, out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sijill.cli.output import Output
from sijill.cli.terminal import say
from sijill.cli.words import plural
from sijill.errors import SijillError
from sijill.model.change import State
from sijill.model.incident import Incident
from sijill.model.report import Report
from sijill.model.wire import to_wire

if TYPE_CHECKING:
    from sijill.casebook import Casebook
    from sijill.publish.protect import Protection

Veil = Callable[[str, str], str]
"""Words of a report, and its id, in; the words that may be shown out."""

Hide = Callable[[str], str]
"""Words about reports (a refusal, a reviewer's note) in; the words that may be shown out."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How incidents and reports may be shown; without a protection, as they are. `reports` are whole."""

    reports: Mapping[str, Report]
    protection: "Protection | None" = None

    def incident(self, incident: Incident) -> Incident:
        return self.protection.incident(incident) if self.protection else incident

    def report(self, report: Report) -> Report:
        """Its metadata."""
        return self.protection.report(report) if self.protection else report

    def record(self, incident: Incident) -> Mapping[str, object]:
        """The wire record of an incident that may be shown; it says of a quote that it lost a name and so no longer
        equals its report."""
        from sijill.publish.jsonlines import record_of

        reports = self.reports_of(incident)
        return record_of(incident, reports) if self.protection else to_wire(incident, reports)

    def reports_of(self, incident: Incident) -> dict[str, Report]:
        """Metadata of the reports behind it."""
        wanted = dict.fromkeys(claim.claim.report_id for claim in incident.claims)
        return {i: self.report(self.reports[i]) for i in wanted if i in self.reports}

    @property
    def veil(self) -> Veil:
        """For words taken from reports' texts."""
        return _veil(self.protection) if self.protection else _bare


def shown(incidents: Sequence[Incident], reports: Mapping[str, Report], output: Output) -> Shown:
    """All as it is where the format shows protected names; without them otherwise.

    Give every incident, not only those to be listed: a name protected in one is withheld in all.
    """
    if output.shows_protected:
        return Shown(reports)
    from sijill.publish.protect import Protection

    return Shown(reports, Protection.of(incidents))


def shown_of(casebook: "Casebook", output: Output) -> Shown:
    """The same of what a casebook holds, whose reports are fetched as they are asked for."""
    return Shown(Shelf(casebook), None if output.shows_protected else protection_of(casebook))


def protection_of(casebook: "Casebook") -> "Protection":
    """Of all that its incidents and decisions protect, without reading the incidents again."""
    from sijill.publish.protect import Protection, Shield, shield
    from sijill.review import protected_by_hand

    shields = (Shield.read(kept) if kept else shield(casebook.incident(incident_id))
               for incident_id, kept in casebook.shields())
    return Protection.of_shields(shields, protected_by_hand(casebook.decisions()))


class Shelf(Mapping[str, Report]):
    """A casebook's reports by id, each read when it is asked for; the last few hundred stay at hand."""

    AT_HAND = 500
    """Some megabytes: incidents of one week rest on the same daily reports."""

    def __init__(self, casebook: "Casebook") -> None:
        self._ids = casebook.report_ids
        self._report = lru_cache(self.AT_HAND)(casebook.report)

    def __getitem__(self, report_id: str) -> Report:
        try:
            return self._report(report_id)
        except SijillError:
            raise KeyError(report_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())


def discreet(incidents: Sequence[Incident], output: Output) -> Hide:
    """For talk, which ends up in logs: without protected names and without their parts, unless the user wants them.

    The formats that hold the names do not change this: a program that reads them does not read standard error.
    """
    if output.protected:
        return str
    from sijill.publish.protect import Protection

    return Protection.of(incidents).text


def discreet_about(casebook: "Casebook") -> Hide:
    """`discreet` with all that the casebook's incidents and decisions protect."""
    return protection_of(casebook).text


def discreet_states(protection: "Protection") -> Callable[[State], State]:
    """What incidents were said to be, without the names that are protected; in every format."""
    return lambda state: protection.made_from(state, {anchor.report_id for anchor in state.anchors})


def reminding(incidents: Iterable[Incident], output: Output) -> Iterator[Incident]:
    """The same incidents; after the last, where the format's default rather than the user lets names go out, a word
    on it."""
    if output.protected is not None or not output.shows_protected:
        yield from incidents
        return
    from sijill.publish.protect import protected_names

    holding = 0
    for incident in incidents:
        holding += bool(protected_names(incident))
        yield incident
    if holding:
        say(f"note: {plural(holding, 'record')} with a protected name; to pass them on, use "
            "--hide-protected or sijill publish")


def _bare(text: str, _report_id: str) -> str:
    return text


def _veil(protection: "Protection") -> Veil:
    """Parts of a name are withheld in the reports that speak of its bearer, whole names in all."""
    from sijill.publish.mask import Mask, mask_for

    @cache
    def mask(report_id: str) -> Mask:
        nearby = protection.nearby.get(report_id, frozenset())
        return mask_for(protection.everywhere, nearby | protection.by_hand, protection.known)

    return lambda text, report_id: mask(report_id)(text)
