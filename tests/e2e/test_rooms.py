# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Rooms and who is in them: direct rooms, roles, mutes, bans, archives, the directory, and what everybody hears of it."""

import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from harness import Client, Server, run, wait_for

PASSWORD = "correct horse battery"


def account(server, name, **more):
    status, answer = server.rest("POST", "auth/register", {"name": name, "password": PASSWORD, **more})
    assert status == 201, answer
    return answer


def steward(server, name="Olga"):
    """The server's owner."""
    return account(server, name, claim=server.claim_code())


def id_of(person):
    return person["user"]["id"]


class Cast:
    """Ada's room with Bo in it, and Cy, who has an account."""

    def __init__(self, server, kind="private", names=("Ada", "Bo", "Cy")):
        self.server = server
        self.people = {name: account(server, name) for name in names}
        self.at = {name: Client(server, each["token"]) for name, each in self.people.items()}
        self.ada, self.bo, self.cy = (self.at[name] for name in names[:3])
        self.room = self.ada.ok("room:create", {"name": "Project", "kind": kind, "members": [self.id("Bo")]})["room"]["id"]
        self.bo.event("user:joined", 2)

    def id(self, name):
        return id_of(self.people[name])

    def token(self, name):
        return self.people[name]["token"]

    def role(self, name, role, by="Ada"):
        return self.at[by].ok("member:role", {"room": self.room, "user": self.id(name), "role": role})["member"]

    def invite(self, *names, by="Ada"):
        return self.at[by].ok("room:invite", {"room": self.room, "users": [self.id(name) for name in names]})["members"]


def of_room(client, room, names):
    return [(frame["event"], frame["data"]) for frame in client.events if frame.get("room") == room and frame["event"] in names]


def iso(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + seconds))


def must_end(until, ask):
    """What is refused up to this moment, and not for ever."""
    def is_allowed():
        answer = ask()
        assert "data" in answer or answer["error"]["code"] == "forbidden", answer
        return "data" in answer

    wait_for(is_allowed, f"the end at {until}")
    assert iso(0) >= until, f"it has ended before {until}"


def test_two_people_who_open_their_direct_room_in_the_same_moment_get_one():
    with Server() as server:
        people = [account(server, f"Person {number}") for number in range(12)]
        for one, other in zip(people[::2], people[1::2]):
            gate = threading.Barrier(4)

            def open_it(me, him):
                gate.wait()
                return server.rest("POST", "rooms", {"kind": "direct", "members": [id_of(him)], "name": "ignored"}, me["token"])

            with ThreadPoolExecutor(4) as pool:
                answers = [pool.submit(open_it, *pair) for pair in [(one, other), (other, one)] * 2]
                answers = [answer.result() for answer in answers]
            assert {status for status, _ in answers} == {201}, answers
            rooms = [body["room"] for _, body in answers]
            assert len({room["id"] for room in rooms}) == 1, rooms
            assert {room["name"] for room in rooms} == {""}, rooms
            assert {person["id"] for person in rooms[0]["people"]} == {id_of(one), id_of(other)}, rooms[0]


def test_nobody_leads_or_leaves_a_direct_room():
    with Server() as server:
        cast = Cast(server)
        sage = cast.ada.ok("agent:list", {})["agents"][0]["user"]["id"]
        room = cast.ada.ok("room:create", {"kind": "direct", "members": [cast.id("Bo"), cast.id("Ada"), cast.id("Bo")]})["room"]
        assert room["role"] == "member" and room["memberCount"] == 2, room
        cast.bo.until(lambda: [e for e in cast.bo.named("user:joined") if e["room"] == room["id"]], "the room")
        for client in (cast.ada, cast.bo):
            for command, data in {"room:update": {"topic": "x"}, "room:delete": {}, "room:leave": {},
                                  "room:invite": {"users": [cast.id("Cy")]},
                                  "member:kick": {"user": cast.id("Bo")}, "member:role": {"user": cast.id("Bo"), "role": "admin"},
                                  "member:ban": {"user": cast.id("Bo"), "on": True},
                                  "member:mute": {"user": cast.id("Bo"), "until": iso(60)}}.items():
                assert client.refused(command, {"room": room["id"], **data})["code"] == "forbidden", command
            may = client.ok("room:get", {"room": room["id"]})["room"]["mayDo"]
            assert "message:send" in may and not {"room:leave", "room:update", "room:delete", "member:kick"} & set(may), may
        assert cast.cy.refused("room:get", {"room": room["id"]})["code"] == "not_found"
        with_agent = cast.ada.ok("room:create", {"kind": "direct", "members": [cast.id("Bo"), sage]})["room"]
        assert with_agent["id"] != room["id"] and with_agent["memberCount"] == 3
        again = cast.bo.ok("room:create", {"kind": "direct", "members": [sage, cast.id("Ada")]})["room"]
        assert again["id"] == with_agent["id"]
        for members in ([], [cast.id("Ada")]):
            error = cast.ada.refused("room:create", {"kind": "direct", "members": members})
            assert (error["code"], error["field"]) == ("validation_failed", "members"), error
        error = cast.ada.refused("room:create", {"kind": "direct", "members": [str(uuid.uuid4())]})
        assert (error["code"], error["field"]) == ("not_found", "members"), error
        crowd = [id_of(account(server, f"Crowd {number}")) for number in range(8)]
        assert cast.ada.refused("room:create", {"kind": "direct", "members": crowd})["code"] == "validation_failed"
        assert cast.ada.ok("room:create", {"kind": "direct", "members": crowd[:7] + [sage]})["room"]["memberCount"] == 9


def test_people_are_added_all_or_none():
    with Server() as server:
        cast = Cast(server, names=("Ada", "Bo", "Cy", "Di", "Ed"))
        error = cast.bo.refused("room:invite", {"room": cast.room, "users": [cast.id("Cy"), str(uuid.uuid4())]})
        assert (error["code"], error["field"]) == ("not_found", "users"), error
        before = len(of_room(cast.ada, cast.room, ["user:joined"]))
        status, body = server.rest("POST", f"rooms/{cast.room}/members", {"users": [cast.id(n) for n in ("Cy", "Bo", "Di")]},
                                   cast.token("Bo"))
        assert status == 201 and [m["user"]["name"] for m in body["members"]] == ["Cy", "Bo", "Di"], body
        cast.ada.until(lambda: len(of_room(cast.ada, cast.room, ["user:joined"])) == before + 2, "both")
        told = [(data["member"]["user"]["name"], data["by"]) for _, data in of_room(cast.ada, cast.room, ["user:joined"])[before:]]
        assert told == [("Cy", cast.id("Bo")), ("Di", cast.id("Bo"))], told
        cast.cy.event("user:joined")
        seen = cast.cy.ok("room:get", {"room": cast.room})["room"]
        assert seen["role"] == "member" and seen["lastRead"] == seen["seq"], seen
        cast.ada.ok("member:ban", {"room": cast.room, "user": cast.id("Ed"), "on": True})
        fi = account(server, "Fi")
        error = cast.ada.refused("room:invite", {"room": cast.room, "users": [id_of(fi), cast.id("Ed")]})
        assert (error["code"], error["field"]) == ("forbidden", "users"), error
        names = [m["user"]["name"] for m in cast.ada.ok("room:members", {"room": cast.room})["members"]]
        assert "Fi" not in names and "Ed" not in names, names


def test_a_guest_is_a_guest_wherever_he_is_put_and_only_where_one_meets_him():
    with Server(settings=["lobby.enabled=false"]) as server:
        cast = Cast(server)
        gus = server.guest("Gus")
        guest = Client(server, gus["token"])
        error = cast.ada.refused("room:create", {"name": "Attic", "kind": "private", "members": [id_of(gus)]})
        assert error["code"] == "not_found", error
        square = guest.ok("room:create", {"name": "Square", "kind": "public"})["room"]["id"]
        cast.ada.ok("room:join", {"room": square})
        attic = cast.ada.ok("room:create", {"name": "Attic", "kind": "private", "members": [id_of(gus), cast.id("Cy")]})["room"]
        roles = {m["user"]["name"]: m["role"] for m in cast.ada.ok("room:members", {"room": attic["id"]})["members"]}
        assert roles["Gus"] == "guest" and roles["Cy"] == "member" and roles["Ada"] == "owner", roles
        error = cast.ada.refused("member:role", {"room": attic["id"], "user": id_of(gus), "role": "admin"})
        assert (error["code"], error["field"]) == ("validation_failed", "role"), error
        assert guest.refused("room:invite", {"room": attic["id"], "users": [cast.id("Bo")]})["code"] == "forbidden"


def test_the_owner_hands_over_and_everybody_hears_it_in_order():
    with Server() as server:
        cast = Cast(server)
        cast.invite("Cy")
        assert cast.role("Bo", "admin")["role"] == "admin"
        assert cast.bo.refused("member:role", {"room": cast.room, "user": cast.id("Cy"), "role": "admin"})["code"] == "forbidden"
        quiet = cast.ada.ok("room:get", {"room": cast.room})["room"]["ev"]
        cast.role("Bo", "admin")  # as it is
        status, body = server.rest("PATCH", f"rooms/{cast.room}/members/{cast.id('Cy')}", {"role": "owner"}, cast.token("Ada"))
        assert status == 200 and body["member"]["role"] == "owner", body
        assert cast.ada.refused("room:delete", {"room": cast.room})["code"] == "forbidden"
        events = cast.cy.ok("room:since", {"room": cast.room, "ev": quiet})["events"]
        told = [(e["data"]["member"]["user"]["name"], e["data"]["member"]["role"], e["data"].get("by")) for e in events]
        assert told == [("Cy", "owner", cast.id("Ada")), ("Ada", "admin", None)], told
        live = [frame for frame in cast.cy.events if frame.get("room") == cast.room and frame["ev"] > quiet]
        assert live == events, (live, events)
        cast.role("Ada", "member", by="Ada")  # everybody may lower himself
        assert cast.cy.refused("member:role", {"room": cast.room, "user": cast.id("Cy"), "role": "member"})["code"] == "forbidden"


def test_an_owner_who_leaves_is_followed_and_the_last_person_archives_the_room():
    with Server() as server:
        olga = Client(server, steward(server)["token"])
        cast = Cast(server, kind="public")
        cast.invite("Cy")
        cast.role("Cy", "admin")
        start = cast.ada.ok("room:get", {"room": cast.room})["room"]["ev"]
        cast.ada.ok("room:leave", {"room": cast.room})
        events = cast.bo.ok("room:since", {"room": cast.room, "ev": start})["events"]
        assert [e["event"] for e in events] == ["user:left", "member:updated"], events
        assert events[1]["data"]["member"]["user"]["name"] == "Cy" and events[1]["data"]["member"]["role"] == "owner"
        cast.cy.ok("room:leave", {"room": cast.room})
        assert cast.bo.ok("room:get", {"room": cast.room})["room"]["role"] == "owner"
        cast.bo.ok("room:leave", {"room": cast.room})
        assert cast.room not in [entry["id"] for entry in cast.bo.ok("room:directory", {})["rooms"]]
        error = cast.cy.refused("room:join", {"room": cast.room})
        assert (error["code"], error["field"]) == ("conflict", "room"), error
        error = cast.cy.refused("member:role", {"room": cast.room, "user": cast.id("Cy"), "role": "owner"})
        assert error["code"] == "forbidden", error
        given = olga.ok("member:role", {"room": cast.room, "user": cast.id("Cy"), "role": "owner"})["member"]
        assert given["role"] == "owner" and given["user"]["name"] == "Cy", given
        cast.cy.until(lambda: [e for e in cast.cy.named("user:joined") if e["room"] == cast.room and e["data"].get("by")], "it")
        assert cast.cy.ok("room:get", {"room": cast.room})["room"]["archived"] is True
        assert cast.cy.ok("room:update", {"room": cast.room, "archived": False})["room"]["archived"] is False
        cast.ada.ok("room:join", {"room": cast.room})


def test_who_leads_the_server_leads_no_room_but_its_own():
    with Server() as server:
        olga = Client(server, steward(server)["token"])
        assert olga.room()["role"] == "owner"
        cast = Cast(server, kind="public")
        joined = olga.ok("room:join", {"room": cast.room})["room"]
        assert joined["role"] == "member" and "member:kick" not in joined["mayDo"], joined
        assert olga.refused("member:kick", {"room": cast.room, "user": cast.id("Bo")})["code"] == "forbidden"
        roles = [m["role"] for m in cast.ada.ok("room:members", {"room": cast.room})["members"]]
        assert roles.count("owner") == 1, roles
        hidden = cast.ada.ok("room:create", {"name": "Hidden", "kind": "private"})["room"]["id"]
        assert olga.refused("room:get", {"room": hidden})["code"] == "not_found"
        assert olga.refused("room:update", {"room": hidden, "name": "Mine"})["code"] == "not_found"
        assert olga.ok("room:update", {"room": hidden, "archived": True})["room"]["archived"] is True
        assert server.rest("DELETE", f"rooms/{hidden}", None, None)[0] == 401
        olga.ok("room:delete", {"room": hidden})
        assert cast.ada.refused("room:get", {"room": hidden})["code"] == "not_found"


def test_who_is_removed_gets_nothing_that_comes_later():
    with Server() as server:
        cast = Cast(server)
        second = Client(server, cast.token("Bo"))
        stop = threading.Event()

        def chatter():
            while not stop.is_set():
                cast.ada.send(cast.room, "on and on")

        def shout():
            while not stop.is_set():
                answers.append(cast.bo.ask("message:send", {"room": cast.room, "clientId": str(uuid.uuid4()), "content": "me too"}))

        answers = []
        threads = [threading.Thread(target=chatter), threading.Thread(target=shout)]
        for thread in threads:
            thread.start()
        wait_for(lambda: len(answers) > 5, "talk")
        moderator = Client(server, cast.token("Ada"))
        moderator.ok("member:kick", {"room": cast.room, "user": cast.id("Bo"), "reason": "too loud"})
        for client in (cast.bo, second):
            client.until(lambda: [d for _, d in of_room(client, cast.room, ["user:left"]) if d["user"] == cast.id("Bo")], "the end")
        wait_for(lambda: answers and "error" in answers[-1], "a refusal")
        stop.set()
        for thread in threads:
            thread.join()
        moderator.send(cast.room, "the last word")
        for client in (cast.bo, second):
            client.ok("room:list", {})  # all that was sent before is here
            frames = [frame for frame in client.events if frame.get("room") == cast.room]
            assert frames[-1]["event"] == "user:left" and frames[-1]["data"]["user"] == cast.id("Bo"), frames[-1]
            assert frames[-1]["data"]["by"] == cast.id("Ada") and frames[-1]["data"]["reason"] == "too loud"
        assert {a["error"]["code"] for a in answers if "error" in a} <= {"not_found", "forbidden"}, answers[-3:]
        log = moderator.ok("room:since", {"room": cast.room, "ev": frames[-1]["ev"], "limit": 100})["events"]
        assert not [e for e in log if e["event"] == "message:new" and e["data"]["message"]["author"]["id"] == cast.id("Bo")], log
        assert cast.ada.refused("member:kick", {"room": cast.room, "user": cast.id("Bo")})["code"] == "not_found"


def test_who_is_muted_reads_and_writes_no_more():
    with Server() as server:
        cast = Cast(server, kind="public")
        cast.invite("Cy")
        cast.role("Bo", "admin")
        own = cast.bo.send(cast.room, "before")
        until = iso(3600)
        status, body = server.rest("PUT", f"rooms/{cast.room}/members/{cast.id('Bo')}/mute", {"until": until}, cast.token("Ada"))
        assert status == 200 and body["member"]["mutedUntil"] == until, body
        cast.bo.until(lambda: [d for _, d in of_room(cast.bo, cast.room, ["member:updated"]) if "mutedUntil" in d["member"]], "it")
        for command, data in {"message:send": {"room": cast.room, "clientId": "c", "content": "x"},
                              "message:edit": {"message": own["id"], "content": "x"}, "typing:start": {"room": cast.room},
                              "stream:request": {"room": cast.room, "prompt": "x", "clientId": "d"},
                              "room:invite": {"room": cast.room, "users": [cast.id("Cy")]},
                              "room:update": {"room": cast.room, "topic": "x"},
                              "member:kick": {"room": cast.room, "user": cast.id("Cy")},
                              "ban:list": {"room": cast.room}}.items():
            assert cast.bo.refused(command, data)["code"] == "forbidden", command
        assert "message:send" not in cast.bo.ok("room:get", {"room": cast.room})["room"]["mayDo"]
        cast.bo.ok("message:delete", {"message": own["id"]})
        cast.bo.ok("message:seen", {"room": cast.room, "seq": 1})
        cast.bo.ok("room:leave", {"room": cast.room})
        assert server.stop() == 0
        server.start()
        bo = Client(server, server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[1]["token"])
        ada = Client(server, server.rest("POST", "auth/login", {"name": "Ada", "password": PASSWORD})[1]["token"])
        bo.ok("room:join", {"room": cast.room})
        assert bo.refused("message:send", {"room": cast.room, "clientId": "e", "content": "x"})["code"] == "forbidden"
        for wrong in (iso(-60), iso(11 * 366 * 86400)):
            error = ada.refused("member:mute", {"room": cast.room, "user": cast.id("Bo"), "until": wrong})
            assert (error["code"], error["field"]) == ("validation_failed", "until"), error
        ended = ada.ok("member:mute", {"room": cast.room, "user": cast.id("Bo"), "until": None})["member"]
        assert "mutedUntil" not in ended, ended
        bo.send(cast.room, "again")
        until = iso(4)
        ada.ok("member:mute", {"room": cast.room, "user": cast.id("Bo"), "until": until})
        must_end(until, lambda: bo.ask("message:send", {"room": cast.room, "clientId": "g", "content": "x"}))


def test_who_joins_once_more_has_read_what_he_has_read():
    with Server() as server:
        owner, bob = Client(server, account(server, "Ada")["token"]), Client(server, account(server, "Bob")["token"])
        room = owner.ok("room:create", {"name": "Square", "kind": "public"})["room"]["id"]
        bob.ok("room:join", {"room": room})
        for n in range(3):
            owner.send(room, f"message {n}")
        bob.ok("room:read", {"room": room, "seq": 1})
        again = bob.ok("room:join", {"room": room})["room"]
        assert (again["lastRead"], again["unread"]) == (1, 2), again
        code = owner.ok("invite:create", {"room": room})["invite"]["code"]
        again = bob.ok("invite:accept", {"code": code})["room"]
        assert (again["lastRead"], again["unread"]) == (1, 2), again


def test_ones_other_devices_follow_what_is_seen_where_nobody_else_may():
    with Server() as server:
        ada, bob = account(server, "Ada"), account(server, "Bob")
        owner, desk = Client(server, ada["token"]), Client(server, bob["token"])
        room = owner.ok("room:create", {"name": "Square", "kind": "public"})["room"]["id"]
        desk.ok("room:join", {"room": room})
        owner.ok("room:update", {"room": room, "receipts": False})
        phone = Client(server, bob["token"])
        owner.send(room, "hello")
        desk.ok("message:seen", {"room": room, "seq": 1})
        assert phone.event("message:seen:update")["data"]["seq"] == 1
        owner.ok("room:get", {"room": room})  # behind what it would have been told
        assert not owner.named("message:seen:update") and not desk.named("message:seen:update")


def test_who_is_banned_stays_out_until_it_ends():
    with Server() as server:
        cast = Cast(server, kind="public")
        before = {"epoch": cast.bo.ok("room:get", {"room": cast.room})["room"]["epoch"], "ev": 1}
        status, body = server.rest("PUT", f"rooms/{cast.room}/bans/{cast.id('Bo')}", {"on": True, "reason": "spam"}, cast.token("Ada"))
        assert status == 200 and body == {}, (status, body)
        left = cast.bo.event("user:left")["data"]
        assert left == {"user": cast.id("Bo"), "name": "Bo", "by": cast.id("Ada"), "reason": "spam"}, left
        told = {"kind": "banned", "text": "\u2068Ada\u2069 has banned you from \u2068Project\u2069. spam", "room": cast.room, "reason": "spam", "by": cast.id("Ada")}
        assert [e["data"] for e in cast.bo.events if e["event"] in ("server:notice", "user:left")] == [told, left]
        for command in ("room:get", "room:members", "message:history", "room:join", "room:leave", "presence:get"):
            assert cast.bo.refused(command, {"room": cast.room})["code"] == "forbidden", command
        again = Client(server, cast.token("Bo"), rooms={cast.room: before})
        again.event("resume:done")
        assert again.event("room:reset")["data"] == {"room": cast.room, "gone": True}
        told_first = [e["event"] for e in again.events if e["event"] != "presence:update"][:2]  # which comes when it likes
        assert told_first == ["server:notice", "room:reset"], again.events
        assert again.event("server:notice")["data"] == told
        assert not cast.ada.named("server:notice")
        entry = next(e for e in cast.bo.ok("room:directory", {})["rooms"] if e["id"] == cast.room)
        assert entry["banned"] is True and entry["member"] is False, entry
        cast.ada.ok("member:ban", {"room": cast.room, "user": cast.id("Cy"), "on": True, "until": iso(3600)})
        assert cast.cy.refused("room:join", {"room": cast.room})["code"] == "forbidden"  # who was never in it, too
        assert not cast.cy.named("server:notice")
        assert cast.bo.refused("ban:list", {"room": cast.room})["code"] == "forbidden"
        page = cast.ada.ok("ban:list", {"room": cast.room, "limit": 1})
        assert page["more"] and [b["user"]["name"] for b in page["bans"]] == ["Cy"] and page["bans"][0]["until"], page
        status, rest = server.rest("GET", f"rooms/{cast.room}/bans?limit=1&cursor={page['cursor']}", None, cast.token("Ada"))
        assert status == 200 and not rest["more"] and rest["bans"][0]["reason"] == "spam", rest
        assert rest["bans"][0]["by"] == cast.id("Ada") and "until" not in rest["bans"][0], rest
        assert cast.ada.refused("ban:list", {"room": cast.room, "cursor": "nonsense"})["field"] == "cursor"
        assert server.stop() == 0
        server.start()
        ada = Client(server, server.rest("POST", "auth/login", {"name": "Ada", "password": PASSWORD})[1]["token"])
        bo = Client(server, server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[1]["token"])
        assert bo.refused("room:join", {"room": cast.room})["code"] == "forbidden"
        for _ in range(2):
            ada.ok("member:ban", {"room": cast.room, "user": cast.id("Bo"), "on": False})
        bo.ok("room:join", {"room": cast.room})
        until = iso(4)
        ada.ok("member:ban", {"room": cast.room, "user": cast.id("Bo"), "on": True, "until": until})
        assert bo.event("server:notice")["data"]["until"] == until
        must_end(until, lambda: bo.ask("room:join", {"room": cast.room}))
        for data in ({"until": iso(-5)}, {"reason": "x" * 301}):
            error = ada.refused("member:ban", {"room": cast.room, "user": cast.id("Bo"), "on": True, **data})
            assert (error["code"], error["field"]) == ("validation_failed", next(iter(data))), error
        assert ada.refused("member:ban", {"room": cast.room, "user": cast.id("Ada"), "on": True})["code"] == "validation_failed"
        private = ada.ok("room:create", {"name": "Cellar", "kind": "private"})["room"]["id"]
        ada.ok("member:ban", {"room": private, "user": cast.id("Bo"), "on": True})
        assert bo.refused("room:get", {"room": private})["code"] == "not_found"
        assert bo.refused("room:join", {"room": private})["code"] == "forbidden"


def test_an_archived_room_is_read_only_until_it_is_taken_back():
    with Server() as server:
        cast = Cast(server, kind="public")
        own = cast.bo.send(cast.room, "before")
        other = cast.ada.send(cast.room, "before")
        cast.role("Bo", "admin")
        assert cast.bo.refused("room:update", {"room": cast.room, "archived": True})["code"] == "forbidden"
        status, body = server.rest("PATCH", f"rooms/{cast.room}", {"archived": True}, cast.token("Ada"))
        assert status == 200 and body["room"]["archived"] is True, body
        told = cast.bo.event("room:updated")["data"]
        assert told["by"] == cast.id("Ada") and told["room"]["archived"] is True, told
        for command, data in {"message:send": {"clientId": "c", "content": "x"}, "room:invite": {"users": [cast.id("Cy")]},
                              "room:update": {"topic": "x"}, "member:role": {"user": cast.id("Bo"), "role": "member"},
                              "member:mute": {"user": cast.id("Bo"), "until": iso(60)},
                              "stream:request": {"prompt": "x", "clientId": "d"}}.items():
            error = cast.ada.refused(command, {"room": cast.room, **data})
            assert (error["code"], error["field"]) == ("conflict", "room"), (command, error)
        error = cast.bo.refused("message:edit", {"message": own["id"], "content": "x"})
        assert (error["code"], error["field"]) == ("conflict", "room"), error
        assert cast.bo.refused("message:delete", {"message": other["id"]})["code"] in ("conflict", "forbidden")
        cast.bo.ok("message:delete", {"message": own["id"]})
        assert cast.cy.refused("room:join", {"room": cast.room})["code"] == "conflict"
        assert cast.room in [room["id"] for room in cast.bo.ok("room:list", {})["rooms"]]
        assert cast.room not in [room["id"] for room in cast.cy.ok("room:list", {})["rooms"]]
        assert cast.room not in [entry["id"] for entry in cast.bo.ok("room:directory", {})["rooms"]]
        cast.ada.ok("member:kick", {"room": cast.room, "user": cast.id("Bo")})
        assert cast.ada.ok("room:update", {"room": cast.room, "archived": False, "topic": "back"})["room"]["topic"] == "back"
        cast.cy.ok("room:join", {"room": cast.room})


def test_a_room_changes_its_kind_and_what_changes_nothing_is_no_event():
    with Server() as server:
        cast = Cast(server, kind="public")
        start = cast.ada.ok("room:get", {"room": cast.room})["room"]
        cast.cy.ok("message:history", {"room": cast.room})
        for same in ({"name": "Project"}, {"topic": ""}, {"kind": "public"}, {"receipts": True}, {"agents": "everyone"}):
            assert cast.ada.ok("room:update", {"room": cast.room, **same})["room"]["ev"] == start["ev"], same
        closed = cast.ada.ok("room:update", {"room": cast.room, "kind": "private"})["room"]
        assert closed["kind"] == "private" and closed["ev"] == start["ev"] + 1, closed
        assert cast.cy.refused("message:history", {"room": cast.room})["code"] == "not_found"
        assert cast.cy.refused("room:join", {"name": "Project"})["code"] == "not_found"
        cast.cy.ok("room:create", {"name": "Project", "kind": "public"})
        error = cast.ada.refused("room:update", {"room": cast.room, "kind": "public"})
        assert (error["code"], error["field"]) == ("conflict", "name"), error
        assert cast.ada.ok("room:update", {"room": cast.room, "kind": "public", "name": "Another"})["room"]["kind"] == "public"
        cast.role("Bo", "admin")
        assert cast.bo.refused("room:update", {"room": cast.room, "kind": "private"})["code"] == "forbidden"
        assert cast.bo.ok("room:update", {"room": cast.room, "topic": "by an admin"})["room"]["topic"] == "by an admin"


def test_who_may_ask_agents_is_said_by_the_room():
    with Server() as server:
        cast = Cast(server, kind="public")
        cast.ada.ok("room:update", {"room": cast.room, "agents": "managers"})
        refused = cast.bo.refused("stream:request", {"room": cast.room, "prompt": "Explain python", "clientId": "a"})
        assert refused["code"] == "forbidden", refused
        cast.bo.send(cast.room, "@Sage explain python")
        cast.bo.send(cast.room, "/ask explain python")
        asked = cast.ada.ok("stream:request", {"room": cast.room, "prompt": "Explain python", "clientId": "b"})
        cast.ada.until(lambda: cast.ada.named("stream:complete"), "the answer")
        history = cast.ada.ok("message:history", {"room": cast.room})["messages"]
        assert [m["stream"]["id"] for m in history if "stream" in m] == [asked["stream"]], history
        cast.ada.ok("room:update", {"room": cast.room, "agents": "nobody"})
        assert cast.ada.refused("stream:request", {"room": cast.room, "prompt": "x", "clientId": "c"})["code"] == "forbidden"


def test_a_room_without_receipts_tells_nobody_what_was_read():
    with Server() as server:
        cast = Cast(server)
        cast.ada.ok("room:update", {"room": cast.room, "receipts": False})
        cast.ada.send(cast.room, "one")
        cast.bo.ok("message:seen", {"room": cast.room, "seq": 1})
        cast.bo.ok("message:delivered", {"room": cast.room, "seq": 1})
        assert cast.bo.ok("room:get", {"room": cast.room})["room"]["lastRead"] == 1
        page = cast.ada.ok("message:history", {"room": cast.room})
        assert not page.get("cursors") and not page.get("delivered") and not page.get("seen"), page
        assert not cast.ada.named("message:seen:update") and not cast.ada.named("message:delivered")


def test_the_directory_has_the_busiest_public_rooms_first():
    with Server() as server:
        cast = Cast(server)
        for name, members in {"Zebra crossing": ["Bo", "Cy"], "Apples": ["Bo"], "Bananas 100%": ["Bo"], "Äpfel": []}.items():
            cast.ada.ok("room:create", {"name": name, "kind": "public", "topic": "fruit" if name != "Apples" else "",
                                        "members": [cast.id(each) for each in members]})
        cast.ada.ok("room:create", {"name": "Apples in secret", "kind": "private"})

        def names(client, **data):
            return [entry["name"] for entry in client.ok("room:directory", data)["rooms"]]

        everything = names(cast.cy)
        assert [name for name in everything if name != "Lobby"] == ["Zebra crossing", "Apples", "Bananas 100%", "Äpfel"], everything
        assert names(cast.cy, query="APPLE") == ["Apples"]
        assert names(cast.cy, query="fruit") == ["Zebra crossing", "Bananas 100%", "Äpfel"]
        assert names(cast.cy, query="%") == ["Bananas 100%"] and names(cast.cy, query="_") == []
        pages, cursor = [], None
        while True:
            status, page = server.rest("GET", "rooms/directory?limit=2" + (f"&cursor={cursor}" if cursor else ""), None, cast.token("Cy"))
            assert status == 200 and 0 < len(page["rooms"]) <= 2, page
            pages += [entry["name"] for entry in page["rooms"]]
            cursor = page.get("cursor")
            if not page["more"]:
                break
        assert pages == everything, pages
        error = cast.cy.refused("room:directory", {"cursor": "nonsense"})
        assert (error["code"], error["field"]) == ("validation_failed", "cursor"), error
        zebra = next(e for e in cast.cy.ok("room:directory", {})["rooms"] if e["name"] == "Zebra crossing")
        assert zebra["member"] is True and zebra["memberCount"] >= 3 and "lastMessageAt" not in zebra, zebra


def test_a_welcome_has_the_two_hundred_latest_rooms_and_the_list_has_the_rest():
    with Server() as server:
        ada = account(server, "Ada")
        maker = Client(server, ada["token"])
        rooms = [maker.ok("room:create", {"name": f"Room {number}", "kind": "private"})["room"]["id"] for number in range(230)]
        maker.send(rooms[3], "the latest word")
        client = Client(server, ada["token"], rooms={rooms[10]: {"ev": 1}})
        welcome = client.welcome
        shown = [room["id"] for room in welcome["rooms"]]
        assert len(shown) == 200 and welcome["more"] is True and shown[0] == rooms[3] and rooms[10] not in shown, welcome["more"]
        client.event("resume:done")
        # A room that was named is brought up to date though it isn't shown.
        assert [e["ev"] for e in client.events if e.get("room") == rooms[10] and "ev" in e][:1] == [2]
        listed, cursor = [], None
        while True:
            page = client.ok("room:list", {"cursor": cursor} if cursor else {})
            listed += [room["id"] for room in page["rooms"] if room["member"]]
            assert len(page["rooms"]) <= 200
            if not page["more"]:
                break
            cursor = page["cursor"]
        assert len(listed) == len(set(listed)) and set(rooms) <= set(listed) and listed[:200] == shown
        rest = client.ok("room:list", {"cursor": welcome["cursor"]})["rooms"]
        assert {room["id"] for room in rest if room["member"]} == set(listed) - set(shown)
        status, own = server.rest("GET", "me/rooms", None, ada["token"])
        assert status == 200 and {room["id"] for room in own["rooms"]} == set(listed)
        # What happens in the others is heard of all the same.
        quiet = rooms[11]
        maker.send(quiet, "hello")
        client.until(lambda: [e for e in client.named("message:new") if e["room"] == quiet], "a word from a room not shown")
        assert client.refused("room:list", {"cursor": "nonsense"})["field"] == "cursor"


if __name__ == "__main__":
    run(sys.modules[__name__])
