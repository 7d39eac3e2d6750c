"""Who says so: invented sentences, and the source on whose word each event stands."""

import pytest
from extracted import claims_in, mentions, report

from sijill.knowledge import Knowledge
from sijill.model.claim import SourceKind
from sijill.model.report import SegmentKind


@pytest.mark.parametrize(("text", "source", "kind"), [
    ("According to the White Helmets, gunmen killed two civilians in Hama.", "White Helmets", SourceKind.AGENCY),
    ("Gunmen killed two civilians in Hama, residents said.", "residents", SourceKind.WITNESS),
    ("A police spokesman said that gunmen killed two civilians in Hama.", "police spokesman", SourceKind.OFFICIAL),
    ("The Orchard Observatory documented the killing of two civilians in Hama.", "Orchard Observatory",
     SourceKind.MONITOR)])
def test_the_source_of_an_event(text: str, source: str, kind: SourceKind, knowledge: Knowledge) -> None:
    stated = {m.source.text: m.source.value.kind for m in mentions(text, knowledge) if m.source}
    assert stated == {source: kind}


def test_the_report_itself_speaks_where_no_one_else_does(knowledge: Knowledge) -> None:
    assert [m.source for m in mentions("Gunmen killed two civilians in Hama.", knowledge)] == [None]


def test_who_passed_it_on(knowledge: Knowledge) -> None:
    [mention] = mentions("A local source told Hill News that gunmen killed two civilians in Hama.", knowledge)
    assert mention.source is not None
    assert (mention.source.text, mention.source.value.via) == ("local source", ("Hill News",))


@pytest.mark.parametrize("after", ["The source added that a girl was injured.", "They said that a girl was injured."])
def test_the_source_goes_on_speaking(after: str, knowledge: Knowledge) -> None:
    found = mentions(f"According to the White Helmets, gunmen killed two civilians in Hama. {after}", knowledge)
    assert [m.source and m.source.text for m in found] == ["White Helmets"] * 2


def test_one_who_speaks_answers_for_his_own_words_only(knowledge: Knowledge) -> None:
    found = mentions("Gunmen killed two farmers in Hama. Residents said that soldiers arrested a boy.", knowledge)
    assert [m.source and m.source.text for m in found] == [None, "Residents"]


def test_a_post_is_its_authors_word(knowledge: Knowledge) -> None:
    told = report("Fighting went on near Hama.\n\n@orchard_eye: Gunmen killed two farmers in Hama.",
                  {1: SegmentKind.POST}, "@orchard_eye")
    stated = [c.source for c in claims_in(told, knowledge) if c.position.paragraph == 1]
    assert stated
    assert all(s is not None and (s.text, s.value.kind) == ("@orchard_eye", SourceKind.SOCIAL_POST) for s in stated)
