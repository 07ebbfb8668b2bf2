"use strict";
// The picture. What does not change with what is chosen is kept as a bitmap that follows the view while it moves, and
// is drawn anew once it rests, or at once where that takes no time. So a large graph moves as smoothly as a small one.

const FRAME = 12; // milliseconds that drawing may take while the view moves
const SLOW = 60; // milliseconds above which nothing is drawn anew before the view rests
const RESTS = 110; // milliseconds without a movement after which all is drawn
const DETAILED = 2500; // lines in view up to which dashes and arrows are drawn
const DASHED = 25000; // and up to which a picture that is saved has dashes: its arrows cost little
const FADED = 0.16;
const [LEAST, MOST] = [0.01, 8]; // of the zoom

/** A part of the graph's plane: the point in its middle, its size in pixels, and how many of these a unit of the graph takes. */
class View {
  constructor(place) {
    Object.assign(this, place);
  }

  /** Where a point of the graph is in the view. */
  placeOf({ x, y }) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  /** The point of the graph at a place in the view. */
  pointAt(left, top) {
    return { x: (left - this.width / 2) / this.scale + this.x, y: (top - this.height / 2) / this.scale + this.y };
  }

  /** Draw lines, then nodes, as far as they are in view. One that `lasts`, as a file, has more of the details. */
  put(context, lines, nodes) {
    const inView = lines.map(([look, group]) => [look, this.linesInView(group)]);
    const count = inView.reduce((sum, [, places]) => sum + places.length, 0);
    const near = this.scale > 0.12;
    const [dashed, marked] = [near && count <= (this.lasts ? DASHED : DETAILED), near && (this.lasts || count <= DETAILED)];
    for (const [look, places] of inView)
      drawLines(context, places, { ...look, dashes: dashed ? look.dashes : [], arrow: marked ? look.arrow : "" }, this.scale, this.lasts ? 1 : TOGETHER);
    for (const [look, group] of nodes) {
      const places = [];
      for (const node of group) {
        const [x, y] = this.placeOf(node);
        const radius = node.size * this.scale;
        if (x > -radius && y > -radius && x < this.width + radius && y < this.height + radius) places.push([x, y, radius, look.shape]);
      }
      const width = this.scale < 0.2 ? 0 : look.width * Math.min(1, this.scale);
      if (places.length) drawNodes(context, places, look.fill, look.border, look.always ? look.width : width, look.dashes);
    }
  }

  linesInView(group) {
    const places = [];
    const { width, height } = this;
    for (const { one, other } of group) {
      const [[x, y], [u, v]] = [this.placeOf(one), this.placeOf(other)];
      const beside = (x < 0 && u < 0) || (y < 0 && v < 0) || (x > width && u > width) || (y > height && v > height);
      if (!beside || one === other) places.push([x, y, u, v, other.size * this.scale]);
    }
    return places;
  }
}

class Picture extends View {
  /** `scene` tells what to draw: nodes() and lines() in groups of one look, near() and over(context) on top. */
  constructor(frame, scene) {
    super({ frame, scene, x: 0, y: 0, scale: 1, cost: 0, asked: 0, resting: 0, journey: 0, stale: true });
    this.canvas = plumbook.make("canvas");
    this.kept = plumbook.make("canvas");
    frame.prepend(this.canvas);
    new ResizeObserver(() => this.fill()).observe(frame);
    this.fill();
  }

  fill() {
    this.ratio = window.devicePixelRatio || 1;
    [this.width, this.height] = [this.frame.clientWidth, this.frame.clientHeight];
    for (const canvas of [this.canvas, this.kept])
      [canvas.width, canvas.height] = [Math.max(1, Math.round(this.width * this.ratio)), Math.max(1, Math.round(this.height * this.ratio))];
    this.renew();
  }

  /** Draw all anew: something else is shown, or looks different. */
  renew() {
    this.stale = true;
    this.redraw();
  }

  /** Draw in the next frame; the bitmap is kept. */
  redraw() {
    this.asked ||= requestAnimationFrame(() => this.draw());
  }

  get moving() {
    return this.resting > 0;
  }

  /** Move the view at once. */
  look(x, y, scale) {
    Object.assign(this, { x, y, scale: Math.min(MOST, Math.max(LEAST, scale)) });
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.resting = 0;
      this.redraw();
    }, RESTS);
    this.redraw();
  }

  /** Move the view so that a point stands in the middle, or so many pixels beside it; over a time, where one is given. */
  moveTo({ position = this, scale = this.scale, offset = { x: 0, y: 0 }, duration = 0 }) {
    cancelAnimationFrame(this.journey);
    const [from, zoom] = [{ x: this.x, y: this.y, scale: this.scale }, Math.min(MOST, Math.max(LEAST, scale))];
    const to = { x: position.x - offset.x / zoom, y: position.y - offset.y / zoom, scale: zoom };
    const begun = performance.now();
    const step = () => {
      const part = duration ? Math.min(1, (performance.now() - begun) / duration) : 1;
      const way = 1 - (1 - part) ** 3;
      const between = (name) => from[name] + (to[name] - from[name]) * way;
      this.look(between("x"), between("y"), between("scale"));
      if (part < 1) this.journey = requestAnimationFrame(step);
    };
    step();
  }

  /** Zoom, and leave the point at a place on the screen where it is. */
  zoomAt(left, top, factor) {
    cancelAnimationFrame(this.journey);
    const point = this.pointAt(left, top);
    const scale = Math.min(MOST, Math.max(LEAST, this.scale * factor));
    this.look(point.x - (left - this.width / 2) / scale, point.y - (top - this.height / 2) / scale, scale);
  }

  draw() {
    this.asked = 0;
    const { kept } = this;
    const elsewhere = kept.x !== this.x || kept.y !== this.y || kept.scale !== this.scale;
    const late = this.cost < SLOW && performance.now() - kept.when > 8 * this.cost + RESTS;
    if (this.stale || (elsewhere && (!this.moving || this.cost < FRAME || late))) this.keep();
    const context = this.canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    const near = this.scene.near();
    const [left, top] = this.placeOf(this.keptCorner());
    const grown = this.scale / kept.scale;
    context.globalAlpha = near ? FADED : 1;
    context.drawImage(kept, left, top, this.width * grown, this.height * grown);
    context.globalAlpha = 1;
    if (near) this.put(context, near.lines, near.nodes);
    this.scene.over(context);
  }

  keptCorner() {
    const { x, y, scale } = this.kept;
    return { x: x - this.width / 2 / scale, y: y - this.height / 2 / scale };
  }

  keep() {
    const begun = performance.now();
    const context = this.kept.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.kept.width, this.kept.height);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.put(context, this.scene.lines(), this.scene.nodes());
    Object.assign(this.kept, { x: this.x, y: this.y, scale: this.scale, when: performance.now() });
    this.stale = false;
    this.cost = performance.now() - begun;
  }
}
