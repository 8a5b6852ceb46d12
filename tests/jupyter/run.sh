#!/usr/bin/env bash
# The Jupyter kernel with real clients, and the notebooks as C# files. Needs a Release build and Debian's packages
# jupyter-client jupyter-nbconvert jupyter-console python3-ipykernel python3-nbformat python3-pexpect python3-jupyter-kernel-test.
#   run.sh [--all] [SITE]    SITE: the folder that `coursekit run` has written; its outputs are what the others are compared with.
#                            Without --all four notebooks through nbconvert and two as C# files, so that a build server is done in minutes.
set -uo pipefail
cd "$(dirname "$0")"
executed=(00-start-here 01-loss-functions 02-preprocessing 09-second-order-methods)
plain=(01-loss-functions 02-preprocessing)
if [ "${1:-}" = --all ]; then
    shift
    # compare.py and plain.py without a name take every notebook.
    executed=()
    plain=()
fi
site=()
[ $# -gt 0 ] && site=(--site "$(cd "$OLDPWD" && realpath "$1")")
executed=("${executed[@]/%/.dib}")
plain=("${plain[@]/%/.dib}")
code=0
/usr/bin/python3 -m unittest -v test_messages test_console || code=1
/usr/bin/python3 compare.py "${executed[@]/#/../../notebooks/}" "${site[@]}" || code=1
/usr/bin/python3 plain.py "${plain[@]/#/../../notebooks/}" "${site[@]}" || code=1
exit $code
