"""Protection: incidents and reports in, the same without the names of children, other protected victims and private
persons who speak out.

Invariant: no protected name is left in any string of what comes out; a quote that lost one keeps its offsets, so it no
longer equals the report's words there. A name is withheld, not the circumstances: place, date, age and what was done
stay, and may still tell a neighbour who it was. `docs/formats.md` says so to whoever publishes.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from sijill.model.actor import Actor
from sijill.model.casualty import Harm
from sijill.model.claim import ResolvedClaim, Victim, is_child
from sijill.model.event import Act
from sijill.model.evidence import Stated
from sijill.model.incident import Finding, Incident, Party, SourceStanding
from sijill.model.person_name import words
from sijill.model.place import Place
from sijill.model.report import Report
from sijill.publish.mask import WITHHELD, mask_for, parts

__all__ = ["WITHHELD", "Protection", "Shield", "protect_incident", "protect_text", "protected_names", "shield"]

T = TypeVar("T")
Hide = Callable[[str], str]


def protect_text(text: str, names: Iterable[str]) -> str:
    """The text with every one of the names, or a part of one, replaced by WITHHELD."""
    chosen = frozenset(names)
    return mask_for(chosen, chosen)(text)


def protect_incident(incident: Incident, _reports: Mapping[str, Report] | None = None,
                     names: Iterable[str] = ()) -> Incident:
    """One incident, alone, as the public may see it; `names` are hidden too.

    Where several are shown together use `Protection.of`, which hides a name wherever it stands among them, and gives
    the reports (publisher, URL, external id) without it as well.
    """
    return Protection.of((incident,), names).incident(incident)


def protected_names(incident: Incident) -> frozenset[str]:
    """Names of its children, of victims of sexual violence (all its victims, where that is its act: a husband's name
    tells his wife's), of those marked as protected, and of private persons who speak in its reports."""
    return _protected_victims(incident) | _speakers(incident)


def _speakers(incident: Incident) -> frozenset[str]:
    return frozenset(name for claim in incident.claims for name in claim.claim.private)


def _protected_victims(incident: Incident) -> frozenset[str]:
    all_of_them = any(finding.value is Act.SEXUAL_VIOLENCE for finding in incident.acts) or any(
        claim.claim.act.value is Act.SEXUAL_VIOLENCE for claim in incident.claims)
    return frozenset(victim.name for victim in _victims(incident) if all_of_them or _is_protected(victim))


def _victims(incident: Incident) -> Iterable[Victim]:
    yield from (finding.value for finding in incident.victims)
    yield from (stated.value for claim in incident.claims for stated in claim.claim.victims)


def _is_protected(victim: Victim) -> bool:
    return victim.protected or is_child(victim.age_group, victim.age) or Harm.SEXUALLY_ASSAULTED in victim.harms


def _near(incident: Incident) -> frozenset[str]:
    """The names of which nothing is shown beside their reports. Of a speaker's it is the words that no victim bears
    who may be named: relatives speak of the dead, and the dead keep their names."""
    shown = {word.fold for victim in _victims(incident) if not _is_protected(victim) for word in words(victim.name)}
    found = set(_protected_victims(incident))
    for name in _speakers(incident):
        borne = [part for part in parts(name) if part in shown]
        alone = not borne or len(list(words(name))) == 1
        found.update([name] if alone else [part for part in parts(name) if part not in borne])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Shield:
    """What one incident has to do with what is hidden: its protected names, those hidden beside its reports in part as
    well, its reports, and the folded words of the places and actors that it was resolved to, which are nobody's name.

    A speaker called by one word, as very many people are, is in `near` only.
    """

    names: tuple[str, ...]
    near: tuple[str, ...]
    reports: tuple[str, ...]
    known: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Shield":
        return cls(*(tuple(words) for words in json.loads(text)))

    def text(self) -> str:
        """One line, from which it can be read again; the reports only where a name has to be hidden in them."""
        reports = self.reports if self.names or self.near else ()
        return json.dumps([self.names, self.near, reports, self.known], ensure_ascii=False)


def shield(incident: Incident) -> Shield:
    whole = _protected_victims(incident) | _of_several_words(_speakers(incident))
    return Shield(tuple(sorted(whole)), tuple(sorted(_near(incident))),
                  tuple(sorted({c.claim.report_id for c in incident.claims})),
                  tuple(sorted(_gazetteer_words(incident))))


@dataclass(frozen=True, slots=True)
class Protection:
    """What one release hides. `everywhere` are whole names, hidden in every string of it. `nearby` are, by report id,
    those of whose parts and spelling variants too nothing is shown in the incidents that share the report: hiding every
    "Ahmad" of a country for one Ahmad would leave nothing to read. `by_hand` are hidden in all forms, everywhere.
    """

    everywhere: frozenset[str]
    nearby: Mapping[str, frozenset[str]]
    by_hand: frozenset[str]
    known: frozenset[str]

    @classmethod
    def of(cls, incidents: Iterable[Incident], names: Iterable[str] = ()) -> "Protection":
        return cls.of_shields((shield(incident) for incident in incidents), names)

    @classmethod
    def of_shields(cls, shields: Iterable["Shield"], names: Iterable[str] = ()) -> "Protection":
        """The same of what was kept of the incidents."""
        nearby: dict[str, frozenset[str]] = {}
        known: set[str] = set()
        whole: set[str] = set()
        for each in shields:
            known.update(each.known)
            whole.update(each.names)
            for report_id in each.reports if each.near else ():
                nearby[report_id] = nearby.get(report_id, frozenset()).union(each.near)
        by_hand = frozenset(names)
        return cls(by_hand.union(whole), nearby, by_hand, frozenset(known))

    def also(self, names: Iterable[str]) -> "Protection":
        """The same that hides these names too, in all forms and everywhere."""
        more = frozenset(names)
        return replace(self, everywhere=self.everywhere | more, by_hand=self.by_hand | more)

    def incident(self, incident: Incident) -> Incident:
        """Without the names; the victims who bore them are marked as protected."""
        safe = self._masks(self.near(incident)).over(incident)
        return replace(safe, victims=tuple(_marked(finding) for finding in safe.victims),
                       claims=tuple(_marked_claim(claim) for claim in safe.claims))

    def report(self, report: Report) -> Report:
        """Its metadata without the names; without its text, which a release does not hold."""
        masks = self._masks(self.nearby.get(report.id, frozenset()) | self.by_hand)
        safe = masks.over(replace(report, text="", segments=(), raw=b""))
        return safe if safe.url == report.url else replace(safe, url=None)

    def made_from(self, value: T, reports: Iterable[str]) -> T:
        """Any model value without the names, and without the parts of those that these reports name."""
        return self._masks(self.by_hand.union(*(self.nearby.get(r, frozenset()) for r in reports))).over(value)

    def text(self, text: str) -> str:
        """Any words of the reports or of a person about them, without the names and without parts of them."""
        return mask_for(frozenset(), self.everywhere.union(*self.nearby.values()), self.known)(text)

    def near(self, incident: Incident) -> frozenset[str]:
        """The names of which this incident shows no part either."""
        shared = [self.nearby.get(claim.claim.report_id, frozenset()) for claim in incident.claims]
        return self.by_hand.union(_near(incident), *shared)

    def _masks(self, near: frozenset[str]) -> "_Masks":
        """In gazetteer and roster only names of several words go: a place may share one with a victim."""
        close, wide = mask_for(frozenset(), near, self.known), mask_for(self.everywhere, frozenset(), self.known)
        return _Masks(lambda text: close(wide(text)), mask_for(_of_several_words(self.everywhere)))


@lru_cache(maxsize=8)
def _of_several_words(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if len(list(words(name))) > 1)


def _gazetteer_words(incident: Incident) -> set[str]:
    """Folded words of the places and actors that were chosen: not spelling variants of anyone's name."""
    chosen: list[str | None] = [word for source in incident.sources if source.id for word in (source.id, source.name)]
    for claim in incident.claims:
        place = claim.place.chosen if claim.place else None
        chosen += [place.name, place.admin1, place.admin2] if place else []
        actors = [*claim.perpetrators, *claim.targets, *(r for r in (claim.source, claim.publisher) if r)]
        chosen += [word for actor in actors if actor.chosen for word in (actor.chosen.id, actor.chosen.name)]
    parties = [finding.value for finding in (*incident.perpetrators, *incident.targets) if finding.value.id]
    chosen += [word for party in parties for word in (party.id, party.name)]
    place = incident.place.value.place if incident.place else None
    chosen += [place.name, place.admin1, place.admin2] if place else []
    return {word.fold for name in chosen if name for word in words(name)}


def _marked(finding: Finding[Victim]) -> Finding[Victim]:
    hidden = WITHHELD in finding.value.name
    return replace(finding, value=replace(finding.value, protected=True)) if hidden else finding


def _marked_claim(resolved: ResolvedClaim) -> ResolvedClaim:
    victims = tuple(Stated(replace(v.value, protected=v.value.protected or WITHHELD in v.value.name), v.evidence)
                    for v in resolved.claim.victims)
    return replace(resolved, claim=replace(resolved.claim, victims=victims))


@dataclass(frozen=True, slots=True)
class _Masks:
    """`prose` for the words of reports and what was made from them, `listed` for names of gazetteer and roster."""

    prose: Hide
    listed: Hide

    def over(self, value: T) -> T:
        """The value with every string in it masked; enumerations and numbers as they are."""
        masked: Any = self._any(value, self.prose)
        result: T = masked
        return result

    def _any(self, value: Any, mask: Hide) -> Any:
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return mask(value)
        if isinstance(value, tuple):
            return tuple(self._any(item, mask) for item in value)
        return self._dataclass(value, mask) if is_dataclass(value) else value

    def _dataclass(self, value: Any, mask: Hide) -> Any:
        if isinstance(value, Place | Actor):
            mask = self.listed
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = self._any(old, self.listed if _is_listed(value, field.name) else mask)
            if new is not old and new != old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value


def _is_listed(value: object, field: str) -> bool:
    return field in ("id", "name") and isinstance(value, Party | SourceStanding) and value.id is not None
