"""A key goes to the key store or stays in memory, never into a file, and never shows itself."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from inspector.model.workspace import Secret
from inspector.storage import paths, secrets
from inspector.storage.secrets import SecretError, Secrets, variable


class _Store(KeyringBackend):
    """A key store in memory with the interface of the real ones."""

    priority = 1  # type: ignore[assignment]
    name = "Test Store"  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked by the user")
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


@pytest.fixture
def store() -> Iterator[_Store]:
    store = _Store()
    keyring.set_keyring(store)
    secrets._store.cache_clear()
    yield store
    keyring.set_keyring(NoKeyring())
    secrets._store.cache_clear()


def test_the_store_keeps_it(store: _Store) -> None:
    """A key outlives the session, under the workspace's name in any case."""
    said = Secrets().set("Acme", Secret("k3y"))
    assert "key store (Test Store)" in said
    assert Secrets().lasting
    assert Secrets().get("ACME ") == Secret("k3y")


def test_removed_is_gone(store: _Store) -> None:
    """Removing twice is no fault."""
    held = Secrets()
    held.set("Acme", Secret("k3y"))
    held.remove("Acme")
    held.remove("Acme")
    assert held.get("Acme") is None
    assert store.held == {}


def test_what_is_removed_is_given_back(store: _Store) -> None:
    """Whoever takes a removal back needs it; where there was none there is none."""
    secrets = Secrets()
    secrets.set("Acme", Secret("k1"))
    assert secrets.remove("ACME") == Secret("k1")
    assert secrets.remove("ACME") is None


def test_a_locked_store_is_a_sentence(store: _Store) -> None:
    """What the store says is passed on, not its exception."""
    store.locked = True
    with pytest.raises(SecretError, match="did not answer: locked by the user"):
        Secrets().get("Acme")


def test_without_a_store_memory_holds_it() -> None:
    """Said plainly, gone with the session, and no file is made."""
    held = Secrets()
    assert not held.lasting
    assert "this session's memory only" in held.set("Acme", Secret("k3y"))
    assert held.get("acme") == Secret("k3y")
    assert Secrets().get("acme") is None
    assert not paths.config().exists()
    held.remove("Acme")
    assert held.get("Acme") is None


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable named after the workspace serves machines without a key store."""
    assert variable("Acme EU (live)") == "MPARTICLE_INSPECTOR_KEY_ACME_EU_LIVE"
    held = Secrets()
    held.set("Acme", Secret("old"))
    monkeypatch.setenv(variable("Acme"), "new")
    assert held.get("Acme") == Secret("new")


def test_a_back_end_that_writes_plain_files_is_not_used() -> None:
    """Such a store counts as none."""
    plain = type("PlaintextKeyring", (_Store,), {"__module__": "keyrings.alt.file"})()
    keyring.set_keyring(plain)
    secrets._store.cache_clear()
    try:
        Secrets().set("Acme", Secret("k3y"))
        assert plain.held == {}
    finally:
        keyring.set_keyring(NoKeyring())
        secrets._store.cache_clear()


def test_where_a_key_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable before the session before nothing, each in a sentence that names no key."""
    secrets = Secrets()
    assert secrets.origin("Acme").startswith("It has no key yet.")
    secrets.set("Acme", Secret("k-1"))
    assert "for this session only" in secrets.origin("acme")
    monkeypatch.setenv(variable("Acme"), "k-2")
    assert secrets.origin("Acme").endswith("MPARTICLE_INSPECTOR_KEY_ACME.")
