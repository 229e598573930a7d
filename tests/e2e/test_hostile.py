# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""What hostile peers send to a real server, and what it costs."""

import json
import os
import socket
import struct
import sys
import threading
import time

import websocket

import harness
from harness import Client, Server, figure, frame, run, wait_for


# What Qt's WebSockets (WEBSOCKETS=qt) can't, and why.
QT_CANNOT = {
    "test_a_message_that_is_too_large_is_told":
        "a text over the limit ends the connection with 1009; it is not read past and told",
    "test_who_answers_a_goodbye_late_is_waited_for": "the connection ends right behind its goodbye",
    "test_a_frame_that_is_not_masked_is_a_fault": "frames that are not masked are taken",
    "test_a_character_may_be_split_over_fragments":
        "a character that is split over two fragments ends the connection with 1007",
}


def raw_upgrade(server, extra=""):
    """A socket that has been upgraded by hand."""
    host, port = server.url.split("//")[1].split(":")
    peer = socket.create_connection((host, int(port)), timeout=15)
    peer.sendall((f"GET /gateway HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{extra}\r\n").encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        piece = peer.recv(4096)
        if not piece:
            break
        answer += piece
    return peer, answer


def close_code(peer):
    """The code of the close frame that the server sends, or None when it just cuts the connection, or says nothing."""
    peer.settimeout(min(15, harness.PATIENCE))
    data = b""
    try:
        while True:
            piece = peer.recv(65536)
            if not piece:
                break
            data += piece
            at = data.find(b"\x88")
            if at >= 0 and len(data) >= at + 4:
                return struct.unpack(">H", data[at + 2:at + 4])[0]
    except (ConnectionError, socket.timeout):
        pass
    return None


def test_a_message_that_is_too_large_is_told():  # W4
    with Server() as server:
        client = Client(server, server.guest()["token"])
        room = client.room()["id"]
        head = '{"event":"message:get","id":9,"data":{"message":"x","pad":"'
        text = head + "p" * (65536 - len(head) - 3) + '"}}'
        assert len(text) == 65536
        client.socket.send(text)
        assert client.answer(9)["error"]["code"] == "validation_failed"
        client.socket.send(text[:-3] + 'p"}}')
        assert client.until(lambda: [f for f in client.frames if f.get("ack") == 9][1:], "a second answer")[0]["error"]["code"] == "too_large"
        # 32 KiB of a message are within contentBytes, but escaped to ASCII they are three times as many.
        error = client.refused("message:send", {"room": room, "clientId": "umlauts", "content": "\u00e4" * 16_384})
        assert error["code"] == "too_large", error
        client.socket.send(json.dumps({"event": "message:send", "id": 77, "data": {
            "room": room, "clientId": "umlauts", "content": "\u00e4" * 16_384}}, ensure_ascii=False))
        assert "error" not in client.answer(77)
        figure("W4: 65,536 bytes read, 65,537 too_large")


def test_much_more_than_a_message_is_1009():  # W4
    with Server() as server:
        client = Client(server, server.guest()["token"])
        client.socket.send("x" * (6 * 65536 + 1))
        client.until(lambda: client.closed, "the close")
        # Qt's end the connection right behind the goodbye: who still sends is reset then, and now and then can't read it.
        told = (1009, 1006) if harness.WEBSOCKETS == "qt" else (1009,)
        assert client.closed[0] in told, client.closed


def test_what_is_announced_to_be_huge_is_refused_at_its_header():  # W4
    with Server() as server:
        for announced in (1 << 31, 1 << 32, 1 << 40, 1 << 62, (1 << 63) - 1):
            if announced == 1 << 32:
                before = server.rss_kb()  # what the first one costs is there once
            peer, _ = raw_upgrade(server)
            peer.sendall(frame(1, b"0123456789", announced=announced))
            code = close_code(peer)
            assert code in (1009, 1002), (announced, code)
            peer.close()
        grown = server.growth_kb(before, 1024)
        figure(f"W4: 393,217 bytes closed with 1009, 2^31 to 2^63 refused at the header, RSS +{grown} KiB")


def test_fragments_without_end_are_cut():  # W5
    with Server() as server:
        for payload, most in ((b"", 200_000), (b"x", 100_000)):
            peer, _ = raw_upgrade(server)
            started, sent = time.monotonic(), 0
            before = server.rss_kb()
            try:
                peer.sendall(frame(1, payload, final=False))
                chunk = frame(0, payload, final=False) * 100
                for _ in range(most // 100):
                    peer.sendall(chunk)
                    sent += 100
            except OSError:
                pass
            code = close_code(peer)
            seconds = time.monotonic() - started
            grown = server.growth_kb(before, 2048)
            assert seconds < 10, seconds
            assert code in (1008, None), code
            figure(f"W5: fragments of {len(payload)} bytes cut after {seconds:.1f} s with {code}, RSS +{grown} KiB")
            peer.close()
        assert Client(server, server.guest()["token"]).room()


def test_who_answers_a_goodbye_late_is_waited_for():
    with Server(settings=["gateway.commandsInFlight=1"]) as server:
        peer, _ = raw_upgrade(server)
        started = time.monotonic()
        peer.sendall(frame(1, b'{"event":"hello","id":1,"data":{"protocol":1,"token":"no","device":"late"}}'))
        assert close_code(peer) == 1008
        try:
            while peer.recv(4096):
                pass
        except ConnectionError:
            pass  # cut is ended as well
        assert time.monotonic() - started > 1, time.monotonic() - started


def test_who_never_reads_is_closed_and_nobody_else_waits():  # F8
    with Server() as server:
        slow, writer, reader = server.guest(), Client(server, server.guest()["token"]), Client(server, server.guest()["token"])
        peer, _ = raw_upgrade(server)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        hello = '{"event":"hello","id":1,"data":{"protocol":1,"token":"%s","device":"slow"}}' % slow["token"]
        peer.sendall(frame(1, hello.encode()))
        room = writer.room()["id"]
        writer.until(lambda: any(p["user"] == slow["user"]["id"] for p in writer.ok("presence:get", {"room": room})["presence"]), "the slow one")
        before, worst = server.rss_kb(), 0.0
        text = "x" * 30_000
        gone = lambda: all(p["user"] != slow["user"]["id"] for p in writer.ok("presence:get", {"room": room})["presence"])
        for i in range(600):
            started = time.monotonic()
            writer.send(room, text)
            reader.until(lambda: len(reader.named("message:new")) > i, "the push")
            worst = max(worst, time.monotonic() - started)
            if i % 20 == 0 and gone():
                break
        wait_for(gone, "the slow reader to be closed")
        figure(f"F8: a reader who never reads was closed after {(i + 1) * 30} KB; slowest delivery to others {worst * 1000:.0f} ms, "
               f"RSS +{server.rss_kb() - before} KiB")
        peer.close()


def test_a_flood_of_nonsense_ends_in_1008():  # W10
    with Server() as server:
        client = Client(server, server.guest()["token"])
        for _ in range(100):
            client.socket.send("{nonsense")
        client.until(lambda: client.closed, "the close")
        assert client.closed == (1008, "bad_input"), client.closed


def test_pings_that_are_never_read_cost_no_memory():  # W6
    with Server() as server:
        peer, _ = raw_upgrade(server)
        before = server.rss_kb()
        sent = 0
        try:
            chunk = frame(9, b"p" * 100) * 200
            peer.settimeout(5)
            for _ in range(400):
                peer.sendall(chunk)
                sent += 200
        except OSError:
            pass
        grown = server.growth_kb(before, 6 * 1024)
        figure(f"W6: {sent} unread pings, RSS +{grown} KiB")
        peer.close()


def ends(bytes_, code):
    """Whoever sends this is told this code."""
    with Server() as server:
        peer, _ = raw_upgrade(server)
        peer.sendall(bytes_)
        told = close_code(peer)
        assert told == code, told
        peer.close()


def test_a_frame_that_is_not_masked_is_a_fault():  # W1
    ends(b"\x81\x02hi", 1002)


def test_a_reserved_bit_is_a_fault():  # W1
    ends(frame(0x41), 1002)


def test_an_unknown_opcode_is_a_fault():  # W1
    ends(frame(3), 1002)


def test_a_continuation_of_nothing_is_a_fault():  # W1
    ends(frame(0), 1002)


def test_a_ping_in_parts_is_a_fault():  # W1
    ends(frame(9, final=False), 1002)


def test_text_that_is_not_utf_8_is_a_fault():  # W1
    ends(frame(1, b"\xff"), 1007)


def test_a_close_code_that_never_travels_is_a_fault():  # W1
    ends(frame(8, struct.pack(">H", 1005)), 1002)


def test_binary_is_not_spoken():  # W1
    ends(frame(2), 4400)


def test_a_goodbye_is_answered():  # W1
    ends(frame(8, struct.pack(">H", 1000)), 1000)


def hello_to(server, device):
    return '{"event":"hello","id":1,"data":{"protocol":1,"token":"%s","device":"%s"}}' % (server.guest()["token"], device)


def answered(peer):
    """All that comes until the sign-in is done."""
    data = b""
    while b"resume:done" not in data:
        piece = peer.recv(65536)
        assert piece, data[-100:]
        data += piece
    return data


def test_a_ping_may_come_between_fragments():  # W1
    with Server() as server:
        peer, _ = raw_upgrade(server)
        hello = hello_to(server, "desk").encode()
        peer.sendall(frame(1, hello[:20], final=False) + frame(9, b"between") + frame(0, hello[20:]))
        assert b"\x8a\x07between" in answered(peer)
        peer.close()


def test_a_character_may_be_split_over_fragments():  # W1
    with Server() as server:
        peer, _ = raw_upgrade(server)
        before, after = hello_to(server, "Büro").encode().split("ü".encode())
        peer.sendall(frame(1, before + b"\xc3", final=False) + frame(0, b"\xbc" + after))
        answered(peer)
        peer.close()


def test_a_bad_token_or_origin_is_refused_before_101():  # W2
    with Server() as server:
        good = server.guest()["token"]
        forged = good[:-9] + ("B" if good[-9] == "A" else "A") + good[-8:]
        for header, status in (("Authorization: Bearer nonsense\r\n", b"401"), (f"Authorization: Bearer {forged}\r\n", b"401"),
                               ("Origin: https://evil.example\r\n", b"403"), (f"Authorization: Bearer {good}\r\n", b"101"), ("", b"101")):
            peer, answer = raw_upgrade(server, header)
            assert answer.split(b" ")[1] == status, (header[:40], answer[:60])
            peer.close()


def test_without_hello_the_connection_ends_with_4401():
    with Server(settings=["gateway.helloTimeoutMs=1000"]) as server:
        client = Client(server, hello=False)
        client.until(lambda: client.closed, "the close")
        assert client.closed[0] == 4401, client.closed


def test_who_falls_silent_is_closed_with_4408():
    with Server(settings=["gateway.heartbeatMs=1000"]) as server:
        peer, _ = raw_upgrade(server)
        hello = '{"event":"hello","id":1,"data":{"protocol":1,"token":"%s","device":"x"}}' % server.guest()["token"]
        peer.sendall(frame(1, hello.encode()))
        peer.settimeout(15)
        data = b""
        while b"heartbeat missed" not in data:
            piece = peer.recv(65536)
            assert piece, data[-100:]
            data += piece
        assert b"\x11\x38" in data  # 4408


if __name__ == "__main__":
    run(sys.modules[__name__])
