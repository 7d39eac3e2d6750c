"""Lists of events, a line each, below a sentence that dates them all: invented news."""

from extracted import claims

from sijill.knowledge import Knowledge

LIST = ("The monitors documented three deaths on Monday, 8 May 2023:\n\n"
        "• A farmer was killed in a mine explosion in Azaz.\n\n"
        "• A soldier was shot dead by gunmen near Manbij.\n\n"
        "• On 7 May 2023 a child was killed by shelling in Hama.")


def test_the_lines_of_a_list_are_of_the_day_above_it_unless_they_name_one(knowledge: Knowledge) -> None:
    days = {c.place.value.name: c.time and c.time.text for c in claims(LIST, knowledge) if c.place}
    assert days == {"Azaz": "on Monday, 8 May 2023", "Manbij": "on Monday, 8 May 2023", "Hama": "On 7 May 2023"}


def test_each_line_is_an_event_of_its_own(knowledge: Knowledge) -> None:
    told = {(c.place.value.name, c.telling) for c in claims(LIST, knowledge) if c.place}
    assert len({telling for _, telling in told}) == 3


def test_a_digest_gives_its_day_to_the_lists_under_its_headings(knowledge: Knowledge) -> None:
    text = ("This is a summary of the incidents that our network documented on Monday, 8 May 2023.\n\nAleppo:\n\n"
            "• A farmer was killed in a mine explosion in Azaz. Two of his sons were hurt.\n\nHama:\n\n"
            "• A soldier was shot dead by gunmen near Suran.")
    days = {c.place.value.name: c.time and c.time.text for c in claims(text, knowledge) if c.place}
    assert days == {"Azaz": "on Monday, 8 May 2023", "Suran": "on Monday, 8 May 2023"}
