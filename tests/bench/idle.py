#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Holds many idle, signed-in TLS connections to a server that it starts, and tells what they weigh: after signing in,
while they are held, and after each has read one page of history. Ends with 1 if one of them was dropped.

    idle.py --server build/release/server/confab-server [--connections 10000] [--minutes 10] [--plain] [--threads N]
"""

import argparse
import base64
import json
import os
import resource
import select
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

PER_GUEST = 20  # connections of one user that a server allows
SOURCES = 8  # 127.0.0.1 and the next ones: each has ephemeral ports of its own
PAGE_BYTES = 240_000


def masked(payload, opcode=1):
    length = len(payload)
    size = bytes([0x80 | length]) if length < 126 else bytes([0x80 | 126]) + struct.pack(">H", length)
    return bytes([0x80 | opcode]) + size + b"\0\0\0\0" + payload


class Connection:
    """One WebSocket that answers pings, and counts what it is sent."""

    def __init__(self, number, host, port, context, token):
        plain = socket.create_connection((host, port), timeout=60, source_address=(f"127.0.0.{1 + number % SOURCES}", 0))
        self.socket = context.wrap_socket(plain, server_hostname=host) if context else plain
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(4096)
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        assert b" 101 " in head.split(b"\r\n")[0], head
        self.acks = 0
        self.largest = 0
        self.closed = None
        self.ask("hello", {"protocol": 1, "token": token, "device": f"idle {number}", "client": {"name": "idle", "version": "1"}, "rooms": {}})
        self.socket.setblocking(False)

    def ask(self, event, data):
        self.socket.sendall(masked(json.dumps({"event": event, "id": 1, "data": data}).encode()))

    def read(self):
        """Takes what has come, as far as it is whole frames."""
        chunks = [self.buffer]
        try:
            while chunk := self.socket.recv(65536):
                chunks.append(chunk)
            self.closed = self.closed or "end of the stream"
        except (ssl.SSLWantReadError, BlockingIOError):
            pass
        except OSError as why:
            self.closed = self.closed or str(why)
        self.buffer = b"".join(chunks)
        while (size := self.frame_size()) and size <= len(self.buffer):
            self.take(self.buffer[0] & 0x0f, self.buffer[self.head_size():size], size)
            self.buffer = self.buffer[size:]

    def head_size(self):
        return {126: 4, 127: 10}.get(self.buffer[1] & 0x7f, 2)

    def frame_size(self):
        if len(self.buffer) < 2 or len(self.buffer) < self.head_size():
            return 0
        length = self.buffer[1] & 0x7f
        if length == 126:
            length = struct.unpack(">H", self.buffer[2:4])[0]
        elif length == 127:
            length = struct.unpack(">Q", self.buffer[2:10])[0]
        return self.head_size() + length

    def take(self, opcode, payload, size):
        if opcode == 9:
            self.socket.sendall(masked(payload, 10))
        elif opcode == 8:
            self.closed = payload[2:].decode() or "closed"
        elif payload.startswith(b'{"ack"'):
            assert b'"error"' not in payload[:200], payload[:200]
            self.acks += 1
            self.largest = max(self.largest, size)


class Crowd:
    def __init__(self):
        self.poll = select.epoll()
        self.by_descriptor = {}

    def add(self, connection):
        descriptor = connection.socket.fileno()
        self.by_descriptor[descriptor] = connection
        self.poll.register(descriptor, select.EPOLLIN)

    def everybody(self):
        return self.by_descriptor.values()

    def serve(self, until):
        """Reads and answers until the condition holds."""
        while not until():
            self.serve_once(0.2)

    def serve_once(self, seconds):
        for descriptor, _ in self.poll.poll(seconds):
            connection = self.by_descriptor[descriptor]
            connection.read()
            if connection.closed:
                self.poll.unregister(descriptor)

    def dropped(self):
        return [each.closed for each in self.everybody() if each.closed]


def rss_mb(process):
    with open(f"/proc/{process.pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def call(url, path, body, context, token=None):
    request = urllib.request.Request(f"{url}/api/v1/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"})
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    return json.loads(urllib.request.urlopen(request, context=context, timeout=60).read())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True)
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

    with tempfile.TemporaryDirectory() as folder:
        tls, context = [], None
        if not options.plain:
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                            "-subj", "/CN=localhost", "-out", f"{folder}/crt", "-keyout", f"{folder}/key"], check=True, capture_output=True)
            tls = ["--set", f"tls.certificate={folder}/crt", "--set", f"tls.key={folder}/key"]
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        server = subprocess.Popen([options.server, "--data", f"{folder}/data", "--listen", "127.0.0.1:0", "--set", "rateLimits.enabled=false",
                                   "--set", f"gateway.threads={options.threads}", *tls], stdout=subprocess.PIPE, text=True)
        try:
            url = server.stdout.readline().split(": ", 1)[1].strip()
            return measure(options, server, url, context)
        finally:
            server.terminate()
            server.wait(timeout=30)


def measure(options, server, url, context):
    host, port = url.split("//")[1].split(":")
    guests = [call(url, "auth/guest", {"name": f"Guest {i}"}, context) for i in range(-(-options.connections // PER_GUEST))]
    writer = guests[0]["token"]
    request = urllib.request.Request(f"{url}/api/v1/me/rooms", headers={"Authorization": f"Bearer {writer}"})
    room = json.loads(urllib.request.urlopen(request, context=context, timeout=60).read())["rooms"][0]["id"]
    for _ in range(PAGE_BYTES // 30_000):
        call(url, f"rooms/{room}/messages", {"content": "x" * 30_000}, context, writer)
    start = rss_mb(server)
    print(f"{len(guests)} guests, nobody connected: {start:.1f} MB", flush=True)

    crowd = Crowd()
    began = time.monotonic()
    for i in range(options.connections):
        crowd.add(Connection(i, host, int(port), context, guests[i // PER_GUEST]["token"]))
        if i % 50 == 49:  # who is there is served meanwhile
            crowd.serve_once(0)
    crowd.serve(lambda: all(each.acks == 1 or each.closed for each in crowd.everybody()))
    print(f"{options.connections} signed in after {time.monotonic() - began:.0f} s", flush=True)

    def tell(what):
        now = rss_mb(server)
        print(f"{what}: {now:.1f} MB, {(now - start) * 1024 / options.connections:.1f} KB each, {len(crowd.dropped())} dropped", flush=True)

    tell("signed in")
    half = options.minutes * 30
    end = time.monotonic() + half
    crowd.serve(lambda: time.monotonic() >= end)
    tell(f"held for {half / 60:.1f} minutes")
    asked = list(crowd.everybody())
    for first in range(0, len(asked), 50):
        some = asked[first:first + 50]
        for each in some:
            if not each.closed:
                each.socket.setblocking(True)
                each.ask("message:history", {"room": room, "limit": 100})
                each.socket.setblocking(False)
        crowd.serve(lambda: all(each.acks == 2 or each.closed for each in some))
    tell(f"after a page of {max(each.largest for each in asked) // 1024} KB each")
    end = time.monotonic() + half
    crowd.serve(lambda: time.monotonic() >= end)
    tell(f"held for {half / 60:.1f} minutes more")
    return 1 if crowd.dropped() else 0


if __name__ == "__main__":
    sys.exit(main())
