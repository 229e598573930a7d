# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""What the program tells who runs it before a start, and what its log says of what strangers do."""

import json
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request

import websocket

from harness import PATIENCE, SERVER, Client, Server, Skipped, run, wait_for
from test_operator import NOBODY, call, refusal


def contents(folder):
    return {name: (os.stat(f"{folder}/{name}").st_mtime_ns, open(f"{folder}/{name}", "rb").read()) for name in os.listdir(folder)}


def test_the_log_of_another_database_beside_a_backup_is_not_taken():
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
        with Server(folder) as server:
            Client(server, server.guest()["token"])
            assert call("backup", f"{elsewhere}/copy", "--data", folder).returncode == 0
            client = Client(server, server.guest()["token"])
            client.send(client.room()["id"], "later")
            server.kill()
        shutil.copy(f"{elsewhere}/copy", f"{folder}/confab.sqlite")
        before = contents(folder)
        said = refusal(folder)
        assert f"{folder}/confab.sqlite is a copy" in said and "Take the -wal and -shm files away" in said, said
        del before["in-use"]
        assert {name: content for name, content in contents(folder).items() if name in before} == before
        for end in ("-wal", "-shm"):
            os.remove(f"{folder}/confab.sqlite{end}")
        with Server(folder) as server:
            server.guest()


def test_a_database_of_a_newer_version_is_known_before_the_start():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder) as server:
            server.stop()
        with sqlite3.connect(f"{folder}/confab.sqlite") as database:
            database.execute("PRAGMA user_version = 9999")
        database.close()
        said = refusal(folder)
        assert "was written by a newer version of Confab (schema 9999, this one knows " in said and "backup" in said, said


def test_a_check_tells_what_is_in_the_way_at_the_moment_and_changes_nothing():
    def checked(*arguments, **more):
        result = subprocess.run([SERVER, "--check-config", *arguments], capture_output=True, text=True, timeout=PATIENCE, **more)
        assert result.returncode == 0, result
        return result.stderr

    with Server() as server, tempfile.TemporaryDirectory() as folder:
        place = server.url.split("//")[1]
        said = checked("--listen", place, "--data", folder)
        assert f"Can't listen on 127.0.0.1 port {place.split(':')[1]}: another program does" in said, said
        assert "192.0.2.55 port 9702: this machine does not have that address" in checked("--listen", "192.0.2.55:9702", "--data", folder)
        assert os.listdir(folder) == []
        before = contents(server.data)
        said = checked("--listen", place, "--data", server.data)
        assert f"Another server (process {server.process.pid}) is using the data folder {server.data}" in said, said
        assert "Can't listen" not in said, said  # that is the same server
        assert contents(server.data) == before
        client = Client(server, server.guest()["token"])
        assert client.send(client.room()["id"], "and it goes on")
        limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
        said = checked("--listen", "127.0.0.1:0", "--data", folder, preexec_fn=limit)
        assert "may have 100 files open at once" in said and "LimitNOFILE" in said, said


def test_the_folder_stays_locked_when_its_file_is_taken_away():
    with Server() as server:
        os.remove(f"{server.data}/in-use")
        second = call("--listen", "127.0.0.1:0", "--data", server.data)
        assert second.returncode == 1 and "is using the data folder" in second.stderr, second
        assert "is using the data folder" in call("--check-config", "--listen", "127.0.0.1:0", "--data", server.data).stderr
        client = Client(server, server.guest()["token"])
        assert client.send(client.room()["id"], "alone")["seq"] == 1
        server.kill()
        server.start()
        server.guest()


def test_a_start_waits_for_who_is_about_to_end():
    with Server() as server:
        server.guest()
        server.process.send_signal(signal.SIGTERM)
        old = server.process
        server.start()
        assert old.wait(timeout=PATIENCE) == 0
        server.guest()


def test_a_backup_of_what_may_only_be_read_names_the_folder_of_the_data():
    if os.geteuid() != 0:
        raise Skipped("only root can be somebody else")
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as target:
        with Server(f"{folder}/data") as server:
            server.stop()
        os.chmod(target, 0o777)
        for path in (folder, f"{folder}/data"):
            os.chmod(path, 0o755)
        for name in os.listdir(f"{folder}/data"):
            os.chmod(f"{folder}/data/{name}", 0o644)
        try:
            result = subprocess.run([SERVER, "backup", f"{target}/copy", "--data", f"{folder}/data"], capture_output=True, text=True,
                                    timeout=PATIENCE, user=NOBODY, group=NOBODY, extra_groups=[], cwd="/")
        except PermissionError as why:
            raise Skipped(f"the program can't be run by others: {why}")
        assert result.returncode == 1 and f"The data folder {folder}/data can't be written" in result.stderr, result
        assert os.listdir(target) == [], result


def test_a_check_makes_no_backup():
    with Server() as server:
        result = call("--check-config", "--data", server.data, "backup", f"{server.data}/copy")
        assert result.returncode == 2 and not os.path.exists(f"{server.data}/copy"), result


def test_a_port_that_needs_a_right_says_which():
    if os.geteuid() != 0:
        raise Skipped("the program is run by nobody here already")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        try:
            result = subprocess.run([SERVER, "--data", f"{folder}/data", "--listen", "127.0.0.1:97"], capture_output=True, text=True,
                                    timeout=PATIENCE, user=NOBODY, group=NOBODY, extra_groups=[], cwd="/")
        except PermissionError as why:
            raise Skipped(f"the program can't be run by others: {why}")
        if result.returncode == 0 or "ready" in result.stdout:
            raise Skipped("anybody may listen there")
        assert result.returncode == 1 and "CAP_NET_BIND_SERVICE" in result.stderr, result


def test_lines_of_the_log_carry_the_time_unless_the_journal_notes_it():
    stamp = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \S+ "
    for is_journal in (False, True):
        with tempfile.TemporaryDirectory() as folder, open(f"{folder}/errors", "w+") as errors:
            status = os.fstat(errors.fileno())
            journal = {"JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}"} if is_journal else {}
            process = subprocess.Popen([SERVER, "--data", f"{folder}/data", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=errors,
                                       text=True, env={**os.environ, **journal})
            url = process.stdout.readline().split(": ")[1].strip()
            urllib.request.urlopen(urllib.request.Request(f"{url}/healthz", headers={"X-Forwarded-For": "192.0.2.1"}), timeout=PATIENCE)
            line = wait_for(lambda: [each for each in open(f"{folder}/errors") if "trustedProxies" in each and each.endswith("\n")], "the line")[0]
            process.terminate()
            process.wait(timeout=PATIENCE)
            assert bool(re.match(stamp + r"confab\.", line)) is not is_journal, line


def test_wrong_passwords_are_told_with_their_address_and_without_the_password():
    with Server(rate_limits=True, settings=["rateLimits.login=5"]) as server:
        server.rest("POST", "auth/register", {"name": "Ada", "password": "correct horse battery"})
        tried = [("Ada", "wrong horse battery"), ("my secret password", "wrong horse battery"), ("Ada", "short")]
        for name, password in tried:
            assert server.rest("POST", "auth/login", {"name": name, "password": password})[0] == 401
        lines = lambda text: [line for line in server.errors if text in line]
        wait_for(lambda: lines("wrong password for “Ada” from 127.0.0.1"), "the wrong password")
        wait_for(lambda: lines("by a name that no account has"), "the unknown name")
        for i in range(40):
            server.rest("POST", "auth/login", {"name": "Ada", "password": "wrong horse battery"})
        wait_for(lambda: lines("too many passwords were wrong"), "who is sent away")
        said = "".join(server.errors)
        assert "horse" not in said and "secret password" not in said and "short" not in said, said
        assert len(lines("sign-in from")) + len(lines("wrong password")) <= 20, said


def test_a_proxy_that_was_forgotten_is_told_once():
    with Server() as server:
        for i in range(5):
            for header in ({"X-Forwarded-For": f"192.0.2.{i}"}, {"Forwarded": f"for=192.0.2.{i}"}):
                urllib.request.urlopen(urllib.request.Request(f"{server.url}/healthz", headers=header), timeout=PATIENCE).read()
        told = lambda: [line for line in server.errors if "gateway.trustedProxies" in line]
        wait_for(told, "the line")
        server.stop()
        assert len(told()) == 1 and "127.0.0.1 says for whom it comes" in told()[0], told()
    with Server(settings=["gateway.trustedProxies=127.0.0.1"]) as server:
        urllib.request.urlopen(urllib.request.Request(f"{server.url}/healthz", headers={"X-Forwarded-For": "192.0.2.1"}), timeout=PATIENCE).read()
        server.stop()
        assert "trustedProxies" not in "".join(server.errors)


def test_connections_that_are_used_up_say_why():
    def refused(server):
        host, port = server.url.split("//")[1].split(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as more:
            answer = b""
            while chunk := more.recv(4096):
                answer += chunk
        head, body = answer.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 503") and b"retry-after" in head.lower(), head
        return json.loads(body)["error"]

    with Server(settings=["gateway.maxConnections=5"]) as server:
        host, port = server.url.split("//")[1].split(":")
        held = [socket.create_connection((host, int(port)), timeout=PATIENCE) for _ in range(5)]
        for _ in range(3):
            error = refused(server)
            assert error["code"] == "busy" and "as many connections as it may" in error["message"], error
        told = lambda: [line for line in server.errors if "turned away" in line]
        wait_for(told, "the line")
        for each in held:
            each.close()
        server.stop()
        assert len(told()) == 1 and "5 are open, as many as gateway.maxConnections allows" in told()[0], told()
    with Server(settings=["gateway.trustedProxies=127.0.0.1", "gateway.maxConnectionsPerAddress=1"]) as server:
        token = server.guest()["token"]
        first = Client(server, token, headers=["X-Forwarded-For: 192.0.2.7"])
        try:
            Client(server, token, headers=["X-Forwarded-For: 192.0.2.7"])
            raise AssertionError("the second connection was taken")
        except websocket.WebSocketBadStatusException as why:
            assert why.status_code == 503, why
        wait_for(lambda: [line for line in server.errors if "192.0.2.7 has as many as gateway.maxConnectionsPerAddress allows" in line], "the line")
        assert not first.closed


def test_too_few_files_for_the_connections_are_told_at_the_start():
    def limited():
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, 200))

    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen([SERVER, "--data", folder, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, preexec_fn=limited)
        assert process.stdout.readline().startswith("confab-server ready")
        process.terminate()
        _, errors = process.communicate(timeout=PATIENCE)
        assert "gateway.maxConnections is 20000" in errors and "too few files for more than 136" in errors, errors


if __name__ == "__main__":
    run(sys.modules[__name__])
