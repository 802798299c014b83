"""Times the library against PyTorch, interleaved, in one sitting; called by run."""

import argparse
import csv
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OUTPUT = ROOT / "environment" / "output"

# The library runs with what ./environment/run sets for the allocator and for MKL; PyTorch as it comes, and with that.
SETTINGS = [name for name in os.environ if name.startswith("MALLOC_") or name == "MKL_CBWR"]


def java(program, *arguments):
    return ["java", "-Djava.awt.headless=true", "-cp", f"{ROOT / 'lib'}/*", f"hnn.bench.{program}", *map(str, arguments)]


def python(script, *arguments):
    return [sys.executable, str(HERE / script), *map(str, arguments)]


def run(command, tuned):
    """The figures that a side prints, a name and a number a line."""
    environment = {k: v for k, v in os.environ.items() if tuned or k not in SETTINGS}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed; its message is above.")
    return {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}


def alternate(what, sides, rounds):
    """One side after the other, each as often; for each side and figure, the values of the rounds."""
    figures = {}
    for number in range(rounds):
        for side, (command, tuned) in sides.items():
            print(f"{what}, round {number + 1} of {rounds}: {side}", file=sys.stderr)
            for name, value in run(command, tuned).items():
                figures.setdefault((side, name), []).append(value)
    return figures


def measure_pixels(rounds, steps):
    """For each model and side, the figures of each round."""
    figures = {}
    for model in ("HNN", "baseline"):
        file = OUTPUT / f"pixel-step-{model}.npz"
        run(java("PixelStep", model, file, 0), True)
        sides = {"library": (java("PixelStep", model, file, steps), True),
                 "PyTorch": (python("pixel_step.py", model, file, steps), False),
                 "PyTorch, same settings": (python("pixel_step.py", model, file, steps), True)}
        for (side, name), values in alternate(model, sides, rounds).items():
            figures[model, side, name] = values
        file.unlink()
    return figures


def pixel_rows(figures, steps):
    names = {"early": f"steps {steps // 5} to {steps // 3}", "late": f"steps {steps - steps // 6} to {steps}"}
    for (model, side, name), values in figures.items():
        if name in names:
            reference = statistics.median(figures[model, "PyTorch", name])
            middle = statistics.median(values)
            yield {"step": f"pixels, {model}", "when": names[name], "side": side, "ms, median": f"{middle:.2f}",
                   "smallest": f"{min(values):.2f}", "largest": f"{max(values):.2f}",
                   "against PyTorch": f"{middle / reference:.2f}"}


ROLLOUTS = {
    "point": "one field evaluation, us", "thousand": "RK4 step of 1000 points, ms", "rollouts": "15 rollouts of task 1, s"}


def measure_rollouts(rounds):
    """For each side, the figures of each round, of one trained network."""
    file = OUTPUT / "rollout-speed.npz"
    run(java("RolloutSpeed", file, "train"), True)
    sides = {"library": (java("RolloutSpeed", file, "time"), True),
             "PyTorch": (python("rollout_speed.py", file, "pytorch"), False),
             "PyTorch, no graph kept": (python("rollout_speed.py", file, "pytorch-no-graph"), False),
             "JAX": (python("rollout_speed.py", file, "jax"), False)}
    figures = alternate("rollouts", sides, rounds)
    file.unlink()
    for name in ("field-q", "field-p"):
        values = [value for (side, figure), each in figures.items() if figure == name for value in each]
        if max(values) - min(values) > 1e-5:
            sys.exit(f"the sides do not evaluate the same field: {name} is {values}")
    return figures


def rollout_rows(figures):
    names = {**ROLLOUTS, "thousand-double": ROLLOUTS["thousand"], "thousand-plain": ROLLOUTS["thousand"],
             "rollouts-tight": ROLLOUTS["rollouts"]}
    variants = {"thousand-double": ", double precision", "thousand-plain": ", double precision, without the engine",
                "rollouts-tight": ", absolute tolerance 1e-10, not 1e-6"}
    for (side, name), values in figures.items():
        if name in names:
            base = name.split("-")[0]
            middle = statistics.median(values)
            yield {"what": names[name], "side": side + variants.get(name, ""), "median": f"{middle:.3g}",
                   "smallest": f"{min(values):.3g}", "largest": f"{max(values):.3g}",
                   "against PyTorch": f"{middle / statistics.median(figures['PyTorch', base]):.3f}"}


def show(table, name):
    """Prints a table and keeps it as CSV, whole or not at all."""
    widths = {key: max(len(key), *(len(row[key]) for row in table)) for key in table[0]}
    for row in [dict(zip(widths, widths)), *table]:
        print("  ".join(row[key].ljust(width) for key, width in widths.items()))
    part = OUTPUT / f"{name}.csv.part"
    with open(part, "w", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)
    os.replace(part, OUTPUT / f"{name}.csv")
    print(f"as CSV: {OUTPUT / f'{name}.csv'}")


def main():
    parser = argparse.ArgumentParser(prog="environment/run bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["pixels", "rollouts"], help="one of the two alone (default: both)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each side is timed (default: 3)")
    parser.add_argument("--steps", type=int, default=1500, help="training steps on pixels each time (default: 1500)")
    options = parser.parse_args()
    if options.rounds < 1 or options.steps < 100:
        parser.error("there must be at least 1 round and 100 steps")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    print(f"{os.cpu_count()} processors")
    if options.what != "pixels":
        show(list(rollout_rows(measure_rollouts(options.rounds))), "bench-rollouts")
    if options.what != "rollouts":
        figures = measure_pixels(options.rounds, options.steps)
        show(list(pixel_rows(figures, options.steps)), "bench-pixels")
        worst = max(value for (_, _, name), values in figures.items() if name == "differs" for value in values)
        print(f"losses and gradients agree to {worst:.0e}")


if __name__ == "__main__":
    main()
