"""Finds what must be on the machine, and builds what is not up to date; called by the launcher."""

import importlib.util
import platform
import re
import shutil
import subprocess
import sys
import time

import stamps
from stamps import ROOT


def say(text):
    print(text, file=sys.stderr, flush=True)


# Checks each jar's version and checksum against maven.lock.
LOCKED = "se.vandmo:dependency-lock-maven-plugin:check"
# Seconds after which no unpacking is still under way.
UNPACKING = 3600
# Who changes a number in src/ to try it need not pass what the build checks for a commit.
UNCHECKED = ["-Dspotless.check.skip", "-Dmdep.analyze.skip", "-Dmaven.compiler.failOnWarning=false", "-P", "!error-prone"]


class Workshop:
    """A checkout on a machine, with what is built in it."""

    def __init__(self, machine, children, root=ROOT):
        self.machine, self.children, self.root = machine, children, root
        self.environment = root / "environment"
        self.cache, self.output = self.environment / "cache", self.environment / "output"
        self.venv = self.environment / "venv"
        # With HNN_DEVICE=gpu the engine's natives are those for CUDA.
        self.natives = ["-Pgpu"] if machine.environment.get("HNN_DEVICE") == "gpu" else []
        self.javac_version = None

    # --- what must be on the machine -------------------------------------------------------------------------------------

    def find_java(self):
        machine = self.machine
        home = machine.environment.get("JAVA_HOME")
        folder = machine.prefer_java_home()
        javac = machine.find("javac")
        if folder and (not javac or not javac.startswith(folder)):
            sys.exit(f"JAVA_HOME is {home}, but there is no javac in {folder}: set it to a JDK 17 or newer, or unset it.")
        if not javac:
            sys.exit("No JDK found: install a JDK 17 or newer and put its bin folder on PATH, or set JAVA_HOME.")
        self.javac_version = version_of(javac, machine.environment)
        major = re.match(r"\d*", self.javac_version).group()
        if not major or int(major) < 17:
            sys.exit(f"The JDK is too old: javac is version {self.javac_version or 'unknown'}, but 17 or newer is needed. "
                     "Install one and set JAVA_HOME to it.")
        if not machine.find("java"):
            sys.exit("No java beside javac: install a whole JDK 17 or newer and put its bin folder on PATH.")

    def find_maven(self):
        found = self.machine.find("mvn")
        return found or sys.exit("No Maven found: install Maven 3.6.3 or newer and put mvn on PATH.")

    def find_python(self):
        """Whether the Python that runs this, whose version the launcher has checked, can do what is asked of it."""
        if not all(importlib.util.find_spec(name) for name in ("ensurepip", "venv")):
            sys.exit("This Python cannot make virtual environments: install its venv package "
                     "(on Debian: apt install python3-venv).")

    def maven(self, *arguments):
        """The command that runs Maven on this project."""
        return [self.find_maven(), "-f", self.root / "pom.xml", "-B", "-ntp", "-Dstyle.color=never", *self.natives, *arguments]

    # --- what is built here ----------------------------------------------------------------------------------------------

    def build_library(self):
        sources = [self.root / "pom.xml", self.environment / "maven.lock", *stamps.files_below(self.root / "src" / "main")]
        key = stamps.fingerprint(*sources, self.javac_version, *self.natives, root=self.root)
        with self.alone():
            stamps.make(self.cache / "library.stamp", key, [self.root / "lib" / "hnn.jar"], self.package_library,
                        lambda: stamps.listing(self.root / "lib", "*.jar"))

    def spark(self):
        """Stages Apache Spark, and what hands it the jobs of a sweep, in lib/spark."""
        self.library()
        sources = [self.root / "pom.xml", *stamps.files_below(self.root / "src" / "main"), *stamps.files_below(self.root / "src" / "spark")]
        staged = self.root / "lib" / "spark"

        def package():
            say("Staging Spark in lib/spark (the first time this downloads about 250 MB) ...")
            shutil.rmtree(staged, ignore_errors=True)
            self.must(self.maven("-q", "-Pspark", "package", "-DskipTests", *UNCHECKED), "The build failed")

        with self.alone():
            stamps.make(self.cache / "spark.stamp", stamps.fingerprint(*sources, self.javac_version, root=self.root),
                        [staged / "hnn-spark.jar"], package, lambda: stamps.listing(staged, "jars/*.jar"))

    def alone(self):
        """Two commands at once would build into the same folders."""
        self.cache.mkdir(parents=True, exist_ok=True)
        return self.machine.alone(self.cache / "building", "Another command is building here; waiting for it ...")

    def package_library(self):
        command = self.maven("-q", LOCKED, "package", "-DskipTests", *UNCHECKED)
        say("Building the library and staging lib/ (the first time this downloads about 180 MB) ...")
        for jar in (self.root / "lib").glob("*.jar"):
            jar.unlink()
        # A class whose writing was cut short is newer than its source: Maven would take it for done.
        shutil.rmtree(self.root / "target" / "classes", ignore_errors=True)
        self.must(command, "The build failed")

    def benchmarks(self, *more):
        """Compiles them, with the library's tests, among which they lie."""
        say("Building the benchmarks ...")
        self.must(self.maven("-q", "test-compile", *UNCHECKED, *more), "The build failed")

    def must(self, command, failed):
        """Runs a step of a build; if it fails, says so, or ends as what was told to end."""
        if status := self.children.run(*command):
            sys.exit(f"{failed}; the messages above say why." if status < 128 else status)

    def build_venv(self, name, requirements, words):
        """A virtual environment in a folder of that name, and what is in it in words; returns its Python."""
        venv, requirements = self.environment / name, self.environment / requirements
        python = self.machine.in_venv(venv, "python")

        def install():
            say(f"Making the virtual environment with {words} ...")
            if venv.exists():
                shutil.rmtree(venv)
            self.children.must(sys.executable, "-m", "venv", venv)
            command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", requirements]
            self.must(command, f"pip could not install {requirements.relative_to(self.root).as_posix()}")

        key = stamps.fingerprint(requirements, str(self.root), platform.python_version(), root=self.root)
        with self.alone():
            stamps.make(self.cache / f"{name}.stamp", key, [python], install,
                        lambda: stamps.listing(venv, "lib/python*/site-packages/*") + stamps.listing(venv, "Lib/site-packages/*"))
        return python

    def keep_inside(self):
        self.machine.keep_inside(self.cache)
        # The engine unpacks its natives when it is first used, some 300 MB, and one that was killed leaves what it had.
        for folder in (self.cache / "djl" / "pytorch").glob("tmp*"):
            if time.time() - folder.stat().st_mtime > UNPACKING:
                shutil.rmtree(folder, ignore_errors=True)

    def library(self):
        """All that a program of the library needs."""
        self.find_java()
        self.keep_inside()
        self.build_library()

    def set_up(self):
        """All that the notebooks need; returns the Python that runs them."""
        self.find_java()
        self.find_python()
        self.keep_inside()
        self.build_library()
        return self.build_venv("venv", "requirements.lock", "JupyterLab and the Java kernel")


def version_of(javac, environment):
    """What a javac calls itself, as 17.0.15; empty where it does not say. The other lines are about its options."""
    done = subprocess.run([javac, "-version"], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    found = re.search(r"^javac (\S+)", done.stdout, re.MULTILINE)
    return found.group(1) if found else ""
