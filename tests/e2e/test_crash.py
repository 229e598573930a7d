# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Kills the server with -9 under load, again and again: what was acked is there once, what was not is there at most once."""

import os
import random
import sqlite3
import sys
import tempfile
import threading
import uuid

from harness import Client, Server, figure, run

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "50"))
SENDERS = 3


class Sender(threading.Thread):
    """Sends as fast as the acks come, eight at a time, until the connection breaks."""

    def __init__(self, client, room, acked, tried):
        super().__init__(daemon=True)
        self.client, self.room, self.acked, self.tried = client, room, acked, tried

    def run(self):
        pending = {}
        try:
            while True:
                while len(pending) < 8:
                    key = str(uuid.uuid4())
                    self.tried.add(key)
                    pending[self.client.post("message:send", {"room": self.room, "clientId": key, "content": f"load {key}"})] = key
                number = next(iter(pending))
                answer = self.client.until(lambda: self.client._acks.get(number) or self.client.closed, "an ack")
                if isinstance(answer, tuple):
                    return
                message = answer["data"]["message"]
                self.acked[pending.pop(number)] = (message["id"], message["seq"])
        except Exception:
            return


def stored(data):
    """clientId -> (id, seq) of every message, straight from the file, and what SQLite says of its health."""
    database = sqlite3.connect(f"file:{data}/confab.sqlite?mode=ro", uri=True)
    try:
        health = database.execute("PRAGMA integrity_check").fetchone()[0]
        rows = database.execute("SELECT client_id, id, seq, room FROM messages").fetchall()
    finally:
        database.close()
    return health, rows


def test_nothing_acked_is_lost_and_nothing_stands_twice_after_kill_9():
    acked, tried, slowest, kills = {}, set(), 0.0, 0
    with tempfile.TemporaryDirectory() as data:
        server = Server(data, settings=["auth.guestHours=12"])
        try:
            guests = [server.guest() for _ in range(SENDERS)]
            room = None
            for _ in range(ROUNDS):
                clients = [Client(server, guest["token"]) for guest in guests]
                room = clients[0].room()["id"]
                senders = [Sender(client, room, acked, tried) for client in clients]
                before = len(acked)
                for sender in senders:
                    sender.start()
                clients[0].until(lambda: len(acked) >= before + random.randint(1, 120), "some acks")
                server.kill()
                kills += 1
                for sender in senders:
                    sender.join(60)
                health, rows = stored(data)
                assert health == "ok", health
                found = {}
                for client_id, message, seq, _ in rows:
                    assert client_id not in found or not client_id, f"{client_id} stands twice"
                    found[client_id] = (str(uuid.UUID(bytes=message)), seq)
                for key, value in acked.items():
                    assert found.get(key) == value, f"acked {key} as {value}, stored {found.get(key)}"
                assert set(found) - {""} <= tried | {""}
                server.start()
                slowest = max(slowest, server.seconds_to_ready)
                assert slowest < 10, f"{slowest:.2f} s until it accepted again"
            # The same keys again get the same numbers: nothing is made anew.
            client = Client(server, guests[0]["token"])
            client_keys = random.sample(sorted(acked), min(50, len(acked)))
            for key in client_keys:
                answer = client.ask("message:send", {"room": room, "clientId": key, "content": f"load {key}"})["data"]["message"]
                if (answer["id"], answer["seq"]) != acked[key]:
                    assert answer["author"]["id"] == guests[0]["user"]["id"]  # it was another sender's key
            ev, more = 0, True
            while more:
                page = client.ok("room:since", {"room": room, "ev": ev, "limit": 100})
                for event in page["events"]:
                    assert event["ev"] == ev + 1, f"a hole in the log after {ev}"
                    ev = event["ev"]
                more = page["more"]
            assert ev >= client.room()["ev"]
            figure(f"crash: {kills} kills, {len(acked)} acked, 0 lost, 0 twice, integrity ok, "
                   f"accepting again within {slowest:.2f} s")
        finally:
            server.kill()


if __name__ == "__main__":
    run(sys.modules[__name__])
