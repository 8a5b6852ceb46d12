#!/usr/bin/env bash
# The suites as they run on machines that are set up otherwise: commas in numbers, a dotless i, right-to-left text,
# other calendars and time zones. Build first (dotnet build -c Release); then: tests/cultures.sh [--all] [CULTURE…]
set -uo pipefail
cd "$(dirname "$0")/.."
. tests/suites.sh

declare -A zones=([ko_KR]=Asia/Seoul [de_DE]=Europe/Berlin [ar_SA]=Asia/Riyadh [tr_TR]=America/St_Johns)
[ $# -gt 0 ] || set -- ko_KR de_DE ar_SA tr_TR

for culture in "$@"; do
    zone=${zones[$culture]:-UTC}
    suites "$culture, $zone" env LC_ALL="$culture.UTF-8" LANG="$culture.UTF-8" TZ="$zone"
done
exit "$code"
