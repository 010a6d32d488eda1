// Inline mode: "@bot words" in the text field asks the bot, and one of its results is sent.

import { fileUrl } from "./api.js";
import { h } from "./dom.js";
import { act, state } from "./state.js";

const PAUSE = 300; // milliseconds without a key before the bot is asked, so that not each letter asks it
let timer = null;
let asked = null; // id of the query whose results are wanted
let show = () => {};
const early = new Map(); // results that came before the asking had returned

/** The words after "@bot " when this text asks the bot, else null. */
export function inlineWords(text) {
  const head = `@${state.bot.username} `;
  const asks = state.bot.supports_inline_queries && text.toLowerCase().startsWith(head.toLowerCase());
  return asks ? text.slice(head.length) : null;
}

/** Ask soon; draw(results, choose, button) is called when the bot has answered. null asks nothing any more. */
export function askInline(words, draw) {
  clearTimeout(timer);
  asked = null;
  show = draw;
  if (words !== null) timer = setTimeout(() => ask(words), PAUSE);
}

async function ask(words) {
  const mine = (timer = {});
  const sent = await act("/inline", { query: words });
  if (!sent || timer !== mine) return;
  asked = sent.query_id;
  if (early.has(asked)) inlineAnswered(early.get(asked));
}

/** The bot has answered a query of this person. */
export function inlineAnswered(event) {
  if (event.query_id !== asked) {
    early.clear();
    early.set(event.query_id, event);
    return;
  }
  const choose = (result) => act("/inline/choose", { query_id: event.query_id, result_id: result.id });
  show(event.results, choose, event.button);
}

/** What stands in the list for one result. */
export function resultLines(result) {
  const file = result.photo_file_id || result.thumbnail_file_id;
  const picture = file ? h("img.result-thumb", { src: fileUrl({ file_id: file }), alt: "" }) : null;
  const title = result.title || { photo: "Photo", document: "File" }[result.type] || "Result";
  const more = h("span", {}, result.description || result.caption || "");
  return [picture, h(".result-lines", {}, h("b", {}, title), more)];
}
