// What is shown: by kind, relation, confidence and document.

const hasShownDocument = (docs) => !docs.length || docs.some((number) => !state.hiddenDocuments.has(number));

function applyFilters() {
  const before = { nodes: new Set(shown.nodes), edges: new Set(shown.edges) };
  shown.nodes.clear();
  shown.edges.clear();
  for (const node of nodes) if (passes(node) || node.id === state.kept) shown.nodes.add(node.id);
  for (const edge of edges) {
    const open = !state.hiddenRelations.has(edge.relation) && edge.confidence >= state.confidence;
    if (open && hasShownDocument(edge.docs) && shown.nodes.has(edge.from) && shown.nodes.has(edge.to))
      shown.edges.add(edge.id);
  }
  if (!state.unlinked) {
    const linked = new Set([state.kept, ...edges.filter(({ id }) => shown.edges.has(id)).flatMap((e) => [e.from, e.to])]);
    for (const id of [...shown.nodes]) if (!linked.has(id)) shown.nodes.delete(id);
  }
  updateHidden(drawnNodes, nodes, before.nodes, shown.nodes);
  updateHidden(drawnEdges, edges, before.edges, shown.edges);
  state.near = neighbourhood(state.selected);
  if (state.selected) showPanel();
  byId("count").textContent =
    `${counted(shown.nodes.size, nodes.length, "node")}, ${counted(shown.edges.size, edges.length, "link")}`;
  network.redraw();
}

const passes = (node) => !state.hiddenKinds.has(node.group) && hasShownDocument(node.docs);
const counted = (some, all, one) =>
  some === all ? plural(all, one) : `${some.toLocaleString("en")} of ${plural(all, one)}`;

function updateHidden(set, all, before, now) {
  const changed = all.filter(({ id }) => before.has(id) !== now.has(id));
  set.update(changed.map(({ id }) => ({ id, hidden: !now.has(id) })));
}

function listen(name, hidden) {
  for (const box of document.querySelectorAll(`input[name="${name}"]`))
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(box.value);
      else hidden.add(box.value);
      applyFilters();
    });
}

function listDocuments() {
  if (documents.length < 2) return;
  byId("documents-field").hidden = false;
  byId("document-search").hidden = documents.length < 12;
  const order = documents.map((_, number) => number).sort((a, b) => compare(documents[a], documents[b]));
  byId("documents").append(...order.map(documentRow));
}

const compare = (a, b) => (a.date ?? "").localeCompare(b.date ?? "") || a.id.localeCompare(b.id);

function documentRow(number) {
  const { id, title, date } = documents[number];
  const change = ({ target }) => setDocuments([number], target.checked);
  return make(
    "label",
    { class: "row" },
    make("input", { type: "checkbox", name: "document", value: number, checked: true, change }),
    make("span", {}, make("bdi", {}, title || id), date ? make("small", {}, date) : null),
  );
}

function setDocuments(numbers, open) {
  for (const number of numbers) {
    if (open) state.hiddenDocuments.delete(number);
    else state.hiddenDocuments.add(number);
  }
  applyFilters();
}

/** All or none of the documents that the list shows at the moment. */
function setListed(open) {
  const boxes = [...document.querySelectorAll('input[name="document"]')].filter((box) => !box.closest("label").hidden);
  for (const box of boxes) box.checked = open;
  setDocuments(boxes.map((box) => Number(box.value)), open);
}

function findDocuments() {
  const wanted = plain(byId("document-search").value);
  for (const row of byId("documents").children) row.hidden = !plain(row.textContent).includes(wanted);
}

function resetFilters() {
  for (const box of document.querySelectorAll('.filters input[type="checkbox"]')) box.checked = true;
  for (const hidden of [state.hiddenKinds, state.hiddenRelations, state.hiddenDocuments]) hidden.clear();
  state.unlinked = true;
  setConfidence(0);
}

function setConfidence(value) {
  state.confidence = value;
  byId("confidence").value = value;
  byId("confidence-value").textContent = value ? value.toFixed(2) : "0";
  applyFilters();
}

function startFilters() {
  listen("kind", state.hiddenKinds);
  listen("relation", state.hiddenRelations);
  listDocuments();
  if (byId("unlinked")) byId("unlinked").checked = state.unlinked;
  byId("unlinked")?.addEventListener("change", ({ target }) => {
    state.unlinked = target.checked;
    applyFilters();
  });
  byId("confidence")?.addEventListener("input", ({ target }) => setConfidence(Number(target.value)));
  byId("document-search").addEventListener("input", findDocuments);
  byId("all-documents").addEventListener("click", () => setListed(true));
  byId("no-documents").addEventListener("click", () => setListed(false));
  byId("reset").addEventListener("click", resetFilters);
}
