# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""People: what they keep for themselves, who they are to others, where they are signed in, and who leads the server."""

import json
import struct
import sys
import time
import urllib.error
import urllib.request
import zlib

from harness import PATIENCE, Client, Server, run, wait_for

PASSWORD = "correct horse battery"


def account(server, name, **more):
    status, data = server.rest("POST", "auth/register", {"name": name, "password": PASSWORD, **more})
    assert status == 201, data
    return data


def summary(client, room):
    return client.ok("room:get", {"room": room})["room"]


def png(width, height):
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\x40\x80\xc0" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def raw(server, method, path, body=None, token=None):
    """(status, headers, bytes) of a call whose body or answer is no JSON."""
    request = urllib.request.Request(f"{server.url}/api/v1/{path}", method=method, data=body)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_a_room_is_marked_unread_on_all_devices_and_over_a_restart():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        desk, phone, other = (Client(server, who["token"]) for who in (bo, bo, ada))
        room = desk.room()["id"]
        for number in range(5):
            other.send(room, f"{number}")
        desk.ok("message:seen", {"room": room, "seq": 5})
        assert (summary(desk, room)["lastRead"], summary(desk, room)["unread"]) == (5, 0)
        assert desk.ok("room:read", {"room": room, "seq": 2}) == {}
        told = phone.event("room:read")
        assert told["data"] == {"room": room, "seq": 2} and "ev" not in told, told
        assert (summary(phone, room)["lastRead"], summary(phone, room)["unread"]) == (2, 3)
        for client in (other, desk):
            summary(client, room)  # behind what it would have been told
            assert not client.named("room:read")
        assert max(e["data"]["seq"] for e in other.named("message:seen:update")) == 5
        server.stop()
        server.start()
        back = Client(server, bo["token"])
        assert (back.room()["lastRead"], back.room()["unread"]) == (2, 3)
        back.ok("message:seen", {"room": room, "seq": 4})
        assert summary(back, room)["lastRead"] == 4
        assert server.rest("PUT", f"rooms/{room}/read", {"seq": 1}, bo["token"]) == (200, {})
        assert back.event("room:read")["data"]["seq"] == 1
        assert server.rest("PUT", f"rooms/{room}/read", {"seq": 900}, bo["token"])[0] == 200
        assert summary(back, room)["lastRead"] == 5
        assert back.refused("room:read", {"room": room, "seq": -1})["field"] == "seq"


def seconds_from_now(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + seconds))


def test_how_loud_a_room_is_and_which_are_favourites_is_ones_own():
    with Server() as server:
        bo = account(server, "Bo")
        desk, phone = Client(server, bo["token"]), Client(server, bo["token"])
        room = desk.room()["id"]
        assert "notify" not in desk.room() and desk.room()["favourite"] is False
        assert desk.ok("room:notify", {"room": room, "level": "mentions", "favourite": True}) == {}
        told = phone.event("room:notify")["data"]
        assert told == {"room": room, "level": "mentions", "favourite": True}, told
        assert summary(phone, room)["notify"] == {"level": "mentions"} and summary(phone, room)["favourite"]
        silence = lambda until: server.rest("PUT", f"rooms/{room}/notify", {"level": "none", "until": until}, bo["token"])
        until = seconds_from_now(3_600)
        assert silence(until) == (200, {})
        assert summary(desk, room)["notify"] == {"level": "none", "until": until}
        # A machine that stands still for a while may let the end go by before it is asked for: then once more.
        wait_for(lambda: silence(seconds_from_now(4)) == (200, {}), "a silence that ends soon")
        wait_for(lambda: summary(desk, room).get("notify") == {"level": "mentions"}, "the end of the silence")
        desk.ok("room:notify", {"room": room, "level": "all"})
        assert "notify" not in summary(desk, room) and summary(desk, room)["favourite"]
        assert desk.refused("room:notify", {"room": room, "until": until})["field"] == "level"
        assert desk.refused("room:notify", {"room": room, "level": "none", "until": "2020-01-01T00:00:00.000Z"})["field"] == "until"
        server.stop()
        server.start()
        assert Client(server, bo["token"]).room()["favourite"]


def test_people_are_found_shown_and_called_by_their_new_name():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        guest = server.guest("Gunther")
        one, two = Client(server, ada["token"]), Client(server, bo["token"])
        names = lambda client, **data: [user["name"] for user in client.ok("user:list", data)["users"]]
        assert names(one) == ["Bo", "Gunther"]
        assert names(one, query="GUN") == ["Gunther"] and names(one, query="%") == []
        page = one.ok("user:list", {"limit": 1})
        assert page["more"] and [u["name"] for u in page["users"]] == ["Bo"]
        rest = server.rest("GET", f"users?limit=1&cursor={page['cursor']}", None, ada["token"])
        assert rest[0] == 200 and [u["name"] for u in rest[1]["users"]] == ["Gunther"] and not rest[1]["more"]
        assert one.refused("user:list", {"cursor": "x"})["code"] == "validation_failed"
        room = one.room()["id"]
        said = two.send(room, "I am Bo")
        changed = two.ok("user:update", {"name": "Robert", "about": "Gardener"})["user"]
        assert changed["name"] == "Robert" and changed["about"] == "Gardener", changed
        told = one.event("user:updated")
        assert told["data"]["user"]["name"] == "Robert" and "ev" not in told, told
        shown = one.ok("user:get", {"user": bo["user"]["id"]})
        assert shown["user"]["about"] == "Gardener" and shown["presence"]["state"] == "online", shown
        assert [r["name"] for r in shown["rooms"]] == ["Lobby"] and shown["joinedAt"], shown
        assert one.ok("message:get", {"message": said["id"]})["message"]["author"]["name"] == "Robert"
        assert two.send(room, "and now?")["author"]["name"] == "Robert"
        members = one.ok("room:members", {"room": room})["members"]
        assert "Robert" in [m["user"]["name"] for m in members] and "Bo" not in [m["user"]["name"] for m in members]
        assert server.rest("POST", "auth/login", {"name": "Robert", "password": PASSWORD})[0] == 201
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[0] == 401
        assert server.rest("POST", "auth/register", {"name": "Bo", "password": PASSWORD})[0] == 409
        assert server.rest("PATCH", "me", {"name": "Ada"}, bo["token"])[1]["error"]["code"] == "conflict"
        assert server.rest("PATCH", "me", {"about": None}, bo["token"])[0] == 200
        assert "about" not in one.ok("user:get", {"user": bo["user"]["id"]})["user"]
        two.close()
        wait_for(lambda: "lastSeen" in one.ok("user:get", {"user": bo["user"]["id"]})["presence"], "when he was here last")
        server.stop()
        server.start()
        back = Client(server, ada["token"])
        presence = back.ok("user:get", {"user": bo["user"]["id"]})["presence"]
        assert presence["state"] == "offline" and presence["lastSeen"], presence
        assert server.rest("GET", f"users/{guest['user']['id']}", None, ada["token"])[0] == 200


def test_what_somebody_blocked_writes_in_a_shared_room_is_neither_unread_nor_a_mention():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        one, two = Client(server, ada["token"]), Client(server, bo["token"])
        hall = one.ok("room:create", {"name": "Hall", "kind": "private", "members": [bo["user"]["id"]]})["room"]["id"]
        two.event("room:created")
        two.send(hall, "@Ada look here")
        one.event("message:new")
        counted = lambda own: tuple(summary(own, hall).get(key, 0) for key in ("unread", "unreadMentions"))
        assert counted(one) == (1, 1), counted(one)
        one.ok("user:block", {"user": bo["user"]["id"], "on": True})
        assert counted(one) == (0, 0), counted(one)
        phone = Client(server, ada["token"])
        assert phone.room("Hall")["unread"] == 0, phone.room("Hall")
        one.ok("user:block", {"user": bo["user"]["id"], "on": False})
        assert counted(one) == (1, 1), counted(one)


def test_the_blocked_one_is_not_told_and_can_neither_write_nor_add_the_other():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        one, two = Client(server, ada["token"]), Client(server, bo["token"])
        direct = one.ok("room:create", {"kind": "direct", "members": [bo["user"]["id"]]})["room"]["id"]
        two.event("room:created")
        two.send(direct, "hello")
        two.event("message:new")
        told = lambda: [e for e in two.events if e["event"] != "presence:update"]  # which comes when the server likes
        summary(two, direct)  # behind what it was told before
        before = len(told())
        assert server.rest("PUT", f"users/{bo['user']['id']}/block", {"on": True}, ada["token"]) == (200, {})
        assert one.event("user:block")["data"] == {"user": bo["user"]["id"], "on": True}
        refused = two.refused("message:send", {"room": direct, "clientId": "c", "content": "again"})
        assert refused["code"] == "forbidden", refused
        assert two.refused("room:create", {"kind": "direct", "members": [ada["user"]["id"]]})["code"] == "forbidden"
        mine = {"name": "Mine", "kind": "private", "members": [ada["user"]["id"]]}
        assert (refused := two.refused("room:create", mine))["field"] == "members" and refused["code"] == "forbidden"
        assert len(told()) == before, told()[before:]
        room = two.ok("room:create", {**mine, "members": []})["room"]["id"]
        refused = two.refused("room:invite", {"room": room, "users": [ada["user"]["id"]]})
        assert refused["code"] == "forbidden" and refused["field"] == "users", refused
        one.send(direct, "you hear me still")
        phone = Client(server, ada["token"])
        assert phone.welcome["blocked"] == [bo["user"]["id"]]
        assert [u["name"] for u in one.ok("user:list", {"blocked": True})["users"]] == ["Bo"]
        assert one.ok("user:block", {"user": bo["user"]["id"], "on": False}) == {}
        released = phone.event("user:block")
        assert released["data"] == {"user": bo["user"]["id"], "on": False} and "ev" not in released, released
        one.ok("user:block", {"user": bo["user"]["id"], "on": False})
        two.send(direct, "and so do you me")
        heard = lambda own: any(e["data"]["message"]["content"] == "and so do you me" for e in own.named("message:new"))
        for own in (one, phone):
            own.until(lambda: heard(own), "what comes later")
        assert len(phone.named("user:block")) == 1, phone.named("user:block")
        assert len(one.named("user:block")) == 1, one.named("user:block")


def test_whose_password_is_changed_hears_why_they_are_signed_out():
    with Server() as server:
        here = account(server, "Ada")
        there = server.rest("POST", "auth/login", {"name": "Ada", "password": PASSWORD})[1]
        desk, phone = Client(server, here["token"]), Client(server, there["token"])
        change = {"oldPassword": PASSWORD, "newPassword": "staple of the battery"}
        assert server.rest("PATCH", "me/password", change, here["token"])[0] == 200
        notice = phone.event("server:notice")
        assert notice["data"]["kind"] == "password_changed" and "password" in notice["data"]["text"], notice
        phone.until(lambda: phone.closed, "the close")
        assert phone.closed == (1008, "token_invalid"), phone.closed
        assert desk.ok("session:list", {})["sessions"] and not desk.named("server:notice")


def test_sessions_are_listed_and_revoked():
    with Server() as server:
        here = account(server, "Ada", device="Laptop")
        there = server.rest("POST", "auth/login", {"name": "Ada", "password": PASSWORD, "device": "Phone"})[1]
        third = server.rest("POST", "auth/login", {"name": "Ada", "password": PASSWORD})[1]
        desk, phone = Client(server, here["token"], device="Laptop"), Client(server, there["token"], device="Phone")
        sessions = desk.ok("session:list", {})["sessions"]
        assert {s["id"] for s in sessions} == {here["session"], there["session"], third["session"]}
        current = next(s for s in sessions if s["current"])
        assert current["id"] == here["session"] and current["device"] == "Laptop", current
        assert desk.refused("session:revoke", {"session": "0199f3b2-7c50-7001-8a5d-3e21c0de9001"})["code"] == "not_found"
        assert desk.ok("session:revoke", {"session": there["session"]}) == {}
        phone.until(lambda: phone.closed, "the close")
        assert phone.closed == (1008, "session_revoked"), phone.closed
        assert server.rest("GET", "me", None, there["token"])[0] == 401
        assert server.rest("POST", "auth/refresh", {"refreshToken": there["refreshToken"]})[0] == 401
        assert desk.ok("session:revoke", {"session": there["session"]}) == {}
        server.stop()
        server.start()
        assert server.rest("GET", "me", None, there["token"])[0] == 401
        desk = Client(server, here["token"])
        named = {s["id"]: s for s in desk.ok("session:list", {})["sessions"]}
        assert named[here["session"]]["client"] == "test 1", named
        assert server.rest("GET", "me/sessions", None, here["token"])[0] == 200
        assert desk.ok("session:revoke", {"others": True}) == {}
        assert server.rest("GET", "me", None, third["token"])[0] == 401
        assert server.rest("DELETE", f"me/sessions/{here['session']}", None, here["token"]) == (204, None)
        desk.until(lambda: desk.closed, "the close")
        assert server.rest("GET", "me", None, here["token"])[0] == 401


def test_an_account_is_deleted_by_who_knows_its_password():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        one, two = Client(server, ada["token"]), Client(server, bo["token"])
        room = one.room()["id"]
        said = two.send(room, "what I wrote stays")
        assert server.rest("DELETE", "me", {"password": "wrong one here"}, bo["token"])[0] == 403
        assert server.rest("DELETE", "me", {"password": PASSWORD}, server.guest()["token"])[0] == 403
        assert server.rest("DELETE", "me", {"password": PASSWORD}, bo["token"]) == (204, None)
        left = one.event("user:left")
        assert left["data"]["user"] == bo["user"]["id"] and left["data"]["name"] == "Bo", left
        two.until(lambda: two.closed, "the close")
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[0] == 401
        assert server.rest("POST", "auth/register", {"name": "Bo", "password": PASSWORD})[0] == 409
        assert one.ok("message:get", {"message": said["id"]})["message"]["author"]["name"] == "Bo"
        assert one.refused("user:get", {"user": bo["user"]["id"]})["code"] == "not_found"


def test_pictures_are_taken_by_their_header_and_shown_to_who_is_signed_in():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        one = Client(server, bo["token"])
        image = png(32, 24)
        status, _, body = raw(server, "PUT", "me/picture", image, ada["token"])
        assert status == 200, body
        told = one.event("user:updated")["data"]["user"]
        assert len(told["picture"]) == 64, told
        status, headers, body = raw(server, "GET", f"pictures/{told['picture']}", None, bo["token"])
        assert (status, headers["Content-Type"], body) == (200, "image/png", image)
        assert headers["X-Content-Type-Options"] == "nosniff" and "sandbox" in headers["Content-Security-Policy"]
        assert raw(server, "GET", f"pictures/{told['picture']}")[0] == 401
        assert raw(server, "GET", f"pictures/{'0' * 64}", None, bo["token"])[0] == 404
        for bad, expected in ((b"<svg onload='alert(1)'/>", 422), (png(1025, 1), 422), (image + b"x" * 262_144, 413)):
            assert raw(server, "PUT", "me/picture", bad, ada["token"])[0] == expected, bad[:20]
        assert one.ok("user:get", {"user": ada["user"]["id"]})["user"]["picture"] == told["picture"]
        again = server.rest("POST", "auth/login", {"name": "Ada", "password": PASSWORD})[1]
        assert again["user"]["picture"] == told["picture"], again
        assert Client(server, again["token"]).welcome["user"]["picture"] == told["picture"]
        assert raw(server, "DELETE", "me/picture", None, ada["token"])[0] == 204
        assert "picture" not in one.ok("user:get", {"user": ada["user"]["id"]})["user"]
        assert raw(server, "GET", f"pictures/{told['picture']}", None, bo["token"])[0] == 404


def test_a_room_has_a_picture_that_its_managers_set():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        one, two = Client(server, ada["token"]), Client(server, bo["token"])
        room = one.ok("room:create", {"name": "Garden", "kind": "public"})["room"]["id"]
        two.ok("room:join", {"room": room})
        path = f"rooms/{room}/picture"
        assert raw(server, "PUT", path, png(8, 8), bo["token"])[0] == 403
        status, _, body = raw(server, "PUT", path, png(8, 8), ada["token"])
        assert status == 200, body
        picture = json.loads(body)["room"]["picture"]
        updated = two.event("room:updated")
        assert updated["data"]["room"]["picture"] == picture and updated["data"]["by"] == ada["user"]["id"], updated
        assert summary(two, room)["picture"] == picture
        assert raw(server, "GET", f"pictures/{picture}", None, bo["token"])[2] == png(8, 8)
        assert raw(server, "DELETE", path, None, bo["token"])[0] == 403
        assert raw(server, "DELETE", path, None, ada["token"])[0] == 204
        assert "picture" not in summary(two, room)
        what = [entry["what"] for entry in one.ok("audit:list", {"room": room})["entries"]]
        assert what == ["room:update", "room:update"], what


def test_who_joins_is_shown_with_his_picture():
    with Server() as server:
        ada, bo = account(server, "Ada"), account(server, "Bo")
        one, two = Client(server, ada["token"]), Client(server, bo["token"])
        assert raw(server, "PUT", "me/picture", png(8, 8), bo["token"])[0] == 200
        picture = one.event("user:updated")["data"]["user"]["picture"]
        room = one.ok("room:create", {"name": "Garden", "kind": "public"})["room"]["id"]
        two.ok("room:join", {"room": room})
        joined = one.until(lambda: [e for e in one.named("user:joined") if e["data"]["member"]["user"]["name"] == "Bo"
                                    and e["room"] == room], "user:joined")[-1]
        assert joined["data"]["member"]["user"]["picture"] == picture, joined
        since = one.ok("room:since", {"room": room, "ev": joined["ev"] - 1})["events"][0]
        assert since == joined, (since, joined)
        assert "picture" not in two.send(room, "hello")["author"]
        server.stop()
        server.start()
        members = Client(server, ada["token"]).ok("room:members", {"room": room})["members"]
        assert picture in [m["user"].get("picture") for m in members], members


def test_the_owner_leads_the_server():
    with Server() as server:
        olga, ada, bo = server.claim(), account(server, "Ada"), account(server, "Bo")
        lead, one = Client(server, olga["token"]), Client(server, ada["token"])
        assert one.refused("server:get", {})["code"] == "forbidden"
        settings = lead.ok("server:get", {})["server"]
        assert settings["registration"] == "open" and settings["lobby"] == "everyone" and settings["locked"] == [], settings
        changed = lead.ok("server:update", {"name": "Home", "registration": "closed", "guests": False})["server"]
        assert (changed["name"], changed["guests"]) == ("Home", False), changed
        assert one.event("server:notice")["data"] == {"kind": "server_updated", "text": "", "name": "Home"}
        assert server.rest("POST", "auth/guest", {"name": "Nobody"})[0] == 403
        assert server.rest("POST", "auth/register", {"name": "Carl", "password": PASSWORD})[0] == 403
        server.stop()
        server.start()
        lead, one = Client(server, olga["token"]), Client(server, ada["token"])
        assert lead.welcome["server"]["name"] == "Home"
        assert server.rest("POST", "auth/guest", {"name": "Nobody"})[0] == 403
        assert server.rest("PATCH", "server", {"guests": True, "registration": "open", "lobby": "accounts"}, olga["token"])[0] == 200
        guest = server.guest("Gus")
        assert Client(server, guest["token"]).welcome["rooms"] == []
        path = f"users/{ada['user']['id']}"
        assert server.rest("PATCH", path, {"role": "admin"}, bo["token"])[0] == 403
        status, data = server.rest("PATCH", path, {"role": "admin"}, olga["token"])
        assert status == 200 and data["user"]["role"] == "admin", data
        assert one.ok("server:get", {})["server"]["name"] == "Home"
        assert one.refused("user:suspend", {"user": olga["user"]["id"], "on": True})["code"] == "forbidden"
        two = Client(server, bo["token"])
        suspended = one.ok("user:suspend", {"user": bo["user"]["id"], "on": True, "reason": "Advertises."})["user"]
        assert suspended["suspended"], suspended
        two.until(lambda: two.closed, "the close")
        assert two.closed[0] == 4403, two.closed
        told = [frame["data"] for frame in two.named("server:notice")]
        assert told[-1] == {"kind": "suspended", "text": "This account is suspended. Advertises."}, told
        assert server.rest("GET", "me", None, bo["token"])[0] == 401
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[0] == 403
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": "a wrong password"})[0] == 401
        server.stop()
        server.start()
        lead = Client(server, olga["token"])
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[0] == 403
        lead.ok("user:suspend", {"user": bo["user"]["id"], "on": False})
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[0] == 201
        what = [(e["what"], e["byName"]) for e in lead.ok("audit:list", {})["entries"]]
        assert what[:2] == [("user:suspend", "Olga"), ("user:suspend", "Ada")], what
        assert ("server:update", "Olga") in what and ("user:role", "Olga") in what, what
        page = lead.ok("audit:list", {"limit": 1})
        assert page["more"] and server.rest("GET", f"audit?limit=1&cursor={page['cursor']}", None, olga["token"])[1]["entries"]


def test_a_guest_who_is_suspended_is_kept_for_who_lets_him_in_again():
    with Server() as server:
        olga, gus = server.claim(), server.guest("Gus")
        lead, here = Client(server, olga["token"]), Client(server, gus["token"])
        lobby, person = lead.room()["id"], {"user": gus["user"]["id"]}
        until = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + 3600))
        lead.ok("user:suspend", {**person, "on": True, "until": until, "reason": "Floods."})
        here.until(lambda: here.closed, "the close")
        assert here.closed[0] == 4403, here.closed
        [told] = [e["data"]["text"] for e in here.named("server:notice")]
        assert told.startswith("This account is suspended until ") and told.endswith(" UTC. Floods."), told
        assert server.rest("GET", "me", None, gus["token"])[0] == 401
        for _ in range(2):
            status, refused = server.rest("POST", "auth/refresh", {"refreshToken": gus["refreshToken"]})
            assert status == 403 and refused["error"]["message"] == told, refused
            assert [u["suspended"] for u in lead.ok("user:list", {"query": "gus"})["users"]] == [True]
            assert gus["user"]["id"] in [m["user"]["id"] for m in lead.ok("room:members", {"room": lobby})["members"]]
            server.stop()
            server.start()
            lead = Client(server, olga["token"])
        lead.ok("user:suspend", {**person, "on": False})
        status, again = server.rest("POST", "auth/refresh", {"refreshToken": gus["refreshToken"]})
        assert status == 201 and again["user"]["id"] == gus["user"]["id"], again
        assert [room["id"] for room in Client(server, again["token"]).welcome["rooms"]] == [lobby]


def test_the_rooms_of_the_server_go_with_it():
    with Server() as server:
        olga, ada = server.claim(), account(server, "Ada")
        lead, one = Client(server, olga["token"]), Client(server, ada["token"])
        lobby = lead.room()["id"]
        lead.ok("user:role", {"user": ada["user"]["id"], "role": "owner"})
        one.event("member:updated", 2)
        told = [(e["data"]["member"]["user"]["name"], e["data"]["member"]["role"], e["data"].get("by"))
                for e in one.named("member:updated")]
        assert told == [("Ada", "owner", olga["user"]["id"]), ("Olga", "admin", None)], told
        server.kill()
        server.start()
        one = Client(server, ada["token"])
        roles = {e["user"]["name"]: e["role"] for e in one.ok("room:members", {"room": lobby})["members"]}
        assert (roles["Ada"], roles["Olga"]) == ("owner", "admin"), roles
        replayed = one.ok("room:since", {"room": lobby, "ev": one.room()["ev"] - 2})["events"]
        assert [e["data"].get("by") for e in replayed] == [olga["user"]["id"], None], replayed
        assert one.ok("audit:list", {})["entries"][0]["what"] == "user:role"


def test_what_the_configuration_sets_is_locked():
    with Server(settings=["auth.guests=true", "server.name=Fixed"]) as server:
        lead = Client(server, server.claim()["token"])
        assert sorted(lead.ok("server:get", {})["server"]["locked"]) == ["guests", "name"]
        refused = lead.refused("server:update", {"guests": False})
        assert refused["code"] == "conflict" and refused["field"] == "guests", refused
        assert lead.ok("server:update", {"registration": "closed"})["server"]["registration"] == "closed"


def test_a_link_sets_a_new_password_once():
    with Server() as server:
        olga, bo = server.claim(), account(server, "Bo")
        two = Client(server, bo["token"])
        assert server.rest("POST", f"users/{bo['user']['id']}/reset", {}, bo["token"])[0] == 403
        status, data = server.rest("POST", f"users/{bo['user']['id']}/reset", {}, olga["token"])
        assert status in (200, 201) and "#" in data["url"], data
        code = data["url"].split("#")[1]
        new = {"code": code, "password": "staple of the battery"}
        assert server.rest("POST", "auth/reset", {**new, "password": "short"})[1]["error"]["field"] == "password"
        assert server.rest("POST", "auth/reset", {**new, "code": "x" * 43})[0] == 404
        assert server.rest("POST", "auth/reset", new) == (200, {})
        two.until(lambda: two.closed, "the close")
        assert server.rest("POST", "auth/reset", new)[0] == 404
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": PASSWORD})[0] == 401
        assert server.rest("POST", "auth/login", {"name": "Bo", "password": new["password"]})[0] == 201


def test_a_message_is_reported_to_who_leads_its_room():
    with Server() as server:
        ada, bo, eve = account(server, "Ada"), account(server, "Bo"), account(server, "Eve")
        one, two, three = (Client(server, who["token"]) for who in (ada, bo, eve))
        room = one.ok("room:create", {"name": "Garden", "kind": "public"})["room"]["id"]
        for client in (two, three):
            client.ok("room:join", {"room": room})
        said = two.send(room, "rude words")
        path = f"messages/{said['id']}/reports"
        assert server.rest("POST", path, {"reason": "Rude."}, eve["token"]) == (201, {})
        notice = one.event("server:notice")["data"]
        assert (notice["kind"], notice["room"], notice["message"], notice["reason"]) == ("report", room, said["id"], "Rude."), notice
        assert three.ok("message:report", {"message": said["id"], "reason": "Again."}) == {}
        entries = one.ok("audit:list", {"room": room})["entries"]
        assert [e["what"] for e in entries] == ["message:report"] and entries[0]["by"] == eve["user"]["id"], entries
        assert "text" not in entries[0] and len(one.named("server:notice")) == 1
        assert two.refused("audit:list", {"room": room})["code"] == "forbidden"
        one.ok("message:delete", {"message": said["id"]})
        status, audit = server.rest("GET", f"rooms/{room}/audit", None, ada["token"])
        assert status == 200 and audit["entries"][0]["what"] == "message:delete", audit


if __name__ == "__main__":
    run(sys.modules[__name__])
