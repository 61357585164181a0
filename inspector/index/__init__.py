"""An opened source: its records, one light row an event, and the filter language over rows."""
