# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Backups that are put back: whoever stood further on is told so, and whoever did not loses nothing."""

import glob
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from harness import SERVER, Client, Server, run


def database_of(server):
    return os.path.join(server.data, "confab.sqlite")


def forget_the_log(server):
    """As the documentation says: what the database had not taken up when it was replaced belongs to the old one."""
    for end in ("-wal", "-shm"):
        if os.path.exists(database_of(server) + end):
            os.remove(database_of(server) + end)


def write_in_place(source, target):
    """The file stays the same one, with other bytes in it."""
    with open(source, "rb") as bytes_of, open(target, "r+b") as into:
        into.truncate()
        into.write(bytes_of.read())


class Past:
    """A server with a client that knows more than the copy that is put back."""

    def __init__(self, server):
        self.server = server
        self.guest = server.guest()
        self.client = Client(server, self.guest["token"])
        self.room = self.client.room()["id"]
        for i in range(3):
            self.client.send(self.room, f"before {i}")

    def go_on(self):
        for i in range(5):
            self.client.send(self.room, f"phantom {i}")
        self.seen = self.client.ok("room:get", {"room": self.room})["room"]
        self.client.close()

    def resumed(self):
        """What a client hears that stands where the old log ended, when the new one has come as far."""
        other = Client(self.server, self.server.guest()["token"])
        while True:
            other.send(self.room, "missed")
            now = other.ok("room:get", {"room": self.room})["room"]
            if now["ev"] > self.seen["ev"]:
                break
        back = Client(self.server, self.guest["token"], rooms={self.room: {"epoch": self.seen["epoch"], "ev": self.seen["ev"]}})
        back.event("resume:done")
        return [event for event in back.events if event["event"] == "room:reset"]

    def must_start_anew(self):
        resets = self.resumed()
        assert len(resets) == 1, resets
        assert resets[0]["data"]["epoch"] != self.seen["epoch"], resets

    def must_go_on(self):
        assert self.resumed() == []


def test_a_backup_that_is_put_back_is_a_new_log_each_time():
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        past = Past(server)
        copy = os.path.join(folder, "copy")
        subprocess.run([SERVER, "backup", copy, "--data", server.data], check=True)
        past.go_on()
        epochs = {past.seen["epoch"]}
        for turn in range(2):
            server.stop()
            shutil.copy(copy, database_of(server))
            forget_the_log(server)
            server.start()
            epochs.add(Client(server, server.guest()["token"]).room()["epoch"])
            assert len(epochs) == turn + 2, epochs
            past.must_start_anew()


def test_a_backup_is_one_file():
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        Past(server)
        subprocess.run([SERVER, "backup", os.path.join(folder, "copy"), "--data", server.data], check=True)
        assert os.listdir(folder) == ["copy"]
        assert os.stat(os.path.join(folder, "copy")).st_mode & 0o077 == 0


def test_a_backup_in_another_folder_is_another_log():
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        past = Past(server)
        past.go_on()
        os.mkdir(f"{folder}/data")
        subprocess.run([SERVER, "backup", f"{folder}/data/confab.sqlite", "--data", server.data], check=True)
        shutil.copy(os.path.join(server.data, "token-secret"), f"{folder}/data")
        with Server(data=f"{folder}/data") as other:
            assert Client(other, other.guest()["token"]).room()["epoch"] != past.seen["epoch"]
            past.server = other
            past.must_start_anew()


def test_a_copy_of_the_stopped_database_is_a_new_log_however_it_is_put_back():
    for put_back in (shutil.copy, write_in_place, lambda source, target: os.replace(shutil.copy(source, target + ".new"), target)):
        with tempfile.TemporaryDirectory() as folder, Server() as server:
            past = Past(server)
            server.stop()
            shutil.copy2(database_of(server), os.path.join(folder, "copy"))
            server.start()
            past.client = Client(server, past.guest["token"])
            past.go_on()
            server.kill()
            put_back(os.path.join(folder, "copy"), database_of(server))
            forget_the_log(server)
            server.start()
            past.must_start_anew()


def test_a_copy_that_another_program_made_while_the_server_ran_is_a_new_log():
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        past = Past(server)
        copy = os.path.join(folder, "copy")
        with sqlite3.connect(database_of(server)) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        source.close()
        target.close()
        past.go_on()
        server.stop()
        write_in_place(copy, database_of(server))
        forget_the_log(server)
        server.start()
        past.must_start_anew()


def test_a_whole_folder_that_is_put_back_is_a_new_log():
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        past = Past(server)
        server.stop()
        shutil.copytree(server.data, f"{folder}/copy")
        server.start()
        past.client = Client(server, past.guest["token"])
        past.go_on()
        server.stop()
        forget_the_log(server)
        for name in os.listdir(f"{folder}/copy"):
            write_in_place(f"{folder}/copy/{name}", os.path.join(server.data, name))
        server.start()
        past.must_start_anew()


def test_a_folder_that_is_copied_while_it_goes_on_elsewhere_is_another_log():
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        past = Past(server)
        past.go_on()
        server.stop()
        shutil.copytree(server.data, f"{folder}/copy")
        with Server(data=f"{folder}/copy") as other:
            assert Client(other, other.guest()["token"]).room()["epoch"] != past.seen["epoch"]
        server.start()
        past.must_go_on()


def test_a_log_that_was_only_stopped_or_killed_goes_on():
    with Server() as server:
        past = Past(server)
        past.go_on()
        for end in (server.stop, server.kill, server.kill, server.stop):
            end()
            server.start()
            past.must_go_on()
        assert not glob.glob(database_of(server) + "-mark.*")


if __name__ == "__main__":
    run(sys.modules[__name__])
