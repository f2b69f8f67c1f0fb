// Messages on their way to the server: each is sent until it is taken, and counts once however often it is sent.
import { post, type Outcome } from "./post";
import type { Content, Message } from "./types";

/** Longest wait between two attempts, in seconds. */
const LONGEST = 30;
/** After this long without an answer the page says 999 and the numbers itself. */
export const PATIENCE = 5_000;

export interface Letter {
  id: string;
  content: Content;
  /** What of the answer stands on the page already, in case the rest has to be asked for again. */
  seen: string[];
  dropped: boolean;
}

export interface Told {
  message(letter: Letter, message: Message): void;
  /** No answer yet, and none for some time; said once a letter. */
  lost(letter: Letter): void;
  waiting(letter: Letter, seconds: number, busy: boolean): void;
  trying(letter: Letter): void;
  done(letter: Letter): void;
  refused(letter: Letter, messages: Message[]): void;
}

export class Outbox {
  conversation: string | null = null;
  private before: Promise<void> = Promise.resolve();
  private letters = new Set<Letter>();
  private hurry: (() => void)[] = [];

  constructor(private base: URL, private told: Told, private kept: (id: string | null) => void) {}

  /** Sends a message after those before it have reached the server. */
  send(content: Content): Letter {
    const letter: Letter = { id: newId(), content, seen: [], dropped: false };
    this.letters.add(letter);
    const before = this.before;
    this.before = new Promise((next) => { void before.then(() => this.deliver(letter, next)); });
    return letter;
  }

  /** Tries everything that waits again at once. */
  retry(): void {
    this.hurry.splice(0).forEach((go) => go());
  }

  /** Nothing that is still under way counts any more. */
  drop(): void {
    this.letters.forEach((letter) => { letter.dropped = true; });
    this.letters.clear();
    this.keep(null);
    this.retry();
  }

  /** The conversation that the next message belongs to. */
  keep(id: string | null): void {
    this.conversation = id;
    this.kept(id);
  }

  private async deliver(letter: Letter, next: () => void): Promise<void> {
    // A message behind one that hangs is not held back: it may be the one that says "he has a knife".
    const late = setTimeout(() => { next(); this.late(letter); }, PATIENCE);
    for (let attempt = 0; !letter.dropped; attempt++) {
      const outcome = await this.attempt(letter, next);
      if (letter.dropped || this.settled(letter, outcome)) break;
      const busy = outcome.is === "wait";
      if (!busy) this.late(letter);
      await this.pause(letter, outcome.is === "wait" ? outcome.seconds : backOff(attempt), busy);
    }
    clearTimeout(late);
    next();
  }

  private attempt(letter: Letter, next: () => void): Promise<Outcome> {
    this.told.trying(letter);
    const again = [...letter.seen];
    const body = { ...letter.content, conversation: this.conversation, id: letter.id };
    return post(this.base, body, {
      taken: next,
      conversation: (id) => { if (!letter.dropped) this.keep(id); },
      message: (message) => {
        const known = again.indexOf(message.text);
        if (known >= 0) again.splice(known, 1);
        else if (!letter.dropped) {
          letter.seen.push(message.text);
          this.told.message(letter, message);
        }
      },
    });
  }

  private settled(letter: Letter, outcome: Outcome): boolean {
    if (outcome.is !== "done" && outcome.is !== "refused") return false;
    this.letters.delete(letter);
    if (outcome.is === "done") this.told.done(letter);
    else {
      // A conversation whose time is over takes nothing more; the next message begins a new one.
      if (outcome.error === "expired") this.keep(null);
      this.told.refused(letter, outcome.messages);
    }
    return true;
  }

  private late(letter: Letter): void {
    if (this.letters.has(letter) && !letter.seen.length) this.told.lost(letter);
  }

  private pause(letter: Letter, seconds: number, busy: boolean): Promise<void> {
    this.told.waiting(letter, seconds, busy);
    return new Promise((go) => {
      this.hurry.push(go);
      setTimeout(go, seconds * 1000);
    });
  }
}

/** 1, 2, 4 ... seconds, with some chance, so that not every page comes back at the same moment. */
function backOff(attempt: number): number {
  return Math.min(LONGEST, 2 ** attempt) * (0.75 + Math.random() / 2);
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("");
}
