"""Nothing hangs on what stands where, or on what no rule asks for: order.py ST COUNT

COUNT times an example, or a plan of tests/limits, is written anew: its records in another order, its
sections in other files, the files under other names, and the plan at another place in its tree. Every
rule then decides the same of the same subject. And COUNT times a rotation or course is taken out, or taken to be cancelled:
what is cancelled is no more than what is not there, so that no finding goes away with it. The same for
a person of no role.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

import yaml

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
HERE = pathlib.Path(__file__).resolve().parent
TREES = (HERE.parent / "examples", HERE / "limits/plans")
DAYS = ("2026-11-21", "2028-02-29")
HAPPENED = ("certificate", "feedback", "followed_up")  # Who has these of it, was there.
# By its own words it asks for an offer, whatever became of it.
OFFERED = ("RJL-170",)
def load(folder):
    """The sections of all files of a plan, the lists joined."""
    whole = {}
    for path in sorted(folder.rglob("*.yaml")):
        for section, value in (yaml.load(path.read_text(encoding="utf-8"), Loader) or {}).items():
            if isinstance(value, list):
                whole.setdefault(section, []).extend(value)
            else:
                whole[section] = value
    return whole


def spread(whole, chance):
    """The sections over some files: lists in another order, and in pieces."""
    names = [f"{chance.choice('abcxyz')}{number}.yaml" for number in range(chance.randint(1, 6))]
    files = {"st.yaml": {}, **{name: {} for name in names}}
    for section, value in chance.sample(sorted(whole.items()), len(whole)):
        if not isinstance(value, list):
            files["st.yaml" if section in ("st", "doctor") else chance.choice(list(files))][section] = value
            continue
        for record in chance.sample(value, len(value)):
            files[chance.choice(list(files))].setdefault(section, []).append(record)
    return {name: dict(chance.sample(sorted(part.items()), len(part))) for name, part in files.items()}


def write(folder, files):
    folder.mkdir(parents=True)
    for name, part in files.items():
        (folder / name).write_text(json.dumps(part, ensure_ascii=False), encoding="utf-8")


def judged(st, tree, day, jobs):
    """{plan: the sorted outcomes of its rules}, without places."""
    run = subprocess.run([st, "check", tree, "--as-of", day, "--lang", "en", "--format", "jsonl", "--show", "all",
                          "--jobs", str(jobs)], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    told = {}
    for line in run.stdout.splitlines():
        one = json.loads(line)
        if one.get("kind") == "plan":
            told[pathlib.Path(one["path"]).name] = sorted(
                json.dumps([finding[key] for key in ("rule", "subject", "outcome", "severity", "due", "since",
                                                     "message")[:6 if finding["outcome"] == "met" else 7]])
                for finding in one["findings"])
    return told


def lacking(name, before, after, more):
    """What is wrong, in a line for each outcome that went away, and for each that came unless `more` may."""
    gone = [one for one in before if one not in after]
    came = [] if more else [one for one in after if one not in before]
    return [f"{name}: before: {one}" for one in gone] + [f"{name}: after: {one}" for one in came]


def failing(outcomes):
    """[rule, subject, outcome] of what fails; a rule that counts may say another number."""
    return [one[:3] for one in map(json.loads, outcomes)
            if one[2] in ("unmet", "unproven", "due") and one[0] not in OFFERED]


def unrelated(whole, number, chance):
    """The plan without a record, and with one in its place that stands for nothing."""
    sections = [section for section in ("courses", "rotations", "people") if whole.get(section)]
    section = chance.choice(sections)
    records = whole[section]
    if section == "people":
        return section, whole, {**whole, section: [*records, {"id": "nobody", "name": "Nemo Persson"}]}
    at = chance.randrange(len(records))
    others = records[:at] + records[at + 1:]
    cancelled = {field: value for field, value in records[at].items() if field not in HAPPENED}
    cancelled |= {"id": f"cancelled-{number}", "status": "cancelled"}
    return section, {**whole, section: others}, {**whole, section: [*others, cancelled]}


def made(tree, plans, count, chance):
    """The plans as they are, and COUNT variants of each sort, each beside what it is compared with."""
    for number in range(count):
        name = chance.choice(sorted(plans))
        write(tree / f"{name}-order-{number}+before", {"st.yaml": plans[name]})
        elsewhere = tree / f"{chance.randint(0, 99):02}-moved"
        write(elsewhere / f"{name}-order-{number}+after", spread(plans[name], chance))
        section, before, after = unrelated(plans[name], number, chance)
        write(tree / f"{name}-{section}-{number}+before", {"st.yaml": before})
        write(tree / f"{name}-{section}-{number}+after", {"st.yaml": after})


def compared(found, day):
    """How many outcomes, and what is wrong."""
    wrong, outcomes = [], 0
    for key, after in found.items():
        name, _, side = key.partition("+")
        if side == "before":
            continue
        outcomes += len(after)
        before, order = found[f"{name}+before"], "-order-" in name
        if not order:
            before, after = failing(before), failing(after)
        wrong += lacking(f"{name}, {day}", before, after, not order)
    return outcomes, wrong


def main(st, count):
    chance = random.Random("order")
    wrong, outcomes = [], 0
    for around in TREES:
        plans = {path.parent.name: load(path.parent) for path in sorted(around.glob("*/st.yaml"))
                 if path.parent.name != "fel-pa-tjugo-satt"}
        with tempfile.TemporaryDirectory() as scratch:
            tree = pathlib.Path(scratch)
            for shared in ("units", "regions"):
                if (around / shared).exists():
                    (tree / shared).symlink_to(around / shared)
            made(tree, plans, int(count), chance)
            for day in DAYS:
                found = judged(st, tree, day, 2)
                if found != judged(st, tree, day, 7):
                    wrong.append(f"{day}: seven threads decide otherwise than two")
                number, otherwise = compared(found, day)
                outcomes += number
                wrong += otherwise
    print(f"{4 * int(count)} plans, {outcomes} outcomes, {len(wrong)} otherwise")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
