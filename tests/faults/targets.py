"""What is killed: each target makes its input, names its command, and reads its result without what may differ."""
import hashlib
import http.server
import json
import os
import random
import re
import shutil
import subprocess
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COMMAND = os.path.join(ROOT, "lib", "CourseKit.Cli", "bin", "Release", "net10.0", "CourseKit.Cli.dll")
LIBRARY = os.path.join(ROOT, "lib", "CourseKit", "bin", "Release", "net10.0", "CourseKit.dll")
WORK = os.path.join(HERE, "Work", "bin", "Release", "net10.0", "CourseKit.Faults.dll")
DIB = '#!meta\n\n{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}\n'
LONG_AGO = 1_700_000_000


def write(path, text):
    """Writes a file as if long ago: what was written just now is hashed anew at every start."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    os.utime(path, (LONG_AGO, LONG_AGO))


def files(folder):
    """Every file below a folder: {relative path: bytes}."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def without(value, keys):
    """A JSON value without some keys, wherever they stand."""
    if isinstance(value, dict):
        return {key: without(item, keys) for key, item in value.items() if key not in keys}
    return [without(item, keys) for item in value] if isinstance(value, list) else value


class Target:
    """A target: its folder has input, out and temporary."""

    #: what a process of ours may leave in the output folder: the lock, and who had it last
    locks = (".coursekit/lock", ".coursekit/lock-owner")
    codes = (0,)

    def __init__(self, folder):
        self.folder = folder
        self.out = os.path.join(folder, "out")
        self.temporary = os.path.join(folder, "temporary")
        os.makedirs(self.temporary, exist_ok=True)
        self.environment = dict(os.environ, TMPDIR=self.temporary, DOTNET_NOLOGO="1", DOTNET_EnableDiagnostics="0",
                                DOTNET_TieredPGO="0", TERM="dumb")
        self.prepare()

    def prepare(self):
        pass

    def close(self):
        pass

    def begin(self):
        """An empty output folder."""
        shutil.rmtree(self.out, ignore_errors=True)
        os.makedirs(self.out)

    def result(self):
        """{file: content}, without what may differ between two undisturbed runs."""
        return {name: self.plain(name, content) for name, content in files(self.out).items() if name not in self.locks}

    def plain(self, name, content):
        return content


class Run(Target):
    """coursekit run: three notebooks into a site. Left out: durations, and that a page says of a notebook that it was up to date
    (restarted, it was) and not that it was done."""

    def prepare(self):
        for number, last in enumerate(("Enumerable.Range(1, 9).Sum()", "new[] { 3.5, 4.25 }", "\"a\" + \"b\""), 1):
            write(os.path.join(self.folder, "notebooks", f"0{number}-part.dib"),
                  f"{DIB}\n#!markdown\n\n# Part {number}\n\n#!csharp\n\nvar x = {number};\nConsole.WriteLine(x);\n\n#!csharp\n\n{last}\n")
        # Without npm on the path the pages link their scripts, and nothing is fetched.
        self.environment["PATH"] = os.path.dirname(shutil.which("dotnet") or "/usr/bin/dotnet")
        tools = os.path.join(self.folder, "tools")
        os.makedirs(tools, exist_ok=True)
        if not os.path.lexists(os.path.join(tools, "dotnet")):
            os.symlink(shutil.which("dotnet"), os.path.join(tools, "dotnet"))
        self.environment["PATH"] = tools
        self.environment["XDG_DATA_HOME"] = os.path.join(self.folder, "no-scripts")
        self.command = ["dotnet", "exec", COMMAND, "run", "notebooks", "--out", self.out, "--jobs", "2"]

    def plain(self, name, content):
        text = content.decode()
        if name == os.path.join(".coursekit", "runs.json"):
            return json.dumps(without(json.loads(text), ("Seconds", "seconds")), sort_keys=True)
        if name.endswith(".ipynb"):
            return json.dumps(without(json.loads(text), ("elapsed",)), sort_keys=True)
        # A duration too short to show is not shown at all.
        text = re.sub(r'<span class="elapsed"[^>]*>[^<]*</span>', "", text)
        text = text.replace('data-state="up-to-date"', 'data-state="ok"').replace('<span class="state">Up to date<', '<span class="state">OK<')
        return re.sub(r"\b\d+(\.\d+)? (ms|s|min)\b", "(time)", text)


class Grade(Target):
    """coursekit grade: six submissions of three small exercises. Left out: GradedAt and Seconds of the results, and what pages say of times."""

    def prepare(self):
        with open(os.path.join(ROOT, "tests", "submissions", "attacks", "assignment.dib"), encoding="utf-8") as file:
            source = re.sub(r'#r "[^"]*"', f'#r "{os.path.relpath(LIBRARY, self.folder)}"', file.read())
        write(os.path.join(self.folder, "homework.dib"), source)
        right = re.sub(r"(?s) */\* BEGIN WRONG.*?END WRONG \*/\n", "", source)
        right = re.sub(r"(?s) *// BEGIN HIDDEN TESTS.*?// END HIDDEN TESTS\n", "", right)
        right = re.sub(r" *// (BEGIN|END) SOLUTION\n", "", right)
        handed_in = {
            "ann": right,
            "bob": right.replace("numbers.Average()", "numbers.Sum() / (numbers.Length - 1)"),
            "cho": right.replace("numbers.Average()", "numbers.Avrage("),
            "dee": right.replace("numbers.Max()", "numbers.Sum()"),
            "eva": "no notebook at all",
            "fay": right.replace("\"none\"", "throw new InvalidOperationException(\"tie\")"),
        }
        for name, text in handed_in.items():
            write(os.path.join(self.folder, "submissions", name, "homework.dib"), text)
        self.command = ["dotnet", "exec", COMMAND, "grade", os.path.join(self.folder, "homework.dib"), os.path.join(self.folder, "submissions"),
                        "--out", self.out, "--jobs", "2", "--layout", "plain", "--due", "2023-01-01T00:00+00:00", "--late", "10%/day,max=50%"]

    def plain(self, name, content):
        if name.endswith(".json"):
            return json.dumps(without(json.loads(content), ("GradedAt", "gradedAt", "Seconds", "seconds", "Milliseconds", "milliseconds", "execution_time")), sort_keys=True)
        if name == "moodle.csv":
            # Its last columns say when the grade was given: the results' gradedAt.
            content = re.sub(rb"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", b"(moment)", content)
        return re.sub(rb"\b\d+(\.\d+)? (ms|s|min)\b", b"(time)", content)


class Fetch(Target):
    """The download behind coursekit data fetch, from a server on this machine that is slow and now and then breaks off. Nothing left out."""

    def prepare(self):
        make = random.Random(1)
        self.served = {f"part-{number}.gz": make.randbytes(length) for number, length in enumerate((4_542, 300_000, 28_881, 900_000))}
        write(os.path.join(self.folder, "list"), "".join(
            f"{name} {len(content)} {hashlib.sha256(content).hexdigest()}\n" for name, content in self.served.items()))
        target, mood = self, random.Random(2)

        class Server(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                content = target.served[self.path.rsplit("/", 1)[-1]]
                wanted = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
                start = int(wanted[1]) if wanted else 0
                self.send_response(206 if wanted else 200)
                self.send_header("Content-Length", str(len(content) - start))
                if wanted:
                    self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
                self.end_headers()
                end = mood.randrange(start, len(content)) if mood.random() < 0.2 else len(content)
                try:
                    for at in range(start, end, 1 << 15):
                        self.wfile.write(content[at:min(at + (1 << 15), end)])
                        time.sleep(0.01)
                except OSError:
                    pass
                self.close_connection = True

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.command = ["dotnet", "exec", WORK, "fetch", os.path.join(self.folder, "list"),
                        f"http://127.0.0.1:{self.server.server_port}/set/", self.out]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Search(Target):
    """A search with a record, two trials side by side. Left out: a trial's seconds, and in which order trials that ran side by side ended."""

    def prepare(self):
        self.command = ["dotnet", "exec", WORK, "search", self.out]

    def plain(self, name, content):
        if name != "search.jsonl":
            return content
        return sorted(json.dumps(without(json.loads(line), ("seconds",)), sort_keys=True) for line in content.decode().splitlines())


class Train(Target):
    """A training with checkpoints. Left out: seconds, in the checkpoints; they are compared by place, network, and what training on from each gives."""

    def prepare(self):
        self.command = ["dotnet", "exec", WORK, "train", self.out]

    def result(self):
        found = super().result()
        seen = subprocess.run(["dotnet", "exec", WORK, "look", self.out], env=self.environment, capture_output=True, text=True, check=False)
        found["(checkpoints)"] = seen.stdout + seen.stderr
        return found

    def plain(self, name, content):
        return "(see checkpoints)" if name.startswith("net-") and name.endswith(".ckm") else content


TARGETS = {"run": Run, "grade": Grade, "fetch": Fetch, "search": Search, "train": Train}
