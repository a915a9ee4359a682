"""st check as somebody sits at it: terminal.py ST EXAMPLES

What stands on a terminal while a check takes its time, and that none of it stays.
"""

import os
import pathlib
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

DAY = "2026-11-21"
WIPE = b"\r\x1b[K"
WAIT = 120  # Seconds until something that should happen counts as never to happen.


class Terminal:
    """A terminal for one output of a process; keeps all that it was sent."""

    def __init__(self):
        self.master, self.slave = pty.openpty()
        self.sent = b""
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        try:
            while more := os.read(self.master, 4096):
                self.sent += more
        except OSError:
            pass  # Nobody has it open any more.

    def close(self):
        """Once the process is over: all that it sent."""
        os.close(self.slave)
        self.reader.join(WAIT)
        return self.sent


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ST_", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1", **more}


def slowly(command, takes, stderr, **how):
    """Stops it again and again, so that what else `takes` so many seconds takes some; what it printed."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=stderr, stdin=subprocess.DEVNULL, **how)
        while process.poll() is None:
            process.send_signal(signal.SIGSTOP)
            time.sleep(0.1)
            process.send_signal(signal.SIGCONT)
            time.sleep(takes / 20)
        out.seek(0)
        return process.returncode, out.read()


def check_progress(st, examples, tree):
    for number in range(30):
        shutil.copytree(examples / "amira-haddad", tree / "plans" / f"amira-{number:03}")
    command = [st, "check", "plans", "--as-of", DAY, "--exit-zero", "--jobs", "1"]
    start = time.monotonic()
    quiet = subprocess.run(command, cwd=tree, env=environment(), capture_output=True, check=True)
    takes = time.monotonic() - start
    assert not quiet.stderr, quiet.stderr

    terminal = Terminal()
    status, out = slowly(command, takes, terminal.slave, cwd=tree, env=environment())
    shown = terminal.close()
    assert status == 0 and out == quiet.stdout, "the output is another with progress"
    lines = shown.split(WIPE)
    assert lines[0] == b"" and lines[-1] == b"", f"something stays: {shown!r}"
    assert len(lines) > 2, f"no progress was shown: {shown!r}"
    words = [line.decode() for line in lines[1:-1] if line]
    assert all(line == "reading …" or line.startswith("checking: ") for line in words), words

    for more, env in ((["--quiet"], {}), ([], {"TERM": "dumb"})):
        terminal = Terminal()
        slowly(command + more, takes, terminal.slave, cwd=tree, env=environment(**env))
        assert terminal.close() == b"", (more, env)
    with tempfile.TemporaryFile() as err:
        slowly(command, takes, err, cwd=tree, env=environment())
        assert err.tell() == 0


def main(st, examples):
    st, examples = os.path.abspath(st), pathlib.Path(examples).absolute()
    for check in (check_progress,):
        with tempfile.TemporaryDirectory() as folder:
            check(st, examples, pathlib.Path(folder).resolve())
    print("as it should be")


if __name__ == "__main__":
    main(*sys.argv[1:])
