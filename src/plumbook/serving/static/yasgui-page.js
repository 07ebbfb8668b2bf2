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
  // Links in results lead to what this server shows of a thing, and not out to its name on the web.
  new MutationObserver(() => {
    for (const link of element.querySelectorAll("a.iri:not([data-led])")) {
      const iri = link.getAttribute("href");
      link.dataset.led = iri;
      link.setAttribute("href", `/thing?iri=${encodeURIComponent(iri)}`);
      link.removeAttribute("target");
    }
  }).observe(element, { childList: true, subtree: true });
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
