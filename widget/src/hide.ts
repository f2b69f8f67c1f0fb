// Hides the screen at once: a button, or Escape twice.

/** Two presses within this time are meant. */
const TWICE = 1_500;

/** Calls `hide` when Escape is pressed twice anywhere in the page; gives back what ends that. */
export function onEscapeTwice(hide: () => void): () => void {
  let last = -Infinity;
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.repeat) return;
    const now = event.timeStamp;
    if (now - last < TWICE) hide();
    last = now - last < TWICE ? -Infinity : now;
  };
  document.addEventListener("keydown", press, true);
  return () => document.removeEventListener("keydown", press, true);
}
