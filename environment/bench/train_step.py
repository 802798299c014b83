"""A training step in PyTorch, eager or compiled, or in JAX: checked against exported numbers, then timed. Called by bench.py."""

import argparse
import statistics
import time

import numpy as np

import common


def pytorch(options, file):
    import torch

    import networks

    field = networks.Field(options.model, file["x"].shape[1], file["parameter00"].shape[0])
    networks.take(field, file)
    x, target = torch.tensor(file["x"]), torch.tensor(file["velocity"])

    def loss():
        return ((field(x.detach()) - target) ** 2).mean()

    value = loss()
    value.backward()
    worst = common.difference(np.array(float(value.detach())), file["losses"][0])
    for i, parameter in enumerate(field.parameters()):
        worst = max(worst, common.difference(parameter.grad.numpy(), file[f"gradient{i:02}"]))
    common.require_agreement(worst)
    optimizer = torch.optim.Adam(field.parameters(), lr=1e-3)
    if options.side == "compiled":
        loss = torch.compile(loss)

    def step():
        optimizer.zero_grad()
        value = loss()
        value.backward()
        optimizer.step()
        value.item()

    return step


def jax_side(options, file):
    import jax
    import optax

    jnp = jax.numpy
    names = sorted(name for name in file if name.startswith("parameter"))
    weights = [jnp.asarray(file[name]) for name in names]
    x, target = jnp.asarray(file["x"]), jnp.asarray(file["velocity"])

    def network(w, x):
        h = jnp.tanh(w[0] @ x + w[1])
        h = jnp.tanh(w[2] @ h + w[3])
        return w[4] @ h

    def field(w, x):
        if options.model != "HNN":
            return network(w, x)
        q, p = jnp.split(jax.grad(lambda x: network(w, x)[0])(x), 2)
        return jnp.concatenate([p, -q])

    def loss(w):
        return ((jax.vmap(lambda x: field(w, x))(x) - target) ** 2).mean()

    value, gradients = jax.jit(jax.value_and_grad(loss))(weights)
    worst = common.difference(np.asarray(value), file["losses"][0])
    for name, gradient in zip(names, gradients):
        worst = max(worst, common.difference(np.asarray(gradient), file[name.replace("parameter", "gradient")]))
    common.require_agreement(worst)
    adam = optax.adam(1e-3)
    state = adam.init(weights)

    @jax.jit
    def update(w, state):
        value, gradients = jax.value_and_grad(loss)(w)
        changes, state = adam.update(gradients, state)
        return optax.apply_updates(w, changes), state, value

    def step():
        nonlocal weights, state
        weights, state, value = update(weights, state)
        value.item()

    return step


def watch_memory(step, steps):
    """Resident memory after a tenth of the steps and after all, and the peak, in MB."""
    for number in range(1, steps + 1):
        step()
        if number == steps // 10:
            print(f"memory-early {common.memory()[0]:.1f}")
    print("memory-late {:.1f}\nmemory-peak {:.1f}".format(*common.memory()))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", help="weights, samples, loss and gradients, as the Java side exported them")
    parser.add_argument("model", choices=["HNN", "baseline"])
    parser.add_argument("side", choices=["eager", "compiled", "jax"])
    parser.add_argument("what", choices=["time", "first", "memory"])
    parser.add_argument("steps", type=int)
    options = parser.parse_args()
    file = dict(np.load(options.file))
    step = jax_side(options, file) if options.side == "jax" else pytorch(options, file)
    if options.what == "memory":
        watch_memory(step, options.steps)
    elif options.what == "first":
        step()
        print(f"first {time.time():.3f}")
    else:
        times = common.milliseconds(step, options.steps)
        print(f"step {common.late(times):.4f}\nmean {statistics.mean(times[len(times) // 2:]):.4f}")


if __name__ == "__main__":
    main()
