"""Qt's start. Where it fails, Qt ends the whole process with words for programmers: those are held
back, and what the user can do is said instead."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from inspector.ui import messages
from inspector.ui import theme as themes

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

STATUS = 2
"""The exit status where there can be no window."""

_FOUND = re.compile(r'Could not load the Qt platform plugin "(\w+)"')
_NAMED = re.compile(r'Could not find the Qt platform plugin "(\w+)"')
_SILENT = re.compile(r"could not connect to display ?(\S*)|Failed to create wl_display")


def application() -> QApplication:
    """The application of this process. Where Qt cannot start, says why on standard error and ends
    the process with status 2."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        messages.install()
        return there
    return _start(_complain)


def probe(answer: "Connection") -> None:
    """Starts Qt and tells `answer` whether it could, and the platform's name or the reason. For a
    process of its own."""

    def _on_failed(why: str) -> None:
        answer.send((False, why))
        answer.close()

    answer.send((True, _start(_on_failed).platformName()))


def _start(failed: Callable[[str], None]) -> QApplication:
    said: list[tuple[QtMsgType, str]] = []

    def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        said.append((kind, text))
        if kind is QtMsgType.QtFatalMsg:  # Qt aborts when this returns
            failed(reason([text for _, text in said]))
            os._exit(STATUS)

    qInstallMessageHandler(_on_message)
    app = QApplication([*sys.argv[:1], "-style", themes.STYLE])
    messages.install()
    for message in said:
        messages.tell(*message)
    return app


def _complain(why: str) -> None:
    from inspector.ui.libraries import WITHOUT_WINDOW

    print(f"There can be no window here: {why} {WITHOUT_WINDOW}", file=sys.stderr, flush=True)


def reason(said: list[str]) -> str:
    """Why Qt could not start, from its own messages, as sentences."""
    from inspector.ui.libraries import missing, sentence  # nobody waits for these at a good start

    text = "\n".join(said)
    for name in _FOUND.findall(text):
        if libraries := missing(_plugin(name)):
            return sentence(libraries)
    if silent := _SILENT.search(text):
        display = silent[1] or "of this session"
        return f"The display {display} does not answer. Is a desktop running there?"
    if named := _NAMED.search(text):
        return (
            f"Qt has no platform “{named[1]}”. The environment variable QT_QPA_PLATFORM asks for "
            "it; without it Qt chooses by itself."
        )
    return f"Qt does not start: {said[0].strip() if said else 'it gave no reason'}."


def _plugin(platform: str) -> Path:
    folder = os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH") or str(
        Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    )
    return Path(folder) / f"libq{platform}.so"
