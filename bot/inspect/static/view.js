// What is seen of the picture, and the drawing of it. All lengths are pixels of the screen unless said.

import { LAYERS } from "./tiles.js";

const LARGEST = 16;
const SQUARES = 3; // from here on a pixel of the picture is a square, not a blur
const AROUND = 1.6; // how much more than a place is shown with it
const HANDLE = 76; // CSS pixels at the lower edge that the line's handle covers: the picture can be moved clear of it

export class View {
  /** told(view) hears of each change; `tiles` is set right after. */
  constructor(stage, canvas, size, told) {
    Object.assign(this, { stage, canvas, told, width: size[0], height: size[1] });
    Object.assign(this, { x: size[0] / 2, y: size[1] / 2, scale: 0, share: 0.5, frame: null, whole: true });
    this.context = canvas.getContext("2d", { alpha: false });
    new ResizeObserver(() => this.resize()).observe(stage);
  }

  get density() {
    return window.devicePixelRatio || 1;
  }

  get fitted() {
    return Math.min(this.canvas.width / this.width, this.canvas.height / this.height, 1);
  }

  resize() {
    this.canvas.width = Math.max(1, Math.round(this.stage.clientWidth * this.density));
    this.canvas.height = Math.max(1, Math.round(this.stage.clientHeight * this.density));
    if (this.whole) this.fit();
    else this.to(this.scale);
  }

  /** Left, top, right and bottom of what is seen, in pixels of the picture. */
  get seen() {
    const [half, high] = [this.canvas.width / 2 / this.scale, this.canvas.height / 2 / this.scale];
    return [this.x - half, this.y - high, this.x + half, this.y + high];
  }

  fit() {
    this.to(this.fitted);
  }

  /** Zoom so that the point, from the middle of the stage, stays where it is. */
  to(scale, point = [0, 0]) {
    const before = this.scale || scale;
    this.scale = Math.min(LARGEST, Math.max(this.fitted, scale));
    this.whole = this.scale <= this.fitted * 1.001;
    this.move(point[0] * (1 / before - 1 / this.scale), point[1] * (1 / before - 1 / this.scale));
  }

  /** The next power of two: 100 % is one of them. */
  step(up) {
    const power = Math.log2(this.scale);
    this.to(2 ** (up ? Math.floor(power + 1.01) : Math.ceil(power - 1.01)));
  }

  /** By pixels of the picture. */
  move(across, down) {
    const keep = (middle, length, room, beyond = 0) => {
      const half = room / 2 / this.scale;
      return length <= 2 * half ? length / 2 : Math.min(length - half + beyond, Math.max(half, middle));
    };
    this.x = keep(this.x + across, this.width, this.canvas.width);
    this.y = keep(this.y + down, this.height, this.canvas.height, (HANDLE * this.density) / this.scale);
    this.change();
  }

  /** A place, at 100 % or as much smaller as it needs; `colour` of its frame. */
  show(box, colour) {
    const [x0, y0, x1, y1] = box;
    this.frame = { box, colour };
    [this.x, this.y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    this.to(Math.min(1, this.canvas.width / (x1 - x0) / AROUND, this.canvas.height / (y1 - y0) / AROUND));
  }

  split(share) {
    this.share = share;
    this.change();
  }

  change() {
    if (!this.tiles) return;
    this.stage.setAttribute("aria-busy", "true");
    this.sharp = this.tiles.levelFor(this.scale);
    this.level = Math.min(this.sharp, this.tiles.last);
    this.tiles.want(this.wanted());
    this.drawSoon();
  }

  /** The small one of each layer first: something to see at once. Then outwards from the middle. */
  wanted() {
    const distance = ({ box }) => Math.hypot((box[0] + box[2]) / 2 - this.x, (box[1] + box[3]) / 2 - this.y);
    const near = this.tiles.within(this.level, this.seen).sort((one, other) => distance(one) - distance(other));
    const paths = ["0/0/0", ...near.map(({ path }) => path)];
    return [...new Set(paths.flatMap((path) => LAYERS.map((layer) => `${layer}/${path}`)))];
  }

  get complete() {
    return this.level === this.sharp && this.wanted().every((address) => this.tiles.here.has(address));
  }

  drawSoon() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
      this.told(this);
    });
  }

  draw() {
    const { context, canvas } = this;
    const edge = Math.round(canvas.width * this.share);
    context.fillStyle = "#14181d";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingEnabled = this.scale < SQUARES;
    context.imageSmoothingQuality = "high";
    this.layer("before", 0, edge);
    this.layer("after", edge, canvas.width);
    if (this.frame) this.outline(this.frame);
  }

  /** Coarse tiles below fine ones, so that there is never a hole. */
  layer(name, from, to) {
    if (to <= from) return;
    const { context } = this;
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, this.canvas.height);
    context.clip();
    for (let level = 0; level <= this.level; level += 1) {
      for (const { path, box } of this.tiles.within(level, this.seen)) {
        const tile = this.tiles.get(name, path);
        if (tile) context.drawImage(tile, ...this.placed(box));
      }
    }
    context.restore();
  }

  /** Whole pixels of the screen, so that tiles meet without a seam, and at 100 % nothing is resampled. */
  placed([x0, y0, x1, y1]) {
    const [left, top] = [this.canvas.width / 2 - this.x * this.scale, this.canvas.height / 2 - this.y * this.scale].map(Math.round);
    const [x, y] = [left + Math.round(x0 * this.scale), top + Math.round(y0 * this.scale)];
    return [x, y, left + Math.round(x1 * this.scale) - x, top + Math.round(y1 * this.scale) - y];
  }

  outline({ box, colour }) {
    const [x, y, width, height] = this.placed(box);
    for (const [stroke, line] of [["#fff", 4], [colour, 2]]) {
      this.context.strokeStyle = stroke;
      this.context.lineWidth = line * this.density;
      this.context.strokeRect(x, y, width, height);
    }
  }
}
