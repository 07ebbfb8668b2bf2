"use strict";
// What is shown of the graph, as files: pictures, GraphML, GEXF. XML is built as a document, so that no name can break it.

const legal = (text) => String(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");

function download(content, type, name) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  plumbook.make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Return an XML document as text; grow(element, name, attributes, text) adds to it. */
function xml(namespace, root, attributes, build) {
  const made = document.implementation.createDocument(null, null);
  const whole = made.createElementNS(namespace, root); // in no document, which would look at all of it for each title of an SVG
  const set = (element, values) => {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, legal(value));
    return element;
  };
  const grow = (parent, name, values = {}, text = null) => {
    const element = set(made.createElementNS(namespace, name), values);
    if (text !== null) element.textContent = legal(text);
    parent.append(element);
    return element;
  };
  set(whole, attributes);
  build(whole, grow);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(whole)}\n`;
}

const NODE_FIELDS = { label: "string", kind: "string" };
const EDGE_FIELDS = { relation: "string", label: "string", sign: "int", confidence: "double", statements: "int" };
const TYPES = { string: "string", int: "integer", double: "double" };

function graphmlOf(nodes, edges) {
  return xml("http://graphml.graphdrawing.org/xmlns", "graphml", {}, (root, grow) => {
    for (const [domain, fields] of [["node", NODE_FIELDS], ["edge", EDGE_FIELDS]])
      for (const [name, type] of Object.entries(fields))
        grow(root, "key", { id: `${domain}-${name}`, for: domain, "attr.name": name, "attr.type": type });
    const graph = grow(root, "graph", { edgedefault: "directed" });
    const data = (element, domain, fields, record) => {
      for (const name of Object.keys(fields)) grow(element, "data", { key: `${domain}-${name}` }, record[name]);
    };
    for (const node of nodes) data(grow(graph, "node", { id: node.id }), "node", NODE_FIELDS, node);
    for (const edge of edges) data(grow(graph, "edge", { source: edge.from, target: edge.to }), "edge", EDGE_FIELDS, edge);
  });
}

function gexfOf(nodes, edges) {
  const namespace = "http://www.gexf.net/1.2draft";
  return xml(namespace, "gexf", { version: "1.2" }, (root, grow) => {
    const graph = grow(root, "graph", { defaultedgetype: "directed", mode: "static" });
    for (const [domain, fields] of [["node", NODE_FIELDS], ["edge", EDGE_FIELDS]]) {
      const list = grow(graph, "attributes", { class: domain, mode: "static" });
      for (const [name, type] of Object.entries(fields)) grow(list, "attribute", { id: `${domain}-${name}`, title: name, type: TYPES[type] });
    }
    const values = (element, domain, fields, record) => {
      const list = grow(element, "attvalues");
      for (const name of Object.keys(fields)) grow(list, "attvalue", { for: `${domain}-${name}`, value: record[name] });
    };
    const all = grow(graph, "nodes");
    for (const node of nodes) values(grow(all, "node", { id: node.id, label: node.label }), "node", NODE_FIELDS, node);
    const links = grow(graph, "edges");
    edges.forEach((edge, number) =>
      values(grow(links, "edge", { id: number, source: edge.from, target: edge.to, label: edge.label }), "edge", EDGE_FIELDS, edge),
    );
  });
}

/** Add what stands at a line's target to an SVG: what drawMark() draws. */
function growMark(root, grow, { one, other, arrow, width, colour }) {
  const [across, down] = [other.x - one.x, other.y - one.y];
  const far = Math.hypot(across, down);
  if (!arrow || far < other.size + MARK) return;
  const [u, v] = [across / far, down / far];
  const [x, y] = [other.x - u * other.size, other.y - v * other.size];
  const at = ([along, aside]) => [x + along * u - aside * v, y + along * v + aside * u].map((value) => value.toFixed(2));
  if (arrow === "bar") {
    const [[x1, y1], [x2, y2]] = [at([-1, -BAR * MARK]), at([-1, BAR * MARK])];
    grow(root, "line", { x1, y1, x2, y2, stroke: colour, "stroke-width": Math.max(width, 0.3 * MARK) });
  } else if (arrow === "circle") {
    const [cx, cy] = at([-DOT * MARK, 0]);
    grow(root, "circle", { cx, cy, r: DOT * MARK, fill: colour });
  } else {
    const corners = arrowCorners(arrow).map(([along, aside]) => [along * MARK, aside * MARK]);
    grow(root, "polygon", { points: corners.map((corner) => at(corner).join(",")).join(" "), fill: colour });
  }
}

function svgOf(nodes, edges, paper) {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = "12px sans-serif";
  const { x, y, width, height } = wholeView(nodes, ({ label }) => ({ width: ruler.measureText(label).width, height: 17 }), Infinity);
  const box = [x - width / 2, y - height / 2, width, height];
  const places = new Map(nodes.map((node) => [node.id, node]));
  return xml("http://www.w3.org/2000/svg", "svg", { viewBox: box.join(" "), width: box[2], height: box[3] }, (root, grow) => {
    grow(root, "rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: paper.paper });
    for (const edge of edges) {
      const [one, other] = [places.get(edge.from), places.get(edge.to)];
      const line = grow(root, "line", { x1: one.x, y1: one.y, x2: other.x, y2: other.y, stroke: edge.colour, "stroke-width": edge.width });
      if (edge.dashes?.length) line.setAttribute("stroke-dasharray", edge.dashes.join(" "));
      grow(line, "title", {}, `${one.label} ${edge.label} ${other.label}`);
      growMark(root, grow, edge);
    }
    for (const node of nodes) {
      const look = node.vacant ? { fill: paper.paper, stroke: node.colour, "stroke-dasharray": "4 3" } : { fill: node.colour, stroke: paper.paper };
      const corners = POLYGONS[node.shape]?.map(([across, down]) => `${node.x + across * node.size},${node.y + down * node.size}`).join(" ");
      if (corners) grow(root, "polygon", { points: corners, "stroke-width": 1.5, ...look });
      else grow(root, "circle", { cx: node.x, cy: node.y, r: node.size, "stroke-width": 1.5, ...look });
      const text = { x: node.x, y: node.y + node.size + 13, "text-anchor": "middle", "font-family": "sans-serif", "font-size": 12, fill: paper.ink };
      grow(root, "text", { ...text, stroke: paper.paper, "stroke-width": 3, "paint-order": "stroke" }, node.label);
    }
  });
}

const LONGEST = 8000; // pixels of a PNG's side
const CROWDED = 6000; // and of one with more lines than have dashes, so that it takes no longer
const SHARP = 2; // so many pixels are drawn for each of the screen's, as far as that makes no side longer than
const SHARP_SIDE = 4800;
const EDGE = 36; // pixels around all that is drawn

/** Return the view that holds all nodes with their names, at a zoom of 1 or as large as fits; reachOf(node) is what a name takes. */
function wholeView(nodes, reachOf, most) {
  const view = new View({ x: 0, y: 0, scale: 1, width: 0, height: 0, lasts: true });
  for (let round = 0; round < 2; round++) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const node of nodes) {
      const [x, y, radius] = [node.x * view.scale, node.y * view.scale, node.size * view.scale];
      const { width, height } = reachOf(node);
      const across = Math.max(radius, width / 2) + EDGE;
      for (const [side, value] of [x - across, y - radius - EDGE, x + across, y + radius + height + EDGE].entries())
        box[side] = side < 2 ? Math.min(box[side], value) : Math.max(box[side], value);
    }
    if (!nodes.length) box.fill(0, 0, 2).fill(2 * EDGE, 2);
    const [left, top, right, bottom] = box;
    Object.assign(view, { x: (left + right) / 2 / view.scale, y: (top + bottom) / 2 / view.scale, width: Math.ceil(right - left), height: Math.ceil(bottom - top) });
    const longest = Math.max(view.width, view.height);
    if (longest <= most) break;
    if (!round) view.scale = most / longest;
  }
  return view;
}

/** Save a view as PNG; draw(context, view) draws it. */
async function downloadPng(view, paper, draw, name) {
  const longest = Math.max(view.width, view.height);
  const ratio = Math.min(SHARP, Math.max(1, SHARP_SIDE / longest), LONGEST / longest);
  const canvas = plumbook.make("canvas", { width: Math.round(view.width * ratio), height: Math.round(view.height * ratio) });
  const context = canvas.getContext("2d", { alpha: false });
  context.scale(ratio, ratio);
  context.fillStyle = paper;
  context.fillRect(0, 0, view.width, view.height);
  draw(context, view);
  const png = await new Promise((made) => canvas.toBlob(made, "image/png"));
  png ? download(png, "image/png", name) : (byId("said").textContent = "The picture is too large for a PNG; save it as SVG.");
}
