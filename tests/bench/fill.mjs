// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Fills a running server, which has its rate limits off and lets everybody register, with rooms that the people of its
// Lobby are in:
// fill.mjs URL ROOMS MESSAGES
const [url, rooms, messages] = process.argv.slice(2);

async function call(method, path, body, token) {
  const headers = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(`${url}/api/v1/${path}`, { method, headers, body: body && JSON.stringify(body) });
  const data = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(data)}`);
  return data;
}

// What people write: mostly short, some of every kind that is laid out in its own way.
const texts = [
  'Short one.',
  'Let us meet at *seven*, by the **old bridge**. I bring the lanterns.',
  'See `main.cpp`:\n```cpp\nint main()\n{\n    return 0;\n}\n```\nthat is all.',
  '- apples\n- pears\n- [ ] bread\n',
  'A longer paragraph that tells of many things, so that it wraps over several lines in a usual window, and then a little '
    + 'more to be sure. https://example.org/page',
  '| a | b |\n|---|---|\n| 1 | 2 |',
];

// Guests add nobody to a room.
const first = await call('POST', 'auth/register', { name: 'Mira Bench', password: crypto.randomUUID() });
const writers = [first];
for (const name of ['Jón', 'Wei', 'Olu', 'Sam']) writers.push(await call('POST', 'auth/guest', { name: `${name} Bench` }));
const all = (await call('GET', 'rooms', undefined, first.token)).rooms;
const lobby = all.find((room) => room.name === 'Lobby');
const people = (await call('GET', `rooms/${lobby.id}/members`, undefined, first.token)).members
  .map((member) => member.user?.id ?? member.id);

const targets = [lobby.id];
for (let i = 1; i < Number(rooms); ++i) {
  const made = await call('POST', 'rooms', { name: `Room ${i}`, kind: 'private', members: people }, first.token);
  targets.push((made.room ?? made).id);
}
for (const room of targets) {
  for (let i = 0; i < Number(messages); i += 50) {
    // A group of a few in a row by one person, as in a conversation.
    await Promise.all(Array.from({ length: Math.min(50, messages - i) }, (_, k) => call('POST', `rooms/${room}/messages`,
      { clientId: crypto.randomUUID(), content: texts[(i + k) % texts.length] }, writers[Math.floor((i + k) / 3) % writers.length].token)));
  }
}
