#!/usr/bin/env python3
"""Kills coursekit at random moments, starts it again until it ends, and compares what it leaves with an undisturbed run.

    dotnet build lib/CourseKit.Cli -c Release && dotnet build tests/faults/Work -c Release
    python3 tests/faults/kills.py --target run|grade|fetch|search|train [--kills 200] [--seed 1]

Linux only. A third of the kills come at a time of the whole span of an undisturbed run, a third at a time of its work (from its first
file on), a third at a file event (a file made, written, renamed or deleted), each drawn from the seed. Every other kill takes the
process with all that it started, the others it alone. Exit code 1: something broke; 2: something that is needed is missing.
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
import time

import processes
from targets import COMMAND, TARGETS, WORK

#: What the .NET runtime itself leaves in the temporary folder.
RUNTIMES_OWN = ("clr-debug-pipe-", "dotnet-diagnostic-", ".dotnet", "NuGetScratch", "system-commandline")


def differences(wanted, got):
    """What of two results differs, a line each."""
    for name in sorted(set(wanted) | set(got)):
        if name not in got:
            yield f"{name} is missing"
        elif name not in wanted:
            yield f"{name} is left over"
        elif wanted[name] != got[name]:
            yield f"{name} differs: {first_difference(wanted[name], got[name])}"


def first_difference(wanted, got):
    at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), min(len(wanted), len(got)))
    cut = slice(max(at - 60, 0), at + 60) if isinstance(wanted, (str, bytes)) else slice(at, at + 2)
    return f"wanted {wanted[cut]!r}, got {got[cut]!r}"


def undisturbed(target, runs):
    """The result, the span, the idle span before the first file, and the file events of an undisturbed run; runs must agree."""
    results, ends = [], []
    for _ in range(runs):
        target.begin()
        ended = processes.run(target.command, target.folder, target.environment, target.out)
        if ended.code not in target.codes:
            raise SystemExit(f"the undisturbed run ended with {ended.code}:\n{ended.output}")
        results.append(target.result())
        ends.append(ended)
    for other in results[1:]:
        if faults := list(differences(results[0], other)):
            raise SystemExit("two undisturbed runs differ:\n" + "\n".join(faults))
    best = min(ends, key=lambda ended: ended.seconds)
    return results[0], best.seconds, best.idle, best.events


def moment(choose, number, span, idle, events):
    how = ("group", "parent")[number % 2]
    kind = ("time", "work", "event")[number // 2 % 3]
    drawn = {"time": lambda: choose.uniform(0, span), "work": lambda: choose.uniform(0, span - idle), "event": lambda: choose.randint(1, events)}
    return kind, drawn[kind](), how


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", choices=TARGETS, required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder to copy the output to that differs")
    options = parser.parse_args()
    missing = [path for path in (COMMAND, WORK) if not os.path.exists(path)]
    if sys.platform != "linux" or missing:
        print(f"not Linux, or not built: {' '.join(missing)}; see --help", file=sys.stderr)
        return 2
    processes.adopt_orphans()
    # Not the module's own folder for temporary files: nobody can look into that, and the sandbox is nobody.
    folder = tempfile.mkdtemp(prefix="faults-")
    os.chmod(folder, 0o755)
    target = TARGETS[options.target](folder)
    began = time.monotonic()
    try:
        return campaign(target, options, began)
    finally:
        target.close()
        for pid, _ in processes.descendants():
            os.kill(pid, 9)
        shutil.rmtree(folder, ignore_errors=True)


def campaign(target, options, began):
    # A few kills need no more than one run to compare with.
    wanted, span, idle, events = undisturbed(target, 2 if options.kills > 10 else 1)
    print(f"{options.target}: undisturbed {span:.2f} s, {idle:.2f} s before its first file, {events} file events", flush=True)
    choose = random.Random(options.seed)
    kills = sequences = late = broken = orphans = strewn = said = 0
    while kills < options.kills:
        target.begin()
        sequences += 1
        story, killed = [], set()
        while True:
            # After eight kills in a row it may end: else little would be compared.
            plan = moment(choose, kills, span, idle, events) if len(story) < 8 and kills < options.kills and (not story or choose.random() < 0.8) else None
            ended = processes.run(target.command, target.folder, target.environment, target.out, plan)
            if ended.code is not None:
                late += plan is not None
                break
            kills += 1
            story.append(plan)
            killed |= set(processes.descendants())
        left = processes.survivors(None)
        faults = [f"process {pid} ({name}) outlived its parent" for (pid, _), name in left.items()]
        orphans += len(left)
        if ended.code not in target.codes:
            faults.append(f"it ended with {ended.code}: {ended.output.strip()[-400:]}")
        faults += differences(wanted, target.result())
        remains = [name for name in os.listdir(target.temporary) if not name.startswith(RUNTIMES_OWN)]
        strewn += len(remains)
        for name in remains:
            shutil.rmtree(os.path.join(target.temporary, name), ignore_errors=True)
        if faults:
            broken += 1
            print(f"after {', '.join(f'{kind} {at:.3f} {how}' for kind, at, how in story)}:", *faults[:6], sep="\n  ", flush=True)
            if options.keep:
                shutil.copytree(target.out, os.path.join(options.keep, f"{options.target}-{sequences}"), dirs_exist_ok=True)
        if kills // 20 > said:
            said = kills // 20
            print(f"{options.target}: {kills} kills so far, {broken} of {sequences} runs broke, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{options.target}: {kills} kills (seed {options.seed}) in {sequences} runs, {late} moments came after the end, {broken} runs broke, "
          f"{orphans} orphans, {strewn} temporary folders left, {time.monotonic() - began:.0f} s")
    return 1 if broken or orphans else 0


if __name__ == "__main__":
    sys.exit(main())
