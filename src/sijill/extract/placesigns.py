"""Signs about a name that it is a place: a dateline, a label of a list, a verb that shells it, what follows it.

One sentence with its words for places in; yes or no for a name in it out.
"""

from typing import Any

from sijill.extract.addresses import Addresses
from sijill.extract.placecontext import Context
from sijill.extract.placenames import Run
from sijill.knowledge.placenouns import PlaceNouns

LEAST_LABELLED = 3
"""Tokens that follow a name that heads a line, with its colon: fewer are a table's."""

DATELINE_WITHIN = 8
"""Tokens that may stand before a dateline: "date 2018-03-11 AMMAN, JORDAN (9:05 A.M.) –"."""

SHORTEST_DATELINE = 4
"""Letters: BAKU; of three they are a force or a party ("RR, CRPF and police exchanged fire")."""

ADDRESS = 7
"""Words from "in" to a wider place: "in the north-western countryside of Homs" has seven with its hyphen."""

SHORTEST_CAPITALS = 7
"""Letters; shorter words in capitals are abbreviations (SDF, AANES), longer ones names in a dateline or headline."""


class PlaceSigns:
    """Of one sentence; `known` are names that some place bears."""

    def __init__(self, span: Any, nouns: PlaceNouns, known: frozenset[str], addresses: Addresses) -> None:
        self._span, self._doc = span, span.doc
        self._nouns, self._known, self._addresses = nouns, known, addresses

    def abbreviation(self, run: Run) -> bool:
        """IS and SDF are names of villages too; "an SDF checkpoint" is no place of that name."""
        first, *rest = run.bare.split()
        alone = not rest or self._nouns.kind(run.feature) is not None
        mixed = len(first) < SHORTEST_DATELINE and first[1:] != first[1:].lower()  # JaS, DoD
        return alone and (first.isupper() or mixed) and len(first) < SHORTEST_CAPITALS - 2 and \
            not self.dateline(run) and first.lower() not in self._nouns.abbreviations and \
            not (run.feature and self._addresses.full(run))

    def object(self, run: Run) -> bool:
        """What a verb like "shelled" is done to."""
        root = self._doc[run.start:run.stop].root
        return root.dep_ in {"dobj", "nsubjpass", "conj"} and root.head.lemma_.lower() in self._nouns.verbs

    def addressed(self, run: Run) -> bool:
        """Whether what follows says where it lies: "shelled Nova Dolynivka, Kharkiv", "raids on Hisn Bala (Marib)"."""
        doc, first = self._doc, run.end + 1
        return run.end < self._span.end and doc[run.end].text in {",", "("} and any(
            doc[first:first + width].text in self._known for width in (1, 2, 3))

    def fallen_on(self, around: Context) -> bool:
        """ "shelling on X", "a rocket attack on X": what falls from afar falls on places, not on men."""
        if around.preposition != "on" or around.outer == self._span.start:
            return False
        deed = self._doc[around.outer - 1].lower_
        before = self._doc[around.outer - 2].lower_ if around.outer - 2 >= self._span.start else ""
        return deed in self._nouns.deeds and (deed not in self._nouns.bare_deeds or before in self._nouns.deeds)

    def lies_in(self, run: Run) -> bool:
        """ "… in the northern countryside of Idlib": a known place after "in" and words for its surroundings."""
        i = run.end
        if self._doc[i:i + 1].text != "in":
            return False
        last = min(i + ADDRESS, self._span.end)
        while i + 1 < last and not self._doc[i + 1].text[0].isupper():
            i += 1
        return any(self._doc[i + 1:i + 1 + width].text in self._known for width in (1, 2, 3))

    def hit(self, run: Run) -> bool:
        """Right after a verb like "shelled", whatever the parser makes of a name it does not know."""
        return run.start > self._span.start and self._doc[run.start - 1].lemma_.lower() in self._nouns.verbs \
            and not self._of_people(run)

    def _of_people(self, run: Run) -> bool:
        """ "attacked Nuri traders": the name says whose people were attacked, not where."""
        return self._doc[run.end:run.end + 1].text in self._nouns.persons

    def label(self, run: Run) -> bool:
        """ "- Saraqib: two farmers were killed": a line of a list by places."""
        bullet = self._doc[self._span.start:run.start]
        return all(not t.text[0].isalnum() for t in bullet) and self._span.end - run.stop > LEAST_LABELLED and \
            self._doc[run.stop].text == ":"

    def dateline(self, run: Run) -> bool:
        """ "BEIRUT, LEBANON (4:20 P.M.) –" opens a report: where it was written, seldom where it happened."""
        text = self._doc[run.start:run.stop].text
        if not text.isupper() or len(text) < SHORTEST_DATELINE or run.start - self._span.start > DATELINE_WITHIN:
            return False
        after = [t.text for t in self._doc[run.stop:min(run.stop + 10, len(self._doc))]]
        return bool(after) and after[0] in {",", "(", "–", "-", "—", ":"} and bool({"–", "—", "-", "("} & set(after))
