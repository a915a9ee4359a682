"""Do merges keep both sides? merges.py ST [-v] COUNT [SEED]

ST is the program. Plan files are made up, two people change each in their own way, and
`st merge-driver` puts the versions together. What must come out is told here from the records alone:
each is kept, changed, deleted or a conflict. PyYAML reads the result. A conflict is taken apart at its
markers, and either side must read as whole records.
"""

import copy
import os
import random
import subprocess
import sys
import tempfile

import yaml

MOST_OVERCAUTIOUS = 0.01  # Conflicts where the records alone would have let both in.
SECTIONS = ["talks", "courses", "rotations", "seminars"]
WORDS = ["supervision", "progress", "c1", "gick bra", "åäö", "EKG, grunder", "10:30 möte", "ja",
         "2015:8", "Öst # inte kommentar", "🙂"]


class Record:
    """Fields, how they are written, and the comment lines above."""

    def __init__(self, rng, serial, style):
        self.fields = {}
        if rng.random() < 0.7:
            self.fields["id"] = f"r{serial}"
        self.fields["date"] = f"20{26 + serial % 4}-{1 + serial % 12:02}-{1 + serial % 28:02}"
        self.fields["kind"] = f"kind{serial}" if "id" not in self.fields else rng.choice(WORDS[:2])
        for name in ("summary", "hours", "goals"):
            if rng.random() < 0.5:
                self.fields[name] = new_value(rng, name)
        self.flow = rng.random() < (0.8 if style == "flow" else 0.2)
        self.above = [f"# about {serial}"] if rng.random() < 0.2 else []
        self.key = self.fields.get("id") or (self.fields["date"], self.fields["kind"])

    def lines(self, indent):
        above = [" " * indent + line for line in self.above]
        if self.flow:
            inside = ", ".join(f"{key}: {written(value)}" for key, value in self.fields.items())
            return above + [" " * indent + "- {" + inside + "}"]
        pairs = [f"{key}: {written(value)}" for key, value in self.fields.items()]
        first = " " * indent + "- " + pairs[0]
        return above + [first] + [" " * (indent + 2) + pair for pair in pairs[1:]]


def new_value(rng, name):
    if name == "goals":
        return rng.sample(["c1", "c2", "c3", "a4", "STa5"], rng.randint(1, 3))
    return str(rng.randint(1, 9)) if name == "hours" else rng.choice(WORDS)


def written(value):
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]"
    safe = value.replace(" ", "").replace("-", "").isalnum() and value != "ja"
    return value if safe else '"' + value + '"'


class Plan:
    def __init__(self, rng):
        style = rng.choice(["flow", "block"])
        self.indent = rng.choice([0, 2, 2, 4])
        self.head = rng.choice([[], ["# yaml-language-server: $schema=x", ""]])
        self.scalars = {"training": {"start": "2026-09-01", "unit": "ekvik", "region": "skane"}}
        self.sections = {}
        for name in rng.sample(SECTIONS, rng.randint(1, 3)):
            self.sections[name] = [new_record(rng, style) for _ in range(rng.randint(0, 5))]
        self.style = style
        self.gap = rng.random() < 0.5
        self.below = ["# the end"] if rng.random() < 0.3 else []

    def text(self, ends):
        lines = list(self.head)
        for name, fields in self.scalars.items():
            lines.append(name + ":")
            lines += [f"  {key}: {value}" for key, value in fields.items()]
        for name, records in self.sections.items():
            if self.gap:
                lines.append("")
            lines.append(name + ": []" if not records else name + ":")
            for record in records:
                lines += record.lines(self.indent)
        lines += self.below
        return ends.join(lines) + ends

    def records(self):
        return {(name, record.key): record.fields
                for name, records in self.sections.items() for record in records}


serials = iter(range(10**9))


def new_record(rng, style):
    return Record(rng, next(serials), style)


def change(plan, rng, who):
    """One to four changes, as a person makes them."""
    for _ in range(rng.randint(1, 4)):
        name = rng.choice(list(plan.sections))
        records = plan.sections[name]
        what = rng.choice("aaaaffffdrsmc")
        if what == "a":
            at = len(records) if rng.random() < 0.8 else rng.randint(0, len(records))
            records.insert(at, new_record(rng, plan.style))
        elif what == "f" and records:
            record = rng.choice(records)
            field = rng.choice(["summary", "hours", "goals"])
            if field in record.fields and rng.random() < 0.2:
                del record.fields[field]
            elif field == "goals" and field in record.fields:
                more = [g for g in ["c5", "c6", "c7", "a1"] if g not in record.fields[field]]
                record.fields[field] = record.fields[field] + [rng.choice(more)]
            else:
                record.fields[field] = new_value(rng, field)
        elif what == "d" and records:
            records.pop(rng.randrange(len(records)))
        elif what == "r" and len(records) > 1:
            records.insert(0, records.pop())
        elif what == "s":
            free = [one for one in SECTIONS if one not in plan.sections]
            if free:
                plan.sections[rng.choice(free)] = [new_record(rng, plan.style)]
        elif what == "m":
            plan.scalars["training"][rng.choice(["unit", "region"])] = who + str(rng.randint(1, 2))
        elif what == "c" and records:
            rng.choice(records).above.append(f"# {who} {rng.randint(0, 10**6)}")


def merged_field(base, ours, theirs):
    """The value that both agree on; raises KeyError where a person must choose."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, list) and isinstance(theirs, list):
        before = base or []
        gone = [one for one in before if one not in ours or one not in theirs]
        return [one for one in ours + [t for t in theirs if t not in ours] if one not in gone]
    raise KeyError


def merged_record(base, ours, theirs):
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        raise KeyError
    fields = {}
    for key in list(ours) + [key for key in theirs if key not in ours]:
        value = merged_field((base or {}).get(key), ours.get(key), theirs.get(key))
        if value is not None:
            fields[key] = value
    return fields


def expected(base, ours, theirs):
    """The records that must be there, and the keys of those that are a conflict."""
    records, conflicts = {}, set()
    b, o, t = base.records(), ours.records(), theirs.records()
    b["training"], o["training"], t["training"] = (p.scalars["training"] for p in (base, ours, theirs))
    for key in set(b) | set(o) | set(t):
        try:
            record = merged_record(b.get(key), o.get(key), t.get(key))
        except KeyError:
            conflicts.add(key)
            continue
        if record is not None:
            records[key] = record
    return records, conflicts


def read(text):
    """The records of a text, by section and identity."""
    top = yaml.load(text, Loader=yaml.BaseLoader) or {}
    found = {}
    for name, value in top.items():
        if name == "training":
            found["training"] = value
            continue
        for record in value or []:
            key = (name, record.get("id") or (record["date"], record["kind"]))
            assert key not in found, f"twice: {key}"
            found[key] = record
    return found


def alike(a, b):
    """Lists of goals are sets."""
    plain = lambda record: {k: sorted(v) if isinstance(v, list) else v for k, v in record.items()}
    return plain(a) == plain(b)


def side(text, ours):
    lines, state = [], None
    for line in text.split("\n"):
        if line.startswith("<<<<<<<"):
            state = "ours"
        elif line.startswith("=======") and state:
            state = "theirs"
        elif line.startswith(">>>>>>>"):
            state = None
        elif state in (None, "ours" if ours else "theirs"):
            lines.append(line)
    return "\n".join(lines)


def comments(text):
    return [line.strip() for line in text.split("\n") if line.strip().startswith("#")]


def judge(base, ours, theirs, texts, status, merged):
    records, conflicts = expected(base, ours, theirs)
    plain = merged.replace("\r\n", "\n")
    markers = any(line.startswith(("<<<<<<<", ">>>>>>>")) for line in plain.split("\n"))
    assert status in (0, 1), f"exit status {status}"
    assert markers == (status == 1), "markers and exit status differ"
    b, o, t = ([c for c in comments(text)] for text in texts)
    for comment in set(o) | set(t):
        gone = comment in b and (comment not in o or comment not in t)
        # A record that was deleted takes the comments above it along.
        if not gone and comment not in comments(plain):
            raise AssertionError(f"lost {comment}")
    if status == 0:
        assert not conflicts, f"no conflict was told of {conflicts}"
        got = read(plain)
        assert set(got) == set(records), f"{set(got) ^ set(records)}"
        for key in records:
            assert alike(got[key], records[key]), f"{key}: {got[key]} is not {records[key]}"
        return "clean"
    for choice, plan in ((True, ours), (False, theirs)):
        got = read(side(plain, choice))
        own = plan.records()
        for key in set(records) - conflicts - {"training"}:
            whole = [records[key], own.get(key)]
            assert key in got, f"missing on a side: {key}"
            assert any(one and alike(got[key], one) for one in whole), f"not whole: {got[key]}"
    return "conflict" if conflicts else "overcautious"


def one_merge(program, folder, rng):
    base = Plan(rng)
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    change(ours, rng, "ours")
    change(theirs, rng, "theirs")
    ends = rng.choice(["\n", "\n", "\r\n"])
    mark = rng.choice(["", "", "\ufeff"])
    texts = [plan.text(ends) for plan in (base, ours, theirs)]
    names = [os.path.join(folder, name) for name in ("base", "ours", "theirs")]
    for name, text in zip(names, texts):
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(mark + text)
    ran = subprocess.run([program, "merge-driver", *names, "--lang", "en"], capture_output=True,
                         check=False)
    with open(names[1], encoding="utf-8", newline="") as file:
        merged = file.read()
    try:
        assert merged.startswith(mark) and (ends == "\n") == ("\r" not in merged), "its line ends"
        return judge(base, ours, theirs, texts, ran.returncode, merged.removeprefix("\ufeff"))
    except Exception as trouble:
        for title, text in zip(("base", "ours", "theirs", "merged"), texts + [merged]):
            print(f"--- {title}\n{text}")
        print(f"--- said\n{ran.stderr.decode()}\n*** {trouble!r}")
        return "wrong"


def main():
    words = sys.argv[1:]
    program, count = words[0], int(words[1])
    rng = random.Random(int(words[2]) if len(words) > 2 else 1)
    results = {"clean": 0, "conflict": 0, "overcautious": 0, "wrong": 0}
    with tempfile.TemporaryDirectory(prefix="st-merges-") as folder:
        for _ in range(count):
            results[one_merge(program, folder, rng)] += 1
            if results["wrong"] > 3:
                break
    print(f"{count} merges: " + ", ".join(f"{n} {what}" for what, n in results.items()))
    sys.exit(results["wrong"] > 0 or results["overcautious"] > count * MOST_OVERCAUTIOUS)


main()
