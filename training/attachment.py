"""Trains and measures the attachment of places to event words (src/sijill/packs/en/attachment.csv).

    python training/attachment.py fit      # writes the weights; about four minutes
    python training/attachment.py measure  # prints precision and recall of the shipped weights on what is held out

Both read ../shared/dev/event_location/labeled_text.jsonl, or the file named last. Without it they say so and end well.
"""

import csv
import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from event_location import Item, hits, items, rows, unlabelled
from logistic import fit, odds

from sijill.extract.attachment import Pair, Scene, pair_marks, rival_marks
from sijill.extract.placefound import PlaceFound
from sijill.extract.placing import attached
from sijill.knowledge import load
from sijill.knowledge.attachment import Attachment

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared/dev/event_location/labeled_text.jsonl"
WEIGHTS = ROOT / "src/sijill/packs/en/attachment.csv"
FOLDS = 5
"""Parts for the second round: it learns from scores that the first gave to sentences it had not seen."""
PENALTY, FEWEST = 7.0, 4
"""Set by hand, not tuned."""
PENALTY_RIVALS = 3.0
Chooser = Callable[[Item], Sequence[PlaceFound]]


def train(found: Sequence[Item]) -> Attachment:
    """Both rounds, from the items given."""
    scenes = [(item, scene, [pair_marks(item.event, p, scene) for p in scene.places])
              for item in found for scene in item.scenes if scene.places]
    unseen: list[list[Pair]] = [[] for _ in scenes]
    for fold in range(FOLDS):
        weights = _first([s for s in scenes if _fold(s[0]) != fold])
        for n, (item, scene, told) in enumerate(scenes):
            if _fold(item) == fold:
                unseen[n] = [Pair(p, m, odds(weights, m)) for p, m in zip(scene.places, told, strict=True)]
    marks = [rival_marks(p, pairs, item.event.doc) for (item, _, _), pairs in zip(scenes, unseen, strict=True)
             for p in pairs]
    answers = [bool(hits(p.place, item.gold)) for (item, _, _), pairs in zip(scenes, unseen, strict=True)
               for p in pairs]
    return Attachment(_first(scenes), fit(marks, answers, penalty=PENALTY_RIVALS, fewest=FEWEST))


def _first(scenes: Sequence[tuple[Item, Scene, list[tuple[str, ...]]]]) -> dict[str, float]:
    marks = [m for _, _, told in scenes for m in told]
    answers = [bool(hits(p, item.gold)) for item, scene, _ in scenes for p in scene.places]
    return fit(marks, answers, penalty=PENALTY, fewest=FEWEST)


def _fold(item: Item) -> int:
    return int(hashlib.sha256(f"fold {item.row.text.strip()}".encode()).hexdigest(), 16) % FOLDS


def write(model: Attachment, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(("round", "mark", "weight"))
        for name, weights in (("pair", model.pair), ("rivals", model.rivals)):
            out.writerows((name, mark, f"{weight:.3f}") for mark, weight in sorted(weights.items())
                          if abs(weight) >= 0.0005)


def report(found: Sequence[Item], model: Attachment) -> Iterable[str]:
    """Lines of a table: for each part of the held-out sentences, the rules' own reading and every candidate's."""
    bad = unlabelled(found)
    held = [i for i in found if i.held_out]
    sound = [i for i in held if i.batch not in bad]
    parts = {"all held out": held, "without unlabelled batches": sound,
             "those with a labelled place": [i for i in sound if i.gold]}
    choices: dict[str, Chooser] = {
        "labelled and recognised": lambda i: [a.place for a in attached(i.event, i.spans, model)],
        "own places, end to end": lambda i: [a.place for a in attached(i.event, i.own, model)],
        "own places, oracle": lambda i: [p for p in i.own.places if hits(p, i.gold)]}
    yield f"left out as unlabelled: {', '.join(' '.join(b) for b in sorted(bad)) or 'none'}"
    yield f"{'':28}{'candidates':28}{'events':>7}{'P':>7}{'R':>7}{'F':>7}"
    for part, those in parts.items():
        for name, choose in choices.items():
            precision, recall = _measured(those, choose)
            both = 2 * precision * recall / max(precision + recall, 1e-9)
            yield f"{part:28}{name:28}{len(those):>7}{precision:>7.3f}{recall:>7.3f}{both:>7.3f}"


def _measured(found: Sequence[Item], choose: Chooser) -> tuple[float, float]:
    """Precision over the places chosen, recall over the labelled ones."""
    chosen = right = labelled = missed = 0
    for item in found:
        got = [hits(p, item.gold) for p in choose(item)]
        chosen, right = chosen + len(got), right + sum(map(bool, got))
        labelled, missed = labelled + len(item.gold), missed + len(set(item.gold) - {g for h in got for g in h})
    return right / max(chosen, 1), (labelled - missed) / max(labelled, 1)


def main(arguments: Sequence[str]) -> int:
    path = Path(arguments[1]) if len(arguments) > 1 else DATA
    if not arguments or arguments[0] not in {"fit", "measure"}:
        _say(str(__doc__))
        return 2
    if not path.is_file():
        _say(f"skipped: {path} is not here")
        return 0
    knowledge = load(None)
    found = items(tuple(rows(path)), knowledge)
    if arguments[0] == "fit":
        bad = unlabelled(found)
        write(train([i for i in found if not i.held_out and i.batch not in bad]), WEIGHTS)
        knowledge = load(None)
    _say("\n".join(report(found, knowledge.language.attachment)))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
