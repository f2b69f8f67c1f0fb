// Where a line comes from: hidden until it is wanted, for the reasons always shown.
import { h } from "../dom";
import type { Cite, Line } from "../types";
import { words } from "../words";

/** The citation of a line, with a link to the cited row where one can be given. */
export function source(line: Line, area: string, pages: string | null): HTMLElement | null {
  if (!line.cite) return null;
  const said = line.cite.words.replace(/^\(|\)$/g, "");
  const to = address(line, area, pages);
  const shown = to ? h("a", { href: to, target: "_blank", rel: "noopener noreferrer" }, said,
    h("span", { class: "unseen" }, ` ${words("opens_new")}`)) : said;
  return h("span", { class: "cite" }, `${words("source")}: `, shown, dated(line.cite));
}

/** The row in the pages of what the assistant knows, if the site says where they are; else the document. */
function address(line: Line, area: string, pages: string | null): string | null {
  if (pages && line.id) return `${pages.replace("{area}", line.id.split(".")[0] || area)}#${line.id}`;
  const url = line.cite?.url ?? "";
  return /^https?:/.test(url) ? url : null;
}

function dated(cite: Cite): string {
  return cite.date && !cite.words.includes(cite.date) ? `. ${cite.date}.` : "";
}
