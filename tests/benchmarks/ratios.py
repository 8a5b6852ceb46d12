#!/usr/bin/env python3
"""The library against NumPy and PyTorch in one run: training epochs, matrix products and convolution, as ratios with their targets.

    dotnet build tests/benchmarks -c Release
    /usr/bin/python3 tests/benchmarks/ratios.py [--rounds 5] [--quick] [--markdown] [--json FILE] [--blas FOLDER]

Needs Debian's python3-numpy, python3-torch and libopenblas0-pthread; --blas names the folder of OpenBLAS's libblas.so.3 where it
is not the system's. The candidates alternate, a process each, and medians count; beside every process a probe says how well the
two cores were working together. First all three must have computed the same losses. Exit code 1: a target is missed; 2: they
disagree, or something that is needed is missing.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

import openblas

FOLDER = os.path.dirname(os.path.abspath(__file__))
TRAINING = os.path.join(FOLDER, "training")
PROGRAM = os.path.join(FOLDER, "bin", "Release", "net10.0", "CourseKit.Benchmarks")
sys.dont_write_bytecode = True
sys.path.insert(0, TRAINING)

GUARD_STEPS = 60
GUARD = {"float": 1e-3, "double": 1e-9}
# Behind a normalization of 100 examples a float's rounding carries now and then an input of a ReLU across 0, in any of the three;
# from then on losses differ by some 0.01. In double that does not happen within so few steps.
KINKED_STEPS = 4
NAMES = {"sgd": "SGD", "momentum": "momentum", "adam": "Adam"}
LIMIT = 240  # seconds for one process; OpenMP's spinning threads stall PyTorch for minutes when a core is busy

# Ratio → (numerator, denominator, target): peer's time over the library's.
TARGETS = {
    "float : NumPy double": ("NumPy double", "library float", 4.0),
    "double : NumPy double": ("NumPy double", "library double", 2.5),
    "float : PyTorch float": ("PyTorch float", "library float", 1.8),
}

# Of the products that products.py measures, those that the library must be fast at.
WANTED_PRODUCTS = ("100×784 ", "784×100ᵀ ", "100×100 · 100×784", "128×784 ", "784×128ᵀ ", "128×256 ", "1024×")
PRODUCT_TARGET = 0.9


class Candidate:
    """A program with one setting: what it is compared as, and how it is started."""

    def __init__(self, side, setting, command, environment, precision, flags=()):
        self.side, self.setting, self.precision = side, setting, precision
        self.command, self.environment, self.flags = command, environment, list(flags)
        self.times, self.probes, self.stalled = {}, [], False

    def call(self, folder, configurations, *more, limit=LIMIT):
        command = [*self.command, folder, self.precision, ",".join(configurations), *self.flags, *more]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=limit)
        if done.returncode != 0:
            stop(f"{self.side}, {self.setting}: ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return {row["configuration"]: row for row in map(json.loads, done.stdout.splitlines())}


def stop(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def environment(blas, **variables):
    result = dict(os.environ, **openblas.core_type(), PYTHONDONTWRITEBYTECODE="1", **variables)
    if blas:
        result["LD_LIBRARY_PATH"] = os.path.pathsep.join(filter(None, [blas, os.environ.get("LD_LIBRARY_PATH")]))
    return result


def candidates(blas, quick):
    def peer(side, program, precision, omp, threads, *flags):
        setting = f"{threads} thread{'s' * (threads > 1)}" if side.startswith("NumPy") else f"OMP {omp}, BLAS {threads}{', ' + flags[0][2:] if flags else ''}"
        variables = {"OMP_NUM_THREADS": str(omp), "OPENBLAS_NUM_THREADS": str(threads)}
        command = [sys.executable, os.path.join(TRAINING, program)]
        return Candidate(side, setting, command, environment(blas, **variables), precision, flags)

    threads = [2] if quick else [1, 2]
    result = [Candidate(f"library {p}", "2 threads", [PROGRAM, "train"], dict(os.environ), p) for p in GUARD]
    result += [peer(f"NumPy {p}", "numpy_peer.py", p, 1, t) for p in ("double", "float") for t in threads]
    settings = [(1, 2)] if quick else [(1, 2), (1, 2, "--each"), (1, 1), (1, 1, "--each"), (2, 1)]
    return result + [peer("PyTorch float", "torch_peer.py", "float", *setting) for setting in settings]


def guard(everyone, folder, configurations, blas):
    """The losses of the first steps, from the same weights in the same order, must be the same numbers."""
    torch = Candidate("PyTorch double", "", [sys.executable, os.path.join(TRAINING, "torch_peer.py")], environment(blas, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1"), "double")
    worst = {}
    for precision, tolerance in GUARD.items():
        sides = {c.side: c for c in [*everyone, torch] if c.precision == precision}
        losses = {side: c.call(folder, configurations, "--steps", str(GUARD_STEPS)) for side, c in sides.items()}
        worst[precision] = 0.0
        for configuration in configurations:
            for step in range(KINKED_STEPS if precision == "float" and configuration.startswith("norm") else GUARD_STEPS):
                values = [rows[configuration]["losses"][step] for rows in losses.values()]
                difference = max(values) - min(values)
                if not difference <= tolerance:
                    stop(f"{configuration}, {precision}: after {step} steps the losses are {dict(zip(losses, values))}: they may differ by {tolerance}")
                worst[precision] = max(worst[precision], difference)
    return worst


def probe():
    done = subprocess.run([PROGRAM, "cores"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def versions(blas):
    code = (
        "import ctypes, json, re, numpy\n"
        "numpy.dot(numpy.ones((64, 64)), numpy.ones((64, 64)))\n"
        "paths = sorted({line.split()[-1] for line in open('/proc/self/maps') if re.search('blas', line)})\n"
        "found = {'numpy': numpy.__version__, 'blas': [p.rsplit('/', 1)[-1] for p in paths]}\n"
        "for path in paths:\n"
        "    library = ctypes.CDLL(path)\n"
        "    if hasattr(library, 'openblas_get_config'):\n"
        "        library.openblas_get_config.restype = library.openblas_get_corename.restype = ctypes.c_char_p\n"
        "        found['openblas'] = library.openblas_get_config().decode().split()[1] + ', kernel ' + library.openblas_get_corename().decode()\n"
        "import torch\n"
        "found['torch'] = torch.__version__\n"
        "print(json.dumps(found))\n")
    done = subprocess.run([sys.executable, "-c", code], env=environment(blas), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        stop(f"NumPy and PyTorch are needed (Debian: python3-numpy, python3-torch; run with /usr/bin/python3):\n{done.stderr}")
    found = json.loads(done.stdout)
    if "openblas" not in found:
        stop(f"NumPy multiplies with {', '.join(found['blas'])}, which is no fair peer: install libopenblas0-pthread, or name the folder of its libblas.so.3 with --blas")
    return found


def machine(found, first):
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "unknown CPU")
    return (f"{model}, {first['cores']} cores, {first['sets']} (.NET uses {first['widest']}); .NET {first['runtime']}, "
            f"NumPy {found['numpy']}, PyTorch {found['torch']}, OpenBLAS {found['openblas']}")


def measure(everyone, folder, configurations, rounds, say):
    for number in range(rounds):
        for c in everyone:
            if c.stalled:
                continue
            before = probe()
            try:
                rows = c.call(folder, configurations)
            except subprocess.TimeoutExpired:
                c.stalled = True
                say(f"round {number + 1}: {c.side}, {c.setting}: longer than {LIMIT} s, left out")
                continue
            c.probes += [before, probe()]
            for configuration, row in rows.items():
                c.times.setdefault(configuration, []).append(statistics.median(row["seconds"]) * 1e3)
            say(f"round {number + 1}: {c.side:15} {c.setting:22} " + "  ".join(f"{k} {v[-1]:.0f}" for k, v in c.times.items()) + f"  (cores {c.probes[-1]['roundTrip']:.0f} ns, × {c.probes[-1]['throughput']:.2f})")


def best(everyone, side, configuration):
    """The side's setting with the lowest median: (median, setting)."""
    found = [(statistics.median(c.times[configuration]), c.setting) for c in everyone if c.side == side and configuration in c.times]
    return min(found) if found else None


def training_rows(everyone, configurations):
    rows = []
    for configuration in configurations:
        sides = {side: best(everyone, side, configuration) for side in dict.fromkeys(c.side for c in everyone)}
        ratios = {name: sides[over][0] / sides[under][0] if sides[over] and sides[under] else None for name, (over, under, _) in TARGETS.items()}
        rows.append({"configuration": configuration, "times": sides, "ratios": ratios})
    return rows


def mark(ratio, target):
    return "—" if ratio is None else f"{ratio:.2f} {'✓' if ratio >= target else '✗'}"


def training_table(rows):
    import task

    lines = ["| network | rule | library float / double | NumPy double | NumPy float | PyTorch float | "
             + " | ".join(f"{name} (≥ {target:g})" for name, (_, _, target) in TARGETS.items()) + " |",
             "| --- " * (6 + len(TARGETS)) + "|"]
    for row in rows:
        kind, rule = row["configuration"].split("/")
        cells = {side: f"{time[0]:.0f} ({time[1]})" if time else "—" for side, time in row["times"].items()}
        mine = [f"{row['times'][side][0]:.0f}" for side in ("library float", "library double")]
        lines.append(f"| {task.TITLES[kind]} | {NAMES[rule]} | {' / '.join(mine)} | {cells['NumPy double']} | {cells['NumPy float']} | {cells['PyTorch float']} | "
                     + " | ".join(mark(row["ratios"][name], target) for name, (_, _, target) in TARGETS.items()) + " |")
    return lines


def spread(probes, key):
    values = [p[key] for p in probes]
    return f"{statistics.median(values):.4g} ({min(values):.4g} … {max(values):.4g})"


def probe_table(everyone):
    lines = ["| candidate | round trip between the cores, ns: median (range) | two threads' throughput, of one's |", "| --- | --- | --- |"]
    for c in everyone:
        if c.probes:
            lines.append(f"| {c.side}, {c.setting} | {spread(c.probes, 'roundTrip')} | {spread(c.probes, 'throughput')} |")
    return lines


def products(blas, quick, rounds):
    """The rows of products.py on two threads, with the ratio's target where the library has one."""
    command = [sys.executable, os.path.join(FOLDER, "products.py"), "--threads", "2", "--rounds", str(rounds), "--seconds", "0.1" if quick else "0.3"]
    done = subprocess.run(command, env=environment(blas), capture_output=True, text=True, check=False)
    lines = [line.rsplit(None, 7) for line in done.stdout.splitlines()[1:]]
    if not lines or any(len(line) != 8 for line in lines):
        stop(f"products.py ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    names = ("product", "type", "threads", "library", "openblas", "gflops", "ratio", "probe")
    rows = [dict(zip(names, line)) for line in lines]
    for row in rows:
        row["ratio"] = float(row["ratio"])
        row["wanted"] = row["product"].startswith(WANTED_PRODUCTS)
    return rows


def product_table(rows):
    lines = [f"| product, 2 threads | type | library, µs | OpenBLAS, µs | OpenBLAS : library (≥ {PRODUCT_TARGET:g}) | round trip, ns |", "| --- " * 6 + "|"]
    for row in rows:
        ratio = mark(row["ratio"], PRODUCT_TARGET) if row["wanted"] else f"{row['ratio']:.2f}"
        lines.append(f"| {row['product'].strip()} | {'float' if row['type'] == 'float32' else 'double'} | {row['library']} | {row['openblas']} | {ratio} | {row['probe']} |")
    return lines


def convolution(blas, quick, rounds):
    """What convolution.py prints, and whether no ratio is below 1."""
    command = [sys.executable, os.path.join(FOLDER, "convolution.py"), "--rounds", str(rounds), "--repetitions", "30" if quick else "100"]
    done = subprocess.run(command, env=environment(blas), capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        stop(f"convolution.py ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout.splitlines(), done.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round, one timed epoch, the peers' usually best setting only")
    parser.add_argument("--markdown", action="store_true", help="the tables only, no progress")
    parser.add_argument("--json", metavar="FILE", help="everything measured, round by round")
    parser.add_argument("--blas", metavar="FOLDER", help="where OpenBLAS's libblas.so.3 is, if not the system's")
    parser.add_argument("--only", metavar="TEXT", default="", help="configurations whose name contains it: relu, norm/adam")
    options = parser.parse_args()
    rounds = 1 if options.quick else options.rounds
    if rounds < 1:
        parser.error(f"--rounds must be ≥ 1, got {rounds}")

    def say(text):
        if not options.markdown:
            print(text, file=sys.stderr, flush=True)

    if not os.path.exists(PROGRAM):
        stop("the library's side is not built: dotnet build tests/benchmarks -c Release")
    found = versions(options.blas)
    import task

    configurations = [c for c in task.CONFIGURATIONS if options.only in c]
    if not configurations:
        parser.error(f"--only must be part of one of {', '.join(task.CONFIGURATIONS)}, got {options.only}")
    everyone = candidates(options.blas, options.quick)
    first, load = probe(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        task.write(folder, epochs=2 if options.quick else 4)
        worst = guard(everyone, folder, configurations, options.blas)
        say("losses agree: " + ", ".join(f"{p} to {w:.1e}" for p, w in worst.items()))
        measure(everyone, folder, configurations, rounds, say)

    rows = training_rows(everyone, configurations)
    of_products, of_convolution, fast = [], [], True
    if not options.only:
        say("matrix products")
        of_products = products(options.blas, options.quick, rounds)
        say("convolution")
        of_convolution, fast = convolution(options.blas, options.quick, rounds)
    print("\n".join([
        f"{machine(found, first)}.", "",
        f"One epoch of {task.EXAMPLES:,} × {task.INPUTS} in batches of {task.BATCH}, shuffled, in ms: median of {rounds} round{'s' * (rounds > 1)}; in brackets the "
        f"peer's fastest setting. The losses of the first {GUARD_STEPS} steps agree to {worst['float']:.0e} in float (with normalization the first {KINKED_STEPS}) and {worst['double']:.0e} in double. "
        f"Load of the machine before: {load:.1f}.", "",
        *training_table(rows), "", *probe_table(everyone)]))
    stalled = [f"{c.side}, {c.setting}" for c in everyone if c.stalled]
    if stalled:
        print(f"\nLeft out, longer than {LIMIT} s a round: {'; '.join(stalled)}.")
    if of_products:
        print("\n".join(["", *product_table(of_products), "", f"Convolution, target ≥ 1 {'✓' if fast else '✗'}: " + of_convolution[0], *of_convolution[1:]]))
    if options.json:
        with open(options.json, "w", encoding="utf-8", newline="\n") as file:
            json.dump({"machine": machine(found, first), "load": load, "guard": worst, "training": rows, "products": of_products, "convolution": of_convolution,
                       "candidates": [{"side": c.side, "setting": c.setting, "times": c.times, "probes": c.probes, "stalled": c.stalled} for c in everyone]}, file, indent=1)
    missed = any(ratio is not None and ratio < TARGETS[name][2] for row in rows for name, ratio in row["ratios"].items())
    missed |= not fast or any(row["wanted"] and row["ratio"] < PRODUCT_TARGET for row in of_products)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
