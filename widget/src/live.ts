// What a screen reader says. The transcript is not live: each message is said once from here, and the words go again.
import { h } from "./dom";

/** Long enough to be taken up, short enough not to be met again by somebody who reads through the page. */
const STAYS = 4_000;

export class Live {
  readonly polite = h("div", { class: "unseen", "aria-live": "polite", "data-live": "polite" });
  readonly alert = h("div", { class: "unseen", role: "alert", "data-live": "alert" });

  /** Said after what is being said now. */
  say(text: string): void {
    add(this.polite, text);
  }

  /** Said at once. */
  shout(text: string): void {
    add(this.alert, text);
  }
}

function add(region: HTMLElement, text: string): void {
  const line = h("p", {}, text);
  region.append(line);
  setTimeout(() => line.remove(), STAYS);
}
