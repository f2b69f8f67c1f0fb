// What the server sends, as docs/reference/payload.schema.json describes it; only what the widget draws.

export interface Choice { label: string; payload: string }

export interface Cite {
  document: string;
  date: string | null;
  url: string | null;
  section: string;
  words: string;
  topic?: string;
  row?: number;
  level?: number;
}

export interface Contact {
  id: string;
  kind: "phone" | "sms" | "email" | "url" | "address" | "name";
  name: string;
  value: string;
  open: boolean | null;
  ring: boolean;
  state: string;
}

export interface Line {
  text: string;
  cite: Cite | null;
  brief: boolean;
  id?: string;
  question?: string;
  duty?: string;
  by?: string | null;
  who?: string;
  contact?: Contact;
}

export interface Block { id: string; title: string; lines: Line[] }

export interface Item { id: string; text: string; multiple: boolean; pick: boolean; choices: Choice[] }

export interface Found { id: string; text: string; because: string[]; status: string; change?: Choice }

/** One message of the assistant's; which fields it has depends on `kind`. */
export interface Message {
  kind: string;
  text: string;
  id?: string;
  area?: string | null;
  left?: number;
  choices?: Choice[];
  multiple?: boolean;
  items?: Item[];
  found?: Found[];
  unread?: string[];
  certain?: boolean;
  picks?: Choice[];
  lines?: string[];
  blocks?: Block[];
  level?: number | null;
  level_range?: number[];
  levels?: { level: number; name: string }[];
  early?: boolean;
  duties?: { id: string; do: string }[];
}

/** What goes back to the server. */
export interface Content { text?: string; payload?: string | string[] }

/** Sends an answer; `shown` is what stands in the conversation as theirs. */
export type Send = (content: Content, shown: string) => void;
