// What this window knows: who it is, its chats, the open chat's messages.

import { get, listen, post } from "./api.js";
import { toast } from "./dom.js";

export const state = {
  person: null, // id of the one whose window this is
  people: [],
  bot: null,
  chats: [],
  chatId: null,
  thread: null, // null: all topics
  messages: new Map(), // chat id → Map(message id → message)
  actions: new Map(), // chat id → {action, until}
  presses: new Set(), // {place, queryId} of each button pressed and not yet answered
  replyTo: null,
  editing: null,
  online: true,
};

const watchers = new Set();
let stopListening = () => {};

/** change(kind, detail) is called after each change of the state. */
export const watch = (change) => watchers.add(change);
export const changed = (kind, detail) => watchers.forEach((change) => change(kind, detail));

export const chat = (id = state.chatId) => state.chats.find((one) => one.id === id) || null;
export const me = () => state.people.find((one) => one.id === state.person);
export const isBotChat = (one) => one.type === "private";
export const messagesOf = (id) => [...(state.messages.get(id)?.values() || [])].sort((a, b) => a.message_id - b.message_id);
export const mine = (message) => message.from?.id === state.person;

export const seenKey = (chatId) => `seen:${state.person}:${chatId}`;
export const seen = (chatId) => Number(sessionStorage.getItem(seenKey(chatId)) || 0);

export function unread(one) {
  const known = state.messages.get(one.id);
  if (!known) return 0;
  const after = seen(one.id);
  return [...known.values()].filter((message) => message.message_id > after && !mine(message)).length;
}

export function markSeen() {
  const last = chat()?.last_message;
  if (last) sessionStorage.setItem(seenKey(state.chatId), last.message_id);
}

/** Read everything anew, as on start and after a broken line. */
export async function refresh() {
  const query = state.person ? `?person=${state.person}` : "";
  const found = await get(`/state${query}`);
  Object.assign(state, { person: found.person, people: found.people, bot: found.bot, chats: found.chats });
  await Promise.all(found.chats.map((one) => load(one.id)));
  changed("all");
}

async function load(chatId) {
  const { messages } = await get(`/chats/${chatId}/messages?limit=300`);
  state.messages.set(chatId, new Map(messages.map((message) => [message.message_id, message])));
  if (sessionStorage.getItem(seenKey(chatId)) === null) {
    sessionStorage.setItem(seenKey(chatId), messages.at(-1)?.message_id || 0);
  }
}

export async function become(person) {
  stopListening();
  state.person = person;
  await refresh();
  let first = true;
  stopListening = listen(state.person, hear, (online) => {
    const again = online && !first;
    state.online = online;
    if (online) first = false;
    changed("line");
    if (again) refresh().catch(() => {});
  });
}

let refreshing = null;
function refreshSoon() {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => refresh().catch((error) => toast(error.message)), 60);
}

function hear(event) {
  const { type, chat_id: chatId } = event;
  if (type === "message" || type === "edit") {
    const known = state.messages.get(chatId);
    if (!known || !chat(chatId)) return refreshSoon();
    known.set(event.message.message_id, event.message);
    if (type === "message") arrived(chatId, event.message);
    changed(type, event);
  } else if (type === "delete") {
    state.messages.get(chatId)?.delete(event.message_id);
    changed("delete", event);
  } else if (type === "action") {
    state.actions.set(chatId, event.action ? { action: event.action, until: Date.now() + 5000 } : null);
    if (event.action) setTimeout(() => changed("action", event), 5100);
    changed("action", event);
  } else if (type === "answer" || type === "inline") {
    changed(type, event);
  } else if (type === "chat" || type === "bot") {
    refreshSoon();
  }
}

function arrived(chatId, message) {
  const one = chat(chatId);
  one.last_message = message;
  state.chats = [one, ...state.chats.filter((other) => other !== one)];
  if (message.from?.id === state.bot.id || message.sender_chat) state.actions.set(chatId, null);
}

export const where = () => ({ person: state.person, chat: String(state.chatId), thread: state.thread || "" });

/** post() with the refusal shown to the person; true when it went through. */
export async function act(path, fields) {
  try {
    return await post(path, { ...where(), ...fields });
  } catch (error) {
    toast(error.message);
    return null;
  }
}

export function actionOf(chatId) {
  const found = state.actions.get(chatId);
  return found && found.until > Date.now() ? found.action : null;
}
