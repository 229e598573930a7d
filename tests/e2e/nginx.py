# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""A real nginx with the configuration that the documentation gives to operators."""

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
from urllib.parse import urlsplit

from harness import PATIENCE, Client, Skipped, wait_for
from test_operator import make_pair

SITE = os.path.join(os.path.dirname(__file__), "..", "..", "resources", "docs", "operating", "nginx.conf")
NAME = "chat.example.org"
# Another one in front of it, as a network of delivery would be.
MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
{user}
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
    server {{
        listen 127.0.0.1:{outer};
        location / {{
            proxy_pass https://127.0.0.1:{inner};
            proxy_set_header Host {name}:{inner};
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }}
    }}
}}
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def program():
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not path:
        raise Skipped("no nginx")
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError as why:
        raise Skipped(f"no IPv6 for nginx to listen on: {why}")
    return path


class Nginx:
    """In front of a server, until it is left."""

    def __init__(self, server):
        self.program = program()
        self.upstream = urlsplit(server.url).netloc

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.certificate, self.key = make_pair(self.folder.name, NAME)
        for _ in range(5):
            self._start()
            # A port may have been taken by somebody else in between; nginx gives up after some seconds then.
            if wait_for(lambda: self.process.poll() is not None or self._answers(), "nginx") and self.process.poll() is None:
                return self
        raise AssertionError(self.process.stderr.read())

    def _start(self):
        self.plain, self.port, self.outer = free_ports(3)
        with open(SITE) as file:
            site = file.read()
        # What an operator may write there too, and nothing else.
        for pattern, own in ((r"(?<=server )127\.0\.0\.1:8420;", f"{self.upstream};"),
                             (r"(?<=listen )(\[::\]:)?80;", rf"\g<1>{self.plain};"),
                             (r"(?<=listen )(\[::\]:)?443 ssl;", rf"\g<1>{self.port} ssl;"),
                             (r"/etc/letsencrypt\S*/fullchain\.pem", self.certificate),
                             (r"/etc/letsencrypt\S*/privkey\.pem", self.key)):
            site, count = re.subn(pattern, own, site)
            assert count == (2 if "listen" in pattern else 1), pattern
        main = MAIN.format(folder=self.folder.name, user="user root;" if os.geteuid() == 0 else "", name=NAME,
                           outer=self.outer, inner=self.port)
        for name, text in (("site.conf", site), ("nginx.conf", main)):
            with open(os.path.join(self.folder.name, name), "w") as file:
                file.write(text)
        self.process = subprocess.Popen([self.program, "-e", "stderr", "-c", f"{self.folder.name}/nginx.conf"],
                                        stderr=subprocess.PIPE, text=True)

    def _answers(self):
        """Whether it is nginx that is there, by its certificate; it has all of its ports before it speaks."""
        try:
            self._connect("127.0.0.1").close()
            return True
        except OSError:
            return False

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self.folder.cleanup()

    def _connect(self, source):
        context = ssl.create_default_context(cafile=self.certificate)
        context.check_hostname = False
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE, source_address=(source, 0))
        return context.wrap_socket(plain, server_hostname=NAME)

    def call(self, method, path, body=None, source="127.0.0.2", headers=None, port=None):
        """(status, headers, data) of a request from this address of the machine; `port`: without TLS, to that one."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE, source_address=(source, 0))
        if not port:
            connection.sock = self._connect(source)
        payload = None if body is None else json.dumps(body)
        connection.request(method, path, payload, {"Host": f"{NAME}:{port or self.port}", **(headers or {})})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        try:
            return answer.status, answer.headers, json.loads(text or "null")
        except ValueError:
            return answer.status, answer.headers, text

    def client(self, token=None, source="127.0.0.2", headers=()):
        """A client by WebSocket from this address of the machine."""
        return Client(self, token=token, url=f"wss://{NAME}:{self.port}", headers=headers,
                      socket=self._connect(source), suppress_origin=True)
