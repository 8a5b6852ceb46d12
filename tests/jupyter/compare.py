"""Executes notebooks with `jupyter nbconvert --execute` and the course's kernel, and compares every cell's outputs with those
of `coursekit run` (or `coursekit convert --execute`): they must be the same.

    compare.py [NOTEBOOK.dib …] [--site FOLDER]

Without a notebook all of the course's. With --site the outputs of `coursekit run` are taken from that folder's .ipynb."""

import argparse
import pathlib
import subprocess
import sys
import tempfile

import nbformat

import course


def joined(outputs):
    """A cell's outputs as they are seen: the pieces of one stream in one."""
    result = []
    for output in outputs:
        if output.output_type == "stream":
            if result and result[-1][:2] == ("stream", output.name):
                result[-1] = ("stream", output.name, result[-1][2] + output.text)
            else:
                result.append(("stream", output.name, output.text))
        elif output.output_type == "error":
            result.append(("error", output.ename))
        else:
            result.append((output.output_type, dict(output.data)))
    # How a host says that a package is missing is its own matter.
    return [o for o in result if not (o[0] == "stream" and o[2].startswith("[passed over:"))]


def compare(name, ours, theirs):
    faults = []
    for number, (a, b) in enumerate(zip(ours.cells, theirs.cells, strict=True), 1):
        # A picture of seconds differs from run to run; its cell says so.
        if a.cell_type == "code" and "// by the clock" not in a.source and joined(a.outputs) != joined(b.outputs):
            faults.append(f"{name}, cell {number}:\n  coursekit: {str(joined(a.outputs))[:400]}\n  nbconvert: {str(joined(b.outputs))[:400]}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=pathlib.Path)
    parser.add_argument("--site", type=pathlib.Path)
    arguments = parser.parse_args()
    notebooks = arguments.notebooks or sorted((course.ROOT / "notebooks").glob("*.dib"))
    course.install()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        work = course.beside_the_library(folder)
        for notebook in notebooks:
            file = work / f"{notebook.stem}.ipynb"
            course.coursekit("convert", notebook, file)
            run = subprocess.run(
                ["/usr/bin/jupyter-nbconvert", "--to", "notebook", "--execute", "--output", "executed.ipynb", str(file)],
                text=True, capture_output=True)
            if run.returncode != 0:
                print(f"{notebook.name}: nbconvert failed: {run.stderr[-2000:]}")
                failed += 1
                continue
            if arguments.site:
                ours = arguments.site / f"{notebook.stem}.ipynb"
            else:
                ours = work / "ours.ipynb"
                course.coursekit("convert", notebook, ours, "--execute")
            faults = compare(notebook.name, nbformat.read(ours, 4), nbformat.read(work / "executed.ipynb", 4))
            print(f"{notebook.name}: " + ("the same in nbconvert" if not faults else "\n".join(faults)), flush=True)
            passed, failed = (passed + 1, failed) if not faults else (passed, failed + 1)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
