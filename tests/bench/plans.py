"""Many plans that nobody wrote, the same every time: plans.py EXAMPLES OUT COUNT

Each is one of the tidy examples, in seven files of 12 to 20 KB in all: some weeks earlier or later,
without a record here and there, with talks that fill it up, under a name and an id of its own.
Units and regions stand beside.
"""

import datetime
import pathlib
import random
import re
import shutil
import sys

TIDY = ["amira-haddad", "johan-sandell", "maja-ekdahl", "oskar-nyberg", "linnea-forsgren"]
# Each file of a plan, and what of the example's goes into it.
FILES = {"st": ["st", "defaults", "bt", "contract", "programme"],
         "people": ["people", "agreements"],
         "rotations": ["rotations", "absences"],
         "courses": ["courses", "seminars", "self_study"],
         "talks": ["talks", "annual_reports", "judgements"],
         "assessments": ["assessments", "projects", "research"],
         "certificates": ["certificates"]}
FIRST = ["Alva", "Bilal", "Cecilia", "David", "Elif", "Fredrik", "Greta", "Hassan", "Ida", "Jonas", "Åsa",
         "Karin", "Leo", "Märta", "Noor", "Olle", "Pia", "Rasmus", "Sara", "Tove", "Ulf", "Vera", "Östen"]
LAST = ["Ahlgren", "Berg", "Ceder", "Dahl", "Ekman", "Forss", "Granlund", "Hedin", "Isaksson", "Jernberg",
        "Kvist", "Löf", "Möller", "Nyström", "Odén", "Palm", "Quist", "Rosén", "Sjö", "Tegnér", "Åberg"]
DAY = re.compile(r"\b(20[12]\d)-(\d\d)-(\d\d)\b")


def shifted(text, weeks):
    def later(match):
        day = datetime.date(*map(int, match.groups())) + datetime.timedelta(weeks=weeks)
        return day.isoformat()
    return DAY.sub(later, text)


def parts(folder):
    """The example's files without their first line, which names the schema."""
    return {path.stem: "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[1:])
            for path in sorted(folder.glob("*.yaml"))}


def without(text, chance):
    """A record that stands on one line is left out now and then."""
    return "".join(line for line in text.splitlines(keepends=True)
                   if not (line.lstrip().startswith("- {") and chance.random() < 0.02))


def fill(talks, size, start, supervisor, chance):
    """Supervision every other week or so, until there is enough."""
    lines, day = [], start
    while sum(map(len, lines)) < size:
        day += datetime.timedelta(days=chance.randint(11, 17))
        lines.append(f"  - {{date: {day}, kind: supervision, with: {supervisor}, hours: 1,"
                     f" summary: {chance.choice(['ronden', 'mottagningen', 'jouren', 'en svår bedömning'])}}}\n")
    return re.sub(r"(?m)^talks:\n", lambda found: found.group() + "".join(lines), talks, count=1)


def plan(parts_of, number, seed):
    chance = random.Random(f"{seed}-{number}")
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    weeks = chance.randint(-60, 20)
    files = {}
    for file, stems in FILES.items():
        text = "".join(parts_of[stem] for stem in stems if stem in parts_of) or f"{file}: []\n"
        text = shifted(text, weeks)
        files[file] = text if file == "st" else without(text, chance)
    doctor = re.search(r"(?m)^  id: (\S+)", files["st"]).group(1)
    files = {file: re.sub(rf"(?<![\w/-]){doctor}(?![\w/-])", f"d{number:05}", text) for file, text in files.items()}
    files["st"] = re.sub(r"(?m)^  name: .*", f"  name: {name}", files["st"], count=1)
    size = sum(len(text.encode()) for text in files.values())
    start = datetime.date.fromisoformat(re.search(r"(?m)^  start: (\S+)", files["st"]).group(1))
    supervisor = re.search(r"with: \[?([\w-]+)", files["talks"]).group(1)
    files["talks"] = fill(files["talks"], chance.randint(12_500, 19_500) - size, start, supervisor, chance)
    return files


def main(examples, out, count, seed="2026"):
    examples, out = pathlib.Path(examples), pathlib.Path(out)
    if (out / ".st-bench").exists():
        return  # Made before.
    models = [parts(examples / name) for name in TIDY]
    for shared in ("units", "regions"):
        shutil.copytree(examples / shared, out / shared)
    for number in range(1, int(count) + 1):
        folder = out / "plans" / f"d{number:05}"
        folder.mkdir(parents=True)
        for file, text in plan(models[number % len(models)], number, seed).items():
            (folder / f"{file}.yaml").write_text(text, encoding="utf-8", newline="\n")
    (out / ".git").mkdir(exist_ok=True)
    (out / ".st-bench").touch()


main(*sys.argv[1:])
