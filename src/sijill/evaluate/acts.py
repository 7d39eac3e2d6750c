"""Acts compared: the coder's words and the acts found in; whether the one may be told as the other out."""

from collections.abc import Collection

from sijill.evaluate.gold import CodedActs
from sijill.knowledge.coding import Coding
from sijill.model.event import Act
from sijill.model.incident import Incident


def told_as(coded: CodedActs, act: Act, incident: Incident | None) -> bool:
    """Whether a found act is one of those that the coded ones may be told as."""
    weapons = {finding.value for finding in incident.weapons} if incident else set()
    return any(act in each.acts and (each.weapon is None or each.weapon in weapons) for each in coded.accepted)


def first_act(acts: Collection[Act], coding: Coding) -> Act | None:
    """The one an incident is known by."""
    return next((act for act in coding.primary if act in acts), None)
