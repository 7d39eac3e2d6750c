"""Walks over the arcs of a parse: clauses, chains of coordination, subjects shared between verbs."""

from collections.abc import Iterator
from typing import Any

VERBS = {"VERB", "AUX"}
CLAUSES = {"relcl", "advcl", "ccomp", "acl", "parataxis", "csubj", "csubjpass"}
"""Arcs that open a clause of its own below a word."""
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
HARMED = {"killed", "injured", "wounded", "hurt"}
"""Participles that headlines and lists leave without "were"; with an object they are past tenses."""
EARLIER = {"after", "since", "because", "before", "following"}
"""Words that open a clause of another time: who does what the main clause tells did not do what it tells."""
RELATIVES = {"who", "which", "that", "whom", "whose"}


def children(token: Any, *arcs: str) -> list[Any]:
    return [c for c in token.children if c.dep_ in arcs]


def conjuncts(token: Any) -> list[Any]:
    """The token and what is coordinated with it to its right."""
    chain = [token]
    for child in children(token, "conj", "appos"):
        if child.dep_ == "conj":
            chain += conjuncts(child)
    return chain


def another_time(verb: Any) -> bool:
    """ "burned a car after a boy was shot": whoever burned the car did not shoot him."""
    return bool(verb.dep_ == "advcl" and any(c.lower_ in EARLIER for c in children(verb, "mark"))
                and children(verb, "nsubj", "nsubjpass"))


def beside(token: Any, head: Any) -> bool:
    """Whether a word stands below an event's, or below the first coordinated with it: "on that day they shot two"."""
    while head.dep_ == "conj":
        head = head.head
    return bool(head.is_ancestor(token))


def is_passive(verb: Any) -> bool:
    """ "were killed", "people killed in": a past participle with a passive auxiliary, or hung on a noun."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.lower_ in HARMED and children(verb, "nsubj") and not children(verb, "aux") \
            and all(verb.doc[c.left_edge.i - 1].text == "," for c in children(verb, "dobj")):
        return True  # "and 75 others injured": a passive without its auxiliary
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and not any(c.dep_ in {"dobj", "nsubj"} for c in verb.children):
        return is_passive(verb.head)  # "were stopped and later shot dead": the tagger takes it for a past tense
    if verb.dep_ == "dep" and children(verb, "agent"):
        return True  # "buried two men shot dead by the police"
    if verb.dep_ in {"ROOT", "acl"} and _shares_object(verb):
        return False
    return bool(verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "xcomp", "ccomp", "conj", "advcl", "ROOT", "pcomp"}
                and not any(c.dep_ in {"dobj", "aux"} for c in verb.children)
                and (verb.dep_ != "conj" or is_passive(verb.head) or verb.head.pos_ not in VERBS))


def _shares_object(verb: Any) -> bool:
    """ "forces located and seized a camp": a past tense that the tagger takes for a participle."""
    arcs = {c.dep_ for c in verb.children}
    past = {"VBD", "VBN"} if verb.dep_ == "acl" else {"VBD"}
    return ("nsubj" in arcs or verb.dep_ == "acl") and "agent" not in arcs and any(
        c.dep_ == "conj" and c.tag_ in past and any(o.dep_ == "dobj" for o in c.children) for c in verb.children)


def subtree(token: Any) -> Iterator[Any]:
    """The words below a token, itself included, without the clauses that hang on it."""
    yield token
    for child in token.children:
        if child.dep_ not in CLAUSES or (child.dep_ == "acl" and child.tag_ not in {"VBN", "VBG", "VB"}):
            yield from subtree(child)


def ancestors(token: Any) -> list[Any]:
    """From the head upwards to the root."""
    return list(token.ancestors)


def antecedent(pronoun: Any) -> Any:
    """The noun a relative pronoun stands for ("forces, which targeted"), or the pronoun itself."""
    clause = next((a for a in [pronoun, *pronoun.ancestors] if a.dep_ in {"relcl", "acl"}), None)
    return clause.head if clause is not None and pronoun.lower_ in RELATIVES else pronoun


def distance(left: Any, right: Any) -> int:
    """Arcs between two tokens of a sentence."""
    above = {token.i: step for step, token in enumerate([left, *left.ancestors])}
    for step, token in enumerate([right, *right.ancestors]):
        if token.i in above:
            return step + above[token.i]
    return len(left.doc)


def crosses(token: Any, head: Any) -> bool:
    """Whether a token stands in a clause of another verb: below one that neither is `head` nor governs it."""
    above = {a.i for a in head.ancestors} | {head.i}
    return any(a.pos_ in VERBS and a.dep_ in CLAUSES and a.i not in above for a in [token, *token.ancestors])
