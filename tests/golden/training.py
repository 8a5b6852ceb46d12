"""Whole training runs of a two-layer ReLU network in PyTorch, float64: the library's Trainer must reproduce them.

Debian's /usr/bin/python3 with torch. Writes training.json beside this file.
"""
import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(5)
torch.set_num_threads(1)
N, INPUTS, HIDDEN, CLASSES, BATCH, EPOCHS = 47, 6, 9, 4, 10, 5
x = torch.randn(N, INPUTS)
labels = torch.randint(CLASSES, (N,))
w1, b1 = torch.randn(INPUTS, HIDDEN) * 0.5, torch.randn(HIDDEN) * 0.1
w2, b2 = torch.randn(HIDDEN, CLASSES) * 0.5, torch.randn(CLASSES) * 0.1
order = torch.arange(N)  # the batches come in the examples' order, the last of each epoch with 7


def run(make, penalty=0.0):
    parameters = [p.clone().requires_grad_() for p in (w1, b1, w2, b2)]
    optimizer = make(parameters)
    steps = []
    for _ in range(EPOCHS):
        for start in range(0, N, BATCH):
            rows = order[start:start + BATCH]
            hidden = torch.relu(x[rows] @ parameters[0] + parameters[1])
            loss = torch.nn.functional.cross_entropy(hidden @ parameters[2] + parameters[3], labels[rows])
            steps.append(loss.item())
            objective = loss + penalty * (parameters[0].square().sum() + parameters[2].square().sum())
            optimizer.zero_grad()
            objective.backward()
            optimizer.step()
    return {"steps": steps, "parameters": torch.cat([p.detach().flatten() for p in parameters]).tolist()}


result = {
    "x": x.tolist(), "labels": labels.tolist(), "batch": BATCH, "epochs": EPOCHS, "hidden": HIDDEN, "classes": CLASSES,
    "start": torch.cat([p.flatten() for p in (w1, b1, w2, b2)]).tolist(),
    "runs": {
        "gradient descent": run(lambda p: torch.optim.SGD(p, lr=0.1)),
        "momentum": run(lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)),
        "adam with L2": run(lambda p: torch.optim.Adam(p, lr=0.01), penalty=0.003),
    },
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
