// What comes from the server. The session is a header and not a cookie: cookies go to every port of a host.

import { query } from "./choice.js";

const NAME = "cvbuild-session";
const AGAIN = 1000; // milliseconds until a lost connection is tried again

export class Ended extends Error {}

/** The session of this tab: from the key in the address, once, then from the tab's own store. */
export async function enter() {
  const key = location.hash.slice(1);
  if (key) {
    history.replaceState(null, "", location.pathname);
    const answer = await fetch("/api/session", { method: "POST", body: key });
    if (answer.ok) sessionStorage.setItem(NAME, await answer.text());
  }
  if (!sessionStorage.getItem(NAME)) throw new Ended();
}

export async function get(path, signal) {
  const headers = { Authorization: `Bearer ${sessionStorage.getItem(NAME)}` };
  const answer = await fetch(path, { headers, signal });
  if (answer.status === 401) throw new Ended();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** Ask the server to change something; what it refuses is an answer too. */
export async function post(path, data) {
  const headers = { Authorization: `Bearer ${sessionStorage.getItem(NAME)}`, "Content-Type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(data) });
  if (answer.status === 401) throw new Ended();
  const kind = answer.headers.get("Content-Type") ?? "";
  return kind.startsWith("application/json") ? answer.json() : { message: `${path}: ${answer.status}` };
}

const pictures = new Map();

/** A picture, decoded; fetched once for each content. */
export async function picture(digest) {
  if (!pictures.has(digest)) {
    const image = fetched(digest);
    image.catch(() => pictures.delete(digest)); // to be tried again
    pictures.set(digest, image);
  }
  return pictures.get(digest);
}

async function fetched(digest) {
  const answer = await get(`/api/pages/${digest}`);
  const image = new Image();
  image.src = URL.createObjectURL(await answer.blob());
  await image.decode();
  return image;
}

/** Forget pictures that are shown no more. */
export function forget(digests) {
  for (const [digest, image] of pictures) {
    if (!digests.has(digest)) {
      pictures.delete(digest);
      image.then((one) => URL.revokeObjectURL(one.src), () => {});
    }
  }
}

export async function download(choice, file) {
  const name = encodeURIComponent(choice.letter || choice.variant);
  const answer = await get(`/api/files/${name}/${file.format}?${query(choice)}`);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), AGAIN);
}

let stop = new AbortController();

/** Hand every state of a choice to `show`, for as long as there is a server; `lost` is told when there is none. */
export async function follow(choice, show, lost) {
  stop.abort();
  stop = new AbortController();
  const { signal } = stop;
  while (!signal.aborted) {
    try {
      const answer = await get(`/api/events?${query(choice)}`, signal);
      for await (const event of events(answer.body)) if (!signal.aborted) show(JSON.parse(event));
      if (!signal.aborted) lost();
    } catch (error) {
      if (signal.aborted) return;
      lost(error);
      if (error instanceof Ended) return;
    }
    await new Promise((done) => setTimeout(done, AGAIN));
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) if (part.startsWith("data: ")) yield part.slice(6);
  }
}
