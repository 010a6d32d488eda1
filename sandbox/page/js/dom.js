// Small functions for making elements; no framework.

/** h("button.key", {onclick, title}, child, "text") */
export function h(what, attributes = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") element.style.cssText = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h10",
  attach: "M20 11.5l-7.7 7.7a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  send: "M4 12l16-8-5 16-4-6zM11 14l9-10",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  reply: "M9 7l-5 5 5 5M4 12h9a7 7 0 0 1 7 7",
  edit: "M4 20h4L19 9l-4-4L4 16z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  forward: "M15 7l5 5-5 5M20 12h-9a7 7 0 0 0-7 7",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  download: "M12 4v12M7 11l5 5 5-5M5 20h14",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  compare: "M12 3v18M8 7l-4 5 4 5M16 7l4 5-4 5",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  checks: "M2.5 12.5l4 4 8-9M11 15l1.5 1.5 8-9",
  bot: "M12 4v4M5 8h14v11H5zM9 13h.01M15 13h.01M9.5 16.2h5",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14a6 6 0 0 1 3.5 6",
  channel: "M4 10v5h4l9 4V6l-9 4zM8 15l1 5h3l-1-4",
  stop: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M6 6l12 12",
};

export function icon(name) {
  const holder = document.createElement("template");
  holder.innerHTML =
    `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round"` +
    ` stroke-linejoin="round" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`;
  return holder.content.firstElementChild;
}

/** A round button that shows only an icon; `label` is what a screen reader says. */
export function iconButton(name, label, attributes = {}, classes = "") {
  return h(`button.icon-button${classes}`, { type: "button", "aria-label": label, title: label, ...attributes }, icon(name));
}

const TINTS = ["#c4473f", "#b35c12", "#7a53c7", "#2f7d3b", "#1a7a8c", "#2a6db8", "#b23a72"];

export const tint = (id) => TINTS[Math.abs(Number(id)) % TINTS.length];

export function avatar(id, name, size = 50, symbol = null) {
  const initials = [...name.trim()].slice(0, 1).join("").toUpperCase();
  const style = `--size:${size}px;background:${tint(id)}`;
  return h(".avatar", { style, "aria-hidden": "true" }, symbol ? icon(symbol) : initials);
}

export function toast(text, seconds = 4) {
  const element = h(".toast", { "data-testid": "toast" }, text);
  document.getElementById("toasts").append(element);
  setTimeout(() => element.remove(), seconds * 1000);
}
