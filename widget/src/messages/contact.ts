// Somebody to ring or write to: the button, and whether it is open now and until when.
import { h, tel } from "../dom";
import type { Contact, Line } from "../types";
import { words } from "../words";

/** A contact; a value that must not be used is text and never a link. */
export function contact(line: Line): Node[] {
  const one = line.contact!;
  const to = one.ring ? href(one) : null;
  if (!to) return [document.createTextNode(line.text)];
  return [h("span", { class: "name" }, one.name), link(one, to), state(one)].filter((part): part is HTMLElement => !!part);
}

function link(one: Contact, to: string): HTMLElement {
  const verb = one.kind === "phone" ? words("call") : one.kind === "email" ? words("write") : words("open_link");
  const away = one.kind === "url" ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return h("a", { class: "call", href: to, ...away }, `${verb} ${one.value}`,
    h("span", { class: "unseen" }, `, ${one.name}`));
}

function href(one: Contact): string | null {
  if (one.kind === "phone") return tel(one.value);
  if (one.kind === "sms") return "sms:" + one.value.replace(/[^\d+]/g, "");
  if (one.kind === "email" && /^[^\s@]+@[^\s@]+$/.test(one.value)) return "mailto:" + one.value;
  return one.kind === "url" && /^https?:/.test(one.value) ? one.value : null;
}

/** Open or closed in words, not by colour alone. */
function state(one: Contact): HTMLElement | null {
  if (!one.state || (one.kind !== "phone" && one.open === null)) return null;
  const kind = one.open === null ? "unknown" : one.open ? "open" : "closed";
  return h("span", { class: `state ${kind}` }, one.state.charAt(0).toUpperCase() + one.state.slice(1));
}
