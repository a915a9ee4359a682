"""Every report in every format: as it was last read and accepted (tests/reports/), well formed, the
same on every machine, and with hostile words in every free text harmless.
reports.py ST EXAMPLES SCHEMA GOLDEN [once]     ST_UPDATE=1 accepts what is made.
"""

import concurrent.futures
import csv
import datetime
import html.parser
import io
import itertools
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
HERE = pathlib.Path(__file__).parent
ENDINGS = {"text": ".txt", "markdown": ".md", "html": ".html", "csv": ".csv", "json": ".json",
           "xlsx": ".xlsx.txt"}
HOSTILE_PLAN = "amira-haddad"
HOSTILE = [
    # For a terminal.
    "\x1b[2J", "\x1b]52;c;aGk=\x07", "\x1b]8;;http://x.invalid\x07x\x1b]8;;\x07", "\x9b31m", "\x07" * 40,
    "good\rbad", "\u202egnp.exe", "\u2066x\u2069", "\u200b\u200d", "a" + "\u0301" * 1000,
    "👩‍👩‍👧‍👦👨‍👩‍👦", "å" * 120,
    # For a spreadsheet.
    "=1+1", "=HYPERLINK(\"http://x.invalid\",\"x\")", "+46 70", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1",
    "a;b,c", "'quoted'", "say \"x\"\nnext",
    # For a page, a picture, a file for programs.
    "</td><script>alert(1)</script>", "\"onmouseover=alert(1) x=\"", "</style><b>", "javascript:alert(1)",
    "&amp;<b>&", "]]>&#27;<!--", "</script>",
    # For what reads logs, templates and calendars.
    "::set-output name=x::y", "::stop-commands::x", "\n::st-end-of-text::\n::error::x", "a%0A::error::b", "{{7*7}}", "${HOME}`id`", "%s%n", "{} {0} {:d}",
    "BEGIN:VEVENT\r\nEND:VEVENT", "\"; drop",
    # For Markdown.
    "a | b | c", "[x](javascript:alert(1))", "![](http://x.invalid/a.png)", "# heading", "``code``", "␀"]
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069]")
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


def made(st, arguments, folder, env=None):
    """Each format's bytes, of one run."""
    folder.mkdir()
    outputs = [word for form in FORMATS for word in ("-o", f"{form}:{folder / form}")]
    run = subprocess.run([st, "report", *arguments, *outputs], capture_output=True, cwd=folder.parent,
                         env={**os.environ, **(env or {})})
    assert run.returncode == 0 and not run.stdout, (arguments, run.stderr.decode())
    return {form: (folder / form).read_bytes() for form in FORMATS}


def told_cells(path):
    """A workbook in words: a line for each row."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" if row else "\n"
                   for sheet in cells_of(path) for row in [{}, *sheet])


def compare(golden, outputs, book):
    """What is made is what was accepted."""
    for form in FORMATS:
        told = told_cells(book).encode() if form == "xlsx" else outputs[form]
        file = golden.with_name(golden.name + ENDINGS[form])
        if os.environ.get("ST_UPDATE"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(told)
        assert file.exists(), f"{file} is not there: ST_UPDATE=1 accepts it"
        assert file.read_bytes() == told, f"{file} is not what is made: ST_UPDATE=1 accepts it"


def check(st, schema, folder, name, path, lang, golden, twice):
    of_unit = ["--unit", "medicin-malarstad"] if name == "unit" else []
    arguments = [name, str(path), *of_unit, "--as-of", DAY, "--lang", lang]
    place = folder / "-".join([name, *path.parts, lang])
    outputs = made(st, arguments, place)
    texts = {form: outputs[form].decode() for form in FORMATS if form != "xlsx"}
    for form, text in texts.items():
        assert not STEERS.search(text), (form, STEERS.search(text))
    report = json.loads(texts["json"])
    if schema:
        schema.validate(report)
    check_html(texts["html"])
    check_text(texts["text"])
    check_csv(texts["csv"], report, ";" if lang == "sv" else ",")
    assert not re.search(r"(?<!\\)[<>]", texts["markdown"]), name
    for table, rows in zip(tables_of(report), cells_of(place / "xlsx"), strict=True):
        assert len(rows) == len(table["rows"]) + 1, table["table"]
        for cells, row in zip(rows[1:], table["rows"]):
            check_row([cell for cell in cells.values() if cell != ""],
                      [value for value in row.values() if value not in (None, "")])
    if golden:
        compare(golden / name, outputs, place / "xlsx")
    if twice:
        elsewhere = {"LC_ALL": "sv_SE.UTF-8", "TZ": "Asia/Tokyo", "LANG": "C"}
        again = made(st, arguments, place.with_name(place.name + "-again"), elsewhere)
        assert again == outputs, (name, [form for form in FORMATS if again[form] != outputs[form]])


def fields_of(schema):
    """Each field of a schema with what it says of it."""
    if isinstance(schema, dict):
        for name, field in schema.get("properties", {}).items():
            yield name, json.dumps(field)
        for below in schema.values():
            yield from fields_of(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from fields_of(below)


def free_texts(schema):
    """The fields that take any text wherever they stand."""
    free = {name for name, field in fields_of(schema) if '"#/definitions/text"' in field}
    return free - {name for name, field in fields_of(schema) if '"#/definitions/text"' not in field}


def hostile(plan):
    """Every free text becomes hostile in turn, and so do the ways of writing a name."""
    words = itertools.cycle(HOSTILE)
    free = free_texts(json.loads((HERE.parent / "schemas" / "plan.schema.json").read_text(encoding="utf-8")))
    assert len(free) > 20, free
    for path in sorted(plan.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)

        def spoil(value):
            if isinstance(value, dict):
                for key in value:
                    if key in free and isinstance(value[key], str):
                        value[key] = next(words)
                    else:
                        spoil(value[key])
            elif isinstance(value, list):
                for one in value:
                    spoil(one)

        spoil(content)
        # What may not stand in a file as it is comes in by an escape.
        text = re.sub("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]",
                      lambda one: f"\\u{ord(one.group()):04x}", json.dumps(content, ensure_ascii=False))
        path.write_text(text, encoding="utf-8")


def main(st, examples, schema_file, golden, once=""):
    try:
        import jsonschema
        schema = jsonschema.Draft7Validator(json.loads(pathlib.Path(schema_file).read_text()))
    except ImportError:
        schema = None
    golden = pathlib.Path(golden)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        tree, spoiled = pathlib.Path("examples"), pathlib.Path("spoiled")
        (folder / ".git").mkdir()
        shutil.copytree(examples, folder / tree)
        shutil.copytree(folder / tree, folder / spoiled)
        for plan in (folder / spoiled).glob("*/st.yaml"):
            if plan.parent.name != HOSTILE_PLAN:
                shutil.rmtree(plan.parent)
        hostile(folder / spoiled / HOSTILE_PLAN)
        jobs = []
        plans = sorted(path.parent.name for path in pathlib.Path(examples).glob("*/st.yaml"))
        for number, plan in enumerate(plans):
            for name in OF_ONE:
                jobs.append((name, tree / plan, ("sv", "en")[number % 2], golden / plan))
        for lang in ("sv", "en"):
            jobs += [(name, tree, lang, golden / f"tree-{lang}") for name in OF_MANY]
        jobs += [(name, spoiled / HOSTILE_PLAN, "sv", None) for name in OF_ONE]
        jobs += [(name, spoiled, "sv", None) for name in OF_MANY]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(lambda job: check(st, schema, folder, *job, not once), jobs))
        told = (folder / "cohort-spoiled-sv" / "json").read_text()
        assert any(word in told for word in HOSTILE), told
    assert len(plans) == 6, plans
    print(f"{len(jobs)} reports in {len(FORMATS)} formats")


if __name__ == "__main__":
    main(*sys.argv[1:])
