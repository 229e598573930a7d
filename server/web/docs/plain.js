// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Shows an OpenAPI document without any library: one section a tag, one fold a route.

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/** A paragraph; what stands between backticks is code. */
function words(text) {
  return element("p", "", ...text.split("`").map((part, i) => (i % 2 ? element("code", part) : part)));
}

function code(value) {
  const block = element("pre", JSON.stringify(value, null, 2));
  block.tabIndex = 0;
  return block;
}

function parameters(list) {
  const items = list.map(({ name, in: place, required, schema, description }) => {
    const kind = [schema?.type ?? "", place, required ? "required" : "optional"].filter(Boolean).join(", ");
    return element("li", "", element("code", name), ` (${kind})${description ? `: ${description}` : ""}`);
  });
  return [element("h3", "Parameters"), element("ul", "", ...items)];
}

function contents(title, content) {
  return Object.entries(content ?? {}).flatMap(([type, { schema, example }]) => [
    element("h3", `${title} (${type})`),
    ...(schema ? [code(schema)] : []),
    ...(example === undefined ? [] : [element("p", "For example:"), code(example)]),
  ]);
}

function route(method, path, operation) {
  const fold = element("details");
  const line = element("summary", "", element("b", method.toUpperCase()), " ", element("code", path), ` ${operation.summary ?? ""}`);
  fold.append(line);
  if (operation.description && operation.description !== operation.summary) fold.append(words(operation.description));
  if (operation.parameters?.length) fold.append(...parameters(operation.parameters));
  fold.append(...contents("Body", operation.requestBody?.content));
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    fold.append(element("h3", `${status}: ${answer.description ?? ""}`), ...contents("Answer", answer.content));
  }
  return fold;
}

function show(api) {
  const page = document.getElementById("document");
  document.title = api.info.title;
  page.append(element("h1", `${api.info.title} ${api.info.version}`), words(api.info.description ?? ""));
  page.append(element("p", "", Object.assign(element("a", "openapi.json"), { href: "openapi.json" })));
  const sections = new Map();
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? "routes";
      if (!sections.has(tag)) sections.set(tag, element("section", "", element("h2", tag)));
      sections.get(tag).append(route(method, path, operation));
    }
  }
  page.append(...sections.values());
  const schemas = Object.entries(api.components?.schemas ?? {});
  if (!schemas.length) return;
  page.append(element("h2", "Schemas"));
  for (const [name, schema] of schemas) {
    const fold = element("details", "", element("summary", "", element("code", name)), code(schema));
    fold.id = name;
    page.append(fold);
  }
}

document.body.classList.add("plain");
try {
  show(await (await fetch("openapi.json")).json());
} catch {
  document.getElementById("document").append(element("p", "The document could not be loaded."));
}
