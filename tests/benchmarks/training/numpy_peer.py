"""The training step as a careful NumPy programmer writes it: flat parameters, every result written into a buffer that is there already.

    numpy_peer.py FOLDER float|double CONFIGURATION,… [--steps N]      (without --steps: a warm-up epoch, then timed ones)
"""
import argparse
import time

import numpy as np

import task


class Layer:
    def __init__(self, network, w, last, parameters, gradients, buffer):
        rows, columns = w.shape
        self.normalized = network == "norm" and not last
        self.last = last
        names = ["w", "gamma", "beta"] if self.normalized else ["w", "b"]
        for name in names:
            shape = (rows, columns) if name == "w" else (columns,)
            setattr(self, name, parameters(shape))
            setattr(self, "d" + name, gradients(shape))
        self.w[:] = w
        self.z, self.d, self.t = (buffer(task.BATCH, columns) for _ in range(3))
        self.a = self.z if last or not self.normalized else buffer(task.BATCH, columns)
        self.positive = np.empty((task.BATCH, columns), bool)
        if self.normalized:
            self.gamma[:] = 1
            self.mean, self.inverse, self.row = buffer(columns), buffer(columns), buffer(columns)
            self.running_mean, self.running_variance = np.zeros_like(self.mean), np.ones_like(self.mean)


class Network:
    def __init__(self, folder, network, precision):
        starts = task.weights(folder, network)
        extra = 2 if network == "norm" else 1
        size = sum(w.size + (extra if i < len(starts) - 1 else 1) * w.shape[1] for i, w in enumerate(starts))
        self.parameters, self.gradients = np.zeros(size, precision), np.zeros(size, precision)
        self.ones = np.ones(task.BATCH, precision)
        self.x = np.empty((task.BATCH, task.INPUTS), precision)
        self.rows = np.arange(task.BATCH)
        views = [self._views(self.parameters), self._views(self.gradients)]
        self.layers = [Layer(network, w, i == len(starts) - 1, *views, lambda *shape: np.empty(shape, precision)) for i, w in enumerate(starts)]

    @staticmethod
    def _views(flat):
        at = 0

        def view(shape):
            nonlocal at
            size = int(np.prod(shape))
            at += size
            return flat[at - size:at].reshape(shape)

        return view

    def gradient(self, labels):
        """Forward, loss, back; self.x holds the batch. Returns the mean loss and fills self.gradients."""
        count = task.BATCH
        a = self.x
        for layer in self.layers:
            np.dot(a, layer.w, out=layer.z)
            if layer.normalized:
                self._normalize(layer)
            else:
                layer.z += layer.b
            if not layer.last:
                np.maximum(layer.a, 0, out=layer.a)
            a = layer.a

        # Softmax and cross-entropy.
        a -= a.max(axis=1, keepdims=True)
        d = self.layers[-1].d
        np.exp(a, out=d)
        sums = d.sum(axis=1, keepdims=True)
        loss = float(np.log(sums).sum() - a[self.rows, labels].sum()) / count
        d /= sums
        d[self.rows, labels] -= 1
        d *= 1 / count

        for i in range(len(self.layers) - 1, -1, -1):
            layer = self.layers[i]
            if not layer.last:
                np.greater(layer.a, 0, out=layer.positive)
                layer.d *= layer.positive
            if layer.normalized:
                self._normalize_back(layer)
            else:
                np.dot(self.ones, layer.d, out=layer.db)
            below = self.layers[i - 1] if i else None
            np.dot((below.a if i else self.x).T, layer.d, out=layer.dw)
            if i:
                np.dot(layer.d, layer.w.T, out=below.d)
        return loss

    def _normalize(self, layer):
        z, t, count, keep = layer.z, layer.t, task.BATCH, task.NORM_KEEP
        np.dot(self.ones, z, out=layer.mean)
        layer.mean /= count
        z -= layer.mean
        np.multiply(z, z, out=t)
        np.dot(self.ones, t, out=layer.row)
        layer.row /= count
        layer.running_mean *= keep
        layer.running_mean += (1 - keep) * layer.mean
        layer.running_variance *= keep
        layer.running_variance += (1 - keep) * count / (count - 1) * layer.row
        np.add(layer.row, task.NORM_EPSILON, out=layer.inverse)
        np.sqrt(layer.inverse, out=layer.inverse)
        np.divide(1, layer.inverse, out=layer.inverse)
        z *= layer.inverse
        np.multiply(z, layer.gamma, out=layer.a)
        layer.a += layer.beta

    def _normalize_back(self, layer):
        d, t, count = layer.d, layer.t, task.BATCH
        np.dot(self.ones, d, out=layer.dbeta)
        np.multiply(d, layer.z, out=t)
        np.dot(self.ones, t, out=layer.dgamma)
        np.multiply(layer.z, layer.dgamma / count, out=t)
        d -= t
        d -= layer.dbeta / count
        d *= layer.gamma * layer.inverse


class Updates:
    """The three rules, in place, in blocks that stay in the cache with their temporaries."""

    BLOCK = 1 << 14

    def __init__(self, rule, network):
        self.rule, self.rate, self.step_count = getattr(self, "_" + rule), task.RATES[rule], 0
        p, g = network.parameters, network.gradients
        v, r, t = np.zeros_like(p), np.zeros_like(p), np.empty_like(p)
        cuts = range(0, p.size, self.BLOCK)
        self.blocks = [tuple(a[c:c + self.BLOCK] for a in (p, g, v, r, t)) for c in cuts]

    def step(self):
        self.step_count += 1
        self.rule()

    def _sgd(self):
        for p, g, _, _, t in self.blocks:
            np.multiply(g, self.rate, out=t)
            p -= t

    def _momentum(self):
        for p, g, v, _, t in self.blocks:
            v *= task.MOMENTUM
            np.multiply(g, self.rate, out=t)
            v -= t
            p += v

    def _adam(self):
        rate = self.rate / (1 - task.DECAY1 ** self.step_count)
        scale = 1 / np.sqrt(1 - task.DECAY2 ** self.step_count)
        for p, g, v, r, t in self.blocks:
            v *= task.DECAY1
            np.multiply(g, 1 - task.DECAY1, out=t)
            v += t
            r *= task.DECAY2
            np.multiply(g, g, out=t)
            t *= 1 - task.DECAY2
            r += t
            np.sqrt(r, out=t)
            t *= float(scale)
            t += task.ADAM_EPSILON
            np.divide(v, t, out=t)
            t *= rate
            p -= t


def run(network, updates, x, labels, order):
    """Steps through an order, a batch at a time; the losses of the steps."""
    losses = []
    for start in range(0, len(order), task.BATCH):
        batch = order[start:start + task.BATCH]
        np.take(x, batch, axis=0, out=network.x, mode="clip")
        losses.append(network.gradient(labels[batch]))
        updates.step()
    return losses


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("precision", choices=["float", "double"])
    arguments.add_argument("configurations")
    arguments.add_argument("--steps", type=int)
    options = arguments.parse_args()
    precision = np.float32 if options.precision == "float" else np.float64
    x, labels, order = task.read(options.folder, precision)
    for configuration in options.configurations.split(","):
        kind, rule = configuration.split("/")
        network = Network(options.folder, kind, precision)
        updates = Updates(rule, network)
        if options.steps:
            task.report(configuration=configuration, losses=run(network, updates, x, labels, order[0][:options.steps * task.BATCH]))
            continue
        run(network, updates, x, labels, order[0])
        seconds = []
        for epoch in order[1:]:
            start = time.perf_counter()
            losses = run(network, updates, x, labels, epoch)
            seconds.append(time.perf_counter() - start)
        task.report(configuration=configuration, seconds=seconds, loss=sum(losses) / len(losses))


if __name__ == "__main__":
    main()
