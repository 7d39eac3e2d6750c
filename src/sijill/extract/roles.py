"""Who did it and to whom: from an event word to the heads of the phrases in the agent's and the patient's place."""

from collections.abc import Iterator
from typing import Any

from sijill.extract.actors import ActorFound
from sijill.extract.meaning import means
from sijill.extract.tree import (
    RELATIVES,
    VERBS,
    another_time,
    antecedent,
    children,
    conjuncts,
    is_passive,
)
from sijill.extract.triggers import Found, left_so, lemma
from sijill.knowledge.senses import Sense
from sijill.model.casualty import Harm
from sijill.model.event import Act

PAST = {"VBD", "VBN"}
BESIDE = 3
"""Words apart that two coordinated verbs with one object stand: "killed and seriously wounded five" has three."""
AIMED = {"on", "against", "at", "upon", "targeting", "into"}
ASTRAY = 12
"""Words within which "between" is of the clash, though the parse hangs it on a place: "near X between A and B"."""
TWO_SIDED = {Act.ARMED_CLASH}


def agents(found: Found) -> list[Any]:
    """Heads of the phrases that name who did it, in order, without repetition."""
    tokens = _verb_agents(found.head) if found.verbal else _noun_agents(found.head)
    if found.trigger.needs == "fallen":  # "a rocket fired by the rebels fell on"
        tokens = [a for s in subjects(found.head) for a in _noun_agents(s)]
    if found.trigger.act in TWO_SIDED:
        other = _sides(found)
        tokens = [*(tokens or (subjects(found.head) if other and found.verbal else [])), *other]
    suffering = {t.i for t in patients(found)} if found.verbal and found.trigger.harm is not None else set()
    return [t for t in _unique(_who(antecedent(t)) for t in tokens) if t.i not in suffering]


def _who(token: Any) -> Any:
    """ "X is the one who did it": X; "the groups say they have captured": the groups."""
    verb = token.head
    if token.lower_ == "one" and token.dep_ == "attr":
        return next(iter(children(verb, "nsubj")), token)
    if token.lower_ in {"they", "it", "he", "she"} and verb.dep_ == "ccomp":
        return next(iter(children(verb.head, "nsubj")), token)
    return token


def patients(found: Found) -> list[Any]:
    """Heads of the phrases that name whom it befell."""
    if found.trigger.patient == "aim":  # "set fire to the house"
        return _unique(iter(_objects(found.head.doc[found.end - 1])))
    if not found.verbal:
        return risen(found) or _unique(antecedent(t) for t in _noun_patients(found))
    if (told := risen(found)):
        return told
    if found.trigger.act in TWO_SIDED and _sides(found):  # "people (assumed) clashed with police" befell no one
        return []
    tokens = subjects(found.head) if found.trigger.patient == "subject" else _verb_patients(found.head)
    if found.head.dep_ == "oprd" and found.head.tag_ == "VBN":  # "were left wounded"
        tokens = subjects(found.head.head) if is_passive(found.head.head) else tokens
    if not tokens and found.trigger.harm is not None and found.head.tag_ in PAST \
            and not means(found.head, Sense.PAST_ONLY):
        # "another woman, Khadijah injured": a participle taken for a past tense
        tokens = subjects(found.head) or _told_before(found.head)
    return _unique(antecedent(t) for t in tokens)


def _told_before(verb: Any) -> list[Any]:
    """Whom a verb befell that has lost its subject to a clause between commas."""
    if not is_passive(verb):
        return []
    return [s for c in children(verb, "parataxis", "ccomp", "advcl") if shortened(c)
            for s in children(c, "nsubj", "nsubjpass")]


def shortened(clause: Any) -> bool:
    """ "A driver, at first reported missing, was killed": a participle that the parse takes for a verb in the past."""
    verb, told = clause.head, children(clause, "nsubj", "nsubjpass")
    return clause.dep_ in {"parataxis", "ccomp", "advcl"} and clause.tag_ in {"VBN", "VBD"} and clause.i < verb.i \
        and is_passive(verb) and len(told) == 1 and told[0].left_edge.i == verb.left_edge.i \
        and any(t.text == "," for t in clause.doc[told[0].i:clause.i]) and verb.doc[verb.i - 1].text != ","


def risen(found: Found) -> list[Any]:
    """ "the number of people killed in the raid has risen to four": the four, whatever was counted before. So "put the
    number of dead at nine and that of the wounded at 30"."""
    if found.trigger.harm is None:
        return []
    counted = next((a for a in found.head.ancestors if means(a, Sense.TOLL)), None)
    if counted is None or counted.dep_ not in {"nsubj", "nsubjpass", "dobj", "conj"}:
        return []
    verb = counted.head
    if not means(verb, Sense.PUTTING if counted.dep_ != "nsubj" else Sense.RISING):
        return []
    new = list(children(verb, "dobj", "attr")) if counted.dep_ == "nsubj" else []
    holders = [verb] if counted.dep_ != "conj" else [counted, found.head]
    holders += children(verb, "advmod", "prt") if counted.dep_ == "nsubj" else []  # "has gone up to four"
    new += [o for h in holders for c in children(h, "prep") if c.lower_ in {"to", "at", "as"} for o in _objects(c)]
    return _unique(t for t in new)


def names(actor: ActorFound, head: Any) -> bool:
    """Whether a party's phrase hangs on this word or holds it."""
    return bool(actor.head == head.i or actor.start <= head.i < actor.end)


def companions(found: Found) -> list[Any]:
    """Who met the same end: "killing his wife alongside their four children", "was killed together with his son"."""
    preps = [c for c in [*children(found.head, "prep", "advmod"), *(p for h in patients(found) for p in h.children)]
             if c.lower_ in {"alongside", "along", "together"} or (c.lower_ == "with" and c.head.lower_ in BESIDE_WITH)]
    below = [q for p in preps for q in [p, *children(p, "prep")]]
    return _unique(o for p in below for o in _objects(p))


BESIDE_WITH = {"along", "together"}


def aims(found: Found) -> list[Any]:
    """Heads of what an attack was aimed at: "opened fire on protesters", "an attack against a checkpoint"."""
    return _unique(p for prep in children(found.head, "prep") if prep.lower_ in AIMED for p in _objects(prep))


def origins(found: Found) -> list[Any]:
    """Heads of the ground that an attack came from: "fired from areas held by the army"."""
    by = children(found.head, "agent")  # "wounded by fire from positions of the army"
    clauses = children(found.head, "acl", "relcl") if found.trigger.harm is None else []
    verbs = [found.head, *by, *(o for p in by for o in children(p, "pobj")), *clauses]
    return _unique(p for v in verbs for prep in children(v, "prep") if prep.lower_ == "from" for p in _objects(prep)
                   if means(p, Sense.GROUND))


def subjects(verb: Any) -> list[Any]:
    """The subject of a verb, shared along coordination and control: "were intercepted and later killed"."""
    own = [s for c in children(verb, "nsubj", "nsubjpass") for s in conjuncts(c)]
    if own:
        return own
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp"} and verb.head != verb:
        return _above(verb)
    if verb.dep_ in {"acl", "relcl"}:
        return [verb.head]
    if verb.dep_ == "dep" and children(verb, "agent") and verb.nbor(-1).pos_ in {"NOUN", "PROPN"}:
        return [verb.nbor(-1)]
    return []


def _above(verb: Any) -> list[Any]:
    head = verb.head
    if head.pos_ not in VERBS:  # "after being raped": the preposition stands between
        head = next((a for a in head.ancestors if a.pos_ in VERBS), None)
    if head is None:
        return []
    if verb.dep_ in {"advcl", "xcomp", "pcomp"} and not is_passive(head) and is_passive(verb):
        # "kidnapped a child, to be found killed": what is done to the object goes on being done to it
        held = [s for c in children(head, "dobj") for s in conjuncts(c)]
        if held:
            return held
    return subjects(head)


def _verb_agents(verb: Any) -> list[Any]:
    by = [p for c in children(verb, "agent", "prep") if c.lower_ == "by" or c.dep_ == "agent" for p in _objects(c)]
    if is_passive(verb):
        if by or verb.dep_ not in {"conj", "advcl"} or another_time(verb):
            return by
        if verb.dep_ == "advcl" and lemma(verb.head) == "be":  # "he was among them when the village was bombed"
            return by
        return _verb_agents(verb.head) if verb.head.pos_ in VERBS and verb.head != verb else []
    own = [s for c in children(verb, "nsubj") for s in conjuncts(c)]
    if own:
        return own
    if by and verb.tag_ == "VBG":  # "in shelling with mortars by militias"
        return by
    return _inherited_agents(verb)


def _inherited_agents(verb: Any) -> list[Any]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "xcomp" and is_passive(head):  # "the militants can be seen dragging a soldier"
        return subjects(head)
    if verb.dep_ in {"acl", "relcl"}:  # "a massacre murdering 11", "forces carrying out executions"
        return [head]
    if head.pos_ not in VERBS:
        head = next((a for a in head.ancestors if a.pos_ in VERBS), None)
    return _verb_agents(head) if head is not None else []


def _verb_patients(verb: Any) -> list[Any]:
    if is_passive(verb):
        return subjects(verb)
    own = [s for c in children(verb, "dobj") for s in conjuncts(c)]
    if own:
        return own
    # "rape, kill kid", "killed and wounded five": the object stands with a coordinated verb
    family = [c for c in [*children(verb, "conj"), *([verb.head] if verb.dep_ == "conj" else [])]
              if c.pos_ in VERBS and abs(c.i - verb.i) <= BESIDE
              and (c.tag_ == verb.tag_ or {c.tag_, verb.tag_} <= PAST)]
    return [s for v in family for c in children(v, "dobj") for s in conjuncts(c)]


def _noun_agents(noun: Any) -> list[Any]:
    by = [p for c in children(noun, "prep", "agent") if c.lower_ == "by" for p in _objects(c)]
    by += [p for v in children(noun, "acl") for c in children(v, "agent") for p in _objects(c)]
    by += [p for v in children(noun, "acl", "relcl") if v.tag_ == "VBN" for c in children(v, "prep")
           if c.lower_ == "by" for p in _objects(c)]
    if by:
        return by
    before = children(noun, "poss", "compound", "amod", "nmod", "npadvmod")
    held = noun.head if noun.dep_ == "compound" else noun  # "conducted an airstrike operation"
    return [*before, *_light_subject(held)]


def carried_out(noun: Any) -> bool:
    """Whether the noun is what a light verb does: "conducted strikes", "engaged in an offensive"."""
    return bool(_light_subject(noun))


def _light_subject(noun: Any) -> list[Any]:
    """ "forces carried out a strike", "a strike was carried out by": the light verb's subject or agent."""
    verb = noun.head
    if noun.dep_ == "conj":
        return _light_subject(verb) if verb.pos_ == "NOUN" else []
    if noun.dep_ == "pobj" and verb.lower_ == "in" and means(verb.head, Sense.TAKING_PART):
        return subjects(verb.head)
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ in VERBS:  # "blocked it with burning tyres"
        return _verb_agents(verb.head)
    if verb.pos_ not in VERBS or not means(verb, Sense.LIGHT) or noun.dep_ not in {"dobj", "nsubjpass"}:
        return []
    return _verb_agents(verb)


def _noun_patients(found: Found) -> Iterator[Any]:
    noun = found.head
    if found.trigger.word_class == "adjective":
        yield from _said_of(noun)
        return
    if lemma(noun) == "toll":  # "the death toll rose to five", "reached 11 civilian deaths"
        yield from (s for c in children(noun.head, "dobj", "attr") for s in conjuncts(c))
        yield from (o for c in children(noun.head, "prep") if c.lower_ in {"to", "at"} for o in _objects(c))
        return
    if noun.dep_ == "pobj" and found.start <= noun.head.i:  # "among the dead were three nurses"
        yield from (s for c in children(noun.head.head, "nsubj", "attr") for s in conjuncts(c))
    for prep in children(noun, "prep"):
        if prep.lower_ in {"of", "among"} or (prep.lower_ == "to" and found.trigger.harm is Harm.INJURED):
            yield from _objects(prep)
    if found.trigger.harm is not None:
        yield from children(noun, "poss")
        if any(c.dep_ in {"nummod", "amod", "compound"} for c in noun.children):
            yield noun


def _said_of(adjective: Any) -> Iterator[Any]:
    """ "two were dead", "left one woman dead", "five dead"."""
    head = adjective.head
    if (left := left_so(adjective)) is not None:
        yield from conjuncts(left)
        return
    if any(c.dep_ == "nummod" for c in adjective.children):
        yield adjective
    own = children(adjective, "nsubj", "nsubjpass", "npadvmod")
    if own:
        yield from (s for c in own for s in conjuncts(c))
        if adjective.dep_ == "conj" and head.pos_ == "NOUN":  # "left one farmer and two boys dead"
            yield head
    elif adjective.dep_ in {"acomp", "attr"}:
        yield from subjects(head)
    elif adjective.dep_ in {"oprd", "xcomp", "ccomp"}:
        yield from (s for c in children(head, "dobj") for s in conjuncts(c))
    elif adjective.dep_ == "conj" and head.pos_ == "ADJ":
        yield from _said_of(head)
    elif adjective.dep_ == "amod" and head.i < adjective.i:  # "12 bandits dead"
        yield head


def _sides(found: Found) -> list[Any]:
    """ "clashes between A and B", "clashed with B"."""
    noun, verb = found.head, found.head.head
    holders = [noun]
    comes = lemma(verb) in found.trigger.comes_by
    if comes and not found.verbal and noun.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"}:
        holders.append(verb)  # "fighting broke out between A and B"
    sides = [p for holder in holders for prep in children(holder, "prep")
             if prep.lower_ in ({"between", "with", "among", "against"} if holder is noun else {"between", "among"})
             for p in _objects(prep)]
    return sides or [p for t in noun.doc[noun.i + 1:min(noun.i + ASTRAY, noun.sent.end)] if t.lower_ == "between"
                     for p in _objects(t)]


def _objects(prep: Any) -> list[Any]:
    heads = [s for c in children(prep, "pobj") for s in conjuncts(c)]
    return heads + [s for c in children(prep, "prep", "pcomp") if c.dep_ == "prep" for s in _objects(c)]


def _unique(tokens: Iterator[Any]) -> list[Any]:
    seen: dict[int, Any] = {}
    for token in tokens:
        if token.lower_ not in RELATIVES:
            seen.setdefault(token.i, token)
    return list(seen.values())
