"""Whom an event word counts: of the counts of people in a sentence, those in its patient's place, each once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sijill.extract.counts import CountPhrase
from sijill.extract.meaning import means
from sijill.extract.reading import Reading
from sijill.extract.roles import BESIDE, companions, patients, risen, shortened
from sijill.extract.tree import VERBS, children, subtree
from sijill.extract.triggers import Found, lemma
from sijill.knowledge.senses import Sense
from sijill.model.casualty import CountRange, Harm
from sijill.model.event import Act

NEAR = 12
"""Words between an event word and a count that may still belong to it when the parse does not say."""
NEAR_NOUN = 3
"""The same for a noun: "casualties: five dead" has two; "in addition to the fatalities, eleven others" is another's."""
OPENED = 3
"""Words between a whole and its parts: ", including at" has three."""
FAR_OPENED = 8
"""The same over an aside: ", all of them", "– including women and children – "."""
HURT = {Harm.KILLED, Harm.INJURED}


def counts_of(reading: Reading, found: Found, heads: Sequence[Any]) -> tuple[CountPhrase, ...]:
    """Counts in the patient's place; where the parse gives no patient of a harm, the nearest in the words."""
    if found.trigger.harm is None and found.trigger.needs != "person" and found.trigger.act is not Act.SHOOTING:
        return ()
    if _toll_of_two_harms(reading, found):
        return ()
    # "shot a protester in Boru who later died": a relative that the parse hangs on the place
    heads = [h for h in heads if not (found.head.dep_ == "relcl"
                                      and any(p.start <= h.i < p.end for p in reading.places))]
    if (own := _right_before(reading, found)):
        return tuple(c for n, c in enumerate(reading.counts) if n in own or c.whole in own)
    harms = {t.i for t in reading.triggers if t.trigger.harm not in {None, found.trigger.harm}}
    inside = _inside(reading, found, [h for h in (*heads, *companions(found), *_astray(found)) if h.i not in harms])
    mine = {n for n, c in enumerate(reading.counts) if c.head in inside or found.start <= c.head < found.end
            or (c.start <= found.start < c.end
                and (found.trigger.word_class == "adjective" or _said_so(reading, found, c)))}
    mine |= {n for n, c in enumerate(reading.counts) if c.whole in mine or (c.start in inside and c.end - 1 in inside)
             or _bounded_object(reading, found, c)}
    if not mine and found.trigger.harm is not None and not (found.verbal and heads):
        mine = set(_nearest(reading, found))
    gapped = _gapped(reading, found)
    mine |= gapped | _wholes_before(reading, found, mine)
    mine |= {n for n, c in enumerate(reading.counts) if c.whole in mine} | _beside_name(reading, heads)
    kept = [c for n, c in enumerate(reading.counts)
            if n in mine and (n in gapped or _counted(reading, found, c, mine))]
    return tuple(_restated(reading, _bounded(reading, kept)))


def _astray(found: Found) -> list[Any]:
    """ "took the lives of her parents; her brothers; and a cousin", "the death of Omar, as well as his wife": members
    of the list of those harmed that the parse hangs on the event word."""
    listing = children(found.head, "dobj") if found.verbal else found.trigger.word_class == "noun"
    if found.trigger.names or not listing:
        return []
    doc = found.head.doc
    joint = {";"} if found.verbal else {"as"}  # "and" may open what befell somebody else
    return [c for c in children(found.head, "conj") if c.tag_ in {"NN", "NNS", "NNP"} and c.i > found.end
            and joint & {doc[i].lower_ for i in range(max(c.left_edge.i - 2, found.end), c.left_edge.i)}]


def _said_so(reading: Reading, found: Found, phrase: CountPhrase) -> bool:
    """ "14 dead and 20 wounded"; not "two of the wounded", of whom something else is told."""
    inside = reading.sentence.span.doc[phrase.start:phrase.end]
    return phrase.harm is found.trigger.harm is not None and not any(t.lower_ == "of" for t in inside)


def _bounded(reading: Reading, counts: Sequence[CountPhrase]) -> list[CountPhrase]:
    """ "at least four civilians, …, and up to six civilians": one toll, and its bounds."""
    doc = reading.sentence.span.doc
    low = next((c for c in counts if not c.part and c.count is not None and not c.implied and not c.total), None)
    raising = [c for c in counts if low is not None and _raises(doc, low, c)]
    highs = [c.count.high for c in raising if c.count is not None and c.count.high is not None]
    if low is None or low.count is None or not highs:
        return list(counts)
    both = replace(low, count=CountRange(low.count.low, None, max(highs)), part=False)
    return [both if c is low else c for c in counts if c not in raising and not c.total]


def _right_before(reading: Reading, found: Found) -> set[int]:
    """ "20 people were killed and dozens reportedly injured", "were killed, and up to nine others hurt": the number
    between two harms is of the second, though the parse gives both one subject."""
    first = next((t for t in reading.triggers if t.trigger.harm in HURT - {found.trigger.harm} and t.end < found.start
                  and t.head == found.head.head), None)
    if first is None or found.trigger.harm not in HURT or found.head.dep_ != "conj" or found.head.tag_ != "VBN":
        return set()
    tags = reading.sentence.span.doc.tags
    lower = reading.sentence.span.doc.lower
    return {n for n, c in enumerate(reading.counts) if first.end < c.start and (c.end <= found.start
            or (c.end == found.end and c.harm is found.trigger.harm))
            and lower[c.start - 1] in JOINING and not any(lower[i] in JOINING for i in range(c.end, found.start))
            and all(tags[i] in BETWEEN for i in range(c.end, found.start))}


JOINING = {"and", ",", "while", "with", "but"}
BETWEEN = {"RB", "VBD", "VBN", "VBP"}
"""Tags of what may stand between a number and what is said of it: "were also reportedly"."""


def _bounded_object(reading: Reading, found: Found, phrase: CountPhrase) -> bool:
    """ "killed between 33 and 34": the preposition is the figure's, and its noun the object."""
    head = reading.sentence.span.doc[phrase.head]
    return bool(head.dep_ == "pobj" and found.end <= phrase.start <= head.head.i and head.head.head == found.head)


def _gapped(reading: Reading, found: Found) -> set[int]:
    """ "four died on the army's side and two on the rebels'", "the head was killed, as were four guards": what befell
    the others is not said again."""
    doc, verbs = reading.sentence.span.doc, {found.head, found.head.head}
    heads = {n: doc[c.head] for n, c in enumerate(reading.counts) if c.start >= found.end}
    sides = {n for n, head in heads.items() if head.dep_ == "conj" and head.pos_ == "NUM" and head.head in verbs
             and any(c.lower_ in {"on", "from"} for c in head.children)}
    return sides | {n for n, head in heads.items() if head.dep_ == "nsubj" and head.head.lower_ in {"was", "were"}
                    and head.head.head == found.head and any(c.lower_ == "as" for c in head.head.children)}


def _wholes_before(reading: Reading, found: Found, mine: set[int]) -> set[int]:
    """ "Seven of a family, including two boys and one teacher were killed": where the parse takes only the last of
    the parts for the subject, the whole is meant."""
    doc, wholes = reading.sentence.span.doc, set()
    for part in (reading.counts[n] for n in mine):
        if part.whole is not None and part.whole not in mine:
            whole = reading.counts[part.whole]
            first = min(c.start for c in reading.counts if c.whole == part.whole)
            gap = doc[whole.end:first] if part.end <= found.start else doc[found.end:first]
            words = [t.lower_ for t in gap]
            all_of = words[:2] == [",", "all"] or "–" in words  # "twelve civilians, all of them women, were killed"
            if ("including" in words or all_of) and len(gap) <= (OPENED if not all_of else FAR_OPENED) and (
                    part.end <= found.start or _next_harm(reading, found, whole)):
                wholes.add(part.whole)
    return wholes


def _next_harm(reading: Reading, found: Found, whole: CountPhrase) -> bool:
    """ "12 people were reported hurt, including a child": no other harm stands between the whole and the event word."""
    return whole.end <= found.start and not any(
        whole.end <= other.start < found.start and other.trigger.harm is not None for other in reading.triggers)


def _beside_name(reading: Reading, heads: Sequence[Any]) -> set[int]:
    """ "another woman, Khadijah, injured": the count before the name is hers."""
    named = [v for v in reading.victims for h in heads if v.start <= h.i < v.end]
    return {n for n, c in enumerate(reading.counts) if not c.total and not c.part
            and any(v.start <= c.start < v.end or _next_to(reading, c.end, v.start) for v in named)}


def _next_to(reading: Reading, end: int, start: int) -> bool:
    """Side by side, or with a comma between."""
    return start == end or (start == end + 1 and reading.sentence.span.doc[end].text == ",")


def _restated(reading: Reading, counts: Sequence[CountPhrase]) -> Iterator[CountPhrase]:
    """ "killed six of one family: a man, his wife and four children", "nine, four children among them": the rest is
    part of the first."""
    doc = reading.sentence.span.doc
    whole = next((c for c in counts if not c.part and c.count is not None and not c.implied), None)
    for phrase in counts:
        again = whole is not None and phrase is not whole and phrase.start >= whole.end and not phrase.part and (
            any(t.text in {":", "—"} for t in doc[whole.end:phrase.start])
            or doc[phrase.end:phrase.end + 2].text.lower() in {"among them", "of them", "among the"})
        yield replace(phrase, part=True) if again else phrase


def _raises(doc: Any, whole: CountPhrase, phrase: CountPhrase) -> bool:
    """ "at least four civilians, …, and up to six civilians": the bounds of one toll."""
    low, high = whole.count, phrase.count
    return phrase is not whole and not phrase.total and low is not None and high is not None \
        and low.high is None and low.best == low.low is not None and high.low is None and high.high is not None \
        and high.high > low.low and lemma(doc[phrase.head]) == lemma(doc[whole.head])


def _counted(reading: Reading, found: Found, phrase: CountPhrase, mine: set[int]) -> bool:
    doc = reading.sentence.span.doc
    other = phrase.harm in HURT - {found.trigger.harm} and found.trigger.harm in HURT
    state = found.trigger.word_class == "phrase" and phrase.implied and found.start < phrase.head < found.end \
        and lemma(doc[phrase.head]) in found.trigger.lemmas  # "was held hostage" counts no hostage
    describing = doc[phrase.head].dep_ in {"compound", "amod", "nmod"}
    if other or state or (describing and not _beside_a_name(reading, phrase)):
        return False
    if found.trigger.word_class == "adjective" and phrase.start > found.end \
            and phrase.head not in {t.i for t in risen(found)} and phrase.whole is None:
        return False  # "left two dead and another injured": what is said dead stands before
    speaking = {t.i for v in reading.sentence.span if means(v, Sense.SAYING) and not shortened(v) for t in _subject(v)}
    quoted = {e.start for s in reading.speakers for e in s.source.evidence}
    if reading.sentence.quote(phrase.start, phrase.end).end in {e.end for s in reading.speakers
                                                               for e in s.source.evidence} or \
            reading.sentence.offsets[doc[phrase.start].idx] in quoted:
        return False
    if _of_another(reading, found, phrase):
        return False
    own = found.start <= phrase.head < found.end  # "six fatalities reported"
    return (own or phrase.head not in speaking) and not _owner(doc, phrase, [reading.counts[n] for n in mine])


def _beside_a_name(reading: Reading, phrase: CountPhrase) -> bool:
    """ "killed journalist Salim Haddad": the noun hangs on the name, and is counted, unless the name itself is."""
    beside = next((v for v in reading.victims if v.start <= phrase.head < v.end and not v.speaker), None)
    return beside is not None and not any(c.named and beside.start <= c.head < beside.end for c in reading.counts)


def _of_another(reading: Reading, found: Found, phrase: CountPhrase) -> bool:
    """ "one death and two civilians injured": the participle behind them says what befell the two."""
    return not found.verbal and phrase.start >= found.end and any(
        other.start == phrase.end and other.head.tag_ == "VBN" and other.trigger.harm in HURT - {found.trigger.harm}
        for other in reading.triggers)


def _subject(verb: Any) -> Iterator[Any]:
    return (t for c in children(verb, "nsubj") for t in c.subtree)


def _owner(doc: Any, phrase: CountPhrase, others: Sequence[CountPhrase]) -> bool:
    """ "the wife of a commander", "members of two families": who is only named to say whose people were hit."""
    if phrase.part or phrase.total:
        return False
    heads = {i for c in others if c.head != phrase.head and c.count is not None and not c.total
             for i in (c.head, *(range(c.start, c.end) if c.implied and not c.named else ()))}
    token = doc[phrase.head]
    while token.dep_ in {"pobj", "conj", "compound"} and token.head != token:
        above = token.head
        if token.dep_ == "pobj" and above.lower_ in {"of", "for"} and above.head.i in heads:
            return True
        token = above.head if token.dep_ == "pobj" else above
    return False


def _inside(reading: Reading, found: Found, heads: Sequence[Any]) -> set[int]:
    """Tokens of the patients' phrases, but for those below another harm: "the death of two and the injury of ten"."""
    inside = {t.i for head in heads for t in subtree(head)} | {h.i for h in heads}
    for other in reading.triggers:
        if other.trigger.harm is not None and other.trigger.harm is not found.trigger.harm and other.i in inside \
                and other.i not in {h.i for h in heads}:
            inside -= {t.i for t in subtree(other.head)}
    return inside


def _toll_of_two_harms(reading: Reading, found: Found) -> bool:
    """ "killing and injuring over 35", "the death and injury of nine", "eight fighters killed and wounded": one number
    for both harms says neither; one person may have both."""
    if found.trigger.harm not in HURT or not any((c.count.value or 0) > 1 for c in reading.counts if c.count):
        return False
    for other in reading.triggers:
        pair = sorted((found, other), key=lambda f: f.start)
        if other.trigger.harm in HURT - {found.trigger.harm} and other.verbal is found.verbal \
                and abs(other.i - found.i) <= BESIDE and pair[1].head.dep_ == "conj" \
                and pair[1].head.head == pair[0].head and _shared_patient(pair[0].head, pair[1].head):
            return True
    return False


def _shared_patient(first: Any, second: Any) -> bool:
    """Whether two coordinated event words have one number of people between them."""
    if first.pos_ not in VERBS:
        whose = [*_of(first), *_of(second)]
        return first.pos_ in {"NOUN", "PROPN"} and len(whose) == 1 and whose[0].i > second.i
    if _no_object(first):
        return True
    wounded = means(second, Sense.WOUNDED) or means(first, Sense.WOUNDED)
    alone = not children(second, "nsubj", "nsubjpass", "auxpass", "dobj")
    return wounded and alone and second.i - first.i <= SIDE_BY_SIDE and second.tag_ == "VBN" and not _of_one(first)


def _of(noun: Any) -> list[Any]:
    return [c for c in children(noun, "prep") if c.lower_ in {"of", "among"}]


def _of_one(verb: Any) -> bool:
    """ "he was wounded and killed": one person's two harms."""
    heads = children(verb, "nsubj", "nsubjpass") or [verb.head]
    return not any(h.tag_ in {"NNS", "NNPS"} or h.pos_ == "NUM" for h in heads)


SIDE_BY_SIDE = 2
"""Words apart of "killed and wounded"; "was wounded and later died" tells a sequence."""


def _no_object(verb: Any) -> bool:
    return verb.pos_ in VERBS and not children(verb, "dobj") and verb.tag_ in {"VBG", "VB", "VBD", "VBP", "VBZ"} \
        and not children(verb, "nsubjpass", "auxpass")


def _nearest(reading: Reading, found: Found) -> list[int]:
    """Passives and adjectives take the counts to their left, actives and nouns those to their right, up to the next
    event word: "left one farmer and two boys dead and another farmer injured"."""
    others = [t for t in reading.triggers if t.trigger.harm is not None and t is not found]
    left = max((t.end for t in others if t.end <= found.start), default=reading.sentence.span.start)
    right = min((t.start for t in others if t.start >= found.end), default=reading.sentence.span.end)
    backwards = _looks_back(found)
    low, high = (left, found.start) if backwards else (found.end, right)
    near = NEAR if found.verbal or found.trigger.word_class == "adjective" else NEAR_NOUN
    noun = found.trigger.word_class == "noun"
    suffering = {p.i for t in others if t.trigger.harm is not found.trigger.harm and t.verbal for p in patients(t)}
    return [n for n, c in enumerate(reading.counts) if low <= c.start and c.end <= high and c.count is not None
            and not (noun and reading.sentence.span.doc[c.head].pos_ == "NUM") and not (noun and c.head in suffering)
            and (found.start - c.end if backwards else c.start - found.end) <= near]


def _looks_back(found: Found) -> bool:
    if found.trigger.word_class == "adjective" or found.trigger.patient == "subject":
        return True
    return found.verbal and bool(children(found.head, "auxpass", "nsubjpass"))
