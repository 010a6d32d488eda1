// The open chat: its head, topics, messages, and the composer below.

import { bubble } from "./bubble.js";
import { chatAvatar } from "./chats.js";
import { drawComposer, composer, sendCommand } from "./composer.js";
import { h, iconButton } from "./dom.js";
import { actionWords, day, service } from "./format.js";
import { messageActions } from "./actions.js";
import { takeDrops } from "./drops.js";
import { actionOf, chat, messagesOf, mine, state } from "./state.js";

const room = document.getElementById("chat");
let scroll = null;
let list = null;
let drawnFor = null;
let back = () => {};

/** `again` keeps the place where one reads and what is being typed. */
export function drawRoom(open, again = false) {
  back = () => open(null);
  const one = chat();
  if (!one) {
    drawnFor = null;
    room.replaceChildren(h(".empty", {}, "Choose a chat at the left."));
    return;
  }
  if (!again || drawnFor !== one.id) build(one);
  drawHead(one);
  drawTopics(one);
  drawMessages(!again);
  drawComposer();
}

function build(one) {
  drawnFor = one.id;
  list = h("ol.messages", { "data-testid": "message-list" });
  scroll = h(".scroll", { tabindex: "0", role: "log", "aria-label": `Messages in ${one.title}` }, list);
  room.replaceChildren(h("header.chat-head", { id: "head" }), h(".topics", { id: "topics", hidden: true }), h(".room", {}, scroll), composer(one));
  room.setAttribute("aria-label", `Chat with ${one.title}`);
  list.addEventListener("load", stayDown, true);
  keepEnd();
  list.onclick = (event) => {
    const command = event.target.closest("[data-command]");
    if (command) sendCommand(command.dataset.command);
  };
  takeDrops(room);
}

let atEnd = true;
const nearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120;

/** Pictures grow while they load; whoever reads at the end stays there. */
function stayDown() {
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}

/** The room shrinks while something is offered above the field; whoever reads at the end goes on seeing it. */
function keepEnd() {
  const here = scroll;
  let height = 0;
  new ResizeObserver(() => {
    const wasAtEnd = height && here.scrollHeight - here.scrollTop - height < 120;
    height = here.clientHeight;
    if (wasAtEnd) here.scrollTop = here.scrollHeight;
  }).observe(here);
}

function subtitle(one) {
  const action = actionOf(one.id);
  if (action) return h(".chat-sub.typing", { "data-testid": "typing" }, h("span.dots", {}, actionWords(action)));
  const people = one.members.filter((member) => !member.is_bot).length;
  const words = {
    private: one.blocked ? "blocked" : "bot",
    channel: `${people} ${people === 1 ? "subscriber" : "subscribers"}`,
  }[one.type] || one.members.map((member) => member.first_name).join(", ");
  return h(".chat-sub", { "data-testid": "chat-subtitle" }, words);
}

function drawHead(one) {
  document.getElementById("head").replaceChildren(
    iconButton("back", "Back to the chats", { "data-testid": "back", onclick: () => back() }, ".back"),
    chatAvatar(one, 44),
    h(".chat-head-lines", {}, h("h2", { "data-testid": "chat-title" }, one.title), subtitle(one)),
  );
}

export const onAction = () => drawHead(chat());

function drawTopics(one) {
  const bar = document.getElementById("topics");
  bar.hidden = !one.is_forum;
  if (!one.is_forum) return;
  const tab = (label, thread) =>
    h("button.topic", {
      type: "button",
      "data-testid": "topic-tab",
      "aria-pressed": String(state.thread === thread),
      onclick: () => {
        state.thread = thread;
        drawTopics(chat());
        drawMessages(true);
        drawComposer();
      },
    }, label);
  bar.replaceChildren(tab("All", null), ...one.topics.map((topic) => tab(topic.name, topic.message_thread_id)));
}

const shown = () => messagesOf(state.chatId).filter((one) => state.thread === null || one.message_thread_id === state.thread);

/** Messages of one album next to each other count as one. */
function groups(messages) {
  const out = [];
  for (const message of messages) {
    const album = message.media_group_id;
    if (album && out.at(-1)?.[0].media_group_id === album) out.at(-1).push(message);
    else out.push([message]);
  }
  return out;
}

const author = (message) => (service(message) ? null : (message.sender_chat?.id ?? message.from?.id));

function drawMessages(toEnd) {
  atEnd = toEnd || nearEnd();
  const all = groups(shown());
  const inGroup = ["group", "supergroup"].includes(chat().type);
  const nodes = [];
  all.forEach((group, at) => {
    const [before, after] = [all[at - 1]?.[0], all[at + 1]?.[0]];
    if (!before || day(before.date) !== day(group[0].date)) nodes.push(h("li.day", {}, day(group[0].date)));
    const same = (other) => other && author(other) === author(group[0]) && Math.abs(other.date - group[0].date) < 600;
    nodes.push(bubble(group, { first: !same(before), last: !same(after), inGroup }, messageActions(show)));
  });
  swap(nodes);
  drawHello(all.length === 0);
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}

/** What looks the same stays as it is, so that pictures don't flicker and focus isn't lost. */
function swap(nodes) {
  const old = new Map([...list.children].map((node) => [node.outerHTML, node]));
  const focused = document.activeElement?.closest?.("[data-message-id]")?.dataset.messageId;
  list.replaceChildren(...nodes.map((node) => {
    const kept = old.get(node.outerHTML);
    old.delete(node.outerHTML);
    return kept || node;
  }));
  if (focused && !list.contains(document.activeElement)) {
    list.querySelector(`[data-message-id="${focused}"] button`)?.focus({ preventScroll: true });
  }
}

export function onMessage(kind, event) {
  drawHead(chat());
  drawMessages(kind === "message" && mine(event.message));
}

function drawHello(empty) {
  scroll.querySelector(".hello")?.remove();
  const one = chat();
  if (!empty || one.type !== "private") return;
  const words = state.bot.description || "Send a picture, or press Start to say hello.";
  const press = { type: "button", "data-testid": "start-button", onclick: () => sendCommand("/start") };
  scroll.append(h(".hello", {}, h("h2", {}, one.title), h("p", {}, words), h("button.primary-button", press, "Start")));
}

/** Scroll to a message and let it flash. */
export function show(messageId) {
  const found = list.querySelector(`[data-message-id="${messageId}"]`);
  if (!found) return;
  found.scrollIntoView({ block: "center", behavior: "smooth" });
  found.classList.add("flash");
  setTimeout(() => found.classList.remove("flash"), 1500);
}
