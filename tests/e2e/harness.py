# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""A room server as a process, and a plain client written from PROTOCOL.md: what the black-box tests drive."""

import json
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import urllib.error
import urllib.request
import uuid

import websocket

SERVER = os.environ.get("SERVER_UNDER_TEST", "confab-server")
PATIENCE = 30  # seconds that a condition may take on a busy machine
# A sanitizer keeps freed memory back to catch late uses of it, so growth says nothing there.
MEMORY_IS_TELLING = "SANITIZED" not in os.environ
# Whose WebSockets the server is to speak; QT_CANNOT of a test module says what Qt's can't: names of its tests, each with
# the fact. They are expected to fail by an assertion, beside a server that lives; one that passes fails.
WEBSOCKETS = os.environ.get("WEBSOCKETS", "confab")


class Skipped(Exception):
    """What a test needs isn't here; says what."""


def wait_for(condition, what, seconds=None):
    seconds = seconds or PATIENCE
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.005)
    raise AssertionError(f"waited {seconds} s for {what}")


def soonest(seconds, attempt, tries=10):
    """(what `attempt` gives, how long it took) of the first one that takes less than so many seconds, which a busy machine
    may keep some of them from, and a fault keeps from all."""
    took = []
    for _ in range(tries):
        began = time.monotonic()
        value = attempt()
        took.append(time.monotonic() - began)
        if took[-1] < seconds:
            return value, took[-1]
    raise AssertionError(f"never within {seconds} s: {took}")


def free_port():
    """A port that nobody has, and that the system gives nobody who asks for any: it may be left, and taken later."""
    try:
        with open("/proc/sys/net/ipv4/ip_local_port_range") as file:
            given = int(file.read().split()[0])
    except OSError:
        given = 32768
    for port in random.sample(range(10_000, max(given, 11_000)), 1_000):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise AssertionError("no port is free")


def frame(opcode, payload=b"", final=True, announced=None):
    """A masked frame; `announced` claims another length than there is."""
    length = len(payload) if announced is None else announced
    head = bytes([(0x80 if final else 0) | opcode])
    if length < 126:
        head += bytes([0x80 | length])
    elif length < 65536:
        head += bytes([0x80 | 126]) + struct.pack(">H", length)
    else:
        head += bytes([0x80 | 127]) + struct.pack(">Q", length)
    return head + b"\0\0\0\0" + payload


class Server:
    """One run of confab-server on a free port."""

    def __init__(self, data=None, settings=(), rate_limits=False, arguments=(), listen=("127.0.0.1:0",), places=1, environment=None,
                 before=None):
        """`places`: of how many the server says that it listens there. `before`: what its process does before it is the server."""
        self.environment = {**os.environ, **(environment or {})}
        self.before = before
        self.listen = listen
        self.places = places
        self.arguments = list(arguments)
        self.folder = None if data else tempfile.TemporaryDirectory()
        self.data = data or self.folder.name
        self.settings = list(settings) + ([] if rate_limits else ["rateLimits.enabled=false"])
        self.process = None
        self.start()

    def start(self):
        arguments = [SERVER, "--data", self.data, "--set", "assistant.sage.wordsPerSecond=80"]
        for place in self.listen:
            arguments += ["--listen", place]
        arguments += self.arguments
        if WEBSOCKETS != "confab":
            arguments += ["--set", f"gateway.webSockets={WEBSOCKETS}"]
        for setting in self.settings:
            arguments += ["--set", setting]
        started = time.monotonic()
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment,
                                        preexec_fn=self.before)
        line = self.process.stdout.readline()
        self.seconds_to_ready = time.monotonic() - started
        if not line.startswith("confab-server ready: "):
            raise AssertionError(f"no ready line but {line!r}; {self.process.stderr.read()}")
        lines = [line] + [self.process.stdout.readline() for _ in range(self.places - 1)]
        self.urls = [each.split(": ", 1)[1].strip() for each in lines]
        self.url = self.urls[0]
        self.errors = []
        self._log = threading.Thread(target=self.errors.extend, args=(self.process.stderr,), daemon=True)
        self._log.start()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._log.join(PATIENCE)

    def stop(self):
        """SIGTERM, and the exit code; all that it logged is in `errors` then."""
        self.process.terminate()
        code = self.process.wait(timeout=PATIENCE)
        self._log.join(PATIENCE)
        return code

    def logged(self, text):
        """The first line of the log with this text, once it is there."""
        return wait_for(lambda: [line for line in self.errors if text in line], f"“{text}” in the log")[0]

    def rss_kb(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

    def forget_peak(self):
        """peak_kb() counts from here on."""
        with open(f"/proc/{self.process.pid}/clear_refs", "w") as file:
            file.write("5")

    def peak_kb(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))

    def growth_kb(self, before, most):
        """KiB grown since rss_kb() said `before`; fails if that is `most` or more."""
        grown = self.rss_kb() - before
        assert grown < most or not MEMORY_IS_TELLING, f"{grown} KiB"
        return grown

    def rest(self, method, path, body=None, token=None):
        """(status, data) of a call under /api/v1."""
        request = urllib.request.Request(f"{self.url}/api/v1/{path}", method=method)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        payload = None
        if body is not None:
            payload = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, payload, timeout=PATIENCE) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")

    def guest(self, name=None):
        status, data = self.rest("POST", "auth/guest", {"name": name or "Guest " + uuid.uuid4().hex[:10]})
        assert status == 201, data
        return data

    def claim_code(self):
        """What the server prints for who is to own it."""
        return self.logged("its owner: ").split("its owner: ")[1].strip()

    def claim(self, name="Olga", password="correct horse battery"):
        """Who registers with the code that the server prints, and owns it from then on."""
        code = self.claim_code()
        status, data = self.rest("POST", "auth/register", {"name": name, "password": password, "claim": code})
        assert status == 201, data
        return data

    def __enter__(self):
        return self

    def lives(self):
        """It runs, and answers."""
        if self.process.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=PATIENCE):
                return True
        except OSError:
            return False

    def __exit__(self, kind=None, problem=None, trace=None):
        if problem is not None:
            problem.server_lives = getattr(problem, "server_lives", True) and self.lives()
        if self.process.poll() is None:
            self.kill()
        if self.folder:
            self.folder.cleanup()


def received(connection):
    """(opcode, data) of the next message of a WebSocket, however long nothing comes."""
    while True:
        try:
            return connection.recv_data()
        except websocket.WebSocketTimeoutException:
            continue  # the time is for who sends; half a frame that has come is kept


class Client:
    """One WebSocket connection."""

    def __init__(self, server, token=None, rooms=None, hello=True, device="test", bearer=None, headers=(),
                 url=None, **connection):
        """`url` and what else `connection` says: another way than straight to the server."""
        headers = list(headers) + ([f"Authorization: Bearer {bearer}"] if bearer else [])
        self.socket = websocket.create_connection(
            (url or server.url.replace("http", "ws")) + "/gateway", subprotocols=["confab.v1"], header=headers, timeout=PATIENCE,
            **connection)
        self.events = []
        self.frames = []  # all, in the order of arrival
        self.closed = None
        self._acks = {}
        self._next = 0
        self._changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        if hello:
            self.welcome = self.ask("hello", {"protocol": 1, "token": token or "", "device": device,
                                              "client": {"name": "test", "version": "1"}, "rooms": rooms or {}})["data"]

    def _read(self):
        try:
            while True:
                opcode, data = received(self.socket)
                if opcode == websocket.ABNF.OPCODE_CLOSE:
                    code = int.from_bytes(data[:2], "big") if data else 1005
                    self._note(lambda: setattr(self, "closed", (code, data[2:].decode())))
                    return
                frame = json.loads(data)
                self._note(lambda: self._take(frame))
        except Exception:
            self._note(lambda: setattr(self, "closed", self.closed or (1006, "")))

    def _note(self, change):
        with self._changed:
            change()
            self._changed.notify_all()

    def _take(self, frame):
        self.frames.append(frame)
        if "ack" in frame:
            self._acks[frame["ack"]] = frame
        else:
            self.events.append(frame)

    def until(self, condition, what, seconds=None):
        seconds = seconds or PATIENCE
        with self._changed:
            if not self._changed.wait_for(condition, seconds):
                raise AssertionError(f"waited {seconds} s for {what}; last frames: {self.frames[-5:]}, closed: {self.closed}")
            return condition()

    def post(self, event, data, with_id=True):
        self._next += 1
        frame = {"event": event, "data": data}
        if with_id:
            frame["id"] = self._next
        self.socket.send(json.dumps(frame))
        return self._next

    def answer(self, number):
        return self.until(lambda: self._acks.get(number), f"the answer {number}")

    def ask(self, event, data):
        return self.answer(self.post(event, data))

    def ok(self, event, data):
        answer = self.ask(event, data)
        assert "error" not in answer, answer
        return answer["data"]

    def refused(self, event, data):
        answer = self.ask(event, data)
        assert "error" in answer, answer
        return answer["error"]

    def send(self, room, content, client_id=None):
        return self.ok("message:send", {"room": room, "clientId": client_id or str(uuid.uuid4()), "content": content})["message"]

    def named(self, event):
        return [frame for frame in self.events if frame["event"] == event]

    def event(self, name, count=1):
        """Waits for the count-th event of this name."""
        return self.until(lambda: self.named(name)[count - 1:count], f"event {name}")[0]

    def room(self, name="Lobby"):
        return next(room for room in self.welcome["rooms"] if room["name"] == name)

    def close(self):
        self.socket.close()


def figure(text):
    """A measured figure, which the test runner collects."""
    print(f"FIGURE {text}", flush=True)


def is_about_behaviour(problem):
    """Something was otherwise than it is to be, while the server lived: no crash, and no fault of the test's own."""
    return isinstance(problem, AssertionError) and getattr(problem, "server_lives", False)


def run(module):
    """Runs the functions of a module whose names begin with test_, and prints totals as the other tests do."""
    global PATIENCE
    only = sys.argv[1:]
    passed = failed = skipped = 0
    usual, listed = PATIENCE, getattr(module, "QT_CANNOT", {})
    unknown = [name for name in listed if not callable(getattr(module, name, None))]
    assert not unknown, f"QT_CANNOT lists what there is not: {unknown}"
    cannot = listed if WEBSOCKETS == "qt" else {}
    for name, function in list(vars(module).items()):
        if not name.startswith("test_") or (only and name not in only):
            continue
        fact = cannot.get(name)
        PATIENCE = 4 if fact else usual
        try:
            function()
        except Skipped as why:
            skipped += 1
            print(f"SKIP   : {name[5:]}: {why}", flush=True)
        except Exception as problem:
            if fact and is_about_behaviour(problem):
                passed += 1
                print(f"XFAIL  : {name[5:]}: {fact}", flush=True)
            else:
                failed += 1
                print(f"FAIL!  : {name[5:]}\n{traceback.format_exc()}", flush=True)
        else:
            if fact:
                failed += 1
                print(f"XPASS  : {name[5:]}: Qt's WebSockets can do this now, take it out of QT_CANNOT: {fact}", flush=True)
            else:
                passed += 1
                print(f"PASS   : {name[5:]}", flush=True)
    print(f"Totals: {passed} passed, {failed} failed, {skipped} skipped", flush=True)
    sys.exit(1 if failed or not passed + skipped else 0)
