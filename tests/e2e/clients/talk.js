// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// A WebSocket by the package `ws`: each line of standard input is a JSON string that is sent, each line of standard
// output says what came.
//   node talk.js NODE_MODULES URL [HEADER=VALUE …]
"use strict";

const [modules, url, ...given] = process.argv.slice(2);
const WebSocket = require(`${modules}/ws`);
const headers = Object.fromEntries(given.map((pair) => [pair.split("=")[0], pair.slice(pair.indexOf("=") + 1)]));
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

const socket = new WebSocket(url, { headers });
socket.on("open", () => tell({ open: true }));
socket.on("message", (data, isBinary) => tell({ text: data.toString(), isBinary }));
socket.on("error", (error) => tell({ error: error.message }));
socket.on("close", (code, reason) => {
  tell({ closed: [code, reason.toString()] });
  process.exit();
});
require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => socket.send(JSON.parse(line)))
  .on("close", () => socket.close());
