"""Data API keys: in the system's key store, else in memory for this session. Never in a file."""

import os
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from inspector.model.workspace import Secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "mparticle-inspector"
_UNSAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Back ends that keep nothing, or keep keys in a plain file."""


class SecretError(Exception):
    """The key store said no; the text is a sentence for the user."""


def variable(workspace: str) -> str:
    """The environment variable that overrides the key of a workspace:
    `MPARTICLE_INSPECTOR_KEY_ACME_EU` for `Acme EU`."""
    return "MPARTICLE_INSPECTOR_KEY_" + re.sub(r"[^A-Z0-9]+", "_", workspace.upper()).strip("_")


class Secrets:
    """The keys by workspace name. May wait for the user to unlock the store: not for a UI thread.

    The first use costs about 150 ms, because the back ends are looked for then."""

    def __init__(self) -> None:
        self._session: dict[str, Secret] = {}

    @property
    def lasting(self) -> bool:
        """Whether a key that is set is still there after a restart."""
        return _store() is not None

    @property
    def place(self) -> str:
        """Where keys go, as the end of a sentence: `in …`."""
        store = _store()
        if store is None:
            return "in this session's memory only, because this system offers no key store"
        return f"in the system's key store ({store.name})"

    def origin(self, workspace: str) -> str:
        """Where the key of a workspace comes from now, as a sentence. Raises SecretError."""
        if os.environ.get(variable(workspace)):
            return f"Its key is in the environment variable {variable(workspace)}."
        if _user(workspace) in self._session:
            return "Its key is known for this session only: this system offers no key store."
        if self.get(workspace) is not None:
            return f"Its key is {self.place}."
        return f"It has no key yet. A key that is given here is kept {self.place}."

    def get(self, workspace: str) -> Secret | None:
        """The key: from the environment variable, this session, or the store; None where there is
        none. Raises SecretError."""
        if value := os.environ.get(variable(workspace)):
            return Secret(value)
        if found := self._session.get(_user(workspace)):
            return found
        store = _store()
        if store is None:
            return None
        value = _ask(lambda: store.get_password(SERVICE, _user(workspace)))
        return Secret(value) if value else None

    def set(self, workspace: str, key: Secret) -> str:
        """Keeps the key and says where, as a sentence. Raises SecretError."""
        store = _store()
        if store is None:
            self._session[_user(workspace)] = key
        else:
            _ask(lambda: store.set_password(SERVICE, _user(workspace), key.reveal()))
        return f"The key of “{workspace}” is kept {self.place}."

    def remove(self, workspace: str) -> Secret | None:
        """Forgets the key and returns it; that there was none is no fault. One in an environment
        variable is not ours to forget. Raises SecretError."""
        here = self._session.pop(_user(workspace), None)
        store = _store()
        if store is None:
            return here
        kept = _ask(lambda: store.get_password(SERVICE, _user(workspace)))
        if not kept:
            return here
        _ask(lambda: store.delete_password(SERVICE, _user(workspace)))
        return Secret(kept)


def _user(workspace: str) -> str:
    return workspace.strip().casefold()


@cache
def _store() -> "KeyringBackend | None":
    import keyring  # 20 ms, and 120 ms more to look for back ends: only when a key is needed
    from keyring.backends.chainer import ChainerBackend

    found = keyring.get_keyring()
    parts = found.backends if isinstance(found, ChainerBackend) else (found,)
    if any(type(part).__module__.startswith(_UNSAFE) for part in parts):
        return None
    return found


def _ask(question: Callable[[], T]) -> T:
    from keyring.errors import KeyringError

    try:
        return question()
    except KeyringError as error:
        raise SecretError(f"The system's key store did not answer: {error or 'locked'}.") from None
