"""A command that writes, tried in copies of one folder: what its files were, are to be, and became.

Shared by the tests of writing. A command is held to the same whatever is done to it:
  - each file has its old bytes or its new ones, never anything else;
  - status 0 only when all is new, 2 when all is old; nothing between, unless the command was killed;
  - no temporary file is left, unless the command was killed;
  - the next write works.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TEMPORARY = re.compile(r"(^|/)\.[^/]+\.st-[A-Za-z0-9]{6}$")
OWN = {".st/", ".st/lock", ".st/undo", ".st/.gitignore"}  # Whatever becomes of these.
SKIPPED = 77


class Wrong(Exception):
    """The command did what it must never do."""


def skip(why):
    print(f"left out: {why}")
    sys.exit(SKIPPED)


def snapshot(folder):
    """Every file's bytes, every link's target, every folder, by name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = b"-> " + bytes(path.readlink())
        elif path.is_dir():
            found[name + "/"] = b""
        else:
            found[name] = path.read_bytes()
    return {name: content for name, content in found.items() if name not in OWN}


class Trial:
    """COMMAND, and what it does when nothing is in its way."""

    def __init__(self, arguments, base):
        self.base = pathlib.Path(base).resolve()
        self.base.chmod(0o755)
        self.last = arguments.last
        self.command = list(arguments.command)
        program = shutil.which(self.command[0])
        self.command[0] = str(self.base / "program")  # Where anybody may run it.
        shutil.copy(program, self.command[0])
        self.start = self.base / "start"
        if arguments.start:
            shutil.copytree(arguments.start, self.start, symlinks=True)
        else:
            self.start.mkdir()
            lines = (f"- {{number: {n}, text: åäö}}\n" for n in range(400))
            (self.start / "talks.yaml").write_text("".join(lines), encoding="utf-8")
        self.before = snapshot(self.start)
        with self.folder() as folder:
            self.must(folder, 0)
            self.after = snapshot(folder)
            self.second_status = self.run(folder).returncode
            self.after_second = snapshot(folder)
        names = self.before.keys() | self.after.keys()
        self.changed = {n for n in names if self.before.get(n) != self.after.get(n)}
        if not self.changed:
            raise Wrong("the command changes nothing")

    def folder(self):
        """A new copy of the start, gone when it is left."""
        return Copy(self)

    def run(self, folder, before=(), **how):
        """The command in `folder`, with the words `before` in front of it."""
        return subprocess.run([*before, *self.command], cwd=folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                              check=False, **how)

    def must(self, folder, status, **how):
        """The command's outcome, which must have this status."""
        run = self.run(folder, **how)
        if run.returncode != status:
            raise Wrong(f"status {run.returncode}, not {status}: {run.stderr.decode()}")
        return run

    def told(self, run, words):
        """The command must have said why, in these words."""
        if words not in run.stderr.decode():
            raise Wrong(f"not told {words!r}: {run.stderr.decode()}")

    def refuse(self, folder, words, **how):
        """The command must fail, say why in these words, and leave everything as it was."""
        self.told(self.must(folder, 2, **how), words)
        if snapshot(folder) != self.before:
            raise Wrong("a refused write left something else than the old files")

    def judge(self, folder, status):
        """Whether the files are 'old', 'new' or, after a kill, 'between'; anything else is wrong."""
        killed = status < 0
        found = snapshot(folder)
        left = {name for name in found if TEMPORARY.search(name)}
        if left and not killed:
            raise Wrong(f"left behind: {left}")
        for name in (found.keys() | self.before.keys() | self.after.keys()) - left:
            if found.get(name) not in (self.before.get(name), self.after.get(name)):
                raise Wrong(f"{name} is neither the old nor the new: {found.get(name)!r:.80}")
        new = all(found.get(name) == self.after.get(name) for name in self.changed)
        old = all(found.get(name) == self.before.get(name) for name in self.changed)
        if killed:
            if self.last and found.get(self.last) == self.after.get(self.last) and not new:
                raise Wrong(f"{self.last} is there before all the others")
            return "new" if new else "old" if old else "between"
        if status not in ((0, 2) if new else (2,) if old else ()):
            raise Wrong(f"status {status} when the files are {'new' if new else 'old or mixed'}")
        return "new" if new else "old"

    def next_write(self, folder, state):
        """With nothing in its way, the command does what it does to such files."""
        status, result = {"old": (0, self.after), "new": (self.second_status, self.after_second),
                          "between": (None, None)}[state]
        if status is None:
            return  # Some files of many: what comes next is for their owner to say.
        self.must(folder, status)
        found = {n: c for n, c in snapshot(folder).items() if not TEMPORARY.search(n)}
        if found != result:
            raise Wrong("the next write went wrong")


class Copy:
    """A copy of a trial's start."""

    def __init__(self, trial):
        self.trial = trial

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(dir=self.trial.base)) / "here"
        shutil.copytree(self.trial.start, self.path, symlinks=True)
        self.path.parent.chmod(0o755)
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path.parent)


def main(about, test):
    """Runs `test(trial, arguments)` on the command that the arguments name."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--start", help="the folder to begin with; else one with a talks.yaml")
    parser.add_argument("--last", help="the file that makes the others count; written last")
    parser.add_argument("--every", type=int, default=1, help="only one fault in so many")
    parser.add_argument("--may-lose", metavar="FOLDER",
                        help="what is written in there is no failure when it is lost")
    parser.add_argument("--undisturbed", action="store_true",
                        help="Ctrl-C and its kin wait until the command has written")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="st-writing-") as base:
        try:
            print(test(Trial(arguments, base), arguments))
        except Wrong as wrong:
            sys.exit(f"{' '.join(arguments.command)}: {wrong}")
