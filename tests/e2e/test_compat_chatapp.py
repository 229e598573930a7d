# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
"""The chat application's clients, as that system's documents and clients show them, and native ones beside them."""

import asyncio
import json
import sys
import tempfile
import time
import uuid

import websocket

from foreign import CompatServer, Socket
from harness import PATIENCE, Client, Server, Skipped, run, wait_for
from test_provider import Completions, Provider

try:
    import httpx
    import websockets
except ImportError:
    httpx = websockets = None


class ChatApp(CompatServer):
    """A server that stands in for the chat application's."""

    def __init__(self, settings=(), **rest):
        if httpx is None:
            raise Skipped("python3-httpx and python3-websockets are not here")
        super().__init__("chatapp", settings=settings, **rest)

    def start(self):
        super().start()
        self.http = httpx.Client(base_url=self.compat["chatapp"], timeout=PATIENCE)

    def page(self, user=1, path="/ws/{}"):
        return Page(self.compat["chatapp"] + path.format(user))

    def ask(self, method, path, status=200, **body):
        answer = self.http.request(method, path, **body)
        assert answer.status_code == status, (answer.status_code, answer.text)
        return answer.json()

    def chat(self, number):
        return self.ask("GET", f"/api/chats/{number}")

    def texts(self, number):
        return [message["content"] for message in self.chat(number)["messages"]]


class Page(Socket):
    """One WebSocket of the page."""

    def act(self, action, **fields):
        self.send({"action": action, **fields})

    def of(self, kind):
        return [frame for frame in self.frames if frame["type"] == kind]

    def frame_of(self, kind, count=1):
        """The count-th frame of this type."""
        return self.until(lambda: self.of(kind)[count - 1:count], f"{kind} {count}")[0]

    def types(self):
        """In order, with runs of tokens as one."""
        kinds = []
        for frame in self.frames:
            if frame["type"] != "token" or kinds[-1:] != ["token"]:
                kinds.append(frame["type"])
        return kinds

    def said(self, task):
        return "".join(frame["token"] for frame in self.frames if frame["type"] == "token" and frame["task_id"] == task)

    def create(self, **fields):
        made = len(self.of("chat_created"))
        self.act("create_chat", **fields)
        return self.frame_of("chat_created", made + 1)["chat_id"]

    def turn(self, chat, content, **fields):
        """Says it, and waits for the end of its answer."""
        ends = len(self.of("generation_complete"))
        self.act("send_message", chat_id=chat, content=content, **fields)
        return self.frame_of("generation_complete", ends + 1)

    def all(self):
        """What has come by now: whoever asks for nothing that there is hears of it behind what was under way."""
        errors = len(self.of("error"))
        self.act("dance")
        self.frame_of("error", errors + 1)
        return [frame for frame in self.frames if frame["type"] != "error"]

    def forget(self):
        self.texts.clear()


# S1.1
def test_its_own_env_says_who_answers_and_nothing_else_is_needed():
    with tempfile.NamedTemporaryFile("w", suffix=".env") as env:
        env.write("DATABASE_URL=sqlite:///./chat.db\nOPENAI_API_KEY=sk-test-key\nMODEL_NAME=tiny\nHOST=0.0.0.0\nPORT=8000\n"
                  "ENVIRONMENT=development\nREDIS_HOST=localhost\nREDIS_PORT=6379\n")
        env.flush()
        with ChatApp([f"compat.chatapp.env={env.name}"]) as app:
            agents = app.rest("GET", "agents", token=app.guest()["token"])[1]["agents"]
            assert ("Assistant", "tiny") in [(agent["user"]["name"], agent["model"]) for agent in agents], agents
            assert "sk-test-key" not in json.dumps(agents)
            assert app.page(1).create()


# S1.3 S1.4 S1.15
def test_a_chat_is_made_for_whoever_the_query_the_json_or_the_form_names():
    with ChatApp() as app:
        by_query = app.ask("POST", "/api/chats?user_id=11")
        assert by_query["user_id"] == 11 and by_query["messages"] == [] and by_query["title"] is None, by_query
        assert type(by_query["id"]) is int and by_query["created_at"].endswith("Z") and by_query["updated_at"].endswith("Z")
        assert app.ask("POST", "/api/chats", json={"user_id": 12})["user_id"] == 12
        assert app.ask("POST", "/api/chats", json={"user_id": "13"})["user_id"] == 13
        assert app.ask("POST", "/api/chats", data={"user_id": "14"})["user_id"] == 14
        assert app.ask("POST", "/api/chats", files={"user_id": (None, "15")})["user_id"] == 15
        assert app.ask("POST", "/api/chats", files={"user_id": (None, "zoe"), "title": (None, "Käse")})["title"] == "Käse"
        assert app.ask("POST", "/api/chats", json={"user_id": "ada", "title": "About tea"})["title"] == "About tea"
        assert app.ask("POST", "/api/chats")["user_id"] == 1
        assert app.ask("POST", "/api/chats", json={})["user_id"] == 1


# S1.5
def test_an_empty_chat_is_given_again():
    with ChatApp() as app:
        first = app.ask("POST", "/api/chats?user_id=1")
        assert app.ask("POST", "/api/chats?user_id=1")["id"] == first["id"]
        page = app.page(1)
        page.turn(first["id"], "hello")
        second = app.ask("POST", "/api/chats?user_id=1")
        assert second["id"] != first["id"], (first, second)


# S1.2 S1.6
def test_a_chat_is_read_by_its_number():
    with ChatApp() as app:
        chat = app.ask("POST", "/api/chats?user_id=1")
        assert app.chat(chat["id"]) == chat
        assert app.ask("GET", "/api/chats/999999", 404) == {"detail": "Chat not found"}
        assert app.ask("GET", f"/api/chats/{uuid.uuid4()}", 404) == {"detail": "Chat not found"}
        wrong = app.ask("GET", "/api/chats/five", 422)["detail"][0]
        assert wrong["loc"] == ["path", "chat_id"] and wrong["type"] and wrong["msg"], wrong


# S1.7 S1.15
def test_a_person_has_his_chats_with_their_messages():
    with ChatApp() as app:
        assert app.ask("GET", "/api/users/77/chats") == []
        page = app.page(1)
        first = page.create()
        end = page.turn(first, "What is async?")
        second = page.create()
        app.ask("POST", "/api/chats?user_id=2")
        chats = {chat["id"]: chat for chat in app.ask("GET", "/api/users/1/chats")}
        assert set(chats) == {first, second}, chats
        prompt, answer = chats[first]["messages"]
        assert (prompt["content"], prompt["is_ai"], prompt["chat_id"]) == ("What is async?", False, first)
        assert answer["is_ai"] and answer["content"] == page.said(end["task_id"]) and answer["task_id"] == end["task_id"]
        assert type(prompt["id"]) is int and prompt["id"] < answer["id"], chats[first]
        assert prompt["timestamp"].endswith("Z") and prompt["timestamp"] <= answer["timestamp"]
        assert chats[first] == app.chat(first)


# S1.8
def test_many_chats_are_deleted_at_once():
    with ChatApp() as app:
        page = app.page(1)
        chats = [page.create() for _ in range(6)]
        answer = app.ask("POST", "/api/chats/batch-delete", json={"chat_ids": chats[:2] + [999999]})
        assert answer == {"status": "success", "deleted_count": 2}, answer
        assert app.ask("POST", "/api/chats/batch-delete", json={"chat_ids": [str(chats[2]), chats[0]]})["deleted_count"] == 1
        assert app.ask("POST", "/api/chats/batch-delete", json={"ids": [chats[3]]})["deleted_count"] == 1
        assert app.ask("POST", "/api/chats/batch-delete", json=[chats[4]])["deleted_count"] == 1
        assert app.ask("POST", "/api/chats/batch-delete", json={"chat_ids": []})["deleted_count"] == 0
        app.ask("POST", "/api/chats/batch-delete", 422, json={})
        assert app.ask("GET", f"/api/chats/{chats[0]}", 404) == {"detail": "Chat not found"}
        assert [chat["id"] for chat in app.ask("GET", "/api/users/1/chats")] == [chats[5]]


# S1.9
def test_deleting_empty_chats_spares_those_that_a_page_has_open():
    with ChatApp() as app:
        page = app.page(1)
        opened, said = page.create(), page.create()
        page.turn(said, "hello")
        other = app.page(1)
        joined = app.ask("POST", "/api/chats?user_id=1")["id"]
        assert joined == opened  # the empty one
        mine = app.ask("POST", "/api/chats?user_id=2")["id"]
        assert app.ask("DELETE", "/api/users/1/chats/empty") == {"deleted_count": 0}
        other.act("join_chat", chat_id=opened)
        other.frame_of("chat_joined")
        page.close()
        assert app.ask("DELETE", "/api/users/1/chats/empty") == {"deleted_count": 0}
        other.close()
        wait_for(lambda: app.ask("DELETE", "/api/users/1/chats/empty") == {"deleted_count": 1}, "the chat that nobody has open")
        assert [chat["id"] for chat in app.ask("GET", "/api/users/1/chats")] == [said]
        assert app.ask("GET", "/api/users/2/chats")[0]["id"] == mine


# S1.10 S1.11
def test_the_root_says_hello_and_other_paths_are_not_found():
    with ChatApp() as app:
        assert "message" in app.ask("GET", "/")
        assert app.ask("GET", "/api/ws/health") == {"status": "healthy"}
        assert app.ask("GET", "/nothing", 404) == {"detail": "Not Found"}
        assert app.ask("PUT", "/api/chats", 405) == {"detail": "Method Not Allowed"}


# S1.12 S1.13 S1.14
def test_the_documents_tell_of_each_route_and_their_examples_run():
    with ChatApp() as app:
        for page in ("/docs", "/redoc"):
            answer = app.http.get(page)
            assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html"), answer.headers
            assert "http://" not in answer.text and "https://" not in answer.text, answer.text
        document = app.ask("GET", "/openapi.json")
        assert document["openapi"].startswith("3.")
        assert {"/api/chats", "/api/chats/{chat_id}", "/api/users/{user_id}/chats", "/api/chats/batch-delete",
                "/api/users/{user_id}/chats/empty", "/"} <= set(document["paths"]), document["paths"].keys()
        for path, methods in document["paths"].items():
            for method, route in methods.items():
                examples = {p["name"]: p["example"] for p in route.get("parameters", [])}
                content = route.get("requestBody", {}).get("content", {})
                for kind, body in content.items() or {None: None}.items():
                    sent = {"application/json": lambda: {"json": body["example"]},
                            "application/x-www-form-urlencoded": lambda: {"data": body["example"]},
                            "multipart/form-data": lambda: {"files": {name: (None, str(value)) for name, value in body["example"].items()}},
                            None: dict}[kind]()
                    answer = app.ask(method.upper(), path.format(**examples), **sent)
                    example = route["responses"]["200"]["content"]["application/json"]["example"]
                    assert shape(answer) == shape(example), (path, answer, example)


def shape(value):
    """The same but for the time of day."""
    if isinstance(value, dict):
        return {key: "time" if key.endswith("_at") else shape(inner) for key, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else value


# S1.17 S1.22 S1.23 S1.24 S1.25
def test_a_turn_is_the_echo_its_tokens_and_one_end():
    with ChatApp() as app:
        page = app.page(1)
        chat = page.create()
        page.forget()
        end = page.turn(str(chat), "What is a web socket?", response_model=False)
        page.frame_of("update_title")
        assert page.types() == ["message", "token", "generation_complete", "update_title"], page.types()
        echo = page.frames[0]["message"]
        assert echo["content"] == "What is a web socket?" and echo["is_ai"] is False and type(echo["id"]) is int, echo
        tokens = [frame for frame in page.frames if frame["type"] == "token"]
        assert all(t["content"] == t["token"] and t["chat_id"] == chat and t["streaming"] is True for t in tokens)
        assert {t["task_id"] for t in tokens} == {end["task_id"]} and len(tokens) > 1
        assert page.said(end["task_id"]) == app.texts(chat)[1]


# S1.16 S1.18
def test_a_chat_can_begin_with_a_message():
    with ChatApp() as app:
        page = app.page(1, "/api/ws/{}")
        assert page.create() and page.frames[-1]["message"] is None
        page.act("create_chat", user_id=1, initial_message="hello")
        created = page.frame_of("chat_created", 2)
        assert created["message"] == "hello", created
        page.frame_of("generation_complete")
        assert app.texts(created["chat_id"])[0] == "hello"


# S1.19 S1.20 S1.21
def test_a_chat_is_joined_or_is_not_there():
    with ChatApp() as app:
        chat = app.ask("POST", "/api/chats?user_id=1")["id"]
        page = app.page(1)
        page.act("join_chat", chat_id=str(chat))
        assert page.frame_of("chat_joined") == {"type": "chat_joined", "chat_id": chat}
        for count, (text, words) in enumerate([
                ('{"action":"join_chat","chat_id":4711}', "Chat not found"),
                ('{"action":"send_message","chat_id":"x","content":"a"}', "Chat not found"),
                ("{", "Invalid JSON format"),
                ('{"action":"dance"}', "Unknown action: dance"),
                ('{"action":"send_message","chat_id":%d}' % chat, "chat_id and content are required for send_message"),
                (json.dumps({"action": "send_message", "chat_id": chat, "content": "x" * 40_000}), None),
        ], 1):
            page.send(text)
            error = page.frame_of("error", count)
            assert words is None or error == {"type": "error", "message": words}, error
        page.socket.send_binary(b"\x09")
        page.turn(chat, "hello")
        assert len(app.texts(chat)) == 2


# S1.21
def test_a_frame_that_is_too_large_is_an_error_and_the_connection_stays():
    with ChatApp() as app:
        page = app.page(1)
        page.act("send_message", chat_id=1, content="x" * 70_000)
        page.frame_of("error")
        assert page.create()


# S1.28
def test_a_failure_is_an_error_and_the_end_of_its_task():
    settings = ["provider.gone.baseUrl=http://127.0.0.1:1/v1", "agent.Gone.provider=gone", "agent.Gone.model=m",
                "compat.chatapp.agent=Gone"]
    with ChatApp(settings) as app:
        page = app.page(1)
        chat = page.create()
        page.forget()
        page.turn(chat, "hello")
        assert page.types()[:3] == ["message", "error", "generation_complete"], page.frames
        assert app.texts(chat)[0] == "hello"


# S1.26
def test_an_answer_in_two_parts_is_one_frame_and_stored_as_json():
    with ChatApp() as app:
        page = app.page(1)
        chat = page.create()
        end = page.turn(chat, "hello", response_model=True)
        assert "token" not in page.types(), page.types()
        frame = page.frame_of("structured_token")
        assert frame["task_id"] == end["task_id"] and set(frame["data"]) == {"answer", "reason"} and frame["data"]["answer"]
        assert json.loads(app.texts(chat)[1]) == frame["data"]


class TwoParts(Completions):
    """A provider that writes what the schema of a request says, and any text where there is none."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(body)
        form = body.get("response_format", {})
        if form and self.server.mode == "plain":
            refusal = b'{"error":{"message":"response_format json_schema is not supported"}}'
            self.send_response(400)
            self.send_header("Content-Length", str(len(refusal)))
            self.end_headers()
            self.wfile.write(refusal)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        text = json.dumps({"answer": "It is forty-two, I say.", "reason": "I added it up."}) if form else "Forty-two."
        for start in range(0, len(text), 6):
            data = {"choices": [{"index": 0, "delta": {"content": text[start:start + 6]}, "finish_reason": None}]}
            self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
            self.wfile.flush()
            self.server.pace(text[start:start + 6])
        self.wfile.write(b'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n')
        self.close_connection = True


class TwoPartsProvider(Provider):
    def __init__(self, mode="parts"):
        super().__init__(mode)
        self.RequestHandlerClass = TwoParts


def asking(provider):
    return [f"provider.own.baseUrl=http://127.0.0.1:{provider.server_port}/v1", "agent.Own.provider=own", "agent.Own.model=m",
            "compat.chatapp.agent=Own"]


# S1.26
def test_an_answer_in_two_parts_grows_where_its_provider_can_write_such():
    provider = TwoPartsProvider()
    with ChatApp(asking(provider)) as app:
        page = app.page(1)
        chat = page.create()

        def slowly(piece):
            """Goes on when the page has seen more; some pieces show nothing."""
            seen = len(page.of("structured_token"))
            try:
                page.until(lambda: len(page.of("structured_token")) > seen, piece, 0.4)
            except AssertionError:
                pass

        provider.pace = slowly
        end = page.turn(chat, "What is it?", response_model=True)
        grown = [frame["data"] for frame in page.of("structured_token")]
        assert len(grown) > 2 and "token" not in page.types() and all(f["task_id"] == end["task_id"] for f in page.of("structured_token"))
        for before, after in zip(grown, grown[1:]):
            assert after["answer"].startswith(before["answer"]) and after["reason"].startswith(before["reason"]), grown
        assert grown[-1] == {"answer": "It is forty-two, I say.", "reason": "I added it up."}
        assert json.loads(app.texts(chat)[1]) == grown[-1]
        assert set(provider.requests[0]["response_format"]["json_schema"]["schema"]["required"]) == {"answer", "reason"}
        provider.pace = lambda piece: None
        page.turn(chat, "And plainly?")
        assert "response_format" not in provider.requests[-1] and app.texts(chat)[3] == "Forty-two."


# S1.26
def test_an_answer_in_two_parts_is_one_frame_where_its_provider_can_not():
    provider = TwoPartsProvider("plain")
    with ChatApp(asking(provider)) as app:
        page = app.page(1)
        chat = page.create()
        page.turn(chat, "What is it?", response_model=True)
        assert [frame["data"] for frame in page.of("structured_token")] == [{"answer": "Forty-two.", "reason": ""}], page.frames
        assert ["response_format" in body for body in provider.requests] == [True, False]


# S1.27
def test_the_first_turn_gives_a_title_and_later_ones_do_not():
    with ChatApp() as app:
        page = app.page(1)
        chat = page.create()
        page.turn(chat, "Tell me about tea")
        assert page.frame_of("update_title") == {"type": "update_title", "chat_id": chat, "title": "Tell me about tea"}
        assert app.chat(chat)["title"] == "Tell me about tea"
        page.turn(chat, "and about coffee")
        assert sum(frame["type"] == "update_title" for frame in page.all()) == 1


# S1.30
def test_two_pages_of_one_person_are_in_step_and_nobody_else_sees_anything():
    with ChatApp() as app:
        first, second, stranger = app.page(1), app.page(1), app.page(2)
        stranger.create()
        chat = first.create()
        end = first.turn(chat, "hello")
        second.frame_of("generation_complete")
        assert second.said(end["task_id"]) == first.said(end["task_id"]) != ""
        assert [frame["type"] for frame in stranger.all()] == ["chat_created"], stranger.frames


# S1.30
def test_a_page_that_has_opened_a_chat_sees_only_that_one():
    with ChatApp() as app:
        first, second = app.page(1), app.page(1)
        one, two = first.create(), second.create()
        first.turn(one, "hello")
        assert [frame["type"] for frame in second.all()] == ["chat_created"], second.frames
        second.turn(two, "hello")
        assert {frame["chat_id"] for frame in second.frames if frame["type"] == "token"} == {two}


# S1.31
def test_a_message_of_somebody_who_only_knows_the_chats_number_is_answered_to_him():
    with ChatApp() as app:
        chat = app.ask("POST", "/api/chats")["id"]
        page = app.page("visitor")
        end = page.turn(chat, "hello")
        assert page.said(end["task_id"]) == app.texts(chat)[1]


HOST = {"name": "Nora", "password": "correct horse battery 9"}


class Den(ChatApp):
    """Has a room that Nora made natively, which is a chat as well."""

    def __init__(self, *settings):
        self.kept = tempfile.TemporaryDirectory()
        with Server(self.kept.name) as plain:
            status, data = plain.rest("POST", "auth/register", HOST)
            assert status == 201, data
            self.room = Client(plain, data["token"]).ok("room:create", {"name": "Den", "kind": "public"})["room"]["id"]
            plain.stop()
        super().__init__(["compat.chatapp.rooms=Den", *settings], data=self.kept.name)
        self.native = Client(self, self.rest("POST", "auth/login", HOST)[1]["token"])
        self.number = next(chat["id"] for chat in self.ask("GET", "/api/users/1/chats") if chat["title"] == "Den")

    def __exit__(self, *_):
        super().__exit__()
        self.kept.cleanup()


# S1.29 S1.32
def test_a_native_client_and_a_page_see_each_other_in_the_same_room():
    with Den() as app:
        page, native = app.page(1), app.native
        page.act("join_chat", chat_id=app.number)
        page.frame_of("chat_joined")
        native.send(app.room, "hello, page")
        assert page.frame_of("message")["message"]["content"] == "hello, page"
        end = page.turn(app.number, "hello, desktop")
        native.until(lambda: [frame for frame in native.named("message:new")
                              if frame["data"]["message"]["content"] == "hello, desktop"], "the page's message")
        assert native.event("stream:complete")["data"]["content"] == page.said(end["task_id"])
        page.forget()
        native.send(app.room, "@Sage what is async?")
        page.frame_of("generation_complete")
        messages = [frame["message"] for frame in page.frames if frame["type"] == "message"]
        assert [message["is_ai"] for message in messages] == [False, True], page.frames
        assert "token" not in page.types(), page.types()
        assert app.texts(app.number)[-1] == messages[1]["content"]


# S1.32
def test_who_was_banned_from_an_assigned_room_is_told_nothing_more():
    with Den() as app:
        pages = [app.page("1"), app.page("2")]
        for page in pages:
            page.act("join_chat", chat_id=app.number)
            page.frame_of("chat_joined")
        stays, goes = pages
        goes.turn(app.number, "hello")
        messages = app.native.ok("message:history", {"room": app.room, "limit": 10})["messages"]
        author = next(message["author"]["id"] for message in messages if message["content"] == "hello")
        app.native.ok("member:ban", {"room": app.room, "user": author, "on": True})
        for page in pages:
            page.forget()
        app.native.send(app.room, "not for the banned")
        assert stays.frame_of("message")["message"]["content"] == "not for the banned"
        goes.act("send_message", chat_id=app.number, content="what did I miss?")
        goes.frame_of("error")
        assert goes.types() == ["error"], goes.frames


def test_a_room_that_was_not_assigned_is_no_chat():
    with ChatApp() as app:
        native = Client(app, app.guest()["token"])
        room = native.ok("room:create", {"name": "Ours", "kind": "public"})["room"]["id"]
        native.send(room, "not for pages")
        page = app.page(1)
        page.create()
        for name in (room, native.room()["id"]):
            assert app.ask("GET", f"/api/chats/{name}", 404) == {"detail": "Chat not found"}
            assert app.ask("POST", "/api/chats/batch-delete", json=[name])["deleted_count"] == 0
            page.act("send_message", chat_id=name, content="hello")
        page.frame_of("error", 2)
        assert [frame["type"] for frame in page.frames] == ["chat_created", "error", "error"], page.frames
        assert [room["name"] for room in native.ok("room:list", {})["rooms"] if room["kind"] != "public"] == []


# S1.24
def test_a_native_client_stops_an_answer_and_the_page_has_its_end():
    with Den("assistant.sage.wordsPerSecond=10") as app:
        page = app.page(1)
        page.act("send_message", chat_id=app.number, content="What is a database?")
        task = page.frame_of("token")["task_id"]
        app.native.ok("stream:stop", {"stream": task})
        assert page.frame_of("generation_complete")["task_id"] == task
        assert "error" not in page.types() and page.said(task) == app.texts(app.number)[-1], page.frames


# S1.33
def test_what_was_asked_goes_on_and_is_read_after_a_reload():
    with ChatApp(["assistant.sage.wordsPerSecond=20"]) as app:
        page = app.page(1)
        chat = page.create()
        page.act("send_message", chat_id=chat, content="What is a database?")
        task = page.frame_of("token")["task_id"]
        said = page.said(task)
        partial = app.chat(chat)["messages"][-1]
        assert partial["is_ai"] and partial["task_id"] == task and partial["content"].startswith(said), partial
        page.close()
        again = app.page(1)
        again.act("join_chat", chat_id=chat)
        again.frame_of("generation_complete")
        answer = app.texts(chat)[1]
        assert answer.startswith(partial["content"]) and answer.endswith(again.said(task)), (answer, again.frames)


# S1.34
def test_numbers_and_answers_outlive_a_restart():
    with tempfile.TemporaryDirectory() as data:
        with ChatApp(data=data) as app:
            page = app.page(1)
            chat = page.create()
            page.turn(chat, "hello")
            page.frame_of("update_title")
            before = app.chat(chat)
            assert app.stop() == 0
            app.start()
            assert app.chat(chat) == before
            page = app.page(1)
            assert page.create() > chat
            page.turn(chat, "and again")
            assert [message["id"] for message in app.chat(chat)["messages"]][:2] == [m["id"] for m in before["messages"]]


# S1.34
def test_what_was_echoed_is_there_once_after_kill_9():
    with tempfile.TemporaryDirectory() as data:
        with ChatApp(["assistant.sage.wordsPerSecond=15"], data=data) as app:
            echoed, chat = [], None
            for turn in range(20):
                page = app.page(1)
                if chat is None:
                    chat = page.create()
                text = f"question {turn}"
                page.act("send_message", chat_id=chat, content=text)
                page.frame_of("message" if turn % 2 else "token")
                echoed.append(page.frame_of("message")["message"]["id"])
                app.kill()
                app.start()
                messages = app.chat(chat)["messages"]
                prompts = [message for message in messages if not message["is_ai"]]
                assert [message["content"] for message in prompts] == [f"question {n}" for n in range(turn + 1)], prompts
                assert [message["id"] for message in prompts] == echoed, (prompts, echoed)
                answers = [message for message in messages if message["is_ai"]]
                assert len(answers) == turn + 1 and all(message["content"] and message["task_id"] for message in answers), messages


# S1.35
def test_a_flood_is_told_to_wait_and_the_connection_stays():
    with ChatApp(rate_limits=True) as app:
        page = app.page(1)
        chat = page.create()
        for _ in range(60):
            page.act("send_message", chat_id=chat, content="hello")
        page.frame_of("error")
        assert page.frame_of("generation_complete")


# S1.4 S1.16
def test_a_page_that_is_new_opens_its_socket_and_asks_at_the_same_moment():
    with ChatApp() as app:
        pages = [app.page(41) for _ in range(8)]
        for page in pages:
            page.act("create_chat")
        chat = app.ask("POST", "/api/chats?user_id=41")
        made = [page.frame_of("chat_created")["chat_id"] for page in pages]
        assert len(set(made)) == len(pages) and not any(page.of("error") for page in pages), made
        assert {each["id"] for each in app.ask("GET", "/api/users/41/chats")} == {chat["id"], *made}


# S1.7 S1.35
def test_who_has_many_chats_reads_them_all_again_and_again():
    with ChatApp(rate_limits=True) as app:
        page = app.page(1)
        chats = [page.create() for _ in range(12)]
        for _ in range(3):
            assert [chat["id"] for chat in app.ask("GET", "/api/users/1/chats")] == chats


def test_pages_of_other_origins_and_of_files_may_call():
    with ChatApp() as app:
        for origin in ("http://localhost:5173", "null", "https://elsewhere.example"):
            answer = app.http.get("/api/chats/999999", headers={"Origin": origin})
            assert answer.status_code == 404 and answer.headers["access-control-allow-origin"] in ("*", origin), answer.headers
            preflight = app.http.options("/api/chats", headers={"Origin": origin, "Access-Control-Request-Method": "POST",
                                                                "Access-Control-Request-Headers": "content-type"})
            assert preflight.status_code == 204 and "POST" in preflight.headers["access-control-allow-methods"]
            websocket.create_connection(app.compat["chatapp"].replace("http", "ws") + "/ws/1", origin=origin, timeout=PATIENCE).close()
        assert app.http.get("/", headers={"Host": "evil.example"}).status_code >= 400


def test_a_client_written_with_websockets_holds_a_conversation():
    with ChatApp() as app:
        async def converse():
            async with websockets.connect(app.compat["chatapp"].replace("http", "ws") + "/ws/5") as socket:
                chat = httpx.post(f"{app.compat['chatapp']}/api/chats", params={"user_id": 5}).json()["id"]
                await socket.send(json.dumps({"action": "send_message", "chat_id": str(chat), "content": "hello",
                                              "response_model": False}))
                text = ""
                while True:
                    frame = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
                    if frame["type"] == "token":
                        text += frame["token"]
                    elif frame["type"] == "generation_complete":
                        return chat, text
        chat, text = asyncio.run(converse())
        assert app.texts(chat) == ["hello", text]


if __name__ == "__main__":
    run(sys.modules[__name__])
