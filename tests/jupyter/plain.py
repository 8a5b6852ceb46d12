"""Converts notebooks to C# files, runs them with `dotnet run` and compares what they print with the console text of
`coursekit run`: it must be the same.

    plain.py [NOTEBOOK.dib …] [--site FOLDER]"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

import nbformat

import course


def shown(notebook):
    """What a notebook shows as text: console text and values, in order."""
    lines = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stdout":
                lines.append(output.text)
            elif output.output_type in ("execute_result", "display_data") and "text/plain" in output.data:
                lines.append("\n" + output.data["text/plain"] + "\n")
    return [line for line in re.split(r"\n+", "".join(lines)) if line]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=pathlib.Path)
    parser.add_argument("--site", type=pathlib.Path)
    arguments = parser.parse_args()
    notebooks = arguments.notebooks or sorted((course.ROOT / "notebooks").glob("*.dib"))
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        work = course.beside_the_library(folder)
        for notebook in notebooks:
            file = work / f"{notebook.stem}.cs"
            course.coursekit("convert", notebook, file)
            run = subprocess.run(["dotnet", "run", "-c", "Release", str(file)], text=True, capture_output=True, cwd=work)
            if arguments.site:
                ours = arguments.site / f"{notebook.stem}.ipynb"
            else:
                ours = work / "ours.ipynb"
                course.coursekit("convert", notebook, ours, "--execute")
            wanted, got = shown(nbformat.read(ours, 4)), [line for line in re.split(r"\n+", run.stdout) if line]
            differs = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), min(len(wanted), len(got)))
            if run.returncode == 0 and wanted == got:
                print(f"{notebook.name}: the same as a C# file", flush=True)
                passed += 1
            else:
                failed += 1
                print(f"{notebook.name}: exit code {run.returncode}, line {differs + 1}\n  wanted: {wanted[differs:differs + 2]}"
                      f"\n  got:    {got[differs:differs + 2]}\n{run.stderr[-1500:]}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
