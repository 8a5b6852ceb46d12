"""What all three train: examples, starting weights, orders of an epoch. Written once, read by library, NumPy and PyTorch alike."""
import json
import os

import numpy as np

EXAMPLES, INPUTS, CLASSES, BATCH = 60_000, 784, 10, 100

# «relu»: dense layers, ReLU after each but the last. «norm»: no bias, batch normalization before each ReLU.
HIDDEN = {"relu": [100, 100], "norm": [100] * 5}
TITLES = {"relu": "784-100-100-10", "norm": "5 × 100, batch normalization"}
RATES = {"sgd": 0.05, "momentum": 0.01, "adam": 0.001}
MOMENTUM, DECAY1, DECAY2, ADAM_EPSILON = 0.9, 0.9, 0.999, 1e-8
NORM_EPSILON, NORM_KEEP = 1e-5, 0.9
CONFIGURATIONS = [f"{network}/{optimizer}" for network in HIDDEN for optimizer in RATES]


def widths(network):
    return [INPUTS, *HIDDEN[network], CLASSES]


def write(folder, epochs, seed=1):
    """Synthetic images: each class has 20 patterns of strokes, seen through noise. Values in [0, 1], most of them 0 as on MNIST."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, CLASSES, EXAMPLES, dtype=np.int32)
    patterns = (random.random((CLASSES, 20, INPUTS), dtype=np.float32) < 0.2).astype(np.float32)
    x = random.standard_normal((EXAMPLES, INPUTS), dtype=np.float32)
    x *= 0.4
    x += patterns[labels, random.integers(0, 20, EXAMPLES)]
    np.clip(x, 0, 1, out=x)
    x.tofile(os.path.join(folder, "x.f32"))
    labels.tofile(os.path.join(folder, "labels.i32"))
    np.stack([random.permutation(EXAMPLES) for _ in range(epochs)]).astype(np.int32).tofile(os.path.join(folder, "order.i32"))
    for network in HIDDEN:
        sizes = widths(network)
        weights = [random.normal(0, np.sqrt(2 / rows), (rows, columns)) for rows, columns in zip(sizes, sizes[1:])]
        np.concatenate([w.ravel() for w in weights]).tofile(os.path.join(folder, f"{network}.f64"))


def read(folder, precision):
    """Examples (in the precision), labels, and one order an epoch."""
    x = np.fromfile(os.path.join(folder, "x.f32"), np.float32).reshape(EXAMPLES, INPUTS).astype(precision, copy=False)
    labels = np.fromfile(os.path.join(folder, "labels.i32"), np.int32).astype(np.int64)
    order = np.fromfile(os.path.join(folder, "order.i32"), np.int32).reshape(-1, EXAMPLES).astype(np.int64)
    return x, labels, order


def weights(folder, network):
    """The starting weights of each layer (inputs × outputs)."""
    flat = np.fromfile(os.path.join(folder, f"{network}.f64"))
    sizes, parts, at = widths(network), [], 0
    for rows, columns in zip(sizes, sizes[1:]):
        parts.append(flat[at:at + rows * columns].reshape(rows, columns))
        at += rows * columns
    return parts


def report(**values):
    print(json.dumps(values), flush=True)
