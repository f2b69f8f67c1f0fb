// The level on the area's own continuum, drawn as a windscreen, with the same in words below it.
import { h, svg } from "../dom";
import type { Message } from "../types";
import { words } from "../words";

const OUTER = 150;
const INNER = 62;
/** Between two parts, in radians. */
const GAP = 0.035;

/** The drawing and its list of levels; nothing where no level was found. */
export function scale(message: Message): Node[] {
  const levels = message.levels ?? [];
  if (!message.level || !levels.length) return [];
  const kinds = levels.map(({ level }) => kind(message, level));
  const parts = levels.map(({ level }, at) => part(level, at, levels.length, kinds[at]!));
  return [h("figure", { class: "scale" },
    // The list says the same, so that a drawing is not read out number by number.
    svg("svg", { viewBox: "-160 -160 320 172", "aria-hidden": "true", focusable: "false" }, ...parts),
    h("ol", { "aria-label": words("levels") }, ...levels.map(({ level, name }, at) => entry(level, name, kinds[at]!))))];
}

type Kind = "is" | "may" | "no";

function kind(message: Message, level: number): Kind {
  if (level === message.level) return "is";
  return message.level_range?.includes(level) ? "may" : "no";
}

function entry(level: number, name: string, is: Kind): HTMLElement {
  const said = is === "is" ? words("here") : is === "may" ? words("could_be") : "";
  return h("li", { class: is, value: level, "aria-current": is === "is" ? "true" : undefined },
    name, said && h("span", { class: "is-said" }, ` (${said})`));
}

function part(level: number, at: number, count: number, is: Kind): SVGElement {
  const step = Math.PI / count;
  const from = Math.PI - at * step - GAP;
  const to = Math.PI - (at + 1) * step + GAP;
  const middle = (from + to) / 2;
  const [x, y] = point(middle, (OUTER + INNER) / 2);
  const outer = is === "is" ? OUTER + 8 : OUTER;
  return svg("g", {},
    svg("path", { class: is, d: sector(from, to, outer) }),
    svg("text", { x, y, dy: "0.36em", "text-anchor": "middle", class: is }, String(level)));
}

function sector(from: number, to: number, outer: number): string {
  const [a, b, c, d] = [point(from, outer), point(to, outer), point(to, INNER), point(from, INNER)];
  return `M${a} A${outer} ${outer} 0 0 1 ${b} L${c} A${INNER} ${INNER} 0 0 0 ${d} Z`;
}

function point(angle: number, radius: number): [number, number] {
  return [Math.round(Math.cos(angle) * radius), Math.round(-Math.sin(angle) * radius)];
}
