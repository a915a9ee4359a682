"""st plan's months and end against a plain count of days, on plans made at random.

projection.py ST COUNT [SEED]: each plan is counted twice, by st and here, day by day in exact
fractions, as st-plan(5) says that service counts; and changed in ways that must change nothing, or
exactly so much: a rotation split in two, all dates moved by four years, half time for twice as long,
leave from full time.
"""

import calendar
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

DAY = datetime.timedelta(days=1)
FOUR_YEARS = datetime.timedelta(days=1461)
REQUIRED = {"sosfs-2015-8": 60, "hslf-fs-2021-8": 66}
TAKES_NOTHING = ("holiday", "on_call_compensation")
CAPS = {"doctorate": 6, "earlier_specialty": 30}


def month_part(day):
    return Fraction(1, calendar.monthrange(day.year, day.month)[1])


class Plan:
    """What is written in the files; dates are dates, shares are per cent."""

    def __init__(self, **parts):
        self.posts, self.rotations, self.absences, self.credits = [], [], [], []
        self.licence = self.at = self.completed = self.bt = None
        self.__dict__.update(parts)

    def text(self):
        def line(record):
            return "  - {" + ", ".join(f"{key}: {value}" for key, value in record) + "}\n"

        def period(record):
            yield "from", record["from"]
            if record.get("to"):
                yield "to", record["to"]
            if record.get("share") is not None:
                yield "share", f"{record['share']}%"

        doctor = "doctor: {id: d1, name: Disa Alm"
        doctor += f", licence: {self.licence}" if self.licence else ""
        doctor += f", at_completed: {self.at}" if self.at else ""
        text = doctor + "}\n"
        shares = ", ".join(f"{{from: {day}, share: {share}%}}" for day, share in self.shares)
        text += f"training:\n  regulation: {self.regulation}\n  specialty: internmedicin\n"
        text += f"  start: {self.start}\n  share: [{shares}]\n"
        text += f"  completed: {self.completed}\n" if self.completed else ""
        text += "bt: {start: %s, end: %s}\n" % self.bt if self.bt else ""
        for name, records in (("posts", self.posts), ("rotations", self.rotations),
                              ("absences", self.absences)):
            text += f"{name}:\n" if records else ""
            for number, record in enumerate(records):
                about = {"posts": [("unit", "u1")], "rotations": [("id", f"r{number}"), ("unit", "u1")],
                         "absences": [("id", f"a{number}"), ("kind", record.get("kind"))]}[name]
                status = [("status", "cancelled")] if record.get("cancelled") else []
                text += line([*about, *period(record), *status])
        text += "credits:\n" if self.credits else ""
        for kind, months in self.credits:
            text += line([("kind", kind), ("months", months), ("document", "yes")])
        return text


def covers(record, day, last):
    return record["from"] <= day <= (record.get("to") or last)


def last_recorded(plan, as_of):
    if plan.completed:
        return max(plan.start, plan.completed)
    days = [as_of, plan.start, plan.licence or plan.start, *(plan.bt or ())]
    for record in (*plan.posts, *plan.rotations, *plan.absences):
        days += [record["from"], record.get("to") or record["from"]]
    return max(days)


def training_share(plan, day):
    share = Fraction(1)
    for begins, per_cent in plan.shares:
        if begins <= day:
            share = Fraction(per_cent, 100)
    return share


def post_share(plan, day):
    """What the post says is worked; nothing outside every post."""
    for post in plan.posts:
        if post["from"] <= day and (not post.get("to") or day <= post["to"]):
            return training_share(plan, day) if post.get("share") is None else Fraction(post["share"], 100)
    ended = all(post.get("to") and post["to"] < day for post in plan.posts)
    return training_share(plan, day) if ended else Fraction(0)


def inside(plan, day):
    return not plan.posts or post_share(plan, day) > 0 or any(
        covers(post, day, day) for post in plan.posts)


def share_of(plan, day, last):
    """What counts of one day."""
    if day > last:
        return post_share(plan, day)
    if not inside(plan, day):
        return Fraction(0)
    there = [r for r in plan.rotations if not r.get("cancelled") and covers(r, day, last)]
    stated = sum((Fraction(r["share"], 100) for r in there if r.get("share") is not None), Fraction(0))
    working = min(Fraction(1), max(post_share(plan, day), stated))
    taken = sum((Fraction(100 if a.get("share") is None else a["share"], 100) for a in plan.absences
                 if a["kind"] not in TAKES_NOTHING and covers(a, day, last)), Fraction(0))
    left = max(Fraction(0), working - taken)
    if there and all(r.get("share") is not None for r in there):
        return min(left, stated)
    return left


def credited(plan):
    used = {}
    for kind, months in plan.credits:
        used[kind] = min(CAPS[kind], used.get(kind, Fraction(0)) + Fraction(str(months)))
    return sum(used.values(), Fraction(0))


def early(plan, as_of):
    """Service before this day counts at most so many months. AT that is to come says nothing yet."""
    if plan.regulation == "sosfs-2015-8":
        return (plan.at if plan.at and plan.at <= as_of else None), 0
    return plan.licence, 6


def counted(plan, as_of):
    """Required, credited, done by as-of, projected end."""
    last = last_recorded(plan, as_of)
    early_day, early_most = early(plan, as_of)
    total = credited(plan)
    done = before = Fraction(0)
    end, day = None, plan.start
    required = REQUIRED[plan.regulation]
    while (day - plan.start).days < 366 * 60:
        if plan.completed and day > last:
            break
        months = share_of(plan, day, last) * month_part(day)
        if early_day and day < early_day and day <= last:
            before += months
            months = Fraction(0) if before > early_most else months
        total += months
        if day <= as_of and not (plan.completed and day > plan.completed):
            done += months
        if end is None and total >= required:
            end = day
        if end and day >= as_of:
            break
        day += DAY
    # What is served after the end is no training any more.
    end = plan.completed or end
    if end and end < as_of:
        done = sum_until(plan, as_of, end)
    return required, credited(plan), done, end


def sum_until(plan, as_of, end):
    last = last_recorded(plan, as_of)
    early_day, early_most = early(plan, as_of)
    done = before = Fraction(0)
    day = plan.start
    while day <= min(end, as_of):
        months = share_of(plan, day, last) * month_part(day)
        if early_day and day < early_day:
            before += months
            months = Fraction(0) if before > early_most else months
        done += months
        day += DAY
    return done


def made(chance):
    start = datetime.date(2016, 1, 1) + DAY * chance.randrange(3000)
    plan = Plan(regulation=chance.choice(list(REQUIRED)), start=start)

    def day(most):
        return start + DAY * chance.randrange(most)

    def period(most, longest):
        begins = day(most)
        record = {"from": begins}
        if chance.random() < 0.9:
            record["to"] = begins + DAY * chance.randrange(longest)
        return record

    shares = [100, 90, 80, 75, 50, 60]
    plan.shares = [(start, chance.choice(shares))]
    for begins in sorted({day(2000) for _ in range(chance.choice([0, 0, 1, 2]))} - {start}):
        plan.shares.append((begins, chance.choice(shares)))
    if chance.random() < 0.3:
        begins = start
        for number in range(chance.randrange(1, 4)):
            post = {"from": begins, "to": begins + DAY * chance.randrange(100, 900)}
            if chance.random() < 0.5:
                post["share"] = chance.choice(shares)
            begins = post["to"] + DAY * chance.choice([1, 1, 30])
            plan.posts.append(post)
        if chance.random() < 0.5:
            del plan.posts[-1]["to"]
    for _ in range(chance.randrange(6)):
        rotation = period(1800, 300)
        if chance.random() < 0.5:
            rotation["share"] = chance.choice(shares)
        rotation["cancelled"] = chance.random() < 0.1
        plan.rotations.append(rotation)
    for _ in range(chance.randrange(5)):
        absence = period(1800, 300)
        absence["kind"] = chance.choice(["parental", "sick", "holiday", "on_call_compensation", "research"])
        if chance.random() < 0.5:
            absence["share"] = chance.choice([100, 50, 25, 20])
        plan.absences.append(absence)
    kinds = ["doctorate", "earlier_specialty"] if plan.regulation == "sosfs-2015-8" else []
    plan.credits = [(chance.choice(kinds), chance.choice(["3", "6", "4.5", "12", "0.25"]))
                    for _ in range(chance.choice([0, 0, 1, 2]) if kinds else 0)]
    if plan.regulation == "sosfs-2015-8":
        plan.at = start + DAY * chance.choice([-200, -1, 0, 40])
    elif chance.random() < 0.7:
        plan.licence = start + DAY * chance.choice([-100, 0, 60, 300])
    if plan.regulation == "hslf-fs-2021-8" and not plan.posts and chance.random() < 0.3:
        plan.bt = (start, start + DAY * chance.randrange(150, 500))
    if chance.random() < 0.1:
        plan.completed = start + DAY * chance.randrange(1000, 2600)
    return plan, start + DAY * chance.randrange(-50, 2500)


def moved(plan, by):
    def move(value):
        if isinstance(value, datetime.date):
            return value + by
        if isinstance(value, dict):
            return {key: move(one) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(move(one) for one in value)
        return value

    return Plan(**{key: move(value) for key, value in plan.__dict__.items()})


def split(plan, chance):
    long = [r for r in plan.rotations if r.get("to") and r["from"] < r["to"]]
    if not long:
        return None
    one = chance.choice(long)
    cut = one["from"] + DAY * chance.randrange((one["to"] - one["from"]).days)
    rotations = []
    for rotation in plan.rotations:
        if rotation is one:
            rotations += [{**one, "to": cut}, {**one, "from": cut + DAY}]
        else:
            rotations.append(rotation)
    return Plan(**{**plan.__dict__, "rotations": rotations})


def told(st, folder, plan, as_of):
    (folder / "st.yaml").write_text(plan.text())
    ran = subprocess.run([st, "plan", folder, "--format", "json", "--as-of", str(as_of)],
                         capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise AssertionError(f"status {ran.returncode}: {ran.stderr}\n{plan.text()}")
    return json.loads(ran.stdout)


def must(equal, what, plan, as_of):
    if not equal:
        raise AssertionError(f"{what}, as of {as_of}\n{plan.text()}")


def compare(found, plan, as_of):
    required, credit, done, end = counted(plan, as_of)
    for name, wanted in (("months_required", required), ("months_credited", credit),
                         ("months_done", done)):
        exact = Fraction(found[f"{name}_exact"])
        must(exact == wanted, f"{name} {exact}, counted {wanted}", plan, as_of)
    must(found["projected_end"] == (str(end) if end else None),
         f"end {found['projected_end']}, counted {end}", plan, as_of)
    day, total = plan.start, credit
    for one in found["days"]:
        must(one["from"] == str(day), f"a gap before {one['from']}", plan, as_of)
        day = datetime.date.fromisoformat(one["to"]) + DAY
        total += Fraction(one["months_exact"])
        must(Fraction(one["sum_exact"]) == total, f"the sum to {one['to']}", plan, as_of)
    if end:
        must(day == end + DAY, f"the days end {day}, not {end}", plan, as_of)


KEPT = ("months_done_exact", "months_credited_exact", "months_required_exact")


def try_plan(st, seed):
    chance = random.Random(seed)
    plan, as_of = made(chance)
    tried = 1
    with tempfile.TemporaryDirectory(prefix="st-projection-") as base:
        folder = pathlib.Path(base)
        found = told(st, folder, plan, as_of)
        compare(found, plan, as_of)
        if halves := split(plan, chance):
            again = told(st, folder, halves, as_of)
            for name in (*KEPT, "projected_end"):
                must(again[name] == found[name], f"split in two: {name}", halves, as_of)
            tried += 1
        later = told(st, folder, moved(plan, FOUR_YEARS), as_of + FOUR_YEARS)
        for name in KEPT:
            must(later[name] == found[name], f"four years later: {name}", plan, as_of)
        if end := found["projected_end"]:
            end = str(datetime.date.fromisoformat(end) + FOUR_YEARS)
        must(later["projected_end"] == end, "four years later: the end", plan, as_of)
        return tried + 1


def try_half_time(st, seed):
    """Half time for 2k whole months is as much as full time for k."""
    chance = random.Random(seed)
    first = datetime.date(2018, chance.randrange(1, 13), 1)
    months = chance.randrange(1, 20)

    def end_of(count):
        return datetime.date(first.year + (first.month - 1 + count) // 12,
                             (first.month - 1 + count) % 12 + 1, 1) - DAY

    sums = []
    with tempfile.TemporaryDirectory(prefix="st-projection-") as base:
        for share, count in ((50, 2 * months), (100, months)):
            plan = Plan(regulation="hslf-fs-2021-8", start=first, shares=[(first, share)])
            sums.append(told(st, pathlib.Path(base), plan, end_of(count))["months_done_exact"])
    if sums != [str(months)] * 2:
        raise AssertionError(f"{months} months from {first}: {sums}")
    return 2


def try_leave(st, seed):
    """Leave from full time moves the end: what it takes is served after the old end, day by day."""
    chance = random.Random(seed)
    start = datetime.date(2018, 1, 1) + DAY * chance.randrange(700)
    plan = Plan(regulation="sosfs-2015-8", start=start, shares=[(start, 100)])
    first = start + DAY * chance.randrange(1500)
    last = first + DAY * chance.randrange(300)
    away = [{"kind": chance.choice(["parental", "sick"]), "from": first, "to": last}]
    on_leave = Plan(**{**plan.__dict__, "absences": away})
    with tempfile.TemporaryDirectory(prefix="st-projection-") as base:
        old, new = (datetime.date.fromisoformat(
            told(st, pathlib.Path(base), one, start)["projected_end"]) for one in (plan, on_leave))
    taken = sum(month_part(first + DAY * n) for n in range((last - first).days + 1))
    served = sum(month_part(start + DAY * n) for n in range((old - start).days + 1))
    short, end = 60 - served + taken, old
    while short > 0:
        end += DAY
        short -= month_part(end)
    must(new == end, f"leave moves the end from {old} to {new}, by the calendar to {end}", on_leave, start)
    return 2


def main():
    st, count = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with ThreadPoolExecutor(os.cpu_count()) as several:
        plans = sum(several.map(lambda n: try_plan(st, seed * 10**6 + n), range(count)))
        halves = sum(several.map(lambda n: try_half_time(st, n), range(max(4, count // 50))))
        leaves = sum(several.map(lambda n: try_leave(st, n), range(max(4, count // 50))))
    print(f"{count} plans made, {plans + halves + leaves} counted, 0 wrong")


if __name__ == "__main__":
    main()
