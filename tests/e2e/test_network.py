# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""
Networks that are cut, and connections that carry nothing any more: nobody loses a message, and nobody gets one twice.

CUT_SECONDS=1,10,60,600 cuts for as long as that, HEARTBEAT_MS=12000 waits as long as servers do by default.
"""

import os
import random
import socket
import ssl
import sys
import threading
import time
import uuid
from contextlib import ExitStack

from cable import Cable
from harness import PATIENCE, Client, Server, figure, run, wait_for

CUTS = [float(seconds) for seconds in os.environ.get("CUT_SECONDS", "1,10").split(",")]
HEARTBEAT_MS = int(os.environ.get("HEARTBEAT_MS", "4000"))
ROUNDS = int(os.environ.get("CUT_ROUNDS", "30"))
# Heartbeats. A pong that comes before the next ping saves a connection; who is silent over two pings is gone.
# A busy machine takes longer, but not as long as a third ping would.
SURVIVED, FOUND = 0.85, 2.75
GOODBYE_SECONDS = 2  # in which the other side may answer one
SEED = int(os.environ.get("CUT_SEED", "7"))


class Traveller:
    """Somebody behind a cable, who knows how far he has read a room, and takes nothing but what comes next."""

    def __init__(self, server, scheme="ws"):
        self.server, self.cable = server, Cable(server)
        self.url = f"{scheme}://{self.cable.place}"
        self.token = server.guest()["token"]
        self.ev, self.seq, self.seen = None, None, []  # of the room; the ids of its messages in the order of arrival
        self.unacked, self.acked = {}, {}  # by clientId: the number of the command, the message's id
        self.connect()

    def connect(self):
        known = {self.room: {"epoch": self.epoch, "ev": self.ev}} if self.ev is not None else {}
        self.client = Client(self.server, self.token, known, url=self.url, sslopt={"cert_reqs": ssl.CERT_NONE},
                             suppress_origin=True)
        if self.ev is None:
            room = self.client.room()
            self.room, self.epoch, self.ev, self.seq = room["id"], room["epoch"], room["ev"], room["seq"]
        self.user, self._read = self.client.welcome["user"]["id"], 0
        self.client.event("resume:done")

    def leave(self):
        """Gives the connection up, as who has noticed that it carries nothing."""
        try:
            self.client.socket.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it has ended already
        self.client.until(lambda: self.client.closed, "the end of one's own connection")
        self.read()

    def post(self, count):
        for _ in range(count):
            self.unacked[str(uuid.uuid4())] = None
        self.post_again()

    def post_again(self):
        """What has no ack, by the names that it had."""
        for key in self.unacked:
            self.unacked[key] = self.client.post("message:send", {"room": self.room, "clientId": key, "content": f"own {key}"})

    def read(self):
        """Takes what has come: each event is the next one, or something was lost, doubled or out of order."""
        for key, number in list(self.unacked.items()):
            answer = self.client._acks.get(number)
            if answer:
                assert "error" not in answer, answer
                self.acked[key] = answer["data"]["message"]["id"]
                del self.unacked[key]
        events = self.client.events
        while self._read < len(events):
            event = events[self._read]
            self._read += 1
            if "ev" not in event or event.get("room") != self.room:
                continue
            assert event["ev"] == self.ev + 1, f"{event['ev']} came after {self.ev}"
            self.ev = event["ev"]
            if event["event"] == "message:new":
                self._take(event["data"]["message"])
        return len(self.seen)

    def _take(self, message):
        assert message["seq"] == self.seq + 1, f"message {message['seq']} came after {self.seq}"
        self.seq = message["seq"]
        self.seen.append(message["id"])

    def pushed(self):
        """(messages that were replayed, resets) before the end of the resume."""
        events = self.client.events
        before = events[:next(i for i, event in enumerate(events) if event["event"] == "resume:done")]
        return ([event for event in before if event["event"] == "message:new"],
                [event["data"] for event in before if event["event"] == "room:reset"])

    def page(self, reset):
        """Reads on by pages, after a reset; how many there were."""
        assert reset["room"] == self.room and reset["epoch"] == self.epoch, reset
        pages = 0
        while True:
            page = self.client.ok("message:history", {"room": self.room, "after": self.seq, "limit": 100})
            for message in page["messages"]:
                self._take(message)
            pages += 1
            if not page["more"]:
                assert self.seq == reset["seq"], (self.seq, reset)
                self.ev = reset["ev"]
                return pages

    def since(self):
        """The numbers of what happened after the place of before, told by pages."""
        found, more = [], True
        while more:
            page = self.client.ok("room:since", {"room": self.room, "epoch": self.epoch, "ev": found[-1] if found else self.ev})
            found += [event["ev"] for event in page["events"]]
            more = page["more"]
        return found

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cable.__exit__()


def talk(client, room, count):
    """So many messages, acked; a few hundred at a time are under way."""
    for first in range(0, count, 200):
        numbers = [client.post("message:send", {"room": room, "clientId": str(uuid.uuid4()), "content": f"meanwhile {first + i}"})
                   for i in range(min(200, count - first))]
        for number in numbers:
            answer = client.answer(number)
            assert "error" not in answer, answer


def everybody_has_read(people, count):
    for person in people:
        wait_for(lambda: person.read() >= count, f"{count} messages", 60)
        assert len(person.seen) == count and person.seen == people[0].seen


def test_a_network_that_is_cut_for_a_while_loses_nothing_and_doubles_nothing():  # F7
    with Server() as server, ExitStack() as stack:
        still, *cut_off = [stack.enter_context(Traveller(server)) for _ in range(len(CUTS) + 1)]
        talker = Client(server, server.guest()["token"])
        for person in cut_off:
            person.read()
        began = time.monotonic()
        for person in cut_off:
            person.cable.cut()
        talk(talker, still.room, 100)
        for person in cut_off:
            person.post(20)
        survived = 0
        for seconds, person in sorted(zip(CUTS, cut_off), key=lambda pair: pair[0]):
            wait_for(lambda: time.monotonic() - began > seconds, "the end of the cut", seconds + PATIENCE)
            person.read()
            assert not person.acked and not person.seen, (person.acked, person.seen)
            person.cable.mend()
            beats = (time.monotonic() - began) / (person.client.welcome["heartbeatMs"] / 1000)
            person.client.until(lambda: person.read() >= 120 or person.client.closed, "what waited", 60)
            if beats < SURVIVED:
                assert not person.client.closed, f"ended by a cut of {beats:.2f} heartbeats: {person.client.closed}"
            if person.client.closed:
                person.leave()
                person.connect()
                person.post_again()
            else:
                survived += 1
        everybody_has_read([still, *cut_off], 100 + 20 * len(CUTS))
        for person in cut_off:
            wait_for(lambda: person.read() and not person.unacked, "all acks")
            assert len(person.acked) == 20 and set(person.acked.values()) <= set(still.seen)
        figure(f"F7: cut for {', '.join(f'{seconds:g} s' for seconds in CUTS)}: {survived} connections went on, "
               f"0 of {100 + 20 * len(CUTS)} messages lost, 0 twice")


def find_half_open(server, scheme):
    with ExitStack() as stack:
        still, deaf, mute = (stack.enter_context(Traveller(server, scheme)) for _ in range(3))
        beat = deaf.client.welcome["heartbeatMs"] / 1000
        assert beat == HEARTBEAT_MS / 1000
        talker = Client(server, server.guest()["token"])
        began = time.monotonic()
        deaf.cable.hang()
        mute.cable.hang(towards=("server",))
        # Who is still read hears why, on a line that brings nothing to the server.
        mute.client.until(lambda: mute.client.closed, "the goodbye", FOUND * beat)
        told = time.monotonic() - began
        assert mute.client.closed[0] == 4408, mute.client.closed
        most = FOUND * beat + GOODBYE_SECONDS
        wait_for(lambda: deaf.cable.server_left, "the end of a connection that carries nothing", most)
        found = deaf.cable.server_left - began
        assert beat < found <= most, found
        # Others see that they are gone.
        gone = lambda: {event["data"]["user"] for event in talker.named("presence:update") if event["data"]["state"] == "offline"}
        talker.until(lambda: {deaf.user, mute.user} <= gone(), "their absence", 60)
        talk(talker, still.room, 50)
        for person in (deaf, mute):
            person.leave()
            assert not person.seen
            person.connect()
        talk(talker, still.room, 1)
        everybody_has_read([still, deaf, mute], 51)
        figure(f"F7: {scheme}, heartbeats of {beat:g} s: half-open connections were told after {told:.1f} s and ended after "
               f"{found:.1f} s, 0 of 51 messages lost, 0 twice")


def test_a_connection_that_carries_nothing_is_found_by_ping_and_resumed():  # F7
    with Server(settings=[f"gateway.heartbeatMs={HEARTBEAT_MS}"]) as server:
        find_half_open(server, "ws")


def test_one_over_tls_is_found_as_soon():
    with Server(settings=[f"gateway.heartbeatMs={HEARTBEAT_MS}"], listen=("0.0.0.0:0",)) as server:
        server.url = f"http://127.0.0.1:{server.url.rsplit(':', 1)[1]}"  # by which programs of this machine may come
        find_half_open(server, "wss")


def resume_after(missed, most, settings):
    """People who missed so many messages come back to a server that replays `most`."""
    with Server(settings=settings) as server, ExitStack() as stack:
        people = {count: stack.enter_context(Traveller(server)) for count in missed}
        talker = Client(server, server.guest()["token"])
        assert talker.welcome["limits"]["replayMax"] == most
        room, said, total = talker.room()["id"], 0, 1 + max(missed)
        for count in sorted(missed, reverse=True):
            talk(talker, room, total - count - said)
            said = total - count
            wait_for(lambda: people[count].read() == said, "what was said so far", 60)
            people[count].cable.hang()
        talk(talker, room, total - said)
        now = talker.ok("room:get", {"room": room})["room"]
        for count, person in people.items():
            person.leave()
            place = person.ev
            assert now["ev"] - place == count
            person.connect()
            replayed, resets = person.pushed()
            if count <= most:
                assert not resets and [event["ev"] for event in replayed] == list(range(place + 1, now["ev"] + 1)), (count, resets)
            else:
                assert not replayed and len(resets) == 1, (count, len(replayed), resets)
                assert resets[0] == {"room": room, "epoch": now["epoch"], "ev": now["ev"], "seq": now["seq"]}, resets
                assert person.since() == list(range(place + 1, now["ev"] + 1))
                assert person.page(resets[0]) == (count + 99) // 100
            assert person.read() == total
        # And from there on as if nothing had been.
        talk(talker, room, 1)
        everybody_has_read(list(people.values()), total + 1)
        figure(f"F7: {', '.join(map(str, missed))} missed, up to {most} replayed, the others paged: 0 lost, 0 twice")


def test_who_missed_as_many_as_are_replayed_gets_them_and_who_missed_one_more_pages():
    resume_after((0, 1, 99, 100, 101, 250, 5_000), 100, ["limits.replayMax=100"])


def test_as_many_as_the_server_announces_by_default_are_replayed():
    resume_after((0, 1, 250, 999, 1_000, 1_001, 5_000), 1_000, [])


class Talking(threading.Thread):
    """Sends until it is told to end."""

    def __init__(self, client, room):
        super().__init__(daemon=True)
        self.client, self.room, self.count, self.has_to_end = client, room, 0, threading.Event()

    def run(self):
        while not self.has_to_end.is_set():
            talk(self.client, self.room, 5)
            self.count += 5


def test_who_is_cut_off_again_and_again_while_all_write_has_everything_once():
    chance = random.Random(SEED)
    with Server(settings=["limits.connectionsPerUser=1000"]) as server, ExitStack() as stack:
        still, *travellers = [stack.enter_context(Traveller(server)) for _ in range(3)]
        talking = Talking(Client(server, server.guest()["token"]), still.room)
        talking.start()
        for _ in range(ROUNDS):
            for person in travellers:
                person.post(5)
                # At some moment between the first command's way to the server and the last one's way back.
                frames = len(person.client.frames) + chance.randint(0, 20)
                person.client.until(lambda: len(person.client.frames) >= frames, "some of it")
                person.cable.hang()
            for person in travellers:
                person.leave()
                person.connect()
                person.post_again()
        talking.has_to_end.set()
        talking.join(60)
        for person in travellers:
            wait_for(lambda: person.read() and not person.unacked, "all acks")
        total = talking.count + 5 * ROUNDS * len(travellers)
        everybody_has_read([still, *travellers], total)
        sent = [message for person in travellers for message in person.acked.values()]
        assert len(sent) == len(set(sent)) == 5 * ROUNDS * len(travellers) and set(sent) <= set(still.seen)
        figure(f"F7: {ROUNDS * len(travellers)} half-open connections under load, {total} messages: 0 lost, 0 twice, all in one order")


if __name__ == "__main__":
    run(sys.modules[__name__])
