"""The packs' words around a report."""

import pytest

from sijill.errors import SijillError
from sijill.knowledge.boilerplate import Boilerplate
from sijill.knowledge.pack import find_packs, tables

SHIPPED = Boilerplate.from_tables(tables(find_packs(), "boilerplate"))


@pytest.mark.parametrize(
    "line",
    [
        "Get short URL77",
        "Please enter your comment!",
        "Share on",
        "  ADVERTISEMENT  ",
        "12 Comments",
        "The Orient Morning News delivered to your inbox",
        "list 1 of 3Market burns in Dayr Amun",
        "https://orient.example/a",
        "Your email address will not be published. Required fields",
    ],
)
def test_furniture(line: str) -> None:
    assert SHIPPED.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Two people were killed in Dayr Amun.",
        "Share prices fell after the shelling.",
        "The home was destroyed by the strike.",
        "Residents follow the news with fear.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert not SHIPPED.is_furniture(line)
    assert not SHIPPED.is_caption(line)
    assert not SHIPPED.is_byline(line)
    assert not SHIPPED.opens_related(line)


def test_packs_are_put_together() -> None:
    both = Boilerplate.from_tables([{"furniture": {"lines": ["Paylaş"]}}, {"furniture": {"lines": ["Partager"]}}])
    assert both.is_furniture("PAYLAŞ")
    assert both.is_furniture("Partager :")
    assert not both.is_furniture("Share")


def test_no_tables_know_nothing() -> None:
    none = Boilerplate.from_tables([])
    assert not none.is_furniture("Share")
    assert not none.is_caption("(Photo: X)")
    assert not none.tells("it was so")
    assert not list(none.signed("— Rim (@rim) May 3, 2021"))


@pytest.mark.parametrize("table", [{"furniture": {"lines": "Share"}}, {"captions": {"patterns": ["("]}}, {"posts": []}])
def test_bad_tables_are_named(table: dict[str, object]) -> None:
    with pytest.raises(SijillError, match=r"boilerplate\.toml"):
        Boilerplate.from_tables([table])
