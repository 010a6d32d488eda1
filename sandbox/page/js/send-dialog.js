// Before pictures go: as photo, as HD photo or as file, and what each does to them.

import { upload } from "./api.js";
import { h, toast } from "./dom.js";
import { bytes, pixels } from "./format.js";
import { state, where } from "./state.js";
import { drawComposer, focusComposer } from "./composer.js";

const WAYS = [
  ["photo", "Photo", "Quick. Shrunk to 1280 pixels, details and camera data are lost."],
  ["hd", "HD photo", "Up to 2560 pixels. Still compressed, camera data is lost."],
  ["file", "File", "Untouched, every byte as it is."],
];

export function openSendDialog(files) {
  const view = { files, effects: null, how: "photo", links: [] };
  const rows = h(`.files${files.length === 1 ? ".single" : ""}`, {}, files.map((file) => row(file, view)));
  const caption = h("textarea.field", { rows: "1", maxlength: "1024", placeholder: "Add a caption", "aria-label": "Caption", "data-testid": "send-caption" });
  const confirm = h("button.primary-button", { "data-testid": "send-confirm" }, "Send");
  const problem = h("p.problem", { role: "alert", hidden: true });
  const title = files.length === 1 ? "Send this picture" : `Send ${files.length} pictures`;
  const cancel = { type: "button", "data-testid": "send-cancel", onclick: () => dialog.close() };
  const form = h(
    "form",
    { onsubmit: (event) => send(event, view, { dialog, caption, confirm, problem }) },
    h("h2", {}, title),
    rows,
    ways(view, rows),
    caption,
    problem,
    h(".actions", {}, h("button.plain-button", cancel, "Cancel"), confirm),
  );
  const dialog = h("dialog.sheet", { "aria-label": title, "data-testid": "send-dialog" }, form);
  dialog.onclose = () => {
    view.links.forEach((link) => URL.revokeObjectURL(link));
    dialog.remove();
    focusComposer();
  };
  caption.onkeydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  };
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("input:checked").focus();
  measure(view, rows, form);
}

function row(file, view) {
  const suffix = file.name.includes(".") ? file.name.split(".").at(-1) : "file";
  const blank = () => h(".file-thumb", { "aria-hidden": "true" }, suffix.slice(0, 4));
  let thumb = blank();
  if (file.type.startsWith("image/")) {
    const link = URL.createObjectURL(file);
    view.links.push(link);
    thumb = h("img.file-thumb", { src: link, alt: "", onerror: (event) => event.target.replaceWith(blank()) });
  }
  const effect = h(".effect", { "data-testid": "send-effect", "aria-live": "polite" }, bytes(file.size));
  return h(".file", {}, thumb, h(".file-lines", {}, h(".file-name", {}, file.name || "picture.png"), effect));
}

function ways(view, rows) {
  const way = ([how, name, words]) =>
    h(
      "label.way",
      {},
      h("input", {
        type: "radio",
        name: "how",
        value: how,
        checked: how === view.how,
        "data-testid": `send-as-${how}`,
        onchange: () => {
          view.how = how;
          drawEffects(view, rows);
        },
      }),
      h("b", {}, name),
      h("small", {}, words),
    );
  return h("fieldset.ways", {}, h("legend", {}, "Send as"), WAYS.map(way));
}

async function measure(view, rows, form) {
  try {
    view.effects = (await upload("/preview", {}, view.files)).files;
  } catch (error) {
    return toast(error.message);
  }
  for (const how of ["photo", "hd"]) {
    const impossible = view.effects.some((one) => one[how].problem);
    const input = form.querySelector(`[data-testid="send-as-${how}"]`);
    input.disabled = impossible;
    if (impossible && input.checked) {
      form.querySelector('[data-testid="send-as-file"]').checked = true;
      view.how = "file";
    }
  }
  return drawEffects(view, rows);
}

function size(one) {
  return `${one.width ? `${pixels(one.width, one.height)}, ` : ""}${bytes(one.bytes)}`;
}

function drawEffects(view, rows) {
  if (!view.effects) return;
  [...rows.querySelectorAll(".effect")].forEach((line, at) => {
    const effect = view.effects[at];
    const [before, after] = [effect.file, effect[view.how]];
    if (view.how === "file") line.replaceChildren(h("strong", {}, size(before)), effect.photo.problem ? ". Only as a file." : ", nothing is changed");
    else line.replaceChildren(size(before), " → ", h("strong", {}, size(after)));
  });
}

async function send(event, view, { dialog, caption, confirm, problem }) {
  event.preventDefault();
  confirm.disabled = true;
  confirm.textContent = "Sending…";
  problem.hidden = true;
  try {
    const fields = { ...where(), as: view.how, caption: caption.value.trim(), reply_to: state.replyTo?.message_id || "" };
    await upload("/send", fields, view.files);
    state.replyTo = null;
    drawComposer();
    dialog.close();
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    confirm.disabled = false;
    confirm.textContent = "Send";
  }
}
