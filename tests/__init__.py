"""The tests mirror `inspector/`; journeys, benchmarks and architecture have rooms of their own."""
