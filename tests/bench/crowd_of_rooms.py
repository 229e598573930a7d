#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""What 10,000 rooms and 20,000 people cost: SERVER_UNDER_TEST=confab-server crowd_of_rooms.py

Fills the database of a fresh server, starts it, and tells how long until it is ready, its memory, the size of a
welcome of somebody who is in all rooms, and how long a page of the directory takes."""

import os
import random
import sqlite3
import sys
import tempfile
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "e2e"))

from harness import Client, Server, figure  # noqa: E402

ROOMS, PEOPLE, MEMBERS = 10_000, 20_000, 10
NOW = int(time.time() * 1000)


def new_id():
    return (NOW.to_bytes(6, "big") + bytes([0x70 | random.randrange(16)]) + random.randbytes(1) +
            bytes([0x80 | random.randrange(64)]) + random.randbytes(7))


def fill(path, everywhere):
    database = sqlite3.connect(path)
    people = [new_id() for _ in range(PEOPLE)]
    database.executemany("INSERT INTO accounts (id, name, folded_name, kind, guest, role, password_hash, created_at)"
                         " VALUES (?, ?, ?, 0, 0, 2, '', ?)",
                         [(each, f"Person {n}", f"person {n}", NOW) for n, each in enumerate(people)])
    database.executemany("INSERT INTO authors (id, name, kind) VALUES (?, ?, 0)",
                         [(each, f"Person {n}") for n, each in enumerate(people)])
    topics = ["tea and cake", "all about sailing", "nothing at all", "the second floor"]
    for number in range(ROOMS):
        room = new_id()
        members = random.sample(people, MEMBERS) + [everywhere]
        database.execute("INSERT INTO rooms (id, name, kind, topic, epoch, ev, seq, member_count, created_at, created_by)"
                         " VALUES (?, ?, 0, ?, ?, ?, 1, ?, ?, ?)",
                         (room, f"Room number {number}", topics[number % 4], new_id(), 2 + len(members), len(members), NOW,
                          members[0]))
        database.executemany("INSERT INTO members (room, user, role, joined_at) VALUES (?, ?, ?, ?)",
                             [(room, user, 2 if place else 0, NOW) for place, user in enumerate(members)])
        database.executemany("INSERT INTO room_log (room, ev, messages_before, type, user, role) VALUES (?, ?, 0, ?, ?, ?)",
                             [(room, 1, 1, None, None)] +
                             [(room, 2 + place, 3, user, 2 if place else 0) for place, user in enumerate(members)])
        database.execute("INSERT INTO messages (room, seq, ev, id, author, client_id, content, created_at)"
                         " VALUES (?, 1, ?, ?, ?, '', 'hello', ?)", (room, 2 + len(members), new_id(), members[0],
                                                                     NOW - random.randrange(14 * 86_400_000)))
    database.commit()
    database.close()


def main():
    with tempfile.TemporaryDirectory() as data:
        server = Server(data=data)
        person = server.rest("POST", "auth/register", {"name": "Everywhere", "password": "correct horse battery"})[1]
        assert server.stop() == 0
        fill(os.path.join(data, "confab.sqlite"), uuid.UUID(person["user"]["id"]).bytes)
        server.start()  # which sees that the file was changed, and writes down the names of all rooms
        assert server.stop() == 0
        server.start()
        with server:
            figure(f"{ROOMS} rooms, {PEOPLE} people: ready after {server.seconds_to_ready:.2f} s, {server.rss_kb() // 1024} MB")
            client = Client(server, person["token"])
            size = len(str(client.welcome))
            figure(f"a welcome of {len(client.welcome['rooms'])} of {ROOMS} rooms: {size // 1024} KB, more: {client.welcome['more']}")
            for query in ("", "tea", "number 77"):
                times = []
                cursor = None
                for _ in range(60):
                    begun = time.monotonic()
                    page = client.ok("room:directory", {"query": query, **({"cursor": cursor} if cursor else {})})
                    times.append(time.monotonic() - begun)
                    cursor = page.get("cursor")
                times.sort()
                figure(f"a page of the directory, “{query}”: {times[len(times) * 95 // 100] * 1000:.1f} ms at 95 %")
            begun = time.monotonic()
            client.ok("room:list", {"cursor": client.welcome["cursor"]})
            figure(f"a page of the list of rooms: {(time.monotonic() - begun) * 1000:.1f} ms; {server.rss_kb() // 1024} MB")


if __name__ == "__main__":
    main()
