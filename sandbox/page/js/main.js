// The page: who one is, the chats, the open chat. Everything else hangs on these few lines.

import { drawChats, drawPerson } from "./chats.js";
import { h, icon, toast } from "./dom.js";
import { inlineAnswered } from "./inline.js";
import { answered } from "./keyboard.js";
import { drawRoom, onAction, onMessage } from "./room.js";
import { become, chat, markSeen, state, watch } from "./state.js";

const app = document.getElementById("app");

function readAddress() {
  const [person, chatId] = location.hash.slice(1).split("/").map(Number);
  return { person: person || Number(sessionStorage.getItem("person")) || null, chatId: chatId || null };
}

function writeAddress() {
  sessionStorage.setItem("person", state.person);
  history.replaceState(null, "", `#${state.person}${state.chatId ? `/${state.chatId}` : ""}`);
}

const narrow = matchMedia("(max-width: 720px)");

function open(chatId) {
  if (chatId !== state.chatId) Object.assign(state, { thread: null, replyTo: null, editing: null });
  state.chatId = chatId;
  app.dataset.view = chatId ? "chat" : "list";
  if (chatId) markSeen();
  writeAddress();
  drawChats(open);
  drawRoom(open);
}

async function be(person) {
  const before = state.chatId;
  try {
    await become(person);
  } catch (error) {
    return toast(error.message);
  }
  const wanted = before && chat(before) ? before : narrow.matches ? null : state.chats[0]?.id;
  return open(wanted && before !== person ? wanted : state.person);
}

watch((kind, event) => {
  if (kind === "answer") return answered(event);
  if (kind === "inline") return inlineAnswered(event);
  if (kind === "line") return drawLine();
  if (kind === "open") return open(event);
  if (kind === "message" && event.chat_id === state.chatId && document.visibilityState === "visible") markSeen();
  drawChats(open);
  if (kind === "all") {
    drawPerson(be);
    if (state.chatId && !chat()) return open(null);
    return drawRoom(open, true);
  }
  if (event.chat_id !== state.chatId) return undefined;
  return kind === "action" ? onAction() : onMessage(kind, event);
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible" || !state.chatId) return;
  markSeen();
  drawChats(open);
});

let offline = null;
function drawLine() {
  if (state.online) offline?.remove();
  else if (!offline?.isConnected) {
    offline = h(".toast", {}, "The sandbox is not running. Waiting for it…");
    document.getElementById("toasts").append(offline);
  }
}

function drawTheme() {
  const kept = localStorage.getItem("theme");
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  const button = document.getElementById("theme");
  button.replaceChildren(icon(dark ? "sun" : "moon"));
  button.setAttribute("aria-label", dark ? "Light colours" : "Dark colours");
  button.title = dark ? "Light colours" : "Dark colours";
  button.onclick = () => {
    localStorage.setItem("theme", dark ? "light" : "dark");
    drawTheme();
  };
}

async function start() {
  drawTheme();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawTheme);
  const { person, chatId } = readAddress();
  try {
    await become(person);
  } catch {
    await become(null).catch((error) => toast(error.message, 60));
  }
  if (!state.person) return;
  drawPerson(be);
  open(chatId && chat(chatId) ? chatId : narrow.matches ? null : state.person);
  app.dataset.ready = "true";
}

start();
