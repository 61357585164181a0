"""The key tables are loaded strictly, and every row does what it says."""

import re

import pytest

from inspector.formats.draft import Draft
from inspector.formats.keys import Key, KeyTableError, load
from inspector.model.json import leaves
from tests.formats.helpers import KEYS

ROWS = [(table.name, row) for table in KEYS.tables.values() for row in table.keys]


def made(text: str) -> None:
    """Loads one file."""
    load({"a.toml": text.encode()})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[object]]\nname='a'\nsource='s'\nkeys=[]\nmore=1", "a.toml.*more"),
        ("[[object]]\nname='a'\nsource='s'\nkeys=[{key='x', too='y'}]", "a.toml.*too"),
        ("[[object]]\nname='a'\nsource='s'\nkeys=[{key='x', as='float'}]", "a.toml.*float"),
        ("[[object]]\nname='a'\nkeys=[]", "a.toml.*source"),
        ("[[choice]]\nname='a'\nsource='s'\nvalues={x=1}", "a.toml"),
        ("[[object]]\nname='a'\nsource='s'\nkeys=[{key='x'},{key='x'}]", "'a': key 'x' stands tw"),
        ("[[object]]\nname='a'\nsource='s'\nkeys=[{key='x', object='b'}]", "no table is called"),
        ("[[object]]\nname='a'\nsource='s'\nkeys=[{key='x', choice='b'}]", "no choice is called"),
        ("[[object]]\nname='a'\nsource='s'\nalso='b'\nkeys=[]", "no table is called"),
        (
            "[[object]]\nname='a'\nsource='s'\nkeys=[]\n"
            "[[object]]\nname='b'\nsource='s'\nalso='a'\nkeys=[]\n"
            "[[object]]\nname='c'\nsource='s'\nalso='b'\nkeys=[]",
            "'c': `also` reaches one table only",
        ),
        ("[[choice]]\nname='a'\nsource='s'\nvalues={}\n" * 2, "choice 'a' stands twice"),
        ("[[object]]\nname='a'\nsource='s'\nkeys=[]\n" * 2, "table 'a' stands twice"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(text: str, words: str) -> None:
    """The message names the file or the row."""
    with pytest.raises(KeyTableError, match=words):
        made(text)


@pytest.mark.parametrize(("table", "row"), ROWS, ids=lambda part: getattr(part, "key", part))
def test_every_row_gives_its_key_its_name(table: str, row: Key) -> None:
    """A value under the key arrives under the name, in the object or in the batch."""
    draft = Draft(KEYS)
    key = "anything" if row.key == "*" else row.key
    here = draft.copy({key: "value"}, table, {})
    home = draft.batch if row.to.startswith("/") else here
    pointer = f"/{row.to.strip('/') or key}"
    assert list(leaves(home)) == [(pointer, "value")]
    assert draft.names.get(f"/{key}", key) == pointer.strip("/").replace("/", ".")


def test_every_row_says_something() -> None:
    """A row that neither renames nor converts is there to tell its key from an unknown one, under
    the name it already has."""
    for table, row in ROWS:
        says = row.to or row.as_ or row.object or row.choice
        assert says, f"{table}: {row.key}"


def test_names_are_written_as_the_events_api_writes_them() -> None:
    """Snake case, no blanks: a typing error in a table would be a field nobody maps."""
    for table, row in ROWS:
        for step in filter(None, row.to.split("/")):
            assert re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", step), f"{table}: {row.to}"


@pytest.mark.parametrize("name", sorted(KEYS.choices))
def test_every_code_of_a_choice_is_named(name: str) -> None:
    """Each code becomes its name; an unknown one stays."""
    draft = Draft(KEYS)
    for code, meaning in KEYS.choices[name].items():
        assert draft.choose(name, code) == meaning
        if code.isdecimal():
            assert draft.choose(name, int(code)) == meaning
    assert draft.choose(name, "no such code") == "no such code"
