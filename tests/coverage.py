"""Which ways out of a condition does no test take? coverage.py BUILD LIST

BUILD is a built and tested folder of the preset `clang`, whose programs count the branches that they
take. Of the sources of the floors below, each condition is to come out both true and false; LIST gets
a line for each that did not. UNTAKEN, beside this file, names those that no test can or need take,
each with its reason: a line `file: code`, then the reason. They do not count. Ends with 1 when fewer
than 98 of 100 of a floor's other branches are taken, or when a line of the list is out of date.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
UNTAKEN = ROOT / "tests/untaken.txt"
FLOORS = ("text", "calendar", "rule")
LEAST = 0.98


def tool(name):
    """llvm's tools carry their version in Debian."""
    for path in (name, f"{name}-14"):
        if subprocess.run(["which", path], capture_output=True).returncode == 0:
            return path
    sys.exit(f"coverage.py: {name} is missing (Debian: llvm)")


def branches(build):
    """{(file, line, column): (times true, times false)} over every program that was run."""
    raw = sorted((build / "coverage").glob("*.profraw"))
    merged = build / "coverage.profdata"
    subprocess.run([tool("llvm-profdata"), "merge", "-sparse", *raw, "-o", merged], check=True)
    programs = [path for path in (build / "st", build / "tests/unit", build / "tests/edits",
                                  build / "tests/reading/readers", build / "tests/fuzz/replay") if path.exists()]
    told = subprocess.run(
        [tool("llvm-cov"), "export", "-instr-profile", merged, programs[0],
         *(word for program in programs[1:] for word in ("-object", program))],
        check=True, capture_output=True).stdout
    taken = collections.Counter(), collections.Counter()
    for function in json.loads(told)["data"][0]["functions"]:
        names = [name_of(path) for path in function["filenames"]]
        for line, column, _, _, true, false, file, *_ in function["branches"]:
            if floor_of(names[file]):
                taken[0][names[file], line, column] += true
                taken[1][names[file], line, column] += false
    return {at: (taken[0][at], taken[1][at]) for at in taken[0]}


def name_of(path):
    """The source's path in the repository; compilers write it as they were called."""
    path = pathlib.Path(os.path.normpath(path))
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def floor_of(name):
    """The floor that a source belongs to, if it is one of these."""
    match name.parts:
        case ("src", floor, _, *_) | ("include", "st", floor, _, *_) if floor in FLOORS:
            return floor
    return None


def reasons():
    if not UNTAKEN.exists():
        return {}
    lines = UNTAKEN.read_text(encoding="utf-8").splitlines()
    return dict(zip(lines[::2], (line.strip() for line in lines[1::2])))


def main(folder, report):
    known, used = reasons(), set()
    sums = {floor: [0, 0, 0] for floor in FLOORS}  # Taken, explained, not taken.
    texts = {}
    with open(report, "w", encoding="utf-8") as out:
        for (name, line, column), counts in sorted(branches(pathlib.Path(folder).resolve()).items()):
            floor = floor_of(name)
            text = texts.setdefault(name, (ROOT / name).read_text(encoding="utf-8").splitlines())
            code = f"{name}: {text[line - 1].strip()}"
            for count, word in zip(counts, ("true", "false")):
                if count:
                    sums[floor][0] += 1
                    continue
                explained = code in known
                used.add(code)
                sums[floor][1 if explained else 2] += 1
                print(f"{name}:{line}:{column}: never {word}: {text[line - 1].strip()}"
                      f"{': ' + known[code] if explained else ''}", file=out)
    bad = False
    for floor, (took, explained, rest) in sums.items():
        share = took / (took + rest)
        bad = bad or share < LEAST
        print(f"{floor}: {took + explained + rest} branches, {took} taken, {explained} explained, {rest} not: "
              f"{100 * share:.1f} of 100")
    for code in sorted(set(known) - used):
        print(f"taken by now, or no such code: {code}")
        bad = True
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
