// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import MarkdownIt from "./markdown-it.js";

// Only what is made here gets into the page: no text of others is ever taken for HTML.
const PLAIN_TAGS = new Set(["p", "br", "strong", "em", "s", "blockquote", "ul", "li", "hr", "thead", "tbody", "tr"]);
const HEADINGS = { h1: "h3", h2: "h4", h3: "h5", h4: "h6", h5: "h6", h6: "h6" };
const SCHEMES = new Set(["http:", "https:", "mailto:"]);

const parser = MarkdownIt && new MarkdownIt({ html: false, linkify: true, breaks: true });

function safeAddress(text) {
  try {
    const url = new URL(text);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function linkTo(address) {
  const href = safeAddress(address ?? "");
  if (!href) return document.createElement("span");
  const link = document.createElement("a");
  link.href = href;
  link.title = href;
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
  return link;
}

function cell(tag, style) {
  const element = document.createElement(tag);
  const align = /text-align:(center|right)/.exec(style ?? "");
  if (align) element.classList.add(align[1]);
  return element;
}

/** The element that an opening token stands for; what is not known becomes a neutral one. */
function elementOf(token) {
  const tag = token.tag;
  if (PLAIN_TAGS.has(tag)) return document.createElement(tag);
  if (tag in HEADINGS) return document.createElement(HEADINGS[tag]);
  if (tag === "a") return linkTo(token.attrGet("href"));
  if (tag === "th" || tag === "td") return cell(tag, token.attrGet("style"));
  if (tag === "ol") {
    const list = document.createElement("ol");
    const start = Number.parseInt(token.attrGet("start") ?? "1", 10);
    if (start !== 1 && Number.isSafeInteger(start)) list.start = start;
    return list;
  }
  if (tag === "table") return document.createElement("table");
  return document.createElement("span");
}

/** A picture is a link to it: nothing is fetched that nobody has pressed. */
function picture(token) {
  const link = linkTo(token.attrGet("src"));
  link.textContent = token.content || token.attrGet("src");
  return link;
}

function code(text, isBlock) {
  const element = document.createElement("code");
  element.textContent = text;
  if (!isBlock) return element;
  const block = document.createElement("pre");
  block.tabIndex = 0;
  block.append(element);
  return block;
}

function leaf(token) {
  if (token.type === "code_inline") return code(token.content, false);
  if (token.type === "fence" || token.type === "code_block") return code(token.content.replace(/\n$/, ""), true);
  if (token.type === "softbreak" || token.type === "hardbreak") return document.createElement("br");
  if (token.type === "image") return picture(token);
  if (token.type === "hr") return document.createElement("hr");
  return document.createTextNode(token.content);
}

function append(parent, tokens) {
  const open = [parent];
  for (const token of tokens) {
    const at = open[open.length - 1];
    if (token.type === "inline") {
      append(at, token.children ?? []);
    } else if (token.nesting === 1) {
      // The paragraphs of a list without blank lines are none.
      const element = token.hidden ? at : elementOf(token);
      if (element.tagName === "TABLE") {
        const frame = document.createElement("div");
        frame.className = "sideways";
        frame.tabIndex = 0;
        frame.append(element);
        at.append(frame);
      } else if (element !== at) {
        at.append(element);
      }
      open.push(element);
    } else if (token.nesting === -1) {
      open.pop();
    } else {
      at.append(leaf(token));
    }
  }
}

/** An element with what a text in Markdown says; with the text itself where there is no parser. */
export function rendered(text) {
  const words = document.createElement("div");
  words.className = "words";
  words.dir = "auto";
  if (parser) {
    append(words, parser.parse(text, {}));
  } else {
    words.classList.add("plain");
    words.textContent = text;
  }
  return words;
}
