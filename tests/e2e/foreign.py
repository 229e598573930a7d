# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""A room server with façades on, and plain clients of other systems: what the tests of server/compat drive."""

import json
import os
import sqlite3
import tempfile
import threading
import urllib.error
import urllib.request
import uuid

import websocket

import harness
from harness import PATIENCE, Server, received

# RFC 6455's registry has it since; this library's list is older.
websocket._abnf.VALID_CLOSE_STATUS = (*websocket._abnf.VALID_CLOSE_STATUS, 1012)
FURTHER = {"chipiai": ["gatewayListen"]}  # of façades that have more than one port
FILES = tempfile.TemporaryDirectory()  # which servers read at each start, and which go with the test


class CompatServer(Server):
    """One run with these façades, each on a free port of 127.0.0.1 unless `listen` says otherwise."""

    def __init__(self, *facades, listen=None, settings=(), **rest):
        self.facades = facades
        chosen = listen or {name: "127.0.0.1:0" for name in facades}
        places = [f"compat.{name}.listen={at}" for name, at in chosen.items()]
        places += [f"compat.{name}.{key}=127.0.0.1:0" for name in facades for key in FURTHER.get(name, [])]
        super().__init__(settings=list(settings) + places,
                         arguments=["--compat", ",".join(facades)], **rest)

    def start(self):
        super().start()
        self.compat = {}
        for _ in range(sum(1 + len(FURTHER.get(name, [])) for name in self.facades)):
            line = self.process.stdout.readline()
            assert line.startswith("confab-server compat "), line
            name, url = line.removeprefix("confab-server compat ").strip().split(": ", 1)
            self.compat[name] = url

    def call(self, facade, method, path, headers=(), body=None):
        """(status, headers, body) of an HTTP request to a façade."""
        request = urllib.request.Request(self.compat[facade] + path, method=method, data=body, headers=dict(headers))
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()


class Heard:
    """What a foreign client hears over a WebSocket: every text that comes, and how it was closed."""

    def __init__(self):
        self.texts = []
        self.closed = None
        self._changed = threading.Condition()

    def _note(self, change):
        with self._changed:
            change()
            self._changed.notify_all()

    def until(self, condition, what, seconds=None):
        seconds = seconds or harness.PATIENCE
        with self._changed:
            if not self._changed.wait_for(condition, seconds):
                raise AssertionError(f"waited {seconds} s for {what}; last: {[text[:300] for text in self.texts[-5:]]}, closed: {self.closed}")
            return condition()

    @property
    def frames(self):
        return [json.loads(text) for text in self.texts]

    def frame(self, matches, what, seconds=None):
        """The first frame that matches, once it is there."""
        return self.until(lambda: next((frame for frame in self.frames if matches(frame)), None), what, seconds)

    def goodbye(self):
        return self.until(lambda: self.closed, "the end of the connection")


class Socket(Heard):
    """One WebSocket of a foreign client."""

    def __init__(self, url, **connection):
        super().__init__()
        self.socket = websocket.create_connection(url.replace("http", "ws", 1), timeout=PATIENCE, **connection)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        try:
            while True:
                opcode, data = received(self.socket)
                if opcode == websocket.ABNF.OPCODE_CLOSE:
                    self._note(lambda: setattr(self, "closed", (int.from_bytes(data[:2], "big"), data[2:].decode())))
                    return
                self._note(lambda: self.texts.append(data.decode()))
        except Exception:
            self._note(lambda: setattr(self, "closed", self.closed or (1006, "")))

    def send(self, data):
        self.socket.send(data if isinstance(data, str) else json.dumps(data))

    def close(self):
        self.socket.close()


class TextSocket(Socket):
    """One whose texts are answers, read one after the other."""

    def __init__(self, url, **connection):
        self._read_texts = 0
        super().__init__(url, **connection)

    @property
    def rest(self):
        """What came and was not read yet."""
        return self.texts[self._read_texts:]

    def next(self, seconds=None):
        text = self.until(lambda: self.rest or self.closed, "a text", seconds)[0]
        assert self.rest, f"closed by {self.closed} before a text came"
        self._read_texts += 1
        return text


def http(method, url, body=None, headers=None):
    """(status, headers by small names, body)."""
    request = urllib.request.Request(url, data=body, method=method, headers=headers or {})
    if body is not None and not request.has_header("Content-type"):
        request.add_header("Content-Type", "application/octet-stream")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}, error.read()


def settings_file(facade, variables):
    """The setting by which a façade goes by such a file of its system."""
    if not variables:
        return []
    path = os.path.join(FILES.name, f"{uuid.uuid4().hex}.env")
    with open(path, "w") as file:
        file.write("".join(f"{name}={value}\n" for name, value in variables.items()))
    return [f"compat.{facade}.env={path}"]


def query(server, sql):
    """What the database of a running server answers."""
    database = sqlite3.connect(f"file:{server.data}/confab.sqlite?mode=ro", uri=True)
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()
