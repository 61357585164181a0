"""What goes between a window and its capture."""

import pickle

from inspector.capture.log import Counts, Receipt, Report
from inspector.capture.orders import Allow, Done, Failed, PassOn, Started, Stop, Told


def test_all_of_it_crosses_over() -> None:
    """Every word is a value that another process gets as it was."""
    report = Report(Counts(1, 2), (("web SDK", 1),), ("a.test",), "", (Receipt(1, 2, "web SDK"),))
    for word in (Stop(), PassOn(None), PassOn(""), Allow("a"), Started(1), Failed("No.", True),
                 Done(), Told(report, 9)):  # fmt: skip
        assert pickle.loads(pickle.dumps(word)) == word
