"""Reading a mention: the words for a party and their setting in, the entry meant or "none of these" out, with reasons.

It never invents: words that name no party ("gunmen") choose nobody, and a backer ("Turkish-backed") is not the actor.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sijill.knowledge.roster.entry import Period, RosterEntry
from sijill.knowledge.roster.names import NameHit, NameIndex, folded_words, words
from sijill.knowledge.roster.nations import BY_RULE, MILITARY, STATE, Nations
from sijill.knowledge.roster.wording import Wording
from sijill.model.actor import Actor, ActorKind
from sijill.model.claim import Candidate, Resolution

ONLY_ARTICLES = re.compile(r"(?:\W|\b(?:the|a|an)\b)*", re.IGNORECASE)
PROSE = 3
"""Words in capitals that make a text of capitals; "IS", "IS CELLS" may be a name and its noun."""
UNLISTED = re.compile(r"\b[A-Z][\w’'-]* $")
"""A capital right before a body with a capital makes one name of the two: "Fox Army" is no state's army."""
SHORT = 3
"""Letters of an acronym too short to stand for an actor outside its own country ("AA", "CV", "NAS")."""

# Scores only order candidates of one mention; each step leans on less of the text than the one before.
SAID, SAID_ABROAD, RULE, OWN_COUNTRY, ONE_OF_SEVERAL = 1.0, 0.8, 0.9, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Setting:
    """Where (ISO 3166-1 alpha-2, likeliest first) and when a mention stands, whom its report names plainly, and whose
    interest (an actor's id) its publisher shares.
    """

    countries: tuple[str, ...] = ()
    on: date | None = None
    named: tuple[str, ...] = ()
    side: str | None = None


@dataclass(frozen=True, slots=True)
class NationHit:
    """text[start:end] names the country, by its own name or by a demonym."""

    start: int
    end: int
    codes: tuple[str, ...]
    demonym: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """What a mention holds: names and nations it speaks of as parties, and those it names only as backers."""

    text: str
    names: tuple[NameHit, ...]
    nations: tuple[NationHit, ...]
    backing_names: tuple[NameHit, ...]
    backing_nations: tuple[NationHit, ...]


class Reader:
    """Reads mentions against entries, nations and wording."""

    def __init__(self, entries: Mapping[str, RosterEntry], nations: Nations, wording: Wording) -> None:
        self.entries, self.nations, self.wording = entries, nations, wording
        self.index = NameIndex((alias, entry.id) for entry in entries.values() if entry.source != BY_RULE
                               for alias in (entry.name, *entry.aliases))
        self.parts = lru_cache(maxsize=1 << 12)(self._parts)  # a report says the same few names again and again

    def name_hits(self, text: str) -> tuple[NameHit, ...]:
        """Names of actors; in a text all in capitals ("THIS IS WAR") those that are words are not names."""
        return tuple(hit for hit in self.index.find(text) if not self._mere_word(text, hit.start, hit.end))

    def _mere_word(self, text: str, start: int, end: int) -> bool:
        return text.isupper() and len(text.split()) >= PROSE and self.wording.whole("in_capitals", text[start:end])

    def nation_hits(self, text: str) -> tuple[NationHit, ...]:
        """Countries spoken of, from left to right."""
        hits = [NationHit(hit.start, hit.end, hit.ids, demonym)
                for demonym, index in ((False, self.nations.names), (True, self.nations.demonyms))
                for hit in index.find(text) if not self._mere_word(text, hit.start, hit.end)]
        return tuple(hit for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.demonym))
                     if not any(_inside(hit, other) and other is not hit for other in hits))

    def _parts(self, text: str) -> Parts:
        names = self.name_hits(text)
        nations = [n for n in self.nation_hits(text) if not any(n.start < h.end and h.start < n.end for h in names)]
        hits: tuple[NameHit | NationHit, ...] = (*names, *nations)
        standing = {id(hit): self._standing(text, hit) for hit in hits}
        return Parts(text, tuple(h for h in names if standing[id(h)] == "party"),
                     tuple(n for n in nations if standing[id(n)] == "party"),
                     tuple(h for h in names if standing[id(h)] == "backer"),
                     tuple(n for n in nations if standing[id(n)] == "backer"))

    def _standing(self, text: str, hit: NameHit | NationHit) -> str:
        before, after = words(text[:hit.start]), words(text[hit.end:])
        last = before[-1] if before else None
        if last is not None and last.end >= hit.start - 1 and self.wording.whole("opposing", last.written):
            return "opposed"
        if last is not None and last.end >= hit.start - 1 and self.wording.whole("favouring", last.written):
            return "backer"
        if after and after[0].start <= 1 and self.wording.whole("backing", after[0].written):
            return "backer"
        heads = self.wording.listing("backed_by").find(text[:hit.start])
        if heads and ONLY_ARTICLES.fullmatch(text[heads[-1].end:hit.start]):
            return "backer"
        return "party"

    def read(self, text: str, setting: Setting) -> Resolution[Actor]:
        """The first step that knows the words decides: name, backer's rule, phrase's meaning, nation, body."""
        parts = self.parts(text)
        named = self._by_name(parts, setting) if parts.names else None
        if named is not None and named.chosen is not None and not self._anothers(named.chosen, parts):
            return named
        for step in (self._by_backer, self._by_meaning, self._by_nation, self._by_body):
            answer = step(parts, setting)
            if answer is not None:
                return answer
        return named or Resolution(text, None, ("the words name no organised party",))

    def _anothers(self, state: Actor, parts: Parts) -> bool:
        """ "An Indian Light Infantry Battalion": of the words that name a state's force, another state's demonym says
        that it is not that force."""
        own = set(self.entries[state.id].countries)
        said = {code for nation in parts.nations for code in nation.codes}
        return state.kind is ActorKind.STATE and bool(own) and bool(said) and not own & said

    def possible(self, text: str) -> tuple[str, ...]:
        """Ids that the words may mean in some country at some time."""
        parts = self.parts(text)
        if parts.names:
            return tuple(dict.fromkeys(identity for hit in parts.names for identity in hit.ids))
        backers = self._backers(parts)
        ruled = [rule.actor for rule in self.wording.backed if rule.backer in backers]
        here = self.read(text, Setting())
        return tuple(dict.fromkeys([*ruled, *(candidate.value.id for candidate in here.candidates)]))

    def _by_name(self, parts: Parts, setting: Setting) -> Resolution[Actor]:
        main = self._innermost(parts.names)
        words_of = parts.text[main.start:main.end]
        ids = [i for i in main.ids if self.entries[i].active.holds(setting.on)] or list(main.ids)
        local = self._is_local(ids[0], words_of)
        here = [] if local and not setting.countries else self._at_home(ids, setting)
        if len(ids) > 1 or local or (setting.countries and _is_short(words_of)):
            chosen = here[0] if len(here) == 1 else None
        else:
            chosen = ids[0]
        if chosen is None and len(here) != 1:
            named = [i for i in (here or ids) if i in setting.named]
            chosen = named[0] if len(named) == 1 else None
        if chosen is None and (successors := self._successors(here)):
            chosen = successors[0]
        candidates = [(i, SAID if i in here else SAID_ABROAD, f'"{words_of}" is a name of it') for i in ids]
        if chosen is None:
            return self._answer(parts.text, None, candidates, f'"{words_of}" may be one of several actors, or none')
        return self._answer(parts.text, chosen, candidates, f'"{words_of}" is a name of {self.entries[chosen].name}')

    def _successors(self, ids: list[str]) -> list[str]:
        """The ids in the order in which they followed one another as one body of one state, empty if they did not."""
        for nation in self.nations.by_code.values():
            for bodies in nation.bodies.values():
                if len(ids) > 1 and set(ids) <= set(bodies):
                    return sorted(ids, key=bodies.index)
        return []

    def _innermost(self, hits: tuple[NameHit, ...]) -> NameHit:
        """The first name, unless a later one names a part of it: "the SNA's Hamza Division"."""
        main = hits[0]
        for hit in hits[1:]:
            lineage = {a for i in hit.ids for a in self.ancestors(i, None)}
            if lineage & set(main.ids):
                main = hit
        return main

    def ancestors(self, identity: str, on: date | None) -> tuple[str, ...]:
        """Ids of parents, their parents and so on, nearest first, as of a day (None: ever)."""
        found: list[str] = []
        queue = [identity]
        while queue:
            entry = self.entries.get(queue.pop(0))
            for parent in entry.parents if entry else ():
                if parent.period.holds(on) and parent.id not in found and parent.id != identity:
                    found.append(parent.id)
                    queue.append(parent.id)
        return tuple(found)

    def _at_home(self, ids: list[str], setting: Setting) -> list[str]:
        """Those of the setting's countries; where there are none, those of the whole world."""
        if not setting.countries:
            return ids
        native = [i for i in ids if set(self.entries[i].countries) & set(setting.countries)]
        return native or [i for i in ids if not self.entries[i].countries]

    def _is_local(self, identity: str, name: str) -> bool:
        return folded_words(name) in {folded_words(local) for local in self.entries[identity].local}

    def _backers(self, parts: Parts) -> set[str]:
        return {code for nation in parts.backing_nations for code in nation.codes} | {
            identity for hit in parts.backing_names for identity in hit.ids}

    def _by_backer(self, parts: Parts, setting: Setting) -> Resolution[Actor] | None:
        backers = self._backers(parts)
        rules = [rule for rule in self.wording.backed
                 if rule.backer in backers and _applies(rule.country, rule.period, setting, parts)]
        if not rules:
            return None
        rule = min(rules, key=lambda each: _nearness(each.country, setting, parts))
        return self._answer(parts.text, rule.actor, [(rule.actor, RULE, "known by its backer")],
                            f"parties backed by {self._called(rule.backer)} in {self._called(rule.country)} "
                            f"are {self.entries[rule.actor].name}")

    def _by_meaning(self, parts: Parts, setting: Setting) -> Resolution[Actor] | None:
        found = [(hit, self.wording.meaning[int(at)]) for hit in self.wording.meanings.find(parts.text)
                 for at in sorted(hit.ids, key=int)]
        apt = [(hit, rule) for hit, rule in found if _applies(rule.country, rule.period, setting, parts)
               and rule.side in {None, setting.side}
               and all(rule.country in n.codes or _inside(n, hit) for n in parts.nations)]
        if not apt:
            return None
        hit, rule = min(apt, key=lambda each: (_nearness(each[1].country, setting, parts), -_length(each[0])))
        return self._answer(parts.text, rule.actor, [(rule.actor, RULE, "meaning of the phrase")],
                            f'"{parts.text[hit.start:hit.end]}" in {self._called(rule.country)} '
                            f"means {self.entries[rule.actor].name}")

    def _by_nation(self, parts: Parts, setting: Setting) -> Resolution[Actor] | None:
        if not parts.nations:
            return None
        nation = parts.nations[0]
        rest = parts.text[:nation.start] + parts.text[nation.end:]
        branch = self._branch(rest)
        if branch is None and ONLY_ARTICLES.fullmatch(rest):
            branch = MILITARY if nation.demonym else STATE
        if branch is None:
            return Resolution(parts.text, None, ("the words give a nationality, not a party",))
        codes = [c for c in nation.codes if c in setting.countries] or list(nation.codes)
        return self._body(parts.text, codes if len(codes) == 1 else [], branch, setting)

    def _by_body(self, parts: Parts, setting: Setting) -> Resolution[Actor] | None:
        branch, said = self._branch(parts.text), self.body_words(parts.text)
        if branch is None or said is None or parts.backing_nations or parts.backing_names:
            return None
        if UNLISTED.search(parts.text[:parts.text.rindex(said)]) and said[0].isupper():
            return Resolution(parts.text, None, ("the words are a name that the roster does not list",))
        armies = [i for i in setting.named if self.entries[i].kind is ActorKind.STATE]
        own = [i for code in setting.countries[:1] for i in self.nations.body(code, branch)]
        if self.wording.whole("loose", said):
            return self._the_one_named(parts.text, armies)
        if self.wording.whole("footmen", said) and armies and not set(armies) & set(own):
            return self._the_one_named(parts.text, armies)
        return self._body(parts.text, setting.countries[:1], branch, setting)

    def _the_one_named(self, text: str, armies: list[str]) -> Resolution[Actor]:
        if len(armies) != 1:
            return Resolution(text, None, ("the words say nobody's forces in particular",))
        name = self.entries[armies[0]].name
        return self._answer(text, armies[0], [(armies[0], ONE_OF_SEVERAL, "the only state's force named")],
                            f"{name} is the only state's force that the report names")

    def _body(self, text: str, codes: Sequence[str], branch: str, setting: Setting) -> Resolution[Actor]:
        ids = [i for code in codes for i in self.nations.body(code, branch)]
        alive = [i for i in ids if self.entries[i].active.holds(setting.on)] or ids
        if not alive:
            return Resolution(text, None, ("the words name a state's body, and the state is not known",))
        body = f"the {branch.replace('_', ' ')} of {self._called(codes[0])}"
        return self._answer(text, alive[0], [(i, OWN_COUNTRY, body) for i in alive],
                            f"the words stand for {body}, which is {self.entries[alive[0]].name}")

    def _branch(self, text: str) -> str | None:
        hits = self.wording.branches.find(text)
        return max(hits, key=_length).ids[0] if hits else None

    def body_words(self, text: str) -> str | None:
        """The longest words in the text for a body of a state, None where there are none."""
        longest = max(self.wording.branches.find(text), key=_length, default=None)
        return None if longest is None else text[longest.start:longest.end]

    def _called(self, code: str | None) -> str:
        if code is None:
            return "any country"
        nation = self.nations.by_code.get(code)
        return nation.plain_name if nation else self.entries[code].name if code in self.entries else code

    def _answer(self, text: str, chosen: str | None, candidates: list[tuple[str, float, str]],
                reason: str) -> Resolution[Actor]:
        ranked = sorted(candidates, key=lambda c: (-c[1], c[0]))
        return Resolution(text, self.entries[chosen].actor if chosen else None, (reason,),
                          tuple(Candidate(self.entries[i].actor, score, (why,)) for i, score, why in ranked))


def _applies(country: str | None, period: Period, setting: Setting, parts: Parts) -> bool:
    spoken = {code for nation in parts.nations for code in nation.codes}
    there = country is None or country in spoken or country in setting.countries
    return there and period.holds(setting.on)


def _nearness(country: str | None, setting: Setting, parts: Parts) -> int:
    """Rank of a rule's country: spoken of in the mention, else as likely as the setting has it, else anywhere."""
    if any(country in nation.codes for nation in parts.nations):
        return -1
    return setting.countries.index(country) if country in setting.countries else len(setting.countries)


def _inside(inner: NameHit | NationHit, outer: NameHit | NationHit) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _length(hit: NameHit) -> int:
    return hit.end - hit.start


def _is_short(text: str) -> bool:
    return text.isupper() and sum(c.isalpha() for c in text) <= SHORT
