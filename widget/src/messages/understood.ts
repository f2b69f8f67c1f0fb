// What was understood, and the summary: lists to check, with a way to change each line.
import { button, h, linked } from "../dom";
import type { Found, Message, Send } from "../types";
import { words, type Key } from "../words";
import { answered, buttons, settle } from "./choices";

const NUMBERED = /^\d+\. /;

/** The list of what was read. Where the reading is not certain, one of the guesses is picked instead. */
export function understood(message: Message, send: Send): Node[] {
  const [before, after] = around(message.text);
  const all = h("div", { class: "check" });
  const list = message.certain
    ? h("ol", { class: "found" }, ...message.found!.map((one) => row(one, all, send)))
    : buttons(message.picks ?? [], (content, shown) => { settle(all); send(content, shown); });
  const choices = buttons(message.choices ?? [], (content, shown) => { settle(all); send(content, shown); });
  all.append(list, ...after.map((line) => h("p", {}, line)), choices);
  return [...before.map((line) => h("p", {}, line)), all];
}

/** The lines that the answer will rest on. */
export function summary(message: Message, send: Send): Node[] {
  const [before] = around(message.text);
  const lines = (message.lines ?? []).map((line) => h("li", {}, line.replace(NUMBERED, "")));
  return [...before.map((line) => h("p", {}, line)), h("ol", { class: "found" }, ...lines),
    buttons(message.choices ?? [], send)];
}

function row(one: Found, all: HTMLElement, send: Send): HTMLElement {
  const status = `status_${one.status}` as Key;
  const li = h("li", {}, h("strong", {}, one.text));
  if (one.because.length) {
    li.append(h("p", { class: "because" }, `${words("you_said")}: “${one.because.join("”, “")}”`));
  }
  if (["suspected", "disputed", "past", "linked"].includes(one.status)) {
    li.append(h("p", { class: "status" }, words(status)));
  }
  if (one.change) li.append(changer(one, all, send));
  return li;
}

function changer(one: Found, all: HTMLElement, send: Send): HTMLElement {
  const link = button(words("not_right"), () => {
    if (answered(all)) return;
    settle(all, link);
    send({ payload: one.change!.payload }, words("not_right_said", { text: one.text }));
  }, { class: "link" });
  link.append(h("span", { class: "unseen" }, `: ${one.text}`));
  return link;
}

/** The lines of a text before and after its numbered list. */
function around(text: string): [string[], string[]] {
  const lines = text.split("\n").filter((line) => line.trim() && !/^\[.*\]$/.test(line));
  const first = lines.findIndex((line) => NUMBERED.test(line));
  const at = first < 0 ? lines.length : first;
  return [lines.slice(0, at), lines.slice(at).filter((line) => !NUMBERED.test(line))];
}

/** The same lines as they stand in a plain message, for what the widget does not know. */
export function plain(text: string): Node[] {
  return text.split("\n").filter((line) => line.trim()).map((line) => h("p", {}, linked(line)));
}
