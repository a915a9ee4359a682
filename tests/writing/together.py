"""Many write one file at once: what each wrote stands there, once.

together.py [OPTION...] FILE -- COMMAND...: PROCESSES workers each run COMMAND, with another text in the place
of {} every time, EACH times over. FILE must then hold what it held and every text of a command that was
done, once. Another worker's commands are killed at any moment: of those the file holds all or nothing,
and nobody is shut out.
"""

import argparse
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from trial import TEMPORARY


def start(arguments, folder, text):
    command = [word.replace("{}", text) for word in arguments.command]
    return subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def work(arguments, folder, worker, told):
    for number in range(arguments.each):
        text = f"w{worker:02}n{number:03}"
        run = start(arguments, folder, text)
        told[text] = (run.communicate(timeout=120)[1].decode(), run.returncode)


def be_killed(arguments, folder, told, stop):
    moments = random.Random(1)
    span = 0.0
    while not stop.is_set():
        text = f"k00n{len(told):03}"
        begun = time.monotonic()
        run = start(arguments, folder, text)
        try:
            run.wait(moments.uniform(0, span) if span else None)
        except subprocess.TimeoutExpired:
            run.kill()
        told[text] = (run.communicate()[1].decode(), run.returncode)
        span = max(span, time.monotonic() - begun)


def complaints(old, new, texts, told, killed):
    if not all(line in new for line in old.splitlines()):
        yield "what stood there is gone"
    for text in texts:
        words, status = told.get(text, ("never ran", None))
        if status != 0 or new.count(text) != 1:
            yield f"{text}: status {status}, {new.count(text)} times there. {words}"
    for text, (words, status) in killed.items():
        if new.count(text) not in ({1} if status == 0 else {0, 1}) or status not in (0, -9):
            yield f"{text}, killed: status {status}, {new.count(text)} times there. {words}"


def test(arguments, folder):
    file = folder / arguments.file
    old = file.read_text(encoding="utf-8")
    told, killed, stop = {}, {}, threading.Event()
    workers = [threading.Thread(target=work, args=(arguments, folder, number, told))
               for number in range(arguments.processes)]
    victim = threading.Thread(target=be_killed, args=(arguments, folder, killed, stop))
    for thread in (*workers, victim):
        thread.start()
    for thread in workers:
        thread.join()
    stop.set()
    victim.join()
    new = file.read_text(encoding="utf-8")
    texts = [f"w{w:02}n{n:03}" for w in range(arguments.processes) for n in range(arguments.each)]
    wrong = list(complaints(old, new, texts, told, killed))
    if wrong:
        sys.exit("\n".join(wrong[:10]))
    kept = sum(new.count(text) for text in texts)
    deaths = sum(status == -9 for _, status in killed.values())
    left = sum(bool(TEMPORARY.search(path.name)) for path in folder.rglob("*"))
    print(f"{kept} of {len(texts)} kept; {deaths} of {len(killed)} others killed, {left} half files left")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", help="the folder to begin with; else one with FILE, nearly empty")
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("file")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="st-writing-") as base:
        folder = pathlib.Path(base) / "here"
        if arguments.start:
            shutil.copytree(arguments.start, folder, symlinks=True)
        else:
            folder.mkdir()
            (folder / arguments.file).write_text("# Before them all.\n", encoding="utf-8")
        test(arguments, folder)


if __name__ == "__main__":
    main()
