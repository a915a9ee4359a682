"""Does st fmt change nothing that is read? tidy.py ST COUNT [SEED]

ST is the program. COUNT plan files are made up, with keys in any order, comments, brackets and blocks,
quotes or none, blanks where nobody sees them, CRLF and no last line end. `st fmt` lays them out, all in
one run. PyYAML, which has nothing in common with the reader that st uses, then reads the same values
from them, texts are texts, every comment is there, keys stand in order, and a second run finds nothing
to do.
"""

import os
import random
import subprocess
import sys
import tempfile

import yaml

ORDER = {
    "talks": ["id", "date", "kind", "with", "hours", "topics", "summary", "note"],
    "courses": ["id", "title", "kind", "from", "to", "days", "organiser", "goals", "note"],
    "rotations": ["id", "unit", "from", "to", "goals", "supervisor", "feedback", "note"],
}
TEXTS = ["2015:8", "no", "010", "1_000", "gick bra", "åäö", "a, b", "10:30 möte", "~", "null", "🙂",
         "Öst # inte kommentar", "it's", "y", "2026-01-01", ".5", "0x1F", "=", "x: y"]
WORDS = {"talks": {"kind": ["supervision", "progress"]}, "courses": {"kind": ["regional", "sk"]},
         "rotations": {}}


def value_of(rng, section, field):
    if field in ("date", "from", "to"):
        day = f"20{rng.randint(26, 29)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        return rng.choice([day, day, f'"{day}"'])
    if field in ("hours", "days"):
        return str(rng.randint(1, 9))
    if field == "goals":
        return rng.choice(["[c1,c2]", "[c1, c2]", "c3", "[ c4,  c5 ]"])
    if field == "topics":
        return "[ethics,law]"
    if field == "feedback":
        return "{received: 2026-09-02, given: 2026-09-01}"
    if field in ("with", "supervisor", "unit", "id"):
        return rng.choice(["eva", "olle-dahl"]) + str(rng.randint(1, 10**6))
    if field in WORDS[section]:
        return rng.choice(WORDS[section][field])
    text = rng.choice(TEXTS)
    plain = not any(c in text for c in ",#") and ": " not in text and text != "="
    if plain and rng.random() < 0.6:
        return text
    return "'" + text.replace("'", "''") + "'" if rng.random() < 0.5 else '"' + text + '"'


def record(rng, section, indent):
    needed = {"talks": ["date", "kind"], "courses": ["title"], "rotations": ["from"]}[section]
    fields = needed + [f for f in ORDER[section] if f not in needed and rng.random() < 0.4]
    rng.shuffle(fields)
    pairs = [f"{field}: {value_of(rng, section, field)}" for field in fields]
    pad = " " * indent
    lines = [f"{pad}# about {rng.randint(0, 10**6)}"] if rng.random() < 0.2 else []
    if rng.random() < 0.4:
        separator = rng.choice([", ", ",", ",  ", f",\n{pad}   "])
        return lines + (f"{pad}- {{{separator.join(pairs)}}}").split("\n")
    for i, pair in enumerate(pairs):
        if i and rng.random() < 0.15:
            lines.append(f"{pad}  # above {rng.randint(0, 10**6)}")
        end = f"   # beside {rng.randint(0, 10**6)}" if rng.random() < 0.15 else ""
        lines.append(f"{pad}{'- ' if i == 0 else '  '}{pair}{end}")
    return lines


def document(rng):
    lines = ["# plan"] if rng.random() < 0.5 else []
    for section in rng.sample(list(ORDER), rng.randint(1, 3)):
        lines.append(section + ":")
        indent = rng.choice([0, 2, 4])
        for _ in range(rng.randint(1, 4)):
            lines += record(rng, section, indent)
            if rng.random() < 0.2:
                lines.append("")
    if rng.random() < 0.3:
        lines += ["contract:", "  revisions:", "  # above", "    - 2027-09-01", "  signed: 2026-09-01"]
    lines = [line + " " * rng.randint(1, 3) if rng.random() < 0.1 else line for line in lines]
    ends = rng.choice(["\n", "\n", "\r\n"])
    return ends.join(lines) + (ends if rng.random() < 0.8 else "")


def comments(text):
    found = []
    for token in text.replace("\r", "").split("\n"):
        for word in ("# about ", "# above", "# beside ", "# plan"):
            if word in token:
                found.append(token[token.index(word):].rstrip())
                break
    return sorted(found)


def in_order(top):
    for section, order in ORDER.items():
        for one in top.get(section) or []:
            places = [order.index(key) for key in one]
            if places != sorted(places):
                return False
    return True


def judge(before, after):
    plain = lambda text: yaml.load(text, Loader=yaml.BaseLoader)
    assert plain(before) == plain(after), "it says something else"
    assert comments(before) == comments(after), "a comment is lost"
    assert ("\r\n" in before) == ("\r\n" in after), "other line ends"
    top = yaml.safe_load(after)
    for section in ORDER:
        for one in top.get(section) or []:
            for field in ("title", "summary", "note", "organiser"):
                assert isinstance(one.get(field, ""), str), f"{field} is no text: {one[field]!r}"
    lines = after.replace("\r", "").split("\n")
    assert lines[-1] == "" and not any(line.endswith(" ") for line in lines), "blanks at an end"
    return in_order(plain(after))


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    wrong = ordered = 0
    with tempfile.TemporaryDirectory(prefix="st-tidy-") as folder:
        texts = {}
        for i in range(count):
            os.mkdir(f"{folder}/{i}")
            with open(f"{folder}/{i}/st.yaml", "w", encoding="utf-8") as file:
                file.write("doctor: {id: a}\ntraining: {specialty: kirurgi, start: 2026-09-01}\n")
            texts[i] = document(rng)
            with open(f"{folder}/{i}/log.yaml", "w", encoding="utf-8", newline="") as file:
                file.write(texts[i])
        ran = subprocess.run([program, "fmt", folder, "--lang", "en"], capture_output=True, check=False)
        for i, before in texts.items():
            with open(f"{folder}/{i}/log.yaml", encoding="utf-8", newline="") as file:
                after = file.read()
            try:
                ordered += judge(before, after)
            except Exception as trouble:
                wrong += 1
                print(f"--- before\n{before}\n--- after\n{after}\n*** {trouble!r}")
        again = subprocess.run([program, "fmt", "--check", folder, "--lang", "en"],
                               capture_output=True, check=False)
    print(f"{count} files: {ordered} in order, {wrong} wrong; fmt {ran.returncode}, again "
          f"{again.returncode}")
    if ran.stderr:
        print(ran.stderr.decode()[:2000])
    sys.exit(wrong > 0 or ran.returncode != 0 or again.returncode != 0 or ordered < count * 0.8)


main()
