"""What st check tells programs, in every format: formats.py ST EXAMPLES [outside]

From the examples and from one whose every text is hostile: well formed, all of one verdict, the same
bytes with another locale and number of threads, and with fingerprints that stay when lines move.
outside: also held to the schema of SARIF 2.1.0 and to its validator, by npx.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from xml.etree import ElementTree

from reports import HOSTILE_PLAN, STEERS, hostile

DAY = "2026-11-21"
FORMATS = ["text", "json", "jsonl", "sarif", "junit", "github", "gitlab"]
SUITE = {"id", "package", "name", "hostname", "timestamp", "tests", "failures", "errors", "time"}


def told(st, tree, *more, env=None):
    outputs = [word for form in FORMATS for word in ("-o", f"{form}:{form}.out")]
    run = subprocess.run([st, "check", "plans", "--as-of", DAY, "--lang", "en", *more, *outputs],
                         cwd=tree, capture_output=True, env={**os.environ, **(env or {})})
    assert run.returncode in (0, 1) and not run.stdout, run.stderr.decode()
    return {form: (tree / f"{form}.out").read_bytes().decode() for form in FORMATS}


def findings(outputs):
    """Those with a severity, as st.check/1 has them."""
    return [one for plan in json.loads(outputs["json"])["plans"] for one in plan["findings"]
            if one["severity"]]


def as_shown(words):
    """What can be told of words that were made visible: their letters."""
    return re.sub(r"[^A-Za-z0-9]", "", re.sub(r"\\\\u\\{[0-9a-f]+\\}", "", words))


def check_jsonl(outputs):
    *plans, last = [json.loads(line) for line in outputs["jsonl"].splitlines()]
    whole = json.loads(outputs["json"])
    assert plans == whole["plans"] and last == {"summary": whole["summary"]}


def check_sarif(outputs, tree):
    run, = json.loads(outputs["sarif"])["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    told = sorted((one["ruleId"], one["level"], urllib.parse.unquote(place(one)["artifactLocation"]["uri"]),
                   place(one)["region"]["startLine"]) for one in run["results"])
    assert told == sorted((one["rule"], one["severity"], one["file"], one["line"]) for one in findings(outputs))
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"] and one["message"]["text"]
        region = place(one)["region"]
        file = tree / urllib.parse.unquote(place(one)["artifactLocation"]["uri"])
        if file.is_file() and "endLine" in region:
            lines = file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
            assert region["endColumn"] <= len(lines[region["endLine"] - 1]) + 1, (file, region)
    prints = [one["partialFingerprints"]["stFinding/v1"] for one in run["results"]]
    assert len(set(prints)) == len(prints)


def place(result):
    return result["locations"][0]["physicalLocation"]


def check_junit(outputs):
    root = ElementTree.fromstring(outputs["junit"])
    plans = json.loads(outputs["json"])["plans"]
    assert root.tag == "testsuites" and len(root) == len(plans)
    for number, (suite, plan) in enumerate(zip(root, plans)):
        assert set(suite.attrib) == SUITE and suite.get("id") == str(number) and suite.get("name")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00", suite.get("timestamp"))
        tags = [child.tag for child in suite]
        cases = suite.findall("testcase")
        assert tags == ["properties", *["testcase"] * len(cases), "system-out", "system-err"], tags
        assert int(suite.get("tests")) == len(cases)
        failed = {case.get("name").split(" ")[0] for case in cases if case.find("failure") is not None}
        assert int(suite.get("failures")) == len(failed)
        assert failed == {one["rule"] for one in plan["findings"] if one["severity"] in ("error", "warning")}
        for case in cases:
            assert set(case.attrib) == {"name", "classname", "time"} and len(case) <= 1


def decoded(line):
    """A workflow command as its reader takes it apart."""
    kind, properties, words = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
    undo = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    plain = lambda text: re.sub("%25|%0D|%0A|%3A|%2C", lambda one: undo[one.group()], text)
    return kind, {name: plain(value) for name, value in (one.split("=", 1) for one in properties.split(","))}, plain(words)


def check_github(outputs):
    begin = re.search(r"^::stop-commands::(.+)\n", outputs["github"], re.M)
    head, text = outputs["github"][:begin.start()], outputs["github"][begin.end():]
    end = f"::{begin.group(1)}::\n"
    assert text == outputs["text"] + end and text.count(end) == 1, "the log is not the text, fenced"
    shown = {"error": [], "warning": [], "notice": []}
    more = 0
    for line in head.splitlines():
        kind, properties, words = decoded(line)
        if properties["title"] == "st":
            more = int(re.match(r"\d+", words).group())
            continue
        assert "col" not in properties or properties["line"] == properties["endLine"]
        shown[kind].append((properties["title"].removeprefix("st "), int(properties["line"]), as_shown(words)))
    for kind, severity in (("error", "error"), ("warning", "warning"), ("notice", "note")):
        all_of = [one for one in findings(outputs) if one["severity"] == severity]
        assert len(shown[kind]) == min(10, len(all_of))
        known = {(one["rule"], one["line"]): as_shown(one["message"]) for one in all_of}
        for rule, line, words in shown[kind]:
            assert (rule, line) in known, (rule, line)
        more -= max(0, len(all_of) - 10)
    assert more == 0


def check_gitlab(outputs):
    issues = json.loads(outputs["gitlab"])
    assert len({one["fingerprint"] for one in issues}) == len(issues) == len(findings(outputs))
    for one in issues:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in ("critical", "minor", "info") and one["description"]
        assert one["location"]["lines"]["begin"] >= 1 and not one["location"]["path"].startswith(("/", "./"))
    return sorted((one["check_name"], one["fingerprint"]) for one in issues)


def check_outside(outputs, tree):
    """The words of those who wrote the format."""
    schema = subprocess.run(["npm", "pack", "@microsoft/jest-sarif@1.0.0-beta.0"], cwd=tree, capture_output=True)
    assert schema.returncode == 0, schema.stderr.decode()
    subprocess.run(["tar", "xf", schema.stdout.decode().split()[-1]], cwd=tree, check=True)
    import jsonschema
    text, = (tree / "package").rglob("sarif-2.1.0-rtm.5.json")
    jsonschema.Draft7Validator(json.loads(text.read_text())).validate(json.loads(outputs["sarif"]))
    (tree / "out.sarif").write_text(outputs["sarif"], encoding="utf-8")
    run = subprocess.run(["npx", "--yes", "@microsoft/sarif-multitool@5.7.0", "validate", "out.sarif"], cwd=tree,
                         capture_output=True, text=True)
    assert "Analysis completed successfully" in run.stdout, run.stdout + run.stderr
    assert not re.search(r": error", run.stdout), run.stdout


def check(st, tree, outside):
    outputs = told(st, tree)
    assert findings(outputs)
    check_jsonl(outputs)
    check_sarif(outputs, tree)
    check_junit(outputs)
    check_github(outputs)
    prints = check_gitlab(outputs)
    for form, text in outputs.items():
        assert not STEERS.search(text), (form, STEERS.search(text))
    elsewhere = {"LC_ALL": "sv_SE.UTF-8", "TZ": "Asia/Tokyo"}
    assert told(st, tree, "-j1", env=elsewhere) == outputs
    assert told(st, tree, "-j8") == outputs
    if outside:
        check_outside(outputs, tree)
    for path in tree.rglob("*.yaml"):  # Ten lines more, and nothing else.
        path.write_text("#\n" * 10 + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert check_gitlab(told(st, tree)) == prints
    return len(prints)


def main(st, examples, outside=""):
    with tempfile.TemporaryDirectory() as scratch:
        tree, spoiled = pathlib.Path(scratch) / "tree", pathlib.Path(scratch) / "spoiled"
        for folder in (tree, spoiled):
            shutil.copytree(examples, folder / "plans")
            (folder / ".git").mkdir()
        hostile(spoiled / "plans" / HOSTILE_PLAN)
        count = sum(check(st, folder, outside) for folder in (tree, spoiled))
    print(f"{count} findings in {len(FORMATS)} formats")


main(*sys.argv[1:])
