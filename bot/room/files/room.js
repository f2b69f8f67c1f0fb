// Keeps a page up to date while a room votes. Without it, "Look again" does the same. Nothing is stored.
"use strict";
(() => {
  const OFTEN = 3000, SELDOM = 15000;
  const watched = document.querySelector("[data-watch]");
  if (!watched) return;
  const everybody = document.querySelector("[data-everybody]");
  const news = watched.querySelector("[data-new]");
  let pause = OFTEN;

  // A page on which somebody is choosing is never taken away: it gets a line with a link instead.
  function changed() {
    if (watched.hasAttribute("data-reload") || !news) location.reload();
    else if (news.hidden) news.hidden = false;
  }

  function heard(state) {
    if (state.phase !== watched.dataset.phase) changed();
    if (news) return;
    if (watched.textContent !== state.people) watched.textContent = state.people;
    if (everybody && everybody.textContent !== state.everybody) everybody.textContent = state.everybody;
  }

  async function look() {
    try {
      const answer = await fetch(watched.dataset.watch, { cache: "no-store" });
      if (answer.ok) heard(await answer.json());
      else if (answer.status === 404 || answer.status === 401) return changed();
      pause = OFTEN;
    } catch {
      pause = SELDOM;
    }
    setTimeout(look, document.hidden ? SELDOM : pause);
  }

  setTimeout(look, OFTEN);
})();
