"""Real senders, as programs of their own: each runs the very lines that the window shows for it."""

import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector.capture import senders

NPM = ("mparticle@1.0.8", "@mparticle/web-sdk@2.68.0")
"""Apache-2.0, both."""
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--no-proxy-server",
)  # fmt: skip
PAGE = b"""<!doctype html><meta charset=utf-8><title>shop</title>
<script>%(setup)b</script>
<script src=/mparticle.js></script>
<script>%(shop)b</script>"""
BEACON = b"""<!doctype html><meta charset=utf-8><title>leaving</title>
<script>
const send = (batch) => navigator.sendBeacon(
  '%(url)b', new Blob([JSON.stringify(batch)], { type: 'text/plain;charset=UTF-8' }));
send(%(first)b);
addEventListener('pagehide', () => send(%(last)b));
setTimeout(() => { location.href = 'about:blank'; }, 300);
</script>"""
PYTHON = """
import mparticle
from mparticle.models.user_attribute_change_event import UserAttributeChangeEvent

%(setup)s
def batch(user, *events):
    made = mparticle.Batch()
    made.environment = "development"
    made.user_identities = mparticle.UserIdentities(customerid=user, email=user + "@shop.test")
    made.user_attributes = {"plan": "gold"}
    made.events = list(events)
    return made

session = mparticle.SessionStartEvent(session_id=7)
names = [mparticle.AppEvent("p%%d" %% number, "navigation") for number in range(10)]
product = mparticle.Product(id="sku-1", name="Shirt", price=149.9, quantity=1)
action = mparticle.ProductAction(
    action="purchase", transaction_id="T-1", total_amount=149.9, products=[product]
)
bought = mparticle.CommerceEvent(product_action=action, currency_code="USD")
changed = UserAttributeChangeEvent(user_attribute_name="plan", new="gold", old="free")
api.upload_events(batch("c-1", session, *names[:4]))
api.bulk_upload_events([batch("c-1", *names[4:8], bought), batch("c-2", changed, *names[8:])])
"""
NODE = """
const mParticle = require('mparticle');
%(setup)s
function batch(user, events) {
  const made = new mParticle.Batch(mParticle.Batch.Environment.development);
  made.user_identities = new mParticle.UserIdentities();
  made.user_identities.customerid = user;
  made.user_attributes = { plan: user === 'c-1' ? 'free' : 'gold' };
  events.forEach((event) => made.addEvent(event));
  return made;
}
const kind = mParticle.AppEvent.CustomEventType.navigation;
const names = [...Array(10).keys()].map((n) => new mParticle.AppEvent(kind, 'n' + n));
const product = new mParticle.Product('sku-1', 'Shirt', 149.9, 149.9);
const bought = new mParticle.CommerceEvent();
bought.product_action = new mParticle.ProductAction('purchase', 'T-1', 149.9, [product]);
const first = batch('c-1', [new mParticle.SessionStartEvent(), ...names.slice(0, 5)]);
const rest = [batch('c-1', [bought]), batch('c-2', names.slice(5))];
const fail = (error) => { if (error) { console.error(error); process.exit(1); } };
api.uploadEvents(first, (error) => { fail(error); api.bulkUploadEvents(rest, fail); });
"""
WEB = """
window.mParticle.init('us1-testkey', window.mParticle.config);
mParticle.ready(function () {
  mParticle.Identity.login({ userIdentities: { customerid: 'c-1' } }, function () {
    for (let n = 0; n < 5; n++) mParticle.logEvent('w' + n, mParticle.EventType.Navigation);
    mParticle.Identity.getCurrentUser().setUserAttribute('plan', 'gold');
    const product = mParticle.eCommerce.createProduct('Shirt', 'sku-1', 149.9, 1);
    mParticle.eCommerce.logProductAction(
      mParticle.ProductActionType.Purchase, [product], {}, {},
      { Id: 'T-1', Revenue: 149.9 });
    mParticle.Identity.modify({ userIdentities: { email: 'maria@shop.test' } }, function () {
      mParticle.logPageView('Thanks');
      for (let n = 5; n < 10; n++) mParticle.logEvent('w' + n, mParticle.EventType.Navigation);
      mParticle.endSession();
    });
  });
});
"""


def lines(sender: str, base_url: str) -> str:
    """What the window tells a user of this sender to paste."""
    return senders.find(sender).at(base_url).lines + "\n"


def run_python(base_url: str) -> None:
    """Sends with mParticle's Python SDK."""
    pytest.importorskip("mparticle", reason="needs mParticle's Python SDK (the test extra)")
    _run([sys.executable, "-c", PYTHON % {"setup": lines("python", base_url)}])


def run_node(base_url: str, packages: Path) -> None:
    """Sends with mParticle's Node SDK."""
    _run(["node", "-e", NODE % {"setup": lines("node", base_url)}], packages)


def installed(folder: Path) -> Path:
    """mParticle's packages from npm; the test is skipped where they cannot be had."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("needs Node.js and npm")
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)]
    try:
        done = subprocess.run([*command, *NPM], capture_output=True, timeout=90)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer within 90 seconds")
    if done.returncode:
        pytest.skip("npm could not install mParticle's packages")
    return folder


def shop(base_url: str) -> bytes:
    """A shop's page with the web SDK."""
    return PAGE % {b"setup": lines("web", base_url).encode(), b"shop": WEB.encode()}


def web_sdk(packages: Path) -> bytes:
    """mParticle's web SDK as it is."""
    return (packages / "node_modules/@mparticle/web-sdk/dist/mparticle.js").read_bytes()


def leaving(base_url: str, first: bytes, last: bytes) -> bytes:
    """A page that sends a batch with a beacon, and another one while it is being left."""
    url = f"{base_url}/v3/JS/us1-testkey/events".encode()
    return BEACON % {b"url": url, b"first": first, b"last": last}


@contextmanager
def browser(page: bytes, profile: Path, script: bytes = b"") -> Iterator[None]:
    """Chromium with a page, served with the web SDK beside it, until the block ends."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("needs Chromium (Debian's package chromium)")
    with _site(page, script) as address:
        command = [chromium, *CHROMIUM, f"--user-data-dir={profile}", "--remote-debugging-port=0"]
        process = subprocess.Popen(
            [*command, address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def _site(page: bytes, script: bytes) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = ("javascript", script) if "mparticle.js" in self.path else ("html", page)
            self.send_response(200)
            self.send_header("Content-Type", f"text/{kind}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, name="site")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _run(command: list[str], folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
