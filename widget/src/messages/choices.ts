// Buttons to choose from, and lists to tick.
import { button, h, uid } from "../dom";
import type { Choice, Item, Send } from "../types";
import { words } from "../words";

/** Answers to one question: the first that is pressed is sent, and stays where the keyboard is. */
export function buttons(choices: Choice[], send: Send, first?: string): HTMLElement {
  const group = h("div", { class: "choices", role: "group", "aria-label": words("answers") });
  for (const choice of sorted(choices, first)) {
    const one = button(choice.label, () => {
      if (answered(group)) return;
      settle(group, one);
      send({ payload: choice.payload }, choice.label);
    }, { class: isArea(choice, first) ? "main" : undefined });
    group.append(one);
  }
  return group;
}

/** The area that the site names comes first; it is still asked for, because the child may live elsewhere. */
function sorted(choices: Choice[], first?: string): Choice[] {
  return [...choices].sort((a, b) => Number(isArea(b, first)) - Number(isArea(a, first)));
}

function isArea(choice: Choice, area?: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, "_");
  return !!area && plain(choice.label) === plain(area);
}

/** Whether this was answered: old answers stay to be read, but send nothing. */
export function answered(group: HTMLElement): boolean {
  return group.closest("[data-answered]") !== null;
}

/** Marks a group as answered. What was pressed keeps the focus, so that Tab goes on from there. */
export function settle(group: HTMLElement, pressed?: HTMLElement): void {
  group.setAttribute("data-answered", "");
  pressed?.setAttribute("aria-pressed", "true");
  group.querySelectorAll<HTMLElement>("button").forEach((one) => {
    if (one.hasAttribute("data-stays")) return;
    one.setAttribute("aria-disabled", "true");
    if (one !== pressed && one !== focused(group)) one.hidden = true;
  });
  group.querySelectorAll<HTMLInputElement>("input").forEach((one) => {
    if (one !== focused(group)) one.disabled = true;
  });
}

function focused(inside: HTMLElement): Element | null {
  return (inside.getRootNode() as ShadowRoot).activeElement;
}

/** One question with radio buttons or checkboxes; `hidden` where the words stand above it already. */
export function ticks(item: Item, hidden = false): HTMLElement {
  const name = uid();
  const type = item.multiple ? "checkbox" : "radio";
  return h("fieldset", { class: item.pick ? "pick" : undefined },
    h("legend", { class: hidden ? "unseen" : undefined }, item.text),
    ...item.choices.map((choice, at) => h("label", {},
      h("input", { type, name, value: at }), h("span", {}, choice.label))));
}

/** What is ticked in a fieldset made by `ticks`. */
export function ticked(fieldset: Element, item: Item): Choice[] {
  const boxes = [...fieldset.querySelectorAll<HTMLInputElement>("input")];
  return item.choices.filter((_, at) => boxes[at]?.checked);
}
