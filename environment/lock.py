"""Writes the locks anew, after a change of a version in pom.xml or the requirements: python3 environment/lock.py, with uv on PATH;
with --upgrade to newer packages, too.

What is locked is each package and jar, also of Maven's plugins, by its version and the checksum of its file. pip checks the one
while it installs, ./environment/run the other before it builds.
"""

import json
import subprocess
import sys

from stamps import ROOT, write_whole

# The natives of the other machines are in no build here; they are fetched for their checksums.
PLATFORMS = ("linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64")
LOCK = ROOT / "environment" / "maven.lock"


def lock_packages(name, *options):
    """What is locked stays so where it fits, unless the options are --upgrade."""
    source, lock = f"{name}.txt", ROOT / "environment" / f"{name}.lock"
    command = "uv pip compile -q --universal --generate-hashes --python-version 3.10 --no-header"
    subprocess.run([*command.split(), source, "-o", lock.name, *options], cwd=lock.parent, check=True, stdout=subprocess.DEVNULL)
    write_whole(lock, f"# Written by lock.py from {source}, for every system and Python from 3.10 on.\n{lock.read_text(encoding='utf-8')}")


def jars(platform):
    """What Maven resolves for a platform."""
    subprocess.run(["mvn", "-q", "-B", "-ntp", "-f", ROOT / "pom.xml", f"-Dpytorch.platform={platform}",
                    "se.vandmo:dependency-lock-maven-plugin:lock"], check=True)
    return json.loads(LOCK.read_text(encoding="utf-8"))


def together(locks):
    """One lock that holds what any of them does."""
    whole = locks[0]
    for other in locks[1:]:
        whole["artifacts"].update(other["artifacts"])
        whole["dependencies"] += [one for one in other["dependencies"] if one not in whole["dependencies"]]
    whole["artifacts"] = dict(sorted(whole["artifacts"].items()))
    return whole


def main():
    for name in ("requirements", "browser-requirements"):
        lock_packages(name, *sys.argv[1:])
    write_whole(LOCK, json.dumps(together([jars(platform) for platform in PLATFORMS]), indent=1) + "\n")


if __name__ == "__main__":
    main()
