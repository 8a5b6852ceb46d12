# Sourced by cultures.sh, paths.sh and widths.sh: the five test projects, under what a caller sets.
# Without --all the slow families (every chapter's exercises, the homeworks, the attacks) are left out.
# Not by & from a script: a shell makes such a process deaf to Ctrl-C, which one test sends.

if [ "${1:-}" = --all ]; then
    families='FullyQualifiedName~CourseKit'
    shift
else
    families='FullyQualifiedName!~Tests.Course.&FullyQualifiedName!~HomeworkTests&FullyQualifiedName!~SimulatedClass&FullyQualifiedName!~ClassTests&FullyQualifiedName!~AttackTests&FullyQualifiedName!~EscapeTests&FullyQualifiedName!~ReadOnlyCourseTests'
fi
code=0

# suites LABEL COMMAND…: the projects, each by `COMMAND… dotnet test`, from the folder that one is in.
suites() {
    local label=$1 project log
    shift
    for project in CourseKit.Tests CourseKit.Data.Tests CourseKit.Notebooks.Tests CourseKit.Grading.Tests CourseKit.Cli.Tests; do
        printf '%s: ' "$label"
        log=$("$@" dotnet test "tests/$project" -c Release --no-build --filter "$families" 2>&1) || code=1
        # In another language the runner's own summary may be too, so whatever holds the assembly's name is shown.
        grep -E "$project\.dll \(net" <<<"$log" || { tail -5 <<<"$log"; }
        grep -E '\[FAIL\]' <<<"$log"
    done
}
