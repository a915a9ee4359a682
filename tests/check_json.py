"""Holds what `st check` prints as json and jsonl to its published schema.

check_json.py SCHEMA FOLDER...: runs st over each folder, alone and with --show all, in both
languages, and fails on the first output that the schema refuses.
"""
import json
import subprocess
import sys

import jsonschema


def output(*arguments):
    run = subprocess.run(["st", "check", "--as-of", "2026-11-21", *arguments],
                         stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"st check {' '.join(arguments)}: exit status {run.returncode}")
    return run.stdout.decode("utf-8")


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    whole = jsonschema.Draft7Validator(schema)
    part = jsonschema.Draft7Validator({**schema["definitions"]["verdict"],
                                       "definitions": schema["definitions"]})
    for folder in sys.argv[2:]:
        for more in ([], ["--show", "all"], ["--lang", "sv"], ["--level", "must"]):
            one = json.loads(output(folder, "--format", "json", *more))
            whole.validate(one)
            lines = [json.loads(line) for line in output(folder, "--format", "jsonl", *more).splitlines()]
            assert lines[:-1] == one["plans"] and lines[-1] == {"summary": one["summary"]}
            for line in lines[:-1]:
                part.validate(line)
    print("valid")


if __name__ == "__main__":
    main()
