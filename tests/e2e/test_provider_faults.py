# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""What goes wrong between the server and a provider, one fault after the other, as somebody in the room sees it: the true
reason within a second of the limit, the text so far, never the key; and the server is as small afterwards as before."""

import gzip
import json
import socket
import sys
import threading
import time

from harness import Client, Server, figure, free_port, run, soonest

KEY = "sk-fault-test-key"
IDLE, TOTAL = 1.0, 3.0  # seconds, as the server is told below
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def event(text):
    return b"data: " + json.dumps({"choices": [{"index": 0, "delta": {"content": text}}]}).encode() + b"\n\n"


def chunk(data):
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def status(line, headers="", body="{}"):
    return f"HTTP/1.1 {line}\r\n{headers}Content-Length: {len(body)}\r\n\r\n{body}".encode()


HALF = CHUNKED + chunk(event("Half"))
BOMB = gzip.compress((b": " + b"x" * 998 + b"\n") * 10_000) * 30  # 300 MB
FILLER = (b"X-Filler: " + b"x" * 1000 + b"\r\n") * 100


class Faults:
    """A server whose answer is the function that stands for the fault at hand."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.answer = None
        self.asked = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(connection, self.answer), daemon=True).start()

    def serve(self, connection, answer):
        try:
            with connection:
                request = b""
                while b"\r\n\r\n" not in request:
                    request += connection.recv(65536)
                head, _, body = request.partition(b"\r\n\r\n")
                length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n")
                              if line.lower().startswith(b"content-length"))
                while len(body) < length:
                    body += connection.recv(65536)
                self.asked.append(head)
                answer(connection)
        except (OSError, StopIteration):
            pass


def sends(data):
    return lambda connection: connection.sendall(data)


def hangs(data=b""):
    def answer(connection):
        connection.sendall(data)
        connection.recv(1)  # until the other side has had enough
    return answer


def repeats(first, piece, pause=0.0):
    def answer(connection):
        connection.sendall(first)
        while True:
            connection.sendall(piece)
            time.sleep(pause)  # a slow sender's pace, not a wait for anything
    return answer


def resets(connection):
    connection.sendall(HALF)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def huge_head(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    time.sleep(0.2)  # a sender's pace; else the other side may not have noticed yet that its request is out
    for _ in range(1000):  # 100 MB
        connection.sendall(FILLER)
    connection.recv(1)


# name: (answer, what the reason says, text so far, seconds until it is noticed)
FAULTS = {
    "hang before the head": (hangs(), "sent nothing for 1 seconds", "", IDLE),
    "hang after a chunk": (hangs(HALF), "sent nothing for 1 seconds", "Half", IDLE),
    "drip": (repeats(HEAD + event("Half") + b"data: ", b"x", 0.2), "not complete after 3 seconds", "Half", TOTAL),
    "429": (sends(status("429 Too Many", "Retry-After: 30\r\n")), "asked again in 30 seconds", "", 0),
    "500": (sends(status("500 Oops")), "The provider failed (HTTP 500)", "", 0),
    "401": (sends(status("401 Unauthorized", body=json.dumps({"error": "bad key " + KEY}))), "key was refused", "", 0),
    "half a stream": (sends(HALF), "closed the connection before the end", "Half", 0),
    "invalid chunk size": (sends(HALF + b"zz\r\nx\r\n"), "closed the connection before the end", "Half", 0),
    "reset": (resets, "closed the connection before the end", "Half", 0),
    "garbage": (sends(bytes(range(256)) * 4), "without an answer", "", 0),
    "web page": (sends(HEAD + b"<html>Hello</html>"), "web page", "", 0),
    "packed bomb": (sends(HEAD[:-2] + b"Content-Encoding: gzip\r\n\r\n" + BOMB), "more than an answer may hold", "", 1),
    "endless stream": (repeats(CHUNKED, chunk(event("x" * 10_000))), "longer than this server allows", None, 2),
    "huge head": (huge_head, "sent nothing for 1 seconds", "", IDLE),
    "redirect": (sends(status("307 Temporary", "Location: http://127.0.0.1:1/v1\r\n")), "is not followed", "", 0),
}


def settings(url):
    return [f"assistant.openai.baseUrl={url}", f"assistant.openai.apiKey={KEY}", "assistant.openai.model=m",
            "assistant.openai.name=Mira", f"assistant.idleTimeoutMs={IDLE * 1000:.0f}",
            f"assistant.totalTimeoutMs={TOTAL * 1000:.0f}"]


def check(name, asker, fault):
    _, words, text, limit = fault

    def ask():
        count = len(asker.named("stream:error"))
        asker.send(asker.room()["id"], "@Mira hello?")
        return asker.event("stream:error", count + 1)["data"]

    end, took = soonest(limit + 1, ask)
    assert words in end["reason"] and end["state"] == "failed", (name, end["state"], end["reason"])
    assert text is None or end["content"] == text, (name, end["content"])
    figure(f"{name}: {took:.2f} s, {end['reason']}")


def test_every_fault_is_said_in_time():
    upstream = Faults()
    with Server(settings=settings(f"http://127.0.0.1:{upstream.port}/v1")) as server:
        asker = Client(server, server.guest()["token"])
        before = server.rss_kb()
        for name, fault in FAULTS.items():
            upstream.answer = fault[0]
            check(name, asker, fault)
        assert KEY not in json.dumps(asker.frames) and KEY not in "".join(server.errors)
        grown = server.growth_kb(before, 96 * 1024)
        figure(f"the server grew by {grown} KiB")
        # And it still answers.
        upstream.answer = sends(HEAD + event("Well.") + b"data: [DONE]\n\n")
        asker.send(asker.room()["id"], "@Mira hello?")
        assert asker.event("stream:complete")["data"]["content"] == "Well."


def test_nobody_there_is_said_in_time():
    with Server(settings=settings(f"http://127.0.0.1:{free_port()}/v1")) as server:
        check("refused", Client(server, server.guest()["token"]), (None, "refused the connection", "", 0))
    with Server(settings=settings("https://no-such-host.invalid/v1")) as server:
        check("unknown host", Client(server, server.guest()["token"]), (None, "was not found", "", 20))


if __name__ == "__main__":
    run(sys.modules[__name__])
