# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Brings a database of an older version to this one: killed and stopped in between, asked how far it is, read afterwards."""

import glob
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid

from harness import PATIENCE, SERVER, Server, figure, free_port, run, wait_for
from test_start_stop import faulty

FEW = 60_000  # of several pieces
# With 1,000,000, which take a while to make, it also says how long that many take.
MESSAGES = int(os.environ.get("MIGRATION_MESSAGES", FEW))
ROOMS = 20
PIECE = 10_000
FROM = 10  # the version that it comes from
TO = 12  # and which has nothing of it any more
PIECES = 2 * FEW // PIECE  # each message is copied, and deleted where it was
WITHIN = 100  # writes to the database: fewer than a piece takes, and more than what is written between two
STEPS = os.path.join(os.path.dirname(__file__), "..", "..", "server", "storage", "migrations")
NOW = 1_760_000_000_000


def identity(number):
    """A UUID of version 7, in the order of the numbers."""
    return uuid.UUID(int=(NOW + number) << 80 | 7 << 76 | 2 << 62 | number).bytes


def make_old(folder, messages):
    """A database of before: rooms with messages, edits and tombstones between one another; what each room's log says."""
    database = sqlite3.connect(f"{folder}/confab.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    for step in sorted(glob.glob(f"{STEPS}/*.sql"))[:FROM]:
        with open(step) as file:
            database.executescript(file.read())
    database.execute(f"PRAGMA user_version = {FROM}")
    pick = random.Random(7)
    author = identity(1)
    rooms = [identity(100 + i) for i in range(ROOMS)]
    logs = {room: [("room:created", None)] for room in rooms}
    seqs = dict.fromkeys(rooms, 0)
    database.execute("BEGIN")
    database.execute("INSERT INTO authors VALUES (?, 'Ada', 0)", (author,))
    for i, room in enumerate(rooms):
        database.execute("INSERT INTO rooms (id, name, kind, topic, epoch, member_count, created_at, created_by)"
                         " VALUES (?, ?, 0, '', ?, 0, ?, ?)", (room, f"Room {i}", identity(200 + i), NOW, author))
        # Where nobody is, nobody comes in: such a room is archived.
        database.execute("INSERT INTO members (room, user, role, joined_at) VALUES (?, ?, 0, ?)", (room, author, NOW))
        database.execute("INSERT INTO room_log (room, ev, messages_before, type) VALUES (?, 1, 0, 1)", (room,))
        database.execute("INSERT INTO room_stretches VALUES (?, 1, 0)", (room,))
    log_row = "INSERT INTO room_log (room, ev, messages_before, type, seq) VALUES (?, ?, ?, ?, ?)"
    for number in range(1, messages + 1):
        room = rooms[pick.randrange(ROOMS)]
        seqs[room] += 1
        logs[room].append(("message:new", seqs[room]))
        database.execute("INSERT INTO messages (room, seq, id, author, client_id, content, created_at, stretch)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                         (room, seqs[room], identity(1000 + number), author, f"{NOW + number}-client", f"said as number {number} " * 4,
                          NOW + number))
        if number % 97 == 0:
            logs[room].append(("message:edited", seqs[room]))
            database.execute("UPDATE messages SET content = 'edited', edited_at = ? WHERE id = ?", (NOW, identity(1000 + number)))
            database.execute(log_row, (room, len(logs[room]), seqs[room], 5, seqs[room]))
        if number % 101 == 0:
            logs[room].append(("message:deleted", seqs[room]))
            database.execute("UPDATE messages SET content = '', deleted_at = ? WHERE id = ?", (NOW, identity(1000 + number)))
            database.execute(log_row, (room, len(logs[room]), seqs[room], 6, seqs[room]))
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return {str(uuid.UUID(bytes=room)): log for room, log in logs.items()}


def digest(folder, table="messages"):
    """What every message says, in the order of the rooms, and what SQLite says of the file."""
    database = sqlite3.connect(f"file:{folder}/confab.sqlite?mode=ro", uri=True)
    try:
        health = database.execute("PRAGMA integrity_check").fetchone()[0]
        said = hashlib.sha256()
        for row in database.execute("SELECT room, seq, id, author, client_id, content, created_at, edited_at, deleted_at,"
                                    f" reply_to, thread, mentions, tokens, stream FROM {table} ORDER BY room, seq"):
            said.update(repr(row).encode())
    finally:
        database.close()
    return health, said.hexdigest()


def copied(folder, messages):
    """How many messages have been brought over, and deleted where they were; nothing while that can't be told."""
    try:
        database = sqlite3.connect(f"file:{folder}/confab.sqlite?mode=ro", uri=True, timeout=0)
        try:
            if database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'messages_next'").fetchone():
                return database.execute("SELECT MAX(key) FROM messages_next").fetchone()[0] or 0
            oldest = database.execute("SELECT MIN(rowid) FROM messages_before").fetchone()[0] or messages + 1
            return messages + oldest - 1
        finally:
            database.close()
    except sqlite3.Error:
        return 0


def launch(folder, port=0, faults=None):
    return subprocess.Popen([SERVER, "--data", folder, "--listen", f"127.0.0.1:{port}", "--set", "rateLimits.enabled=false"],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **(faults or {})})


def read_everything(server, logs):
    """Every room's log and newest page, as a guest who comes in."""
    token = server.guest()["token"]
    for room, log in logs.items():
        assert server.rest("POST", f"rooms/{room}/join", {}, token)[0] in (200, 201), room
        ev, more, found = 0, True, []
        while more:
            status, page = server.rest("GET", f"rooms/{room}/events?ev={ev}&limit=100", None, token)
            assert status == 200, page
            for event in page["events"]:
                assert event["ev"] == ev + 1, f"a hole after {ev}"
                ev = event["ev"]
                found.append((event["event"], event["data"].get("message", {}).get("seq")))
            more = page["more"]
        assert found[:len(log)] == log, room
        assert [what for what, _ in found[len(log):]] == ["user:joined"], found[len(log):]


def killed(folder, synced):
    """Starts a server that is killed while it writes, after the database was to be on the disk so many times."""
    process = launch(folder, faults=faulty(FAULT_KILL=f"{synced},{WITHIN}"))
    try:
        process.wait(timeout=120)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL, process.returncode


def test_killed_within_and_after_each_piece_it_goes_on_and_loses_nothing():
    with tempfile.TemporaryDirectory() as folder:
        logs = make_old(folder, FEW)
        before = digest(folder)
        assert before[0] == "ok"
        within = 0
        for piece in range(PIECES):
            # Killed later each time, until it is by then past the piece: the first times, that has left nothing.
            for synced in range(20):
                killed(folder, synced)
                assert digest(folder) == before  # the version before is whole until the end
                done = copied(folder, FEW)
                if done != piece * PIECE:
                    break
                within += 1
            assert done == (piece + 1) * PIECE, f"{done} behind piece {piece}, which was killed {synced} times"
            assert synced > 0, f"piece {piece} was not killed"
        assert sqlite_version(folder) < TO
        with Server(folder) as server:
            read_everything(server, logs)
        assert digest(folder) == before
        figure(f"migration: killed within a piece {within} times, and after each of {PIECES}: every message and number kept")


def sqlite_version(folder):
    with open(f"{folder}/confab.sqlite", "rb") as file:
        header = file.read(100)
    database = sqlite3.connect(f"file:{folder}/confab.sqlite?mode=ro", uri=True, timeout=0)
    try:
        return database.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error:
        return int.from_bytes(header[60:64], "big")
    finally:
        database.close()


class Port:
    """Where a server is to listen once it has begun."""

    def __init__(self):
        self.number = free_port()

    def ask(self, path):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.number}{path}", timeout=PATIENCE).status, {}
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())
        except OSError:
            return 0, {}


def stopped_in_between(folder, port):
    """Asks a server that migrates how far it is, and stops it; how long that took, or nothing where it was ready before."""
    process = launch(folder, port.number)
    try:
        status, data = wait_for(lambda: (lambda answer: answer if answer[0] else None)(port.ask("/readyz")), "the port")
        others = [port.ask(path)[0] for path in ("/healthz", "/api/v1/rooms", "/gateway")]
        if port.ask("/readyz")[0] == 200:
            return None
        assert status == 503 and data["status"] == "migrating" and 0 <= data["percent"] <= 100, (status, data)
        assert "version" in data["reason"], data
        assert others == [200, 503, 503], others
        asked = time.monotonic()
        process.terminate()
        assert process.wait(timeout=PATIENCE) == 0
        return time.monotonic() - asked if sqlite_version(folder) == FROM else None
    finally:
        process.kill()
        process.wait()


def test_meanwhile_it_says_how_far_it_is_and_sigterm_ends_it_soon():
    with tempfile.TemporaryDirectory() as old:
        make_old(old, MESSAGES)
        before = digest(old)
        port, tries = Port(), 10  # on a busy machine it may be through before this test has asked everything
        while True:
            with tempfile.TemporaryDirectory() as folder:
                shutil.copytree(old, folder, dirs_exist_ok=True)
                stopped, tries = stopped_in_between(folder, port), tries - 1
                if stopped is None:
                    assert tries, "it is never stopped in between"
                    continue
                must_go_on(folder, port, before, stopped)
                return


def must_go_on(folder, port, before, stopped):
    assert digest(folder) == before
    done = copied(folder, MESSAGES)
    started = time.monotonic()
    with Server(folder, listen=(f"127.0.0.1:{port.number}",)) as server:
        took = time.monotonic() - started
        assert server.rest("GET", "rooms", None, server.guest()["token"])[0] == 200
        assert port.ask("/readyz")[0] == 200
    assert digest(folder) == before
    figure(f"migration: SIGTERM after {done} of {MESSAGES} messages ended it in {stopped:.2f} s; the rest took {took:.1f} s")


if __name__ == "__main__":
    run(sys.modules[__name__])
