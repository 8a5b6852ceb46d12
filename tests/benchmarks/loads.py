#!/usr/bin/env python3
"""Whether time grows with the work only, and memory not at all: many notebooks through `coursekit run`, and a search of thousands of trials.

    dotnet build lib/CourseKit.Cli -c Release && dotnet build tests/benchmarks -c Release
    python3 tests/benchmarks/loads.py [--notebooks 200] [--trials 5000] [--jobs 2]

For each quarter of the work: the seconds of one more, and the megabytes held by the command (of the search also by its heap after
a collection). A search's record is then read again. Exit code 1: in the last quarter one more takes over twice the first
quarter's, or the memory grew by half; 2: something that is needed is missing. Linux.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COMMAND = os.path.join(ROOT, "lib", "CourseKit.Cli", "bin", "Release", "net10.0", "CourseKit.Cli.dll")
LIBRARY = os.path.join(ROOT, "lib", "CourseKit", "bin", "Release", "net10.0", "CourseKit.dll")
PROGRAM = os.path.join(ROOT, "tests", "benchmarks", "bin", "Release", "net10.0", "CourseKit.Benchmarks.dll")

NOTEBOOK = """#!csharp

#r "{library}"
using CourseKit.Figures;
using CourseKit.Optimizers;
using CourseKit.Tensors;

#!markdown

# Notebook {number}

A race on a quadratic from another start.

#!csharp

var start = Vector.Of({start}, 1);
var path = new GradientDescent(0.1).Minimize(at => at, start, 50);
path.Points[^1].ToString()

#!csharp

Figure.Line([.. Enumerable.Range(0, 200).Select(k => (double)k)], [.. Enumerable.Range(0, 200).Select(k => Math.Sin(k / {start}))])
"""


def held(process):
    """The megabytes that a process holds, nan once it has ended."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024
    except (OSError, AttributeError):
        return float("nan")


def judge(what, quarters):
    """Prints the quarters (done, seconds, megabytes …); whether the last is as quick and as small as the first."""
    each = [(now[1] - before[1]) / (now[0] - before[0]) for before, now in zip([(0, 0.0), *quarters], quarters)]
    for number, (seconds, (done, _, *memory)) in enumerate(zip(each, quarters), 1):
        print(f"quarter {number}, {done} {what}: {seconds * 1e3:.1f} ms one more, " + " and ".join(f"{size:.0f} MB" for size in memory))
    return each[-1] <= 2 * each[0] and quarters[-1][2] <= 1.5 * quarters[0][2]


def notebooks(folder, count, jobs):
    source, out = os.path.join(folder, "notebooks"), os.path.join(folder, "site")
    os.mkdir(source)
    for number in range(count):
        with open(os.path.join(source, f"{number:04}.dib"), "w", encoding="utf-8") as file:
            file.write(NOTEBOOK.format(library=LIBRARY, number=number, start=number + 1))
    start, quarters = time.perf_counter(), []
    with open(os.path.join(folder, "words"), "w+", encoding="utf-8") as words:
        run = subprocess.Popen(["dotnet", COMMAND, "run", source, "--out", out, "--jobs", str(jobs)], stdout=words, stderr=words)
        while run.poll() is None:
            there = sum(name.endswith(".html") and name[0].isdigit() for name in os.listdir(out)) if os.path.isdir(out) else 0
            if len(quarters) < 4 and there * 4 >= count * (len(quarters) + 1):
                quarters.append((there, time.perf_counter() - start, held(run.pid)))
            time.sleep(0.1)
        words.seek(0)
        if run.returncode != 0 or len(quarters) != 4:
            stop(f"coursekit run ended with {run.returncode}:\n{words.read()[-4000:]}")
    print(f"{count} notebooks, {jobs} at a time: {time.perf_counter() - start:.1f} s")
    return judge("notebooks", quarters)


def search(folder, kind, trials):
    record = os.path.join(folder, kind + ".jsonl")
    done = subprocess.run(["dotnet", PROGRAM, "search", kind, str(trials), record], capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()] if done.returncode == 0 else []
    again = subprocess.run(["dotnet", PROGRAM, "search", kind, str(trials), record], capture_output=True, text=True, check=False)
    if len(rows) != 5 or again.returncode != 0:
        stop(f"the search ended with {done.returncode}:\n{done.stdout}{done.stderr}{again.stderr}")
    print(f"{trials} trials of a {kind} search: {rows[-1]['seconds']:.1f} s; read again from its record ({os.path.getsize(record) / 1e6:.1f} MB) in {json.loads(again.stdout.splitlines()[-1])['seconds']:.2f} s")
    return judge("trials", [(row["trials"], row["seconds"], row["process"], row["heap"]) for row in rows[:4]])


def stop(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notebooks", type=int, default=200)
    parser.add_argument("--trials", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    for needed, build in ((COMMAND, "lib/CourseKit.Cli"), (PROGRAM, "tests/benchmarks")):
        if not os.path.exists(needed):
            stop(f"{os.path.relpath(needed, ROOT)} is not built: dotnet build {build} -c Release")
    with tempfile.TemporaryDirectory() as folder:
        well = [search(folder, "random", options.trials), notebooks(folder, options.notebooks, options.jobs)]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
