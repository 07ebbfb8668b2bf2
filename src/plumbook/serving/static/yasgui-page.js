"use strict";
// YASGUI, set up for this server: it asks nobody else, and what it finds leads to the explorer's pages.
(() => {
  const element = document.getElementById("yasgui");
  const { examples, prefixes, first } = JSON.parse(element.dataset.setup);
  const named = (query) => `${Object.entries(prefixes).filter(([name]) => new RegExp(`\\b${name}:`).test(query) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(query)).map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("")}${query}`;
  const { Yasqe, Yasr } = Yasgui;
  Yasqe.defaults.autocompleters = ["prefixes", "variables"];
  Yasqe.defaults.prefixCcApi = "/prefixes.json";
  Yasqe.defaults.value = named(first);
  Yasr.plugins.table.defaults.openIriInNewWindow = false;
  // The type of a number or a date tells readers nothing that the number does not.
  const { table } = Yasr.plugins;
  const { formatLiteral, getColumns } = table.prototype;
  table.prototype.formatLiteral = function (literal, prefixes) {
    return formatLiteral.call(this, { ...literal, datatype: undefined }, prefixes);
  };
  // By what a column is sorted and filtered is text too, whatever it looks like.
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  table.prototype.getColumns = function () {
    const plain = (cell, use) => typeof cell?.value === "string" && (!use || use === "filter" || use === "sort");
    return getColumns.call(this).map((column) => ({ ...column, render: (cell, use, ...rest) => (plain(cell, use) ? escaped(cell.value) : column.render(cell, use, ...rest)) }));
  };
  // Links in results lead to what this server shows of a thing, and not out to its name on the web; so do names.
  const unnamed = new Map(); // cells by their text, whose things are still to be asked for
  let asking = 0;
  async function lead() {
    const cells = new Map(unnamed);
    unnamed.clear();
    const answer = await fetch("/called", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify([...cells.keys()]) }).catch(() => null);
    if (!answer?.ok) return;
    for (const [name, href] of Object.entries(await answer.json()))
      for (const cell of cells.get(name) ?? []) if (nameIn(cell) === name) link(cell, plumbook.make("a", { href }, name));
  }
  // A name with a language stands between quotation marks, and its language after it.
  const tagged = (cell) => cell.children.length === 1 && cell.lastChild.nodeName === "SUP" && /^".*"$/s.test(cell.firstChild.data ?? "");
  const nameIn = (cell) => (tagged(cell) ? cell.firstChild.data.slice(1, -1) : cell.textContent);
  function link(cell, to) {
    if (tagged(cell)) cell.firstChild.replaceWith('"', to, '"');
    else cell.replaceChildren(to);
  }
  function look() {
    for (const link of element.querySelectorAll("a.iri:not([data-led])")) {
      const iri = link.getAttribute("href");
      link.dataset.led = iri;
      link.setAttribute("href", `/thing?iri=${encodeURIComponent(iri)}`);
      link.removeAttribute("target");
    }
    for (const cell of element.querySelectorAll("td .nonIri:not([data-led])")) {
      cell.dataset.led = "";
      const name = nameIn(cell);
      if (/\p{L}/u.test(name) && name.length <= 300) unnamed.set(name, [...(unnamed.get(name) ?? []), cell]);
    }
    if (unnamed.size) {
      clearTimeout(asking);
      asking = setTimeout(lead, 50);
    }
    speak();
  }
  // What YASGUI leaves without a name for those who listen to the page.
  const NAMES = { ".CodeMirror textarea": "Query", "select.tableSizer": "Rows of a page", ".tableFilter": "Filter the rows" };
  function speak() {
    for (const [what, name] of Object.entries(NAMES))
      for (const found of element.querySelectorAll(what)) if (!found.hasAttribute("aria-label")) found.setAttribute("aria-label", name);
    for (const head of element.querySelectorAll("th")) if (!head.textContent) head.querySelector(".dt-column-title")?.append(plumbook.make("span", { class: "unseen" }, "Row"));
    const add = element.querySelector("button.addTab:not([role])"); // a list of tabs may have nothing else in it
    if (add) for (const [name, value] of [["role", "tab"], ["aria-selected", "false"]]) add.setAttribute(name, value);
    for (const found of element.querySelectorAll(".CodeMirror-scroll[tabindex='-1']")) found.setAttribute("tabindex", "0");
  }
  new MutationObserver(look).observe(element, { childList: true, subtree: true });
  const yasgui = new Yasgui(element, {
    requestConfig: { endpoint: new URL("/sparql", location).href, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint: new URL("/sparql", location).href }], keys: [] },
    persistenceId: "plumbook",
    autofocus: false,
  });
  const chooser = document.getElementById("example");
  examples.forEach(({ name }, number) => chooser.append(plumbook.make("option", { value: String(number) }, name)));
  chooser.addEventListener("change", () => {
    const example = examples[Number(chooser.value)];
    if (chooser.value === "" || !example) return;
    const tab = yasgui.getTab() ?? yasgui.addTab(true);
    tab.setQuery(named(example.query));
    tab.query();
  });
  window.plumbook.yasgui = yasgui;
})();
