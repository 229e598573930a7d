# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Every example of /openapi.json, run against a real server: what it answers has the form that it says."""

import base64
import json
import sys
import time
import urllib.error
import urllib.request
import uuid

from harness import PATIENCE, Client, Server, Skipped, run

try:
    import jsonschema
except ImportError:
    jsonschema = None


# One pixel.
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
# What only those ask who lead the server.
LED = ("/api/v1/server", "/api/v1/audit")


def document(server, name="openapi.json"):
    with urllib.request.urlopen(f"{server.url}/{name}", timeout=PATIENCE) as answer:
        assert answer.headers["content-type"] == "application/json"
        return json.loads(answer.read())


class World:
    """What the examples' ids stand for: for each request things of its own, so that none spoils another's."""

    def __init__(self, server):
        self.server = server
        name = "Mira " + uuid.uuid4().hex[:8]
        self.password = "correct horse battery"
        status, self.account = server.rest("POST", "auth/register", {"name": name, "password": self.password})
        assert status == 201, self.account
        self.name = name
        self.token = self.account["token"]
        self.owner = server.owner
        status, agents = server.rest("GET", "agents", token=self.token)
        self.agent = agents["agents"][0]["user"]["id"]

    def ask(self, method, path, body=None):
        status, data = self.server.rest(method, path, body, self.token)
        assert 200 <= status < 300, (method, path, status, data)
        return data

    def room(self):
        room = self.ask("POST", "rooms", {"name": "Room " + uuid.uuid4().hex[:8]})["room"]
        return room["id"]

    def another(self):
        name = "Bo " + uuid.uuid4().hex[:8]
        return self.server.rest("POST", "auth/register", {"name": name, "password": self.password})[1]

    def somebody(self):
        return self.another()["user"]["id"]

    def member(self, room):
        one = self.another()
        assert self.server.rest("POST", f"rooms/{room}/join", {}, one["token"])[0] == 201
        return one["user"]["id"]

    def picture(self):
        status, text = call(self.server, "put", "/api/v1/me/picture", PICTURE, self.token)
        assert status == 200, text
        return json.loads(text)["user"]["picture"]

    def message(self, room):
        return self.ask("POST", f"rooms/{room}/messages", {"content": "Hello"})["message"]["id"]

    def stream(self, room):
        return self.ask("POST", f"rooms/{room}/streams", {"agent": self.agent, "prompt": "What is a fox?"})["stream"]

    def path(self, path):
        """The path with things in it, and the room that they are in."""
        room = self.room()
        parts = path.split("/")
        for i, part in enumerate(parts):
            if part == "{id}":
                make = {"rooms": lambda: room, "messages": lambda: self.message(room),
                        "streams": lambda: self.stream(room), "users": self.somebody,
                        "sessions": lambda: self.account["session"]}[parts[i - 1]]
                parts[i] = make()
            elif part == "{code}":
                parts[i] = self.ask("POST", f"rooms/{room}/invites", {})["invite"]["code"]
            elif part == "{hash}":
                parts[i] = self.picture()
            elif part == "{user}":
                parts[i] = self.member(room)
        return "/".join(parts), room

    def real(self, value, key, room, path):
        """An example with what there is in place of its ids, names and tokens."""
        if isinstance(value, dict):
            return {name: self.real(each, name, room, path) for name, each in value.items()}
        if key in ("rooms", "users", "members"):
            of = {"rooms": room, "users": self.agent, "members": self.agent}[key]
            return [of] if value else []
        if key in ("replyTo", "thread", "message"):
            return self.message(room)
        if key == "epoch":
            return self.ask("GET", f"rooms/{room}")["room"]["epoch"]
        if key == "model":
            return next(a for a in self.ask("GET", "agents")["agents"] if a["user"]["id"] == self.agent)["model"]
        if key == "ev":
            return 1
        if key == "seq":
            self.message(room)
            return 1
        if key == "refreshToken":
            return self.server.guest()["refreshToken"]
        if key == "oldPassword":
            return self.password
        if key == "password" and path.endswith("/me"):
            return self.password
        if key == "code" and path.endswith("/auth/reset"):
            url = self.server.rest("POST", f"users/{self.account['user']['id']}/reset", {}, self.owner)[1]["url"]
            return url.split("#")[1]
        if key == "user":
            return self.agent
        if key in ("until", "expiresAt"):
            return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + 3_600))
        if key == "name" and path.endswith("/login"):
            return self.name
        if key == "name" and ("/auth/" in path or path.endswith("/me")):
            return value + " " + uuid.uuid4().hex[:8]
        return {"room": room, "agent": self.agent, "clientId": str(uuid.uuid4())}.get(key, value)


def call(server, method, path, body, token):
    request = urllib.request.Request(server.url + path, method=method.upper())
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    payload = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, payload, timeout=PATIENCE) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def operations(doc):
    for path, methods in doc["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def checked(doc, schema, value, where):
    if jsonschema:
        whole = {**schema, "components": doc["components"]}
        jsonschema.Draft202012Validator(whole).validate(value)
    return value, where


def run_example(server, doc, method, path, operation):
    # One of its own, as some of them end a sign-in.
    world = World(server)
    real, room = world.path(path)
    query = [f"{each['name']}={world.real(each['example'], each['name'], room, path)}"
             for each in operation.get("parameters", []) if each["in"] == "query" and "example" in each
             and each["name"] != "cursor"]  # which comes from the page before
    # Of places in the history only one may be named.
    query = [each for each in query if not (each.startswith(("after=", "around=")) and len(query) > 2)]
    target = real + ("?" + "&".join(query) if query else "")
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    body = world.real(content["example"], "", room, path) if content else None
    if path.endswith("/server") and body:
        body = {"name": body["name"]}  # the others are let in as before
    if "image/png" in operation.get("requestBody", {}).get("content", {}):
        body = PICTURE
    leads = path in LED or "/users/{id}/reset" in path or (path.endswith("/users/{id}") and method == "patch")
    token = None if operation["security"] == [] else world.owner if leads else world.token
    # Presence belongs to an open connection.
    client = Client(server, token=world.token) if path.endswith("/me/presence") else None
    status, text = call(server, method, target, body, token)
    if client:
        client.close()
    expected = next(iter(operation["responses"]))
    assert str(status) == expected, (method, path, target, body, status, text)
    answer = operation["responses"][expected].get("content", {}).get("application/json")
    if answer is None:
        shown = "image/png" in operation["responses"][expected].get("content", {})
        assert text == (PICTURE if shown else b""), (method, path, text)
    else:
        checked(doc, answer["schema"], json.loads(text), path)


def test_every_example_is_answered_as_the_document_says():
    with Server() as server:
        server.owner = server.claim()["token"]
        doc = document(server)
        count = 0
        for method, path, operation in operations(doc):
            run_example(server, doc, method, path, operation)
            count += 1
        assert count > 45, count


def test_what_is_refused_has_the_form_that_it_says():
    with Server() as server:
        doc = document(server)
        for method, path, operation in operations(doc):
            if operation["security"] == []:
                continue
            for part in ("{id}", "{user}", "{code}", "{hash}"):
                path = path.replace(part, str(uuid.uuid4()))
            status, text = call(server, method, path, None, "nobody's")
            assert status == 401, (method, path, status)
            refusal = operation["responses"]["default"]["content"]["application/json"]["schema"]
            checked(doc, refusal, json.loads(text), path)


def test_what_a_client_is_sent_has_the_form_that_it_says():
    if not jsonschema:
        raise Skipped("there is no jsonschema of Python here (python3-jsonschema)")
    with Server() as server:
        doc = document(server, "asyncapi.json")
        messages = doc["components"]["messages"]
        by_name = {m["name"]: m["payload"] for key, m in messages.items() if key.endswith("Event")}
        client = Client(server, token=server.guest()["token"])
        room = client.ok("room:create", {"name": "Kitchen"})["room"]["id"]
        sent = client.send(room, "Hello")
        client.ok("message:edit", {"message": sent["id"], "content": "Hello again"})
        agent = client.ok("agent:list", {})["agents"][0]["user"]["id"]
        client.ok("stream:request", {"room": room, "agent": agent, "prompt": "What is a fox?",
                                     "clientId": str(uuid.uuid4())})
        client.event("stream:complete")
        client.ok("message:delete", {"message": sent["id"]})
        client.ok("room:delete", {"room": room})
        client.event("room:deleted")
        seen = set()
        for frame in list(client.events):
            jsonschema.Draft7Validator({**by_name[frame["event"]], "components": doc["components"]}).validate(frame)
            seen.add(frame["event"])
        assert {"room:deleted", "message:new", "message:deleted", "message:edited", "stream:chunk", "stream:complete"} <= seen, seen
        client.close()


if __name__ == "__main__":
    run(sys.modules[__name__])
