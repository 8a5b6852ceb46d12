"""Starting, killing and finding processes on Linux: every descendant counts, however its parents ended."""
import ctypes
import os
import select
import signal
import struct
import subprocess
import time

_LIBC = ctypes.CDLL(None, use_errno=True)
_CREATE, _MOVED_TO, _MOVED_FROM, _CLOSE_WRITE, _DELETE, _MODIFY = 0x100, 0x80, 0x40, 0x8, 0x200, 0x2
_IS_FOLDER = 0x40000000
_FIXED = struct.calcsize("iIII")


def adopt_orphans():
    """Makes orphans of our descendants our own children (PR_SET_CHILD_SUBREAPER), so that none can hide."""
    if _LIBC.prctl(36, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def descendants():
    """{(pid, start time): command} of all that live below this process; the dead among our own children are cleared away."""
    table = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError:
            continue
        name, rest = text[text.index("(") + 1:text.rindex(")")], text[text.rindex(")") + 2:].split()
        table[int(entry)] = (int(rest[1]), rest[0], rest[19], name)
    own, found = {os.getpid()}, {}
    for pid in sorted(table, key=lambda p: int(table[p][2])):
        parent, state, start, name = table[pid]
        if parent in own:
            own.add(pid)
            if state != "Z":
                found[(pid, start)] = name
    # A second pass: a child adopted late can be older than its new parent's other children.
    for pid, (parent, state, start, name) in table.items():
        if parent in own and pid not in own and state != "Z":
            found[(pid, start)] = name
    return found


def clear_dead(but):
    """Takes note of orphans that have ended; the process that Popen knows stays Popen's."""
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != but:
            try:
                os.waitpid(int(entry), os.WNOHANG)
            except ChildProcessError:
                pass


class Watch:
    """Counts what happens to files below a folder (inotify)."""

    def __init__(self, folder):
        self.fd = _LIBC.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        self.folders = {}
        self.events = 0
        self._add(folder)

    def _add(self, folder):
        number = _LIBC.inotify_add_watch(
            self.fd, os.fsencode(folder), _CREATE | _MOVED_TO | _MOVED_FROM | _CLOSE_WRITE | _DELETE | _MODIFY)
        if number < 0:
            return
        self.folders[number] = folder
        for name in os.listdir(folder):
            if os.path.isdir(os.path.join(folder, name)):
                self._add(os.path.join(folder, name))

    def read(self):
        try:
            data = os.read(self.fd, 1 << 16)
        except BlockingIOError:
            return
        at = 0
        while at < len(data):
            number, mask, _, length = struct.unpack_from("iIII", data, at)
            name = data[at + _FIXED:at + _FIXED + length].rstrip(b"\0")
            at += _FIXED + length
            self.events += 1
            if mask & _CREATE and mask & _IS_FOLDER and number in self.folders:
                self._add(os.path.join(self.folders[number], os.fsdecode(name)))

    def close(self):
        os.close(self.fd)


class Ended:
    """How a process ended: its code (None: we killed it), its seconds, the seconds before its first file, its file events."""

    def __init__(self, code, seconds, idle, events, output):
        self.code, self.seconds, self.idle, self.events, self.output = code, seconds, idle, events, output


def run(command, folder, environment, watched, moment=None, limit=600):
    """Runs a command to its end, or kills it at a moment: ("time", s, how), ("work", s after the first file, how),
    ("event", the k-th, how); how is "group" (the process, its group, and all that it started) or "parent" (it alone)."""
    os.makedirs(watched, exist_ok=True)
    watch = Watch(watched)
    began = time.monotonic()
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, start_new_session=True) as process:
        handle = os.pidfd_open(process.pid)
        os.set_blocking(process.stdout.fileno(), False)
        output, idle, killed = [], None, False
        try:
            while True:
                now = time.monotonic() - began
                due = None
                if moment is not None and moment[0] == "time":
                    due = moment[1]
                elif moment is not None and moment[0] == "work" and idle is not None:
                    due = idle + moment[1]
                if due is not None and now >= due or moment is not None and moment[0] == "event" and watch.events >= moment[1]:
                    killed = True
                    break
                if now > limit:
                    raise TimeoutError(f"{command} did not end within {limit} s")
                wait = limit - now if due is None else due - now
                ready, _, _ = select.select([handle, watch.fd, process.stdout], [], [], wait)
                if watch.fd in ready:
                    watch.read()
                    idle = time.monotonic() - began if idle is None else idle
                if process.stdout in ready and (text := process.stdout.read()):
                    output.append(text)
                elif process.stdout in ready and handle not in ready:
                    time.sleep(0.001)
                if handle in ready:
                    break
            if killed:
                kill(process, moment[-1])
            process.wait()
            output.append(process.stdout.read() or b"")
        finally:
            os.close(handle)
            watch.close()
    seconds = time.monotonic() - began
    code = None if killed and process.returncode == -signal.SIGKILL else process.returncode
    return Ended(code, seconds, idle or 0.0, watch.events, b"".join(output).decode("utf-8", "replace"))


def kill(process, how):
    """kill -9."""
    others = [] if how == "parent" else [pid for pid, _ in descendants() if pid != process.pid]
    try:
        os.kill(process.pid, signal.SIGKILL) if how == "parent" else os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    for pid in others:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def survivors(known, patience=10.0):
    """Those of the known processes that still live after a while."""
    end = time.monotonic() + patience
    while True:
        clear_dead(but=-1)
        left = {key: name for key, name in descendants().items() if known is None or key in known}
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.02)
