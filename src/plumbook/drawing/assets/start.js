// Everything that the reader does, by pointer and by key.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function announce() {
  const { type, id } = state.selected;
  const text = type === "node"
    ? `${nodes[id].label}, ${kinds[nodes[id].group]}, ${plural(edgesOf[id].length, "link")}`
    : `${nodes[edges[id].from].label} ${edges[id].label} ${nodes[edges[id].to].label}`;
  byId("said").textContent = text;
}

function step(direction) {
  const here = state.selected?.type === "node" ? state.selected.id : null;
  const first = byImportance.find(({ id }) => shown.nodes.has(id));
  if (!first) return;
  select({ type: "node", id: here === null ? first.id : nearest(here, direction) }, { go: true });
  announce();
}

function startPointer() {
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) select({ type: "node", id: node });
    else select(edge === undefined ? null : { type: "edge", id: edge });
    if (state.selected) announce();
  });
  const hover = (hovered) => {
    state.hovered = hovered;
    frame.style.cursor = hovered ? "pointer" : "";
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => hover({ type: "node", id: node }));
  network.on("hoverEdge", ({ edge }) => hover({ type: "edge", id: edge }));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("afterDrawing", afterDrawing);
}

function startKeys() {
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ways = { Enter: () => state.selected && byId("panel").focus(), "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fitAll };
    if (DIRECTIONS[event.key]) step(DIRECTIONS[event.key]);
    else if (ways[event.key]) ways[event.key]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input")) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape") escape();
  });
}

function escape() {
  if (byId("export").open) byId("export").open = false;
  else if (byId("filters").classList.contains("open")) toggleFilters();
  else if (state.selected) closePanel();
}

function toggleFilters() {
  const open = byId("filters").classList.toggle("open");
  byId("filters-button").setAttribute("aria-expanded", String(open));
}

function startTools() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => fitAll());
  byId("filters-button").addEventListener("click", toggleFilters);
  byId("motion").addEventListener("click", ({ currentTarget: button }) => {
    const moving = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(moving));
    button.textContent = moving ? "Stop motion" : "Start motion";
    network.setOptions({ physics: { enabled: moving } });
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#export")) byId("export").open = false;
  });
}

function startTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = byId("theme");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => {
    button.setAttribute("aria-pressed", String(isDark()));
    recolour();
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    show();
  });
  dark.addEventListener("change", show);
  button.setAttribute("aria-pressed", String(isDark()));
}

startFilters();
startSearch();
startExport();
startPointer();
startKeys();
startTools();
startTheme();
applyFilters();
fitAll(false);

// For those who look on from the browser's console, and for tests.
window.plumbook = { data, state, shown, network, select };
