"""CourseKit's C# kernel for Jupyter: speaks Jupyter's protocol through ipykernel on one side, JSON lines with
`coursekit kernel serve` on the other. `coursekit kernel install` puts this file beside the kernel's specification."""

import _thread
import json
import os
import re
import subprocess
import sys
import threading

try:
    from ipykernel.kernelapp import IPKernelApp
    from ipykernel.kernelbase import Kernel
except ImportError as missing:
    sys.exit(f"coursekit: the C# kernel needs Python's package ipykernel ({missing}): python3 -m pip install ipykernel")

COMMAND = "COURSEKIT_KERNEL_COMMAND"


class ServerEnded(Exception):
    """`coursekit kernel serve` is gone."""


class Server:
    """The process `coursekit kernel serve`, one request after another; interruptions come from another thread."""

    def __init__(self):
        command = json.loads(os.environ[COMMAND])
        alone = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
        try:
            self.process = subprocess.Popen(
                command + ["kernel", "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **alone)
        except OSError as fault:
            raise ServerEnded(f"{command[0]} could not be started: {fault}; run 'coursekit kernel install' again") from None
        self.writing = threading.Lock()
        self.count = 0
        self.hello = self.read()

    def send(self, kind, **fields):
        self.count += 1
        line = json.dumps({"type": kind, "id": self.count, **fields}).encode() + b"\n"
        try:
            with self.writing:
                self.process.stdin.write(line)
                self.process.stdin.flush()
        except (OSError, ValueError):
            raise ServerEnded("the kernel's process has ended") from None
        return self.count

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            raise ServerEnded(
                f"'coursekit kernel serve' ended with exit code {self.process.returncode}; "
                "build the course (dotnet build -c Release) and run 'coursekit kernel install' again")
        return json.loads(line)

    def events(self, request):
        """The events of a request, up to its last."""
        while True:
            event = self.read()
            if event["id"] != request:
                continue
            yield event
            if event["type"] in ("done", "answer", "fault"):
                return

    def ask(self, kind, **fields):
        for event in self.events(self.send(kind, **fields)):
            return {} if event["type"] == "fault" else event
        return {}

    def close(self):
        try:
            self.send("exit")
            self.process.stdin.close()
            self.process.wait(5)
        except (ServerEnded, OSError, subprocess.TimeoutExpired):
            self.process.kill()


class CourseKitKernel(Kernel):
    """What a Jupyter front end talks to."""

    implementation = "coursekit"
    implementation_version = "1.0.0"
    language = "csharp"
    language_version = "14.0"
    banner = "C# (CourseKit)"
    help_links = [{"text": "C# language reference", "url": "https://learn.microsoft.com/dotnet/csharp/"}]
    language_info = {
        "name": "C#",
        "version": "14.0",
        "mimetype": "text/x-csharp",
        "file_extension": ".cs",
        "pygments_lexer": "csharp",
        "codemirror_mode": "text/x-csharp",
    }

    def __init__(self, **arguments):
        super().__init__(**arguments)
        self._server = None
        self._waits_for_input = False

    @property
    def server(self):
        if self._server is None:
            self._server = Server()
        return self._server

    # --- cells

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, **later):
        count = self.execution_count
        self._allow_stdin = allow_stdin
        reply = {"status": "ok", "execution_count": count, "payload": [], "user_expressions": {}}
        try:
            # IPython's way to ask: a console user knows it from there.
            asked = re.fullmatch(r"\s*(\?{1,2}[\w.]+|[\w.]+\?{1,2})\s*", code)
            if asked:
                name = asked.group(1).strip("?")
                found = self.do_inspect(name, len(name))
                text = found["data"].get("text/plain", f"nothing is known of {name}\n")
                reply["payload"] = [{"source": "page", "data": {"text/plain": text}, "start": 0}]
                return reply
            error = self._run(code, silent, store_history and not silent, allow_stdin)
            if error is None:
                for name, expression in (user_expressions or {}).items():
                    reply["user_expressions"][name] = self._evaluate(expression)
        except ServerEnded as fault:
            self._server = None
            error = {"ename": "KernelDied", "evalue": str(fault), "traceback": [str(fault)]}
            if not silent:
                self.send_response(self.iopub_socket, "error", error)
        if error is not None:
            return {"status": "error", "execution_count": count, **error}
        return reply

    def _run(self, code, silent, store_history, allow_stdin):
        error = None
        server = self.server
        request = server.send(
            "execute", code=code, cell=self.execution_count, notebook=self._notebook(), store_history=store_history)
        events = server.events(request)
        while True:
            try:
                event = next(events, None)
                if event is None:
                    return error
                shown = self._show(event, silent, allow_stdin)
                error = shown or error
            except KeyboardInterrupt:
                # From a front end that interrupts by a signal. A generator that was interrupted is at its end.
                server.send("interrupt")
                events = server.events(request)

    def _show(self, event, silent, allow_stdin):
        kind = event["type"]
        if kind == "input":
            self._type(allow_stdin)
        elif kind == "error":
            error = {name: event[name] for name in ("ename", "evalue", "traceback")}
            if not silent:
                self.send_response(self.iopub_socket, "error", error)
            return error
        elif kind == "fault":
            error = {"ename": "KernelFault", "evalue": event["message"], "traceback": [event["message"]]}
            if not silent:
                self.send_response(self.iopub_socket, "error", error)
            return error
        elif silent:
            pass
        elif kind == "stream":
            self.send_response(self.iopub_socket, "stream", {"name": event["name"], "text": event["text"]})
        elif kind == "display":
            content = {"data": event["data"], "metadata": event["metadata"]}
            if event["result"]:
                content["execution_count"] = self.execution_count
                self.send_response(self.iopub_socket, "execute_result", content)
            else:
                content["transient"] = {"display_id": event["display_id"]} if event["display_id"] else {}
                self.send_response(
                    self.iopub_socket, "update_display_data" if event["update"] else "display_data", content)
        return None

    def _type(self, allow_stdin):
        if not allow_stdin:
            self.send_response(self.iopub_socket, "stream", {
                "name": "stderr", "text": "[this front end sends no input: Console.ReadLine() gives null]\n"})
            self.server.send("input", text=None)
            return
        self._waits_for_input = True
        try:
            self.server.send("input", text=self.raw_input(""))
        except EOFError:
            self.server.send("input", text=None)
        except KeyboardInterrupt:
            self.server.send("interrupt")
        finally:
            self._waits_for_input = False

    def _evaluate(self, expression):
        value = {"status": "ok", "data": {}, "metadata": {}}
        for event in self.server.events(self.server.send("execute", code=expression, cell=self.execution_count)):
            if event["type"] == "display":
                value["data"], value["metadata"] = event["data"], event["metadata"]
            elif event["type"] == "error":
                value = {"status": "error", **{name: event[name] for name in ("ename", "evalue", "traceback")}}
        return value

    @staticmethod
    def _notebook():
        name = os.path.basename(os.environ.get("JPY_SESSION_NAME", ""))
        return name if name.endswith(".ipynb") else "notebook"

    # --- questions

    def do_complete(self, code, cursor_pos):
        answer = self._ask("complete", code=code, cursor=len(code) if cursor_pos is None else cursor_pos)
        return {
            "status": "ok",
            "matches": answer.get("matches", []),
            "cursor_start": answer.get("cursor_start", cursor_pos),
            "cursor_end": answer.get("cursor_end", cursor_pos),
            "metadata": answer.get("metadata", {}),
        }

    def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        answer = self._ask("inspect", code=code, cursor=len(code) if cursor_pos is None else cursor_pos)
        return {"status": "ok", "found": answer.get("found", False), "data": answer.get("data", {}), "metadata": {}}

    def do_is_complete(self, code):
        answer = self._ask("is_complete", code=code)
        status = answer.get("status", "unknown")
        return {"status": status, "indent": answer.get("indent", "")} if status == "incomplete" else {"status": status}

    def do_history(self, hist_access_type, output, raw, session=None, start=None, stop=None, n=None, pattern=None, unique=False):
        answer = self._ask("history", access=hist_access_type, session=session, start=start, stop=stop, n=n,
                           pattern=pattern, unique=unique)
        entries = answer.get("entries", [])
        return {"status": "ok", "history": [[s, l, [code, None]] if output else [s, l, code] for s, l, code in entries]}

    def _ask(self, kind, **fields):
        try:
            return self.server.ask(kind, **fields)
        except ServerEnded:
            self._server = None
            return {}

    # --- the end, and interruption

    async def interrupt_request(self, stream, ident, parent):
        """Comes on a thread of its own while a cell runs."""
        try:
            if self._waits_for_input:
                _thread.interrupt_main()
            elif self._server is not None:
                self._server.send("interrupt")
        except ServerEnded:
            pass
        self.session.send(stream, "interrupt_reply", {"status": "ok"}, parent, ident=ident)

    def do_shutdown(self, restart):
        if self._server is not None:
            self._server.close()
            self._server = None
        return {"status": "ok", "restart": restart}


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=CourseKitKernel)
