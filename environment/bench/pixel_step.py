"""The pixel task's training step in PyTorch: checked against exported numbers, then timed. Called by bench.py."""

import argparse
import statistics
import time

import numpy as np
import torch
from torch import nn

import common
import networks

PIXELS = 784


class Residual(nn.Module):
    """Four linear layers with relu between them and residual connections on the inner two."""

    def __init__(self, inputs, outputs):
        super().__init__()
        widths = [inputs, 200, 200, 200, outputs]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        h = self.layers[0](x).relu()
        h = h + self.layers[1](h).relu()
        h = h + self.layers[2](h).relu()
        return self.layers[3](h)


class Model(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.encoder = Residual(2 * PIXELS, 2)
        self.decoder = Residual(2, 2 * PIXELS)
        self.dynamics = networks.Mlp(2, 200, 1 if name == "HNN" else 2)
        self.is_hamiltonian = name == "HNN"

    def velocity(self, z):
        if not self.is_hamiltonian:
            return self.dynamics(z)
        gradient, = torch.autograd.grad(self.dynamics(z).sum(), z, create_graph=True)
        return torch.stack([gradient[:, 1], -gradient[:, 0]], 1)

    def losses(self, pairs):
        """The three parts of the loss of pairs and the pairs one frame later, (2, batch, pixels)."""
        z, later = self.encoder(pairs)
        reconstruction = ((self.decoder(z) - pairs[0]) ** 2).mean()
        momentum = ((z[:, 1] - (later[:, 0] - z[:, 0])) ** 2).mean()
        dynamics = ((later - z - self.velocity(z)) ** 2).mean()
        return reconstruction, momentum, 0.1 * dynamics


def check(model, file):
    """Losses and all gradients agree, or nothing is timed."""
    losses = model.losses(torch.tensor(file["pairs"]))
    sum(losses).backward()
    worst = common.difference(np.array([float(part.detach()) for part in losses]), file["losses"])
    for i, parameter in enumerate(model.parameters()):
        worst = max(worst, common.difference(parameter.grad.numpy(), file[f"gradient{i:02}"]))
    common.require_agreement(worst)


def train(model, frames, steps):
    """Milliseconds of each step."""
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, weight_decay=1e-5)
    random = torch.Generator().manual_seed(0)
    first = torch.tensor([t + k for k in range(0, len(frames), 103) for t in range(101)])
    times = []
    for _ in range(steps):
        begin = time.perf_counter()
        rows = first[torch.randint(len(first), (200,), generator=random)]
        index = torch.stack([torch.stack([rows, rows + 1], 1), torch.stack([rows + 1, rows + 2], 1)])
        pairs = frames[index].reshape(2, 200, 2 * PIXELS)
        optimizer.zero_grad()
        loss = sum(model.losses(pairs))
        loss.backward()
        optimizer.step()
        loss.item()
        times.append(1e3 * (time.perf_counter() - begin))
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model", choices=["HNN", "baseline"])
    parser.add_argument("file", help="weights, frames, losses and gradients, as the Java side exported them")
    parser.add_argument("steps", type=int)
    options = parser.parse_args()
    with np.load(options.file) as file:
        file = dict(file)
    model = Model(options.model)
    networks.take(model, file)
    check(model, file)
    model.zero_grad()
    times = train(model, torch.tensor(file["frames"]), options.steps)
    print(f"early {statistics.median(times[options.steps // 5:options.steps // 3]):.3f}")
    print(f"late {statistics.median(times[-options.steps // 6:]):.3f}")


if __name__ == "__main__":
    main()
