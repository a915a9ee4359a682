"""Runs the targets of fuzzing, one after the other, from where they last stopped.

fuzz.py BUILD [SECONDS] [TARGET...]

BUILD is the folder with the targets. Each is tried for SECONDS (60), all of them unless some are named.
What was tried and proved to lead further is kept in BUILD/tried, what broke a law in BUILD/broken. At
the end it tells what belongs into tests/fuzz/HOURS.md.
"""

import datetime
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
LONGEST = {"scalars": 256, "splicing": 1024, "merging": 2048, "packs": 8192, "reading": 8192}  # Bytes; else 4096.


def try_target(build, target, seconds):
    """Executions, CPU seconds, and the inputs that broke a law."""
    tried, broken = build / "tried" / target, build / "broken" / target
    for folder in (tried, broken):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(broken.iterdir())
    started = os.times()
    with (build / f"{target}.log").open("wb") as log:
        subprocess.run(
            [build / "tests/fuzz" / f"fuzz-{target}", f"-max_total_time={seconds}", "-timeout=20",
             "-rss_limit_mb=2048", f"-max_len={LONGEST.get(target, 4096)}", f"-dict={HERE / 'yaml.dict'}",
             f"-artifact_prefix={broken}/", "-print_final_stats=1", "-close_fd_mask=1",
             tried, build / "seeds" / target],
            stderr=log, check=False)
    ended = os.times()
    cpu = ended.children_user + ended.children_system - started.children_user - started.children_system
    text = (build / f"{target}.log").read_text(errors="replace")
    counts = re.findall(r"number_of_executed_units: *(\d+)|^#(\d+)\t", text, re.M)
    executions = max((int(a or b) for a, b in counts), default=0)
    return executions, cpu, sorted(set(broken.iterdir()) - before)


def main(build, *words):
    build = pathlib.Path(build).resolve()
    seconds = next((int(word) for word in words if word.isdigit()), 60)
    named = [word for word in words if not word.isdigit()]
    known = sorted(file.name.removeprefix("fuzz-") for file in (build / "tests/fuzz").glob("fuzz-*"))
    if unknown := set(named) - set(known):
        sys.exit(f"no such target: {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
    subprocess.run([sys.executable, HERE / "seeds.py", "unpack", HERE.parent.parent, build / "seeds"], check=True)
    all_broken = []
    for target in named or known:
        executions, cpu, broken = try_target(build, target, seconds)
        print(f"| {datetime.date.today()} | {target} | {executions} | {cpu:.0f} s | {len(broken)} |", flush=True)
        all_broken += broken
    for file in all_broken:
        print(f"broken: {file} (see {build}/*.log)")
    sys.exit(bool(all_broken))


main(*sys.argv[1:])
