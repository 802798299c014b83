"""Times the library against PyTorch, JAX and SciPy in interleaved rounds; called by run."""

import argparse
import contextlib
import csv
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.append(str(HERE.parent))

from machine import Machine
from stamps import write_whole

MACHINE = Machine()
OUTPUT = ROOT / "environment" / "output"
PYTORCH, JAX = (MACHINE.in_venv(ROOT / "environment" / f"bench-{name}-venv", "python") for name in ("pytorch", "jax"))

# The library runs with what ./environment/run sets for the allocator and for MKL; the others run with their defaults.
SETTINGS = [name for name in os.environ if name.startswith("MALLOC_") or name == "MKL_CBWR"]
OTHERS = {name: value for name, value in os.environ.items() if name not in SETTINGS}


# The programs of the Java side are no part of the library: they are compiled with its tests.
PROGRAMS = ROOT / "target" / "test-classes"


def java(program, *arguments):
    return MACHINE.java([PROGRAMS, ROOT / "lib" / "*"], f"hnn.bench.{program}", *arguments)


def python(interpreter, script, *arguments):
    return [interpreter, str(HERE / script), *map(str, arguments)]


def run(command, must=True):
    """The numbers that a side prints, one name and number per line, with the time of the start and of the whole program."""
    began = time.time()
    done = subprocess.run(command, env=OTHERS if command[0] in (PYTORCH, JAX) else os.environ, text=True, stdout=subprocess.PIPE,
                          stderr=None if must else subprocess.PIPE)
    if done.returncode and must:
        sys.exit(f"{' '.join(command)} failed; its message is above.")
    if done.returncode:
        return None
    figures = {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}
    return {"began": began, "whole": time.time() - began, **figures}


def alternate(what, sides, rounds, optional=()):
    """Runs the sides in turn, each equally often. For each side: every quantity with its values over the rounds."""
    figures = {}
    for number in range(rounds):
        for side, command in sides.items():
            if side in figures or number == 0:
                print(f"{what}, round {number + 1} of {rounds}: {side}", file=sys.stderr)
                values = run(command, side not in optional)
                if values is None:
                    print(f"{what}: {side} cannot do this", file=sys.stderr)
                for name, value in (values or {}).items():
                    figures.setdefault(side, {}).setdefault(name, []).append(value)
    return figures


def rows(group, what, unit, values, against):
    """A row for each side: the median of its values, their range, and the ratio to a reference side."""
    reference = statistics.median(values[against]) if against in values else None
    for side, each in values.items():
        middle = statistics.median(each)
        yield {"group": group, "what": what, "unit": unit, "side": side, "median": f"{middle:.4g}",
               "smallest": f"{min(each):.4g}", "largest": f"{max(each):.4g}",
               "against Python": f"{middle / reference:.3f}" if reference else ""}


def pick(figures, name):
    return {side: each[name] for side, each in figures.items() if name in each}


SHAPES = [(750, 2), (200, 8), (600, 12)]


def step_sides(file, model, what, steps, sides=("PyTorch", "PyTorch, compiled", "JAX")):
    commands = {"PyTorch": (PYTORCH, "eager"), "PyTorch, compiled": (PYTORCH, "compiled"), "JAX": (JAX, "jax")}
    return {side: python(commands[side][0], "train_step.py", file, model, commands[side][1], what, steps) for side in sides}


def step_figures(name, shape, model, what, steps, rounds, sides=("PyTorch", "PyTorch, compiled", "JAX")):
    """All sides take a step with the same weights and samples; unless they agree to 1e-5, nothing is timed."""
    file = OUTPUT / "bench-step.npz"
    sample, dimension, hidden = shape
    run(java("TrainingStep", file, model, sample, dimension, hidden, "export", 1))
    ours = {"library": java("TrainingStep", file, model, sample, dimension, hidden, what, steps)}
    figures = alternate(name, ours | step_sides(file, model, what, steps, sides), rounds, ["PyTorch, compiled"])
    file.unlink()
    return figures


def measure_steps(options):
    for sample, dimension in SHAPES:
        for model in ("HNN", "baseline"):
            what = f"{model}, {sample} samples of dimension {dimension}"
            figures = step_figures(what, (sample, dimension, 200), model, "time", options.steps, options.rounds)
            yield from rows("training step", what, "ms", pick(figures, "step"), "PyTorch")


@contextlib.contextmanager
def beside(count):
    """Runs so many processes meanwhile that do nothing but count."""
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def pixel_figures(model, steps, rounds):
    file = OUTPUT / "bench-pixels.npz"
    run(java("PixelStep", model, file, 0))
    sides = {"library": java("PixelStep", model, file, steps),
             "PyTorch": python(PYTORCH, "pixel_step.py", model, file, steps),
             "JAX": python(JAX, "pixel_step_jax.py", model, file, steps)}
    figures = alternate(f"pixels, {model}", sides, rounds)
    file.unlink()
    return figures


def measure_pixels(options):
    for model in ("HNN", "baseline"):
        figures = pixel_figures(model, options.pixel_steps, options.rounds)
        for name in ("early", "late"):
            yield from rows("pixel step", f"{model}, batch of 200, {name} steps", "ms", pick(figures, name), "PyTorch")


def measure_busy(options):
    """A step on a machine with nothing else to do, and beside two busy processes: the mean, which has the pauses in it, too."""
    for others, when in ((0, "quiet"), (2, "beside two busy processes")):
        for sample, dimension in SHAPES:
            what = f"HNN, {sample} samples of dimension {dimension}, {when}"
            with beside(others):
                figures = step_figures(what, (sample, dimension, 200), "HNN", "time", options.steps, options.rounds,
                                       ("PyTorch", "JAX"))
            for name, kind in (("step", "median"), ("mean", "mean")):
                yield from rows("busy", f"{what}, {kind}", "ms", pick(figures, name), "PyTorch")
        with beside(others):
            figures = pixel_figures("HNN", max(100, options.pixel_steps // 3), options.rounds)
        yield from rows("busy", f"HNN on frames, {when}, late steps", "ms", pick(figures, "late"), "PyTorch")


def require_same(figures, prefix):
    """All sides must compute the same to 1e-5."""
    for name in {name for each in figures.values() for name in each if name.startswith(prefix)}:
        values = [value for each in figures.values() for value in each.get(name, [])]
        if max(values) - min(values) > 1e-5:
            sys.exit(f"the sides disagree: {name} is {values}")


def measure_rollouts(options):
    file = OUTPUT / "bench-rollouts.npz"
    run(java("RolloutSpeed", file, "train"))
    sides = {"library": java("RolloutSpeed", file, "time"),
             "PyTorch": python(PYTORCH, "rollout_speed.py", file, "pytorch"),
             "PyTorch, no graph kept": python(PYTORCH, "rollout_speed.py", file, "pytorch-no-graph"),
             "JAX": python(JAX, "rollout_speed.py", file, "jax")}
    figures = alternate("rollouts", sides, options.rounds)
    file.unlink()
    require_same(figures, "field-")
    yield from rows("rollout", "HNN field at one point", "us", pick(figures, "point"), "PyTorch")
    for points in (1, 100, 1000, 10_000):
        steps = pick(figures, f"rk4-{points}") | {"library, single precision": figures["library"][f"single-rk4-{points}"]}
        yield from rows("rollout", f"Runge-Kutta step, points: {points}", "ms", steps, "PyTorch")
    yield from rows("rollout", "15 adaptive rollouts of task 1", "s", pick(figures, "rollouts"), "PyTorch")


def measure_data(options):
    sides = {"library": java("DataSpeed"), "SciPy": python(PYTORCH, "data_and_tasks.py", "data")}
    figures = alternate("data", sides, options.rounds)
    require_same(figures, "end-")
    tasks = ("1", "2", "4", "4b")
    for task in tasks:
        yield from rows("data", f"task {task}", "s", pick(figures, f"data-{task}"), "SciPy")
    total = {side: [sum(each) for each in zip(*(figures[side][f"data-{task}"] for task in tasks))] for side in sides}
    yield from rows("data", "tasks 1 to 4b", "s", total, "SciPy")


def measure_whole(options):
    for task in ("1", "4"):
        sides = {"library": java("WholeTask", task), "Python": python(PYTORCH, "data_and_tasks.py", "whole", task)}
        figures = alternate(f"whole task {task}", sides, options.rounds if task == "1" else 1)
        yield from rows("whole", f"task {task}, both models, from nothing", "s", pick(figures, "whole"), "Python")


def measure_start(options):
    figures = step_figures("start", (750, 2, 200), "HNN", "first", 1, options.rounds, ("PyTorch", "JAX"))
    first = {side: [a - b for a, b in zip(each["first"], each["began"])] for side, each in figures.items()}
    yield from rows("start", "from the start of the process to the first step", "s", first, "PyTorch")


def measure_memory(options):
    figures = step_figures("memory", (200, 8, 200), "HNN", "memory", options.memory_steps, 1, ("PyTorch", "JAX"))
    yield from rows("memory", f"peak over {options.memory_steps} steps", "MB", pick(figures, "memory-peak"), "PyTorch")
    for side, each in figures.items():
        growth = each["memory-late"][0] / each["memory-early"][0]
        yield from rows("memory", f"after {options.memory_steps} steps over after {options.memory_steps // 10}", "ratio",
                        {side: [growth]}, "none")


GROWTH = {"width": [(750, 2, width) for width in (50, 100, 200, 400, 800)],
          "samples": [(count, 2, 200) for count in (50, 200, 750, 3000)],
          "dimension": [(200, dimension, 200) for dimension in (2, 4, 8, 16, 32)]}


def measure_growth(options):
    for name, shapes in GROWTH.items():
        for shape in shapes:
            what = f"HNN, samples {shape[0]}, dimension {shape[1]}, width {shape[2]}"
            figures = step_figures(what, shape, "HNN", "time", max(100, options.steps // 3), 1, ("PyTorch", "JAX"))
            yield from rows(f"growth with {name}", what, "ms", pick(figures, "step"), "PyTorch")


MEASURES = {"steps": measure_steps, "pixels": measure_pixels, "busy": measure_busy, "rollouts": measure_rollouts,
            "data": measure_data,
            "whole": measure_whole, "start": measure_start, "memory": measure_memory, "growth": measure_growth}


# The rows of README.md: what they are called there, the group, what is measured, and the library's side.
README = [(f"HNN training step, {n} samples of dimension {d}", "busy", f"HNN, {n} samples of dimension {d}, quiet, median",
           "library") for n, d in SHAPES]
README += [(f"the same, {n} samples, beside two busy processes, mean", "busy",
            f"HNN, {n} samples of dimension {d}, beside two busy processes, mean", "library") for n, d in SHAPES]
README += [("training step on frames, HNN, batch of 200", "busy", "HNN on frames, quiet, late steps", "library"),
           ("the same beside two busy processes", "busy", "HNN on frames, beside two busy processes, late steps", "library"),
           ("HNN field at one point", "rollout", "HNN field at one point", "library")]
README += [(f"Runge-Kutta step of {n:,} points, {precision} precision", "rollout", f"Runge-Kutta step, points: {n}", side)
           for n in (100, 1000, 10_000) for precision, side in (("double", "library"), ("single", "library, single precision"))]
README += [("15 adaptive rollouts of task 1", "rollout", "15 adaptive rollouts of task 1", "library"),
           ("data of tasks 1 to 4b, against SciPy", "data", "tasks 1 to 4b", "library"),
           ("task 1 from nothing: data, both trainings, rollouts", "whole", "task 1, both models, from nothing", "library"),
           ("from the start of the process to the first step", "start", "from the start of the process to the first step",
            "library"),
           ("peak memory over 50,000 steps", "memory", "peak over 50000 steps", "library")]


def markdown(table):
    """The rows of README.md of what has been measured."""
    medians = {(row["group"], row["what"], row["side"]): (float(row["median"]), row["unit"]) for row in table}
    lines = ["| | library | PyTorch | JAX | library / PyTorch | library / JAX |", "|---|---|---|---|---|---|"]
    for title, group, what, side in README:
        ours = medians.get((group, what, side))
        if ours:
            others = [next((medians[group, what, name] for name in names if (group, what, name) in medians), None)
                      for names in (("PyTorch", "SciPy", "Python"), ("JAX",))]
            cells = [f"{value[0]:.3g} {value[1].replace('us', 'µs')}" if value else "" for value in (ours, *others)]
            ratios = [f"{ours[0] / other[0]:.2f}" if other else "" for other in others]
            lines.append("| " + " | ".join([title, *cells, *ratios]) + " |")
    return "\n".join(lines) + "\n"


def show(table):
    widths = {key: max(len(key), *(len(row[key]) for row in table)) for key in table[0]}
    for row in [dict(zip(widths, widths)), *table]:
        print("  ".join(row[key].ljust(width) for key, width in widths.items()).rstrip())


def kept():
    """What was measured before."""
    if not (OUTPUT / "bench.csv").exists():
        return []
    with open(OUTPUT / "bench.csv", newline="") as file:
        return list(csv.DictReader(file))


def keep(table):
    """Saves the table as CSV, in one piece."""
    part = OUTPUT / "bench.csv.part"
    with open(part, "w", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)
    os.replace(part, OUTPUT / "bench.csv")


def main():
    parser = argparse.ArgumentParser(prog="environment/run bench", description=__doc__)
    parser.add_argument("what", nargs="*", choices=[*MEASURES, []], help="what to measure (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each side is timed (default: %(default)s)")
    parser.add_argument("--steps", type=int, default=1000, help="training steps per timing (default: %(default)s)")
    parser.add_argument("--pixel-steps", type=int, default=1500, help="training steps on pixels (default: %(default)s)")
    parser.add_argument("--memory-steps", type=int, default=50_000, help="training steps for the memory (default: %(default)s)")
    parser.add_argument("--markdown", type=Path, help="a file for the rows of the README's table, of this and earlier measurements")
    parser.add_argument("--judge", action="store_true", help=argparse.SUPPRESS)  # whether the arguments are right, no more
    options = parser.parse_args()
    if options.rounds < 1 or min(options.steps, options.pixel_steps, options.memory_steps) < 100:
        parser.error("--rounds must be at least 1, and each number of steps at least 100")
    if options.judge:
        return
    if not (PROGRAMS / "hnn" / "bench").is_dir():
        sys.exit(f"{PROGRAMS} has no benchmarks: compile them with mvn test-compile, as ./environment/run bench does.")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    table = kept()
    for name in options.what or MEASURES:
        new = list(MEASURES[name](options))
        table = [row for row in table if row["group"] not in {each["group"] for each in new}] + new
        keep(table)  # so that nothing is lost if the next measurement fails
    if options.markdown:
        write_whole(options.markdown, markdown(table))
    show(table)
    print(f"{os.cpu_count()} processors; as CSV: {OUTPUT / 'bench.csv'}")


if __name__ == "__main__":
    main()
