"use strict";
// What is shown: by kind, link, confidence, document and date. graph.js holds what it is chosen from.

const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map(({ value }) => value));

function passes({ confidence, document: of }, least, only, from, until) {
  if (confidence < least) return false;
  if (!of) return !only && !from && !until;
  return (!only || of.iri === only) && (!from || of.date >= from) && (!until || (of.date && of.date.slice(0, 10) <= until));
}

// Filters stand in the address, so that a filtered view can be kept and passed on: what is left out, and what is asked for.

const CHECKS = { kind: "hide", relation: "hide-links" };
const FIELDS = { confidence: "confidence", "in-document": "in", from: "from", until: "until" };

function readFilters() {
  const given = new URLSearchParams(location.search);
  for (const [name, parameter] of Object.entries(CHECKS)) {
    const hidden = new Set((given.get(parameter) ?? "").split(","));
    for (const box of document.querySelectorAll(`input[name=${name}]`)) box.checked = !hidden.has(box.value);
  }
  for (const [id, parameter] of Object.entries(FIELDS)) {
    const value = given.get(parameter);
    if (value === null) continue;
    if (id === "in-document" && !documents.has(value)) byId(id).append(make("option", { value }, value));
    byId(id).value = value;
  }
}

function filtersNow() {
  const found = Object.entries(CHECKS).map(([name, parameter]) => {
    const hidden = [...document.querySelectorAll(`input[name=${name}]:not(:checked)`)].map(({ value }) => value);
    return [parameter, hidden.join(",")];
  });
  for (const [id, parameter] of Object.entries(FIELDS)) found.push([parameter, byId(id).value === "0" ? "" : byId(id).value]);
  return found;
}

function keepFilters() {
  const address = new URL(location.href);
  for (const [parameter, value] of filtersNow()) value ? address.searchParams.set(parameter, value) : address.searchParams.delete(parameter);
  history.replaceState(null, "", address);
}

function filter() {
  const [wantedKinds, wantedRelations] = [checked("kind"), checked("relation")];
  const [least, only, from, until] = [byId("confidence").value / 100, byId("in-document").value, byId("from").value, byId("until").value];
  byId("confidence-shown").textContent = `${byId("confidence").value}\u202f%`;
  const narrowed = least > 0 || only || from || until || wantedRelations.size < document.querySelectorAll("input[name=relation]").length;
  shown.edges = new Set();
  const linked = new Set();
  for (const edge of edges.values()) {
    if (!wantedRelations.has(edge.relation)) continue;
    if (![edge.from, edge.to].every((id) => wantedKinds.has(nodes.get(id).group))) continue;
    if (!edge.statements.some((each) => passes(each, least, only, from, until))) continue;
    shown.edges.add(edge.id);
    linked.add(edge.from).add(edge.to);
  }
  shown.nodes = new Set([...nodes.values()].filter(({ id, group }) => wantedKinds.has(group) && (!narrowed || linked.has(id))).map(({ id }) => id));
  if (state.selected && !shown[`${state.selected.type}s`].has(state.selected.id)) select(null);
}

function refilter() {
  keepFilters();
  filter();
  redraw();
  tell();
}

function legend() {
  const count = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1), new Map());
  const [ofKind, ofRelation] = [count([...nodes.values()].map(({ group }) => group)), count([...edges.values()].map(({ relation }) => relation))];
  for (const [name, counts] of [["kind", ofKind], ["relation", ofRelation]])
    for (const label of document.querySelectorAll(`label[data-${name}]`)) {
      const number = counts.get(label.dataset[name]) ?? 0;
      label.hidden = !number;
      label.querySelector("output").textContent = number.toLocaleString("en");
    }
  const chooser = byId("in-document");
  const now = chooser.value;
  const options = [...documents].sort((a, b) => (a[1].label < b[1].label ? -1 : 1)).map(([iri, { label }]) => make("option", { value: iri }, label.slice(0, 90)));
  chooser.replaceChildren(make("option", { value: "" }, "all documents"), ...options);
  chooser.value = now;
}

function tell(left = 0) {
  const text = `${shown.nodes.size.toLocaleString("en")} nodes, ${shown.edges.size.toLocaleString("en")} links`;
  if (nodes.size) {
    byId("waiting").hidden = shown.nodes.size > 0;
    byId("waiting").textContent = "Nothing is left: loosen the filters.";
  }
  byId("said").textContent = left ? `${text}; ${left.toLocaleString("en")} more are not shown` : text;
}


/** Keep the filters when another size is asked for. */
function sendFilters({ target: form }) {
  for (const [name, value] of filtersNow()) if (value) form.append(make("input", { type: "hidden", name, value }));
}
