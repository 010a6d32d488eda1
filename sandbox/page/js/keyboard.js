// The buttons under a message.

import { h, toast } from "./dom.js";
import { act, state } from "./state.js";

const MARKS = { url: "↗", web_app: "▣", copy_text: "⧉", switch_inline_query: "@", switch_inline_query_current_chat: "@" };
const WAIT_SECONDS = 15;

export function keyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h(".keys", {}, rows.map((row) => h(".keys-row", {}, row.map((button) => key(message, button)))));
}

function key(message, button) {
  const style = ["primary", "success", "danger"].includes(button.style) ? `.${button.style}` : "";
  const mark = Object.keys(MARKS).find((name) => name in button);
  const inside = [button.text, mark ? h("span.key-mark", { "aria-hidden": "true" }, MARKS[mark]) : null];
  if (button.url) {
    return h(`a.key${style}`, { href: button.url, target: "_blank", rel: "noopener noreferrer", "data-testid": "inline-button" }, inside);
  }
  const attributes = { type: "button", "data-testid": "inline-button", "data-callback": button.callback_data };
  if (button.callback_data) attributes["data-place"] = placeOf(message, button);
  const element = h(`button.key${style}`, attributes, inside);
  if (button.callback_data) drawPressed(element);
  element.onclick = () => press(message, button);
  return element;
}

async function press(message, button) {
  if (button.copy_text) {
    await navigator.clipboard?.writeText(button.copy_text.text).catch(() => {});
    return toast("Copied");
  }
  if (!button.callback_data) return toast("This kind of button does nothing here.");
  const made = { place: placeOf(message, button) };
  state.presses.add(made);
  drawWaiting();
  const sent = await act("/press", { message_id: message.message_id, data: button.callback_data });
  if (!sent) return rest(made);
  made.queryId = sent.query_id;
  if (early.has(sent.query_id)) answered(early.get(sent.query_id));
  setTimeout(() => rest(made), WAIT_SECONDS * 1000);
  return undefined;
}

const early = new Map(); // answers that came before the press had returned

/** A button by where it is: its element is drawn anew whenever its message changes. */
const placeOf = (message, button) => `${message.chat.id}/${message.message_id}/${button.callback_data}`;

const isWaiting = (place) => [...state.presses].some((press) => press.place === place);

function drawPressed(element) {
  const waits = isWaiting(element.dataset.place);
  element.classList.toggle("waiting", waits);
  if (waits) element.setAttribute("aria-busy", "true");
  else element.removeAttribute("aria-busy");
}

const drawWaiting = () => document.querySelectorAll("button.key[data-place]").forEach(drawPressed);

function rest(press) {
  state.presses.delete(press);
  drawWaiting();
}

/** The bot answered a press of this person. */
export function answered(event) {
  const press = [...state.presses].find((one) => one.queryId === event.query_id);
  if (!press && !early.has(event.query_id)) early.set(event.query_id, { ...event, text: "" });
  else early.delete(event.query_id);
  if (press) rest(press);
  if (!event.text) return;
  if (event.alert) alertBox(event.text);
  else toast(event.text);
}

function alertBox(text) {
  const button = h("button.primary-button", { type: "submit" }, "OK");
  const form = h("form", { method: "dialog" }, h("div", {}, text), h(".actions", {}, button));
  const dialog = h("dialog.sheet", { "aria-label": "Answer", "data-testid": "alert-dialog", onclose: () => dialog.remove() }, form);
  document.body.append(dialog);
  dialog.showModal();
}
