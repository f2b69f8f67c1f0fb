// The fixed parts around a conversation: 999, who to ring, the transcript, the box, the way back and out.
import { button, h, linked, uid } from "./dom";
import { Live } from "./live";
import { words } from "./words";

export interface Frame {
  root: HTMLElement;
  title: HTMLElement;
  log: HTMLElement;
  live: Live;
  who: HTMLDetailsElement;
  numbers: HTMLElement;
  progress: HTMLElement;
  form: HTMLFormElement;
  box: HTMLTextAreaElement;
  status: HTMLElement;
  retry: HTMLButtonElement;
  tools: HTMLElement;
}

/** Everything in its order; what happens is told by the chat. The site's own text stays in the slot. */
export function frame(full: boolean, accessibility: URL, hide: () => void, retry: () => void): Frame {
  const live = new Live();
  const title = h(full ? "h1" : "h2", { id: uid(), tabindex: -1 }, words("title"));
  const numbers = h("p", { class: "numbers" }, words("no_numbers"));
  const who = h("details", { class: "who" }, h("summary", {}, words("who_to_ring")),
    h("p", {}, words("about")), h("slot"), h("slot", { name: "numbers" }, numbers),
    h("p", {}, h("a", { href: accessibility.href }, words("accessibility"))));
  const log = h("div", { class: "log", role: "log", "aria-live": "off", "aria-label": words("conversation"), tabindex: 0 });
  const progress = h("p", { class: "progress", hidden: true });
  const status = h("p", { class: "status-line" });
  const again = button(words("retry_now"), retry, { class: "quiet", hidden: true });
  const tools = h("div", { class: "tools" });
  const { form, box } = writing();
  const root = h("section", { class: "frame", "aria-labelledby": title.id },
    emergency(hide), h("div", { class: "head" }, title, who),
    full && h("h2", { class: "unseen" }, words("conversation")), log, live.polite, live.alert,
    h("div", { class: "foot" }, progress, h("div", { class: "statuses" }, status, again), form, tools));
  return { root, title, log, live, who, numbers, progress, form, box, status, retry: again, tools };
}

function emergency(hide: () => void): HTMLElement {
  return h("div", { class: "emergency" },
    h("p", {}, h("strong", {}, words("danger_question"), " "), h("a", { href: "tel:999" }, words("call_999"))),
    button(words("hide"), hide, { class: "hide", "aria-description": words("hide_keys") }));
}

function writing(): { form: HTMLFormElement; box: HTMLTextAreaElement } {
  const [id, hint] = [uid(), uid()];
  const box = h("textarea", { id, rows: 2, enterkeyhint: "send", "aria-describedby": hint });
  const form = h("form", { autocomplete: "off" },
    h("label", { for: id }, words("your_message")), box,
    h("div", { class: "row" }, h("p", { id: hint, class: "hint" }, words("hint")),
      h("button", { type: "submit", class: "main" }, words("send"))));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return { form, box };
}

/** Shows the numbers of this hour. */
export function showNumbers(frame: Frame, text: string): void {
  frame.numbers.replaceChildren(linked(text || words("no_numbers")));
}
