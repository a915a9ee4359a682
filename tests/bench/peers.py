"""What one would take instead of st check: structure only, so they do less.

Each has proven, before it is measured, that it accepts a plan and finds a fault planted in it.
"""

import dataclasses
import pathlib
import shutil
import subprocess
import sys

PACKAGES = ["@sourcemeta/jsonschema@16.11.0", "ajv@8.20.0", "js-yaml@4.1.0"]
PYTHON = "/usr/bin/python3"  # The one that Debian's packages are for.
LINT = "{extends: relaxed, rules: {line-length: disable}}"
HERE = pathlib.Path(__file__).parent
NO_KIND = ("kind: supervision", "kynd: supervision")


@dataclasses.dataclass
class Peer:
    name: str
    command: list    # The folder is its last word.
    fault: tuple     # What a file says, and what it would say if it were wrong.

    def on(self, folder):
        return [*map(str, self.command), str(folder)]

    def missing(self):
        return not pathlib.Path(self.command[0]).exists()


def from_npm(scratch):
    """Where the packages are; fetched once."""
    modules = scratch / "node_modules"
    if shutil.which("npm") and not modules.exists():
        scratch.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(scratch), *PACKAGES],
                       check=False)
    return modules


def all_of(tools, schema, scratch):
    modules = from_npm(scratch)
    native = modules / "@sourcemeta/jsonschema/build/github-releases/jsonschema-linux-x86_64"
    node = shutil.which("node") if (modules / "ajv").exists() else None
    yamllint = shutil.which("yamllint")
    return [
        Peer("yaml-cpp alone", [tools / "events"], ("hours: 1", "hours: [1")),
        Peer("@sourcemeta/jsonschema", [native, "validate", "--fast", schema], NO_KIND),
        Peer("ajv + js-yaml", [node or "node", HERE / "validate.mjs", modules, schema], NO_KIND),
        Peer("python3-jsonschema", [PYTHON, HERE / "validate.py", schema], NO_KIND),
        Peer("yamllint", [yamllint or "yamllint", "-d", LINT], ("hours: 1", "hours: 1, hours: 1")),
    ]


def proven(peer, plan, scratch):
    """It accepts the plan, and not the same plan with a fault."""
    planted = scratch / "planted"
    shutil.rmtree(planted, ignore_errors=True)
    shutil.copytree(plan, planted)
    talks = planted / "talks.yaml"
    right = talks.read_text(encoding="utf-8")
    assert peer.fault[0] in right
    talks.write_text(right.replace(*peer.fault, 1), encoding="utf-8")
    accepts, refuses = (subprocess.run(peer.on(folder), capture_output=True, check=False).returncode
                        for folder in (plan, planted))
    return accepts == 0 and refuses != 0


def ready(tools, schema, scratch, plan):
    """The peers that are here and do what they are here for; of the others it is told."""
    here = []
    for peer in all_of(tools, schema, scratch / "npm"):
        if peer.missing():
            print(f"{peer.name} is missing and left out", file=sys.stderr)
        elif not proven(peer, plan, scratch):
            print(f"{peer.name} does not find a planted fault, or finds one that is none; left out", file=sys.stderr)
        else:
            here.append(peer)
    return here
