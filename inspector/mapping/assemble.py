"""From the writes to the request bodies, with a link for every field of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from inspector.mapping.settle import Work, Write
from inspector.mapping.shapes import Leaf, Node, Path, target_path
from inspector.mapping.trie import Rule, split
from inspector.mapping.walk import Claim
from inspector.model.json import leaves
from inspector.model.mapping import Link, LinkKind, Request

FAMILIES = {"user": "customer", "event": "event"}
"""Side of a rule's `to` → endpoint family, in the order the requests go out."""


class Assembly(NamedTuple):
    """The requests, and how they came about."""

    requests: tuple[Request, ...]
    links: list[Link]
    trees: tuple[Node, ...]
    """What each request was built of; the writer of a leaf is its `Write`."""


def assemble(work: Work, added: Sequence[Rule], with_event: bool) -> Assembly:
    """The requests and the links into them. Rows are served in their order: where two lead to one
    place, the first stays and the other is left out with a reason."""
    sides = {"event"} if with_event else set()
    if any(write.side == "user" and write.path[0] == "attributes" for write in work.writes):
        # A user request without attributes would say nothing.
        sides.add("user")
    pending = [write for write in (*work.writes, *_added(added)) if write.side in sides]
    trees: dict[str, Node] = {}
    placed = list(_place(sorted(pending, key=lambda write: write.rule.order), trees, work))
    requests: list[Request] = []
    pointers: dict[str, dict[Path, str]] = {}
    for side in (side for side in FAMILIES if side in trees):
        body, pointers[side] = trees[side].build(f"/{len(requests)}")
        if isinstance(body, dict):
            requests.append(Request(FAMILIES[side], body))
    links = [link for write in placed for link in _links(write, pointers[write.side][write.path])]
    _settle_leftovers(work, links)
    return Assembly(tuple(requests), links, tuple(trees[s] for s in FAMILIES if s in trees))


def _added(rules: Sequence[Rule]) -> Iterable[Write]:
    for rule in rules:
        for target in rule.row.targets:
            side, pattern = split(target)
            claim = Claim("", rule.row.value, (rule,))
            yield Write(claim, rule, side, target_path(pattern, ()), rule.row.value)


def _place(writes: Iterable[Write], trees: dict[str, Node], work: Work) -> Iterator[Write]:
    """Puts the writes into their trees; yields those that found their place free."""
    for write in writes:
        leaf = Leaf(write.value, write)
        there = trees.setdefault(write.side, Node()).insert(write.path, leaf)
        if there is None:
            yield write
            continue
        winner = there.writer
        assert isinstance(winner, Write)
        if winner.value == write.value and winner.path == write.path:
            winner.merged.append(write.claim)
        else:
            reason = "drop.superseded" if winner.claim.beside else "drop.collision"
            work.leave_out(write.claim, reason)


def _links(write: Write, at: str) -> Iterator[Link]:
    rule = write.rule.row.id
    if write.rule.row.value is not None:
        yield Link((), at, LinkKind.ADDED, rule)
        return
    if not write.merged and not write.claim.beside and not isinstance(write.value, dict | list):
        yield Link((write.claim.pointer,), at, _kind(write, at), rule)  # so it is with nearly all
        return
    claims = (write.claim, *write.merged)
    beside = [pointer for claim in claims for pointer in claim.beside]
    for suffix, _ in leaves(write.value):
        sources = tuple(dict.fromkeys([*(claim.pointer + suffix for claim in claims), *beside]))
        kind = LinkKind.MERGED if len(sources) > 1 else _kind(write, at)
        yield Link(sources, at + suffix, kind, rule)


def _kind(write: Write, at: str) -> LinkKind:
    before, after = write.claim.value, write.value
    if type(before) is not type(after) or before != after:
        return LinkKind.CONVERTED
    same_name = write.claim.pointer.rpartition("/")[2] == at.rpartition("/")[2]
    return LinkKind.KEPT if same_name else LinkKind.RENAMED


def _settle_leftovers(work: Work, links: list[Link]) -> None:
    """A field has one fate: what went somewhere is not left out as well, and what was meant for a
    request that is not made is."""
    linked = {source for link in links for source in link.sources}
    fates = {fate.claim.pointer: fate for fate in reversed(work.fates)}  # the first one counts
    work.fates = [
        fate
        for fate in work.fates
        if fates[fate.claim.pointer] is fate and not _touches(fate.claim, linked)
    ]
    settled = {fate.claim.pointer for fate in work.fates}
    for write in work.writes:
        if write.claim.pointer not in settled and not _touches(write.claim, linked):
            settled.add(write.claim.pointer)
            work.leave_out(write.claim, "drop.no_request")


def _touches(claim: Claim, linked: set[str]) -> bool:
    if claim.pointer in linked:
        return True
    return any(claim.pointer + suffix in linked for suffix, _ in claim.leaves())
