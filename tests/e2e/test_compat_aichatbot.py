# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Clients of the full-stack AI chatbot at the façade `aichatbot`: written from what its own page and README do."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

import websocket
from foreign import CompatServer, TextSocket, http, query, settings_file
from harness import Client, figure, run, wait_for
from test_provider import Provider
from test_turns import HangingProvider

FACADE = "aichatbot"
QUICK = ["assistant.sage.wordsPerSecond=0"]


def server_with(settings=(), env=None, **more):
    return CompatServer(FACADE, settings=[*QUICK, *settings, *settings_file(FACADE, env)], **more)


def token_of(server, name="Zoe"):
    status, _, body = http("POST", server.compat[FACADE] + "/token", b"name=" + name.encode(),
                           {"Content-Type": "application/x-www-form-urlencoded"})
    assert status == 200, (status, body)
    return json.loads(body)["token"]


def chat(server, token):
    return TextSocket(server.compat[FACADE] + f"/chat?token={token}")


def history(server, token):
    status, _, body = http("GET", server.compat[FACADE] + f"/chat_history?token={token}")
    return status, json.loads(body)


def texts(session):
    return [(message["source"], message["msg"]) for message in session["messages"]]


# S2.5 S2.6
def test_it_says_that_it_is_there():
    with server_with() as server:
        url = server.compat[FACADE]
        status, headers, body = http("GET", url + "/test")
        assert (status, json.loads(body)) == (200, {"msg": "API is Online"}), body
        assert headers["content-type"].startswith("application/json")
        status, _, body = http("GET", url + "/health")
        assert (status, json.loads(body)) == (200, {"status": "healthy", "service": "ai-chatbot-server"})


# S2.7 S2.10
def test_a_name_is_taken_by_form_multipart_query_and_json():
    with server_with() as server:
        url = server.compat[FACADE] + "/token"
        boundary = "X" + uuid.uuid4().hex
        multipart = (f"--{boundary}\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nTest User\r\n"
                     f"--{boundary}--\r\n").encode()
        asked = [(url, b"name=Test+User", "application/x-www-form-urlencoded"),
                 (url, multipart, f"multipart/form-data; boundary={boundary}"),
                 (url + "?name=Test%20User", b"", None),
                 (url, json.dumps({"name": " Test User "}).encode(), "application/json")]
        seen = set()
        if shutil.which("curl"):  # as the README of that system has it
            answer = subprocess.run(["curl", "-s", "-X", "POST", "-F", "name=TestUser", url], capture_output=True, check=True).stdout
            assert json.loads(answer)["name"] == "TestUser", answer
        for address, body, kind in asked:
            status, headers, answer = http("POST", address, body, {"Content-Type": kind} if kind else {})
            assert status == 200, (kind, status, answer)
            session = json.loads(answer)
            assert set(session) == {"token", "messages", "name", "session_start"}, session
            assert session["name"] == "Test User" and session["messages"] == [], session
            assert str(uuid.UUID(session["token"])) == session["token"]
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", session["session_start"]), session
            assert headers["referrer-policy"] == "no-referrer"
            seen.add(session["token"])
        assert len(seen) == 4
        status, _, answer = http("POST", url, b"name=" + b"n" * 200, {"Content-Type": "application/x-www-form-urlencoded"})
        assert status == 200 and json.loads(answer)["name"] == "n" * 60


# S2.8
def test_who_gives_no_name_is_told_in_the_original_words():
    with server_with() as server:
        for body, kind in [(b"", None), (b"name=", "application/x-www-form-urlencoded"), (b"name=+", "application/x-www-form-urlencoded"),
                           (b"{}", "application/json"), (b"{", "application/json")]:
            status, _, answer = http("POST", server.compat[FACADE] + "/token", body, {"Content-Type": kind} if kind else {})
            assert status == 400, (body, status)
            assert json.loads(answer) == {"detail": {"loc": "name", "msg": "Enter a valid name"}}, answer


# S2.9 S2.10 S2.12 S2.13
def test_a_conversation_is_answered_and_kept():
    with server_with() as server:
        token = token_of(server)
        client = chat(server, token)
        client.send("What can you do?")
        first = client.next()
        client.send('{"json": "is text"}')
        second = client.next()
        assert first and second and not first.startswith("{"), (first, second)
        client.send("  \n")
        client.socket.send_binary(b"\x09")  # the connection may end, and nothing comes of it
        wait_for(lambda: len(history(server, token)[1]["messages"]) == 4, "the history")
        status, session = history(server, token)
        assert status == 200 and session["token"] == token and session["name"] == "Zoe"
        assert texts(session) == [("user", "What can you do?"), ("assistant", first),
                                  ("user", '{"json": "is text"}'), ("assistant", second)]
        for message in session["messages"]:
            assert set(message) == {"id", "msg", "timestamp", "source"} and uuid.UUID(message["id"])
        client.close()
        again = chat(server, token)
        again.send("Still there?")
        assert again.next() == texts(history(server, token)[1])[-1][1]
        assert again.rest == [], "more than one frame for a prompt"


# S2.9 S2.11
def test_who_has_no_session_is_turned_away_so_that_the_page_understands():
    with server_with() as server:
        url = server.compat[FACADE]
        for asked in ["?token=" + str(uuid.uuid4()), "?token=x", "?token=", ""]:
            status, _, body = http("GET", url + "/chat_history" + asked)
            assert (status, json.loads(body)) == (400, {"detail": "Session expired or does not exist"}), body
        for asked, reason in [("?token=" + str(uuid.uuid4()), "Session not authenticated or expired token"),
                              ("?token=x", "Session not authenticated or expired token"),
                              ("?token=", "Token is required"), ("", "Token is required")]:
            client = TextSocket(url + "/chat" + asked)  # the upgrade itself is accepted
            assert client.goodbye() == (1008, reason), (asked, client.closed)


# S2.14
def test_prompts_sent_while_one_runs_are_answered_in_their_order():
    with server_with() as server:
        token = token_of(server)
        client = chat(server, token)
        asked = [f"Question {number}" for number in range(5)]
        for prompt in asked:
            client.send(prompt)
        answers = [client.next() for _ in asked]
        session = history(server, token)[1]
        expected = [pair for prompt, answer in zip(asked, answers) for pair in (("user", prompt), ("assistant", answer))]
        assert texts(session) == expected, texts(session)


# S2.15
def test_a_failure_is_told_in_a_sentence():
    settings = ["provider.away.baseUrl=http://127.0.0.1:9/v1", "agent.Away.provider=away", "agent.Away.model=m",
                "compat.aichatbot.agent=Away"]
    with server_with(settings) as server:
        client = chat(server, token_of(server))
        client.send("Are you there?")
        sentence = client.next()
        assert " " in sentence and not sentence.startswith("{"), sentence
        client.send("And now?")
        assert client.next()


# S2.16
def test_a_server_that_stops_says_when_to_come_back():
    with server_with() as server:
        client = chat(server, token_of(server))
        client.send("Hello")
        client.next()
        assert server.stop() == 0
        assert client.goodbye()[0] == 1012, client.closed


# C.11
def test_what_is_too_large_is_told_and_the_connection_stays():
    with server_with() as server:
        client = chat(server, token_of(server))
        client.send("x" * 70_000)
        assert "too large" in client.next()
        client.send("y" * 40_000)  # more than a message may have
        assert client.next()
        client.send("Still there?")
        assert client.next() and client.rest == []


# S2.17
def test_two_sockets_of_one_token_both_get_the_answers():
    with server_with() as server:
        token = token_of(server)
        one, two, other = chat(server, token), chat(server, token), chat(server, token_of(server, "Other"))
        one.send("Who hears this?")
        answer = one.next()
        assert two.next() == answer
        two.send("And this?")
        assert one.next() == two.next()
        other.send("Only mine?")
        other.next()
        assert not one.rest and not two.rest and not other.rest


# S2.3 S2.19 S2.20 S2.21
def test_a_session_ends_by_the_clock_and_takes_its_room_along():
    with server_with(env={"SESSION_TIMEOUT": "4"}) as server:
        began = time.monotonic()
        token = token_of(server)
        client = chat(server, token)
        client.send("Hello")
        client.next()
        assert client.goodbye() == (1008, "Session expired"), client.closed
        assert time.monotonic() - began > 3, "it ended early"
        status, body = history(server, token)
        assert (status, body) == (400, {"detail": "Session expired or does not exist"})
        late = chat(server, token)
        assert late.goodbye() == (1008, "Session not authenticated or expired token")
        wait_for(lambda: query(server, "SELECT count(*) FROM messages WHERE content = 'Hello'") == [(0,)], "the room to be deleted")
        wait_for(lambda: query(server, "SELECT count(*) FROM accounts WHERE guest = 1 AND ended_at IS NULL") == [(0,)],
                 "the holder to end")


# C.9
def test_who_is_suspended_is_out_whichever_way_he_came():
    with server_with() as server:
        lead = Client(server, server.claim()["token"])
        token = token_of(server)
        client = chat(server, token)
        client.send("Hello")
        client.next()
        [(holder,)] = query(server, "SELECT id FROM accounts WHERE guest = 1 AND ended_at IS NULL")
        holder = str(uuid.UUID(bytes=holder))
        lead.ok("user:suspend", {"user": holder, "on": True, "reason": "Floods."})
        assert client.goodbye()[0] == 1008, client.closed
        assert http("GET", server.compat[FACADE] + f"/chat_history?token={token}")[0] == 403
        lead.ok("user:suspend", {"user": holder, "on": False})
        again = chat(server, token)
        again.send("Hello again")
        assert again.next()


# S2.21
def test_a_session_that_is_kept_ends_for_its_client_alone():
    with server_with(["compat.aichatbot.keep=true"], env={"SESSION_TIMEOUT": "4"}) as server:
        token = token_of(server)
        client = chat(server, token)
        client.send("Hello")
        client.next()
        client.goodbye()
        assert history(server, token)[0] == 400
        assert query(server, "SELECT count(*) FROM messages WHERE content = 'Hello'") == [(1,)]


# S2.22
def test_sessions_and_what_was_said_survive_a_restart():
    with server_with() as server:
        token = token_of(server)
        client = chat(server, token)
        client.send("Remember me")
        answer = client.next()
        before = history(server, token)[1]
        server.kill()
        server.start()
        assert history(server, token) == (200, before)
        client = chat(server, token)
        client.send("Do you?")
        client.next()
        assert client.rest == [] and texts(history(server, token)[1])[:2] == [("user", "Remember me"), ("assistant", answer)]


# S2.22
def test_sessions_that_ended_while_it_was_down_are_gone():
    with server_with(env={"SESSION_TIMEOUT": "4"}) as server:
        token = token_of(server)
        made = time.monotonic()
        client = chat(server, token)
        client.send("Hello")
        client.next()
        server.kill()
        wait_for(lambda: time.monotonic() - made > 4.2, "the end of the session")
        server.start()
        assert history(server, token)[0] == 400
        wait_for(lambda: query(server, "SELECT count(*) FROM messages WHERE content = 'Hello'") == [(0,)], "the room to be deleted")


# S2.24
def test_no_token_stands_in_the_log_or_the_database():
    with server_with() as server:
        token = token_of(server)
        client = chat(server, token)
        client.send("Hello")
        client.next()
        chat(server, "secret-" + token).goodbye()
        history(server, token)
        server.stop()
        log = "".join(server.errors)
        assert token not in log, log
        with open(server.data + "/confab.sqlite", "rb") as file:
            assert token.encode() not in file.read()


# S2.25
def test_tokens_of_one_address_are_limited():
    with server_with(rate_limits=True) as server:
        ask = lambda: http("POST", server.compat[FACADE] + "/token?name=Zoe")
        answers = [ask() for _ in range(40)]
        refused = [(status, headers, json.loads(body)) for status, headers, body in answers if status != 200]
        assert [status for status, _, _ in answers[:20]] == [200] * 20, answers[:20]
        assert refused and all(status == 429 and isinstance(body["detail"], str) for status, _, body in refused), refused
        assert all(int(headers["retry-after"]) >= 1 for _, headers, _ in refused), refused
        # What was issued before is as good as ever.
        assert history(server, json.loads(answers[0][2])["token"])[0] == 200


# S2.26
def test_its_document_tells_each_route_and_the_examples_are_true():
    with server_with() as server:
        url = server.compat[FACADE]
        document = json.loads(http("GET", url + "/openapi.json")[2])
        assert document["openapi"].startswith("3.") and set(document["paths"]) == {"/test", "/health", "/token", "/chat_history"}
        for path in ("/test", "/health"):
            told = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["example"]
            assert json.loads(http("GET", url + path)[2]) == told
        token, shown = document["paths"]["/token"]["post"], document["paths"]["/chat_history"]["get"]
        name = token["requestBody"]["content"]["application/json"]["example"]
        made = json.loads(http("POST", url + "/token", json.dumps(name).encode(), {"Content-Type": "application/json"})[2])
        assert set(made) == set(token["responses"]["200"]["content"]["application/json"]["example"]) and made["name"] == name["name"]
        client = chat(server, made["token"])
        client.send("Hello")
        client.next()
        session, told = history(server, made["token"])[1], shown["responses"]["200"]["content"]["application/json"]["example"]
        assert set(session) == set(told) and [set(each) for each in session["messages"]] == [set(each) for each in told["messages"]]
        gone = shown["parameters"][0]["example"]
        assert history(server, gone) == (400, shown["responses"]["400"]["content"]["application/json"]["example"])
        assert json.loads(http("POST", url + "/token")[2]) == token["responses"]["400"]["content"]["application/json"]["example"]
        status, headers, page = http("GET", url + "/docs")
        assert status == 200 and headers["content-type"].startswith("text/html") and b"<html" in page, (status, page[:200])


# S2.27
def test_what_is_not_there_is_answered_as_fastapi_does():
    with server_with() as server:
        url = server.compat[FACADE]
        status, headers, body = http("GET", url + "/nothing", headers={"Origin": "http://localhost:3000"})
        assert (status, json.loads(body)) == (404, {"detail": "Not Found"})
        assert headers["access-control-allow-origin"] in ("*", "http://localhost:3000")
        status, headers, body = http("GET", url + "/token", headers={"Origin": "null"})
        assert (status, json.loads(body)) == (405, {"detail": "Method Not Allowed"}), (status, body)
        assert headers["access-control-allow-origin"] in ("*", "null")
        status, headers, _ = http("OPTIONS", url + "/token", headers={
            "Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-any"})
        assert status == 204 and "POST" in headers["access-control-allow-methods"], headers
        assert headers["access-control-allow-headers"].lower() == "x-any"


# S2.1
def test_in_production_only_its_own_page_may_call():
    with server_with(env={"APP_ENV": "production"}) as server:
        url = server.compat[FACADE]
        for origin, allowed in [("http://localhost:3000", True), ("http://127.0.0.1:3000", True), ("http://evil.example", False)]:
            headers = http("GET", url + "/test", headers={"Origin": origin})[1]
            assert (headers.get("access-control-allow-origin") in ("*", origin)) == allowed, (origin, headers)
        token = token_of(server)
        try:
            websocket.create_connection(url.replace("http", "ws") + f"/chat?token={token}", origin="http://evil.example")
            raise AssertionError("a page of another origin was let in")
        except websocket.WebSocketBadStatusException as refused:
            assert refused.status_code == 403


# S2.24
def test_both_worlds_see_each_other_live():
    with server_with(["compat.aichatbot.rooms=Lobby"]) as server:
        native = Client(server, server.guest()["token"])
        room = native.room()["id"]
        native.send(room, "Before the session")
        token = token_of(server)
        client = chat(server, token)
        client.send("Hello from afar")
        answer = client.next()
        native.until(lambda: {"Hello from afar", answer} <= {message["content"] for message in
                             native.ok("message:history", {"room": room, "limit": 10})["messages"]}, "both, natively")
        prompt = next(event["data"]["message"] for event in native.named("message:new") if event["data"]["message"]["content"] == "Hello from afar")
        assert prompt["author"]["name"] == "Zoe", prompt
        native.send(room, "A word from the desktop")
        native.send(room, "@Sage what can you do?")
        native.event("stream:complete", 2)
        client.send("Who was that?")
        client.next()
        assert client.rest == [], "what is no answer to this client has come as one"
        said = [message for _, message in texts(history(server, token)[1])]
        assert "A word from the desktop" in said and "Before the session" not in said, said


# S2.24
def test_who_is_out_of_the_assigned_room_is_told_so_and_nothing_more():
    provider = HangingProvider()
    settings = [f"provider.own.baseUrl=http://127.0.0.1:{provider.server_port}/v1", "agent.Own.provider=own", "agent.Own.model=m",
                "compat.aichatbot.agent=Own", "compat.aichatbot.rooms=Lobby"]
    with server_with(settings) as server:
        native = Client(server, server.claim()["token"])
        room = native.room()["id"]
        for name, command, more in (("Zoe", "member:kick", {}), ("Mila", "member:ban", {"on": True})):
            token = token_of(server, name)
            clients = [chat(server, token), chat(server, token)]
            clients[0].send(f"Hello from {name}")
            asked = native.until(lambda: [event["data"]["message"] for event in native.named("message:new")
                                          if event["data"]["message"]["content"] == f"Hello from {name}"], "the question")
            native.ok(command, {"room": room, "user": asked[0]["author"]["id"], **more})
            for client in clients:
                assert client.goodbye() == (1008, "You were removed from the conversation."), client.closed
                assert client.rest == []
            assert history(server, token)[0] == 400
            assert chat(server, token).goodbye() == (1008, "Session not authenticated or expired token")


# S2.3 S2.18
def test_the_agent_reads_as_many_messages_as_was_set():
    provider = Provider()
    settings = [f"provider.own.baseUrl=http://127.0.0.1:{provider.server_port}/v1", "agent.Own.provider=own", "agent.Own.model=m",
                "compat.aichatbot.agent=Own"]
    with server_with(settings, env={"CHAT_HISTORY_LIMIT": "3"}) as server:
        client = chat(server, token_of(server))
        for number in range(4):
            client.send(f"Question {number}")
            client.next()
        asked = [message for message in provider.requests[-1][2]["messages"] if message["role"] != "system"]
        assert len(asked) == 3 and "Question 3" in asked[-1]["content"] and "Question 2" in asked[0]["content"], asked


# S2.4
def test_a_key_of_its_own_makes_the_agent_that_it_would_ask():
    with server_with(env={"OPENAI_API_KEY": "sk-nothing", "OPENAI_MODEL": "gpt-x"}) as server:
        agents = Client(server, server.guest()["token"]).ok("agent:list", {})["agents"]
        assert [agent["model"] for agent in agents if agent["user"]["name"] == "GPT"] == ["gpt-x"], agents


# S2.2
def test_it_listens_where_its_own_variables_say():
    with server_with(env={"PORT": "0", "HOST": "0.0.0.0"}, listen={FACADE: ""}) as server:
        assert not server.compat[FACADE].endswith(":3500") and "127.0.0.1" in server.compat[FACADE], server.compat


# S2.22
def test_kill_9_in_mid_conversation_loses_nothing_that_was_answered():
    rounds = 20
    with tempfile.TemporaryDirectory() as data, server_with(data=data) as server:
        token = token_of(server)
        confirmed = []
        for number in range(rounds):
            client = chat(server, token)
            prompt = f"Round {number}"
            client.send(prompt)
            wait_for(lambda: ("user", prompt) in texts(history(server, token)[1]), "the prompt")
            if number % 2 == 0:
                answer = client.until(lambda: [text for text in client.texts if texts(history(server, token)[1])[-1] == ("assistant", text)],
                                      "the answer")[0]
                # What was cut by the kill before stands in the history, and is not told anew.
                assert client.texts == [answer], client.texts
                confirmed.append((prompt, answer))
                client.send(f"Cut {number}")
            server.kill()
            client.close()
            server.start()
            found = texts(history(server, token)[1])
            for asked, answer in confirmed:
                at = found.index(("user", asked))
                assert found[at + 1] == ("assistant", answer), (asked, answer[:60])
            mine = [pair for pair in found if pair[0] == "user"]
            assert len(mine) == len(set(mine)), mine
        # What was cut off by a kill has its end in words.
        assert all(message["msg"] for message in history(server, token)[1]["messages"])
        figure(f"aichatbot: {rounds} kills, {len(confirmed)} answers confirmed, 0 lost, 0 twice")


# S2.13
def test_what_the_history_has_shown_is_not_told_again():
    stuck = HangingProvider()
    settings = [f"provider.stuck.baseUrl=http://127.0.0.1:{stuck.server_port}/v1", "agent.Stuck.provider=stuck", "agent.Stuck.model=m"]
    with server_with(settings) as server:
        server.settings.append("compat.aichatbot.agent=Stuck")
        server.kill()
        server.start()
        token = token_of(server)
        chat(server, token).send("Tell me much")
        wait_for(lambda: stuck.requests, "the question at the provider")
        server.settings[-1] = "compat.aichatbot.agent=Sage"
        server.kill()
        server.start()
        assert len(history(server, token)[1]["messages"]) == 2
        again = chat(server, token)
        again.send("What can you do?")
        assert again.next() == texts(history(server, token)[1])[-1][1], "the cut answer came once more"


# S2.13 S2.15 S2.22
def test_an_answer_cut_by_a_restart_is_told_when_the_client_comes_back():
    stuck = HangingProvider()
    settings = [f"provider.stuck.baseUrl=http://127.0.0.1:{stuck.server_port}/v1", "agent.Stuck.provider=stuck", "agent.Stuck.model=m",
                "compat.aichatbot.agent=Stuck"]
    with server_with(settings) as server:
        token = token_of(server)
        client = chat(server, token)
        client.send("Tell me much")
        wait_for(lambda: stuck.requests, "the question at the provider")
        server.kill()
        server.start()
        end = chat(server, token).next()
        assert texts(history(server, token)[1]) == [("user", "Tell me much"), ("assistant", end)], end


if __name__ == "__main__":
    run(sys.modules[__name__])
