"""A page that is right is found right, and each thing that is wrong with one is said in a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.calendar_model import Standing, Visible, check_page
from tests.calendar_model.identity import stay

AT = datetime(2027, 4, 1, 12, tzinfo=UTC)
TEN = int(datetime(2027, 4, 10, 10, tzinfo=UTC).timestamp()) // 60
PAGE = b"""\
<p class="edition">Revision 2, Thursday 1 April 2027</p>
<p class="of" dir="auto">Ports &amp; harbours</p>
<h1><bdi class="name">Harbour master</bdi><span class="beside">, <bdi>Port of call</bdi></span></h1>
<h2 id="day-1"><time datetime="2027-04-10">Saturday 10 April 2027</time></h2>
<p class="when"><time datetime="2027-04-10T12:00+02:00">12:00</time>-
<time datetime="2027-04-10T13:00+02:00">13:00</time></p>
<h3><span class="number">3.</span> <bdi>Work &lt;here&gt;</bdi></h3>
<p class="when"><time datetime="2027-04-10T11:00+00:00">11:00</time>-
<time datetime="2027-04-10T12:00+00:00">12:00</time></p>
<p class="title"><bdi>Lunch</bdi></p>
"""
CALLED = "Ports & harbours: Harbour master"


def standings() -> dict[str, Standing]:
    shown = {
        "work": Visible("3. Work  <here>", TEN, TEN + 60, "", ()),
        "lunch": Visible("Lunch", TEN + 60, TEN + 120, "", ()),
        stay("porto"): Visible("Ports & harbours", date(2027, 4, 10), date(2027, 4, 11), "", ()),
    }
    gone = Standing(Visible("Tea", TEN, TEN + 15, "", ()), 1, AT, AT, live=False)
    return {**{key: Standing(one, 0, AT, AT) for key, one in shown.items()}, "tea": gone}


def test_a_right_page_is_right() -> None:
    assert check_page(PAGE, standings(), CALLED, 2) == []


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (b"Revision 2", b"Draft", ["it says Draft, and is revision 2"]),
        (b"Harbour master", b"Tug master", [f"it is called Ports & harbours: Tug master, not {CALLED}"]),
        (b"<bdi>Lunch</bdi>", b"", ["Lunch, 2027-04-10 11:00 UTC to 2027-04-10 12:00 UTC is missing", ...]),
        (b"T13:00+02:00", b"T13:00+01:00", ["3. Work <here>, 2027-04-10 10:00 UTC to 2027-04-10 11:00 UTC is", ...]),
        (b"<h3>", b"<h4>", ["1 titles stand on it, and 2 times to begin and 2 to end"]),
    ],
)
def test_what_is_wrong_is_said(was: bytes, now: bytes, says: list[object]) -> None:
    assert was in PAGE
    found = check_page(PAGE.replace(was, now, 1), standings(), CALLED, 2)
    assert len(found) == len(says)
    assert all(one.startswith(wanted) for one, wanted in zip(found, says, strict=True) if isinstance(wanted, str))


def test_what_is_cancelled_or_of_another_is_not_to_be_here() -> None:
    less = {key: one for key, one in standings().items() if key != "lunch"}
    assert check_page(PAGE, less, CALLED, 2) == ["not to be here: Lunch, 2027-04-10 11:00 UTC to 2027-04-10 12:00 UTC"]
    held = {**standings(), "tea": Standing(standings()["tea"].visible, 2, AT, AT)}
    assert check_page(PAGE, held, CALLED, 2) == ["Tea, 2027-04-10 10:00 UTC to 2027-04-10 10:15 UTC is missing"]
