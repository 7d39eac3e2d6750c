#!/usr/bin/env python3
"""MUC-4 (Latin American terrorism news, 1989-90): incident type, victims and weapons by the answer keys of the sets.

    python accuracy/muc4.py [FOLDER] [--sets tst1,tst2] [--errors victims|types|weapons] [--limit N]

FOLDER is ../shared/dev/muc4 beside the checkout unless named; without it the script says so and ends well. Needs
nothing but the standard library and sijill. Texts and keys: xinyadu/gtt (MIT), from the Fourth Message Understanding
Conference (Sundheim 1992); the texts stay as they are, all in capitals, and go through `sijill.pipeline.code`.

What is scored is a document, not a template: all templates of a text together, as Patwardhan and Riloff (EMNLP 2009,
"A Unified Model of Phrasal and Sentential Evidence for Information Extraction") and Huang and Riloff (AAAI 2012) do.

KEYS    A slot's fillers are one a line; alternatives of one filler stand between slashes; "-" is nothing, "*" does not
        apply. A filler marked "?" and all of a template marked OPTIONAL is optional: found, it counts as right; not
        found, it costs nothing (MUC-4 scoring, Chinchor 1992). Fillers of two templates that share a string are one.
TYPE    the set of INCIDENT: TYPE of the document against the MUC types of Sijill's acts by TYPES below: F1 over
        (document, type) pairs.
VICTIM  entities of HUM TGT: NAME and DESCRIPTION; a description with a cross-reference ("MAYOR": "J. DOE") is a mention
        of that name's entity. Ours: the names of victims, and the words of those counted as harmed or aimed at, a list
        as its members, of claims by `counts` below. HEAD-NOUN MATCH, as in both papers: the last word before the first
        preposition, comma, bracket or relative; of names, all words of one among those of the other (or a family name
        alone). Several of ours that match one entity are one hit; several misses with one head are one miss; pronouns,
        bare numerals and "victim", "body" name no one and do not count.
        P = hits / (hits + misses), R = found entities / entities that are not optional or found.
NAMES   the same for HUM TGT: NAME alone, and, as a cross-check of the key parser, GTT's "Victim" (Du et al., EACL 2021;
        gtt_dev.json) by the exact string of one of its mentions.
WEAPON  INSTRUMENT TYPE against the MUC types of Sijill's weapons by WEAPONS below: F1 over (document, type) pairs;
        and INSTRUMENT ID against the quotes of weapons ("a bomb was placed"): right where the quote has the head noun.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sijill import pipeline
from sijill.knowledge import load
from sijill.model.actor import ActorKind
from sijill.model.claim import Claim
from sijill.model.event import Act, Modality, Scope, Weapon
from sijill.model.evidence import Evidence

FOLDER = Path(__file__).parents[2] / "shared" / "dev" / "muc4"
TYPES: Mapping[Act, str] = {
    **dict.fromkeys((Act.KILLING, Act.EXECUTION, Act.ASSASSINATION, Act.INJURY, Act.TORTURE, Act.SEXUAL_VIOLENCE,
                     Act.SHOOTING, Act.ARMED_CLASH, Act.ATTACK_ON_CIVILIAN_OBJECT, Act.BODIES_FOUND, Act.SIEGE,
                     Act.DISAPPEARANCE, Act.PROPERTY_DESTRUCTION), "ATTACK"),
    **dict.fromkeys((Act.EXPLOSION, Act.SUICIDE_BOMBING, Act.LANDMINE, Act.AIRSTRIKE, Act.DRONE_STRIKE, Act.SHELLING),
                    "BOMBING"),
    **dict.fromkeys((Act.ABDUCTION, Act.HOSTAGE_TAKING), "KIDNAPPING"),
    Act.LOOTING: "ROBBERY", Act.EXTORTION: "ROBBERY", Act.ARSON: "ARSON"}
"""MUC's six types (FORCED WORK STOPPAGE has no act of ours); murder is an ATTACK in the MUC-4 keys. Arrest, capture,
displacement and change of territory are none of MUC's incidents."""
AIMED = {ActorKind.CIVILIAN, ActorKind.UNKNOWN, ActorKind.COMBATANT}
"""Targets who may be MUC's human targets; parties are none."""
LISTED = re.compile(r"(?:,\s*(?:AND\s+)?|\s+AND\s+|\s+AS WELL AS\s+)"
                    r"(?=(?:AN?|THE|HIS|HER|THEIR|ITS|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|SEVERAL|OTHER|\d+)\s)")
"""Between the members of a list: "THE JUDGE | AND HIS DRIVER"."""
FIGHTERS = re.compile(r"\b(?:GUERRILLAS?|REBELS?|SUBVERSIVES?|TERRORISTS?|EXTREMISTS?|INSURGENTS?|COMBATANTS?|FIGHTERS?"
                      r"|SOLDIERS?|TROOPS?|ENEM(?:Y|IES)|KIDNAPPERS?|TRAFFICKERS?|CASUALTIES|WOUNDED|DEAD)\b")
"""Whom MUC-4 leaves out: insurgents, troops in combat, criminals; and words that name no one."""
CLASHES = {Act.ARMED_CLASH, Act.TERRITORY_CHANGE}
WEAPONS: Mapping[Weapon, tuple[str, ...]] = {
    Weapon.AIRCRAFT_BOMB: ("AERIAL BOMB",), Weapon.MISSILE: ("MISSILE", "ROCKET"), Weapon.ROCKET: ("ROCKET",),
    Weapon.ARTILLERY: ("ARTILLERY", "CANNON"), Weapon.MORTAR: ("MORTAR",), Weapon.SNIPER: ("GUN",),
    Weapon.SMALL_ARMS: ("GUN", "MACHINE GUN", "RIFLE", "HANDGUN", "SHOTGUN"), Weapon.GRENADE: ("GRENADE",),
    Weapon.BLADED_WEAPON: ("CUTTING DEVICE", "KNIFE", "MACHETE"), Weapon.CAR_BOMB: ("VEHICLE BOMB",),
    Weapon.IED: ("BOMB", "EXPLOSIVE", "DYNAMITE"), Weapon.LANDMINE: ("MINE",),
    Weapon.INCENDIARY: ("MOLOTOV COCKTAIL", "FIRE"), Weapon.BLUNT: ("STONE", "CLUB")}
"""MUC's finer types that one of ours stands for: any of them is right, and one hit."""
STOPS = {"OF", "IN", "FROM", "AT", "ON", "TO", "FOR", "WITH", "BY", "WHO", "WHOM", "WHOSE", "THAT", "WHICH", "WHERE",
         "BELONGING", "INCLUDING", "AND"}
PRONOUNS = {"HE", "SHE", "HIM", "HER", "THEY", "THEM", "IT", "THEIR", "HIS", "HERS", "THEIRS", "I", "WE", "US", "YOU",
            "WHO", "ANOTHER", "THOSE", "VICTIM", "VICTIMS", "BODY", "BODIES", "CORPSE", "CORPSES", "ONE", "TWO",
            "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "DOZENS", "HUNDREDS", "THOUSANDS",
            "SEVERAL", "MANY"}
SLOT = re.compile(r"^\d+\.\s+((?:MESSAGE|INCIDENT|PERP|PHYS TGT|HUM TGT): [A-Z]+(?: [A-Z]+)*?)"
                  r"(?:\s\s+|\s*$|(?=\*|-))(.*)$")
QUOTED = re.compile(r'"([^"]*)"')
WORD = re.compile(r"[A-Z0-9][A-Z0-9'-]*")

Fillers = list[tuple[bool, str]]


@dataclass(frozen=True, slots=True)
class Entity:
    """One filler with its alternatives, as the key writes them."""

    mentions: frozenset[str]
    optional: bool = False


@dataclass(slots=True)
class Key:
    """What the templates of one document ask for."""

    types: list[Entity] = field(default_factory=list)
    victims: list[Entity] = field(default_factory=list)
    names: list[Entity] = field(default_factory=list)
    weapon_types: list[Entity] = field(default_factory=list)
    weapons: list[Entity] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    hits: int = 0
    misses: int = 0
    found: int = 0
    wanted: int = 0

    def __str__(self) -> str:
        precision = self.hits / (self.hits + self.misses) if self.hits + self.misses else 0.0
        recall = self.found / self.wanted if self.wanted else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}   ({self.hits} right of {self.hits + self.misses}, " \
               f"{self.found} found of {self.wanted})"


# ---------------------------------------------------------------- keys

def read_keys(path: Path) -> dict[str, Key]:
    keys: dict[str, Key] = {}
    for block in re.split(r"(?m)^(?=0\.\s+MESSAGE: ID)", path.read_text(encoding="latin-1")):
        slots = _slots(block)
        if "MESSAGE: ID" in slots:
            document = slots["MESSAGE: ID"][0][1].split()[0]
            _add(keys.setdefault(document, Key()), slots)
    return keys


def _slots(block: str) -> dict[str, Fillers]:
    """Fillers of each slot, each with whether it is marked "?"; a line that ends or begins with a slash goes on."""
    slots: dict[str, list[str]] = {}
    name = ""
    for line in block.splitlines():
        match = SLOT.match(line)
        if match:
            name, text = match[1], match[2].strip()
            slots[name] = [text] if text else []
        elif name and line.startswith("   ") and line.strip():
            text, row = line.strip(), slots[name]
            if row and (row[-1].endswith(("/", ":")) or text.startswith("/")):
                row[-1] += " " + text
            else:
                row.append(text)
    return {name: [(t.startswith("?"), t.lstrip("? ")) for t in row if t not in {"-", "*"}]
            for name, row in slots.items()}


def _add(key: Key, slots: Mapping[str, Fillers]) -> None:
    if not slots.get("INCIDENT: TYPE"):
        return
    optional = any("OPTIONAL" in text for _, text in slots.get("MESSAGE: TEMPLATE", []))
    for doubt, text in slots["INCIDENT: TYPE"]:
        key.types.append(Entity(frozenset(t.strip() for t in text.split("/")), optional or doubt))
    people = {frozenset(QUOTED.findall(text)): doubt or optional for doubt, text in slots.get("HUM TGT: NAME", [])}
    described: list[Entity] = []
    for doubt, text in slots.get("HUM TGT: DESCRIPTION", []):
        said, _, whose = text.partition('":')
        mentions, owner = frozenset(QUOTED.findall(said + '"')), frozenset(QUOTED.findall(whose))
        holder = next((names for names in people if names & owner), None)
        if holder is None:
            described.append(Entity(mentions, doubt or optional))
        else:
            people = {(n | mentions if n is holder else n): o for n, o in people.items()}
    named = [Entity(names, doubt) for names, doubt in people.items() if names]
    key.names += [Entity(frozenset(QUOTED.findall(text)), doubt or optional)
                  for doubt, text in slots.get("HUM TGT: NAME", [])]
    key.victims += [*named, *described]
    _add_weapons(key, slots, optional)


def _add_weapons(key: Key, slots: Mapping[str, Fillers], optional: bool) -> None:
    for doubt, text in slots.get("INCIDENT: INSTRUMENT ID", []):
        key.weapons.append(Entity(frozenset(QUOTED.findall(text)), doubt or optional))
    for doubt, text in slots.get("INCIDENT: INSTRUMENT TYPE", []):
        kinds = frozenset(k.strip(" ()?") for k in text.split(":")[0].split("/"))
        key.weapon_types.append(Entity(kinds, doubt or optional))


def joined(entities: Sequence[Entity]) -> list[Entity]:
    """Fillers of several templates that share a string, as one; optional only where all of them are."""
    kept: list[Entity] = []
    for entity in entities:
        same = [k for k in kept if k.mentions & entity.mentions]
        kept = [k for k in kept if k not in same]
        all_of = [*same, entity]
        kept.append(Entity(frozenset[str]().union(*(e.mentions for e in all_of)), all(e.optional for e in all_of)))
    return kept


# ---------------------------------------------------------------- our side

@dataclass(slots=True)
class Told:
    """What Sijill's claims say of one document; mentions are quotes of the report."""

    types: set[str] = field(default_factory=set)
    victims: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    weapon_types: set[tuple[str, ...]] = field(default_factory=set)
    weapons: list[str] = field(default_factory=list)


def counts(claim: Claim) -> bool:
    """MUC's incidents: of one of its types, not denied, no total over many."""
    return claim.scope is not Scope.AGGREGATE and claim.modality is not Modality.DENIED and claim.act.value in TYPES


def told_of(claims: Iterable[Claim]) -> Told:
    """Clashes of armed forces are none of MUC's incidents, nor are the fighters they cost its victims."""
    told = Told()
    for claim in filter(counts, claims):
        told.weapon_types |= {WEAPONS[s.value] for s in claim.weapons if s.value in WEAPONS}
        told.weapons += [s.evidence[0].quote for s in claim.weapons]
        if claim.act.value in CLASHES:
            continue
        told.types.add(TYPES[claim.act.value])
        fighters = [e for row in claim.casualties for e in row.evidence if FIGHTERS.search(e.quote)]
        named = [s for s in claim.victims if not _within(s.evidence[0], fighters)]
        told.names += [s.value.name for s in named]
        told.victims += [s.value.name for s in named]
        told.victims += _described(claim)
    return told


def _described(claim: Claim) -> Iterator[str]:
    """The words of those harmed or aimed at, without the names in them."""
    names = [s.evidence[0] for s in claim.victims]
    rows = [e for row in claim.casualties for e in row.evidence]
    rows += [s.evidence[0] for s in claim.targets if s.value.kind in AIMED]
    for evidence in rows:
        if not FIGHTERS.search(evidence.quote) and not any(n.start <= evidence.start < n.end for n in names):
            yield from (part for part in LISTED.split(evidence.quote) if part)


def _within(evidence: Evidence, others: Sequence[Evidence]) -> bool:
    return any(o.start < evidence.end and evidence.start < o.end for o in others)


# ---------------------------------------------------------------- matching

def head(mention: str) -> str:
    """The last word before the first preposition, comma, bracket or relative; "" for a pronoun."""
    words: list[str] = []
    for part in re.findall(r"[A-Z0-9][A-Z0-9'-]*|[\[(,]", mention.upper()):
        if part in "[(," or (part in STOPS and words):
            break
        words.append(part)
    last = words[-1].removesuffix("'S") if words else ""
    return "" if last in PRONOUNS or last.isdigit() else last


def same(ours: str, theirs: str) -> bool:
    """Head nouns alike; or all words of one, a name, among those of the other."""
    left, right = head(ours), head(theirs)
    if left and left == right:
        return True
    a, b = WORD.findall(ours.upper()), WORD.findall(theirs.upper())
    if len(a) == 1 and a[0] in b[1:]:
        return True
    return min(len(a), len(b)) > 1 and (set(a) <= set(b) or set(b) <= set(a))


def names_weapon(ours: str, theirs: str) -> bool:
    return head(theirs).removesuffix("S") in {word.removesuffix("S") for word in WORD.findall(ours.upper())}


def score(ours: Sequence[str], theirs: Sequence[Entity], tally: Tally, alike: Callable[[str, str], bool] = same,
          ) -> tuple[list[str], list[Entity]]:
    """Adds one document to the tally; gives our misses and the entities not found."""
    entities, found, misses = joined(theirs), set[int](), dict[str, str]()
    for mention in ours:
        right = [n for n, e in enumerate(entities) if any(alike(mention, m) for m in e.mentions)]
        found |= set(right[:1] if not found & set(right) else [])
        if not right and head(mention):
            misses.setdefault(head(mention), mention)
    lost = [e for n, e in enumerate(entities) if n not in found and not e.optional]
    tally.hits += len(found)
    tally.misses += len(misses)
    tally.found += len(found)
    tally.wanted += len(found) + len(lost)
    return list(misses.values()), lost


def score_sets(ours: Iterable[tuple[str, ...]], theirs: Sequence[Entity], tally: Tally,
               ) -> tuple[list[str], list[Entity]]:
    """The same for closed vocabularies: each of ours is a tuple of types any of which is right."""
    entities, found, misses = joined(theirs), set[int](), list[str]()
    for types in sorted(ours):
        right = {n for n, e in enumerate(entities) if e.mentions & set(types)}
        found |= right
        misses += [] if right else [types[0]]
    lost = [e for n, e in enumerate(entities) if n not in found and not e.optional]
    tally.hits += len(found)
    tally.misses += len(misses)
    tally.found += len(found)
    tally.wanted += len(found) + len(lost)
    return misses, lost


# ---------------------------------------------------------------- the run

def texts_of(path: Path) -> dict[str, str]:
    found = re.split(r"(?m)^ *((?:DEV|TST\d)-MUC[34]-\d{4})[^\n]*$", path.read_text(encoding="latin-1"))
    return {found[i]: found[i + 1].strip("\n") for i in range(1, len(found), 2)}


def set_of(folder: Path, name: str) -> tuple[dict[str, str], dict[str, Key]]:
    texts: dict[str, str] = {}
    keys: dict[str, Key] = {}
    for path in sorted((folder / name).iterdir()):
        if path.name.startswith("key-"):
            keys |= read_keys(path)
        elif "headers" not in path.name:
            texts |= texts_of(path)
    return texts, keys


def coded(texts: Mapping[str, str]) -> dict[str, list[Claim]]:
    """Claims by document, through the real pipeline."""
    claims: dict[str, list[Claim]] = {document: [] for document in texts}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps({"id": d, "text": t}) + "\n" for d, t in texts.items()), encoding="utf-8")
        result = pipeline.code([str(path)], load(None))
    documents = {report.id: report.external_id or "" for report in result.reports}
    for incident in result.incidents:
        for resolved in incident.claims:
            claims[documents[resolved.claim.report_id]].append(resolved.claim)
    for row in claims.values():
        row.sort(key=lambda c: (c.position.sentence, c.id))
    return claims


def gtt_names(folder: Path) -> dict[str, list[Entity]]:
    rows: list[Any] = [json.loads(line) for line in (folder / "gtt_dev.json").read_text(encoding="utf-8").splitlines()]
    return {row["docid"]: [Entity(frozenset(m[0].upper() for m in entity)) for template in row["templates"]
                           for entity in template["Victim"]] for row in rows}


def run(folder: Path, name: str, errors: str, limit: int | None) -> None:
    texts, keys = set_of(folder, name)
    if limit:
        texts = dict(list(texts.items())[::max(1, len(texts) // limit)][:limit])
    claims, gtt = coded(texts), gtt_names(folder)
    tallies = {k: Tally() for k in ("types", "victims", "names", "gtt", "weapon_types", "weapons")}
    for document in texts:
        key, told = keys.get(document, Key()), told_of(claims[document])
        wrong = {"types": score_sets([(t,) for t in told.types], key.types, tallies["types"]),
                 "victims": score(told.victims, key.victims, tallies["victims"]),
                 "names": score(told.names, key.names, tallies["names"]),
                 "weapons": score(told.weapons, key.weapons, tallies["weapons"], names_weapon),
                 "weapon_types": score_sets(told.weapon_types, key.weapon_types, tallies["weapon_types"])}
        score(told.names, gtt.get(document, []), tallies["gtt"], lambda a, b: a.upper() == b)
        misses, lost = wrong.get(errors, ([], []))
        if misses or lost:
            sys.stdout.write(f"{document}  + {misses}  - {[sorted(e.mentions) for e in lost]}\n")
    labels = {"types": "incident type", "victims": "victims", "names": "victims, names only",
              "weapon_types": "weapon type", "gtt": "names, GTT's, exact", "weapons": "weapon, head noun"}
    for kind, tally in tallies.items():
        if kind != "gtt" or name.startswith("tst"):
            sys.stdout.write(f"{name}  {len(texts):5} texts  {labels[kind]:22} {tally}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description="Incident type, victims and weapons on MUC-4.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--sets", default="tst1,tst2")
    parser.add_argument("--errors", default="")
    parser.add_argument("--limit", type=int)
    given = parser.parse_args()
    if not given.folder.is_dir():
        sys.stdout.write(f"muc4 skipped: there is no {given.folder}\n")
        return 0
    for name in given.sets.split(","):
        run(given.folder, name, given.errors, given.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
