"""How long st check takes, as ratios: bench.py ST FLOOR EXAMPLES SCRATCH [COUNT ...]

Whole processes in alternation, seven rounds, medians. The floor lists and reads the same files and counts
their lines. Memory below 15 MiB is that of this script, from which each process begins.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import time

DAY = "2026-11-21"
ROUNDS = 7


def spent(command):
    """Seconds of wall and of processor, and peak memory in MiB, of a whole process."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    words = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), words.decode()
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def alternated(commands):
    """The median of each, one after the other in every round."""
    seen = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            seen[name].append(spent(command))
    return {name: [statistics.median(one[i] for one in all_of) for i in range(3)]
            for name, all_of in seen.items()}


def told(title, floor, medians):
    print(f"\n{title}\n{'':22} {'wall ms':>9} {'cpu ms':>9} {'MiB':>7} {'cpu / ' + floor:>16}")
    for name, (wall, cpu, memory) in medians.items():
        ratio = cpu / max(medians[floor][1], 1e-6)
        print(f"{name:22} {wall * 1000:9.1f} {cpu * 1000:9.1f} {memory:7.1f} {ratio:16.1f}")


def main(st, floor, examples, scratch, *counts):
    check = [st, "check", "--as-of", DAY, "--format", "jsonl"]
    told("one plan", "version", alternated({
        "version": [st, "--version"], "check": [*check, str(pathlib.Path(examples) / "amira-haddad")]}))
    for count in map(int, counts or (100, 1700)):
        tree = pathlib.Path(scratch) / str(count)
        maker = pathlib.Path(__file__).with_name("plans.py")
        subprocess.run([sys.executable, str(maker), examples, str(tree), str(count)], check=True)
        told(f"{count} plans", "floor", alternated({
            "floor": [floor, str(tree)], "check -j1": [*check, "-j1", str(tree)],
            "check -j2": [*check, "-j2", str(tree)]}))


main(*sys.argv[1:])
