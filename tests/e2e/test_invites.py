# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Links into a room, over WebSocket and HTTP: made, followed, counted, ended, and guessed at."""

import datetime
import http.client
import json
import re
import sys
import tempfile
import threading
import urllib.parse
import uuid

from harness import PATIENCE, Client, Server, figure, run


def in_days(days):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def account(server, name, **more):
    status, data = server.rest("POST", "auth/register", {"name": name, "password": "correct horse battery", **more})
    assert status == 201, data
    return data


def private_room(client, name="Cellar"):
    return client.ok("room:create", {"name": name, "kind": "private"})["room"]["id"]


def people(members):
    return [each for each in members if each["user"]["kind"] == "person"]  # and no agent of the server


def page(server, path, host=None):
    """(status, headers, text) of a page as a browser asks for it."""
    place = urllib.parse.urlsplit(server.url)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": host or place.netloc})
    answer = connection.getresponse()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()


def test_a_link_leads_a_new_guest_into_a_private_room():
    with Server() as server:
        owner = Client(server, account(server, "Ada")["token"])
        room = private_room(owner)
        invite = owner.ok("invite:create", {"room": room, "expiresAt": in_days(7)})["invite"]
        assert re.fullmatch(r"[A-Za-z0-9_-]{22}", invite["code"]), invite
        assert invite["room"] == room and invite["uses"] == 0 and invite["used"] == 0 and invite["role"] == "member", invite
        assert invite["createdBy"] == owner.welcome["user"]["id"] and invite["url"] == f"{server.url}/i/{invite['code']}", invite
        # Nobody is signed in yet.
        status, seen = server.rest("GET", f"invites/{invite['code']}")
        assert status == 200, seen
        assert seen == {"room": {"id": room, "name": "Cellar", "kind": "private", "memberCount": 2},
                        "server": {"name": "Confab"}, "by": "Ada", "role": "member"}, seen
        status, came = server.rest("POST", "auth/guest", {"name": "Gus", "invite": invite["code"]})
        assert status == 201 and came["room"] == room, came
        joined = owner.until(lambda: [each for each in owner.named("user:joined") if each["room"] == room], "the guest")[0]
        assert joined["data"]["member"]["user"]["name"] == "Gus" and joined["data"]["member"]["role"] == "guest", joined
        guest = Client(server, came["token"])
        assert guest.room("Cellar")["id"] == room
        guest.send(room, "here I am")
        assert owner.event("message:new")["data"]["message"]["content"] == "here I am"
        assert owner.ok("invite:list", {"room": room})["invites"][0]["used"] == 1


def test_all_of_it_over_http():
    with Server() as server:
        ada, bob = account(server, "Ada")["token"], account(server, "Bob")["token"]
        status, made = server.rest("POST", "rooms", {"name": "Cellar", "kind": "private"}, ada)
        room = made["room"]["id"]
        status, made = server.rest("POST", f"rooms/{room}/invites", {"uses": 1, "role": "guest"}, ada)
        assert status == 201, made
        code = made["invite"]["code"]
        assert server.rest("POST", f"rooms/{room}/invites", {}, bob)[0] == 404
        status, listed = server.rest("GET", f"rooms/{room}/invites", token=ada)
        assert status == 200 and [each["code"] for each in listed["invites"]] == [code], listed
        status, joined = server.rest("POST", f"invites/{code}/accept", {}, bob)
        assert status == 201 and joined["room"]["id"] == room and "message:send" in joined["room"]["mayDo"], joined
        assert {each["user"]["name"]: each["role"] for each in people(joined["members"])} == {"Ada": "owner", "Bob": "guest"}
        assert server.rest("GET", f"invites/{code}")[0] == 404  # used up
        code = server.rest("POST", f"rooms/{room}/invites", {}, ada)[1]["invite"]["code"]
        assert server.rest("DELETE", f"invites/{code}", token=bob)[0] == 403
        for _ in range(2):
            assert server.rest("DELETE", f"invites/{code}", token=ada)[0] == 204
        for gone in (code, "A" * 22):
            status, refused = server.rest("GET", f"invites/{gone}")
            assert status == 404 and refused["error"]["code"] == "not_found", refused
        assert server.rest("POST", f"rooms/{room}/invites", {}, None)[0] == 401


def test_an_account_by_a_link_where_accounts_need_one():
    with Server(settings=["auth.registration=invite", "auth.inviteCode=let-me-in"]) as server:
        ada = account(server, "Ada", invite="let-me-in")["token"]
        room = server.rest("POST", "rooms", {"name": "Cellar", "kind": "private"}, ada)[1]["room"]["id"]
        code = server.rest("POST", f"rooms/{room}/invites", {"uses": 1}, ada)[1]["invite"]["code"]
        bob = {"name": "Bob", "password": "correct horse battery"}
        status, refused = server.rest("POST", "auth/register", bob)
        assert status == 403 and refused["error"]["field"] == "invite", refused
        status, refused = server.rest("POST", "auth/register", {**bob, "invite": "let-me"})
        assert status == 404 and refused["error"]["field"] == "invite", refused
        assert account(server, "Bob", invite=code)["room"] == room
        status, refused = server.rest("POST", "auth/register", {**bob, "name": "Eve", "invite": code})
        assert status == 404 and refused["error"]["field"] == "invite", refused
        assert account(server, "Eve", invite="let-me-in").get("room") is None  # the name is free


def test_links_alone_make_accounts_where_the_server_has_no_code():
    with Server(settings=["auth.registration=invite"]) as server:
        olga = server.claim()["token"]
        room = server.rest("POST", "rooms", {"name": "Cellar", "kind": "private"}, olga)[1]["room"]["id"]
        code = server.rest("POST", f"rooms/{room}/invites", {"uses": 1}, olga)[1]["invite"]["code"]
        bob = {"name": "Bob", "password": "correct horse battery"}
        status, refused = server.rest("POST", "auth/register", bob)
        assert status == 403 and "needs an invitation" in refused["error"]["message"], refused
        status, refused = server.rest("POST", "auth/register", {**bob, "invite": ""})
        assert status == 403, refused  # no code is not the empty one
        assert account(server, "Bob", invite=code)["room"] == room
        status, refused = server.rest("POST", "auth/register", {**bob, "name": "Eve", "invite": code})
        assert status == 404 and refused["error"]["field"] == "invite", refused


def test_fifty_at_once_and_exactly_as_many_as_may_come():
    with Server() as server:
        owner = Client(server, account(server, "Ada")["token"])
        room = private_room(owner)
        code = owner.ok("invite:create", {"room": room, "uses": 20})["invite"]["code"]
        tokens = [server.guest()["token"] for _ in range(25)]
        clients = [Client(server, token) for token in tokens]
        results = []

        def by_socket(client):
            results.append("error" not in client.ask("invite:accept", {"code": code}))

        def by_name(number):
            status, _ = server.rest("POST", "auth/guest", {"name": f"New {number}", "invite": code})
            results.append({201: True, 404: False}[status])

        threads = [threading.Thread(target=by_socket, args=[client]) for client in clients]
        threads += [threading.Thread(target=by_name, args=[number]) for number in range(25)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(results) == 50 and sum(results) == 20, results
        members = people(owner.ok("room:members", {"room": room})["members"])
        assert len(members) == 21, len(members)
        assert owner.ok("invite:list", {"room": room})["invites"][0]["used"] == 20
        # Who was refused has no account: each name that did not get in is free.
        there = {each["user"]["name"] for each in members}
        for number in range(25):
            if f"New {number}" not in there:
                assert server.rest("POST", "auth/guest", {"name": f"New {number}"})[0] == 201, number


def test_guesses_end_after_twenty_from_one_address():
    with Server(rate_limits=True) as server:
        owner = Client(server, account(server, "Ada")["token"])
        code = owner.ok("invite:create", {"room": private_room(owner)})["invite"]["code"]
        answers = [server.rest("GET", f"invites/{uuid.uuid4().hex[:22]}") for _ in range(21)]
        assert [status for status, _ in answers[:20]] == [404] * 20, answers
        assert answers[20][0] == 429 and answers[20][1]["error"]["retryAfterMs"] > 0, answers[20]
        # By whichever door, and good ones too.
        assert owner.refused("invite:accept", {"code": "x"})["code"] == "rate_limited"
        assert server.rest("GET", f"invites/{code}")[0] == 429
        status, refused = server.rest("POST", "auth/guest", {"name": "Gus", "invite": code})
        assert status == 429 and refused["error"]["field"] == "invite", refused
        assert server.rest("POST", "auth/guest", {"name": "Gus"})[0] == 201


def test_whoever_may_not_and_whatever_is_wrong_is_refused():
    with Server() as server:
        owner = Client(server, account(server, "Ada")["token"])
        stranger = Client(server, account(server, "Eve")["token"])
        room = private_room(owner)
        direct = owner.ok("room:create", {"kind": "direct", "members": [stranger.welcome["user"]["id"]]})["room"]["id"]
        assert stranger.refused("invite:create", {"room": room})["code"] == "not_found"
        assert stranger.refused("invite:list", {"room": room})["code"] == "not_found"
        assert owner.refused("invite:create", {"room": direct})["code"] == "forbidden"
        for data, field in (({"uses": 10_001}, "uses"), ({"uses": -1}, "uses"), ({"role": "admin"}, "role"),
                            ({"expiresAt": in_days(-1)}, "expiresAt"), ({"expiresAt": in_days(400)}, "expiresAt")):
            refused = owner.refused("invite:create", {"room": room, **data})
            assert refused["code"] == "validation_failed" and refused["field"] == field, (data, refused)
        code = owner.ok("invite:create", {"room": room})["invite"]["code"]
        owner.ok("member:ban", {"room": room, "user": stranger.welcome["user"]["id"], "on": True})
        assert stranger.ok("invite:get", {"code": code})["room"]["id"] == room
        assert stranger.refused("invite:accept", {"code": code})["code"] == "forbidden"
        owner.ok("room:update", {"room": room, "archived": True})
        assert stranger.refused("invite:get", {"code": code})["code"] == "not_found"
        owner.ok("room:delete", {"room": room})
        assert owner.refused("invite:accept", {"code": code})["code"] == "not_found"


def test_the_audit_tells_an_invite_by_its_id_and_not_by_its_code():
    with Server() as server:
        owner = Client(server, account(server, "Ada")["token"])
        room = private_room(owner)
        code = owner.ok("invite:create", {"room": room})["invite"]["code"]
        owner.ok("invite:revoke", {"code": code})
        entries = owner.ok("audit:list", {"room": room})["entries"]
        assert [entry["what"] for entry in entries] == ["invite:revoke", "invite:create"], entries
        assert entries[0]["target"]["invite"] == entries[1]["target"]["invite"] and code not in json.dumps(entries), entries


def test_the_page_of_a_link_opens_the_app_and_runs_nothing():
    with Server() as server:
        place = urllib.parse.urlsplit(server.url).netloc
        code = "kJ3yQm9tZr0aW_x7-Lb2cA"
        status, headers, text = page(server, f"/i/{code}")
        assert status == 200 and headers["content-type"].startswith("text/html"), (status, headers)
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-") and "script" not in policy and "unsafe" not in policy
        assert "<script" not in text and f'href="confab://{place}/i/{code}"' in text and "no-store" in headers["cache-control"]
        key = "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"
        assert f"confab://{place}/i/{code}?k={key}" in page(server, f"/i/{code}?k={key}")[2]
        assert "?k=" not in page(server, f"/i/{code}?k=%22%3E%3Cscript%3E")[2]
        # The app's usual port is another than that of browsers.
        assert f'"confab://localhost:80/i/{code}"' in page(server, f"/i/{code}", host="localhost")[2]
        assert page(server, "/i/short")[0] == 404 and page(server, f"/i/{code}%22")[0] == 404


def test_a_public_address_stands_in_the_links():
    with Server(settings=["server.publicUrl=https://chat.example.org/"]) as server:
        owner = Client(server, account(server, "Ada")["token"])
        invite = owner.ok("invite:create", {"room": private_room(owner)})["invite"]
        assert invite["url"] == f"https://chat.example.org/i/{invite['code']}", invite
        assert f'"confabs://chat.example.org:443/i/{invite["code"]}"' in page(server, f"/i/{invite['code']}")[2]


def test_what_was_answered_stands_after_kill_9_and_no_use_is_given_twice():
    with tempfile.TemporaryDirectory() as data:
        server = Server(data, settings=["auth.guestHours=12"])
        try:
            rounds = 8
            ada = account(server, "Ada")
            owner = Client(server, ada["token"])
            room = private_room(owner)
            code = owner.ok("invite:create", {"room": room, "uses": 40})["invite"]["code"]
            came, asked = [], 0
            for _ in range(rounds):
                clients = [Client(server, server.guest()["token"]) for _ in range(8)]
                for client in clients:
                    client.post("invite:accept", {"code": code})
                asked += len(clients)
                # Some of them are answered, and then nobody any more.
                clients[1].until(lambda: len(clients[1]._acks) > 1 or clients[1].closed, "an answer")  # behind the welcome
                server.kill()
                came += [client.welcome["user"]["id"] for client in clients
                         if any("data" in ack and "room" in ack["data"] for ack in client._acks.values())]
                server.start()
                token = server.rest("POST", "auth/login", {"name": "Ada", "password": "correct horse battery"})[1]["token"]
                owner = Client(server, token)
                invite = owner.ok("invite:list", {"room": room})["invites"][0]
                members = {each["user"]["id"] for each in people(owner.ok("room:members", {"room": room})["members"])}
                assert invite["used"] == len(members) - 1 <= 40, (invite, len(members))
                assert set(came) <= members, "somebody who was let in is out"
            figure(f"invites: {rounds} kills, {asked} accepts, {len(came)} answered, {len(members) - 1} in, 0 lost, 0 twice")
        finally:
            server.kill()


if __name__ == "__main__":
    run(sys.modules[__name__])
