#!/usr/bin/env python3
"""Makes search.json: Gaussian processes as scikit-learn computes them, and expected improvement by SciPy's normal distribution.

Run it in this folder: python3 search.py (Debian's python3-sklearn and python3-scipy). For each case: the process with given parameters (no
optimizer), its log marginal likelihood with the slope in the logarithms of its parameters, mean and deviation of the function at some points;
and the highest log marginal likelihood that scikit-learn's optimizer finds from 20 starts within the library's ranges.
"""
import json

import numpy as np
import scipy
import sklearn
from scipy.stats import norm
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, Matern, WhiteKernel


def form(name, variance, lengths, noise, free=False):
    bounds = dict(constant=(0.01, 100), length=(0.03, 30), noise=(1e-8, 1))
    inner = RBF(lengths, bounds["length"]) if name == "rbf" else Matern(lengths, bounds["length"], nu=2.5)
    return ConstantKernel(variance, bounds["constant"]) * inner + WhiteKernel(noise, bounds["noise"])


def case(name, n, m, variance, lengths, noise, seed):
    rng = np.random.default_rng(seed)
    x = rng.uniform(size=(n, m))
    y = np.sin(6 * x[:, 0]) + 0.3 * np.cos(4 * x[:, -1]) + 0.1 * rng.normal(size=n)
    y = (y - y.mean()) / y.std()
    at = rng.uniform(size=(6, m))
    at[0] = x[0]
    process = GaussianProcessRegressor(form(name, variance, lengths, noise), optimizer=None, alpha=0).fit(x, y)
    likelihood, slope = process.log_marginal_likelihood(process.kernel_.theta, eval_gradient=True)

    # The deviation of f alone: WhiteKernel's noise belongs to a measurement.
    function = process.kernel_.k1
    gram = process.kernel_(x)
    cross = function(at, x)
    mean = cross @ np.linalg.solve(gram, y)
    spread = np.sqrt(function.diag(at) - np.einsum("ij,ji->i", cross, np.linalg.solve(gram, cross.T)))
    sk_mean, sk_std = process.predict(at, return_std=True)
    assert np.allclose(mean, sk_mean) and np.allclose(spread ** 2 + noise, sk_std ** 2)

    best = GaussianProcessRegressor(form(name, 1, [0.5] * m, 0.01), n_restarts_optimizer=20, alpha=0, random_state=1).fit(x, y)
    return dict(covariance=name, variance=variance, lengths=lengths, noise=noise, x=x.tolist(), y=y.tolist(), at=at.tolist(),
                likelihood=likelihood, slope=slope.tolist(), mean=sk_mean.tolist(), deviation=spread.tolist(),
                best_likelihood=best.log_marginal_likelihood_value_)


def improvement(mean, deviation, best, margin):
    z = (best - margin - mean) / deviation
    return dict(mean=mean, deviation=deviation, best=best, margin=margin,
                expected=float((best - margin - mean) * norm.cdf(z) + deviation * norm.pdf(z)))


if __name__ == "__main__":
    out = dict(
        made_by=f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, numpy {np.__version__}",
        processes=[
            case("rbf", 12, 1, 1.3, [0.2], 0.02, 1),
            case("rbf", 25, 3, 0.7, [0.3, 0.9, 0.5], 0.1, 2),
            case("matern52", 12, 1, 1.3, [0.2], 0.02, 3),
            case("matern52", 30, 2, 2.0, [0.4, 1.5], 0.005, 4),
        ],
        improvements=[improvement(*v) for v in [
            (0.0, 1.0, 0.0, 0.0), (1.0, 0.5, 0.2, 0.0), (-1.0, 0.3, 0.5, 0.01), (3.0, 1.0, 0.0, 0.0), (0.2, 2.5, 0.1, 0.05), (0.5, 1e-3, 0.6, 0.0)]],
    )
    with open("search.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(out, file, indent=1)
        file.write("\n")
