"""People who act without being a party: whoever stands in the agent's place of a verb that says whom it hit."""

import pytest

from sijill.extract import extract
from sijill.knowledge import Knowledge
from sijill.model.report import Given
from sijill.read.report import make_report
from sijill.read.text import read_text

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("text", "doers"), [
    ("On 3 May 2022, students burned tyres in Homs during a protest.", {"students"}),
    ("On 3 May 2022, a number of bus drivers killed a man in Homs.", {"bus drivers"}),
    ("On 3 May 2022, six people were killed in shelling in Homs.", set()),
    ("On 3 May 2022, the Jebel Lions ambushed an army patrol in Homs.", {"Jebel Lions"}),
    ("On 3 May 2022, a trader was shot dead by individuals on a motorcycle in Homs.", {"individuals"}),
])
def test_who_did_it(knowledge: Knowledge, text: str, doers: set[str]) -> None:
    draft = read_text(text.encode(), text, "x")
    report = make_report(draft, knowledge.language.boilerplate, knowledge.language.calendar, Given())
    claims = [c for _, cs in extract([report], knowledge) for c in cs]
    assert claims
    assert {p.text for c in claims for p in c.perpetrators} == doers
