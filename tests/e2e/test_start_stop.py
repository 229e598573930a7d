# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""How the program starts and stops: at any moment, without a disk, threads or descriptors to spare."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from harness import PATIENCE, SERVER, Client, Server, Skipped, figure, run, wait_for

ROUNDS = int(os.environ.get("START_STOP_ROUNDS", "60"))
FAULTS = os.environ.get("FAULTS_LIBRARY", "")
STOP_SECONDS = 20  # what a stop may take, ten by itself


def launch(folder, settings=(), environment=None, limit=None):
    arguments = [SERVER, "--listen", "127.0.0.1:0", "--data", folder]
    for setting in settings:
        arguments += ["--set", setting]
    before = (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))) if limit else None
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            env={**os.environ, **(environment or {})}, preexec_fn=before)


def ended(process, seconds=PATIENCE):
    """(code, what it said) of a program that should end by itself."""
    try:
        out, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError(f"did not end within {seconds} s: {process.communicate()}")
    return process.returncode, out + errors


def hears(process, number):
    """Whether the program has taken the signal over; before that nobody's program can do anything about it."""
    try:
        with open(f"/proc/{process.pid}/status") as status:
            caught = next(line for line in status if line.startswith("SigCgt"))
    except (OSError, StopIteration):
        return False
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def faulty(**environment):
    if not FAULTS or "SANITIZED" in os.environ:
        raise Skipped("the library of faults can't be preloaded here")
    return {"LD_PRELOAD": FAULTS, **environment}


def test_sigterm_at_any_moment_of_the_start_ends_well():
    heard = 0
    with tempfile.TemporaryDirectory() as first:
        before = time.monotonic()
        process = launch(first)
        process.stdout.readline()
        whole = time.monotonic() - before
        process.terminate()
        assert ended(process, STOP_SECONDS)[0] == 0
    for i in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            process = launch(folder)
            # Each later in the start than the one before, whatever that takes on this machine.
            time.sleep(whole * 1.3 * i / ROUNDS)
            is_heard = hears(process, signal.SIGTERM)
            process.terminate()
            code, said = ended(process, STOP_SECONDS)
            heard += is_heard
            assert code == 0 or (code == -signal.SIGTERM and not is_heard), (i, code, said)
            assert "was stopped" not in said, said
            if i % 10 == 0:  # what it left behind serves
                with Server(folder) as server:
                    server.guest()
    assert heard > ROUNDS // 3, heard
    figure(f"start and stop: SIGTERM in {heard} moments of {ROUNDS} starts, each ended with 0")


def test_sigterm_with_a_running_answer_and_a_full_disk_ends():
    with tempfile.TemporaryDirectory() as folder:
        full = os.path.join(folder, "full")
        environment = faulty(FAULT_FULL=full)
        os.environ.update(environment)
        try:
            server = Server(os.path.join(folder, "data"), settings=["assistant.sage.wordsPerSecond=2"])
        finally:
            for name in environment:
                del os.environ[name]
        with server:
            client = Client(server, server.guest()["token"])
            client.ok("message:send", {"room": client.room()["id"], "clientId": "a", "content": "@Sage tell me of Python"})
            client.event("stream:chunk")
            open(full, "w").close()
            assert client.refused("message:send", {"room": client.room()["id"], "clientId": "b", "content": "no"})["code"] == "storage_full"
            before = time.monotonic()
            server.process.terminate()
            assert server.process.wait(timeout=STOP_SECONDS) == 0
            figure(f"start and stop: ended {time.monotonic() - before:.1f} s after SIGTERM with an answer and a full disk")
            client.until(lambda: client.closed, "the close")
            assert client.closed[1].startswith("restart;"), client.closed
            os.remove(full)
            # The next start ends what this one could not.
            server.start()
            client = Client(server, server.guest()["token"])
            page = client.ok("message:history", {"room": client.room()["id"], "limit": 10})["messages"]
            states = [message["stream"]["state"] for message in page if message.get("stream")]
            assert states == ["interrupted"], page


def test_each_thread_that_cannot_be_made_refuses_the_start_in_words():
    refused = 0
    for number in range(1, 40):
        with tempfile.TemporaryDirectory() as folder:
            process = launch(folder, ["gateway.threads=2", "rateLimits.enabled=false"], faulty(FAULT_THREAD=str(number)))
            line = process.stdout.readline()
            if not line:
                code, said = ended(process)
                assert code == 1 and "thread" in said.splitlines()[-1], (number, code, said)
                refused += 1
                continue
            # All that a start needs is there: what it says is true for every connection.
            address = line.split(": ", 1)[1].strip()
            for _ in range(6):
                assert urllib.request.urlopen(f"{address}/readyz", timeout=PATIENCE).status == 200
            process.terminate()
            assert ended(process, STOP_SECONDS)[0] == 0
            break
    else:
        raise AssertionError("it makes more threads than anybody thought")
    assert refused >= 7, refused  # the storage's four, passwords, agents, two of the gateway
    figure(f"start and stop: {refused} threads, each of which was refused once")


def test_few_descriptors_refuse_the_start_in_words_or_serve():
    for limit in [*range(5, 40, 3), 64, 127, 128, 256]:
        with tempfile.TemporaryDirectory() as folder:
            process = launch(folder, limit=limit)
            line = process.stdout.readline()
            if limit < 128:
                code, said = ended(process)
                assert not line and code == 1 and f"{limit} files open" in said and "ulimit -n" in said, (limit, code, said)
                continue
            assert line.startswith("confab-server ready"), (limit, line, ended(process))
            address = line.split(": ", 1)[1].strip()
            # More callers than there are descriptors: some are turned away, and it goes on.
            calls = [urllib.request.Request(f"{address}/healthz") for _ in range(limit)]
            assert sum(urllib.request.urlopen(call, timeout=PATIENCE).status == 200 for call in calls) == limit
            process.terminate()
            assert ended(process, STOP_SECONDS)[0] == 0


def test_a_signal_that_comes_before_the_program_has_begun_is_not_lost():
    for number in (signal.SIGTERM, signal.SIGINT):
        with tempfile.TemporaryDirectory() as folder:
            code, said = ended(launch(folder, environment=faulty(FAULT_SIGNAL=str(int(number)))), STOP_SECONDS)
            assert code == 0, (number, code, said)
    with tempfile.TemporaryDirectory() as folder:
        process = launch(folder, environment=faulty(FAULT_SIGNAL=str(int(signal.SIGHUP))))
        assert process.stdout.readline().startswith("confab-server ready")
        process.terminate()
        assert ended(process, STOP_SECONDS)[0] == 0


def test_hanging_up_ends_nothing():
    with Server() as server:
        for _ in range(3):
            server.process.send_signal(signal.SIGHUP)
        wait_for(lambda: server.guest(), "an answer after it")
        assert server.stop() == 0
    with tempfile.TemporaryDirectory() as folder:
        process = launch(folder)
        wait_for(lambda: hears(process, signal.SIGHUP), "the moment in which it hears")
        process.send_signal(signal.SIGHUP)
        assert process.stdout.readline().startswith("confab-server ready")
        process.terminate()
        process.send_signal(signal.SIGHUP)
        assert ended(process, STOP_SECONDS)[0] == 0


if __name__ == "__main__":
    run(sys.modules[__name__])
