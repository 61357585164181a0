"""A run as rows for a spreadsheet or a program: every try of every event, redacted or in full."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum

from inspector.model.delivery import Attempt
from inspector.model.json import Json, encode
from inspector.sending import ledger

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Form(StrEnum):
    """How rows are written."""

    CSV = "csv"
    JSON = "json"
    """One object a line."""


def exported(run: int, form: Form, *, full: bool) -> str:
    """The text of the export. Redacted, users are numbered, and neither requests nor answers are
    in it. The key is in neither. Raises JournalFault."""
    rows = list(_rows(run, full))
    if form is Form.JSON:
        return "".join(encode(row).decode() + "\n" for row in rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["run"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _rows(run: int, full: bool) -> Iterator[dict[str, Json]]:
    users: dict[str, str] = {}
    for sent in ledger.events(run):
        user = users.setdefault(sent.user, f"user {len(users) + 1}")
        about: dict[str, Json] = {
            "run": run,
            "source": sent.source,
            "batch": sent.record,
            "event": sent.event,
            "name": sent.name,
            "user": sent.user if full else user,
            "edited": sent.edited,
            "outcome": str(sent.outcome),
        }
        tries = ledger.tries(run, sent)
        for attempt in tries:
            yield about | _try(attempt) | (_bodies(attempt) if full else {})
        if not tries:
            yield about | _nothing(full)


def _try(attempt: Attempt) -> dict[str, Json]:
    answer = attempt.answer
    return {
        "request": attempt.family,
        "try": attempt.number,
        "started": _iso(attempt.started),
        "ms": round(attempt.seconds * 1000),
        "said": str(attempt.outcome),
        "status": answer.status if answer else None,
        "request_id": answer.request_id if answer else None,
        "what_happened": attempt.sentence,
    }


def _bodies(attempt: Attempt) -> dict[str, Json]:
    request = ledger.request_of(attempt.run, attempt.parcel)
    answer = attempt.answer
    return {
        "sent": request.encoded().decode() if request else None,
        "answered": answer.body.decode(errors="replace") if answer else None,
    }


def _nothing(full: bool) -> dict[str, Json]:
    names = ["request", "try", "started", "ms", "said", "status", "request_id", "what_happened"]
    return dict.fromkeys([*names, *(("sent", "answered") if full else ())])


def _cell(value: Json) -> Json:
    """A spreadsheet must not take a customer's text for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
