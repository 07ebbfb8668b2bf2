"use strict";
// How nodes and lines look on a canvas, whose unit is the CSS pixel. Each node has a size, each line a look of its relation.

const MARK = 8.25; // length of an arrow's head, at a zoom of 1
const LOOP = 16; // radius of a line from a node to itself
const TOGETHER = 300; // lines that are drawn with one stroke on a screen: far fewer take longer, and far more do too

// What stands at a line's target, in lengths of an arrow's head behind it: half a bar, a dot's radius, an arrow's corners.
const BAR = 0.55;
const DOT = 0.4;
const arrowCorners = (arrow) => [[0, 0], [-1, -0.42], ...(arrow === "vee" ? [[-0.65, 0]] : []), [-1, 0.42]];

const POLYGONS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  hexagon: [0, 1, 2, 3, 4, 5].map((corner) => [Math.cos((corner * Math.PI) / 3), Math.sin((corner * Math.PI) / 3)]),
  triangle: [[0, -1.15], [1.15, 0.84], [-1.15, 0.84]],
  triangleDown: [[0, 1.15], [1.15, -0.84], [-1.15, -0.84]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  star: [...Array(10).keys()].map((point) => {
    const radius = 0.82 * (point % 2 ? 0.5 : 1.3);
    return [radius * Math.sin((point * Math.PI) / 5), 0.08 - radius * Math.cos((point * Math.PI) / 5)];
  }),
};

/** Add the outline of a shape to a path. */
function outline(context, shape, x, y, radius) {
  const corners = POLYGONS[shape];
  if (!corners) {
    context.moveTo(x + radius, y);
    context.ellipse(x, y, radius, shape === "ellipse" ? 0.65 * radius : radius, 0, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([across, down], number) => context[number ? "lineTo" : "moveTo"](x + across * radius, y + down * radius));
  context.closePath();
}

/** Draw nodes of one colour: [x, y, radius, shape] each; those too small to tell a shape as dots. */
function drawNodes(context, places, fill, border, width, dashes = []) {
  context.beginPath();
  for (const [x, y, radius, shape] of places)
    if (radius < 2) context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    else outline(context, shape, x, y, radius);
  context.fillStyle = fill;
  context.fill();
  if (!width) return;
  context.setLineDash(dashes);
  context.strokeStyle = border;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}

/** Draw lines of one look: [x, y, u, v, radius of the target] each. */
function drawLines(context, places, { colour, width, dashes, arrow }, scale, together = TOGETHER) {
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = Math.max(0.35, width * scale);
  context.setLineDash(dashes.map((length) => length * scale));
  for (let start = 0; start < places.length; start += together) {
    context.beginPath();
    for (const [x, y, u, v, radius] of places.slice(start, start + together))
      if (x === u && y === v) {
        context.moveTo(x + LOOP * scale, y - radius);
        context.arc(x, y - radius, LOOP * scale, 0, 2 * Math.PI);
      } else {
        context.moveTo(x, y);
        context.lineTo(u, v);
      }
    context.stroke();
  }
  context.setLineDash([]);
  if (arrow) for (const place of places) drawMark(context, place, arrow, MARK * scale, width * scale);
}

/** Draw what stands at a line's target. */
function drawMark(context, [x, y, u, v, radius], arrow, length, width) {
  const far = Math.hypot(u - x, v - y);
  if (far < radius + length) return;
  context.save();
  context.translate(u - ((u - x) * radius) / far, v - ((v - y) * radius) / far);
  context.rotate(Math.atan2(v - y, u - x));
  context.beginPath();
  if (arrow === "bar") {
    context.moveTo(-1, -BAR * length);
    context.lineTo(-1, BAR * length);
    context.lineWidth = Math.max(width, 0.3 * length);
    context.stroke();
  } else {
    if (arrow === "circle") context.arc(-DOT * length, 0, DOT * length, 0, 2 * Math.PI);
    else for (const [along, aside] of arrowCorners(arrow)) context.lineTo(along * length, aside * length); // the first begins the path
    context.fill();
  }
  context.restore();
}
