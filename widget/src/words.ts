// The fixed texts of the widget: words.json, where anybody can change them.
import texts from "./words.json";

export type Key = keyof typeof texts;

/** The text of a key with its {gaps} filled. */
export function words(key: Key, gaps: Record<string, string | number> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(gaps[name] ?? "")).replace(/ {2,}/g, " ").trim();
}

/** Whether a text is longer than the server takes. */
export const tooLong = (text: string): boolean => text.length > 10_000;
