// What one can do with a message: answer, react, change, pass on, delete, look at.

import { h, toast } from "./dom.js";
import { drawComposer, focusComposer } from "./composer.js";
import { openMenu, closeMenu } from "./menu.js";
import { act, chat, isBotChat, mine, state } from "./state.js";
import { openViewer } from "./viewer.js";

const EMOJI = ["👍", "❤", "🔥", "🎉", "🤔", "👎"];

export function messageActions(show) {
  return { show, view: openViewer, react, menu };
}

const react = (message, emoji) => act("/react", { message_id: message.message_id, emoji });

function menu(anchor, group, point) {
  const [head] = group;
  const words = group.map((one) => one.text || one.caption).find(Boolean);
  const own = mine(head) || (head.sender_chat?.id === state.chatId && chat().admin);
  const items = [
    chat().may_write && { label: "Reply", icon: "reply", testid: "menu-reply", run: () => compose({ replyTo: head }) },
    words && { label: "Copy text", icon: "copy", run: () => copy(words) },
    own && (head.text || group.length === 1) && { label: "Edit", icon: "edit", testid: "menu-edit", run: () => compose({ editing: head }) },
    { label: "Forward", icon: "forward", testid: "menu-forward", run: () => forward(group) },
    (own || isBotChat(chat()) || chat().admin) && { label: "Delete", icon: "trash", testid: "menu-delete", danger: true, run: () => remove(group) },
  ].filter(Boolean);
  openMenu(anchor, items, { label: "Message actions", point, top: emojiRow(head) });
}

function emojiRow(message) {
  const button = (emoji) =>
    h("button", {
      type: "button",
      role: "menuitem",
      "aria-label": `React with ${emoji}`,
      onclick: () => {
        closeMenu();
        react(message, emoji);
      },
    }, emoji);
  return h(".menu-emoji", { role: "group", "aria-label": "Reactions" }, EMOJI.map(button));
}

function compose(what) {
  Object.assign(state, { replyTo: null, editing: null }, what);
  drawComposer();
  focusComposer();
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    toast("Copied");
  } catch {
    toast("The browser does not allow copying here.");
  }
}

async function remove(group) {
  for (const message of group) await act("/delete", { message_id: message.message_id });
}

function forward(group) {
  const numbers = group.map((one) => one.message_id);
  const send = async (target) => {
    dialog.close();
    const sent = await act("/forward", { from_chat: String(state.chatId), chat: String(target.id), message_ids: numbers, thread: "" });
    if (sent) toast(`Forwarded to ${target.title}`);
  };
  const targets = state.chats.filter((one) => one.may_write);
  const choices = targets.map((one) => h("button.command", { type: "button", onclick: () => send(one) }, one.title));
  const dialog = h(
    "dialog.sheet",
    { "aria-label": "Forward to", onclose: () => dialog.remove() },
    h("form", { method: "dialog" }, h("h2", {}, "Forward to"), h("div", {}, choices), h(".actions", {}, h("button.plain-button", {}, "Cancel"))),
  );
  document.body.append(dialog);
  dialog.showModal();
}
