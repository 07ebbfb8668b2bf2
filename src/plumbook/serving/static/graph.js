"use strict";
// The graph: what the server places first stays where it is; what is added finds room around the node that was expanded.
// The labels' script, which draws names over the picture, reads these.

const LARGE = 300; // pages of more nodes name the important ones only
const MOVING = 40; // so many names are drawn of a large page while it moves
const state = { selected: null, hovered: null, near: null, moving: 0 };
const shown = { nodes: new Set(), edges: new Set() };
let byImportance = [];

const byId = (id) => document.getElementById(id);
const { make } = plumbook;
const stage = byId("stage");
const frame = byId("canvas");
const { kinds, relations } = JSON.parse(stage.dataset.looks);
const nodes = new Map(); // by IRI: { id, label, group, url, x, y, degree }
const edges = new Map(); // by ends and relation: { id, from, to, relation, label, statements }
const documents = new Map(); // by IRI: { label, date }
const edgesOf = new Map();
const inks = {};
let network = null;
const drawnNodes = new vis.DataSet();
const drawnEdges = new vis.DataSet();

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

/** Take in a part of the graph; returns the IRIs of nodes that were not known. */
function take(part) {
  for (const [iri, [label, date]] of Object.entries(part.documents)) documents.set(iri, { label, date });
  const fresh = [];
  for (const node of part.nodes)
    if (!nodes.has(node.id)) {
      nodes.set(node.id, { ...node, degree: 0 });
      edgesOf.set(node.id, []);
      fresh.push(node.id);
    }
  for (const edge of part.edges) {
    const id = JSON.stringify([edge.from, edge.to, edge.relation]);
    if (edges.has(id) || !nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    edges.set(id, { ...edge, id });
    edgesOf.get(edge.from).push(id);
    if (edge.to !== edge.from) edgesOf.get(edge.to).push(id);
  }
  return fresh;
}

function weigh() {
  for (const node of nodes.values()) {
    const around = new Set(edgesOf.get(node.id).flatMap((id) => [edges.get(id).from, edges.get(id).to]));
    around.delete(node.id);
    node.degree = around.size;
  }
  byImportance = [...nodes.values()].sort((a, b) => b.degree - a.degree || (a.label < b.label ? -1 : 1));
}

const sizeOf = (node) => Math.round(kinds[node.group].size * (10 + 3.2 * Math.sqrt(node.degree)) * 10) / 10;

/** Give new nodes places on rings around the node that was expanded, where nothing stands yet. */
function place(fresh, centre) {
  const middle = network.getPosition(centre);
  const taken = [...nodes.values()].filter(({ x }) => x !== undefined).map(({ id }) => network.body.nodes[id] ?? nodes.get(id)).map(({ x, y }) => [x, y]);
  let ring = 1;
  let spot = 0;
  for (const id of fresh) {
    for (;;) {
      const around = Math.floor((2 * Math.PI * ring * 130) / 105);
      const angle = (2 * Math.PI * spot) / around + ring / 2;
      const [x, y] = [middle.x + ring * 150 * Math.cos(angle), middle.y + ring * 130 * Math.sin(angle)];
      spot += 1;
      if (spot >= around) [ring, spot] = [ring + 1, 0];
      if (taken.some(([u, v]) => Math.abs(u - x) < 88 && Math.abs(v - y) < 52)) continue;
      taken.push([x, y]);
      Object.assign(nodes.get(id), { x: Math.round(x), y: Math.round(y) });
      break;
    }
  }
}

// Drawing

function drawnNode(node) {
  const own = inks[`kind-${node.group}`];
  const background = node.vacant ? inks.paper : own;
  const chosen = { background, border: inks.accent };
  return {
    id: node.id, shape: kinds[node.group].shape, size: sizeOf(node), hidden: !shown.nodes.has(node.id),
    color: { background, border: node.vacant ? own : inks.paper, highlight: chosen, hover: { background, border: inks.ink } },
    ...(node.vacant ? { shapeProperties: { borderDashes: [4, 3] }, borderWidth: 2.2 } : {}),
  };
}

function drawnEdge(edge) {
  const look = relations[edge.relation];
  const own = inks[`line-${edge.relation}`];
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden: !shown.edges.has(edge.id),
    arrows: look.arrow ? { to: { enabled: true, type: look.arrow, scaleFactor: 0.55 } } : undefined,
    dashes: look.dashes.length ? look.dashes : false, width: widthOf(edge),
    color: { color: own, highlight: own, hover: own, inherit: false },
  };
}

const widthOf = (edge) => Math.round(relations[edge.relation].width * (1 + 0.35 * Math.log2(edge.statements.length)) * 100) / 100;

function redraw({ places = false } = {}) {
  drawnNodes.update([...nodes.values()].map((node) => ({ ...drawnNode(node), ...(places || !drawnNodes.get(node.id) ? { x: node.x, y: node.y } : {}) })));
  drawnEdges.update([...edges.values()].map(drawnEdge));
}

function start() {
  const many = edges.size > 4000;
  network = new vis.Network(frame, { nodes: drawnNodes, edges: drawnEdges }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3.5 },
    edges: { smooth: false, arrowStrikethrough: false, hoverWidth: 1, selectionWidth: 1.2, selfReference: { size: 16 } },
    interaction: { hover: !many, keyboard: false, selectConnectedEdges: false, hoverConnectedEdges: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many },
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => select(node !== undefined ? { type: "node", id: node } : edge === undefined ? null : { type: "edge", id: edge }));
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && expand(node));
  const hover = (hovered) => {
    state.hovered = hovered;
    frame.classList.toggle("pointing", Boolean(hovered));
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => hover({ type: "node", id: node }));
  network.on("hoverEdge", ({ edge }) => hover({ type: "edge", id: edge }));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("afterDrawing", afterDrawing);
  for (const event of ["dragging", "zoom"]) network.on(event, move);
}

/** Draw fewer names until nothing has moved for a moment. */
function move() {
  clearTimeout(state.moving);
  state.moving = setTimeout(() => {
    state.moving = 0;
    network.redraw();
  }, 160);
}

function viewNow(width, height) {
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const placeOf = ({ x, y }) => [(x - middle.x) * scale + width / 2, (y - middle.y) * scale + height / 2];
  const large = nodes.size > LARGE;
  return {
    least: large ? 7 : 2,
    always: large ? 0 : 24,
    overlap: large ? 0.02 : 0.015,
    most: !large ? nodes.size : state.moving ? MOVING : Math.round(50 + 300 * Math.max(0, scale - 0.12)),
    holds(id) {
      const [x, y] = placeOf(network.body.nodes[id]);
      return x > -80 && y > -30 && x < width + 80 && y < height + 30;
    },
    outside: ([left, top, right, bottom]) => (Math.max(0, -left) + Math.max(0, right - width)) * (bottom - top) + (Math.max(0, -top) + Math.max(0, bottom - height)) * (right - left),
    place: (id) => [...placeOf(network.body.nodes[id]), network.body.nodes[id].options.size * scale],
  };
}

function afterDrawing(context) {
  const { canvas } = context;
  const ratio = canvas.width / canvas.clientWidth;
  context.save();
  if (state.near) drawNear(context, canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const view = viewNow(canvas.clientWidth, canvas.clientHeight);
  drawLabels(context, view, inks);
  if (state.hovered?.type === "edge" && edges.has(state.hovered.id)) {
    const { from, to, label } = edges.get(state.hovered.id);
    const [[x, y], [u, v]] = [view.place(from), view.place(to)];
    drawLineLabel(context, (x + u) / 2, (y + v) / 2, label, inks);
  }
  context.restore();
}

// Keys and tools

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function nearest(id, [across, down]) {
  const here = network.body.nodes[id];
  let best = { cost: Infinity, id };
  for (const other of shown.nodes) {
    if (other === id) continue;
    const { x, y } = network.body.nodes[other];
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
  network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)), animation: moves(120) });
}

/** How far the panel moves the middle of what it leaves free, in pixels. */
function aside() {
  const panel = byId("panel");
  if (panel.hidden) return { x: 0, y: 0 };
  return panel.offsetWidth < frame.clientWidth ? { x: -panel.offsetWidth / 2, y: 0 } : { x: 0, y: -panel.offsetHeight / 2 };
}

function fit(animated = true) {
  const places = Object.values(network.getPositions([...shown.nodes]));
  if (!places.length) return;
  const { x, y } = aside();
  const span = (values) => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [span(places.map((place) => place.x)), span(places.map((place) => place.y))];
  const [width, height] = [frame.clientWidth + 2 * x, frame.clientHeight + 2 * y];
  const scale = Math.min((width - Math.min(180, width / 4)) / (right - left || 1), (height - 170) / (bottom - top || 1), 1.5);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 20 / scale }, scale, offset: { x, y }, animation: animated && moves(300) });
}

function startTools() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => fit());
  for (const field of document.querySelectorAll(".filters fieldset input, .filters fieldset select")) field.addEventListener("input", refilter);
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
  if (format === "png") {
    const canvas = frame.querySelector("canvas");
    const copy = make("canvas", { width: canvas.width, height: canvas.height });
    const context = copy.getContext("2d");
    context.fillStyle = inks.paper;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => download(blob, "image/png", name));
    return;
  }
  const records = [...shown.nodes].map((id) => {
    const node = nodes.get(id);
    const { x, y } = network.body.nodes[id];
    return { id, label: node.label, kind: kinds[node.group].label, x, y, size: sizeOf(node), colour: inks[`kind-${node.group}`] };
  });
  const links = [...shown.edges].map((id) => {
    const edge = edges.get(id);
    const sign = { for: 1, against: -1 }[edge.relation] ?? 0;
    const confidence = Math.max(...edge.statements.map((each) => each[1]));
    return { ...edge, sign, confidence, statements: edge.statements.length, colour: inks[`line-${edge.relation}`], width: widthOf(edge), dashes: relations[edge.relation].dashes };
  });
  const written = { graphml: graphmlOf, gexf: gexfOf, svg: svgOf }[format](records, links, inks);
  download(written, format === "svg" ? "image/svg+xml" : "application/xml", name);
}

(async () => {
  takeColours();
  const answer = await fetch(`/graph/data${location.search}`).catch(() => null);
  if (!answer?.ok) {
    byId("waiting").textContent = "The server did not answer. Is it still running?";
    return;
  }
  const part = await answer.json();
  take(part);
  weigh();
  legend();
  filter();
  redraw({ places: true });
  start();
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
  Object.assign(window.plumbook, { network, nodes, edges, shown, state, select, expand, ready: true });
})();
