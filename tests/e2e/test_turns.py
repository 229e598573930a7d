# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""A service that keeps everybody waiting, and who has to wait for it."""

import sys
import time

from harness import Client, Server, run, wait_for
from test_provider import Completions, Provider


class Hanging(Completions):
    """Says that it is busy, for as long as somebody listens."""

    def do_POST(self):
        self.server.requests.append(self.path)
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b": ping\n\n")
                self.wfile.flush()
                time.sleep(0.1)  # its own pace
        except OSError:
            pass


class HangingProvider(Provider):
    def __init__(self):
        super().__init__()
        self.RequestHandlerClass = Hanging


def settings_of(stuck, well):
    return [f"provider.stuck.baseUrl=http://127.0.0.1:{stuck.server_port}/v1", "agent.Stuck.provider=stuck",
            "agent.Stuck.model=tiny", f"provider.well.baseUrl=http://127.0.0.1:{well.server_port}/v1",
            "agent.Well.provider=well", "agent.Well.model=tiny", "assistant.sage.wordsPerSecond=0"]


def author_of(client, end):
    return client.ok("message:get", {"message": end["data"]["message"]})["message"]["author"]["name"]


def test_a_service_that_hangs_keeps_neither_sage_nor_other_services():
    stuck, well = HangingProvider(), Provider()
    limits = ["assistant.maxStreams=3", "assistant.maxStreamsPerUser=3", "assistant.maxWaiting=4"]
    with Server(settings=settings_of(stuck, well) + limits) as server:
        room = Client(server, server.guest()["token"]).room()["id"]
        for _ in range(3):
            guest = Client(server, server.guest()["token"])
            for _ in range(3):
                guest.send(room, "@Stuck why?")
        wait_for(lambda: len(stuck.requests) >= 2, "the service that hangs")
        asker = Client(server, server.guest()["token"])
        asker.send(room, "@Sage why?")
        asker.send(room, "@Well why?")
        asker.event("stream:complete", 2)
        assert {author_of(asker, end) for end in asker.named("stream:complete")} == {"Sage", "Well"}
        assert len(stuck.requests) == 2, stuck.requests


def test_comments_do_not_hold_an_answer_for_longer_than_is_set():
    stuck, well = HangingProvider(), Provider()
    times = ["assistant.totalTimeoutMs=1000", "assistant.waitTimeoutMs=2000"]
    with Server(settings=settings_of(stuck, well) + times) as server:
        asker = Client(server, server.guest()["token"])
        asker.send(asker.room()["id"], "@Stuck why?")
        end = asker.event("stream:error")["data"]
        assert "had not begun to answer after 2 seconds" in end["reason"], end


if __name__ == "__main__":
    run(sys.modules[__name__])
