#!/usr/bin/env bash
# The suites as they run on other processors: without AVX-512, without AVX2, with no vectors at all, and on one core.
# Build first (dotnet build -c Release); then: tests/widths.sh [--all] [WIDTH…], where WIDTH is avx2 (AVX-512 off),
# sse (AVX2 off), scalar (no instruction set beyond the processor's first) or core (one core).
set -uo pipefail
cd "$(dirname "$0")/.."
. tests/suites.sh

[ $# -gt 0 ] || set -- avx2 sse scalar core
for width in "$@"; do
    case $width in
        avx2) suites 'AVX-512 off' env DOTNET_EnableAVX512=0 ;;
        sse) suites 'AVX2 off' env DOTNET_EnableAVX2=0 ;;
        scalar) suites 'no vectors' env DOTNET_EnableHWIntrinsic=0 ;;
        # The variable makes .NET believe in one core; taskset, where there is one, makes it true for other programs too.
        core) suites 'one core' env DOTNET_PROCESSOR_COUNT=1 $(command -v taskset > /dev/null && echo taskset -c 0) ;;
        *) echo "widths.sh: WIDTH must be avx2, sse, scalar or core, got '$width'" >&2; exit 2 ;;
    esac
done
exit "$code"
