#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""How long the first byte of an answer takes from the provider to a client while many answers are being written.

    first_chunk.py CONFAB_SERVER [--streams 50] [--seconds 20] [--words 20]

One process is provider and client, so that both ends read the same clock. The provider holds every answer open and
writes `words` deltas a second into each; when one ends, its place asks again. Measured is the time from the write of
an answer's first delta to the arrival of the `stream:chunk` that holds it."""

import argparse
import asyncio
import base64
import json
import os
import random
import re
import statistics
import struct
import tempfile
import time
import urllib.request
import uuid

WORD = "word "


class Provider:
    """POST /v1/chat/completions: the first delta names its answer, which tells when it was written."""

    def __init__(self, words, seconds):
        self.words, self.seconds = words, seconds
        self.written = {}  # by the answer's number: when its first delta went out
        self.open = 0
        self.seen_open = []

    async def start(self):
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        return server.sockets[0].getsockname()[1]

    async def serve(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: *(\d+)", head, re.I)
                if not length:  # the server asks whether anybody is there
                    return
                await reader.readexactly(int(length[1]))
                await self.answer(writer)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass  # the room server is gone, or the measurement is over
        finally:
            writer.close()

    async def answer(self, writer):
        self.open += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(random.uniform(0.05, 0.25))
        number = len(self.written)
        self.written[number] = time.perf_counter()
        self.delta(writer, f"first-{number} ")
        self.seen_open.append(self.open)
        end = time.monotonic() + random.uniform(0.5, 1.5) * self.seconds
        while time.monotonic() < end:
            await asyncio.sleep(random.uniform(0.5, 1.5) / self.words)
            self.delta(writer, WORD)
        self.event(writer, json.dumps({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}))
        self.event(writer, "[DONE]")
        writer.write(b"0\r\n\r\n")
        self.open -= 1
        await writer.drain()

    def delta(self, writer, text):
        self.event(writer, json.dumps({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}))

    def event(self, writer, data):
        if writer.is_closing():
            raise ConnectionResetError
        text = f"data: {data}\n\n".encode()
        writer.write(f"{len(text):x}\r\n".encode() + text + b"\r\n")


class Client:
    """A WebSocket of the room server, as much of it as is needed here."""

    async def connect(self, url, token):
        host, port = url.split("//")[1].split(":")
        self.reader, self.writer = await asyncio.open_connection(host, int(port), limit=1 << 22)
        key = base64.b64encode(os.urandom(16)).decode()
        self.writer.write((f"GET /gateway HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        await self.reader.readuntil(b"\r\n\r\n")
        self.send("hello", {"protocol": 1, "token": token, "device": "bench", "client": {"name": "bench", "version": "1"}, "rooms": {}})
        return json.loads((await self.frame())[1])["data"]

    def send(self, event, data):
        self.write(1, json.dumps({"event": event, "id": 1, "data": data}).encode())

    def write(self, opcode, payload):
        size = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + struct.pack(">H", len(payload))
        self.writer.write(bytes([0x80 | opcode]) + size + b"\0\0\0\0" + payload)

    async def frame(self):
        while True:
            first, size = await self.reader.readexactly(2)
            if size == 126:
                (size,) = struct.unpack(">H", await self.reader.readexactly(2))
            elif size == 127:
                (size,) = struct.unpack(">Q", await self.reader.readexactly(8))
            payload = await self.reader.readexactly(size)
            if first & 15 == 9:
                self.write(10, payload)
            else:
                return time.perf_counter(), payload


async def guest(url):
    request = urllib.request.Request(f"{url}/api/v1/auth/guest", json.dumps({"name": "Bench " + uuid.uuid4().hex[:8]}).encode(),
                                     {"Content-Type": "application/json"})
    with await asyncio.to_thread(urllib.request.urlopen, request) as answer:
        return json.loads(answer.read())["token"]


async def measure(options):
    provider = Provider(options.words, options.each)
    port = await provider.start()
    with tempfile.TemporaryDirectory() as data:
        settings = [f"assistant.openai.baseUrl=http://127.0.0.1:{port}/v1", "assistant.openai.model=m", "assistant.openai.name=Mira",
                    f"assistant.maxStreams={options.streams}", f"assistant.maxStreamsPerUser={options.streams}",
                    "rateLimits.enabled=false", "assistant.sage.enabled=false"]
        command = [options.server, "--listen", "127.0.0.1:0", "--data", data]
        for setting in settings:
            command += ["--set", setting]
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
        try:
            url = (await process.stdout.readline()).decode().split(": ", 1)[1].strip()
            client = Client()
            room = next(r["id"] for r in (await client.connect(url, await guest(url)))["rooms"] if r["name"] == "Lobby")

            def ask():
                client.send("stream:request", {"room": room, "prompt": "Go on.", "clientId": uuid.uuid4().hex})

            for _ in range(options.streams):
                ask()
            taken, failed, begun = [], 0, None
            while begun is None or time.monotonic() - begun < options.seconds:
                at, frame = await client.frame()
                if b'"from":0,' in frame and b'"stream:chunk"' in frame:
                    number = int(re.search(rb"first-(\d+)", frame)[1])
                    if begun is None and provider.open >= options.streams:
                        begun = time.monotonic()
                    elif begun is not None:
                        taken.append((at - provider.written[number]) * 1000)
                        provider.seen_open.append(provider.open)
                elif b'"stream:complete"' in frame:
                    ask()
                elif b'"stream:error"' in frame:
                    failed += 1
                    ask()
            open_now = provider.seen_open[-len(taken):]
            taken.sort()
            at = lambda share: taken[min(len(taken) - 1, int(share * len(taken)))]
            print(f"{len(taken)} answers begun with {min(open_now)} to {max(open_now)} (median {statistics.median(open_now):.0f}) open at the "
                  f"provider, {failed} failed; first byte to first chunk in ms: median {at(0.5):.1f}, p95 {at(0.95):.1f}, "
                  f"p99 {at(0.99):.1f}, longest {taken[-1]:.1f}")
        finally:
            process.terminate()
            await process.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("server", help="the program confab-server")
    parser.add_argument("--streams", type=int, default=50, help="answers under way at once")
    parser.add_argument("--seconds", type=float, default=20, help="how long to measure")
    parser.add_argument("--words", type=float, default=20, help="deltas a second in each answer")
    parser.add_argument("--each", type=float, default=4, help="seconds that an answer takes, on average")
    asyncio.run(measure(parser.parse_args()))
