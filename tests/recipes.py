"""The recipes of examples/ci/shards.md, run as they stand: recipes.py ST RECIPES EXAMPLES [NPM_FOLDER]

GNU parallel's where it is installed; DuckDB's with its npm package, fetched into NPM_FOLDER.
"""

import csv
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DAY = "2026-11-21"
DUCKDB = "@duckdb/node-api@1.5.6-r.1"
READER = """
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create()).connect();
let rows = [];
for (const statement of process.argv[2].split(';').filter((one) => one.trim()))
  rows = (await connection.runAndReadAll(statement)).getRowsJson();
for (const row of rows) console.log(row.join('\\t'));
"""


def run(command, folder, env):
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def block(text, language):
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found, f"no block in {language}"
    return found[1]


def by_duckdb(statements, folder, npm, env):
    pathlib.Path(npm).mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", npm, DUCKDB]
    run(install, folder, env)
    reader = pathlib.Path(npm) / "reader.mjs"
    reader.write_text(READER)
    return run(["node", str(reader), statements], folder, env)


def main(st, recipes, examples, npm=None):
    npm = npm and str(pathlib.Path(npm).resolve())
    text = pathlib.Path(recipes).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(examples, folder / "plans")
        own = folder / "bin" / "st"  # The same day in every step.
        own.parent.mkdir()
        own.write_text(f'#!/bin/sh\nexec "{pathlib.Path(st).resolve()}" "$@" --as-of {DAY}\n')
        own.chmod(0o755)
        env = {**os.environ, "PATH": f"{own.parent}:{os.environ['PATH']}"}
        whole = run(["st", "report", "metrics", "plans"], folder, env)
        script = block(text, "sh")
        if not shutil.which("parallel"):
            script = re.sub(r'parallel "(.*)"', r'xargs -I{} sh -c "\1"', script)
        summed = run(["sh", "-euc", script], folder, env)
        assert summed == whole, "the recipe of GNU parallel prints something else than one run"
        assert len(list(folder.glob("facts-*.jsonl"))) == 4
        if not npm:
            return
        sums = {}
        for line in by_duckdb(block(text, "sql"), folder, npm, env).splitlines():
            rule, _, numerator, denominator, _ = line.split("\t")
            old = sums.get(rule, (0, 0))
            sums[rule] = (old[0] + float(numerator), old[1] + float(denominator))
        table = ["--full", "--format", "csv", "--lang", "en"]
        told = run(["st", "report", "metrics", *table, "plans"], folder, env)
        expected = {}
        for row in csv.DictReader(io.StringIO(told.lstrip("\ufeff"))):
            if row["group"].split(", ")[-1] != "all":
                continue
            old = expected.get(row["rule"], (0, 0))
            parts = [float(row[name] or 0) for name in ("numerator", "denominator")]
            expected[row["rule"]] = (old[0] + parts[0], old[1] + parts[1])
        assert sums, "DuckDB found no facts"
        for rule, parts in sums.items():
            assert parts == expected[rule], (rule, parts, expected[rule])


main(*sys.argv[1:])
