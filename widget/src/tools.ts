// The ways back and out under the box: back, change an answer, start again, delete.
import type { Chat } from "./chat";
import { button, h } from "./dom";
import { words, type Key } from "./words";

/** The buttons; what loses something is asked about first, in place. */
export function tools(chat: Chat): HTMLElement[] {
  return [
    wish("back", "wish_back", chat),
    wish("change", "wish_change", chat),
    h("details", { class: "more" }, h("summary", {}, words("more_tools")),
      ...sure("again", () => chat.send({ text: words("wish_again") }, words("again"))),
      ...sure("delete", () => void chat.delete())),
  ];
}

/** What the assistant understands at every point when it is typed. */
function wish(label: Key, says: Key, chat: Chat): HTMLElement {
  return button(words(label), () => chat.send({ text: words(says) }, words(label)), { class: "quiet" });
}

function sure(what: "again" | "delete", act: () => void): HTMLElement[] {
  const opener = button(words(what), () => toggle(asked.hidden), { class: "quiet", "aria-expanded": "false" });
  const toggle = (open: boolean) => {
    asked.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  const done = (then?: () => void) => { toggle(false); opener.focus(); then?.(); };
  const asked = h("div", { class: "sure", role: "group", "aria-label": words(`sure_${what}`), hidden: true },
    h("p", {}, words(`sure_${what}`)),
    button(words(`yes_${what}`), () => done(act), { class: "main" }),
    button(words("no_keep"), () => done(), { class: "quiet" }));
  return [opener, asked];
}
