"""Every report in every format: well formed, the same on every machine, and with hostile words in
every free text harmless. reports.py ST EXAMPLES SCHEMA [ONLY ...]
"""

import csv
import datetime
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import yaml

DAY = "2026-11-21"
OF_MANY = ["cohort", "metrics", "survey", "unit"]
OF_ONE = ["annual", "meeting", "goals", "timeline", "duties", "application", "certificates"]
FORMATS = ["text", "markdown", "html", "csv", "json", "xlsx"]
HOSTILE = ["=1+1", "+46 70", "-1+1", "@SUM(A1)", "\u202egnp.exe", "</td><script>alert(1)</script>",
           "&amp;<b>&", "a | b | c", "[x](javascript:alert(1))", "![](http://x.invalid/a.png)",
           "\"; drop", "'quoted'", "a;b,c", "{{7*7}}", "${HOME}", "<!--", "]]>", "\u0000".replace("\0", "␀"),
           "å" * 120, "\u200b\u200d", "# heading", "``code``"]
VOID = {"meta", "img", "br", "link"}
KNOWN = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "dl", "div", "dt",
         "dd", "small", "table", "thead", "tbody", "tr", "th", "td", "span", "img"}


class Page(html.parser.HTMLParser):
    """What is open is closed in order; nothing is run, nothing is fetched."""

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attributes):
        assert tag in KNOWN, tag
        for name, value in attributes:
            assert not name.startswith("on") and name not in ("href", "srcset", "style"), name
            assert name != "src" or value.startswith("data:image/svg+xml,"), value[:50]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data):
        self.words.append(data)


def check_html(text):
    page = Page()
    page.feed(text)
    page.close()
    assert not page.open, page.open
    assert "default-src 'none'" in text and "<!DOCTYPE html>" in text
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", text.split("<body>")[0])


def cells_of(path):
    """The sheets of a workbook as lists of rows; a formula or a link is a fault."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        assert not [name for name in book.namelist() if "external" in name.lower()]
        shared = [] if "xl/sharedStrings.xml" not in book.namelist() else [
            "".join(part.text or "" for part in one.iter(space + "t"))
            for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        sheets = sorted((name for name in book.namelist() if name.startswith("xl/worksheets/sheet")),
                        key=lambda name: int(re.sub(r"\D", "", name)))
        for name in sheets:
            sheet = ElementTree.fromstring(book.read(name))
            assert sheet.find(f".//{space}f") is None and sheet.find(f".//{space}hyperlink") is None
            rows = []
            for row in sheet.iter(space + "row"):
                cells = {}
                for cell in row.iter(space + "c"):
                    value = cell.find(space + "v")
                    column = re.sub(r"\d", "", cell.get("r"))
                    if value is not None:
                        cells[column] = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
                rows.append(cells)
            yield rows


def check_row(cells, values):
    """Words are words, numbers are numbers, and a day is one from 1900 on."""
    for cell, value in zip(cells, values, strict=True):
        if isinstance(cell, float) and isinstance(value, str):
            assert str(datetime.date(1899, 12, 30) + datetime.timedelta(cell)) == value, (cell, value)
        elif isinstance(cell, float):
            assert abs(cell - value) < 0.006, (cell, value)
        else:
            assert cell == value or not value.isprintable(), (cell, value)


def tables_of(report):
    return [block for block in report["blocks"] if "table" in block]


def check_csv(text, report, between):
    """Row by row what json has; words that a spreadsheet would compute have an apostrophe."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=between))
    tables, at = tables_of(report), 0
    for number, table in enumerate(tables):
        at += 1 if number else 0  # An empty line between tables.
        at += 1  # The heads.
        for row in table["rows"]:
            for cell, value in zip(rows[at], row.values(), strict=True):
                assert not re.match(r"[=+@\t\r]|-(?![\d,.]+$)", cell), cell
                if isinstance(value, str):
                    assert cell.lstrip("'") == value.lstrip("'") or not value.isprintable(), (cell, value)
                elif isinstance(value, bool) or value is None:
                    assert cell in ("", "ja", "nej", "yes", "no"), (cell, value)
                else:
                    number = float(cell.rstrip("%").replace(",", ".")) / (100 if "%" in cell else 1)
                    assert abs(number - value) < 0.006, (cell, value)
            at += 1
    assert at == len(rows), (at, len(rows))


def check_text(text):
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", text)
    assert all(line == line.rstrip() for line in text.split("\n"))


def made(st, arguments, env=None):
    run = subprocess.run([st, "report", *arguments], capture_output=True,
                         env={**os.environ, **(env or {})})
    assert run.returncode == 0, (arguments, run.stderr.decode())
    return run.stdout


def check(st, name, path, folder, schema, lang, twice=True):
    of_unit = ["--unit", "medicin-malarstad"] if name == "unit" else []
    arguments = [name, str(path), *of_unit, "--as-of", DAY, "--lang", lang, "--format"]
    outputs = {form: made(st, [*arguments, form]) for form in FORMATS}
    texts = {form: outputs[form].decode() for form in FORMATS if form != "xlsx"}
    report = json.loads(texts["json"])
    if schema:
        schema.validate(report)
    check_html(texts["html"])
    check_text(texts["text"])
    check_csv(texts["csv"], report, ";" if lang == "sv" else ",")
    assert not re.search(r"(?<!\\)[<>]", texts["markdown"]), name
    book = folder / "book.xlsx"
    book.write_bytes(outputs["xlsx"])
    for table, rows in zip(tables_of(report), cells_of(book), strict=True):
        assert len(rows) == len(table["rows"]) + 1, table["table"]
        for cells, row in zip(rows[1:], table["rows"]):
            check_row([cell for cell in cells.values() if cell != ""],
                      [value for value in row.values() if value not in (None, "")])
    elsewhere = {"LC_ALL": "sv_SE.UTF-8", "TZ": "Asia/Tokyo", "LANG": "C"}
    for form in FORMATS if twice else []:
        assert made(st, [*arguments, form], elsewhere) == outputs[form], (name, form)


def hostile(plan):
    """Every free text becomes hostile in turn."""
    words = iter(HOSTILE * 50)
    for path in sorted(plan.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)

        def spoil(value):
            if isinstance(value, dict):
                for key in value:
                    if key in ("name", "title", "what", "note", "topics", "organiser", "reason", "summary"):
                        value[key] = next(words)
                    else:
                        spoil(value[key])
            elif isinstance(value, list):
                for one in value:
                    spoil(one)

        spoil(content)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def main(st, examples, schema_file, *only):
    try:
        import jsonschema
        schema = jsonschema.Draft7Validator(json.loads(pathlib.Path(schema_file).read_text()))
    except ImportError:
        schema = None
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder) / "tree"
        shutil.copytree(examples, tree / "examples")
        (tree / ".git").mkdir()
        shutil.copytree(tree / "examples" / "amira-haddad", tree / "examples" / "hostile")
        hostile(tree / "examples" / "hostile")
        told = made(st, ["cohort", str(tree), "--as-of", DAY, "--lang", "en", "--format", "json"])
        assert any(word.encode() in told for word in HOSTILE), told
        plans = sorted(path.parent for path in (tree / "examples").glob("*/st.yaml"))
        for number, plan in enumerate(plans):
            if only and plan.name not in only:
                continue
            for name in OF_ONE:
                check(st, name, plan, pathlib.Path(folder), schema, ("sv", "en")[number % 2], not only)
                seen += 1
        many, langs = tree / "examples", ("sv", "en")
        if only:  # Few plans, where each takes long.
            many, langs = pathlib.Path(folder) / "few", ("sv",)
            for name in (*only, "units", "regions"):
                shutil.copytree(tree / "examples" / name, many / name)
        for lang in langs:
            for name in OF_MANY:
                check(st, name, many, pathlib.Path(folder), schema, lang, not only)
                seen += 1
    assert seen == len(OF_ONE) * (len(only) or len(plans)) + len(langs) * len(OF_MANY) and len(plans) == 7
    print(f"{seen} reports in {len(FORMATS)} formats")


main(*sys.argv[1:])
