"""What fathers' names tell of ages, on invented families."""

from sijill.model.casualty import Harm
from sijill.model.claim import AgeGroup, Victim
from sijill.model.incident import Finding, Standing
from sijill.reconcile.patronyms import with_fathers


def groups(*people: tuple[str, float | None]) -> list[AgeGroup | None]:
    named = tuple(Finding(Victim(name, (Harm.KILLED,), age), Standing.SINGLE_SOURCE, (), (), "")
                  for name, age in people)
    return [found.value.age_group for found in with_fathers(named)]


def test_a_father_is_grown() -> None:
    assert groups(("Salim Omar Haddad", None), ("Lina Salim Omar Haddad", None)) == [AgeGroup.ADULT, None]


def test_a_young_fathers_child_is_a_child_and_protected() -> None:
    assert groups(("Salim Omar Haddad", 30), ("Nour al-Din Salim Haddad", None)) == [None, AgeGroup.CHILD]
    assert groups(("Salim Omar Haddad", 50), ("Nour al-Din Salim Haddad", None)) == [None, None]
    child = Finding(Victim("Lina Salim Haddad", ()), Standing.SINGLE_SOURCE, (), (), "")
    father = Finding(Victim("Salim Haddad", (), 30), Standing.SINGLE_SOURCE, (), (), "")
    assert with_fathers((child, father))[0].value.protected


def test_namesakes_of_another_line_are_no_fathers() -> None:
    assert groups(("Omar Haddad", None), ("Omar Salim Haddad", None)) == [None, None]
    assert groups(("Salim Karim", None), ("Lina Salim Haddad", None)) == [None, None]
    assert groups(("Salim", None), ("Lina Salim", None)) == [None, None]
