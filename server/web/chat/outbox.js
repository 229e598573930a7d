// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT

const DOUBTFUL_MS = 5 * 60 * 1000; // a connection that swallows what is sent is found to be dead by then

/**
 * What one has written and what became of it. The server confirms nothing: what was on its way when a connection ended
 * is looked for in the history that the next one begins with, and is told as not sent when it isn't there.
 */
export class Outbox {
  #send;
  #entries = [];

  /** `send(text)` says whether there was a connection. */
  constructor(send) {
    this.#send = send;
  }

  /** `entry`: {text, shown, row, after}: `shown` is the text as the history has it, `after` when that ended so far. */
  post(entry) {
    this.#entries = this.#entries.filter((each) => !this.#isSurelyThere(each));
    this.#entries.push(entry);
    this.#try(entry);
  }

  /** The newest one was refused. */
  refuseNewest(why) {
    const entry = this.#entries.at(-1);
    if (!entry || !entry.isSent) return false;
    this.#fail(entry, why);
    return true;
  }

  /**
   * A new connection: `messages` are those of one's own in its history. One that was seen before an entry was written
   * is another one. Gives back what has to be drawn below the history.
   */
  reconcile(messages) {
    const left = [...messages];
    this.#entries = this.#entries.filter((entry) => {
      if (this.#isSurelyThere(entry)) return false;
      if (!entry.isSent || entry.hasFailed) return true;
      const place = left.findIndex(({ text, at }) => text === entry.shown && at > entry.after);
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
    return this.#entries;
  }

  /** After what was missing has been drawn anew. */
  flush() {
    for (const entry of [...this.#entries]) {
      if (entry.isSent || entry.hasFailed) this.#fail(entry, "Not sent.");
      else this.#try(entry);
    }
  }

  #isSurelyThere(entry) {
    return entry.isSent && !entry.hasFailed && Date.now() - entry.at > DOUBTFUL_MS;
  }
  #try(entry) {
    entry.hasFailed = false;
    entry.at = Date.now();
    entry.isSent = this.#send(entry.text);
    entry.row.note(entry.isSent ? "" : "Waiting for the connection …");
  }

  #fail(entry, why) {
    entry.hasFailed = true;
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Send again";
    again.addEventListener("click", () => this.#try(entry));
    entry.row.note(why, again);
  }
}
