#!/usr/bin/env python3
"""Matrix products of the library against OpenBLAS through NumPy, on as many threads, in turn; medians.

Needs a Release build of tests/benchmarks, and a NumPy on OpenBLAS (Debian: python3-numpy and libopenblas0-pthread).
    dotnet build tests/benchmarks -c Release
    /usr/bin/python3 tests/benchmarks/products.py [--threads 1 2] [--rounds 5] [--seconds 0.3] [--limit 0.9]
A ratio above 1 means that the library is faster. Exit code 1 when one is below the limit.
The probe is the time that a word takes from one core to the other and back: compare rows of like probes only.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

import openblas

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARY = os.path.join(HERE, "bin", "Release", "net10.0", "CourseKit.Benchmarks.dll")

# rows, inner, columns of C = A · B, and which operand is stored transposed.
PRODUCTS = [
    (100, 784, 100, "-", "-"), (784, 100, 100, "T", "-"), (100, 100, 784, "-", "T"),
    (128, 784, 256, "-", "-"), (784, 128, 256, "T", "-"), (128, 256, 784, "-", "T"),
    (1024, 1024, 1024, "-", "-"), (1024, 1024, 1024, "T", "-"), (1024, 1024, 1024, "-", "T"),
    (100, 100, 10, "-", "-"), (100, 10, 100, "-", "T"), (1, 784, 100, "-", "-"), (1000, 1000, 1, "-", "-"),
]


def answer_numpy():
    """Runs in a process of its own, whose environment says how many threads."""
    import numpy
    random = numpy.random.default_rng(1)
    for line in sys.stdin:
        rows, inner, columns, left, right, precision, _, seconds = line.split()
        rows, inner, columns, seconds = int(rows), int(inner), int(columns), float(seconds)
        a = random.standard_normal((inner, rows) if left == "T" else (rows, inner)).astype(precision)
        b = random.standard_normal((columns, inner) if right == "T" else (inner, columns)).astype(precision)
        a, b = a.T if left == "T" else a, b.T if right == "T" else b
        c = numpy.empty((rows, columns), precision)
        for limit in (seconds / 2, seconds):
            times, end = [], time.perf_counter() + limit
            while time.perf_counter() < end or len(times) < 3:
                start = time.perf_counter()
                numpy.dot(a, b, out=c)
                times.append((time.perf_counter() - start) * 1e6)
        print(statistics.median(times), flush=True)


class Candidate:
    """A process that answers a line with a number."""

    def __init__(self, command, environment):
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.process.args[0]} ended at: {line}")
        # The threads of the one come to rest before the other begins.
        time.sleep(0.05)
        return float(answer)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.3)
    parser.add_argument("--limit", type=float, default=0.0)
    parser.add_argument("--only", default="", help="products whose text holds this")
    parser.add_argument("--numpy", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.numpy:
        return answer_numpy()

    library = Candidate(["dotnet", LIBRARY, "products"], dict(os.environ))
    print(f"{'product':28} {'type':8} threads  library µs  OpenBLAS µs   GFLOP/s   ratio   probe ns")
    lowest = None
    for threads in options.threads:
        environment = dict(os.environ, **openblas.core_type(), OPENBLAS_NUM_THREADS=str(threads), OMP_NUM_THREADS=str(threads))
        blas = Candidate([sys.executable, os.path.abspath(__file__), "--numpy"], environment)
        for rows, inner, columns, left, right in PRODUCTS:
            name = f"{rows}×{inner}{'ᵀ' if left == 'T' else ''} · {inner}×{columns}{'ᵀ' if right == 'T' else ''}"
            if options.only not in name:
                continue
            for precision in ("float32", "float64"):
                line = f"{rows} {inner} {columns} {left} {right} {precision} {threads} {options.seconds}"
                ours, theirs, probes = [], [], []
                for _ in range(options.rounds):
                    probes.append(library.ask("probe"))
                    ours.append(library.ask(line))
                    theirs.append(blas.ask(line))
                our, their = statistics.median(ours), statistics.median(theirs)
                ratio = their / our
                lowest = ratio if lowest is None else min(lowest, ratio)
                speed = 2e-3 * rows * inner * columns / our
                print(f"{name:28} {precision:8} {threads:7} {our:11.1f} {their:12.1f} {speed:9.1f} {ratio:7.2f} {statistics.median(probes):10.0f}", flush=True)
    return 1 if lowest is not None and lowest < options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
