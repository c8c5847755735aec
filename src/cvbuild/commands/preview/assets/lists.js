// The findings, and the items with the reason why each is in or out.

import { copyButton } from "./copy.js";
import { byId, h, reconcile } from "./dom.js";

const at = (place) => `${place.file}:${place.line}:${place.column}`;
export const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A count in words: "2 errors, 1 warning". */
export function counted(findings) {
  const words = ["error", "warning", "note"].map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count ? plural(count, severity) : "";
  });
  return words.filter(Boolean).join(", ") || "nothing found";
}

function excerpt(place, label = "") {
  const lines = place.lines.map((line) => {
    const [before, marked, after] = line.pieces;
    return h("div", { className: "line" }, h("span", { className: "number", "aria-hidden": "true" }, String(line.number)),
      h("code", {}, before, h("mark", {}, marked), after));
  });
  const more = place.more ? h("p", { className: "quiet" }, `… and ${plural(place.more, "more line")}`) : null;
  const said = label ? h("p", { className: "label" }, `↑ ${label}`) : null;
  return h("div", { className: "excerpt" }, h("div", { className: "where" }, h("code", {}, at(place)), copyButton(at(place), at(place))), h("div", { className: "lines" }, lines), more, said);
}

// Findings

export function drawFindings(model, choose, toPage) {
  const rows = model.state.findings.map((finding) => ({ ...finding, open: model.open?.finding === finding.id }));
  reconcile(byId("findings-list"), rows, (row) => row.id, (row) => card(row, choose, toPage));
  byId("findings-none").hidden = rows.length > 0 || model.state.phase === "reading";
  for (const badge of document.querySelectorAll(".findings-count")) badge.textContent = rows.length || "";
}

function card(row, choose, toPage) {
  const head = h("button", { type: "button", className: "head", "aria-expanded": String(row.open) },
    h("span", { className: "severity" }, row.severity),
    h("span", { className: "message" }, row.message),
    h("span", { className: "place" }, `${row.place.file}:${row.place.line}`));
  head.dataset.part = "head";
  head.addEventListener("click", () => choose(row.open ? null : row.id));
  const item = h("li", { className: `card ${row.severity}${row.open ? " open" : ""}${row.waiting ? " waiting" : ""}` }, head);
  if (row.open) item.append(details(row, toPage));
  return item;
}

function details(row, toPage) {
  const show = h("button", { type: "button", className: "small to-page" }, "Show on the page");
  show.addEventListener("click", toPage);
  return h("div", { className: "more" },
    excerpt(row.place, row.label),
    row.further.map((one) => excerpt(one.place, one.text)),
    row.hint ? h("p", { className: "hint" }, h("b", {}, "Hint "), row.hint) : null,
    row.areas.length ? show : null,
    h("p", { className: "quiet" }, `${row.code} ${row.name}`, row.others.length ? ` · also in ${row.others.join(", ")}` : ""));
}

// Items

export function drawItems(model, choose, chooseFinding) {
  const { state } = model;
  const all = state.groups.flatMap((group) => group.rows);
  const out = all.filter((row) => !row.shown).length;
  byId("items-count").textContent = all.length - out || "";
  byId("out-count").textContent = out || "none";
  const groups = state.groups.map((group) => ({ title: group.title, rows: group.rows.filter((row) => row.shown || model.out || model.open?.item === row.path) }));
  reconcile(byId("items-list"), groups.filter((group) => group.rows.length).map((group) => group.title), String, section);
  for (const group of groups.filter((one) => one.rows.length)) {
    const list = [...byId("items-list").children].find((child) => child.dataset.key === group.title).querySelector("ul");
    const rows = group.rows.map((row) => opened(model, row));
    reconcile(list, rows, (row) => row.path, (row) => itemRow(row, choose, chooseFinding));
  }
}

function section(title) {
  return h("section", {}, h("h2", {}, title), h("ul", { className: "rows" }));
}

/** A row with what its open state needs, so that it is built again when that changes. */
function opened(model, row) {
  const findings = model.state.findings.filter((finding) => finding.path === row.path).map(({ id, severity, message }) => ({ id, severity, message }));
  const open = model.open?.item === row.path;
  return { path: row.path, words: row.words, shown: row.shown, reason: row.reason, depth: row.depth, findings, open, why: open ? model.why : null };
}

function itemRow(row, choose, chooseFinding) {
  const worst = row.findings[0]?.severity ?? "";
  const head = h("button", { type: "button", className: "head", "aria-expanded": String(row.open) },
    h("span", { className: `words ${worst}` }, row.words || row.path),
    h("span", { className: "reason" }, h("span", { className: "in-out" }, row.shown ? "in" : "out"), ` ${row.reason}`));
  head.dataset.part = "head";
  head.addEventListener("click", () => choose(row.open ? null : row.path));
  const item = h("li", { className: `row depth-${Math.min(row.depth, 2)}${row.shown ? "" : " out"}${row.open ? " open" : ""}` }, head);
  if (row.open) item.append(reasons(row, chooseFinding));
  return item;
}

function reasons(row, chooseFinding) {
  const { why } = row;
  const found = row.findings.map((finding) => {
    const button = h("button", { type: "button", className: `found ${finding.severity}` }, h("span", { className: "severity" }, finding.severity), ` ${finding.message}`);
    button.addEventListener("click", () => chooseFinding(finding.id));
    return h("li", {}, button);
  });
  return h("div", { className: "more" },
    found.length ? h("ul", { className: "founds" }, found) : null,
    why?.decided ? [h("h3", {}, row.shown ? "Why it is in" : "Why it is out"), excerpt(why.decided)] : null,
    why ? [h("h3", {}, "Where it stands"), excerpt(why.stands), why.address ? h("p", { className: "quiet" }, "id ", h("code", {}, why.address)) : null] : h("p", { className: "quiet" }, "…"));
}
