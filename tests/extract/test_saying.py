"""The days on which an event was only told, mourned or listed are not days of the event."""

from sijill.extract import extract
from sijill.knowledge import Knowledge
from sijill.model.report import Given
from sijill.read.report import make_report
from sijill.read.text import read_text

LEAD = "Six people were killed in an airstrike in Manbij on 14 March 2022. "


def _times(text: str, knowledge: Knowledge) -> dict[str, str | None]:
    language = knowledge.language
    report = make_report(read_text(text.encode(), text, "x"), language.boilerplate, language.calendar,
                         Given(published="2022-04-05"))
    return {c.act.evidence[0].quote: c.time.text if c.time else None
            for _, claims in extract([report], knowledge) for c in claims}


def test_the_day_of_a_post_about_the_dead_is_not_theirs(knowledge: Knowledge) -> None:
    told = _times(LEAD + "On 16 March 2022, a cousin wrote about the deaths of Omar Haddad and his wife.", knowledge)
    assert told["killed"] == "on 14 March 2022"
    assert told["deaths"] is None


def test_who_dies_of_wounds_later_died_in_the_event_told_before(knowledge: Knowledge) -> None:
    told = _times(LEAD + "Omar Haddad succumbed to his injuries on 3 April 2022.", knowledge)
    assert told["succumbed"] is None


def test_another_event_keeps_its_day(knowledge: Knowledge) -> None:
    told = _times(LEAD + "The monitor also reported the killing of two farmers on 17 March 2022.", knowledge)
    assert told["killing"] == "on 17 March 2022"


def test_the_day_of_a_denial_is_not_the_deeds(knowledge: Knowledge) -> None:
    told = _times("Officers denied on Tuesday that their fighters had shelled Manbij. Six people were killed in the "
                  "town on Monday.", knowledge)
    assert told["shelled"] is None
    assert told["killed"] == "on Monday"
