"""The training step in PyTorch, as its documentation recommends: modules, autograd, an optimizer over lists of tensors.

    torch_peer.py FOLDER float|double CONFIGURATION,… [--steps N] [--each]      (--each: an update tensor by tensor, not «foreach»)
"""
import argparse
import time

import torch
from torch import nn

import task


def build(folder, network, precision):
    layers = []
    weights = task.weights(folder, network)
    for i, w in enumerate(weights):
        last = i == len(weights) - 1
        linear = nn.Linear(*w.shape, bias=last or network == "relu", dtype=precision)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(w.T))
            if linear.bias is not None:
                linear.bias.zero_()
        layers.append(linear)
        if not last:
            if network == "norm":
                layers.append(nn.BatchNorm1d(w.shape[1], eps=task.NORM_EPSILON, momentum=1 - task.NORM_KEEP, dtype=precision))
            layers.append(nn.ReLU(inplace=True))
    return nn.Sequential(*layers)


def optimizer(rule, parameters, foreach):
    rate = task.RATES[rule]
    if rule == "adam":
        return torch.optim.Adam(parameters, rate, (task.DECAY1, task.DECAY2), task.ADAM_EPSILON, foreach=foreach)
    return torch.optim.SGD(parameters, rate, task.MOMENTUM if rule == "momentum" else 0, foreach=foreach)


def run(model, updates, x, labels, order):
    """Steps through an order, a batch at a time; the losses of the steps."""
    losses = []
    for start in range(0, len(order), task.BATCH):
        batch = order[start:start + task.BATCH]
        updates.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(model(x.index_select(0, batch)), labels[batch])
        loss.backward()
        updates.step()
        losses.append(loss.detach())
    return torch.stack(losses).double().tolist()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("precision", choices=["float", "double"])
    arguments.add_argument("configurations")
    arguments.add_argument("--steps", type=int)
    arguments.add_argument("--each", action="store_true")
    options = arguments.parse_args()
    x, labels, order = (torch.from_numpy(part) for part in task.read(options.folder, "f4" if options.precision == "float" else "f8"))
    for configuration in options.configurations.split(","):
        kind, rule = configuration.split("/")
        model = build(options.folder, kind, x.dtype)
        updates = optimizer(rule, model.parameters(), not options.each)
        if options.steps:
            task.report(configuration=configuration, losses=run(model, updates, x, labels, order[0][:options.steps * task.BATCH]))
            continue
        run(model, updates, x, labels, order[0])
        seconds = []
        for epoch in order[1:]:
            start = time.perf_counter()
            losses = run(model, updates, x, labels, epoch)
            seconds.append(time.perf_counter() - start)
        task.report(configuration=configuration, seconds=seconds, loss=sum(losses) / len(losses))


if __name__ == "__main__":
    main()
