// SPDX-License-Identifier: Apache-2.0
// Reads the plain HTML that the server writes: forms with their controls, links, text.

const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

export const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
  });

const attributesOf = (source) => {
  const attributes = {};
  for (const [, name, , quoted, bare] of source.matchAll(/([^\s=/]+)(\s*=\s*(?:"([^"]*)"|([^\s"']+)))?/g)) {
    attributes[name.toLowerCase()] = decode(quoted ?? bare ?? "");
  }
  return attributes;
};

/// Every tag in order: { name, closes, attributes, begin, end }.
function* tagsOf(html) {
  for (const match of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>/g)) {
    yield {
      name: match[2].toLowerCase(),
      closes: match[1] === "/",
      attributes: attributesOf(match[3]),
      begin: match.index,
      end: match.index + match[0].length,
    };
  }
}

export const textOf = (html) =>
  decode(
    html
      .replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " "),
  ).trim();

const textUntil = (html, from, name) => html.slice(from, html.indexOf(`</${name}`, from));

const readInput = (form, { attributes }) => {
  const { type = "text", name, value } = attributes;
  if (!name) return;
  const isChoice = type === "checkbox" || type === "radio";
  form.controls.push({ type, name, value: value ?? (isChoice ? "on" : ""), on: !isChoice || "checked" in attributes });
};

const readSelect = (form, html, { attributes, end }) => {
  const inside = textUntil(html, end, "select");
  const options = [...tagsOf(inside)]
    .filter((tag) => tag.name === "option" && !tag.closes)
    .map((tag) => ({ value: tag.attributes.value, chosen: "selected" in tag.attributes }));
  const value = (options.find((option) => option.chosen) ?? options[0])?.value ?? "";
  form.controls.push({ type: "select", name: attributes.name, value, on: true, options: options.map((o) => o.value) });
};

const readControl = (form, html, tag) => {
  if (tag.name === "input") readInput(form, tag);
  if (tag.name === "select") readSelect(form, html, tag);
  if (tag.name === "textarea") {
    // The first line break after the tag is not part of the value.
    const value = decode(textUntil(html, tag.end, "textarea")).replace(/^\r?\n/, "");
    form.controls.push({ type: "textarea", name: tag.attributes.name, value, on: true });
  }
  if (tag.name === "button") {
    form.buttons.push({ ...tag.attributes, text: textOf(textUntil(html, tag.end, "button")) });
  }
};

/// [{ method, action, controls: [{ type, name, value, on, options? }], buttons: [{ name, value, formaction, text }] }]
export const formsOf = (html) => {
  const forms = [];
  let form = null;
  for (const tag of tagsOf(html)) {
    if (tag.name === "form" && !tag.closes) {
      form = { method: tag.attributes.method ?? "get", action: tag.attributes.action, controls: [], buttons: [] };
      forms.push(form);
    } else if (tag.name === "form") {
      form = null;
    } else if (form && !tag.closes) {
      readControl(form, html, tag);
    }
  }
  return forms;
};

/// Addresses of all links.
export const linksOf = (html) =>
  [...tagsOf(html)].filter((tag) => tag.name === "a" && tag.attributes.href).map((tag) => tag.attributes.href);

export const headingOf = (html) => textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? "");
