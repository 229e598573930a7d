# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Conversations through each façade by clients that others wrote: `ws` from npm, curl, python3-httpx and
python3-websockets. Two of them and the agent talk, and somebody with a native client is there at the same time."""

import asyncio
import json
import pathlib
import shutil
import subprocess
import sys
import threading

from foreign import CompatServer, Heard, settings_file
from harness import PATIENCE, Client, Skipped, run
from npm import installed
from test_compat_chatapp import Den

try:
    import httpx
    import websockets
except ImportError:
    httpx = websockets = None

CLIENTS = pathlib.Path(__file__).parent / "clients"
QUICK = ["assistant.sage.wordsPerSecond=0"]


def needs_all():
    if httpx is None:
        raise Skipped("python3-httpx and python3-websockets are not here")
    if not shutil.which("curl"):
        raise Skipped("curl is not here")
    installed(CLIENTS)


def ws_of(url, path):
    return url.replace("http", "ws", 1) + path


class NodeClient(Heard):
    """By `ws` of npm."""

    def __init__(self, url, **headers):
        super().__init__()
        self.process = subprocess.Popen(
            ["node", str(CLIENTS / "talk.js"), str(installed(CLIENTS) / "node_modules"), url, *(f"{k}={v}" for k, v in headers.items())],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.is_open = False
        threading.Thread(target=self._read, daemon=True).start()
        assert self.until(lambda: self.is_open or self.closed, "the connection") is True, self.closed

    def _read(self):
        for line in self.process.stdout:
            self._note(lambda: self._take(json.loads(line)))

    def _take(self, told):
        if "text" in told:
            assert not told["isBinary"], told
            self.texts.append(told["text"])
        elif "open" in told:
            self.is_open = True
        else:
            self.closed = told.get("closed", told)

    def send(self, data):
        self.process.stdin.write(json.dumps(data if isinstance(data, str) else json.dumps(data)) + "\n")
        self.process.stdin.flush()

    def close(self):
        self.process.stdin.close()
        assert self.goodbye()
        self.process.wait(PATIENCE)


class PythonClient(Heard):
    """By python3-websockets."""

    def __init__(self, url, **headers):
        super().__init__()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.socket = self._wait(self._open(url, headers))

    def _wait(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(PATIENCE)

    async def _open(self, url, headers):
        socket = await websockets.connect(url, extra_headers=headers)
        self.listening = asyncio.ensure_future(self._listen(socket))
        return socket

    async def _listen(self, socket):
        try:
            async for text in socket:
                self._note(lambda: self.texts.append(text))
        except websockets.ConnectionClosed:
            pass
        finally:
            self._note(lambda: setattr(self, "closed", (socket.close_code, socket.close_reason)))

    def send(self, data):
        self._wait(self.socket.send(data if isinstance(data, str) else json.dumps(data)))

    def close(self):
        self._wait(self.socket.close())
        assert self.goodbye()


def curl(*arguments):
    """(status, body)"""
    done = subprocess.run(["curl", "--silent", "--show-error", "--max-time", str(PATIENCE), "--write-out", "\n%{http_code}", *arguments],
                          capture_output=True, text=True, check=True)
    body, _, status = done.stdout.rpartition("\n")
    return int(status), body


def curled(*arguments):
    status, body = curl(*arguments)
    assert status == 200, (status, body)
    return json.loads(body)


def native_in(server, name):
    """Somebody with a native client in this public room, and its id."""
    client = Client(server, server.guest("Nora")["token"])
    room = next(room["id"] for room in client.ok("room:list", {})["rooms"] if room["name"] == name)
    client.ok("room:join", {"room": room})
    return client, room


def saw(native, author, text):
    """Waits until it has seen this said, as it happened."""
    return native.until(lambda: [event for event in native.named("message:new") if event["data"]["message"]["content"] == text
                                 and event["data"]["message"]["author"]["name"] == author], f"{author}: {text}")


def saw_answer(native, text):
    return native.until(lambda: [event for event in native.named("stream:complete") if event["data"]["content"] == text], "the answer")


# S0.2 S0.3 S0.8 S0.10 S0.15 S0.16 S0.17 S0.19
def test_chipiai_is_spoken_to_by_ws_and_curl_and_by_httpx_and_websockets():
    needs_all()
    with CompatServer("chipiai", settings=QUICK + settings_file("chipiai", {"JWT_KEY_CHAT": "a key of both"})) as server:
        url, gateway = server.compat["chipiai"], server.compat["chipiai gateway"]
        ann_is = curled("-X", "POST", gateway + "/register", "-H", "Content-Type: application/json", "-d",
                        json.dumps({"username": "Ann", "email": "ann@example.org", "password": "a long password"}))
        bob_is = httpx.post(gateway + "/register", json={"username": "Bob", "email": "bob@example.org", "password": "another one"})
        assert bob_is.cookies["jwt"] == bob_is.json(), bob_is
        room = curled("-X", "POST", url + "/create/room", "-d", "name=General")["roomId"]
        native, _ = native_in(server, "General")
        ann = NodeClient(ws_of(url, f"/chat?roomId={room}"), Authorization=f"Bearer {ann_is}")
        bob = PythonClient(ws_of(url, f"/chat?roomId={room}"), Cookie=f"jwt={bob_is.json()}")
        ann.send("What is Python?")
        ann.until(lambda: ann.texts, "Ann's answer")
        saw(native, "Ann", "What is Python?")
        saw_answer(native, ann.texts[0])
        bob.send('"What is a queue?"')
        bob.until(lambda: bob.texts, "Bob's answer")
        saw(native, "Bob", "What is a queue?")
        saw_answer(native, bob.texts[0])
        assert len(ann.texts) == 1 and len(bob.texts) == 1, (ann.texts, bob.texts)
        said = [(entry["username"], entry["content"]) for entry in curled(url + f"/get/room/{room}")]
        assert said == [("Ann", "What is Python?"), ("Sage", ann.texts[0]), ("Bob", "What is a queue?"), ("Sage", bob.texts[0])], said
        ann.close()
        bob.close()


# S1.4 S1.8 S1.16 S1.22 S1.23 S1.24 S1.29 S1.30
def test_chatapp_is_spoken_to_by_ws_and_curl_and_by_httpx_and_websockets():
    needs_all()
    with Den() as app:
        url, native = app.compat["chatapp"], app.native
        ann, bob = NodeClient(ws_of(url, "/ws/1")), PythonClient(ws_of(url, "/api/ws/1"))
        for page in (ann, bob):
            page.send({"action": "join_chat", "chat_id": app.number})
            page.frame(lambda frame: frame["type"] == "chat_joined", "the chat")
        ann.send({"action": "send_message", "chat_id": str(app.number), "content": "What is async?"})
        for page in (ann, bob):
            page.frame(lambda frame: frame["type"] == "generation_complete", "the end")
        assert ann.texts == bob.texts
        answer = "".join(frame["token"] for frame in ann.frames if frame["type"] == "token")
        saw_answer(native, answer)
        native.send(app.room, "A word from the app")
        for page in (ann, bob):
            told = page.frame(lambda frame: frame.get("message", {}).get("content") == "A word from the app", "the word")
            assert told["message"]["is_ai"] is False
        said = [message["content"] for message in httpx.get(url + f"/api/chats/{app.number}").json()["messages"]]
        assert said == ["What is async?", answer, "A word from the app"], said
        saw(native, "User 1", "What is async?")
        other = curled("-X", "POST", url + "/api/chats", "-F", "user_id=7", "-F", "title=Another")
        assert other["user_id"] == 7 and other["title"] == "Another", other
        gone = curled("-X", "POST", url + "/api/chats/batch-delete", "-H", "Content-Type: application/json", "-d",
                      json.dumps({"chat_ids": [other["id"]]}))
        assert gone == {"status": "success", "deleted_count": 1}
        ann.close()
        bob.close()


# S2.7 S2.9 S2.12 S2.13 S2.17 S2.24
def test_aichatbot_is_spoken_to_by_ws_and_curl_and_by_httpx_and_websockets():
    needs_all()
    with CompatServer("aichatbot", settings=QUICK + ["compat.aichatbot.rooms=Lobby"]) as server:
        url = server.compat["aichatbot"]
        native, _ = native_in(server, "Lobby")
        tokens = [curled("-X", "POST", url + "/token", "-F", "name=Ann")["token"],
                  httpx.post(url + "/token", data={"name": "Bob"}).json()["token"]]
        ann = NodeClient(ws_of(url, f"/chat?token={tokens[0]}"))
        bob = PythonClient(ws_of(url, f"/chat?token={tokens[1]}"))
        for page, name, question in [(ann, "Ann", "What is a WebSocket?"), (bob, "Bob", '{"what": "a database"}')]:
            page.send(question)
            page.until(lambda: page.texts, f"{name}'s answer")
            saw(native, name, question)
            saw_answer(native, page.texts[0])
        assert len(ann.texts) == 1 and len(bob.texts) == 1, (ann.texts, bob.texts)
        for session, page in [(curled(url + f"/chat_history?token={tokens[0]}"), ann),
                              (httpx.get(url + "/chat_history", params={"token": tokens[1]}).json(), bob)]:
            assert ("assistant", page.texts[0]) in [(message["source"], message["msg"]) for message in session["messages"]], session
        ann.close()
        bob.close()


# S3.1 S3.3 S3.6 S3.12 S3.13 S3.15 S3.25
def test_multiuser_is_spoken_to_by_ws_and_curl_and_by_websockets():
    needs_all()
    with CompatServer("multiuser", settings=QUICK) as server:
        url = server.compat["multiuser"]
        status, page = curl(url + "/")
        assert status == 200 and page.startswith("<!DOCTYPE html>"), (status, page[:80])
        native, room = native_in(server, "Multi-user chat")
        ann, bob = NodeClient(ws_of(url, "/ws?username=Ann")), PythonClient(ws_of(url, "/ws?username=Bob"))
        for client, name in ((ann, "Ann"), (bob, "Bob")):
            client.until(lambda: len(client.texts) == 2, "the greeting")
            assert client.frames[0]["username"] == name and client.frames[1]["type"] == "history", client.frames
        ann.send({"text": "Good morning"})
        bob.frame(lambda frame: (frame.get("sender"), frame.get("text")) == ("Ann", "Good morning"), "the greeting")
        saw(native, "Ann", "Good morning")
        bob.send({"text": "/AIBot What is a database?"})
        ann.frame(lambda frame: (frame.get("sender"), frame.get("text")) == ("Bob", "What is a database?"), "the question")
        saw(native, "Bob", "What is a database?")
        answers = [client.frame(lambda frame: frame.get("sender") == "AIBot", "the answer")["text"] for client in (ann, bob)]
        assert answers[0] == answers[1]
        saw_answer(native, answers[0])
        native.send(room, "A word from the app")
        for client in (ann, bob):
            client.frame(lambda frame: (frame.get("sender"), frame.get("text")) == ("Nora", "A word from the app"), "the word")
        assert [frame["text"] for frame in bob.frames[2:]] == ["Good morning", answers[0], "A word from the app"], bob.frames
        ann.close()
        bob.close()


if __name__ == "__main__":
    run(sys.modules[__name__])
