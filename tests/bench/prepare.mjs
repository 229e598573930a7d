// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Makes guests and public rooms on a running server: prepare.mjs URL GUESTS ROOM_PREFIX ROOMS > tokens
const [url, guests, prefix, rooms] = process.argv.slice(2);

async function post(path, body, token) {
  const headers = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const data = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(data)}`);
  return data;
}

const run = Date.now().toString(36);
// Who makes a room is in it: were this one of the load's guests, it would hear every room.
const maker = await post('auth/guest', { name: `Maker ${run}` });
const tokens = [];
for (let i = 0; i < Number(guests); i += 50) {
  const batch = Array.from({ length: Math.min(50, guests - i) }, (_, k) => post('auth/guest', { name: `Load ${run} ${i + k}` }));
  tokens.push(...(await Promise.all(batch)).map((guest) => guest.token));
}
for (let i = 0; i < Number(rooms); ++i) await post('rooms', { name: `${prefix}${i}`, kind: 'public' }, maker.token);
console.log(tokens.join('\n'));
