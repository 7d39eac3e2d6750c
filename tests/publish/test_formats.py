"""What docs/formats.md promises of a release's tables is what is written."""

from pathlib import Path

import pytest

from sijill.publish.actors import ACTORS
from sijill.publish.credits import GAZETTEERS
from sijill.publish.tables import TABLES, Table

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", [*TABLES, ACTORS], ids=lambda table: table.name)
def test_every_column_is_described_in_order(table: Table) -> None:
    section = PAGE.split(f"### `{table.name}.csv`")[1].split("###")[0].split("Only rows")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in table.columns]


@pytest.mark.parametrize("prefix", sorted(GAZETTEERS))
def test_every_gazetteer_is_credited(prefix: str) -> None:
    assert f"| `{prefix}:` |" in PAGE
