#!/usr/bin/env python3
"""Train the weights by which texts in capitals get their small letters back: packs/en/casing.json.

    python training/casing.py [LABELED_TEXT.jsonl]

Reads the sentences of `event_location` (A. Halterman, MIT licence; ../shared/dev/event_location beside the checkout),
leaves out every tenth for a test, and writes an averaged perceptron's weights, rounded and without the lightest. Of the
texts only words and their weights are kept. Ranks of spellings come from the parser's word vectors (CC0).
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from sijill.extract.casing import known_words
from sijill.knowledge import Knowledge, load
from sijill.knowledge.casing import Case, Casing, Shouted, case_of, features, shouted

ROOT = Path(__file__).parents[1]
SOURCE = ROOT.parent / "shared" / "dev" / "event_location" / "labeled_text.jsonl"
TARGET = ROOT / "src" / "sijill" / "packs" / "en" / "casing.json"
EPOCHS = 8
FEWEST = 4
"""Times a feature must be seen: a rarer one is a single text's."""
LIGHTEST = 15
"""Hundredths; lighter weights change next to nothing and would double the file."""

Sentence = tuple[list[Shouted], list[Case]]


def sentences(path: Path, knowledge: Knowledge) -> list[Sentence]:
    texts = sorted({json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()})
    known = known_words(knowledge)
    rows = []
    for text in texts:
        words = shouted(text, known)
        cases = [case_of(text[w.start:w.end].removesuffix("'s").removesuffix("’s")) for w in words]
        if sum(c is Case.SMALL for c in cases) * 2 > len(cases):  # else a headline, or a text in capitals
            rows.append((words, cases))
    return rows


def train(rows: list[Sentence]) -> dict[str, list[int]]:
    seen: Counter[str] = Counter()
    for words, cases in rows:
        for at, word in enumerate(words):
            seen.update(features(words, at, None if word.first else cases[at - 1]))
    kept = {f for f, n in seen.items() if n >= FEWEST}
    weights: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    order, step = list(Case), 0
    for _ in range(EPOCHS):
        for words, cases in rows:
            before: Case | None = None
            for at, word in enumerate(words):
                step += 1
                if word.first:  # its capital says nothing
                    before = cases[at]
                    continue
                active = [f for f in features(words, at, before) if f in kept]
                guess = order[max(range(3), key=lambda n: sum(weights[f][n] for f in active))]
                truth = cases[at]
                if guess is not truth:
                    for f in active:
                        for case, sign in ((truth, 1.0), (guess, -1.0)):
                            n = order.index(case)
                            weights[f][n] += sign
                            sums[f][n] += sign * step
                before = truth if step % 2 else guess
    rounded = {f: [round(100 * (w - s / step)) for w, s in zip(weights[f], sums[f], strict=True)] for f in weights}
    return {f: row for f, row in sorted(rounded.items()) if max(row) - min(row) >= LIGHTEST}


def accuracy(casing: Casing, rows: list[Sentence]) -> str:
    right: Counter[Case] = Counter()
    told: Counter[Case] = Counter()
    wanted: Counter[Case] = Counter()
    for words, cases in rows:
        for word, guess, truth in zip(words, casing.cases(words), cases, strict=True):
            if not word.first:
                told[guess] += 1
                wanted[truth] += 1
                right[truth] += guess is truth
    rows_ = [f"{c.name.lower()} P {right[c] / max(told[c], 1):.3f} R {right[c] / max(wanted[c], 1):.3f}" for c in Case]
    return f"{sum(right.values()) / sum(wanted.values()):.4f} of {sum(wanted.values())} words; " + ", ".join(rows_)


def main() -> int:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    if not path.is_file():
        sys.stdout.write(f"nothing to train on: there is no {path}\n")
        return 0
    rows = sentences(path, load(None))
    test = rows[::10]
    weights = train([row for n, row in enumerate(rows) if n % 10])
    TARGET.write_text("{\n" + ",\n".join(f"{json.dumps(f, ensure_ascii=False)}:{json.dumps(w, separators=(',', ':'))}"
                                         for f, w in weights.items()) + "\n}\n", encoding="utf-8")
    sys.stdout.write(f"{len(weights)} weights, {TARGET.stat().st_size // 1024} KB\n"
                     f"held out: {accuracy(Casing(weights), test)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
