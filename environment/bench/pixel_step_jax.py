"""The pixel task's training step in JAX: checked against exported numbers, then timed. Called by bench.py."""

import argparse
import statistics

import jax
import numpy as np
import optax

import common

jnp = jax.numpy
TRIAL = 103


def residual(w, x):
    h = jax.nn.relu(x @ w[0].T + w[1])
    h = h + jax.nn.relu(h @ w[2].T + w[3])
    h = h + jax.nn.relu(h @ w[4].T + w[5])
    return h @ w[6].T + w[7]


def network(w, z):
    h = jnp.tanh(w[0] @ z + w[1])
    return w[4] @ jnp.tanh(w[2] @ h + w[3])


def velocity(model, w, z):
    if model == "baseline":
        return network(w, z)
    q, p = jax.grad(lambda z: network(w, z)[0])(z)
    return jnp.stack([p, -q])


def losses(model, w, pairs):
    """The three parts of the loss; w lists the weights of encoder, decoder and dynamics."""
    z, later = residual(w[:8], pairs)
    rate = jax.vmap(lambda z: velocity(model, w[16:], z))(z)
    reconstruction = ((residual(w[8:16], z) - pairs[0]) ** 2).mean()
    momentum = ((z[:, 1] - (later[:, 0] - z[:, 0])) ** 2).mean()
    return jnp.stack([reconstruction, momentum, 0.1 * ((later - z - rate) ** 2).mean()])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=["HNN", "baseline"])
    parser.add_argument("file", help="weights, frames, losses and gradients, as the Java side exported them")
    parser.add_argument("steps", type=int)
    options = parser.parse_args()
    file = dict(np.load(options.file))
    names = sorted(name for name in file if name.startswith("parameter"))
    weights = [jnp.asarray(file[name]) for name in names]

    def loss(w, pairs):
        return losses(options.model, w, pairs).sum()

    pairs = jnp.asarray(file["pairs"])
    worst = common.difference(np.asarray(losses(options.model, weights, pairs)), file["losses"])
    for name, gradient in zip(names, jax.jit(jax.grad(loss))(weights, pairs)):
        worst = max(worst, common.difference(np.asarray(gradient), file[name.replace("parameter", "gradient")]))
    common.require_agreement(worst)

    frames = jnp.asarray(file["frames"])
    first = np.array([t + k for k in range(0, len(frames), TRIAL) for t in range(TRIAL - 2)])
    adam = optax.chain(optax.add_decayed_weights(1e-5), optax.adam(1e-3))

    @jax.jit
    def update(w, state, rows):
        index = jnp.stack([jnp.stack([rows, rows + 1], 1), jnp.stack([rows + 1, rows + 2], 1)])
        value, gradients = jax.value_and_grad(loss)(w, frames[index].reshape(2, len(rows), -1))
        changes, state = adam.update(gradients, state, w)
        return optax.apply_updates(w, changes), state, value

    state, random = adam.init(weights), np.random.default_rng(0)

    def step():
        nonlocal weights, state
        weights, state, value = update(weights, state, random.choice(first, 200))
        value.item()

    times = common.milliseconds(step, options.steps)
    print(f"early {statistics.median(times[options.steps // 5:options.steps // 3]):.3f}")
    print(f"late {statistics.median(times[-options.steps // 6:]):.3f}")


if __name__ == "__main__":
    main()
