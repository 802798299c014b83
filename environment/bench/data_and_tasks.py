"""The data of tasks 1 to 4b, and tasks 1 and 4 as a whole, in Python with SciPy and PyTorch. Called by bench.py.

The settings are the paper's; hnn.experiment.Experiments defines the tasks.
"""

import argparse
import time

import numpy as np
from scipy.integrate import solve_ivp

TOLERANCE = {"rtol": 1e-10}


def spring(t, x):
    return [2 * x[1], -2 * x[0]]


def pendulum(t, x):
    return [2 * x[1], -3 * np.sin(x[0])]


def bodies(count):
    """Unit masses in the plane; x is (x_1.., y_1.., px_1.., py_1..)."""

    def velocity(t, x):
        q, p = x[: 2 * count].reshape(2, count), x[2 * count :]
        apart = q[:, None, :] - q[:, :, None]  # [axis, i, j] = q_j - q_i
        distance = np.sqrt((apart**2).sum(0)) + np.eye(count)
        force = (apart / distance**3).sum(2)
        return np.concatenate([p, force.ravel()])

    return velocity


def ring(random, inner, outer):
    radius, angle = random.uniform(inner, outer), random.uniform(0, 2 * np.pi)
    return np.array([radius * np.cos(angle), radius * np.sin(angle)])


def two_bodies(random):
    a, b = random.uniform(0.5, 1.5, 2)
    radius = np.hypot(a, b)
    speed = (1 + 0.05 * random.standard_normal()) / (2 * radius * np.sqrt(radius))
    return np.array([a, -a, b, -b, -b * speed, b * speed, a * speed, -a * speed])


def three_bodies(random):
    radius, angle = random.uniform(0.9, 1.2), random.uniform(0, 2 * np.pi) + 2 * np.pi * np.arange(3) / 3
    speed = 1 / np.sqrt(np.sqrt(3) * radius) * (1 + 0.2 * random.uniform(-1, 1, (2, 3)))
    return np.concatenate([radius * np.cos(angle), radius * np.sin(angle), -speed[0] * np.sin(angle), speed[1] * np.cos(angle)])


TASKS = {
    "1": (spring, lambda r: ring(r, 0.1, 1), 50, 30, 3, 0.1),
    "2": (pendulum, lambda r: ring(r, 1.3, 2.3), 50, 45, 3, 0.1),
    "4": (bodies(2), two_bodies, 1000, 50, 20, 0),
    "4b": (bodies(3), three_bodies, 5000, 20, 5, 0),
}


# A start for each task, from which both sides must reach the same end.
KNOWN = {"1": [0.6, -0.3], "2": [1.2, 0.9], "4": [1, -1, 0.5, -0.5, -0.2, 0.2, 0.4, -0.4],
         "4b": [1, -0.5, -0.5, 0, 0.8, -0.8, 0, -0.6, 0.6, 0.7, -0.4, -0.3]}


def end_of_known(task):
    field, _, _, _, duration, _ = TASKS[task]
    return solve_ivp(field, (0, duration), KNOWN[task], rtol=1e-11, atol=1e-12).y[:, -1]


def data(task):
    """Noisy states and exact velocities of all paths."""
    field, start, paths, points, duration, noise = TASKS[task]
    random = np.random.default_rng(0)
    times = np.linspace(0, duration, points)
    states, velocities = [], []
    for _ in range(paths):
        path = solve_ivp(field, (0, duration), start(random), t_eval=times, **TOLERANCE).y.T
        velocities.append([field(t, x) for t, x in zip(times, path)])
        states.append(path + noise * random.standard_normal(path.shape))
    return np.concatenate(states), np.concatenate(velocities)


def whole(task, steps, batch, record_every):
    """Data, both trainings with their test losses, and the energy metric over 15 rollouts, as in the Java command."""
    import torch

    import networks

    x, velocity = (torch.tensor(a, dtype=torch.float32) for a in data(task))
    train = len(x) // 2 if task == "1" else len(x) * 4 // 5
    truth, start, *_ = TASKS[task]
    span, points = (20, 100) if task == "1" else (25, 500)
    random = np.random.default_rng(1)
    for model in ("baseline", "HNN"):
        torch.manual_seed(0)
        field = networks.Field(model, x.shape[1], 200)
        optimizer = torch.optim.Adam(field.parameters(), lr=1e-3)
        for step in range(1, steps + 1):
            rows = torch.randperm(train)[:batch] if batch < train else torch.arange(train)
            optimizer.zero_grad()
            loss = ((field(x[rows]) - velocity[rows]) ** 2).mean()
            loss.backward()
            optimizer.step()
            loss.item()
            if step == 1 or step % record_every == 0:
                with torch.set_grad_enabled(field.is_hamiltonian):
                    ((field(x[train:]) - velocity[train:]) ** 2).mean().item()

        def learned(t, x):
            return field(torch.tensor(x, dtype=torch.float32)[None]).detach().numpy().ravel()

        for _ in range(15):
            begin, times = start(random), np.linspace(0, span, points)
            solve_ivp(truth, (0, span), begin, t_eval=times, rtol=1e-9)
            solve_ivp(learned, (0, span), begin, t_eval=times, rtol=1e-9)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["data", "whole"])
    parser.add_argument("task", nargs="?", choices=["1", "4"])
    options = parser.parse_args()
    if options.what == "whole":
        whole(options.task, *((2000, 10**9, 10) if options.task == "1" else (10_000, 200, 100)))
        return
    for task in TASKS:
        for i, value in enumerate(end_of_known(task)):
            print(f"end-{task}-{i} {value:.9f}")
        began = time.perf_counter()
        data(task)
        print(f"data-{task} {time.perf_counter() - began:.4f}")


if __name__ == "__main__":
    main()
