"""Sijill: reports of violence in, a register of graded incidents out, every value quoted."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.casebook import Casebook
    from sijill.errors import SijillError
    from sijill.knowledge import load
    from sijill.model.claim import Claim
    from sijill.model.decision import Decision, Verdict
    from sijill.model.incident import Incident
    from sijill.model.report import Given, Report
    from sijill.model.wire import dumps, to_wire, validate
    from sijill.pipeline import code_text as code
    from sijill.pipeline import open_casebook as open

_PUBLIC = {
    "Casebook": ("sijill.casebook", "Casebook"),
    "Claim": ("sijill.model.claim", "Claim"),
    "Decision": ("sijill.model.decision", "Decision"),
    "Given": ("sijill.model.report", "Given"),
    "Incident": ("sijill.model.incident", "Incident"),
    "Report": ("sijill.model.report", "Report"),
    "SijillError": ("sijill.errors", "SijillError"),
    "Verdict": ("sijill.model.decision", "Verdict"),
    "code": ("sijill.pipeline", "code_text"),
    "dumps": ("sijill.model.wire", "dumps"),
    "load": ("sijill.knowledge", "load"),
    "open": ("sijill.pipeline", "open_casebook"),
    "to_wire": ("sijill.model.wire", "to_wire"),
    "validate": ("sijill.model.wire", "validate"),
}
"""Public name → where it lives. Looked up on first use: the parser behind `code` takes a second to import."""

__all__ = ["Casebook", "Claim", "Decision", "Given", "Incident", "Report", "SijillError", "Verdict", "code", "dumps",
           "load", "open", "to_wire", "validate"]


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'sijill' has no attribute {name!r}")
    module, attribute = _PUBLIC[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
