"""What a listing may show of protected victims: incidents in; the same, or with their names withheld, out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sijill.cli.output import Output
from sijill.cli.terminal import say
from sijill.cli.words import plural
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
    """Incidents and reports' metadata as they may be shown, and the veil for words taken from reports' texts."""

    incidents: tuple[Incident, ...]
    reports: Mapping[str, Report]
    veil: Veil

    def record(self, incident: Incident) -> Mapping[str, object]:
        """The wire record, which says of a quote that it lost a name and so no longer equals its report."""
        from sijill.publish.jsonlines import record_of

        return record_of(incident, self.reports) if self.veil is not _bare else to_wire(incident, self.reports)


def shown(incidents: Sequence[Incident], reports: Mapping[str, Report], output: Output,
          by_hand: Sequence[str] = ()) -> Shown:
    """All as it is where the format shows protected names; without them otherwise.

    Give every incident, not only those to be listed: a name protected in one is withheld in all. `by_hand` are the
    names that reviewers protect.
    """
    if output.shows_protected:
        return Shown(tuple(incidents), reports, _bare)
    from sijill.publish.protect import Protection

    protection = Protection.of(incidents, by_hand)
    return Shown(tuple(protection.incident(incident) for incident in incidents),
                 {key: protection.report(report) for key, report in reports.items()},
                 _veil(protection))


def discreet(incidents: Sequence[Incident], output: Output, by_hand: Sequence[str] = ()) -> Hide:
    """For talk, which ends up in logs: without protected names and without their parts, unless the user wants them.

    The formats that hold the names do not change this: a program that reads them does not read standard error.
    """
    if output.protected:
        return str
    from sijill.publish.protect import Protection

    return Protection.of(incidents, by_hand).text


def discreet_about(casebook: "Casebook") -> Hide:
    """`discreet` with all that the casebook's incidents and decisions protect."""
    from sijill import pipeline
    from sijill.review import protected_by_hand

    return discreet(pipeline.incidents(casebook), Output(), protected_by_hand(casebook.decisions()))


def discreet_states(casebook: "Casebook") -> Callable[[State], State]:
    """What incidents were said to be, without the names that the casebook protects; in every format."""
    from sijill import pipeline
    from sijill.publish.protect import Protection
    from sijill.review import protected_by_hand

    protection = Protection.of(pipeline.incidents(casebook), protected_by_hand(casebook.decisions()))
    return lambda state: protection.made_from(state, {anchor.report_id for anchor in state.anchors})


def remind(incidents: Iterable[Incident], output: Output) -> None:
    """Say that names go out, where the format's default rather than the user lets them."""
    if output.protected is not None or not output.shows_protected:
        return
    from sijill.publish.protect import protected_names

    holding = sum(bool(protected_names(incident)) for incident in incidents)
    if holding:
        say(f"note: {plural(holding, 'record')} with the name of a protected victim; to pass them on, use "
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
