"""Changes the code under each test family and looks whether its tests fail: see README.md."""

import argparse
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from by_hand import BY_HAND
from families import FAMILIES
from trial import Command, Trial

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ["dotnet", "build", "-c", "Release", "-v", "q", "-nologo"]
FOREIGN = ["-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:Nullable=annotations", "-p:PrecompileOutput=false"]


def folder(project):
    return project if "/" in project else "tests/fuzz" if project == "CourseKit.Fuzz.Tests" else f"tests/{project}"


def copy(tree):
    """The files of the repository, in a tree of their own: the repository is never changed."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    names = {name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()}
    for name in names:
        target = tree / name
        if target.exists() and target.read_bytes() == (ROOT / name).read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    for old in [*(tree / "lib").rglob("*.cs"), *(tree / "tests").rglob("*.cs")]:
        if str(old.relative_to(tree)) not in names and not {"bin", "obj"} & set(old.relative_to(tree).parts):
            old.unlink()


def files_of(name):
    """The family's files, from the root."""
    library, patterns, *_ = FAMILIES[name]
    found = {str(path.relative_to(ROOT)) for pattern in patterns for path in (ROOT / "lib" / library).glob(pattern) if not {"bin", "obj"} & set(path.parts)}
    return sorted({*found, *(str(Path("lib", library, file)) for file, *_ in BY_HAND.get(name, []))})


def rounds(families):
    """Families that share no file may stand in one build."""
    made = []
    for name in families:
        files = set(files_of(name))
        for round in made:
            if not round["files"] & files:
                break
        else:
            made.append(round := {"families": [], "files": set()})
        round["families"].append(name)
        round["files"] |= files
    return [round["families"] for round in made]


def rewrite(tree, families, number, seed, without):
    """Puts the mutants in; returns them by id."""
    groups = []
    for k, name in enumerate(FAMILIES):
        if name not in families:
            continue
        library, _, _, _, own = FAMILIES[name]
        hand = [(str(Path("lib", library, file)), before, after) for file, before, after, *_ in BY_HAND.get(name, [])]
        files = files_of(name)
        for file in files:
            shutil.copyfile(ROOT / file, tree / file)
        groups.append({"family": name, "files": files, "number": own if number is None or own == 0 else number, "hand": hand,
                       "first": 1000 * (k + 1), "seed": seed, "without": sorted(without)})
    text = (HERE / "Schema" / "MutantSwitch.txt").read_text()
    for library in {Path(file).parts[1] for group in groups for file in group["files"]}:
        switch = tree / "lib" / library / "MutantSwitch.cs"
        if not switch.exists() or switch.read_text() != text:
            switch.write_text(text)
    lines = "".join(json.dumps(group) + "\n" for group in groups)
    written = subprocess.run(["dotnet", tree / "schema" / "CourseKit.Mutants.dll", tree], input=lines, check=True, stdout=subprocess.PIPE, text=True).stdout
    mutants = {mutant["id"]: mutant for mutant in map(json.loads, written.splitlines())}
    for group in groups:
        for place, (_, _, _, *tests) in enumerate(BY_HAND.get(group["family"], [])):
            mutants[group["first"] + place]["tests"] = tests[0] if tests else None
    return mutants


def build(tree, projects):
    """Builds; returns the ids of mutants that do not compile."""
    bad = set()
    for project in projects:
        built = subprocess.run([*BUILD, folder(project), *FOREIGN], cwd=tree, capture_output=True, text=True)
        if built.returncode == 0:
            continue
        for file, line in re.findall(r"^(\S.*?\.cs)\((\d+),\d+\): error ", built.stdout, re.MULTILINE):
            # The error may show some lines below what causes it.
            for text in reversed((tree / file).read_text().splitlines()[:int(line)]):
                if ids := re.findall(r"MutantSwitch\.On\((\d+)\)", text):
                    bad.update(map(int, ids))
                    break
        if not bad:
            sys.exit(built.stdout + built.stderr)
    return bad


def make(tree, families, options):
    """Builds the round; returns its mutants and the ids of those that do not compile."""
    tree.mkdir(parents=True, exist_ok=True)
    copy(tree)
    for part in ("Schema", "Trial"):
        subprocess.run([*BUILD, tree / "tests" / "mutants" / part, "-o", tree / part.lower()], check=True, stdout=subprocess.DEVNULL)

    # Some tests load the library as a notebook does, from where it was built.
    without, projects = set(), ["lib/CourseKit", *sorted({FAMILIES[name][2] for name in families} - {"lib/CourseKit"})]
    mutants = rewrite(tree, families, options.number, options.seed, without)
    while bad := build(tree, projects):
        without |= bad
        rewrite(tree, families, options.number, options.seed, without)
    (tree / "round.json").write_text(json.dumps({"mutants": list(mutants.values()), "without": sorted(without)}))
    return mutants, without


def short(text):
    return " ".join(text.split())[:150]


def attempt(tree, name, mutants, options):
    """Runs a family's tests for its mutants; returns how many ended in which way."""
    _, _, project, tests, _ = FAMILIES[name]
    trial = (Command(tree) if tests.startswith("$ ")
             else Trial(tree, f"{folder(project)}/bin/Release/net10.0/{project}", tree / "trial" / "CourseKit.Mutants.Trial.dll"))
    count = dict.fromkeys(("failed", "died", "time", "passed"), 0)
    try:
        started = time.monotonic()
        end, ran, first = trial.run(-1, tests, 1800)
        limit = options.limit + 4 * (time.monotonic() - started)
        if end != "passed" or ran == 0:
            sys.exit(f"{name}: without a mutant {ran} tests ran and {end}: {first}")
        for mutant in mutants:
            # What a static field took in before shows no mutant: at the end once more in a process that has known no other.
            every = "|".join(filter(None, [tests, mutant.get("tests")]))
            for some, fresh in [(tests, False), (mutant.get("tests"), False), (every, True)]:
                if some:
                    end, _, first = trial.run(mutant["id"], some, limit, fresh)
                    # What tests have left running that broke off for an earlier mutant may end the process: only one of its own tells.
                    if end == "died" and not fresh:
                        end, _, first = trial.run(mutant["id"], some, limit, True)
                if end != "passed":
                    break
            count[end] += 1
            if options.out:
                with options.out.open("a") as out:
                    out.write(json.dumps(mutant | {"end": end, "by": first}) + "\n")
            if end in ("passed", "time"):
                print(f"  {end} {mutant['id']} {mutant['file']}:{mutant['line']} {mutant['rule']}: {short(mutant['before'])}  →  {short(mutant['after'])}", flush=True)
    finally:
        trial.stop()
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", metavar="family", help=f"of {', '.join(FAMILIES)}; default: all")
    parser.add_argument("--tree", type=Path, default=Path(tempfile.gettempdir()) / "coursekit-mutants", help="where the changed copy stands")
    parser.add_argument("--number", type=int, help="mutants by rule for each family, in place of its own number")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other mutants")
    parser.add_argument("--ids", type=int, nargs="*", help="only these")
    parser.add_argument("--built", action="store_true", help="try what an earlier call has built last in --tree")
    parser.add_argument("--limit", type=float, default=120, help="seconds that a mutant's tests may take beside four times those without one")
    parser.add_argument("--out", type=Path, help="a line of JSON for each mutant is added here")
    options = parser.parse_args()
    if unknown := set(options.families) - set(FAMILIES):
        parser.error(f"no family {', '.join(sorted(unknown))}; there are {', '.join(FAMILIES)}")
    families = [name for name in FAMILIES if name in (options.families or FAMILIES)]
    tree = options.tree.resolve()

    rows, survivors = [], 0
    for together in [families] if options.built else rounds(families):
        if options.built:
            known = json.loads((tree / "round.json").read_text())
            mutants, without = {mutant["id"]: mutant for mutant in known["mutants"]}, set(known["without"])
        else:
            mutants, without = make(tree, together, options)
        for name in together:
            chosen = [mutant for mutant in mutants.values()
                      if mutant["family"] == name and mutant["id"] not in without and (not options.ids or mutant["id"] in options.ids)]
            count = attempt(tree, name, chosen, options)
            survivors += count["passed"]
            rows.append(f"| {name} | {sum(count.values())} | {count['failed'] + count['died']} | {count['time']} | {count['passed']} |")
            print(rows[-1], flush=True)
    print("\n| family | mutants | killed | out of time | survived |\n|---|---|---|---|---|\n" + "\n".join(rows))
    sys.exit(1 if survivors else 0)


# Ended from outside, it ends what it has started, too.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
main()
