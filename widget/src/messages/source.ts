// Where a line comes from: hidden until it is wanted, for the reasons always shown.
import { h } from "../dom";
import type { Cite, Line } from "../types";
import { words } from "../words";

/** The citation of a line, with a link to its row in the area's table, or else to the document. */
export function source(line: Line, area: string, base: URL): HTMLElement | null {
  if (!line.cite) return null;
  const said = line.cite.words.replace(/^\(|\)$/g, "");
  const to = address(line, area, base);
  const shown = to ? h("a", { href: to, target: "_blank", rel: "noopener noreferrer" }, said,
    h("span", { class: "unseen" }, ` ${words("opens_new")}`)) : said;
  return h("span", { class: "cite" }, `${words("source")}: `, shown, dated(line.cite));
}

/** Findings and duties stand on the area's page under their id; other lines have their document's address. */
function address(line: Line, area: string, base: URL): string | null {
  const row = line.id ?? line.duty;
  if (row && area) return new URL(`areas/${area}#${row}`, base).href;
  const url = line.cite?.url ?? "";
  return /^https?:/.test(url) ? url : null;
}

function dated(cite: Cite): string {
  return cite.date && !cite.words.includes(cite.date) ? `. ${cite.date}.` : "";
}
