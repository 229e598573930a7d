# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Pages of a headless Chromium, driven by its DevTools: what a person sees, presses and types."""

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import threading

import websocket

from harness import PATIENCE, Skipped, wait_for


class Browser:
    """One run of Chromium with a profile of its own. No name but localhost can be reached from it."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not program:
            raise Skipped("there is no Chromium here (chromium)")
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        arguments = [program, "--headless=new", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync",
                     "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
                     "--remote-debugging-port=0", "--remote-allow-origins=*", f"--user-data-dir={self.profile.name}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        self.process = subprocess.Popen(arguments + ["about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        place = os.path.join(self.profile.name, "DevToolsActivePort")
        lines = wait_for(lambda: os.path.exists(place) and len(open(place).read().split("\n")) >= 2
                         and open(place).read().split("\n"), "Chromium", 60)
        self.numbers = itertools.count(1)
        self.answers = {}
        self.pages = {}
        self.changed = threading.Condition()
        self.socket = websocket.create_connection(f"ws://127.0.0.1:{lines[0]}{lines[1]}", timeout=None)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        try:
            while True:
                frame = json.loads(self.socket.recv())
                with self.changed:
                    if "id" in frame:
                        self.answers[frame["id"]] = frame
                    elif frame.get("sessionId") in self.pages:
                        self.pages[frame["sessionId"]].take(frame["method"], frame["params"])
                    self.changed.notify_all()
        except Exception:
            pass

    def call(self, method, session=None, **params):
        number = next(self.numbers)
        frame = {"id": number, "method": method, "params": params}
        if session:
            frame["sessionId"] = session
        self.socket.send(json.dumps(frame))
        with self.changed:
            assert self.changed.wait_for(lambda: number in self.answers, PATIENCE), f"{method} is not answered"
            answer = self.answers.pop(number)
        assert "error" not in answer, (method, answer)
        return answer["result"]

    def page(self, url, width=1280, height=800, dark=False):
        return Page(self, url, width, height, dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.profile.cleanup()


class Page:
    """One tab, in a context of its own: nothing is remembered between two of them."""

    def __init__(self, browser, url, width, height, dark):
        self.browser = browser
        self.requests = []
        self.failures = []
        self.complaints = []
        context = browser.call("Target.createBrowserContext")["browserContextId"]
        target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.pages[self.session] = self
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.go(url)

    def call(self, method, **params):
        return self.browser.call(method, self.session, **params)

    def take(self, method, params):
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Network.loadingFailed" and not params.get("canceled"):
            self.failures.append(params["errorText"])
        elif method == "Network.responseReceived" and params["response"]["status"] >= 400:
            self.failures.append(f"{params['response']['status']} {params['response']['url']}")
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.complaints.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(params["exceptionDetails"].get("exception", {}).get("description", "an exception"))
        elif method == "Runtime.consoleAPICalled" and params["type"] == "error":
            self.complaints.append(" ".join(str(each.get("value", each.get("description"))) for each in params["args"]))

    def go(self, url):
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def js(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, (expression, result["exceptionDetails"])
        return result["result"].get("value")

    def until(self, expression, seconds=None):
        return wait_for(lambda: self.js(expression), f"{expression}; the page says {self.js('document.body?.innerText')!r}",
                        seconds)

    def text(self, selector="body"):
        return self.js(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''")

    def texts(self, selector):
        return self.js(f"[...document.querySelectorAll({json.dumps(selector)})].map((e) => e.innerText)")

    def write(self, words):
        """Into what has the focus."""
        self.call("Input.insertText", text=words)

    def key(self, name, modifiers=0):
        codes = {"Enter": 13, "Tab": 9, "Escape": 27}
        text = {"Enter": "\r"}.get(name, "") if not modifiers else ""
        common = {"key": name, "code": name, "windowsVirtualKeyCode": codes[name], "modifiers": modifiers}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, selector):
        """Where it is, as by a mouse."""
        box = self.js(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'nearest'}});"
                      f"const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def cut(self, offline=True):
        self.call("Network.emulateNetworkConditions", offline=offline, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def picture(self, file):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(file, "wb") as out:
            out.write(base64.b64decode(data))
