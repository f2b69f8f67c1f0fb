// One attempt to hand the server a message, and what became of it.
import type { Content, Message } from "./types";

export type Outcome =
  | { is: "done" }
  | { is: "refused"; error: string; messages: Message[] }
  | { is: "wait"; seconds: number }
  | { is: "lost" };

export interface Ears {
  /** The server has the message. */
  taken(): void;
  conversation(id: string): void;
  message(message: Message): void;
}

/** No sign of life for this long is a lost connection. */
export const SILENCE = 20_000;

type Posted = Content & { conversation: string | null; id: string };

/** Sends once; never throws. Messages are handed on as they come, so that 999 waits for nothing. */
export async function post(base: URL, body: Posted, ears: Ears): Promise<Outcome> {
  const stop = new AbortController();
  const alive = watch(stop);
  try {
    const response = await fetch(new URL("webhooks/web/messages", base), {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", Accept: "application/x-ndjson" },
      signal: stop.signal,
    });
    return await heard(response, ears, alive.sign);
  } catch {
    return { is: "lost" };
  } finally {
    alive.end();
  }
}

function watch(stop: AbortController): { sign(): void; end(): void } {
  let timer = 0;
  const end = () => clearTimeout(timer);
  const sign = () => {
    end();
    timer = setTimeout(() => stop.abort(), SILENCE) as unknown as number;
  };
  sign();
  return { sign, end };
}

async function heard(response: Response, ears: Ears, alive: () => void): Promise<Outcome> {
  if (response.ok && isLines(response)) {
    ears.taken();
    await readLines(response, (line) => { alive(); hand(line, ears); });
    return { is: "done" };
  }
  const whole = await response.json();
  if (response.status === 429) return { is: "wait", seconds: Number(whole.retry_after) || 5 };
  // Above 500 the server could not answer at all, so the same message is tried again.
  if (response.status >= 500 || !Array.isArray(whole.messages)) return { is: "lost" };
  hand({ conversation: whole.conversation }, ears);
  if (!response.ok) return { is: "refused", error: String(whole.error), messages: whole.messages };
  ears.taken();
  whole.messages.forEach((message: Message) => hand(message, ears));
  return { is: "done" };
}

function isLines(response: Response): boolean {
  return (response.headers.get("Content-Type") || "").startsWith("application/x-ndjson");
}

function hand(line: Partial<Message> & { conversation?: string }, ears: Ears): void {
  if (line.text) ears.message(line as Message);
  else if (line.conversation) ears.conversation(line.conversation);
}

async function readLines(response: Response, take: (line: object) => void): Promise<void> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split("\n");
    rest = lines.pop()!;
    lines.filter(Boolean).forEach((line) => take(JSON.parse(line)));
    if (done) return;
  }
}
