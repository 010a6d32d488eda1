// Words for sizes, times and messages; text with its entities.

import { h } from "./dom.js";

export function bytes(count) {
  if (count < 1000) return `${count} B`;
  if (count < 1e6) return `${Math.round(count / 1000)} kB`;
  return `${(count / 1e6).toFixed(count < 1e7 ? 1 : 0)} MB`;
}

export const pixels = (width, height) => `${width} × ${height}`;

export const clock = (date) =>
  new Date(date * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

export function day(date) {
  const given = new Date(date * 1000);
  const start = (one) => new Date(one.getFullYear(), one.getMonth(), one.getDate()).getTime();
  const days = Math.round((start(new Date()) - start(given)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return given.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

const NAMES = {
  new_chat_title: (message) => `${who(message)} renamed this to “${message.new_chat_title}”`,
  new_chat_members: (message) => `${message.new_chat_members.map((one) => one.first_name).join(", ")} joined`,
  left_chat_member: (message) => `${message.left_chat_member.first_name} left`,
  pinned_message: (message) => `${who(message)} pinned “${summary(message.pinned_message)}”`,
  migrate_to_chat_id: () => "This group became a supergroup",
  migrate_from_chat_id: () => "This group became a supergroup",
  forum_topic_created: (message) => `Topic “${message.forum_topic_created.name}” opened`,
  forum_topic_edited: (message) => `Topic renamed to “${message.forum_topic_edited.name}”`,
  forum_topic_closed: () => "Topic closed",
  forum_topic_reopened: () => "Topic opened again",
};

export const who = (message) => message.sender_chat?.title || message.from?.first_name || "Somebody";

/** The sentence of a service message, or null for an ordinary one. */
export function service(message) {
  const name = Object.keys(NAMES).find((key) => key in message);
  return name ? NAMES[name](message) : null;
}

/** One line that stands for a message in the list of chats and in replies. */
export function summary(message) {
  const sentence = service(message);
  if (sentence) return sentence;
  const words = message.text || message.caption || "";
  if (message.photo) return words ? `Photo, ${words}` : "Photo";
  if (message.document) return words || message.document.file_name || "File";
  return words;
}

export const isPicture = (file) => /^image\/(jpeg|png|webp|gif|avif|bmp)$/.test(file?.mime_type || "");

const WRAP = {
  bold: () => h("strong"),
  italic: () => h("em"),
  underline: () => h("u"),
  strikethrough: () => h("s"),
  code: () => h("code"),
  pre: () => h("pre"),
  blockquote: () => h("blockquote"),
  expandable_blockquote: () => h("blockquote"),
  spoiler: () => h("span.spoiler", { onclick: (event) => event.currentTarget.classList.add("open") }),
  text_link: (entity) => link(entity.url),
  url: (entity, text) => link(/^\w+:\/\//.test(text) ? text : `https://${text}`),
  email: (entity, text) => link(`mailto:${text}`),
  mention: () => h("span.linkish"),
  text_mention: () => h("span.linkish"),
  hashtag: () => h("span.linkish"),
  bot_command: (entity, text) => h("button.linkish", { type: "button", "data-command": text }),
};

function link(url) {
  const safe = /^(https?|mailto|tg):/i.test(url) ? url : "#";
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" });
}

/** Nodes for `text`; entities may lie inside each other. Offsets are UTF-16 units, as in JavaScript. */
export function rich(text, entities = [], from = 0, to = text.length) {
  const out = [];
  let at = from;
  let rest = entities.filter((one) => one.offset >= from && one.offset + one.length <= to && WRAP[one.type]);
  while (rest.length) {
    const [entity, ...others] = rest;
    const end = entity.offset + entity.length;
    if (entity.offset > at) out.push(text.slice(at, entity.offset));
    const element = WRAP[entity.type](entity, text.slice(entity.offset, end));
    element.append(...rich(text, others.filter((one) => one.offset < end), entity.offset, end));
    out.push(element);
    at = end;
    rest = others.filter((one) => one.offset >= end);
  }
  if (at < to) out.push(text.slice(at, to));
  return out;
}

const ACTIONS = { typing: "typing", upload_photo: "sending a photo", upload_document: "sending a file" };
export const actionWords = (action) => ACTIONS[action] || "busy";
