// Prints one answer by itself, not the page around it.
import { h } from "./dom";
import css from "./print.css";

/** A copy of the card, all of it opened, goes to the printer. */
export function print(card: HTMLElement): void {
  const frame = h("iframe", { class: "unseen", "aria-hidden": "true", tabindex: -1 });
  card.getRootNode().appendChild(frame);
  const view = frame.contentWindow as Window & { CSSStyleSheet: typeof CSSStyleSheet };
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  view.document.adoptedStyleSheets = [sheet];
  const copy = view.document.importNode(card, true);
  copy.querySelectorAll("details").forEach((one) => { one.open = true; });
  copy.querySelectorAll("button, summary").forEach((one) => one.remove());
  view.document.body.append(copy);
  view.document.title = card.querySelector("h3")?.textContent ?? "";
  view.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  view.print();
}
