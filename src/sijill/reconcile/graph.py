"""The graph of who rests on whom: what was heard in, speakers and restings with the claims that show them out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sijill.knowledge.roster import Roster
from sijill.model.claim import ResolvedClaim, SourceKind
from sijill.model.ids import content_id
from sijill.model.upstream import Reliance, Resting, Speaker, Upstream
from sijill.reconcile.copies import Copy
from sijill.reconcile.heard import Ground, Heard
from sijill.reconcile.voices import Voice, via_voice

MEANT = "left unnamed beside the other, and known by the same desk"
ONE_SIDE = "both speak for one side"

Publishers = Mapping[str, Voice]


@dataclass(frozen=True, slots=True)
class _Edge:
    who: Voice
    on: Voice
    how: Reliance
    claims: tuple[str, ...]
    why: str


def draw(told: Sequence[tuple[ResolvedClaim, Heard]], rests: Mapping[str, Ground], copies: Mapping[str, Copy],
         known: tuple[Publishers, Roster]) -> Upstream:
    """Every voice heard, every publisher and go-between, and why each rests on which.

    A publisher that gives its own word and another's is drawn resting on the other once, by what it says itself; what
    is worked out (an unnamed source, one side) is drawn where nothing is said.
    """
    publishers, roster = known
    edges = [edge for resolved, heard in told
             for edge in (*_carried(resolved, heard, publishers, roster), *_copied(heard, copies, publishers))]
    said = {(edge.who.key, edge.on.key) for edge in edges}
    voices = {voice.key: voice for _, heard in told for voice in (heard.lent, heard.spoken)}
    edges += [edge for edge in _worked_out(voices, rests) if (edge.who.key, edge.on.key) not in said]
    nodes = voices | {voice.key: voice for edge in edges for voice in (edge.who, edge.on)}
    nodes |= {voice.key: voice for voice in publishers.values() if voice.key not in nodes}
    speakers = [_speaker(voice, [h for _, h in told], rests) for voice in nodes.values()]
    return Upstream(tuple(sorted(speakers, key=lambda speaker: speaker.key)), _restings(edges))


def _carried(resolved: ResolvedClaim, heard: Heard, publishers: Publishers, roster: Roster) -> Iterator[_Edge]:
    """Publisher to go-between to source, each link of the chain that the report gives."""
    stated = resolved.claim.source
    if stated is None:
        return
    between = [via_voice(name, roster) for name in reversed(stated.value.via)]
    chain = [publishers[heard.report], *between, heard.spoken]
    steps = [voice for at, voice in enumerate(chain) if voice.key not in {other.key for other in chain[:at]}]
    for who, on in pairwise(steps):
        how = Reliance.CITES if on.kind is SourceKind.OUTLET else Reliance.CARRIES
        yield _Edge(who, on, how, (heard.claim,), f"“{stated.text}”")


def _copied(heard: Heard, copies: Mapping[str, Copy], publishers: Publishers) -> Iterator[_Edge]:
    copy = copies.get(heard.claim)
    if copy is None:
        return
    who, on = publishers[heard.report], publishers.get(copy.first, heard.lent)
    if who.key != on.key:
        yield _Edge(who, on, copy.how, (heard.claim,), copy.why)


def _worked_out(voices: Mapping[str, Voice], rests: Mapping[str, Ground]) -> Iterator[_Edge]:
    for key in sorted(rests):
        who, ground = voices[key], rests[key]
        if ground.next != key:
            how = Reliance.MEANS if who.unnamed or not who.own else Reliance.CARRIES
            yield _Edge(who, voices[ground.next], how, (), MEANT if how is Reliance.MEANS else "it quotes the other")
        else:
            yield _Edge(who, voices[ground.on], Reliance.SPEAKS_FOR, (), ONE_SIDE)


def _speaker(voice: Voice, heard: Iterable[Heard], rests: Mapping[str, Ground]) -> Speaker:
    heard = list(heard)
    claims = tuple(sorted(h.claim for h in heard if h.spoken.key == voice.key))
    alone = any(h.lent.key == voice.key for h in heard) and voice.key not in rests
    lends = any(rest.on == voice.key for rest in rests.values())
    return Speaker(_key(voice), voice.id, voice.words or voice.name, voice.kind, claims, alone or lends, voice.private)


def _restings(edges: Iterable[_Edge]) -> tuple[Resting, ...]:
    """One for each pair and way, on the first ground given, with all the claims that show it."""
    found: dict[tuple[str, str, Reliance], list[_Edge]] = {}
    for edge in edges:
        found.setdefault((_key(edge.who), _key(edge.on), edge.how), []).append(edge)
    return tuple(Resting(who, on, how, tuple(sorted({name for edge in same for name in edge.claims})), same[0].why)
                 for (who, on, how), same in sorted(found.items()))


def _key(voice: Voice) -> str:
    return content_id("spk", voice.key)
