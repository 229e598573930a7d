# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""A server that is open to the network speaks TLS by a key of its own, and its links tell that key."""

import base64
import hashlib
import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import urllib.parse

import websocket

from harness import PATIENCE, SERVER, Client, Server, Skipped, run, wait_for

PASSWORD = "correct horse battery"


class OtherKey(Exception):
    """What answers is not the server that the link is of."""


def own_address():
    """This machine's in its network: who comes by that is a stranger."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.77", 9))  # nothing is sent
        except OSError:
            raise Skipped("no network")
        address = probe.getsockname()[0]
    if address.startswith("127."):
        raise Skipped("no network")
    return address


def hash_of(certificate):
    """As links have it, counted by another program than the server."""
    if not shutil.which("openssl"):
        raise Skipped("openssl")
    info = subprocess.run("openssl x509 -inform DER -pubkey -noout | openssl pkey -pubin -outform DER", shell=True,
                          input=certificate, capture_output=True, check=True).stdout
    return base64.urlsafe_b64encode(hashlib.sha256(info).digest()).decode().rstrip("=")


def reach(host, port, key=None):
    """A connection to who has this key, and to no other; without one to whoever it is."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    tls = context.wrap_socket(socket.create_connection((host, port), timeout=PATIENCE))
    if key and hash_of(tls.getpeercert(binary_form=True)) != key:
        tls.close()
        raise OtherKey(key)
    return tls


def call(connection, method, path, body=None, token=None):
    """(status, data) over a connection that is there."""
    client = http.client.HTTPConnection("by-hand", timeout=PATIENCE)
    client.sock = connection
    headers = {"Host": "localhost", "Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    client.request(method, f"/api/v1/{path}", body and json.dumps(body), headers)
    answer = client.getresponse()
    return answer.status, json.loads(answer.read() or b"null")


def open_server(data=None, **more):
    return Server(data, listen=("0.0.0.0:0",), **more)


def port_of(server):
    return urllib.parse.urlsplit(server.url).port


def link_of(server):
    """Of a private room, made by somebody at this machine."""
    server.url = f"http://127.0.0.1:{port_of(server)}"
    status, ada = server.rest("POST", "auth/register", {"name": "Ada", "password": PASSWORD})
    assert status == 201, ada
    status, made = server.rest("POST", "rooms", {"name": "Cellar", "kind": "private"}, ada["token"])
    status, made = server.rest("POST", f"rooms/{made['room']['id']}/invites", {}, ada["token"])
    assert status == 201, made
    return made["invite"]["url"], ada["token"]


def test_who_joins_by_a_link_gets_in_over_tls_by_the_key_that_it_names():
    own = own_address()
    with open_server() as server:
        assert server.url == f"https://0.0.0.0:{port_of(server)}", server.url
        url, _ = link_of(server)
        link = urllib.parse.urlsplit(url)
        assert re.fullmatch(rf"https://[0-9.]+:{port_of(server)}/i/[A-Za-z0-9_-]{{22}}\?k=[A-Za-z0-9_-]{{43}}", url), url
        key = urllib.parse.parse_qs(link.query)["k"][0]
        code = link.path.split("/")[-1]
        with reach(own, link.port, key) as tls:
            assert tls.version() == "TLSv1.3", tls.version()
            status, seen = call(tls, "GET", f"invites/{code}")
            assert status == 200 and seen["room"]["name"] == "Cellar" and seen["by"] == "Ada", seen
        with reach(own, link.port, key) as tls:
            status, gus = call(tls, "POST", "auth/guest", {"name": "Gus", "invite": code})
            assert status == 201, gus
        guest = Client(server, gus["token"], url=f"wss://{own}:{link.port}",
                       suppress_origin=True,
                       sslopt={"cert_reqs": ssl.CERT_NONE, "check_hostname": False})
        assert guest.room("Cellar")["id"] == gus["room"]
        guest.send(gus["room"], "here I am")
        # Who follows the link to somebody else stays out before a word is said.
        try:
            reach(own, link.port, key[:-1] + ("A" if key[-1] != "A" else "Q"))
            raise AssertionError("another key was taken")
        except OtherKey:
            pass


def test_who_speaks_plain_from_elsewhere_is_told_and_learns_nothing():
    own = own_address()
    with open_server() as server:
        url, token = link_of(server)
        code = urllib.parse.urlsplit(url).path.split("/")[-1]
        for path in (f"invites/{code}", "rooms"):
            with socket.create_connection((own, port_of(server)), timeout=PATIENCE) as plain:
                status, refused = call(plain, "GET", path, token=token)
                assert status == 421 and "encrypted connections only" in refused["error"]["message"], refused
        try:
            websocket.create_connection(f"ws://{own}:{port_of(server)}/gateway", subprotocols=["confab.v1"], timeout=PATIENCE)
            raise AssertionError("a socket in the clear")
        except websocket.WebSocketBadStatusException as refused:
            assert refused.status_code == 421, refused
        # What is no HTTP either ends, and the server goes on.
        with socket.create_connection((own, port_of(server)), timeout=PATIENCE) as plain:
            plain.sendall(b"\x15\x03\x01\x00\x02\x02\x28\r\n\r\n")
            assert plain.recv(1000).startswith(b"HTTP/1.1 400")
        with reach(own, port_of(server)) as tls:
            assert call(tls, "GET", f"invites/{code}")[0] == 200


def test_this_machine_does_without():
    with open_server() as server:
        _, token = link_of(server)  # by http
        here = Client(server, token)
        assert here.room("Cellar")
        with reach("127.0.0.1", port_of(server)) as tls:  # and with, if it likes
            assert call(tls, "GET", "rooms", token=token)[0] == 200


def test_key_and_certificate_are_kept():
    with tempfile.TemporaryDirectory() as data:
        with open_server(data) as server:
            for name in ("tls-key.pem", "tls-certificate.pem"):
                assert not os.stat(f"{data}/{name}").st_mode & 0o077, name
            wait_for(lambda: any("its address in the app" in line.lower() for line in server.errors), "the address")
            said = next(line for line in server.errors if "confabs://" in line)
            key = re.search(rf"confabs://[0-9.]+:{port_of(server)}\?k=([A-Za-z0-9_-]{{43}})\s*$", said)[1]
            reach("127.0.0.1", port_of(server), key).close()
        with Server(data) as server:
            assert server.url.startswith("http://"), server.url  # for this computer only
        with open_server(data) as server:
            reach("127.0.0.1", port_of(server), key).close()
        check = subprocess.run([SERVER, "--check-config", "--listen", "*:0", "--data", data], capture_output=True, text=True)
        assert check.returncode == 0 and "a key that it makes itself" in check.stdout, check
        with open(f"{data}/tls-key.pem", "w") as file:
            file.write("no key\n")
        check = subprocess.run([SERVER, "--check-config", "--listen", "*:0", "--data", data], capture_output=True, text=True)
        assert check.returncode == 2 and "tls-key.pem" in check.stderr, check
        check = subprocess.run([SERVER, "--check-config", "--data", data], capture_output=True, text=True)
        assert check.returncode == 0 and "makes itself" not in check.stdout, check


def test_where_somebody_else_speaks_tls_it_stays_plain():
    for setting in ("tls.own=false", "gateway.trustedProxies=10.0.0.0/8", "server.publicUrl=https://chat.example.org"):
        with tempfile.TemporaryDirectory() as data, open_server(data, settings=[setting]) as server:
            assert server.url.startswith("http://"), setting
            assert not os.path.exists(f"{data}/tls-key.pem"), setting
            assert "?k=" not in link_of(server)[0], setting


def test_a_name_of_its_own_stands_in_the_links_with_the_key():
    with open_server(settings=["server.publicUrl=http://chat.example.org:8420/"]) as server:
        url, _ = link_of(server)
        assert re.fullmatch(r"https://chat\.example\.org:8420/i/[A-Za-z0-9_-]{22}\?k=[A-Za-z0-9_-]{43}", url), url


if __name__ == "__main__":
    run(sys.modules[__name__])
