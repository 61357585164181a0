"""How a capture stands, put into its panel."""

from inspector.capture import Apart
from inspector.ui.capture_feed import Feed
from inspector.ui.panels.capture import CapturePanel, Standing


def show(panel: CapturePanel, capture: Apart, feed: Feed, *, running: bool) -> None:
    """Brings the panel up to date: counts, news, what needs attention, the last requests."""
    log = capture.log
    address = capture.base_url.removeprefix("http://")
    senders = tuple(log.senders)
    panel.show_standing(Standing(address, running, log.counts, senders, feed.waiting, feed.paused))
    panel.show_news(feed.news)
    _show_trouble(panel, capture)
    if panel.tabs.isVisible() and panel.tabs.currentWidget() is panel.log:
        panel.log.show_receipts(log.receipts())


def _show_trouble(panel: CapturePanel, capture: Apart) -> None:
    log = capture.log
    strange = next(iter(tuple(log.strange_hosts)), "")
    last = log.last
    if log.trouble:
        panel.say(log.trouble)
    elif strange:
        panel.say(
            f"Requests for {strange} are refused: it is not known to lead to this machine. "
            "If it is your tunnel's name, allow it.",
            f"Allow {strange}",
            lambda: capture.allow(strange),
        )
    elif last and last.failure:
        panel.say(f"Captured, but not passed on. {last.failure}")
    elif last and last.note:
        panel.say(last.note)
    else:
        panel.say("")
