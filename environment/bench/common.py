"""What the PyTorch and JAX sides share."""

import statistics
import time

import numpy as np


def difference(a, b):
    """The largest difference, relative to the largest entry."""
    return float(np.abs(a - b).max() / (np.abs(b).max() + 1e-30))


def require_agreement(worst):
    if not worst < 1e-5:
        raise SystemExit(f"the two sides do not agree: they differ by {worst:.1e} of the largest entry")
    print(f"differs {worst:.1e}")


def milliseconds(step, count):
    """The time of each of a number of steps."""
    times = []
    for _ in range(count):
        began = time.perf_counter()
        step()
        times.append(1e3 * (time.perf_counter() - began))
    return times


def late(times):
    """The median of the second half."""
    return statistics.median(times[len(times) // 2:])


def memory():
    """Resident memory now and at its peak, in MB."""
    with open("/proc/self/status") as status:
        lines = dict(line.split(":", 1) for line in status)
    return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
