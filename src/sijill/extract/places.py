"""Parsed sentences come in, the places they name go out, each as the report says it, with its quote.

The gazetteer and the words around a name decide, no model's label: those call Kurdish towns persons. A name the
gazetteer does not know is a place where the report says so ("the village of X"), one it knows where a place may stand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sijill.extract.addresses import Addresses
from sijill.extract.parse import Sentence
from sijill.extract.placeapposition import apposed, of_noun
from sijill.extract.placecoded import CODED, recoded
from sijill.extract.placecontext import DETERMINERS, POSSESSIVES, Context, context
from sijill.extract.placefound import PlaceFound, surrounded
from sijill.extract.placenames import DASHES, Run, runs
from sijill.extract.placesigns import SHORTEST_CAPITALS, PlaceSigns
from sijill.extract.placeturned import holds, may_turn
from sijill.extract.placeways import BETWEEN, JOIN, listed_noun, meet, road
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.pack import Pack
from sijill.knowledge.placenouns import PlaceNouns, place_nouns
from sijill.model.place import PlaceMention

__all__ = ["LABEL", "PlaceFound", "find_places"]

Spans = Sequence[tuple[int, int]]
DATELINE, LABEL = "dateline", "label"
ABOUT = frozenset({"in", "at", "inside", "within", "throughout"})
"""Prepositions of place: a capitalised name after them is a place unless something says it is not."""

APPOSED = 5
"""Words of ", a small market town" between a place and what it lies in."""
CHAINING = frozenset({"in", "of", "at", "inside", "within", "near", "outside", "owner"})
"""Prepositions by which a second name is a wider or neighbouring place of the first."""

MOST_WORDS = 5
"""Of a name the gazetteer does not know; a longer run of capitals is a headline."""


def find_places(sentences: Sequence[Sentence], gazetteer: Gazetteer, packs: Sequence[Pack],
                taken: Sequence[Spans] = (), told: frozenset[str] = frozenset(),
                ) -> tuple[tuple[PlaceFound, ...], ...]:
    """Per sentence, in order. `taken` are, per sentence, tokens that name parties or persons: they name no place;
    `told` are names known to be places from elsewhere.
    """
    nouns = place_nouns(tuple(packs))
    seen = [runs(sentence.span, nouns) for sentence in sentences]
    names = {text for found in seen for run in found for text in (run.bare, run.full, run.whole)}
    known = gazetteer.known(names).union(name for name in names if name in nouns.short)
    rooms = [_Sentence(sentence, nouns, (gazetteer, known), taken[i] if i < len(taken) else ())
             for i, sentence in enumerate(sentences)]
    first = [room.places(found) for room, found in zip(rooms, seen, strict=True)]
    # a name said to be a place once is one wherever else the report has it ("the Qaqfin massacre")
    said = told.union(place.mention.name for places in first for place in places if place.preposition in ABOUT)
    again = [room.places(found, said) if any(run.bare in said for run in found) else places
             for room, found, places in zip(rooms, seen, first, strict=True)]
    return surrounded(recoded(again, known), lambda name: name in known, nouns)


@dataclass(slots=True)
class _Draft:
    """A place being put together from left to right; `begin`..`end` is what it quotes; `owner` is the wider
    place said before it, which holds what is listed behind it too ("the Aleppo villages of A and B")."""

    run: Run
    context: Context
    name: str
    feature: str | None
    relation: str | None
    begin: int
    end: int
    within: list[str]
    preposition: str | None
    leads: bool = False
    spreading: str | None = None
    coded: bool = False
    owner: tuple[str, ...] = ()


class _Sentence:
    def __init__(self, sentence: Sentence, nouns: PlaceNouns, knowing: tuple[Gazetteer, frozenset[str]],
                 taken: Spans) -> None:
        self._sentence = sentence
        self._doc = sentence.span.doc
        self._span = sentence.span
        self._nouns = nouns
        self._gazetteer, self._known = knowing
        self._taken = taken
        self._said: frozenset[str] = frozenset()
        self._addresses = Addresses(sentence.span, nouns, self._known)
        self._signs = PlaceSigns(sentence.span, nouns, self._known, self._addresses)

    def places(self, found: Iterable[Run], said: frozenset[str] = frozenset()) -> tuple[PlaceFound, ...]:
        """Places of the sentence; `said` are names other sentences say are places."""
        self._said = said
        drafts: list[_Draft] = []
        roads = self._roads(list(found))
        for run in found:
            draft = roads[run.start] if run.start in roads else self._draft(run, drafts[-1] if drafts else None)
            if draft is None:
                continue
            if drafts and draft.coded:
                self._recode(drafts[-1], draft)
            elif drafts and self._turned(drafts[-1], draft):
                self._turn(drafts, draft)
            elif drafts and self._chains(drafts[-1], draft):
                self._widen(drafts[-1], draft)
            elif drafts and draft.context.owner_end == drafts[-1].end and draft.begin <= draft.run.start:
                self._owned(drafts, draft)
            else:
                if drafts and self._listed(drafts[-1], draft.context):
                    draft.owner = drafts[-1].owner
                    draft.within = list(draft.owner)
                drafts.append(draft)
        self._share(drafts)
        return tuple(self._found(draft) for draft in self._paired(drafts))

    def _roads(self, found: Sequence[Run]) -> dict[int, _Draft | None]:
        """ "The road from A to B", by where the first name starts; nothing by where the second does."""
        roads: dict[int, _Draft | None] = {}
        for left, right in pairwise(found):
            begin = road(self._span, left, right, self._nouns)
            ends = {left.bare, right.bare}
            if begin is not None and ends <= self._known and not self._countries(*ends):
                around = context(self._span, begin, self._nouns)
                roads[right.start] = None
                roads[left.start] = _Draft(left, around, f"{left.bare}{JOIN}{right.bare}", None, BETWEEN, begin,
                                           right.end, [], around.preposition or "on")
        return roads

    def _paired(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """ "Between A and B" and "the A - B highway" are one place each."""
        kept: list[_Draft] = []
        for draft in drafts:
            left = kept[-1] if kept else None
            if left is not None and not self._countries(left.name, draft.name) and meet(
                    self._doc, (left.end, left.relation), (draft.run.start, draft.relation), self._nouns):
                kept[-1] = replace(left, name=f"{left.name}{JOIN}{draft.name}", relation=BETWEEN, end=draft.end,
                                   feature=None, within=left.within or draft.within,
                                   preposition=left.preposition or draft.preposition)
                self._lies_between(kept)
            else:
                kept.append(draft)
        return kept

    def _lies_between(self, kept: list[_Draft]) -> None:
        """ "near Razm village between Sada and Tal districts, Kesra": the village, in the province of the two."""
        village, pair = kept[-2:] if len(kept) > 1 else (None, None)
        if village is not None and pair is not None and village.end == pair.begin and \
                self._nouns.kind(village.feature) == "settlement":
            village.within += [name for name in pair.within if name not in village.within]
            kept.pop()

    def _countries(self, *names: str) -> bool:
        """Between two countries lies no place but their border, which is long."""
        return any(name in self._nouns.countries for name in names)

    def _share(self, drafts: Sequence[_Draft]) -> None:
        """ "between Bahru and Talmin (Nur district)": an address at a list's end is that of all its places."""
        for left, right in reversed(list(pairwise(drafts))):
            between = [t.lower_ for t in self._doc[left.end:right.begin]]
            between = [word for word in between if word not in DETERMINERS]
            if right.within and not left.within and between in (["and"], [","], ["&"], ["or"], [",", "and"]):
                left.within = [name for name in right.within if name != left.name]

    def _draft(self, run: Run, previous: _Draft | None) -> _Draft | None:
        if any(start < run.stop and run.start < end for start, end in self._taken):
            return None
        if run.bare.islower() and run.bare not in self._known:
            return None
        around = context(self._span, run.start, self._nouns, previous.end if previous else 0)
        if previous is not None and self._addresses.coded(previous.end, run):
            return _Draft(run, around, run.bare, None, None, run.start, run.end, [], None, coded=True)
        if previous is None and self._addresses.coded(self._span.start, run):
            return _Draft(run, around, run.bare, None, None, run.start, run.end, [], CODED)
        listed = previous is not None and self._listed(previous, around)
        feature = self._feature(run, around)
        relation, end = self._after(run, around)
        if not self._accepted(run, around, relation, previous):
            return None
        name = self._name(run)
        first = self._doc[run.start].lower_
        if relation is None and name == run.bare and run.first > run.start:  # "Northern Idlib", "South Idlib"
            relation = next((side for side in (first, f"{first}ern") if side in self._nouns.sides), None)
        if listed and previous:
            relation, feature = relation or previous.relation, feature or previous.spreading
            previous.leads = True
        shared = previous.preposition if listed and previous else None
        preposition = around.preposition or shared or of_noun(self._span, run, self._nouns)
        if self._signs.dateline(run):
            preposition = DATELINE
        elif preposition is None and self._signs.label(run):
            preposition = LABEL
        # "the villages of A and B" are both villages; "A city and B" says nothing of B
        spreading = around.feature or (previous.spreading if listed and previous else None)
        begin = min(around.begin, run.start)
        return _Draft(run, around, name, feature, relation, begin, end, [], preposition, spreading=spreading)

    def _name(self, run: Run) -> str:
        """What some place bears of it; a street or square is called by its noun too: "the Kuwait roundabout"."""
        part = self._nouns.kind(run.feature) == "part" and run.whole in self._known
        return run.whole if part else run.full if run.full in self._known else run.bare

    def _feature(self, run: Run, around: Context) -> str | None:
        """The noun of the name; "the neighbourhood of Hamidiyah village" is that of the village."""
        part = self._nouns.kind(around.feature) == "part" and self._nouns.kind(run.feature) == "settlement"
        return run.feature if part else around.feature or run.feature or listed_noun(self._span, run.end, self._nouns)

    def _after(self, run: Run, around: Context) -> tuple[str | None, int]:
        """Relation and end, with what follows the name: "Homs countryside", "Idlib’s southern countryside"."""
        doc, i = self._doc, run.end
        if i < self._span.end and doc[i].lower_ in {"'s", "’s"}:
            i += 1
        while i < self._span.end and i > run.end and (doc[i].lower_ in self._nouns.directions or doc[i].text in DASHES):
            i += 1
        if i < self._span.end and doc[i].lower_ in self._nouns.around and doc[i].pos_ in {"NOUN", "PROPN"}:
            relation = None if around.relation in self._nouns.sides else around.relation
            return relation or f"{doc[i].lower_} of", i + 1
        return around.relation, run.end

    def _listed(self, previous: _Draft, around: Context) -> bool:
        """A further name after "and" or a comma: "the villages of A, B and C"."""
        between = [t.lower_ for t in self._doc[previous.end:around.outer]]
        return 0 < len(between) <= 2 and set(between) <= {",", "and", "&", "or"} and around.preposition is None

    def _accepted(self, run: Run, around: Context, relation: str | None, previous: _Draft | None) -> bool:
        known = bool({run.bare, run.full} & self._known)
        short = len(run.words) <= MOST_WORDS
        end = previous.end if previous is not None else None
        with_it = short and end is not None and self._addresses.said_with(end, run)
        if with_it or self._refused(run, around, known):
            return with_it
        listed = previous is not None and self._listed(previous, around)
        said = self._addresses.full(run) or of_noun(self._span, run, self._nouns) is not None
        if (known and self._addresses.bracketed(end, run)) or (short and said):
            return True
        beside = listed_noun(self._span, run.end, self._nouns) or self._addresses.bracketed(end, run, further=True)
        if around.feature or run.feature or relation or (short and beside):
            return short or known
        if around.preposition in ABOUT:
            # unknown, but under a preposition of place: a place, unless an abbreviation
            return known or (short and not (run.bare.isupper() and len(run.bare) < SHORTEST_CAPITALS))
        # "the villages of A and B", "between A and B"
        spread = short and listed and previous is not None and (
            previous.spreading is not None or previous.relation == "between")
        if spread or (run.bare in self._said and self._doc[run.end:run.end + 1].text not in POSSESSIVES):
            return True
        if around.preposition == "of":
            return previous is not None and previous.end == around.outer
        if not known:
            placed = around.preposition is not None or self._signs.object(run) or self._signs.hit(run)
            told = self._signs.addressed(run) or apposed(self._span, run, self._nouns)
            return short and ((placed and told) or (self._signs.fallen_on(around) and self._signs.lies_in(run)))
        placed = around.owner_end is not None or around.preposition is not None or listed
        signs = self._signs
        return placed or signs.object(run) or signs.hit(run) or signs.dateline(run) or signs.label(run)

    def _refused(self, run: Run, around: Context, known: bool) -> bool:
        words, text = run.words, run.bare.lower()
        if max(map(len, words), default=0) < 2 or text in self._nouns.never or text in self._nouns.features:
            return True
        if run.feature is None and words[-1] in self._nouns.parties and not known:
            return True
        turned = text in self._nouns.directions or text in self._nouns.around
        if turned and self._doc[run.end:run.end + 1].text.lower() in {"and", "&", "of"}:
            return True  # "in North and East Syria", "to the West of Rafah", "off Coast of Nur Bay"
        if not known and all(word in self._nouns.never or word in self._nouns.parties or word in self._nouns.peoples
                             for word in words):
            return True
        before = self._doc[run.start - 1].lower_ if run.start > self._span.start else ""
        after = self._doc[run.end:run.end + 2]
        # "Hamzat Division forces", "the Turkey-led groups", "the Nuri-Afghan border": what follows makes it no place
        dashed = len(after) == 2 and after[0].text in DASHES and not after[0].whitespace_
        led = dashed and (after[1].text[0].islower() or (not known and after[1].lower_ in self._nouns.peoples))
        if len(after) and after[0].lower_ in self._nouns.households:
            return True
        party = len(after) and after[0].lower_ in self._nouns.parties and \
            after[0].lower_ not in self._nouns.around and not self._addresses.full(run)
        if party and not (known and around.preposition in ABOUT and self._doc[run.stop - 1].head != after[0]):
            return True
        return led or before in self._nouns.titles or self._signs.abbreviation(run)

    def _chains(self, left: _Draft, right: _Draft) -> bool:
        """Whether the right name only says where the left one lies."""
        between = self._addresses.between(left.end, right.context.outer)
        if between[-1:] and between[-1] in self._nouns.lying:
            between = between[:-1]
        around = right.context
        if self._addresses.said_with(left.end, right.run):
            return True
        if left.preposition == DATELINE and right.preposition == DATELINE:
            return between == [","]
        if self._stands_alone(left, around):
            return False
        on_it = around.preposition == "on" and (right.feature == "street" or (
            self._nouns.kind(right.feature) == "area" and self._addresses.full(right.run)))
        if around.preposition in CHAINING or on_it or (around.relation and around.preposition is None):
            near = between in ([], [","]) or self._apposed(left, between) \
                or self._addresses.called_by(left.run, around.outer)
            near = near and self._doc[around.outer].lower_ != "from"
            return near and left.name not in self._nouns.countries  # "on their way to Brazil in Tirqa"
        if around.preposition is not None or around.owner_end is not None:
            return False
        kind = self._nouns.kind(left.feature)
        if not between and (kind in {"part", "building"} or (
                kind == "tract" and self._nouns.kind(right.feature) == "district")):
            return True  # "at Edo roundabout Warri", "in the Tirqa area Boru district"
        if self._addresses.opened(left.end, right.run.start) or (
                left.within and between == [","] and self._addresses.inside(right.run)):
            return True
        return between == [","] and not self._list_goes_on(right)

    def _apposed(self, left: _Draft, between: Sequence[str]) -> bool:
        """ "Seyt, a small town in Kesra": what says what kind of place it is leads on to where it lies."""
        opened = between[:2] in ([",", "a"], [",", "the"]) and len(between) <= APPOSED and left.preposition != "from"
        return opened and self._nouns.kind(self._nouns.features.get(between[-1])) == "settlement"

    def _stands_alone(self, left: _Draft, around: Context) -> bool:
        """ "People from Aleppo countryside in Atma": a countryside lies in no town; "between the provinces of A and B,
        near C": C says more than they."""
        rural = (left.relation or "").removesuffix(" of") in self._nouns.rural
        return rural or (left.relation == "between" and around.preposition == "near")

    def _list_goes_on(self, draft: _Draft) -> bool:
        """Whether commas and an "and" make these equals: "Sarja, Ruwaiha and Deir Sunbul"."""
        doc, i = self._doc, draft.end
        while i < self._span.end and (doc[i].lower_ in {",", "-"} or doc[i].text[0].isupper()):
            i += 1
        return i < self._span.end and doc[i].lower_ in {"and", "&"} and i + 1 < self._span.end and (
            doc[i + 1].text[0].isupper() or doc[i + 1].lower_ in self._nouns.joining)

    def _widen(self, left: _Draft, right: _Draft) -> None:
        inside = self._addresses.inside(right.run)  # "(Mopti, Mopti)" is a district and its province
        left.within += [name for name in (right.name, *right.within) if inside or name not in left.within]
        left.end = self._addresses.past_limits(right.end)
        if left.end < self._span.end and self._doc[left.end].text in {")", "]"}:
            left.end += 1
            noun = self._doc[left.end].lower_ if left.end < self._span.end else ""
            if left.feature is None and noun in self._nouns.features:  # "Saca (Shaca) area"
                left.feature = self._nouns.features[noun]
                left.end += 1

    def _recode(self, left: _Draft, right: _Draft) -> None:
        """ "in Kesra woreda (coded to its capital, Boru)": the coder's place stands for the one the words name."""
        wide = self._nouns.kind(left.feature) in {"district", "province"}
        wide |= not left.within and left.feature is None and left.name in self._known
        left.within = [*([left.name] if wide and left.name != right.name else []), *left.within]
        left.name, left.feature, left.relation, left.spreading = right.name, None, None, None
        left.end = self._addresses.past_coding(right.end)

    def _owned(self, drafts: list[_Draft], draft: _Draft) -> None:
        """ "Syria’s Sere Kaniye": the owner is the wider place."""
        owner = drafts.pop()
        draft.within += [name for name in (*owner.within, owner.name) if name not in draft.within]
        draft.begin, draft.preposition = owner.begin, owner.preposition
        drafts.append(draft)

    def _turned(self, left: _Draft, right: _Draft) -> bool:
        """ "the Aleppo village of Tal Nuri" """
        between = right.context.preposition == "of" and right.context.outer == left.end == left.run.end
        return between and left.run.feature is not None and not left.within and right.relation is None \
            and may_turn(left.run.feature, right.run.feature, self._nouns) \
            and holds(self._gazetteer, left.name, right.name)

    def _turn(self, drafts: list[_Draft], draft: _Draft) -> None:
        owner = drafts.pop()
        draft.owner, draft.within = (owner.name,), [owner.name]
        draft.begin, draft.preposition, draft.relation = owner.begin, owner.preposition, owner.relation
        if self._doc[owner.run.end - 1].lower_ not in self._nouns.around:  # a suburb may be a town of its own
            draft.feature = draft.spreading = owner.run.feature
        drafts.append(draft)

    def _found(self, draft: _Draft) -> PlaceFound:
        # "the villages of Jabal al-Zawiya" lie there: it is none itself, as it would be in "the villages of A and B"
        plural = draft.context.feature is not None and self._doc[draft.context.noun].tag_ == "NNS" and not draft.leads
        mention = PlaceMention(draft.name, draft.relation, None if plural else draft.feature, tuple(draft.within))
        first = draft.context.noun if draft.context.feature else draft.run.first
        head = self._doc[first:draft.run.stop].root.i
        return PlaceFound(draft.begin, draft.end, mention, self._sentence.quote(draft.begin, draft.end), head,
                          draft.preposition)
