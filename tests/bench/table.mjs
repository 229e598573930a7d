// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Prints medians of wsload's lines, and the medians of the ratios within one repeat: table.mjs RESULTS DBBENCH
import { readFileSync } from 'node:fs';

const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const groups = new Map();
for (const row of rows) {
  const [label, server, repeat] = row.label.split('/');
  if (!groups.has(label)) groups.set(label, new Map());
  const servers = groups.get(label);
  servers.set(server, [...(servers.get(server) ?? []), { ...row, repeat }]);
}
const figures = [
  ['deliv_per_cpu_s', 'deliveries per CPU-s', 0],
  ['cpu_us_per_msg', 'CPU µs per message', 1],
  ['msg_per_s', 'messages/s', 0],
  ['p50_ms', 'p50, ms', 2],
  ['p99_ms', 'p99, ms', 2],
  ['rss_per_conn_kb', 'KB per connection', 1],
];
for (const [label, servers] of groups) {
  const peers = [...servers.keys()].filter((server) => server !== 'confab');
  const heads = [...servers.keys(), ...peers.map((peer) => `confab / ${peer}`)];
  console.log(`\n### ${label}\n\n| | ${heads.join(' | ')} |\n|---|${'---:|'.repeat(heads.length)}`);
  for (const [key, name, digits] of figures) {
    const rows = (server) => (servers.get(server) ?? []).filter((row) => typeof row[key] === 'number' && row[key] > 0);
    const values = (server) => rows(server).map((row) => row[key]);
    const value = (server) => (values(server).length ? median(values(server)) : undefined);
    const cells = [...servers.keys()].map((server) => value(server)?.toFixed(digits) ?? '–');
    if (cells.every((cell) => cell === '–')) continue;
    const ratio = (peer) => {
      const theirs = new Map(rows(peer).map((row) => [row.repeat, row[key]]));
      const ratios = rows('confab').filter((row) => theirs.has(row.repeat)).map((row) => row[key] / theirs.get(row.repeat));
      return ratios.length ? `${median(ratios).toFixed(2)}x` : '–';
    };
    console.log(`| ${name} | ${[...cells, ...peers.map(ratio)].join(' | ')} |`);
  }
  for (const [server, list] of servers) {
    const wrong = list.filter((row) => row.lost || row.dup || row.reordered || row.stalled);
    if (wrong.length) console.log(`\n${server}: lost, duplicated or reordered in ${wrong.length} of ${list.length} runs`);
  }
}

const perMessage = (label) => groups.get(label)?.get('confab')?.map((row) => row.cpu_us_per_msg) ?? [];
const [alone, beside] = [perMessage('pair alone'), perMessage('pair beside 5000')];
if (alone.length && alone.length === beside.length)
  console.log(`\nA message beside 5,000 idle connections, over one without: ${median(beside.map((v, i) => v / alone[i])).toFixed(2)}x`);

const durable = groups.get('durable pair, window 64')?.get('confab');
const commits = /FULL +batch +1: .*?(\d+) commits\/s/.exec(readFileSync(process.argv[3], 'utf8'));
if (durable && commits) {
  const perSecond = median(durable.map((row) => row.msg_per_s));
  console.log(`\nStored messages/s with 64 under way, over single commits/s: ${perSecond.toFixed(0)} / ${commits[1]} = ${(perSecond / commits[1]).toFixed(1)}x`);
}
