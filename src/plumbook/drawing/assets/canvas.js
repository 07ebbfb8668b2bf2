// The picture itself: vis-network, with plumbook's own labels, and everything but the neighbourhood dimmed.

const frame = byId("graph");
const inks = {};

function takeColours() {
  for (const name of ["paper", "card", "ink", "rule", "accent"]) inks[name] = colour(`--${name}`);
  for (const kind of Object.keys(kinds)) inks[`kind-${kind}`] = colour(`--kind-${kind}`);
  for (const relation of Object.keys(relations)) inks[`line-${relation}`] = colour(`--line-${relation}`);
}

function nodeColours(node) {
  const own = inks[`kind-${node.group}`];
  const background = node.vacant ? inks.paper : own;
  const border = node.vacant ? own : inks.paper;
  const chosen = { background, border: inks.accent };
  return { background, border, highlight: chosen, hover: { background, border: node.vacant ? own : inks.ink } };
}

function edgeColours(edge) {
  const own = inks[`line-${edge.relation}`];
  return { color: own, highlight: own, hover: own, inherit: false };
}

function drawnNode(node) {
  const { id, x, y, shape, size } = node;
  const vacant = node.vacant ? { shapeProperties: { borderDashes: [4, 3] }, borderWidth: 2.2 } : {};
  return { id, x, y, shape, size, color: nodeColours(node), ...vacant };
}

function drawnEdge(edge) {
  const { id, from, to, arrows, dashes, width, smooth } = edge;
  return { id, from, to, arrows: arrows || undefined, dashes, width, smooth, color: edgeColours(edge) };
}

takeColours();
const drawnNodes = new vis.DataSet(nodes.map(drawnNode));
const drawnEdges = new vis.DataSet(edges.map(drawnEdge));
const network = new vis.Network(
  frame,
  { nodes: drawnNodes, edges: drawnEdges },
  {
    physics: { ...data.options.physics, enabled: false, stabilization: false },
    layout: { improvedLayout: false },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3.5, chosen: true },
    edges: { smooth: false, arrowStrikethrough: false, hoverWidth: 1, selectionWidth: 1.2, selfReference: { size: 16 } },
    interaction: {
      hover: true,
      keyboard: false,
      selectConnectedEdges: false,
      hoverConnectedEdges: false,
      hideEdgesOnDrag: edges.length > 4000,
      hideEdgesOnZoom: edges.length > 4000,
    },
  },
);

/** What the labels need to know of the view: where a node is on the screen, and how many to name. */
function viewNow(width, height) {
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const placeOf = ({ x, y }) => [(x - middle.x) * scale + width / 2, (y - middle.y) * scale + height / 2];
  return {
    least: nodes.length > LARGE ? 7 : 2, // radius of nodes that labels keep clear of
    always: nodes.length > LARGE ? 0 : 24, // so many of the most important may lie on more of them
    overlap: nodes.length > LARGE ? 0.02 : 0.015, // how much of a label may lie on nodes
    most: nodes.length > LARGE ? Math.round(50 + 300 * Math.max(0, scale - 0.12)) : nodes.length,
    holds(id) {
      const [x, y] = placeOf(network.body.nodes[id]);
      return x > -80 && y > -30 && x < width + 80 && y < height + 30;
    },
    outside([left, top, right, bottom]) {
      const across = Math.max(0, -left) + Math.max(0, right - width + covered());
      return across * (bottom - top) + (Math.max(0, -top) + Math.max(0, bottom - height)) * (right - left);
    },
    place(id) {
      return [...placeOf(network.body.nodes[id]), network.body.nodes[id].options.size * scale];
    },
  };
}

function afterDrawing(context) {
  const canvas = context.canvas;
  const ratio = canvas.width / canvas.clientWidth;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  context.save();
  if (state.near) drawNear(context, canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const view = viewNow(width, height);
  drawLabels(context, view, inks);
  if (state.hovered?.type === "edge") {
    const { from, to, relation, label } = edges[state.hovered.id];
    const [[x, y], [u, v]] = [view.place(from), view.place(to)];
    drawLineLabel(context, (x + u) / 2, (y + v) / 2, label || relations[relation], inks);
  }
  context.restore();
}

function neighbourhood(selected) {
  if (!selected) return null;
  if (selected.type === "edge") {
    const { id, from, to } = edges[selected.id];
    return { nodes: new Set([from, to]), edges: new Set([id]) };
  }
  const around = edgesOf[selected.id].filter((edge) => shown.edges.has(edge.id));
  return {
    nodes: new Set([selected.id, ...around.flatMap(({ from, to }) => [from, to])]),
    edges: new Set(around.map(({ id }) => id)),
  };
}

/** Select a node, an edge, or nothing; with `go`, move the view to it. */
function select(selected, { go = false } = {}) {
  state.selected = selected;
  const node = selected?.type === "node" ? selected.id : null;
  if (state.kept !== null && node !== state.kept) {
    state.kept = null;
    applyFilters();
  }
  if (node !== null && !shown.nodes.has(node)) {
    state.kept = node;
    applyFilters();
  }
  state.near = neighbourhood(selected);
  if (selected?.type === "node") network.setSelection({ nodes: [selected.id] }, { highlightEdges: false });
  else network.setSelection({ edges: selected ? [selected.id] : [] });
  showPanel();
  if (selected) go ? goTo(selected) : uncover(selected);
  network.redraw();
}

/** How much of the picture's right side the panel covers, and how much of its foot on a narrow screen. */
const covered = () => (panelLies() === "beside" ? byId("panel").offsetWidth : 0);
const coveredBelow = () => (panelLies() === "below" ? byId("panel").offsetHeight : 0);

function panelLies() {
  if (byId("panel").hidden) return "nowhere";
  return byId("panel").offsetWidth < frame.clientWidth ? "beside" : "below";
}

const moves = (duration) => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration });

/** Move the view so that a node, or the middle of a line, stands in the middle of what the panel leaves free. */
function goTo(selected, scale = scaleFor(selected)) {
  const [x, y] = middleOf(selected);
  const position = { x: x + covered() / 2 / scale, y: y + coveredBelow() / 2 / scale };
  network.moveTo({ position, scale, animation: moves(350) });
}

/** Return the zoom at which most of the neighbourhood is in view, and legible. */
function scaleFor(selected) {
  const [x, y] = middleOf(selected);
  const [width, height] = [frame.clientWidth - covered(), frame.clientHeight - coveredBelow()];
  const needed = [...state.near.nodes].map((id) => {
    const node = network.body.nodes[id];
    return Math.max((2 * Math.abs(node.x - x)) / (width - 160), (2 * Math.abs(node.y - y)) / (height - 140));
  });
  const most = needed.sort((a, b) => a - b)[Math.floor(0.8 * (needed.length - 1))];
  return Math.min(1.1, Math.max(0.4, 1 / (most || 1)));
}

function middleOf({ type, id }) {
  const ends = (type === "node" ? [id, id] : [edges[id].from, edges[id].to]).map((end) => network.body.nodes[end]);
  return [(ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2];
}

/** Move the view only if the panel hides what is selected. */
function uncover(selected) {
  const [x, y] = middleOf(selected);
  const place = network.canvasToDOM({ x, y });
  const [right, foot] = [frame.clientWidth - covered() - 40, frame.clientHeight - coveredBelow() - 30];
  if (place.x > right || place.y > foot) goTo(selected, network.getScale());
}

/** Show all, with a margin for labels and for the tools below. */
function fitAll(animated = true) {
  const ids = [...shown.nodes];
  if (!ids.length) return;
  const places = Object.values(network.getPositions(ids));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, right, top, bottom] = [least(xs), -least(xs.map((x) => -x)), least(ys), -least(ys.map((y) => -y))];
  const [width, height] = [frame.clientWidth - covered(), frame.clientHeight - coveredBelow()];
  const side = Math.min(90, width / 8);
  const scale = Math.min((width - 2 * side) / (right - left || 1), (height - 160) / (bottom - top || 1), 1.4);
  const position = { x: (left + right + covered() / scale) / 2, y: (top + bottom + (50 + coveredBelow()) / scale) / 2 };
  network.moveTo({ scale, position, animation: animated && moves(300) });
}

const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)), animation: moves(120) });
}

function recolour() {
  takeColours();
  drawnNodes.update(nodes.map((node) => ({ id: node.id, color: nodeColours(node) })));
  drawnEdges.update(edges.map((edge) => ({ id: edge.id, color: edgeColours(edge) })));
  network.redraw();
}

/** Return the nearest shown node in a direction: [1, 0] is right, [0, 1] down. */
function nearest(id, [across, down]) {
  const here = network.body.nodes[id];
  let best = null;
  for (const other of shown.nodes) {
    if (other === id) continue;
    const { x, y } = network.body.nodes[other];
    const along = (x - here.x) * across + (y - here.y) * down;
    const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * across);
    if (along <= 0 || aside > 2 * along) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { cost, id: other };
  }
  return best?.id ?? id;
}
