"""Which values decide what the checks find, beyond the structure of the event: the same questions
as the checks ask, answered with codes only, so that a million events of few structures need few
full checks."""

from collections.abc import Hashable

from inspector.diagnose.checks.contact import about_change, about_contacts
from inspector.diagnose.checks.environment import (
    addresses_for_tests,
    came_from_moengage,
    environment_fault,
)
from inspector.diagnose.checks.identity import key_faults, mpid_faults
from inspector.diagnose.checks.names import LONGEST_NAME, avoided
from inspector.diagnose.checks.numbers import about_batch_ids, about_event_ids
from inspector.diagnose.checks.time import time_faults
from inspector.diagnose.checks.values import about_objects, about_values
from inspector.diagnose.names import Names
from inspector.model.batch import Batch, Event
from inspector.model.identity import CUSTOMER_ID_SPELLINGS
from inspector.model.json import Json, text_of
from inspector.model.mapping import Identity, MappingSettings


def about_batch(batch: Batch, settings: MappingSettings, names: Names) -> tuple[Hashable, ...]:
    """What the values of its identities and ids bring about, for every event of the batch."""
    identities = batch.part("user_identities")
    keys: dict[Identity, tuple[Json, ...]] = {
        Identity.CUSTOMER_ID: tuple(identities.get(name) for name in CUSTOMER_ID_SPELLINGS),
        Identity.EMAIL: (identities.get("email"),),
        Identity.MPID: (batch.tree.get("mpid"),),
    }
    return (
        tuple(finding.code for finding in batch.findings),
        mpid_faults(batch.tree.get("mpid"), settings),
        about_batch_ids(batch),
        *[key_faults(text_of(value), settings, names) for value in keys[settings.identity]],
        about_values(identities.get("email")),
        environment_fault(batch, settings),
        came_from_moengage(batch),
        about_users(batch, settings, names),
    )


def about_users(batch: Batch, settings: MappingSettings, names: Names) -> tuple[Hashable, ...]:
    """What the attributes of its user bring about, which a workspace's rules may have changed."""
    attributes = batch.part("user_attributes")
    return (
        about_contacts(batch),
        about_values(attributes),
        settings.objects and about_objects(attributes),
        bool(addresses_for_tests(batch, settings, names)),
    )


def about_event(
    event: Event, action: Json, settings: MappingSettings, names: Names, now_ms: int | None
) -> tuple[Hashable, ...]:
    """What the event's time, its ids, its values and its name in MoEngage bring about."""
    named = action if isinstance(action, str) else ""
    data = event.data
    return (
        about_values(data),
        settings.objects and about_objects(data.get("custom_attributes")),
        settings.objects and about_objects({"new": data.get("new")}),
        about_change(event),
        len(named) > LONGEST_NAME,
        bool(avoided(named)),
        time_faults(event.data.get("timestamp_unixtime_ms"), now_ms),
        about_event_ids(event),
        bool(action),
        bool(named) and names.is_reserved_event(named),
    )
