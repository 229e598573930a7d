# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Clients of ChipiAI Chat at the façade `chipiai`: written from its README and what its servers send."""

import base64
import hashlib
import hmac
import http.client
import json
import re
import sys
import tempfile
import time
import uuid

from foreign import CompatServer, TextSocket, settings_file
from foreign import http as request
from harness import PATIENCE, Client, figure, run, wait_for

FACADE = "chipiai"
KEY = "the key that both servers have"
QUICK = ["assistant.sage.wordsPerSecond=0"]


def server_with(settings=(), env=None, **more):
    variables = {"JWT_KEY_CHAT": KEY} if env is None else env
    return CompatServer(FACADE, settings=[*QUICK, *settings, *settings_file(FACADE, variables)], **more)


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def jwt(claims, key=KEY, header=None, signature=None):
    text = encoded(json.dumps(header or {"alg": "HS256", "typ": "JWT"}).encode()) + b"." + encoded(json.dumps(claims).encode())
    mac = hmac.new(key.encode(), text, hashlib.sha256).digest() if signature is None else signature
    return (text + b"." + encoded(mac)).decode()


def token_of(username="Sava", **claims):
    return jwt({"username": username, "email": "s@example.org", "exp": int(time.time()) + 3600, **claims})


def post(url, body, kind="application/json"):
    return request("POST", url, body if isinstance(body, bytes) else json.dumps(body).encode(), {"Content-Type": kind})


def room_of(server, name="General"):
    status, _, body = post(server.compat[FACADE] + "/create/room", {"name": name})
    assert status == 200, (status, body)
    return json.loads(body)["roomId"]


def history(server, room):
    status, _, body = request("GET", server.compat[FACADE] + f"/get/room/{room}")
    assert status == 200, (status, body)
    return json.loads(body)


def chat(server, room, token=None, headers=(), query=""):
    address = server.compat[FACADE] + f"/chat?roomId={room}" + query
    return TextSocket(address, header=[*headers, *([f"Authorization: Bearer {token}"] if token else [])])


def refused(server, query, headers=()):
    """(status, body) of an upgrade that is none."""
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": base64.b64encode(b"0123456789abcdef").decode(), **dict(header.split(": ", 1) for header in headers)}
    connection = http.client.HTTPConnection(server.compat[FACADE].split("//")[1], timeout=PATIENCE)
    connection.request("GET", "/chat" + query, headers=upgrade)
    answer = connection.getresponse()
    assert answer.status != 101, "the upgrade was accepted"
    return answer.status, answer.read()


# S0.2 S0.6 S0.7
def test_a_room_is_made_by_its_name():
    with server_with() as server:
        url = server.compat[FACADE] + "/create/room"
        seen = set()
        for body, kind in [({"name": "General"}, "application/json"), ({"Name": "General"}, "application/json"),
                           (b"name=General", "application/x-www-form-urlencoded"),
                           (b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nGeneral\r\n--b--\r\n', "multipart/form-data; boundary=b")]:
            status, headers, answer = post(url, body, kind)
            room = json.loads(answer)["roomId"]
            assert status == 200 and re.fullmatch(r"[0-9a-f]{24}", room) and headers["content-type"].startswith("application/json")
            assert abs(int(room[:8], 16) - time.time()) < 60
            seen.add(room)
        assert len(seen) == 4, "a name may stand for several rooms"
        for body in [{}, {"name": ""}, b"{", b""]:
            status, _, answer = post(url, body)
            assert status == 400 and isinstance(json.loads(answer), str), (body, status, answer)


# S0.3
def test_a_history_has_the_documented_fields_and_those_of_the_structs():
    with server_with() as server:
        room = room_of(server)
        assert history(server, room) == []
        client = chat(server, room, token_of())
        client.send('"Hello AI"')
        answer = client.next()
        entries = history(server, room)
        assert [(entry["username"], entry["content"]) for entry in entries] == [("Sava", "Hello AI"), ("Sage", answer)], entries
        for entry in entries:
            assert entry["roomId"] == entry["RoomID"] == room and entry["id"] == entry["ID"]
            assert entry["username"] == entry["Username"] and entry["content"] == entry["Content"]
            assert entry["createdAt"] == entry["CreatedAt"] and re.fullmatch(r"\d{4}-.*Z", entry["createdAt"])
        assert [entry["ContentWithAi"] for entry in entries] == [answer, ""]


# S0.4 S0.5
def test_ids_of_no_room_are_told_apart_from_such_as_are_none():
    with server_with() as server:
        assert history(server, "6778c3f2e4b0a3c1d2f9a123") == []
        for malformed in ["x", "6778c3f2e4b0a3c1d2f9a12", "6778c3f2e4b0a3c1d2f9a12g"]:
            status, _, body = request("GET", server.compat[FACADE] + "/get/room/" + malformed)
            assert status == 400 and isinstance(json.loads(body), str), (malformed, status, body)


# S0.8
def test_who_registers_at_the_gateway_can_chat():
    with server_with() as server:
        gateway = server.compat[FACADE + " gateway"]
        sava = {"username": "Sava", "email": "s@example.org", "password": "a long password"}
        status, headers, body = post(gateway + "/register", sava)
        token = json.loads(body)
        assert status == 200 and isinstance(token, str)
        assert headers["set-cookie"] == f"jwt={token}; Path=/; HttpOnly"
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
        assert claims["username"] == "Sava" and claims["email"] == "s@example.org"
        assert abs(claims["exp"] - time.time() - 86400) < 60
        room = room_of(server)
        client = chat(server, room, headers=[f"Cookie: jwt={token}"])
        client.send("Hello")
        assert client.next()
        assert post(gateway + "/register", sava)[0] == 200, "the same person once more"
        status, _, body = post(gateway + "/register", {**sava, "password": "another password"})
        assert status == 409 and isinstance(json.loads(body), str)
        assert post(gateway + "/register", b"{")[0] == 400
        assert post(gateway + "/register", {"username": "x"})[0] == 400


# S0.9
def test_who_signs_in_is_told_who_he_is_and_no_password():
    with server_with() as server:
        gateway = server.compat[FACADE + " gateway"]
        sava = {"username": "Sava", "email": "s@example.org", "password": "a long password"}
        post(gateway + "/register", sava)
        status, headers, body = post(gateway + "/auth", sava)
        assert (status, json.loads(body)) == (200, {"username": "Sava", "email": "s@example.org"}), body
        assert headers["set-cookie"].startswith("jwt=")
        for wrong in [{**sava, "password": "wrong"}, {**sava, "username": "Nobody"}]:
            status, _, body = post(gateway + "/auth", wrong)
            assert status == 401 and isinstance(json.loads(body), str), (status, body)
        assert post(gateway + "/auth", b"{")[0] == 400
        with open(server.data + "/confab.sqlite", "rb") as file:
            assert b"a long password" not in file.read()


# S0.10
def test_a_token_may_be_brought_in_four_ways():
    with server_with() as server:
        room = room_of(server)
        token = token_of()
        ways = [dict(headers=[f"Cookie: a=b; jwt={token}"]), dict(headers=[f"Authorization: Bearer {token}"]),
                dict(headers=[f"Authorization: {token}"]), dict(query=f"&token={token}"),
                dict(headers=["Cookie: jwt=stale", f"Authorization: Bearer {token}"])]
        for way in ways:
            client = chat(server, room, **way)
            client.send("Hello")
            assert client.next(), way


# S0.12
def test_a_person_is_called_by_the_first_claim_that_names_him():
    with server_with() as server:
        room = room_of(server)
        for claims in [{"sub": "Sub", "name": "Name", "username": "User"}, {"sub": "Sub", "name": "Name"}, {"sub": "Sub"}]:
            client = chat(server, room, jwt(claims))
            client.send("Hello")
            client.next()
        assert [entry["username"] for entry in history(server, room) if entry["username"] != "Sage"] == ["User", "Name", "Sub"]


# S0.11 S0.13
def test_who_brings_no_good_token_is_refused_before_the_upgrade():
    with server_with() as server:
        room = room_of(server)
        assert refused(server, f"?roomId={room}") == (401, b'"missing token"')
        now = int(time.time())
        bad = [token_of()[:-4] + "AAAA", jwt({"username": "u"}, key="another"), jwt({"username": "u"}, key=""),
               jwt({"username": "u", "exp": now - 1}), jwt({"username": "u", "nbf": now + 600}), jwt({"exp": now + 600}),
               jwt({"username": "u"}, header={"alg": "none"}, signature=b""), jwt({"username": "u"}, header={"alg": "none"}),
               jwt({"username": "u"}, header={"alg": "RS256"}), jwt({"username": "u"}, signature=b""),
               jwt({"username": "u"}, header={"alg": "hs256"}), jwt({"username": "u"}, header={"alg": "HS256", "crit": ["x"]}),
               "a.b.c", "..", "x"]
        for token in bad:
            assert refused(server, f"?roomId={room}", [f"Authorization: Bearer {token}"]) == (401, b'"invalid token"'), token
            assert refused(server, f"?roomId={room}&token={token}") == (401, b'"invalid token"'), token


# S0.1
def test_without_a_key_nobody_is_let_in():
    with server_with(env={}) as server:
        room = room_of(server)
        for key in ["", KEY]:
            assert refused(server, f"?roomId={room}", [f"Authorization: Bearer {jwt({'username': 'u'}, key=key)}"])[0] == 401
        assert post(server.compat[FACADE + " gateway"] + "/register", {"username": "u", "email": "", "password": "pppppppp"})[0] >= 400


# S0.1
def test_a_gateway_with_a_key_of_its_own_signs_by_that():
    with server_with(env={"JWT_KEY": "the gateway's", "JWT_KEY_CHAT": KEY}) as server:
        token = json.loads(post(server.compat[FACADE + " gateway"] + "/register", {"username": "u", "email": "", "password": "pppppppp"})[2])
        text, _, signature = token.rpartition(".")
        assert encoded(hmac.new(b"the gateway's", text.encode(), hashlib.sha256).digest()).decode() == signature
        assert refused(server, f"?roomId={room_of(server)}&token={token}") == (401, b'"invalid token"')


# C.11 C.13
def test_rooms_that_are_not_its_own_are_not_there_and_large_frames_are_told():
    with server_with() as server:
        native = Client(server, server.guest()["token"])
        lobby = native.room()["id"]
        native.send(lobby, "not for them")
        assert history(server, lobby) == []
        assert refused(server, f"?roomId={lobby}", [f"Authorization: Bearer {token_of()}"]) == (404, b'"room not found"')
        client = chat(server, room_of(server), token_of())
        client.send("x" * 70_000)
        assert "too large" in client.next()
        client.send("Still there?")
        assert client.next()


# S0.14
def test_a_room_that_is_unknown_is_not_found_and_none_is_the_own_one():
    with server_with() as server:
        token = token_of()
        assert refused(server, "?roomId=6778c3f2e4b0a3c1d2f9a123", [f"Authorization: Bearer {token}"]) == (404, b'"room not found"')
        url = server.compat[FACADE] + "/chat"
        client = TextSocket(url, header=[f"Authorization: Bearer {token}"])
        client.send("To myself")
        assert client.next()
        again = TextSocket(url + "?roomId=", header=[f"Authorization: Bearer {token}"])
        again.send("Still me?")
        assert again.next() == client.next()  # the same room: both connections get it


# S0.15 S0.16
def test_frames_are_prompts_and_answers_whole_texts():
    with server_with() as server:
        room = room_of(server)
        client = chat(server, room, token_of())
        client.send('"Quoted"')
        client.send("Plain")
        client.socket.send_binary("Binär".encode())
        client.send("")
        client.send("   ")
        answers = [client.next() for _ in range(3)]
        wait_for(lambda: len(history(server, room)) == 6, "the history")
        said = [entry["content"] for entry in history(server, room) if entry["username"] == "Sava"]
        assert said == ["Quoted", "Plain", "Binär"], said
        assert client.rest == [] and all(answers)


# S0.17
def test_answers_go_to_all_connections_of_who_asked_and_to_nobody_else():
    with server_with() as server:
        room = room_of(server)
        one, two = chat(server, room, token_of()), chat(server, room, token_of())
        other, elsewhere = chat(server, room, token_of("Mila")), chat(server, room_of(server, "Other"), token_of())
        one.send("Who hears this?")
        assert one.next() == two.next()
        other.send("And this?")
        other.next()
        elsewhere.send("Or this?")
        elsewhere.next()
        assert not (one.rest or two.rest or other.rest or elsewhere.rest)


# S0.17
def test_a_shared_room_shows_what_others_say():
    with server_with(["compat.chipiai.shareRoom=true"]) as server:
        room = room_of(server)
        one, two = chat(server, room, token_of()), chat(server, room, token_of("Mila"))
        two.send("Hello all")
        assert one.next() == "Mila: Hello all"


# S0.17
def test_who_was_banned_from_a_shared_room_is_told_nothing_more():
    with server_with(["compat.chipiai.shareRoom=true"]) as server:
        native = Client(server, server.rest("POST", "auth/register", {"name": "Ada", "password": "correct horse battery"})[1]["token"])
        room = room_of(server)
        one, two = chat(server, room, token_of()), chat(server, room, token_of("Mila"))
        ours = next(each["id"] for each in native.ok("room:list", {})["rooms"] if each["name"] == "General")
        native.ok("room:join", {"room": ours})
        two.send("Hello all")
        assert one.next() == "Mila: Hello all"
        assert one.next() == "Sage: " + two.next()
        said = native.ok("message:history", {"room": ours, "limit": 10})["messages"]
        native.ok("member:ban", {"room": ours, "user": said[0]["author"]["id"], "on": True})
        native.send(ours, "Not for Mila")
        assert one.next() == "Ada: Not for Mila"
        two.send("What did I miss?")
        assert "Not for Mila" not in two.next() and two.rest == []


# S0.18
def test_a_failure_is_a_sentence():
    settings = ["provider.away.baseUrl=http://127.0.0.1:9/v1", "agent.Away.provider=away", "agent.Away.model=m",
                "compat.chipiai.agent=Away"]
    with server_with(settings) as server:
        client = chat(server, room_of(server), token_of())
        client.send("Are you there?")
        sentence = client.next()
        assert " " in sentence and not sentence.startswith("{"), sentence


# S0.18
def test_a_connection_ends_with_its_token():
    with server_with() as server:
        client = chat(server, room_of(server), token_of(exp=int(time.time()) + 5))
        assert client.goodbye() == (1008, "token_expired"), client.closed


# S0.7 S0.19
def test_both_worlds_see_each_other_live_and_history_survives():
    with server_with() as server:
        account = server.rest("POST", "auth/register", {"name": "Ada", "password": "correct horse battery"})[1]
        native = Client(server, account["token"])
        room = room_of(server)
        client = chat(server, room, token_of())
        client.send("Hello from afar")
        answer = client.next()
        ours = next(each["id"] for each in native.ok("room:list", {})["rooms"] if each["name"] == "General")
        native.ok("room:join", {"room": ours})
        said = native.ok("message:history", {"room": ours, "limit": 10})["messages"]
        assert [entry["content"] for entry in history(server, ours)] == ["Hello from afar", answer], "an id of ours is taken too"
        assert [message["content"] for message in said] == ["Hello from afar", answer]
        native.send(ours, "A word from the desktop")
        wait_for(lambda: history(server, room)[-1]["content"] == "A word from the desktop", "the word in the history")
        assert history(server, room)[-1]["username"] == "Ada" and client.rest == []
        before = history(server, room)
        server.kill()
        server.start()
        assert history(server, room) == before
        client = chat(server, room, token_of())
        client.send("Again")
        assert client.next()


# S0.26
def test_its_documents_tell_each_route_of_either_port_and_the_examples_are_true():
    with server_with() as server:
        seen = set()
        for port in (FACADE, FACADE + " gateway"):
            url = server.compat[port]
            document = json.loads(request("GET", url + "/openapi.json")[2])
            assert document["openapi"].startswith("3.1"), document["openapi"]
            for path, methods in document["paths"].items():
                for method, told in methods.items():
                    seen.add((method, path))
                    examples = {each["name"]: each["example"] for each in told.get("parameters", [])}
                    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
                    status, _, answer = request(method.upper(), url + path.format(**examples), json.dumps(body).encode() if body else None,
                                                {"Content-Type": "application/json"})
                    example = told["responses"]["200"]["content"]["application/json"]["example"]
                    shown = json.loads(answer)
                    assert status == 200 and type(shown) is type(example), (method, path, status, answer)
                    assert not isinstance(example, dict) or set(shown) == set(example), (shown, example)
        assert seen == {("post", "/create/room"), ("get", "/get/room/{id}"), ("post", "/register"), ("post", "/auth")}, seen


# S0.10
def test_no_token_stands_in_the_log():
    with server_with() as server:
        room = room_of(server)
        token = token_of()
        client = chat(server, room, query=f"&token={token}")
        client.send("Hello")
        client.next()
        refused(server, f"?roomId={room}&token=x{token}")
        server.stop()
        assert token not in "".join(server.errors)


# S0.19
def test_kill_9_in_mid_conversation_loses_nothing_that_was_answered():
    rounds = 20
    with tempfile.TemporaryDirectory() as data, server_with(data=data) as server:
        room, confirmed = room_of(server), []
        for number in range(rounds):
            client = chat(server, room, token_of())
            prompt = f"Round {number}"
            client.send(prompt)
            if number % 2 == 0:
                confirmed.append((prompt, client.next()))
                client.send(f"Cut {number}")
            server.kill()
            client.close()
            server.start()
            said = [(entry["username"], entry["content"]) for entry in history(server, room)]
            for asked, answer in confirmed:
                assert said.count(("Sava", asked)) == 1 and ("Sage", answer) in said, (asked, said)
            mine = [pair for pair in said if pair[0] == "Sava"]
            assert len(mine) == len(set(mine)), mine
        # What was cut off by a kill has its end in words.
        assert all(entry["ContentWithAi"] for entry in history(server, room) if entry["username"] == "Sava")
        figure(f"chipiai: {rounds} kills, {len(confirmed)} answers confirmed, 0 lost, 0 twice")


if __name__ == "__main__":
    run(sys.modules[__name__])
