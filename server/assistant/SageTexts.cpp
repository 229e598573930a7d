// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What Sage knows, one text a topic.
#include "SageTopics.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

QString pythonText()
{
    return uR"(Python is a good choice when you want to say a lot in few lines.

## Why people pick it

- **Readable:** indentation is the structure, so code looks like what it does.
- **Batteries included:** JSON, HTTP, SQLite and tests come with it.
- **Frameworks for the web:** *Django* brings everything, *Flask* brings little, and *FastAPI* builds on type hints.

Here is a whole web service with FastAPI:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/hello/{name}")
async def hello(name: str) -> dict[str, str]:
    return {"greeting": f"Hello, {name}!"}
```

FastAPI reads the type hints, checks the input with them and writes the API documentation from the same source. Run it with `uvicorn main:app --reload` and open `/docs` in a browser.

If you are new to it: install Python 3.12, make a virtual environment with `python -m venv .venv`, and write something small that you need yourself. What would you like to build?)"_s;
}

QString asyncText()
{
    return uR"(Asynchronous code lets one thread wait for many things at once.

## The idea

An **event loop** runs tasks one after another. A task that has to wait, say for a socket, gives the loop back with `await`, and another one goes on. Nothing runs in parallel, but nothing stands idle either.

```python
import asyncio

async def fetch(name: str, seconds: float) -> str:
    await asyncio.sleep(seconds)      # others run meanwhile
    return f"{name} is here"

async def main() -> None:
    print(await asyncio.gather(fetch("tea", 1), fetch("cake", 1)))

asyncio.run(main())                   # takes one second, not two
```

## Rules of thumb

1. Use it for *waiting* (network, timers, disks), not for computing.
2. Never block the loop: one `time.sleep(5)` stops every task.
3. Give each wait a time limit, and each task an owner who cancels it.

For heavy computing take a process pool, and `await` its result like any other.)"_s;
}

QString webSocketText()
{
    return uR"(A WebSocket is one connection that stays open and carries messages **both ways**, whenever either side has something to say.

## How it begins

The browser sends an ordinary HTTP request with `Upgrade: websocket`; the server answers `101 Switching Protocols`, and from then on both speak in frames over the same TCP connection.

## When to use what

| Technique | Direction | Good for |
|---|---|---|
| Polling | client asks | rare changes |
| Server-sent events | server to client | feeds, streamed answers |
| WebSocket | both ways | chat, games, cursors |

```javascript
const socket = new WebSocket("wss://example.org/ws");
socket.onmessage = (event) => console.log(event.data);
socket.onopen = () => socket.send("hello");
```

## What is easily forgotten

- Heartbeats, because a dead connection looks like a quiet one.
- Reconnecting with a growing, random delay.
- A bounded queue for each reader, so that a slow one can't fill your memory.
- Use `wss://` outside your own machine; `ws://` can be read by everybody on the way.)"_s;
}

QString eventText()
{
    return uR"(In an event-driven system, parts don't call each other: they say **what happened**, and whoever cares reacts.

## The three roles

- A **publisher** announces an event, such as *message sent*. It does not know who listens.
- A **queue** or bus keeps events until they are taken, and so smooths out peaks.
- A **consumer** takes one event at a time and does its own small job.

```python
queue: asyncio.Queue[dict] = asyncio.Queue(maxsize=1000)

async def consumer() -> None:
    while True:
        event = await queue.get()
        await handle(event)
        queue.task_done()
```

This chat works that way: your message is stored first, then announced once; the people's screens and I are consumers of the same announcement.

> Store first, publish after. An event about something that was never saved is a rumour.

Watch out for three things: bound every queue, make consumers **idempotent** (an event may come twice), and number the events, so that whoever was away can ask for what is missing.)"_s;
}

QString databaseText()
{
    return uR"(A database remembers for you, even when the power goes out in the middle of a sentence.

## SQLite or a server?

| | SQLite | PostgreSQL |
|---|---|---|
| Set-up | one file | a service |
| Writers at a time | one | many |
| Fits | apps, small servers | teams, many machines |

A table for a chat can be as small as this:

```sql
CREATE TABLE message (
    id      INTEGER PRIMARY KEY,
    room    TEXT NOT NULL,
    author  TEXT NOT NULL,
    content TEXT NOT NULL,
    sent_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX message_by_room ON message (room, id);
```

## Good habits

1. Bind values (`WHERE room = ?`), never paste them into the SQL.
2. Put what belongs together into one **transaction**: all of it happens, or nothing.
3. Index what you search by, and measure before adding more.
4. In SQLite, switch on `PRAGMA journal_mode = WAL`: readers then don't wait for the writer.

And test your backup by restoring it. Persistence that was never tried is only a hope.)"_s;
}

QString defaultText()
{
    return uR"(I'm **Sage**, the agent that lives in this server. I work from my own notes, without a model behind me and without the internet, so I know a few things well and nothing else.

## Ask me about

- **Python**: the language, Django, Flask and FastAPI
- **Async**: `async`, `await` and event loops
- **WebSockets**: connections in real time
- **Events**: queues, publishers and consumers
- **Databases**: SQLite, SQL and persistence

## How to ask

Mention me with `@Sage`, or begin a message with `/ask` or `/AIBot`:

```text
/ask How does async work?
```

Everybody in the room sees the answer while I write it, and whoever asked can stop me at any time. For free conversation, a real model can sit beside me: whoever runs a `confab-server` names its address as `assistant.openai.baseUrl` in the server's configuration.)"_s;
}

} // namespace

QString sageText(SageTopic topic)
{
    switch (topic) {
    case SageTopic::Python:
        return pythonText();
    case SageTopic::Async:
        return asyncText();
    case SageTopic::WebSocket:
        return webSocketText();
    case SageTopic::Event:
        return eventText();
    case SageTopic::Database:
        return databaseText();
    case SageTopic::Default:
        break;
    }
    return defaultText();
}

} // namespace confab::assistant
