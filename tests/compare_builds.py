"""What changes for the plans that exist? compare_builds.py BEFORE AFTER EXAMPLES SCRATCH REPORT [COUNT]

Two builds of st judge the same generated plans (bench/plans.py) and the examples; REPORT becomes a page
of Markdown that a reviewer reads: each kind of change once, with how many plans it meets and the
first of them in full. Ends with 0 when nothing changed, with 1 when something did.
"""

import collections
import json
import pathlib
import subprocess
import sys

DAYS = ("2026-11-21", "2031-06-01")
SHOWN = 3  # Plans in full for each kind of change.


def judged(st, tree, day):
    """{(plan, rule, subject): [(outcome, severity, message, place), ...]} of every outcome."""
    told = subprocess.run([st, "check", tree, "--as-of", day, "--lang", "en", "--format", "jsonl",
                           "--show", "all"], capture_output=True, text=True)
    if told.returncode not in (0, 1):
        sys.exit(f"{st} ended with {told.returncode}: {told.stderr[-2000:]}")
    found = collections.defaultdict(list)
    plans = 0
    for line in told.stdout.splitlines():
        one = json.loads(line)
        plans += one.get("kind") == "plan"
        for finding in one.get("findings", ()):
            found[one["path"], finding["rule"], finding["subject"]].append(
                (finding["outcome"] or "fault", finding["severity"], finding["message"],
                 f"{finding['file']}:{finding['line']}:{finding['column']}"))
    return plans, {key: sorted(all_of, key=str) for key, all_of in found.items()}


def kind(before, after):
    """The word for how one became the other; None when they are the same."""
    if before == after:
        return None
    outcomes = [", ".join(one[0] for one in side) or "-" for side in (before, after)]
    if outcomes[0] != outcomes[1]:
        return f"{outcomes[0]} → {outcomes[1]}"
    for part, word in ((1, "other severity"), (2, "other words"), (3, "other place")):
        if [one[part] for one in before] != [one[part] for one in after]:
            return word
    return "other order"


def changes(before, after):
    """{(rule, kind): [(plan, subject, before, after), ...]}"""
    all_of = collections.defaultdict(list)
    for key in sorted(set(before) | set(after), key=str):
        was, now = before.get(key, []), after.get(key, [])
        word = kind(was, now)
        if word:
            path, rule, subject = key
            all_of[rule, word].append((path, subject, was, now))
    return all_of


def page(counted, by_day):
    lines = ["# What changes for plans", "", f"{counted[0]} plans, {counted[1]} outcomes, as of {' and '.join(DAYS)}.", ""]
    if not any(by_day.values()):
        return [*lines, "Nothing."]
    lines += ["| day | rule | change | outcomes | plans |", "| --- | --- | --- | ---: | ---: |"]
    for day, all_of in by_day.items():
        for (rule, word), met in sorted(all_of.items()):
            lines.append(f"| {day} | {rule} | {word} | {len(met)} | {len({one[0] for one in met})} |")
    for day, all_of in by_day.items():
        for (rule, word), met in sorted(all_of.items()):
            lines += ["", f"## {rule}: {word}, {day}", ""]
            for path, subject, was, now in met[:SHOWN]:
                lines.append(f"- {path}{f', {subject}' if subject else ''}")
                lines += [f"  - before: {outcome}: {message} ({place})" for outcome, _, message, place in was]
                lines += [f"  - after: {outcome}: {message} ({place})" for outcome, _, message, place in now]
    return lines


def main(before, after, examples, scratch, report, count="2000"):
    scratch = pathlib.Path(scratch) / f"plans-{count}"
    subprocess.run([sys.executable, pathlib.Path(__file__).with_name("bench") / "plans.py", examples, scratch,
                    count], check=True)
    by_day, plans, outcomes = {}, 0, 0
    for day in DAYS:
        both = []
        for st in (before, after):
            sides = [judged(st, tree, day) for tree in (scratch, examples)]
            both.append({key: value for _, found in sides for key, value in found.items()})
            plans = sum(number for number, _ in sides)
        outcomes += sum(map(len, both[1].values()))
        by_day[day] = changes(*both)
    pathlib.Path(report).write_text("\n".join(page((plans, outcomes), by_day)) + "\n", encoding="utf-8")
    changed = sum(len(all_of) for all_of in by_day.values())
    print(f"{plans} plans, {outcomes} outcomes, {changed} kinds of change: {report}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
