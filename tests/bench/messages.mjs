// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Prints the medians of what messages.sh has measured: messages.mjs FIGURES
import { readFileSync } from 'node:fs';

const figures = new Map(); // measure → text → side → values
for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  const [side, measure, text, value] = line.split('\t');
  const texts = figures.get(measure) ?? figures.set(measure, new Map()).get(measure);
  const sides = texts.get(text) ?? texts.set(text, { before: [], after: [] }).get(text);
  sides[side].push(Number(value));
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const of = (measure, text, side) => median(figures.get(measure)?.get(text)?.[side] ?? []);
const ms = (value) => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 0));

console.log('| an update, ms | | at 1 KB | p99 | at 32 KB | p99 | 32 KB / 1 KB |\n|---|---|---:|---:|---:|---:|---:|');
for (const text of figures.get('median at 1 KB')?.keys() ?? []) {
  for (const side of ['before', 'after']) {
    const [early, late] = ['median at 1 KB', 'median at 32 KB'].map((measure) => of(measure, text, side));
    const [earlyTail, lateTail] = ['p99 at 1 KB', 'p99 at 32 KB'].map((measure) => of(measure, text, side));
    console.log(`| ${text} | ${side} | ${ms(early)} | ${ms(earlyTail)} | ${ms(late)} | ${ms(lateTail)} | ${(late / early).toFixed(1)}x |`);
  }
}

// Of what is shown at once: an older program may not know all of the texts, or not measure it.
const shown = (measure) => [...(figures.get(measure)?.keys() ?? [])].map((text) => ({
  text, before: of(measure, text, 'before'), after: of(measure, text, 'after'),
}));
const summary = (rows, side) => {
  const values = rows.map((row) => row[side]).filter((value) => value !== undefined).sort((a, b) => a - b);
  return values.length === 0 ? `${side}: not measured` :
    `${side}: ${values.filter((value) => value > 100).length} of ${values.length} over 100 ms, median ${ms(median(values))}, worst ${ms(values.at(-1))}`;
};
for (const [measure, what] of [['first frame', 'First frame of 32 KB'], ['first frame, unfolded', 'All of it made anew'], ['all, when asked for', '"Show all", until its first frame']]) {
  const rows = shown(measure);
  if (rows.length) console.log(`\n${what}: ${summary(rows, 'before')}; ${summary(rows, 'after')}.`);
}
const first = shown('first frame');
if (first.length) {
  console.log('\n| first frame, ms | before | after |\n|---|---:|---:|');
  for (const { text, before, after } of first.sort((a, b) => (b.before ?? b.after) - (a.before ?? a.after))) console.log(`| ${text} | ${ms(before)} | ${ms(after)} |`);
}
