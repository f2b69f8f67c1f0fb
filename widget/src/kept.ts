// The only thing that is kept in the browser: the id of the conversation, in this tab, until it is closed or deleted.
// Nothing that was typed or answered is ever kept here.

const KEY = "threshold-assistant";

/** The conversation of this tab, if there is one and the browser keeps anything. */
export function kept(base: URL): string | null {
  try {
    return sessionStorage.getItem(`${KEY} ${base.origin}`);
  } catch {
    return null;
  }
}

/** Keeps the id of the conversation, or forgets it. */
export function keep(base: URL, id: string | null): void {
  try {
    if (id) sessionStorage.setItem(`${KEY} ${base.origin}`, id);
    else sessionStorage.removeItem(`${KEY} ${base.origin}`);
  } catch {
    // A browser that keeps nothing only cannot go on after a reload.
  }
}
