"""Runs tests for one mutant after another in a process that stays warm, and starts it again when a mutant hangs or ends it."""

import contextlib
import os
import select
import signal
import subprocess
import time

# Bytes of the managed heap: a mutant without end would otherwise take the machine's memory.
HEAP = "0x80000000"


class Trial:
    """The tests of one test project of a tree."""

    def __init__(self, tree, built, program):
        self.tree, self.built, self.program = tree, built, program
        self.process, self.unread = None, b""

    def run(self, mutant, tests, limit):
        """The tests without a mutant if it is -1. Returns how they ended (passed, failed, time, died), how many ran, and the first that failed."""
        if self.process is None or self.process.poll() is not None:
            self.stop()
            self.process = subprocess.Popen(
                ["dotnet", "exec", "--depsfile", f"{self.built}.deps.json", "--runtimeconfig", f"{self.built}.runtimeconfig.json", self.program, f"{self.built}.dll"],
                cwd=self.tree, env=os.environ | {"DOTNET_GCHeapHardLimit": HEAP}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, start_new_session=True)
        self.process.stdin.write(f"{mutant} {tests}\n".encode())
        self.process.stdin.flush()
        due = time.monotonic() + limit
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
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.communicate()
        self.process, self.unread = None, b""
