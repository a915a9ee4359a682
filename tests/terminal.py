"""st check as somebody sits at it: terminal.py ST EXAMPLES

What stands on a terminal while a check takes its time, and that none of it stays; that --watch checks
again after whatever an editor, git or a file manager does.
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
    assert lines[-1] == b"", f"something stays: {shown!r}"
    assert len(lines) > 1, f"no progress was shown: {shown!r}"
    words = [line.decode() for line in lines[:-1]]
    assert all(line == "reading …" or line.startswith("checking: ") for line in words), words

    for more, env in ((["--quiet"], {}), ([], {"TERM": "dumb"})):
        terminal = Terminal()
        slowly(command + more, takes, terminal.slave, cwd=tree, env=environment(**env))
        assert terminal.close() == b"", (more, env)
    with tempfile.TemporaryFile() as err:
        slowly(command, takes, err, cwd=tree, env=environment())
        assert err.tell() == 0


class Watching:
    """st check --watch, whose reports are waited for one by one."""

    def __init__(self, st, folder, *arguments, out=subprocess.PIPE):
        command = [st, "check", "--watch", "--as-of", DAY, *arguments]
        self.process = subprocess.Popen(command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL,
                                        stdout=out, stderr=subprocess.PIPE)
        self.out, self.err, self.told = [], [], 0
        for stream, kept in ((self.process.stdout, self.out), (self.process.stderr, self.err)):
            if stream:
                threading.Thread(target=self.keep, args=(stream, kept), daemon=True).start()

    @staticmethod
    def keep(stream, kept):
        for line in stream:
            kept.append(line.decode())

    def until(self, words, what):
        """Waits for a line that was not waited for yet; the lines of both streams up to now."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end and self.process.poll() is None:
            new = self.out[self.told:] + self.err
            if any(words in line for line in new):
                time.sleep(0.3)  # The rest of it; and another report, if there is one, is not lost.
                self.told = len(self.out)
                self.err.clear()
                return
            time.sleep(0.02)
        raise AssertionError(f"{what}: no '{words}' in {self.out[self.told:]} {self.err}")

    def end(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(WAIT)


def saved_as_by_vim(file, text):
    """Into a new file, with the old one kept aside for a moment."""
    new, old = file.with_name("4913"), file.with_name(file.name + "~")
    new.write_text(text)
    file.rename(old)
    new.rename(file)
    old.unlink()


PLAN = """doctor: {id: anna, name: Anna Berg, licence: 2024-06-30}
training: {regulation: hslf-fs-2021-8, specialty: kardiologi, start: 2024-09-02, packs: ../more/clinic.yaml}
"""
PACK = """pack: clinic
title: {sv: Klinikens, en: Of the clinic}
layer: clinic
source: {title: Handbok}
checked_on: 2026-11-21
rules:
  - id: K-1
    name: a-target
    level: LEVEL
    source: {section: "1"}
    text: {sv: Ett datum., en: A date.}
    present: training.target_end
    by: start + 1 year
"""


def check_watch(st, _, tree):
    plan, pack = tree / "plans" / "anna" / "st.yaml", tree / "plans" / "more" / "clinic.yaml"
    for file, text in ((plan, PLAN), (pack, PACK.replace("LEVEL", "must"))):
        file.parent.mkdir(parents=True)
        file.write_text(text)
    (tree / ".git").mkdir()
    here = Watching(st, tree, "plans/anna", "--rule", "K-1,ST-unknown-key,ST-syntax")
    here.until("1 error", "at first")
    pack.write_text(PACK.replace("LEVEL", "should"))
    here.until("1 warning", "a pack that is changed")
    plan.write_text(PLAN + "x: 1\n")
    here.until("1 error, 1 warning", "a file that is written in its place")
    saved_as_by_vim(plan, PLAN)
    here.until(": 1 warning", "a file that is saved by renaming")
    new = plan.parent / "year" / "spring"
    new.mkdir(parents=True)
    (new / "talks.yaml").write_text("y: 1\n")
    here.until("1 error", "a file in a new folder")
    (new / "talks.yaml").unlink()
    here.until(": 1 warning", "a file that goes")
    shutil.move(plan.parent, tree / "aside")
    here.until("cannot read plans/anna", "a folder that vanishes")
    shutil.move(tree / "aside", plan.parent)
    here.until(": 1 warning", "a folder that comes back")
    shutil.rmtree(tree / "plans")
    here.until("cannot read plans/anna", "all that is above it")
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN)
    pack.parent.mkdir()
    pack.write_text(PACK.replace("LEVEL", "must"))
    here.until("1 error", "all of it made again")
    assert here.end() == -signal.SIGINT


def check_watch_of_units(st, examples, tree):
    shutil.copytree(examples / "amira-haddad", tree / "all" / "amira")
    shutil.copytree(examples / "units", tree / "all" / "units")
    here = Watching(st, tree, "all/amira", "--baseline", "known.tsv")
    assert here.process.wait(WAIT) == 2, "the first trouble is the command's"
    subprocess.run([st, "check", "all", "--baseline", "known.tsv", "--write-baseline", "-q"], cwd=tree, check=True,
                   env=environment(), capture_output=True)
    here = Watching(st, tree, "all/amira", "--baseline", "known.tsv", "-o", "json:out.json", "-o", "text:-")
    here.until("watching", "at first")
    was = (tree / "out.json").read_bytes()
    known = (tree / "known.tsv").read_bytes()
    unit = next((tree / "all" / "units").glob("*.yaml"))
    unit.unlink()
    here.until("watching", "a unit that goes")
    (tree / "known.tsv").write_text("damaged")
    here.until("cannot use known.tsv", "a baseline that is damaged")
    assert (tree / "out.json").read_bytes() != was, "the file was not written anew"
    (tree / "known.tsv").write_bytes(known)
    here.until("known finding", "a baseline that is put back")
    assert here.end(signal.SIGTERM) == -signal.SIGTERM


def check_watch_on_a_terminal(st, examples, tree):
    shutil.copytree(examples / "amira-haddad", tree / "amira")
    terminal = Terminal()
    here = Watching(st, tree, "amira", out=terminal.slave)
    here.until("watching", "at first")
    os.utime(tree / "amira" / "st.yaml")
    here.until("watching", "a file that is touched")
    here.end()
    screens = terminal.close().split(b"\x1b[H\x1b[2J")
    assert len(screens) == 3 and screens[0] == b"" and screens[1] == screens[2] != b"", screens


def main(st, examples):
    st, examples = os.path.abspath(st), pathlib.Path(examples).absolute()
    for check in (check_progress, check_watch, check_watch_of_units, check_watch_on_a_terminal):
        with tempfile.TemporaryDirectory() as folder:
            check(st, examples, pathlib.Path(folder).resolve())
    print("as it should be")


if __name__ == "__main__":
    main(*sys.argv[1:])
