// What the page shows: a variant or a letter; for a trial in another theme or language.

import { byId, h, reconcile } from "./dom.js";
import { copyButton } from "./copy.js";
import { plural } from "./lists.js";

const NAME = "cvbuild-choice";
const EMPTY = { variant: "", letter: "", theme: "", locale: "" };
const names = new Intl.DisplayNames(["en"], { type: "language" });

/** The choice of this tab before it was loaded again. */
export function kept() {
  try {
    return { ...EMPTY, ...JSON.parse(sessionStorage.getItem(NAME) ?? "{}") };
  } catch {
    return EMPTY;
  }
}

export function keep(choice) {
  sessionStorage.setItem(NAME, JSON.stringify(choice));
}

/** The choice as the query of an address, with more of it. */
export function query(choice, more = {}) {
  const given = Object.entries({ ...choice, ...more }).filter(([, value]) => value);
  return String(new URLSearchParams(given));
}

export const sameChoice = (one, other) => query(one ?? EMPTY) === query(other ?? EMPTY);

/** The tabs: the variants, then the letters. */
export function drawTabs(state, choice) {
  const variants = state.variants.map((one) => ({ ...one, letter: false, chosen: !choice.letter && one.name === choice.variant }));
  const letters = state.letters.map((name) => ({ name, label: "", letter: true, chosen: name === choice.letter }));
  reconcile(byId("variants"), [...variants, ...letters], (row) => `${row.letter} ${row.name}`, tabOf);
}

function tabOf(row) {
  const worst = row.broken || row.errors ? "error" : row.warnings ? "warning" : "";
  const found = [row.errors && plural(row.errors, "error"), row.warnings && plural(row.warnings, "warning")].filter(Boolean).join(", ");
  const tab = h("button", { type: "button", role: "tab", "aria-controls": "desk", "aria-selected": String(row.chosen), tabIndex: row.chosen ? 0 : -1, title: row.label },
    row.letter ? h("span", { className: "kind", "aria-hidden": "true" }, "✉") : null,
    row.name, row.letter ? h("span", { className: "unseen" }, ", letter") : null,
    worst ? h("span", { className: `badge ${worst}`, "aria-hidden": "true" }, String(row.errors || row.warnings || "!")) : null,
    found ? h("span", { className: "unseen" }, `, ${found}`) : null);
  tab.classList.toggle("letter", row.letter);
  tab.dataset.name = row.name;
  if (row.letter) tab.dataset.letter = "yes";
  tab.dataset.part = "tab";
  return tab;
}

export const choiceOf = (tab) => (tab.dataset.letter ? { ...EMPTY, letter: tab.dataset.name } : { ...EMPTY, variant: tab.dataset.name });

/** The languages that the texts are written in, if there are several. */
export function drawLanguages(state) {
  const box = byId("languages");
  const own = state.look?.locale ?? "";
  const all = state.locales.includes(own) || !own ? state.locales : [own, ...state.locales];
  box.hidden = all.length < 2 || Boolean(state.choice.letter) || !state.look;
  const select = byId("language");
  if (select.dataset.all !== all.join(" ")) select.replaceChildren(...all.map((tag) => h("option", { value: tag }, named(tag))));
  select.dataset.all = all.join(" ");
  select.value = own;
}

function named(tag) {
  try {
    return `${names.of(tag)} (${tag})`;
  } catch {
    return tag; // no tag that the browser knows
  }
}

/** That the pages are a trial, and what to write to have them so. */
export function drawTrial(state, shown, back) {
  const rows = state.trial ? [{ ...state.trial, name: state.variant.name, theme: state.choice.theme, locale: state.choice.locale }] : [];
  byId("trial").hidden = !rows.length;
  reconcile(byId("trial"), rows, () => "trial", (row) => trial(row, shown, back));
}

function trial(row, shown, back) {
  const look = [row.theme && `in the theme ${row.theme}`, row.locale && `in ${named(row.locale)}`].filter(Boolean).join(", ");
  const use = h("button", { type: "button", className: "small", "aria-expanded": "false", "aria-controls": "use" }, row.theme ? "Use this theme" : "Use this language");
  const away = h("button", { type: "button", className: "small" }, "Back");
  const text = row.lines.map((line) => line.text).join("\n");
  const lines = row.lines.map((line) => h("div", {}, h("code", {}, line.text), line.at ? h("span", { className: "quiet" }, ` in place of line ${line.at}`) : null));
  const how = h("div", { id: "use", className: "use", hidden: true },
    h("p", {}, "Write in ", h("code", {}, row.file), ":"), h("div", { className: "lines" }, lines), copyButton(text, `${text} for ${row.file}`));
  use.dataset.part = "use";
  away.dataset.part = "back";
  use.addEventListener("click", () => {
    how.hidden = !how.hidden;
    use.setAttribute("aria-expanded", String(!how.hidden));
    if (!how.hidden) shown(how);
  });
  away.addEventListener("click", back);
  return h("div", {}, h("div", { className: "row-of" }, h("p", {}, h("b", {}, row.name), ` ${look}. Nothing is written.`), use, away), how);
}
