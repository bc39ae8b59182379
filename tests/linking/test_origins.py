"""Which ends a claim's chains have, and which of them are one."""

from __future__ import annotations

from reportedly.linking.origins import Origins, origins
from reportedly.linking.outlets import same_outlet
from reportedly.linking.telling import Telling, moment

from .tellings import BRANDT, CLERK, MERIDIAN, POST, ROE, party, telling


def names(found: Origins) -> list[str]:
    return [end.name for end in found.ends]


def findings(*tellings: Telling) -> set[str]:
    return {note.finding for note in origins(tellings).notes}


def test_nothing_told_has_no_origin() -> None:
    assert origins([]) == Origins((), (), ())


def test_two_outlets_that_quote_one_person_have_one_origin() -> None:
    assert names(origins([telling("Harbour Post", ROE), telling("Meridian", ROE)])) == ["Ann Roe"]


def test_outlets_that_cite_one_post_have_one_origin_though_one_has_it_through_another() -> None:
    own = telling("Harbour Post", ROE, medium="social_post")
    second = telling("Inland Herald", ROE, chain=(MERIDIAN,), medium="social_post", own_reporting="no", day=2)
    assert names(origins([own, second])) == ["Ann Roe"]


def test_two_people_are_two_origins() -> None:
    assert names(origins([telling("Harbour Post", ROE), telling("Meridian", BRANDT)])) == ["Ann Roe", "Hal Brandt"]


def test_both_speakers_of_one_statement_are_origins() -> None:
    assert len(origins([telling("Harbour Post", ROE, BRANDT)]).ends) == 2


def test_a_citation_is_followed_to_the_outlet_s_own_story() -> None:
    found = origins([telling("Meridian", ROE), telling("Inland Herald", MERIDIAN, own_reporting="no", day=2)])
    assert names(found) == ["Ann Roe"]
    assert [note.finding for note in found.notes] == ["cites"]
    assert [story for _, story in found.upstream] == ["Meridian-1"]


def test_a_last_hop_without_a_speaker_is_followed_too() -> None:
    second = telling("Inland Herald", chain=(party("Meridian", "outlet"),), own_reporting="no", day=2)
    assert names(origins([telling("Meridian", ROE), second])) == ["Ann Roe"]


def test_an_outlet_whose_story_is_not_there_is_as_far_as_can_be_seen() -> None:
    (end,) = origins([telling("Inland Herald", MERIDIAN)]).ends
    assert (end.name, end.known, end.countable) == ("Meridian", True, False)


def test_a_copy_adds_no_origin_even_where_it_names_nobody() -> None:
    wire = telling("Meridian", ROE, story="wire")
    copy = telling("Inland Herald", own_voice=True, copied_from=("wire",), day=2)
    assert names(origins([wire, copy])) == ["Ann Roe"]
    assert findings(wire, copy) == {"copied", "attribution_dropped"}


def test_a_story_rests_on_what_it_copies_though_that_no_longer_tells_it() -> None:
    copy = telling("Inland Herald", ROE, copied_from=("wire",))
    assert origins([copy]).upstream == ((copy.id, "wire"),)


def test_a_dropped_attribution_adds_no_origin() -> None:
    told, bare = telling("Meridian", ROE), telling("Inland Herald", own_voice=True, kind=None, day=2)
    assert names(origins([told, bare])) == ["Ann Roe"]
    assert findings(told, bare) == {"attribution_dropped"}


def test_a_lead_in_its_own_voice_above_the_attribution_drops_nothing() -> None:
    told = telling("Meridian", ROE, story="one")
    lead = telling("Meridian", own_voice=True, kind=None, story="one")
    assert findings(told, lead) == set()


def test_an_own_voice_before_any_attribution_is_an_end_that_nobody_is_known_for() -> None:
    bare, told = telling("Inland Herald", own_voice=True, kind=None), telling("Meridian", ROE, day=2)
    assert [end.known for end in origins([bare, told]).ends] == [False, True]


def test_outlets_that_cite_each_other_lead_nowhere() -> None:
    one = telling("Meridian", POST, own_reporting="no")
    two = telling("Harbour Post", MERIDIAN, own_reporting="no", day=2)
    found = origins([one, two])
    assert not any(end.known for end in found.ends)
    assert found.records() == ()
    assert "circular_repetition" in findings(one, two)


def test_a_circle_that_one_of_them_leaves_has_an_origin() -> None:
    one = telling("Meridian", POST, own_reporting="no", story="early")
    two = telling("Harbour Post", MERIDIAN, own_reporting="no", day=2)
    three = telling("Harbour Post", ROE, day=1, story="source")
    assert names(origins([one, two, three])) == ["Ann Roe"]


def test_two_reporters_who_hold_one_document_are_one_origin() -> None:
    vance, okafor = party("Dorit Vance"), party("Ines Okafor")
    held = [telling("Meridian", vance, basis="holds_document"), telling("Post", okafor, basis="holds_document")]
    assert len(origins(held).ends) == 1
    assert findings(*held) == {"same_document"}


def test_two_copies_of_a_letter_are_one_and_a_report_is_another() -> None:
    letter = telling("Meridian", party("a letter seen by Meridian", "document"))
    copy = telling("Post", party("a copy of the letter", "document"))
    report = telling("Herald", party("an inspection report", "document"))
    assert len(origins([letter, copy]).ends) == 1
    assert len(origins([letter, copy, report]).ends) == 2


def test_a_document_is_the_word_of_its_author() -> None:
    letter = telling("Meridian", party("a letter", "document", author=ROE))
    assert len(origins([letter, telling("Post", ROE, day=3)]).ends) == 1
    assert findings(letter) == {"own_author"}


def test_an_outlet_is_an_origin_only_where_its_text_says_so() -> None:
    own, bare = telling("Meridian", own_reporting="yes"), telling("Meridian")
    assert origins([own]).ends[0].countable
    assert not origins([bare]).ends[0].known


def test_unnamed_sources_are_never_counted_apart() -> None:
    found = origins([telling("Meridian", CLERK), telling("Post", CLERK)])
    assert [end.countable for end in found.ends] == [False, False]
    through = telling("Herald", CLERK, chain=(MERIDIAN,), day=2)
    assert len(origins([telling("Meridian", CLERK), through]).ends) == 1


def test_who_was_told_by_another_is_not_counted() -> None:
    (end,) = origins([telling("Meridian", ROE, basis="was_told")]).ends
    assert not end.countable


def test_reportedly_without_a_source_leaves_the_end_open_until_another_names_it() -> None:
    hedged = telling("Meridian", ROE, hedged=True)
    assert not origins([hedged]).ends[0].known
    assert origins([hedged, telling("Post", ROE)]).ends[0].known


def test_a_chief_executive_is_no_second_origin_beside_the_company() -> None:
    chief = party("Bertrand Oakes", roles=("chief executive of Hallow Water",))
    company = telling("Meridian", party("Hallow Water", "organization"))
    assert len(origins([company, telling("Post", chief)]).ends) == 1


def test_one_quotation_has_one_origin_whoever_it_is_tied_to() -> None:
    one, two = telling("Meridian", ROE, family=7), telling("Post", party("Ms Roe", key="x"), family=7)
    assert findings(one, two) == {"same_quotation"}


def test_what_a_correction_says_of_an_earlier_version_is_no_telling() -> None:
    assert origins([telling("Meridian", ROE, in_notice=True)]).ends == ()


def test_the_order_in_which_tellings_are_given_changes_nothing() -> None:
    told = [telling("Meridian", ROE), telling("Post", MERIDIAN, day=2), telling("Herald", own_voice=True, day=3)]
    assert origins(told) == origins(list(reversed(told)))


def test_thousands_of_tellings_that_cite_each_other_end() -> None:
    told = [telling(f"Outlet {n}", party(f"Outlet {n - 1}", "outlet"), day=1) for n in range(1, 300)]
    assert len(origins(told).ends) == 1


def test_outlets_are_known_by_their_short_names_but_not_by_a_common_word() -> None:
    assert same_outlet("The Post", "Harbour Post")
    assert same_outlet("Northgate Ledger", "northgate ledger online") is True
    assert not same_outlet("Harbour Post", "Harbour Times")
    assert not same_outlet(None, None)


def test_moments_of_different_zones_are_in_order_and_no_date_is_last() -> None:
    assert moment("2024-03-15T10:42:00-04:00") > moment("2024-03-15T13:00:00Z") > moment("2024-03-15")
    assert moment(None) > moment("2999")
    assert moment("soon") == "soon"
    assert moment("0001-01-01T00:00:00+14:00")


def test_an_outlet_that_a_story_takes_for_somebody_is_followed_by_its_name() -> None:
    second = telling("Inland Herald", party("Meridian", "person"), day=2)
    third = telling("Daybreak", party("fan site The Long End", "organization"), day=2)
    assert names(origins([telling("Meridian", ROE), second])) == ["Ann Roe"]
    assert names(origins([telling("The Long End", ROE), third])) == ["Ann Roe"]


def test_two_who_cite_each_other_by_names_that_look_like_people_s_are_a_circle() -> None:
    one = telling("Morning Scroll", party("Porch", "organization"))
    found = origins([one, telling("The Porch", party("Morning Scroll", "person"), day=2)])
    assert "circular_repetition" in {note.finding for note in found.notes}
    assert not found.records()


def test_somebody_whose_surname_is_an_outlet_s_is_no_outlet() -> None:
    second = telling("Inland Herald", party("Hal Meridian", "person"), day=2)
    assert names(origins([telling("Meridian", ROE), second])) == ["Ann Roe", "Hal Meridian"]


def test_a_post_on_a_page_is_called_by_the_page() -> None:
    post = party("a message on a village page called Pell Neighbours", "document")
    again = party("a post in a Facebook group named Pell Neighbours", "document")
    found = origins([telling("Meridian", post), telling("Post", again)])
    assert [end.name for end in found.ends] == ["Pell Neighbours"]
    leaflet = party("a leaflet that has been handed out since May", "document")
    assert [end.name for end in origins([telling("Meridian", leaflet)]).ends] == ["a leaflet"]
