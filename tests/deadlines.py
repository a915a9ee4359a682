"""Does every date that `st plan` shows turn when it says? deadlines.py ST EXAMPLES RULES [EVERY]

For each example plan and several days: every date to come that `st plan` shows as of that day, with
nothing more recorded, turns to lateness in `st check` as of the day after it and the rule's slack (a
paper's grace is in its date): unmet, for papers unproven, for judgements undecided. Not before. EVERY: only one day in so
many, for builds that are slow.

Left out, by what the rules and the plan say: reminders that no event answers (`each_year` alone), and
dates whose slack reaches beyond the end of the training, after which nothing recurs.
"""

import datetime
import json
import pathlib
import re
import subprocess
import sys

import yaml

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
LATE = ("unmet", "unproven", "undecided")
DAY = datetime.timedelta(days=1)


def add_months(day, months):
    index = 12 * day.year + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - DAY).day
    return datetime.date(year, month, min(day.day, last))


class Rules:
    """What the packs say of a rule: the time beyond its date, and whether anything answers it."""

    def __init__(self, folder):
        self.rules = {}
        for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
            pack = yaml.load(path.read_text(encoding="utf-8"), Loader)
            for rule in pack.get("rules") or []:
                if "id" in rule:
                    self.rules[rule["id"]] = (rule, pack.get("parameters") or {})

    def beyond(self, name):
        rule, parameters = self.rules[name]
        text = str(rule.get("slack", "0 days"))
        if text.startswith("$"):
            value = parameters.get(text[1:], "0 days")
            text = str(value.get("value", "0 days") if isinstance(value, dict) else value)
        number, unit = re.fullmatch(r"(\d+) (day|week|month|year)s?", text).groups()
        return int(number), unit

    def is_reminder(self, name):
        deadline = self.rules[name][0].get("deadline")
        return isinstance(deadline, dict) and set(deadline) == {"each_year"}


def after(day, length):
    number, unit = length
    if unit in ("day", "week"):
        return day + number * DAY * (7 if unit == "week" else 1)
    return add_months(day, number * (12 if unit == "year" else 1))


class Program:
    def __init__(self, st):
        self.st = st
        self.checked = {}

    def run(self, *words):
        run = subprocess.run([self.st, *words, "--format", "json"], capture_output=True, text=True)
        assert run.returncode in (0, 1), run.stderr
        return json.loads(run.stdout)

    def late(self, plan, day):
        """Of every rule: what is late, as (subject, due)."""
        key = (plan, day)
        if key not in self.checked:
            found = {}
            checked = self.run("check", str(plan), "--as-of", str(day))
            own = next(one for one in checked["plans"] if one["kind"] == "plan")
            for one in own["findings"]:
                if one["outcome"] in LATE:
                    found.setdefault(one["rule"], []).append((one["subject"], one["due"]))
            self.checked[key] = found
        return self.checked[key]


def is_late(found, date):
    """The same subject; of what recurs, which is named by its days, what was due on the same day."""
    return any(subject == date["subject"] or (date["subject"] == "plan" and due == date["date"])
               for subject, due in found.get(date["rule"], []))


def judge(program, rules, plan, day):
    """How many dates were tried, how many were left out, and what is wrong."""
    stand = program.run("plan", str(plan), "--as-of", str(day))
    end = stand["projected_end"]
    seen, skipped, wrong = 0, 0, []
    for date in stand["deadlines"]:
        due = datetime.date.fromisoformat(date["date"])
        limit = after(due, rules.beyond(date["rule"]))
        never = due < limit and end and str(limit) >= end
        if due <= day or rules.is_reminder(date["rule"]) or never:
            skipped += 1
            continue
        seen += 1
        if is_late(program.late(plan, limit), date):
            wrong.append(f"{plan.name} {day}: {date['rule']} {date['subject']} {due}: late on {limit}")
        if not is_late(program.late(plan, limit + DAY), date):
            wrong.append(f"{plan.name} {day}: {date['rule']} {date['subject']} {due}: not late on {limit + DAY}")
    return seen, skipped, wrong


# Nothing is recorded in the examples after the first of them; what they plan is.
DAYS = [datetime.date(2026, 11, 21) + days * DAY for days in (0, 120, 290, 550, 900)]


def main(st, examples, folder, every):
    program, rules = Program(st), Rules(folder)
    seen, skipped, wrong, number = 0, 0, [], 0
    for plan in sorted(path.parent for path in pathlib.Path(examples).glob("*/st.yaml")):
        for day in DAYS:
            number += 1
            if number % every:
                continue
            more, left, found = judge(program, rules, plan, day)
            seen += more
            skipped += left
            wrong += found
    print("\n".join(wrong))
    print(f"{seen} dates, {len(wrong)} of them wrong; {skipped} left out")
    sys.exit(bool(wrong) or seen < 300 // every or skipped > seen // 10)


main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 1)
