"use strict";
// What is selected, and what the graph says of it. Every text goes in as a text node.

const LISTED = 60; // links of a node

function select(selected, { go = false } = {}) {
  state.selected = selected;
  if (!selected) state.near = null;
  else if (selected.type === "edge") {
    const { from, to } = edges.get(selected.id);
    state.near = { nodes: new Set([from, to]), edges: new Set([selected.id]) };
  } else {
    const around = edgesOf.get(selected.id).filter((id) => shown.edges.has(id));
    state.near = { nodes: new Set([selected.id, ...around.flatMap((id) => [edges.get(id).from, edges.get(id).to])]), edges: new Set(around) };
  }
  fillPanel();
  if (go && selected?.type === "node") picture.moveTo({ position: nodes.get(selected.id), offset: aside(), duration: moves(300) });
  picture.redraw();
}

const moves = (duration) => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : duration);
const percent = (number) => `${Math.round(number * 100)}\u202f%`;

function nodeButton(id) {
  return make("button", { type: "button", class: "link", "data-node": id }, nodes.get(id).label);
}

function sentence(edge, statementLinks) {
  const line = make("li", {}, nodeButton(edge.from), ` ${edge.label} `, nodeButton(edge.to));
  const told = edge.statements.filter(({ iri }) => iri).sort((a, b) => b.confidence - a.confidence);
  if (statementLinks || told.length) {
    const most = statementLinks ? 12 : 1;
    for (const { iri, confidence, stated, document: of } of told.slice(0, most))
      line.append(make("div", { class: "small" }, make("a", { href: `/thing?iri=${encodeURIComponent(iri)}` }, of?.label || "the sentence"), stated ? `, ${percent(confidence)} sure` : ", confidence not stated"));
    if (told.length > most) line.append(make("div", { class: "small" }, `and ${told.length - most} more`));
  }
  return line;
}

function fillPanel() {
  const panel = byId("panel");
  panel.hidden = !state.selected;
  if (!state.selected) return;
  const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
  close.addEventListener("click", () => {
    select(null);
    frame.focus();
  });
  const list = make("ul");
  if (state.selected.type === "node") {
    const node = nodes.get(state.selected.id);
    const more = make("button", { type: "button", class: "plain" }, "Show more around it");
    more.addEventListener("click", () => expand(node.id));
    const ways = make("p", { class: "ways" }, make("a", { href: node.url }, "Open its page"), more);
    const order = Object.keys(relations); // what somebody is for stands before what they speak of
    const around = edgesOf.get(node.id).filter((id) => shown.edges.has(id)).map((id) => edges.get(id));
    around.sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation));
    for (const edge of around.slice(0, LISTED)) list.append(sentence(edge, false));
    if (around.length > LISTED) list.append(make("li", { class: "small" }, `and ${around.length - LISTED} more on its page`));
    panel.replaceChildren(close, make("p", { class: "kind" }, node.vacant ? `${kinds[node.group].label}, said to stand empty` : kinds[node.group].label), make("h2", {}, node.label), ways, list);
  } else {
    const edge = edges.get(state.selected.id);
    list.append(sentence(edge, true));
    panel.replaceChildren(close, make("p", { class: "kind" }, relations[edge.relation].label), list);
  }
  for (const button of panel.querySelectorAll("[data-node]")) button.addEventListener("click", () => select({ type: "node", id: button.dataset.node }, { go: true }));
  panel.scrollTop = 0;
}

async function expand(id) {
  byId("waiting").textContent = "Looking around …";
  byId("waiting").hidden = false;
  const answer = await fetch("/graph/around", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ thing: id, known: [...nodes.keys()].map(shortOf) }) }).catch(() => null);
  byId("waiting").hidden = true;
  if (!answer?.ok) {
    byId("said").textContent = "The server did not answer.";
    return;
  }
  const part = await answer.json();
  place(take(part), id);
  weigh();
  legend();
  filter();
  redraw();
  select({ type: "node", id });
  tell(part.left_out);
}

