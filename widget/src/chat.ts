// A conversation on the page: what is sent, and what comes back.
import { close, keepInSight, ours, theirs } from "./bubbles";
import { Delivery } from "./delivery";
import { showNumbers, type Frame } from "./frame";
import { keep, kept } from "./kept";
import { announced } from "./messages/message";
import { Outbox } from "./outbox";
import { history, numbers, remove } from "./server";
import type { Content, Message } from "./types";
import { words } from "./words";

export interface Options {
  base: URL;
  area: string | null;
  pages: string | null;
  /** The numbers that the site itself gives. */
  fallback(): string;
}

export class Chat {
  private outbox: Outbox;
  private delivery: Delivery;
  private inDanger = false;
  private spoken = false;
  private hushed = false;

  constructor(private frame: Frame, private options: Options) {
    const { show, note } = this;
    this.delivery = new Delivery({ frame, show, note, numbers: () => this.numbers() });
    this.outbox = new Outbox(options.base, this.delivery, (id) => keep(options.base, id));
    addEventListener("online", () => this.retry());
  }

  /** Goes on where this tab was, or begins. */
  async start(): Promise<void> {
    const { base, area } = this.options;
    void numbers(base, area).then((text) => { if (text) showNumbers(this.frame, text); });
    const id = kept(base);
    const old = id && await this.past(id);
    if (!id || !old) return this.begin();
    this.outbox.keep(id);
    this.again(old);
  }

  /** Sends what was typed; it stands in the conversation until the server has it, or comes back to the box. */
  type(): void {
    const text = this.frame.box.value;
    if (!text.trim()) return this.note(words("empty"));
    this.frame.box.value = "";
    this.send({ text }, text);
  }

  /** Sends an answer of any kind. */
  send = (content: Content, shown: string): void => {
    this.note("");
    this.spoken = true;
    const bubble = this.said(shown);
    this.delivery.begun(this.outbox.send(content), bubble);
    keepInSight(this.frame.log);
  };

  /** Tries everything again that waits for a connection. */
  retry(): void {
    this.outbox.retry();
  }

  /** Deletes the conversation here and on the server; says so if the server could not. */
  async delete(): Promise<void> {
    const id = this.outbox.conversation;
    if (id && !await remove(this.options.base, id)) return this.note(words("not_deleted"));
    this.clear();
    this.note(words("deleted"));
    this.begin();
  }

  /** One line under the transcript, which is also said. */
  note = (text: string): void => {
    this.frame.status.textContent = text;
    if (text) this.frame.live.say(text);
  };

  private show = (message: Message): void => {
    const { log, live } = this.frame;
    if (message.kind === "deleted") this.clear();
    const first = message.kind === "danger" && !this.inDanger;
    this.inDanger ||= first;
    if (message.choices?.length || message.items?.length) close(log);
    const { send, note, options: { area, pages } } = this;
    ours(log, message, { send, note, area: area ?? undefined, pages, first });
    this.progress(message);
    this.delivery.last();
    if (this.hushed) return;
    if (first) live.shout(`${words("immediate")}. ${message.text}`);
    else live.say(announced(message));
    // The first words of a conversation must not scroll the page that it stands in.
    if (this.spoken) keepInSight(log);
  };

  private said(text: string): HTMLElement {
    close(this.frame.log);
    this.inDanger = false;
    return theirs(this.frame.log, text);
  }

  private clear(): void {
    this.outbox.drop();
    this.delivery.clear();
    this.frame.log.replaceChildren();
    this.frame.box.value = "";
    this.frame.progress.hidden = true;
  }

  private begin(): void {
    this.outbox.keep(null);
    this.delivery.begun(this.outbox.send({}));
  }

  /** Draws a conversation that the server has kept; only that it is there is said. */
  private again(old: Message[]): void {
    this.hushed = true;
    for (const message of old) {
      if (message.kind === "user") this.said(message.text).querySelector(".fate")?.remove();
      else this.show(message);
    }
    this.hushed = false;
    this.frame.live.say(words("resumed"));
  }

  private async past(id: string): Promise<Message[] | null> {
    for (let seconds = 1; ; seconds = Math.min(30, seconds * 2)) {
      try {
        return await history(this.options.base, id);
      } catch {
        if (seconds === 1) this.show({ kind: "error", text: words("lost_start", { numbers: this.numbers() }) });
        await new Promise((go) => setTimeout(go, seconds * 1000));
      }
    }
  }

  private progress(message: Message): void {
    if (!message.choices && !message.items) return;
    const left = message.left ?? 0;
    this.frame.progress.hidden = !left;
    this.frame.progress.textContent = words(left === 1 ? "left_one" : "left", { count: left });
  }

  private numbers(): string {
    const asked = this.frame.numbers.textContent ?? "";
    const known = asked === words("no_numbers") ? this.options.fallback() || asked : asked;
    return /[.!?]$/.test(known) ? known : `${known}.`;
  }
}
