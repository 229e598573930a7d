# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""
Too few descriptors, threads or too little memory while the server runs: who can't be served is told so, others are not
touched, and all is well when there is enough again. Memory that ends may end the server, which loses nothing it acked.
"""

import mmap
import os
import resource
import signal
import socket
import struct
import sys
import tempfile
import uuid
from concurrent.futures import ThreadPoolExecutor

import websocket

from harness import PATIENCE, Client, Server, Skipped, figure, run, wait_for
from test_agents import ListingProvider, settings_of
from test_start_stop import faulty

KNOCKING = 400
DESCRIPTORS = 256
MOST_ALLOCATIONS = 100  # a message takes about 70, and a page more
MEMORY = os.environ.get("MEMORY_LIBRARY", "")


def few_descriptors():
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))


def knock(server, token):
    """A client, or the status by which it was turned away."""
    try:
        return Client(server, token)
    except websocket.WebSocketBadStatusException as refused:
        return refused.status_code


def knock_all(server, tokens):
    """(clients, statuses of those who are none)"""
    with ThreadPoolExecutor(40) as pool:
        found = list(pool.map(lambda token: knock(server, token), tokens))
    return [each for each in found if isinstance(each, Client)], [each for each in found if not isinstance(each, Client)]


def command(room, key=None):
    return {"room": room, "clientId": key or str(uuid.uuid4()), "content": "here " + "x" * 200}


def send_all(clients, room):
    """One message of each, all acked; their ids."""
    asked = [(client, client.post("message:send", command(room))) for client in clients]
    return [client.answer(number)["data"]["message"]["id"] for client, number in asked]


def join_and_send(clients, room):
    for client in clients:
        client.ok("room:join", {"room": room})
    return send_all(clients, room)


def stored(client, room):
    """All messages of a room."""
    found, before = [], {}
    while True:
        page = client.ok("message:history", {"room": room, "limit": 100, **before})
        found = page["messages"] + found
        if not page["more"]:
            return found
        before = {"before": page["messages"][0]["seq"]}


def must_be_stored(acked, client, room):
    ids = [message["id"] for message in stored(client, room)]
    assert sorted(ids) == sorted(acked), (len(ids), len(acked))


def test_more_people_than_descriptors_are_told_to_come_later():  # F19
    with Server(settings=["lobby.join=off"], before=few_descriptors) as server:
        tokens = [server.guest()["token"] for _ in range(KNOCKING)]
        clients, refused = knock_all(server, tokens)
        assert set(refused) == {503} and len(clients) > DESCRIPTORS // 2, (len(clients), refused)
        status, data = server.rest("GET", "rooms", token=tokens[0])
        assert status == 503 and data["error"]["code"] == "busy", (status, data)
        wait_for(lambda: [line for line in server.errors if "LimitNOFILE" in line], "a line in the log")
        # Nobody who is in is touched.
        room = clients[0].ok("room:create", {"name": "Crowded", "kind": "public"})["room"]["id"]
        acked = join_and_send(clients[1:20], room)
        closed = [client.closed for client in clients if client.closed]
        assert not closed, closed
        for client in clients[1:]:
            client.socket.sock.shutdown(socket.SHUT_RDWR)
        later = wait_for(lambda: (lambda new: new if isinstance(new, Client) else None)(knock(server, tokens[-1])), "a place")
        others, refused = knock_all(server, tokens[20:120])
        assert len(others) == 100 and not refused, refused
        acked += join_and_send([later, *others], room)
        must_be_stored(acked, clients[0], room)
        figure(f"F19: {DESCRIPTORS} descriptors: {len(clients)} of {KNOCKING} let in, the others told why; {len(acked)} messages "
               "acked, 0 lost")
        assert server.stop() == 0


def processor_seconds(server):
    with open(f"/proc/{server.process.pid}/stat") as stat:
        return sum(int(ticks) for ticks in stat.read().rsplit(")", 1)[1].split()[11:13]) / os.sysconf("SC_CLK_TCK")


def test_descriptors_that_run_out_while_it_runs_turn_newcomers_away_and_nobody_else():  # F19
    with Server(settings=["gateway.threads=2"]) as server:
        tokens = [server.guest()["token"] for _ in range(100)]
        clients, _ = knock_all(server, tokens[:20])
        room = clients[0].room()["id"]
        usual = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
        highest = max(int(number) for number in os.listdir(f"/proc/{server.process.pid}/fd"))
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (highest + 1, usual[1]))
        before = processor_seconds(server)
        newcomers, refused = knock_all(server, tokens[20:])
        assert set(refused) == {503} and len(refused) > 40, (len(newcomers), refused)
        acked = [message for _ in range(5) for message in send_all(clients + newcomers, room)]
        must_be_stored(acked, clients[0], room)
        spent = processor_seconds(server) - before
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, usual)
        more, refused = knock_all(server, tokens[20:])
        assert len(more) == 80 and not refused, refused
        acked += send_all(more, room)
        must_be_stored(acked, more[0], room)
        assert server.stop() == 0
        figure(f"F19: no descriptor left: {80 - len(newcomers)} of 80 told why in {spent:.2f} s of "
               f"processor; {len(acked)} messages acked, 0 lost")


def test_threads_that_cannot_be_made_while_it_runs_fail_what_needs_one_and_nothing_else():  # F19
    outside = ListingProvider()
    with tempfile.TemporaryDirectory() as folder:
        none = os.path.join(folder, "none")
        with Server(os.path.join(folder, "data"), settings_of(outside),
                    environment=faulty(FAULT_THREADS=none)) as server:
            client = Client(server, server.guest()["token"])
            room = client.room()["id"]

            def is_available():
                return next(agent for agent in client.ok("agent:list", {})["agents"] if agent["user"]["name"] == "Helper")["available"]

            wait_for(is_available, "an agent that can be asked")
            open(none, "w").close()
            person = {"name": "Ada", "password": "correct horse battery 9"}
            assert server.rest("POST", "auth/register", person)[0] == 201 and server.rest("POST", "auth/login", person)[0] == 201
            newcomer = Client(server, server.guest()["token"])
            acked = send_all([client, newcomer] * 20, room)
            assert set(acked) <= {message["id"] for message in stored(newcomer, room)}
            for content in ("@Sage hello", "@Helper hello"):
                client.ok("message:send", {"room": room, "clientId": content, "content": content})
            client.event("stream:complete")
            # Qt makes a thread for the request, and waits for it without a word; the server does so for twenty seconds.
            assert client.until(lambda: client.named("stream:error"), "the end of an answer", 60)[0]["data"]["reason"]
            os.remove(none)
            wait_for(is_available, "an agent that can be asked again", 60)
            client.ok("message:send", {"room": room, "clientId": "again", "content": "@Helper hello"})
            assert "snowman" in client.event("stream:complete", 2)["data"]["content"]
            assert server.stop() == 0


class Memory:
    """Of a server that has MEMORY preloaded: is enough, until it is told to run out."""

    def __init__(self):
        self.file = tempfile.NamedTemporaryFile()
        self.file.truncate(16)
        self.shared = mmap.mmap(self.file.fileno(), 16)

    def run_out(self, allocations, for_all=False):
        """Refuses the one of this number, and perhaps all that follow."""
        self.shared[8:16] = struct.pack("q", for_all)
        self.shared[0:8] = struct.pack("q", allocations)

    def enough(self):
        self.shared[0:8] = struct.pack("q", 0)


def no_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Fleeting:
    """Somebody who sends to a server that may end at any moment, and sends again what has no ack."""

    def __init__(self, server, memory):
        self.server, self.memory, self.token = server, memory, server.guest()["token"]
        self.acked, self.ends, self.refusals = {}, 0, []
        self.client = Client(server, self.token)
        self.room = self.client.room()["id"]

    def ask(self, event, data):
        """An answer, or None from a server that has ended, which is started again."""
        try:
            number = self.client.post(event, data)
        except (OSError, websocket.WebSocketException):
            number = None  # it has ended before
        answer = self.client.until(lambda: self.client._acks.get(number) or self.client.closed, "an answer")
        if isinstance(answer, dict):
            return answer
        assert self.server.process.wait(timeout=PATIENCE) == -signal.SIGABRT
        self.memory.enough()
        wait_for(lambda: [line for line in self.server.errors if "no more memory" in line], f"last words: {self.server.errors}")
        self.ends += 1
        self.server.start()
        self.client = Client(self.server, self.token)
        return None

    def send(self, key):
        answer = self.ask("message:send", command(self.room, key))
        if answer and "error" in answer:
            self.refusals.append(answer["error"]["code"])
        elif answer:
            assert self.acked.setdefault(key, answer["data"]["message"]["id"]) == answer["data"]["message"]["id"]


def test_memory_that_runs_out_at_any_allocation_loses_nothing_that_was_acked():  # F19
    if not MEMORY or "SANITIZED" in os.environ:
        raise Skipped("the library that refuses memory can't be preloaded here")
    memory = Memory()
    with Server(settings=["auth.guestHours=12"], environment={"LD_PRELOAD": MEMORY, "FAULT_MEMORY": memory.file.name},
                before=no_core) as server:
        person = Fleeting(server, memory)
        for for_all in (False, True):
            for allocation in range(1, MOST_ALLOCATIONS, 8 if for_all else 2):  # the former end it, nearly each time
                key = str(uuid.uuid4())
                memory.run_out(allocation, for_all)
                if allocation % 12 == 1:
                    person.ask("message:history", {"room": person.room})
                else:
                    person.send(key)
                memory.enough()
                # One that is about to end may still answer, and takes no more.
                person.ask("room:get", {"room": person.room})
                person.send(key)
                if key not in person.acked:
                    person.send(key)
                assert key in person.acked, f"refused, though there is enough: {person.refusals[-1:]}"
        # "internal" is told by a part that ends, of whose command nobody knows what became.
        assert "busy" in person.refusals and set(person.refusals) <= {"busy", "internal"}, person.refusals
        # What is there is there once, by a server that was killed as well.
        server.kill()
        server.start()
        person.client = Client(server, person.token)
        found = {message["clientId"]: message["id"] for message in stored(person.client, person.room)}
        assert found == person.acked and len(set(found.values())) == len(found)
        figure(f"F19: memory ran out at any of {MOST_ALLOCATIONS} allocations: {len(person.refusals)} were refused, {person.ends} ended the server; "
               f"{len(found)} messages acked, 0 lost, 0 twice")


if __name__ == "__main__":
    run(sys.modules[__name__])
