"""jupyter console, typed into as a person would."""

import unittest

import pexpect

import course

course.install()


class ConsoleTests(unittest.TestCase):
    def test_a_console_session(self):
        console = pexpect.spawn(
            "/usr/bin/jupyter-console", ["--kernel", "coursekit-csharp", "--simple-prompt"], encoding="utf-8", timeout=120)
        console.expect(r"In \[1\]")
        console.sendline("int answer = 6 * 7;")
        console.expect(r"In \[2\]")
        console.sendline("answer")
        console.expect(r"42")
        console.expect(r"In \[3\]")
        # What is typed comes back on the terminal too: so the word that tells that the cell runs is not in it.
        console.sendline('Console.WriteLine("be" + "gun"); while (true) { answer++; }')
        console.expect("begun")
        console.sendintr()
        console.expect("interrupted; what it had assigned is kept")
        console.expect(r"In \[4\]")
        console.sendline("answer > 0")
        console.expect("True")
        console.sendeof()
        console.close()


if __name__ == "__main__":
    unittest.main()
