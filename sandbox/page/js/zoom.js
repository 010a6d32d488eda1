// Zoom and pan of one stage that shows one picture, or two of the same shape on top of each other.

const LARGEST = 16;

/** `base` is the picture that sets the measure; 1 is one picture pixel on one screen pixel. */
export class Zoom {
  constructor(stage, images, base, told) {
    Object.assign(this, { stage, images, base, told, x: 0, y: 0, scale: 1 });
    this.pointers = new Map();
    stage.onwheel = (event) => this.wheel(event);
    stage.onpointerdown = (event) => this.down(event);
    stage.onpointermove = (event) => this.move(event);
    stage.onpointerup = stage.onpointercancel = (event) => this.up(event);
    stage.ondblclick = (event) => this.toggle(event);
    this.fit();
  }

  get pixel() {
    return 1 / (window.devicePixelRatio || 1);
  }

  get fitted() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    return Math.min(width / this.base.naturalWidth, height / this.base.naturalHeight, 1);
  }

  fit() {
    Object.assign(this, { x: 0, y: 0, scale: this.fitted });
    this.draw();
  }

  /** Zoom so that the point (relative to the middle of the stage) stays where it is. */
  to(scale, x = 0, y = 0) {
    const bounded = Math.min(LARGEST, Math.max(Math.min(this.fitted, 0.05), scale));
    const ratio = bounded / this.scale;
    Object.assign(this, { x: x - (x - this.x) * ratio, y: y - (y - this.y) * ratio, scale: bounded });
    this.draw();
  }

  by(factor) {
    this.to(this.scale * factor);
  }

  toggle(event) {
    if (this.scale > this.fitted * 1.05) this.fit();
    else this.to(Math.max(this.pixel, this.fitted * 2), ...this.point(event));
  }

  point(event) {
    const box = this.stage.getBoundingClientRect();
    return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
  }

  wheel(event) {
    event.preventDefault();
    this.to(this.scale * Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0018)), ...this.point(event));
  }

  down(event) {
    if (event.target.closest("input, button")) return;
    this.stage.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.point(event));
    this.stage.classList.add("dragging");
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.point(event);
    if (this.pointers.size === 1) {
      this.x += now[0] - before[0];
      this.y += now[1] - before[1];
      this.draw();
    } else {
      const other = [...this.pointers].find(([id]) => id !== event.pointerId)[1];
      const far = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
      this.to((this.scale * far(now)) / far(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    }
    this.pointers.set(event.pointerId, now);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (!this.pointers.size) this.stage.classList.remove("dragging");
  }

  draw() {
    const { naturalWidth: width, naturalHeight: height } = this.base;
    const room = [this.stage.clientWidth, this.stage.clientHeight];
    const reach = [Math.max(0, (width * this.scale - room[0]) / 2), Math.max(0, (height * this.scale - room[1]) / 2)];
    this.x = Math.max(-reach[0], Math.min(reach[0], this.x));
    this.y = Math.max(-reach[1], Math.min(reach[1], this.y));
    for (const image of this.images) {
      const own = (this.scale * width) / image.naturalWidth;
      const down = (this.scale * height) / image.naturalHeight;
      const [left, top] = [this.x - (width * this.scale) / 2, this.y - (height * this.scale) / 2];
      image.style.transform = `translate(${left}px, ${top}px) scale(${own}, ${down})`;
      image.classList.toggle("pixels", own > 3 * this.pixel);
    }
    this.told(this.scale / this.pixel);
  }
}
