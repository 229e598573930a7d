# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Foreign clients that take more than their share: bounded as native ones are."""

import json
import socket
import sys

import websocket

from foreign import CompatServer, Socket, settings_file
from harness import PATIENCE, figure, run
from test_compat_aichatbot import token_of as session_of
from test_compat_chipiai import KEY, room_of
from test_compat_chipiai import token_of as signed

FACADES = ("chipiai", "chatapp", "aichatbot", "multiuser")
EACH = 3


def paths(server):
    """Of one person's connection at each façade."""
    return {"chipiai": f"/chat?roomId={room_of(server)}&token={signed('Ann')}", "chatapp": "/ws/1",
            "aichatbot": f"/chat?token={session_of(server)}", "multiuser": "/ws?username=Ann"}


# C.11
def test_a_person_has_as_many_connections_as_natively_and_no_more():
    settings = [f"limits.connectionsPerUser={EACH}", *settings_file("chipiai", {"JWT_KEY_CHAT": KEY})]
    with CompatServer(*FACADES, settings=settings) as server:
        for facade, path in paths(server).items():
            url = server.compat[facade] + path
            kept = [Socket(url) for _ in range(EACH)]
            one_more = Socket(url)
            assert one_more.goodbye()[0] == 1008, (facade, one_more.closed)
            kept[0].socket.close()
            kept[0].goodbye()
            # Whose place is free may come; those that were there have noticed nothing.
            again = Socket(url)
            again.send({"action": "join_chat", "chat_id": 999} if facade == "chatapp" else
                       "{" if facade == "multiuser" else "What is Python?")
            again.until(lambda: again.texts, f"an answer of {facade}")
            assert not any(each.closed for each in [again, *kept[1:]]), (facade, [each.closed for each in kept])


# C.11
def test_who_does_not_read_is_closed_and_nobody_waits_for_him():
    with CompatServer("multiuser") as server:
        url = server.compat["multiuser"].replace("http", "ws", 1) + "/ws?username="
        slow = websocket.create_connection(url + "Slow", timeout=PATIENCE, sockopt=((socket.SOL_SOCKET, socket.SO_RCVBUF, 4096),))
        while json.loads(slow.recv())["type"] != "history":
            pass
        ann, bob = Socket(server.compat["multiuser"] + "/ws?username=Ann"), Socket(server.compat["multiuser"] + "/ws?username=Bob")
        bob.until(lambda: len(bob.texts) == 2, "the greeting")
        before = server.rss_kb()
        count, text = 400, "x" * 30_000
        for number in range(1, count + 1):
            ann.send({"text": f"{number} {text}"})
            if number % 20 == 0:  # no faster than somebody reads
                bob.until(lambda: len(bob.texts) == 2 + number, "all that Ann says")
        grown = server.growth_kb(before, 64 * 1024)
        ended = None
        try:
            while ended is None:
                opcode, data = slow.recv_data()
                ended = data if opcode == websocket.ABNF.OPCODE_CLOSE else None
            assert ended[:2] == (1008).to_bytes(2, "big") and ended[2:] == b"slow_consumer", ended
        except (OSError, websocket.WebSocketException):
            pass  # hung up before it could read why
        assert not ann.closed and not bob.closed
        figure(f"multiuser: who does not read is closed; {grown // 1024} MiB more after {count * len(text) // 1024 // 1024} MiB that others said")


if __name__ == "__main__":
    run(sys.modules[__name__])
