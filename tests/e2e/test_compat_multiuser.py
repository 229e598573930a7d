# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The multi-user chat's own clients, as that system's documents and clients show them, and native ones beside them."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from foreign import CompatServer, Socket
from harness import SERVER, Client, Server, frame, run, soonest, wait_for
from test_provider import WORDS, Provider
from test_turns import HangingProvider

NEEDS_NAME = "Username required. Connect with: ws://localhost:8765/ws?username=YourName"


def server(settings=(), **rest):
    return CompatServer("multiuser", settings=settings, **rest)


class Person(Socket):
    """Somebody in the chat."""

    def __init__(self, at, name, **connection):
        super().__init__(at.compat["multiuser"] + f"/ws?username={name}", **connection)
        assert self.until(lambda: len(self.texts) >= 2 or self.closed and "no", "the greeting") is True, self.closed
        self.connected, self.history = self.frames[:2]

    def say(self, text):
        self.send({"text": text})

    @property
    def messages(self):
        return [frame for frame in self.frames[2:] if "sender" in frame]

    def hears(self, text, seconds=None):
        return self.frame(lambda frame: frame.get("text") == text and "sender" in frame, text, seconds)


def answer_for(person, seconds=None):
    return person.frame(lambda frame: frame.get("sender") == "AIBot", "AIBot's answer", seconds)


def native_in_chat(at):
    """A native guest who has joined the conversation, and its room."""
    client = Client(at, at.guest()["token"])
    rooms = client.ok("room:list", {})["rooms"]
    room = next(room for room in rooms if room["name"] == "Multi-user chat")
    client.ok("room:join", {"room": room["id"]})
    return client, room["id"]


# S3.3 S3.6
def test_who_comes_by_name_is_greeted_and_given_the_history_in_this_order():
    with server() as at:
        ann = Person(at, "%20Ann%20")
        assert ann.connected["type"] == "connected" and ann.connected["username"] == "Ann", ann.connected
        assert len(ann.connected["user_id"]) == 36
        assert ann.history == {"type": "history", "messages": [], "count": 0}


# S3.3
def test_who_opens_several_tabs_at_once_is_in_with_all_of_them():
    with server() as at:
        for name in ("Ann", "Bob", "Cid"):
            tabs = [Socket(at.compat["multiuser"] + f"/ws?username={name}") for _ in range(4)]
            for tab in tabs:
                assert tab.until(lambda: len(tab.texts) >= 2 or tab.closed and "no", "the greeting") is True, tab.closed
            assert len({tab.frames[0]["user_id"] for tab in tabs}) == 1


# S3.4
def test_a_blank_name_is_closed_with_1008_after_the_upgrade():
    with server() as at:
        for query in ("?username=", "?username=%20%20"):
            assert Socket(at.compat["multiuser"] + "/ws" + query).goodbye() == (1008, NEEDS_NAME)


# S3.5
def test_without_the_parameter_a_first_frame_says_the_name():
    with server() as at:
        for number, first in enumerate([{"type": "join"}, {"type": "login"}, {"type": "connect"}, {}]):
            socket = Socket(at.compat["multiuser"] + "/ws")
            socket.send({**first, "username": f"Bob{number}"})
            assert socket.until(lambda: len(socket.texts) >= 2, "the greeting")
            assert socket.frames[0]["username"] == f"Bob{number}"
        for other in ({"text": "hello"}, {"username": "Bob", "text": "hello"}, {"username": " "}, "no json"):
            socket = Socket(at.compat["multiuser"] + "/ws")
            socket.send(other)
            assert socket.goodbye() == (1008, NEEDS_NAME)
        began = time.monotonic()
        assert Socket(at.compat["multiuser"] + "/ws").goodbye() == (1008, NEEDS_NAME)
        assert time.monotonic() - began > 2.5


# S3.8 S3.11 S3.12 S3.14
def test_everybody_but_the_senders_own_connection_hears_what_is_said():
    with server() as at:
        ann, other_ann, bob = Person(at, "Ann"), Person(at, "Ann"), Person(at, "Bob")
        ann.say("hello")
        for person in (other_ann, bob):
            frame = person.hears("hello")
            assert frame["sender"] == "Ann" and frame["type"] == "user_message"
            assert frame["timestamp"].endswith("Z") and len(frame["id"]) == 36
        bob.say("hi")
        assert ann.hears("hi")["sender"] == "Bob"
        assert [frame["text"] for frame in ann.messages] == ["hi"]
        assert len(ann.frames) == 3, ann.frames  # neither joins nor presence


# S3.9
def test_text_is_kept_as_it_is_and_blanks_are_ignored():
    with server() as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        for text in ("", "   ", "\n"):
            ann.say(text)
        ann.send({"type": "message", "text": "  **two** spaces  ", "more": [1, {"a": None}]})
        bob.hears("  **two** spaces  ")
        assert len(bob.messages) == 1


# S3.10
def test_what_is_no_json_object_is_told_and_the_connection_stays():
    with server() as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        for number, bad in enumerate(("not json", "[1]", "5", '"text"', '{"text": "a", "text": "b"}'), 1):
            ann.send(bad)
            ann.until(lambda: len(ann.frames) == 2 + number, "the error")
            assert ann.frames[-1] == {"type": "error", "message": "Invalid JSON format"}
        ann.say("still here")
        bob.hears("still here")


# S3.7
def test_the_history_is_the_newest_thousand_in_order():
    with server() as at:
        client, room = native_in_chat(at)
        for number in range(1040):
            client.post("message:send", {"room": room, "clientId": f"n{number}", "content": f"message {number}"},
                        with_id=number == 1039)
        client.answer(client._next)
        ann = Person(at, "Ann")
        texts = [entry["text"] for entry in ann.history["messages"]]
        assert ann.history["count"] == len(texts) == 1000
        assert texts == [f"message {number}" for number in range(40, 1040)]
        entry = ann.history["messages"][0]
        assert entry["type"] == entry["msg_type"] == "user_message" and entry["timestamp"]
        at.kill()
        at.start()
        again = Person(at, "Ann")
        assert again.history == ann.history


# S3.7
def test_a_long_history_stays_within_a_mebibyte():
    with server() as at:
        client, room = native_in_chat(at)
        for number in range(60):
            client.send(room, f"{number} " + "x" * 30_000)
        ann = Person(at, "Ann")
        assert 900_000 < len(ann.texts[1]) <= 1_048_576 + 100
        assert ann.history["messages"][-1]["text"].startswith("59 ")


# S3.13 S3.15 S3.22
def test_a_question_is_shown_without_its_prefix_and_answered_to_all():
    with server() as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        ann.say("/AIBot   What is Python? ")
        assert bob.hears("What is Python?")["sender"] == "Ann"
        for person in (ann, bob):
            answer = answer_for(person)
            assert answer["type"] == "ai_response" and "Python" in answer["text"] and "FastAPI" in answer["text"]
        assert [frame["sender"] for frame in ann.messages] == ["AIBot"]
        assert [frame["sender"] for frame in bob.messages] == ["Ann", "AIBot"]
        entries = Person(at, "Cid").history["messages"]
        assert [(entry["sender"], entry["msg_type"]) for entry in entries] == [("Ann", "user_message"),
                                                                              ("AIBot", "ai_response")]
        assert entries[0]["text"] == "What is Python?"


# S3.22
def test_an_answer_of_its_own_agent_comes_at_once():
    with server() as at:
        ann = Person(at, "Ann")

        def ask():
            heard = len(ann.messages)
            ann.say("/AIBot What is Python?")
            ann.until(lambda: len(ann.messages) > heard, "AIBot's answer")

        soonest(2, ask)


# S3.15
def test_the_first_page_may_have_its_questions_echoed():
    with server(["compat.multiuser.echoCommands=true"]) as at:
        ann = Person(at, "Ann")
        ann.say("/AIBot What is Python?")
        assert ann.hears("What is Python?")["sender"] == "Ann"
        ann.say("plain")
        answer_for(ann)
        assert all(frame["text"] != "plain" for frame in ann.messages)


# S3.16 S3.17 S3.18 S3.19 S3.20 S3.21
def test_the_offline_agent_knows_its_topics():
    with server() as at:
        ann = Person(at, "Ann")
        for count, (question, words) in enumerate([
                ("What is Python?", ["Python", "FastAPI"]), ("How does async work?", ["async", "event loop"]),
                ("Explain WebSockets", ["WebSocket"]), ("What is event-driven architecture?", ["event-driven", "queue"]),
                ("Tell me about databases", ["SQLite", "ersistence"]),
                ("Why is the sky blue?", ["Python", "sync", "WebSocket", "vent", "atabase"])], 1):
            ann.say("/AIBot " + question)
            ann.until(lambda: len(ann.messages) == count, question)
            for word in words:
                assert word in ann.messages[-1]["text"], (question, word)


# S3.22 C.10
def test_a_providers_answer_comes_when_it_is_whole():
    provider = Provider()
    with server(provider.settings()) as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        ann.say("/AIBot what is new?")
        for person in (ann, bob):
            assert answer_for(person)["text"].strip() == " ".join(WORDS)
        assert [frame["sender"] for frame in ann.messages] == ["AIBot"]
        assert provider.requests[0][2]["messages"][-1]["content"].endswith("what is new?")


# S3.27 C.10
def test_an_answer_that_fails_is_told():
    provider = Provider("refuse")
    with server(provider.settings()) as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        ann.say("/AIBot what is new?")
        for person in (ann, bob):
            assert answer_for(person)["text"]
        assert Person(at, "Cid").history["messages"][1]["text"] == answer_for(ann)["text"]


# S3.23
def test_who_writes_too_fast_is_told_once_and_waits():
    with server(rate_limits=True) as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        texts = [json.dumps({"text": f"m{number}"}).encode() for number in range(60)]
        ann.socket.sock.sendall(b"".join(frame(1, text) for text in texts))
        error = ann.frame(lambda frame: frame.get("type") == "error", "the error")
        assert error["code"] == "RATE_LIMITED" and error["message"].endswith("Try again in 2 second(s)."), error
        bob.until(lambda: len(bob.messages) >= 20, "what went through")
        time.sleep(2.2)  # its own cool-down
        ann.say("after")
        bob.hears("after")
        assert [frame.get("type") for frame in ann.frames[2:]] == ["error"]
        assert len(bob.messages) < 50


# S3.24
def test_a_name_is_the_same_person_for_ever():
    with server() as at:
        first = Person(at, "Ann").connected["user_id"]
        other = Person(at, "ann").connected["user_id"]
        assert first != other
        at.kill()
        at.start()
        assert Person(at, "Ann").connected["user_id"] == first
        assert Person(at, "ann").connected["user_id"] == other


# C.9
def test_nobody_takes_the_name_of_an_account():
    with server() as at:
        status, _ = at.rest("POST", "auth/register", {"name": "Ann", "password": "correct horse battery"})
        assert status == 201
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        client, room = native_in_chat(at)
        for name in ("admin", "Sage", "x:y", "аdmin", "n" * 150):
            Person(at, urllib.parse.quote(name))
        ann.say("it is me")
        assert bob.hears("it is me")["sender"] == "Ann"
        shown = client.event("message:new")["data"]["message"]["author"]["name"]
        assert shown == "Ann (guest via S3)", shown


# S3.25
def test_native_people_and_foreign_ones_see_each_other():
    with server() as at:
        ann = Person(at, "Ann")
        client, room = native_in_chat(at)
        ann.say("hello from outside")
        seen = client.event("message:new")["data"]["message"]
        assert seen["content"] == "hello from outside" and seen["author"]["name"] == "Ann"
        mine = client.send(room, "hello from here")
        assert ann.hears("hello from here")["sender"] == client.welcome["user"]["name"]
        gone = client.send(room, "not for long")
        ann.hears("not for long")
        client.ok("message:edit", {"message": mine["id"], "content": "hello from here, edited"})
        client.ok("message:delete", {"message": gone["id"]})
        client.send(room, "@Sage what is Python?")
        answer_for(ann)
        texts = [entry["text"] for entry in Person(at, "Bob").history["messages"]]
        assert texts[:3] == ["hello from outside", "hello from here, edited", "@Sage what is Python?"], texts
        assert len(texts) == 4
        assert [frame["text"] for frame in ann.messages][:3] == ["hello from here", "not for long", "@Sage what is Python?"]


def owner_of(at):
    """A connection of the server's owner."""
    line = wait_for(lambda: next((line for line in at.errors if "become its owner" in line), None), "the claim code")
    status, owner = at.rest("POST", "auth/register", {"name": "Olga", "password": "correct horse battery",
                                                      "claim": line.split()[-1]})
    assert status == 201, owner
    return Client(at, owner["token"])


def comes_back(at, name):
    """As the page does: until it is let in."""
    try:
        return Person(at, name)
    except AssertionError:
        return None


# S3.25
def test_a_room_that_is_removed_natively_begins_anew():
    with server() as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        ann.say("hello")
        bob.hears("hello")
        owner = owner_of(at)
        room = next(room for room in owner.ok("room:list", {})["rooms"] if room["name"] == "Multi-user chat")["id"]
        owner.ok("room:join", {"room": room})
        owner.ok("room:delete", {"room": room})
        for person in (ann, bob):
            assert person.goodbye()[0] in (1001, 1012)
        again = wait_for(lambda: comes_back(at, "Bob"), "the new room")
        assert again.connected["user_id"] == bob.connected["user_id"] and again.history["count"] == 0
        Person(at, "Ann").say("hello again")
        again.hears("hello again")


# S3.26
def test_a_server_that_goes_away_says_that_it_comes_back():
    with server() as at:
        ann = Person(at, "Ann")
        at.stop()
        assert ann.goodbye()[0] in (1001, 1012)


# S3.2 C.3 C.4 C.5
def test_pages_of_any_origin_and_from_disk_may_call():
    with server() as at:
        for origin in ("null", "http://localhost:5173", "https://elsewhere.example"):
            Person(at, "Ann", origin=origin)
            status, headers, body = at.call("multiuser", "GET", "/nowhere", {"Origin": origin})
            assert status == 404 and json.loads(body) == {"detail": "Not Found"}
            assert headers["Access-Control-Allow-Origin"] == origin and "Origin" in headers["Vary"]
            assert headers["Access-Control-Allow-Credentials"] == "true"
            assert headers["cross-origin-resource-policy"] == "cross-origin"
            status, headers, body = at.call("multiuser", "OPTIONS", "/any/path", {
                "Origin": origin, "Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "x-one, y"})
            assert status == 204 and body == b""
            assert headers["Access-Control-Allow-Headers"] == "x-one, y" and headers["Access-Control-Max-Age"] == "600"
            for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
                assert method in headers["Access-Control-Allow-Methods"]
        assert at.call("multiuser", "OPTIONS", "/")[0] == 204


# C.3
def test_origins_can_be_narrowed():
    with server(["compat.multiuser.origins=http://localhost:5173, null"]) as at:
        for origin in ("null", "http://localhost:5173"):
            Person(at, "Ann", origin=origin)
        try:
            Person(at, "Ann", origin="http://localhost:5174")
            raise AssertionError("another origin was let in")
        except Exception as refused:
            assert "403" in str(refused), refused


# C.6
def test_other_names_of_the_host_are_refused():
    with server() as at:
        for host, status in (("localhost", 404), ("127.0.0.1:1", 404), ("[::1]", 404), ("evil.example", 403)):
            assert at.call("multiuser", "GET", "/nowhere", {"Host": host})[0] == status, host


# C.1 C.2
def test_off_nothing_of_it_is_there_and_on_it_listens_on_both_loopback_addresses():
    with Server() as at:
        try:
            urllib.request.urlopen(at.url + "/ws?username=Ann")
            raise AssertionError("there is something")
        except urllib.error.HTTPError as error:
            assert error.code == 404
        client = Client(at, at.guest()["token"])
        assert all(room["name"] != "Multi-user chat" for room in client.ok("room:list", {})["rooms"])
    with CompatServer("multiuser", listen={"multiuser": "localhost:0"}) as at:
        port = at.compat["multiuser"].rsplit(":", 1)[1]
        assert at.compat["multiuser"] == f"http://127.0.0.1:{port}"
        six = Socket(f"http://[::1]:{port}/ws?username=Ann")
        six.until(lambda: len(six.texts) >= 2, "the greeting by IPv6")


# C.7
def test_a_public_address_has_to_be_meant():
    arguments = [SERVER, "--check-config", "--compat", "multiuser", "--set", "compat.multiuser.listen=0.0.0.0:0"]
    refused = subprocess.run(arguments, capture_output=True, text=True)
    assert refused.returncode == 2 and "compat.multiuser.public" in refused.stderr, refused
    meant = subprocess.run(arguments + ["--set", "compat.multiuser.public=true"], capture_output=True, text=True)
    assert meant.returncode == 0, meant
    unknown = subprocess.run([SERVER, "--check-config", "--compat", "telegram"], capture_output=True, text=True)
    assert unknown.returncode == 2 and "multiuser" in unknown.stderr, unknown


# C.13
def test_a_facade_shows_an_assigned_room_and_no_other():
    with server(["compat.multiuser.rooms=Lobby"]) as at:
        ann = Person(at, "Ann")
        client = Client(at, at.guest()["token"])
        lobby = client.room()["id"]
        client.send(lobby, "in the lobby")
        ann.hears("in the lobby")
        other = client.ok("room:create", {"name": "Elsewhere", "kind": "public"})["room"]["id"]
        client.send(other, "not for them")
        client.send(lobby, "again in the lobby")
        ann.hears("again in the lobby")
        assert [frame["text"] for frame in ann.messages] == ["in the lobby", "again in the lobby"]


# C.11
def test_what_is_too_large_is_told_and_hostile_frames_end_one_connection_alone():
    with server() as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        ann.send({"text": "x" * 40_000})
        ann.frame(lambda frame: frame.get("type") == "error", "that it is too long")
        ann.send("x" * 80_000)
        ann.until(lambda: len([f for f in ann.frames if f.get("type") == "error"]) == 2, "that the frame is too large")
        ann.say("still here")
        bob.hears("still here")
        for _ in range(120):
            if ann.closed:
                break
            try:
                ann.send("{")
            except OSError:
                break
        assert ann.goodbye()[0] == 1008
        bob.say("as before")
        assert Person(at, "Cid").history["count"] == 2


# S3.24
def test_what_was_confirmed_survives_a_kill_once():
    with server() as at:
        for number in range(20):
            ann, bob = Person(at, "Ann"), Person(at, "Bob")
            ann.say(f"before kill {number}")
            bob.hears(f"before kill {number}")
            ann.say("/AIBot What is Python?")
            at.kill()
            at.start()
            said = Person(at, "Cid").history["messages"]
            texts = [entry["text"] for entry in said]
            assert texts.count(f"before kill {number}") == 1, texts
            # What was asked ends in words, each once.
            assert [entry["sender"] for entry in said].count("AIBot") == texts.count("What is Python?") and all(texts), said


# S3.27
def test_what_was_asked_when_the_server_was_killed_ends_in_words():
    provider = HangingProvider()
    with server([f"assistant.openai.baseUrl=http://127.0.0.1:{provider.server_port}/v1", "assistant.openai.model=tiny"]) as at:
        ann, bob = Person(at, "Ann"), Person(at, "Bob")
        ann.say("/AIBot what is new?")
        bob.hears("what is new?")
        at.kill()
        at.start()
        question, answer = Person(at, "Ann").history["messages"]
        assert question["text"] == "what is new?" and answer["sender"] == "AIBot" and answer["text"]
        ann = Person(at, "Ann")
        ann.say("/AIBot and now?")
        at.stop()
        assert ann.until(lambda: ann.messages, "the end of the answer")[0]["sender"] == "AIBot"


if __name__ == "__main__":
    run(sys.modules[__name__])
