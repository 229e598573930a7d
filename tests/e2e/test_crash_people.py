# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Kills the server with -9 while rooms and people are led: what was answered is so, what was not is so or as before, and
each act stands once in the log and once in the audit."""

import itertools
import os
import random
import sqlite3
import sys
import tempfile
import threading
import time
import uuid

from harness import Client, Server, figure, run, wait_for

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "50"))
PASSWORD = "correct horse battery"
FUTURE = [f"203{n}-01-01T00:00:00.000Z" for n in range(1, 6)]


class World:
    """The server, whose people's ids and tokens outlive it."""

    def __init__(self, server):
        self.server, self.people = server, {}
        self.people["Olga"] = server.claim("Olga", PASSWORD)

    def register(self, name):
        status, data = self.server.rest("POST", "auth/register", {"name": name, "password": PASSWORD})
        assert status == 201, data
        self.people[name] = data
        return data["user"]["id"]

    def id(self, name):
        return self.people[name]["user"]["id"]

    def token(self, name):
        return self.people[name]["token"]

    def connect(self, name):
        return Client(self.server, self.token(name))

    def count(self, text, *values):
        """What the file says, straight."""
        database = sqlite3.connect(f"file:{self.server.data}/confab.sqlite?mode=ro", uri=True)
        try:
            return database.execute(text, values).fetchone()[0]
        finally:
            database.close()


class Worker(threading.Thread):
    """Gives one command after the other as the answers come, until the connection breaks. `state` is what it was answered,
    `pending` what it asked for last without an answer."""

    audited = None  # the room whose audit has one entry for each of its acts

    def __init__(self, world):
        super().__init__(daemon=True)
        self.world, self.pending, self.acked, self.problem, self.acts = world, None, 0, None, 0
        self.state = self.begin()

    # What each of them is.
    def begin(self):
        """Makes what it needs; the state after it."""

    def connect(self):
        raise NotImplementedError

    def next(self):
        """(client, event, data, the state after it, or what makes it of the answer)"""
        raise NotImplementedError

    def seen(self):
        """The state as a new connection is told of it."""
        raise NotImplementedError

    def matches(self, seen, state):
        return seen == state

    def give(self, client, event, data):
        """The data of the answer; nothing: the connection broke."""
        number = client.post(event, data)
        answer = client.until(lambda: client._acks.get(number) or client.closed, f"the answer to {event}")
        if isinstance(answer, tuple):
            return None
        assert "error" not in answer, (type(self).__name__, event, data, answer)
        return answer["data"]

    def run(self):
        try:
            while True:
                client, event, data, after = self.next()
                self.pending = after
                answer = self.give(client, event, data)
                if answer is None:
                    return
                self.state = after(answer) if callable(after) else after
                self.pending = None
                self.acked += 1
                self.acts += 1
        except AssertionError as problem:
            self.problem = problem
        except Exception:
            return  # the connection broke as it was written to

    def check(self):
        """After the restart. The state is what it is from then on."""
        assert not self.problem, self.problem
        seen, noted = self.seen(), self.noted()
        before = self.matches(seen, self.state) and noted == self.acts
        pending = self.pending(None) if callable(self.pending) else self.pending
        after = pending is not None and self.matches(seen, pending) and noted == self.acts + 1
        if noted is None:
            before = self.matches(seen, self.state)
            after = pending is not None and self.matches(seen, pending)
        assert before or after, (f"{type(self).__name__}: answered {self.state}, asked for {pending}, is {seen};"
                                 f" {noted} acts noted of {self.acts}")
        self.acts = noted if noted is not None else self.acts
        self.state, self.pending, self.acked = seen, None, 0

    def noted(self):
        if not self.audited:
            return None
        return self.world.count("SELECT COUNT(*) FROM audit WHERE room = ?", uuid.UUID(self.audited).bytes)

    def again(self):
        """The same worker as a new thread."""
        threading.Thread.__init__(self, daemon=True)

    def close(self):
        for client in vars(self).values():
            if isinstance(client, Client):
                client.close()


def members_of(client, room):
    return {each["user"]["id"]: each for each in client.ok("room:members", {"room": room})["members"]
            if each["user"]["kind"] == "person"}


def other(values, than):
    return random.choice([value for value in values if value != than])


class Roles(Worker):
    """Raises, lowers and mutes one member."""

    def begin(self):
        self.target = self.world.register("Rolf")
        self.world.register("Rosa")
        self.connect()
        self.room = self.audited = self.client.ok("room:create", {"name": "Roles", "kind": "private",
                                                                  "members": [self.target]})["room"]["id"]
        return {"role": "member", "muted": None}

    def connect(self):
        self.client = self.world.connect("Rosa")

    def next(self):
        about = {"room": self.room, "user": self.target}
        if random.random() < 0.5:
            role = other(["admin", "member", "guest"], self.state["role"])
            return self.client, "member:role", {**about, "role": role}, {**self.state, "role": role}
        until = other(FUTURE + [None], self.state["muted"])
        return self.client, "member:mute", {**about, "until": until}, {**self.state, "muted": until}

    def seen(self):
        member = members_of(self.client, self.room)[self.target]
        return {"role": member["role"], "muted": member.get("mutedUntil")}


class HandOvers(Worker):
    """Two people who give a room to one another."""

    def begin(self):
        self.ids = [self.world.register("Hans"), self.world.register("Hilde")]
        self.connect()
        self.room = self.audited = self.one.ok("room:create", {"name": "Given", "kind": "private",
                                                               "members": [self.ids[1]]})["room"]["id"]
        self.one.ok("member:role", {"room": self.room, "user": self.ids[1], "role": "admin"})
        self.acts = 1
        return {self.ids[0]: "owner", self.ids[1]: "admin"}

    def connect(self):
        self.one, self.two = self.world.connect("Hans"), self.world.connect("Hilde")

    def next(self):
        owner = 0 if self.state[self.ids[0]] == "owner" else 1
        heir = self.ids[1 - owner]
        return ([self.one, self.two][owner], "member:role", {"room": self.room, "user": heir, "role": "owner"},
                {heir: "owner", self.ids[owner]: "admin"})

    def seen(self):
        return {user: each["role"] for user, each in members_of(self.one, self.room).items()}


class Comings(Worker):
    """One who is added, removed, banned, and let in again."""

    def begin(self):
        self.target = self.world.register("Cora")
        self.world.register("Carl")
        self.connect()
        self.room = self.audited = self.client.ok("room:create", {"name": "Doors", "kind": "private"})["room"]["id"]
        return {"member": False, "banned": False}

    def connect(self):
        self.client = self.world.connect("Carl")

    def next(self):
        about = {"room": self.room, "user": self.target}
        if self.state["banned"]:
            return self.client, "member:ban", {**about, "on": False}, {"member": False, "banned": False}
        if not self.state["member"]:
            return (self.client, "room:invite", {"room": self.room, "users": [self.target]},
                    {"member": True, "banned": False})
        if random.random() < 0.5:
            return self.client, "member:kick", {**about, "reason": "Out."}, {"member": False, "banned": False}
        return self.client, "member:ban", {**about, "on": True}, {"member": False, "banned": True}

    def seen(self):
        bans = [each["user"]["id"] for each in self.client.ok("ban:list", {"room": self.room})["bans"]]
        assert bans in ([], [self.target]), bans
        return {"member": self.target in members_of(self.client, self.room), "banned": bool(bans)}


class Settings(Worker):
    """What a room is called, who sees it, what may be done there, and whether it goes on."""

    def begin(self):
        self.number = 0
        self.world.register("Sven")
        self.connect()
        self.room = self.audited = self.client.ok("room:create", {"name": "Settings", "kind": "private"})["room"]["id"]
        return {"name": "Settings", "topic": "", "kind": "private", "archived": False, "receipts": True, "agents": "everyone"}

    def connect(self):
        self.client = self.world.connect("Sven")

    def next(self):
        self.number += 1
        change = random.choice([
            {"topic": f"Topic {self.number}"}, {"name": f"Settings {self.number}", "receipts": not self.state["receipts"]},
            {"agents": other(["everyone", "managers", "nobody"], self.state["agents"])},
            {"kind": other(["public", "private"], self.state["kind"])}, {"archived": True}])
        if self.state["archived"]:
            change = {"archived": False}
        return self.client, "room:update", {"room": self.room, **change}, {**self.state, **change}

    def seen(self):
        room = self.client.ok("room:get", {"room": self.room})["room"]
        return {name: room.get(name, "") for name in self.state}


class Invites(Worker):
    """Made and revoked."""

    def begin(self):
        self.world.register("Inga")
        self.connect()
        self.room = self.audited = self.client.ok("room:create", {"name": "Invites", "kind": "private"})["room"]["id"]
        return frozenset()

    def connect(self):
        self.client = self.world.connect("Inga")

    def next(self):
        if len(self.state) > 5 or (self.state and random.random() < 0.4):
            code = random.choice(sorted(self.state))
            return self.client, "invite:revoke", {"code": code}, self.state - {code}
        made = lambda answer: self.state | {answer["invite"]["code"] if answer else None}
        return self.client, "invite:create", {"room": self.room, "uses": 3}, made

    def seen(self):
        return frozenset(each["code"] for each in self.client.ok("invite:list", {"room": self.room})["invites"])

    def matches(self, seen, state):
        if None not in state:
            return seen == state
        known = state - {None}  # beside one whose code was never told
        return known < seen and len(seen) == len(state)


class DirectRooms(Worker):
    """One for each group of people, however often it is asked for."""

    def begin(self):
        people = [self.world.register(f"Dora {n}") for n in range(8)]
        self.world.register("Dirk")
        self.groups = [frozenset(each) for size in (1, 2, 3) for each in itertools.combinations(people, size)]
        random.shuffle(self.groups)
        self.connect()
        return {}

    def connect(self):
        self.client = self.world.connect("Dirk")

    def next(self):
        fresh = [group for group in self.groups if group not in self.state]
        group = fresh[0] if fresh and random.random() < 0.7 else random.choice(self.groups)
        known = self.state.get(group)

        def made(answer):
            room = answer["room"]["id"] if answer else known
            assert known in (None, room), f"{room} beside {known} of the same people"
            return {**self.state, group: room}
        return self.client, "room:create", {"kind": "direct", "members": list(group)}, made

    def seen(self):
        rooms, cursor = {}, None
        while True:
            page = self.client.ok("room:list", {"cursor": cursor} if cursor else {})
            for room in page["rooms"]:
                if room["kind"] == "direct":
                    group = frozenset(each["id"] for each in room["people"]) - {self.world.id("Dirk")}
                    assert group not in rooms, f"two rooms of {group}"
                    rooms[group] = room["id"]
            cursor = page.get("cursor")
            if not page["more"]:
                return rooms

    def matches(self, seen, state):
        return seen.keys() == state.keys() and all(room in (None, seen[group]) for group, room in state.items())


class Marks(Worker):
    """What a reader sets for himself."""

    def begin(self):
        self.world.register("Mia")
        self.connect()
        self.room = self.client.ok("room:create", {"name": "Marks", "kind": "private"})["room"]["id"]
        for n in range(20):
            self.client.send(self.room, f"message {n}")
        return {"read": 20, "level": "all", "until": None, "favourite": False}

    def connect(self):
        self.client = self.world.connect("Mia")

    def next(self):
        what = random.randrange(3)
        if what == 0:
            seq = other(range(21), self.state["read"])
            return self.client, "room:read", {"room": self.room, "seq": seq}, {**self.state, "read": seq}
        if what == 1:
            on = not self.state["favourite"]
            return self.client, "room:notify", {"room": self.room, "favourite": on}, {**self.state, "favourite": on}
        level = other(["mentions", "none"], self.state["level"])
        return (self.client, "room:notify", {"room": self.room, "level": level},
                {**self.state, "level": level, "until": None})

    def seen(self):
        room = self.client.ok("room:get", {"room": self.room})["room"]
        notify = room.get("notify", {"level": "all"})
        return {"read": room["lastRead"], "level": notify["level"], "until": notify.get("until"),
                "favourite": room["favourite"]}


class Profile(Worker):
    """Names, what is told of oneself, and whom one does not want to hear."""

    def begin(self):
        self.number = 0
        self.others = [self.world.register(f"Petra {n}") for n in range(3)]
        self.self = self.world.register("Paul")
        self.connect()
        return {"name": "Paul", "about": "", "blocked": frozenset()}

    def connect(self):
        self.client = self.world.connect("Paul")

    def next(self):
        self.number += 1
        if random.random() < 0.4:
            user = random.choice(self.others)
            on = user not in self.state["blocked"]
            blocked = self.state["blocked"] | {user} if on else self.state["blocked"] - {user}
            return self.client, "user:block", {"user": user, "on": on}, {**self.state, "blocked": blocked}
        change = random.choice([{"about": f"Number {self.number}"}, {"name": f"Paul {self.number}"}])
        return self.client, "user:update", change, {**self.state, **change}

    def seen(self):
        person = self.client.ok("user:get", {"user": self.self})["user"]
        return {"name": person["name"], "about": person.get("about", ""),
                "blocked": frozenset(self.client.welcome.get("blocked", []))}


class Sessions(Worker):
    """Of one person: opened with the password, and revoked."""

    def begin(self):
        self.world.register("Silke")
        self.revoked = {}
        self.tokens = {}
        self.connect()
        return frozenset([self.world.people["Silke"]["session"]])

    def connect(self):
        self.client = self.world.connect("Silke")

    def next(self):
        session = random.choice(sorted(self.state - {self.world.people["Silke"]["session"]}) or [None])
        if session is None:
            self.pending = lambda _: self.state | {None}
            status, signed = self.world.server.rest("POST", "auth/login", {"name": "Silke", "password": PASSWORD})
            assert status == 201, signed
            self.state |= {signed["session"]}
            self.tokens[session := signed["session"]] = signed["token"]
            self.pending = None

        def gone(answer):
            if answer is not None:
                self.revoked[session] = self.tokens.get(session)
            return self.state - {session}
        return self.client, "session:revoke", {"session": session}, gone

    def seen(self):
        for token in list(self.revoked.values())[-3:]:
            assert token is None or self.world.server.rest("GET", "me", None, token)[0] == 401, "a revoked session lives"
        return frozenset(each["id"] for each in self.client.ok("session:list", {})["sessions"])

    def matches(self, seen, state):
        known = state - {None}
        return seen == state if known == state else known < seen and len(seen) == len(state)


class Stewards(Worker):
    """What the server's owner decides."""

    def begin(self):
        self.number = 0
        self.raised, self.paused = self.world.register("Uta"), self.world.register("Udo")
        self.connect()
        return {"name": "Confab", "role": "member", "suspended": False}

    def connect(self):
        self.client = self.world.connect("Olga")

    def next(self):
        self.number += 1
        what = random.randrange(3)
        if what == 0:
            name = f"Home {self.number}"
            return self.client, "server:update", {"name": name}, {**self.state, "name": name}
        if what == 1:
            role = other(["admin", "member"], self.state["role"])
            return self.client, "user:role", {"user": self.raised, "role": role}, {**self.state, "role": role}
        on = not self.state["suspended"]
        return self.client, "user:suspend", {"user": self.paused, "on": on}, {**self.state, "suspended": on}

    def seen(self):
        of = lambda user: self.client.ok("user:get", {"user": user})["user"]
        return {"name": self.client.ok("server:get", {})["server"]["name"], "role": of(self.raised).get("role", "member"),
                "suspended": of(self.paused).get("suspended", False)}

    def noted(self):
        return self.world.count("SELECT COUNT(*) FROM audit WHERE room IS NULL")


class Reports(Worker):
    """Each of a message of its own, and each once."""

    def begin(self):
        self.world.register("Vera")
        self.world.register("Viktor")
        self.connect()
        self.room = self.audited = self.one.ok("room:create", {"name": "Reports", "kind": "private",
                                                               "members": [self.world.id("Viktor")]})["room"]["id"]
        self.messages = [self.one.send(self.room, f"rude {n}")["id"] for n in range(200)]  # more than a round has acts
        return 0

    def connect(self):
        self.one, self.two = self.world.connect("Vera"), self.world.connect("Viktor")

    def next(self):
        message = self.messages[self.state]
        return self.two, "message:report", {"message": message, "reason": "Rude."}, self.state + 1

    def seen(self):
        # Again is nothing new, also of what was answered last.
        for message in self.messages[max(self.state - 2, 0):self.state]:
            self.two.ok("message:report", {"message": message, "reason": "Again."})
        while len(self.messages) < self.state + 200:
            self.messages.append(self.one.send(self.room, "rude")["id"])
        return self.noted()


class Successions(Worker):
    """Owners who leave, are followed, and come back."""

    def begin(self):
        self.ids = [self.world.register("Lena"), self.world.register("Ludwig")]
        self.connect()
        self.room = self.one.ok("room:create", {"name": "Heirs", "kind": "private", "members": [self.ids[1]]})["room"]["id"]
        return {self.ids[0]: "owner", self.ids[1]: "member"}

    def connect(self):
        self.one, self.two = self.world.connect("Lena"), self.world.connect("Ludwig")

    def next(self):
        owner = self.ids.index(next(user for user, role in self.state.items() if role == "owner"))
        client, rest = [self.one, self.two][owner], self.ids[1 - owner]
        if rest in self.state:
            return client, "room:leave", {"room": self.room}, {rest: "owner"}
        return (client, "room:invite", {"room": self.room, "users": [rest]}, {**self.state, rest: "member"})

    def seen(self):
        for client in (self.one, self.two):
            answer = client.ask("room:members", {"room": self.room})
            if "data" in answer:
                return {each["user"]["id"]: each["role"] for each in answer["data"]["members"]
                        if each["user"]["kind"] == "person"}
        raise AssertionError("nobody is left in the room")


class Endings(Worker):
    """People who come, make a room, and end with all that is theirs: guests, which needs no password to be hashed."""

    def begin(self):
        self.connect()
        return None

    def connect(self):
        pass

    def give(self, client, event, data):
        guest = self.world.server.guest()
        status, _ = self.world.server.rest("POST", "rooms", {"name": "Mine", "kind": "private"}, guest["token"])
        assert status == 201, status
        status, data = self.world.server.rest("POST", "auth/logout", {}, guest["token"])
        assert status == 200, (status, data)
        return {}

    def next(self):
        return None, None, None, lambda answer: None

    def check(self):
        assert not self.problem, self.problem
        left = self.world.count("SELECT COUNT(*) FROM members m JOIN accounts a ON a.id = m.user JOIN rooms r ON r.id = m.room"
                                " WHERE a.ended_at IS NOT NULL AND m.has_left = 0 AND r.kind <> 2")
        assert left == 0, f"{left} memberships of people who have ended"
        self.pending, self.acked = None, 0


WORKERS = [Roles, HandOvers, Comings, Settings, Invites, DirectRooms, Marks, Profile, Sessions, Stewards, Reports,
           Successions, Endings]


def one_round(world, workers):
    for worker in workers:
        worker.again()
        worker.start()
    enough = random.randint(len(workers), 8 * len(workers))
    wait_for(lambda: sum(worker.acked for worker in workers) >= enough or any(worker.problem for worker in workers), "acks", 60)
    world.server.kill()
    for worker in workers:
        worker.join(60)
        assert not worker.is_alive(), f"{type(worker).__name__} goes on"
    acked = sum(worker.acked for worker in workers)
    database = sqlite3.connect(f"file:{world.server.data}/confab.sqlite?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    database.close()
    world.server.start()
    return acked


def test_what_was_answered_of_rooms_and_people_stands_once_after_kill_9():
    slowest, acked = 0.0, {}
    with tempfile.TemporaryDirectory() as data:
        server = Server(data, settings=["auth.guestHours=12", "auth.accessMinutes=600"])
        begun = time.monotonic()
        try:
            world = World(server)
            workers = [kind(world) for kind in WORKERS]
            for _ in range(ROUNDS):
                counted = one_round(world, workers)
                acked["all"] = acked.get("all", 0) + counted
                slowest = max(slowest, server.seconds_to_ready)
                assert slowest < 10, f"{slowest:.2f} s until it accepted again"
                for worker in workers:
                    worker.close()
                    worker.connect()
                    worker.check()
            figure(f"crash of rooms and people: {ROUNDS} kills, {acked['all']} acts answered, 0 lost, 0 twice, integrity ok,"
                   f" accepting again within {slowest:.2f} s, {time.monotonic() - begun:.0f} s")
        finally:
            server.kill()


if __name__ == "__main__":
    run(sys.modules[__name__])
