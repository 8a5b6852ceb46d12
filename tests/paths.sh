#!/usr/bin/env bash
# The repository in a folder whose path holds spaces, Korean, an emoji and 200 characters, with a home and a temporary
# folder of such names: clones the last commit there, builds it, runs the README's commands and the suites, removes it.
#   tests/paths.sh [--all] [--no-suites] [--here]
# --all: the slow families too (see suites.sh); --no-suites: the commands alone; --here: in a built copy that lies in such
# a folder already, without making another.
set -uo pipefail
cd "$(dirname "$0")/.."
repository=$PWD
. tests/suites.sh
suites=yes
place=
for option in "$@"; do
    case $option in
        --no-suites) suites= ;;
        --here) place=$PWD ;;
        *) echo "paths.sh: wanted --all, --no-suites or --here, got '$option'" >&2; exit 2 ;;
    esac
done

# Characters, not bytes, are counted below.
export LC_ALL=C.UTF-8
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
long="$base/수업 자료 📚 of the week/a folder with spaces, Korean 한국어 and an emoji 🎓 in its name/and so long that the path has 200 characters/코스 킷 "
long+=$(printf "%$((200 - ${#long}))s" '' | tr ' ' l)
# Short, unlike the path above: .NET puts sockets into the temporary folder, and the path of a socket ends at 108 bytes.
mkdir -p "$base/집 home 🏠" "$base/임시 tmp 🗂" "$(dirname "$long")"
# A home with no packages would fetch them all again.
export NUGET_PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages}
export HOME="$base/집 home 🏠" TMPDIR="$base/임시 tmp 🗂" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

if [ -z "$place" ]; then
    git clone -q "$repository" "$long" && cd "$long" || exit 2
    dotnet build CourseKit.sln -c Release -v q -nologo -p:RunAnalyzers=false || exit 2
fi

passed=0
# step NAME COMMAND…: a command of the README; its output is shown when it fails.
step() {
    local name=$1 log
    shift
    if log=$("$@" 2>&1); then
        passed=$((passed + 1))
        printf 'passed: %s\n' "$name"
    else
        code=1
        printf 'FAILED: %s\n%s\n' "$name" "$(tail -20 <<<"$log")"
    fi
}

# holds FILE TEXT: the file was written, and the text is in it.
holds() { grep -q -- "$2" "$1"; }

coursekit=lib/CourseKit.Cli/bin/Release/net10.0/CourseKit.Cli
optimizers=notebooks/04-optimizers.dib
step 'run' "$coursekit" run "$optimizers" --out '사이트 site 🌐'
step 'run: the page has its figures' holds '사이트 site 🌐/04-optimizers.html' '<svg'
step 'run again: up to date' "$coursekit" run "$optimizers" --out '사이트 site 🌐'
step 'convert to HTML' "$coursekit" convert "$optimizers" '4 주 week 📄.html'
step 'convert to Jupyter' "$coursekit" convert "$optimizers" 'notebooks/4 주 week 📓.ipynb'
step 'convert from Jupyter, run it' "$coursekit" run 'notebooks/4 주 week 📓.ipynb' --out '사이트 site 🌐'
step 'convert to C#' "$coursekit" convert notebooks/02-preprocessing.dib 'notebooks/2 주 week 🧹.cs'
step 'run the C#' dotnet run -c Release 'notebooks/2 주 week 🧹.cs'

homework=notebooks/homework/hw1-losses-and-preprocessing.dib
step 'release' "$coursekit" assignment release "$homework" '과제 handout 📝'
mkdir -p '제출 submissions 📦/김 철수 🙂' '제출 submissions 📦/Ann Lee'
cp "$homework" '제출 submissions 📦/김 철수 🙂/'
cp '과제 handout 📝/hw1-losses-and-preprocessing.dib' '제출 submissions 📦/Ann Lee/'
if command -v bwrap > /dev/null; then
    step 'grade in the sandbox' "$coursekit" grade "$homework" '제출 submissions 📦' --out '성적 grades 💯'
    step 'grade: the table has both' holds '성적 grades 💯/grades.csv' '김 철수'
    step 'similar' "$coursekit" assignment similar '제출 submissions 📦' --template '과제 handout 📝/hw1-losses-and-preprocessing.dib'
else
    echo 'passed over: grade (no bubblewrap here)'
fi

if /usr/bin/python3 -c 'import jupyter_kernel_test' 2> /dev/null; then
    step 'kernel install' "$coursekit" kernel install --python /usr/bin/python3
    step 'messages of the Jupyter kernel' sh -c 'cd tests/jupyter && /usr/bin/python3 -m unittest test_messages'
else
    echo 'passed over: the Jupyter kernel (no jupyter_kernel_test here)'
fi
echo "$passed commands passed"

[ -z "$suites" ] || suites 'a long path' env
exit "$code"
