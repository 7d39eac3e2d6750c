"""Changes: how incidents stood after a run and stand now in; what appeared, moved, merged, split or vanished out.

Incidents of before and now are matched by their claims, and, where a better extractor gave a claim another id, by the
words that name its act.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sijill.casebook.codec import decode
from sijill.casebook.file import File
from sijill.casebook.history import History
from sijill.model.change import Anchor, Cause, CauseKind, Change, ChangeKind, Run, State
from sijill.model.decision import Decision, Verdict

BEARING = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT, Verdict.PLACE, Verdict.ACTOR})
"""Verdicts that change which claims make an incident, or what they say."""

UNDATED = "~"
"""Sorts after every digit and letter: what has no date comes last."""


def changes(file: File, since: int) -> list[Change]:
    """What became of the incidents between run number `since` (0: before all runs) and now, by date and id."""
    history = History(file)
    matching = _Matching()
    for incident_id, before, after in history.since(since):
        matching.add(incident_id, before, after)
    matching.match()
    reasons = _Reasons.of(file, matching, (history.run(since), history.last()))
    found = [replace(change, why=reasons.why(change)) for change in _told(matching)]
    return sorted(found, key=_order)


def _order(change: Change) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    told = change.after or change.before
    return (told.date.value.edtf or UNDATED if told else UNDATED, change.now, change.was, change.kind)


@dataclass(slots=True)
class _Matching:
    """States by incident id, and which claims of before are which claims of now (by id, both ways)."""

    before: dict[str, State] = field(default_factory=dict)
    after: dict[str, State] = field(default_factory=dict)
    successor: dict[str, str] = field(default_factory=dict)
    into: dict[str, Counter[str]] = field(default_factory=dict)
    out_of: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, incident_id: str, before: State | None, after: State | None) -> None:
        if before is not None:
            self.before[incident_id] = before
        if after is not None:
            self.after[incident_id] = after

    def match(self) -> None:
        holder = {anchor.claim_id: i for i, state in self.after.items() for anchor in state.anchors}
        self.successor = _renamed(self.before.values(), self.after.values()) | {
            anchor.claim_id: anchor.claim_id for state in self.before.values() for anchor in state.anchors
            if anchor.claim_id in holder}
        for old, state in self.before.items():
            for anchor in state.anchors:
                claim = self.successor.get(anchor.claim_id)
                if claim is not None:
                    self.into.setdefault(old, Counter())[holder[claim]] += 1
                    self.out_of.setdefault(holder[claim], Counter())[old] += 1


def _renamed(before: Collection[State], after: Collection[State]) -> dict[str, str]:
    """Claims of before that are there no more, with the claim that now stands on the same words."""
    held = {anchor.claim_id for state in before for anchor in state.anchors}
    here = {anchor.claim_id for state in after for anchor in state.anchors}
    fresh: dict[str, list[Anchor]] = {}
    for anchor in (a for state in after for a in state.anchors if a.claim_id not in held):
        fresh.setdefault(anchor.report_id, []).append(anchor)
    lost = [a for state in before for a in state.anchors if a.claim_id not in here]
    found = {a.claim_id: next((b.claim_id for b in fresh.get(a.report_id, ()) if a.meets(b)), None) for a in lost}
    return {claim: other for claim, other in found.items() if other is not None}


def _told(matching: _Matching) -> Iterator[Change]:
    """One change for each incident that is new, joined, parted, gone, or is said to be otherwise; without reasons."""
    for now in matching.after:
        came = _most(matching.out_of.get(now))
        if not came:
            yield _change(matching, ChangeKind.APPEARED, (), (now,))
        elif len(came) > 1:
            yield _change(matching, ChangeKind.MERGED, came, (now,))
        elif len(matching.into[came[0]]) == 1:
            moved = _change(matching, ChangeKind.MOVED, came, (now,))
            if _differs(moved):
                yield moved
    for old in matching.before:
        went = _most(matching.into.get(old))
        if not went:
            yield _change(matching, ChangeKind.VANISHED, (old,), ())
        elif len(went) > 1:
            yield _change(matching, ChangeKind.SPLIT, (old,), went)


def _most(counts: Counter[str] | None) -> tuple[str, ...]:
    """Ids, those with most claims first, the lowest first among equals."""
    return tuple(sorted(counts or (), key=lambda i: (-(counts or {})[i], i)))


def _change(matching: _Matching, kind: ChangeKind, was: tuple[str, ...], now: tuple[str, ...]) -> Change:
    held = {a.claim_id for i in was for a in matching.before[i].anchors}
    holds = {a.claim_id for i in now for a in matching.after[i].anchors}
    kept = {matching.successor.get(claim, claim) for claim in held}
    lost = {claim for claim in held if matching.successor.get(claim, claim) not in holds}
    return Change(kind, was, now, matching.before[was[0]] if was else None, matching.after[now[0]] if now else None,
                  tuple(sorted(holds - kept)), tuple(sorted(lost)), ())


def _differs(change: Change) -> bool:
    """Whether there is anything to tell of an incident that is neither new nor gone, joined nor parted."""
    same = change.before and change.after and replace(change.before, anchors=()) == replace(change.after, anchors=())
    return not same or change.was != change.now or bool(change.gained or change.lost)


@dataclass(frozen=True, slots=True)
class _Reasons:
    """What came in since a run: reports, decisions, other packs, other code."""

    reports: frozenset[str]
    decisions: tuple[Decision, ...]
    renewed: tuple[Cause, ...]
    report_of: Mapping[str, str]
    held: frozenset[str]

    @classmethod
    def of(cls, file: File, matching: _Matching, ends: tuple[Run | None, Run | None]) -> "_Reasons":
        then = ends[0]
        reports = file.rows("SELECT id FROM reports WHERE seq > ?", then.reports if then else 0)
        decisions = file.rows("SELECT value FROM decisions WHERE seq > ? ORDER BY seq", then.decisions if then else 0)
        report_of = {a.claim_id: a.report_id for states in (matching.before, matching.after)
                     for state in states.values() for a in state.anchors}
        return cls(frozenset(str(row[0]) for row in reports),
                   tuple(decode(Decision, row[0]) for row in decisions), _renewed(*ends), report_of,
                   frozenset(a.claim_id for state in matching.before.values() for a in state.anchors))

    def why(self, change: Change) -> tuple[Cause, ...]:
        """The reports and decisions that bear on its claims; else what was renewed; else the incidents beside it."""
        found = [*self._read(change, CauseKind.REPORT), *self._decided(change)]
        anew = [claim for claim in (*change.gained, *change.lost) if self.report_of[claim] not in self.reports]
        if self.renewed and (anew or not found):
            found += self.renewed
        found = found or [*self._read(change, CauseKind.AGAIN)]
        return tuple(found) or (Cause(CauseKind.OTHERS, None, tuple(anew)),)

    def _read(self, change: Change, kind: CauseKind) -> Iterator[Cause]:
        """The reports, new ones or old ones, that made claims which no incident had before."""
        claims: dict[str, list[str]] = {}
        for claim in change.gained:
            report = self.report_of[claim]
            if (report in self.reports) is (kind is CauseKind.REPORT) and claim not in self.held:
                claims.setdefault(report, []).append(claim)
        yield from (Cause(kind, report, tuple(claims[report])) for report in sorted(claims))

    def _decided(self, change: Change) -> Iterator[Cause]:
        states = [state for state in (change.before, change.after) if state]
        about = {a.claim_id for state in states for a in state.anchors} | {*change.gained, *change.lost}
        for decision in self.decisions:
            claims = tuple(target for target in decision.targets if target in about)
            if claims and decision.verdict in BEARING:
                yield Cause(CauseKind.DECISION, decision.id, claims)


def _renewed(then: Run | None, now: Run | None) -> tuple[Cause, ...]:
    if then is None or now is None:
        return ()
    packs = [Cause(CauseKind.PACKS)] if then.knowledge != now.knowledge else []
    return (*packs, *([Cause(CauseKind.CODE)] if then.code != now.code else []))
