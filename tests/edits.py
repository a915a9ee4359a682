"""Are edits what they say? edits.py EDITS [-v] COUNT [JOBS [SEED]]

EDITS is the driver, tests/edits.cpp. Untidy documents are made, and places of each are edited in the
ways that they allow, until COUNT edits are made. Each is then judged by PyYAML, which has nothing in
common with the reader that st uses: the document is what it was with just that change, a text is a
text, the comments are all there in their order. And by the bytes: those outside the splices are
untouched, the splices can be taken back, line ends and byte order mark are kept, the diff is right.
An edit may be refused with a reason, but not too many of them. -v shows some of them.
"""

import collections
import copy
import multiprocessing
import random
import subprocess
import sys

import yaml

import untidy

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_REFUSED = 0.15


class Word(str):
    """A value that its field reads: it need not be a text to other readers."""


class Driver:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def write(self, *words):
        for word in words:
            word = word if isinstance(word, bytes) else str(word).encode()
            self.process.stdin.write(b"%d\n%b" % (len(word), word))

    def read(self):
        length = int(self.process.stdout.readline())
        return self.process.stdout.read(length)

    def write_value(self, value):
        if value is None:
            self.write("empty")
        elif isinstance(value, str):
            self.write("word" if isinstance(value, Word) else "text", value)
        elif isinstance(value, list):
            self.write("list", len(value))
            for item in value:
                self.write_value(item)
        else:
            self.write("mapping", len(value))
            for key, member in value.items():
                self.write(key)
                self.write_value(member)

    def read_splices(self):
        return [(int(self.read()), int(self.read()), self.read()) for _ in range(int(self.read()))]

    def edit(self, job, text):
        self.write(job.kind, text, len(job.steps))
        for step in job.steps:
            self.write("key" if isinstance(step, str) else "place", step)
        if job.kind != "take_out":
            self.write_value(job.value)
        self.process.stdin.flush()
        if self.read() == b"edited":
            return Edited(self.read(), self.read_splices(), self.read_splices(), self.read())
        return self.read().decode(), self.read().decode(), int(self.read())


Edited = collections.namedtuple("Edited", "text splices back diff")
Job = collections.namedtuple("Job", "name kind steps value expected must_refuse")


def tree(node):
    """What a document says: mappings, lists and texts; None where nothing is written."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: tree(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [tree(item) for item in node.value]
    return None if node is None or (node.value == "" and not node.style) else node.value


def same(a, b):
    """Also in the order of keys."""
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    return a == b


def comments(text):
    text = text.removeprefix("\ufeff")  # The scanner does not count it.
    found, end = [], 0
    for token in yaml.scan(text, Loader=Loader):
        gaps = text[end : token.start_mark.index]
        if isinstance(token, yaml.ScalarToken) and token.style and token.style in "|>":
            gaps += "\n" + text[token.start_mark.index : token.end_mark.index].split("\n")[0]
        found += [line[line.index("#") :].rstrip() for line in gaps.split("\n") if "#" in line]
        end = max(end, token.end_mark.index)
    return found


def texts_are_texts(node, value):
    """Whether PyYAML takes for a text what was meant to be one."""
    if isinstance(value, dict):
        keys = all(key.tag.endswith(":str") for key, _ in node.value)
        return keys and all(map(texts_are_texts, (v for _, v in node.value), value.values()))
    if isinstance(value, list):
        return all(map(texts_are_texts, node.value, value))
    return value is None or isinstance(value, Word) or node.tag.endswith(":str")


def at(node, steps):
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    return node


def patched(before, diff):
    """`before` with a diff carried out; nothing when it does not fit."""
    old, new, place = before.split(b"\n"), [], 0
    lines = diff.split(b"\n")[2:-1]
    for i, line in enumerate(lines):
        cut = i + 1 < len(lines) and lines[i + 1].startswith(b"\\")
        if line.startswith(b"@@"):
            first, _, count = line.split()[1][1:].partition(b",")
            start = int(first) - (0 if count == b"0" else 1)
            new += old[place:start]
            place = start
        elif line[:1] in (b" ", b"-"):
            if place >= len(old) or old[place] != line[1:] or cut != (place + 1 == len(old)):
                return None
            place += 1
        if line[:1] in (b" ", b"+"):
            new += [line[1:]]
            ended = not cut
    if place < len(old) and (rest := old[place:]) != [b""]:
        return b"\n".join(new + rest)
    return b"\n".join(new) + (b"\n" if new and ended else b"")


def spliced(text, splices):
    out, end = b"", 0
    for begin, stop, new in splices:
        if not end <= begin <= stop <= len(text):
            return None
        out += text[end:begin] + new
        end = stop
    return out + text[end:]


def line_ends(text):
    return {b"\r\n" if line.endswith(b"\r\n") else b"\n" for line in text.splitlines(True)
            if line.endswith(b"\n")}


def only_adds(job, text, before):
    """In a block list whose file ends with a line end, git shows nothing but new lines."""
    if job.name != "append to a list" or not text.endswith(b"\n"):
        return False
    return not at(before, job.steps).flow_style


def wrongs(job, text, before, edited):
    """What is wrong with an edit, in a word each."""
    if spliced(text, edited.splices) != edited.text:
        yield "splices"
    if spliced(edited.text, edited.back) != text:
        yield "way back"
    after = edited.text.decode()
    try:
        root = yaml.compose(after, Loader=Loader)
    except yaml.YAMLError:
        yield "unreadable"
        return
    if not same(tree(root), expected(job, before)):
        yield "value"
        return
    if job.value is not None and not texts_are_texts(at(root, job.steps), written(job)):
        yield "text"
    if comments(after) != comments(text.decode()):
        yield "comments"
    if len(line_ends(text)) < 2 and not line_ends(edited.text) <= (line_ends(text) or {b"\n"}):
        yield "line ends"
    if (b"\xef\xbb\xbf" in text) != (b"\xef\xbb\xbf" in edited.text):
        yield "byte order mark"
    if patched(text, edited.diff) != edited.text and (edited.diff or edited.text != text):
        yield "diff"
    if only_adds(job, text, before) and b"\n-" in edited.diff.split(b"\n", 2)[2]:
        yield "more than new lines"


def written(job):
    """The value that stands at the job's place now; what was there before may be anything."""
    if job.kind == "put":
        return job.value
    whole = job.expected
    for step in job.steps:
        whole = whole[step]
    return [Word("")] * (len(whole) - 1) + [job.value]


class Jobs:
    """Edits of a document: some of all that its places allow."""

    def __init__(self, root, rng):
        self.rng, self.whole, self.all = rng, tree(root), []
        self.share = rng.choice([0.1, 0.3, 1])
        self.visit(root, [])

    def text(self):
        return self.rng.choice(untidy.WORDS)

    def word(self):
        return Word(self.rng.choice(["2024-03-01", "12 months", "80%", "yes", "c7", "2", "1.5 h"]))

    def leaf(self):
        return self.rng.choice([self.text, self.word])()

    def record(self, depth=0):
        keys = self.rng.sample(["date", "kind", "with", "note", "no", "åäö", "x: y", "2024"],
                               self.rng.randint(1, 4))
        return {key: self.value(depth + 1) for key in keys}

    def value(self, depth=0):
        way = self.rng.random()
        if depth > 2 or way < 0.8:
            return self.leaf()
        if way < 0.9:
            return [self.leaf() for _ in range(self.rng.randint(0, 4))]
        if way < 0.93:
            return [self.record(depth + 1) for _ in range(self.rng.randint(1, 2))]
        return self.record(depth) if way < 0.995 else None

    def item(self):
        return self.record() if self.rng.random() < 0.7 else self.value() or self.leaf()

    def add(self, name, kind, steps, value, change, more=(), must_refuse=False):
        """`change` is given what holds the place that `steps` lead to, and the last step."""
        if self.rng.random() > self.share:
            return
        whole = {"": copy.deepcopy(self.whole)}
        holder, last = whole, ""
        for step in steps:
            holder, last = holder[last], step
        change(holder, last)
        self.all.append(Job(name, kind, [*steps, *more], value, whole[""], must_refuse))

    def visit(self, node, steps, in_brackets=False):
        inner = in_brackets or bool(getattr(node, "flow_style", False))
        if isinstance(node, yaml.MappingNode):
            self.refused(steps, "mapping")
            self.below(steps, "in a mapping", lambda holder, last, tail: holder[last].update(tail))
            for key, value in node.value:
                self.visit(value, [*steps, key.value], inner)
        elif isinstance(node, yaml.SequenceNode):
            self.append("append to a list" if node.value else "append to []", steps)
            for i, item in enumerate(node.value):
                self.visit(item, [*steps, i], inner)
        elif tree(node) is None or (not node.style and node.value in ("~", "null")):
            self.append("append to nothing", steps)
            self.below(steps, "below nothing", lambda holder, last, tail: put(holder, last, tail))
        else:
            self.refused(steps, "text")
        if steps:
            self.anywhere(node, steps, [] if in_brackets else [("nothing", None)])

    def refused(self, steps, kind):
        self.add(f"append to a {kind}", "append", steps, self.item(), lambda *_: None,
                 must_refuse=True)

    def append(self, name, steps):
        value = self.item()

        def change(holder, last):
            old = holder[last] if isinstance(holder[last], list) else []
            holder[last] = [*old, value]

        self.add(name, "append", steps, value, change)

    def below(self, steps, name, change):
        """New keys, one and in a row."""
        keys = ["new", "no"] if self.rng.random() < 0.2 else ["talks", "held"]
        for way in ("put", "append", "put deep", "append deep"):
            value = self.item() if way.startswith("append") else self.value()
            inner = [value] if way.startswith("append") else value
            deep = way.endswith("deep")
            tail = {keys[0]: {keys[1]: inner} if deep else inner}
            self.add(f"{way} {name}", way.split()[0], steps, value,
                     lambda holder, last, tail=tail: change(holder, last, tail),
                     keys if deep else keys[:1])

    def anywhere(self, node, steps, more):
        values = [("text", self.text()), ("word", self.word()), ("value", self.value()),
                  ("record", self.record()), *more]
        old = "scalar" if isinstance(node, yaml.ScalarNode) else "collection"
        for name, value in values if old == "scalar" else self.rng.sample(values, 1):
            self.add(f"put a {name} for a {old}", "put", steps, value,
                     lambda holder, last, value=value: put(holder, last, value))
        self.add("take out", "take_out", steps, None, self.take_out)

    def take_out(self, holder, last):
        del holder[last]


def put(holder, last, value):
    holder[last] = value


def expected(job, root):
    """A file that loses its one value says nothing more, and not that it is empty."""
    emptied = job.kind == "take_out" and len(job.steps) == 1 and not job.expected
    return None if emptied and not root.flow_style else job.expected


def shown(job, text, outcome):
    what = f"=== {job.name}: {job.kind} {job.steps} {job.value!r}\n"
    if isinstance(outcome, Edited):
        return what + outcome.diff.decode()
    return what + f"{outcome}\n{text.decode()}\n"


def judge(job, text, root, outcome):
    """What is wrong with the outcome of a job, in a word each."""
    if isinstance(outcome, Edited):
        return ["not refused"] if job.must_refuse else list(wrongs(job, text, root, outcome))
    why, snippet, line = outcome
    good = bool(snippet) == (job.kind != "take_out") and 0 <= line <= text.count(b"\n") + 1
    return [] if why and good else ["no way by hand"]


def run(task):
    """One worker's share: edits made, refused, wrong; examples; documents, and those not for st."""
    program, count, seed = task
    rng = random.Random(seed)
    driver = Driver(program)
    made, refused, bad, examples = collections.Counter(), collections.Counter(), [], []
    documents = skipped = 0
    while made.total() < count:
        text = untidy.untidy(rng)
        try:
            root = yaml.compose(text, Loader=Loader)
        except yaml.YAMLError:
            skipped += 1
            continue
        documents += 1
        text = text.encode()
        for job in Jobs(root, rng).all:
            outcome = driver.edit(job, text)
            if not isinstance(outcome, Edited) and outcome[0].startswith("the file has faults"):
                skipped += 1
                break
            if found := judge(job, text, root, outcome):
                bad.append((found, shown(job, text, outcome)))
            if isinstance(outcome, Edited):
                made[job.name] += 1
            elif not job.must_refuse:
                refused[job.name, outcome[0]] += 1
            if rng.random() < 0.02:
                examples.append(shown(job, text, outcome))
    return made, refused, bad, examples, documents, skipped


def main():
    verbose = "-v" in sys.argv
    program, *numbers = [word for word in sys.argv[1:] if word != "-v"]
    count, workers, seed = [*map(int, numbers), 1, 1][:3]
    with multiprocessing.Pool(workers) as pool:
        tasks = [(program, count // workers, seed + i) for i in range(workers)]
        made, refused, bad, examples, documents, skipped = map(list, zip(*pool.map(run, tasks)))
    made, refused = (sum(parts, collections.Counter()) for parts in (made, refused))
    bad, examples = (sum(parts, []) for parts in (bad, examples))
    if verbose:
        print(*examples[:40], sep="\n")
    for (name, why), number in sorted(refused.items()):
        print(f"refused {number:6} of {number + made[name]:6}  {name}: {why}")
    share = refused.total() / (refused.total() + made.total())
    print(f"{sum(documents)} documents, {sum(skipped)} more not for st; {made.total()} edits made, "
          f"{refused.total()} refused ({share:.1%}), {len(bad)} wrong")
    for found, what in bad[:20]:
        print("WRONG:", *found)
        print(what)
    sys.exit(bool(bad) or share > MOST_REFUSED)


if __name__ == "__main__":
    main()
