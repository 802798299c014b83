"""The networks of the field tasks in PyTorch."""

import torch
from torch import nn


class Mlp(nn.Module):
    """Three linear layers with tanh between them, the last without a bias."""

    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        self.layers = nn.ModuleList(
            [nn.Linear(inputs, hidden), nn.Linear(hidden, hidden), nn.Linear(hidden, outputs, bias=False)])
        for layer in self.layers:
            nn.init.orthogonal_(layer.weight)

    def forward(self, x):
        for layer in self.layers[:2]:
            x = torch.tanh(layer(x))
        return self.layers[2](x)


class Field(nn.Module):
    """dx/dt of a batch of states (batch, 2n): J grad H of a network with one output, or the network itself."""

    def __init__(self, model, dimension, hidden):
        super().__init__()
        self.is_hamiltonian = model == "HNN"
        self.network = Mlp(dimension, hidden, 1 if self.is_hamiltonian else dimension)

    def forward(self, x):
        if not self.is_hamiltonian:
            return self.network(x)
        x = x if x.requires_grad else x.requires_grad_()
        (gradient,) = torch.autograd.grad(self.network(x).sum(), x, create_graph=True)
        q, p = gradient.chunk(2, 1)
        return torch.cat([p, -q], 1)


def take(module, arrays):
    """Copies weights into the parameters, whose order is the same on both sides."""
    with torch.no_grad():
        for i, parameter in enumerate(module.parameters()):
            parameter.copy_(torch.tensor(arrays[f"parameter{i:02}"]))
