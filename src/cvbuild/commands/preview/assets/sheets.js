// The pages as pictures, with a button on each text, and light on what is looked at.

import { byId, h, reveal, still } from "./dom.js";
import { forget, picture } from "./stream.js";

const percent = (share) => `${(share * 100).toFixed(3)}%`;

/** Draw all pages; `choose` is called with the path of a text that was chosen. */
export async function drawPages(model, choose) {
  const { state } = model;
  const pages = state.variant?.pages ?? [];
  const coming = state.variant?.coming ?? [];
  for (const digest of coming.slice(pages.length)) picture(digest).catch(() => {}); // shown by the next state
  const box = byId("pages");
  while (box.children.length > pages.length) box.lastChild.remove();
  while (box.children.length < pages.length) box.append(sheet(box.children.length + 1, choose));
  box.classList.toggle("stale", stale(state));
  box.ariaBusy = "true";
  await Promise.all(pages.map((page, at) => show(box.children[at], page, coming[at] ?? page.digest, pages.length, state)));
  if (state !== model.state) return; // a newer one came while the pictures were on their way
  for (const figure of box.children) drawTexts(figure, model);
  light(model);
  box.ariaBusy = "false";
  forget(new Set([...pages.map((page) => page.digest), ...coming]));
}

export const stale = (state) => state.phase === "broken" || Boolean(state.variant?.broken);

/** The path of the text that is open: of an item, or of one that a proposal changes. */
const pathOf = (model) => model.open?.item ?? model.open?.path;

function sheet(number, choose) {
  const texts = h("div", { className: "texts", role: "toolbar", "aria-orientation": "vertical", "aria-label": `Texts on page ${number}` });
  texts.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(button.dataset.path);
  });
  texts.addEventListener("keydown", (event) => rove(event, texts));
  const layers = ["marks", "lights"].map((name) => h("div", { className: name, "aria-hidden": "true" }));
  return h("figure", { className: "sheet" }, h("img", { alt: "" }), ...layers, texts);
}

function rove(event, texts) {
  const all = [...texts.children];
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || to === undefined || !all[to]) return;
  event.preventDefault();
  for (const one of all) one.tabIndex = one === all[to] ? 0 : -1;
  all[to].focus();
}

/** Put the new picture in the old one's place once it is decoded: nothing flickers, nothing moves.
    It may come before it is known where its texts stand; for that moment the buttons on it are those of the old one. */
async function show(figure, page, digest, count, state) {
  const image = figure.querySelector("img");
  const number = [...figure.parentNode.children].indexOf(figure) + 1;
  image.alt = `Page ${number} of ${count}, ${state.variant.name}. Its texts follow as buttons.`;
  figure.style.aspectRatio = `${page.width} / ${page.height}`;
  if (figure.dataset.digest === digest) return;
  figure.dataset.digest = digest;
  let next;
  try {
    next = await picture(digest);
  } catch {
    if (figure.dataset.digest === digest) delete figure.dataset.digest; // overtaken; the newer state is on the way
    return;
  }
  if (figure.dataset.digest === digest) image.src = next.src;
}

function drawTexts(figure, model) {
  const { state } = model;
  const number = [...figure.parentNode.children].indexOf(figure) + 1;
  const texts = figure.querySelector(".texts");
  const focused = texts.contains(document.activeElement) ? document.activeElement.dataset.path : null;
  const stop = focused ?? texts.querySelector("[tabindex='0']")?.dataset.path;
  const buttons = state.groups.flatMap((group) => group.rows).flatMap((row) => row.areas.filter((area) => area.page === number).map((area) => text(row, area, model)));
  texts.replaceChildren(...buttons);
  const first = buttons.find((button) => button.dataset.path === stop) ?? buttons[0];
  if (first) first.tabIndex = 0;
  if (focused && first?.dataset.path === focused) first.focus({ preventScroll: true });
  figure.querySelector(".marks").replaceChildren(...margin(state, number));
}

function text(row, area, model) {
  const found = model.state.findings.filter((finding) => finding.path === row.path);
  const counted = found.length ? ` (${found.length === 1 ? "1 finding" : `${found.length} findings`})` : "";
  const button = h("button", { type: "button", tabIndex: -1, "aria-label": row.words + counted });
  button.dataset.path = row.path;
  button.classList.toggle("chosen", pathOf(model) === row.path);
  button.classList.toggle("changed", model.changed.has(row.path) && !still());
  place(button, area);
  return button;
}

/** A mark beside each line of text that something was found in, the gravest colour first. */
function margin(state, number) {
  const seen = new Map();
  for (const finding of state.findings) {
    const area = finding.areas.find((one) => one.page === number);
    const at = area && Math.round(area.top * 200);
    if (area && !seen.has(at)) seen.set(at, [finding, area]);
  }
  return [...seen.values()].map(([finding, area]) => {
    const one = h("span", { className: finding.severity });
    one.style.top = percent(area.top);
    one.style.height = percent(area.bottom - area.top);
    return one;
  });
}

function place(element, area) {
  element.style.left = percent(area.left);
  element.style.top = percent(area.top);
  element.style.width = percent(area.right - area.left);
  element.style.height = percent(area.bottom - area.top);
}

/** Light up what the chosen finding is about. */
export function light(model) {
  const finding = model.state.findings.find((one) => one.id === model.open?.finding);
  [...byId("pages").children].forEach((figure, at) => {
    const lights = (finding?.areas ?? []).filter((area) => area.page === at + 1).map((area) => {
      const one = h("span", { className: finding.severity });
      place(one, area);
      return one;
    });
    const box = figure.querySelector(".lights");
    const drawn = lights.map((one) => one.outerHTML).join();
    if (box.dataset.drawn !== drawn) box.replaceChildren(...lights);
    box.dataset.drawn = drawn;
    for (const button of figure.querySelectorAll(".texts button")) button.classList.toggle("chosen", button.dataset.path === pathOf(model));
  });
}

/** Bring what is lit, or the text that is chosen, into sight. */
export function revealOnPage() {
  reveal(document.querySelector(".lights span") ?? document.querySelector(".texts .chosen"), "center");
}
