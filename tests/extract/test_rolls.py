"""Names listed a line each under a heading, far below the toll: invented news."""

from extracted import claims

from sijill.knowledge import Knowledge

NEWS = ("A missile hit a house in Manbij on Monday, 8 May 2023, killing three people and wounding four.\n\n"
        "Nearly 40,000 people have been killed in the war.\n\nOfficials said that schools would stay closed.\n\n")


def named(text: str, knowledge: Knowledge) -> dict[str, int]:
    return {v.value.name: c.position.sentence for c in claims(text, knowledge) for v in c.victims}


def test_a_roll_belongs_to_the_toll_it_fits_in(knowledge: Knowledge) -> None:
    roll = "\n\n".join(["The dead, by the hospital's list:", "Omar Salim Haddad, 44", "Amal Salim Haddad, 39",
                         "Karim Omar Haddad, 7"])
    assert named(NEWS + roll, knowledge) == {
        "Omar Salim Haddad": 0, "Amal Salim Haddad": 0, "Karim Omar Haddad": 0}


def test_a_roll_ends_where_something_is_told(knowledge: Knowledge) -> None:
    roll = "Victims:\n\n- Omar Haddad (44)\n\n- Amal Haddad (39)\n\nRami Khalil, who saw it, wept.\n"
    assert set(named(NEWS + roll, knowledge)) == {"Omar Haddad", "Amal Haddad"}


def test_other_lists_are_none(knowledge: Knowledge) -> None:
    assert not named(NEWS + "Those who took part:\n\nOmar Haddad, 44\n\nAmal Haddad, 39\n", knowledge)


def test_the_wounded_whom_nobody_counted_are_counted_by_their_roll(knowledge: Knowledge) -> None:
    text = "\n\n".join(["A drone hit a car in Manbij on Monday, 8 May 2023, killing two people.",
                        "As for the injured, they are:", "* Omar Haddad (44)", "* Amal Haddad (39)"])
    hurt = [s.value.count.best for c in claims(text, knowledge) for s in c.casualties if s.value.harm == "injured"]
    assert hurt == [2]
