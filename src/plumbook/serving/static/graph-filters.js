"use strict";
// What is shown: by kind, link, confidence, document and date. graph.js holds what it is chosen from.

const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map(({ value }) => value));

function passes([, confidence, of], least, only, from, until) {
  if (confidence < least) return false;
  if (!of.length) return !only && !from && !until;
  return of.some((iri) => {
    const date = documents.get(iri)?.date ?? "";
    return (!only || iri === only) && (!from || date >= from) && (!until || (date && date.slice(0, 10) <= until));
  });
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
  byId("said").textContent = left ? `${text}; ${left.toLocaleString("en")} more are not shown` : text;
}

