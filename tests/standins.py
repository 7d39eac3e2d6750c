"""Stand-ins for the stages at the doors' tests: what they find, and what a command line answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from factory import make_incident, make_report

from sijill.model.dates import UNKNOWN_DATE
from sijill.model.event import Scope
from sijill.model.incident import Incident
from sijill.model.report import Refusal, Report

REPORT = make_report()
INCIDENT = make_incident()
AGGREGATE = replace(INCIDENT, id="inc_5555555555555555", scope=Scope.AGGREGATE, victims=(), claims=(), sources=(),
                    date=replace(INCIDENT.date, value=UNKNOWN_DATE), place=None)


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Runner = Callable[..., Ran]


@dataclass
class Stages:
    """What the stages are to find; and with what they were called."""

    incidents: tuple[Incident, ...] = (INCIDENT, AGGREGATE)
    reports: tuple[Report, ...] = (REPORT,)
    refusals: tuple[Refusal, ...] = ()
    failures: tuple[str, ...] = ()
    called: tuple[Any, ...] = ()
