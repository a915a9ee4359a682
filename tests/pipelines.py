"""The commands that our pipeline files hold, run as the hosts run them: pipelines.py ST SOURCE

Each file is read as YAML, its commands are taken out and run in a git repository with plans that are well
and with one that is not; exit statuses and the files that the hosts collect must be as they say. Where a
file builds st, a source stands in that hands out the program of this build; dev, cmake and git are run.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import yaml

GOOD = "doctor: {id: maja}\n"
BAD = "doctor: {id: maja}\ntalks: [{date: 2026-10-32, kind: supervision}]\n"
ONLY = "--rule ST-type"  # Of these few lines rules would have much to say.


def read(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


class Machine:
    """A folder with a repository, and what stands in for the source of st."""

    def __init__(self, place, st, installed):
        self.place = place
        self.repository = place / "repo"
        self.bin = place / "bin"
        self.bin.mkdir()
        if installed:
            (self.bin / "st").symlink_to(st)
        self.source = place / "source"
        (self.source / "build/release").mkdir(parents=True)
        dev = self.source / "dev"
        dev.write_text("#!/bin/sh\nset -e\ntest \"$1\" = demo\ncp '%s' build/release/st\n" % st)
        dev.chmod(0o755)
        (self.source / "build/release/cmake_install.cmake").write_text(
            'file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/bin" TYPE PROGRAM\n'
            '     FILES "${CMAKE_CURRENT_LIST_DIR}/st")\n')
        (self.repository / "plans/maja å").mkdir(parents=True)
        self.plan = self.repository / "plans/maja å/st.yaml"
        self.plan.write_text(GOOD)
        for folder in (self.source, self.repository):
            self.git(folder, "init", "-q", "-b", "main")
            self.git(folder, "add", "-A", "-f")
            self.git(folder, "commit", "-qm", "first")

    def git(self, folder, *words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", folder, *words],
                       check=True, capture_output=True)

    def run(self, words, variables=None, path=()):
        env = {key: value for key, value in os.environ.items() if not key.startswith(("ST_", "GIT_"))}
        tools = [str(self.bin), *path, *(one for one in os.environ["PATH"].split(":")
                                         if not os.path.exists(f"{one}/st"))]
        env.update(PATH=":".join(tools), LC_ALL="C.UTF-8", HOME=str(self.place), **(variables or {}))
        return subprocess.run(words, cwd=self.repository, env=env, capture_output=True, text=True)


def both(check, machine, what):
    """A good plan is 0, and one that is not is 1."""
    for text, wanted in ((GOOD, 0), (BAD, 1)):
        machine.plan.write_text(text)
        machine.git(machine.repository, "add", "-A")
        done = check(wanted)
        assert done.returncode == wanted, (what, wanted, done.returncode, done.stdout, done.stderr)
    return done


def hooks(machine, source):
    all_hooks = read(source / ".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in all_hooks] == ["st-check", "st-check-all"]
    for hook in all_hooks:
        assert hook["language"] == "system" and hook["pass_filenames"] is False
        assert re.search(hook["files"], "plans/maja å/st.yaml")
        done = both(lambda _: machine.run([*hook["entry"].split(), *ONLY.split()]), machine, hook["id"])
        assert "2026-10-32" in done.stdout, done.stdout
    machine.git(machine.repository, "reset", "-q", "--hard")


def configured_hook(machine):
    """What st init --pre-commit wrote."""
    (repo,) = read(machine.repository / ".pre-commit-config.yaml")["repos"]
    (hook,) = repo["hooks"]
    command = hook["entry"] + " " + ONLY
    done = both(lambda _: machine.run(["sh", "-c", command]), machine, "pre-commit")
    assert "2026-10-32" in done.stdout, done.stdout


def expressions(text, values):
    """What GitHub puts in the place of ${{ … }}; one that is not known is an error."""
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: values[found[1]], text)


def github_steps(machine, steps, values, action=""):
    """The steps that are commands, as GitHub runs them: a shell each, and PATH grows by what they say."""
    known = machine.place / "path"
    known.write_text("")
    variables = {"RUNNER_TEMP": str(machine.place / "temp"), "GITHUB_PATH": str(known),
                 "GITHUB_ACTION_PATH": str(action)}
    shutil.rmtree(machine.place / "temp", ignore_errors=True)
    (machine.place / "temp").mkdir()
    said = ""
    for step in steps:
        if "run" not in step:
            continue
        env = {key: expressions(str(value), values) for key, value in step.get("env", {}).items()}
        # In a container a step that names no shell is run by sh.
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"] if "shell" in step else ["sh", "-ec"]
        done = machine.run([*shell, expressions(step["run"], values)], {**variables, **env},
                           known.read_text().split())
        said += done.stdout
        if done.returncode != 0:
            break
    done.stdout = said
    return done


def github_action(machine, source):
    folder = machine.source / "examples/ci/github"
    folder.mkdir(parents=True, exist_ok=True)
    action = read(source / "examples/ci/github/action.yml")
    assert action["runs"]["using"] == "composite"
    values = {f"inputs.{name}": one["default"] for name, one in action["inputs"].items()}
    values["inputs.options"] = ONLY
    files = {name: machine.repository / one["value"] for name, one in action["outputs"].items()}

    def check(wanted):
        done = github_steps(machine, action["runs"]["steps"], values, folder)
        results = json.loads(files["sarif"].read_text())["runs"][0]["results"]
        assert len(results) == wanted, results
        assert (ElementTree.parse(files["junit"]).find(".//failure") is not None) == bool(wanted)
        assert ("::error" in done.stdout) == bool(wanted), done.stdout
        return done

    both(check, machine, "action.yml")
    values["inputs.fail-on"] = "never"
    assert github_steps(machine, action["runs"]["steps"], values, folder).returncode == 0
    values.update({"inputs.fail-on": "error", "inputs.changed-since": "main", "inputs.path": "plans"})
    assert github_steps(machine, action["runs"]["steps"], values, folder).returncode == 1
    machine.git(machine.repository, "reset", "-q", "--hard")
    assert github_steps(machine, action["runs"]["steps"], values, folder).returncode == 0
    values["inputs.path"] = "nowhere"
    assert github_steps(machine, action["runs"]["steps"], values, folder).returncode == 2


def github_workflow(machine):
    """What st init --ci github wrote."""
    (job,) = read(machine.repository / ".github/workflows/st.yml")["jobs"].values()
    values = {"vars.ST_REPOSITORY": f"file://{machine.source}"}
    steps = [{**step, "run": step["run"] + (" " + ONLY if "st check" in step["run"] else "")}
             if "run" in step else step for step in job["steps"]]
    done = both(lambda _: github_steps(machine, steps, values), machine, "github")
    assert "::error" in done.stdout, done.stdout


def gitlab_job(machine, job, variables):
    home = machine.place / "opt"
    shutil.rmtree(home, ignore_errors=True)
    values = {**{key: str(value) for key, value in job.get("variables", {}).items()},
              "ST_HOME": str(home), "ST_REPOSITORY": f"file://{machine.source}", **variables}
    for name in job["artifacts"]["reports"].values():
        (machine.repository / name).unlink(missing_ok=True)
    done = machine.run(["sh", "-ec", "\n".join(job["before_script"] + job["script"])], values)
    reports = {kind: machine.repository / name for kind, name in job["artifacts"]["reports"].items()}
    assert sorted(reports) == ["codequality", "junit"] and job["artifacts"]["when"] == "always"
    if done.returncode in (0, 1):
        findings = json.loads(reports["codequality"].read_text())
        failed = ElementTree.parse(reports["junit"]).find(".//failure") is not None
        assert bool(findings) == failed == bool(done.returncode), (findings, done)
    return done


def gitlab_include(machine, source):
    job = read(source / "examples/ci/gitlab.yml")["st-check"]
    both(lambda _: gitlab_job(machine, job, {"ST_OPTIONS": ONLY}), machine, "gitlab.yml")
    changed = {"ST_OPTIONS": ONLY, "ST_SINCE": "main", "ST_PATH": "plans"}
    assert gitlab_job(machine, job, changed).returncode == 1
    machine.git(machine.repository, "reset", "-q", "--hard")
    done = gitlab_job(machine, job, changed)
    assert done.returncode == 0 and "nothing to check" in done.stdout, done
    assert gitlab_job(machine, job, {"ST_PATH": "nowhere"}).returncode == 2


def gitlab_pipeline(machine):
    """What st init --ci gitlab wrote."""
    job = read(machine.repository / ".gitlab-ci.yml")["st"]
    job["script"] = [line + " " + ONLY for line in job["script"]]
    done = both(lambda _: gitlab_job(machine, job, {}), machine, "gitlab")
    assert "2026-10-32" in done.stdout, done


def written(machine, st, *options):
    """A plan by st init, in the place of the one that stands there."""
    shutil.rmtree(machine.plan.parent)
    done = subprocess.run([st, "init", "plans/maja å", "--lang", "en", "--name", "Maja Ekdahl", "--start",
                           "2026-09-01", "--specialty", "internmedicin", *options],
                          cwd=machine.repository, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(machine.plan.parent)
    machine.plan.parent.mkdir()


def main():
    st, source = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    for installed in (True, False):
        with tempfile.TemporaryDirectory() as place:
            machine = Machine(pathlib.Path(place), st, installed)
            if installed:
                hooks(machine, source)
            github_action(machine, source)
            gitlab_include(machine, source)
            written(machine, st, "--ci", "github", "--pre-commit")
            github_workflow(machine)
            if installed:
                configured_hook(machine)
            (machine.repository / ".pre-commit-config.yaml").unlink()
            written(machine, st, "--ci", "gitlab")
            gitlab_pipeline(machine)
    print("every command of every pipeline did what it says")


if __name__ == "__main__":
    main()
