// Pictures dropped onto the chat.

import { h } from "./dom.js";
import { chat } from "./state.js";
import { openSendDialog } from "./send-dialog.js";

let over = null;

export function takeDrops(room) {
  const holdsFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files") && chat()?.may_write;
  room.ondragover = (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (over?.isConnected) return;
    over = h(".drop", { "aria-hidden": "true" }, "Drop pictures here", h("small", {}, "as photo or as file: you choose next"));
    room.append(over);
  };
  room.ondragleave = (event) => {
    if (!room.contains(event.relatedTarget)) over?.remove();
  };
  room.ondrop = (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over?.remove();
    const files = [...event.dataTransfer.files];
    if (files.length) openSendDialog(files);
  };
}
