// A picture full screen: zoom, the pictures before and after it, comparison with the one it was made from.

import { fileUrl } from "./api.js";
import { h, iconButton, toast } from "./dom.js";
import { bytes, isPicture, pixels, who } from "./format.js";
import { messagesOf, state } from "./state.js";
import { Zoom } from "./zoom.js";

const SAME_SHAPE = 0.02;

export const fileOf = (message) => message.photo?.at(-1) || (isPicture(message.document) ? message.document : null);

function shape(message) {
  const size = message.photo?.at(-1) || message.document?.thumbnail;
  return size ? size.width / size.height : null;
}

/** The picture that this one was made from: the nearest earlier one of a person, of the same shape. */
function source(message) {
  if (message.from?.id !== state.bot.id || !shape(message)) return null;
  const earlier = messagesOf(state.chatId).filter((one) => one.message_id < message.message_id && one.from?.id !== state.bot.id);
  const alike = (one) => fileOf(one) && shape(one) && Math.abs(shape(one) / shape(message) - 1) < SAME_SHAPE;
  return earlier.reverse().find(alike) || null;
}

export function openViewer(message) {
  const pictures = messagesOf(state.chatId).filter(fileOf);
  const viewer = new Viewer(pictures, pictures.findIndex((one) => one.message_id === message.message_id));
  viewer.open();
}

class Viewer {
  constructor(pictures, at) {
    Object.assign(this, { pictures, at, comparing: false, zoom: null, turn: 0 });
  }

  get message() {
    return this.pictures[this.at];
  }

  open() {
    this.name = h(".viewer-name");
    this.info = h(".viewer-info", { "data-testid": "viewer-info", "aria-live": "polite" });
    this.stage = h(".stage", { "data-testid": "viewer-stage" });
    this.foot = h(".viewer-foot");
    const key = (name, label, id, run, more = "") => iconButton(name, label, { "data-testid": id, onclick: run }, more);
    this.compare = key("compare", "Compare with the source", "viewer-compare", () => this.toggle());
    this.previous = key("back", "Previous picture", "viewer-previous", () => this.go(-1), ".turn.previous");
    this.next = key("next", "Next picture", "viewer-next", () => this.go(1), ".turn.next");
    const bar = h(
      ".viewer-bar",
      {},
      h(".viewer-title", {}, this.name, this.info),
      this.compare,
      key("minus", "Smaller", "viewer-zoom-out", () => this.zoom?.by(0.667), ".zoom"),
      key("plus", "Larger", "viewer-zoom-in", () => this.zoom?.by(1.5), ".zoom"),
      key("download", "Download", "viewer-download", () => this.download()),
      key("close", "Close", "viewer-close", () => this.dialog.close()),
    );
    this.dialog = h("dialog.viewer", { "aria-label": "Picture", "data-testid": "viewer" }, bar, this.stage, this.foot, this.previous, this.next);
    this.dialog.onclose = () => this.end();
    this.dialog.onkeydown = (event) => this.key(event);
    this.resized = () => this.zoom?.fit();
    addEventListener("resize", this.resized);
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.show();
  }

  end() {
    removeEventListener("resize", this.resized);
    this.dialog.remove();
  }

  key(event) {
    if (event.target.matches("input")) return;
    const run = {
      ArrowLeft: () => this.go(-1),
      ArrowRight: () => this.go(1),
      "+": () => this.zoom?.by(1.5),
      "=": () => this.zoom?.by(1.5),
      "-": () => this.zoom?.by(0.667),
      0: () => this.zoom?.fit(),
      1: () => this.zoom?.to(this.zoom.pixel),
      c: () => this.compare.hidden || this.toggle(),
    }[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  go(step) {
    if (!this.pictures[this.at + step]) return;
    this.at += step;
    this.comparing = false;
    this.show();
  }

  toggle() {
    this.comparing = !this.comparing;
    this.show();
  }

  download() {
    const file = fileOf(this.message);
    h("a", { href: `${fileUrl(file)}?download`, download: file.file_name || "photo.jpg" }).click();
  }

  async show() {
    const turn = ++this.turn;
    const message = this.message;
    const file = fileOf(message);
    const origin = source(message);
    this.compare.hidden = !origin;
    this.compare.setAttribute("aria-pressed", String(this.comparing));
    this.previous.disabled = this.at === 0;
    this.next.disabled = this.at === this.pictures.length - 1;
    this.name.textContent = file.file_name || `Photo from ${who(message)}`;
    this.info.textContent = "Loading…";
    this.foot.textContent = message.caption || "";
    const wanted = this.comparing ? [file, fileOf(origin)] : [file];
    try {
      const images = await Promise.all(wanted.map((one) => load(one, message)));
      if (turn === this.turn) this.place(images, file);
    } catch {
      toast("This picture can't be shown. Download it instead.");
    }
  }

  place(images, file) {
    const [after, before] = images;
    const layers = images.map((image) => h(".layer", {}, image));
    this.stage.replaceChildren(...layers);
    if (before) this.stage.append(...this.slider(layers[1]));
    const told = (scale) => {
      const parts = [pixels(after.naturalWidth, after.naturalHeight), bytes(file.file_size || 0), `${Math.round(scale * 100)} %`];
      this.info.textContent = parts.join(", ");
    };
    this.zoom = new Zoom(this.stage, images, after, told);
  }

  /** The source lies on top and is cut off right of the divider. */
  slider(layer) {
    const range = h("input.compare-range", {
      type: "range",
      min: "0",
      max: "1000",
      value: "500",
      "aria-label": "How much of the source is shown",
      "data-testid": "compare-slider",
    });
    const divider = h(".divider", { "aria-hidden": "true" });
    const draw = () => {
      const share = range.value / 10;
      layer.style.clipPath = `inset(0 ${100 - share}% 0 0)`;
      divider.style.left = `${share}%`;
    };
    range.oninput = draw;
    draw();
    return [range, divider, h("span.tag.before", {}, "Source"), h("span.tag.after", {}, "Result")];
  }
}

async function load(file, message) {
  const alt = message.caption || file.file_name || "Photo";
  const image = h("img", { src: fileUrl(file), alt, draggable: "false", "data-testid": "viewer-image" });
  await image.decode();
  return image;
}
