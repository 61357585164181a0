"""Whether data and workspace belong together, and where the data has been before."""

from collections.abc import Iterator

from inspector.diagnose.checks.decided import Question, decided_by
from inspector.diagnose.checks.subject import Subject, World
from inspector.diagnose.checks.told import listed
from inspector.diagnose.names import Names
from inspector.model.batch import Batch
from inspector.model.json import Json, escape, text_of
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Finding

_MOENGAGE = "moengage"
_ITS_ID = "moe_anonymous_id"


@decided_by("batch:/environment", asked=lambda _: lambda value: text_of(value).lower())
def environment(subject: Subject) -> Iterator[Finding]:
    """Development data for real customers, and the reverse."""
    if subject.mapping.requests and (
        code := environment_fault(subject.event.batch, subject.settings)
    ):
        yield Finding(code, ("/environment",) if "environment" in subject.event.batch.tree else ())


def environment_fault(batch: Batch, settings: MappingSettings) -> str:
    """The problem code; nothing where nobody said what the workspace is for."""
    if settings.live is None:
        return ""
    developing = batch.environment == "development"
    if settings.live:
        return "environment.development" if developing else ""
    return "" if developing else "environment.production"


@decided_by(
    "batch:/user_identities/*",
    "batch:/user_attributes/*",
    asked=lambda world: _is_for_tests(world) if world.settings.live else None,
    types=(str,),
)
def test_addresses(subject: Subject) -> Iterator[Finding]:
    """Addresses that nobody has, on their way to real customers."""
    if subject.mapping.requests:
        found = addresses_for_tests(subject.event.batch, subject.settings, subject.names)
        if found:
            values = {"addresses": listed(tuple(dict.fromkeys(value for _, value in found)))}
            yield Finding("environment.test_address", tuple(at for at, _ in found), values)


def _is_for_tests(world: World) -> Question:
    return lambda value: world.names.is_for_tests(text_of(value))


def addresses_for_tests(
    batch: Batch, settings: MappingSettings, names: Names
) -> tuple[tuple[str, str], ...]:
    """Pointer and value of each address that is for tests, where that matters."""
    if not settings.live:
        return ()
    holders = ("user_identities", "user_attributes")
    return tuple(
        (f"/{holder}/{escape(key)}", value)
        for holder in holders
        for key, value in batch.part(holder).items()
        if isinstance(value, str) and names.is_for_tests(value)
    )


@decided_by(
    "batch:/source_info/partner",
    "batch:/source_info/channel",
    asked=lambda _: lambda value: _MOENGAGE in _folded(value),
)
def loop(subject: Subject) -> Iterator[Finding]:
    """An event that MoEngage itself made and fed into mParticle."""
    if subject.mapping.requests and (pointer := came_from_moengage(subject.event.batch)):
        yield Finding("event.loop", (pointer,))


def came_from_moengage(batch: Batch) -> str:
    """The pointer that gives away that MoEngage fed the batch into mParticle; or nothing."""
    source = batch.part("source_info")
    for key in ("partner", "channel"):
        if _MOENGAGE in _folded(source.get(key)):
            return f"/source_info/{key}"
    for holder in ("user_identities", "partner_identities"):
        if _ITS_ID in batch.part(holder):
            return f"/{holder}/{_ITS_ID}"
    return ""


def _folded(value: Json) -> str:
    return value.casefold() if isinstance(value, str) else ""
