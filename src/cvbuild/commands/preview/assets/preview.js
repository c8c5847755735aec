// The page: one state from the server, one thing that is open, and what the user chose to see.

import { choiceOf, drawLanguages, drawTabs, drawTrial, keep, kept, query, sameChoice } from "./choice.js";
import { byId, h, mark, reconcile, reveal, say, tabs } from "./dom.js";
import { drawForm, rove } from "./form.js";
import { counted, drawFindings, drawItems, plural } from "./lists.js";
import { askChange, close, drawProposals } from "./proposals.js";
import { drawPages, light, revealOnPage, stale } from "./sheets.js";
import { Ended, download, enter, follow, get } from "./stream.js";
import { drawThemes, markThemes } from "./themes.js";

const PANELS = ["findings", "items", "proposals", "themes", "form"];

/** `open` is {finding: id}, {item: path} or {proposal: number, path}; `why` belongs to the open item; `changed` are paths with new words. */
const model = { state: null, open: null, why: null, asked: "", changed: new Set(), words: new Map(), out: false, said: "", choice: kept() };

function show(state) {
  if (state.phase === "broken" && !state.person && model.state) { // with the last good pages, what is known of them
    state.groups = model.state.groups;
    state.person = model.state.person;
  }
  compare(state);
  model.state = state;
  byId("gate").hidden = true;
  byId("main").hidden = false;
  model.choice = state.choice.letter || !state.variant ? state.choice : { ...state.choice, variant: state.variant.name };
  document.title = `${state.variant ? `${state.variant.name} · ` : ""}${state.person || "cvbuild"} – preview`;
  byId("person").textContent = state.person || "cvbuild";
  drawTabs(state, model.choice);
  drawLanguages(state);
  drawTrial(state, (how) => reveal(how), () => choose({ ...model.choice, theme: "", locale: "" }));
  reconcile(byId("files"), state.variant?.files ?? [], (file) => file.format, (file) => fileButton(file));
  drawStatus(state);
  drawLists();
  drawPanel();
  drawPages(model, chooseItem);
  byId("text").textContent = state.variant?.text ?? "";
  askWhy();
}

/** Which texts of the same variant have other words than before: they light up for a moment. */
function compare(state) {
  const rows = state.groups.flatMap((group) => group.rows).filter((row) => row.areas.length);
  const same = model.state?.variant && sameChoice(model.state.choice, state.choice);
  const pictures = (one) => JSON.stringify(one?.variant?.pages.map((page) => page.digest));
  if (same && pictures(model.state) === pictures(state)) return;
  model.changed = new Set(same ? rows.filter((row) => model.words.size && model.words.get(row.path) !== row.words).map((row) => row.path) : []);
  model.words = new Map(rows.map((row) => [row.path, row.words]));
}

function drawLists() {
  drawFindings(model, chooseFinding, toPage);
  drawItems(model, chooseItem, chooseFinding);
  drawProposals(model, ON_PROPOSALS);
  askChange(model, drawOpen).catch(lost);
}

const drawOpen = () => drawProposals(model, ON_PROPOSALS);

/** What has to be asked for, only while it is seen. */
function drawPanel() {
  const name = document.body.dataset.panel;
  if (name === "form") drawForm(model).catch(lost);
  if (name === "themes") drawThemes(model, chooseTheme).catch(lost);
  markThemes(model);
}

// The bar at the top

function fileButton(file) {
  const size = `${Math.max(1, Math.round(file.size / 1000))} kB`;
  const button = h("button", { type: "button", className: "small", "aria-label": `Download ${file.name}, ${size}`, title: `${file.name}, ${size}` }, file.format.toUpperCase());
  button.dataset.part = "file";
  button.addEventListener("click", () => download(model.choice, file).catch(lost));
  return button;
}

function drawStatus(state) {
  const { variant } = state;
  const busy = state.phase === "reading" || (state.phase === "drawing" && !variant?.checked);
  const words = stale(state) ? "Last good pages" : busy ? "Drawing …" : "Up to date";
  byId("status").dataset.is = stale(state) ? "stale" : busy ? "busy" : "fresh";
  byId("state").textContent = words;
  const count = variant?.pages.length ?? 0;
  const size = count ? `${plural(count, "page")}${variant.limit ? ` of ${variant.limit} allowed` : ""} · ${variant.words} words` : "";
  byId("size").textContent = size;
  byId("size").classList.toggle("over", Boolean(variant?.limit) && count > variant.limit);
  drawNotice(state);
  if (!busy) announce(`${[variant?.name, state.choice.theme, state.choice.locale].filter(Boolean).join(" in ")} ${words}: ${size}, ${counted(state.findings)}`);
}

/** Only what differs from what was said last: a save that changes nothing is not worth a word. */
function announce(words) {
  if (words !== model.said) say(words);
  model.said = words;
}

function drawNotice(state) {
  const box = byId("notice");
  const worst = state.findings.find((finding) => finding.severity === "error");
  box.hidden = !stale(state) && !state.skipped.length;
  if (box.hidden) return;
  if (!stale(state)) { // the pages are those of the sources, without what was put aside
    box.replaceChildren(...state.skipped.map((line) => h("p", {}, `Not checked: ${line}.`)));
    return;
  }
  const pages = state.variant?.pages.length;
  const said = state.error ? [state.error.message, state.error.hint && ` – ${state.error.hint}`] : [worst?.message ?? "The sources cannot be built."];
  const button = worst && !state.error ? h("button", { type: "button", className: "small" }, `${worst.place.file}:${worst.place.line}`) : null;
  button?.addEventListener("click", () => chooseFinding(worst.id));
  box.replaceChildren(h("p", {}, h("b", {}, pages ? "These are the last good pages. " : "There are no pages yet. "), ...said.filter(Boolean)), button ?? "");
}

// Choosing

function chooseFinding(id) {
  model.open = id ? { finding: id } : null;
  if (id) view("findings");
  refresh();
  if (id) {
    reveal(document.querySelector("#findings-list .open"));
    if (!narrow()) revealOnPage();
  }
}

function chooseItem(path) {
  const fromPage = document.activeElement?.closest?.(".texts");
  model.open = path ? { item: path } : null;
  model.why = null;
  if (path) view("items");
  refresh();
  askWhy();
  if (!path) return;
  const row = document.querySelector("#items-list .open");
  reveal(row, "center");
  if (fromPage) row?.querySelector(".head").focus({ preventScroll: true });
  else if (!narrow()) revealOnPage();
}

function refresh() {
  drawLists();
  light(model);
}

async function askWhy() {
  const path = model.open?.item;
  const asked = path ? `${path} ${query(model.choice)} ${model.state.sources}` : "";
  if (!path || model.state.phase === "broken" || (model.why && asked === model.asked)) return;
  model.asked = asked;
  try {
    const why = await (await get(`/api/why?${query(model.choice, { path })}`)).json();
    if (model.open?.item !== path) return;
    model.why = why;
    drawItems(model, chooseItem, chooseFinding);
    reveal(document.querySelector("#items-list .open"));
  } catch (error) {
    if (error instanceof Ended) lost(error);
    else if (model.open?.item === path) model.open = null; // the item is gone
  }
}

// What is seen

const narrow = () => matchMedia("(max-width: 899px)").matches;

function view(name) {
  if (name !== "page") {
    const tab = byId(`tab-${name}`);
    mark(byId("lists"), tab);
    for (const one of PANELS) byId(one).hidden = one !== name;
    document.body.dataset.panel = name;
    if (model.state) drawPanel();
  }
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll(".dock button")) button.setAttribute("aria-pressed", String(button.dataset.to === name));
}

function toPage() {
  view("page");
  asText(false);
  revealOnPage();
}

function asText(text) {
  byId("text").hidden = !text;
  byId("pages").hidden = text;
  byId("as-text").setAttribute("aria-pressed", String(text));
  byId("as-pages").setAttribute("aria-pressed", String(!text));
}

function chooseTab(tab) {
  const choice = choiceOf(tab);
  if (choice.letter === model.choice.letter && choice.variant === model.choice.variant) return;
  mark(byId("variants"), tab);
  byId("desk").scrollTop = 0;
  choose(choice);
}

function chooseTheme(name) {
  choose({ ...model.choice, theme: name === model.state.look?.own ? "" : name });
  if (narrow()) view("page");
}

/** Show something else; what is open in the lists closes, unless only the look changes. */
function choose(choice) {
  if (sameChoice(choice, model.choice)) return;
  const look = choice.variant === model.choice.variant && choice.letter === model.choice.letter;
  Object.assign(model, { choice, changed: new Set(), words: new Map() });
  if (!look) Object.assign(model, { open: null, why: null });
  keep(choice);
  byId("status").dataset.is = "busy";
  byId("state").textContent = "Drawing …";
  markThemes(model);
  follow(choice, show, lost);
}

const ON_PROPOSALS = {
  draw: drawOpen,
  again: () => askChange(model, drawOpen).catch(lost),
  open(row) {
    close();
    model.open = row ? { proposal: row.number, path: row.path } : null;
    refresh();
    reveal(document.querySelector("#proposals-list .open"));
    if (row && !narrow()) revealOnPage();
  },
  show: toPage,
  done() {
    close();
    model.open = null;
    byId("tab-proposals").focus();
    refresh();
  },
};

function lost(error) {
  if (error instanceof Ended) {
    byId("main").hidden = true;
    byId("gate").hidden = false;
    byId("gate").textContent = "This page needs its key. Open the address that the terminal shows.";
  } else {
    byId("status").dataset.is = "lost";
    byId("state").textContent = "Not connected: is cvbuild preview still running?";
  }
}

tabs(byId("variants"), chooseTab);
byId("language").addEventListener("change", (event) => choose({ ...model.choice, locale: event.target.value === model.state.look?.ownLocale ? "" : event.target.value }));
byId("form-list").addEventListener("keydown", rove);
tabs(byId("lists"), (tab) => view(tab.id.slice("tab-".length)));
byId("as-pages").addEventListener("click", () => asText(false));
byId("as-text").addEventListener("click", () => asText(true));
byId("out-too").addEventListener("change", (event) => {
  model.out = event.target.checked;
  drawItems(model, chooseItem, chooseFinding);
});
document.querySelector(".dock").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) view(button.dataset.to);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !model.open) return;
  const path = model.open.item;
  model.open = null;
  refresh();
  if (path) document.querySelector(`.texts button[data-path="${CSS.escape(path)}"]`)?.focus({ preventScroll: true });
});

enter().then(() => follow(model.choice, show, lost)).catch(lost);
