"""How sure and how wide: from an event word in its sentence to modality (asserted … hypothetical) and scope cues."""

import re
from typing import Any

from sijill.extract.tree import VERBS
from sijill.extract.triggers import Found, lemma
from sijill.knowledge.cues import ScopeCues
from sijill.model.event import Modality

SPOKEN_OF = {"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "conj", "prep", "pobj", "dobj"}
CLAUSE_CUE = 60
"""Characters either side of an event word within which a cue such as "alleged" belongs to it: about a clause."""


def modality_of(found: Found, text: str, cues: ScopeCues) -> Modality:
    """`text` is the sentence. A negated event ("no one was killed") is hypothetical: it is no incident."""
    head = found.head
    if _negated(head) or _no_sign_of(head, cues) or _unreal(found, cues):
        return Modality.HYPOTHETICAL
    if cues.unconfirmed.search(text):
        return Modality.UNCONFIRMED
    place = head.idx - head.sent.start_char
    near = text[max(0, place - CLAUSE_CUE):place + CLAUSE_CUE]
    if _denied(near, min(place, CLAUSE_CUE), cues):
        return Modality.DENIED
    return Modality.ALLEGED if cues.alleged.search(near) else Modality.ASSERTED


def _denied(near: str, at: int, cues: ScopeCues) -> bool:
    """A denial in the clause of the event word, not one of something else behind a "but"."""
    match = cues.denied.search(near)
    return match is not None and re.search(r"\bbut\b", near[min(at, match.start()):max(at, match.end())]) is None


def _negated(head: Any) -> bool:
    if any(c.dep_ == "neg" and head.doc[c.i - 1].lower_ != "or" for c in head.children):  # "whether or not he was"
        return True
    none = [c for c in head.subtree if c.lower_ in NONE and abs(c.i - head.i) <= 6]
    return any(_of_argument(c, head) for c in none) or _listed_with_none(head)


def _no_sign_of(noun: Any, cues: ScopeCues) -> bool:
    """ "no return to fighting", "no reports of casualties"."""
    prep = noun.head
    return bool(noun.dep_ == "pobj" and prep.dep_ == "prep" and lemma(prep.head) in cues.signs
                and any(c.lower_ in NONE for c in prep.head.children))


def _listed_with_none(noun: Any) -> bool:
    """ "no injuries or fatalities": the word stands before the first of them."""
    first = noun
    while first.dep_ == "conj" and first.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    return first is not noun and any(c.lower_ in NONE and c.i < first.i and _of_argument(c, first)
                                     for c in first.children)


NONE = {"no", "none", "nobody", "neither"}


def _of_argument(word: Any, head: Any) -> bool:
    """ "no one was killed", "killed no one", "no casualties": not "no fewer than 12 were killed"."""
    if word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ in {"fewer", "less", "more"}:
        return False
    noun = word if word.pos_ in {"PRON", "NOUN"} else word.head
    return bool(noun == head or (noun.head == head and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}))


def _unreal(found: Found, cues: ScopeCues) -> bool:
    head = found.head
    verb = head if head.pos_ in VERBS else None
    if verb is None and _any(head, cues):
        return True
    if verb is not None and any(c.dep_ == "aux" and c.lower_ in cues.modals and not _perfect_passive(verb, c)
                                for c in verb.children):
        return True
    if verb is not None and any(c.dep_ == "mark" and c.lower_ in cues.conditionals - {"whether"}
                                for c in verb.children):
        return True
    return _governed(head, cues)


def _any(noun: Any, cues: ScopeCues) -> bool:
    """ "any attack on the base would be answered": none has happened."""
    return any(c.lower_ == "any" and c.dep_ == "det" for c in noun.children) and noun.dep_ in {"nsubj", "nsubjpass"} \
        and any(c.dep_ == "aux" and c.lower_ in cues.modals for c in noun.head.children)


def _perfect_passive(verb: Any, modal: Any) -> bool:
    """ "can be seen dragging" shows, "may have been killed" is unsure: neither is a plan."""
    return modal.lower_ == "can" or any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)


def _governed(head: Any, cues: ScopeCues) -> bool:
    """Under "threatened to", "fears of", "called for", by an unbroken chain of complements."""
    below = head
    for above in head.ancestors:
        if below.dep_ not in SPOKEN_OF:
            return False
        word = lemma(above)
        if word in cues.hypothetical and not (word in cues.happened and head.pos_ in {"NOUN", "PROPN"}):
            # "attempt" is also what ended in the deed: only its own complement is unreal ("tried to kill")
            return below.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "prep", "pobj", "dobj"}
        if _shared_infinitive(below, above):
            below = above
            continue
        if above.pos_ in VERBS and below.dep_ in {"advcl", "relcl", "conj"}:
            return False
        if above.pos_ in VERBS and any(c.dep_ == "aux" and c.lower_ in cues.modals - {"can"}
                                       for c in above.children) and below.dep_ in {"ccomp", "xcomp", "dobj"}:
            return True
        below = above
    return False


def _shared_infinitive(verb: Any, first: Any) -> bool:
    """ "planned to attack a hotel and kidnap guests": the second stands under the same "to"."""
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in first.children)
    return bool(verb.dep_ == "conj" and verb.tag_ == "VB" and infinitive)
