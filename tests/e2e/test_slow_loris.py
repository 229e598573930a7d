# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Thousands who begin a request and never end it, beside somebody who only wants an answer."""

import resource
import selectors
import socket
import sys
import threading
import time

from harness import Server, figure, run

WANTED = 5_000
# What the test itself, the server's files and the one normal client need besides.
OTHER_DESCRIPTORS = 200
HEAD_SECONDS = 5
CLOSED_WITHIN = 30
DRIP_SECONDS = 5


def crowd_size():
    """As many as the machine's limit on descriptors lets both processes have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    count = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard - OTHER_DESCRIPTORS)
    resource.setrlimit(resource.RLIMIT_NOFILE, (count + OTHER_DESCRIPTORS, hard))
    return count


class Crowd:
    """Half heads, each with another byte every few seconds; notes when the server ends them."""

    def __init__(self, host, port, count):
        self.selector = selectors.DefaultSelector()
        for _ in range(count):
            peer = socket.create_connection((host, port), timeout=30)
            peer.sendall(b"GET /healthz HTTP/1.1\r\nHost: loc")
            peer.setblocking(False)
            self.selector.register(peer, selectors.EVENT_READ)
        self.answers = []

    def __len__(self):
        return len(self.selector.get_map())

    def drip(self):
        for key in list(self.selector.get_map().values()):
            try:
                key.fileobj.send(b"x")
            except OSError:
                pass  # it has been ended; the next look says so

    def look(self):
        for key, _ in self.selector.select(timeout=0.05):
            try:
                piece = key.fileobj.recv(65536)
            except ConnectionError:
                piece = b""
            if piece:
                self.answers.append(piece)
                continue
            self.selector.unregister(key.fileobj)
            key.fileobj.close()


class Regular(threading.Thread):
    """Asks for something again and again, and notes how long each answer took."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server = server
        self.seconds = []
        self.wrong = []
        self.has_to_end = threading.Event()

    def run(self):
        token = self.server.guest()["token"]
        while not self.has_to_end.is_set():
            began = time.monotonic()
            status, _ = self.server.rest("GET", "rooms", token=token)
            self.seconds.append(time.monotonic() - began)
            if status != 200:
                self.wrong.append(status)


def test_half_heads_by_the_thousand_end_while_others_are_served():  # H5
    count = crowd_size()
    with Server() as server:
        host, port = server.url.split("//")[1].split(":")
        before = server.rss_kb()
        regular = Regular(server)
        regular.start()
        began = time.monotonic()
        crowd = Crowd(host, int(port), count)
        connected = time.monotonic()
        most = server.rss_kb()
        dripped = connected
        while len(crowd) and time.monotonic() - connected < 2 * CLOSED_WITHIN:
            crowd.look()
            if time.monotonic() - dripped > DRIP_SECONDS:
                crowd.drip()
                dripped = time.monotonic()
        ended = time.monotonic()
        regular.has_to_end.set()
        regular.join(timeout=30)
        slowest = sorted(regular.seconds)
        figure(f"H5: {count} half heads, the last ended {ended - connected:.1f} s after the last came; beside them "
               f"{len(slowest)} answers, p99 {1000 * slowest[int(len(slowest) * 0.99)]:.0f} ms, RSS +{most - before} KiB")
        assert not len(crowd), f"{len(crowd)} still open"
        assert ended - connected < CLOSED_WITHIN, ended - connected
        assert ended - began > HEAD_SECONDS, "nobody was given the time that a head may take"
        assert not regular.wrong, regular.wrong[:5]
        late = sum(b" 408 " in answer for answer in crowd.answers)
        assert late > count * 0.9, f"{late} of {count} were told why"


if __name__ == "__main__":
    run(sys.modules[__name__])
