#!/usr/bin/python3
"""Makes optimizers.json: 200 steps of each optimizer, and the schedules, by PyTorch 1.13 in double precision.

Run it in this folder with Debian's Python: /usr/bin/python3 optimizers.py (package python3-torch). What PyTorch does not
have (Lion, annealing by sign) is written out in NumPy from the papers' formulas, never taken from the library under test.
"""
import json
import math

import numpy
import torch

STEPS = 200
KEPT = [1, 2, 3, 5, 10, *range(20, STEPS + 1, 20)]
CURVATURES = [0.01, 0.05, 0.3, 1.0, 4.0, 20.0, 100.0]
CENTRES = [1.0, -2.0, 0.5, 3.0, -1.0, 0.25, -0.5]
START = [-1.5, 2.0, 1.0, -0.5, 0.75, -1.0, 1.25]


def gradient(x):
    """Of J = ½ Σ dᵢ (xᵢ − cᵢ)² + ¼ Σ (xᵢ − xᵢ₊₁)⁴: condition 10,000, coupled."""
    g = [d * (value - c) for d, value, c in zip(CURVATURES, x, CENTRES)]
    for i in range(len(x) - 1):
        cube = (x[i] - x[i + 1]) * (x[i] - x[i + 1]) * (x[i] - x[i + 1])
        g[i] += cube
        g[i + 1] -= cube
    return g


def torch_trace(make, change=None, average=None, look_ahead=None):
    parameters = torch.nn.Parameter(torch.tensor(START, dtype=torch.float64))
    optimizer = make([parameters])
    points = {}
    averaged = None
    for t in range(1, STEPS + 1):
        parameters.grad = torch.tensor(gradient(parameters.detach().tolist()), dtype=torch.float64)
        if change:
            change(parameters)
        optimizer.step()
        shown = parameters.detach()
        if average:
            averaged = shown.clone() if averaged is None else average(averaged, shown, t)
        if look_ahead:
            # PyTorch keeps Θ + αv; the velocity in its units is −v/ρ.
            shown = shown + look_ahead * optimizer.param_groups[0]["lr"] * optimizer.state[parameters]["momentum_buffer"]
        if t in KEPT:
            points[t] = shown.tolist()
    result = {"points": [points[t] for t in KEPT]}
    if average:
        result["average"] = averaged.tolist()
    return result


def numpy_trace(step):
    x = numpy.array(START)
    state = {}
    points = []
    for t in range(1, STEPS + 1):
        x = step(x, numpy.array(gradient(x.tolist())), state)
        if t in KEPT:
            points.append(x.tolist())
    return {"points": points}


def lion(rate, decay1=0.9, decay2=0.99, weight_decay=0.0):
    def step(x, g, state):
        m = state.get("m", numpy.zeros_like(x))
        c = decay1 * m + (1 - decay1) * g
        state["m"] = decay2 * m + (1 - decay2) * g
        return x - rate * (numpy.sign(c) + weight_decay * x)
    return step


def sign_annealing(rate, growth=0.05, shrink=0.95, least=0.1, most=10.0):
    def step(x, g, state):
        gains = state.get("gains", numpy.ones_like(x))
        agreement = g * state.get("last", numpy.zeros_like(x))
        gains = numpy.where(agreement > 0, gains + growth, numpy.where(agreement < 0, gains * shrink, gains))
        state["gains"] = numpy.clip(gains, least, most)
        state["last"] = g
        return x - rate * state["gains"] * g
    return step


def everything(rate):
    """Clipped by norm 1; gains; average (which changes nothing); λ = 0.01; Nesterov's velocity."""
    def step(x, g, state):
        norm = math.sqrt((g * g).sum())
        g = g * min(1.0, 1.0 / norm)
        gains = state.get("gains", numpy.ones_like(x))
        agreement = g * state.get("last", numpy.zeros_like(x))
        gains = numpy.where(agreement > 0, gains + 0.05, numpy.where(agreement < 0, gains * 0.95, gains))
        state["gains"] = numpy.clip(gains, 0.1, 10.0)
        state["last"] = g
        g = g + 0.01 * x
        state["v"] = 0.9 * state.get("v", numpy.zeros_like(x)) - rate * g
        return x + state["gains"] * (0.9 * state["v"] - rate * g)
    return step


def traces():
    o = torch.optim
    clip = torch.nn.utils

    def shorten(p):
        # clip_grad_norm_ divides by norm + 1e-6, which is not the formula.
        p.grad.mul_(min(1.0, 1.0 / p.grad.norm().item()))

    mean_of = {"n": 1}

    def mean(average, shown, t):
        if t <= 20:
            return shown.clone()
        if t == 21:
            mean_of["n"] = 0
        mean_of["n"] += 1
        return average + (shown - average) / mean_of["n"] if mean_of["n"] > 1 else shown.clone()

    cases = {
        "Gradient descent": (0.005, lambda r: torch_trace(lambda p: o.SGD(p, r))),
        "Momentum": (0.005, lambda r: torch_trace(lambda p: o.SGD(p, r, momentum=0.9))),
        "Nesterov": (0.005, lambda r: torch_trace(lambda p: o.SGD(p, r, momentum=0.9, nesterov=True))),
        "Nesterov, looking ahead": (0.005, lambda r: torch_trace(lambda p: o.SGD(p, r, momentum=0.9, nesterov=True), look_ahead=0.9)),
        "AdaGrad": (0.3, lambda r: torch_trace(lambda p: o.Adagrad(p, r, eps=1e-7))),
        "RMSProp": (0.01, lambda r: torch_trace(lambda p: o.RMSprop(p, r, alpha=0.9, eps=1e-7))),
        "AdaDelta": (1.0, lambda r: torch_trace(lambda p: o.Adadelta(p, r, rho=0.9, eps=1e-6))),
        "Adam": (0.05, lambda r: torch_trace(lambda p: o.Adam(p, r))),
        "AdamW": (0.05, lambda r: torch_trace(lambda p: o.AdamW(p, r, weight_decay=0.01))),
        "AMSGrad": (0.05, lambda r: torch_trace(lambda p: o.Adam(p, r, amsgrad=True))),
        # foreach: 1.13's plain loop multiplies the product of momenta by the present one twice.
        "NAdam": (0.05, lambda r: torch_trace(lambda p: o.NAdam(p, r, foreach=True))),
        "RAdam": (0.004, lambda r: torch_trace(lambda p: o.RAdam(p, r))),
        "Lion": (0.0137, lambda r: numpy_trace(lion(r))),
        "Gradient descent, clipped by value": (0.01, lambda r: torch_trace(lambda p: o.SGD(p, r), lambda p: clip.clip_grad_value_([p], 1.0))),
        "Momentum, clipped by norm": (0.01, lambda r: torch_trace(lambda p: o.SGD(p, r, momentum=0.9), shorten)),
        "Momentum, weight decay": (0.005, lambda r: torch_trace(lambda p: o.SGD(p, r, momentum=0.9, weight_decay=0.01))),
        "Adam, weight decay": (0.05, lambda r: torch_trace(lambda p: o.Adam(p, r, weight_decay=0.01))),
        "Adam, decoupled weight decay": (0.05, lambda r: torch_trace(lambda p: o.AdamW(p, r, weight_decay=0.01))),
        "Lion, decoupled weight decay": (0.0137, lambda r: numpy_trace(lion(r, weight_decay=0.01))),
        "Gradient descent, annealed by sign": (0.002, lambda r: numpy_trace(sign_annealing(r))),
        "Momentum, exponential average": (0.005, lambda r: torch_trace(
            lambda p: o.SGD(p, r, momentum=0.9), average=lambda a, shown, t: 0.99 * a + (1 - 0.99) * shown)),
        "Gradient descent, mean": (0.005, lambda r: torch_trace(lambda p: o.SGD(p, r), average=mean)),
        "Nesterov, weight decay, exponential average, annealed by sign, clipped by norm": (0.01, lambda r: numpy_trace(everything(r))),
    }
    return {name: {"rate": rate, **run(rate)} for name, (rate, run) in cases.items()}


def schedule_values(make):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], 0.1, momentum=0.9)
    schedule = make(optimizer)
    values = []
    for _ in range(STEPS):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return values


def schedules():
    s = torch.optim.lr_scheduler
    return {
        "Constant": schedule_values(lambda o: s.LambdaLR(o, lambda t: 1.0)),
        "Step": schedule_values(lambda o: s.StepLR(o, 30, 0.5)),
        "Exponential": schedule_values(lambda o: s.ExponentialLR(o, 0.98)),
        "1/t": schedule_values(lambda o: s.LambdaLR(o, lambda t: 1 / (1 + 0.05 * t))),
        "Cosine": schedule_values(lambda o: s.CosineAnnealingLR(o, 200, 0.001)),
        "Cosine with restarts": schedule_values(lambda o: s.CosineAnnealingWarmRestarts(o, 40, 1, 0.001)),
        "Cosine with longer restarts": schedule_values(lambda o: s.CosineAnnealingWarmRestarts(o, 20, 2, 0.001)),
        "Warm-up": schedule_values(lambda o: s.LinearLR(o, 0.1, 1.0, 20)),
        "Warm-up, then cosine": schedule_values(lambda o: s.SequentialLR(
            o, [s.LinearLR(o, 0.1, 1.0, 20), s.CosineAnnealingLR(o, 180)], [20])),
        "Cyclic": schedule_values(lambda o: s.CyclicLR(o, 0.01, 0.1, 25)),
        "Cyclic, shrinking": schedule_values(lambda o: s.CyclicLR(o, 0.01, 0.1, 25, mode="triangular2")),
        "Rising momentum": [min(0.99, 1 - 2 ** (-1 - math.log2(t // 4 + 1))) for t in range(STEPS)],
        "Exponential by epochs": schedule_values(lambda o: s.LambdaLR(o, lambda t: 0.5 ** (t // 25))),
        "Function": schedule_values(lambda o: s.LambdaLR(o, lambda t: 1 / math.sqrt(t + 1))),
    }


def plateau():
    random = numpy.random.default_rng(20261121)
    losses = numpy.round(2 * numpy.exp(-numpy.arange(80) / 15) + 0.3 + random.normal(0, 0.08, 80), 4).tolist()
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], 0.1)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=0.5, patience=3, threshold=1e-3, cooldown=2, min_lr=0.004, eps=0)
    rates = []
    for loss in losses:
        schedule.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    return {"losses": losses, "rates": rates}


def main():
    # NAdam keeps its product of momenta in the default type, which would be single precision.
    torch.set_default_dtype(torch.float64)
    document = {
        "torch": torch.__version__, "curvatures": CURVATURES, "centres": CENTRES, "start": START, "steps": KEPT,
        "optimizers": traces(), "schedules": schedules(), "plateau": plateau(),
    }
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    for mark in ('"optimizers":', '"schedules":', '"plateau":'):
        text = text.replace(mark, "\n" + mark)
    text = text.replace("},\"", "},\n\"").replace("],\"", "],\n\"")
    with open("optimizers.json", "w", encoding="utf-8", newline="\n") as file:
        file.write(text + "\n")


if __name__ == "__main__":
    main()
