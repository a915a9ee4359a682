"""Very many plans: all sound, one broken among them, all broken. many.py ST COUNT

Each plan is decided as it would be alone, in any number of threads; those that are broken are told at
their place, and the others as if nothing had happened.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

DAY = "2026-11-21"
SOUND = """doctor: {{id: d{0}, licence: 2026-06-01}}
training: {{specialty: internmedicin, start: 2026-09-01, regulation: hslf-fs-2021-8}}
talks:
  - {{date: 2026-10-01, kind: supervision, summary: "{0}"}}
"""
BROKEN = [  # What stands in a plan's file, where it is told and as what.
    ("doctor: {{id: d{0}\ntraining: [", 1, "ST-syntax"),
    ("doctor: {{id: d{0}}}\ntraining: {{specialty: nothing}}\n", 2, "ST-type"),
    ("\0" * 40, 1, "ST-syntax"),
    ("", 1, "ST-missing-key"),
]


def write(tree, number, text):
    folder = tree / f"{number // 100:03}" / f"{number:05}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "st.yaml").write_text(text.format(number), encoding="utf-8")


def checked(st, tree, *more):
    """(status, plans, summary) of a run."""
    run = subprocess.run([st, "check", "tree", "--as-of", DAY, "--format", "jsonl", *more],
                         cwd=tree.parent, capture_output=True)
    assert run.returncode in (0, 1) and not run.stderr, (run.returncode, run.stderr[:1000])
    *plans, last = map(json.loads, run.stdout.decode().splitlines())
    return run.returncode, plans, last["summary"]


def faults(plan):
    return [(one["rule"], one["line"]) for one in plan["findings"] if one["rule"].startswith("ST-")]


def without_names(plan):
    """What is found of a plan, whoever it is."""
    return json.dumps([plan["outcomes"], plan["findings"]]).replace(plan["path"], "").replace(plan["id"], "")


def check_sound(st, tree, count):
    status, plans, summary = checked(st, tree)
    assert summary["plans"] == count == len(plans), summary
    assert len({without_names(plan) for plan in plans}) == 1, "alike plans are judged differently"
    assert not faults(plans[0]) and status == (1 if summary["errors"] else 0)
    return plans


def check_one_broken(st, tree, plans):
    number = len(plans) // 2
    write(tree, number, BROKEN[0][0])
    status, now, summary = checked(st, tree)
    assert status == 1 and summary["plans"] == len(plans)
    changed = [at for at, (before, after) in enumerate(zip(plans, now, strict=True)) if before != after]
    assert changed == [number], changed
    assert ("ST-syntax", 1) in faults(now[number]), now[number]


def check_all_broken(st, tree, count):
    for number in range(count):
        write(tree, number, BROKEN[number % len(BROKEN)][0])
    status, plans, summary = checked(st, tree)
    assert status == 1 and summary["plans"] == count and summary["errors"] >= count
    for number, plan in enumerate(plans):
        _, line, rule = BROKEN[number % len(BROKEN)]
        assert (rule, line) in faults(plan), plan
    assert checked(st, tree, "-j1")[1] == plans == checked(st, tree, "-j8")[1]


def main(st, count):
    st, count = os.path.abspath(st), int(count)
    with tempfile.TemporaryDirectory() as scratch:
        tree = pathlib.Path(scratch) / "tree"
        for number in range(count):
            write(tree, number, SOUND)
        plans = check_sound(st, tree, count)
        check_one_broken(st, tree, plans)
        check_all_broken(st, tree, count)
    print(f"{count} plans: sound, one broken, all broken")


main(*sys.argv[1:])
