"""Every system call of a write fails, is killed, or lies, one at a time: old files or new ones.

faults.py [OPTION...] -- COMMAND...; see trial.py. A first run under strace lists the system calls that
touch the folder, its files, the temporary files and the lock; then each is made to fail in every way
that is listed here, and the command to be killed there.
"""

import collections
import os
import re
import shutil
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor

import trial
from trial import Wrong

# A write that says it took 1 byte and took none is a share that loses bytes.
WRITES = ["error=ENOSPC", "error=EIO", "error=EDQUOT", "error=EINTR", "retval=0", "retval=1"]
RENAMES = ["error=EXDEV", "error=EIO", "error=ENOSPC", "error=EACCES"]
WAYS = {
    "openat": ["error=EMFILE", "error=EIO", "error=ENOSPC", "error=EACCES"],
    "write": WRITES,
    "pwrite64": WRITES,
    "read": ["error=EIO", "error=EINTR", "retval=0"],
    "fsync": ["error=EIO", "error=ENOSPC", "error=EINVAL"],
    "close": ["error=EIO", "error=EDQUOT"],
    "rename": RENAMES,
    "renameat2": [*RENAMES, "error=EEXIST", "error=EINVAL", "error=ENOSYS"],
    "fchmod": ["error=EPERM", "error=EIO"],
    "fchown": ["error=EPERM", "error=EIO"],
    "flock": ["error=EAGAIN", "error=ENOLCK"],
    "mkdir": ["error=ENOSPC", "error=EROFS"],
}
OTHER_WAYS = ["error=EIO"]
# What a command must find its way round.
HARMLESS = {("write", "error=EINTR"), ("flock", "error=EAGAIN"),
            ("renameat2", "error=EINVAL"), ("renameat2", "error=ENOSYS")}
LOST = ("error=EIO", "error=ENOSPC", "error=EDQUOT")
SAVING = ("write", "close", "rename", "renameat2")
TEMPORARY_IN_CALL = re.compile(r"/\.[^/]+\.st-[A-Za-z0-9]{6}[>\"]")
KILL = "signal=KILL"
DISTURBANCES = ["signal=INT", "signal=TERM", "signal=HUP"]


def strace(*options):
    return ["strace", "-f", "-qq", *options, "--"]


def need_strace():
    if not shutil.which("strace"):
        trial.skip("strace is not installed")
    tried = subprocess.run(strace("-o", os.devnull) + ["true"], stderr=subprocess.PIPE, check=False)
    if tried.returncode != 0:
        trial.skip(f"no process may be traced here: {tried.stderr.decode().strip()}")


def calls_that_touch(folder, log, may_lose):
    """The first process's calls that `folder` has a part in: name, which call of that name, and
    whether bytes may be lost when it fails."""
    counts = collections.Counter()
    first = None
    for line in log.splitlines():
        begun = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not begun or (first or begun[1]) != begun[1]:
            continue  # The end of a call, or a program that the command started.
        first, name, rest = begun.groups()
        counts[name] += 1
        # What the folder is called as the place to begin at says nothing; a relative name does.
        rest = re.sub(r'AT_FDCWD<[^>]*>, ', "", rest)
        if str(folder) in rest or re.match(r'"[^/"]', rest):
            half_written = TEMPORARY_IN_CALL.search(rest) is not None
            spare = may_lose and re.search(f'/{re.escape(may_lose)}[/>"]', rest)
            saving = half_written and name in SAVING or name == "fsync"
            yield name, counts[name], saving and not spare


def listed(tried, may_lose):
    log = tried.base / "calls"
    with tried.folder() as folder:
        status = tried.run(folder, strace("-y", "-o", str(log))).returncode
        if status != 0:
            raise Wrong(f"status {status} under strace")
        calls = calls_that_touch(
            folder, log.read_text(encoding="utf-8", errors="replace"), may_lose)
        # The C library asks for chance when it likes, and not as often every time.
        return [call for call in calls if call[0] != "getrandom"]


def try_fault(tried, name, number, saves, way):
    """What came of it: old, new or between."""
    with tried.folder() as folder:
        log = folder.parent / "log"
        options = ("-o", str(log), "-e", f"trace={name}", "-e", f"inject={name}:{way}:when={number}")
        status = tried.run(folder, strace(*options)).returncode
        if way == KILL and status != -signal.SIGKILL:
            raise Wrong(f"not killed: status {status}")
        if way.startswith(("error", "retval")) and "(INJECTED)" not in log.read_text():
            raise Wrong("no such call")
        state = tried.judge(folder, status)
        if way in DISTURBANCES and state == "between":
            raise Wrong("stopped half-way")
        if saves and way in LOST and status == 0:
            raise Wrong("all was well, it says")
        if (name, way) in HARMLESS and status != 0:
            raise Wrong(f"not got round: status {status}")
        tried.next_write(folder, state)
        return state


def sweep(tried, arguments):
    calls = listed(tried, arguments.may_lose)
    names = {name for name, *_ in calls}
    if not names >= {"openat", "flock", "fsync"} and not arguments.undisturbed:
        raise Wrong(f"this is no write: {names}")
    signals = [KILL, *(DISTURBANCES if arguments.undisturbed else [])]
    faults = [(*call, way) for call in calls for way in [*WAYS.get(call[0], OTHER_WAYS), *signals]]

    def outcome(fault):
        try:
            return try_fault(tried, *fault)
        except Wrong as wrong:
            return f"{fault}: {wrong}"

    with ThreadPoolExecutor(os.cpu_count()) as several:
        outcomes = list(several.map(outcome, faults[::arguments.every]))
    counts = collections.Counter(outcomes)
    told = {state: counts.pop(state, 0) for state in ("old", "new", "between")}
    if counts:
        raise Wrong("\n" + "\n".join(sorted(counts)))
    if not told["old"] or not told["new"]:
        raise Wrong(f"one-sided, so this proves nothing: {told}")
    return f"{len(outcomes)} of {len(faults)} faults at {len(calls)} calls: {told}"


if __name__ == "__main__":
    need_strace()
    trial.main(__doc__, sweep)
