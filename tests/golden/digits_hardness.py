"""How hard the digit set is: the measurement behind the accuracies in data/digits/README.md.

Trains a softmax regression and a 784-100-100-10 ReLU network on the training pictures and prints the accuracy on the
test pictures. Needs NumPy only.

    python3 tests/golden/digits_hardness.py                    # data/digits
    python3 tests/golden/digits_hardness.py FOLDER             # another set of IDX files
    python3 tests/golden/digits_hardness.py FOLDER --split     # only t10k files there: 8,000 to train, 2,000 to test

Exit code 1 if an accuracy lies outside the range that is asked of the set (85-93 % and 94-98.5 %).
"""
import gzip
import os
import struct
import sys

import numpy as np


def read(folder, name):
    with gzip.open(os.path.join(folder, name + ".gz")) as file:
        data = file.read()
    magic, = struct.unpack(">I", data[:4])
    shape = struct.unpack(f">{magic & 255}I", data[4:4 + 4 * (magic & 255)])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * (magic & 255)).reshape(shape)


def load(folder, split):
    sets = []
    for name in ["t10k"] if split else ["train", "t10k"]:
        x = read(folder, name + "-images-idx3-ubyte").reshape(-1, 784).astype(np.float32) / 255
        sets.append((x, read(folder, name + "-labels-idx1-ubyte").astype(int)))
    if split:
        (x, y), = sets
        sets = [(x[:8000], y[:8000]), (x[8000:], y[8000:])]
    return sets


def train(sizes, data, epochs, rate, batch=100, momentum=0.9, seed=1):
    """Mini-batch SGD with momentum, He initialization, learning rate falling linearly to 0."""
    x, y = data
    random = np.random.default_rng(seed)
    weights = [(random.standard_normal((m, n)) * np.sqrt(2 / m)).astype(np.float32) for m, n in zip(sizes, sizes[1:])]
    if len(sizes) == 2:
        weights[0] *= 0
    biases = [np.zeros(n, np.float32) for n in sizes[1:]]
    velocity = [np.zeros_like(p) for p in weights + biases]
    steps, step = epochs * (len(x) // batch), 0
    for _ in range(epochs):
        order = random.permutation(len(x))
        for at in range(0, len(x) - batch + 1, batch):
            rows = order[at:at + batch]
            activations = [x[rows]]
            for k, (w, b) in enumerate(zip(weights, biases)):
                z = activations[-1] @ w + b
                activations.append(z if k == len(weights) - 1 else np.maximum(z, 0))
            logits = activations[-1]
            grad = np.exp(logits - logits.max(1, keepdims=True))
            grad /= grad.sum(1, keepdims=True)
            grad[np.arange(batch), y[rows]] -= 1
            grad /= batch
            grad_w, grad_b = [], []
            for k in range(len(weights) - 1, -1, -1):
                grad_w.insert(0, activations[k].T @ grad)
                grad_b.insert(0, grad.sum(0))
                if k:
                    grad = (grad @ weights[k].T) * (activations[k] > 0)
            now = rate * (1 - step / steps)
            step += 1
            for v, p, g in zip(velocity, weights + biases, grad_w + grad_b):
                v *= momentum
                v -= now * g
                p += v
    return weights, biases


def accuracy(model, data):
    x, y = data
    for k, (w, b) in enumerate(zip(*model)):
        x = x @ w + b
        if k < len(model[0]) - 1:
            x = np.maximum(x, 0)
    return (x.argmax(1) == y).mean(), np.array([[(y[x.argmax(1) == p] == t).sum() for p in range(10)] for t in range(10)])


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    folder = args[0] if args else os.path.join(os.path.dirname(__file__), "..", "..", "data", "digits")
    learn, judge = load(folder, "--split" in sys.argv)
    print(f"{folder}: {len(learn[0])} to train, {len(judge[0])} to test")
    good = True
    for name, sizes, epochs, rate, low, high in [
            ("softmax regression, 30 epochs, batch 100, rate 0.1 to 0, momentum 0.9", [784, 10], 30, 0.1, 0.85, 0.93),
            ("784-100-100-10 ReLU, 20 epochs, batch 100, rate 0.05 to 0, momentum 0.9", [784, 100, 100, 10], 20, 0.05, 0.94, 0.985)]:
        for seed in (1, 2, 3):
            model = train(sizes, learn, epochs, rate, seed=seed)
            on_train, on_test = accuracy(model, learn)[0], accuracy(model, judge)[0]
            good &= low <= on_test <= high
            print(f"{name}, seed {seed}: train {on_train:.2%}, test {on_test:.2%} (asked {low:.0%} to {high:.1%})", flush=True)
        if "--confusion" in sys.argv:
            print(accuracy(model, judge)[1])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
