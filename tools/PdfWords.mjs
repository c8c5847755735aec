// Print the text of PDF files as software on pdf.js reads it: a JSON list of texts, one for each file.
//
// Usage: node tools/PdfWords.mjs MODULES FILE... (MODULES: the folder in which npm installed pdfjs-dist)
//
// Blank items are dropped, as résumé parsers do, and what is nearer than half an em is joined: two pieces of text with
// an ordinary space between them are glued, unless one of them holds the space.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// pdf.js asks for them as it starts, and needs them only to draw.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};
console.log = console.warn = () => {};
const [modules, ...files] = process.argv.slice(2);
const module = join(resolve(modules), "pdfjs-dist", "legacy", "build", "pdf.mjs");
const { getDocument } = await import(pathToFileURL(module));

const far = (last, item) => {
  const [size, start, line] = [Math.abs(item.transform[3]), item.transform[4], item.transform[5]];
  if (!last || Math.abs(line - last.transform[5]) > size / 2) return "\n";
  const gap = start - last.transform[4] - last.width;
  return gap > size / 2 || gap < -size ? " " : "";
};

const read = async (file) => {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  let [text, last] = ["", undefined];
  for (let number = 1; number <= document.numPages; number++, last = undefined) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items.filter((one) => one.str.trim())) {
      text += far(last, item) + item.str;
      last = item;
    }
  }
  return text;
};

const texts = [];
for (const file of files) texts.push(await read(file));
process.stdout.write(JSON.stringify(texts));
