#!/usr/bin/env python3
"""Makes second_order.json: what SciPy's minimizers need on the course's test functions.

Run it in this folder: python3 second_order.py (Debian's python3-scipy). Each function and derivative is written out again here, never
taken from the library under test. Every method's cost is taken at the first iterate with max|g| <= TOLERANCE, whatever its own stopping rule is: iterations, and calls of the function, the gradient, the Hessian (or its products) so far.
"""
import json

import numpy as np
import scipy
from scipy.optimize import least_squares, minimize

TOLERANCE = 1e-6


class Problem:
    def __init__(self, name, start, value, gradient, hessian, terms=None, slopes=None):
        self.name, self.start = name, np.asarray(start, dtype=float)
        self.value, self.gradient, self.hessian = value, gradient, hessian
        self.terms, self.slopes = terms, slopes


def of_terms(name, start, terms, slopes, curvature):
    def value(x):
        return float(np.sum(terms(x) ** 2))

    def gradient(x):
        return 2 * slopes(x).T @ terms(x)

    def hessian(x):
        return 2 * (slopes(x).T @ slopes(x) + curvature(x, terms(x)))

    return Problem(name, start, value, gradient, hessian, terms, slopes)


def symmetric(n, entries):
    h = np.zeros((n, n))
    for (i, j), v in entries.items():
        h[i, j] = h[j, i] = v
    return h


def quadratic(h, m, start, name):
    h, m = np.asarray(h, float), np.asarray(m, float)
    return Problem(name, start, lambda x: float((x - m) @ h @ (x - m)) / 2, lambda x: h @ (x - m), lambda x: h)


def conditioned(n, condition):
    u = 1 + np.arange(n) / n
    q = np.eye(n) - 2 * np.outer(u, u) / (u @ u)
    h = q @ np.diag(condition ** (np.arange(n) / (n - 1))) @ q
    return quadratic((h + h.T) / 2, np.zeros(n), np.ones(n), f"quadratic-{n}-1e{round(np.log10(condition))}")


def rosenbrock(n):
    def terms(x):
        t = np.empty(2 * (n - 1))
        t[0::2], t[1::2] = 10 * (x[1:] - x[:-1] ** 2), 1 - x[:-1]
        return t

    def slopes(x):
        s = np.zeros((2 * (n - 1), n))
        for i in range(n - 1):
            s[2 * i, i], s[2 * i, i + 1], s[2 * i + 1, i] = -20 * x[i], 10, -1
        return s

    def curvature(x, t):
        return np.diag(np.append(-20 * t[0::2], 0))

    start = [(-1.2, 1.0)[i % 2] for i in range(n)]
    return of_terms(f"rosenbrock-{n}", start, terms, slopes, curvature)


def beale():
    return of_terms(
        "beale", [1, 1],
        lambda x: np.array([1.5 - x[0] + x[0] * x[1], 2.25 - x[0] + x[0] * x[1] ** 2, 2.625 - x[0] + x[0] * x[1] ** 3]),
        lambda x: np.array([[x[1] - 1, x[0]], [x[1] ** 2 - 1, 2 * x[0] * x[1]], [x[1] ** 3 - 1, 3 * x[0] * x[1] ** 2]]),
        lambda x, t: symmetric(2, {(0, 1): t[0] + 2 * x[1] * t[1] + 3 * x[1] ** 2 * t[2], (1, 1): 2 * x[0] * t[1] + 6 * x[0] * x[1] * t[2]}))


def himmelblau():
    return of_terms(
        "himmelblau", [0, 0],
        lambda x: np.array([x[0] ** 2 + x[1] - 11, x[0] + x[1] ** 2 - 7]),
        lambda x: np.array([[2 * x[0], 1], [1, 2 * x[1]]]),
        lambda x, t: np.diag(2 * t))


def powell():
    r5, r10 = np.sqrt(5), np.sqrt(10)

    def curvature(x, t):
        c, d = 2 * t[2], 2 * r10 * t[3]
        return symmetric(4, {(1, 1): c, (1, 2): -2 * c, (2, 2): 4 * c, (0, 0): d, (0, 3): -d, (3, 3): d})

    return of_terms(
        "powell", [3, -1, 0, 1],
        lambda x: np.array([x[0] + 10 * x[1], r5 * (x[2] - x[3]), (x[1] - 2 * x[2]) ** 2, r10 * (x[0] - x[3]) ** 2]),
        lambda x: np.array([
            [1, 10, 0, 0], [0, 0, r5, -r5], [0, 2 * (x[1] - 2 * x[2]), -4 * (x[1] - 2 * x[2]), 0],
            [2 * r10 * (x[0] - x[3]), 0, 0, -2 * r10 * (x[0] - x[3])]]),
        curvature)


def wood():
    r10, r90 = np.sqrt(10), np.sqrt(90)
    return of_terms(
        "wood", [-3, -1, -3, -1],
        lambda x: np.array([10 * (x[1] - x[0] ** 2), 1 - x[0], r90 * (x[3] - x[2] ** 2), 1 - x[2], r10 * (x[1] + x[3] - 2), (x[1] - x[3]) / r10]),
        lambda x: np.array([
            [-20 * x[0], 10, 0, 0], [-1, 0, 0, 0], [0, 0, -2 * r90 * x[2], r90], [0, 0, -1, 0], [0, r10, 0, r10], [0, 1 / r10, 0, -1 / r10]]),
        lambda x, t: np.diag([-20 * t[0], 0, -2 * r90 * t[2], 0]))


def logistic(x, y, penalty):
    n = len(y)

    def outputs(w):
        return 1 / (1 + np.exp(-(x @ w)))

    def hessian(w):
        o = outputs(w)
        return x.T @ (x * (o * (1 - o))[:, None]) / n + penalty * np.eye(x.shape[1])

    return Problem(
        "logistic", np.zeros(x.shape[1]),
        lambda w: float(np.mean(np.logaddexp(0, x @ w) - y * (x @ w)) + penalty / 2 * (w @ w)),
        lambda w: x.T @ (outputs(w) - y) / n + penalty * w,
        hessian)


class Counter:
    """Counts calls, and notes the counts when an iterate's gradient is small enough for the first time."""

    def __init__(self, problem):
        self.p, self.f, self.g, self.h, self.products, self.iterations, self.reached = problem, 0, 0, 0, 0, 0, None
        self.last = None

    def value(self, x):
        self.f += 1
        return self.p.value(x)

    def gradient(self, x):
        self.g += 1
        self.last = np.copy(x)
        return self.p.gradient(x)

    def hessian(self, x):
        self.h += 1
        return self.p.hessian(x)

    def product(self, x, v):
        self.products += 1
        return self.p.hessian(x) @ v

    def residuals(self, x):
        self.f += 1
        return np.sqrt(2) * self.p.terms(x)

    def jacobian(self, x):
        self.g += 1
        self.note(x)
        return np.sqrt(2) * self.p.slopes(x)

    def callback(self, x, *_):
        self.iterations += 1
        self.note(x)

    def note(self, x):
        if self.reached is None and np.max(np.abs(self.p.gradient(x))) <= TOLERANCE:
            # trust-ncg reports an iterate before it computes the gradient there: the one that shows the goal is reached counts.
            gradients = self.g + (self.last is not None and not np.array_equal(self.last, x))
            self.reached = {"iterations": self.iterations, "values": self.f, "gradients": int(gradients), "hessians": self.h,
                            "products": self.products, "value": self.p.value(x), "point": np.asarray(x).tolist()}


METHODS = {
    "bfgs": ("BFGS", {"gtol": TOLERANCE / 10, "maxiter": 20000}),
    "cg": ("CG", {"gtol": TOLERANCE / 10, "maxiter": 20000}),
    "l-bfgs-b": ("L-BFGS-B", {"gtol": TOLERANCE / 10, "ftol": 0, "maxcor": 10, "maxiter": 20000, "maxfun": 200000}),
    "newton-cg": ("Newton-CG", {"xtol": 1e-14, "maxiter": 20000}),
    "trust-ncg": ("trust-ncg", {"gtol": TOLERANCE / 10, "maxiter": 20000}),
}


def run(problem):
    result = {}
    for name, (method, options) in METHODS.items():
        count = Counter(problem)
        needs_products = method in ("Newton-CG", "trust-ncg")
        minimize(count.value, problem.start, jac=count.gradient, hessp=count.product if needs_products else None,
                 method=method, options=options, callback=count.callback)
        result[name] = count.reached
    if problem.terms is not None:
        count = Counter(problem)
        least_squares(count.residuals, problem.start, jac=count.jacobian, method="lm", ftol=1e-15, xtol=1e-15, gtol=1e-15, max_nfev=20000)
        if count.reached is not None:
            count.reached["iterations"] = count.reached["values"] - 1
        result["lm"] = count.reached
    return result


def main():
    np.seterr(all="ignore")
    random = np.random.default_rng(20261121)
    x = np.column_stack([np.ones(80), np.round(random.normal(0, 1, (80, 5)) * [1, 2, 0.5, 3, 1], 3)])
    y = (x @ [0.3, 1, -0.7, 2, 0.1, -1] + random.logistic(0, 1, 80) > 0).astype(float)
    problems = [
        quadratic([[2, 0], [0, 8]], [2, 1], [4, 2], "lecture"),
        conditioned(10, 1e2), conditioned(10, 1e6), conditioned(50, 1e3), conditioned(20, 1e6),
        rosenbrock(2), rosenbrock(10), beale(), himmelblau(), powell(), wood(),
        logistic(x, y, 0.01),
    ]
    document = {
        "scipy": scipy.__version__,
        "tolerance": TOLERANCE,
        "logistic": {"x": x.tolist(), "y": y.tolist(), "penalty": 0.01},
        "runs": {p.name: run(p) for p in problems},
    }
    with open("second_order.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=1)
        file.write("\n")
    for name, methods in document["runs"].items():
        for method, c in methods.items():
            print(f"{name:20} {method:10}", "not reached" if c is None else {k: v for k, v in c.items() if k != "point"})


if __name__ == "__main__":
    main()
