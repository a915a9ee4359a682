"""A write where there is no room, or no right to write: told with the reason, and the old files stand.

hard_places.py [OPTION...] -- COMMAND...; see trial.py. A full disk and other people's files take root;
what is left out is told.
"""

import contextlib
import os
import resource
import shutil
import stat
import subprocess

import trial
from trial import Wrong

NOBODY = 65534
GROUP = 1  # Another group than nobody's own, and not root's.
ROOT = os.geteuid() == 0


@contextlib.contextmanager
def small_disk(tried, size):
    """A disk of so many bytes with a copy of the start; None where no disk may be mounted."""
    at = tried.base / "disk"
    at.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "st-test", at]
    mounted = ROOT and shutil.which("mount") and subprocess.run(
        mount, stderr=subprocess.DEVNULL, check=False).returncode == 0
    try:
        if mounted:
            shutil.copytree(tried.start, at / "here", symlinks=True)
        yield at / "here" if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", at], check=True)


def full_disk(tried):
    """From no room at all to enough, step by step: refused, and at last written."""
    page = 4096
    new = sum(len(tried.after.get(name, b"")) for name in tried.changed)
    step = max(page, new // 5 // page * page)
    disk = 4 * (new + sum(map(len, tried.before.values()))) + 100 * page
    refused = 0
    with small_disk(tried, disk // page * page) as folder:
        if not folder:
            return "a full disk left out (only root may mount one)"
        filler = folder.parent / "filler"
        with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(page))
        while True:
            run = tried.run(folder)
            if tried.judge(folder, run.returncode) == "new":
                break
            tried.told(run, "full")
            refused += 1
            os.truncate(filler, filler.stat().st_size - step)
    if (new > 0 and refused < 2) or run.returncode != 0:
        raise Wrong(f"a full disk: refused {refused} times, status {run.returncode}")
    return f"refused {refused} times as the disk was full"


def size_limit(tried):
    """A limit for files (ulimit -f), smaller than what is to be written, is no death."""
    size = max(len(tried.after.get(name, b"")) for name in tried.changed)
    if size == 0:
        return "no size limit for files that go"
    with tried.folder() as folder:
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))
        tried.refuse(folder, "may not become that large", preexec_fn=limit)
        tried.must(folder, 0)
    return "refused under a size limit"


def each(folder, change, *more):
    for path in (folder, *folder.rglob("*")):
        change(path, *more)


def give_to_nobody(path, group=NOBODY):
    if ROOT:
        os.chown(path, NOBODY, group)


def as_nobody(*groups):
    """Root may do anything: the command must be somebody else to be refused."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": groups} if ROOT else {}


def no_rights(tried):
    with tried.folder() as folder:  # Not even the lock may be made.
        each(folder, lambda path: path.is_dir() and path.chmod(0o555))
        tried.refuse(folder, "not permitted", **as_nobody())
        each(folder, lambda path: path.is_dir() and path.chmod(0o755))
    with tried.folder() as folder:  # The lock is there, but nothing may be made beside the files.
        (folder / ".st").mkdir(exist_ok=True)
        give_to_nobody(folder / ".st")
        each(folder, lambda path: path.is_file() and give_to_nobody(path))
        folder.chmod(0o555)
        tried.refuse(folder, "not permitted", **as_nobody())
        folder.chmod(0o755)
    written_over = [name for name in tried.changed if name in tried.before]
    if written_over:
        with tried.folder() as folder:  # Whoever takes away the right to write means it.
            each(folder, give_to_nobody)
            for name in written_over:
                (folder / name).chmod(0o444)
            tried.refuse(folder, "not permitted", **as_nobody())
    return "refused without rights"


def owners(tried):
    """A file keeps its group where the writer is in it; else nobody gets rights through that."""
    replaced = [name for name in tried.changed if name in tried.before and name in tried.after]
    if not ROOT or not replaced:
        return "no owners to keep" if ROOT else "owners left out (only root can give files away)"
    for group, groups, wanted in ((GROUP, [GROUP], (0o640, GROUP)), (0, [], (0o600, NOBODY))):
        with tried.folder() as folder:
            each(folder, give_to_nobody)
            for name in replaced:
                give_to_nobody(folder / name, group)
                (folder / name).chmod(0o640)
            tried.must(folder, 0, **as_nobody(*groups))
            for name in replaced:
                about = (folder / name).stat()
                found = stat.S_IMODE(about.st_mode), about.st_gid
                if found != wanted:
                    raise Wrong(f"mode and group of {name}: {found}, not {wanted}")
    return "groups kept or shut out"


def test(tried, _):
    return "; ".join(part(tried) for part in (full_disk, size_limit, no_rights, owners))


if __name__ == "__main__":
    trial.main(__doc__, test)
