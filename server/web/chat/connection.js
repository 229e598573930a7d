// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;
const POLICY_VIOLATION = 1008;

/**
 * A WebSocket under one name that comes back by itself, later each time. Tells what happens by the functions of
 * `told`: state("opening" | "open" | "waiting", until), frame(object), refused(reason).
 */
export class Connection {
  #name;
  #told;
  #socket = null;
  #timer = 0;
  #failures = 0;
  #isClosed = false;
  #isIn = false;
  #tryNow = () => this.retry();

  constructor(name, told) {
    this.#name = name;
    this.#told = told;
    window.addEventListener("online", this.#tryNow);
    this.#open();
  }

  /** False when there is no connection to send over: before the history, which could not have it in it, too. */
  send(frame) {
    if (!this.#isIn || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Does not wait any longer. */
  retry() {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#open();
  }

  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    window.removeEventListener("online", this.#tryNow);
    this.#socket?.close(1000);
  }

  #open() {
    this.#timer = 0;
    this.#isIn = false;
    this.#told.state("opening");
    const url = new URL("ws", document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("username", this.#name);
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.addEventListener("message", (event) => this.#take(event.data));
    socket.addEventListener("close", (event) => this.#closed(event));
  }

  #take(data) {
    let frame = null;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    if (this.#isClosed || typeof frame !== "object" || frame === null) return;
    if (frame.type === "history") {
      this.#failures = 0;
      this.#isIn = true;
      this.#told.state("open");
    }
    this.#told.frame(frame);
  }

  #closed(event) {
    if (this.#isClosed) return;
    if (event.code === POLICY_VIOLATION) {
      this.close();
      this.#told.refused(event.reason);
      return;
    }
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
    const wait = longest * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => this.#open(), wait);
    this.#told.state("waiting", Date.now() + wait);
  }
}
