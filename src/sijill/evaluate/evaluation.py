"""What an evaluation comes to: figures, errors, confusions, bias."""

from dataclasses import dataclass

from sijill.evaluate.confusion import Bias, Confused
from sijill.evaluate.errors import Error
from sijill.evaluate.figures import Figure
from sijill.model.report import Refusal


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`refusals` are rows of gold that name reports which are not there."""

    figures: tuple[Figure, ...]
    errors: tuple[Error, ...]
    confusions: tuple[Confused, ...]
    bias: tuple[Bias, ...]
    refusals: tuple[Refusal, ...] = ()
