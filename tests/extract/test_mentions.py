"""Which time belongs to which event word: invented sentences with two events, or with the day on which it was said."""

import pytest
from extracted import mentions

from sijill.knowledge import Knowledge


@pytest.mark.parametrize(("text", "days"), [
    ("Two farmers were killed in Homs on Monday and three others were injured in Idlib on Tuesday.",
     {"killed": "on Monday", "injured": "on Tuesday"}),
    ("On Monday, gunmen killed two farmers in Homs, and on Tuesday they abducted a teacher in Hama.",
     {"killed": "On Monday", "abducted": "on Tuesday"}),
    ("A teacher who was abducted in March was found shot dead in Homs on Friday.",
     {"abducted": "in March", "shot": "on Friday"}),
    ("Police said on Thursday that two farmers were killed in Homs on Tuesday.", {"killed": "on Tuesday"}),
    ("Two farmers were killed on Tuesday in Homs, police said on Thursday.", {"killed": "on Tuesday"}),
    ("Two farmers were killed in Homs, police said on Thursday.", {"killed": "on Thursday"}),
    ("Yesterday, shelling on the village of Kafr Nun killed two farmers and wounded five.",
     {"shelling": "Yesterday", "killed": "Yesterday", "wounded": "Yesterday"}),
    ("Gunmen attacked a convoy on 3 May, killing two drivers.", {"attacked": "on 3 May", "killing": "on 3 May"}),
    ("Soldiers who had captured the town last week executed four prisoners on Saturday.",
     {"captured": "last week", "executed": "on Saturday"}),
    ("Residents buried on Sunday the five farmers killed in Friday's airstrike.", {"killed": "in Friday"}),
    ("A sniper shot dead a girl who was fetching water in Homs on 8 September 2020.", {"shot": "on 8 September 2020"}),
    ("Gunmen killed a teacher who had returned to Homs on 8 September 2020.", {"killed": None}),
    ("In 2014 Islamic State captured the town, and on 5 May 2023 its fighters killed three shepherds there.",
     {"captured": "In 2014", "killed": "on 5 May 2023"})])
def test_each_event_has_its_own_day(text: str, days: dict[str, str | None], knowledge: Knowledge) -> None:
    found = {m.found.head.text: m.time.text for m in mentions(text, knowledge) if m.time is not None}
    assert {word: found.get(word) for word in days} == days
