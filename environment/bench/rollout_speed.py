"""The same field evaluations and rollouts in PyTorch and in JAX; called by bench.py."""

import argparse
import statistics
import time

import numpy as np

ROUNDS = 7
SPAN = np.linspace(0, 20, 100)


def report(name, unit, work, rounds=ROUNDS):
    """Prints the median of several rounds, after two to warm up."""
    seconds = []
    for number in range(rounds + 2):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    print(f"{name} {statistics.median(seconds[2:]) * unit:.5f}")


POINTS = (1, 100, 1000, 10_000)


def states(count):
    i = np.arange(count)
    return np.stack([np.sin(i), np.cos(1.3 * i)], 1).astype(np.float32)


def runge_kutta(field, x, h=0.01):
    k1 = field(x)
    k2 = field(x + h / 2 * k1)
    k3 = field(x + h / 2 * k2)
    k4 = field(x + h * k3)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)


def time_pytorch(weights, starts, graph):
    """With the graph, weights are parameters and the gradient can be differentiated, as in the paper's code."""
    import torch
    from scipy.integrate import solve_ivp

    w = {name: torch.tensor(value, requires_grad=graph) for name, value in weights.items()}

    def field(x):
        x = x if x.requires_grad else x.requires_grad_()
        h = torch.tanh(x @ w["linear1.weight"].T + w["linear1.bias"])
        h = torch.tanh(h @ w["linear2.weight"].T + w["linear2.bias"]) @ w["linear3.weight"].T
        (gradient,) = torch.autograd.grad(h.sum(), x, create_graph=graph)
        return torch.stack([gradient[:, 1], -gradient[:, 0]], 1)

    def right_side(t, x):
        return field(torch.tensor(x, dtype=torch.float32).view(1, 2)).detach().numpy().ravel()

    def follow(start):
        return solve_ivp(right_side, (0, 20), start, t_eval=SPAN, rtol=1e-9)

    point = torch.tensor([[0.3, -0.5]])
    value = field(point).detach().numpy().ravel()
    print(f"field-q {value[0]:.9f}\nfield-p {value[1]:.9f}")
    report("point", 1e6 / 500, lambda: [field(point.detach()) for _ in range(500)])
    for points in POINTS:
        many, count = torch.tensor(states(points)), max(2, min(20, 20_000 // points))
        report(f"rk4-{points}", 1e3 / count, lambda: [runge_kutta(field, many.detach()) for _ in range(count)])
    report("rollouts", 1, lambda: [follow(start) for start in starts], rounds=1)


def time_jax(weights):
    import jax

    w = {name: jax.numpy.asarray(value) for name, value in weights.items()}

    def hamiltonian(x):
        h = jax.numpy.tanh(w["linear1.weight"] @ x + w["linear1.bias"])
        h = jax.numpy.tanh(w["linear2.weight"] @ h + w["linear2.bias"])
        return (w["linear3.weight"] @ h)[0]

    def field(x):
        gradient = jax.grad(hamiltonian)(x)
        return jax.numpy.stack([gradient[1], -gradient[0]])

    # Many evaluations inside one compiled call, as in a compiled rollout: no call from Python for each.
    row = jax.jit(lambda x: jax.lax.fori_loop(0, 1000, lambda i, y: y + 1e-6 * field(y), x))
    point = jax.numpy.array([0.3, -0.5])
    value = np.asarray(jax.jit(field)(point))
    print(f"field-q {value[0]:.9f}\nfield-p {value[1]:.9f}")
    report("point", 1e6 / 1000, lambda: row(point).block_until_ready())
    compiled = jax.jit(lambda x: runge_kutta(jax.vmap(field), x))
    for points in POINTS:
        many, count = jax.numpy.asarray(states(points)), max(2, min(20, 20_000 // points))
        report(f"rk4-{points}", 1e3 / count, lambda: [compiled(many).block_until_ready() for _ in range(count)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", help="the network's weights, .npz")
    parser.add_argument("side", choices=["pytorch", "pytorch-no-graph", "jax"])
    options = parser.parse_args()
    weights = dict(np.load(options.weights))
    generator = np.random.default_rng(0)
    starts = generator.uniform(0.2, 1, (15, 2)) * generator.choice([-1, 1], (15, 2))
    if options.side == "jax":
        time_jax(weights)
    else:
        time_pytorch(weights, starts, graph=options.side == "pytorch")


if __name__ == "__main__":
    main()
