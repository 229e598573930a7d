# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The page at / of the façade multiuser, as a person with a headless Chromium meets it."""

import json
import sys
from urllib.parse import quote

from browser import Browser
from foreign import CompatServer, Socket
from harness import free_port, run
from test_pages import assert_self_contained, picture

CONNECTED = "document.getElementById('state').innerText === 'Connected'"


class Stage:
    """A server with the façade, a browser, and whoever comes in."""

    def __init__(self, listen=None):
        self.browser = Browser()
        self.server = CompatServer("multiuser", listen=listen and {"multiuser": listen})
        self.url = self.server.compat["multiuser"]
        # Built without the parser, the page shows texts as they were written.
        self.has_markdown = b"export default null" not in self.server.call("multiuser", "GET", "/web/markdown-it.js")[2]

    def page(self, name=None, **look):
        page = self.browser.page(self.url, **look)
        if name:
            page.until("document.activeElement?.id === 'name'")
            page.write(name)
            page.key("Enter")
            page.until(CONNECTED)
        return page

    def other(self, name):
        """A client that is no page."""
        client = Socket(f"{self.url}/ws?username={quote(name)}")
        client.frame(lambda frame: frame.get("type") == "history", "the history")
        return client

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.browser.__exit__(*what)
        self.server.__exit__(*what)


def say(page, words):
    page.js("document.getElementById('text').focus()")
    page.write(words)
    page.key("Enter")


def shown(page, words):
    page.until(f"[...document.querySelectorAll('.message .words')].some((e) => e.innerText.includes({json.dumps(words)}))")


# S3.1
def test_a_name_is_enough_and_is_remembered():
    with Stage() as stage:
        page = stage.page("Mira")
        assert page.text("#me") == "Mira"
        page.go(stage.url)
        page.until(CONNECTED)
        assert page.text("#me") == "Mira"
        page.click("#leave")
        page.until("!document.getElementById('join').hidden")
        page.go(stage.url)
        page.until("document.activeElement?.id === 'name'")
        assert_self_contained(page, stage.url)


# S3.1
def test_messages_come_as_they_are_written_and_one_s_own_stands_there_once():
    with Stage() as stage:
        mira, jonas, other = stage.page("Mira"), stage.page("Jonas"), stage.other("Ada")
        say(mira, "Good morning")
        shown(jonas, "Good morning")
        other.frame(lambda frame: frame.get("text") == "Good morning" and frame["sender"] == "Mira", "the message")
        other.send({"text": "From **elsewhere**"})
        written = "From elsewhere" if stage.has_markdown else "From **elsewhere**"
        shown(mira, written)
        assert mira.texts(".message.own .words") == ["Good morning"]
        mira.go(stage.url)
        shown(mira, written)
        assert mira.texts(".message.own .words") == ["Good morning"]
        assert mira.texts(".words strong") == (["elsewhere"] if stage.has_markdown else [])
        other.close()


# S3.1
def test_the_agent_is_asked_and_its_answer_seen_by_all():
    with Stage() as stage:
        mira, jonas = stage.page("Mira"), stage.page("Jonas")
        mira.click("#ask")
        mira.until("document.getElementById('text').value === '/AIBot '")
        say(mira, "what is python?")
        shown(mira, "what is python?")
        for page in (mira, jonas):
            page.until("document.querySelectorAll('.message.agent').length === 1")
            assert "FastAPI" in page.text(".message.agent .words")
        assert mira.texts(".message.own .words") == ["what is python?"]
        assert mira.text("#thinking") == ""
        shown(jonas, "what is python?")


# S3.1
def test_no_text_of_others_becomes_a_part_of_the_page():
    with Stage() as stage:
        mira, other = stage.page("Mira"), stage.other("Mallory")
        for text in ("<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>",
                     "[press](javascript:document.title='owned') [data](data:text/html,<script>1</script>)",
                     "![a picture](https://example.org/track.png) <https://example.org/auto>",
                     "<style>*{display:none}</style><iframe src=https://example.org></iframe>",
                     "[x]: javascript:alert(1)\n\n[x] `<b>` **<b>bold</b>**"):
            other.send({"text": text})
        mira.until("document.querySelectorAll('.message').length === 5")
        assert mira.js("document.querySelectorAll('#messages :is(img, script, style, iframe, b, form, object, svg)').length") == 0
        hrefs = mira.js("[...document.querySelectorAll('#messages a')].map((a) => a.href)")
        places = ("track.png", "auto", "") if stage.has_markdown else ()
        assert hrefs == [f"https://example.org/{place}" for place in places], hrefs
        assert mira.js("[...document.querySelectorAll('#messages a')].every((a) => a.rel.includes('noopener'))")
        assert "owned" not in mira.js("document.title")
        assert_self_contained(mira, stage.url)
        other.close()


# S3.1
def test_it_comes_back_by_itself_and_sends_what_was_written_meanwhile():
    with Stage(listen=f"127.0.0.1:{free_port()}") as stage:
        mira = stage.page("Mira")
        say(mira, "Before")
        other = stage.other("Ada")
        other.until(lambda: "Before" in "".join(other.texts), "what is in the history")
        stage.server.stop()
        mira.until("document.getElementById('state').innerText.includes('again in')")
        say(mira, "In between")
        mira.until("document.querySelector('.note')?.innerText.includes('Waiting')")
        picture(mira, "chat-waiting")
        stage.server.start()
        mira.until(CONNECTED, 90)
        other = stage.other("Ada")
        other.until(lambda: "In between" in "".join(other.texts), "what was written without a connection")
        mira.until("document.querySelectorAll('.note').length === 0")
        assert mira.texts(".message.own .words") == ["Before", "In between"]
        other.close()


# S3.1
def test_it_is_written_with_by_keys_alone():
    with Stage() as stage:
        mira = stage.page("Mira")
        assert mira.js("document.activeElement.id") == "text"
        mira.write("one")
        mira.key("Enter", modifiers=8)
        mira.write("\ntwo")
        mira.key("Enter")
        mira.until("document.querySelectorAll('.message.own').length === 1")
        assert mira.texts(".message.own .words")[0].split() == ["one", "two"]
        reached = []
        for _ in range(8):
            mira.key("Tab")
            reached.append(mira.js("document.activeElement.id"))
        assert {"ask", "leave", "timeline", "text"} <= set(reached), reached


# S3.1
def test_who_can_not_see_it_is_told_what_is_there():
    with Stage() as stage:
        mira = stage.page("Mira")
        say(mira, "Hello")
        shown(mira, "Hello")
        nodes = [node for node in mira.call("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
        named = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes}
        assert {("log", "Messages"), ("textbox", "Message"), ("button", "Send"), ("button", "Ask AIBot"),
                ("button", "Leave"), ("heading", "Multi-user chat")} <= named, named
        assert ("button", "") not in named and ("link", "") not in named
        assert mira.js("document.getElementById('timeline').getAttribute('aria-live')") == "polite"


# S3.1
def test_it_fits_a_phone_and_a_desk_by_day_and_by_night():
    long_word = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
    with Stage() as stage:
        other = stage.other("Jonas Überlang-Mustermann von und zu Nirgendwo an der Donau")
        other.send({"text": f"Look:\n\n```python\n{'x = 1  # ' * 30}\n```\n\n| {'| '.join('abcdefghijkl')} |\n"
                            f"|{'---|' * 12}\n| {'| '.join(['value'] * 12)} |\n\n{long_word}\n\n1. one\n2. two\n\n> quoted"})
        for width in (360, 1280):
            for dark in (False, True):
                page = stage.page(f"Reader {width} {'night' if dark else 'day'}", width=width, height=740, dark=dark)
                shown(page, "quoted")
                assert page.js("document.documentElement.scrollWidth") <= width
                background = page.js("getComputedStyle(document.body).backgroundColor")
                assert background == ("rgb(22, 22, 24)" if dark else "rgb(251, 251, 250)"), background
                say(page, f"I read it at {width}")
                page.until("document.querySelectorAll('.message.own').length === 1")
                picture(page, f"chat-{width}-{'dark' if dark else 'light'}")
        other.close()


if __name__ == "__main__":
    run(sys.modules[__name__])
