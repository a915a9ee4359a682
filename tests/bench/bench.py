"""How long st check takes, as ratios: bench.py ST TOOLS EXAMPLES SCRATCH [--write FILE] [COUNT ...]

Whole processes in alternation, medians. The floor lists and reads the same files and counts their lines;
the peers of peers.py read them or hold them to the schema. What is slow is measured fewer times, at least
once. Over 1,700 plans only st and the floor are measured. --write keeps the tables as Markdown.
"""

import argparse
import pathlib
import platform
import statistics
import subprocess
import sys

import peers

DAY = "2026-11-21"
ROUNDS = 9
PATIENCE = 20  # Seconds for all rounds of one peer.
MOST_FOR_PEERS = 1700
WALL, CPU, MEMORY = range(3)
CHECK, ONE, TWO = "st check", "st check -j1", "st check -j2"


def spent(tools, command, allowed):
    """Seconds of wall and of processor, and peak memory in MiB, of a whole process."""
    told = subprocess.run([tools / "spent", *command], capture_output=True, text=True, check=True)
    status, wall, cpu, memory = told.stdout.split()
    if int(status) not in allowed:
        sys.exit(f"{' '.join(command)} ended with {status}: {told.stderr}")
    return float(wall), float(cpu), int(memory) / 1024


def alternated(tools, own, others):
    """The medians of each: one after the other in every round, the slow ones while patience lasts."""
    seen = {name: [] for name in [*own, *others]}
    for _ in range(ROUNDS):
        for name, command in own.items():
            seen[name].append(spent(tools, command, (0, 1)))
        for name, command in others.items():
            if sum(one[WALL] for one in seen[name]) < PATIENCE:
                seen[name].append(spent(tools, command, (0,)))
    return {name: [statistics.median(one[i] for one in all_of) for i in range(3)]
            for name, all_of in seen.items()}


class Report:
    def __init__(self):
        self.lines = []

    def say(self, line=""):
        print(line, flush=True)
        self.lines.append(line)

    def table(self, title, medians, base, what):
        self.say(f"\n## {title}\n")
        self.say(f"| | wall ms | cpu ms | peak MiB | {['wall', 'cpu'][what]} / {base} |")
        self.say("| --- | ---: | ---: | ---: | ---: |")
        for name, all_of in medians.items():
            ratio = all_of[what] / max(medians[base][what], 1e-6)
            self.say(f"| {name} | {all_of[WALL] * 1000:,.1f} | {all_of[CPU] * 1000:,.1f} |"
                     f" {all_of[MEMORY]:.1f} | {ratio:,.2f} |")
        self.say()

    def ratio(self, medians, upper, lower, what, wanted):
        """One line: how many times `lower` goes into `upper`. What was left out is not told."""
        if upper in medians and lower in medians:
            times = medians[upper][what] / max(medians[lower][what], 1e-6)
            self.say(f"- {upper} / {lower}, {['wall', 'cpu'][what]}: **{times:,.1f}** ({wanted})")


def one_plan(report, tools, st, plan, others):
    own = {"empty static process": [str(tools / "empty")], "st --version": [st, "--version"],
           CHECK: [st, "check", "--as-of", DAY, "--format", "jsonl", str(plan)]}
    medians = alternated(tools, own, {peer.name: peer.on(plan) for peer in others})
    report.table("One plan", medians, CHECK, WALL)
    report.ratio(medians, CHECK, "empty static process", WALL, "at most 4")
    report.ratio(medians, "@sourcemeta/jsonschema", CHECK, WALL, "at least 6")
    report.ratio(medians, "python3-jsonschema", CHECK, WALL, "at least 80")
    report.ratio(medians, "ajv + js-yaml", CHECK, WALL, "at least 120")


def many_plans(report, tools, st, tree, count, others):
    check = [st, "check", "--as-of", DAY, "--format", "jsonl"]
    own = {"floor": [str(tools / "floor"), str(tree)], ONE: [*check, "-j1", str(tree)],
           TWO: [*check, "-j2", str(tree)]}
    if count > MOST_FOR_PEERS:
        others = []
    medians = alternated(tools, own, {peer.name: peer.on(tree / "plans") for peer in others})
    report.table(f"{count:,} plans", medians, ONE, CPU)
    report.ratio(medians, ONE, "floor", CPU, "at most 6, the goal is 4")
    report.ratio(medians, ONE, TWO, WALL, "at least 1.4 when both cores are free")
    report.ratio(medians, "yaml-cpp alone", ONE, CPU, "at least 10")
    report.ratio(medians, "@sourcemeta/jsonschema", ONE, CPU, "at least 4")
    report.ratio(medians, "ajv + js-yaml", ONE, CPU, "at least 6")
    report.ratio(medians, "python3-jsonschema", ONE, CPU, "at least 50")
    report.ratio(medians, "yamllint", ONE, CPU, "nothing is demanded")
    return medians


def growth(report, of_count):
    """What a plan costs among few and among many."""
    report.say("\n## Growth\n")
    report.say("| plans | cpu µs a plan | peak MiB, one thread | two threads |\n| ---: | ---: | ---: | ---: |")
    for count, medians in sorted(of_count.items()):
        report.say(f"| {count:,} | {medians[ONE][CPU] / count * 1e6:.0f} | {medians[ONE][MEMORY]:.1f} |"
                   f" {medians[TWO][MEMORY]:.1f} |")


def first_line(path, begins):
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith(begins):
            return line.split(":", 1)[1].strip()
    return "unknown"


def machine():
    compiler = subprocess.run(["c++", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    cores = len([line for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
                 if line.startswith("processor")])
    memory = int(first_line("/proc/meminfo", "MemTotal").split()[0]) / 1024 / 1024
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return f"{first_line('/proc/cpuinfo', 'model name')}, {cores} cores, {memory:.0f} GiB; {system}; {compiler}"


def made(examples, scratch, count):
    tree = scratch / str(count)
    maker = pathlib.Path(__file__).with_name("plans.py")
    subprocess.run([sys.executable, str(maker), examples, str(tree), str(count)], check=True)
    return tree


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("st")
    words.add_argument("tools", type=pathlib.Path)
    words.add_argument("examples")
    words.add_argument("scratch", type=pathlib.Path)
    words.add_argument("--write", metavar="FILE", type=pathlib.Path)
    words.add_argument("counts", nargs="*", type=int, metavar="COUNT")
    given = words.parse_intermixed_args()
    given.scratch.mkdir(parents=True, exist_ok=True)
    schema = given.scratch / "plan.schema.json"
    schema.write_bytes(subprocess.run([given.st, "schema", "plan"], capture_output=True, check=True).stdout)
    plan = made(given.examples, given.scratch, 100) / "plans" / "d00001"
    others = peers.ready(given.tools, schema, given.scratch, plan)

    report = Report()
    report.say("# What st check costs\n")
    report.say(f"`./dev bench`, medians of whole processes in alternation.\n{machine()}.")
    one_plan(report, given.tools, given.st, plan, others)
    of_count = {}
    for count in given.counts or [100, 1700]:
        tree = made(given.examples, given.scratch, count)
        of_count[count] = many_plans(report, given.tools, given.st, tree, count, others)
    growth(report, of_count)
    if given.write:
        given.write.write_text("\n".join(report.lines) + "\n", encoding="utf-8")


main()
