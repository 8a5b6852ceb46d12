#!/usr/bin/env python3
"""Whole-process time of a 40-cell notebook of small functions: coursekit against jupyter nbconvert --execute.

Needs a Release build of lib/CourseKit.Cli, and Debian's jupyter-nbconvert and python3-ipykernel.
    /usr/bin/python3 tests/benchmarks/forty_cells.py [--runs 9] [--limit 0.45]
The two candidates alternate; medians are reported. Exit code 1 when the ratio exceeds the limit.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CELLS = 40


def csharp_notebook():
    header = '#!meta\n\n{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}\n\n'
    cells = []
    for i in range(CELLS):
        cells.append(
            "#!csharp\n\n"
            f"static double F{i}(double x, int n)\n{{\n    var sum = 0.0;\n"
            f"    for (var k = 0; k < n; k++) sum += Math.Pow(x, k) * {i + 1};\n    return sum;\n}}\n"
            f"var y{i} = F{i}(0.5, 20);\n"
            f'Console.WriteLine($"F{i}(0.5) = {{y{i}:0.0000}}");\ny{i}\n')
    return header + "\n".join(cells)


def python_notebook():
    cells = []
    for i in range(CELLS):
        source = (
            f"def f{i}(x, n):\n    total = 0.0\n    for k in range(n):\n        total += x ** k * {i + 1}\n    return total\n"
            f"y{i} = f{i}(0.5, 20)\nprint(f'f{i}(0.5) = {{y{i}:.4f}}')\ny{i}")
        cells.append({"cell_type": "code", "id": f"c{i}", "metadata": {}, "execution_count": None, "outputs": [],
                      "source": source.splitlines(keepends=True)})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})


def timed(command, folder):
    # Debian's Jupyter must find Debian's Python, whatever else a user has put on the path.
    environment = dict(os.environ, PATH="/usr/bin:/bin:" + os.environ["PATH"])
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return elapsed


def round_trip():
    """Microseconds for a token to pass between two threads and back: shows when the machine is in a slow phase."""
    here, there = threading.Semaphore(0), threading.Semaphore(0)
    rounds = 2000

    def answer():
        for _ in range(rounds):
            here.acquire()
            there.release()

    thread = threading.Thread(target=answer)
    thread.start()
    start = time.perf_counter()
    for _ in range(rounds):
        here.release()
        there.acquire()
    thread.join()
    return (time.perf_counter() - start) / rounds * 1e6


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=9)
    arguments.add_argument("--limit", type=float, default=0.45)
    options = arguments.parse_args()

    program = os.path.join(ROOT, "lib", "CourseKit.Cli", "bin", "Release", "net10.0", "CourseKit.Cli")
    if not os.path.exists(program):
        sys.exit(f"{program} is not built: dotnet build lib/CourseKit.Cli -c Release")
    nbconvert = shutil.which("jupyter-nbconvert", path="/usr/bin") or sys.exit("install Debian's jupyter-nbconvert")

    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "cs.dib"), "w", encoding="utf-8", newline="\n") as file:
            file.write(csharp_notebook())
        with open(os.path.join(folder, "py.ipynb"), "w", encoding="utf-8") as file:
            file.write(python_notebook())
        ours = [program, "run", "cs.dib", "--out", "site", "--force"]
        theirs = [nbconvert, "--to", "notebook", "--execute", "py.ipynb", "--output", "done.ipynb"]
        timed(ours, folder)
        timed(theirs, folder)
        pairs = [(timed(ours, folder), timed(theirs, folder)) for _ in range(options.runs)]

    mine = statistics.median(pair[0] for pair in pairs)
    peer = statistics.median(pair[1] for pair in pairs)
    print(f"{CELLS} cells, whole process, median of {options.runs} (thread round trip {round_trip():.0f} µs)")
    print(f"coursekit run                 {mine:6.3f} s")
    print(f"jupyter nbconvert --execute   {peer:6.3f} s")
    print(f"ratio                         {mine / peer:6.3f}   (limit {options.limit})")
    return 0 if mine / peer <= options.limit else 1


if __name__ == "__main__":
    sys.exit(main())
