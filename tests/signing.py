"""Random single edits of a signed plan: signing.py ST EDITS

A contract and a course are signed; then one character of the plan is changed, put in or taken out at
random, EDITS times. What PyYAML reads of the two tells whether the edit was one of what was signed: st
check must say so then, and not otherwise. Edits that leave no plan to read, or break one of the other
rules that records are read by, are passed over and counted.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import yaml

PLAN = """\
# A plan with a signed contract and a signed course.
doctor: {id: anna, name: Anna Berg}
training: {specialty: internmedicin, start: 2026-01-01, regulation: sosfs-2015-8, unit: med}
people:
  - {id: eva, name: Eva Ek, roles: [{role: main_supervisor, from: 2026-01-01}]}
  - {id: bo, name: "Bo Ek", roles: [{role: head, from: 2026-01-01}]}
contract:
  signed: 2026-02-01   # by all four
  prior_experience: >-
    Ett år på akuten och
    två på vårdcentral
  needs:
    - {aspect: communication, goals: [a1, b2], note: 'svåra samtal'}
  approvals:
    - {role: head, by: bo, date: 2026-02-01}
courses:
  - id: k1
    title: "Akut: första timmen"
    from: 2026-02-02
    to: 2026-02-04
    goals: [c1, c2]
  - {id: k2, title: Annan kurs, from: 2026-03-02, to: 2026-03-04}
defaults:
  courses: {leader: eva}
"""
CHARACTERS = "aä1 -:,'\"#[]{}\n\\.+x9"


def content(text):
    """What is signed, as PyYAML reads it; nothing when it reads none."""
    try:
        plan = yaml.load(text, yaml.BaseLoader)
        contract = {k: v for k, v in plan["contract"].items() if k != "approvals"}
        courses = [c for c in plan["courses"] if c.get("id") == "k1"]
        merged = [{**plan.get("defaults", {}).get("courses", {}), **c} for c in courses]
        return json.dumps([contract, merged, plan["doctor"]["id"]], sort_keys=True)
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError):
        return None


def edited(text, numbers):
    at = numbers.randrange(len(text))
    kind = numbers.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    return text[:at] + numbers.choice(CHARACTERS) + text[at + (kind == 1) :]


class Plan:
    def __init__(self, st, folder):
        self.st = st
        self.folder = pathlib.Path(folder) / "plan"
        self.folder.mkdir()
        key = pathlib.Path(folder) / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        self.write(PLAN)
        for record in ("contract", "k1"):
            self.run("sign", record, "--as", "head", "--by", "bo", "--key", key, "-C", self.folder)
        self.signed = (self.folder / "st.yaml").read_text(encoding="utf-8")

    def write(self, text):
        (self.folder / "st.yaml").write_text(text, encoding="utf-8")

    def run(self, *words):
        ran = subprocess.run([self.st, *words, "--as-of", "2026-06-01"], capture_output=True, check=False)
        assert ran.returncode in (0, 1), (words, ran)
        return ran.stdout.decode()

    def codes(self):
        found = json.loads(self.run("check", self.folder, "--format", "json"))
        return [f["rule"] for plan in found["plans"] for f in plan["findings"] if f["outcome"] is None]


def main(st, edits):
    numbers = random.Random(20261128)
    counts = {"content": 0, "other": 0, "unreadable": 0}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        plan = Plan(st, folder)
        assert "ST-signature" not in plan.codes(), "nothing has changed yet"
        was = content(plan.signed)
        while counts["content"] + counts["other"] < edits:
            text = edited(plan.signed, numbers)
            now = content(text)
            plan.write(text)
            codes = plan.codes()
            if now is None or "ST-syntax" in codes or "ST-duplicate" in codes:
                counts["unreadable"] += 1
                continue
            stale = "ST-signature" in codes
            counts["content" if now != was else "other"] += 1
            if stale != (now != was):
                print("stale" if stale else "not stale", "after this edit:")
                print(text)
                sys.exit(1)
    print(counts)
    assert counts["content"] * 5 > edits and counts["other"] * 5 > edits, counts


main(sys.argv[1], int(sys.argv[2]))
