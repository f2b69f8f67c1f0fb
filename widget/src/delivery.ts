// What becomes of each message of theirs, told on the page at every moment: sending, not sent yet, sent, given back.
import { dots, fate } from "./bubbles";
import type { Frame } from "./frame";
import type { Letter, Told } from "./outbox";
import type { Message } from "./types";
import { words } from "./words";

export interface Page {
  frame: Frame;
  show(message: Message): void;
  note(text: string): void;
  /** Whom to ring, as far as it is known here. */
  numbers(): string;
}

export class Delivery implements Told {
  private bubbles = new Map<Letter, HTMLElement>();
  private open = new Set<Letter>();
  private late = new Set<Letter>();
  private dots = dots();
  private countdown = 0;

  constructor(private page: Page) {}

  /** A message is on its way; `bubble` is what stands for it, the first request of all has none. */
  begun(letter: Letter, bubble?: HTMLElement): void {
    this.open.add(letter);
    if (bubble) this.bubbles.set(letter, bubble);
    fate(bubble, words("sending"));
    this.last();
    this.page.frame.log.setAttribute("aria-busy", "true");
  }

  /** The dots that say that an answer is coming stand last. */
  last(): void {
    if (this.open.size) this.page.frame.log.append(this.dots);
  }

  /** Nothing is under way any more. */
  clear(): void {
    [this.bubbles, this.open, this.late].forEach((all) => all.clear());
    this.settle();
    this.calm();
  }

  trying(letter: Letter): void {
    if (!this.late.has(letter)) return;
    this.calm();
    fate(this.bubbles.get(letter), words("sending"));
  }

  message(letter: Letter, message: Message): void {
    this.heard(letter);
    this.page.show(message);
  }

  done(letter: Letter): void {
    this.heard(letter);
    this.bubbles.delete(letter);
    this.open.delete(letter);
    this.settle();
  }

  refused(letter: Letter, messages: Message[]): void {
    const bubble = this.bubbles.get(letter);
    messages.forEach((message) => this.page.show(message));
    this.done(letter);
    if (!letter.content.text || letter.content.payload) return;
    bubble?.remove();
    giveBack(this.page.frame.box, letter.content.text);
    this.page.note(words("text_back"));
  }

  waiting(letter: Letter, seconds: number, busy: boolean): void {
    if (busy) this.lost(letter, "too_many");
    fate(this.bubbles.get(letter), words("not_sent"));
    this.count(seconds);
    this.page.frame.retry.hidden = busy;
  }

  /** No answer comes: 999 and the numbers are said from here, once a message. */
  lost(letter: Letter, why?: "too_many"): void {
    if (this.late.has(letter)) return;
    this.late.add(letter);
    const key = why ?? (this.bubbles.has(letter) ? "lost" : "lost_start");
    this.page.frame.who.open = true;
    this.page.show({ kind: "error", text: words(key, { numbers: this.page.numbers() }) });
  }

  private heard(letter: Letter): void {
    fate(this.bubbles.get(letter), "");
    if (!this.late.delete(letter)) return;
    this.calm();
    this.page.note(words("back_again"));
  }

  private settle(): void {
    if (this.open.size) return;
    this.dots.remove();
    this.page.frame.log.removeAttribute("aria-busy");
  }

  private count(seconds: number): void {
    this.calm();
    const until = Date.now() + seconds * 1000;
    const tick = () => {
      const left = Math.max(1, Math.ceil((until - Date.now()) / 1000));
      this.page.frame.status.textContent = words("retry_in", { seconds: left });
    };
    tick();
    this.countdown = setInterval(tick, 1000) as unknown as number;
  }

  private calm(): void {
    const { box, retry, root, status } = this.page.frame;
    clearInterval(this.countdown);
    status.textContent = "";
    // A button that goes away must not take the focus with it.
    if ((root.getRootNode() as ShadowRoot).activeElement === retry) box.focus();
    retry.hidden = true;
  }
}

/** A text that was not taken stands in the box again, before what was typed meanwhile. */
function giveBack(box: HTMLTextAreaElement, text: string): void {
  box.value = box.value ? `${text}\n${box.value}` : text;
  box.dispatchEvent(new Event("input"));
}
