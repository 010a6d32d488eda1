// A small menu beside a button or at the pointer, to be used by mouse, finger and keyboard.

import { h, icon } from "./dom.js";

let close = () => {};

/** items: {label, run, icon?, lead?, tail?, danger?, testid?} or null for a line. `top` is put above them. */
export function openMenu(anchor, items, { label, point = null, top = null } = {}) {
  close();
  const menu = h(".menu", { role: "menu", "aria-label": label, "data-testid": "menu" }, top, items.map(entry));
  document.body.append(menu);
  place(menu, anchor, point);
  anchor.setAttribute("aria-expanded", "true");
  close = (focus = false) => {
    close = () => {};
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    removeEventListener("pointerdown", outside, true);
    if (focus) anchor.focus();
  };
  const outside = (event) => menu.contains(event.target) || close();
  addEventListener("pointerdown", outside, true);
  menu.addEventListener("keydown", (event) => keys(event, menu));
  menu.querySelector("button")?.focus();
}

function entry(item) {
  if (!item) return h("hr");
  const run = () => {
    close();
    item.run();
  };
  return h(
    `button${item.danger ? ".danger" : ""}`,
    { type: "button", role: "menuitem", "data-testid": item.testid, onclick: run },
    item.lead || (item.icon ? icon(item.icon) : null),
    h("span", {}, item.label),
    item.tail,
  );
}

function place(menu, anchor, point) {
  const box = anchor.getBoundingClientRect();
  const [x, y] = point || [box.left, box.bottom + 4];
  const fits = (at, size, room) => Math.max(8, Math.min(at, room - size - 8));
  menu.style.left = `${fits(x, menu.offsetWidth, innerWidth)}px`;
  menu.style.top = `${fits(y, menu.offsetHeight, innerHeight)}px`;
}

function keys(event, menu) {
  const buttons = [...menu.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
  else if (event.key === "Home") buttons[0].focus();
  else if (event.key === "End") buttons.at(-1).focus();
  else if (event.key === "Escape" || event.key === "Tab") close(true);
  else return;
  event.preventDefault();
}

export const closeMenu = () => close();
