// The sandbox's own interface over HTTP, and what happens live over a WebSocket.

async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || "The sandbox does not answer.");
  return body;
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Error("The sandbox is not running.");
  }
}

export const get = async (path) => answerOf(await reach(`/sandbox${path}`));

export async function post(path, fields) {
  const body = JSON.stringify(fields);
  const headers = { "Content-Type": "application/json" };
  return answerOf(await reach(`/sandbox${path}`, { method: "POST", body, headers }));
}

export async function upload(path, fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined) form.append(name, value);
  for (const file of files) form.append("file", file, file.name || "picture.png");
  return answerOf(await reach(`/sandbox${path}`, { method: "POST", body: form }));
}

export const fileUrl = (file) => `/sandbox/files/${file.file_id}/${encodeURIComponent(file.file_name || "photo.jpg")}`;

/** Calls tell(event) for each event; calls back(true) whenever the line is there again. */
export function listen(person, tell, back) {
  let socket = null;
  let ended = false;
  const open = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/sandbox/events?person=${person}`);
    socket.onopen = () => back(true);
    socket.onmessage = (message) => tell(JSON.parse(message.data));
    socket.onclose = () => {
      if (ended) return;
      back(false);
      setTimeout(open, 1000);
    };
  };
  open();
  return () => {
    ended = true;
    socket.close();
  };
}
