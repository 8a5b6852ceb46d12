#!/usr/bin/env bash
# Makes a new container ready: the libraries that notebooks load, the Jupyter kernel, and the notebooks for Jupyter.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build -c Release
coursekit=(dotnet run --project lib/CourseKit.Cli -c Release --no-build --)
"${coursekit[@]}" kernel install

# Jupyter opens .ipynb only. They are written beside the sources, where their paths hold, and git leaves them alone.
for notebook in notebooks/[0-9]*.dib; do
    "${coursekit[@]}" convert "$notebook" "${notebook%.dib}.ipynb"
done

cat <<'READY'

Ready. Open a notebook of notebooks/ here, or start Jupyter:
    jupyter notebook notebooks
READY
