// Labels of nodes, drawn over the picture in a size that does not change with the zoom. The most important come
// first; one that would hide another or a node is left away until there is room.
// What stands apart when something is chosen is drawn again here too.

const FONT = getComputedStyle(document.body).fontFamily;
const LINE = 24; // characters of a line
const widths = new Map();

/** Break a label into lines; the last of three says with an ellipsis that there was more. */
function lines(label, most = 3) {
  const found = [""];
  for (const word of label.replace(/\s+/g, " ").trim().split(" ")) {
    const last = found[found.length - 1];
    if (!last) found[found.length - 1] = word;
    else if (last.length + word.length < LINE) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  const clipped = found.slice(0, most);
  if (found.length > most) clipped[most - 1] += " …";
  return clipped.map((line) => (line.length > 2 * LINE ? `${line.slice(0, 2 * LINE)}…` : line));
}

function measured(context, node, whole) {
  const key = `${node.id}/${whole}`;
  if (!widths.has(key)) {
    const size = Math.min(14, 11 + 0.6 * Math.log2(1 + node.degree));
    const weight = whole || node.degree >= 5 ? 600 : 450;
    const text = lines(node.label, whole ? 8 : 3);
    context.font = `${weight} ${size}px ${FONT}`;
    const width = Math.max(...text.map((line) => context.measureText(line).width));
    widths.set(key, { text, size, font: context.font, width: width + 4, height: text.length * size * 1.18 + 2 });
  }
  return widths.get(key);
}

/** Taken room, in cells, so that a question touches few boxes. */
class Room {
  constructor() {
    this.cells = new Map();
  }

  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x++)
      for (let y = Math.floor(top / 80); y <= Math.floor(bottom / 80); y++) yield x * 100003 + y;
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  /** How much of a box other labels take, and how much nodes do, in square pixels. */
  taken(box, own) {
    const touching = new Set();
    for (const key of this.keys(box)) for (const other of this.cells.get(key) ?? []) touching.add(other);
    touching.delete(own);
    const sums = { labels: 0, nodes: 0 };
    for (const other of touching) {
      const across = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
      const down = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
      if (across > 0 && down > 0) sums[other.isNode ? "nodes" : "labels"] += across * down;
    }
    return sums;
  }
}

/** Return where a label may stand: below its node, above, right, left, and between those. */
function placesFor({ width, height }, x, y, radius) {
  const [gap, corner] = [radius + 3, 0.72 * radius + 2];
  const at = (left, top) => [left, top, left + width, top + height];
  return [
    at(x - width / 2, y + gap),
    at(x - width / 2, y - gap - height),
    at(x + gap, y - height / 2),
    at(x - gap - width, y - height / 2),
    at(x + corner, y + corner),
    at(x - corner - width, y + corner),
    at(x + corner, y - corner - height),
    at(x - corner - width, y - corner - height),
    at(x - width / 4, y + gap),
    at(x - (3 * width) / 4, y + gap),
    at(x - width / 4, y - gap - height),
    at(x - (3 * width) / 4, y - gap - height),
  ];
}

/** Draw the labels that there is room for. The context's unit is the CSS pixel. */
function drawLabels(context, view, inks) {
  const room = new Room();
  const boxes = new Map();
  const seen = byImportance.filter((node) => shown.nodes.has(node.id) && view.holds(node.id));
  for (const { id } of seen) {
    const [x, y, radius] = view.place(id);
    const box = [x - radius, y - radius, x + radius, y + radius];
    box.isNode = true;
    boxes.set(id, box);
    if (radius > view.least && (!state.near || state.near.nodes.has(id))) room.add(box);
  }
  const first = seen.filter((node) => isNamed(node.id));
  const near = state.near ? seen.filter((node) => state.near.nodes.has(node.id) && !isNamed(node.id)) : [];
  const rest = state.near ? [] : seen.filter((node) => !isNamed(node.id)).slice(0, view.most);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const [order, node] of [...first, ...near, ...rest].entries()) {
    const [x, y, radius] = view.place(node.id);
    const label = measured(context, node, isNamed(node.id));
    const places = placesFor(label, x, y, radius).map((box) => weighed(box, room.taken(box, boxes.get(node.id)), view));
    const best = places.reduce((one, other) => (other.cost < one.cost ? other : one));
    const part = (pixels) => pixels / (label.width * label.height);
    const fits = part(best.labels) <= 0.04 && part(best.nodes) <= (order < view.always ? 0.3 : view.overlap);
    if (!fits && !isNamed(node.id)) continue;
    const { box } = best;
    room.add(box);
    writeLabel(context, label, box, inks);
  }
}

function weighed(box, { labels, nodes }, view) {
  return { box, labels, nodes, cost: 5 * labels + 6 * nodes + 2 * view.outside(box) };
}

function writeLabel(context, label, [left, top, right], inks) {
  context.font = label.font;
  context.lineWidth = 4;
  context.strokeStyle = inks.paper;
  context.fillStyle = inks.ink;
  label.text.forEach((line, number) => {
    const y = top + 1 + number * label.size * 1.18;
    context.strokeText(line, (left + right) / 2, y);
    context.fillText(line, (left + right) / 2, y);
  });
}

function isNamed(id) {
  return [state.selected, state.hovered].some((one) => one?.type === "node" && one.id === id);
}

/** Draw what the line under the pointer says. */
function drawLineLabel(context, x, y, text, inks) {
  context.font = `600 12px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + 18;
  context.fillStyle = inks.card;
  context.strokeStyle = inks.rule;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - width / 2, y - 12, width, 24, 7);
  context.fill();
  context.stroke();
  context.fillStyle = inks.ink;
  context.fillText(text, x, y + 0.5);
}

/** Fade all, and draw the neighbourhood again on top of it. */
function drawNear(context, canvas) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.84;
  context.globalCompositeOperation = "destination-out";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.restore();
  for (const id of state.near.edges) {
    if (!shown.edges.has(id)) continue;
    network.body.edges[id].draw(context);
    network.body.edges[id].drawArrows(context);
  }
  for (const id of state.near.nodes) if (shown.nodes.has(id)) network.body.nodes[id].draw(context);
}
