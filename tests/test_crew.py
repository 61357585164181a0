"""Several processes answer in the order of the tasks."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from inspector.crew import Crew


@contextmanager
def adding(number: int) -> Iterator[Callable[[int], tuple[int, int]]]:
    """Adds, and says in which process."""
    yield lambda task: (task + number, os.getpid())


@contextmanager
def failing() -> Iterator[Callable[[int], int]]:
    """Ends its process at the third task."""

    def answer(task: int) -> int:
        if task == 2:
            os._exit(1)
        return task

    yield answer


def test_answers_come_in_the_order_of_the_tasks() -> None:
    """Each once, from all processes, none of which is left."""
    with Crew(2, adding, (100,), "test", ahead=3) as crew:
        done = list(crew.work(iter(range(200))))
    assert [each.task for each in done] == list(range(200))
    assert [each.answer[0] for each in done] == list(range(100, 300))
    assert {each.worker for each in done} == {0, 1}
    assert len({each.answer[1] for each in done}) == 2
    assert all(len({e.answer[1] for e in done if e.worker == n}) == 1 for n in (0, 1))
    assert multiprocessing.active_children() == []


def test_tasks_are_asked_for_as_they_are_needed() -> None:
    """A long row of them is not held in memory, and work can be left in the middle."""
    asked = 0

    def tasks() -> Iterator[int]:
        nonlocal asked
        for number in range(10_000):
            asked += 1
            yield number

    with Crew(1, adding, (1,), "test") as crew:
        for done in crew.work(tasks()):
            if done.task == 5:
                break
    assert asked < 20
    assert multiprocessing.active_children() == []


def test_it_can_be_stopped() -> None:
    """And no task needs no answer."""
    with Crew(1, adding, (1,), "test") as crew:
        assert list(crew.work(range(5), stopped=lambda: True)) == []
        assert list(crew.work([])) == []


def test_large_tasks_and_answers_do_not_stand_still() -> None:
    """Both pipes are full at the same time."""
    with Crew(2, echoing, (), "test") as crew:
        done = list(crew.work(bytes([number]) * 2_000_000 for number in range(6)))
    assert [each.answer for each in done] == [each.task for each in done]


@contextmanager
def echoing() -> Iterator[Callable[[bytes], bytes]]:
    """Answers with the task."""
    yield lambda task: task


def test_a_process_that_ends_is_an_error() -> None:
    """Not an answer that never comes."""
    with (
        pytest.raises(OSError, match="ended before its work was done"),
        Crew(1, failing, (), "test") as crew,
    ):
        list(crew.work(range(5)))
    assert multiprocessing.active_children() == []
