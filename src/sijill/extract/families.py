"""Families: from a passage to the family names of its dead, and to the names its sentence says.

Relatives who died together are named far behind the sentence that says where and when: the family's name ties the two.
"""

from sijill.extract.passages import Passage
from sijill.knowledge.likeness import name_key


def surnames(passage: Passage) -> set[str]:
    """Keys of the last names of those named in full."""
    keys = (name_key(v.name).split() for m in passage.mentions for v in m.victims if not v.speaker)
    return {words[-1] for words in keys if len(words) > 1}


def said(passage: Passage) -> set[str]:
    """Keys of the capitalised words of its sentence that name no place: "members of the Haddad family"."""
    reading = passage.mentions[0].reading
    places = {i for p in reading.places for i in range(p.start, p.end)}
    span = reading.sentence.span
    words = enumerate(span.doc.words[span.start:span.end], span.start)
    return {key for i, word in words if word.istitle() and word.isalpha() and i not in places
            if (key := name_key(word))}
