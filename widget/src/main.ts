// The script that a site loads: it makes the element known and, if the tag says so, puts a launcher into the page.
import { ThresholdAssistant } from "./element";

const NAME = "threshold-assistant";
const tag = document.currentScript as HTMLScriptElement | null;

if (!customElements.get(NAME)) customElements.define(NAME, ThresholdAssistant);
if (tag?.hasAttribute("data-launcher")) whenReady(() => document.body.append(fromTag(tag)));

/** One tag is enough: `<script src=".../widget.js" data-launcher data-area="..." defer></script>`. */
function fromTag(script: HTMLScriptElement): HTMLElement {
  const made = document.createElement(NAME);
  for (const [name, value] of Object.entries(script.dataset)) made.setAttribute(name, value ?? "");
  return made;
}

function whenReady(then: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
  else then();
}
