// A button that copies a text, and says so.

import { h, say } from "./dom.js";

const SHOWN = 1500; // milliseconds

export function copyButton(text, name) {
  const button = h("button", { type: "button", className: "small", "aria-label": `Copy ${name}` }, "Copy");
  button.dataset.part = `copy ${name}`;
  button.addEventListener("click", async () => {
    say(""); // the same words again are said again
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      say(`Copied ${name}`);
    } catch {
      button.textContent = "Not allowed";
      say("The browser does not allow copying");
    }
    setTimeout(() => (button.textContent = "Copy"), SHOWN);
  });
  return button;
}
