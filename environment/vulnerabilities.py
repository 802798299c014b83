"""Lists the known vulnerabilities of all that is locked: ./environment/run vulnerabilities."""

import json
import re
import sys
from http.client import HTTPException
from urllib.request import Request, urlopen

from stamps import ROOT

# The open list that GitHub's, PyPI's and others' advisories flow into.
OSV = "https://api.osv.dev"
# What one question may hold.
MOST = 1000


def locked(environment=ROOT / "environment"):
    """Each jar and package by the names that OSV has for its registry, itself and its version."""
    jars = json.loads((environment / "maven.lock").read_text(encoding="utf-8"))["artifacts"].values()
    found = [("Maven", f"{jar['groupId']}:{jar['artifactId']}", jar["version"]) for jar in jars]
    for lock in ("requirements.lock", "browser-requirements.lock"):
        text = (environment / lock).read_text(encoding="utf-8")
        found += [("PyPI", *pinned) for pinned in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)]
    return sorted(set(found))


def known(packages, address=OSV):
    """For each package, the ids of its known vulnerabilities."""
    ids = []
    for begin in range(0, len(packages), MOST):
        part = packages[begin:begin + MOST]
        queries = [{"package": {"ecosystem": registry, "name": name}, "version": version} for registry, name, version in part]
        question = Request(f"{address}/v1/querybatch", json.dumps({"queries": queries}).encode(),
                           {"Content-Type": "application/json"})
        with urlopen(question, timeout=30) as answer:
            results = json.load(answer)["results"]
        if len(results) != len(part):
            raise ValueError(f"{len(results)} answers for {len(part)} packages")
        ids += [sorted(one["id"] for one in result.get("vulns", [])) for result in results]
    return ids


def main(address=OSV):
    """Prints what is known; returns 0 where nothing is, 1 where something is, 2 where it cannot be found out."""
    packages = locked()
    try:
        ids = known(packages, address)
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        print(f"Which of the {len(packages)} locked jars and packages have a known vulnerability cannot be said: {address} gave no"
              f" list ({error}). It needs the network.", file=sys.stderr)
        return 2
    for (registry, name, version), found in zip(packages, ids):
        for one in found:
            print(f"{registry} {name} {version}: https://osv.dev/vulnerability/{one}")
    print(f"{len(packages)} jars and packages asked for, {sum(map(bool, ids))} with a known vulnerability")
    return 1 if any(ids) else 0
