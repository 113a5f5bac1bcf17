"""What holds for every test: properties draw the same examples each time, and no test is left out unnoticed."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Derandomised: the same checkout gives the same verdict. No deadline: the machine may be busy with other tests.
settings.register_profile("house", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("house")

# Who starts tests in the background may have Ctrl-C ignored, and every command that tests start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("allowed_skips", type="linelist", default=[], help="'NODE ID: reason' of tests that may be skipped")
    parser.addini("uncounted", type="linelist", default=[], help="beginnings of the node ids that coverage leaves out")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # a worker of xdist reports to the run that started it
        config.pluginmanager.register(SkipGuard(config.getini("allowed_skips")), "skip-guard")
        return
    # A worker counts from its first moment, and pytest-cov begins anew when the session starts. Where it then pauses
    # for a test, what counted before would go on.
    while counting := Coverage.current():
        counting.stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    uncounted = tuple(config.getini("uncounted"))
    for item in items:
        if item.nodeid.startswith(uncounted):
            item.add_marker("no_cover")


class SkipGuard:
    """Fails the run when a test was skipped, or expected to fail, that the list does not allow."""

    def __init__(self, allowed: list[str]) -> None:
        self.allowed = tuple(line.split(": ", 1)[0] for line in allowed)
        self.unlisted: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and not report.nodeid.startswith(self.allowed):
            self.unlisted.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.unlisted and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(wrapper=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
        yield
        for nodeid in self.unlisted:
            terminalreporter.write_line(f"NOT ALLOWED TO SKIP {nodeid} (see allowed_skips in pyproject.toml)", red=True)
