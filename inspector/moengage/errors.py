"""What can go wrong between here and MoEngage, in the user's words.

ClientFault                    no answer came
├── NotSent                    nothing reached MoEngage
│   ├── NameUnknown            the host name has no address
│   ├── NotReachable           refused, or no way there
│   ├── ConnectTimedOut        the host did not pick up
│   └── TlsFailed              no trusted connection (trying again would not help)
└── NoAnswer                   it may have arrived or not
    ├── AnswerTimedOut         the server took the request and stayed silent
    └── ConnectionLost         the connection broke before the answer was whole

AnswerFault                    an answer came, and it says no (raised by a connection test only)
"""

import msgspec

from inspector.model.delivery import Answer
from inspector.moengage import tables
from inspector.moengage.tables import Meaning


class ClientFault(Exception):
    """No answer came; `str()` is a sentence for the user."""

    retry = True
    """Whether the same request may succeed later."""


class NotSent(ClientFault):
    """Nothing reached MoEngage."""


class NameUnknown(NotSent):
    """The host name has no address."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"The name {host} could not be found. Check the network, the VPN and the data centre."
        )


class NotReachable(NotSent):
    """Refused, or no way there."""

    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"{host} could not be reached: {why}.")


class ConnectTimedOut(NotSent):
    """The host did not pick up."""

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(
            f"{host} did not pick up within {seconds:g} seconds. "
            "A firewall, or MoEngage's list of allowed addresses, may be in between."
        )


class TlsFailed(NotSent):
    """No trusted connection."""

    retry = False

    def __init__(self, host: str, why: str) -> None:
        super().__init__(
            f"The connection to {host} is not to be trusted: {why}. "
            "A proxy may be reading along; its certificate belongs in the system's trust store."
        )


class NoAnswer(ClientFault):
    """The request went out and no answer came back: it may have arrived or not."""


class AnswerTimedOut(NoAnswer):
    """The server took the request and stayed silent."""

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(
            f"{host} did not answer within {seconds:g} seconds; the request may have arrived."
        )


class ConnectionLost(NoAnswer):
    """The connection broke before the answer was whole."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} closed the connection before it answered; the request may have arrived."
        )


class AnswerFault(Exception):
    """A connection test was answered with a refusal; `str()` is a sentence with the remedy."""

    def __init__(self, answer: Answer) -> None:
        meaning = explain(answer)
        super().__init__(f"{meaning.sentence} {meaning.remedy}" if meaning else "It worked.")
        self.answer = answer


def explain(answer: Answer) -> Meaning | None:
    """What a refusal means, its sentence filled in; None where MoEngage accepted the request.

    MoEngage's wording differs between endpoints, so the status decides and the type refines."""
    if 200 <= answer.status < 300 and not answer.error_type:
        return None if _is_success(answer.body) else _row("strange", "")
    meaning = _row(str(answer.status), answer.error_type)
    said = answer.message or f"it answered {answer.status} without a reason"
    return msgspec.structs.replace(
        meaning, sentence=meaning.sentence.format(message=said.rstrip(".") + ".")
    )


def _row(status: str, error_type: str) -> Meaning:
    rows = tables.meanings()
    for wanted in ((status, error_type), (status, ""), (f"{status[0]}xx", ""), ("strange", "")):
        for row in rows:
            if (row.status, row.type) == wanted:
                return row
    raise AssertionError("the table has a row for what is strange")


def _is_success(body: bytes) -> bool:
    try:
        return msgspec.json.decode(body, type=_Status).status == "success"
    except msgspec.MsgspecError:
        return False


class _Status(msgspec.Struct):
    status: str
