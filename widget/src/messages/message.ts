// One message of the assistant's as elements, by its kind. A kind that is not known is shown as its text.
import { h } from "../dom";
import type { Message, Send } from "../types";
import { words } from "../words";
import { answer } from "./answer";
import { buttons } from "./choices";
import { copier } from "./copy";
import { questions } from "./questions";
import { plain, summary, understood } from "./understood";

export interface Around {
  send: Send;
  note(text: string): void;
  /** The id of the area that the site is for. */
  area?: string;
  /** Where the pages of what the assistant knows are published. */
  pages: string | null;
  /** Whether this is the first word about a danger, and not what follows it. */
  first: boolean;
}

/** What stands in a message's place in the conversation. */
export function drawn(message: Message, around: Around): Node[] {
  const { send, note } = around;
  if (message.kind === "answer" && message.blocks) return answer(message, send, around.pages);
  if (message.kind === "understood" && message.found) return understood(message, send);
  if (message.kind === "summary" && message.lines) return summary(message, send);
  if (message.kind === "copy") return [h("pre", { tabindex: 0 }, message.text), copier(message.text)];
  if (message.kind === "danger") return [...danger(message, around), ...choices(message, around)];
  if (message.items?.length) {
    return [...plain(message.text), questions(message.items, send, note), ...choices(message, around)];
  }
  return [...plain(message.text), ...choices(message, around)];
}

function choices(message: Message, { send, note, area }: Around): Node[] {
  const given = message.choices ?? [];
  if (!given.length) return [];
  if (!message.multiple) return [buttons(given, send, message.id === "area" ? area : undefined)];
  const item = { id: message.id ?? "", text: message.text, multiple: true, pick: false, choices: given };
  return [questions([item], send, note, true)];
}

/** Danger is said in words and by a border, not by colour alone. */
function danger(message: Message, { first }: Around): Node[] {
  if (!first) return plain(message.text);
  return [h("h3", {}, words("immediate")), ...plain(message.text),
    /999/.test(message.text) && h("a", { class: "call", href: "tel:999" }, words("call_999")),
  ].filter((part): part is HTMLElement => !!part);
}

/** What a screen reader says of a message: a long answer by its first lines, choices by their number. */
export function announced(message: Message): string {
  if (message.kind === "answer" && message.blocks) {
    const told = message.blocks.filter((block) => block.id === "level" || block.id === "harm");
    const lines = told.flatMap((block) => block.lines.filter((line) => line.brief).map((line) => line.text));
    return [...lines, words("more_in_card")].join(" ");
  }
  const count = message.items?.length ? 0 : message.choices?.length ?? 0;
  const items = (message.items ?? []).map((item) => item.text);
  return [message.text, ...items, count ? words("choices_follow", { count }) : ""].filter(Boolean).join(" ");
}
