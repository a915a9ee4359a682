"""The power fails at any moment of a write: what the disk holds then are the old files or the new ones.

power_loss.py [OPTION...] -- COMMAND...; see trial.py. No disk is unplugged: the command's system calls are
recorded, and after each of them every state is built that a disk may be in by then. What was written and
not synced is there, half there, zeros, or nothing; each change of a name that its folder was not synced
after is there or is not. When the command is done, nothing but the new files may be left of that.

The model is tried, too: without any one of the syncs it must find a state that is wrong.
"""

import itertools
import os
import re

import trial
from faults import need_strace, strace
from trial import TEMPORARY, Wrong

CALLS = ("openat,creat,write,writev,pwrite64,pwritev,ftruncate,truncate,fallocate,copy_file_range,sendfile,"
         "fsync,fdatasync,close,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,"
         "mkdir,mkdirat,rmdir")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"|(?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})*)>')


def unhex(text):
    return bytes.fromhex(text.replace("\\x", ""))


def calls(log):
    """(name, bytes of its texts, the whole call) of the first process's calls that did something."""
    first, begun = None, ""
    for line in log.splitlines():
        process, rest = re.match(r"(\d+) +(.*)", line).groups()
        first = first or process
        if process != first:
            continue
        if rest.endswith("<unfinished ...>"):
            begun = rest[:-len("<unfinished ...>")]
            continue
        rest = re.sub(r"^<\.\.\. \w+ resumed>", lambda _, start=begun: start, rest)
        call = re.match(r"(\w+)\((.*)\) += (\d+)", rest)
        if call:
            yield call[1], [unhex(a or b) for a, b in TEXT.findall(call[2])], call[2]


class Recorder:
    """From system calls to what happens to the names and contents below one folder."""

    def __init__(self, folder):
        self.folder = os.fsencode(folder)
        self.events = []

    def name(self, *parts):
        """A path's name below the folder, from the folder that it is told from; None elsewhere."""
        path = os.path.normpath(os.path.join(self.folder, *parts))
        below = path.startswith(self.folder + b"/")
        return path[len(self.folder) + 1:].decode() if below else "" if path == self.folder else None

    def note(self, *event):
        if None not in event:
            self.events.append(event)

    def take(self, call, texts, whole):
        if call == "openat" and "O_CREAT" in whole:
            self.note("create", self.name(*texts[:2]))
        elif call == "write":
            self.note("write", self.name(texts[0]), texts[1])
        elif call in ("fsync", "fdatasync"):
            self.note("sync", self.name(texts[0]))
        elif call == "close":
            self.note("close", self.name(texts[0]))
        elif call == "rename":
            self.note("rename", self.name(texts[0]), self.name(texts[1]))
        elif call == "renameat2":
            self.note("rename", self.name(*texts[:2]), self.name(*texts[2:]))
        elif call == "unlink":
            self.note("unlink", self.name(texts[0]))
        elif call == "mkdir":
            self.note("mkdir", self.name(texts[0]))
        elif call != "openat" and any(self.name(text) for text in texts) and b"/.st/lock" not in texts[0]:
            raise Wrong(f"this model knows no {call}")


class Disk:
    """What may be left when the power fails: of the contents, and of the names."""

    def __init__(self, files):
        self.contents = dict(enumerate(files.values()))  # By the file's number.
        self.saved = set(self.contents)
        self.names = dict(zip(files, self.contents))  # As programs see them.
        self.kept = dict(self.names)  # As they are on the disk.
        self.pending = []  # Changes of names that may be on the disk: {name: number or None}.

    def change(self, names):
        self.pending.append(names)
        self.names.update(names)

    def take(self, event):
        kind, name = event[:2]
        if kind == "create" and self.names.get(name) is None:
            number = len(self.contents)
            self.contents[number] = b""
            self.change({name: number})
        elif kind == "mkdir":
            number = len(self.contents)
            self.contents[number] = b""
            self.saved.add(number)
            self.change({name + "/": number})
        elif kind == "write" and name in self.names:
            self.contents[self.names[name]] += event[2]
            self.saved.discard(self.names[name])
        elif kind == "rename":
            self.change({name: None, event[2]: self.names[name]})
        elif kind == "unlink":
            self.change({name: None})
        elif kind == "sync" and self.names.get(name) is not None:
            self.saved.add(self.names[name])
        elif kind == "sync":
            self.sync_folder(name)

    def sync_folder(self, folder):
        def is_in(change):
            return os.path.dirname(next(iter(change)).rstrip("/")) == folder
        for change in filter(is_in, self.pending):
            self.kept.update(change)
        self.pending = [change for change in self.pending if not is_in(change)]

    def contents_left(self, number):
        if number is None:
            return {None}
        content = self.contents[number]
        if number in self.saved:
            return {content}
        return {content, content[:len(content) // 2], bytes(len(content)), b""}

    def left(self, name):
        """Every content that the file `name` may have; None is no file."""
        for some in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.kept)
            for change in itertools.compress(self.pending, some):
                names.update(change)
            for content in self.contents_left(names.get(name)):
                yield content


def faults_of(events, tried):
    """How many states the disk may be in, and what is wrong in some, in words."""
    disk = Disk(tried.before)
    states = 0
    wrong = []
    at_last = next((i for i, event in enumerate(events) if event[-1] == tried.last), len(events))
    for number in range(len(events) + 1):
        for name in tried.changed:
            right = {tried.after.get(name)}
            if number < len(events) and (number <= at_last or name == tried.last):
                right.add(tried.before.get(name))
            for content in disk.left(name):
                states += 1
                if content not in right:
                    wrong.append(f"{name} after {number} of {len(events)}: {content!r:.60}")
        if number < len(events):
            disk.take(events[number])
    return states, wrong


def hold_order(events):
    """Each temporary file: made, written, synced, closed, renamed, and then its folder synced."""
    made = [event[1] for event in events if event[0] == "create" and TEMPORARY.search(event[1])]
    for temporary in made:
        kinds = [event[0] for event in events if event[1] == temporary]
        if not re.fullmatch("create (write )+sync close rename", " ".join(kinds)):
            raise Wrong(f"{temporary}: {kinds}")
        renamed = next(i for i, e in enumerate(events) if e[:2] == ("rename", temporary))
        if ("sync", os.path.dirname(temporary)) not in events[renamed:]:
            raise Wrong(f"{temporary}: the folder is not synced after it has its name")
    if not made and not any(event[0] == "unlink" for event in events):
        raise Wrong(f"this is no write: {events}")


def test(tried, _):
    log = tried.base / "calls"
    with tried.folder() as folder:
        tried.must(folder, 0, before=strace("-y", "-xx", "-s", "4194304", "-e", f"trace={CALLS}", "-o",
                                            str(log)))
        recorder = Recorder(folder)
        for call in calls(log.read_text(encoding="ascii")):
            recorder.take(*call)
    events = [event for event in recorder.events if event[1] not in (".st", ".st/lock")]
    hold_order(events)
    states, wrong = faults_of(events, tried)
    if wrong:
        raise Wrong("\n".join(wrong[:5]))
    syncs = [i for i, event in enumerate(events) if event[0] == "sync"]
    if len(tried.changed) == 1:  # With several files, the next one's sync does for the one before.
        for i in syncs:
            if not faults_of(events[:i] + events[i + 1:], tried)[1]:
                raise Wrong(f"the model does not miss {events[i]}")
    return f"{states} states after {len(events)} events, {len(syncs)} syncs"


if __name__ == "__main__":
    need_strace()
    trial.main(__doc__, test)
