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
  const element = h(`button.key${style}`, attributes, inside);
  element.onclick = () => press(element, message, button);
  return element;
}

async function press(element, message, button) {
  if (button.copy_text) {
    await navigator.clipboard?.writeText(button.copy_text.text).catch(() => {});
    return toast("Copied");
  }
  if (!button.callback_data) return toast("This kind of button does nothing here.");
  element.classList.add("waiting");
  element.setAttribute("aria-busy", "true");
  const sent = await act("/press", { message_id: message.message_id, data: button.callback_data });
  if (!sent) return rest(element);
  state.waiting.set(sent.query_id, element);
  if (early.has(sent.query_id)) answered(early.get(sent.query_id));
  setTimeout(() => done(sent.query_id), WAIT_SECONDS * 1000);
  return undefined;
}

const early = new Map(); // answers that came before the press had returned

function rest(element) {
  element.classList.remove("waiting");
  element.removeAttribute("aria-busy");
}

function done(queryId) {
  const element = state.waiting.get(queryId);
  state.waiting.delete(queryId);
  if (element) rest(element);
}

/** The bot answered a press of this person. */
export function answered(event) {
  if (!state.waiting.has(event.query_id) && !early.has(event.query_id)) early.set(event.query_id, { ...event, text: "" });
  else early.delete(event.query_id);
  done(event.query_id);
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
