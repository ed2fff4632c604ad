"""The diagnostics file from the menu: written in the background, told where."""

from __future__ import annotations

import json

from scheduler_app.ui import diagnosing
from tests.ui.conftest import wait


def test_that_the_menu_writes_a_file_and_says_where(qtbot, window, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(diagnosing, "documents_folder", lambda: tmp_path)
    window.desk.actions.findChild(type(window.actions_.publish), "action.diagnose").trigger()
    wait(qtbot, lambda: "Diagnostics" in window.banner.text)
    (path,) = tmp_path.glob("ringklocka-diagnos-*.json")
    assert path.name in window.banner.text
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["school"]["rows"]["pupils"] == len(window.session.school.pupils)
