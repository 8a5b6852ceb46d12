"""Where the tests of the Jupyter kernel find things, and the kernel, installed for them alone."""

import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLI = ROOT / "lib/CourseKit.Cli/bin" / os.environ.get("COURSEKIT_CONFIGURATION", "Release") / "net10.0/CourseKit.Cli.dll"


def coursekit(*arguments, **options):
    return subprocess.run(
        ["dotnet", "exec", str(CLI), *map(str, arguments)], check=True, text=True, capture_output=True, **options)


def install():
    """Installs the kernel below a folder of its own and lets Jupyter look there."""
    prefix = tempfile.mkdtemp(prefix="coursekit-jupyter-")
    coursekit("kernel", "install", "--prefix", prefix, "--python", "/usr/bin/python3")
    os.environ["JUPYTER_PATH"] = os.path.join(prefix, "share", "jupyter")
    # Neither the user's history nor settings: a clean machine has none.
    os.environ["XDG_DATA_HOME"] = os.environ["JUPYTER_CONFIG_DIR"] = os.environ["JUPYTER_DATA_DIR"] = prefix
    os.environ["JUPYTER_RUNTIME_DIR"] = os.path.join(prefix, "runtime")
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    return prefix


def beside_the_library(folder):
    """Makes a folder look like the course's, so that a notebook in its folder 'notebooks' finds library and data."""
    folder = pathlib.Path(folder)
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    for name in ("lib", "data"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder / "notebooks"
