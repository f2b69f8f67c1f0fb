// Several questions in one message: radio buttons, checkboxes, descriptions to pick, and boxes for own words.
import { button, h, uid } from "../dom";
import type { Choice, Content, Item, Send } from "../types";
import { words } from "../words";
import { answered, settle, ticked, ticks } from "./choices";

type Note = (text: string) => void;

/** The questions with one button that sends what was answered; nothing has to be. */
export function questions(items: Item[], send: Send, note: Note, hidden = false): HTMLElement {
  const parts = items.map((item) => item.choices.length ? ticks(item, hidden) : ownWords(item));
  const all = h("div", { class: "questions" }, ...parts);
  const sender = button(words("send_answers"), () => {
    if (answered(all)) return;
    const told = items.map((item, at) => answer(item, parts[at]!));
    if (!told.some((one) => one.chosen.length || one.typed)) return note(words("nothing_chosen"));
    sender.textContent = words("answers_sent");
    settle(all, sender);
    send(content(told), told.flatMap((one) => [...one.chosen.map((c) => c.label), one.typed || []]).flat().join("; "));
  }, { class: "main" });
  all.append(sender);
  return all;
}

function ownWords(item: Item): HTMLElement {
  const id = uid();
  return h("div", { class: "own" },
    h("label", { for: id }, item.text, h("small", {}, " " + words("in_your_words"))),
    h("input", { id, type: "text", autocomplete: "off", maxlength: 300 }));
}

interface Told { chosen: Choice[]; typed: string }

function answer(item: Item, part: HTMLElement): Told {
  if (item.choices.length) return { chosen: ticked(part, item), typed: "" };
  return { chosen: [], typed: part.querySelector("input")!.value.trim() };
}

/** Own words go as text, each with the number of its question. */
function content(told: Told[]): Content {
  const payload = told.flatMap((one) => one.chosen.map((choice) => choice.payload));
  const typed = told.map((one, at) => one.typed && (told.length > 1 ? `${at + 1}) ${oneLine(one.typed)}` : one.typed));
  const text = typed.filter(Boolean).join("\n");
  return { ...(payload.length && { payload }), ...(text && { text }) };
}

/** Semicolons and ends of sentences would part one answer into several. */
function oneLine(text: string): string {
  return text.replace(/\s*[;\n]+\s*/g, ", ").replace(/([.!?])\s+(?=\S)/g, ", ");
}
