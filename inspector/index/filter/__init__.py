"""The filter line: `type:commerce_event (problem:any or verdict:lossy) user:~maria -refund`.

`parse` makes a `Filter` of a line or says in a sentence what is wrong and where. `matches` asks it
about one row; `select` asks its `plan` about any set of rows, such as the columns of a million.
"""

from inspector.index.filter.completion import Suggestion, Values, complete
from inspector.index.filter.cursor import FilterError
from inspector.index.filter.grammar import Token
from inspector.index.filter.keys import KEYS, Key, Kind
from inspector.index.filter.line import Filter, lasting, parse, toggled, token_text
from inspector.index.filter.nodes import And, Node, Not, Op, Or, Term, Text, line_of
from inspector.index.filter.rows import Beyond, Contains, column
from inspector.index.filter.select import Leaf, select

__all__ = [
    "KEYS",
    "And",
    "Beyond",
    "Contains",
    "Filter",
    "FilterError",
    "Key",
    "Kind",
    "Leaf",
    "Node",
    "Not",
    "Op",
    "Or",
    "Suggestion",
    "Term",
    "Text",
    "Token",
    "Values",
    "column",
    "complete",
    "lasting",
    "line_of",
    "parse",
    "select",
    "toggled",
    "token_text",
]
