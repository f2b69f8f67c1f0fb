// The assistant as a button in the corner that opens a panel.
import { button, h } from "./dom";
import { words } from "./words";

export interface Launcher { opener: HTMLElement; panel: HTMLElement; close(): void }

/** A button and the panel that it opens; `opened` is called the first time. */
export function launcher(inside: HTMLElement, title: HTMLElement, opened: () => void): Launcher {
  const closer = button(words("close"), () => set(false), { class: "close" });
  const panel = h("div", { class: "panel", role: "dialog", "aria-labelledby": title.id, hidden: true }, closer, inside);
  let begun = false;
  const opener = button(words("title"), () => set(panel.hidden), { class: "opener main", "aria-expanded": "false" });
  const set = (open: boolean) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    // Somebody asked for the panel, so the keyboard goes there, and back again.
    (open ? title : opener).focus();
    if (!open || begun) return;
    begun = true;
    opened();
  };
  return { opener, panel, close: () => set(false) };
}
