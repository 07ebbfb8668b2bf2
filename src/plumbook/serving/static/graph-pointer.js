"use strict";
// Mouse, pen and fingers on the picture: moving it, zooming, pointing, choosing, and moving a node.

const STILL = 4; // pixels that a click may move
const NEAR = 6; // pixels beside a line that still point at it

/** `on` has pointed(left, top), clicked(left, top), opened(left, top) and nodeAt(left, top). */
function watchPointers(picture, frame, on) {
  const down = new Map(); // pointers that touch the picture, by id
  let held = null; // a node that is moved
  let moved = false;
  let asked = 0;
  const placeIn = (event) => {
    const box = frame.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  frame.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    frame.setPointerCapture(event.pointerId);
    down.set(event.pointerId, placeIn(event));
    if (down.size === 1) [moved, held] = [false, on.nodeAt(...placeIn(event))];
    else [moved, held] = [true, null];
  });
  frame.addEventListener("pointermove", (event) => {
    const place = placeIn(event);
    const before = down.get(event.pointerId);
    if (!before) {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        if (!down.size && !picture.moving) on.pointed(...place);
      });
      return;
    }
    if (!moved && Math.hypot(place[0] - before[0], place[1] - before[1]) < STILL) return;
    moved = true;
    down.set(event.pointerId, place);
    const [across, aside] = [place[0] - before[0], place[1] - before[1]];
    if (down.size === 2) pinch(event.pointerId, before, place);
    else if (held) {
      Object.assign(held, picture.pointAt(...place));
      picture.renew();
    } else picture.look(picture.x - across / picture.scale, picture.y - aside / picture.scale, picture.scale);
  });
  /** Two fingers: what lies under them stays under them. */
  function pinch(id, before, place) {
    const [, other] = [...down].find(([each]) => each !== id);
    const far = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
    const middle = (one) => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
    const [was, is] = [middle(before), middle(place)];
    picture.look(picture.x - (is[0] - was[0]) / picture.scale, picture.y - (is[1] - was[1]) / picture.scale, picture.scale);
    picture.zoomAt(...is, far(place) / far(before));
  }
  const up = (event) => {
    if (!down.delete(event.pointerId) || down.size) return;
    held = null;
    if (!moved && event.type === "pointerup") on.clicked(...placeIn(event));
  };
  for (const name of ["pointerup", "pointercancel"]) frame.addEventListener(name, up);
  frame.addEventListener("pointerleave", () => on.pointed(-Infinity, -Infinity));
  frame.addEventListener("dblclick", (event) => on.opened(...placeIn(event)));
  frame.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode ? 16 : 1);
      picture.zoomAt(...placeIn(event), Math.exp(-Math.max(-120, Math.min(120, pixels)) * 0.0018));
    },
    { passive: false },
  );
}

/** The node at a place on the screen: of several the one whose middle is nearest. */
function nodeAt(picture, nodes, left, top) {
  let best = { far: Infinity, node: null };
  for (const node of nodes) {
    const [x, y] = picture.placeOf(node);
    const far = Math.hypot(x - left, y - top);
    if (far < Math.max(node.size * picture.scale, STILL) && far < best.far) best = { far, node };
  }
  return best.node;
}

/** The line nearest to a place on the screen, of those that pass close to it. */
function lineAt(picture, lines, left, top) {
  let best = { far: NEAR, line: null };
  for (const line of lines) {
    const [[x, y], [u, v]] = [picture.placeOf(line.one), picture.placeOf(line.other)];
    const long = (u - x) ** 2 + (v - y) ** 2;
    const part = long ? Math.min(1, Math.max(0, ((left - x) * (u - x) + (top - y) * (v - y)) / long)) : 0;
    const far = Math.hypot(x + part * (u - x) - left, y + part * (v - y) - top);
    if (far < best.far) best = { far, line };
  }
  return best.line;
}
