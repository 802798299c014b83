"""Makes pytorch-weights.npz and pytorch-numbers.json, once, with PyTorch and NumPy: a small network of the shape that the
paper's Python code has (two outputs, of which the second is H), its field, and the parameter gradients of the loss."""

import json

import numpy as np
import torch

torch.manual_seed(1)
layers = [torch.nn.Linear(4, 6), torch.nn.Linear(6, 6), torch.nn.Linear(6, 2, bias=False)]
names = {f"linear{i + 1}.{name}": value for i, layer in enumerate(layers) for name, value in layer.named_parameters()}


def output(x):
    return layers[2](torch.tanh(layers[1](torch.tanh(layers[0](x)))))


x = torch.randn(3, 4, requires_grad=True)
target = torch.randn(3, 4)
h = output(x)[:, 1]
gradient = torch.autograd.grad(h.sum(), x, create_graph=True)[0]
field = torch.cat([gradient[:, 2:], -gradient[:, :2]], 1)
loss = ((field - target) ** 2).mean()
loss.backward()

np.savez("pytorch-weights.npz", **{name: value.detach().numpy() for name, value in names.items()})
numbers = {
    "x": x, "target": target, "h": h, "field": field, "loss": loss,
    "gradients": {name: value.grad for name, value in names.items()},
}
listed = lambda value: {k: listed(v) for k, v in value.items()} if isinstance(value, dict) else value.detach().tolist()
with open("pytorch-numbers.json", "w") as file:
    json.dump(listed(numbers), file, indent=1)
