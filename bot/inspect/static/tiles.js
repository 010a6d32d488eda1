// The tiles of both layers: which there are, which are here, and which are on their way.

const AT_ONCE = 6;
const MOST = 120; // some 120 MB of pixels

export const LAYERS = ["before", "after"];

export class Tiles {
  /** `ready` levels can be had already. changed() is told of each tile that has come, failed(status) of one
   *  that can't be had. */
  constructor(width, height, side, ready, { changed, failed }) {
    Object.assign(this, { width, height, side, changed, failed });
    this.levels = levels(width, height, side);
    this.last = ready - 1;
    this.here = new Map(); // address → ImageBitmap, the one unused for longest first
    this.coming = new Map(); // address → AbortController
    this.missing = new Set(); // not asked for again until somebody clears it
    this.queue = [];
  }

  get deepest() {
    return this.levels.length - 1;
  }

  /** From now on every level can be had, and what was missing asked for again. */
  allReady() {
    this.last = this.deepest;
    this.missing.clear();
  }

  /** The level to draw from at `scale` screen pixels for one of the picture. */
  levelFor(scale) {
    const found = this.levels.findIndex(([width]) => width >= this.width * scale * 0.99);
    return found < 0 ? this.deepest : found;
  }

  /** Tiles of a level that touch a part of the picture, each with its place in pixels of the picture. */
  within(level, [left, top, right, bottom]) {
    const [width, height] = this.levels[level];
    const [across, down] = [this.width / width, this.height / height];
    const first = (edge, step) => Math.max(0, Math.floor(edge / step / this.side));
    const last = (edge, step, all) => Math.min(Math.ceil(all / this.side), Math.ceil(edge / step / this.side));
    const found = [];
    for (let row = first(top, down); row < last(bottom, down, height); row += 1) {
      for (let column = first(left, across); column < last(right, across, width); column += 1) {
        const [x, y] = [column * this.side, row * this.side];
        const box = [x * across, y * down, Math.min(x + this.side, width) * across, Math.min(y + this.side, height) * down];
        found.push({ path: `${level}/${column}/${row}`, box });
      }
    }
    return found;
  }

  get(layer, path) {
    const address = `${layer}/${path}`;
    const bitmap = this.here.get(address);
    if (bitmap) {
      this.here.delete(address);
      this.here.set(address, bitmap);
    }
    return bitmap;
  }

  /** From now on these, the first ones first; what isn't among them is not waited for any more. */
  want(addresses) {
    const wanted = new Set(addresses);
    for (const [address, asked] of this.coming) if (!wanted.has(address)) asked.abort();
    this.queue = addresses.filter((address) => ![this.here, this.coming, this.missing].some((known) => known.has(address)));
    for (const [address, bitmap] of this.here) {
      if (this.here.size <= MOST) break;
      if (wanted.has(address)) continue;
      this.here.delete(address);
      bitmap.close();
    }
    this.next();
  }

  next() {
    while (this.coming.size < AT_ONCE && this.queue.length) this.load(this.queue.shift());
  }

  async load(address) {
    const asked = new AbortController();
    this.coming.set(address, asked);
    let status = 0;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      status = answer.status;
      if (!answer.ok) throw new Error(`${status}`);
      this.here.set(address, await createImageBitmap(await answer.blob()));
    } catch {
      if (!asked.signal.aborted) {
        this.missing.add(address);
        this.failed(status);
      }
    } finally {
      this.coming.delete(address);
    }
    this.next();
    this.changed();
  }
}

/** As engine/pyramid.py cuts it: each level half of the next, rounded up, down to one tile. */
function levels(width, height, side) {
  const found = [[width, height]];
  while (Math.max(...found[0]) > side) found.unshift(found[0].map((length) => Math.ceil(length / 2)));
  return found;
}
