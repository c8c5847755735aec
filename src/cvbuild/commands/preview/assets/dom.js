// Elements from data. All text goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

/** An element: properties as they are, `data-` and `aria-` and other attributes with a dash, then children. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Make a parent's children those of `entries`; what did not change stays the same element, so focus and scroll stay. */
export function reconcile(parent, entries, keyOf, build) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let at = parent.firstElementChild;
  for (const entry of entries) {
    const key = String(keyOf(entry));
    const content = JSON.stringify(entry);
    const old = before.get(key);
    before.delete(key);
    let child = old;
    if (!old || old.content !== content) {
      child = build(entry);
      child.dataset.key = key;
      child.content = content;
    }
    if (old && old !== child) {
      const part = old.contains(document.activeElement) ? document.activeElement.dataset.part : undefined;
      if (at === old) at = old.nextElementSibling;
      old.replaceWith(child);
      if (part) (child.dataset.part === part ? child : child.querySelector(`[data-part="${CSS.escape(part)}"]`))?.focus({ preventScroll: true });
      if (child.nextElementSibling !== at) parent.insertBefore(child, at);
    } else if (child === at) {
      at = at.nextElementSibling;
    } else {
      parent.insertBefore(child, at);
    }
  }
  for (const child of before.values()) child.remove();
}

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Bring an element to where it is seen, and only if it is not. */
export function reveal(element, block = "nearest") {
  element?.scrollIntoView({ block, behavior: still() ? "auto" : "smooth" });
}

/** Tell those who do not see the page. */
export function say(words) {
  if (byId("said").textContent !== words) byId("said").textContent = words;
}

/** Tabs as in the ARIA Authoring Practices: one stop for the tab key, arrows go between them. */
export function tabs(list, choose) {
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) choose(tab);
  });
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll("[role=tab]")];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = all[(to + all.length) % all.length];
    tab.focus();
    choose(tab);
  });
}

/** Which of the tabs is chosen. */
export function mark(list, chosen) {
  for (const tab of list.querySelectorAll("[role=tab]")) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
  }
}
