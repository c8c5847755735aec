// What an assistant proposed: word by word, to be accepted or rejected by the owner.

import { byId, h, reconcile, say } from "./dom.js";
import { get, post } from "./stream.js";

/** What the open proposal needs: `of` identifies it and the source; its change of the source, whether it is asked about, what went wrong. */
const CLOSED = { of: "", change: null, asking: false, problem: "" };
const desk = { ...CLOSED };

let known; // the number of proposals before

export function drawProposals(model, act) {
  const { proposals } = model.state;
  const rows = proposals.map((one) => (isOpen(model, one) ? { ...one, open: true, ...desk } : { ...one, open: false }));
  reconcile(byId("proposals-list"), rows, (row) => row.number, (row) => card(row, act));
  if (proposals.length > (known ?? proposals.length)) say(proposals.length === 1 ? "A proposal waits" : `${proposals.length} proposals wait`);
  known = proposals.length;
  byId("proposals-none").hidden = proposals.length > 0;
  for (const badge of document.querySelectorAll(".proposals-count")) badge.textContent = proposals.length || "";
}

const isOpen = (model, one) => model.open?.proposal === one.number;

/** The change in the source, when a card is opened, and again when the source or the proposal is another one. */
export async function askChange(model, draw) {
  const one = model.state.proposals.find((proposal) => isOpen(model, proposal));
  const of = one ? `${one.number} ${one.key} ${model.state.sources}` : "";
  if (!one || of === desk.of) return;
  Object.assign(desk, CLOSED, { of, problem: desk.problem });
  draw();
  const change = await (await get(`/api/proposals/${one.number}`)).json();
  if (desk.of !== of) return;
  desk.change = change;
  draw();
}

export function close() {
  Object.assign(desk, CLOSED);
}

function card(row, act) {
  const head = h("button", { type: "button", className: "head", "aria-expanded": String(row.open) },
    h("span", { className: "severity" }, row.adds ? "new" : "change"),
    h("span", { className: "message" }, row.words.flatMap(mark)),
    h("span", { className: "place" }, row.path));
  head.dataset.part = "head";
  head.addEventListener("click", () => act.open(row.open ? null : row));
  const item = h("li", { className: `card proposal${row.open ? " open" : ""}` }, head);
  if (row.open) item.append(more(row, act));
  return item;
}

/** A stretch of words: what goes, what comes, what stays. */
function mark(one) {
  if (one.old === one.new) return `${one.new} `;
  const gone = one.old ? h("del", {}, h("span", { className: "unseen" }, " removed: "), one.old) : null;
  const come = one.new ? h("ins", {}, h("span", { className: "unseen" }, " added: "), one.new) : null;
  return [gone, gone && come ? " " : null, come, h("span", { className: "unseen" }, ". "), " "].filter(Boolean);
}

function more(row, act) {
  const problem = row.problem || row.change?.problem;
  const hint = row.problem ? "" : row.change?.hint;
  return h("div", { className: "more" },
    row.reason ? h("p", {}, h("b", {}, "Because "), row.reason) : null,
    row.change ? lines(row.change) : h("p", { className: "quiet" }, "…"),
    problem ? h("p", { className: "problem", role: "alert" }, problem, hint ? h("span", { className: "quiet" }, ` – ${hint}`) : null) : null,
    row.asking ? question(row, act) : buttons(row, act));
}

function lines(change) {
  if (!change.lines.length) return null;
  const found = change.lines.filter((line) => !line.startsWith("@@")).map((line) => {
    const sign = line.slice(0, 1);
    const kind = { "+": "come", "-": "gone" }[sign] ?? "";
    return h("div", { className: `line ${kind}` }, h("span", { className: "number" }, sign), h("code", {}, line.slice(1)));
  });
  return h("div", { className: "excerpt" }, h("div", { className: "where" }, h("code", {}, change.file)), h("div", { className: "lines" }, found));
}

function button(text, part, press, more = {}) {
  const made = h("button", { type: "button", className: "small", ...more }, text);
  made.dataset.part = part;
  made.addEventListener("click", press);
  return made;
}

function buttons(row, act) {
  const accept = button("Accept …", "accept", () => {
    desk.asking = true;
    act.draw();
    document.querySelector(".question")?.focus();
  }, { disabled: !row.change?.key });
  const reject = button("Reject", "reject", () => decide(row, "reject", row.key, act));
  return h("div", { className: "buttons" }, accept, reject, button("Show on the page", "show", () => act.show(row), { className: "small to-page" }));
}

/** Accepting asks as the terminal does; the answer is not where the question's button was. */
function question(row, act) {
  const no = button("Not yet", "no", () => {
    desk.asking = false;
    act.draw();
    document.querySelector(".proposal [data-part=accept]")?.focus();
  });
  const yes = button("Yes, write it", "yes", () => decide(row, "accept", row.change.key, act), { className: "small yes" });
  return h("div", { className: "question", role: "group", tabIndex: -1, "aria-label": "Is every word of it true?" },
    h("p", {}, "Is every word of it true?"), h("div", { className: "buttons" }, no, yes));
}

async function decide(row, verdict, seen, act) {
  const answer = await post(`/api/proposals/${verdict}`, { number: row.number, seen });
  desk.asking = false;
  desk.problem = answer.said ? "" : answer.message;
  say(answer.said ? `${verdict === "accept" ? "Accepted" : "Rejected"}: ${answer.said}` : answer.message);
  if (answer.said) act.done();
  else {
    desk.of = ""; // read it again
    act.draw();
    act.again();
  }
}
