// Search with suggestions, by any of a node's names.

const MOST_FOUND = 12;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const names = nodes.map(({ label, names }) => [label, ...names].map(plain));

function rank(id, wanted) {
  let best = 9;
  names[id].forEach((name, number) => {
    const at = name.indexOf(wanted);
    if (at < 0) return;
    const inside = at === 0 ? 0 : /[\s\-"'“(]/.test(name[at - 1]) ? 1 : 3;
    best = Math.min(best, inside + (number ? 0.5 : 0));
  });
  return best;
}

function find(text) {
  const wanted = plain(text);
  if (!wanted) return [];
  const found = byImportance.map((node) => [rank(node.id, wanted), node]).filter(([order]) => order < 9);
  return found.sort((a, b) => a[0] - b[0]).slice(0, MOST_FOUND).map(([, node]) => node);
}

function startSearch() {
  const input = byId("search");
  const list = byId("found");
  let found = [];
  let at = 0;

  function show() {
    found = find(input.value);
    at = 0;
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...found.map(option));
    if (!found.length) list.append(make("li", { class: "none" }, "Nothing of this name is drawn."));
    mark();
  }

  function option(node, number) {
    const hidden = shown.nodes.has(node.id) ? "" : ", hidden by a filter";
    const also = node.names.length ? `, also ${node.names.slice(0, 4).join(", ")}` : "";
    return make(
      "li",
      { role: "option", id: `found-${number}`, "aria-selected": "false", mousedown: (event) => event.preventDefault(), click: () => choose(number) },
      sign(`kind-${node.group}`),
      make("bdi", { class: "name" }, node.label),
      make("span", { class: "about" }, kinds[node.group] + hidden, make("bdi", {}, also)),
    );
  }

  function mark() {
    found.forEach((_, number) => list.children[number].setAttribute("aria-selected", String(number === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (found.length) input.setAttribute("aria-activedescendant", `found-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    if (!found[number]) return;
    const { id } = found[number];
    input.value = "";
    close();
    frame.focus();
    select({ type: "node", id }, { go: true });
  }

  const keys = {
    ArrowDown: () => { at = (at + 1) % (found.length || 1); mark(); },
    ArrowUp: () => { at = (at - 1 + found.length) % (found.length || 1); mark(); },
    Enter: () => choose(at),
    Escape: () => { input.value = ""; close(); frame.focus(); },
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}
