// The Inspect page: the master over its photo.

import { dragHandle, listen } from "./gestures.js";
import { sentenceOf } from "./sentence.js";
import { download, settleIn } from "./telegram.js";
import { Tiles } from "./tiles.js";
import { View } from "./view.js";

const byId = (id) => document.getElementById(id);
const stage = byId("stage");
const told = byId("told");
const slider = byId("slider");
const divider = byId("divider");
const places = [...document.querySelectorAll(".place")];
const size = [Number(stage.dataset.width), Number(stage.dataset.height)];
const SECONDS_BETWEEN = 3; // before the first new try, and twice as many before each one after it
const TRIES = 5;

let loading = told.textContent; // what is said while something is missing
let preparing = false; // or about to
let tried = 0; // again, since all was there
let over = false; // nothing more will come
let refused = false; // nor is there anything to see

const view = new View(stage, byId("canvas"), size, () => {
  byId("scale").textContent = `${Math.round(view.scale * 100)} %`;
  const complete = Boolean(view.tiles) && view.complete;
  stage.setAttribute("aria-busy", String(!complete && !over));
  if (complete && view.tiles.last === view.tiles.deepest) tried = 0;
  if (refused) say(loading);
  else if (complete) say("");
  else if (view.tiles && view.level < view.sharp) say(loading);
});

function say(text) {
  told.textContent = text;
  told.hidden = !text;
}

/** Have the tiles made, then show them; again when some are missing: they are kept for a week after a look. */
async function prepare() {
  preparing = true;
  const answer = await fetch("tiles", { method: "POST" }).catch(() => null);
  preparing = false;
  if (answer?.status === 204) {
    view.tiles ??= tilesFrom(0);
    view.tiles.allReady();
    view.change();
  } else if (answer?.status === 403 || answer?.status === 404) {
    const text = await sentenceOf(answer, stage.dataset.givenUp);
    refused = true;
    end(text);
  } else {
    say(stage.dataset.failed);
    again(SECONDS_BETWEEN * 2 ** tried);
  }
}

function tilesFrom(ready) {
  return new Tiles(...size, Number(stage.dataset.tile), ready, { changed: () => view.change(), failed });
}

/** At once when a tile isn't there, later when nobody answers. */
function failed(status) {
  again(status === 404 ? 0 : SECONDS_BETWEEN * 2 ** tried);
}

function again(seconds) {
  if (preparing || over) return;
  if (tried === TRIES) return end(stage.dataset.givenUp);
  tried += 1;
  preparing = true;
  setTimeout(prepare, seconds * 1000);
}

/** The last word, in place of all others. */
function end(text) {
  over = true;
  loading = text;
  say(text);
  stage.setAttribute("aria-busy", "false");
}

function split(share) {
  slider.value = share * 1000;
  divider.style.left = `${share * 100}%`;
  view.split(share);
}

function show(place) {
  const colour = getComputedStyle(place.querySelector(".mark")).backgroundColor;
  for (const one of places) one.removeAttribute("aria-current");
  place.setAttribute("aria-current", "true");
  view.show(place.dataset.box.split(" ").map(Number), colour);
}

/** The next place, or the one before, from the stage. */
function turn(step) {
  if (!places.length) return;
  const now = places.findIndex((one) => one.hasAttribute("aria-current"));
  const place = places[now < 0 && step < 0 ? places.length - 1 : (now + step + places.length) % places.length];
  show(place);
  place.scrollIntoView({ block: "nearest" });
}

byId("larger").onclick = () => view.step(true);
byId("smaller").onclick = () => view.step(false);
byId("whole").onclick = () => view.fit();
byId("full").onclick = () => view.to(1);
slider.oninput = () => split(slider.value / 1000);
for (const place of places) place.onclick = () => show(place);
byId("download").onclick = (event) => {
  const { href } = event.currentTarget;
  if (download(href, document.querySelector("h1").textContent)) event.preventDefault();
};
listen(stage, view, { n: () => turn(1), p: () => turn(-1) });
dragHandle(byId("handle"), stage, split);
settleIn();
// Drawn as soon as the stage has its size.
if (Number(stage.dataset.levels)) view.tiles = tilesFrom(Number(stage.dataset.levels));
prepare();
