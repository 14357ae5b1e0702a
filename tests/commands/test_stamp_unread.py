"""What an ingest tells of a stamp that may be a mark of secrecy and could not be read."""

from __future__ import annotations

import json

from docparse.archive.ingest import Report
from docparse.commands.ingest import to_json, to_text
from docparse.document import Page
from docparse.read.scan.urgency import UNREAD, stamp_warnings


def test_the_report_names_papers_to_check() -> None:
    report = Report(files=1, documents=1, to_check=[("a.pdf", "Thấy dấu đỏ")])
    assert "check for a secrecy mark: a.pdf: Thấy dấu đỏ" in to_text(report, "archive").splitlines()
    assert json.loads(to_json(report))["to_check"] == [{"file": "a.pdf", "reason": "Thấy dấu đỏ"}]


def test_a_run_without_such_stamps_says_nothing() -> None:
    assert "secrecy mark" not in to_text(Report(files=1, documents=1), "archive")


def test_the_warning_names_its_pages() -> None:
    pages = [Page(number=1, reason=f"a scan; {UNREAD}"), Page(number=2, reason="a scan"), Page(number=3, reason=UNREAD)]
    ((code, message),) = stamp_warnings(pages)
    assert code == "stamp_unread"
    assert "trang 1, 3" in message
    assert stamp_warnings(pages[1:2]) == []
