// The little of Telegram's Mini App events that the page needs. Its own script would come from elsewhere.
// https://core.telegram.org/api/web-events

/** What Telegram opened the page with. */
export const launched = new URLSearchParams(location.hash.slice(1));

const framed = window.parent !== window;

export const inTelegram = () => Boolean(window.TelegramWebviewProxy) || framed;

export function post(name, data = {}) {
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(name, JSON.stringify(data));
  else if (framed) window.parent.postMessage(JSON.stringify({ eventType: name, eventData: data }), "https://web.telegram.org");
}

/** As large as it goes, and a pull downwards moves the picture instead of closing it. */
export function settleIn() {
  post("web_app_ready");
  post("web_app_expand");
  post("web_app_setup_swipe_behavior", { allow_vertical_swipe: false });
}

/** Whether Telegram saves the file itself (since Bot API 8.0): within it a plain download does nothing. */
export function download(url, name) {
  if (!inTelegram() || Number.parseFloat(sessionStorage.getItem("telegram")) < 8) return false;
  post("web_app_request_file_download", { url, file_name: name });
  return true;
}
