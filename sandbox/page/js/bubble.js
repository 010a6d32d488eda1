// One message, or one album, as an element.

import { fileUrl } from "./api.js";
import { avatar, h, icon, tint } from "./dom.js";
import { bytes, clock, isPicture, rich, service, summary, who } from "./format.js";
import { keyboard } from "./keyboard.js";
import { state } from "./state.js";

/** `group` holds the messages of one album, or one message. `place`: {first, last, inGroup}. */
export function bubble(group, place, actions) {
  const [head] = group;
  const sentence = service(head);
  if (sentence) return serviceLine(head, sentence);
  const out = head.from?.id === state.person;
  const classes = `message${out ? ".out" : ""}${place.first ? ".first" : ""}${place.last ? ".last" : ""}`;
  const more = moreButton(group, actions);
  const keys = keyboard(head);
  const stack = h(".stack", {}, h(".bubble", {}, inside(group, out, place, actions)), keys, more);
  const face = place.inGroup && !out ? (place.last ? avatar(who_id(head), who(head), 36) : h("span.no-avatar")) : null;
  const element = h(
    `li.${classes}`,
    {
      "data-testid": "message",
      "data-message-id": head.message_id,
      "data-out": String(out),
      oncontextmenu: (event) => {
        if (event.target.closest("a")) return;
        event.preventDefault();
        actions.menu(more, group, [event.clientX, event.clientY]);
      },
    },
    h("span.visually-hidden", {}, `${out ? "You" : who(head)}, ${clock(head.date)}:`),
    face,
    stack,
  );
  return element;
}

const who_id = (message) => message.sender_chat?.id || message.from?.id || 0;

function serviceLine(message, sentence) {
  return h("li.service", { "data-testid": "service", "data-message-id": message.message_id }, sentence);
}

function moreButton(group, actions) {
  const attributes = { type: "button", "aria-label": "Message actions", "aria-haspopup": "menu", "data-testid": "message-menu" };
  const button = h("button.more", attributes, icon("more"));
  button.onclick = () => actions.menu(button, group, null);
  return button;
}

function inside(group, out, place, actions) {
  const [head] = group;
  const captioned = group.find((one) => one.caption) || head;
  const words = head.text ?? captioned.caption;
  const entities = head.text === undefined ? captioned.caption_entities : head.entities;
  const parts = [];
  if (place.inGroup && !out && place.first) parts.push(h(".author", { style: nameColour(head) }, who(head)));
  if (head.forward_origin) parts.push(h(".forwarded", {}, `Forwarded from ${originName(head.forward_origin)}`));
  if (head.via_bot) parts.push(h(".forwarded", {}, `via @${head.via_bot.username}`));
  if (head.reply_to_message && !head.reply_to_message.forum_topic_created) parts.push(quote(head.reply_to_message, actions));
  const meta = metaOf(group, out);
  if (group.some((one) => one.photo)) {
    const overlay = !words && !reactionsOf(head).length;
    parts.push(pictures(group, actions, overlay ? meta : null));
    if (overlay) return parts;
  }
  if (group.some((one) => one.document)) parts.push(h(".documents", {}, group.map((one) => documentRow(one, actions))));
  if (words) parts.push(h(".body", { dir: "auto", "data-testid": head.text === undefined ? "caption" : "message-text" }, rich(words, entities), meta));
  const given = reactionsOf(head);
  if (given.length) parts.push(h(".reactions", {}, given.map((one) => reaction(head, one, actions))));
  if (!words) parts.push(meta);
  return parts;
}

const reactionsOf = (message) => message.reactions || [];

const nameColour = (message) => {
  const name = tint(who_id(message));
  return `color:color-mix(in srgb, ${name} var(--name-mix, 100%), white)`;
};

function originName(origin) {
  return origin.sender_user?.first_name || (origin.chat || origin.sender_chat)?.title || origin.sender_user_name || "somebody";
}

function quote(message, actions) {
  return h(
    "button.quote",
    { type: "button", "data-testid": "reply-quote", onclick: () => actions.show(message.message_id) },
    h("b", {}, who(message)),
    h("span", {}, summary(message)),
  );
}

function metaOf(group, out) {
  const last = group.at(-1);
  const edited = group.some((one) => one.edit_date) ? "edited " : "";
  const signed = last.author_signature ? `${last.author_signature}, ` : "";
  const only = group.every((one) => one.photo) && !group.some((one) => one.caption) && !reactionsOf(group[0]).length;
  return h(`span.meta${only ? ".on-picture" : ""}`, {}, `${signed}${edited}${clock(last.date)}`, out ? icon("checks") : null);
}

const ROWS = { 1: [1], 2: [2], 3: [1, 2], 4: [2, 2], 5: [2, 3], 6: [3, 3], 7: [2, 2, 3], 8: [2, 3, 3], 9: [3, 3, 3], 10: [3, 3, 4] };

/** An album as rows; in a row each picture is as wide as its shape asks for. */
function pictures(group, actions, meta) {
  const box = h(".pictures");
  const shape = (one) => Math.min(2.2, Math.max(0.55, one.photo.at(-1).width / one.photo.at(-1).height));
  let at = 0;
  for (const count of ROWS[group.length] || [group.length]) {
    const row = group.slice(at, (at += count));
    const total = row.reduce((sum, one) => sum + shape(one), 0);
    const style = `aspect-ratio:${Math.max(total, group.length > 1 ? 1.3 : 0.8).toFixed(4)}`;
    // Shares that add up to one: with less than that, flex leaves a part of the row empty.
    const cells = row.map((one) => picture(one, actions, `flex:${(shape(one) / total).toFixed(4)} 1 0`));
    box.append(h(".picture-row", { style }, cells));
  }
  if (group.length === 1) {
    const { width, height } = group[0].photo.at(-1);
    box.style.setProperty("--width", `${Math.round(Math.max(180, Math.min(430, width, (430 * width) / height)))}px`);
  }
  if (meta) box.append(meta);
  return box;
}

function picture(message, actions, style) {
  const sizes = message.photo;
  const shown = sizes.find((size) => Math.max(size.width, size.height) >= 800) || sizes.at(-1);
  const { width, height } = sizes.at(-1);
  const label = message.caption ? `Photo: ${message.caption}` : `Photo, ${width} by ${height} pixels`;
  const image = h("img", { src: fileUrl(shown), width: shown.width, height: shown.height, alt: label, decoding: "async" });
  const attributes = { type: "button", style, "data-testid": "photo", "data-width": width, "data-height": height };
  return h("button.picture", { ...attributes, onclick: () => actions.view(message) }, image);
}

function documentRow(message, actions) {
  const file = message.document;
  const name = file.file_name || "file";
  const thumb = file.thumbnail
    ? h("img", { src: fileUrl(file.thumbnail), alt: "" })
    : (name.includes(".") ? name.split(".").at(-1) : "file").slice(0, 4);
  const look = { type: "button", "aria-label": `Open ${name}`, "data-testid": "document-open", onclick: () => actions.view(message) };
  const link = { href: `${fileUrl(file)}?download`, download: name, "data-testid": "document-link" };
  return h(
    ".document",
    { "data-testid": "document", "data-message-id": message.message_id },
    isPicture(file) ? h("button.document-thumb", look, thumb) : h(".document-thumb", { "aria-hidden": "true" }, thumb),
    h(
      ".document-lines",
      {},
      h(".document-name", { title: name }, name),
      h(".document-info", {}, bytes(file.file_size || 0), h("a", link, "Download", h("span.visually-hidden", {}, ` ${name}`))),
    ),
  );
}

function reaction(message, given, actions) {
  const own = given.people.includes(state.person);
  return h(
    "button.reaction",
    {
      type: "button",
      "data-testid": "reaction",
      "aria-pressed": String(own),
      "aria-label": `${given.emoji}, ${given.people.length}`,
      onclick: () => actions.react(message, given.emoji),
    },
    given.emoji,
    String(given.people.length),
  );
}
