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


def java(*arguments):
    return ["java", "-Djava.awt.headless=true", "-cp", f"{ROOT / 'lib'}/*", "hnn.bench.PixelStep", *map(str, arguments)]


def pytorch(*arguments):
    return [sys.executable, str(HERE / "pixel_step.py"), *map(str, arguments)]


def run(command, tuned):
    """The figures that a side prints, a name and a number a line."""
    environment = {k: v for k, v in os.environ.items() if tuned or k not in SETTINGS}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed; its message is above.")
    return {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}


def measure(rounds, steps):
    """For each model and side, the figures of each round."""
    figures = {}
    for model in ("HNN", "baseline"):
        file = OUTPUT / f"pixel-step-{model}.npz"
        run(java(model, file, 0), True)
        sides = {"library": (java(model, file, steps), True), "PyTorch": (pytorch(model, file, steps), False),
                 "PyTorch, same settings": (pytorch(model, file, steps), True)}
        for number in range(rounds):
            for side, (command, tuned) in sides.items():
                print(f"{model}, round {number + 1} of {rounds}: {side}", file=sys.stderr)
                for name, value in run(command, tuned).items():
                    figures.setdefault((model, side, name), []).append(value)
        file.unlink()
    return figures


def rows(figures, steps):
    names = {"early": f"steps {steps // 5} to {steps // 3}", "late": f"steps {steps - steps // 6} to {steps}"}
    for (model, side, name), values in figures.items():
        if name in names:
            reference = statistics.median(figures[model, "PyTorch", name])
            middle = statistics.median(values)
            yield {"step": f"pixels, {model}", "when": names[name], "side": side, "ms, median": f"{middle:.2f}",
                   "smallest": f"{min(values):.2f}", "largest": f"{max(values):.2f}",
                   "against PyTorch": f"{middle / reference:.2f}"}


def main():
    parser = argparse.ArgumentParser(prog="environment/run bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each side is timed (default: 3)")
    parser.add_argument("--steps", type=int, default=1500, help="training steps each time (default: 1500)")
    options = parser.parse_args()
    if options.rounds < 1 or options.steps < 100:
        parser.error("there must be at least 1 round and 100 steps")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    figures = measure(options.rounds, options.steps)
    table = list(rows(figures, options.steps))
    widths = {key: max(len(key), *(len(row[key]) for row in table)) for key in table[0]}
    for row in [dict(zip(widths, widths)), *table]:
        print("  ".join(row[key].ljust(width) for key, width in widths.items()))
    worst = max(value for (_, _, name), values in figures.items() if name == "differs" for value in values)
    print(f"{os.cpu_count()} processors; losses and gradients agree to {worst:.0e}")
    part = OUTPUT / "bench.csv.part"
    with open(part, "w", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)
    os.replace(part, OUTPUT / "bench.csv")
    print(f"as CSV: {OUTPUT / 'bench.csv'}")


if __name__ == "__main__":
    main()
