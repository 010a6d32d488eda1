// Where one writes: text, commands, pictures, and the bar that says what is answered or edited.

import { h, icon, iconButton, toast } from "./dom.js";
import { summary, who } from "./format.js";
import { askInline, inlineWords, resultLines } from "./inline.js";
import { act, changed, chat, state } from "./state.js";
import { openSendDialog } from "./send-dialog.js";

let box = null;
let field = null;
let completion = null;
let drafted = null; // the message whose text was put into the field

export function composer(one) {
  field = h("textarea", {
    rows: "1",
    placeholder: "Message",
    "aria-label": `Message to ${one.title}`,
    "data-testid": "composer",
    maxlength: "20000",
    oninput: onInput,
    onkeydown: onKey,
    onpaste: onPaste,
  });
  const input = h("input", {
    type: "file",
    multiple: true,
    hidden: true,
    "data-testid": "attach-input",
    onchange: () => {
      if (input.files.length) openSendDialog([...input.files]);
      input.value = "";
    },
  });
  const row = h(
    ".composer-row",
    {},
    h("button.menu-button", { type: "button", id: "commands", "data-testid": "command-menu-button", "aria-label": "Menu of commands", onclick: toggleCommands }, icon("menu"), h("span", {}, "Menu")),
    iconButton("attach", "Send pictures or files", { "data-testid": "attach-button", onclick: () => input.click() }),
    input,
    field,
    iconButton("send", "Send", { "data-testid": "send-button", onclick: submit }, ".send"),
  );
  completion = h(".commands", { id: "completion", role: "listbox", "aria-label": "Commands", hidden: true });
  const closed = h(".closed", { hidden: true }, "Only administrators can post here.");
  box = h(".composer", {}, h(".about", { hidden: true }), completion, row, h(".reply-keys", { hidden: true }), closed);
  drafted = null;
  return box;
}

export const focusComposer = () => field?.focus();

export function drawComposer() {
  const one = chat();
  const [about, , row, keys, closed] = box.children;
  row.hidden = !one.may_write;
  closed.hidden = one.may_write;
  document.getElementById("commands").hidden = one.commands.length === 0;
  drawAbout(about);
  drawReplyKeys(keys, one);
  if (state.editing && drafted !== state.editing.message_id) {
    drafted = state.editing.message_id;
    field.value = state.editing.text || state.editing.caption || "";
    grow();
  }
}

function drawAbout(about) {
  const message = state.editing || state.replyTo;
  about.hidden = !message;
  if (!message) return about.replaceChildren();
  const title = state.editing ? "Edit message" : `Reply to ${who(message)}`;
  const cancel = () => {
    if (state.editing) field.value = "";
    forget();
  };
  return about.replaceChildren(
    icon(state.editing ? "edit" : "reply"),
    h(".quote", { "data-testid": "reply-bar" }, h("b", {}, title), h("span", {}, summary(message))),
    iconButton("close", "Cancel", { onclick: cancel }),
  );
}

function drawReplyKeys(keys, one) {
  const rows = one.keyboard?.keyboard;
  keys.hidden = !rows;
  const words = (button) => (typeof button === "string" ? button : button.text);
  const key = (button) => h("button.key", { type: "button", onclick: () => sendText(words(button)) }, words(button));
  keys.replaceChildren(...(rows || []).map((row) => h(".keys-row", {}, row.map(key))));
}

function forget() {
  Object.assign(state, { replyTo: null, editing: null });
  drafted = null;
  drawComposer();
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${Math.min(200, field.scrollHeight)}px`;
}

function onInput() {
  grow();
  const typed = /^\/\w*$/.test(field.value) ? field.value : null;
  drawCompletion(typed ? chat().commands.filter((one) => `/${one.command}`.startsWith(typed)) : []);
  askInline(inlineWords(field.value), drawResults);
}

/** What the bot offers for "@bot words"; the chosen one is sent by way of the bot. Its button comes first. */
function drawResults(results, choose, button) {
  const send = async (result) => {
    drawOptions([]);
    if (await choose(result)) field.value = "";
    grow();
    field.focus();
  };
  const options = results.map((one) => ({ testid: "inline-item", inside: resultLines(one), run: () => send(one) }));
  if (button) options.unshift({ testid: "inline-start", inside: [h("b", {}, button.text)], run: () => startWith(button) });
  drawOptions(options, "Results");
}

/** The button above inline results leads to the chat with the bot, which hears /start and the button's word. */
async function startWith(button) {
  drawOptions([]);
  if (!button.start_parameter) return toast("This kind of button does nothing here.");
  field.value = "";
  grow();
  const sent = await act("/text", { chat: String(state.person), thread: "", text: `/start ${button.start_parameter}` });
  return sent && changed("open", state.person);
}

function onKey(event) {
  const options = [...completion.children];
  if (!completion.hidden && options.length) {
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      choose(options, (at + step + options.length) % options.length);
      return event.preventDefault();
    }
    if (event.key === "Tab" || (event.key === "Enter" && at >= 0)) {
      event.preventDefault();
      return options[Math.max(0, at)].click();
    }
    if (event.key === "Escape") return drawCompletion([]);
  }
  if (event.key === "Escape" && (state.replyTo || state.editing)) return forget();
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    return submit();
  }
  return undefined;
}

function choose(options, at) {
  options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
  options[at].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", options[at].id);
}

function toggleCommands() {
  drawCompletion(completion.hidden ? chat().commands : []);
  field.focus();
}

function drawCompletion(commands) {
  const option = (one) => ({
    testid: "command-item",
    inside: [h("b", {}, `/${one.command}`), h("span", {}, one.description)],
    run: () => sendCommand(`/${one.command}`),
  });
  drawOptions(commands.map(option), "Commands");
}

function drawOptions(options, label = "Commands") {
  completion.hidden = options.length === 0;
  completion.setAttribute("aria-label", label);
  field.removeAttribute("aria-activedescendant");
  const button = ({ testid, inside, run }, number) =>
    h("button.command", { type: "button", role: "option", id: `option-${number}`, tabindex: "-1", "aria-selected": "false", "data-testid": testid, onclick: run }, inside);
  completion.replaceChildren(...options.map(button));
}

function onPaste(event) {
  const files = [...(event.clipboardData?.files || [])];
  if (!files.length) return;
  event.preventDefault();
  openSendDialog(files);
}

/** In a group a command names the bot that is meant, as Telegram's own menu does. */
export function sendCommand(command) {
  drawCompletion([]);
  if (field.value.startsWith("/")) field.value = "";
  const named = chat().type === "private" || command.includes("@") ? command : `${command}@${state.bot.username}`;
  return sendText(named);
}

async function submit() {
  const words = field.value.trim();
  if (!words) return field.focus();
  drawCompletion([]);
  field.value = "";
  grow();
  const sent = await sendText(words);
  if (!sent) {
    field.value = words;
    grow();
  }
  return field.focus();
}

async function sendText(words) {
  if (!chat().may_write) return toast("Only administrators can post here.");
  const { editing, replyTo } = state;
  forget();
  if (editing) return act("/edit", { message_id: editing.message_id, text: words });
  return act("/text", { text: words, reply_to: replyTo?.message_id || "" });
}
