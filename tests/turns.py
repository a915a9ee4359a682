"""Which rules does each record turn? turns.py EXAMPLES PLAN AS_OF

Takes one record after another out of a good plan and tells the rules whose outcome changes, so that
a reader sees that each record turns the rules that speak of it, and no other. All variants are one
tree and one run of st.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml


def read(plan):
    """The plan's sections, every value the text that was written."""
    whole = {}
    for path in sorted(plan.glob("*.yaml")):
        for section, value in (yaml.load(path.read_text(), yaml.BaseLoader) or {}).items():
            if isinstance(value, list):
                whole.setdefault(section, []).extend(value)
            else:
                whole[section] = value
    return whole


def variants(whole):
    """Each with one record, or one section that is no list, taken out."""
    for section, value in whole.items():
        if section in ("doctor", "training", "people", "defaults"):
            continue
        if not isinstance(value, list):
            yield section, {k: v for k, v in whole.items() if k != section}
            continue
        for i, record in enumerate(value):
            name = record.get("id") or record.get("date") or record.get("from") or str(i)
            yield f"{section} {name}", {**whole, section: value[:i] + value[i + 1:]}


def outcomes(entry):
    """The outcome of each rule; of several decisions the first in order of gravity."""
    order = ["unmet", "unproven", "undecided", "excepted", "due", "met", "not_applicable"]
    worst = {}
    for finding in entry["findings"]:
        rule, outcome = finding["rule"], finding["outcome"]
        if outcome is None:
            worst.setdefault(rule, "fault")
        elif rule not in worst or order.index(outcome) < order.index(worst[rule]):
            worst[rule] = outcome
    return worst


def main(examples, plan, as_of):
    whole = read(pathlib.Path(examples) / plan)
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        for place in ("units", "regions"):
            shutil.copytree(pathlib.Path(examples) / place, top / place)
        names = {}
        for number, (name, sections) in enumerate([("whole", whole), *variants(whole)]):
            names[f"{number:04}"] = name
            (top / f"{number:04}").mkdir()
            (top / f"{number:04}" / "st.yaml").write_text(yaml.safe_dump(sections, allow_unicode=True))
        run = subprocess.run(["st", "check", ".", "--as-of", as_of, "--format", "json", "--show", "all"],
                             cwd=top, capture_output=True, text=True, check=False)
        entries = {e["path"]: outcomes(e) for e in json.loads(run.stdout)["plans"] if e["kind"] == "plan"}
    before = entries.pop("0000")
    for path, after in sorted(entries.items()):
        turned = [f"{rule} {before.get(rule, 'absent')} > {after.get(rule, 'absent')}"
                  for rule in sorted(before.keys() | after.keys())
                  if before.get(rule) != after.get(rule)]
        print(f"{names[path]}: {', '.join(turned) or 'nothing'}")


main(*sys.argv[1:])
