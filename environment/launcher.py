"""What ./environment/run, test and lab do; on Windows run.cmd, test.cmd and lab.cmd."""

import sys

# Up to here, and in its form, this file can be read by any Python 3.
if sys.version_info < (3, 10):
    sys.exit("Python is too old: Python {}.{}.{}, but 3.10 or newer is needed. "
             "Name another, as in PYTHON=python3.12 ./environment/{}.".format(*sys.version_info[:3], sys.argv[1]))

from pathlib import Path

import vulnerabilities
from children import Children, leave_when_told
from machine import Machine
from stamps import write_whole
from testing import in_browser, test
from workshop import Workshop

RUN = """\
Runs experiments: builds what is needed, then executes notebooks without a screen in the real Java kernel.

  ./environment/run               the whole series
  ./environment/run 01            notebook 01; several numbers or names can be given
  ./environment/run --again 01    even if nothing has changed since the last run
  ./environment/run --save 01     and keeps the outputs in notebooks/ itself
  ./environment/run --data F 03   with the real pendulum's recording, F; the variable HNN_DATA does the same
  ./environment/run site          the series as HTML pages with an index, from what has been run; --saved runs nothing
  ./environment/run solutions     what the folded solutions print, kept in notebooks/results; 05.2 runs one
  ./environment/run table         the paper's table over seeds; --help says more
  ./environment/run beyond        friction, noisy states, laws read off, over seeds; --help says more
  ./environment/run coverage      how often the intervals of a law hold the truth, in simulated repeats; --help says more
  ./environment/run instant       trained by least squares: what it reaches, in what time; --help says more
  ./environment/run pairs         bodies whose H sees only distances: what it reaches; --help says more
  ./environment/run pixels        the pendulum from pixels, with a momentum of half a frame later; --help says more
  ./environment/run sweeps        what many small trainings cost as jobs of a sweep; --help says more
  ./environment/run recordings    learned from positions alone, from rates, in odd units; --help says more
  ./environment/run spark         puts Apache Spark in lib/spark, for sweeps on a cluster
  ./environment/run bench         timed against PyTorch, JAX and SciPy; --help says more
  ./environment/run bench java    the parts inside Java alone, by JMH
  ./environment/run bench cluster what a second worker brings to a sweep on Spark; 1 2 4 after it: what four bring
  ./environment/run bench live    what it costs to watch a training
  ./environment/run bench sliders how soon pictures follow sliders, and what a thousand moves leave; in Chromium
  ./environment/run vulnerabilities
                                  the known ones of the locked jars and packages; asks osv.dev
"""
PROGRAMS = {"table": "TableCommand", "beyond": "BeyondCommand", "coverage": "CoverageCommand", "instant": "InstantCommand",
            "recordings": "RecordingsCommand", "pairs": "PairsCommand",
            "pixels": "PixelsCommand", "sweeps": "SweepsCommand"}
# No news from the network, no question about it.
LAB_SETTINGS = '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}\n'


def run(shop, arguments):
    first, rest = (arguments[0], arguments[1:]) if arguments else (None, [])
    if first in ("-h", "--help"):
        print(RUN, end="")
    elif first in PROGRAMS:
        program(shop, "hnn.experiment." + PROGRAMS[first], "--csv", shop.output / (first + ".csv"), *rest)
    elif first == "bench":
        bench(shop, rest)
    elif first == "spark":
        shop.spark()
    elif first == "vulnerabilities":
        sys.exit(vulnerabilities.main())
    else:
        mode = arguments if first in ("site", "solutions") else ["run", *arguments]
        shop.children.become(shop.set_up(), shop.environment / "notebooks.py", *mode)


def program(shop, main, *arguments):
    """Runs a program of the library and ends with its status."""
    shop.library()
    shop.children.become(*shop.machine.java([shop.root / "lib" / "*"], main, *arguments))


def bench(shop, arguments):
    if arguments[:1] == ["live"]:
        shop.library()
        shop.benchmarks()
        shop.children.become(*shop.machine.java([shop.root / "target" / "test-classes", shop.root / "lib" / "*"], "hnn.bench.LiveCost"))
    elif arguments[:1] == ["sliders"]:
        in_browser(shop, shop.set_up(), "sliders.py")
    elif arguments[:1] == ["java"]:
        bench_java(shop, arguments[1:])
    elif arguments[:1] == ["cluster"]:
        bench_cluster(shop, arguments[1:])
    else:
        command = [sys.executable, shop.environment / "bench" / "bench.py"]
        if {"-h", "--help"} & set(arguments):
            shop.children.become(*command, "--help")
        shop.children.must(*command, "--judge", *arguments)  # before anything is downloaded
        shop.find_python()
        shop.library()
        shop.benchmarks()
        shop.build_venv("bench-pytorch-venv", "bench/pytorch-requirements.txt",
                        "PyTorch, which the library is timed against (some 5 GB)")
        shop.build_venv("bench-jax-venv", "bench/jax-requirements.txt", "JAX, too")
        shop.children.become(*command, *arguments)


def bench_java(shop, arguments):
    shop.find_java()
    shop.keep_inside()
    shop.output.mkdir(parents=True, exist_ok=True)
    bench_program(shop, "target", [], "org.openjdk.jmh.Main", "-rf", "csv", "-rff", shop.output / "bench-java.csv", *arguments)


def bench_cluster(shop, workers):
    shop.spark()
    bench_program(shop, "target/spark", ["-Pspark"], "sweeptest.ClusterSpeed", *workers)


def bench_program(shop, folder, profile, *command):
    """Builds the tests into a folder of the checkout, and runs a program that lies among them."""
    listed = shop.cache / "bench-classpath"
    shop.benchmarks(*profile, "dependency:build-classpath", "-Dmdep.includeScope=test", f"-Dmdep.outputFile={listed}")
    target, others = shop.root / folder, listed.read_text(encoding="utf-8").strip()
    shop.children.become(*shop.machine.java([target / "test-classes", target / "classes", others], *command))


def lab(shop, arguments):
    """Opens JupyterLab on the notebooks, with the set-up of run. Arguments go to JupyterLab."""
    shop.set_up()
    write_whole(Path(shop.machine.environment["JUPYTER_CONFIG_DIR"], "labconfig", "page_config.json"), LAB_SETTINGS)
    shop.children.become(shop.machine.in_venv(shop.venv, "jupyter-lab"), "--LabApp.extension_manager=readonly", *arguments,
                         folder=shop.root / "notebooks")


def main(command, *arguments):
    leave_when_told()
    machine = Machine()
    with Children(machine) as children:
        {"run": run, "test": test, "lab": lab}[command](Workshop(machine, children), [*arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
