"""What fuzzing begins with.

seeds.py unpack SOURCE OUT           each target's inputs, a file each: what is kept of it
                                     (corpus/, found/) and what is made from the examples
seeds.py pack TARGET FOLDER [MOST]   keeps a folder's inputs, the shortest first, up to MOST bytes

What is kept is json: a list of texts whose characters are the bytes of the inputs.
"""

import hashlib
import json
import pathlib
import random
import re
import sys

HERE = pathlib.Path(__file__).parent
PIECE = 600  # Bytes: a short text is tried thousands of times a second.
BETWEEN = b"\x1e"  # Stands between the parts of an input: tests/fuzz/input.hpp.
WORDS = [
    "Eva Lindmark", "åäö 🙂", "ja", "no", "null", "~", "2026-11-21", "010", "1_000", "1e3", "0x1F", ".5",
    "1:30", "<<", "=1+1", "+46 70", "-1+1", "@SUM(A1)", "\t=1", "＝1", "a;b,c", "'quoted'", 'say "x"\nnext',
    "a: b", "a #b", "- a", "? a", "[a]", "{a: 1}", "&a", "*a", "!a", "|", ">", "%a", "`a", "a:", " a ", "",
    "a\u00a0", "a\u2028b", "\ufeffa", "\x85", "\x1b[2J", "\x9b31m", "\u202egnp", "\x07", "good\rbad", "\x7f",
    "a" + "\u0301" * 20, "</td><script>alert(1)</script>", '"onmouseover=alert(1) x="', "]]>&#27;<!--",
    "&amp;<b>&", "::stop-commands::x", "\n::st-end-of-text::\n::error::x", "%0A::error::b", "{{7*7}}",
    "%s%n", "{} {0}", "BEGIN:VEVENT\r\nEND:VEVENT", "a | b", "![](http://x.invalid/a.png)", "# heading",
    "---", "...", "å" * 120]
DATES = ["2024-02-29", "2023-02-29", "1900-01-01", "2199-12-31", "6 months", "1 month", "10 days", "2 weeks",
         "5.5 years", "90 min", "1.5 h", "80%", "37.5 %", "100%", "4.5", "13.27", "999999.99"]
ARGUMENTS = [
    "check maja --format json", "check --as-of 2026-11-21 --show all --lang sv", "check maja --rule RV-242",
    "check -o sarif:f.sarif -o junit:f.xml maja", "check --baseline b.json --write-baseline", "plan maja",
    "check maja --gate application -q", "plan maja --explain", "plan --deadlines maja", "plan --goals",
    "plan maja --capacity", "report annual maja --format html", "report cohort . -o cohort.csv",
    "report metrics --facts", "report goals maja -o xlsx:g.xlsx", "log talk with=eva date=2026-11-20",
    "log list maja", "log talk --set hours=1", "log undo", "diff HEAD", "explain RV-242", "rules list",
    "rules test pack.yaml", "fmt maja", "fmt --check maja", "schema plan", "init --help", "--version",
    "--lang en --help", "merge-driver a b c", "check --staged", "check --changed-since HEAD",
    "check --shard 1/2 maja", "check --jobs 0", "check --statistics", "init ny --yes",
    "sign talk --as main_supervisor", "sign --key key talk", "verify maja", "verify --as-of 2026-11-21"]


def pieces(text):
    """Whole records, where a line begins at the margin or with a dash."""
    begun = ""
    for line in text.splitlines(keepends=True):
        if len(begun) > PIECE and line[:1] not in " #\n":
            yield begun.encode()
            begun = ""
        begun += line
    yield begun.encode()


def texts(source):
    """Pieces of the examples, and the cases of the YAML test suite."""
    for file in sorted((source / "examples").rglob("*.yaml")):
        yield from pieces(file.read_text(encoding="utf-8"))
    suite = source / "tests/reading/suite/cases.json"
    for _, text in json.loads(suite.read_text(encoding="utf-8")):
        yield text.encode()


def documents(source):
    """Each example plan in one file, a section or two of it, and a unit's and a region's file."""
    units = sorted((source / "examples/units").glob("*.yaml"))
    regions = sorted((source / "examples/regions").glob("*.yaml"))
    rng = random.Random(1)
    for plan in sorted((source / "examples").glob("*/st.yaml")):
        start = plan.read_bytes()
        others = [file.read_bytes() for file in sorted(plan.parent.glob("*.yaml")) if file != plan]
        for other in others:
            parts = [start + other, rng.choice(units).read_bytes(), rng.choice(regions).read_bytes()]
            yield BETWEEN.join(parts[: rng.randint(1, 3)])
        yield start + b"".join(others)


def packs(source):
    """Packs of one rule each, by names of their own."""
    for file in sorted((source / "schemas/rules").rglob("*.yaml")):
        text = re.sub(r"(?m)^pack: .*", "pack: fuzzed", file.read_text(encoding="utf-8"))
        head, found, rules = text.partition("\nrules:\n")
        if not found and len(text) < 7000:
            yield text.encode()
        for rule in re.split(r"(?m)^(?=  - id: )", rules)[1:]:
            rule = re.sub(r"  - id: .*", "  - id: FZ-1", rule.partition("\nfacts:")[0], count=1)
            rule = re.sub(r"(?m)^    name: ", "    name: own-", rule)
            rule = re.sub(r"(?m)^    covers: .*\n", "    covers: [FZ-1]\n", rule)
            yield f"{head}\nrules:\n{rule}".encode()


def edits(source):
    rng = random.Random(2)
    for text in texts(source):
        words = [rng.choice(WORDS).encode() for _ in range(rng.randint(1, 3))]
        yield BETWEEN.join([text, *words, bytes(rng.randrange(30) for _ in range(12))])


def versions(source):
    """A text, and two of which each lacks a line or has another one changed."""
    rng = random.Random(3)
    for text in texts(source):
        lines = text.splitlines(keepends=True)
        sides = []
        for _ in range(2):
            side = list(lines)
            at = rng.randrange(len(side)) if side else 0
            if side and rng.random() < 0.4:
                side[at] = side[at].replace(b"20", b"19")
            elif side and rng.random() < 0.5:
                del side[at]
            else:
                side[at:at] = lines[at : at + 1]
            sides.append(b"".join(side))
        yield BETWEEN.join([text, *sides])


def hostile(_):
    rng = random.Random(4)
    for _ in range(60):
        words = [rng.choice(WORDS).encode() for _ in range(rng.randint(1, 8))]
        yield BETWEEN.join([*words, bytes(rng.randrange(256) for _ in range(12))])


MADE = {
    "readers": texts,
    "tidying": texts,
    "reading": lambda source: [*texts(source), *documents(source)],
    "packs": packs,
    "splicing": edits,
    "merging": versions,
    "scalars": lambda _: [word.encode() for word in WORDS],
    "dates": lambda _: [words.encode() + bytes(range(36)) for words in DATES],
    "formats": hostile,
    "papers": hostile,
    "arguments": lambda _: [words.replace(" ", "\n").encode() for words in ARGUMENTS],
}


def unpack(source, out):
    source, out = pathlib.Path(source), pathlib.Path(out)
    targets = [file.stem for file in HERE.glob("*/*.cpp")]
    for target in targets:
        inputs = list(MADE.get(target, lambda _: [])(source))
        for kept in (HERE / "corpus", HERE / "found"):
            if (file := kept / f"{target}.json").exists():
                inputs += [text.encode("latin-1") for text in json.loads(file.read_text("utf-8"))]
        (out / target).mkdir(parents=True, exist_ok=True)
        for data in inputs:
            (out / target / hashlib.sha1(data).hexdigest()).write_bytes(data)


def pack(target, folder, most=90_000):
    kept, size = [], 0
    for file in sorted(pathlib.Path(folder).iterdir(), key=lambda file: (file.stat().st_size, file.name)):
        written = json.dumps(file.read_bytes().decode("latin-1"), ensure_ascii=False)
        size += len(written.encode()) + 2
        if size > int(most):
            break
        kept.append(written)
    file = HERE / "corpus" / f"{target}.json"
    file.write_text("[\n" + ",\n".join(kept) + "\n]\n", encoding="utf-8")
    print(f"{target}: {len(kept)} inputs kept, {file.stat().st_size} bytes")


if __name__ == "__main__":
    {"unpack": unpack, "pack": pack}[sys.argv[1]](*sys.argv[2:])
