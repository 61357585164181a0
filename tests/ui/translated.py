"""Batches in other words than the Events API's, through the real pipeline."""

from inspector.app import pipeline_for
from inspector.model.inspection import Inspection
from inspector.model.mapping import MappingSettings
from tests.ui.batches import TIME

NATIVE = b"""{"dt": "h", "id": "b-77", "ct": 1795435389500, "mpid": 6504934091054997508,
 "ui": [{"n": 1, "i": "c-4711"}],
 "msgs": [
  {"dt": "e", "et": "Other", "n": "Plan Seen", "ct": 1795435389482, "attrs": {"price": 149.90}},
  {"dt": "e", "et": "Other", "n": "Plan Left", "ct": 1795435389483}]}"""
"""Two events with the short keys of the phone SDKs."""

FIREHOSE = b"""{"type": "event_processing_request", "id": "r-1", "firehose_version": "3.2.0",
 "timestamp_ms": 1795435389500,
 "account": {"account_id": 4711, "account_settings": {"apiKey": "S3cret"}},
 "user_identities": [{"type": "customer", "encoding": "raw", "value": "c-4711"}],
 "events": [{"type": "custom_event", "id": "e-1", "timestamp_ms": 1795435389482,
   "name": "Plan Seen", "custom_type": "other", "attributes": {"plan": "gold"}}]}"""
"""One event as a partner receives it, with the partner's key."""

PIPELINE = pipeline_for(MappingSettings(), TIME + 86_400_000)


def inspect(raw: bytes, event: int = 0) -> Inspection:
    """One event of a batch."""
    return [found for record in PIPELINE.read(raw) for found in PIPELINE.inspect(record)][event]
