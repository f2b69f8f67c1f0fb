// <threshold-assistant>: the conversation in a shadow root, so that neither page's style touches the other.
import { Chat } from "./chat";
import { button, h, linked } from "./dom";
import { frame, type Frame } from "./frame";
import { onEscapeTwice } from "./hide";
import { launcher } from "./launcher";
import css from "./style.css";
import { tools } from "./tools";
import { tooLong, words } from "./words";

/** Where this script came from is where the assistant answers, unless the site says otherwise. */
const script = document.currentScript as HTMLScriptElement | null;
export const home = new URL(".", script?.src || location.href);

export class ThresholdAssistant extends HTMLElement {
  private ended?: () => void;
  private inside = h("div", { class: "all" });
  private shows = button(words("show"), () => this.hideAll(false), { class: "quiet" });
  private cover = h("div", { hidden: true }, this.shows);
  private pageTitle = document.title;

  connectedCallback(): void {
    this.ended = onEscapeTwice(() => this.hideAll(true));
    if (!this.shadowRoot) this.build();
  }

  disconnectedCallback(): void {
    this.ended?.();
  }

  /** Everything is out of sight at once, or back again; the conversation stays as it is. */
  hideAll(now: boolean): void {
    const exit = this.getAttribute("exit");
    if (now && exit) return location.replace(exit);
    const focused = this.shadowRoot!.activeElement !== null;
    this.inside.hidden = now;
    this.cover.hidden = !now;
    if (this.hasAttribute("full")) document.title = now ? words("hidden_title") : this.pageTitle;
    if (now && focused) this.shows.focus();
    if (now) return;
    this.shadowRoot!.querySelector<HTMLElement>(".said:last-of-type")?.scrollIntoView({ block: "nearest" });
    this.shadowRoot!.querySelector<HTMLElement>(".opener, textarea")?.focus({ preventScroll: true });
  }

  private build(): void {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    const base = new URL(this.getAttribute("server") || home.href, location.href);
    const made = frame(this.hasAttribute("full"), new URL("accessibility", base), () => this.hideAll(true), () => chat.retry());
    const chat = new Chat(made, { base, area: this.getAttribute("area"), pages: this.getAttribute("sources"),
      fallback: () => ((this.querySelector('[slot="numbers"]') ?? this).textContent ?? "").replace(/\s+/g, " ").trim() });
    wire(made, chat);
    const own = this.querySelector('[slot="numbers"]');
    own?.replaceChildren(linked(own.textContent ?? ""));
    if (this.hasAttribute("full")) this.cover.prepend(h("h1", { class: "unseen" }, words("hidden_title")));
    root.append(this.inside, this.cover);
    this.place(made, () => void chat.start());
  }

  /** As a panel in the page or, with `launcher`, as a button in the corner. */
  private place(made: Frame, start: () => void): void {
    if (!this.hasAttribute("launcher")) {
      this.inside.append(made.root);
      return start();
    }
    const { opener, panel } = launcher(made.root, made.title, start);
    this.inside.append(opener, panel);
  }
}

function wire(made: Frame, chat: Chat): void {
  made.tools.append(...tools(chat));
  made.form.addEventListener("submit", (event) => {
    event.preventDefault();
    chat.type();
  });
  made.box.addEventListener("input", () => {
    const long = tooLong(made.box.value);
    made.box.toggleAttribute("aria-invalid", long);
    if (long) chat.note(words("too_long"));
  });
}
