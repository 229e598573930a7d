# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Behind a real nginx, with the configuration of the documentation: everything works, and people are told apart."""

import itertools
import sys
import uuid
from urllib.parse import urlsplit

import websocket

from harness import Server, run, wait_for
from nginx import NAME, Nginx

SETTINGS = ["gateway.trustedProxies=127.0.0.1", f"gateway.allowedHosts={NAME}"]
FORGED = ({"X-Forwarded-For": "198.51.100.{0}"}, {"Forwarded": "for=198.51.100.{0}"}, {"X-Real-IP": "198.51.100.{0}"},
          {"X-Forwarded-For": "198.51.100.{0}", "Forwarded": "for=198.51.100.{0}"}, {"Forwarded": 'for="198.51.100.{0}'},
          {"X-Forwarded-For": '"198.51.100.{0}'})


def forged():
    """Ever other claims."""
    for number in itertools.count(1):
        for headers in FORGED:
            yield {name: value.format(number) for name, value in headers.items()}


def guest(proxy, **how):
    return proxy.call("POST", "/api/v1/auth/guest", {"name": "Guest " + uuid.uuid4().hex[:10]}, **how)


def sign_in(proxy, password, **how):
    return proxy.call("POST", "/api/v1/auth/login", {"name": "Ada", "password": password}, **how)[0]


def test_people_talk_and_read_an_answer_as_it_is_written():
    with Server(settings=SETTINGS + ["assistant.sage.wordsPerSecond=30"]) as server, Nginx(server) as proxy:
        ada, bob = (proxy.client(guest(proxy)[2]["token"]) for _ in range(2))
        room = ada.room()["id"]
        ada.send(room, "x" * 30_000)
        assert len(bob.event("message:new")["data"]["message"]["content"]) == 30_000
        ada.send(room, "@Sage tell me a story")
        bob.event("stream:chunk", 2)
        assert not bob.named("stream:complete")
        bob.event("stream:complete")
        assert server.stop() == 0
        for client in (ada, bob):
            client.until(lambda: client.closed, "goodbye")
            assert client.closed[0] == 1001 and client.closed[1].startswith("restart;retryMs="), client.closed


def test_a_page_of_the_name_that_people_use_may_call_and_no_other():
    with Server(settings=SETTINGS) as server, Nginx(server) as proxy:
        own = f"https://{NAME}:{proxy.port}"
        status, headers, data = guest(proxy, headers={"Origin": own})
        assert status == 201 and headers["access-control-allow-origin"] == own, (status, headers.items())
        assert "max-age" in headers["strict-transport-security"]
        proxy.client(data["token"], headers=[f"Origin: {own}"]).close()
        for other in (own.replace("https", "http"), f"https://{NAME}", "https://evil.example"):
            assert guest(proxy, headers={"Origin": other})[0] == 403, other
            forging = {"Origin": other, "X-Forwarded-Host": urlsplit(other).netloc, "X-Forwarded-Proto": urlsplit(other).scheme}
            assert guest(proxy, headers=forging)[0] == 403, other
        assert proxy.call("GET", "/healthz", headers={"Host": "evil.example"})[0] == 403


def test_plain_http_is_sent_on_and_too_much_is_refused():
    with Server(settings=SETTINGS) as server, Nginx(server) as proxy:
        status, headers, _ = proxy.call("GET", "/healthz?a=b", port=proxy.plain)
        assert status == 301 and headers["location"] == f"https://{NAME}/healthz?a=b"
        for size in (90_000, 200_000):
            assert proxy.call("POST", "/api/v1/auth/guest", {"name": "x" * size})[0] == 413


def test_each_address_has_a_limit_of_its_own_and_forged_headers_gain_nothing():
    with Server(settings=SETTINGS + ["rateLimits.guest=2"], rate_limits=True) as server, Nginx(server) as proxy:
        direct = urlsplit(server.url).port
        allowed = f"localhost:{direct}"
        for source, how in (("127.0.0.2", {}), ("127.0.0.3", {"port": proxy.outer}), ("127.0.0.4", {"port": direct})):
            claims = forged()
            # Different claims each time, and one limit all the same; what nginx takes out is there when it is gone around.
            statuses = [guest(proxy, source=source, headers={**next(claims), "Host": allowed} if "port" in how else next(claims), **how)[0]
                        for _ in range(8)]
            assert statuses == [201] * 2 + [429] * 6, (source, statuses)
        assert guest(proxy, source="127.0.0.5")[0] == 201


def test_who_guesses_passwords_locks_nobody_out_elsewhere():
    with Server(settings=SETTINGS + ["rateLimits.login=2"], rate_limits=True) as server, Nginx(server) as proxy:
        password = "correct horse battery staple"
        status, _, data = proxy.call("POST", "/api/v1/auth/register", {"name": "Ada", "password": password}, source="127.0.0.9")
        assert status == 201, data
        claims = forged()
        assert [sign_in(proxy, "not the password", headers=next(claims)) for _ in range(7)] == [401] * 2 + [429] * 5
        assert [sign_in(proxy, password, source="127.0.0.3") for _ in range(12)] == [201] * 12
        assert sign_in(proxy, password) == 429


def test_the_connections_of_one_address_are_bounded_and_those_of_the_proxy_are_not():
    settings = SETTINGS + ["gateway.maxConnectionsPerAddress=3"]
    with Server(settings=settings) as server, Nginx(server) as proxy:
        claims = forged()
        held = [proxy.client(guest(proxy)[2]["token"], source=source, headers=[f"{name}: {value}" for name, value in next(claims).items()])
                for source in ("127.0.0.2", "127.0.0.3", "127.0.0.4") for _ in range(3)]
        try:
            proxy.client(source="127.0.0.2", headers=["X-Forwarded-For: 198.51.100.7"])
            raise AssertionError("a fourth was let in")
        except websocket.WebSocketBadStatusException as refused:
            assert refused.status_code == 503, refused
        held[0].close()

        def is_let_in():
            try:
                proxy.client(guest(proxy)[2]["token"], source="127.0.0.2").close()
                return True
            except websocket.WebSocketBadStatusException:
                return False

        wait_for(is_let_in, "the place of who left")


if __name__ == "__main__":
    run(sys.modules[__name__])
