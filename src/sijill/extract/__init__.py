"""Reports in, claims out: each value of a claim quotes its report; what cannot be quoted is not claimed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import Protocol

from sijill.extract.blame import find_blamed
from sijill.extract.casing import recased
from sijill.extract.claims import claims_of
from sijill.extract.discourse import (
    carry_totals,
    date_after,
    date_background,
    date_posts,
    find_own_faction,
    name_acts,
    name_in_full,
    set_background,
    share_victim,
)
from sijill.extract.itemlists import date_items
from sijill.extract.kinship import with_kin
from sijill.extract.latedeaths import date_late_deaths
from sijill.extract.mention import Mention
from sijill.extract.mentions import find_mentions
from sijill.extract.namelists import name_on
from sijill.extract.parse import parse
from sijill.extract.partsafter import with_parts_after
from sijill.extract.passages import counts_all, passages_of, telling
from sijill.extract.placeback import lend_places
from sijill.extract.placekeys import all_folded, provinces_said
from sijill.extract.placelead import name_places
from sijill.extract.private import withhold_speakers
from sijill.extract.reading import Reading, read_sentences
from sijill.extract.recaps import set_recaps
from sijill.extract.relevance import relevant
from sijill.extract.rolls import with_rolls
from sijill.extract.saying import undate
from sijill.extract.scope import remembered, scope_of
from sijill.extract.tellings import number_tellings
from sijill.extract.tolls import settle_tolls
from sijill.knowledge import Knowledge
from sijill.model.claim import Claim
from sijill.model.event import Modality, Scope
from sijill.model.report import Report

BATCH = 32
"""Reports parsed together: enough to fill the parser's batches, few enough to show progress."""


class Extractor(Protocol):
    """Anything that turns reports into claims, report by report and in order."""

    def __call__(self, reports: Iterable[Report],
                 knowledge: Knowledge) -> Iterator[tuple[Report, tuple[Claim, ...]]]: ...


def extract(reports: Iterable[Report], knowledge: Knowledge) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Claims of each report by the rules and the packs, in order."""
    stream = iter(reports)
    while batch := list(islice(stream, BATCH)):
        for report, sentences in parse(batch, knowledge.language.triggers, partial(recased, knowledge=knowledge)):
            readings = with_kin(tuple(read_sentences(sentences, knowledge)), knowledge.language.persons)
            yield report, _claims(report, readings, knowledge)


def _claims(report: Report, readings: Sequence[Reading], knowledge: Knowledge) -> tuple[Claim, ...]:
    language = knowledge.language
    published = report.written.latest if report.written else None
    mentioned = [(r, find_mentions(r, language, published)) for r in readings]
    told = find_blamed(find_own_faction(name_on(mentioned)), language.blaming)
    totals, again = carry_totals(told, language.scope), remembered(readings)
    related = list(relevant(told, language))
    following = [*(mentions for _, mentions in related[1:]), ()]
    passages = [p for (reading, mentions), after in zip(related, following, strict=False)
                for p in passages_of(_scoped(mentions, knowledge, published, _told_as(reading, totals, again)),
                                     counts_all(after, mentions))
                if telling(p)]
    passages = date_late_deaths(undate(set_background(passages), language.speech), language.scope)
    passages = date_items(date_after(passages, readings, published), readings, published)
    countries, provinces = language.attachment.countries, frozenset(provinces_said(readings))
    wider = all_folded(countries) | all_folded(provinces)
    numbers = number_tellings(passages, language.scope, published, wider)
    passages = set_recaps(passages, numbers, language.scope, published)
    placed = lend_places(passages, numbers, readings, language.scope.lies, countries | provinces)
    placed = name_places(placed, numbers, readings, wider)
    named = name_acts(date_background(placed, readings), numbers)
    claims = {c.id: c for p, n in zip(named, numbers, strict=True) for c in claims_of(p, n)}
    ordered = [claims[k] for k in sorted(claims, key=lambda k: (claims[k].position.sentence, k))]
    full = withhold_speakers(share_victim(name_in_full(ordered, readings)), readings, language)
    settled = with_rolls(with_parts_after(settle_tolls(full, readings, language), readings), readings)
    return tuple(date_posts(settled, report, language.calendar))


def _told_as(reading: Reading, totals: Collection[int], again: Collection[int]) -> Scope | None:
    """What the sentences before make of this one: a part of their total, or of the day that they remember."""
    if reading.sentence.index in totals:
        return Scope.AGGREGATE
    return Scope.CONTEXT if reading.sentence.index in again else None


def _scoped(mentions: Sequence[Mention], knowledge: Knowledge, published: date | None,
            told_as: Scope | None) -> list[tuple[Mention, Scope]]:
    scoped = [(m, told_as or scope_of(m, knowledge.language.scope, published)) for m in mentions
              if m.modality is not Modality.HYPOTHETICAL]
    totals = [m.key for m, scope in scoped if scope is Scope.AGGREGATE]
    # "66 killed and 270 injured by attacks last month": the attacks are those of the total
    return [(m, Scope.AGGREGATE if m.key in totals and not m.counts else scope) for m, scope in scoped]


EXTRACTORS: Mapping[str, Extractor] = MappingProxyType({"rules": extract})
