"use strict";
// The graph: what the server places first stays where it is; what is added finds room around the node that was expanded.
// The labels' script, which draws names over the picture, reads these.

const LARGE = 300; // pages of more nodes name the important ones only
const SAVED = 1500; // so many names are tried on a PNG of a large page, which is wider than a screen
const MOVING = 40; // so many names are drawn of a large page while it moves
const state = { selected: null, hovered: null, near: null, moving: 0 };
const shown = { nodes: new Set(), edges: new Set() };
let byImportance = [];

const byId = (id) => document.getElementById(id);
const { make } = plumbook;
const stage = byId("stage");
const frame = byId("canvas");
const { kinds, relations } = JSON.parse(stage.dataset.looks);
const nodes = new Map(); // by IRI: { id, label, group, url, vacant, x, y, degree, size }
const edges = new Map(); // by ends and relation: { id, from, to, one, other, relation, label, statements }
const documents = new Map(); // by IRI: { iri, label, date }
const edgesOf = new Map();
const inks = {};
let groups = { lines: [], nodes: [] }; // what is shown, by its look
let picture = null;

function takeColours() {
  const probe = make("i");
  document.body.append(probe);
  const names = ["paper", "card", "ink", "rule", "accent", ...Object.keys(kinds).map((k) => `kind-${k}`), ...Object.keys(relations).map((r) => `line-${r}`)];
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    inks[name] = getComputedStyle(probe).color;
  }
  probe.remove();
}

// Data

/** An IRI as the server writes it: what has no colon is a name of the graph's own. */
const iriOf = (name) => (!name || name.includes(":") ? name : stage.dataset.base + name);

function shortOf(iri) {
  const name = iri.startsWith(stage.dataset.base) ? iri.slice(stage.dataset.base.length) : iri;
  return name.includes(":") ? iri : name;
}

/** Take in a part of the graph; returns the nodes that were not known. */
function take(part) {
  const told = part.documents.map(([name, label, date]) => {
    const iri = iriOf(name);
    if (!documents.has(iri)) documents.set(iri, { iri, label, date });
    return documents.get(iri);
  });
  const ids = part.nodes.map(({ id }) => iriOf(id));
  const fresh = [];
  part.nodes.forEach((node, number) => {
    const id = ids[number];
    if (nodes.has(id)) return;
    nodes.set(id, { ...node, id, degree: 0, size: 10 });
    edgesOf.set(id, []);
    fresh.push(nodes.get(id));
  });
  for (const edge of part.edges) {
    const [from, to] = [ids[edge.from], ids[edge.to]];
    const id = JSON.stringify([from, to, edge.relation]);
    if (edges.has(id)) continue;
    const statements = edge.statements.map(([name, confidence, document = -1]) => ({ iri: iriOf(name), confidence: confidence ?? 1, stated: confidence !== null, document: told[document] }));
    edges.set(id, { ...edge, id, from, to, one: nodes.get(from), other: nodes.get(to), statements });
    edgesOf.get(from).push(id);
    if (to !== from) edgesOf.get(to).push(id);
  }
  return fresh;
}

function weigh() {
  for (const node of nodes.values()) {
    const around = new Set(edgesOf.get(node.id).flatMap((id) => [edges.get(id).from, edges.get(id).to]));
    around.delete(node.id);
    node.degree = around.size;
    node.size = Math.round(kinds[node.group].size * (10 + 3.2 * Math.sqrt(node.degree)) * 10) / 10;
  }
  byImportance = [...nodes.values()].sort((a, b) => b.degree - a.degree || (a.label < b.label ? -1 : 1));
}

/** Give new nodes places on rings around the node that was expanded, where nothing stands yet. */
function place(fresh, centre) {
  const middle = nodes.get(centre);
  const taken = [...nodes.values()].filter(({ x }) => x !== undefined).map(({ x, y }) => [x, y]);
  let ring = 1;
  let spot = 0;
  for (const node of fresh) {
    for (;;) {
      const around = Math.floor((2 * Math.PI * ring * 130) / 105);
      const angle = (2 * Math.PI * spot) / around + ring / 2;
      const [x, y] = [middle.x + ring * 150 * Math.cos(angle), middle.y + ring * 130 * Math.sin(angle)];
      spot += 1;
      if (spot >= around) [ring, spot] = [ring + 1, 0];
      if (taken.some(([u, v]) => Math.abs(u - x) < 88 && Math.abs(v - y) < 52)) continue;
      taken.push([x, y]);
      Object.assign(node, { x: Math.round(x), y: Math.round(y) });
      break;
    }
  }
}

// Drawing

const widthOf = (edge) => Math.round(relations[edge.relation].width * (1 + 0.35 * Math.log2(edge.statements.length)) * 4) / 4;

function lookOfNode({ group, vacant }, border = inks.paper, width = 1.5) {
  const [own, shape] = [inks[`kind-${group}`], kinds[group].shape];
  if (vacant) return { shape, fill: inks.paper, border: width > 2 ? border : own, width: Math.max(width, 2.2), dashes: [4, 3], always: true };
  return { shape, fill: own, border, width, dashes: [], always: width > 2 };
}

function lookOfLine(edge) {
  const { arrow, dashes } = relations[edge.relation];
  return { colour: inks[`line-${edge.relation}`], width: widthOf(edge), dashes, arrow };
}

/** Group what is drawn by its look. */
function grouped(things, keyOf, lookOf) {
  const found = new Map();
  for (const thing of things) {
    const key = keyOf(thing);
    if (!found.has(key)) found.set(key, [lookOf(thing), []]);
    found.get(key)[1].push(thing);
  }
  return [...found.values()];
}

const linesOf = (ids) => grouped([...ids].map((id) => edges.get(id)), (edge) => `${edge.relation}/${widthOf(edge)}`, lookOfLine);
const nodesOf = (ids, ...border) => grouped([...ids].map((id) => nodes.get(id)), (node) => `${node.group}/${node.vacant}`, (node) => lookOfNode(node, ...border));

/** Draw all that is shown anew. */
function redraw() {
  groups = { lines: linesOf(shown.edges), nodes: nodesOf(shown.nodes) };
  picture.renew();
}

function nearNow() {
  if (!state.near) return null;
  const chosen = state.selected.type === "node" ? [state.selected.id] : [];
  const around = [...state.near.nodes].filter((id) => shown.nodes.has(id) && !chosen.includes(id));
  return { lines: linesOf([...state.near.edges].filter((id) => shown.edges.has(id))), nodes: [...nodesOf(around), ...nodesOf(chosen, inks.accent, 3.5)] };
}

function drawOver(context) {
  if (state.hovered?.type === "node") picture.put(context, [], nodesOf([state.hovered.id], inks.ink, 2.5));
  drawLabels(context, namedIn(picture), inks);
  if (state.hovered?.type === "edge") {
    const { one, other, label } = edges.get(state.hovered.id);
    const [[x, y], [u, v]] = [picture.placeOf(one), picture.placeOf(other)];
    drawLineLabel(context, (x + u) / 2, (y + v) / 2, label, inks);
  }
}

function start() {
  picture = new Picture(frame, { lines: () => groups.lines, nodes: () => groups.nodes, near: nearNow, over: drawOver });
  const under = (left, top) => {
    const node = nodeAt(picture, nodesShown(), left, top);
    if (node) return { type: "node", id: node.id };
    const line = lineAt(picture, [...shown.edges].map((id) => edges.get(id)), left, top);
    return line && { type: "edge", id: line.id };
  };
  watchPointers(picture, frame, {
    nodeAt: (left, top) => nodeAt(picture, nodesShown(), left, top),
    clicked: (left, top) => select(under(left, top)),
    opened: (left, top) => {
      const found = under(left, top);
      if (found?.type === "node") expand(found.id);
    },
    pointed(left, top) {
      const found = under(left, top);
      if (found?.id === state.hovered?.id) return;
      state.hovered = found;
      frame.classList.toggle("pointing", Boolean(found));
      picture.redraw();
    },
  });
}

const nodesShown = () => [...shown.nodes].map((id) => nodes.get(id));

/** What the labels need to know of a view; while a large page moves, it names fewer. */
function namedIn(view) {
  const { width, height, scale } = view;
  const large = nodes.size > LARGE;
  return {
    least: large ? 7 : 2,
    always: large ? 0 : 24,
    overlap: large ? 0.02 : 0.015,
    most: !large ? nodes.size : view.moving ? MOVING : Math.round(50 + 300 * Math.max(0, scale - 0.12)),
    holds(id) {
      const [x, y] = view.placeOf(nodes.get(id));
      return x > -80 && y > -30 && x < width + 80 && y < height + 30;
    },
    outside: ([left, top, right, bottom]) => (Math.max(0, -left) + Math.max(0, right - width)) * (bottom - top) + (Math.max(0, -top) + Math.max(0, bottom - height)) * (right - left),
    place: (id) => [...view.placeOf(nodes.get(id)), nodes.get(id).size * scale],
  };
}

// Keys and tools

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function nearest(id, [across, down]) {
  const here = nodes.get(id);
  let best = { cost: Infinity, id };
  for (const other of shown.nodes) {
    if (other === id) continue;
    const { x, y } = nodes.get(other);
    const along = (x - here.x) * across + (y - here.y) * down;
    const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * across);
    if (along > 0 && aside <= 2 * along && along + 2 * aside < best.cost) best = { cost: along + 2 * aside, id: other };
  }
  return best.id;
}

function step(direction) {
  const first = byImportance.find(({ id }) => shown.nodes.has(id));
  if (!first) return;
  const here = state.selected?.type === "node" ? state.selected.id : null;
  select({ type: "node", id: here === null ? first.id : nearest(here, direction) }, { go: true });
  const node = nodes.get(state.selected.id);
  byId("said").textContent = `${node.label}, ${kinds[node.group].label}, ${node.degree} neighbours`;
}

function zoom(factor) {
  picture.moveTo({ scale: picture.scale * factor, duration: moves(120) });
}

/** How far the panel moves the middle of what it leaves free, in pixels. */
function aside() {
  const panel = byId("panel");
  if (panel.hidden) return { x: 0, y: 0 };
  return panel.offsetWidth < frame.clientWidth ? { x: -panel.offsetWidth / 2, y: 0 } : { x: 0, y: -panel.offsetHeight / 2 };
}

function fit(animated = true) {
  const places = nodesShown();
  if (!places.length) return;
  const { x, y } = aside();
  const span = (values) => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [span(places.map((place) => place.x)), span(places.map((place) => place.y))];
  const [width, height] = [frame.clientWidth + 2 * x, frame.clientHeight + 2 * y];
  const scale = Math.min((width - Math.min(180, width / 4)) / (right - left || 1), (height - 170) / (bottom - top || 1), 1.5);
  picture.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 20 / scale }, scale, offset: { x, y }, duration: animated ? moves(300) : 0 });
}

function startTools() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => fit());
  for (const field of document.querySelectorAll(".filters fieldset input, .filters fieldset select")) field.addEventListener("input", refilter);
  document.querySelector(".sizes")?.addEventListener("submit", sendFilters);
  byId("filters-button").addEventListener("click", ({ currentTarget: button }) => button.setAttribute("aria-expanded", String(byId("filters").classList.toggle("open"))));
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ways = { Enter: () => state.selected?.type === "node" && expand(state.selected.id), "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit() };
    if (DIRECTIONS[event.key]) step(DIRECTIONS[event.key]);
    else if (ways[event.key]) ways[event.key]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") byId("save").open ? (byId("save").open = false) : state.selected && select(null);
  });
  document.addEventListener("themechange", () => {
    takeColours();
    redraw();
  });
  for (const button of document.querySelectorAll("[data-save]"))
    button.addEventListener("click", () => {
      save(button.dataset.save);
      byId("save").open = false;
    });
}

function save(format) {
  const name = `${(stage.dataset.name.replace(/[^\p{L}\p{N} _-]+/gu, "").trim() || "graph").slice(0, 80)}.${format}`;
  if (format === "png") return savePng(name);
  const records = [...shown.nodes].map((id) => {
    const node = nodes.get(id);
    return { ...node, kind: kinds[node.group].label, shape: kinds[node.group].shape, colour: inks[`kind-${node.group}`] };
  });
  const links = [...shown.edges].map((id) => {
    const edge = edges.get(id);
    const sign = { for: 1, against: -1 }[edge.relation] ?? 0;
    const confidence = Math.max(...edge.statements.map((each) => each.confidence));
    return { ...edge, sign, confidence, statements: edge.statements.length, colour: inks[`line-${edge.relation}`], width: widthOf(edge), dashes: relations[edge.relation].dashes, arrow: relations[edge.relation].arrow };
  });
  const written = { graphml: graphmlOf, gexf: gexfOf, svg: svgOf }[format](records, links, inks);
  download(written, format === "svg" ? "image/svg+xml" : "application/xml", name);
}

/** Save all that is shown as the screen draws it, but as if nothing were chosen. */
function savePng(name) {
  const ruler = document.createElement("canvas").getContext("2d");
  const most = nodes.size > LARGE ? SAVED : nodes.size;
  const named = new Set(byImportance.filter(({ id }) => shown.nodes.has(id)).slice(0, most));
  const view = wholeView(nodesShown(), (node) => (named.has(node) ? measured(ruler, node, false) : { width: 0, height: 0 }), shown.edges.size > DASHED ? CROWDED : LONGEST);
  const chosen = { ...state };
  downloadPng(view, inks.paper, (context) => {
    Object.assign(state, { selected: null, hovered: null, near: null });
    view.put(context, groups.lines, groups.nodes);
    const within = namedIn(view);
    drawLabels(context, { ...within, most, outside: (box) => 1000 * within.outside(box) }, inks); // no name is cut
    Object.assign(state, chosen);
  }, name);
}

/** Ask for what the page draws; a server that is still reading a large graph is asked again. */
async function asked() {
  for (;;) {
    const answer = await fetch(`/graph/data${location.search}`).catch(() => null);
    if (answer?.status !== 202) return answer;
    byId("waiting").textContent = "This graph is large, and its statements are still being read …";
    await new Promise((done) => setTimeout(done, 1000));
  }
}

(async () => {
  takeColours();
  const answer = await asked();
  if (!answer?.ok) {
    byId("waiting").textContent = "The server did not answer. Is it still running?";
    return;
  }
  const part = await answer.json();
  take(part);
  weigh();
  legend();
  readFilters();
  start();
  filter();
  redraw();
  fit(false);
  startTools();
  byId("waiting").hidden = nodes.size > 0;
  if (!nodes.size) byId("waiting").textContent = "There is nothing to draw.";
  const focus = new URLSearchParams(location.search).get("focus");
  if (focus && nodes.has(focus)) {
    select({ type: "node", id: focus });
    fit(false);
  }
  tell(part.left_out);
  Object.assign(window.plumbook, { picture, nodes, edges, shown, state, select, expand, ready: true });
})();
