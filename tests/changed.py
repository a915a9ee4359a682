"""What st check tells of only what changed, against what it tells of everything: changed.py ST ROUNDS

Trees of plans are changed at random, in commits, in git's index and in the working tree. A plan that
--changed-since judges has the verdict that a check of everything gives it, and a plan whose verdict is
another than before is judged. The same of --staged, against a check of the index written to a folder.
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

DAY = "2026-11-21"
PLAN = """doctor: {{id: {id}}}
training: {{specialty: internmedicin, start: 2024-09-01, region: {region}, unit: {unit}{packs}}}
people:
  - {{id: eva-{id}, name: Eva Lindmark, roles: main_supervisor, unit: {near}}}
rotations:
  - {{unit: {away}, from: 2025-01-01, to: 2025-0{month}-28, co_supervisor: {co}}}
talks:
  - {{date: 2024-10-1{day}, kind: supervision, with: {who}, hours: 1}}
"""
UNIT = """unit:
  id: {id}
  region: {region}
  kind: clinic
  specialties: internmedicin
  head: {head}
  people:
    - {{id: {own}, name: {name}, unit: {near}, specialties: internmedicin}}
"""
REGION = "region:\n  id: {id}\n  directors_meetings: [2026-0{month}-01]\n"
PACK = """pack: {id}
title: {{sv: Klinikens, en: The clinic's}}
layer: clinic
extends: [{region}]
source: {{title: Rutin}}
rules:
  - id: {rule}-001
    name: seminars-{id}
    level: should
    source: {{section: "1"}}
    text: {{sv: Minst {count} seminarier per år., en: At least {count} seminars a year.}}
    applies: {{}}
    count: {{in: seminars, per: calendar_year, at_least: {count}}}
    advice: {{sv: Gå., en: Go.}}
    examples:
      - {{met: {{}}}}
"""
PLANS = ["anna", "b ö", "grupp/carl", "grupp/carl/dina", "erik\nny", "grupp/fia"]
LOOSE = ["kvarn", "kvarn-norr", "medicin", "tall"]
UNITS = [*LOOSE, "in-fia", "in-anna"]  # Two stand in a plan's folder.
REGIONS = ["skane", "stockholm"]
PEOPLE = ["hanna", "holger", "eva-anna", "eva-b", "hanna-tall"]


def a_plan(chance, name):
    return PLAN.format(
        id=name.rsplit("/", 1)[-1].replace(" ö", "").replace("\n", "-"),
        region=chance.choice(REGIONS), unit=chance.choice(UNITS), near=chance.choice(UNITS),
        away=chance.choice(UNITS), who=chance.choice(PEOPLE), co=chance.choice(PEOPLE), month=chance.randint(1, 9),
        day=chance.randint(0, 9),
        packs=chance.choice(["", "", ", packs: ../klinik.yaml"]))


def a_unit(chance, name):
    return UNIT.format(id=name, region=chance.choice(REGIONS), head=chance.choice(PEOPLE),
                       own=chance.choice(PEOPLE), name=chance.choice(["Hanna Holm", "Hanne Holm"]), near=chance.choice(UNITS))


def a_text(chance, path):
    """What may stand in a file of this name."""
    if path.endswith("st.yaml"):
        return a_plan(chance, path[:-8])
    if path.endswith("klinik.yaml"):
        return PACK.format(id="klinik", region="national", rule="K", count=chance.randint(1, 3))
    if "regions/" in path:
        return REGION.format(id=pathlib.Path(path).stem, month=chance.randint(1, 9))
    if path.endswith("more.yaml"):
        return f"seminars:\n  - {{date: 2025-03-0{chance.randint(1, 9)}, title: EKG, kind: internal}}\n"
    stem = pathlib.Path(path).stem
    return a_unit(chance, chance.choice([stem] * 4 + LOOSE) if stem in LOOSE else stem)


FILES = ([f"{plan}/st.yaml" for plan in PLANS] + [f"{plan}/more.yaml" for plan in PLANS]
         + [f"units/{unit}.yaml" for unit in LOOSE] + ["grupp/fia/in-fia.yaml", "anna/in-anna.yaml"]
         + [f"regions/{region}.yaml" for region in REGIONS]
         + ["klinik.yaml", "grupp/klinik.yaml", "grupp/carl/klinik.yaml", "notes.txt"])


def git(folder, *words):
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "gc.auto=0", "-C", folder, *words],
        capture_output=True, check=True)
    return done.stdout.decode().strip()


def change(chance, folder):
    """One file comes, goes or becomes another."""
    path = folder / chance.choice(FILES)
    if path.exists() and chance.random() < 0.3:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(a_text(chance, path.relative_to(folder).as_posix()))


def verdicts(st, folder, *options, path="."):
    done = subprocess.run([st, "check", path, "--as-of", DAY, "--format", "json", "--show", "all",
                           "--allow-empty", *options], cwd=folder, capture_output=True)
    assert done.returncode in (0, 1), (folder, options, done.stderr.decode())
    # How many plans wait for a file depends on how many are looked at.
    return {(one["kind"], one["path"]): one for one in json.loads(done.stdout)["plans"]
            if one["kind"] != "tree"}


def compare(judged, before, now, what):
    for key, verdict in judged.items():
        if verdict != now[key]:
            theirs = [one for one in verdict["findings"] if one not in now[key]["findings"]]
            missing = [one for one in now[key]["findings"] if one not in verdict["findings"]]
            assert False, (what, key, theirs, missing)
    for key, verdict in now.items():
        if key[0] == "plan" and verdict != before.get(key):
            assert key in judged, (what, key, sorted(judged))


def round_of(st, seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "repo"
        folder.mkdir()
        git(folder, "init", "-q", "-b", "main")
        for path in FILES:
            if chance.random() < 0.8:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(a_text(chance, path))
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "first", "--allow-empty")
        base = verdicts(st, folder)
        for _ in range(chance.randint(0, 2)):
            change(chance, folder)
            git(folder, "add", "-A")
            git(folder, "commit", "-qm", "later", "--allow-empty")
        head = verdicts(st, folder)
        for _ in range(chance.randint(0, 2)):
            change(chance, folder)
        git(folder, "add", "-A")
        written = pathlib.Path(place) / "index"
        written.mkdir()
        git(folder, "checkout-index", "-a", f"--prefix={written}/")
        (written / ".git").mkdir()  # The search for units ends here as it does there.
        for _ in range(chance.randint(0, 2)):
            change(chance, folder)
        root = git(folder, "rev-list", "--max-parents=0", "HEAD")
        now = verdicts(st, folder)
        judged = verdicts(st, folder, "--changed-since", root)
        compare(judged, base, now, (seed, "--changed-since"))
        staged = verdicts(st, folder, "--staged")
        compare(staged, head, verdicts(st, written), (seed, "--staged"))
        return len(judged) < len(now), len(staged) < len(now)


def main():
    st, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    fewer = [round_of(st, seed) for seed in range(rounds)]
    since, staged = (sum(column) for column in zip(*fewer))
    assert since > 0 and staged > 0, "everything was judged in every round"
    print(f"{rounds} trees; fewer judged in {since} of --changed-since, {staged} of --staged")


if __name__ == "__main__":
    main()
