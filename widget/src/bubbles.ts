// The transcript: who said what, and what became of it.
import { h, linked } from "./dom";
import type { Message } from "./types";
import { words } from "./words";
import { drawn, type Around } from "./messages/message";
import { settle } from "./messages/choices";

/** Adds a message of the assistant's; earlier questions take no answer any more. */
export function ours(log: HTMLElement, message: Message, around: Around): HTMLElement {
  const kind = message.kind === "danger" ? (around.first ? "danger first" : "danger") : message.kind;
  const one = h("div", { class: `said ours ${kind}`, "data-kind": message.kind, "data-id": message.id },
    h("span", { class: "who-says" }, words("assistant")), ...drawn(message, around));
  log.append(one);
  return one;
}

/** Adds something of theirs. */
export function theirs(log: HTMLElement, text: string): HTMLElement {
  const one = h("div", { class: "said theirs" },
    h("span", { class: "who-says" }, words("you")), h("p", {}, linked(text)), h("p", { class: "fate" }));
  log.append(one);
  return one;
}

/** What became of a message of theirs; nothing once it is answered. */
export function fate(bubble: HTMLElement | undefined, text: string): void {
  const line = bubble?.querySelector(".fate");
  if (line && line.textContent !== text) line.textContent = text;
}

/** Questions asked before now can be read but not answered; the latest word counts. */
export function close(log: HTMLElement): void {
  log.querySelectorAll<HTMLElement>(".ours:not([data-answered])").forEach((one) => {
    if (one.querySelector("button, input")) settle(one);
  });
}

/** Three dots while an answer is on its way. */
export function dots(): HTMLElement {
  return h("div", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

/** The newest message, but never at the price of the first one after what the person said. */
export function keepInSight(log: HTMLElement): void {
  const said = [...log.querySelectorAll<HTMLElement>(".said")];
  const last = said[said.length - 1];
  last?.scrollIntoView({ block: "nearest" });
  const mine = said.map((one) => one.classList.contains("theirs")).lastIndexOf(true);
  const first = said[mine + 1];
  const top = Math.max(0, log.getBoundingClientRect().top);
  if (first && first.getBoundingClientRect().top < top) first.scrollIntoView({ block: "start" });
}
