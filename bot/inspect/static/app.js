// A Mini App's first page: shows Telegram's word for who opened it, and goes on to the link it gets.

import { sentenceOf } from "./sentence.js";
import { launched, post } from "./telegram.js";

const told = document.getElementById("told");

async function open() {
  const initData = launched.get("tgWebAppData") || "";
  sessionStorage.setItem("telegram", launched.get("tgWebAppVersion") || "");
  post("web_app_ready");
  if (!initData) return told.dataset.fromChat;
  const answer = await fetch(location.pathname, { method: "POST", body: initData });
  if (answer.ok) {
    location.replace((await answer.json()).link);
    return told.textContent;
  }
  return sentenceOf(answer, told.dataset.failed);
}

open().then(
  (text) => { told.textContent = text; },
  () => { told.textContent = told.dataset.failed; },
);
