#!/usr/bin/env python3
"""Words a second: spaCy's pipeline, our reading, and reading with resolution, on the same text in the same process.

    python accuracy/speed.py [SET [REPORTS]]

SET is a set of reports beside the checkout, or examples (the default where there is none). Each is run once, so that
models are loaded and tables warm, and then several times in turns, of which the quickest is told, in seconds of the
processor and not of the wall: other work on the machine can only add to them.
"""

import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # for a run as a script

from sijill.extract import extract  # noqa: E402
from sijill.extract.parse import MODEL  # noqa: E402
from sijill.knowledge import Knowledge, load  # noqa: E402
from sijill.model.report import Report  # noqa: E402
from sijill.read import read  # noqa: E402
from sijill.resolve import resolve  # noqa: E402

SETS = HERE.parent / ".." / "shared" / "dev"
EXAMPLES = HERE.parent / "examples" / "reports"
BATCH = 64
ROUNDS = 5
"""On a machine with other work the quickest of five repeats within a twentieth."""


def main(asked: Sequence[str]) -> int:
    warnings.simplefilter("ignore")  # of the parser's libraries
    name = asked[0] if asked else "airwars_syria" if (SETS / "airwars_syria").exists() else "examples"
    source = EXAMPLES if name == "examples" else SETS / name / "reports.jsonl"
    if not source.exists():
        print(f"there is no set {name}; name examples, or a folder of {SETS}", file=sys.stderr)
        return 2
    known = load(None)
    found = read([str(source)], known.language.boilerplate, known.language.calendar)
    reports = [r for r in found if isinstance(r, Report)][:int(asked[1]) if len(asked) > 1 else None]
    words = sum(len(report.text.split()) for report in reports)
    print(f"{name}: {len(reports)} reports, {words:,} words")
    plain, unnamed, reading, resolved = _seconds(_runs(reports, known))
    for what, seconds in (("spaCy's pipeline as shipped", plain), ("the same without its recogniser of names", unnamed),
                          ("reading", reading), ("reading and resolution", reading + resolved)):
        print(f"  {what:<42}{words / seconds:>9,.0f} words a second{plain / seconds:>8.2f} of spaCy's"
              f"{unnamed / seconds:>8.2f} without names")
    print(f"  resolution costs {resolved / reading:.0%} of reading")
    return 0


def _runs(reports: Sequence[Report], known: Knowledge) -> Sequence[Callable[[], object]]:
    import spacy

    texts = [report.text for report in reports]
    pipelines: list[Any] = [spacy.load(MODEL), spacy.load(MODEL, exclude=["ner"])]
    claims = [*extract(reports, known)]

    def parse(pipeline: Any) -> Callable[[], object]:
        return lambda: sum(1 for _ in pipeline.pipe(texts, batch_size=BATCH))

    return (*(parse(p) for p in pipelines), lambda: sum(1 for _ in extract(reports, known)),
            lambda: sum(len(resolve(report, told, known)) for report, told in claims))


def _seconds(runs: Sequence[Callable[[], object]]) -> list[float]:
    for run in runs:
        run()
    rounds = [[_timed(run) for run in runs] for _ in range(ROUNDS)]
    return [min(taken) for taken in zip(*rounds, strict=True)]


def _timed(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
