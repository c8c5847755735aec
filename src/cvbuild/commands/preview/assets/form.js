// What application forms ask, one unit each, to be copied.

import { query } from "./choice.js";
import { copyButton } from "./copy.js";
import { byId, h, reconcile } from "./dom.js";
import { get } from "./stream.js";

const NUMBERED = /^[a-z]+\.\d+\.[a-z]/; // work.1.title, but not phone.country
let asked = "";

/** Ask for the units of what is shown, if they are not there already. */
export async function drawForm(model) {
  const { state } = model;
  const wanted = `${query(model.choice)} ${state.sources}`;
  if (wanted === asked) return;
  asked = wanted;
  try {
    const units = await (await get(`/api/form?${query(model.choice)}`)).json();
    if (wanted === asked) fill(units, Boolean(model.choice.letter));
  } catch (error) {
    asked = "";
    throw error;
  }
}

function fill(units, letter) {
  byId("form-none").hidden = units.length > 0;
  byId("form-none").textContent = letter ? "A letter has no form. Choose a variant." : "There is nothing that a form asks.";
  const titles = [...new Set(units.map(groupOf))];
  const groups = titles.map((title) => ({ title, rows: units.filter((unit) => groupOf(unit) === title) }));
  reconcile(byId("form-list"), groups, (group) => group.title, section);
}

function groupOf(unit) {
  if (unit.key === "skills") return "Skills";
  return NUMBERED.test(unit.key) && !unit.key.startsWith("phone.") ? unit.name.split(": ")[0] : "Person";
}

function section(group) {
  const rows = group.rows.map((unit) => {
    const name = unit.name.replace(`${group.title}: `, "");
    return h("li", { className: "unit" }, h("div", {}, name === group.title ? null : h("h3", {}, name), h("p", {}, unit.value)), copyButton(unit.value, unit.name));
  });
  return h("section", {}, h("h2", {}, group.title), h("ul", { className: "rows" }, rows));
}

/** Arrows go from one copy button to the next. */
export function rove(event) {
  const all = [...byId("form-list").querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || !all[to]) return;
  event.preventDefault();
  all[to].focus();
}
