// The chat page. Messages are text, never markup: nothing that comes back is run or parsed as HTML.
"use strict";

const MESSAGES = "/webhooks/web/messages";
const PATIENCE = 5000;
const $ = (id) => document.getElementById(id);
const log = $("log"), box = $("text");
let conversation = null, busy = 0;

// ---- showing -------------------------------------------------------------

function linked(text) {
  // Telephone numbers become links; everything else stays text.
  const parts = document.createDocumentFragment();
  const number = /(?<![\d.\/-])(999(?! BSL)|101|18000|0\d(?:[ ]?\d){8,9}|0800 ?1111)(?![\d\/-])/g;
  let at = 0;
  for (const found of text.matchAll(number)) {
    parts.append(text.slice(at, found.index));
    const link = document.createElement("a");
    link.href = "tel:" + found[0].replace(/ /g, "");
    link.textContent = found[0];
    parts.append(link);
    at = found.index + found[0].length;
  }
  parts.append(text.slice(at));
  return parts;
}

function bubble(who, text, extra) {
  const one = document.createElement("div");
  one.className = who === "You" ? "you" : "bot";
  if (extra) one.classList.add(...extra.split(" "));
  const name = document.createElement("span");
  name.className = "who";
  name.textContent = who;
  one.append(name, linked(text));
  log.append(one);
  return one;
}

function announce(text, urgent) {
  // Each message is read out once by a screen reader, then taken out of the live region again.
  const line = document.createElement("p");
  line.textContent = text;
  $(urgent ? "alert" : "live").append(line);
  setTimeout(() => line.remove(), 4000);
}

function show(message) {
  if (!message.text) return;
  const order = message.kind === "danger" && /^Call 999 now/.test(message.text);
  const style = order ? "urgent" : message.kind === "danger" || message.kind === "error" ? "urgent second" : "";
  const one = bubble("Assistant", message.text, style);
  addChoices(one, message);
  announce(message.text, order);
  keepInSight(one);
}

function keepInSight(one) {
  // The newest message, but never at the price of the first one after what the person typed.
  one.scrollIntoView({ block: "nearest" });
  const yours = [...log.querySelectorAll(".you")].pop();
  const first = yours && yours.nextElementSibling;
  if (first && first.getBoundingClientRect().top < 80) first.scrollIntoView({ block: "start" });
}

function addChoices(one, message) {
  const items = (message.items || []).filter((item) => item.choices.length);
  if (items.length) one.append(list(items));
  for (const item of (message.items || []).filter((other) => !other.choices.length)) {
    const question = document.createElement("p");
    question.className = "open";
    question.textContent = item.text + " (Type it in your own words.)";
    one.append(question);
  }
  if (message.choices && message.choices.length) {
    const only = [{ text: message.text, choices: message.choices, multiple: true }];
    one.append(message.multiple ? list(only, true) : buttons(message.choices));
  }
  if (message.kind === "copy") one.append(copyButton(message.text));
  if (message.blocks) one.append(everything(message.blocks));
}

function everything(blocks) {
  // The whole answer with the source of each sentence; the text above is its short form.
  const all = document.createElement("details"), summary = document.createElement("summary");
  summary.textContent = "All of it, with the source of every sentence";
  all.append(summary);
  for (const block of blocks) {
    const title = document.createElement("h3"), lines = document.createElement("ul");
    title.textContent = block.title;
    for (const line of block.lines) {
      const row = document.createElement("li");
      row.append(linked(line.text));
      if (line.cite) row.append(source(line.cite.words));
      lines.append(row);
    }
    all.append(title, lines);
  }
  return all;
}

function source(words) {
  const small = document.createElement("small");
  small.textContent = " " + words;
  return small;
}

function buttons(choices) {
  const group = document.createElement("div");
  group.className = "choices";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Answers");
  for (const choice of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = choice.label;
    button.addEventListener("click", () => {
      for (const other of group.children) other.setAttribute("aria-pressed", other === button);
      send({ payload: choice.payload }, choice.label);
    });
    group.append(button);
  }
  return group;
}

let lists = 0;

function list(items, hideTitle) {
  // Several questions, answered together: one choice for each, or several where the question allows it.
  const all = document.createElement("div"), boxes = [];
  for (const item of items) {
    const group = document.createElement("fieldset"), title = document.createElement("legend");
    group.className = "choices";
    title.textContent = item.text;
    if (hideTitle) title.className = "hidden";
    group.append(title);
    const name = "list" + ++lists;
    for (const choice of item.choices) {
      const label = document.createElement("label"), box = document.createElement("input");
      box.type = item.multiple ? "checkbox" : "radio";
      box.name = name;
      label.append(box, " " + choice.label);
      group.append(label);
      boxes.push([box, choice]);
    }
    all.append(group);
  }
  all.append(sender(boxes));
  return all;
}

function sender(boxes) {
  const done = document.createElement("button");
  done.type = "button";
  done.textContent = "Send these answers";
  done.addEventListener("click", () => {
    const chosen = boxes.filter(([box]) => box.checked).map(([, choice]) => choice);
    if (!chosen.length) return note("Nothing is chosen. Choose what you know, or skip.");
    send({ payload: chosen.map((one) => one.payload) }, chosen.map((one) => one.label).join("; "));
  });
  return done;
}

function copyButton(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      note("Copied.");
    } catch (error) {
      note("Copying is not allowed here. Mark the text and copy it by hand.");
    }
  });
  return button;
}

function note(text) {
  $("status").textContent = text;
  announce(text, false);
}

// ---- sending -------------------------------------------------------------

function fallback() {
  // The server has not answered: the page says 999 and the numbers itself.
  show({ kind: "error", text: "I cannot reach the assistant just now. If a child is in danger now, call 999. " +
    $("numbers").textContent.trim() + " Nothing that you typed is lost: it is on your screen. Please send it again." });
}

async function readLines(response, take) {
  const reader = response.body.getReader(), decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value || new Uint8Array(), { stream: !done });
    const lines = rest.split("\n");
    rest = lines.pop();
    lines.filter(Boolean).forEach((line) => take(JSON.parse(line)));
    if (done) return;
  }
}

async function post(body, take) {
  const response = await fetch(MESSAGES, { method: "POST", body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", "Accept": "application/x-ndjson" } });
  const type = response.headers.get("Content-Type") || "";
  if (type.startsWith("application/x-ndjson")) return readLines(response, take);
  const whole = await response.json();
  if (whole.conversation) take({ conversation: whole.conversation });
  whole.messages.forEach(take);
}

async function send(content, shown) {
  if (shown) bubble("You", shown).scrollIntoView({ block: "nearest" });
  let answered = false, warned = false;
  const warn = () => { if (!answered && !warned) { warned = true; fallback(); } };
  const timer = setTimeout(warn, PATIENCE);
  $("status").textContent = ++busy ? "Waiting for an answer." : "";
  try {
    await post({ ...content, conversation, id: newId() }, (line) => {
      if (line.conversation) conversation = line.conversation;
      if (line.text) { answered = true; show(line); }
      if (line.kind === "deleted") conversation = null;
    });
  } catch (error) {
    answered = false;
  }
  clearTimeout(timer);
  warn();
  if (!--busy) $("status").textContent = "";
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("");
}

async function deleteAll() {
  if (!window.confirm("Delete this conversation? It cannot be brought back.")) return;
  try {
    if (conversation) {
      const path = "/webhooks/web/conversations/" + encodeURIComponent(conversation);
      const response = await fetch(path, { method: "DELETE" });
      const answer = await response.json();
      if (!response.ok) return note(answer.messages[0].text);
    }
    conversation = null;
    log.replaceChildren();
    box.value = "";
    note("Deleted. Nothing of this conversation is kept here.");
    send({});
  } catch (error) {
    note("This could not be deleted just now. Please try again.");
  }
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = box.value;
  if (!text.trim()) return note("Please type something first.");
  box.value = "";
  send({ text }, text);
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("form").requestSubmit();
  }
});
$("delete").addEventListener("click", deleteAll);
send({});
