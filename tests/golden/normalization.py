#!/usr/bin/env python3
"""Makes normalization.json: batch and layer normalization by PyTorch (autograd), in double precision.

Run it in this folder: python3 normalization.py (Debian: python3-torch). Three training batches, then a prediction; PyTorch's
momentum is 1 minus the library's decay.
"""
import json

import torch
from torch import nn


def trace(layer, batches, gradients, test):
    layer = layer.double()
    steps = []
    with torch.no_grad():
        if layer.weight is not None:
            layer.weight.copy_(torch.linspace(0.5, 1.5, layer.weight.numel(), dtype=torch.float64).reshape(layer.weight.shape))
            layer.bias.copy_(torch.linspace(-1, 1, layer.bias.numel(), dtype=torch.float64).reshape(layer.bias.shape))
    layer.train()
    for batch, gradient in zip(batches, gradients):
        x = batch.clone().requires_grad_()
        layer.zero_grad()
        out = layer(x)
        out.backward(gradient)
        steps.append({
            "output": rows(out), "inputGradient": rows(x.grad),
            "scaleGradient": layer.weight.grad.flatten().tolist(), "shiftGradient": layer.bias.grad.flatten().tolist(),
            "mean": layer.running_mean.tolist() if hasattr(layer, "running_mean") else None,
            "variance": layer.running_var.tolist() if hasattr(layer, "running_var") else None,
        })
    layer.eval()
    x = test.clone().requires_grad_()
    layer.zero_grad()
    out = layer(x)
    out.backward(gradients[0][:len(test)])
    prediction = {"output": rows(out), "inputGradient": rows(x.grad), "scaleGradient": layer.weight.grad.flatten().tolist()}
    return {
        "batches": [rows(b) for b in batches], "gradients": [rows(g) for g in gradients], "test": rows(test),
        "scale": layer.weight.flatten().tolist(), "shift": layer.bias.flatten().tolist(), "steps": steps, "prediction": prediction,
    }


def rows(tensor):
    return tensor.detach().reshape(len(tensor), -1).tolist()


def main():
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(20261121)

    def draw(*shape):
        return torch.round(torch.randn(*shape, generator=generator, dtype=torch.float64) * 1000) / 1000

    def batches(shape, examples=6):
        return [draw(examples, *shape) * (1 + i) + 3 * i for i in range(3)], [draw(examples, *shape) for _ in range(3)], draw(2, *shape) * 2

    constant = batches((3,))
    constant[0][0][:, 1] = 0.25
    pair = batches((3,), 2)
    document = {
        "torch": torch.__version__,
        "narrow": trace(nn.BatchNorm1d(3), *batches((3,))),
        "wide": trace(nn.BatchNorm1d(19, eps=1e-3, momentum=0.3), *batches((19,), 7)),
        "maps": trace(nn.BatchNorm2d(2), *batches((2, 3, 7))),
        "constant": trace(nn.BatchNorm1d(3), *constant),
        "pair": trace(nn.BatchNorm1d(3), *pair),
        "layer": trace(nn.LayerNorm(19), *batches((19,))),
        "layerOfImage": trace(nn.LayerNorm((2, 3, 3), eps=1e-3), *batches((2, 3, 3))),
    }
    with open("normalization.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file)
        file.write("\n")


if __name__ == "__main__":
    main()
