"""What fuzzing begins with: seeds.py EXAMPLES CASES.json OUT

The examples in pieces, and the cases of the YAML test suite, each in a file of its own.
"""

import json
import pathlib
import sys

PIECE = 600  # Bytes: a short text is tried thousands of times a second.


def pieces(text):
    """Whole records, where a line begins at the margin or with a dash."""
    begun = ""
    for line in text.splitlines(keepends=True):
        if len(begun) > PIECE and line[:1] not in " #\n":
            yield begun
            begun = ""
        begun += line
    yield begun


def main(examples, cases, out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted(pathlib.Path(examples).rglob("*.yaml")):
        for number, piece in enumerate(pieces(file.read_text(encoding="utf-8"))):
            (out / f"{file.parent.name}-{file.stem}-{number}").write_bytes(piece[:4096].encode())
    for name, text in json.loads(pathlib.Path(cases).read_text(encoding="utf-8")):
        (out / name.replace("/", "-")).write_bytes(text.encode())


main(*sys.argv[1:])
