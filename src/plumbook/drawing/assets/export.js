// What is shown, as a picture, as GraphML, as JSON.

function download(content, type, extension) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const name = (document.title.replace(/[^\p{L}\p{N} _-]+/gu, "").trim() || "graph").slice(0, 80);
  make("a", { href: address, download: `${name}.${extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function exportPicture() {
  const canvas = frame.querySelector("canvas");
  const copy = make("canvas", { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  context.fillStyle = inks.paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => download(blob, "image/png", "png"));
}

const shownNodes = () => nodes.filter(({ id }) => shown.nodes.has(id));
const shownEdges = () => edges.filter(({ id }) => shown.edges.has(id));
const documentIds = (docs) => docs.map((number) => documents[number].id);

function nodeRecord({ iri, label, group, names, mentions, vacant, docs }) {
  return { id: iri, label, kind: kinds[group], names, mentions, vacant, documents: documentIds(docs) };
}

function edgeRecord({ from, to, relation, label, confidence, total, docs }) {
  const ends = { source: nodes[from].iri, target: nodes[to].iri };
  return { ...ends, relation, label, sign: { for: 1, against: -1 }[relation] ?? 0, confidence, statements: total, documents: documentIds(docs) };
}

function exportJson() {
  const content = { nodes: shownNodes().map(nodeRecord), edges: shownEdges().map(edgeRecord) };
  download(JSON.stringify(content, null, 1), "application/json", "json");
}

// Characters that XML 1.0 cannot hold are left away.
const escaped = (value) =>
  String(Array.isArray(value) ? value.join("; ") : value)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

function graphml(records, links) {
  const types = { number: "double", boolean: "boolean" };
  const keys = (domain, record) =>
    Object.entries(record).map(
      ([name, value]) => `<key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${types[typeof value] ?? "string"}"/>`,
    );
  const values = (domain, record) =>
    Object.entries(record).map(([name, value]) => `<data key="${domain}-${name}">${escaped(value)}</data>`).join("");
  const bare = links.map(({ source, target, ...rest }) => [source, target, rest]);
  const own = records.map(({ id, ...rest }) => [id, rest]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...(own.length ? keys("node", own[0][1]) : []),
    ...(bare.length ? keys("edge", bare[0][2]) : []),
    '<graph edgedefault="directed">',
    ...own.map(([id, rest]) => `<node id="${escaped(id)}">${values("node", rest)}</node>`),
    ...bare.map(([a, b, rest]) => `<edge source="${escaped(a)}" target="${escaped(b)}">${values("edge", rest)}</edge>`),
    "</graph>",
    "</graphml>",
  ].join("\n");
}

function exportGraphml() {
  download(graphml(shownNodes().map(nodeRecord), shownEdges().map(edgeRecord)), "application/xml", "graphml");
}

function startExport() {
  const ways = { png: exportPicture, graphml: exportGraphml, json: exportJson };
  for (const button of document.querySelectorAll("[data-export]"))
    button.addEventListener("click", () => {
      ways[button.dataset.export]();
      byId("export").open = false;
    });
}
