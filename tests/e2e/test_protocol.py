# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The protocol as a client that somebody else wrote sees it."""

import sys
import time
import uuid

from harness import Client, Server, run, wait_for

SLOW = "assistant.sage.wordsPerSecond=20"  # an answer takes eight seconds: enough to do something meanwhile


def test_a_client_that_was_away_gets_what_it_missed_in_order():
    with Server() as server:
        ada, bo = server.guest(), server.guest()
        sender, reader = Client(server, ada["token"]), Client(server, bo["token"])
        room = reader.room()
        first = sender.send(room["id"], "hello **world**", "same")
        again = sender.send(room["id"], "hello **world**", "same")
        assert (first["id"], first["seq"]) == (again["id"], again["seq"])
        seen = reader.event("message:new")
        marker = sender.send(room["id"], "marker")
        reader.until(lambda: len(reader.named("message:new")) >= 2, "the marker")
        assert [e["data"]["message"]["id"] for e in reader.named("message:new")] == [first["id"], marker["id"]]
        last = reader.named("message:new")[-1]["ev"]
        assert seen["ev"] < last
        reader.close()
        missed = [sender.send(room["id"], f"missed {i}")["id"] for i in range(25)]
        back = Client(server, bo["token"], {room["id"]: {"epoch": room["epoch"], "ev": last}})
        back.event("resume:done")
        assert [e["data"]["message"]["id"] for e in back.named("message:new")] == missed
        assert [e["ev"] for e in back.named("message:new")] == list(range(last + 1, last + 26))
        assert len(back.named("resume:done")) == 1 and not back.named("room:reset")


def test_an_ack_comes_before_the_push_of_the_same_message():
    with Server() as server:
        client = Client(server, server.guest()["token"])
        message = client.send(client.room()["id"], "order")
        client.event("message:new")
        kinds = [("ack" if "ack" in f else f["event"]) for f in client.frames
                 if f.get("data", {}).get("message", {}) and f["data"]["message"]["id"] == message["id"]]
        assert kinds == ["ack", "message:new"], kinds


def test_too_far_behind_or_another_epoch_is_reset():
    with Server(settings=["limits.replayMax=10"]) as server:
        guest = server.guest()
        client = Client(server, guest["token"])
        room = client.room()
        for i in range(12):
            client.send(room["id"], f"{i}")
        client.until(lambda: len(client.named("message:new")) == 12, "all")
        newest = client.named("message:new")[-1]["ev"]
        for position, resets in (({"epoch": room["epoch"], "ev": newest}, 0), ({"epoch": room["epoch"], "ev": newest - 10}, 0),
                                 ({"epoch": room["epoch"], "ev": newest - 11}, 1), ({"epoch": room["epoch"], "ev": newest + 1}, 1),
                                 ({"epoch": str(uuid.uuid4()), "ev": newest}, 1)):
            back = Client(server, guest["token"], {room["id"]: position})
            back.event("resume:done")
            assert len(back.named("room:reset")) == resets, (position, back.events)
            if resets:
                assert back.named("room:reset")[0]["data"]["ev"] == newest
            back.close()
        stranger = str(uuid.uuid4())
        back = Client(server, guest["token"], {stranger: {"epoch": stranger, "ev": 1}})
        back.event("resume:done")
        assert back.named("room:reset")[0]["data"] == {"room": stranger, "gone": True}, back.events


def test_a_deleted_message_is_replayed_as_its_tombstone_and_an_edited_one_with_its_text():
    with Server() as server:
        guest = server.guest()
        client = Client(server, guest["token"])
        room = client.room()
        gone, changed = client.send(room["id"], "gone"), client.send(room["id"], "before")
        client.ok("message:edit", {"message": changed["id"], "content": "after"})
        tombstone = client.ok("message:delete", {"message": gone["id"]})["message"]
        assert tombstone["content"] == "" and tombstone["deletedAt"] and tombstone["seq"] == gone["seq"]
        assert client.ok("message:delete", {"message": gone["id"]})["message"] == tombstone
        assert client.refused("message:edit", {"message": gone["id"], "content": "x"})["code"] == "conflict"
        assert len(client.named("message:deleted")) == 1
        back = Client(server, guest["token"], {room["id"]: {"epoch": room["epoch"], "ev": room["ev"]}})
        back.event("resume:done")
        news = {e["data"]["message"]["id"]: e["data"]["message"] for e in back.named("message:new")}
        assert news[gone["id"]]["content"] == "" and news[changed["id"]]["content"] == "after"
        assert news[changed["id"]]["editedAt"]
        page = back.ok("message:history", {"room": room["id"]})
        assert [m["content"] for m in page["messages"]] == ["", "after"]


def test_history_pages_around_before_and_after_a_number():
    with Server() as server:
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        for i in range(1, 31):
            client.send(room, f"m{i}")
        seqs = lambda **page: [m["seq"] for m in client.ok("message:history", {"room": room, **page})["messages"]]
        assert seqs(limit=5) == [26, 27, 28, 29, 30]
        assert seqs(limit=5, before=26) == [21, 22, 23, 24, 25]
        assert seqs(limit=3, after=10) == [11, 12, 13]
        assert 15 in seqs(limit=5, around=15)
        assert client.ok("message:history", {"room": room, "limit": 30})["more"] is False
        assert client.ok("message:history", {"room": room, "limit": 29})["more"] is True
        assert client.refused("message:history", {"room": room, "before": 3, "after": 1})["code"] == "validation_failed"


def test_bad_frames_are_answered_and_the_connection_stays():
    with Server() as server:
        client = Client(server, server.guest()["token"], hello=False)
        assert client.refused("room:list", {})["code"] == "unauthorized"
        assert client.refused("hello", {"protocol": 1, "token": "x", "device": "d"})["code"] == "unauthorized"
        client.until(lambda: client.closed, "the close")
        assert client.closed == (1008, "token_invalid"), client.closed
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        assert client.refused("no:such", {})["code"] == "unknown_event"
        error = client.refused("message:send", {"room": room, "clientId": "c"})
        assert error["code"] == "validation_failed" and error["field"] == "content", error
        assert client.refused("message:send", {"room": room, "clientId": "c", "content": " \n"})["code"] == "validation_failed"
        assert client.refused("message:send", {"room": room, "clientId": "", "content": "x"})["field"] == "clientId"
        assert client.refused("message:send", {"room": str(uuid.uuid4()), "clientId": "c", "content": "x"})["code"] == "not_found"
        client.socket.send("this is not JSON")
        client.until(lambda: client._acks.get(None), "an answer without id")
        assert client._acks[None]["error"]["code"] == "bad_request"
        client.socket.send('{"event":"room:list","event":"room:list","id":77,"data":{}}')
        assert client.answer(None)["error"]["code"] == "bad_request"
        assert client.ok("room:list", {})["rooms"]


def test_content_is_taken_at_its_limit_and_refused_one_byte_beyond():
    with Server(settings=["limits.contentBytes=100"]) as server:
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        assert client.welcome["limits"]["contentBytes"] == 100
        assert client.send(room, "ä" * 50)
        assert client.refused("message:send", {"room": room, "clientId": "c", "content": "ä" * 50 + "x"})["code"] == "too_large"


def test_rate_limits_hold_at_their_number_for_all_connections_of_a_user():
    # The next one comes back after ten seconds.
    with Server(settings=["rateLimits.send=6"], rate_limits=True) as server:
        guest = server.guest()
        one, two = Client(server, guest["token"]), Client(server, guest["token"])
        room = one.room()["id"]
        for i in range(6):
            (one if i % 2 else two).send(room, f"{i}", f"c{i}")
        error = two.refused("message:send", {"room": room, "clientId": "c6", "content": "one too many"})
        assert error["code"] == "rate_limited" and error["retryable"] and 0 < error["retryAfterMs"] <= 60_000, error
        assert one.send(room, "0", "c0")["seq"] == 1  # a repetition costs no token


def test_private_rooms_do_not_exist_for_others():
    with Server() as server:
        owner, other = Client(server, server.guest()["token"]), Client(server, server.guest()["token"])
        room = owner.ok("room:create", {"name": "Cellar", "kind": "private"})["room"]
        for event, data in (("room:get", {}), ("room:join", {}), ("message:history", {}), ("room:members", {}),
                            ("room:since", {"ev": 0}), ("message:send", {"clientId": "c", "content": "x"}),
                            ("typing:start", {}), ("presence:get", {}), ("room:leave", {}), ("room:update", {"topic": "x"}),
                            ("message:seen", {"seq": 0})):
            assert other.refused(event, {"room": room["id"], **data})["code"] == "not_found", event
        assert room["id"] not in [r["id"] for r in other.ok("room:list", {})["rooms"]]
        message = owner.send(room["id"], "secret")
        for event in ("message:get", "message:delete"):
            assert other.refused(event, {"message": message["id"]})["code"] == "not_found", event
        invited = owner.ok("room:create", {"name": "", "kind": "direct", "members": [other.welcome["user"]["id"]]})["room"]
        created = other.event("room:created")
        assert created["room"] == invited["id"]
        owner.send(invited["id"], "just us")
        assert other.event("message:new")["data"]["message"]["content"] == "just us"
        same = other.ok("room:create", {"name": "", "kind": "direct", "members": [owner.welcome["user"]["id"]]})["room"]
        assert same["id"] == invited["id"]


def test_after_leaving_nothing_of_the_room_arrives():
    with Server() as server:
        stays, goes = Client(server, server.guest()["token"]), Client(server, server.guest()["token"])
        room = stays.ok("room:create", {"name": "Garden", "kind": "public"})["room"]["id"]
        joined = goes.ok("room:join", {"name": "garden"})
        assert joined["room"]["id"] == room and len(joined["members"]) >= 2
        stays.until(lambda: any(e["room"] == room and e["data"]["member"]["user"]["id"] == goes.welcome["user"]["id"]
                                for e in stays.named("user:joined")), "user:joined")
        stays.send(room, "one")
        goes.event("message:new")
        goes.ok("room:leave", {"room": room})
        goes.event("user:left")
        stays.event("user:left")
        stays.send(room, "two")
        stays.send(stays.room()["id"], "marker in the Lobby")
        goes.until(lambda: any(e["data"]["message"]["content"].startswith("marker") for e in goes.named("message:new")), "marker")
        assert [e["data"]["message"]["content"] for e in goes.named("message:new")] == ["one", "marker in the Lobby"]
        last_of_room = [e for e in goes.events if e.get("room") == room][-1]
        assert last_of_room["event"] == "user:left"
        # The log of the room has no holes for who stayed.
        evs = [e["ev"] for e in stays.events if e.get("room") == room and "ev" in e]
        assert evs == list(range(evs[0], evs[0] + len(evs))), evs


def test_the_room_of_an_owner_who_leaves_goes_on_with_another():
    with Server() as server:
        owner, heir = (Client(server, server.rest("POST", "auth/register", {"name": name, "password": "correct horse battery"})[1]["token"])
                       for name in ("Olga", "Bo"))
        guest = Client(server, server.guest()["token"])
        room = owner.ok("room:create", {"name": "Garden", "kind": "public"})["room"]["id"]
        for client in (guest, heir):
            client.ok("room:join", {"room": room})
        assert heir.refused("room:update", {"room": room, "topic": "mine"})["code"] == "forbidden"
        owner.ok("room:leave", {"room": room})
        raised = guest.event("member:updated")
        left = guest.event("user:left")
        assert raised["ev"] == left["ev"] + 1 and guest.events.index(raised) > guest.events.index(left)
        assert raised["data"]["member"]["user"]["id"] == heir.welcome["user"]["id"]
        assert raised["data"]["member"]["role"] == "owner"
        heir.ok("room:update", {"room": room, "topic": "mine"})
        # Who comes back is a member like others.
        owner.ok("room:join", {"room": room})
        assert owner.refused("room:update", {"room": room, "topic": "mine again"})["code"] == "forbidden"


def test_unread_counts_follow_what_was_seen():
    with Server() as server:
        ada, bo = server.guest(), server.guest()
        writer, reader = Client(server, ada["token"]), Client(server, bo["token"])
        room = reader.room()["id"]
        messages = [writer.send(room, f"{i}") for i in range(5)]
        unread = lambda: Client(server, bo["token"]).room()["unread"]
        assert unread() == 5
        reader.ok("message:seen", {"room": room, "seq": messages[2]["seq"]})
        update = writer.event("message:seen:update")
        assert update["data"] == {"room": room, "user": bo["user"]["id"], "seq": 3}, update
        assert unread() == 2
        writer.ok("message:delete", {"message": messages[4]["id"]})
        assert unread() == 1
        reader.send(room, "mine")
        assert unread() == 0
        assert reader.refused("message:seen", {"room": room, "seq": 99})["code"] == "validation_failed"


def test_who_was_away_learns_how_far_the_others_have_read():
    with Server() as server:
        ada, bo = server.guest(), server.guest()
        writer, reader = Client(server, ada["token"]), Client(server, bo["token"])
        room = writer.room()
        message = writer.send(room["id"], "read me")
        last = writer.event("message:new")["ev"]
        writer.close()
        reader.ok("message:delivered", {"room": room["id"], "seq": message["seq"]})
        reader.ok("message:seen", {"room": room["id"], "seq": message["seq"]})
        expected = {"room": room["id"], "user": bo["user"]["id"], "seq": message["seq"]}

        back = Client(server, ada["token"], {room["id"]: {"epoch": room["epoch"], "ev": last}})
        back.event("resume:done")
        for name in ("message:delivered", "message:seen:update"):
            assert expected in [e["data"] for e in back.named(name)], (name, back.events)
        elsewhere = Client(server, ada["token"], device="another")
        newest = elsewhere.ok("message:history", {"room": room["id"]})
        assert expected in newest["delivered"] and expected in newest["seen"], newest
        older = elsewhere.ok("message:history", {"room": room["id"], "before": message["seq"]})
        assert "seen" not in older and "delivered" not in older


def test_typing_and_presence_reach_the_others_and_end_by_themselves():
    with Server() as server:
        ada, bo = server.guest(), server.guest()
        typist, watcher = Client(server, ada["token"]), Client(server, bo["token"])
        room = watcher.room()["id"]
        typist.ok("typing:start", {"room": room})
        assert watcher.event("typing:start")["data"]["name"] == ada["user"]["name"]
        watcher.event("typing:stop")
        second = Client(server, ada["token"], device="second")
        typist.ok("presence:set", {"state": "away"})
        online = lambda: {p["user"]: p["state"] for p in watcher.ok("presence:get", {"room": room})["presence"]}
        assert online()[ada["user"]["id"]] == "online"  # the other device is here
        second.close()
        wait_for(lambda: online()[ada["user"]["id"]] == "away", "away")
        typist.ok("presence:set", {"state": "dnd", "text": "writing"})
        watcher.until(lambda: any(e["data"]["state"] == "dnd" for e in watcher.named("presence:update")), "dnd")
        typist.close()
        watcher.until(lambda: any(e["data"]["user"] == ada["user"]["id"] and e["data"]["state"] == "offline"
                                  for e in watcher.named("presence:update")), "offline")


def test_an_answer_streams_to_everybody_and_a_late_reader_gets_the_text_so_far():
    with Server(settings=[SLOW]) as server:
        ada, bo = server.guest(), server.guest()
        asker, watcher = Client(server, ada["token"]), Client(server, bo["token"])
        room = asker.room()["id"]
        asker.send(room, "/AIBot what is a database?")
        chunk = watcher.event("stream:chunk", 5)
        answer = next(e for e in watcher.named("message:new") if e["data"]["message"]["author"]["kind"] == "agent")
        assert watcher.events.index(answer) < watcher.events.index(watcher.named("stream:chunk")[0])
        stream = chunk["data"]["stream"]
        late = Client(server, bo["token"], device="late")
        piece = late.ok("stream:resume", {"stream": stream, "part": 0, "from": 0})
        text = piece["text"]
        late.event("stream:complete")
        for each in late.named("stream:chunk"):
            data = each["data"]
            if data["from"] + len(data["text"]) > len(text):
                assert data["from"] <= len(text), "a gap"
                text += data["text"][len(text) - data["from"]:]
        end = watcher.event("stream:complete")
        assert end["ev"] and end["data"]["state"] == "done" and end["data"]["content"] == text
        assert "database" in text.lower()
        watched = "".join(e["data"]["text"] for e in watcher.named("stream:chunk"))
        assert watched == text
        message = watcher.ok("message:get", {"message": end["data"]["message"]})["message"]
        assert message["content"] == text and "editedAt" not in message and message["stream"]["state"] == "done"
        status = watcher.ok("stream:status", {"stream": stream})
        assert status["state"] == "done" and status["tokensGenerated"] > 0
        metrics = watcher.ok("stream:metrics", {"stream": stream})
        assert metrics["totalTokens"] > 0 and metrics["firstTokenMs"] > 0 and metrics["chunks"] > 0


def test_a_manager_adds_an_agent_to_a_private_room_and_removes_it():
    with Server(settings=[SLOW]) as server:
        ada, bo = server.rest("POST", "auth/register", {"name": "Ada", "password": "correct horse battery"})[1], server.guest()
        owner, member = Client(server, ada["token"]), Client(server, bo["token"])
        sage = owner.ok("agent:list", {})["agents"][0]["user"]
        members = [bo["user"]["id"]]
        room = owner.ok("room:create", {"name": "Cellar", "kind": "private", "members": members})["room"]["id"]
        member.event("room:created")
        if any(agent["user"]["id"] == sage["id"] for agent in owner.ok("agent:list", {"room": room})["agents"]):
            owner.ok("member:kick", {"room": room, "user": sage["id"]})
        invite = {"room": room, "users": [sage["id"]]}
        assert member.refused("room:invite", invite)["code"] == "forbidden"
        assert owner.ok("room:invite", invite)["members"][0]["user"] == sage
        joined = member.until(lambda: [e for e in member.named("user:joined") if e["room"] == room and e["data"].get("by")], "by")[0]
        assert joined["data"]["by"] == ada["user"]["id"] and joined["data"]["member"]["user"] == sage
        assert owner.ok("room:invite", invite)["members"][0]["user"] == sage  # again: no event
        error = owner.refused("room:invite", {"room": room, "users": [str(uuid.uuid4())]})
        assert error["code"] == "not_found" and error["field"] == "users", error
        asked = owner.ok("stream:request", {"room": room, "prompt": "Explain python", "clientId": "ask"})
        member.event("stream:chunk", 2)
        assert member.refused("member:kick", {"room": room, "user": sage["id"]})["code"] == "forbidden"
        path = f"rooms/{room}/members/{sage['id']}"
        assert server.rest("DELETE", path, {"reason": "too loud"}, ada["token"])[0] == 204
        left = [e for e in member.until(lambda: [e for e in member.named("user:left") if e["data"].get("reason")], "user:left")][0]
        assert left["data"] == {"user": sage["id"], "name": "Sage", "by": ada["user"]["id"], "reason": "too loud"}, left
        ended = member.event("stream:stopped")
        assert ended["data"]["stream"] == asked["stream"] and ended["data"]["content"] and ended["data"]["reason"], ended
        assert server.rest("DELETE", path, None, ada["token"])[0] == 404
        status, again = server.rest("POST", f"rooms/{room}/members", {"users": [sage["id"]]}, ada["token"])
        assert status == 201 and again["members"][0]["user"] == sage
        last = [e for e in member.named("user:joined") if e["room"] == room]
        since = member.ok("room:since", {"room": room, "ev": left["ev"] - 1})["events"]
        assert since[0] == left and since[-1]["data"]["by"] == ada["user"]["id"], (since, last)


def test_an_invite_of_more_than_a_minute_brings_waits_no_longer_than_a_minute():
    with Server(settings=["rateLimits.edit=6"], rate_limits=True) as server:
        owner = Client(server, server.guest()["token"])
        sage = owner.ok("agent:list", {})["agents"][0]["user"]["id"]
        room = owner.ok("room:create", {"name": "Cellar", "kind": "private"})["room"]["id"]
        owner.ok("room:update", {"room": room, "topic": "One token is gone."})
        refused = owner.refused("room:invite", {"room": room, "users": [sage] * 21})
        assert refused["code"] == "rate_limited" and 0 < refused["retryAfterMs"] <= 10_500, refused
        # That long it takes until all tokens are there again.
        ready = time.monotonic() + refused["retryAfterMs"] / 1000
        wait_for(lambda: time.monotonic() > ready, "tokens")
        owner.ok("room:invite", {"room": room, "users": [sage] * 21})
        assert owner.refused("room:invite", {"room": room, "users": [sage]})["code"] == "rate_limited"


def test_an_agent_that_was_removed_from_the_lobby_stays_away_after_a_restart():
    with Server(settings=["lobby.enabled=true"]) as server:
        owner = server.claim(password="correct horse")
        client = Client(server, owner["token"])
        lobby = client.room()["id"]
        sage = client.ok("agent:list", {"room": lobby})["agents"][0]["user"]["id"]
        client.ok("member:kick", {"room": lobby, "user": sage})
        member = server.rest("POST", "auth/register", {"name": "Bo", "password": "correct horse"})[1]
        status, refusal = server.rest("POST", f"rooms/{lobby}/members", {"users": [sage]}, member["token"])
        assert status == 403 and "owner and admins" in refusal["error"]["message"], refusal
        assert server.stop() == 0
        server.start()
        back = Client(server, server.rest("POST", "auth/login", {"name": "Olga", "password": "correct horse"})[1]["token"])
        assert back.ok("agent:list", {"room": lobby})["agents"] == []


def test_what_is_missing_is_said_in_good_letters():
    with Server() as server:
        guest = server.guest()
        room = Client(server, guest["token"]).room()["id"]
        status, refusal = server.rest("POST", f"rooms/{room}/streams", {}, guest["token"])
        assert status == 422 and refusal["error"]["message"] == "“prompt” or “message” is needed, and only one of them.", refusal


def test_stop_works_from_another_device_and_is_harmless_when_repeated():
    with Server(settings=["assistant.sage.wordsPerSecond=10"]) as server:
        guest = server.guest()
        asker, phone, other = Client(server, guest["token"]), Client(server, guest["token"]), Client(server, server.guest()["token"])
        room = asker.room()["id"]
        started = asker.ok("stream:request", {"room": room, "prompt": "Explain python", "clientId": "ask-1"})
        again = asker.ok("stream:request", {"room": room, "prompt": "Explain python", "clientId": "ask-1"})
        assert started["stream"] == again["stream"] and started["message"]["id"] == again["message"]["id"]
        asker.event("stream:chunk", 3)
        assert other.refused("stream:stop", {"stream": started["stream"]})["code"] == "forbidden"
        assert phone.ok("stream:stop", {"stream": started["stream"]})["state"] == "stopped"
        ended = asker.event("stream:stopped")
        assert ended["data"]["content"], "the text is kept"
        assert phone.ok("stream:stop", {"stream": started["stream"]})["state"] == "stopped"
        assert sum(len(asker.named(f"stream:{end}")) for end in ("complete", "stopped", "error")) == 1


def test_an_answer_that_was_stopped_is_carried_on_where_it_ended():
    with Server(settings=["assistant.sage.wordsPerSecond=40"]) as server:
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        whole = client.ok("stream:request", {"room": room, "prompt": "Explain python", "clientId": "whole"})
        text = client.event("stream:complete")["data"]["content"]
        question = whole["prompt"]["id"]
        first = client.ok("stream:request", {"room": room, "message": question, "clientId": "first"})
        client.until(lambda: [e for e in client.named("stream:chunk") if e["data"]["stream"] == first["stream"]], "a chunk")
        client.ok("stream:stop", {"stream": first["stream"]})
        half = client.event("stream:stopped")["data"]["content"]
        assert half and text.startswith(half) and half != text
        more = client.ok("stream:request", {"room": room, "message": first["message"]["id"], "clientId": "more"})
        assert more["message"]["stream"]["continues"] == first["message"]["id"], more
        assert more["message"]["replyTo"] == question
        end = client.event("stream:complete", 2)
        assert half + end["data"]["content"] == text
        assert end["data"]["finish"] == "stop"
        stored = client.ok("message:get", {"message": more["message"]["id"]})["message"]["stream"]
        assert stored["continues"] == first["message"]["id"] and stored["finish"] == "stop"
        # What ended well is asked again.
        again = client.ok("stream:request", {"room": room, "message": whole["message"]["id"], "clientId": "again"})
        assert "continues" not in again["message"]["stream"]


def test_who_asked_may_delete_the_answer():
    with Server(settings=["assistant.sage.wordsPerSecond=0"]) as server:
        ada, bo = server.guest(), server.guest()
        asker, other = Client(server, ada["token"]), Client(server, bo["token"])
        room = asker.room()["id"]

        def answered(count):
            started = asker.ok("stream:request", {"room": room, "prompt": "Explain python", "clientId": f"ask-{count}"})
            assert started["message"]["stream"]["askedBy"] == ada["user"]["id"], started
            asker.event("stream:complete", count)
            return started["message"]["id"]

        answer = answered(1)
        assert other.refused("message:delete", {"message": answer})["code"] == "forbidden"
        assert server.rest("DELETE", f"messages/{answer}", token=bo["token"])[0] == 403
        assert "deletedAt" in asker.ok("message:delete", {"message": answer})["message"]
        gone = other.event("message:deleted")["data"]["message"]
        assert gone["id"] == answer and gone["content"] == ""
        status, tombstone = server.rest("DELETE", f"messages/{answered(2)}", token=ada["token"])
        assert status == 200 and "deletedAt" in tombstone["message"], tombstone


def test_mentions_take_the_tokens_of_requests():
    with Server(settings=["rateLimits.stream=2", "assistant.sage.wordsPerSecond=0"], rate_limits=True) as server:
        client, watcher = Client(server, server.guest()["token"]), Client(server, server.guest()["token"])
        room = client.room()["id"]
        client.ok("stream:request", {"room": room, "prompt": "Explain python", "clientId": "one"})
        client.send(room, "@Sage explain python")
        client.event("stream:complete", 2)
        for text in ("@Sage explain python", "/ask explain python", "/AIBot explain python"):
            client.send(room, text)
        notice = client.event("server:notice", 3)
        assert notice["data"]["kind"] == "rate_limited" and notice["room"] == room, notice
        assert 0 < notice["data"]["retryAfterMs"] <= 30_000 and "Sage" in notice["data"]["text"], notice
        refusal = client.refused("stream:request", {"room": room, "prompt": "Explain python", "clientId": "two"})
        assert refusal["code"] == "rate_limited" and refusal["retryAfterMs"] > 0, refusal
        client.ok("stream:request", {"room": room, "prompt": "Explain python", "clientId": "one"})
        watcher.ok("room:get", {"room": room})  # behind what it would have been told
        assert not watcher.named("server:notice")
        answers = [m for m in client.ok("message:history", {"room": room})["messages"] if "stream" in m]
        assert len(answers) == 2, answers


def test_guests_do_not_ask_where_that_is_switched_off():
    with Server(settings=["assistant.guests=false", "assistant.sage.wordsPerSecond=0"]) as server:
        guest = server.guest()
        client = Client(server, guest["token"])
        room = client.room()["id"]
        request = {"room": room, "prompt": "Explain python", "clientId": "ask"}
        refusal = client.refused("stream:request", request)
        assert refusal["code"] == "forbidden" and refusal["field"] == "agent", refusal
        assert server.rest("POST", "streams", request, guest["token"])[0] == 403
        client.send(room, "@Sage explain python")
        assert client.event("server:notice")["data"]["kind"] == "forbidden"
        status, ada = server.rest("POST", "auth/register", {"name": "Ada", "password": "correct horse"})
        assert status == 201, ada
        account = Client(server, ada["token"])
        account.ok("stream:request", request)
        account.event("stream:complete")


def test_nobody_comes_by_a_name_that_speaks_for_others():
    with Server() as server:
        for name in ("Alice: hi", "Alice\uff1a", "You", "Sage", "Sage (agent)", "Bo(Agent)"):
            status, error = server.rest("POST", "auth/guest", {"name": name})
            assert status in (409, 422) and error["error"]["field"] == "name", (name, status, error)
        assert server.rest("POST", "auth/guest", {"name": "Alice (work)"})[0] == 201


def test_an_answer_that_a_crash_cut_off_is_interrupted_with_its_text():
    with Server(settings=["assistant.sage.wordsPerSecond=10"]) as server:
        guest = server.guest()
        client = Client(server, guest["token"])
        room = client.room()["id"]
        started = client.ok("stream:request", {"room": room, "prompt": "Explain async", "clientId": "ask"})
        client.event("stream:chunk", 15)
        server.kill()
        server.start()
        back = Client(server, guest["token"])
        message = back.ok("message:get", {"message": started["message"]["id"]})["message"]
        assert message["stream"]["state"] == "interrupted" and message["content"], message


def test_every_row_of_the_log_is_there_for_room_since():
    with Server() as server:
        client = Client(server, server.guest()["token"])
        room = client.room()
        message = client.send(room["id"], "a")
        client.ok("message:edit", {"message": message["id"], "content": "b"})
        events, ev = [], 0
        while True:
            page = client.ok("room:since", {"room": room["id"], "ev": ev, "epoch": room["epoch"], "limit": 2})
            events += page["events"]
            ev = events[-1]["ev"]
            if not page["more"]:
                break
        assert [e["ev"] for e in events] == list(range(1, len(events) + 1))
        assert [e["event"] for e in events][-2:] == ["message:new", "message:edited"]


def test_rest_does_what_its_twin_does():
    with Server() as server:
        ada = server.guest()
        watcher = Client(server, server.guest()["token"])
        room = watcher.room()["id"]
        call = lambda method, path, body=None: server.rest(method, path, body, ada["token"])
        status, sent = call("POST", f"rooms/{room}/messages", {"clientId": "r1", "content": "over REST"})
        assert status == 201 and watcher.event("message:new")["data"]["message"]["id"] == sent["message"]["id"]
        status, edited = call("PATCH", f"messages/{sent['message']['id']}", {"content": "edited"})
        assert status == 200 and edited["message"]["content"] == "edited"
        assert call("GET", f"rooms/{room}/messages?limit=1")[1]["messages"][0]["content"] == "edited"
        assert call("DELETE", f"messages/{sent['message']['id']}")[0] in (200, 204)
        assert watcher.event("message:deleted")
        assert call("GET", f"rooms/{uuid.uuid4()}")[0] == 404
        assert server.rest("GET", "rooms")[0] == 401
        assert call("GET", "me")[1]["user"]["id"] == ada["user"]["id"]
        assert call("POST", "rooms", {"name": "REST", "kind": "public"})[0] == 201
        assert call("POST", "rooms", {"name": "rest", "kind": "public"})[0] == 409


def test_accounts_register_log_in_rotate_and_notice_a_stolen_refresh_token():
    with Server(settings=["auth.registration=open"]) as server:
        status, ada = server.rest("POST", "auth/register", {"name": "Ada", "password": "correct horse"})
        assert status == 201, ada
        assert server.rest("POST", "auth/register", {"name": "АDА", "password": "correct horse"})[0] in (409, 422)
        assert server.rest("POST", "auth/login", {"name": "ada", "password": "wrong horse"})[0] == 401
        status, session = server.rest("POST", "auth/login", {"name": "ada", "password": "correct horse"})
        assert status in (200, 201) and session["user"]["id"] == ada["user"]["id"]
        client = Client(server, bearer=session["token"])
        assert client.welcome["user"]["name"] == "Ada"
        status, rotated = server.rest("POST", "auth/refresh", {"refreshToken": session["refreshToken"]})
        assert status in (200, 201) and rotated["refreshToken"] != session["refreshToken"]
        assert server.rest("POST", "auth/logout", {}, rotated["token"])[0] in (200, 204)
        client.until(lambda: client.closed, "the close after signing out")
        assert server.rest("GET", "me", token=rotated["token"])[0] == 401


if __name__ == "__main__":
    run(sys.modules[__name__])
