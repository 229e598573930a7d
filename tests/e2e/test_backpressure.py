# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""Who sends faster than he is served, or reads slower than others write, waits himself; nobody else does."""

import json
import resource
import socket
import sys
import threading
import time
import uuid

import websocket

from harness import MEMORY_IS_TELLING, Client, Server, Skipped, figure, frame, run

# What Qt's WebSockets (WEBSOCKETS=qt) can't, and why.
QT_CANNOT = {
    "test_much_more_than_may_be_under_way_ends_who_does_not_read":
        "who still sends when it says goodbye is reset, and may not read why",
}

SMALL_QUEUES = ("limits.queueBytes=65536", "limits.pageBytes=16384")


def post_many(client, room, count, text):
    """Sends without waiting in between, and waits for all answers."""
    numbers = [client.post("message:send", {"room": room, "clientId": str(uuid.uuid4()), "content": f"{i} {text}"})
               for i in range(count)]
    for number in numbers:
        answer = client.answer(number)
        assert "error" not in answer, answer


def account(server, name):
    status, data = server.rest("POST", "auth/register", {"name": name, "password": "correct horse battery 9"})
    assert status == 201, data
    return data["token"]


def packed(event, data, number=None):
    """The bytes of a command; without a number nobody answers."""
    command = {"event": event, "data": data} | ({"id": number} if number else {})
    return frame(1, json.dumps(command).encode())


def pour(client, bytes_):
    """Sends until the connection ends."""
    try:
        client.socket.sock.sendall(bytes_)
    except OSError:
        pass


def test_who_asks_for_many_pages_at_once_gets_them_all():
    with Server() as server:
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        post_many(client, room, 60, "x" * 30_000)
        numbers = [client.post("message:history", {"room": room, "limit": 100}) for _ in range(40)]
        for number in numbers:
            page = client.answer(number)
            assert len(page["data"]["messages"]) > 5, page
        assert not client.closed


def pour_unread(server, count, text):
    """A socket that has sent so many messages, and read nothing."""
    token = server.guest()["token"]
    room = Client(server, token).room()["id"]
    socket_ = websocket.create_connection(server.url.replace("http", "ws") + "/gateway", subprotocols=["confab.v1"],
                                          sockopt=((socket.SOL_SOCKET, socket.SO_RCVBUF, 4096),), timeout=30)
    socket_.send(json.dumps({"event": "hello", "id": 1, "data": {
        "protocol": 1, "token": token, "device": "pour", "client": {"name": "test", "version": "1"}, "rooms": {}}}))
    assert json.loads(socket_.recv())["ack"] == 1
    socket_.sock.sendall(b"".join(
        packed("message:send", {"room": room, "clientId": str(uuid.uuid4()), "content": text}, i + 2)
        for i in range(count)))
    return socket_


def test_what_may_be_under_way_ends_nobody():
    with Server() as server:
        fine, acks = pour_unread(server, 256, "x" * 1024), set()
        while len(acks) < 256:
            frame_ = json.loads(fine.recv())
            assert "error" not in frame_, frame_
            acks.update({frame_["ack"]} if "ack" in frame_ else ())
        fine.close()


def test_much_more_than_may_be_under_way_ends_who_does_not_read():
    with Server() as server:
        ended = None
        try:
            # Read by nobody, his own messages fill what the kernel keeps, and then his queue.
            greedy = pour_unread(server, 400, "x" * 30_000)
            while ended is None:
                opcode, data = greedy.recv_data()
                ended = data if opcode == websocket.ABNF.OPCODE_CLOSE else None
        except (ConnectionError, websocket.WebSocketConnectionClosedException) as cut:
            raise AssertionError(f"cut without a goodbye: {cut}") from cut
        assert int.from_bytes(ended[:2], "big") == 1008 and ended[2:] == b"slow_consumer", ended


def test_who_is_in_five_thousand_rooms_signs_in():
    with Server() as server:
        maker = Client(server, account(server, "Maker"))
        token = account(server, "Nora")
        nora = Client(server, token).welcome["user"]["id"]
        for first in range(0, 5_000, 250):
            numbers = [maker.post("room:create", {"name": f"Room {first + i}", "kind": "private", "topic": "界" * 300, "members": [nora]})
                       for i in range(250)]
            for number in numbers:
                answer = maker.answer(number)
                assert "error" not in answer, answer
        before = server.rss_kb()
        reader = Client(server, token)
        assert len(reader.welcome["rooms"]) == 200 and reader.welcome["more"]
        reader.event("resume:done")
        # A slow one, to whom something happens before he has read it.
        slow = websocket.create_connection(server.url.replace("http", "ws") + "/gateway", subprotocols=["confab.v1"],
                                           sockopt=((socket.SOL_SOCKET, socket.SO_RCVBUF, 4096),), timeout=60)
        slow.send(json.dumps({"event": "hello", "id": 1, "data": {
            "protocol": 1, "token": token, "device": "slow", "client": {"name": "test", "version": "1"}, "rooms": {}}}))
        post_many(maker, maker.room()["id"], 50, "m" * 2_000)
        reader.until(lambda: len(reader.named("message:new")) == 50, "what happens meanwhile")
        welcome = json.loads(slow.recv())
        assert len(welcome["data"]["rooms"]) == 200
        while json.loads(slow.recv()).get("event") != "resume:done":
            pass
        found, page = {room["id"] for room in welcome["data"]["rooms"]}, welcome["data"]
        while page["more"]:
            slow.send(json.dumps({"event": "room:list", "id": 2, "data": {"cursor": page["cursor"]}}))
            while (answer := json.loads(slow.recv())).get("ack") != 2:
                pass
            page = answer["data"]
            found |= {room["id"] for room in page["rooms"]}
        # One that moves ahead of the page meanwhile tells of itself.
        assert len(found | {maker.room()["id"]}) == 5_001, len(found)
        assert not reader.closed, reader.closed
        figure(f"welcome of 5,001 rooms: RSS +{server.growth_kb(before, 64 * 1024)} KiB")


def test_a_burst_into_two_rooms_ends_nobody_who_reads():
    with Server() as server:
        clients = [Client(server, server.guest()["token"]) for _ in range(6)]
        other = clients[0].ok("room:create", {"name": "Second", "kind": "public"})["room"]["id"]
        for client in clients[1:]:
            client.ok("room:join", {"room": other})
        rooms = [clients[0].room()["id"], other]
        for client in clients[:4]:
            client.socket.sock.sendall(b"".join(
                packed("message:send", {"room": rooms[i % 2], "clientId": str(uuid.uuid4()), "content": "y" * 2000})
                for i in range(150)))
        for client in clients:
            client.until(lambda: client.closed or len(client.named("message:new")) >= 600, "the burst", 60)
            assert not client.closed, client.closed
            assert len(client.named("message:new")) == 600


def test_a_flood_of_commands_waits_outside():
    for threads in (0, 1):
        with Server(settings=[f"gateway.threads={threads}"]) as server:
            flooder = Client(server, server.guest()["token"])
            other = Client(server, server.guest()["token"])
            room = other.room()["id"]
            flood = threading.Thread(target=pour, args=(flooder, packed("room:members", {"room": room}) * 1_000_000))
            before, worst, ends = server.rss_kb(), 0.0, time.monotonic() + 5
            flood.start()
            while flood.is_alive() and time.monotonic() < ends:
                started = time.monotonic()
                other.ok("message:send", {"room": room, "clientId": str(uuid.uuid4()), "content": "beside"})
                worst = max(worst, time.monotonic() - started)
            grown = server.growth_kb(before, 16 * 1024)
            assert worst < 10, worst
            figure(f"flood of commands, {threads} gateway threads: RSS +{grown} KiB, others' slowest {worst * 1000:.0f} ms")
            assert not other.closed and not flooder.closed
            flooder.socket.sock.shutdown(socket.SHUT_RDWR)
            flood.join()


def test_a_resume_that_is_not_read_is_kept_in_bounds_and_loses_nothing():
    with Server(settings=SMALL_QUEUES) as server:
        writer = Client(server, server.guest()["token"])
        rooms = [writer.room()["id"], writer.ok("room:create", {"name": "Second", "kind": "public"})["room"]["id"]]
        token = server.guest()["token"]
        reader = Client(server, token)
        reader.ok("room:join", {"room": rooms[1]})
        reader.close()
        again = Client(server, token)
        positions = {room["id"]: {"ev": room["ev"], "epoch": room["epoch"]} for room in again.welcome["rooms"]}
        again.close()
        for _ in range(5):  # in each room more than the kernel keeps for a connection
            for room in rooms:
                post_many(writer, room, 80, "x" * 20_000)

        slow = websocket.create_connection(server.url.replace("http", "ws") + "/gateway", subprotocols=["confab.v1"],
                                           sockopt=((socket.SOL_SOCKET, socket.SO_RCVBUF, 4096),), timeout=60)
        slow.send(json.dumps({"event": "hello", "id": 1, "data": {
            "protocol": 1, "token": token, "device": "slow", "client": {"name": "test", "version": "1"},
            "rooms": positions}}))
        assert json.loads(slow.recv())["ack"] == 1
        before = server.rss_kb()
        for _ in range(10):
            for room in rooms:
                post_many(writer, room, 100, "y" * 2_000)
        grown = server.growth_kb(before, 12 * 1024)
        figure(f"resume that is not read, beside 4 MB of new messages: RSS +{grown} KiB")

        seen = {room: [] for room in rooms}
        while any(len(numbers) < 1400 for numbers in seen.values()):
            event = json.loads(slow.recv())
            if event.get("event") == "message:new":
                seen[event["room"]].append(event["data"]["message"]["seq"])
        for numbers in seen.values():
            assert numbers == list(range(numbers[0], numbers[0] + 1400)), "a gap, twice, or out of order"


def test_commands_that_wait_for_one_another_need_no_deep_stack():
    if not MEMORY_IS_TELLING:
        raise Skipped("a sanitizer needs a deep one itself")
    limits = resource.getrlimit(resource.RLIMIT_STACK)
    resource.setrlimit(resource.RLIMIT_STACK, (512 * 1024, limits[1]))
    try:
        server = Server(rate_limits=True)
    finally:
        resource.setrlimit(resource.RLIMIT_STACK, limits)
    with server:
        client = Client(server, hello=False)
        hello = {"protocol": 1, "token": server.guest()["token"], "device": "test"}
        # All of them wait for the welcome, and far over their rate each is answered at once.
        client.socket.sock.sendall(packed("hello", hello, 1) + b"".join(
            packed("room:create", {"name": "Mine", "kind": "public"}, number) for number in range(2, 2000)))
        client.answer(1999)
        assert not client.closed


if __name__ == "__main__":
    run(sys.modules[__name__])
