"""Does each rule turn at its limit, and no other with it? limits.py [--write] ST FOLDER [EVERY]

FOLDER/*.yaml hold cases: a change of one record of a good plan, in two forms. `at` is on the limit,
where the rule of the case does not fail; `past` is one step beyond it, where it is unmet or unproven.
`turns` lists every rule whose outcome is then another than in the good plan. A rule that turns and is
not listed fails the test, and so does one that is listed and does not turn. --write fills `turns` in
anew, also where a new case leaves it empty: read the diff. FOLDER/plans is the tree of the good plans.
Each of a file's `rules` has a case, or stands under `without` with the reason. EVERY: only one case in
so many, for builds that are slow.

`set` is a path: a section, then fields and records, a record by its id or number; `+` adds a record,
and `absent` takes away. A mapping sets these fields of what stands there and leaves the others.
`unit.` first: in the file of the plan's home unit. All plans of a day are one tree and one run of st.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FORMS = ("at", "past")
FAILS = ("unmet", "unproven")
GRAVITY = [*FAILS, "undecided", "excepted", "due", "met", "not_applicable"]


def load(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def place(holder, name):
    """Where a field or record is in what holds it: its key, or its number in the list."""
    if isinstance(holder, dict):
        return name
    return int(name) if name.isdigit() else [record.get("id") for record in holder].index(name)


def change(whole, path, value):
    *way, last = path.removesuffix(".+").split(".")
    for name in way:
        whole = whole[place(whole, name)]
    if path.endswith(".+"):
        whole.setdefault(last, []).append(value)
        return
    last = place(whole, last)
    if value == "absent":
        whole.pop(last)
    elif isinstance(value, dict) and (isinstance(whole, list) or isinstance(whole.get(last), dict)):
        for field, to in value.items():
            if to != "absent" or field in whole[last]:
                change(whole[last], field, to)
    else:
        whole[last] = value


def renamed(value, old, new):
    if isinstance(value, dict):
        return {key: renamed(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, old, new) for inner in value]
    return new if value == old else value


class Tree:
    """What is checked as of one day: good plans and variants of them, and their units."""

    def __init__(self, good):
        self.plans = {path.parent.name: body for path, body in good.items() if path.name == "st.yaml"}
        self.units = {body["unit"]["id"]: body["unit"] for body in good.values() if "unit" in body}
        self.files = {f"units/{name}.yaml": {"unit": unit} for name, unit in self.units.items()}

    def add(self, name, plan, path="", value=None):
        """Adds the plan, changed; tells where its outcomes and those of its home unit are found."""
        sections = copy.deepcopy(self.plans[plan])
        home = sections["training"].get("unit")
        if path.startswith("unit."):
            unit = copy.deepcopy(self.units[home])
            change(unit, path.removeprefix("unit."), copy.deepcopy(value))
            sections, unit = (renamed(part, home, f"{home}-{name}") for part in (sections, unit))
            home = unit["id"]
            self.files[f"units/{home}.yaml"] = {"unit": unit}
        elif path:
            change(sections, path, copy.deepcopy(value))
        self.files[f"{name}/st.yaml"] = sections
        return name, f"units/{home}.yaml"

    def check(self, st, as_of):
        with tempfile.TemporaryDirectory() as folder:
            for name, body in self.files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(exist_ok=True)
                path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
            run = subprocess.run([st, "check", ".", "--as-of", as_of, "--format", "json", "--show", "all"],
                                 cwd=folder, capture_output=True, check=False)
        if not run.stdout:
            sys.exit(run.stderr.decode())
        return {entry["path"]: outcomes(entry) for entry in json.loads(run.stdout)["plans"]}


def outcomes(entry):
    """The outcome of each rule; of several decisions the first in order of gravity."""
    worst = {}
    for finding in entry["findings"]:
        outcome = finding["outcome"] or "fault"
        before = worst.setdefault(finding["rule"], outcome)
        if outcome in GRAVITY and GRAVITY.index(outcome) < GRAVITY.index(before):
            worst[finding["rule"]] = outcome
    return worst


def turned(before, after):
    return [f"{rule} {before.get(rule, 'absent')} > {after.get(rule, 'absent')}"
            for rule in sorted(before.keys() | after.keys()) if before.get(rule) != after.get(rule)]


def write(path, turns):
    """Puts each case's turns in place of those that stand in the file; all else stays as it is."""
    lines, case, inside = [], -1, False
    for line in path.read_text(encoding="utf-8").splitlines():
        inside = inside and line.startswith("      ")
        if inside:
            continue
        lines.append(line)
        case += line.startswith("  - rule:")
        inside = line.startswith("    turns:")
        for form in FORMS if inside else ():
            told = turns[case][form]
            lines += [f"      {form}:" if told else f"      {form}: []", *(f"        - {one}" for one in told)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def judge(case, own, good, variants):
    """The turns of both forms, and what is wrong with them."""
    turns, wrong = {}, []
    for form, after in variants.items():
        where = f"{case['rule']}, {case['set']}, {form} {json.dumps(case[form], ensure_ascii=False)}"
        turns[form] = turned(good, after)
        listed = (case.get("turns") or {}).get(form, [])
        wrong += [f"{where}: {one}, which is not listed" for one in turns[form] if one not in listed]
        wrong += [f"{where}: {one} is listed, and it is {after.get(one.split()[0], 'absent')}"
                  for one in listed if one not in turns[form]]
        if own not in after or (after[own] in FAILS) != (form == "past"):
            wrong.append(f"{where}: {own} itself is {after.get(own, 'absent')}")
    return turns, wrong


def main(st, folder, every="1", writing=False):
    folder = pathlib.Path(folder).resolve()
    st = str(pathlib.Path(st).resolve())
    files = {path: load(path) for path in sorted(folder.glob("*.yaml"))}
    good = {path: load(path) for path in folder.glob("plans/*/*.yaml")}
    rules = json.loads(subprocess.run([st, "rules", "--format", "json"], capture_output=True, check=True).stdout)
    carried = {covered: rule["id"] for rule in rules["rules"] for covered in rule["covers"]}

    trees, places = {}, {}
    for path, file in files.items():
        file["cases"] = file["cases"][::int(every)]
        for number, case in enumerate(file["cases"]):
            as_of = case.setdefault("as_of", file["as_of"])
            plan = case.setdefault("plan", file["plan"])
            if as_of not in trees:
                trees[as_of] = Tree(good)
            places[as_of, plan] = trees[as_of].add(plan, plan)
            for form in FORMS:
                name = f"{path.stem}-{number:03}-{form}"
                places[path, number, form] = trees[as_of].add(name, plan, case["set"], case[form])
    found = {as_of: tree.check(st, as_of) for as_of, tree in trees.items()}

    def decided(as_of, key):
        return {rule: outcome for at in places[key] for rule, outcome in found[as_of].get(at, {}).items()}

    failures, compared = [], 0
    for path, file in files.items():
        rules = [rule for rule in file["rules"] if rule not in file.get("without", {})]
        written, wrong = [], []
        for number, case in enumerate(file["cases"]):
            before = decided(case["as_of"], (case["as_of"], case["plan"]))
            variants = {form: decided(case["as_of"], (path, number, form)) for form in FORMS}
            turns, told = judge(case, carried[case["rule"]], before, variants)
            compared += sum(len(before.keys() | after.keys()) for after in variants.values())
            written.append(turns)
            wrong += told
            wrong += [f"{case['plan']}: {rule} fails in the good plan" for rule in rules
                      if before.get(carried[rule]) in FAILS]
        if every == "1":
            wrong += [f"{rule} has no case" for rule in rules if rule not in [case["rule"] for case in file["cases"]]]
        if writing:
            write(path, written)
        failures += [f"{path.stem}: {one}" for one in dict.fromkeys(wrong)]
    cases = [case for file in files.values() for case in file["cases"]]
    print(f"{len({case['rule'] for case in cases})} rules, {len(cases)} cases, {2 * len(cases)} variants, "
          f"{compared} outcomes, {len(failures)} failures")
    print("\n".join(failures), end="\n" if failures else "")
    sys.exit(1 if failures else 0)


main(*[word for word in sys.argv[1:] if word != "--write"], writing="--write" in sys.argv)
