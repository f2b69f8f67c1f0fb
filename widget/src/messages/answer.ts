// The answer as a card: level, harm, why, what to do, whom to ring, consent, duties, what would change it.
import { button, h, linked } from "../dom";
import { print } from "../print";
import type { Block, Line, Message, Send } from "../types";
import { words } from "../words";
import { buttons } from "./choices";
import { contact } from "./contact";
import { copier } from "./copy";
import { scale } from "./scale";
import { source } from "./source";

/** The whole answer; lines that are not brief are opened when they are wanted. */
export function answer(message: Message, send: Send, pages: string | null): Node[] {
  const title = message.early ? words("early_answer") : words("answer");
  const sections = message.blocks!.map((block) => section(block, message, pages));
  const card = h("div", { class: "card" }, h("h3", {}, title), ...sections);
  const tools = h("div", { class: "choices" }, sources(card), copier(message.text),
    button(words("print"), () => print(card), { class: "quiet", "data-stays": true }));
  return [card, tools, buttons(message.choices ?? [], send)];
}

function sources(card: HTMLElement): HTMLElement {
  const shows = button(words("show_sources"), () => {
    const now = card.toggleAttribute("data-sources");
    shows.textContent = words(now ? "hide_sources" : "show_sources");
    shows.setAttribute("aria-expanded", String(now));
  }, { class: "quiet", "aria-expanded": "false", "data-stays": true });
  return shows;
}

function section(block: Block, message: Message, pages: string | null): HTMLElement {
  const made = (line: Line) => h("li", {}, ...content(line, message), source(line, message.area ?? "", pages));
  const brief = block.lines.filter((line) => line.brief).map(made);
  const more = block.lines.filter((line) => !line.brief).map(made);
  return h("section", { class: `block ${block.id}` }, h("h4", {}, block.title),
    block.id === "level" && h("div", {}, ...scale(message)),
    brief.length > 0 && h("ul", {}, ...brief),
    more.length > 0 && h("details", {},
      h("summary", {}, words("more_lines", { count: more.length }),
        h("span", { class: "unseen" }, `: ${block.title}`)),
      h("ul", {}, ...more)));
}

function content(line: Line, message: Message): Node[] {
  if (line.contact) return contact(line);
  if (line.question) return question(line);
  const duty = line.duty && message.duties?.find((one) => one.id === line.duty);
  if (duty) return [linked(duty.do), deadline(line)];
  return [linked(line.text)];
}

/** "Share this? Yes. To keep ..." with the question and its short answer standing out. */
function question(line: Line): Node[] {
  const [, asked, rest] = /^(.*?[?:])\s+(.*)$/s.exec(line.text) ?? [];
  return asked ? [h("strong", {}, asked), document.createTextNode(" "), linked(rest!)] : [linked(line.text)];
}

function deadline(line: Line): HTMLElement {
  const by = line.by ?? words("by_today");
  return h("span", { class: "deadline" }, h("strong", {}, `${words("by")}: ${by.replace(/\.$/, "")}`),
    line.who ? `. ${words("who")}: ${line.who}` : "");
}
