"""Words of the parser: a spelling in, its rank by frequency among those the parser has vectors for out."""

from functools import lru_cache

from sijill.extract.parse import model
from sijill.knowledge.casing import Rank


@lru_cache(maxsize=1)
def vector_ranks() -> Rank:
    """The vectors' keys stand in the order of their frequency in the texts they were made from (CC0)."""
    vocabulary = model().vocab
    order: dict[int, int] = {key: place for place, key in enumerate(vocabulary.vectors.key2row)}
    return lambda spelling: order.get(vocabulary.strings.as_int(spelling))
