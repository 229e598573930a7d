# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The program confab-server: options, configuration, backup, and how it stops."""

import json
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import uuid

from harness import PATIENCE, SERVER, Client, Server, run


def call(*arguments, **options):
    return subprocess.run([SERVER, *arguments], capture_output=True, text=True, timeout=PATIENCE, **options)


def test_help_and_version_are_printed():
    assert "--listen" in call("--help").stdout
    version = call("--version")
    assert version.returncode == 0 and any(c.isdigit() for c in version.stdout)


def test_a_wrong_configuration_is_named_with_its_line():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bad.ini")
        with open(path, "w") as file:
            file.write("[limits]\nframeBytes = many\nnoSuchKey = 1\n")
        result = call("--config", path, "--data", folder, "--check-config")
        said = result.stdout + result.stderr
        assert result.returncode != 0 and "bad.ini:2" in said and "bad.ini:3" in said, said
        assert call("--data", folder, "--check-config").returncode == 0


def test_a_short_secret_is_refused_and_its_own_is_kept():
    with tempfile.TemporaryDirectory() as folder:
        result = call("--data", folder, "--listen", "127.0.0.1:0", "--set", "auth.jwtSecret=short")
        assert result.returncode != 0 and "short" not in result.stderr.replace("too short", ""), result.stderr
        with Server(folder) as server:
            token = server.guest()["token"]
            assert os.stat(os.path.join(folder, "token-secret")).st_mode & 0o077 == 0
            server.stop()
            server.start()
            assert server.rest("GET", "me", token=token)[0] == 200


def test_sigterm_says_goodbye_and_ends_well():
    with Server() as server:
        client = Client(server, server.guest()["token"])
        assert server.stop() == 0
        client.until(lambda: client.closed, "the close")
        assert client.closed[0] == 1001 and client.closed[1].startswith("restart;retryMs="), client.closed


def test_a_backup_is_made_while_the_server_runs():
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        client = Client(server, server.guest()["token"])
        for i in range(20):
            client.send(client.room()["id"], f"kept {i}")
        copy = os.path.join(folder, "copy.sqlite")
        assert call("backup", copy, "--data", server.data).returncode == 0
        assert call("backup", copy, "--data", server.data).returncode != 0  # never overwritten
        database = sqlite3.connect(copy)
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute("SELECT count(*) FROM messages").fetchone()[0] == 20
        database.close()
        assert client.send(client.room()["id"], "and it goes on")


def test_a_taken_port_and_a_bad_folder_are_errors_in_words():
    with Server() as server:
        address = server.url.split("//")[1]
        with tempfile.TemporaryDirectory() as folder:
            result = call("--listen", address, "--data", folder)
            assert result.returncode != 0 and result.stderr.strip()
        assert call("--listen", "127.0.0.1:0", "--data", "/proc/nowhere").returncode != 0


def test_a_data_folder_serves_one_server_at_a_time():
    with Server() as server:
        second = call("--listen", "127.0.0.1:0", "--data", server.data)
        assert second.returncode != 0 and "using the data folder" in second.stderr, second
        server.kill()
        server.start()
        assert server.guest()


def test_the_owner_claims_the_server_with_the_printed_code():
    with Server() as server:
        code = server.claim_code()
        assert server.rest("POST", "auth/register", {"name": "Eve", "password": "long enough", "claim": "aaaa-bbbb-cccc-dddd"})[0] >= 400
        status, owner = server.rest("POST", "auth/register", {"name": "Olga", "password": "long enough", "claim": code})
        assert status == 201 and owner["role"] == "owner", owner
        assert server.rest("POST", "auth/register", {"name": "Eva", "password": "long enough", "claim": code})[0] >= 400
        server.stop()
        server.start()
        assert server.rest("GET", "rooms", token=owner["token"])[0] == 200


def test_a_renamed_lobby_stays_where_newcomers_arrive():
    with Server() as server:
        client = Client(server, server.guest()["token"])
        owner = server.claim()
        lobby = client.room()["id"]
        status, renamed = server.rest("PATCH", f"rooms/{lobby}", {"name": "Kitchen"}, token=owner["token"])
        assert status == 200, renamed
        server.stop()
        server.start()
        newcomer = Client(server, server.guest()["token"])
        assert newcomer.room("Kitchen")["id"] == lobby
        assert not [room for room in newcomer.welcome["rooms"] if room["name"] == "Lobby"]


def test_a_backup_needs_no_settings_but_where_the_data_is():
    with tempfile.TemporaryDirectory() as folder:
        with Server(data=f"{folder}/data"):
            pass
        with open(f"{folder}/data/.env", "w") as env:
            env.write("CONFAB_PROVIDER_CLOUD_API_KEY=sk-test-key\n")
        done = subprocess.run([SERVER, "backup", f"{folder}/copy", "--data", f"{folder}/data"], cwd=folder,
                              capture_output=True, text=True)
        assert done.returncode == 0 and os.path.getsize(f"{folder}/copy") > 0, done
        # Where it is, is not to be guessed.
        wrong = subprocess.run([SERVER, "backup", f"{folder}/other", "--set", f"server.dta={folder}/data"], cwd=folder,
                               capture_output=True, text=True)
        assert wrong.returncode == 2 and not os.path.exists(f"{folder}/other"), wrong


def test_the_unit_for_systemd_starts_reloads_and_ends_it():
    path = os.path.join(os.path.dirname(__file__), "..", "..", "resources", "docs", "operating", "confab-server.service")
    with open(path) as file:
        unit = file.read()
    settings = dict(line.split("=", 1) for line in unit.splitlines() if re.match(r"[A-Z]\w+=", line))
    with tempfile.TemporaryDirectory() as folder:
        own = {"/usr/local/bin/confab-server": SERVER, "/etc/confab": folder, "/var/lib/confab": f"{folder}/data"}
        command = shlex.split(re.sub("|".join(own), lambda found: own[found[0]], settings["ExecStart"]))
        with open(f"{folder}/confab-server.ini", "w") as file:
            file.write("[server]\nlisten = 127.0.0.1:0\n")
        if shutil.which("systemd-analyze"):
            with open(f"{folder}/confab-server.service", "w") as file:
                file.write(unit.replace("/usr/local/bin/confab-server", SERVER))
            verdict = subprocess.run(["systemd-analyze", "verify", f"{folder}/confab-server.service"], capture_output=True, text=True)
            assert "confab-server.service:" not in verdict.stderr, verdict.stderr
        # Starts that fail at once, and those that take ten seconds to, come to an end.
        assert int(settings["StartLimitBurst"]) * (int(settings["RestartSec"]) + 10) < int(settings["StartLimitIntervalSec"])
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd="/")
        assert process.stdout.readline().startswith("confab-server ready: ")
        assert settings["ExecReload"] == "/bin/kill -HUP $MAINPID"
        process.send_signal(signal.SIGHUP)
        process.terminate()
        assert process.wait(timeout=int(settings["TimeoutStopSec"])) == 0
        with open(f"{folder}/confab-server.ini", "a") as file:
            file.write("no = such\n")
        again = subprocess.run(command, capture_output=True, text=True, cwd="/", timeout=PATIENCE)
        assert str(again.returncode) == settings["RestartPreventExitStatus"], again


def test_a_backup_without_its_secret_keeps_who_has_not_come_back_since_signed_in():
    with tempfile.TemporaryDirectory() as folder:
        with Server(f"{folder}/data") as server:
            stayed, went_on = server.guest(), server.guest()
            done = subprocess.run([SERVER, "backup", f"{folder}/copy", "--data", f"{folder}/data"], capture_output=True, text=True)
            assert done.returncode == 0, done
            status, later = server.rest("POST", "auth/refresh", {"refreshToken": went_on["refreshToken"]})
            assert status == 201
        os.mkdir(f"{folder}/restored")
        os.rename(f"{folder}/copy", f"{folder}/restored/confab.sqlite")
        with Server(f"{folder}/restored") as server:
            assert server.rest("GET", "rooms", token=stayed["token"])[0] == 401
            assert server.rest("POST", "auth/refresh", {"refreshToken": stayed["refreshToken"]})[0] == 201
            assert server.rest("POST", "auth/refresh", {"refreshToken": later["refreshToken"]})[0] == 401


def test_people_behind_a_trusted_proxy_are_told_apart():
    def guest(server, client):
        request = urllib.request.Request(f"{server.url}/api/v1/auth/guest", json.dumps({"name": uuid.uuid4().hex[:12]}).encode(),
                                         {"X-Forwarded-For": client})
        try:
            return urllib.request.urlopen(request, timeout=PATIENCE).status
        except urllib.error.HTTPError as error:
            return error.code

    for trusted, third in (("127.0.0.1", 201), ("", 429)):
        settings = ["rateLimits.guest=2"] + ([f"gateway.trustedProxies={trusted}"] if trusted else [])
        with Server(settings=settings, rate_limits=True) as server:
            assert [guest(server, "203.0.113.9") for _ in range(3)] == [201, 201, 429]
            assert guest(server, "203.0.113.10") == third


if __name__ == "__main__":
    run(sys.modules[__name__])
