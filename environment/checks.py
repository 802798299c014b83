"""Runs checks and reports which passed; used by notebooks.py and browser.py."""

import sys
from concurrent.futures import ProcessPoolExecutor


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
    with ProcessPoolExecutor(workers) as pool:
        running = [(title, pool.submit(outcome, title, check, failures)) for title, check in checks]
        for title, result in running:
            yield title, *result.result()


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
