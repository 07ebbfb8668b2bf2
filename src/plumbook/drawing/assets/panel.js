// The evidence: for a node or a line, what the texts say, each sentence marked in its paragraph.

const SECTIONS = [
  ["For and against", ["for", "against", "neutral"]],
  ["Offices", ["holds", "held", "named", "other"]],
  ["Claims", ["claim"]],
];
const FIRST = 12; // statements of a section shown before more are asked for

function showPanel() {
  const panel = byId("panel");
  panel.replaceChildren();
  panel.hidden = !state.selected;
  panel.scrollTop = 0;
  if (!state.selected) return;
  const { type, id } = state.selected;
  panel.append(make("button", { type: "button", class: "close", "aria-label": "Close", click: closePanel }, "×"));
  panel.append(...(type === "node" ? nodePanel(nodes[id]) : edgePanel(edges[id])));
}

function closePanel() {
  select(null);
  frame.focus();
}

function nodePanel(node) {
  const parts = [
    make("p", { class: "what" }, sign(`kind-${node.group}`), node.vacant ? "office, said to stand empty" : kinds[node.group]),
    make("h2", {}, make("bdi", {}, node.label)),
  ];
  if (node.names.length) parts.push(make("p", { class: "also" }, "Also ", ...listed(node.names, 10)));
  if (node.mentions) parts.push(make("p", { class: "also" }, namedIn(node)));
  const all = new Set([...node.statements, ...edgesOf[node.id].flatMap((edge) => edge.statements)]);
  const numbers = [...all].filter((number) => isOpen(statements[number]));
  for (const [heading, keys] of SECTIONS) parts.push(...section(heading, keys, numbers, node));
  parts.push(...connections(node));
  if (node.named.length) {
    parts.push(make("h3", {}, "Named in"));
    parts.push(make("div", { class: "statement" }, ...evidence(node.named, false)));
  }
  if (all.size > numbers.length) parts.push(hiddenNote(all.size - numbers.length));
  if (numbers.length) parts.push(markKey());
  return parts;
}

/** Whether the filters let a statement be seen. */
function isOpen({ relation, confidence, marks }) {
  const docs = marks.map(([paragraph]) => paragraphs[paragraph].doc);
  return !state.hiddenRelations.has(relation) && confidence >= state.confidence && hasShownDocument(docs);
}

const hiddenNote = (number) => make("p", { class: "more" }, `The filters hide ${plural(number, "more statement")}.`);

function namedIn(node) {
  const where = node.docs.length ? ` in ${plural(node.docs.length, "document")}` : "";
  return `Named ${node.mentions === 1 ? "once" : plural(node.mentions, "time")}${where}`;
}

function listed(names, most) {
  const parts = names.slice(0, most).flatMap((name, number) => [number ? ", " : "", make("bdi", {}, name)]);
  return names.length > most ? [...parts, ` and ${names.length - most} more`] : parts;
}

function section(heading, keys, numbers, node) {
  const own = numbers.filter((number) => keys.includes(statements[number].relation));
  if (!own.length) return [];
  const list = make("div", {}, ...own.slice(0, FIRST).map((number) => card(statements[number], node)));
  const parts = [make("h3", {}, heading), list];
  if (own.length > FIRST) parts.push(moreButton(own.slice(FIRST), list, node));
  return parts;
}

function moreButton(numbers, list, node) {
  const click = ({ target }) => {
    list.append(...numbers.map((number) => card(statements[number], node)));
    target.remove();
  };
  return make("button", { type: "button", class: "link", click }, `Show ${numbers.length} more`);
}

/** The links that no statement stands behind: an office's body, a broader policy. */
function connections(node) {
  const direct = edgesOf[node.id].filter((edge) => !edge.statements.length);
  if (!direct.length) return [];
  const items = direct.map((edge) => {
    const other = edge.from === node.id ? edge.to : edge.from;
    const click = () => select({ type: "node", id: other }, { go: true });
    const label = edge.from === node.id ? edge.label : `${relations[edge.relation]} ←`;
    return make(
      "li",
      {},
      make("button", { type: "button", click, title: label }, sign(`kind-${nodes[other].group}`), make("bdi", {}, nodes[other].label)),
    );
  });
  return [make("h3", {}, "Belongs with"), make("ul", { class: "connections" }, ...items)];
}

function edgePanel(edge) {
  const parts = [
    make("p", { class: "what" }, sign(`line-${edge.relation}`), relations[edge.relation]),
    make("h2", {}, thing(edge.from), ` ${edge.label || relations[edge.relation]} `, thing(edge.to)),
  ];
  const open = edge.statements.filter((number) => isOpen(statements[number]));
  for (const number of open) parts.push(card(statements[number], null));
  if (open.length < edge.statements.length) parts.push(hiddenNote(edge.statements.length - open.length));
  if (edge.total > edge.statements.length)
    parts.push(make("p", { class: "more" }, `The ${edge.statements.length} most certain of ${plural(edge.total, "statement")}.`));
  if (edge.total) parts.push(markKey());
  else parts.push(make("p", { class: "more" }, "The graph links the two directly, without a passage of its own."));
  return parts;
}

function markKey() {
  return make(
    "p",
    { class: "key" },
    make("mark", { class: "evidence" }, "Marked"),
    " is the passage that says so, ",
    make("mark", { class: "content" }, "strongly"),
    " what somebody says in it.",
  );
}

/** One statement: what it says, the words it was read from, where they stand. */
function card(statement, node) {
  const brief = node !== null;
  const parts = brief ? [relationLine(statement, node)] : [];
  parts.push(...evidence(statement.marks, brief));
  const about = [`confidence ${statement.confidence.toFixed(2)}`];
  if (statement.when) about.push(statement.when);
  if (statement.speaker) about.push(`by ${statement.speaker}’s claim`);
  parts.push(make("p", { class: "from" }, ...about.map((text) => make("span", {}, make("bdi", {}, text)))));
  return make("article", { class: "statement" }, ...parts);
}

function relationLine({ relation, label, source, targets }, node) {
  const signed = relation === "for" || relation === "against";
  const things = targets.flatMap((id, number) => [number ? ", " : " ", thing(id, node)]);
  const text = make("span", {}, ...(source === null || source === node.id ? [] : [thing(source), " "]));
  const verb = make("span", signed ? { class: `sign-${relation}` } : {}, label);
  if (source === null) text.append(label);
  else text.append(verb, ...things);
  return make("p", { class: "relation" }, sign(source === null ? "vacant" : `line-${relation}`), text);
}

/** A node's name as a link that leads to it; the name alone where that is the node at hand. */
function thing(id, here = null) {
  if (here && here.id === id) return make("b", {}, make("bdi", {}, nodes[id].label));
  const click = (event) => {
    event.preventDefault();
    select({ type: "node", id }, { go: true });
    byId("panel").focus();
  };
  return make("a", { href: `#${id}`, class: "thing", click }, make("bdi", {}, nodes[id].label));
}

/** The passages of a statement in their paragraphs; brief: only the stretch that is marked, until more is asked for. */
function evidence(marks, brief) {
  const found = new Map();
  for (const [paragraph, start, end, role] of marks) {
    if (!found.has(paragraph)) found.set(paragraph, []);
    found.get(paragraph).push({ start, end, role });
  }
  const parts = [...found];
  return parts.map(([number, own], place) => {
    const isLast = place + 1 === parts.length || paragraphs[parts[place + 1][0]].doc !== paragraphs[number].doc;
    return passage(paragraphs[number], own, brief, isLast);
  });
}

function passage({ text, doc }, marks, brief, withOrigin) {
  const characters = Array.from(text);
  const [first, last] = bounds(marks);
  const block = make("div", {}, quotation(characters, marks, brief));
  if (brief && (first > 0 || last < characters.length)) {
    const click = ({ target }) => {
      block.firstChild.replaceWith(quotation(characters, marks, false));
      target.remove();
    };
    block.append(make("button", { type: "button", class: "link small", click }, "Show its paragraph"));
  }
  if (withOrigin) block.append(origin(doc));
  return block;
}

const bounds = (marks) => [Math.min(...marks.map((m) => m.start)), Math.max(...marks.map((m) => m.end))];

function quotation(characters, marks, brief) {
  const [first, last] = brief ? bounds(marks) : [0, characters.length];
  const cuts = [first, last, ...marks.flatMap(({ start, end }) => [start, end])];
  const edges = [...new Set(cuts)].filter((cut) => cut >= first && cut <= last).sort((a, b) => a - b);
  const quote = make("blockquote", { dir: "auto" });
  for (let number = 0; number + 1 < edges.length; number++) {
    const [start, end] = [edges[number], edges[number + 1]];
    const roles = marks.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.role);
    const text = characters.slice(start, end).join("");
    quote.append(roles.length ? make("mark", { class: [...new Set(roles)].join(" ") }, text) : text);
  }
  return quote;
}

function origin(number) {
  const { id, title, date, publisher } = documents[number];
  const about = [publisher, date].filter(Boolean).join(", ");
  return make(
    "p",
    { class: "from" },
    make("cite", { class: "grow" }, make("bdi", {}, title || id)),
    about ? make("span", {}, make("bdi", {}, about)) : null,
  );
}
