"""Sources: an incident in; whose word it rests on and who carries whom, drawn as a tree, out.

Private persons are shown as "a relative", "a witness", "an account" or "a named person", unless names are asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from sijill.cli import words
from sijill.cli.table import GRADE_STYLE
from sijill.cli.terminal import clean
from sijill.knowledge.persons import Persons
from sijill.model.claim import ResolvedClaim, SourceKind
from sijill.model.event import Modality
from sijill.model.incident import Incident
from sijill.model.rating import Rating
from sijill.model.report import Report
from sijill.model.upstream import Reliance, Resting, Speaker

BY = {Reliance.CARRIES: "carried by", Reliance.CITES: "cited by", Reliance.REPRINTS: "reprinted by",
      Reliance.PARAPHRASES: "paraphrased by", Reliance.MEANS: "not told apart from",
      Reliance.SPEAKS_FOR: "of one side with"}

LONGEST = 90
"""Characters of a ground that are shown: a line of a terminal, with the tree before it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Draws the upstreams of incidents. `persons` is None where the names of private persons are to be shown."""

    reports: Mapping[str, Report]
    persons: Persons | None

    def drawn(self, incident: Incident) -> RenderableType:
        upstream = incident.upstream
        roots = sorted((s for s in upstream.speakers if s.independent), key=lambda s: (-len(s.claims), s.name, s.key))
        saying = [root for root in roots if not self._denies(root, incident)]
        count = words.plural(len(saying or roots), "independent source")
        style = f"bold {GRADE_STYLE[incident.grade.code]}"
        tree = Tree(Text.assemble((incident.id, "bold"), "  ", (incident.grade.code.value, style), f"  {count}"))
        if not upstream.speakers:
            return Group(tree, Text("  nothing is known of who rests on whom: it was worked out before that was kept; "
                                    "sijill run works it out anew", style="dim"))
        for root in roots:
            self._grow(tree.add(self._line(root, incident)), root, incident, (root.key,))
        return tree

    def _grow(self, branch: Tree, speaker: Speaker, incident: Incident, path: tuple[str, ...]) -> None:
        """Those who rest on the speaker, each once along a branch: two may quote each other."""
        for resting in incident.upstream.restings:
            if resting.on == speaker.key and resting.who not in path:
                who = incident.upstream.speaker(resting.who)
                twig = branch.add(self._resting(resting, who, incident))
                if not who.independent:
                    self._grow(twig, who, incident, (*path, who.key))

    def _line(self, speaker: Speaker, incident: Incident) -> Text:
        told = [words.spaced(speaker.kind.value), words.plural(len(speaker.claims), "claim"),
                *self._denies(speaker, incident)]
        rating = self._rating(speaker, incident)
        return Text.assemble((clean(self._name(speaker)), "bold"), (f"  {', '.join(told)}", "dim"),
                             (f"  {rating.code}", "bold") if rating else "",
                             (f" {'; '.join(rating.reasons)}", "dim") if rating else "")

    def _rating(self, speaker: Speaker, incident: Incident) -> Rating | None:
        """The best of its claims' ratings: by the number first, since the letter hardly changes."""
        own = [rating for rating in incident.ratings if rating.claim in speaker.claims]
        return min(own, key=lambda rating: (rating.credibility, rating.reliability, rating.claim), default=None)

    def _resting(self, resting: Resting, who: Speaker, incident: Incident) -> Text:
        why = resting.why if len(resting.why) <= LONGEST else f"{resting.why[:LONGEST].rstrip()}…"
        own = "; it also speaks for itself" if who.independent else ""
        when = self._when(resting, incident)
        return Text.assemble((f"{BY[resting.how]} ", "dim"), clean(self._name(who)), f"{when}{own}",
                             (f"  {clean(self._discreet(why, incident))}", "dim"))

    def _when(self, resting: Resting, incident: Incident) -> str:
        """The day of the earliest report that shows it."""
        shown = [self.reports.get(c.claim.report_id) for c in incident.claims if c.claim.id in resting.claims]
        days = sorted(report.published.earliest for report in shown
                      if report and report.published and report.published.earliest)
        return f", {days[0].isoformat()}" if days else ""

    def _denies(self, speaker: Speaker, incident: Incident) -> list[str]:
        own: list[ResolvedClaim] = [c for c in incident.claims if c.claim.id in speaker.claims]
        return ["denies it"] if own and all(c.claim.modality is Modality.DENIED for c in own) else []

    def _name(self, speaker: Speaker) -> str:
        return self._withheld(speaker) if speaker.private and self.persons else speaker.name

    def _discreet(self, why: str, incident: Incident) -> str:
        """The ground without the names of private persons, whose words it may quote."""
        for speaker in incident.upstream.speakers:
            if speaker.private and self.persons:
                why = why.replace(speaker.name, self._withheld(speaker))
        return why

    def _withheld(self, speaker: Speaker) -> str:
        if speaker.kind is not SourceKind.WITNESS:
            return "an account" if speaker.kind is SourceKind.SOCIAL_POST else "a named person"
        kin = self.persons is not None and any(self.persons.kin(word.strip(",.;:")) for word in speaker.name.split())
        return "a relative" if kin else "a witness"
