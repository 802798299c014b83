"""Runs checks one after the other and says which held; used by notebooks.py and browser.py."""

import sys


def run(kind, checks, failures):
    """Runs (title, check) pairs, of which each check returns what it saw; returns how many failed."""
    passed = failed = 0
    for title, check in checks:
        print(f"{title} ...", file=sys.stderr, flush=True)
        try:
            print(f"{title}: passed, {check()}", flush=True)
            passed += 1
        except failures as error:
            print(f"{title}: FAILED\n{error}", flush=True)
            failed += 1
    print(f"{kind}: {passed} passed, {failed} failed", flush=True)
    return failed


def words(check):
    """A check's name as a title."""
    return check.__name__.replace("_", " ")
