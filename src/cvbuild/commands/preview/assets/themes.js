// The choice in every theme: a picture of its first page, drawn when its card comes into sight, one after the other.

import { query } from "./choice.js";
import { byId, h } from "./dom.js";
import { plural } from "./lists.js";
import { Ended, get } from "./stream.js";

let asked = ""; // for which choice and sources the pictures are
let cards = [];
let drawing = false;
const waiting = [];
const seen = new IntersectionObserver((entries) => entries.filter((one) => one.isIntersecting).forEach((one) => want(one.target)), { rootMargin: "200px" });

/** Draw the cards, and ask again for the pictures if the choice or the sources are others. */
export async function drawThemes(model, choose) {
  if (!cards.length) {
    const themes = await (await get("/api/themes")).json();
    if (cards.length) return;
    cards = themes.map((theme) => card(theme, choose));
    byId("themes-list").replaceChildren(...cards.map((one) => one.item));
  }
  const base = { ...model.choice, theme: "" };
  const wanted = `${query(base)} ${model.state.sources}`;
  if (wanted !== asked) {
    asked = wanted;
    waiting.length = 0;
    for (const one of cards) {
      one.base = base;
      seen.unobserve(one.item);
      seen.observe(one.item);
    }
  }
  markThemes(model);
}

/** Which card is in the page, and which is the variant's own. */
export function markThemes(model) {
  const look = model.state?.look;
  for (const one of cards) {
    const shown = (model.choice.theme || look?.own) === one.theme.name;
    one.button.setAttribute("aria-pressed", String(shown));
    one.mine.hidden = one.theme.name !== look?.own;
  }
}

function card(theme, choose) {
  const image = h("img", { alt: "", hidden: true });
  const mine = h("span", { className: "mine", hidden: true }, "as written");
  const pages = h("span", { className: "quiet" });
  const button = h("button", { type: "button", "aria-pressed": "false", title: theme.description },
    h("span", { className: "frame" }, image),
    h("span", { className: "title" }, h("b", {}, theme.name), mine), pages,
    h("span", { className: "unseen" }, `. ${theme.description}`));
  button.addEventListener("click", () => choose(theme.name));
  const item = h("li", {}, button);
  return { theme, image, mine, pages, button, item, base: {} };
}

function want(item) {
  seen.unobserve(item);
  waiting.push(cards.find((one) => one.item === item));
  if (!drawing) draw();
}

async function draw() {
  drawing = true;
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const wanted = asked;
    one.button.ariaBusy = "true";
    try {
      await drawOne(one, wanted);
    } catch (error) {
      if (error instanceof Ended) waiting.length = 0;
      else one.pages.textContent = "not drawn";
    }
    one.button.ariaBusy = "false";
  }
  drawing = false;
}

async function drawOne(one, wanted) {
  const made = await (await get(`/api/themes/picture?${query(one.base, { theme: one.theme.name })}`)).json();
  if (wanted !== asked) return;
  one.pages.textContent = made.problem || plural(made.pages, "page");
  one.image.hidden = !made.digest;
  if (!made.digest || one.image.dataset.digest === made.digest) return;
  const old = one.image.src;
  one.image.src = URL.createObjectURL(await (await get(`/api/pages/${made.digest}`)).blob());
  one.image.dataset.digest = made.digest;
  if (old) URL.revokeObjectURL(old);
}
