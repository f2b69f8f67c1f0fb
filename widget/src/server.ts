// The other things that the widget asks of the server.
import type { Message } from "./types";

type Old = Message & { kind: string };

/** The conversation so far; null if the server keeps none with this id. Throws if it cannot be reached. */
export async function history(base: URL, conversation: string): Promise<Old[] | null> {
  const response = await fetch(THIS(base), { headers: ticket(conversation) });
  if (response.status >= 500 || response.status === 429) throw new Error("not now");
  if (!response.ok) return null;
  return (await response.json()).messages;
}

/** Whether the conversation is deleted. */
export async function remove(base: URL, conversation: string): Promise<boolean> {
  try {
    const response = await fetch(THIS(base), { method: "DELETE", headers: ticket(conversation) });
    return response.ok || response.status === 404;
  } catch {
    return false;
  }
}

/** Whom to ring at this hour, or nothing if the server does not say. */
export async function numbers(base: URL, area: string | null): Promise<string> {
  try {
    const from = new URL("webhooks/web/numbers", base);
    if (area) from.searchParams.set("area", area);
    const response = await fetch(from);
    return response.ok ? String((await response.json()).numbers || "") : "";
  } catch {
    return "";
  }
}

/** The ticket goes into a header, so that no proxy on the way writes it into a log. */
const THIS = (base: URL): URL => new URL("webhooks/web/conversations/this", base);
const ticket = (conversation: string): HeadersInit => ({ Authorization: `Bearer ${conversation}` });
