# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Providers and agents as an operator wires them up, and what people see of them."""

import json
import os
import sys
import tempfile
import time

from harness import Client, Server, run, wait_for
from test_provider import Completions, Provider


class Listing(Completions):
    """Has a list of models besides, and keeps the headers of what it is asked."""

    def do_GET(self):
        self.server.probes.append(self.path)
        body = json.dumps({"object": "list", "data": [{"id": model} for model in self.server.models]}).encode()
        self.send_response(self.server.list_status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.server.headers.append(dict(self.headers))
        super().do_POST()


class ListingProvider(Provider):
    def __init__(self, models=("tiny",), list_status=200):
        self.models, self.list_status, self.probes, self.headers = models, list_status, [], []
        super().__init__()
        self.RequestHandlerClass = Listing

    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


def agents(server, room=None):
    token = server.guest()["token"]
    path = f"rooms/{room}/agents" if room else "agents"
    return {agent["user"]["name"]: agent for agent in server.rest("GET", path, token=token)[1]["agents"]}


def settings_of(provider, **more):
    return [f"provider.cloud.baseUrl={provider.url()}", "provider.cloud.apiKey=sk-test-key", "provider.cloud.models=tiny",
            "agent.Helper.provider=cloud"] + [f"agent.Helper.{key}={value}" for key, value in more.items()]


def test_three_providers_and_two_agents_come_from_a_file_and_its_env():
    cloud, gateway = ListingProvider(["big", "small"]), ListingProvider(["fast", "thorough"])
    with tempfile.TemporaryDirectory() as data:
        with open(f"{data}/server.ini", "w") as ini:
            ini.write(f"""
[provider.cloud]
baseUrl = {cloud.url()}
models = big, small
[provider.gateway]
baseUrl = {gateway.url()}/chat/completions
headers.X-Title = Our rooms
[provider.spare]
baseUrl = http://127.0.0.1:1/v1
[agent.Helper]
provider = cloud
prompt = You help.
temperature = 0.25
maxTokens = 77
[agent.Code Owl]
provider = gateway
model = thorough
""")
        with open(f"{data}/.env", "w") as env:
            env.write("CONFAB_PROVIDER_CLOUD_API_KEY=sk-test-key\nCONFAB_PROVIDER_GATEWAY_HEADERS_X_TEAM=blue\n")
        os.environ["CONFAB_CONFIG"] = f"{data}/server.ini"
        try:
            server = Server(data=data)
        finally:
            del os.environ["CONFAB_CONFIG"]
        with server:
            known = agents(server)
            assert list(known) == ["Sage", "Helper", "Code Owl"], known
            assert known["Helper"]["model"] == "big" and known["Helper"]["models"] == ["big", "small"], known
            client = Client(server, server.guest()["token"])
            room = client.room()["id"]
            client.send(room, "@Helper what is new?")
            client.event("stream:complete")
            client.send(room, "@Code Owl and you?")
            client.event("stream:complete", 2)
            _, authorization, body = cloud.requests[0]
            assert authorization == "Bearer sk-test-key" and body["model"] == "big", cloud.requests
            assert body["temperature"] == 0.25 and 77 in (body.get("max_tokens"), body.get("max_completion_tokens")), body
            assert "You help." in body["messages"][0]["content"], body
            path, authorization, body = gateway.requests[0]
            assert path == "/v1/chat/completions" and authorization is None and body["model"] == "thorough"
            sent = {name.lower(): value for name, value in gateway.headers[0].items()}
            assert sent["x-title"] == "Our rooms" and sent["x-team"] == "blue", sent
            wait_for(lambda: cloud.probes and gateway.probes, "the probes")
            assert cloud.probes == ["/v1/models"] and gateway.probes == ["/v1/models"], (cloud.probes, gateway.probes)
            server.logged("agent Helper can be asked")
            told = "".join(server.errors)
            assert "sk-test-key" not in told + json.dumps(client.frames), told
            with open(f"{data}/confab.sqlite", "rb") as stored, open(f"{data}/confab.sqlite-wal", "rb") as log:
                assert b"sk-test-key" not in stored.read() + log.read()


def test_a_wrong_key_and_an_unknown_model_say_so():
    refusing, other = ListingProvider(list_status=401), ListingProvider(["huge"])
    settings = settings_of(refusing) + [f"provider.other.baseUrl={other.url()}", "agent.Owl.provider=other", "agent.Owl.model=tiny",
                                        "provider.gone.baseUrl=http://127.0.0.1:1/v1", "agent.Gone.provider=gone", "agent.Gone.model=m"]
    with Server(settings=settings) as server:
        wait_for(lambda: not any(agents(server)[name]["available"] for name in ("Helper", "Owl", "Gone")), "the probes")
        known = agents(server)
        assert "key" in known["Helper"]["reason"] and "401" in known["Helper"]["reason"], known
        assert "tiny" in known["Owl"]["reason"] and "refused the connection" in known["Gone"]["reason"], known
        assert known["Sage"]["available"] and "reason" not in known["Sage"], known
        wait_for(lambda: sum("can't be asked" in line for line in server.errors) == 3, "the log")
        assert "sk-test-key" not in "".join(server.errors)


def test_who_shares_a_room_hears_when_an_agent_fails_and_when_it_is_back():
    provider = ListingProvider()
    with Server(settings=settings_of(provider)) as server:
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        wait_for(lambda: provider.probes, "the first probe")
        provider.mode, provider.list_status = "refuse", 401
        client.send(room, "@Helper hello?")
        client.event("stream:error")
        # Two probes are five seconds apart at least.
        lost = client.event("agent:updated")
        assert "room" not in lost and "ev" not in lost
        assert lost["data"]["agent"]["user"]["name"] == "Helper" and not lost["data"]["agent"]["available"], lost
        assert "401" in lost["data"]["agent"]["reason"], lost
        provider.mode, provider.list_status = "complete", 200
        client.send(room, "@Helper hello again?")
        client.event("stream:complete")
        back = client.event("agent:updated", 2)["data"]["agent"]
        assert back["available"] and "reason" not in back, back


def test_what_is_secret_in_an_address_is_stored_nowhere():
    provider = ListingProvider()
    settings = ["provider.cloud.baseUrl=" + provider.url() + "?code=sk-query-secret", "provider.cloud.models=tiny",
                "agent.Helper.provider=cloud"]
    with Server(settings=settings) as server:
        client = Client(server, server.guest()["token"])
        client.send(client.room()["id"], "@Helper hello?")
        client.event("stream:complete")
        assert provider.requests[0][0] == "/v1/chat/completions?code=sk-query-secret", provider.requests
        with open(f"{server.data}/confab.sqlite", "rb") as stored, open(f"{server.data}/confab.sqlite-wal", "rb") as log:
            assert b"query-secret" not in stored.read() + log.read()
        assert "query-secret" not in "".join(server.errors)


def test_an_agent_that_was_taken_out_stays_with_its_messages_and_is_the_same_when_put_back():
    provider = ListingProvider()
    with Server(settings=settings_of(provider)) as server:
        client = Client(server, server.guest()["token"])
        lobby = client.room()["id"]
        client.send(lobby, "@Helper what is new?")
        answer = client.event("stream:complete")["data"]["message"]
        helper = agents(server)["Helper"]["user"]
        with_helper, server.settings = server.settings, [s for s in server.settings if not s.startswith("agent.")]
        assert server.stop() == 0
        server.start()
        client = Client(server, server.guest()["token"])
        author = client.ok("message:get", {"message": answer})["message"]["author"]
        assert author == helper, author
        left = agents(server)["Helper"]
        assert left == agents(server, lobby)["Helper"]
        assert not left["available"] and "not set up" in left["reason"] and left["provider"] == "cloud", left
        client.send(lobby, "@Helper are you there?")
        end = client.event("stream:error")["data"]
        assert "not set up" in end["reason"], end
        room = client.ok("room:create", {"name": "Square", "kind": "public"})["room"]["id"]
        assert "Helper" not in agents(server, room)
        error = client.refused("room:invite", {"room": room, "users": [helper["id"]]})
        assert error["code"] == "agent_unavailable" and error["field"] == "users", error
        server.settings = with_helper + ["agent.Helper.name=Mira"]
        known = client.ok("room:get", {"room": lobby})["room"]["ev"]
        assert server.stop() == 0
        server.start()
        assert agents(server, lobby)["Mira"]["user"]["id"] == helper["id"]
        client = Client(server, server.guest()["token"])
        assert client.ok("message:get", {"message": answer})["message"]["author"]["name"] == "Mira"
        missed = Client(server, server.guest()["token"]).ok("room:since", {"room": lobby, "ev": known})["events"]
        renamed = [event["data"]["member"]["user"]["name"] for event in missed if event["event"] == "member:updated"]
        assert renamed == ["Mira"], missed
        members = [member["user"]["name"] for member in client.ok("room:members", {"room": lobby})["members"]]
        assert "Mira" in members and "Helper" not in members, members
        client.send(lobby, "@Mira what is new?")
        assert client.event("stream:complete")["data"]["message"] != answer


class Rootless(ListingProvider):
    """Lives under /v1, and knows no other address."""

    def __init__(self):
        super().__init__()
        self.RequestHandlerClass = type("RootlessHandler", (Listing,), {"do_GET": self.answer(Listing.do_GET),
                                                                        "do_POST": self.answer(Listing.do_POST)})

    @staticmethod
    def answer(known):
        def handle(request):
            if request.path.startswith("/v1/"):
                return known(request)
            request.rfile.read(int(request.headers.get("Content-Length") or 0))
            body = json.dumps({"error": {"message": "not found " + request.path}}).encode()
            request.send_response(404)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        return handle


def presence(server, room):
    return {one["user"]: one["state"] for one in server.rest("GET", f"rooms/{room}/presence", token=server.guest()["token"])[1]["presence"]}


def test_an_address_without_v1_is_doubted_and_given_up_after_the_first_answer():
    provider = Rootless()
    with Server(settings=settings_of(provider) + [f"provider.cloud.baseUrl=http://127.0.0.1:{provider.server_port}"]) as server:
        log = lambda: "".join(server.errors)
        wait_for(lambda: "no list of models" in log(), "the doubt")
        assert "end with /v1" in log() and f"127.0.0.1:{provider.server_port}/models" in log() and "cloud" in log(), log()
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        helper = agents(server)["Helper"]
        assert helper["available"] and presence(server, room)[helper["user"]["id"]] == "online", helper
        client.send(room, "@Helper hello?")
        reason = client.event("stream:error")["data"]["reason"]
        assert "404" in reason and "/v1" in reason, reason
        updated = client.event("agent:updated")["data"]["agent"]
        assert not updated["available"] and "404" in updated["reason"], updated
        assert not agents(server)["Helper"]["available"]
        assert helper["user"]["id"] not in presence(server, room)
        wait_for(lambda: "agent Helper did not answer, by provider cloud: " in log(), "the failure in the log")


class SignInPage(ListingProvider):
    """Answers everything with a page of the web, as gateways do that want a sign-in."""

    def __init__(self):
        super().__init__()
        self.RequestHandlerClass = type("SignInPageHandler", (Listing,), {"do_GET": self.page, "do_POST": self.page})

    @staticmethod
    def page(request):
        request.rfile.read(int(request.headers.get("Content-Length") or 0))
        body = b"<!DOCTYPE html><html><body>Please sign in</body></html>"
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def test_a_page_of_the_web_is_doubted_and_given_up_after_the_first_answer():
    with Server(settings=settings_of(SignInPage())) as server:
        wait_for(lambda: "no list of models" in "".join(server.errors), "the doubt")
        client = Client(server, server.guest()["token"])
        client.send(client.room()["id"], "@Helper hello?")
        client.event("stream:error")
        assert "web page" in client.event("agent:updated")["data"]["agent"]["reason"]
        assert not agents(server)["Helper"]["available"]


def test_the_log_says_who_did_not_answer_and_why():
    provider = ListingProvider()
    with Server(settings=settings_of(provider)) as server:
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        provider.mode = "cut"
        client.send(room, "@Helper hello?")
        client.event("stream:error")
        wait_for(lambda: any("agent Helper did not answer, by provider cloud: " in line for line in server.errors), "the log")
        assert "hello" not in "".join(server.errors)


def test_guests_without_end_ask_a_paid_service_no_more_than_all_of_them_may():
    provider = ListingProvider()
    with Server(settings=settings_of(provider), rate_limits=True) as server:
        helper = agents(server)["Helper"]["user"]["id"]
        watcher = Client(server, server.guest()["token"])
        room = watcher.room()["id"]
        began = time.monotonic()
        for _ in range(3):
            token = server.guest()["token"]
            for _ in range(10):
                status, answer = server.rest("POST", f"rooms/{room}/streams", {"agent": helper, "prompt": "Why?"}, token)
                assert status == 201, answer
        ends = lambda: watcher.named("stream:complete") + watcher.named("stream:error")
        watcher.until(lambda: len(ends()) == 30, "the ends")
        over = [end["data"] for end in ends() if end["data"]["state"] == "over_budget"]
        # One comes back every three seconds while the others are asked.
        most = 20 + (time.monotonic() - began) / 3
        assert len(provider.requests) <= most and len(over) == 30 - len(provider.requests), (len(provider.requests), most)
        assert "all together" in over[0]["reason"], over[0]


def test_the_owners_code_is_taken_from_the_field_of_the_invitation():
    with Server() as server:
        code = server.claim_code()
        account = {"name": "Olga", "password": "correct horse battery"}
        status, data = server.rest("POST", "auth/register", {**account, "invite": code[:-1]})
        assert status == 404 and data["error"]["field"] == "invite", data
        status, data = server.rest("POST", "auth/register", {**account, "invite": code})
        assert status == 201 and data["role"] == "owner", data
        server.logged("owns this server")


def test_a_name_that_a_person_has_leaves_its_agent_out_and_the_server_starts():
    provider = ListingProvider()
    with Server() as server:
        server.rest("POST", "auth/register", {"name": "Helper", "password": "correct horse battery"})
        assert server.stop() == 0
        server.settings += settings_of(provider) + ["agent.Owl.provider=cloud"]
        server.start()
        assert list(agents(server)) == ["Sage", "Owl"], agents(server)
        said = server.logged("agent.Helper")
        assert "left out" in said and "somebody on this server" in said, said


def test_a_guest_with_the_name_of_a_new_agent_makes_way_for_it():
    provider = ListingProvider()
    with Server() as server:
        client = Client(server, server.guest("Helper")["token"])
        said = client.send(client.room()["id"], "I am the helper")
        assert server.stop() == 0
        server.settings += settings_of(provider) + ["agent.Owl.provider=cloud"]
        server.start()
        assert list(agents(server)) == ["Sage", "Helper", "Owl"], agents(server)
        watcher = Client(server, server.guest("Ida")["token"])
        author = watcher.ok("message:get", {"message": said["id"]})["message"]["author"]
        assert author["name"] == "Guest 1", author
        server.logged("is called")


def test_an_agent_that_asks_outside_from_now_on_is_in_no_private_room_any_more():
    provider = ListingProvider()
    with Server(settings=["agent.Echo.provider=scripted"]) as server:
        account = {"name": "Olga", "password": "correct horse battery"}
        client = Client(server, server.rest("POST", "auth/register", account)[1]["token"])
        room = client.ok("room:create", {"name": "Cellar", "kind": "private"})["room"]["id"]
        assert "Echo" in agents_in(client, room) and "Echo" in agents_in(client, client.room()["id"])
        assert server.stop() == 0
        server.settings = [s for s in server.settings if not s.startswith("agent.")] + settings_of(provider)[:3]
        server.settings += ["agent.Echo.provider=cloud"]
        server.start()
        client = Client(server, server.rest("POST", "auth/login", account)[1]["token"])
        client.send(room, "@Echo my private matter")
        assert "Echo" not in agents_in(client, room) and "Echo" in agents_in(client, client.room()["id"])
        client.send(client.room()["id"], "@Echo what is new?")
        client.event("stream:complete")
        assert "private matter" not in json.dumps(provider.requests)
        server.logged("agent.Echo has left 1 rooms")


def agents_in(client, room):
    return [agent["user"]["name"] for agent in client.ok("agent:list", {"room": room})["agents"]]


if __name__ == "__main__":
    run(sys.modules[__name__])
