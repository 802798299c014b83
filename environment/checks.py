"""Runs checks and reports which passed; used by notebooks.py and browser.py."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children

from children import leave_when_told


def run(kind, checks, failures, workers=1):
    """Runs (title, check) pairs, as many at once as there are workers; a check returns what it saw. Returns how many failed."""
    passed = failed = 0
    for title, held, seen in outcomes(checks, failures, workers):
        print(f"{title}: passed, {seen}" if held else f"{title}: FAILED\n{seen}", flush=True)
        passed, failed = passed + held, failed + (not held)
    print(f"{kind}: {passed} passed, {failed} failed", flush=True)
    return failed


def outcomes(checks, failures, workers):
    if workers == 1:
        for title, check in checks:
            yield title, *outcome(title, check, failures)
        return
    with ProcessPoolExecutor(workers, initializer=leave_when_told) as pool:
        running = [(title, pool.submit(outcome_or_end, title, check, failures)) for title, check in checks]
        try:
            for title, result in running:
                yield title, *result.result()
        except BaseException:
            for worker in active_children():
                worker.terminate()
            raise


def outcome_or_end(title, check, failures):
    """In a worker: one that is to end, and has closed its kernel, does not begin the next check."""
    try:
        return outcome(title, check, failures)
    except SystemExit:
        os._exit(1)


def outcome(title, check, failures):
    """Whether a check passed, and what it saw or why it failed."""
    print(f"{title} ...", file=sys.stderr, flush=True)
    try:
        return True, check()
    except failures as error:
        return False, str(error)


def words(check):
    """A check's name as a title."""
    return check.__name__.replace("_", " ")
