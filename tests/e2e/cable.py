# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The network between a client and its server: carries every byte, until it is cut."""

import queue
import selectors
import socket
import threading
import time
from urllib.parse import urlsplit


class Line:
    """One connection through a cable: its two sockets, and what is on its way to each."""

    def __init__(self, client, server):
        self.peer = {client: server, server: client}
        self.client, self.server = client, server
        self.held = {client: b"", server: b""}
        self.ended = set()  # who sends no more

    def close(self):
        for each in self.peer:
            each.close()


class Cable:
    """
    A relay on a port of its own. While it is cut, neither side hears of the other and both connections stay open, as when
    a wire is pulled: what they write is on its way, and arrives when it is whole again. hang() loses it instead, and the
    connections of that moment carry nothing any more: half-open ones, which end without a word on either side.
    """

    def __init__(self, server):
        self.upstream = urlsplit(server.url).netloc.rsplit(":", 1)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self.listener.getsockname()[1]}"
        self.server_left = None  # when the server ended a connection that hangs; time.monotonic()
        self._lines, self._dead, self._isCut, self._isOver = {}, set(), False, False
        self._selector = selectors.DefaultSelector()
        self._wishes = queue.Queue()
        self._waker, self._woken = socket.socketpair()
        for each in (self.listener, self._woken):
            each.setblocking(False)
            self._selector.register(each, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def cut(self):
        self._ask(lambda: setattr(self, "_isCut", True))

    def mend(self):
        self._ask(self._mend)

    def hang(self, towards=("client", "server")):
        """From now on nothing of what is open now arrives at these ends; who connects anew has a line as ever."""
        self._ask(lambda: self._dead.update(getattr(line, end) for line in self._lines.values() for end in towards))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._ask(lambda: setattr(self, "_isOver", True))
        self._thread.join()

    def _ask(self, wish):
        done = threading.Event()
        self._wishes.put((wish, done))
        self._waker.send(b"x")
        assert done.wait(60), "the cable does not answer"

    def _run(self):
        while not self._isOver:
            for key, _ in self._selector.select():
                if key.fileobj is self._woken:
                    self._woken.recv(4096)
                elif key.fileobj is self.listener:
                    self._connect()
                elif key.fileobj in self._lines:
                    self._carry(key.fileobj)
            while not self._wishes.empty():
                wish, done = self._wishes.get()
                wish()
                done.set()
        for line in set(self._lines.values()):
            line.close()
        for each in (self.listener, self._waker, self._woken):
            each.close()

    def _connect(self):
        client, _ = self.listener.accept()
        server = socket.create_connection(self.upstream, timeout=60)
        line = Line(client, server)
        for each in (client, server):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._lines[each] = line
            self._selector.register(each, selectors.EVENT_READ)

    def _carry(self, source):
        line = self._lines[source]
        target = line.peer[source]
        try:
            piece = source.recv(65536)
        except OSError:
            piece = b""
        if not piece:
            self._selector.unregister(source)
            line.ended.add(source)
            if source is line.server and target in self._dead:
                self.server_left = time.monotonic()
        if target in self._dead:
            return
        line.held[target] += piece
        if not self._isCut:
            self._deliver(line, target)

    def _deliver(self, line, target):
        piece, line.held[target] = line.held[target], b""
        try:
            target.setblocking(True)  # what a side does not take the other one has to wait for
            target.sendall(piece)
            if line.peer[target] in line.ended:
                target.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it is gone, and its own end is told by itself

    def _mend(self):
        self._isCut = False
        for line in set(self._lines.values()):
            for target in line.peer:
                if target not in self._dead:
                    self._deliver(line, target)
