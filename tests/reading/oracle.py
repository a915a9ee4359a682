"""Do other readers of YAML see what st sees?     oracle.py READERS COUNT FILE.json...

READERS is the program of readers.cpp. The texts are those of the files (the YAML test suite, what fuzzing
found and keeps) and COUNT untidy documents that are made up. Whatever st accepts is read by PyYAML, by
libyaml, and by fy-tool where it is installed, each a reader of its own that has nothing in common with
st's. Each must read the same tree, or the difference is of one of the classes below.
"""

import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import yaml

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import untidy  # noqa: E402

# Differences that are accepted. Where another reader refuses, nobody is misled: its message tells the
# class. Where it reads another tree, there are two: blanks and line ends that say nothing, and what the
# other reader counts wrongly.
BLANKS = "blanks and line ends at the end of a text that keeps them, or alone in quotes (yaml-cpp)"
ROWS = "in the length of a row of apostrophes in single quotes (libfyaml 0.7.12)"
ALL = {"PyYAML", "libyaml", "fy-tool"}
REFUSALS = [
    ("a tab between words, on an empty line or as indentation of a text: a blank to st and to YAML 1.2",
     ALL, r"found (character )?'\\t'|found character that cannot start any token|found a tab character|"
          r"invalid tab|scalar cannot start with blank"),
    ("a colon that begins a word, or stands right behind a quote, in brackets (YAML 1.2)",
     {"PyYAML", "libyaml"}, r"(?s)while parsing a flow node.*(found ':'|did not find expected node content)|found unexpected ':'"),
    ("a question mark in brackets that begins no key", {"PyYAML"}, r"(?s)while parsing a flow.*'\?'"),
    ("nothing but the mark of a document's end", {"PyYAML", "libyaml"},
     r"(?s)while parsing a block node.*('<document end>'|did not find expected node content)"),
    ("\\' in double quotes, an apostrophe to st", ALL, r"unknown escape character|invalid escape"),
    ("a comment without a blank before it", ALL,
     r"indentation indicators, but found '#'|did not find expected comment|invalid comment"),
    ("brackets and quotes that go on at the margin, or further out than their key", ALL,
     r"could not find expected ':'|wrongly indented"),
    ("a dash alone in brackets, a text to st", {"fy-tool"}, r"cannot start with '-'"),
    ("comments and an empty item that libyaml and PyYAML take and libfyaml does not", {"fy-tool"},
     r"empty block scalar with wrongly indented comment|did not find expected node content"),
]


def read_with(loader):
    def read(text):
        node = yaml.compose(text, Loader=loader)
        return said(node)

    return read


def said(node):
    if isinstance(node, yaml.MappingNode):
        return {"keys": [[key.value, said(value)] for key, value in node.value]}
    if isinstance(node, yaml.SequenceNode):
        return [said(item) for item in node.value]
    return None if node is None or (node.value == "" and not node.style) else node.value


ESCAPED = re.compile(r"\\(x..|u....|U........|.)")
NAMED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "a": "\a", "e": "\x1b", "0": "\0", "f": "\f", "v": "\v",
         "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


def unescaped(text):
    return ESCAPED.sub(lambda found: NAMED.get(found[1]) or (
        chr(int(found[1][1:], 16)) if len(found[1]) > 1 else found[1]), text)


def read_with_fy_tool(text):
    """In a process of its own; its events, one a line."""
    run = subprocess.run(["fy-tool", "--testsuite", "-"], input=text.encode(), capture_output=True,
                         timeout=20, check=False)
    if run.returncode != 0:
        raise ValueError(run.stderr.decode(errors="replace"))
    stack = [[]]
    for line in run.stdout.decode().split("\n"):
        what = line[:4]
        if what in ("+MAP", "+SEQ"):
            stack.append([])
        elif what in ("-MAP", "-SEQ"):
            items = stack.pop()
            pairs = [[key, value] for key, value in zip(items[::2], items[1::2])]
            stack[-1].append({"keys": pairs} if what == "-MAP" else items)
        elif what == "=VAL":
            style, value = line[5], unescaped(line[6:])
            stack[-1].append(None if style == ":" and value == "" else value)
        elif what == "=ALI":
            raise ValueError("an alias")
    return stack[0][0] if stack[0] else None


READERS = {"PyYAML": read_with(yaml.SafeLoader), "libyaml": read_with(yaml.CSafeLoader)}


def texts_of(files, count):
    for file in files:
        for entry in json.loads(pathlib.Path(file).read_text(encoding="utf-8")):
            text = entry if isinstance(entry, str) else entry[1].encode().decode("latin-1")
            for part in text.split("\x1e"):
                try:
                    yield part.encode("latin-1").decode()
                except UnicodeDecodeError:
                    pass
    rng = random.Random(1)
    for _ in range(count):
        yield untidy.untidy(rng)


def trees_of(program, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(texts, file)
        file.flush()
        out = subprocess.run([program, "trees", file.name], capture_output=True, check=True).stdout
    return json.loads(out)


def changed(tree, change):
    """A tree, each of its texts changed."""
    if isinstance(tree, list):
        return [changed(item, change) for item in tree]
    if isinstance(tree, dict):
        return {"keys": [[changed(key, change), changed(value, change)] for key, value in tree["keys"]]}
    return tree if tree is None else change(tree)


def without_blanks(text):
    return " ".join(text.split())


def without_rows(text):
    return re.sub("'+", "'", text)


def compare(name, text, read):
    """The same, the class of the difference, or what it is; and whether it is accepted."""
    try:
        other = READERS[name](text)
    except (yaml.YAMLError, ValueError) as error:
        known = (why for why, readers, told in REFUSALS if name in readers and re.search(told, str(error)))
        why = next(known, None)
        return (f"refuses {why}", True) if why else (f"refuses it: {error}", False)
    if other == read:
        return "the same", True
    if changed(other, without_blanks) == changed(read, without_blanks):
        return f"differs in {BLANKS}", True
    if name == "fy-tool" and changed(other, without_rows) == changed(read, without_rows):
        return f"differs {ROWS}", True
    return f"reads {other!r} for {read!r}", False


def main(program, count, *files):
    if subprocess.run(["sh", "-c", "command -v fy-tool"], capture_output=True, check=False).returncode == 0:
        READERS["fy-tool"] = read_with_fy_tool
    texts = list(dict.fromkeys(texts_of(files, int(count))))
    tally, unexplained = collections.Counter(), []
    for text, read in zip(texts, trees_of(program, texts), strict=True):
        if read is False:
            tally["refused by st"] += 1
            continue
        for name in READERS:
            what, accepted = compare(name, text, read)
            if accepted:
                tally[f"{name} {what}"] += 1
            else:
                unexplained.append((name, text, what))
    for name, number in sorted(tally.items()):
        print(f"{number:6}  {name}")
    for name, text, problem in unexplained[:20]:
        print(f"UNEXPLAINED: {name} {problem}\n{text!r}")
    print(f"{len(texts)} texts, {len(unexplained)} differences unexplained")
    sys.exit(bool(unexplained))


main(*sys.argv[1:])
