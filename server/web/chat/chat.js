// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import { Connection } from "./connection.js";
import { Outbox } from "./outbox.js";
import { Timeline } from "./timeline.js";

const ASK = "/AIBot";
const THINKING_MS = 120000;
const REMEMBERED = "confab.multiuser.name";

const $ = (id) => document.getElementById(id);

// A browser may forbid to remember anything; then one joins by hand each time.
const memory = {
  get: () => {
    try {
      return localStorage.getItem(REMEMBERED) ?? "";
    } catch {
      return "";
    }
  },
  set: (name) => {
    try {
      if (name) localStorage.setItem(REMEMBERED, name);
      else localStorage.removeItem(REMEMBERED);
    } catch {
      // As above.
    }
  },
};

const timeline = new Timeline({
  scroll: $("timeline"),
  list: $("messages"),
  empty: $("empty"),
  newest: $("newest"),
});
const title = document.title;
let connection = null;
let outbox = null;
let me = "";
let unread = 0;
let thinking = 0;
let countdown = 0;
let newest = new Date(0); // by the clock of the server

function showJoin(problem = "") {
  $("room").hidden = true;
  $("join").hidden = false;
  $("join-problem").textContent = problem;
  $("name").value ||= memory.get();
  $("name").focus();
}

function join(name) {
  me = name;
  $("me").textContent = name;
  $("join").hidden = true;
  $("room").hidden = false;
  timeline.replace([]);
  notice("");
  outbox = new Outbox((text) => connection.send({ text }));
  connection = new Connection(name, { state: showState, frame: take, refused });
  composerChanged(); // which had no size before
  $("text").focus();
}

function leave() {
  connection?.close();
  connection = null;
  memory.set("");
  stopThinking();
  showJoin();
}

function refused(reason) {
  connection = null;
  memory.set("");
  showJoin(reason || "The server did not let you in.");
}

function showState(state, until) {
  clearInterval(countdown);
  const line = $("state");
  line.dataset.state = state === "open" ? "open" : state === "waiting" ? "closed" : "opening";
  line.textContent = state === "open" ? "Connected" : "Connecting …";
  if (state !== "waiting") return;
  stopThinking();
  const words = document.createElement("span");
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Try now";
  again.addEventListener("click", () => connection?.retry());
  // Only the beginning is read out, not each second.
  words.setAttribute("aria-live", "off");
  const tell = () => {
    words.textContent = `No connection, again in ${Math.max(1, Math.ceil((until - Date.now()) / 1000))} s`;
  };
  tell();
  line.replaceChildren(words, again);
  countdown = setInterval(tell, 1000);
}

function messageOf(frame) {
  const told = new Date(frame.timestamp ?? NaN);
  const isTold = !Number.isNaN(told.getTime());
  if (isTold && told > newest) newest = told;
  return {
    sender: String(frame.sender),
    text: String(frame.text ?? ""),
    isAgent: (frame.msg_type ?? frame.type) === "ai_response",
    isOwn: frame.sender === me,
    at: isTold ? told : new Date(),
  };
}

function take(frame) {
  if (frame.type === "connected") {
    me = typeof frame.username === "string" ? frame.username : me;
    memory.set(me);
    $("me").textContent = me;
    $("me").title = me;
  } else if (frame.type === "history") {
    begin(Array.isArray(frame.messages) ? frame.messages : []);
  } else if (frame.type === "error") {
    const words = String(frame.message ?? "Something went wrong.");
    if (!(frame.code === "RATE_LIMITED" && outbox.refuseNewest(words))) notice(words);
  } else if (frame.sender !== undefined) {
    const message = messageOf(frame);
    timeline.add(message);
    if (message.isAgent) stopThinking();
    if (document.hidden && !message.isOwn) document.title = `(${++unread}) ${title}`;
  }
}

function begin(history) {
  const messages = history.filter((entry) => entry && entry.sender !== undefined).map(messageOf);
  const missing = outbox.reconcile(messages.filter((message) => message.isOwn));
  timeline.replace(messages);
  for (const entry of missing) entry.row = timeline.add(ownMessage(entry.shown, entry.isQuestion));
  outbox.flush();
}

function ownMessage(text, isQuestion) {
  return { sender: me, text, isAgent: false, isOwn: true, isQuestion, at: new Date() };
}

function post(text) {
  const question = text.startsWith(ASK) ? text.slice(ASK.length).trim() : "";
  const shown = question || text;
  const isQuestion = question !== "";
  const row = timeline.add(ownMessage(shown, isQuestion));
  outbox.post({ text, shown, isQuestion, row, after: newest });
  notice("");
  if (isQuestion) startThinking();
}

function startThinking() {
  clearTimeout(thinking);
  $("thinking").textContent = "AIBot is answering …";
  thinking = setTimeout(stopThinking, THINKING_MS);
}
function stopThinking() {
  clearTimeout(thinking);
  $("thinking").textContent = "";
}

function notice(words) {
  $("notice").textContent = words;
  $("notice").hidden = words === "";
}

function isAsking() {
  return $("text").value.startsWith(ASK);
}
function composerChanged() {
  const text = $("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
  $("ask").setAttribute("aria-pressed", String(isAsking()));
  const words = isAsking() ? text.value.slice(ASK.length) : text.value;
  $("send").disabled = words.trim() === "";
}

$("join-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = $("name").value.trim();
  if (name) join(name);
  else $("join-problem").textContent = "Please write your name.";
});
$("leave").addEventListener("click", leave);
$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  if ($("send").disabled) return;
  post($("text").value);
  $("text").value = "";
  composerChanged();
  $("text").focus();
});
$("text").addEventListener("input", composerChanged);
$("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("composer").requestSubmit();
});
$("ask").addEventListener("click", () => {
  const text = $("text");
  text.value = isAsking() ? text.value.slice(ASK.length).trimStart() : `${ASK} ${text.value}`;
  text.focus();
  composerChanged();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = title;
});

const remembered = memory.get();
if (remembered) join(remembered);
else showJoin();
