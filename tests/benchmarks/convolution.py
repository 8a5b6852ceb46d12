#!/usr/bin/env python3
"""Convolution and pooling against PyTorch: forward and back on a batch of 100 images, in single precision, as ratios.

    dotnet build tests/benchmarks -c Release
    /usr/bin/python3 tests/benchmarks/convolution.py [--rounds 5] [--repetitions 100]

Needs Debian's python3-torch. Library and PyTorch, the latter with 1 and 2 threads, take turns, a process each; of each one's
medians the median over the rounds counts, and beside it stands the least. The same inputs must give the same sums first.
Exit code 1: slower than PyTorch's best somewhere; 2: they disagree, or something is missing.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

import openblas

FOLDER = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(FOLDER, "bin", "Release", "net10.0", "CourseKit.Benchmarks")
BATCH = 100
CASES = {
    "conv 1-8": ((1, 28), lambda nn: nn.Conv2d(1, 8, 5)),
    "conv 8-16": ((8, 28), lambda nn: nn.Conv2d(8, 16, 5)),
    "conv 1-8 same": ((1, 28), lambda nn: nn.Conv2d(1, 8, 5, padding=2)),
    "conv 8-16 same": ((8, 28), lambda nn: nn.Conv2d(8, 16, 5, padding=2)),
    "conv 8-16 3x3": ((8, 28), lambda nn: nn.Conv2d(8, 16, 3, padding=1)),
    "max 2": ((8, 24), lambda nn: nn.MaxPool2d(2)),
    "average 2": ((8, 24), lambda nn: nn.AvgPool2d(2)),
}
PEERS = {"PyTorch, 1 thread": "1", "PyTorch, 2 threads": "2"}


def numbers(torch, shape, factor):
    """As ConvolutionRun.Fill makes them."""
    count = 1
    for size in shape:
        count *= size
    return (((torch.arange(count) * factor) % 101 - 50) / 100).float().reshape(shape)


def peer(repetitions):
    """PyTorch's side: a line of JSON a case."""
    import torch

    for name, ((channels, size), make) in CASES.items():
        layer = make(torch.nn)
        if hasattr(layer, "weight"):
            # The library has a filter a column, then the biases, in one vector.
            filters, taps = layer.weight.shape[0], layer.weight[0].numel()
            flat = numbers(torch, (taps * filters + filters,), 7)
            layer.weight.data = flat[: taps * filters].reshape(taps, filters).T.reshape(layer.weight.shape).contiguous()
            layer.bias.data = flat[taps * filters:].clone()
        image = numbers(torch, (BATCH, channels, size, size), 11).requires_grad_(channels > 1)
        slope = numbers(torch, layer(image).shape, 13)
        forward, back = [], []
        for i in range(-(repetitions // 5), repetitions):
            layer.zero_grad(set_to_none=True)
            image.grad = None
            start = time.perf_counter()
            output = layer(image)
            middle = time.perf_counter()
            output.backward(slope)
            end = time.perf_counter()
            if i >= 0:
                forward.append(middle - start)
                back.append(end - middle)
        found = [output, *(parameter.grad for parameter in layer.parameters()), *([image.grad] if channels > 1 else [])]
        check = sum(tensor.detach().double().sum().item() for tensor in found)
        print(json.dumps({"case": name, "check": check, "forward": statistics.median(forward), "back": statistics.median(back)}))


def call(command, **variables):
    done = subprocess.run(command, env=dict(os.environ, **openblas.core_type(), **variables), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}", file=sys.stderr)
        sys.exit(2)
    return {row["case"]: row for row in map(json.loads, done.stdout.splitlines())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repetitions", type=int, default=100)
    parser.add_argument("--peer", action="store_true", help="PyTorch's side of one round, in this process")
    options = parser.parse_args()
    if options.peer:
        peer(options.repetitions)
        return 0
    if not os.path.exists(PROGRAM):
        print("the library's side is not built: dotnet build tests/benchmarks -c Release", file=sys.stderr)
        return 2
    repetitions = str(options.repetitions)
    commands = {"library": ([PROGRAM, "convolution", repetitions], {})}
    for name, threads in PEERS.items():
        commands[name] = ([sys.executable, os.path.abspath(__file__), "--peer", "--repetitions", repetitions], {"OMP_NUM_THREADS": threads})
    runs = {name: [] for name in commands}
    load = os.getloadavg()[0]
    for _ in range(options.rounds):
        for name, (command, variables) in commands.items():
            runs[name].append(call(command, **variables))
    slower = False
    print(f"{BATCH} images, single precision, ms; load of the machine before: {load:.1f}. Median of {options.rounds} rounds (least).\n")
    print("| layer | | library | " + " | ".join(PEERS) + " | best PyTorch / library |")
    print("| --- " * (4 + len(PEERS)) + "|")
    for case in CASES:
        checks = [run[0][case]["check"] for run in runs.values()]
        if max(checks) - min(checks) > 1e-3 * (1 + abs(checks[0])):
            print(f"{case}: the sums of all results are {dict(zip(runs, checks))}: they must agree", file=sys.stderr)
            return 2
        for way in ("forward", "back"):
            times = {name: [row[case][way] * 1e3 for row in run] for name, run in runs.items()}
            middle = {name: statistics.median(values) for name, values in times.items()}
            ratio = min(middle[name] for name in PEERS) / middle["library"]
            slower |= ratio < 1
            print(f"| {case} | {way} | " + " | ".join(f"{middle[name]:.3f} ({min(times[name]):.3f})" for name in commands) + f" | {ratio:.2f} |")
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main())
