# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The pages of the server in a headless Chromium that reaches nothing but this machine."""

import os
import re
import sys
import urllib.error
import urllib.request

from browser import Browser
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


def test_the_api_is_shown_by_pages_that_load_nothing_from_outside():
    with Browser() as browser, Server() as server:
        for path in ("docs", "redoc"):
            page = browser.page(f"{server.url}/{path}")
            page.until("document.body.innerText.includes('/healthz')")
            assert_self_contained(page, server.url)
            picture(page, path)


if __name__ == "__main__":
    run(sys.modules[__name__])
