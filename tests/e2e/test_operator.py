# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""What the program says to who runs it: which file, and what to do. Certificates that are renewed while it runs."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid

from harness import PATIENCE, SERVER, Client, Server, Skipped, figure, run, soonest, wait_for
from test_start_stop import faulty


NOBODY = 65534


def call(*arguments):
    return subprocess.run([SERVER, *arguments], capture_output=True, text=True, timeout=PATIENCE)


def refusal(folder, *arguments):
    """What a start says that must fail, as must any other with these settings; their check says the same."""
    result = call("--listen", "127.0.0.1:0", "--data", folder, *arguments)
    assert result.returncode == 2, result
    check = call("--listen", "127.0.0.1:0", "--data", folder, "--check-config", *arguments)
    assert check.returncode == 2 and check.stderr.strip() and check.stderr.strip().splitlines()[-1] in result.stderr, (check, result)
    return result.stderr.strip().splitlines()[-1]


def readiness(server):
    try:
        answer = urllib.request.urlopen(f"{server.url}/readyz", timeout=PATIENCE)
        return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def make_pair(folder, name):
    if not shutil.which("openssl"):
        raise Skipped("no openssl to make a certificate with")
    paths = [os.path.join(folder, f"{name}.{kind}") for kind in ("crt", "key")]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", f"/CN={name}", "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths


def test_an_empty_or_foreign_database_is_no_new_server():
    for content, what in ((b"", "is empty"), (b"x" * 5000, "is no database")):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "confab.sqlite")
            with open(path, "wb") as file:
                file.write(content)
            said = refusal(folder)
            assert path in said and what in said and "backup" in said, said
            assert open(path, "rb").read() == content
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder) as server:
            server.guest()
            server.kill()
        os.rename(f"{folder}/confab.sqlite", f"{folder}/away")
        said = refusal(folder)
        assert "confab.sqlite-wal" in said and "is missing" in said, said
        os.rename(f"{folder}/away", f"{folder}/confab.sqlite")
        with Server(folder) as server:
            server.guest()


def test_a_folder_that_cannot_be_made_is_said_with_its_reason():
    with tempfile.NamedTemporaryFile() as file:
        said = refusal(f"{file.name}/data")
        assert file.name in said, said


def test_a_folder_that_is_a_file_is_called_so_by_both():
    with tempfile.NamedTemporaryFile() as file:
        said = refusal(file.name)
        assert f"{file.name} is a file" in said, said


def test_a_missing_certificate_leaves_no_folder_behind():
    with tempfile.TemporaryDirectory() as folder:
        said = refusal(f"{folder}/data", "--set", f"tls.certificate={folder}/a.crt", "--set", f"tls.key={folder}/a.key")
        assert f"tls.certificate: can't read {folder}/a.crt" in said and f"tls.key: can't read {folder}/a.key" in said, said
        assert os.listdir(folder) == []


def test_a_missing_certificate_is_named_where_it_was_looked_for():
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run([SERVER, "--data", f"{folder}/data", "--check-config", "--set", "tls.certificate=a.crt", "--set", "tls.key=a.key"],
                                capture_output=True, text=True, timeout=PATIENCE, cwd=folder)
        assert result.returncode == 2 and f"{os.path.realpath(folder)}/a.crt" in result.stderr, result


def test_a_database_that_may_only_be_read_is_told_with_what_to_do():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder) as server:
            server.stop()
        os.chmod(f"{folder}/confab.sqlite", 0o444)
        other = {}
        if os.geteuid() == 0:  # who may write everything
            for path in (folder, *(f"{folder}/{name}" for name in os.listdir(folder) if name != "confab.sqlite")):
                os.chown(path, NOBODY, NOBODY)
            other = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        for action in (["--listen", "127.0.0.1:0"], ["--check-config"]):
            try:
                result = subprocess.run([SERVER, "--data", folder, *action], capture_output=True, text=True, timeout=PATIENCE, cwd="/", **other)
            except PermissionError as why:
                raise Skipped(f"the program can't be run by others: {why}")
            assert result.returncode == 2, result
            assert f"{folder}/confab.sqlite can't be written. Let the server's user read and write it." in result.stderr, result


def test_a_broken_secret_of_tokens_is_known_before_the_start():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder) as server:
            server.stop()
        open(f"{folder}/token-secret", "w").close()
        said = refusal(folder)
        assert f"{folder}/token-secret does not hold a secret; remove it" in said, said
        with Server(folder, settings=[f"auth.jwtSecret={'s' * 32}"]) as server:  # which makes it needless
            server.guest()


def test_a_check_that_finds_nothing_says_so():
    with tempfile.TemporaryDirectory() as folder:
        result = call("--data", folder, "--check-config", "--listen", "127.0.0.1:0")
        assert result.returncode == 0 and result.stdout.endswith("\n# No mistakes were found.\n"), result


def test_a_backup_into_a_missing_folder_names_the_folder():
    with Server() as server:
        result = call("backup", f"{server.data}/none/copy", "--data", server.data)
        assert result.returncode == 1 and result.stderr == f"confab-server: The folder {server.data}/none does not exist.\n", result


def test_a_certificate_that_has_ended_is_a_warning_of_both():
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = make_pair(folder, "old")
        subprocess.run(["openssl", "x509", "-in", certificate, "-signkey", key, "-days", "0", "-out", certificate], check=True,
                       capture_output=True)
        settings = [f"tls.certificate={certificate}", f"tls.key={key}"]
        said = f"{certificate}: The certificate ended on"
        wait_for(lambda: said in call("--data", folder, "--check-config", "--set", settings[0], "--set", settings[1]).stderr, "the end")
        check = call("--data", folder, "--check-config", "--set", settings[0], "--set", settings[1])
        assert check.returncode == 0 and f"warning: {said}" in check.stderr, check
        with Server(f"{folder}/data", settings=settings) as server:
            wait_for(lambda: [line for line in server.errors if said in line], "the warning")


def test_a_damaged_database_is_said_to_be_damaged():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder) as server:
            server.guest()
            server.stop()
        with open(f"{folder}/confab.sqlite", "r+b") as file:
            file.seek(100)
            file.write(b"x" * 3000)
        result = call("--listen", "127.0.0.1:0", "--data", folder)
        said = result.stderr.strip().splitlines()[-1]
        assert result.returncode == 1 and f"{folder}/confab.sqlite" in said and "damaged. Put a backup in its place" in said, result


def test_a_full_disk_at_the_start_is_said_with_the_file():
    with tempfile.TemporaryDirectory() as folder:
        full = os.path.join(folder, "full")
        open(full, "w").close()
        environment = {**os.environ, **faulty(FAULT_FULL=full)}
        result = subprocess.run([SERVER, "--listen", "127.0.0.1:0", "--data", folder], capture_output=True, text=True,
                                timeout=PATIENCE, env=environment)
        said = result.stderr.strip().splitlines()[-1]
        assert result.returncode == 1 and "disk is full" in said and f"{folder}/confab.sqlite" in said, result
        os.remove(full)
        with Server(folder) as server:  # nothing half made is left
            server.guest()


def test_a_locked_database_at_the_start_is_said_to_be_locked():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder) as server:
            server.guest()
            server.stop()
        other = sqlite3.connect(f"{folder}/confab.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        result = subprocess.run([SERVER, "--listen", "127.0.0.1:0", "--data", folder], capture_output=True, text=True, timeout=PATIENCE)
        lines = result.stderr.strip().splitlines()
        assert result.returncode == 1 and any(f"{folder}/confab.sqlite is locked by another program" in line for line in lines), result
        assert max(len(line) for line in lines) < 250, result  # not whole statements
        other.close()


def test_two_agents_of_one_name_are_told_with_their_line():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "two.ini")
        with open(path, "w") as file:
            file.write("[agent.A]\nprovider = scripted\nname = Bot\n[agent.B]\nprovider = scripted\nname = Bot\n")
        result = call("--config", path, "--data", folder, "--check-config")
        assert result.returncode == 2 and "two.ini:6" in result.stderr and "“Bot” is the name of agent.A already" in result.stderr, result


def test_quotation_marks_arrive_as_they_were_written():
    with Server() as server:
        client = Client(server, server.guest()["token"])
        for data in ({}, {"room": "x"}):
            message = client.refused("room:join", data)["message"]
            assert message.startswith("“room”") and "â" not in message, message


def test_readyz_tells_that_nothing_can_be_written_and_why():
    with tempfile.TemporaryDirectory() as folder:
        full = os.path.join(folder, "full")
        os.environ.update(faulty(FAULT_FULL=full))
        try:
            server = Server(os.path.join(folder, "data"))
        finally:
            for name in ("LD_PRELOAD", "FAULT_FULL"):
                del os.environ[name]
        with server:
            assert readiness(server) == (200, {"status": "ready"})
            open(full, "w").close()  # and nobody writes anything
            wait_for(lambda: readiness(server)[0] == 503, "a 503")
            wait_for(lambda: "disk is full" in readiness(server)[1].get("reason", ""), "the reason")
            os.remove(full)
            wait_for(lambda: readiness(server)[0] == 200, "space again")


def test_readyz_tells_that_the_database_is_locked_or_gone():
    with Server() as server:
        assert readiness(server)[0] == 200
        other = sqlite3.connect(f"{server.data}/confab.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        wait_for(lambda: readiness(server)[0] == 503, "a 503")
        assert readiness(server)[1]["reason"]
        other.close()
        wait_for(lambda: readiness(server)[0] == 200, "the lock to be gone")
        os.rename(f"{server.data}/confab.sqlite", f"{server.data}/away")
        wait_for(lambda: "not in its place" in readiness(server)[1].get("reason", ""), "the reason")
        os.rename(f"{server.data}/away", f"{server.data}/confab.sqlite")


def status_for(server, host):
    try:
        request = urllib.request.Request(f"{server.url}/healthz", headers={"Host": host})
        return urllib.request.urlopen(request, timeout=PATIENCE).status
    except urllib.error.HTTPError as error:
        return error.code


def test_a_name_that_is_refused_is_told_once_with_the_setting_to_change():
    for threads in (0, 2):
        with Server(settings=["gateway.allowedHosts=one.example", f"gateway.threads={threads}"]) as server:
            names = [f"name{number}.example" for number in range(40)]
            for _ in range(3):
                assert [status_for(server, host) for host in ("one.example:443", "ONE.example.", "localhost")] == [200] * 3
                assert {status_for(server, host) for name in names for host in (name, f"{name.upper()}.:8")} == {403}
            server.stop()
            told = lambda: [line for line in server.errors if "gateway.allowedHosts" in line]
            wait_for(lambda: len(told()) >= 32, "the names")
            assert "“name0.example”" in told()[0] and len(told()) == 32, told()


def rooms_of(client, names):
    return [client.ok("room:create", {"name": name, "kind": "public"})["room"]["id"] for name in names]


def test_a_locked_database_is_read_and_says_busy_within_a_second():
    """Another program holds the lock; F5 in short."""
    with Server() as server:
        ada, bob = (Client(server, server.guest()["token"]) for _ in range(2))
        token = server.guest()["token"]
        busy, quiet = rooms_of(ada, ("Busy", "Quiet"))
        bob.ok("room:join", {"room": quiet})
        ada.send(quiet, "said before")
        locker = subprocess.Popen([sys.executable, "-c", LOCKER, f"{server.data}/confab.sqlite"], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE)
        assert locker.stdout.readline()

        def beside(call):
            """What it gives while many wait for the lock, which nobody does for as long."""
            def attempt():
                waiting = [ada.post("message:send", {"room": busy, "clientId": str(uuid.uuid4()), "content": "x"}) for _ in range(50)]
                began = time.monotonic()
                value = call()
                took = time.monotonic() - began
                assert all(ada.answer(number)["error"]["code"] == "busy" for number in waiting)
                return value, took
            return min((attempt() for _ in range(5)), key=lambda pair: pair[1])

        page, read = beside(lambda: bob.ok("message:history", {"room": quiet}))
        assert page["messages"][-1]["content"] == "said before" and read < 0.6, read
        newcomer, hello = beside(lambda: Client(server, token))
        assert newcomer.room() and hello < 0.6, hello
        alive, health = beside(lambda: urllib.request.urlopen(f"{server.url}/healthz", timeout=PATIENCE).status)
        assert alive == 200 and health < 0.5
        refused, write = soonest(1, lambda: bob.refused("message:send", {"room": quiet, "clientId": str(uuid.uuid4()), "content": "x"}))
        assert refused["code"] == "busy" and "locked" in refused["message"], refused
        said = wait_for(lambda: [line for line in server.errors if "is locked by" in line], "who has locked it")[0]
        assert f"{server.data}/confab.sqlite" in said and (f"process {locker.pid}" in said or sys.platform != "linux"), said
        locker.communicate(b"\n", timeout=PATIENCE)
        ada.send(busy, "written again")
        figure(f"a locked database: a page in {read * 1000:.0f} ms, hello in {hello * 1000:.0f} ms, busy in {write * 1000:.0f} ms")


# Locks the database of its argument until it reads a line.
LOCKER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
"""

# Reads it, and keeps its state of before.
READER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN")
other.execute("SELECT COUNT(*) FROM messages").fetchone()
print("reads", flush=True)
sys.stdin.readline()
"""


def test_a_reader_that_does_not_let_go_leaves_the_log_short():
    """F6 in short, with the default limits."""
    with Server() as server:
        clients = [Client(server, server.guest()["token"]) for _ in range(4)]
        room = clients[0].room()["id"]
        log = f"{server.data}/confab.sqlite-wal"
        reader = subprocess.Popen([sys.executable, "-c", READER, f"{server.data}/confab.sqlite"], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE)
        assert reader.stdout.readline()
        text, longest, kept, refused = "x" * 30_000, 0, 0, 0
        while refused < 20:
            asked = [(client, client.post("message:send", {"room": room, "clientId": str(uuid.uuid4()), "content": text}))
                     for client in clients for _ in range(16)]
            for client, number in asked:
                answer = client.answer(number)
                kept += "error" not in answer
                refused += answer.get("error", {}).get("code") == "busy"
            longest = max(longest, os.path.getsize(log))
            assert kept + refused < 20_000
        assert 32 << 20 < longest <= 64 << 20, longest
        assert clients[0].ok("message:history", {"room": room})["messages"]
        status, said = readiness(server)
        assert status == 503 and "reads" in said["reason"], said
        said = wait_for(lambda: [line for line in server.errors if "can't be emptied" in line], "who reads")[0]
        assert log in said and (f"process {reader.pid}" in said or sys.platform != "linux"), said
        reader.communicate(b"\n", timeout=PATIENCE)
        begun = time.monotonic()
        wait_for(lambda: os.path.getsize(log) < 1 << 20, "an empty log")
        back = time.monotonic() - begun
        wait_for(lambda: readiness(server)[0] == 200, "a server that writes")
        assert clients[0].send(room, "again")["seq"] == kept + 1
        figure(f"a stuck reader: the log came to {longest >> 20} MB after {kept} long messages, and was back in {back:.1f} s")


def certificate_of(server):
    """The certificate that a new connection gets, and the connection."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    port = int(server.url.rsplit(":", 1)[1])
    connection = context.wrap_socket(socket.create_connection(("127.0.0.1", port), PATIENCE))
    return ssl.DER_cert_to_PEM_cert(connection.getpeercert(binary_form=True)).strip(), connection


def asked(connection):
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return connection.recv(4096).startswith(b"HTTP/1.1 200")


def test_a_pair_that_does_not_belong_together_is_refused():
    with tempfile.TemporaryDirectory() as folder:
        (certificate, _), (_, key) = make_pair(folder, "one"), make_pair(folder, "two")
        said = refusal(folder, "--set", f"tls.certificate={certificate}", "--set", f"tls.key={key}")
        assert certificate in said and key in said, said


def test_hanging_up_loads_a_new_certificate_and_keeps_the_old_when_it_is_bad():
    for threads in (0, 2):
        with tempfile.TemporaryDirectory() as folder:
            pairs = [make_pair(folder, name) for name in ("one", "two")]
            text = [open(pair[0]).read().strip() for pair in pairs]
            used = [os.path.join(folder, name) for name in ("used.crt", "used.key")]
            for source, target in zip(pairs[0], used):
                shutil.copy(source, target)
            with Server(f"{folder}/data", settings=[f"tls.certificate={used[0]}", f"tls.key={used[1]}",
                                                    f"gateway.threads={threads}"]) as server:
                first, old = certificate_of(server)
                assert first == text[0] and asked(old)
                # Half of the new pair is there: that is none.
                shutil.copy(pairs[1][0], used[0])
                server.process.send_signal(signal.SIGHUP)
                wait_for(lambda: [line for line in server.errors if "stays in use" in line and used[1] in line], "the refusal")
                assert certificate_of(server)[0] == text[0]
                shutil.copy(pairs[1][1], used[1])
                server.process.send_signal(signal.SIGHUP)
                wait_for(lambda: [line for line in server.errors if "new connections get" in line], "the new pair")
                wait_for(lambda: certificate_of(server)[0] == text[1], "the new certificate")
                assert asked(old)  # who was connected is not cut off
                assert server.stop() == 0


def test_tls_12_offers_authenticated_encryption_only():
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = make_pair(folder, "one")
        with Server(f"{folder}/data", settings=[f"tls.certificate={certificate}", f"tls.key={key}"]) as server:
            address = server.url.split("//")[1]

            def agreed(ciphers):
                result = subprocess.run(["openssl", "s_client", "-connect", address, "-tls1_2", "-cipher", ciphers],
                                        input="", capture_output=True, text=True, timeout=PATIENCE)
                return result.returncode == 0 and "Cipher is (NONE)" not in result.stdout

            assert agreed("ECDHE-ECDSA-AES128-GCM-SHA256") and agreed("ECDHE-ECDSA-CHACHA20-POLY1305")
            for weak in ("ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "ECDHE-ECDSA-AES128-SHA256"):
                assert not agreed(weak), weak


if __name__ == "__main__":
    run(sys.modules[__name__])
