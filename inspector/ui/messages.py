"""Qt's own messages go to the log, where they name what went wrong; noise goes nowhere."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_NOISE = ("This plugin does not support propagateSizeHints()", "QBackingStore::flush() called for")
"""How what concerns nobody begins: the platform without a screen says the one once a window, Qt the
other where a window is closed with a paint still to come."""


def install() -> None:
    """From now on Qt speaks through `logging`."""
    qInstallMessageHandler(_on_message)


def tell(kind: QtMsgType, text: str) -> None:
    """Says one message of Qt's through `logging`."""
    if not text.startswith(_NOISE):
        _log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    tell(kind, text)
