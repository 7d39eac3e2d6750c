"""An evaluation in; a folder of files out: figures, confusions, bias and errors as tables, errors as a page too."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from sijill.errors import SijillError
from sijill.evaluate.evaluation import Evaluation
from sijill.evaluate.page import Page, errors_page
from sijill.evaluate.records import (
    BIAS,
    CONFUSION,
    ERRORS,
    FIGURES,
    Cell,
    Showing,
    bias_rows,
    confusion_rows,
    error_records,
    error_rows,
    figure_rows,
)
from sijill.model.wire import dumps
from sijill.publish.tables import guarded


def write_folder(folder: Path, evaluation: Evaluation, showing: Showing, page: Page) -> tuple[str, ...]:
    """Names of the files written; those of an earlier evaluation are written over. SijillError where it cannot be."""
    errors = ",\n ".join(dumps(record) for record in error_records(evaluation.errors, showing))
    written = {
        "figures.csv": _csv(FIGURES, figure_rows(evaluation.figures)),
        "confusion.csv": _csv(CONFUSION, confusion_rows(evaluation.confusions)),
        "bias.csv": _csv(BIAS, bias_rows(evaluation.bias)),
        "errors.csv": _csv(ERRORS, error_rows(evaluation.errors, showing)),
        "errors.json": f"[{errors}]\n",
        "errors.html": errors_page(evaluation, showing, page),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in written.items():
            (folder / name).write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise SijillError(f"it cannot be written ({(error.strerror or str(error)).lower()})", where=str(folder),
                          remedy="name a folder that may be written to") from error
    return tuple(written)


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue()
