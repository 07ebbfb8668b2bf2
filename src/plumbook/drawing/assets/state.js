// What the page is filled from, and what is shown of it. Every text goes into the page as a text node.

const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, edges, statements, paragraphs, documents, kinds, relations } = data;
const byId = (id) => document.getElementById(id);

// Pages of this many nodes name the important ones only, and begin without those that have no link.
const LARGE = 300;

const state = {
  hiddenKinds: new Set(),
  hiddenRelations: new Set(),
  hiddenDocuments: new Set(),
  confidence: 0,
  unlinked: nodes.length <= LARGE || !edges.length,
  selected: null, // { type: "node" | "edge", id }
  kept: null, // a node shown against the filters, because it was asked for
  hovered: null, // as selected
  near: null, // what is selected, with its neighbours: { nodes: Set, edges: Set }
};

const shown = { nodes: new Set(nodes.keys()), edges: new Set(edges.keys()) };
const edgesOf = nodes.map(() => []);
for (const edge of edges) {
  edgesOf[edge.from].push(edge);
  if (edge.to !== edge.from) edgesOf[edge.to].push(edge);
}
const byImportance = [...nodes].sort((a, b) => b.degree - a.degree || b.mentions - a.mentions || a.id - b.id);

/** Make an element. Attributes are set, functions listen to the event of their name, children become text or nodes. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Return the sign of a kind or a relation, as the legend shows it. */
function sign(name) {
  const found = document.querySelector(`.filters svg.${name}`);
  return found ? found.cloneNode(true) : document.createTextNode("");
}

const plural = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** Return a colour of the stylesheet as the browser sees it in the present theme. */
function colour(name) {
  const probe = make("i");
  document.body.append(probe);
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
