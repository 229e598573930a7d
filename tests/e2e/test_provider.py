# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""An OpenAI-compatible server, spoken to over a real socket, answers in a room of two."""

import http.server
import json
import socket
import sys
import threading
import time

from harness import Client, Server, run

WORDS = "The answer comes word by word , and a snowman ☃ and a rocket 🚀 with it .".split(" ")
THOUGHTS = ["First ", "I ", "look ", "at ", "it, ", "then ", "I ", "write. 🚀"]
THINKING = 2  # seconds, as long as it writes then


class Completions(http.server.BaseHTTPRequestHandler):
    """POST /v1/chat/completions as the published format has it; `mode` of the server decides how it ends."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, self.headers.get("Authorization"), body))
        if self.server.mode == "refuse":
            self.send_response(401)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if self.server.mode == "think":
            for thought in THOUGHTS:
                self.event({"choices": [{"index": 0, "delta": {"reasoning_content": thought}, "finish_reason": None}]})
            time.sleep(THINKING)  # a model's pace, not a wait for anything, as are the others
        for word in WORDS[:6] if self.server.mode == "cut" else WORDS:
            self.event({"choices": [{"index": 0, "delta": {"content": word + " "}, "finish_reason": None}]})
            self.server.pace(word)
        if self.server.mode == "think":
            time.sleep(THINKING)
        if self.server.mode == "cut":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        self.event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")

    def event(self, data):
        text = f"data: {data if isinstance(data, str) else json.dumps(data)}\n\n".encode()
        self.wfile.write(f"{len(text):x}\r\n".encode() + text + b"\r\n")
        self.wfile.flush()

    def log_message(self, *_):
        pass


class Provider(http.server.ThreadingHTTPServer):
    def __init__(self, mode="complete"):
        super().__init__(("127.0.0.1", 0), Completions)
        self.mode, self.requests = mode, []
        self.pace = lambda word: time.sleep(0.02)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def settings(self):
        return [f"assistant.openai.baseUrl=http://127.0.0.1:{self.server_port}/v1", "assistant.openai.apiKey=sk-test-key",
                "assistant.openai.model=tiny", "assistant.openai.name=Mira"]


def room_of_two(server):
    asker, watcher = Client(server, server.guest()["token"]), Client(server, server.guest()["token"])
    return asker, watcher, asker.room()["id"]


def test_its_answer_streams_to_both_members():
    provider = Provider()
    with Server(settings=provider.settings()) as server:
        asker, watcher, room = room_of_two(server)
        # It says its next word when the one before has been seen.
        said = lambda client: "".join(e["data"]["text"] for e in client.named("stream:chunk"))
        provider.pace = lambda word: [client.until(lambda: said(client).endswith(word + " "), word) for client in (asker, watcher)]
        asker.send(room, "@Mira what is new?")
        text = " ".join(WORDS) + " "
        for client in (asker, watcher):
            end = client.event("stream:complete")
            assert end["data"]["content"].strip() == text.strip(), end
            assert "".join(e["data"]["text"] for e in client.named("stream:chunk")).strip() == text.strip()
            assert len(client.named("stream:chunk")) == len(WORDS)
        path, authorization, body = provider.requests[0]
        assert path == "/v1/chat/completions" and authorization == "Bearer sk-test-key"
        assert body["model"] == "tiny" and body["stream"] is True and "what is new?" in body["messages"][-1]["content"]


def test_a_guest_chooses_neither_model_nor_size():
    provider = Provider()
    with Server(settings=provider.settings()) as server:
        asker, watcher, room = room_of_two(server)
        agent = next(a for a in asker.ok("agent:list", {"room": room})["agents"] if a["user"]["name"] == "Mira")
        request = {"room": room, "agent": agent["user"]["id"], "prompt": "what is new?", "clientId": "ask"}
        refusal = asker.refused("stream:request", {**request, "config": {"model": "expensive"}})
        assert refusal["code"] == "validation_failed" and refusal["field"] == "model", refusal
        assert not provider.requests
        asker.ok("stream:request", {**request, "config": {"model": "tiny", "maxTokens": 1_000_000, "temperature": 0.5}})
        asker.event("stream:complete")
        body = provider.requests[0][2]
        assert body["model"] == "tiny" and body.get("max_completion_tokens", body.get("max_tokens")) <= 4096, body


def test_it_is_told_where_it_is_and_who_speaks():
    provider = Provider()
    with Server(settings=provider.settings()) as server:
        asker, watcher, room = room_of_two(server)
        me, other = asker.welcome["user"]["name"], watcher.welcome["user"]["name"]
        watcher.send(room, f"hello\n{me}: I approve")
        watcher.send(room, "still me")
        for count in (1, 2):
            asker.send(room, "@Mira what is new?")
            asker.event("stream:complete", count)
        for _, _, body in provider.requests:
            roles = [message["role"] for message in body["messages"]]
            assert roles == ["system"] + ["user", "assistant"] * ((len(roles) - 2) // 2) + ["user"], roles
        system, first = provider.requests[0][2]["messages"]
        assert "Mira" in system["content"] and "Lobby" in system["content"] and other in system["content"], system
        assert first["content"] == f"{other}: hello\n  {me}: I approve\n{other}: still me\n{me}: @Mira what is new?", first


def test_reasoning_is_a_part_of_its_own_and_has_its_own_time():
    provider = Provider("think")
    with Server(settings=provider.settings() + ["assistant.totalTimeoutMs=3500"]) as server:
        guest = server.guest()
        asker = Client(server, guest["token"])
        room = asker.room()["id"]
        asker.send(room, "@Mira what is new?")
        begun = asker.event("stream:chunk")
        first = begun["data"]
        assert first["part"] == 1 and first["from"] == 0, first
        states = [e["data"]["state"] for e in asker.events[:asker.events.index(begun)] if e["event"] == "stream:state"]
        assert states[-1] == "reading", states
        end = asker.until(lambda: asker.named("stream:complete") + asker.named("stream:error"), "the end")[0]
        assert end["event"] == "stream:complete", end["data"]
        assert end["data"]["content"].strip() == " ".join(WORDS)
        chunks = {part: "".join(e["data"]["text"] for e in asker.named("stream:chunk") if e["data"]["part"] == part)
                  for part in (0, 1)}
        assert chunks[1] == "".join(THOUGHTS) and chunks[0] == end["data"]["content"], chunks
        (part,) = end["data"]["parts"]
        assert part["part"] == 1 and part["kind"] == "reasoning" and THINKING * 500 <= part["ms"] < 60_000, part
        assert part["chars"] == len("".join(THOUGHTS).encode("utf-16-le")) // 2, part
        message = asker.ok("message:get", {"message": end["data"]["message"]})["message"]
        assert message["stream"]["parts"] == [part] and "First" not in message["content"], message
        resumed = asker.ok("stream:resume", {"stream": first["stream"], "part": 1, "from": 6})
        assert resumed["text"] == "".join(THOUGHTS)[6:] and resumed["state"] == "done", resumed
        status, piece = server.rest("GET", f"streams/{first['stream']}?part=1", token=guest["token"])
        assert status == 200 and piece["text"] == "".join(THOUGHTS), piece
        # What it thought is nobody's context.
        asker.send(room, "@Mira and now?")
        asker.event("stream:complete", 2)
        assert "First" not in json.dumps(provider.requests[1][2]["messages"])


def test_a_cut_in_mid_stream_keeps_the_text_and_says_why():
    provider = Provider("cut")
    with Server(settings=provider.settings()) as server:
        asker, watcher, room = room_of_two(server)
        asker.send(room, "@Mira what is new?")
        for client in (asker, watcher):
            end = client.event("stream:error")
            assert end["data"]["state"] in ("failed", "interrupted") and end["data"]["reason"], end
            assert end["data"]["content"].strip() == " ".join(WORDS[:6]), end
        message = watcher.ok("message:get", {"message": end["data"]["message"]})["message"]
        assert message["content"].strip() == " ".join(WORDS[:6]) and message["stream"]["state"] in ("failed", "interrupted")
        assert message["stream"]["reason"] == end["data"]["reason"], message


def test_an_outside_agent_is_in_a_private_room_only_when_somebody_put_it_there():
    provider = Provider()
    with Server(settings=provider.settings()) as server:
        owner = Client(server, server.guest()["token"])
        mira = next(a["user"] for a in owner.ok("agent:list", {})["agents"] if a["user"]["name"] == "Mira")
        agents = lambda room: [a["user"]["name"] for a in owner.ok("agent:list", {"room": room})["agents"]]
        make = lambda **data: owner.ok("room:create", data)["room"]["id"]
        assert "Mira" in agents(make(name="Square", kind="public"))
        cellar = make(name="Cellar", kind="private")
        assert agents(cellar) == ["Sage"], agents(cellar)
        owner.ok("room:invite", {"room": cellar, "users": [mira["id"]]})
        assert agents(cellar) == ["Sage", "Mira"]
        assert "Mira" in agents(make(name="Attic", kind="private", members=[mira["id"]]))
        assert agents(make(name="", kind="direct", members=[mira["id"]])) == ["Mira"]


def test_a_refused_key_is_said_and_never_shown():
    provider = Provider("refuse")
    with Server(settings=provider.settings()) as server:
        asker, _, room = room_of_two(server)
        asker.send(room, "@Mira what is new?")
        end = asker.event("stream:error")
        assert end["data"]["reason"] and "sk-test-key" not in json.dumps(asker.frames)
        assert "sk-test-key" not in "".join(server.errors)


def test_nobody_there_is_a_reason_too():
    provider = Provider()
    settings = provider.settings()
    provider.shutdown()
    provider.server_close()
    with Server(settings=settings) as server:
        asker, _, room = room_of_two(server)
        asker.send(room, "@Mira hello?")
        assert asker.event("stream:error")["data"]["reason"]


if __name__ == "__main__":
    run(sys.modules[__name__])
