// The left column: who one is, and one's chats.

import { avatar, h, icon, toast } from "./dom.js";
import { actionWords, clock, summary, who } from "./format.js";
import { openMenu } from "./menu.js";
import { post } from "./api.js";
import { actionOf, chat, me, state, unread } from "./state.js";

const SYMBOLS = { private: "bot", group: "group", supergroup: "group", channel: "channel" };

export const chatAvatar = (one, size) => avatar(one.type === "private" ? 2 : one.id, one.title, size, SYMBOLS[one.type]);

export function drawChats(open) {
  document.getElementById("chats").replaceChildren(...state.chats.map((one) => h("li", {}, item(one, open))));
}

function item(one, open) {
  const count = one.id === state.chatId ? 0 : unread(one);
  return h(
    "button.chat-item",
    {
      type: "button",
      "data-testid": "chat-item",
      "data-chat-id": one.id,
      "aria-current": one.id === state.chatId ? "true" : "false",
      onclick: () => open(one.id),
    },
    chatAvatar(one, 50),
    h(
      ".chat-lines",
      {},
      h(
        ".chat-top",
        {},
        h("span.chat-name", {}, one.title),
        one.last_message ? h("span.chat-time", {}, clock(one.last_message.date)) : null,
      ),
      h(
        ".chat-bottom",
        {},
        lastLine(one),
        count ? h("span.badge", {}, String(count), h("span.visually-hidden", {}, " unread")) : null,
      ),
    ),
  );
}

function lastLine(one) {
  const action = actionOf(one.id);
  if (action) return h("span.chat-last.chat-typing.dots", {}, actionWords(action));
  const last = one.last_message;
  if (!last) return h("span.chat-last", {}, one.type === "private" ? "Send it a picture" : "Nothing here yet");
  const named = one.type === "group" || one.type === "supergroup";
  const prefix = last.from?.id === state.person ? "You: " : named ? `${who(last)}: ` : "";
  return h("span.chat-last", {}, prefix + summary(last));
}

export function drawPerson(become) {
  const button = document.getElementById("person");
  const name = me().first_name;
  button.replaceChildren(
    avatar(state.person, name, 40),
    h("div", {}, h(".person-name", {}, h("span.visually-hidden", {}, "You are "), name), h(".person-hint", {}, "Be someone else")),
  );
  button.onclick = () => openMenu(button, personItems(become), { label: "Be someone else" });
}

function personItems(become) {
  const people = state.people.map((one) => ({
    label: one.first_name,
    testid: "person-item",
    lead: avatar(one.id, one.first_name, 32),
    tail: one.id === state.person ? h("span.tick", {}, icon("check")) : null,
    run: () => become(one.id),
  }));
  const add = { label: "Someone new", icon: "plus", testid: "person-add", run: () => newPerson(become) };
  const blocked = chat(state.person)?.blocked;
  const stop = {
    label: blocked ? "Allow the bot again" : "Block the bot",
    icon: "stop",
    testid: "block-bot",
    danger: !blocked,
    run: () => post("/control/block", { person: state.person, blocked: !blocked }).catch((error) => toast(error.message)),
  };
  return [...people, add, null, stop];
}

function newPerson(become) {
  const field = h("input.field", { "aria-label": "Name", placeholder: "Name", maxlength: "64", required: true });
  const save = async (event) => {
    event.preventDefault();
    try {
      const made = await post("/control/people", { name: field.value });
      dialog.close();
      become(made.id);
    } catch (error) {
      toast(error.message);
    }
  };
  const dialog = h(
    "dialog.sheet",
    { "aria-label": "Someone new", onclose: () => dialog.remove() },
    h(
      "form",
      { onsubmit: save },
      h("h2", {}, "Someone new"),
      field,
      h(
        ".actions",
        {},
        h("button.plain-button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
        h("button.primary-button", {}, "Add"),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
