"""What an incident's competing claims come to, and how it is graded: small cases, as a careful reader judges them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from resolved import DAY, ROSTER, Told, at_least, claim, killed, report, reports, village

from sijill.model.actor import ActorKind
from sijill.model.casualty import CountRange, Group, Harm, Status
from sijill.model.claim import AgeGroup, Sex, SourceKind, Victim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateRange, day_range
from sijill.model.event import Act, Modality, Weapon
from sijill.model.ids import content_id
from sijill.model.incident import Cluster, GradeCode, Incident, Standing
from sijill.model.place import PlacePrecision
from sijill.reconcile import reconcile
from sijill.reconcile.case import open_case
from sijill.reconcile.findings import incident_id


def incident(*told: Told, reprints: tuple[tuple[str, ...], ...] = ()) -> Incident:
    """The incident of one cluster of all the claims."""
    claims = tuple(sorted((claim(t) for t in told), key=lambda c: c.claim.id))
    (found,) = reconcile([Cluster(claims, (), reprints)], reports(*told), ROSTER)
    return found


def counts(found: Incident) -> list[tuple[str, str, str, int | None, int | None, int | None, str]]:
    return [(c.value.harm.value, c.value.group.value, c.value.status.value, c.value.count.low, c.value.count.best,
             c.value.count.high, c.standing.value) for c in found.casualties]


MONITOR = Told("r1", source="monitor", publisher="daily")
RESCUERS = Told("r2", source="rescuers", publisher="weekly")


class TestCasualties:
    def row(self, *told: Told) -> tuple[int | None, int | None, int | None, str]:
        (found,) = counts(incident(*told))
        return found[3:]

    def test_a_publisher_and_the_source_it_quotes_are_one_voice(self) -> None:
        lead = Told("r1", at=0, headline=True, publisher="daily", tolls=(killed(128),))
        quoted = Told("r1", at=1, publisher="daily", source="monitor", tolls=(killed(at_least(128)),))
        assert self.row(lead, quoted) == (128, 128, None, "single_source")

    def test_two_sources_with_one_toll_agree(self) -> None:
        assert self.row(replace(MONITOR, tolls=(killed(11),)), replace(RESCUERS, tolls=(killed(11),))) == (
            11, 11, 11, "agreed")

    def test_a_found_part_does_not_lower_the_whole(self) -> None:
        whole = replace(MONITOR, tolls=(killed(at_least(128)),))
        part = Told("r1", at=1, source="Palm Committee", publisher="daily", tolls=(killed(at_least(35)),))
        assert self.row(whole, part) == (128, 128, None, "single_source")
        assert incident(whole, part).notes == ("Palm Committee also gives at least 35 killed (all)",)

    def test_exact_tolls_that_exclude_each_other_are_disputed_and_widen_the_range(self) -> None:
        assert self.row(replace(MONITOR, tolls=(killed(11),)), replace(RESCUERS, tolls=(killed(14),))) == (
            11, 14, 14, "disputed")

    def test_a_voice_that_corrects_itself_is_not_in_dispute(self) -> None:
        first, later = replace(MONITOR, tolls=(killed(5),)), replace(MONITOR, report="r2", tolls=(killed(8),))
        found = reconcile(
            [Cluster((claim(first), claim(later)))],
            {"r1": report("r1", published=DAY), "r2": report("r2", published=DAY + timedelta(1))}, ROSTER)
        assert counts(found[0])[0][3:] == (8, 8, 8, "single_source")

    def test_people_were_killed_beside_anothers_nobody_is_open_from_above(self) -> None:
        nobody = replace(RESCUERS, tolls=(killed(CountRange(None, 0, 0)),))
        people = replace(MONITOR, tolls=(killed(CountRange(2, None, None)),), headline=True)
        assert self.row(people, nobody)[:3] == (2, None, None)

    def test_a_figure_beats_dozens(self) -> None:
        dozens = replace(MONITOR, tolls=(killed(CountRange(24, None, None)),))
        assert self.row(dozens, replace(MONITOR, at=1, tolls=(killed(31),)))[:3] == (31, 31, 31)

    def test_the_toll_a_report_opens_with_stands_above_what_it_quotes_later(self) -> None:
        opening = Told("r1", at=0, publisher="daily", tolls=(killed(7),))
        dozens = Told("r1", at=2, publisher="daily", source="witness", tolls=(killed(CountRange(24, None, None)),))
        elsewhere = Told("r1", at=3, publisher="daily", source="ministry", tolls=(killed(57),))
        assert self.row(opening, dozens, elsewhere)[1] == 7

    def test_names_told_later_do_not_raise_the_opening_toll(self) -> None:
        opening = Told("r1", at=0, publisher="daily", tolls=(killed(1),))
        mourners = tuple(person(name, None, None) for name in ("Omar Najjar", "Layla Karam", "Rana Karam"))
        assert self.row(opening, Told("r1", at=3, publisher="daily", tolls=(killed(3),), victims=mourners))[1] == 1

    def test_dozens_alone_stay_vague(self) -> None:
        assert self.row(replace(MONITOR, tolls=(killed(CountRange(24, None, None)),)))[:3] == (24, None, None)

    def test_dozens_are_a_floor_beside_one_of_them(self) -> None:
        dozens = replace(MONITOR, tolls=(killed(CountRange(24, None, None)),))
        assert self.row(dozens, replace(RESCUERS, tolls=(killed(1),)))[:3] == (24, None, None)

    def test_about_sets_no_bound(self) -> None:
        about = replace(MONITOR, tolls=(killed(CountRange(None, 300, None)),))
        assert self.row(about)[:3] == (None, 300, None)

    def test_people_of_unknown_status_are_those_of_a_known_one(self) -> None:
        unknown = replace(RESCUERS, tolls=(killed(11, status=Status.UNKNOWN),))
        assert self.row(replace(MONITOR, tolls=(killed(11),)), unknown) == (11, 11, 11, "agreed")

    def test_all_and_the_civilians_among_them_stay_apart(self) -> None:
        found = counts(incident(replace(MONITOR, tolls=(killed(10, status=Status.UNKNOWN), killed(7)))))
        assert [(row[2], row[4]) for row in found] == [("civilian", 7), ("unknown", 10)]

    def test_parts_stand_beside_the_whole_and_are_not_added(self) -> None:
        parts = killed(7, Group.CHILDREN), killed(1, Group.WOMEN)
        found = counts(incident(replace(MONITOR, tolls=(killed(11), *parts))))
        assert [(row[1], row[4]) for row in found] == [("all", 11), ("children", 7), ("women", 1)]

    def test_parts_come_with_the_full_toll(self) -> None:
        full = replace(MONITOR, at=1, tolls=(killed(11), killed(1, Group.WOMEN)))
        aside = Told("r1", publisher="daily", tolls=(killed(6), killed(2, Group.WOMEN)))
        assert [(row[1], row[4]) for row in counts(incident(full, aside))] == [("all", 11), ("women", 1)]

    def test_a_smaller_count_of_the_same_voice_stands_against_it(self) -> None:
        found = incident(replace(MONITOR, tolls=(killed(11),)), replace(MONITOR, at=1, tolls=(killed(5),)))
        assert counts(found)[0][3:6] == (11, 11, 11)
        assert found.casualties[0].against == (replace(MONITOR, at=1).id,)

    def test_the_leads_toll_goes_before_a_near_one_told_later(self) -> None:
        lead = Told("r1", at=0, publisher="daily", tolls=(killed(7),))
        later = Told("r1", at=5, source="a neighbour", kind=SourceKind.WITNESS, publisher="daily", tolls=(killed(8),))
        assert self.row(lead, later)[1] == 7

    def test_mourners_who_count_their_own_do_not_outvote_the_toll(self) -> None:
        lead = Told("r1", at=0, publisher="daily", tolls=(killed(at_least(57)),))
        mourners = [Told("r1", at=n, source=f"Post {n}", kind=SourceKind.OUTLET, publisher="daily", tolls=(killed(1),))
                    for n in (1, 2, 3)]
        assert self.row(lead, *mourners)[1] == 57

    def test_a_years_toll_is_not_that_of_headline_and_lead(self) -> None:
        told = [Told("r1", at=n, headline=n == 0, publisher="daily", tolls=(killed(count),))
                for n, count in enumerate((1, 1, 78))]
        found = incident(*told)
        assert counts(found)[0][4] == 1
        assert told[2].id in found.casualties[0].against

    def test_a_part_larger_than_the_whole_is_of_others(self) -> None:
        found = incident(replace(MONITOR, tolls=(killed(3),)), replace(MONITOR, at=1, tolls=(killed(29, Group.WOMEN),)))
        assert [row[1] for row in counts(found)] == ["all"]
        assert found.notes == ("Lamp Monitor also gives 29 killed (women)",)

    def test_a_denied_toll_is_no_toll(self) -> None:
        denial = replace(RESCUERS, modality=Modality.DENIED, tolls=(killed(40),))
        assert self.row(replace(MONITOR, tolls=(killed(11),)), denial) == (11, 11, 11, "single_source")


def person(name: str, sex: Sex | None, group: AgeGroup | None, harm: Harm = Harm.KILLED) -> Victim:
    return Victim(name, (harm,), age_group=group, sex=sex)


SAMI = person("Sami Haddad", Sex.MALE, AgeGroup.ADULT)
LAYLA = person("Layla Karam", Sex.FEMALE, AgeGroup.ADULT)
AMAL = person("Amal Haddad", Sex.FEMALE, AgeGroup.CHILD)
OMAR = person("Omar Najjar", Sex.MALE, None)


class TestCountedFromNames:
    def groups(self, *told: Told) -> list[tuple[str, int | None, int | None, int | None]]:
        return [(row[1], *row[3:6]) for row in counts(incident(*told)) if row[1] != "all"]

    def test_groups_that_no_claim_counts_are_counted_from_names(self) -> None:
        told = replace(MONITOR, tolls=(killed(9),), victims=(SAMI, LAYLA, AMAL, OMAR))
        assert self.groups(told) == [("children", 1, 1, None), ("women", 1, 1, None), ("men", 1, 2, None)]
        (reason,) = {row.reason for row in incident(told).casualties if row.value.group is not Group.ALL}
        assert reason == "counted from names: Lamp Monitor"

    def test_names_that_account_for_the_whole_toll_bound_the_group(self) -> None:
        assert self.groups(replace(MONITOR, tolls=(killed(2),), victims=(SAMI, AMAL))) == [
            ("children", 1, 1, 1), ("men", 1, 1, 1)]

    def test_women_whose_age_is_not_told_leave_the_count_open(self) -> None:
        told = replace(MONITOR, tolls=(killed(9),), victims=(LAYLA, person("Nour Najjar", Sex.FEMALE, None)))
        assert self.groups(told) == [("women", 1, None, 2)]

    def test_a_claims_count_stands(self) -> None:
        told = replace(MONITOR, tolls=(killed(9), killed(4, Group.CHILDREN)), victims=(AMAL,))
        assert self.groups(told) == [("children", 4, 4, 4)]

    def test_one_man_told_of_does_not_count_the_others(self) -> None:
        two = (SAMI, person("Karim Najjar", Sex.MALE, AgeGroup.ELDERLY))
        assert self.groups(replace(MONITOR, tolls=(killed(9), killed(1, Group.MEN)), victims=two)) == [
            ("men", 2, 2, None)]

    def test_names_are_never_more_than_the_toll(self) -> None:
        two = (SAMI, person("Karim Najjar", Sex.MALE, AgeGroup.ADULT))
        assert self.groups(replace(MONITOR, tolls=(killed(1),), victims=two)) == [("men", 1, 1, 1)]

    def test_of_more_names_than_dead_those_told_with_the_toll_count(self) -> None:
        toll = replace(MONITOR, tolls=(killed(2),), victims=(LAYLA, AMAL))
        mourner = replace(MONITOR, at=1, tolls=(killed(1),), victims=(OMAR,))
        assert [row[0] for row in self.groups(toll, mourner)] == ["children", "women"]

    def test_names_count_within_what_children_and_women_leave_of_the_toll(self) -> None:
        tolls = (killed(4), killed(2, Group.CHILDREN), killed(1, Group.WOMEN))
        assert self.groups(replace(MONITOR, tolls=tolls, victims=(SAMI, OMAR)))[-1] == ("men", 1, 1, None)
        assert [row[0] for row in self.groups(replace(MONITOR, tolls=tolls))] == ["children", "women"]

    def test_a_group_told_apart_from_the_toll_gives_way_to_more_names(self) -> None:
        told = replace(MONITOR, tolls=(killed(9),), victims=(SAMI, LAYLA))
        some = replace(MONITOR, at=1, tolls=(killed(2, Group.MEN),),
                       victims=(OMAR, person("Karim Najjar", Sex.MALE, AgeGroup.ADULT)))
        assert self.groups(told, some)[-1] == ("men", 2, 3, None)

    def test_men_are_no_more_than_named_children_and_women_leave(self) -> None:
        unsaid = tuple(person(name, Sex.MALE, None) for name in ("Omar Najjar", "Karim Najjar", "Rami Najjar"))
        found = self.groups(replace(MONITOR, tolls=(killed(4),), victims=(*unsaid, LAYLA, AMAL)))
        assert [row[2] for row in found if row[0] == "men"] == [2]

    def test_harm_known_from_names_alone(self) -> None:
        hurt = person("Sami Haddad", Sex.MALE, None, Harm.INJURED)
        assert counts(incident(replace(MONITOR, tolls=(killed(3),), victims=(hurt,))))[1] == (
            "injured", "all", "unknown", 1, 1, None, "single_source")


class TestDateAndPlace:
    def test_the_stated_day_beats_the_print(self) -> None:
        printed = replace(MONITOR, day=day_range(DAY + timedelta(2), DateBasis.PUBLICATION))
        found = incident(printed, replace(RESCUERS, day=day_range(DAY)))
        assert (found.date.value.edtf, found.date.value.basis) == ("2020-05-06", DateBasis.STATED)

    def test_the_day_within_the_month_is_taken_and_both_agree(self) -> None:
        month = DateRange(DAY.replace(day=1), DAY.replace(day=31), DatePrecision.MONTH, DateBasis.STATED, "2020-05")
        found = incident(replace(MONITOR, day=month), replace(RESCUERS, day=day_range(DAY, DateBasis.INFERRED)))
        assert (found.date.value.edtf, found.date.standing) == ("2020-05-06", Standing.AGREED)

    def test_the_day_the_dead_were_found_is_not_the_day_they_died(self) -> None:
        weeks = DateRange(DAY, DAY + timedelta(20), DatePrecision.RANGE, DateBasis.STATED, "2020-05-06/2020-05-26")
        killing = replace(MONITOR, act=Act.EXECUTION, day=weeks, time="over three weeks")
        last = day_range(DAY + timedelta(20))
        found = replace(MONITOR, at=1, act=Act.BODIES_FOUND, day=last, time="on the last day")
        carried = replace(MONITOR, at=2, act=Act.EXECUTION, day=last)
        assert incident(killing, found, carried).date.value == weeks

    def test_an_open_month_bears_itself(self) -> None:
        month = replace(UNKNOWN_DATE, precision=DatePrecision.MONTH, basis=DateBasis.STATED, edtf="XXXX-10")
        found = incident(replace(MONITOR, day=month))
        assert (found.date.value, found.date.standing) == (month, Standing.SINGLE_SOURCE)

    def test_another_day_is_kept_in_the_notes(self) -> None:
        found = incident(MONITOR, replace(MONITOR, at=1), replace(RESCUERS, day=day_range(DAY + timedelta(1))))
        assert found.date.standing is Standing.DISPUTED
        assert found.notes == ("Green Rescuers gives another date: 2020-05-07",)

    def test_the_village_in_the_province_is_taken(self) -> None:
        found = incident(replace(MONITOR, place=village("Province", 20, PlacePrecision.PROVINCE)), RESCUERS)
        assert found.place is not None
        assert found.place.value.place == village()
        assert found.place.standing is Standing.AGREED

    def test_words_stand_in_where_nothing_was_resolved(self) -> None:
        found = incident(replace(MONITOR, place=None, place_text="the Mill"))
        assert found.place is not None
        assert (found.place.value.place, found.place.value.text) == (None, "the Mill")

    def test_no_place_at_all(self) -> None:
        assert incident(replace(MONITOR, place=None)).place is None


class TestParties:
    def perpetrators(self, *told: Told) -> list[tuple[str | None, str]]:
        return [(p.value.id or p.value.name, p.standing.value) for p in incident(*told).perpetrators]

    def test_the_part_stands_for_the_whole_of_one_voice(self) -> None:
        lead, detail = replace(MONITOR, by=("north",)), replace(MONITOR, at=1, by=("north_brigade",))
        assert self.perpetrators(lead, detail) == [("north_brigade", "single_source")]

    def test_the_whole_stays_if_another_voice_names_it(self) -> None:
        told = replace(MONITOR, by=("north_brigade",)), replace(RESCUERS, by=("north",))
        assert self.perpetrators(*told) == [("north", "agreed"), ("north_brigade", "single_source")]

    def test_general_words_yield_to_an_actor(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("militants",)), replace(RESCUERS, by=("north",))) == [
            ("north", "single_source")]

    def test_general_words_stand_alone(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("unknown gunmen",)), replace(RESCUERS, by=("gunmen",))) == [
            ("unknown gunmen", "single_source")]

    def test_a_named_person_stays_beside_an_actor(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("north", "Omar Najjar"))) == [
            ("north", "single_source"), ("Omar Najjar", "single_source")]

    def test_who_only_detained_did_not_do_the_rest(self) -> None:
        fire = replace(MONITOR, act=Act.ARSON, by=("youths",))
        held = replace(MONITOR, at=1, act=Act.DETENTION, by=("north",))
        assert self.perpetrators(fire, held) == [("north", "single_source"), ("youths", "single_source")]
        assert self.perpetrators(fire, replace(held, act=Act.SHOOTING)) == [("north", "single_source")]

    def test_a_monitor_and_the_dead_are_no_perpetrators(self) -> None:
        dead = Victim("Omar Najjar", (Harm.KILLED,))
        assert self.perpetrators(replace(MONITOR, by=("north", "monitor", "Lamp Monitor staff", "Omar Najjar"),
                                         victims=(dead,))) == [("north", "single_source")]

    def test_persons_do_not_fly_beside_an_army(self) -> None:
        raid = replace(MONITOR, act=Act.AIRSTRIKE, by=("north", "Omar Najjar"))
        assert self.perpetrators(raid) == [("north", "single_source")]
        assert self.perpetrators(replace(raid, by=("Omar Najjar",))) == [("Omar Najjar", "single_source")]

    def test_two_voices_agree(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("north",)), replace(RESCUERS, by=("north",))) == [
            ("north", "agreed")]

    def test_two_voices_with_two_enemies_are_in_dispute(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("north",)), replace(RESCUERS, by=("south",))) == [
            ("north", "disputed"), ("south", "disputed")]

    def test_allies_named_for_each_other_are_not_in_dispute(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("north",)), replace(RESCUERS, by=("east",))) == [
            ("east", "single_source"), ("north", "single_source")]

    def test_one_voice_that_blames_two_together_is_not_in_dispute(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("north", "south"))) == [
            ("north", "single_source"), ("south", "single_source")]

    def test_whoever_is_only_denied_is_denied(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("north",), modality=Modality.DENIED)) == [("north", "denied")]

    def test_an_accusation_that_the_accused_denies_is_disputed(self) -> None:
        assert self.perpetrators(replace(MONITOR, by=("north",), denied_by="north")) == [("north", "disputed")]

    @pytest.mark.parametrize(("denied", "standing"), [
        (("north",), "disputed"), (("north_brigade",), "disputed"), ((), "disputed"), (("its forces",), "disputed"),
        (("south",), "single_source")])
    def test_a_denial_in_a_sentence_of_its_own_disputes_what_it_denies(self, denied: tuple[str, ...],
                                                                       standing: str) -> None:
        no = Told("r2", source="north_ministry", by=denied, modality=Modality.DENIED)
        assert ("north", standing) in self.perpetrators(replace(MONITOR, by=("north",)), no)

    def test_one_voice_in_two_minds_is_no_dispute(self) -> None:
        no = replace(MONITOR, at=1, modality=Modality.DENIED, by=("north",))
        assert self.perpetrators(replace(MONITOR, by=("north",)), no) == [("north", "single_source")]

    def test_targets_of_one_kind_are_named_once(self) -> None:
        found = incident(replace(MONITOR, on=("residents",)), replace(MONITOR, at=1, on=("olive pickers",)),
                         replace(MONITOR, at=2, on=("south",)))
        assert [(t.value.id, t.value.text, t.value.kind) for t in found.targets] == [
            ("south", "Southern Front", ActorKind.ARMED_GROUP), (None, "olive pickers", ActorKind.CIVILIAN)]


class TestVictims:
    def test_one_person_in_two_spellings(self) -> None:
        yasin = Victim("Yasin Haddad", (Harm.ABDUCTED,), age=9)
        yaseen = Victim("Yaseen al-Haddad", (Harm.KILLED,), nationality="IQ")
        (found,) = incident(replace(MONITOR, victims=(yasin,)), replace(RESCUERS, victims=(yaseen,))).victims
        assert found.standing is Standing.AGREED
        assert (found.value.harms, found.value.nationality) == ((Harm.KILLED, Harm.ABDUCTED), "IQ")
        assert (found.value.age_group, found.value.protected) == (AgeGroup.CHILD, True)

    @pytest.mark.parametrize("one", [Victim("Omar Najjar", (Harm.SEXUALLY_ASSAULTED,)),
                                     Victim("Omar Najjar", (Harm.KILLED,), age_group=AgeGroup.CHILD),
                                     Victim("Omar Najjar", (Harm.KILLED,), protected=True)])
    def test_whoever_is_protected_once_is_protected(self, one: Victim) -> None:
        other = Victim("Omar Najjar", (Harm.KILLED,), age_group=AgeGroup.ADULT)
        (found,) = incident(replace(MONITOR, victims=(other,)), replace(RESCUERS, victims=(one,))).victims
        assert found.value.protected

    def test_two_names_of_one_claim_are_two_people(self) -> None:
        both = Victim("Omar Najjar", (Harm.KILLED,), age=40), Victim("Omar Najjar", (Harm.KILLED,), age=9)
        assert len(incident(replace(MONITOR, victims=both)).victims) == 2

    def test_one_full_name_told_twice_in_a_claim_is_one_person(self) -> None:
        told = Victim("Omar Najjar", (Harm.KILLED,), age=40), Victim("Omar al-Najjar", (Harm.KILLED,))
        (found,) = incident(replace(MONITOR, victims=told)).victims
        assert found.value.age == 40

    def test_a_family_name_alone_is_the_person_named_before(self) -> None:
        full, short = Victim("Abu Salim al-Najjar", (Harm.KILLED,)), Victim("al-Najjar", (Harm.KILLED,))
        found = incident(replace(MONITOR, victims=(full,)), replace(MONITOR, at=1, victims=(short,)))
        assert [v.value.name for v in found.victims] == ["Abu Salim al-Najjar"]


    def test_a_first_name_alone_is_whoever_bears_it_and_not_their_son(self) -> None:
        father, son = Victim("Salim Omar Najjar", (Harm.KILLED,)), Victim("Karim Salim Najjar", (Harm.KILLED,))
        short = Victim("Salim", (Harm.KILLED,), age=50)
        found = incident(replace(MONITOR, victims=(father, son)), replace(MONITOR, at=1, victims=(short,))).victims
        assert [(v.value.name, v.value.age) for v in found] == [("Karim Salim Najjar", None), ("Salim Omar Najjar", 50)]


class TestSources:
    def sources(self, *told: Told, reprints: tuple[tuple[str, ...], ...] = ()) -> list[tuple[str, int, bool]]:
        return [(s.name, s.claims, s.independent) for s in incident(*told, reprints=reprints).sources]

    def test_one_monitor_in_two_newspapers_is_one_source(self) -> None:
        other = replace(MONITOR, report="r2", publisher="weekly")
        assert self.sources(MONITOR, other) == [("Lamp Monitor", 2, True)]

    def test_a_newspaper_that_quotes_a_monitor_repeats_it(self) -> None:
        assert self.sources(MONITOR, Told("r1", at=1, publisher="daily")) == [
            ("Lamp Monitor", 1, True), ("The Daily", 1, False)]

    def test_a_newspaper_that_quotes_nobody_stands_for_itself(self) -> None:
        assert self.sources(Told("r1", publisher="daily"), RESCUERS) == [
            ("The Daily", 1, True), ("Green Rescuers", 1, True)]

    def test_prints_of_one_text_are_one_source(self) -> None:
        told = Told("r1", publisher="daily"), Told("r2", publisher="weekly")
        assert self.sources(*told, reprints=(("r1", "r2"),)) == [("The Daily", 1, True), ("The Weekly", 1, False)]

    def test_a_local_source_of_a_newspaper_is_not_the_monitor(self) -> None:
        local = Told("r2", source="a local source", kind=SourceKind.WITNESS, publisher="weekly")
        assert self.sources(MONITOR, local) == [("Lamp Monitor", 1, True), ("a local source", 1, True)]

    def test_papers_and_people_that_one_report_leaves_unnamed_are_one_source(self) -> None:
        witness = Told("r1", source="a local source", kind=SourceKind.WITNESS, publisher="daily")
        paper = Told("r1", at=1, source="a medical report", kind=SourceKind.UNKNOWN, publisher="daily")
        official = Told("r1", at=2, source="an official", kind=SourceKind.OFFICIAL, publisher="daily")
        heard = self.sources(witness, replace(witness, at=3), paper, official)
        assert [name for name, _, independent in heard if independent] == ["a local source"]
        other = replace(paper, report="r2", publisher="weekly")
        assert len([name for name, _, independent in self.sources(witness, other) if independent]) == 2

    def test_an_unnamed_rights_group_is_the_one_named_later(self) -> None:
        unnamed = Told("r1", at=1, source="a rights group", kind=SourceKind.MONITOR, publisher="daily")
        assert self.sources(MONITOR, unnamed) == [("Lamp Monitor", 1, True), ("a rights group", 1, False)]

    def test_sources_of_one_side_are_one(self) -> None:
        told = Told("r1", source="north"), Told("r2", source="north_news"), Told("r3", source="monitor")
        assert sum(independent for *_, independent in self.sources(*told)) == 2

    def test_a_monitor_that_publishes_does_not_rest_on_those_it_heard(self) -> None:
        own = Told("r1", publisher="monitor")
        heard = Told("r1", at=1, publisher="monitor", source="residents", kind=SourceKind.WITNESS)
        assert self.sources(own, heard) == [("Lamp Monitor", 1, True), ("residents", 1, False)]


class TestGrade:
    def grade(self, *told: Told) -> tuple[str, str]:
        found = incident(*told).grade
        return found.code.value, found.reasons[0]

    def test_one_source_is_weak(self) -> None:
        assert self.grade(replace(MONITOR, by=("north",))) == ("weak", "one independent source: Lamp Monitor")

    def test_one_source_that_accuses_its_enemy_is_weak_and_said_to(self) -> None:
        assert self.grade(Told(source="south", by=("north",))) == (
            "weak", "one independent source: Southern Front, a party that accuses its enemy")

    def test_two_sources_are_fair(self) -> None:
        assert self.grade(replace(MONITOR, by=("north",)), replace(RESCUERS, by=("north",))) == (
            "fair", "2 independent sources: Green Rescuers and Lamp Monitor")

    def test_the_same_monitor_twice_is_weak(self) -> None:
        assert self.grade(MONITOR, replace(MONITOR, report="r2", publisher="weekly"))[0] == "weak"

    def test_the_accused_says_so_too(self) -> None:
        admission = Told("r2", source="north_ministry", by=("north_brigade",), on=("residents",))
        assert self.grade(replace(MONITOR, by=("north",)), admission) == (
            "confirmed", "the accused says so too: Northern Ministry of Defence")

    def test_a_newspaper_of_the_accuseds_side_admits_nothing(self) -> None:
        assert self.grade(Told(source="north_news", by=("north",)))[0] == "weak"

    def test_a_boast_is_no_admission(self) -> None:
        boast = Told(source="south", by=("south",), on=("north",), tolls=(killed(20, status=Status.COMBATANT),))
        assert self.grade(boast) == (
            "weak", "the perpetrator's own claim of success, told by no one else: Southern Front")

    def test_three_free_sources_one_of_which_documents(self) -> None:
        third = Told("r3", publisher="weekly", by=("north",))
        second = Told("r2", source="the families", kind=SourceKind.WITNESS, by=("north",))
        assert self.grade(replace(MONITOR, by=("north",)), second, third)[0] == "confirmed"

    def test_three_newspapers_do_not_confirm(self) -> None:
        papers = [Told(f"r{n}", publisher=name) for n, name in enumerate(("daily", "weekly"))]
        assert self.grade(*papers, Told("r9", source="the families", kind=SourceKind.WITNESS))[0] == "fair"

    def test_rival_blame_is_contested(self) -> None:
        assert self.grade(replace(MONITOR, by=("north",)), Told("r2", source="north", by=("south",))) == (
            "contested", "Lamp Monitor blames Northern Army; Northern Army blames Southern Front")

    def test_unconfirmed_is_weak_at_best(self) -> None:
        told = [replace(one, modality=Modality.UNCONFIRMED) for one in (MONITOR, RESCUERS)]
        assert self.grade(*told) == ("weak", "unconfirmed: no source asserts it")

    def test_only_denied_is_discounted(self) -> None:
        assert self.grade(Told(source="north", by=("north",), modality=Modality.DENIED)) == (
            "discounted", "only denied: Northern Army says it was not so")

    def test_a_denial_is_told(self) -> None:
        found = incident(replace(MONITOR, by=("north",), denied_by="north")).grade
        assert (found.code, found.reasons[1:]) == (GradeCode.WEAK, ("denied by Northern Army",))


def test_id_scope_acts_and_weapons() -> None:
    found = incident(replace(MONITOR, act=Act.SHELLING, weapons=(Weapon.MORTAR,)),
                     replace(MONITOR, at=1, act=Act.KILLING, weapons=(Weapon.ROCKET, Weapon.MORTAR)))
    assert found.id == content_id("inc", MONITOR.id)
    assert [a.value for a in found.acts] == [Act.KILLING, Act.SHELLING]
    assert [(w.value, len(w.supporting)) for w in found.weapons] == [(Weapon.MORTAR, 2), (Weapon.ROCKET, 1)]


def test_an_id_stays_when_later_reports_come_in() -> None:
    first, later, undated = Told("r2"), Told("r1"), Told("r0")
    known = {"r2": report("r2"), "r1": report("r1", published=DAY + timedelta(1)), "r0": report("r0", published=None)}
    found = {incident_id(open_case(Cluster(tuple(map(claim, told))), known, ROSTER))
             for told in ([first], [first, later], [undated, later, first])}
    assert found == {content_id("inc", first.id)}


def test_incidents_are_ordered_by_day() -> None:
    undated = replace(day_range(DAY), edtf=None)
    told = [Told("r1", day=day_range(DAY + timedelta(1))), Told("r2"), Told("r3", day=undated)]
    found = reconcile([Cluster((claim(t),)) for t in told], reports(*told), ROSTER)
    assert [one.claims[0].claim.report_id for one in found] == ["r2", "r1", "r3"]
