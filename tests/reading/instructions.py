"""What reading costs, in instructions: instructions.py PROGRAM CORPUS FLOOR

Counted by valgrind, and so the same on every run. Fails where the library's events alone take less than
FLOOR times as many as the quick reader's whole tree. What starting and loading the files takes is not counted.
"""

import pathlib
import re
import shutil
import subprocess
import sys


def count(program, way, files):
    counted = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, way, *files],
                             capture_output=True, text=True)
    if counted.returncode != 0:
        sys.exit(counted.stderr)
    return int(re.search(r"Collected : (\d+)", counted.stderr).group(1))


def main(program, corpus, floor):
    if shutil.which("valgrind") is None:
        print("valgrind is missing")
        sys.exit(77)
    files = sorted(map(str, pathlib.Path(corpus).glob("plans/d0000[1-5]/*.yaml")))
    size = sum(pathlib.Path(file).stat().st_size for file in files)
    assert size > 50_000, f"{size} bytes in {corpus}"
    nothing = count(program, "nothing", files)
    cost = {way: count(program, way, files) - nothing for way in ("quick", "events", "reference")}
    for way, instructions in cost.items():
        print(f"{way:10} {instructions / size:8.1f} instructions a byte, {instructions / cost['quick']:5.1f} times quick")
    if cost["events"] < float(floor) * cost["quick"]:
        sys.exit(f"less than {floor} times")


main(*sys.argv[1:])
