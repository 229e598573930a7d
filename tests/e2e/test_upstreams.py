# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Servers that others wrote, from npm: a mock of OpenAI's interface, and a gateway in front of it that wants headers of
its own. Each converses with two people in a room. Skipped where npm can't install them."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile

from harness import Client, Server, free_port, run, wait_for
from npm import installed

HERE = pathlib.Path(__file__).parent / "upstreams"
KEY = "sk-upstream-test-key"
FIRST = "The forecast says sun in the morning, and rain from four o'clock on. ☔"


class Node:
    """A server in Node, on a free port."""

    def __init__(self, script, arguments=(), environment=None):
        self.port = free_port()
        self.process = subprocess.Popen(
            ["node", str(installed(HERE) / "node_modules" / script)] + [a.format(port=self.port) for a in arguments],
            env=os.environ | {k: v.format(port=self.port) for k, v in (environment or {}).items()},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.answers, script, 60)

    def answers(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        except OSError:
            return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def rule(match, status, content):
    return {"path": "/v1/chat/completions", "match": match, "response": {"status": status, "content": json.dumps(content)}}


def answer(text):
    return {"id": "x", "object": "chat.completion", "model": "m",
            "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]}


def says(words):
    return f"contains(body.messages[-1].content, '{words}')"


def mock(folder):
    """mock-llm, with what it says to whom; the last rule that matches counts."""
    roles = "{{jmes request join(', ', body.messages[*].role)}}"
    rules = [rule("@", 404, {"error": {"message": "no rule for this"}}),
             rule(says("weather"), 200, answer(FIRST)),
             rule(says("and tomorrow"), 200, answer("I was told by: " + roles)),
             rule(says("refuse me"), 401, {"error": {"message": "Incorrect API key provided: sk-up***key."}}),
             rule(says("busy"), 429, {"error": {"message": "Rate limit reached for requests"}}),
             rule(says("broken"), 500, {"error": {"message": "The server had an error"}})]
    path = os.path.join(folder, "mock.yaml")
    with open(path, "w") as file:
        json.dump({"streaming": {"chunkSize": 8, "chunkIntervalMs": 20}, "rules": rules}, file)
    return Node("@dwmkerr/mock-llm/dist/main.js", ["--config", path], {"PORT": "{port}", "HOST": "127.0.0.1"})


def gateway():
    return Node("@portkey-ai/gateway/build/start-server.js", ["--headless", "--port={port}"])


def room_server(folder, base_url, headers=()):
    path = os.path.join(folder, "confab.ini")
    with open(path, "w") as file:
        file.write(f"[provider.other]\nkind = chat-completions\nbaseUrl = {base_url}\napiKey = {KEY}\nmodels = m\n")
        file.writelines(f"headers.{name} = {value}\n" for name, value in headers)
        file.write("[agent.Mira]\nprovider = other\nmodel = m\n")
    return Server(arguments=["--config", path])


def converse(server):
    """Two people talk with Mira in turn, and both read all that she writes."""
    asker, other = Client(server, server.guest()["token"]), Client(server, server.guest()["token"])
    room = asker.room()["id"]
    asker.send(room, "@Mira how is the weather?")
    for client in (asker, other):
        end = client.event("stream:complete")["data"]
        assert end["content"] == FIRST and end["finish"] == "stop", end
        chunks = client.named("stream:chunk")
        assert len(chunks) > 2 and "".join(chunk["data"]["text"] for chunk in chunks) == FIRST, chunks
    other.send(room, "@Mira and tomorrow?")
    for client in (asker, other):
        end = client.event("stream:complete", 2)["data"]
        assert end["content"].endswith("user, assistant, user"), end
    return asker, room


def fails_with(reason, asker, room, words, count):
    asker.send(room, f"@Mira {words}")
    end = asker.event("stream:error", count)["data"]
    assert reason in end["reason"], end


def test_a_server_of_somebody_else_converses_with_two_people():
    with tempfile.TemporaryDirectory() as folder, mock(folder) as upstream:
        with room_server(folder, f"http://127.0.0.1:{upstream.port}/v1") as server:
            asker, room = converse(server)
            fails_with("Incorrect API key provided: …", asker, room, "refuse me", 1)
            fails_with("Rate limit reached", asker, room, "busy", 2)
            fails_with("The server had an error", asker, room, "broken", 3)
            assert KEY not in json.dumps(asker.frames) and "sk-up" not in json.dumps(asker.frames)


def test_a_gateway_that_wants_headers_of_its_own_converses_with_two_people():
    with tempfile.TemporaryDirectory() as folder, mock(folder) as upstream, gateway() as front:
        headers = [("x-portkey-provider", "openai"), ("x-portkey-custom-host", f"http://127.0.0.1:{upstream.port}/v1")]
        # A whole address that somebody has pasted.
        with room_server(folder, f"http://127.0.0.1:{front.port}/v1/chat/completions", headers) as server:
            asker, room = converse(server)
            fails_with("Incorrect API key provided: …", asker, room, "refuse me", 1)
            fails_with("Rate limit reached", asker, room, "busy", 2)
        with room_server(folder, f"http://127.0.0.1:{front.port}/v1") as server:
            asker = Client(server, server.guest()["token"])
            fails_with("x-portkey-provider", asker, asker.room()["id"], "how is the weather?", 1)


if __name__ == "__main__":
    run(sys.modules[__name__])
