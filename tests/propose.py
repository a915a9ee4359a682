"""Proposals of st for small random trees, held against every choice there is: as many rotations as
can be, as early as can be, nobody in two places, no unit over its capacity, nothing on leave; a reason
for each that cannot be; and once written, the same errors in `st check` as before. propose.py ST TREES
"""

import datetime
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

TODAY = datetime.date(2026, 11, 30)
MONTHS = 14


def first_of(month):
    index = 12 * TODAY.year + TODAY.month + month  # Of the first month after today.
    return datetime.date(index // 12, index % 12 + 1, 1)


class Wish:
    def __init__(self, doctor, number, rand):
        self.doctor, self.id = doctor, f"w{number}"
        self.unit = rand.randrange(2)
        self.months = rand.choice([1, 2, 3, 4])
        self.earliest = rand.choice([0, 0, 0, 2, 4])
        self.latest = rand.choice([6, 8, 10, 10])
        self.after = f"w{number - 1}" if number and rand.random() < 0.3 else None

    def line(self):
        last = first_of(self.latest) - datetime.timedelta(days=1)
        after = f", after: {self.after}" if self.after else ""
        return (f"  - {{id: {self.id}, unit: u{self.unit}, months: {self.months}, "
                f"earliest: {first_of(self.earliest)}, latest: {last}{after}}}\n")


class Tree:
    def __init__(self, rand):
        self.rooms = [rand.choice([1, 1, 2]) for _ in range(2)]
        self.leave = [rand.choice([None, None, 3, 5]) for _ in range(3)]  # A month.
        self.wishes = [Wish(doctor, number, rand) for doctor in range(3)
                       for number in range(rand.choice([1, 2]))]

    def write(self, folder):
        os.makedirs(folder + "/units")
        for unit, rooms in enumerate(self.rooms):
            with open(f"{folder}/units/u{unit}.yaml", "w") as file:
                file.write(f"unit: {{id: u{unit}, name: Unit {unit}, capacity: [{{trainees: {rooms}}}]}}\n")
        for doctor, leave in enumerate(self.leave):
            os.makedirs(f"{folder}/d{doctor}")
            with open(f"{folder}/d{doctor}/st.yaml", "w") as file:
                file.write(f"doctor: {{id: d{doctor}, at_completed: 2020-01-01}}\n"
                           "training: {regulation: sosfs-2015-8, specialty: internmedicin, "
                           "start: 2026-01-01}\n")
                if leave is not None:
                    file.write(f"absences:\n  - {{kind: parental, from: {first_of(leave)}, "
                               f"to: {first_of(leave + 1) - datetime.timedelta(days=1)}}}\n")
                file.write("wanted:\n")
                file.writelines(wish.line() for wish in self.wishes if wish.doctor == doctor)

    def starts(self, wish):
        for start in range(wish.earliest, wish.latest - wish.months + 1):
            leave = self.leave[wish.doctor]
            if leave is None or not start <= leave < start + wish.months:
                yield start

    def holds(self, starts):
        """`starts`: a month for each wish; none where it has no days."""
        there = {}
        for wish, start in zip(self.wishes, starts):
            for month in range(start, start + wish.months) if start is not None else ():
                for key in (("d", wish.doctor, month), ("u", wish.unit, month)):
                    there[key] = there.get(key, 0) + 1
            if wish.after and start is not None:
                before = next(i for i, one in enumerate(self.wishes)
                              if one.doctor == wish.doctor and one.id == wish.after)
                other = starts[before]
                if other is None or other + self.wishes[before].months > start:
                    return False
        return all(count <= (1 if kind == "d" else self.rooms[of])
                   for (kind, of, _), count in there.items())

    def best(self):
        """The least number without days, and of those ways the fewest days of waiting."""
        best = None
        for starts in itertools.product(*([*self.starts(wish), None] for wish in self.wishes)):
            score = (starts.count(None),
                     sum((first_of(start) - first_of(wish.earliest)).days
                         for wish, start in zip(self.wishes, starts) if start is not None))
            if (best is None or score < best) and self.holds(starts):
                best = score
        return best


def proposal_for(st, folder):
    run = subprocess.run([st, "plan", "propose", folder, "--as-of", str(TODAY), "--format", "json"],
                         capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return json.loads(run.stdout)


def errors_of(st, folder):
    run = subprocess.run([st, "check", folder, "--as-of", str(TODAY), "--format", "json"],
                         capture_output=True, text=True)
    return sorted((plan["path"], finding["rule"], finding.get("subject"))
                  for plan in json.loads(run.stdout)["plans"] for finding in plan["findings"]
                  if finding.get("outcome") == "unmet")


def judge(st, tree, folder):
    tree.write(folder)
    proposal = proposal_for(st, folder)
    months = {str(first_of(month)): month for month in range(MONTHS)}
    placed = {(one["plan"][-1], one["wanted"]): months[one["from"]] for one in proposal["placed"]}
    starts = [placed.get((str(wish.doctor), wish.id)) for wish in tree.wishes]
    assert tree.holds(starts), proposal["placed"]
    for wish, start in zip(tree.wishes, starts):
        assert start is None or start in tree.starts(wish), (wish.line(), start)
    missing, waiting = tree.best()
    assert len(proposal["unplaced"]) == starts.count(None) == missing, (missing, starts)
    assert waiting <= proposal["days"] <= waiting * 1.01, (waiting, proposal["days"])
    assert proposal["least_days"] <= waiting
    assert proposal["most_placed"] == len(starts) - missing
    for one in proposal["unplaced"]:
        assert one["cannot_all_hold"], one
    before = errors_of(st, folder)
    subprocess.run([st, "plan", "propose", folder, "--as-of", str(TODAY), "--write"],
                   capture_output=True)
    assert errors_of(st, folder) == before
    again = proposal_for(st, folder)
    assert not again["placed"] and len(again["unplaced"]) == missing, again
    return missing


def main():
    st, trees = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    seen = [0, 0]
    for seed in range(trees):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(folder + "/.git")
            missing = judge(st, Tree(random.Random(seed)), folder + "/all")
            seen[missing > 0] += 1
    assert min(seen) > 0, seen  # Both kinds of answers were among them.
    print(f"{trees} trees, {seen[1]} of them with something that cannot be")


main()
