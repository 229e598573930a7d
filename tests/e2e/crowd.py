# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Connections by the thousand: plain sockets without a thread each, read one by one or all at once."""

import http.client
import json
import resource
import selectors
import socket
import ssl
import struct
import time
import urllib.parse
import uuid

from harness import PATIENCE, Skipped, frame

UPGRADE = (b"GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
           b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: confab.v1\r\n\r\n")


def allow_descriptors(count):
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most < count:
        raise Skipped(f"{count} descriptors are needed, and {most} allowed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def trusting():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def guests(server, count):
    """Tokens of new guests."""
    where = urllib.parse.urlsplit(server.url)
    tokens = []
    while len(tokens) < count:
        if where.scheme == "https":
            connection = http.client.HTTPSConnection(where.hostname, where.port, context=trusting(), timeout=PATIENCE)
        else:
            connection = http.client.HTTPConnection(where.hostname, where.port, timeout=PATIENCE)
        for _ in range(min(500, count - len(tokens))):
            connection.request("POST", "/api/v1/auth/guest", json.dumps({"name": "Guest " + uuid.uuid4().hex[:12]}),
                               {"Content-Type": "application/json"})
            tokens.append(json.loads(connection.getresponse().read())["token"])
        connection.close()
    return tokens


class Raw:
    """One connection that has said hello, and says and reads only when it is told to."""

    def __init__(self, server, token):
        where = urllib.parse.urlsplit(server.url)
        self.socket = socket.create_connection((where.hostname, where.port), timeout=PATIENCE)
        if where.scheme == "https":
            self.socket = trusting().wrap_socket(self.socket)
        self.received = b""
        self.next = 0
        self.socket.sendall(UPGRADE)
        while b"\r\n\r\n" not in self.received:
            self._more()
        self.received = self.received.split(b"\r\n\r\n", 1)[1]
        self.welcome = self.ask("hello", {"protocol": 1, "token": token, "device": "crowd",
                                          "client": {"name": "test", "version": "1"}, "rooms": {}})["data"]

    def _more(self):
        piece = self.socket.recv(262144)
        assert piece, "the server has closed"
        self.received += piece

    def _need(self, count):
        while len(self.received) < count:
            self._more()

    def read(self):
        """The next whole frame: (opcode, payload)."""
        self._need(2)
        length, start = self.received[1], 2
        if length == 126:
            self._need(4)
            length, start = struct.unpack(">H", self.received[2:4])[0], 4
        elif length == 127:
            self._need(10)
            length, start = struct.unpack(">Q", self.received[2:10])[0], 10
        self._need(start + length)
        opcode, payload = self.received[0] & 15, self.received[start:start + length]
        self.received = self.received[start + length:]
        return opcode, payload

    def post(self, event, data):
        self.next += 1
        self.socket.sendall(frame(1, json.dumps({"event": event, "id": self.next, "data": data}).encode()))

    def ask(self, event, data):
        """The answer; what comes before it is passed over."""
        self.post(event, data)
        while True:
            opcode, payload = self.read()
            assert opcode in (1, 9), (opcode, payload[:100])
            if opcode == 1:
                answer = json.loads(payload)
                if answer.get("ack") == self.next:
                    assert "error" not in answer, answer
                    return answer


def all_read_until(crowd, mark, seconds, keep=()):
    """Reads from all at once until each has seen the bytes `mark`, plain connections only. What those in `keep` have
    read stays in their `received`."""
    waiting = selectors.DefaultSelector()
    tails = {}
    for raw in crowd:
        waiting.register(raw.socket, selectors.EVENT_READ, raw)
        tails[raw] = raw.received if raw in keep else raw.received[-len(mark):]
    ends = time.monotonic() + seconds
    while waiting.get_map():
        assert time.monotonic() < ends, f"{len(waiting.get_map())} have not seen {mark}"
        for key, _ in waiting.select(1):
            raw, piece = key.data, key.data.socket.recv(262144)
            assert piece, "the server has closed"
            seen = raw.received + piece if raw in keep else tails[raw] + piece
            if mark in seen:
                waiting.unregister(raw.socket)
            tails[raw] = seen[-len(mark):]
            raw.received = seen if raw in keep else b""
