# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Many people at once: what they cost, and that it is given back."""

import json
import sys
import tempfile
import time
import uuid

from crowd import Raw, all_read_until, allow_descriptors, guests
from harness import MEMORY_IS_TELLING, Server, Skipped, figure, run, wait_for
from test_operator import make_pair

JOINERS = 2_000
MIB = 1024
UNASKED = "gateway.heartbeatMs=3600000"  # nobody of a crowd answers pings
UNREFUSED = f"storage.waitingWrites={2 * JOINERS}"  # each join is a write, and all of them may wait at once


def test_two_thousand_who_join_one_room_at_once_cost_little_and_hear_of_all_others():
    allow_descriptors(2 * JOINERS + 200)
    with Server(settings=[UNASKED, UNREFUSED]) as server:
        crowd = [Raw(server, token) for token in guests(server, JOINERS)]
        room = crowd[0].ask("room:create", {"name": "Crowd", "kind": "public"})["data"]["room"]
        before = server.rss_kb()
        server.forget_peak()
        started = time.monotonic()
        for raw in crowd[1:]:
            raw.post("room:join", {"room": room["id"]})
        everybody = room["memberCount"] + JOINERS - 1
        all_read_until(crowd, b'"memberCount":%d' % everybody, 120, keep=crowd[:1])
        seconds = time.monotonic() - started
        peak = server.peak_kb() - before
        figure(f"{JOINERS} joins at once, each told to all: {seconds:.1f} s, RSS +{peak} KiB at the most")
        assert peak < 100 * MIB or not MEMORY_IS_TELLING, f"{peak} KiB"

        numbers = []
        while crowd[0].received:
            opcode, payload = crowd[0].read()
            event = json.loads(payload) if opcode == 1 else {}
            if event.get("event") == "user:joined" and event["room"] == room["id"]:
                numbers.append(event["ev"])
        assert numbers == list(range(room["ev"] + 1, room["ev"] + JOINERS)), "a gap, twice, or out of order"
        for raw in crowd:
            raw.socket.close()
        wait_for(lambda: server.rss_kb() - before < 24 * MIB or not MEMORY_IS_TELLING, "the memory to come back")
        figure(f"the same when all have left: RSS {server.rss_kb() - before:+} KiB")


def test_an_idle_tls_connection_is_small_also_after_a_page():
    """At most 60 KB; in the clear it is a quarter of that."""
    if not MEMORY_IS_TELLING:
        raise Skipped("a sanitizer keeps what was freed, and pads the rest")
    count = 500
    allow_descriptors(2 * count + 200)
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = make_pair(folder, "localhost")
        with Server(settings=[f"tls.certificate={certificate}", f"tls.key={key}",
                              "limits.connectionsPerUser=2000", UNASKED]) as server:
            token = guests(server, 1)[0]
            writer = Raw(server, token)
            room = writer.welcome["rooms"][0]["id"]
            for _ in range(8):
                writer.ask("message:send", {"room": room, "clientId": str(uuid.uuid4()), "content": "x" * 30_000})
            for _ in range(20):  # what the first ones cost is there once
                Raw(server, token).ask("message:history", {"room": room, "limit": 100})
            before = server.rss_kb()
            crowd = [Raw(server, token) for _ in range(count)]
            idle = (server.rss_kb() - before) / count
            for raw in crowd:
                page = raw.ask("message:history", {"room": room, "limit": 100})
                assert len(page["data"]["messages"]) == 8
            after = (server.rss_kb() - before) / count
            figure(f"idle TLS connection: {idle:.1f} KB, after a page of 242 KB {after:.1f} KB")
            assert max(idle, after) <= 60, (idle, after)


def test_nobody_is_kept_waiting_between_handshake_and_request():
    """A client's request follows the end of its handshake at once where that is acknowledged at once: 40 ms otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = make_pair(folder, "localhost")
        with Server(settings=[f"tls.certificate={certificate}", f"tls.key={key}"]) as server:
            token = guests(server, 1)[0]
            middles = []

            def is_quick():
                """The middle of fifteen; a busy machine may hold up most of them, and another time it does not."""
                times = []
                for _ in range(15):
                    started = time.monotonic()
                    Raw(server, token).socket.close()
                    times.append(time.monotonic() - started)
                middles.append(sorted(times)[7])
                return middles[-1] < 0.035

            wait_for(is_quick, f"connections within 35 ms: {middles}", 60)
            figure(f"TLS connection, from nothing to the welcome: {middles[-1] * 1000:.1f} ms")


if __name__ == "__main__":
    run(sys.modules[__name__])
