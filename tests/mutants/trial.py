"""Runs tests for one mutant after another in a process that stays warm, and starts it again when a mutant hangs or ends it."""

import contextlib
import os
import select
import signal
import subprocess
import time

# Bytes of the managed heap: a mutant without end would otherwise take the machine's memory.
HEAP = "0x80000000"


def _environment(mutant):
    return os.environ | {"DOTNET_GCHeapHardLimit": HEAP, "COURSEKIT_MUTANT": str(mutant)}


def _end(process):
    """Ends a process and all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


class Trial:
    """The tests of one test project of a tree."""

    def __init__(self, tree, built, program):
        self.tree, self.built, self.program = tree, built, program
        self.process, self.unread = None, b""

    def run(self, mutant, tests, limit, fresh=False):
        """The tests without a mutant if it is -1. Returns how they ended (passed, failed, time, died), how many ran, and the first that failed."""
        if fresh or self.process is None or self.process.poll() is not None:
            self.stop()
            self.process = subprocess.Popen(
                ["dotnet", "exec", "--depsfile", f"{self.built}.deps.json", "--runtimeconfig", f"{self.built}.runtimeconfig.json", self.program, f"{self.built}.dll"],
                cwd=self.tree, env=_environment(mutant if fresh else -1), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            self.process.stdin.write(f"{mutant} {tests}\n".encode())
            self.process.stdin.flush()
            return self._result(time.monotonic() + limit)
        except BrokenPipeError:
            self.stop()
            return "died", 0, ""
        finally:
            # It has taken in this mutant: not a process for others.
            if fresh:
                self.stop()

    def _result(self, due):
        while True:
            if not select.select([self.process.stdout], [], [], max(0, due - time.monotonic()))[0]:
                self.stop()
                return "time", 0, ""
            more = os.read(self.process.stdout.fileno(), 1 << 16)
            if not more:
                self.stop()
                return "died", 0, ""
            *lines, self.unread = (self.unread + more).split(b"\n")
            for line in lines:
                if line.startswith(b"@ "):
                    _, _, end, ran, first = line.decode(errors="replace").split(" ", 4)
                    return end, int(ran), first.strip()

    def stop(self):
        """Ends it and all that its tests have started."""
        if self.process is not None:
            _end(self.process)
        self.process, self.unread = None, b""


class Command:
    """Tests that a command runs, a process for each mutant."""

    def __init__(self, tree):
        self.tree, self.process = tree, None

    def run(self, mutant, tests, limit, fresh=False):
        """As a trial's. Each run has a process of its own, so a fresh one would be the same again."""
        if fresh:
            return "passed", 1, ""
        self.process = subprocess.Popen(
            tests.removeprefix("$ ").split(), cwd=self.tree, env=_environment(mutant), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        try:
            told = self.process.communicate(timeout=limit)[1].decode(errors="replace")
        except subprocess.TimeoutExpired:
            self.stop()
            return "time", 0, ""
        failed = [line for line in told.splitlines() if line.startswith(("FAIL:", "ERROR:"))]
        return ("passed" if self.process.returncode == 0 else "failed"), 1, failed[0] if failed else ""

    def stop(self):
        """Ends it and all that its tests have started."""
        if self.process is not None:
            _end(self.process)
        self.process = None
