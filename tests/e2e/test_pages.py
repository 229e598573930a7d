# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The pages of the server in a headless Chromium that reaches nothing but this machine."""

import http.server
import json
import os
import pathlib
import re
import sys
import threading
import urllib.error
import urllib.request

from browser import Browser
from foreign import CompatServer
from harness import Server, run

PICTURES = os.environ.get("PICTURES")  # a folder for what they look like


def picture(page, name):
    if PICTURES:
        page.picture(os.path.join(PICTURES, name + ".png"))


def assert_self_contained(page, url):
    outside = [each for each in page.requests if not each.startswith((url, "data:", "blob:"))]
    assert not outside, outside
    assert not page.failures, page.failures
    assert not page.complaints, page.complaints


def test_every_page_and_what_it_loads_has_the_one_policy():
    with Server() as server:
        policies = set()
        for path in ("docs", "redoc"):
            with urllib.request.urlopen(f"{server.url}/{path}") as answer:
                assert answer.headers["content-type"] == "text/html; charset=utf-8"
                policies.add(answer.headers["content-security-policy"])
                html = answer.read().decode()
            parts = re.findall(r'(?:src|href)="(docs-web/[^"]+)"', html)
            assert len(parts) >= 2, html
            for part in parts:
                with urllib.request.urlopen(f"{server.url}/{part}") as answer:
                    policies.add(answer.headers["content-security-policy"])
                    assert answer.headers["content-type"].startswith(("text/css", "text/javascript")), part
                    assert answer.headers["x-content-type-options"] == "nosniff"
        policy, = policies
        assert "default-src 'none'" in policy and "script-src 'self';" in policy, policy
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy, policy
        for path in ("docs-web/nothing.js", "docs-web/..%2Fchat%2Findex.html", "docs-web/"):
            try:
                urllib.request.urlopen(f"{server.url}/{path}")
                raise AssertionError(f"{path} is there")
            except urllib.error.HTTPError as error:
                assert error.code in (400, 404), (path, error.code)


def test_what_a_browser_has_already_is_not_sent_again():
    with Server() as server:
        for path in ("docs", "redoc", "docs-web/plain.css", "openapi.json", "asyncapi.json", "reset"):
            with urllib.request.urlopen(f"{server.url}/{path}") as answer:
                tag, body = answer.headers["etag"], answer.read()
                assert tag.startswith('"') and answer.headers["cache-control"] == "no-cache" and body, path
            asked = urllib.request.Request(f"{server.url}/{path}", headers={"If-None-Match": f'"another", W/{tag}'})
            try:
                urllib.request.urlopen(asked)
                raise AssertionError(f"{path} is sent again")
            except urllib.error.HTTPError as same:
                assert (same.code, same.read(), same.headers["etag"]) == (304, b"", tag), (path, same.code)
            asked = urllib.request.Request(f"{server.url}/{path}", headers={"If-None-Match": '"another"'})
            with urllib.request.urlopen(asked) as answer:
                assert answer.read() == body, path


class Plainly(http.server.BaseHTTPRequestHandler):
    """What a server that was built without npm shows at /docs and /redoc, beside the document of a real one."""

    folder = pathlib.Path(__file__).resolve().parents[2] / "server/web/docs"

    def do_GET(self):
        name = self.path.strip("/")
        kinds = {"html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json"}
        if name == "openapi.json":
            body = self.server.document
        else:
            file = self.folder / ("plain.html" if name in ("docs", "redoc") else name.removeprefix("docs-web/"))
            body = file.read_bytes() if name.startswith(("docs", "redoc")) and file.exists() else None
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", kinds.get("html" if "." not in name else name.rsplit(".")[-1], "text/plain"))
        self.send_header("Content-Security-Policy", self.server.policy)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_):
        pass


def test_without_packages_of_npm_the_api_is_shown_by_a_small_page_of_our_own():
    with Browser() as browser, Server() as server:
        with urllib.request.urlopen(f"{server.url}/openapi.json") as answer:
            document = answer.read()
        plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Plainly)
        plain.document = document
        with urllib.request.urlopen(f"{server.url}/docs") as answer:
            plain.policy = answer.headers["content-security-policy"]
        threading.Thread(target=plain.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{plain.server_port}"
        routes = {(method.upper(), path) for path, methods in json.loads(document)["paths"].items() for method in methods}
        for path, look in (("docs", {}), ("redoc", {"width": 360, "height": 720, "dark": True})):
            page = browser.page(f"{url}/{path}", **look)
            page.until("document.body.innerText.includes('/healthz')")
            shown = {tuple(line.split()[:2]) for line in page.texts("summary") if line.split()[0].isupper()}
            assert shown == routes, routes ^ shown
            assert page.js("document.documentElement.scrollWidth <= innerWidth"), "it is wider than its window"
            # By keys alone: the first route opens, and shows what it answers.
            page.js("document.querySelector('summary').focus()")
            page.key("Enter")
            page.until("document.querySelector('details').open")
            assert "200" in page.text("details"), page.text("details")
            assert_self_contained(page, url)
            picture(page, f"plain-{path}")
        plain.shutdown()


def test_the_api_is_shown_by_pages_that_load_nothing_from_outside():
    with Browser() as browser, Server() as server:
        for path in ("docs", "redoc"):
            page = browser.page(f"{server.url}/{path}")
            page.until("document.body.innerText.includes('/healthz')")
            assert_self_contained(page, server.url)
            picture(page, path)


# S1.12 S1.13 S2.26
def test_so_is_that_of_the_other_systems_that_have_such_pages():
    with Browser() as browser, CompatServer("chatapp", "aichatbot") as server:
        for facade, path, route in [("chatapp", "docs", "/api/chats/batch-delete"), ("chatapp", "redoc", "/api/chats/batch-delete"),
                                    ("aichatbot", "docs", "/chat_history")]:
            page = browser.page(f"{server.compat[facade]}/{path}")
            page.until(f"document.body.innerText.includes('{route}')")
            assert_self_contained(page, server.compat[facade])
            picture(page, f"{facade}-{path}")


if __name__ == "__main__":
    run(sys.modules[__name__])
