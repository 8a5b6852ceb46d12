"""The messages, as jupyter_client sees them: those that jupyter_kernel_test checks, and what it has no test for."""

import unittest

import course

course.install()

import jupyter_kernel_test  # noqa: E402  (finds the kernel that was installed above)


class MessageTests(jupyter_kernel_test.KernelTests):
    kernel_name = "coursekit-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": '"abc".Substr', "matches": {"Substring"}},
        {"text": "using System.Te", "matches": {"Text"}},
    ]
    complete_code_samples = ["1 + 1", "int x = 5;", "for (int i = 0; i < 3; i++) { }"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int F(int x)\n{", "var s = @\"open"]
    invalid_code_samples = ["int x = = 5;"]
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [{"code": "1 + 2", "result": "3"}, {"code": '"text".Length', "result": "4"}]
    code_display_data = [{"code": '"<b>x</b>".DisplayAs("text/html");', "mime": "text/html"}]
    code_inspect_sample = "Math.Sqrt"
    code_page_something = "Math.Sqrt?"
    code_history_pattern = "1 ? 2*"
    supported_history_operations = ("tail", "range", "search")
    # Nothing in C# clears what a cell has shown, in this kernel as in .NET Interactive: a value that is to change is updated in
    # place, which a test below holds. (Console.Clear() does nothing where no terminal is.)
    test_clear_output = None

    @classmethod
    def setUpClass(cls):
        # The package's tests allow fifteen seconds each: the process's start is not part of what they check.
        super().setUpClass()
        cls.kc.execute("1", reply=True, timeout=300)

    def output_of(self, code, **arguments):
        self.flush_channels()
        reply, messages = self.execute_helper(code=code, **arguments)
        return reply, messages

    def execute_interrupted(self, code):
        self.flush_channels()
        self.kc.execute('Console.WriteLine("begun");\n' + code, stop_on_error=False)
        while self.kc.get_iopub_msg(timeout=30)["msg_type"] != "stream":
            pass
        self.km.interrupt_kernel()
        return self.kc.get_shell_msg(timeout=30)["content"]

    def test_an_endless_loop_is_interrupted_and_the_state_survives(self):
        self.output_of("int kept = 41;")
        reply = self.execute_interrupted("while (true) { kept++; }")
        self.assertEqual(reply["status"], "error")
        self.assertEqual(reply["ename"], "Interrupted")
        _, messages = self.output_of("kept > 41")
        self.assertEqual(messages[0]["content"]["data"]["text/plain"], "True")

    def test_a_sleeping_cell_is_interrupted(self):
        self.assertEqual(self.execute_interrupted("System.Threading.Thread.Sleep(600_000);")["ename"], "Interrupted")

    def test_a_training_of_the_library_is_interrupted_and_not_left_behind(self):
        self.output_of(
            f'#r "{course.ROOT}/lib/CourseKit/bin/Release/net10.0/CourseKit.dll"\n'
            "using CourseKit.Layers; using CourseKit.Losses; using CourseKit.Optimizers; using CourseKit.Tensors; using CourseKit.Training;\n"
            "var network = new Network(2, [new Dense(2)]);\n"
            "var examples = new Examples(new Matrix(4, 2) + 1, new[] { 0, 1, 0, 1 }, 2);\n"
            "var trainer = new Trainer(network, new GradientDescent(0.1), new SoftmaxCrossEntropy());")
        reply = self.execute_interrupted("trainer.Train(examples, int.MaxValue);")
        self.assertEqual(reply["ename"], "Interrupted")
        self.assertTrue(reply["evalue"].endswith("what it had assigned is kept"), reply["evalue"])

    def test_an_awaiting_cell_is_interrupted(self):
        self.assertEqual(self.execute_interrupted("await Task.Delay(600_000);")["ename"], "Interrupted")

    def test_a_cell_that_ends_the_process_costs_the_variables_and_not_the_kernel(self):
        reply, _ = self.output_of("Environment.Exit(3);", stop_on_error=False)
        self.assertEqual(reply["content"]["ename"], "KernelDied")
        _, messages = self.output_of("1 + 1")
        self.assertEqual(messages[0]["content"]["data"]["text/plain"], "2")

    def test_a_display_is_updated_in_place(self):
        _, messages = self.output_of('var shown = "one".Display(); shown.Update("two");')
        self.assertEqual([m["msg_type"] for m in messages], ["display_data", "update_display_data"])
        ids = {m["content"]["transient"]["display_id"] for m in messages}
        self.assertEqual(len(ids), 1)

    def test_a_line_is_asked_for(self):
        self.flush_channels()
        self.kc.execute("Console.ReadLine()", allow_stdin=True)
        self.assertEqual(self.kc.get_stdin_msg(timeout=30)["msg_type"], "input_request")
        self.kc.input("typed")
        self.assertEqual(self.kc.get_shell_msg(timeout=30)["content"]["status"], "ok")
        while True:
            message = self.kc.get_iopub_msg(timeout=30)
            if message["msg_type"] == "execute_result":
                break
        self.assertEqual(message["content"]["data"]["text/plain"], "typed")

    def test_a_figure_comes_as_html_as_plotly_and_as_svg(self):
        _, messages = self.output_of(
            f'#r "{course.ROOT}/lib/CourseKit/bin/Release/net10.0/CourseKit.dll"\n'
            'using CourseKit.Figures;\nFigure.Of(Trace.Line(new[] { (0.0, 1.0), (1.0, 2.0) }, "a"))')
        data = messages[-1]["content"]["data"]
        self.assertIn("<figure", data["text/html"])
        self.assertIn("<svg", data["image/svg+xml"])
        self.assertIn("data", data["application/vnd.plotly.v1+json"])

    def test_the_call_around_the_cursor_is_explained(self):
        self.flush_channels()
        code = "Math.Round(2.5, "
        self.kc.inspect(code, len(code))
        content = self.kc.get_shell_msg(timeout=30)["content"]
        self.assertTrue(content["found"])
        self.assertIn("Math.Round(double value, int digits)", content["data"]["text/plain"])

    def test_places_count_characters_and_not_their_halves(self):
        self.flush_channels()
        code = 'var s = "😀"; s.Len'
        self.kc.complete(code, len(code))
        content = self.kc.get_shell_msg(timeout=30)["content"]
        self.assertEqual((content["matches"], content["cursor_start"]), (["Length"], len(code) - 3))

    def test_a_compile_error_names_the_line(self):
        reply, _ = self.output_of("int a = 1;\nint b = c;", stop_on_error=False)
        self.assertEqual(reply["content"]["ename"], "CS0103")
        self.assertIn("line 2", reply["content"]["evalue"])


if __name__ == "__main__":
    unittest.main()
