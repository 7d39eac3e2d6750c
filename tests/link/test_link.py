"""Which claims become one incident: whole clusters, on small report sets written for the purpose."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from resolved import DAY, ROSTER, Told, at_least, claim, killed, month_day, reports, village

from sijill.link import link
from sijill.model.casualty import Harm
from sijill.model.claim import Victim
from sijill.model.dates import UNKNOWN_DATE, DateBasis, day_range
from sijill.model.decision import Decision, Verdict
from sijill.model.event import Act, Modality, Scope
from sijill.model.incident import Judgement
from sijill.model.place import PlacePrecision

NEXT_DAY = day_range(DAY + timedelta(1))


def clusters(*told: Told, decisions: tuple[Decision, ...] = (), **texts: str) -> list[list[str]]:
    found = link([claim(t) for t in told], reports(*told, **texts), ROSTER, decisions)
    return [[c.claim.id for c in cluster.claims] for cluster in found]


def together(*told: Told, **texts: str) -> bool:
    return len(clusters(*told, **texts)) == 1


def decision(verdict: Verdict, left: Told, right: Told, at: str = "2020-06-01T00:00:00Z") -> Decision:
    return Decision(f"dec_{at}", verdict, (left.id, right.id), "reviewer", at)


FIRST, SECOND = Told("r1"), Told("r2")


class TestOneReport:
    def test_claims_of_one_telling_are_one_incident(self) -> None:
        assert together(Told(at=0), Told(at=1, act=Act.DETENTION, place=village("Z", 300)))

    def test_scopes_part_a_telling(self) -> None:
        assert len(clusters(Told(at=0), Told(at=1, scope=Scope.AGGREGATE))) == 2

    def test_two_tellings_of_one_village_and_day_that_contradict_nothing_are_one(self) -> None:
        assert together(Told(telling=0), Told(telling=1, tolls=(killed(3),)))

    def test_two_tellings_with_two_tolls_are_two(self) -> None:
        assert not together(Told(telling=0, tolls=(killed(9),)), Told(telling=1, tolls=(killed(3),)))

    def test_two_tellings_with_opposed_perpetrators_are_two(self) -> None:
        assert not together(Told(telling=0, by=("north",)), Told(telling=1, by=("south",)))

    def test_a_summary_elsewhere_does_not_collapse_them(self) -> None:
        attack = Told("r1", 0, tolls=(killed(9),))
        funeral = Told("r1", 1, day=NEXT_DAY, tolls=(killed(2),))
        summary = Told("r2", 0, tolls=(killed(9),))
        assert clusters(attack, funeral, summary) == [[attack.id, summary.id], [funeral.id]]

    def test_days_that_only_the_print_gives_do_not_agree(self) -> None:
        printed = day_range(DAY, DateBasis.PUBLICATION)
        assert not together(Told(telling=0, day=printed), Told(telling=1, day=printed))


class TestAcrossReports:
    def test_same_village_day_and_toll(self) -> None:
        assert together(replace(FIRST, tolls=(killed(11),)), replace(SECOND, tolls=(killed(11),)))

    def test_the_reasons_are_told(self) -> None:
        told = replace(FIRST, tolls=(killed(11),)), replace(SECOND, tolls=(killed(11),))
        (cluster,) = link([claim(t) for t in told], reports(*told), ROSTER)
        (made,) = cluster.links
        assert made.judgement is Judgement.SAME
        assert made.reasons == ("same place: A", "both 11 killed", "same day: 2020-05-06", "same act: shelling")

    def test_the_next_village_on_the_same_night_is_another(self) -> None:
        assert not together(FIRST, replace(SECOND, place=village("B", 8)))

    @pytest.mark.parametrize("km", [3, 8, 40])
    def test_the_same_toll_elsewhere_is_another(self, km: float) -> None:
        here, there = replace(FIRST, tolls=(killed(11),)), replace(SECOND, tolls=(killed(11),), place=village("B", km))
        assert not together(here, there)

    def test_the_same_village_two_days_on_is_another(self) -> None:
        assert not together(FIRST, replace(SECOND, day=day_range(DAY + timedelta(2))))

    def test_the_same_village_next_day_with_another_toll_is_another(self) -> None:
        assert not together(replace(FIRST, tolls=(killed(9),)), replace(SECOND, day=NEXT_DAY, tolls=(killed(2),)))

    def test_a_rising_toll_is_one(self) -> None:
        assert together(replace(FIRST, tolls=(killed(11),)), replace(SECOND, tolls=(killed(14),)))

    def test_a_night_told_under_two_days_is_one_if_the_toll_agrees(self) -> None:
        assert together(replace(FIRST, tolls=(killed(11),)), replace(SECOND, day=NEXT_DAY, tolls=(killed(11),)))

    def test_an_arrest_is_no_airstrike(self) -> None:
        assert not together(replace(FIRST, act=Act.DETENTION), replace(SECOND, act=Act.AIRSTRIKE))

    def test_a_province_alone_is_too_wide(self) -> None:
        province = village("Province", 20, PlacePrecision.PROVINCE)
        assert not together(FIRST, replace(SECOND, place=province))

    def test_a_province_with_the_same_large_toll_will_do(self) -> None:
        province = village("Province", 20, PlacePrecision.PROVINCE)
        assert together(replace(FIRST, tolls=(killed(11),)), replace(SECOND, place=province, tolls=(killed(11),)))

    def test_parties_that_blame_each_other_may_speak_of_one(self) -> None:
        assert together(replace(FIRST, by=("north",), tolls=(killed(11),)),
                        replace(SECOND, by=("south",), tolls=(killed(11),)))

    def test_an_unresolved_village_is_known_by_its_name(self) -> None:
        assert together(replace(FIRST, place=None, place_text="Tal al-Qamh"),
                        replace(SECOND, place=None, place_text="Tal al-Kamh"))

    def test_an_open_year_is_compared_by_month_and_day(self) -> None:
        assert together(FIRST, replace(SECOND, day=month_day(5, 6)))
        assert not together(FIRST, replace(SECOND, day=month_day(5, 9)))

    def test_an_unknown_date_needs_a_name_in_common(self) -> None:
        undated = replace(SECOND, day=UNKNOWN_DATE)
        assert not together(FIRST, undated)
        yasin, yaseen = (Victim(name, (Harm.KILLED,)) for name in ("Yasin Haddad", "Yaseen al-Haddad"))
        assert together(replace(FIRST, victims=(yasin,)), replace(undated, victims=(yaseen,)))

    def test_one_dead_each_of_different_names_are_two(self) -> None:
        yasin, omar = (Victim(name, (Harm.KILLED,)) for name in ("Yasin Haddad", "Omar Najjar"))
        assert not together(replace(FIRST, tolls=(killed(1),), victims=(yasin,)),
                            replace(SECOND, tolls=(killed(1),), victims=(omar,)))

    def test_no_chain_from_village_to_village(self) -> None:
        between = Told("r3", place=village("AB", 4, PlacePrecision.NEAR_SETTLEMENT))
        found = clusters(FIRST, replace(SECOND, place=village("B", 8)), between)
        assert not any({FIRST.id, SECOND.id} <= set(cluster) for cluster in found)


    def test_a_town_that_bears_its_provinces_name_may_mean_the_province(self) -> None:
        capital = village("Province", 40)
        assert together(replace(FIRST, tolls=(killed(11),)), replace(SECOND, tolls=(killed(11),), place=capital))
        assert not together(replace(FIRST, tolls=(killed(11),)), replace(SECOND, tolls=(killed(3),), place=capital))

    def test_of_competing_tolls_the_one_in_common_counts(self) -> None:
        both = replace(FIRST, place=None, tolls=(killed(11), killed(36)))
        assert together(both, replace(SECOND, place=None, place_text=None, by=("north",), tolls=(killed(11),)))

    def test_day_and_act_without_a_place_are_not_enough(self) -> None:
        assert not together(replace(FIRST, by=("north",)), replace(SECOND, place=None, by=("north",)))


class TestScopes:
    def test_a_total_never_meets_its_part(self) -> None:
        assert not together(replace(FIRST, tolls=(killed(11),)),
                            replace(SECOND, scope=Scope.AGGREGATE, tolls=(killed(11),)))

    def test_the_same_total_of_one_source_is_one(self) -> None:
        total = Told("r1", scope=Scope.AGGREGATE, source="monitor", tolls=(killed(66),))
        assert together(total, replace(total, report="r2"))
        assert not together(total, replace(total, report="r2", tolls=(killed(67),)))

    def test_background_stays_with_its_report(self) -> None:
        past = Told(scope=Scope.CONTEXT, source="monitor", tolls=(killed(66),))
        assert not together(past, replace(past, report="r2"))

    def test_a_threat_is_no_incident(self) -> None:
        assert clusters(Told(modality=Modality.HYPOTHETICAL)) == []

    def test_a_denial_stays(self) -> None:
        assert together(FIRST, replace(SECOND, modality=Modality.DENIED))


class TestDecisions:
    FAR = replace(SECOND, place=village("B", 300), day=day_range(date(2021, 1, 1)))

    def test_same_joins_whatever_speaks_against_it(self) -> None:
        word = decision(Verdict.SAME, FIRST, self.FAR)
        assert clusters(FIRST, self.FAR, decisions=(word,)) == [[FIRST.id, self.FAR.id]]

    def test_the_reviewer_is_named_in_the_link(self) -> None:
        told, word = (FIRST, self.FAR), decision(Verdict.SAME, FIRST, self.FAR)
        (cluster,) = link([claim(t) for t in told], reports(*told), ROSTER, (word,))
        assert cluster.links[0].reasons == ("reviewer decided that they are the same",)

    def test_different_parts_whatever_speaks_for_it(self) -> None:
        assert len(clusters(FIRST, SECOND, decisions=(decision(Verdict.DIFFERENT, FIRST, SECOND),))) == 2

    def test_different_splits_a_telling(self) -> None:
        lead, later, third = Told(at=0), Told(at=1), Told(at=2)
        word = decision(Verdict.DIFFERENT, lead, later)
        assert clusters(lead, later, third, decisions=(word,)) == [[lead.id, third.id], [later.id]]

    def test_the_latest_word_on_a_pair_stands(self) -> None:
        words = (decision(Verdict.SAME, FIRST, self.FAR), decision(Verdict.DIFFERENT, FIRST, self.FAR, "2020-07-01"))
        assert len(clusters(FIRST, self.FAR, decisions=words)) == 2
        assert len(clusters(FIRST, self.FAR, decisions=words[::-1])) == 2

    def test_decisions_on_claims_that_are_gone_are_passed_over(self) -> None:
        assert clusters(FIRST, decisions=(decision(Verdict.SAME, FIRST, Told("r9")),)) == [[FIRST.id]]


class TestReprints:
    TEXT = " ".join(f"word{i}" for i in range(60))

    def test_prints_of_one_text_are_listed_and_link_more_readily(self) -> None:
        told = (replace(FIRST, place=None), replace(SECOND, place=None))
        assert not together(*told)
        assert together(*told, r1=self.TEXT, r2=f"{self.TEXT} end")

    def test_the_cluster_names_the_prints(self) -> None:
        found = link([claim(FIRST), claim(SECOND)], reports(FIRST, SECOND, r1=self.TEXT, r2=self.TEXT), ROSTER)
        assert found[0].reprints == (("r1", "r2"),)

    def test_vague_and_open_tolls_do_not_part(self) -> None:
        assert together(replace(FIRST, tolls=(killed(at_least(3)),)), replace(SECOND, tolls=(killed(11),)))
