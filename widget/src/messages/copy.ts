// Copies a text; where the browser does not allow it, says so and selects nothing.
import { button, h } from "../dom";
import { words } from "../words";

/** A button that copies, and says beside it whether it did. */
export function copier(text: string): HTMLElement {
  const said = h("span", { role: "status" });
  const one = button(words("copy"), async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words("copied");
    } catch {
      said.textContent = words("copy_failed");
    }
  }, { class: "quiet", "data-stays": true });
  return h("span", { class: "copier" }, one, said);
}
