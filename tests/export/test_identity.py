"""UIDs: anybody can compute them again from what the documentation publishes."""

from __future__ import annotations

import doctest
import uuid
from pathlib import Path

from scheduler.export.identity import NAMESPACE, draft_uid, stay_uid, uid

PAGE = Path(__file__).parents[2] / "docs" / "calendars.md"


def test_rule_11_the_namespace_is_the_published_one_and_never_changes() -> None:
    assert str(NAMESPACE) == "f4325a8c-8899-518b-bb7d-29ba02088fcf"
    assert f"`{NAMESPACE}`" in PAGE.read_text(encoding="utf-8")


def test_what_the_page_computes_is_what_comes_out() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False) == doctest.TestResults(failed=0, attempted=5)


def test_rule_11_a_uid_comes_from_the_ids_of_programme_and_item_alone() -> None:
    assert draft_uid("event-2018", "lunch@day-2") == str(uuid.uuid5(NAMESPACE, "event-2018/draft/lunch@day-2"))
    uids = {draft_uid(programme, item) for programme in ("a", "b") for item in ("s1", "s2")}
    assert len(uids) == 4


def test_rule_11_a_published_item_has_one_uid_and_a_stay_is_that_of_a_person() -> None:
    assert uid("event-2018", "s4") == str(uuid.uuid5(NAMESPACE, "event-2018/s4"))
    assert stay_uid("event-2018", "au") == str(uuid.uuid5(NAMESPACE, "event-2018/stay/au"))
    own = {uid("p", "stay"), uid("p", "draft"), stay_uid("p"), stay_uid("p", "draft"), stay_uid("p", "stay")}
    assert len(own | {draft_uid("p", "stay"), draft_uid("p", "draft")}) == 7
