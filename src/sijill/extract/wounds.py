"""Deaths of wounds told in one sentence: its mentions in; the same out, the death told of the day of the wounding."""

import re
from dataclasses import replace

from sijill.extract.meaning import means
from sijill.extract.mention import Mention
from sijill.extract.reading import Reading
from sijill.extract.roles import subjects
from sijill.knowledge.senses import Sense
from sijill.model.casualty import Harm


def of_the_wounding(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "died on Friday of wounds sustained in shelling on Monday": a death of the Monday."""
    if (hurt := _hurt_before(mentions)) is not None:
        return hurt
    if not OF_WOUNDS.search(reading.sentence.text):
        return mentions
    cause = next((m for m in mentions if not m.harmful and m.time is not None), None)
    if cause is None:
        return mentions
    return [replace(m, time=cause.time, key=cause.key) if means(m.found.head, Sense.DYING) else m for m in mentions]


def _hurt_before(mentions: list[Mention]) -> list[Mention] | None:
    """ "A soldier who was wounded on Friday when rebels shelled a base in A has died in B": the death is of the Friday,
    there, and he is no longer wounded. None where nobody died so."""
    for death in (m for m in mentions if means(m.found.head, Sense.DYING) and m.found.verbal):
        heads = {t.i for t in subjects(death.found.head)}
        wound = next((m for m in mentions if m.found.trigger.harm is Harm.INJURED and m.found.head.dep_ == "relcl"
                      and m.found.head.head.i in heads and m.time is not None), None)
        if wound is not None:
            late = replace(death, time=wound.time, key=wound.key, places=wound.places, agents=wound.agents,
                           weapons=wound.weapons)
            return [late if m is death else replace(m, counts=(), victims=()) if m is wound else m for m in mentions]
    return None


OF_WOUNDS = re.compile(r"\b(?:of|to|from|by) (?:\w+ ){0,3}(?:wounds?|injur(?:y|ies))\b", re.IGNORECASE)
