#!/usr/bin/env python3
"""How long a submission takes to grade: a made-up class of homework 1, right answers and known mistakes mixed, through `coursekit grade`.

    dotnet build lib/CourseKit.Cli -c Release
    python3 tests/benchmarks/grading.py [--students 100] [--jobs 2] [--limit 1.5] [--homework hw1-losses-and-preprocessing]

Prints the wall time a submission, without and with the run of the solution and the known mistakes that comes first, and the
most memory that the command held; for each quarter of the class both again, which must stay the same. Exit code 1: the limit is missed; 2: something that is needed is missing.
"""
import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COMMAND = os.path.join(ROOT, "lib", "CourseKit.Cli", "bin", "Release", "net10.0", "CourseKit.Cli.dll")
SOLUTION = re.compile(r"^[ \t]*// BEGIN SOLUTION\n(.*?)^[ \t]*// END SOLUTION\n", re.S | re.M)
WRONG = re.compile(r"^[ \t]*/\* BEGIN WRONG:[^\n]*\n(.*?)^[ \t]*END WRONG \*/\n?", re.S | re.M)


def answer(cell, choose):
    """The cell as a student would hand it in: the solution or one of the mistakes, without the markers."""
    mistakes = WRONG.findall(cell)
    cell = WRONG.sub("", cell)
    if len(SOLUTION.findall(cell)) == 1 and mistakes and choose.random() < 0.4:
        chosen = choose.choice(mistakes)
        return SOLUTION.sub(lambda _: chosen, cell)
    return SOLUTION.sub(lambda match: match.group(1), cell)


def handed_in(source, seed):
    choose = random.Random(seed)
    cells = re.split(r"(?m)^(?=#!csharp$)", source)
    return "".join(answer(cell, choose) if "// exercise " in cell else cell for cell in cells)


def watch(command, results, count, start):
    """At each quarter of the class: how many results there are, after how many seconds, and the command's megabytes."""
    quarters = []
    while command.poll() is None:
        there = sum(name.endswith(".json") for name in os.listdir(results)) if os.path.isdir(results) else 0
        if there * 4 >= count * (len(quarters) + 1) and len(quarters) < 4:
            try:
                with open(f"/proc/{command.pid}/status", encoding="ascii") as status:
                    held = int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024
            except (OSError, AttributeError):
                held = float("nan")
            quarters.append((there, time.perf_counter() - start, held))
        time.sleep(0.2)
    return quarters


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=1.5, help="seconds a submission")
    parser.add_argument("--homework", default="hw1-losses-and-preprocessing")
    options = parser.parse_args()
    if not os.path.exists(COMMAND):
        print("the command is not built: dotnet build lib/CourseKit.Cli -c Release", file=sys.stderr)
        return 2
    homework = os.path.join(ROOT, "notebooks", "homework", options.homework + ".dib")
    with open(homework, encoding="utf-8") as file:
        source = file.read()
    with tempfile.TemporaryDirectory() as folder:
        def grade(name, count):
            submissions, out = os.path.join(folder, name), os.path.join(folder, name + "-out")
            for student in range(count):
                os.makedirs(os.path.join(submissions, f"student-{student:04}"))
                with open(os.path.join(submissions, f"student-{student:04}", options.homework + ".dib"), "w", encoding="utf-8") as file:
                    file.write(handed_in(source, student))
            results = os.path.join(out, "results")
            start = time.perf_counter()
            with open(os.path.join(folder, "words"), "w+", encoding="utf-8") as words:
                done = subprocess.Popen(["dotnet", COMMAND, "grade", homework, submissions, "--out", out, "--jobs", str(options.jobs)], stdout=words, stderr=words)
                quarters = watch(done, results, count, start)
                words.seek(0)
                said = words.read()
            seconds = time.perf_counter() - start
            graded = [json.load(open(os.path.join(results, name), encoding="utf-8")) for name in sorted(os.listdir(results))] if os.path.isdir(results) else []
            if done.returncode != 0 or len(graded) != count:
                print(f"coursekit grade ended with {done.returncode} and {len(graded)} of {count} results:\n{said}", file=sys.stderr)
                sys.exit(2)
            return seconds, graded, quarters

        first, _, _ = grade("one", 1)
        whole, graded, quarters = grade("class", options.students)
    own = [result.get("seconds", result.get("Seconds", 0)) for result in graded]
    each = (whole - first) / max(1, options.students - 1)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{options.students} submissions of {options.homework}, {options.jobs} at a time: {whole:.1f} s in all, a class of one {first:.1f} s")
    print(f"a submission more: {each:.3f} s of wall time ({whole / options.students:.3f} s with all that comes first); one by itself takes {sum(own) / len(own):.2f} s")
    for number, (before, now) in enumerate(zip([(0, first, 0), *quarters], quarters)):
        print(f"quarter {number + 1}: {(now[1] - before[1]) / max(1, now[0] - before[0]):.3f} s a submission, the command holds {now[2]:.0f} MB")
    print(f"largest process: {memory:.0f} MB")
    return 0 if whole / options.students <= options.limit else 1


if __name__ == "__main__":
    sys.exit(main())
