"""Measurements, run by hand: `python -m tests.benchmarks.bench_start`.

Each prints a number beside the promise it stands for, as a ratio taken in one run, because machines
differ and are busy. None is a test: a slow machine is no fault in the project.
"""
