#!/usr/bin/env python3
"""Makes regularization.json: penalties by PyTorch (autograd), ridge and elastic-net regression by scikit-learn and NumPy.

Run it in this folder: python3 regularization.py (Debian: python3-torch, python3-sklearn). scikit-learn's Lasso and ElasticNet
minimize (1/2N) |y - Xw|^2 + a r |w|_1 + (1/2) a (1 - r) |w|^2; the numbers here are l1 = a r and l2 = a (1 - r) / 2.
"""
import json

import numpy as np
import torch
from scipy.optimize import minimize_scalar
from sklearn.linear_model import ElasticNet, Lasso, Ridge

WEIGHTS = [0.7, -1.3, 0.0, 2.1, -0.04]


def penalties():
    differences = torch.tensor(np.diff(np.eye(5), n=2, axis=0))
    cases = {
        "L2": lambda t: 0.1 * (t * t).sum(),
        "L1": lambda t: 0.1 * t.abs().sum(),
        "Elastic net": lambda t: 0.1 * t.abs().sum() + 0.05 * (t * t).sum(),
        "L∞": lambda t: 0.1 * torch.linalg.vector_norm(t, float("inf")),
        "L1.5": lambda t: 0.1 * t.abs().pow(1.5).sum(),
        "L4": lambda t: 0.1 * t.abs().pow(4).sum(),
        "Tikhonov": lambda t: 0.1 * (differences @ t).pow(2).sum(),
    }
    result = {}
    for name, function in cases.items():
        theta = torch.tensor(WEIGHTS, dtype=torch.float64, requires_grad=True)
        value = function(theta)
        value.backward()
        result[name] = {"value": value.item(), "gradient": theta.grad.tolist()}
    ties = torch.tensor([2.0, -2.0, 1.0], dtype=torch.float64, requires_grad=True)
    (0.1 * torch.linalg.vector_norm(ties, float("inf"))).backward()
    result["L∞ ties"] = {"weights": ties.tolist(), "gradient": ties.grad.tolist()}
    return result


def main():
    random = np.random.default_rng(20261121)
    x = np.round(random.normal(size=(40, 6)), 3)
    y = np.round(x @ [3, 0, -2, 0, 0, 0.5] + 1.5 + random.normal(size=40) * 0.3, 3)
    ridge = Ridge(alpha=0.7, fit_intercept=False, solver="svd", tol=1e-14).fit(x, y)
    shifted = Ridge(alpha=0.7, solver="svd", tol=1e-14).fit(x, y)
    gamma = np.diff(np.eye(6), n=2, axis=0)
    lasso = Lasso(alpha=0.4, fit_intercept=False, tol=1e-14, max_iter=100000).fit(x, y)
    net = ElasticNet(alpha=0.5, l1_ratio=0.6, fit_intercept=False, tol=1e-14, max_iter=100000).fit(x, y)
    proximal = {
        f"L{p}": [float(np.sign(t) * minimize_scalar(lambda u: 0.5 * (u - abs(t)) ** 2 + 0.5 * u ** p, bounds=(0, abs(t)), method="bounded",
                                                    options={"xatol": 1e-12}).x) if t else 0.0 for t in WEIGHTS]
        for p in (1.5, 4)
    }
    document = {
        "weights": WEIGHTS,
        "penalties": penalties(),
        "proximal": proximal,
        "x": x.tolist(),
        "y": y.tolist(),
        "ridge": ridge.coef_.tolist(),
        "ridgeWithIntercept": {"weights": shifted.coef_.tolist(), "intercept": float(shifted.intercept_)},
        "tikhonov": np.linalg.solve(x.T @ x + 5 * gamma.T @ gamma, x.T @ y).tolist(),
        "lasso": {"l1": 0.4, "weights": lasso.coef_.tolist()},
        "elasticNet": {"l1": 0.3, "l2": 0.1, "weights": net.coef_.tolist()},
    }
    with open("regularization.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
