// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import { rendered } from "./markdown.js";

const RUN_MS = 5 * 60 * 1000; // messages of one sender within it have one head
const MOST = 2000; // older ones leave the page
const NEAR_PX = 48;

const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const wholeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Shows messages {sender, text, isAgent, isOwn, at}, and stays at the newest unless the reader has gone up. */
export class Timeline {
  #scroll;
  #list;
  #empty;
  #newest;
  #last = null;
  #unseen = 0;

  constructor({ scroll, list, empty, newest }) {
    this.#scroll = scroll;
    this.#list = list;
    this.#empty = empty;
    this.#newest = newest;
    scroll.addEventListener("scroll", () => this.#isAtEnd() && this.#saw(), { passive: true });
    newest.addEventListener("click", () => {
      this.toEnd();
      scroll.focus();
    });
    // What grows or shrinks around it, such as the composer, must not push the newest out of sight.
    let wasAtEnd = true;
    scroll.addEventListener("scroll", () => (wasAtEnd = this.#isAtEnd()), { passive: true });
    new ResizeObserver(() => wasAtEnd && this.toEnd()).observe(scroll);
  }

  /** Instead of all that it shows. Who reads further up stays there. */
  replace(messages) {
    const place = this.#last && !this.#isAtEnd() ? this.#scroll.scrollTop : -1;
    // Not read out: it is what was said before.
    this.#scroll.setAttribute("aria-live", "off");
    this.#last = null;
    this.#list.replaceChildren();
    for (const message of messages) this.#append(message);
    this.#empty.hidden = messages.length > 0;
    if (place < 0) this.toEnd();
    else this.#scroll.scrollTop = place;
    requestAnimationFrame(() => this.#scroll.setAttribute("aria-live", "polite"));
  }

  /** Gives back what can be noted at the message: note(text, button). */
  add(message) {
    const follows = message.isOwn || this.#isAtEnd();
    const row = this.#append(message);
    this.#empty.hidden = true;
    if (follows) this.toEnd();
    else this.#missed();
    return row;
  }

  toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#saw();
  }

  #isAtEnd() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < NEAR_PX;
  }
  #saw() {
    this.#unseen = 0;
    this.#newest.hidden = true;
  }
  #missed() {
    this.#unseen += 1;
    this.#newest.textContent = this.#unseen === 1 ? "1 new message" : `${this.#unseen} new messages`;
    this.#newest.hidden = false;
  }

  #append(message) {
    const at = message.at;
    const isNewDay = !this.#last || this.#last.at.toDateString() !== at.toDateString();
    if (isNewDay) this.#list.append(element("li", "day", dayFormat.format(at)));
    const goesOn =
      !isNewDay &&
      this.#last.sender === message.sender &&
      this.#last.isAgent === message.isAgent &&
      !message.isQuestion &&
      at - this.#last.at < RUN_MS;
    const row = element("li", "message");
    row.classList.toggle("first", !goesOn);
    row.classList.toggle("own", message.isOwn);
    row.classList.toggle("agent", message.isAgent);
    row.append(goesOn ? this.#unseenSender(message) : this.#head(message), rendered(message.text));
    this.#list.append(row);
    this.#last = message;
    if (this.#list.childElementCount > MOST) this.#list.firstElementChild.remove();
    return { note: (text, button) => this.#note(row, text, button) };
  }

  #head(message) {
    const head = element("div", "head");
    const sender = element("span", "sender", message.sender);
    sender.title = message.sender;
    head.append(sender);
    if (message.isAgent) head.append(element("span", "tag", "Agent"));
    if (message.isQuestion) head.append(element("span", "tag", "to AIBot"));
    const time = element("time", "", timeFormat.format(message.at));
    time.dateTime = message.at.toISOString();
    time.title = wholeFormat.format(message.at);
    head.append(time);
    return head;
  }
  #unseenSender(message) {
    return element("span", "unseen", `${message.sender}: `);
  }

  #note(row, text, button) {
    const follows = this.#isAtEnd();
    row.querySelector(".note")?.remove();
    if (text) {
      const note = element("p", button ? "note failed" : "note", text);
      if (button) note.append(" ", button);
      row.append(note);
    }
    if (follows) this.toEnd();
  }
}
