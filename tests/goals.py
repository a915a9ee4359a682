"""Does each certificate carry its goal's activity, and no other? goals.py RULES [SPECIALTY...]

For each specialty and regulation: a plan near the end of training in which every goal is certified,
one certificate for each activity, and the same plan with one thing changed in turn:
  without the certificate                      that activity of that goal turns, and nothing else
  with one of the other kind, where one of
  several kinds is enough                      nothing turns
  for service at one place alone, where a goal
  asks for several units or for primary care   that activity of that goal turns, and nothing else
What the goals ask for is read here from the packs, apart from how st reads them. All plans are one
tree and one run of st.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

SPECIALTIES = ["allmanmedicin", "internmedicin", "psykiatri", "radiologi"]
AS_OF = "2027-06-01"
REGULATIONS = {
    "sosfs-2015-8": {
        "doctor": {"licence": "2020-06-01", "at_completed": "2020-05-15"},
        "training": {"regulation_ground": "at_completed", "start": "2022-07-01", "target_end": "2027-06-30"},
        "forms": {"auscultation": "3", "clinical": "4", "course": "5", "development": "6", "written_work": "7"},
    },
    "hslf-fs-2021-8": {
        "doctor": {"licence": "2021-12-01"},
        "training": {"regulation_ground": "only_one", "start": "2022-01-01", "target_end": "2027-06-30"},
        "bt": {"start": "2022-01-01", "end": "2022-12-31", "main_supervisor": "eva"},
        "forms": {"bt_goal": "2", "auscultation": "8", "clinical": "9", "course": "10", "development": "11",
                  "scientific_competence": "12"},
    },
}
# Service in two places, one of them in primary care: what goals of allmanmedicin ask for.
PLACES = {
    "vc": {"id": "vc", "unit": "vc-tallbacken", "care": "primary", "from": "2023-01-01", "to": "2025-12-31"},
    "medicin": {"id": "medicin", "unit": "medicin-sundet", "care": "acute", "from": "2026-01-01", "to": "2027-05-31"},
}


def load(path):
    return yaml.load(path.read_text(), yaml.BaseLoader)


def needs(goal):
    """The goal's activities; each a list of kinds, one of which is enough."""
    if "needs" in goal:
        return [item["any_of"] if isinstance(item, dict) else [item] for item in goal["needs"]]
    found = []
    if goal["clinical"] == "required":
        found.append(["clinical"])
    elif goal["clinical"] == "or_auscultation":
        found.append(["clinical", "auscultation"])
    elif goal["clinical"] == "either":
        found.append(["clinical", "course"])
    if goal["course"] == "required":
        found.append(["course"])
    if goal.get("auscultation") == "required":
        found.append(["auscultation"])
    return found + [[kind] for kind in goal.get("other", [])]


def activities(rules, specialty, regulation):
    """The number of goals, and each activity: its subject as st names it, its goal and its kinds."""
    asked = load(rules / "specialties" / f"{specialty}.yaml")["goals"][regulation]
    common = {goal["code"]: goal for goal in load(rules / "national" / f"{regulation}.yaml")["common_goals"]}
    goals = [common[code] for code in asked["common"]] + asked["own"]
    return len(goals), [(f"{goal['code']}/{'|'.join(kinds)}", goal, kinds) for goal in goals for kinds in needs(goal)]


def certificate(number, goal, kind, forms):
    record = {"id": f"k{number}", "kind": kind, "form": forms[kind], "goals": [goal["code"]],
              "issued": "2022-12-31" if kind == "bt_goal" else "2027-05-31", "by": "eva"}
    if kind == "clinical":
        record["for"] = ["vc", "medicin"]
    return record


def plan(specialty, regulation, certificates):
    known = REGULATIONS[regulation]
    sections = {
        "doctor": {"id": "disa", "name": "Disa Alm", **known["doctor"]},
        "training": {"regulation": regulation, "specialty": specialty, **known["training"]},
        "people": [{"id": "eva", "name": "Eva Lind", "licence": "2001-02-01", "roles": ["main_supervisor"],
                    "specialties": [specialty], "supervisor_training": ["2015-05-04"]}],
        "rotations": list(PLACES.values()),
        "certificates": certificates,
    }
    if "bt" in known:
        sections["bt"] = known["bt"]
    return sections


def variants(asked, regulation):
    """Each with its name, its certificates, the one subject that must turn or None, and the certificate that changed."""
    forms = REGULATIONS[regulation]["forms"]
    whole = [certificate(n, goal, kinds[0], forms) for n, (_, goal, kinds) in enumerate(asked)]
    yield "whole", whole, None, None
    for n, (subject, goal, kinds) in enumerate(asked):
        own = whole[n]["id"]

        def with_other(*records, n=n):
            return whole[:n] + list(records) + whole[n + 1:]

        yield f"{subject} without its certificate", with_other(), subject, own
        for kind in kinds[1:]:
            yield f"{subject} by {kind}", with_other(certificate(n, goal, kind, forms)), None, own
        for place in PLACES if "clinical" in kinds else []:
            if int(goal.get("units", 1)) > 1 or (goal.get("primary_care") == "yes" and place != "vc"):
                yield f"{subject} at {place} alone", with_other({**whole[n], "for": [place]}), subject, own


def outcomes(entry):
    """The outcome of each rule and subject, and each fault by its message. A rule that is silent is left out."""
    return {(f["rule"], f["subject"]) if f["outcome"] else (f["rule"], f["message"]): f["outcome"] or "fault"
            for f in entry["findings"] if f["outcome"] != "not_applicable"}


def wrong(before, after, subject, own):
    """What turned and should not have, or did not and should. What a rule says of the certificate itself is its own."""
    turned = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    told = [f"{rule} {what}: {before.get((rule, what))} > {after.get((rule, what))}"
            for rule, what in sorted(turned) if what not in (subject, own)]
    if subject and not any(before.get(key) == "met" and after.get(key) not in (None, "met")
                           for key in turned if key[1] == subject):
        told.append(f"{subject} did not turn")
    return told


def run(plans):
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        for name, sections in plans.items():
            (top / name).mkdir()
            (top / name / "st.yaml").write_text(json.dumps(sections, ensure_ascii=False))
        done = subprocess.run(["st", "check", ".", "--as-of", AS_OF, "--format", "json", "--show", "all"],
                              cwd=top, capture_output=True, text=True, check=False)
    if not done.stdout:
        sys.exit(done.stderr)
    return {e["path"]: outcomes(e) for e in json.loads(done.stdout)["plans"] if e["kind"] == "plan"}


def main(rules, *specialties):
    rules = pathlib.Path(rules)
    if specialties == ("all",):
        specialties = sorted(path.stem for path in (rules / "specialties").glob("*.yaml"))
    tried = {}
    for specialty in specialties or SPECIALTIES:
        for regulation in REGULATIONS:
            goals, asked = activities(rules, specialty, regulation)
            tried[specialty, regulation] = goals, asked, list(variants(asked, regulation))
    names = {(key, n): f"{i:03}-{n:03}" for i, (key, (_, _, them)) in enumerate(tried.items()) for n in range(len(them))}
    found = run({names[key, n]: plan(*key, certificates)
                 for key, (_, _, them) in tried.items() for n, (_, certificates, *_) in enumerate(them)})
    failures, total = [], 0
    for key, (goals, asked, them) in tried.items():
        where = " ".join(key)
        whole = found[names[key, 0]]
        states = {}
        for (_, what), outcome in whole.items():
            if "/" in what and what.split("/")[0] in {goal["code"] for _, goal, _ in asked}:
                states.setdefault(what, set()).add(outcome)
        for subject, *_ in asked:
            if states.pop(subject, set()) != {"met"}:
                failures.append(f"{where}: whole: {subject} is not met")
        failures += [f"{where}: whole: {subject} is not asked for" for subject in states]
        failures += [f"{where}: whole: {what}" for (_, what), outcome in whole.items() if outcome == "fault"]
        for n, (name, _, *changed) in enumerate(them[1:], 1):
            failures += [f"{where}: {name}: {told}" for told in wrong(whole, found[names[key, n]], *changed)]
        total += len(them) - 1
        turning = sum(subject is not None for _, _, subject, _ in them)
        print(f"{where}: {goals} goals, {len(asked)} activities, {len(them) - 1} variants ({turning} turn one each)")
    print(f"{len(tried)} plans, {total} variants, {len(failures)} failures")
    print("\n".join(failures), end="\n" if failures else "")
    sys.exit(1 if failures else 0)


main(*sys.argv[1:])
