"""What is built and what is not, in a small checkout with a javac and a Maven that note how they were called."""

import json
import os
import re
import sys
import tempfile
import time
import unittest
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from children import Children
from lock import PLATFORMS
from machine import Machine
from workshop import Workshop

JAVAC = "#!/bin/sh\necho 'Picked up JAVA_TOOL_OPTIONS: -Dx=99' >&2\necho javac {version}\n"
HERE = Path(__file__).resolve().parent
MAVEN = """#!/bin/sh
echo "$@" >> {root}/calls
ls {root}/lib >> {root}/seen
echo jar > {root}/lib/hnn.jar
{then}
"""


@unittest.skipIf(sys.platform == "win32", "its programs are shell scripts")
class Building(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        for name in ("bin", "lib", "src/main/java", "environment"):
            (self.root / name).mkdir(parents=True)
        (self.root / "pom.xml").write_text("<project/>")
        (self.root / "environment/maven.lock").write_text("{}")
        self.source = self.root / "src/main/java/Field.java"
        self.source.write_text("interface Field {}")
        self.program("javac", JAVAC.format(version="17.0.15"))
        self.program("java", "#!/bin/sh\n")
        self.maven()

    def program(self, name, text, folder="bin"):
        path = self.root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def maven(self, then="exit 0"):
        self.program("mvn", MAVEN.format(root=self.root, then=then))

    def calls(self):
        calls = self.root / "calls"
        return calls.read_text().splitlines() if calls.exists() else []

    def build(self, **environment):
        """Builds as a new start of the launcher does; returns how often Maven has been called so far."""
        machine = Machine(environment={"PATH": f"{self.root / 'bin'}:/usr/bin:/bin", **environment},
                          exists=lambda path: path.startswith(str(self.root)) and Path(path).is_file())
        with redirect_stderr(StringIO()), Children(machine) as children:
            shop = Workshop(machine, children, self.root)
            shop.find_java()
            shop.build_library()
        return len(self.calls())

    def fails(self, **environment):
        with self.assertRaises(SystemExit) as caught:
            self.build(**environment)
        return caught.exception.code

    def test_only_what_has_changed_is_built(self):
        self.assertEqual([self.build(), self.build()], [1, 1])
        self.source.write_text("interface Field { }")
        self.assertEqual([self.build(), self.build()], [2, 2])
        self.source.rename(self.source.with_name("Fields.java"))
        self.assertEqual([self.build(), self.build()], [3, 3])
        (self.root / "pom.xml").write_text("<project></project>")
        self.assertEqual([self.build(), self.build()], [4, 4])
        self.program("javac", JAVAC.format(version="21"))
        self.assertEqual([self.build(), self.build()], [5, 5])
        (self.root / "lib/hnn.jar").unlink()
        self.assertEqual([self.build(), self.build()], [6, 6])
        other = self.root / "lib/other.jar"
        other.write_text("which the build did not make")
        self.assertEqual([self.build(), self.build()], [7, 7])

    def test_the_gpu_has_natives_of_its_own(self):
        self.assertEqual([self.build(), self.build(HNN_DEVICE="gpu"), self.build(HNN_DEVICE="gpu"), self.build()], [1, 2, 2, 3])
        self.assertEqual(["-Pgpu" in call for call in self.calls()], [False, True, False])
        self.assertTrue(self.calls()[0].startswith(f"-f {self.root}/pom.xml -B -ntp -Dstyle.color=never -q "
                                                    "se.vandmo:dependency-lock-maven-plugin:check package"))

    def test_a_build_that_failed_is_done_again(self):
        self.maven("exit 1")
        self.assertEqual(self.fails(), "The build failed; the messages above say why.")
        self.maven()
        self.assertEqual([self.build(), self.build()], [2, 2])

    def test_a_build_that_was_killed_is_done_again(self):
        self.build()
        before = self.source.read_text()
        self.source.write_text("interface Changed {}")
        self.maven("kill -9 $$")
        self.assertEqual(self.fails(), 137)
        self.source.write_text(before)  # what the stamp of the first build was for
        self.maven()
        self.assertEqual([self.build(), self.build()], [3, 3])

    def test_a_build_begins_with_an_empty_lib(self):
        (self.root / "lib/old-1.0.jar").write_text("")
        (self.root / "lib/README.md").write_text("")
        half = self.root / "target/classes/Half.class"
        half.parent.mkdir(parents=True)
        half.write_text("")
        self.build()
        self.assertEqual((self.root / "seen").read_text().split(), ["README.md"])
        self.assertFalse(half.exists())

    def test_what_is_missing_is_named_with_what_to_do(self):
        for version, shown in (("11.0.2", "11.0.2"), ("1.8.0_392", "1.8.0_392"), ("", "unknown")):
            self.program("javac", JAVAC.format(version=version))
            self.assertEqual(self.fails(), f"The JDK is too old: javac is version {shown}, but 17 or newer is needed. "
                                           "Install one and set JAVA_HOME to it.")
        self.program("javac", JAVAC.format(version="23-ea"))
        (self.root / "bin/java").unlink()
        self.assertIn("No java beside javac", self.fails())
        (self.root / "bin/javac").unlink()
        self.assertIn("No JDK found: install a JDK 17 or newer", self.fails())

    def test_maven_is_asked_for_when_there_is_something_to_build(self):
        self.build()
        (self.root / "bin/mvn").unlink()
        self.assertEqual(self.build(), 1)
        self.source.write_text("")
        self.assertIn("No Maven found: install Maven 3.6.3", self.fails())

    def test_what_a_killed_unpacking_of_the_natives_left_goes(self):
        natives = self.root / "environment/cache/djl/pytorch"
        for name in ("2.7.1-cpu", "tmp1", "tmp2"):
            (natives / name).mkdir(parents=True)
            (natives / name / "libtorch_cpu.so").write_text("half")
        old = time.time() - 2 * 3600
        for name in ("2.7.1-cpu", "tmp1"):
            os.utime(natives / name, (old, old))
        Workshop(Machine(environment={}), None, self.root).keep_inside()
        self.assertEqual(sorted(folder.name for folder in natives.iterdir()), ["2.7.1-cpu", "tmp2"])

    def test_what_pip_installs_is_locked_with_checksums(self):
        for name in ("requirements", "browser-requirements"):
            wanted = [line for line in (HERE / f"{name}.txt").read_text().splitlines() if line and not line.startswith("#")]
            locked = (HERE / f"{name}.lock").read_text()
            for line in wanted:
                self.assertIn(f"\n{line} ", locked)
            pinned = [part for part in locked.split("\n") if part and part[0].isalpha()]
            self.assertGreaterEqual(len(pinned), len(wanted))
            for line in pinned:
                self.assertRegex(line, r"^[a-z0-9-]+==\S+ .*\\$")
            self.assertGreaterEqual(locked.count("--hash=sha256:"), len(pinned))

    def test_what_maven_fetches_is_locked_with_checksums(self):
        lock = json.loads((HERE / "maven.lock").read_text())
        self.assertTrue(all(jar["integrity"].startswith("sha512:") for jar in lock["artifacts"].values()))
        locked = {jar["artifactId"] for jar in lock["artifacts"].values()}
        named = set(re.findall(r"<artifactId>([\w.-]+)</artifactId>", (HERE.parent / "pom.xml").read_text()))
        # The lock knows no processors of annotations, which run in the compiler alone.
        # The bom is no jar, and Spark is fetched by its profile alone.
        self.assertEqual(named - locked, {"hamiltonian-neural-networks", "error_prone_core", "jmh-generator-annprocess", "junit-bom",
                                          "spark-core_2.13"})
        natives = {jar["classifier"] for jar in lock["artifacts"].values() if jar["artifactId"] == "pytorch-native-cpu"}
        self.assertEqual(natives, set(PLATFORMS))

    def test_java_home(self):
        home = self.root / "jre"
        home.mkdir()
        self.assertEqual(self.fails(JAVA_HOME=str(home)), f"JAVA_HOME is {home}, but there is no javac in {home}/bin: "
                                                          "set it to a JDK 17 or newer, or unset it.")
        self.program("javac", JAVAC.format(version="16"), "jre/bin")
        self.assertIn("javac is version 16", self.fails(JAVA_HOME=str(home)))


if __name__ == "__main__":
    unittest.main()
