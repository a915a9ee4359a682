"""Four years later all is the same: shift.py ST EXAMPLES RULES [EVERY]

The calendar repeats every four years, leap days included. All dates in the example plans, units and
regions, and the day of the check, are shifted by whole spans of four years: every rule without a
fixed date decides the same of the same subject, and its days are shifted with the others. EVERY:
only each so-manieth of the days of checking.

Left out are rules in whose own words, or in whose pack's condition or parameters, a date with its
year stands. Where a pack lets one specialty stand for another until a date (`equivalent`), the rules
that compare specialties are left out too, for plans in that specialty.
"""

import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
YEAR = re.compile(r"\b(year: )?(\d{4})(-\d{2})?(-\d{2})?\b")  # A year alone only where it is called so.
DAYS = [datetime.date(2026, 11, 21) + datetime.timedelta(days=days) for days in (0, -1500, -700, 500)]
WORDS = ("examples", "source", "text", "advice", "id", "name", "covers", "checked_on", "note")


def shifted(text, years):
    def moved(match):
        named, year, month, day = match.groups()
        if not named and not month:
            return match[0]
        return f"{named or ''}{int(year) + years:04}{month or ''}{day or ''}"

    return YEAR.sub(moved, text)


def later(part, years):
    """Part of an outcome; what recurs each year is named by it."""
    return str(int(part) + years) if re.fullmatch(r"\d{4}", part) else shifted(part, years)


def holds_a_date(value):
    if isinstance(value, dict):
        return any(holds_a_date(item) for key, item in value.items() if key not in WORDS)
    if isinstance(value, list):
        return any(map(holds_a_date, value))
    return bool(DATE.search(str(value)))


def fixed_in_time(folder):
    """The rules that a date with its year stands in."""
    fixed = set()
    for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
        pack = yaml.load(path.read_text(encoding="utf-8"), Loader)
        parameters = {name for name, value in (pack.get("parameters") or {}).items()
                      if holds_a_date(value)}
        for rule in pack.get("rules") or []:
            own = {key: value for key, value in rule.items() if key not in WORDS}
            # What is open to whom follows from the grounds in choice.yaml, which have dates.
            named = "allowed_" in str(own) or any("$" + name in str(own) for name in parameters)
            if "id" in rule and (named or holds_a_date(own) or holds_a_date(pack.get("applies"))):
                fixed.add(rule["id"])
    return fixed


def compared(folder, examples):
    """The plans and rules for which one specialty stands for another until a date."""
    dated, comparing = set(), set()
    for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
        pack = yaml.load(path.read_text(encoding="utf-8"), Loader)
        dated |= {name for name, value in (pack.get("equivalent") or {}).items() if holds_a_date(value)}
        for rule in pack.get("rules") or []:
            own = {key: value for key, value in rule.items() if key not in WORDS}
            if "id" in rule and "same_as" in str(own):
                comparing.add(rule["id"])
    assert dated and comparing
    plans = [path.parent.name for path in pathlib.Path(examples).glob("*/st.yaml")
             if yaml.load(path.read_text(encoding="utf-8"), Loader)["training"].get("specialty") in dated]
    return {(plan, rule) for plan in plans for rule in comparing}


def outcomes(st, tree, day):
    """Of every plan, rule and subject what is decided, and its days."""
    run = subprocess.run([st, "check", str(tree), "--as-of", str(day), "--format", "json",
                          "--show", "all"],
                         capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return sorted((str(pathlib.Path(one["path"]).relative_to(tree)), found["rule"],
                   str(found["subject"]), str(found["outcome"]), str(found["due"]), str(found["since"]))
                  for one in json.loads(run.stdout)["plans"] for found in one["findings"])


def main(st, examples, rules, every="1"):
    days = DAYS[::int(every)]
    fixed, until, seen, left, wrong = fixed_in_time(rules), compared(rules, examples), 0, 0, set()

    def held(one):
        return one[1] not in fixed and one[:2] not in until

    with tempfile.TemporaryDirectory() as folder:
        trees = {years: pathlib.Path(folder) / str(years) / "tree" for years in (0, 4, -4)}
        for years, tree in trees.items():
            shutil.copytree(examples, tree)
            (tree.parent / ".git").mkdir()
            for path in tree.rglob("*.yaml"):
                path.write_text(shifted(path.read_text(encoding="utf-8"), years), encoding="utf-8")
        for day in days:
            now = outcomes(st, trees[0], day)
            for years in (4, -4):
                then = outcomes(st, trees[years], shifted(str(day), years))
                expected = {tuple(later(part, years) for part in one) for one in now}
                for one in expected ^ set(then):
                    if held(one):
                        wrong.add((str(day), years, "expected" if one in expected else "got", *one))
                seen += sum(map(held, expected))
                left += sum(not held(one) for one in expected)
    for one in sorted(wrong):
        print(*one)
    print(f"{seen} outcomes, {len(wrong)} of them wrong; {left} left out, of {len(fixed)} rules")
    sys.exit(bool(wrong) or seen < 2500 * len(days) or left > seen // 20)


main(*sys.argv[1:5])
