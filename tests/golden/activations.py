#!/usr/bin/env python3
"""Makes activations.json: values and derivatives of the activations, by PyTorch (autograd) and SciPy, in double precision.

Run it in this folder: python3 activations.py (Debian: python3-torch, python3-scipy). PyTorch's own formulas for softplus,
GELU, Mish, ELU and SELU give up digits (eᶻ − 1 near 0, tails): those are written out in longdouble, and compared with PyTorch's.
`python3 activations.py erfc` prints the Chebyshev coefficients of Functions.cs (needs python3-mpmath).
"""
import json
import sys


def chebyshev():
    import mpmath as mp

    mp.mp.dps = 40
    count = 64

    def smooth(t):
        x = 2 / t - 2
        return mp.log(mp.exp(x * x) * mp.erfc(x) / t) if x < 60 else mp.log(
            sum((-1) ** k * mp.fac2(2 * k - 1) / (2 * x * x) ** k for k in range(12)) / (x * mp.sqrt(mp.pi) * t))

    angles = [mp.pi * (k + mp.mpf(1) / 2) / count for k in range(count)]
    values = [smooth((mp.cos(angle) + 1) / 2) for angle in angles]
    for j in range(28):
        print(mp.nstr(2 / mp.mpf(count) * sum(v * mp.cos(j * a) for v, a in zip(values, angles)), 20))


def main():
    import numpy as np
    import torch
    import torch.nn.functional as F
    from scipy import special

    torch.set_num_threads(1)
    grid = np.concatenate([
        [-1000.0, -100.0, -40.0, -20.0, -10.0, -1e-3, -1e-8, 0.0, 1e-8, 1e-3, 10.0, 20.0, 40.0, 100.0, 1000.0],
        np.round(np.random.default_rng(20261121).normal(0, 3, 40), 4),
    ])

    def torched(function):
        z = torch.tensor(grid, dtype=torch.float64, requires_grad=True)
        o = function(z)
        o.sum().backward()
        return {"value": o.detach().tolist(), "slope": z.grad.tolist()}

    def exact(value, slope):
        z = grid.astype(np.longdouble)
        with np.errstate(all="ignore"):
            return {"value": np.asarray(value(z), np.float64).tolist(), "slope": np.asarray(slope(z), np.float64).tolist()}

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def tanh_gate(z):
        return sigmoid(2 * np.sqrt(2 / np.longdouble(np.pi)) * (z + np.longdouble(0.044715) * z ** 3))

    def tanh_gelu_slope(z):
        inner = 2 * np.sqrt(2 / np.longdouble(np.pi)) * (1 + 3 * np.longdouble(0.044715) * z * z)
        gate = tanh_gate(z)
        return gate + z * gate * (1 - gate) * inner

    def elu(z, alpha):
        return np.where(z > 0, z, alpha * np.expm1(z))

    ALPHA, SCALE = np.longdouble("1.6732632423543772848170429916717"), np.longdouble("1.0507009873554804934193349852946")

    def mish_gate(z):
        return np.tanh(np.logaddexp(z, 0))

    normal = lambda z: special.ndtr(z.astype(np.float64)).astype(np.longdouble)
    density = lambda z: np.exp(-z * z / 2) / np.sqrt(2 * np.longdouble(np.pi))
    cases = {
        "Linear": torched(lambda z: z * 1),
        "Step": exact(lambda z: np.heaviside(z, 1), lambda z: 0 * z),
        "Sigmoid": torched(torch.sigmoid),
        "Tanh": torched(torch.tanh),
        "ReLU": torched(torch.relu),
        "Leaky ReLU": torched(lambda z: F.leaky_relu(z, 0.01)),
        "PReLU": torched(lambda z: F.prelu(z, torch.tensor([0.25], dtype=torch.float64))),
        "Softplus": exact(lambda z: np.logaddexp(z, 0), sigmoid),
        "ELU": exact(lambda z: elu(z, 1), lambda z: np.where(z > 0, 1, np.exp(z))),
        "ELU 0.5": exact(lambda z: elu(z, 0.5), lambda z: np.where(z > 0, 1, 0.5 * np.exp(z))),
        "SELU": exact(lambda z: SCALE * elu(z, ALPHA), lambda z: SCALE * np.where(z > 0, 1, ALPHA * np.exp(z))),
        "GELU": exact(lambda z: z * normal(z), lambda z: normal(z) + z * density(z)),
        "GELU (tanh form)": exact(lambda z: z * tanh_gate(z), tanh_gelu_slope),
        "SiLU": torched(F.silu),
        "Mish": exact(lambda z: z * mish_gate(z), lambda z: mish_gate(z) + z * (1 - mish_gate(z) ** 2) * sigmoid(z)),
    }

    # PyTorch's own, where both are good, so that the formulas above don't stand alone.
    z = torch.tensor(grid, dtype=torch.float64)
    inside = np.abs(grid) < 30
    for name, function in {"GELU": F.gelu, "GELU (tanh form)": lambda z: F.gelu(z, approximate="tanh"), "Mish": F.mish,
                           "Softplus": lambda z: F.softplus(z, threshold=50), "ELU": F.elu, "ELU 0.5": lambda z: F.elu(z, 0.5), "SELU": F.selu}.items():
        assert np.allclose(np.array(cases[name]["value"])[inside], function(z).numpy()[inside], rtol=1e-12, atol=1e-14), name
        assert np.allclose(np.array(cases[name]["slope"])[inside], np.array(torched(function)["slope"])[inside], rtol=1e-11, atol=1e-13), name

    random = np.random.default_rng(7)
    batch, gradient = np.round(random.normal(0, 2, (6, 4)), 3), np.round(random.normal(0, 1, (6, 4)), 3)
    alphas = np.array([0.25, 0.1, -0.3, 0.9])
    x = torch.tensor(batch, requires_grad=True)
    alpha = torch.tensor(alphas, requires_grad=True)
    out = F.prelu(x, alpha)
    out.backward(torch.tensor(gradient))
    one = torch.tensor([0.25], dtype=torch.float64, requires_grad=True)
    F.prelu(torch.tensor(batch), one).backward(torch.tensor(gradient))
    y = torch.tensor(batch, requires_grad=True)
    largest = y.reshape(6, 2, 2).max(dim=2).values
    largest.backward(torch.tensor(gradient[:, :2].copy()))

    document = {
        "z": grid.tolist(),
        "curves": cases,
        "prelu": {
            "input": batch.tolist(), "alpha": alphas.tolist(), "outputGradient": gradient.tolist(), "output": out.tolist(),
            "inputGradient": x.grad.tolist(), "alphaGradient": alpha.grad.tolist(), "sharedAlphaGradient": one.grad.tolist(),
        },
        "maxout": {
            "input": batch.tolist(), "outputGradient": gradient[:, :2].tolist(), "output": largest.tolist(), "inputGradient": y.grad.tolist(),
        },
    }
    with open("activations.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    chebyshev() if sys.argv[1:] == ["erfc"] else main()
