#!/usr/bin/env python3
"""Makes losses.json: values and gradients of the losses, by NumPy in extended precision where it is to be had.

Run it in this folder: python3 losses.py. The gradients are the textbook's
formulas written out again, never taken from the library under test.
"""
import json

import numpy as np

LONG = np.longdouble


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def softmax_cross_entropy(scores, labels):
    rows = np.arange(len(scores))
    top = scores.max(axis=1)
    value = np.mean(top + np.log(np.exp(scores - top[:, None]).sum(axis=1)) - scores[rows, labels])
    gradient = softmax(scores)
    gradient[rows, labels] -= 1
    return value, gradient / len(scores)


def mean_squared_error(outputs, targets):
    return np.mean(((targets - outputs) ** 2).sum(axis=1)) / 2, (outputs - targets) / len(outputs)


def binary_cross_entropy(outputs, targets):
    value = -np.mean((targets * np.log(outputs) + (1 - targets) * np.log1p(-outputs)).sum(axis=1))
    return value, ((1 - targets) / (1 - outputs) - targets / outputs) / len(outputs)


def hinge(scores, labels):
    rows = np.arange(len(scores))
    margins = scores - scores[rows, labels][:, None] + 1
    margins[rows, labels] = 0
    gradient = (margins > 0).astype(LONG)
    gradient[rows, labels] = -gradient.sum(axis=1)
    return np.maximum(margins, 0).sum(axis=1).mean(), gradient / len(scores)


def plain(array):
    return np.asarray(array, dtype=np.float64).tolist()


def main():
    random = np.random.default_rng(20261121)
    scores = np.round(random.normal(0, 3, (7, 5)), 3)
    scores[1] *= 100
    scores[2] += 1000
    labels = random.integers(0, 5, 7)
    probabilities = np.round(random.uniform(0.01, 0.99, (7, 5)), 3)
    targets = np.round(random.uniform(0, 1, (7, 5)), 3)
    cases = {}
    for name, (value, gradient) in {
        "softmaxCrossEntropy": softmax_cross_entropy(scores.astype(LONG), labels),
        "hinge": hinge(scores.astype(LONG), labels),
        "meanSquaredError": mean_squared_error(probabilities.astype(LONG), targets.astype(LONG)),
        "binaryCrossEntropy": binary_cross_entropy(probabilities.astype(LONG), targets.astype(LONG)),
    }.items():
        cases[name] = {"value": float(value), "gradient": plain(gradient)}
    document = {
        "scores": plain(scores),
        "labels": labels.tolist(),
        "probabilities": plain(probabilities),
        "targets": plain(targets),
        "softmax": plain(softmax(scores.astype(LONG))),
        **cases,
    }
    with open("losses.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
