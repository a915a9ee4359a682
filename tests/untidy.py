"""Documents as people leave them: untidy(random) gives the text of one.

Comments and empty lines anywhere, indentation that changes on the way, lists flush with their key,
brackets over several lines, every way of quoting, block texts with every header, CRLF, a byte order
mark, no last line end. All are YAML, but not all are what st takes: the caller asks a reader first.
"""

KEYS = [
    "date", "kind", "unit", "goals", "approvals", "contract", "revisions", "summary", "åäö",
    "🩺", "id", "a", "b", "note", "topics", '"quoted key"', "'single'", '"no"', "2015", "null", "x.y",
]
WORDS = [
    "Anna", "Medicinkliniken", "2024-01-01", "12 months", "80%", "yes", "no", "01", "1_000", "1:30",
    "Falun: A", "x#y", "a #b", "Åsa Öberg", "~", "null", "it's", 'say "hej"', "- dash", "-5",
    "two words", "http://x.se/a#b", "", "[x]", "{y}", "*s", "&a", "!t", "%p", "@r", "`b`", " lead", "trail ",
    "tab\there", "a: b", "#hash", "line\nbreak", "two\n\nbreaks\n", "|", ">", "?", ": x", "x:",
    "emoji 🩺 👩‍⚕️", "w" * 90, "många ord " * 9 + "slut", "=1+1", "\\n", "null ", "=",
    "<<", "0x1F", ".5", "1e3", "2015:8", "on", "Y", "a, b", "x]", "10\u00a0mg", "\u00a0x", "\u202egnirts",
    "\x1b[1m", "---", "...", "... x", "<<<<<<< x", "=======", "\ufeff", "\u2028", "é e\u0301", "\\", "'", '"',
    "C:\\x",
]
LINES = ["rad ett", "två # ej kommentar", "  mer indrag", "- ingen lista", "k: v", '"', "[", "åäö 🩺"]


def plain_can_hold(text, flow):
    if not text or text[0] in " -?:,[]{}#&*!|>'\"%@`" or text[-1] in " :" or text != text.strip():
        return False
    if ": " in text or " #" in text or text.startswith(("...", "<<", "===")):
        return False
    if any(not (" " <= c < "\x7f" or "\xa1" <= c) or c in "\u2028\u2029\ufeff\u202e" for c in text):
        return False
    return not (flow and any(c in text for c in ",[]{}:"))


def double(text):
    out = ""
    for c in text:
        if c in '"\\':
            out += "\\" + c
        elif c < " " or c in "\u2028\ufeff\u202e":
            out += {"\n": "\\n", "\t": "\\t"}.get(c, f"\\u{ord(c):04x}")
        else:
            out += c
    return f'"{out}"'


class Untidy:
    def __init__(self, random):
        self.random = random
        self.steps = random.choice([[2], [2], [4], [1, 2, 3, 4]])
        self.lists = random.choice([[2], [2], [0], [4], [0, 1, 2, 4]])
        self.dashes = random.choice([[1], [1], [1], [3], [1, 2, 3]])
        self.noise = random.choice([0, 0.1, 0.3])
        self.airy = random.random() < 0.2
        self.count = 0

    def chance(self, share):
        return self.random.random() < share

    def comment(self):
        self.count += 1
        words = ["# not {}", "# - {{a: {}}}", "# k: v '{}", "#{}", "# å 🩺 {} \""]
        return self.random.choice(words).format(self.count)

    def beside(self):
        """What stands at the end of a line that says something."""
        if self.chance(self.noise):
            return self.random.choice([" ", "   "]) + self.comment()
        return self.random.choice([" ", "\t"]) if self.chance(self.noise / 5) else ""

    def between(self, indent):
        lines = []
        for _ in range(2):
            if self.chance(self.noise):
                lines.append(self.random.choice(["", "", "  "]))
            if self.chance(self.noise):
                column = self.random.choice([indent, indent, 0, indent + 2])
                lines.append(" " * column + self.comment())
        return lines

    def scalar(self, flow):
        text = self.random.choice(WORDS)
        ways = [double(text)]
        if plain_can_hold(text, flow):
            ways += [text] * 4
        if all(" " <= c and c not in "\u2028\ufeff\u202e" for c in text):
            ways.append("'" + text.replace("'", "''") + "'")
        return self.random.choice(ways)

    def key(self, used):
        key = self.random.choice([key for key in KEYS if key not in used])
        used.append(key)
        return key

    def flow(self, depth, indent):
        """Lines of a value in brackets; the first stands where the caller puts it."""
        if depth > 2 or self.chance(0.5):
            return [self.scalar(True)]
        count, used = self.random.randint(0, 4), []
        sequence = self.chance(0.5)
        parts = []
        for _ in range(count):
            key = "" if sequence and not self.chance(0.05) else self.key(used) + ": "
            parts.append([key + (value := self.flow(depth + 1, indent + 2))[0], *value[1:]])
        opening, closing = "[]" if sequence else "{}"
        if count == 0:
            return [opening + self.random.choice(["", "", " "]) + closing]
        many = self.chance(0.25)
        lines = [opening + self.random.choice(["", "", " "])]
        for i, part in enumerate(parts):
            comma = "," if i + 1 < count or self.chance(0.2) else ""
            if many and self.chance(0.9):
                lines[-1] += self.beside()
                if self.chance(self.noise):
                    lines.append(" " * (indent + 1) + self.comment())
                lines.append(" " * (indent + 1 + self.random.choice([0, 1, 1, 3])))
            elif i > 0:
                lines[-1] += self.random.choice([" ", " ", "  "])
            lines[-1] += part[0]
            lines += part[1:]
            lines[-1] += comma
        if many and self.chance(0.6):
            lines[-1] += self.beside()
            lines.append(" " * (indent + 1))
        lines[-1] += self.random.choice(["", "", " "]) + closing
        return lines

    def block_text(self, indent):
        body = [self.random.choice(LINES) for _ in range(self.random.randint(1, 3))]
        body[0] = body[0].strip()
        if self.chance(0.3):
            body.insert(self.random.randint(1, len(body)), "")
        if self.chance(0.3):
            body += [""] * self.random.randint(1, 2)
        step = self.random.choice([1, 2, 4])
        header = self.random.choice("|>") + self.random.choice(["", "", "-", "+"])
        if self.chance(0.1) and indent >= 0:
            header = header[0] + str(step) + header[1:]
        if self.chance(self.noise):
            header += " " + self.comment()
        return [header] + [" " * (max(indent, 0) + step) + line if line else "" for line in body]

    def several_lines(self, indent):
        words = ["första raden", "fortsätter här", "och slutar"]
        if self.chance(0.5):
            words = [f'"{words[0]}', words[1] + " # ej kommentar", words[2] + ': "']
            words[2] = words[2].replace('"', "") + '"'
        return [words[0]] + [" " * (indent + self.random.choice([1, 2, 4])) + w for w in words[1:]]

    def simple(self, depth, indent):
        """Lines of a value that begins on the line of its key or dash."""
        way = self.random.random()
        if way < 0.10:
            return self.block_text(indent)
        if way < 0.16:
            return self.several_lines(indent)
        if way < 0.24:
            return [self.random.choice(["", "", "~", "null"]) + self.beside()]
        lines = self.flow(1, indent) if way < 0.5 else [self.scalar(False)]
        return lines[:-1] + [lines[-1] + self.beside()]

    def mapping(self, depth, indent):
        """Lines of a mapping; the first without its indentation."""
        lines, used = [], []
        for i in range(self.random.randint(1, 4 if depth < 2 else 2)):
            if i > 0:
                lines += [""] if self.airy and depth < 2 else []
                lines += self.between(indent)
            start = ("" if i == 0 else " " * indent) + self.key(used)
            start += " :" if self.chance(0.02) else ":"
            if depth > 3 or self.chance(0.4 + 0.1 * depth):
                value = self.simple(depth, indent)
                gap = self.random.choice([" "] * 9 + ["   ", "\t"]) if value[0].strip() else ""
                lines += [start + gap + value[0], *value[1:]]
            else:
                nested = self.chance(0.5)
                below = indent + self.random.choice(self.steps if nested else self.lists)
                value = (self.mapping if nested else self.sequence)(depth + 1, below)
                lines += [start + self.beside(), *self.between(below)]
                lines += [" " * below + value[0], *value[1:]]
        return lines

    def sequence(self, depth, indent):
        lines = []
        airy = self.chance(0.2)
        kind = self.random.choice(["mapping", "flow", "any", "any"])
        for i in range(self.random.randint(1, 4 if depth < 2 else 2)):
            if i > 0:
                lines += [""] if airy else []
                lines += self.between(indent)
            start = ("" if i == 0 else " " * indent) + "-"
            dash = self.random.choice(self.dashes)
            way = self.random.random()
            if kind == "flow":
                value = self.flow(0 if self.chance(0.8) else 1, indent)
                lines += [start + " " * dash + value[0], *value[1:]]
                lines[-1] += self.beside()
            elif depth < 5 and (kind == "mapping" or way < 0.5):
                value = self.mapping(depth + 1, indent + 1 + dash)
                if self.chance(0.05):
                    lines += [start + self.beside(), " " * (indent + 1 + dash) + value[0]]
                    lines += value[1:]
                else:
                    lines += [start + " " * dash + value[0], *value[1:]]
            elif depth < 4 and way < 0.6:
                value = self.sequence(depth + 1, indent + 1 + dash)
                lines += [start + " " * dash + value[0], *value[1:]]
            else:
                value = self.simple(depth, indent)
                lines += [start + (" " * dash if value[0].strip() else "") + value[0], *value[1:]]
        return lines


def untidy(random):
    page = Untidy(random)
    way = random.random()
    lines = [] if way < 0.03 else page.sequence(0, 0) if way < 0.12 else page.mapping(0, 0)
    if random.random() < 0.2:
        lines = ["# yaml-language-server: $schema=x"] + [""] * random.randint(0, 1) + lines
    if random.random() < 0.2:
        lines += ["", "# the end"] if random.random() < 0.5 else ["#talks:", "#  - {date: x}"]
    if random.random() < 0.1:
        lines = ["---", *lines]
    if random.random() < 0.05:
        lines.append("...")
    if random.random() < 0.1:
        lines += [""] * random.randint(1, 2)
    newlines = random.choice([["\n"]] * 14 + [["\r\n"]] * 4 + [["\n", "\r\n"]])
    lines = "\n".join(lines).split("\n") if lines else []
    text = "".join(line + random.choice(newlines) for line in lines)
    if random.random() < 0.1:
        text = text.removesuffix("\n").removesuffix("\r")
    return ("\ufeff" if random.random() < 0.05 else "") + text
