# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Who may give which command, over the WebSocket and over REST: the table access.txt against the server."""

import json
import os
import sys
import urllib.request
import uuid

from harness import Client, Server, run

ACTORS = ["owner", "admin", "member", "muted", "guest", "banned", "former", "stranger", "steward", "blocked"]
# Who may ask in a room of each kind, in the order of the columns.
COLUMNS = {"public": ACTORS, "private": ACTORS, "direct": ["member", "guest", "blocked", "stranger", "steward"]}
CODES = {"F": ["forbidden"], "?": ["not_found"], "X": ["forbidden", "not_found"]}
PASSWORD = "correct horse battery"
NAMES = {"owner": "Ovid", "admin": "Adam", "member": "Mela", "muted": "Muriel", "banned": "Bruno", "former": "Fergus",
         "stranger": "Stella", "steward": "Olga", "victim": "Victor", "vice": "Viola", "spare": "Sparrow", "lost": "Lotte",
         "raised": "Rita", "paused": "Paul", "blocked": "Boris"}
# Said before there is anybody, or by a connection about itself.
OF_A_CONNECTION = {"hello", "session:renew"}
# What leaves the room as it was, so that the next one may ask in it.
HARMLESS = {"room:get", "room:members", "room:since", "room:list", "room:directory", "room:create", "room:notify", "room:read",
            "ban:list", "invite:list", "invite:get", "message:send", "message:edit", "message:get", "message:history",
            "message:delivered", "message:seen", "message:report", "typing:start", "typing:stop", "presence:set",
            "presence:get", "agent:list", "stream:request", "audit:list", "user:list", "user:get", "user:update", "user:block",
            "user:reset", "user:role", "user:suspend", "session:list", "server:get", "server:update"}
# What nobody may choose for himself; where a command has such a field of its own, it is left alone.
INJECTED = {"id": str(uuid.uuid4()), "author": str(uuid.uuid4()), "role": "owner", "createdAt": "2020-01-01T00:00:00.000Z",
            "owner": str(uuid.uuid4()), "member": True, "createdBy": str(uuid.uuid4())}


def table():
    rows = []
    with open(os.path.join(os.path.dirname(__file__), "access.txt")) as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, *letters = line.split()
                command, _, variant = name.partition("/")
                kinds = dict(zip(COLUMNS, letters))
                assert all(len(kinds[kind].rstrip("o")) == len(COLUMNS[kind]) for kind in COLUMNS), line
                rows.append((command, variant, kinds))
    return rows


class World:
    """A server with all these people, each connected."""

    def __init__(self, server):
        self.server = server
        claim = server.claim_code()
        self.people = {name: self.register(name, claim if name == "steward" else None)
                       for name in NAMES}
        self.people["guest"] = server.guest("Gus the guest")
        self.clients = {name: Client(server, each["token"]) for name, each in self.people.items()}
        members = self.clients["steward"].ok("room:members", {"room": self.clients["steward"].room()["id"]})["members"]
        self.agent = next(each["user"]["id"] for each in members if each["user"]["kind"] == "agent")
        self.block("blocked", True)
        self.scenes = {}
        self.unserved = set()  # commands that nothing answers

    def register(self, name, claim=None):
        body = {"name": NAMES[name], "password": PASSWORD}
        status, answer = self.server.rest("POST", "auth/register", {**body, "claim": claim} if claim else body)
        assert status == 201, answer
        return answer

    def id(self, name):
        return self.people[name]["user"]["id"]

    def block(self, name, on):
        self.clients["victim"].ok("user:block", {"user": self.id(name), "on": on})

    def scene(self, kind):
        if kind not in self.scenes:
            self.scenes[kind] = DirectScene(self) if kind == "direct" else Scene(self, kind)
        return self.scenes[kind]

    def spoil(self, kind):
        self.scenes.pop(kind, None)


class Scene:
    """A room with one of each in it, as the columns say."""

    def __init__(self, world, kind):
        self.world, self.kind = world, kind
        owner = world.clients["owner"]
        inside = ["admin", "member", "muted", "guest", "banned", "former", "blocked", "victim", "vice"]
        self.room = owner.ok("room:create", {"name": f"Room {uuid.uuid4().hex[:12]}", "kind": kind,
                                             "members": [world.id(name) for name in inside]})["room"]["id"]
        self.messages = {name: world.clients[name].send(self.room, "hello") for name in ["owner"] + inside}
        for name in ("admin", "vice"):
            owner.ok("member:role", {"room": self.room, "user": world.id(name), "role": "admin"})
        owner.ok("member:mute", {"room": self.room, "user": world.id("muted"), "until": "2031-01-01T00:00:00.000Z"})
        owner.ok("member:kick", {"room": self.room, "user": world.id("former")})
        owner.ok("member:ban", {"room": self.room, "user": world.id("banned"), "on": True})
        self.code = None

    def room_of(self, actor, with_agent=False):
        return self.room

    def message_of(self, actor):
        """Own, or what stands for it where he has written none."""
        return self.messages.get(actor, self.messages["victim"])["id"]

    def message_for(self, actor):
        """Another's."""
        return self.messages["victim"]["id"]

    def allow_managers_only(self):
        """Who may ask agents; for the rest of the row."""
        self.world.clients["owner"].ok("room:update", {"room": self.room, "agents": "managers"})

    def invite(self):
        if not self.code:
            made = self.world.clients["owner"].ask("invite:create", {"room": self.room})
            self.code = made["data"]["invite"]["code"] if "data" in made else "A" * 22
        return self.code

    def data(self, command, variant, actor):
        world, room = self.world, self.room_of(actor, variant == "agent" or command == "stream:request")
        victim = world.id("victim")
        own, other = self.message_of(actor), self.message_for(actor)
        member = {"room": room, "user": victim}
        builders = {
            "room:list": lambda: {}, "room:directory": lambda: {}, "session:list": lambda: {}, "server:get": lambda: {},
            "room:create": lambda: {"kind": "direct",
                                    "members": [victim] + ([world.agent] if variant == "agent" else [])} if variant else
                                   {"name": f"Own {uuid.uuid4().hex[:12]}", "kind": "private"},
            "room:update": lambda: {"room": room, **{"name": {"name": f"Named {uuid.uuid4().hex[:12]}"},
                                                     "kind": {"kind": "public" if self.kind == "private" else "private"},
                                                     "agents": {"agents": "nobody"},
                                                     "archived": {"archived": True}}[variant]},
            "room:since": lambda: {"room": room, "ev": 0},
            "room:invite": lambda: {"room": room, "users": [world.id("spare")]},
            "room:notify": lambda: {"room": room, "level": "none"},
            "room:read": lambda: {"room": room, "seq": 1},
            "member:role": lambda: {**member, "role": variant},
            "member:kick": lambda: {"room": room, "user": world.id("vice") if variant else victim},
            "member:ban": lambda: {"room": room, "user": world.id("banned"), "on": False} if variant else {**member, "on": True},
            "member:mute": lambda: {**member, "until": "2031-01-01T00:00:00.000Z"},
            "invite:revoke": lambda: {"code": self.invite()}, "invite:get": lambda: {"code": self.invite()},
            "invite:accept": lambda: {"code": self.invite()},
            "message:send": lambda: {"room": room, "clientId": str(uuid.uuid4()), "content": "hello"},
            "message:edit": lambda: {"message": other if variant else own, "content": f"hello {uuid.uuid4().hex}"},
            "message:delete": lambda: {"message": other if variant else own},
            "message:get": lambda: {"message": other},
            "message:delivered": lambda: {"room": room, "seq": 1}, "message:seen": lambda: {"room": room, "seq": 1},
            "message:report": lambda: {"message": other, "reason": "rude"},
            "presence:set": lambda: {"state": "online"},
            "stream:request": lambda: {"room": room, "prompt": "Explain python", "clientId": str(uuid.uuid4())},
            "stream:stop": lambda: {"stream": str(uuid.uuid4())}, "stream:status": lambda: {"stream": str(uuid.uuid4())},
            "stream:resume": lambda: {"stream": str(uuid.uuid4()), "from": 0},
            "stream:metrics": lambda: {"stream": str(uuid.uuid4())},
            "audit:list": lambda: {} if variant else {"room": room},
            "user:list": lambda: {}, "user:get": lambda: {"user": victim if variant else world.id(actor)},
            "user:update": lambda: {"about": "me"},
            "user:block": lambda: {"user": world.id("spare"), "on": False},
            "user:reset": lambda: {"user": world.id("lost")}, "user:role": lambda: {"user": world.id("raised"), "role": "admin"},
            "user:suspend": lambda: {"user": world.id("paused"), "on": True},
            "session:revoke": lambda: {"session": str(uuid.uuid4())},
            "server:update": lambda: {"name": "Ours"}}
        return builders.get(command, lambda: {"room": room})()


class DirectScene(Scene):
    """Rooms of two people, the victim and one of those who have one with him; all others try at the member's. Beside each
    there is one in which an agent sits as well."""

    def __init__(self, world):
        self.world, self.kind, self.code = world, "direct", "A" * 22
        victim = world.clients["victim"]
        self.rooms, self.own, self.others = {}, {}, {}
        for actor in ("member", "guest", "blocked"):
            if actor == "blocked":
                world.block(actor, False)
            for agents in ([], [world.agent]):
                made = victim.ok("room:create", {"kind": "direct", "members": [world.id(actor)] + agents})
                self.rooms[actor, bool(agents)] = made["room"]["id"]
            self.own[actor] = world.clients[actor].send(self.room_of(actor), "hello")["id"]
            self.others[actor] = victim.send(self.room_of(actor), "hello")["id"]
        world.block("blocked", True)

    def room_of(self, actor, with_agent=False):
        return self.rooms.get((actor, with_agent), self.rooms["member", with_agent])

    def message_of(self, actor):
        return self.own.get(actor, self.own["member"])

    def message_for(self, actor):
        return self.others.get(actor, self.others["member"])


def documented_commands(server):
    with urllib.request.urlopen(server.url + "/asyncapi.json") as answer:
        document = json.load(answer)
    names = {message.get("name") for message in document["components"]["messages"].values()}
    return {name for name in names if name and ":" in name or name == "hello"}, document


def answered(world, letter, answer, what):
    """Whether it was answered as the table says; '.' is anything."""
    code = answer["error"]["code"] if "error" in answer else "y"
    assert code not in ("internal", "unknown_event"), (what, answer)
    if code == "unavailable":
        world.unserved.add(what.split()[0])
        return False
    if letter == ".":
        return code == "y"
    wanted = ["y"] if letter == "y" else CODES[letter]
    assert code in wanted, f"{what}: {code} instead of {' or '.join(wanted)}; {answer}"
    return code == "y"


def injected(command, data):
    return {**{name: value for name, value in INJECTED.items()
               if not (name == "role" and command in ("member:role", "invite:create", "user:role"))}, **data}


def no_effect(scene, command, answer, actor):
    """What was put beside the fields of the command changed nothing."""
    ids = {INJECTED["id"], INJECTED["author"], INJECTED["owner"], INJECTED["createdBy"]}
    text = json.dumps(answer)
    assert not [each for each in ids if each in text] and INJECTED["createdAt"] not in text, (command, answer)
    if command == "message:send":
        assert answer["data"]["message"]["author"]["id"] == scene.world.id(actor), answer
    role = {"owner": "owner", "admin": "admin", "member": "member", "muted": "member", "guest": "guest",
            "blocked": "member"}.get(actor)
    if command in ("message:send", "room:join", "room:notify", "message:seen") and role:
        assert scene.world.clients[actor].ok("room:get", {"room": scene.room_of(actor)})["room"]["role"] == role


def test_everybody_may_do_what_the_table_says_and_no_more():
    with Server() as server:
        world = World(server)
        for command, variant, kinds in table():
            for kind, letters in kinds.items():
                for actor, letter in zip(COLUMNS[kind], letters):
                    if letter == "-":
                        continue
                    scene = world.scene(kind)
                    if variant == "managers":
                        scene.allow_managers_only()
                    what = f"{command}{'/' + variant if variant else ''} by {actor} in a {kind} room"
                    answer = world.clients[actor].ask(command, injected(command, scene.data(command, variant, actor)))
                    if answered(world, letter, answer, what):
                        no_effect(scene, command, answer, actor)
                        if command not in HARMLESS:
                            world.spoil(kind)
                if letters.startswith("-"):
                    continue
                scene = world.scene(kind)
                nobody = Client(server, hello=False)  # which has ten seconds for its hello
                answer = nobody.ask(command, scene.data(command, variant, COLUMNS[kind][0]))
                assert answer["error"]["code"] == "unauthorized", (command, answer)
                nobody.close()
        assert not world.unserved, f"nothing answers {sorted(world.unserved)}"


def test_rest_allows_the_same():
    with Server() as server:
        world = World(server)
        for command, variant, kinds in table():
            route = REST.get(command)
            if not route:
                continue
            for kind, letters in kinds.items():
                for actor, letter in zip(COLUMNS[kind], letters):
                    if letter == "-":
                        continue
                    scene = world.scene(kind)
                    if variant == "managers":
                        scene.allow_managers_only()
                    what = f"{route} for {command}{'/' + variant if variant else ''} by {actor} in a {kind} room"
                    status, body = call(world, route, scene.data(command, variant, actor), world.people[actor]["token"])
                    answer = body if status >= 400 else {"data": body}
                    if answered(world, letter, answer, what) and command not in HARMLESS:
                        world.spoil(kind)
                    assert (status < 300) == ("error" not in (answer or {})), (what, status, answer)
                if letters.startswith("-"):
                    continue
                open_to_all = letters.endswith("o")
                if command.split(":")[0] not in {each.split(":")[0] for each in world.unserved}:
                    status, _ = call(world, route, world.scene(kind).data(command, variant, COLUMNS[kind][0]), None)
                    # No code leads into a direct room.
                    seen = 404 if kind == "direct" else 200
                    assert status == (seen if open_to_all else 401), (route, status)
        assert not world.unserved, f"nothing answers {sorted(world.unserved)}"


def test_every_command_has_a_row():
    with Server() as server:
        commands, _ = documented_commands(server)
        rows = {command for command, _, _ in table()} | OF_A_CONNECTION
        with urllib.request.urlopen(server.url + "/asyncapi.json") as answer:
            text = answer.read().decode()
        assert all(f'"{command}"' in text for command in rows), [each for each in rows if f'"{each}"' not in text]
        events = {"room:created", "room:updated", "room:deleted", "room:reset", "resume:done", "user:joined", "user:left",
                  "user:updated", "member:updated", "message:new", "message:edited", "message:deleted", "message:seen:update",
                  "presence:update", "stream:state", "stream:chunk", "stream:complete", "stream:error", "stream:stopped",
                  "agent:updated", "server:notice"}
        missing = commands - rows - events
        assert not missing, f"no row in access.txt: {sorted(missing)}"


# The twin of each command; what stands in braces is taken from its data.
REST = {
    "room:get": "GET rooms/{room}", "room:list": "GET rooms", "room:directory": "GET rooms/directory",
    "room:create": "POST rooms", "room:update": "PATCH rooms/{room}", "room:delete": "DELETE rooms/{room}",
    "room:since": "GET rooms/{room}/events", "room:members": "GET rooms/{room}/members",
    "room:join": "POST rooms/{room}/join", "room:leave": "POST rooms/{room}/leave",
    "room:invite": "POST rooms/{room}/members", "room:notify": "PUT rooms/{room}/notify",
    "room:read": "PUT rooms/{room}/read", "member:role": "PATCH rooms/{room}/members/{user}",
    "member:kick": "DELETE rooms/{room}/members/{user}", "member:ban": "PUT rooms/{room}/bans/{user}",
    "member:mute": "PUT rooms/{room}/members/{user}/mute", "ban:list": "GET rooms/{room}/bans",
    "invite:create": "POST rooms/{room}/invites", "invite:list": "GET rooms/{room}/invites",
    "invite:revoke": "DELETE invites/{code}", "invite:get": "GET invites/{code}",
    "invite:accept": "POST invites/{code}/accept", "message:send": "POST rooms/{room}/messages",
    "message:history": "GET rooms/{room}/messages", "message:get": "GET messages/{message}",
    "message:edit": "PATCH messages/{message}", "message:delete": "DELETE messages/{message}",
    "message:report": "POST messages/{message}/reports", "presence:get": "GET rooms/{room}/presence",
    "agent:list": "GET rooms/{room}/agents", "audit:list": "GET rooms/{room}/audit", "user:list": "GET users",
    "user:get": "GET users/{user}", "user:update": "PATCH me", "user:block": "PUT users/{user}/block",
    "user:reset": "POST users/{user}/reset", "session:list": "GET me/sessions",
    "session:revoke": "DELETE me/sessions/{session}", "server:get": "GET server", "server:update": "PATCH server"}


def call(world, route, data, token):
    method, path = route.split()
    if path == "rooms/{room}/audit" and "room" not in data:
        path = "audit"
    fields = dict(data)
    for name in list(fields):
        if "{" + name + "}" in path:
            path = path.replace("{" + name + "}", str(fields.pop(name)))
    if method == "GET":
        query = "&".join(f"{name}={value}" for name, value in fields.items())
        return world.server.rest(method, path + ("?" + query if query else ""), None, token)
    return world.server.rest(method, path, fields, token)


if __name__ == "__main__":
    run(sys.modules[__name__])
