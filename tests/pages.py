"""The reports' pages in a browser: nothing wider than a phone, a laptop or a sheet of paper, nothing
asked for from outside, nothing to complain of; and valid html. pages.py GOLDEN
Needs chromium, and npx for html-validate; what is missing is said, and status 77 tells of it.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

BROWSER = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
VALIDATOR = ["npx", "--yes", "html-validate@9.7.1", "--preset", "standard"]
# Width and height in pixels of a phone, a laptop and what A4 has within our margins.
SCREENS = {"phone": (360, 740, ""), "laptop": (1280, 800, ""), "paper": (688, 1000, "print")}


class Browser:
    """The DevTools protocol over two pipes: a message ends with a zero byte."""

    def __init__(self, folder):
        to_read, self.to = os.pipe()
        self.by, to_write = os.pipe()
        command = [*BROWSER, f"--user-data-dir={folder}"]
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$@" 3<&{to_read} 4>&{to_write}', "sh", *command],
            pass_fds=(to_read, to_write), stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.session, self.number, self.rest, self.seen = None, 0, b"", []
        page = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.rest:
            more = os.read(self.by, 1 << 16)
            assert more, "the browser ended"
            self.rest += more
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def ask(self, method, **params):
        self.number += 1
        asked = {"id": self.number, "method": method, "params": params}
        if self.session:
            asked["sessionId"] = self.session
        os.write(self.to, json.dumps(asked).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                return answer["result"]
            self.seen.append(answer)

    def open(self, url):
        """What happens until the page stands."""
        self.seen = []
        self.ask("Page.navigate", url=url)
        while not any(one.get("method") == "Page.loadEventFired" for one in self.seen):
            self.seen.append(self.message())
        return self.seen

    def value(self, script):
        return self.ask("Runtime.evaluate", expression=script)["result"]["value"]


def complaints(url, events):
    for event in events:
        method, params = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            asked = params["request"]["url"]
            if asked != url and not asked.startswith("data:"):
                yield f"asks for {asked}"
        elif method == "Log.entryAdded":
            yield params["entry"]["text"]
        elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            yield json.dumps(params)


def look(browser, page):
    url = page.resolve().as_uri()
    for screen, (width, height, media) in SCREENS.items():
        browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                    deviceScaleFactor=1, mobile=screen == "phone")
        browser.ask("Emulation.setEmulatedMedia", media=media)
        for complaint in complaints(url, browser.open(url)):
            yield f"{page}: {screen}: {complaint}"
        wide = browser.value("document.documentElement.scrollWidth")
        if wide > width:
            yield f"{page}: {screen}: {wide} pixels wide, {width} are there"
        if browser.value("[...document.images].some(one => !one.naturalWidth)"):
            yield f"{page}: {screen}: a picture is not shown"


def main(golden):
    pages = sorted(pathlib.Path(golden).glob("*/*.html"))
    assert len(pages) > 40, pages
    missing = [name for name in ("chromium", "npx") if not shutil.which(name)]
    if missing:
        print("Not here:", *missing)
        sys.exit(77)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(folder)
        found = [one for page in pages for one in look(browser, page)]
        browser.process.kill()
        browser.process.wait()
    assert not found, "\n".join(found)
    valid = subprocess.run([*VALIDATOR, *map(str, pages)], capture_output=True, text=True)
    assert valid.returncode == 0, valid.stdout + valid.stderr
    print(f"{len(pages)} pages on {len(SCREENS)} screens")


main(*sys.argv[1:])
