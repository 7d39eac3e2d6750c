"""How long it takes to find the prints among many reports: synthetic reports with known prints in, a table out.

    python accuracy/reprints.py 1000 10000 100000

Every tenth text is printed by one to four others, some with a cut or a headline of their own; every twentieth report
carries two paragraphs of another; all of a "desk" end with its formula. So the truth is known, and the skew is that of
a news archive.
"""

import random
import sys
import time

from sijill.link.reprints import find_reprints, signature
from sijill.model.report import Report, Segment, SegmentKind

VOCABULARY = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u") for c in "dklmnrstz"]
DESKS = 40


def paragraph(chance: random.Random, words: int = 60) -> str:
    return " ".join(chance.choice(VOCABULARY) for _ in range(words)) + "."


def reports(count: int, seed: int = 7) -> tuple[list[Report], dict[str, int]]:
    """The reports, and for each that is a print or has prints the number of its text."""
    chance = random.Random(seed)
    formulas = [paragraph(chance, 40) for _ in range(DESKS)]
    made: list[Report] = []
    truth: dict[str, int] = {}
    text = 0
    while len(made) < count:
        own = [paragraph(chance) for _ in range(chance.randint(3, 10))]
        if made and text % 20 == 0:
            own += made[chance.randrange(len(made))].text.split("\n\n")[1:3]
        copies = chance.randint(2, 5) if text % 10 == 0 else 1
        for _ in range(min(copies, count - len(made))):
            name = f"rep_{len(made):07}"
            if copies > 1:
                truth[name] = text
            printed = own[:-1] if len(own) > 7 and chance.random() < 0.3 else own
            made.append(report(name, [paragraph(chance, 8), *printed, formulas[text % DESKS]]))
        text += 1
    return made, truth


def report(name: str, paragraphs: list[str]) -> Report:
    text = "\n\n".join(paragraphs)
    return Report(name, text, "0" * 64, name, (Segment(0, len(text), SegmentKind.BODY),))


def main(counts: list[int]) -> None:
    print("| reports | signatures, s | groups, s | prints found | wrongly found | pairs that share passages |")
    print("|---|---|---|---|---|---|")
    for count in counts:
        made, truth = reports(count)
        began = time.process_time()
        signatures = [signature(one) for one in made]
        signed = time.process_time()
        found = find_reprints(signatures)
        done = time.process_time()
        grouped = {name: group for group in found.groups for name in group}
        texts: dict[int, set[str]] = {}
        for name, text in truth.items():
            texts.setdefault(text, set()).add(name)
        whole = [group for group in texts.values() if len(group) > 1]
        right = sum(all(set(grouped.get(name, ())) == group for name in group) for group in whole)
        wrong = sum(len({truth.get(name) for name in group}) > 1 or None in {truth.get(name) for name in group}
                    for group in found.groups)
        print(f"| {count:,} | {signed - began:.1f} | {done - signed:.1f} | {right} of {len(whole)} | {wrong} "
              f"| {len(found.sharing):,} |")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000])
