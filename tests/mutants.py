"""Would the tests notice a slip in a verb? mutants.py BUILD REPORT [COUNT]

BUILD is a built folder of the preset `test`. Each mutant is one of src/rule/verbs/*.cpp with one slip: an
operator turned, a limit off by one, a condition that is not asked. Its object is compiled as the
build does, put before the library in the links of `st` and of the unit tests, and these run what
tests the verbs until the first failure. COUNT: so many mutants, the same ones each time, spread
evenly over the files; without it all. REPORT gets a line per mutant that lived.

SURVIVORS, beside this file, lists the mutants that no test can tell, each with its reason: a line is
`file: code before => code after: reason`. They do not count. Ends with 1 when fewer than 95 of 100
of the others die, or when a line of the list is out of date.
"""

import concurrent.futures
import json
import os
import pathlib
import random
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
VERBS = ROOT / "src/rule/verbs"
SURVIVORS = ROOT / "tests/mutants.txt"
LEAST = 0.95

# The layout of the sources puts spaces around operators of two sides, and none into <templates>.
TURNED = {"<": ["<="], "<=": ["<"], ">": [">="], ">=": [">"], "==": ["!="], "!=": ["=="],
          "&&": ["||"], "||": ["&&"], "+": ["-"], "-": ["+"], "+=": ["-="], "-=": ["+="]}
OPERATOR = re.compile(r"(?<= )(?:[<>=!]=|[+-]=|&&|\|\||[<>+-])(?= )")
NUMBER = re.compile(r"(?<![\w.\"'])\d+(?![\w.\"'])")
NEGATION = re.compile(r"(?<=[( ])!(?=[\w(])")
TRUTH = re.compile(r"\b(?:true|false)\b")
# Directives, templates, and rows of tables: names of options and texts for users.
DATA = re.compile(r'#|//|template|\s*(?:\{?"|(?:(?:true|false)[,}; ]*)+$)')


def slips(line):
    """(from, to, text) of each slip that a line of code allows."""
    code = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', lambda m: '"' * len(m.group()), line)
    code = re.split("//", code)[0]
    for match in OPERATOR.finditer(code):
        for text in TURNED[match.group()]:
            yield *match.span(), text
    for match in NUMBER.finditer(code):
        yield *match.span(), str(int(match.group()) + 1)
    for match in NEGATION.finditer(code):
        yield *match.span(), ""
    for match in TRUTH.finditer(code):
        yield *match.span(), "false" if match.group() == "true" else "true"


class Mutant:
    def __init__(self, path, number, lines, slip):
        start, end, text = slip
        line = lines[number]
        self.path, self.number = path, number
        self.before, self.after = line.strip(), (line[:start] + text + line[end:]).strip()
        self.source = "".join([*lines[:number], line[:start] + text + line[end:], *lines[number + 1:]])

    @property
    def name(self):
        return f"{self.path.name}: {self.before} => {self.after}"


class Sound:
    """No mutant: the file as it is, which every test passes."""

    def __init__(self, mutant):
        self.path, self.source = mutant.path, mutant.path.read_text(encoding="utf-8")


def mutants_of(path):
    """Not in the list of a verb's options, which is data that the schemas repeat."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    data = False
    for number, line in enumerate(lines):
        data = data or line.startswith("const RecordType& options()")
        if not data and not DATA.match(line):
            for slip in slips(line):
                yield Mutant(path, number, lines, slip)
        data = data and not line.startswith("}")


def spread(every, count):
    """`count` of them, drawn the same way each time and as evenly from each file."""
    piles = {}
    for mutant in every:
        piles.setdefault(mutant.path, []).append(mutant)
    for path, pile in piles.items():
        random.Random(path.name).shuffle(pile)
    drawn = [mutant for row in range(len(every)) for pile in piles.values() for mutant in pile[row:row + 1]]
    return drawn[:count]


class Build:
    """How the built folder compiles a verb and links a program, with an object in front."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        commands = json.loads((self.folder / "compile_commands.json").read_text())
        self.compile = {entry["file"]: shlex.split(entry["command"]) for entry in commands}
        self.link = {program: self.command_of(program) for program in ("st", "tests/unit")}

    def command_of(self, target):
        told = subprocess.run(["ninja", "-C", self.folder, "-t", "commands", "-s", target],
                              capture_output=True, text=True, check=True).stdout.splitlines()
        return shlex.split(told[-1].removeprefix(": && ").removesuffix(" && :"))

    def run(self, command):
        return subprocess.run(command, cwd=self.folder, capture_output=True).returncode == 0

    def make(self, mutant, home):
        """Whether the mutant is a program at all; its `st` and `unit` are then in `home`."""
        (home / "st-helper").symlink_to(self.folder / "st-helper")  # st looks for it beside itself.
        source = home / mutant.path.name
        source.write_text(mutant.source, encoding="utf-8")
        command = list(self.compile[str(mutant.path)])
        command[command.index("-o") + 1] = str(home / "verb.o")
        command[command.index(str(mutant.path))] = str(source)
        if not self.run([word for word in command if word != "-Werror"]):
            return False
        for program, line in self.link.items():
            line = list(line)
            at = line.index("-o")
            line[at + 1] = str(home / pathlib.Path(program).name)
            line.insert(at, str(home / "verb.o"))
            if not self.run(line):
                return False
        return True


def tests(build, home):
    """What tests the verbs, quickest first."""
    here, python = ROOT / "tests", sys.executable
    yield [home / "unit", "--source-file=*/unit/rule/*", "--abort-after=1"]
    yield [python, here / "deadlines.py", home / "st", ROOT / "examples", ROOT / "schemas/rules", "5"]
    yield [python, here / "goals.py", ROOT / "schemas/rules", "allmanmedicin"]
    yield [python, here / "limits.py", home / "st", here / "limits", "6"]
    for folder in ("false-alarms", "rules", "examples", "explain", "plan", "report", "check"):
        for case in sorted((here / "cases" / folder).glob("*.txtar")):
            yield [build.folder / "tests/golden", case]
    yield [python, here / "limits.py", home / "st", here / "limits"]


def killer(build, mutant):
    """What of it fails first: a test; "" when none does; None when it is no program."""
    with tempfile.TemporaryDirectory(prefix="st-mutant-") as folder:
        home = pathlib.Path(folder)
        if not build.make(mutant, home):
            return None
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1",
                       "PYTHONDONTWRITEBYTECODE": "1", "ST_SOURCE": str(ROOT),
                       "PATH": f"{home}:{os.environ['PATH']}"}
        environment.pop("ST_LANG", None)
        for command in tests(build, home):
            try:
                done = subprocess.run(command, env=environment, cwd=home, capture_output=True, timeout=300)
            except subprocess.TimeoutExpired:
                return "time"
            if done.returncode not in (0, 77):
                return next(path.name for path in map(pathlib.Path, reversed(command))
                            if path.name == "unit" or path.suffix in (".py", ".txtar"))
        return ""


def excused():
    """The mutants that are known to live: name to reason."""
    if not SURVIVORS.exists():
        return {}
    lines = SURVIVORS.read_text(encoding="utf-8").splitlines()
    pairs = zip(lines[::2], lines[1::2])
    return {name: reason.strip() for name, reason in pairs}


def main(folder, report, count=None):
    build = Build(folder)
    every = [mutant for path in sorted(VERBS.glob("*.cpp")) for mutant in mutants_of(path)]
    reasons = excused()
    if failing := killer(build, Sound(every[0])):
        sys.exit(f"mutants.py: {failing} fails without any slip")
    stale = set(reasons) - {mutant.name for mutant in every}
    tried = spread(every, int(count)) if count else every
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        fates = list(pool.map(lambda mutant: killer(build, mutant), tried))
    by = {}
    for fate in fates:
        by[fate] = by.get(fate, 0) + 1
    lived = [mutant for mutant, fate in zip(tried, fates) if fate == ""]
    surprising = [mutant for mutant in lived if mutant.name not in reasons]
    with open(report, "w", encoding="utf-8") as out:
        for mutant, fate in zip(tried, fates):
            told = {None: "no program", "": reasons.get(mutant.name, "not noticed")}.get(fate, f"noticed by {fate}")
            print(f"{mutant.path.name}:{mutant.number + 1}: {mutant.before} => {mutant.after}: {told}", file=out)
    died = sum(number for fate, number in by.items() if fate)
    print(f"{len(every)} slips, {len(tried)} tried, {by.get(None, 0)} no programs, {died} noticed, "
          f"{len(lived)} not, of which {len(lived) - len(surprising)} are explained")
    print(*(f"  noticed by {fate}: {number}" for fate, number in sorted(by.items(), key=str) if fate), sep="\n")
    for mutant in surprising:
        print(f"not noticed: {mutant.path.name}:{mutant.number + 1}: {mutant.before} => {mutant.after}")
    for name in sorted(stale):
        print(f"no such slip any more: {name}")
    return 1 if stale or died < LEAST * (died + len(surprising)) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
