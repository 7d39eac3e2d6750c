"""Harm that a sentence names though it is another event's: a crowd's reason to protest, what a coder counts elsewhere.

"Residents marched against the killing of a driver", "youths burned a car after a boy was shot", "two soldiers were
killed (fatalities coded to the Boru event)": none of these died in what the sentence tells of.
"""

from itertools import pairwise
from typing import Any

from sijill.extract.mention import Mention
from sijill.extract.tree import VERBS, children
from sijill.extract.triggers import lemma
from sijill.knowledge.cues import ScopeCues
from sijill.model.casualty import Harm
from sijill.model.event import Scope

WHY = frozenset({"against", "over", "after", "following", "about", "for", "because", "since", "at", "of"})
"""Prepositions and conjunctions under which a crowd's reason stands."""

BEFORE = frozenset({"after", "following", "since", "because"})
"""Those of them that say that something came before."""

ACROSS = 60
"""Characters between harm and the bracket that says where it is counted: a clause, with its place."""


def told_elsewhere(mention: Mention, cues: ScopeCues) -> Scope | None:
    """The scope of harm that is another event's; None where it is this one's."""
    if mention.found.trigger.harm is None and mention.found.trigger.act is None:
        return None
    if _counted_elsewhere(mention, cues):
        return Scope.AGGREGATE
    if mention.found.trigger.harm is not None and _grieved(mention.found.head, cues):
        return Scope.CONTEXT
    return Scope.CONTEXT if _coded_apart(mention, cues) else None


def _counted_elsewhere(mention: Mention, cues: ScopeCues) -> bool:
    """ "(fatalities coded to the Boru event)"."""
    return mention.found.trigger.harm is Harm.KILLED and cues.counted_elsewhere.search(
        mention.reading.sentence.text) is not None


def _coded_apart(mention: Mention, cues: ScopeCues) -> bool:
    """ "after clashes with the army (coded separately)": the event word next before the bracket, unless the sentence
    tells of nothing else."""
    sentence, head = mention.reading.sentence, mention.found.head
    if head.dep_ == "ROOT":
        return False
    after = mention.reading.sentence.span.doc[mention.found.end - 1].idx - sentence.span.start_char
    match = cues.coded_apart.search(sentence.text, after)
    if match is None or match.start() - after > ACROSS:
        return False
    start = sentence.span.start_char + match.start()
    return not any(mention.found.i < t.i and t.head.idx < start for t in mention.reading.triggers)


def _grieved(head: Any, cues: ScopeCues) -> bool:
    for below, above in pairwise([head, *head.ancestors]):
        if _reason(below, head, cues) and _of_crowd(above, cues, _before(below)):
            return True
    return False


def _reason(token: Any, head: Any, cues: ScopeCues) -> bool:
    """A preposition or clause that says why: "against …", "denouncing …", "after … was killed"."""
    if token.dep_ == "prep":
        return token.lower_ in WHY
    return _before(token) or (token.i != head.i and lemma(token) in cues.denouncing)


def _before(token: Any) -> bool:
    return token.lower_ in BEFORE or any(c.lower_ in BEFORE for c in children(token, "mark"))


def _of_crowd(above: Any, cues: ScopeCues, before: bool) -> bool:
    """Whether it is a protest's reason; for what came before, a crowd's deed will do."""
    held = [above, *(children(above, "dobj", "nsubj", "nsubjpass") if above.pos_ in VERBS else ())]
    if any(lemma(t) in cues.protest for t in held):
        return True
    return before and any(lemma(t) in cues.crowd for t in children(above, "nsubj", "nsubjpass"))
