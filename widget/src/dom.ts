// Makes elements. Whatever comes from the server or from a person is text, never markup.

export type Child = Node | string | null | undefined | false;
type Props = Record<string, unknown>;

/** An HTML element with attributes, listeners (`onclick`) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, props: Props = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), props, children);
}

/** The same for a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K, props: Props = {}, ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

function fill<E extends Element>(element: E, props: Props, children: Child[]): E {
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

/** A button that sends no form. */
export function button(label: string, onclick: () => void, props: Props = {}): HTMLButtonElement {
  return h("button", { type: "button", onclick, ...props }, label);
}

const NUMBER = /(?<![\d.\/-])(999(?! BSL)|101|18000|0\d(?:[ ]?\d){8,9}|0800 ?1111)(?![\d\/-])/g;

/** Text in which telephone numbers are links. */
export function linked(text: string): DocumentFragment {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(NUMBER)) {
    parts.append(text.slice(at, found.index), h("a", { href: tel(found[0]) }, found[0]));
    at = found.index! + found[0].length;
  }
  parts.append(text.slice(at));
  return parts;
}

/** The address that rings a number. */
export function tel(number: string): string {
  return "tel:" + number.replace(/[^\d+]/g, "");
}

let made = 0;

/** A name that is used once in this page. */
export function uid(): string {
  return `ta${++made}`;
}
