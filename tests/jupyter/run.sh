#!/usr/bin/env bash
# The Jupyter kernel with real clients, and the notebooks as C# files. Needs a Release build and Debian's packages
# jupyter-client jupyter-nbconvert jupyter-console python3-ipykernel python3-pexpect python3-jupyter-kernel-test.
#   run.sh [SITE]    SITE: the folder that `coursekit run` has written; its outputs are what the others are compared with.
set -uo pipefail
cd "$(dirname "$0")"
site=()
[ $# -gt 0 ] && site=(--site "$(cd "$OLDPWD" && realpath "$1")")
code=0
/usr/bin/python3 -m unittest -v test_messages test_console || code=1
/usr/bin/python3 compare.py "${site[@]}" || code=1
# One is enough to show that a C# file builds and runs; plain.py without a name runs them all.
/usr/bin/python3 plain.py ../../notebooks/05-activation-functions.dib "${site[@]}" || code=1
exit $code
