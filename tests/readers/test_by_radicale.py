"""The calendar server of the tests: what it takes and refuses, and that it goes when the tests go."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.calendars import file_zone
from tests.damaged_calendars import DAMAGES
from tests.readers.by_radicale import LIMIT, Server, a_free_port, server
from tests.sound_calendar import SOUND

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def another() -> Iterator[Server]:
    """Return a server of the test's own, which it may stop itself."""
    started = Server()
    yield started
    started.stop()


def test_it_takes_a_sound_calendar_and_refuses_one_with_a_uid_that_stands_twice() -> None:
    sound, taken = server().put(SOUND)
    twice, refused = server().put(DAMAGES["UID twice"][0](SOUND))
    assert (taken.status, server().ask("GET", sound).status) == (201, 200)
    assert (refused.status, server().ask("GET", twice).status) == (400, 404)


def test_it_gives_back_another_time_zone_than_it_took_as_the_docs_say() -> None:
    path, _ = server().put(SOUND)
    after_the_change = datetime(2018, 10, 28, 2, 30)  # noqa: DTZ001 - what clocks show
    ours, theirs = (file_zone(data) for data in (SOUND, server().ask("GET", path).body))
    assert after_the_change.replace(tzinfo=ours).utcoffset() == timedelta()
    assert after_the_change.replace(tzinfo=theirs).utcoffset() == timedelta(hours=1)


def test_there_is_one_server_for_all_tests_of_a_process() -> None:
    assert server() is server()


def test_it_is_gone_with_its_folder_when_it_is_stopped(another: Server) -> None:
    assert (another.put(SOUND)[1].status, another.folder.exists()) == (201, True)
    another.stop()
    assert (another.process.poll() is not None, another.folder.exists()) == (True, False)
    with pytest.raises(ConnectionRefusedError):
        another.ask("GET", "/reader/")


def test_it_goes_by_itself_when_whoever_started_it_is_gone(another: Server) -> None:
    assert another.process.poll() is None
    assert another.process.stdin is not None
    another.process.stdin.close()  # as the system does for a process that was killed
    assert another.process.wait(LIMIT) == 0


def test_a_port_that_somebody_else_has_is_left_to_them() -> None:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        taken: int = somebody.getsockname()[1]
        started = Server([taken, a_free_port()])
        try:
            assert started.port != taken
            assert started.put(SOUND)[1].status == 201
        finally:
            started.stop()
