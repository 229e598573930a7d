# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Where the server listens: several addresses, both families, and what it says when one of them is taken."""

import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from harness import PATIENCE, SERVER, Server, Skipped, run


def answers(host, port):
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=PATIENCE) as answer:
            return answer.status == 200
    except urllib.error.URLError:
        return False


def served(port):
    """A connection that has its place: one that was only made may still wait to be accepted."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert connection.recv(100).startswith(b"HTTP/1.1 200")
    return connection


def port_of(url):
    return urlsplit(url).port


def need_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError as why:
        raise Skipped(f"no IPv6 here: {why}")


def test_all_addresses_are_those_of_both_families():
    need_ipv6()
    for place in ("[::]:0", "*:0"):
        with Server(listen=[place], places=2) as server:
            port = port_of(server.url)
            assert server.urls == [f"https://0.0.0.0:{port}", f"https://[::]:{port}"], server.urls
            assert answers("127.0.0.1", port) and answers("[::1]", port), place


def test_the_addresses_of_one_family_are_those_alone():
    need_ipv6()
    with Server(listen=["0.0.0.0:0"]) as server:
        port = port_of(server.url)
        assert answers("127.0.0.1", port) and not answers("[::1]", port)


def test_localhost_is_either_address_of_this_machine():
    need_ipv6()
    with Server(listen=["localhost:0"], places=2) as server:
        port = port_of(server.url)
        assert [port_of(url) for url in server.urls] == [port, port]
        assert answers("127.0.0.1", port) and answers("[::1]", port) and answers("localhost", port)


def test_several_places_serve_the_same_rooms():
    need_ipv6()
    for places in (["127.0.0.1:0", "127.0.0.1:0", "[::1]:0"], ["127.0.0.1:0,127.0.0.2:0 [::1]:0"]):
        with Server(listen=places, places=3) as server:
            assert len({port_of(url) for url in server.urls}) == 3 or len(places) == 1
            token = server.guest()["token"]
            for url in server.urls:
                server.url = url
                status, data = server.rest("GET", "rooms", token=token)
                assert status == 200 and data["rooms"][0]["name"] == "Lobby", url


def test_the_cap_on_connections_holds_for_all_places_together():
    settings = ["gateway.maxConnections=4"]
    with Server(listen=["127.0.0.1:0", "127.0.0.1:0"], places=2, settings=settings) as server:
        ports = [port_of(url) for url in server.urls]
        held = [served(ports[i % 2]) for i in range(4)]
        for port in ports:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as more:
                assert more.recv(100).startswith(b"HTTP/1.1 503")
        for each in held:
            each.close()


def test_a_place_that_is_taken_is_named_and_none_is_kept():
    with socket.socket() as other, tempfile.TemporaryDirectory() as folder:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = subprocess.run([SERVER, "--data", folder, "--listen", "127.0.0.1:0", "--listen", f"127.0.0.1:{port}"],
                                capture_output=True, text=True, timeout=PATIENCE)
        assert result.returncode == 1 and f"127.0.0.1 port {port}" in result.stderr, result
        assert "ready" not in result.stdout, result


if __name__ == "__main__":
    run(sys.modules[__name__])
