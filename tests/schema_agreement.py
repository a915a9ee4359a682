#!/usr/bin/env python3
"""Holds schemas/*.schema.json to the program: the same files are accepted and refused by both.

Usage: schema_agreement.py ST SOURCE [COUNT]

Every section of the example plans, and COUNT seeded changes of them, become files of plans, each
with the two sections that no plan may lack beside it, in a tree that one `st check` reads. A file
is refused by the program when it has a finding ST-unknown-key, ST-type or ST-missing-key, and by
the schema when it does not validate. What a schema cannot say is listed in `beyond_a_schema`;
files of that kind are counted and left out. Files are read for the schema as YAML 1.2 has it,
which is how editors read them.
"""

import copy
import datetime
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

SEED = 20261121
STRUCTURAL = {"ST-unknown-key", "ST-type", "ST-missing-key"}
UNREADABLE = {"ST-syntax", "ST-io"}
EMPTY = Ellipsis  # a key or dash with nothing behind it

VALUES = [
    EMPTY, "yes", "no", "ja", "Nej", "on", "off", "TRUE", "1,5", "1.5", "0", "7", "80%", "80 %",
    "101%", "0.8", "2024-05-31", "2024-13-01", "24-01-01", "2024-1-1", "2300-01-01", "unknown",
    "other", "eva", "nobody", "Eva Lind", "6 months", "1.5 h", "1.5 months", "two weeks", "a1",
    "STa3", "BT1..BT18", "delmål 3", "12", "same_day", "internmedicin", "internmedicn", "done",
    "supervision", "head", "a: b", "", "-", "åsa", "2015:8", "true", [], {}, ["a1", "c2"],
    ["eva", "olle"], [EMPTY], [["a1"]], {"date": "2024-05-31"}, {"head": "2024-05-31"},
    {"date": "2024-05-31", "with": "eva"}, {"name": "Ida Ek", "title": "överläkare"},
    {"supervision": "1.5"}, {"kind": "supervision"}, [{"role": "head", "date": "2024-05-31"}],
    [{"from": "2024-05-31", "share": "80%"}], ["other"],
]


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema: no dates, no `yes`, no octal."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0)
                     if node.value[:2] in ("0o", "0x") else int(node.value))
Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def emit(value, indent=0):
    """Block YAML, each scalar as it is written by hand."""
    pad = "  " * indent
    if value is EMPTY:
        return "\n"
    if isinstance(value, dict):
        if not value:
            return " {}\n"
        return "\n" + "".join(f"{pad}{key}:{emit(item, indent + 1)}" for key, item in value.items())
    if isinstance(value, list):
        if not value:
            return " []\n"
        parts = []
        for item in value:
            text = emit(item, indent + 1)
            if isinstance(item, (dict, list)) and item:
                text = " " + text.lstrip("\n").lstrip(" ")
            parts.append(f"{pad}-{text}")
        return "\n" + "".join(parts)
    plain = re.fullmatch(r"[\wåäöÅÄÖ.%][\wåäöÅÄÖ.,%/ +-]*", value) and not value.endswith(" ")
    return " " + (value if plain else json.dumps(value, ensure_ascii=False)) + "\n"


def slots(value, path=()):
    """Every place inside a structure, as a path of keys and positions."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(
        value, list) else ()
    for key, item in items:
        yield path + (key,)
        yield from slots(item, path + (key,))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def mutate(plan, keys, known, chance):
    """One or two changes of a plan's structure."""
    plan = copy.deepcopy(plan)
    for _ in range(chance.choice([1, 1, 2])):
        places = list(slots(plan))
        if not places:
            return plan
        path = chance.choice(places)
        holder, last = at(plan, path[:-1]), path[-1]
        change = chance.choice(["known", "known", "known", "known", "set", "set", "take", "drop",
                                "add", "rename"])
        if change == "known" and isinstance(last, str):
            holder[last] = copy.deepcopy(chance.choice(known.get(last, VALUES)))
        elif change in ("known", "set"):
            holder[last] = copy.deepcopy(chance.choice(VALUES))
        elif change == "take":
            holder[last] = copy.deepcopy(at(plan, chance.choice(places)))
        elif change == "drop":
            del holder[last]
        elif isinstance(holder, dict) and change == "add":
            holder[chance.choice(keys)] = copy.deepcopy(chance.choice(VALUES))
        elif isinstance(holder, dict):
            cut = chance.randrange(len(last))
            holder[last[:cut] + last[cut + 1:] or "x"] = holder.pop(last)
    return plan


def values_by_key(plans):
    """What stands under each key anywhere in the plans: mostly right in another place, too."""
    known = {}
    for plan in plans:
        for path in slots(plan):
            if isinstance(path[-1], str):
                known.setdefault(path[-1], []).append(at(plan, path))
    return known


def scalars(value):
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from scalars(item)
    elif isinstance(value, list):
        for item in value:
            yield from scalars(item)
    elif isinstance(value, str):
        yield value


def beyond_a_schema(plan):
    """What a schema cannot say, or sees otherwise; None if there is nothing of the kind."""
    for text in scalars(plan):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            try:
                datetime.date.fromisoformat(text)
            except ValueError:
                return "a day that does not exist"
        if re.fullmatch(r"~|null|Null|NULL", text):
            return "a word that YAML takes for nothing"
        if re.fullmatch(r"[-+].*|0\d+|0[ox].*|\d*\.|\.\d+|\d+\.0+|\d+\.\d{3,}|\d+e\d+", text):
            return "a number written in an unusual way"
        span = re.fullmatch(r"([A-Za-z]*)(\d+)\.\.\1(\d+)", text)
        if span and not 0 <= int(span[3]) - int(span[2]) < 200:
            return "a range that goes backwards"
    training = plan.get("training") if isinstance(plan, dict) else None
    if isinstance(training, dict) and isinstance(training.get("share"), list):
        if any(not isinstance(step, dict) or "from" not in step for step in training["share"][1:]):
            return "a share that lacks its first day"
    if isinstance(plan, dict) and isinstance(plan.get("defaults"), dict):
        for section, fields in plan["defaults"].items():
            if isinstance(fields, dict) and "other" in set(scalars(fields)):
                return "`other` in defaults, its note in the record"
    return None


def originals(source):
    """The example plans' files, a section at a time, as text alone; units and regions too."""
    found = {"plan": [], "unit": [], "region": []}
    folders = [source / "examples", source / "tests" / "plans"]
    for path in sorted(p for folder in folders for p in folder.rglob("*.y*ml")):
        if any(part.startswith(".") for part in path.relative_to(source).parts):
            continue
        try:
            content = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
        except yaml.YAMLError:
            continue  # An example of a broken file.
        if not isinstance(content, dict) or "pack" in content or "what_if" in content:
            continue
        kind = "unit" if "unit" in content else "region" if "region" in content else "plan"
        parts = [content] if kind != "plan" or "defaults" in content else [
            {key: value} for key, value in content.items()]
        for part in parts:
            found[kind].append(shortened(part))
    return found


def shortened(value):
    """Long lists of alike records show nothing more than a few of them do."""
    if isinstance(value, dict):
        return {key: shortened(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shortened(item) for item in value[:3]]
    return value if value != "" else EMPTY


def rest_of_a_plan(part):
    """The sections that a plan must have, those that `part` lacks: sections stand in any file."""
    needed = {"doctor": "{id: ida-ek}", "training": "{specialty: internmedicin, start: 2024-09-01}"}
    return "".join(f"{key}: {value}\n" for key, value in needed.items() if key not in part)


def refused_by_st(st, tree):
    """For each document of the tree, the structural rules that it breaks."""
    run = subprocess.run([st, "check", str(tree), "--format", "json", "--fail-on", "never"],
                         capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(f"st check: exit {run.returncode}: {run.stderr.decode()[:500]}")
    broken = {}
    for document in json.loads(run.stdout)["plans"]:
        for finding in document["findings"]:
            name = pathlib.Path(finding["file"]).relative_to(tree).parts[0]
            broken.setdefault(name, set()).add(finding["rule"])
    return broken


def main():
    st, source = sys.argv[1], pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 3000
    chance = random.Random(SEED)
    found = originals(source)
    schemas = {kind: json.loads((source / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
               for kind in found}
    keys = sorted(set(re.findall(r'"([a-z_]+)": \{"description"', json.dumps(schemas["plan"]))))
    cases = [(kind, plan) for kind in found for plan in found[kind]]
    known = values_by_key([plan for _, plan in cases])
    first = list(cases)
    for _ in range(count):
        kind, plan = chance.choice(first)
        cases.append((kind, mutate(plan, keys, known, chance)))
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        for number, (kind, plan) in enumerate(cases):
            place = tree / f"{number:05}"
            place.mkdir()
            (place / "file.yaml").write_text(emit(plan).lstrip("\n"), encoding="utf-8")
            if kind == "plan":
                (place / "st.yaml").write_text(rest_of_a_plan(plan), encoding="utf-8")
        broken = refused_by_st(st, tree)
        return max(compare(tree, cases, schemas, broken), refused_packs(source))


def refused_packs(source):
    """The packs that st carries must be good in the eyes of editors, too."""
    judge = jsonschema.Draft7Validator(json.loads((source / "schemas/pack.schema.json").read_text("utf-8")))
    packs = sorted((source / "schemas/rules").rglob("*.yaml"))
    refused = 0
    for path in packs:
        error = jsonschema.exceptions.best_match(judge.iter_errors(yaml.load(path.read_text("utf-8"), Loader=Core)))
        if error:
            refused += 1
            print(f"{path}: {list(error.path)}: {error.message[:300]}")
    print(f"{len(packs)} packs, {refused} refused")
    return 1 if refused else 0


def compare(tree, cases, schemas, broken):
    judges = {kind: jsonschema.Draft7Validator(schema) for kind, schema in schemas.items()}
    accepted = refused = 0
    left_out = {}
    wrong = []
    for number, (kind, plan) in enumerate(cases):
        name = f"{number:05}"
        said = broken.get(name, set())
        reason = "what is not YAML" if said & UNREADABLE else beyond_a_schema(plan)
        if not isinstance(plan, dict) or (kind != "plan" and kind not in plan):
            reason = "no longer a unit or region"
        if reason:
            left_out[reason] = left_out.get(reason, 0) + 1
            continue
        text = (tree / name / "file.yaml").read_text("utf-8")
        error = jsonschema.exceptions.best_match(judges[kind].iter_errors(
            yaml.load(text, Loader=Core)))
        if bool(said & STRUCTURAL) != bool(error):
            schema_says = error.message[:300] if error else "accepted"
            wrong.append(f"--- {kind}\n{text}st: {sorted(said & STRUCTURAL)}\n"
                         f"schema: {schema_says}\n")
        elif error:
            refused += 1
        else:
            accepted += 1
    print("\n".join(wrong[:10]))
    for reason, times in sorted(left_out.items()):
        print(f"left out: {times} with {reason}")
    print(f"{len(cases)} files: both accept {accepted}, both refuse {refused}, "
          f"{len(wrong)} disagree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
