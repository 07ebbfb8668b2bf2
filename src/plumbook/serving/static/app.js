"use strict";
// What every page has: colours, and a search field that offers names while somebody types. Texts go in as text nodes.
(() => {
  const root = document.documentElement;
  const remembered = () => {
    try {
      return localStorage.getItem("plumbook-theme");
    } catch {
      return null;
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  if (remembered()) root.dataset.theme = remembered();

  const button = document.getElementById("theme");
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("plumbook-theme", root.dataset.theme);
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
    show();
    document.dispatchEvent(new Event("themechange"));
  });
  dark.addEventListener("change", () => {
    show();
    document.dispatchEvent(new Event("themechange"));
  });
  show();

  // On a narrow screen the views' names scroll: the present one comes into sight, and they fade where there are more.
  const views = document.querySelector(".top nav");
  const present = views.querySelector("[aria-current]");
  if (present) views.scrollLeft = present.offsetLeft - views.offsetLeft - 40;
  const fade = () => {
    views.classList.toggle("before", views.scrollLeft > 2);
    views.classList.toggle("after", views.scrollLeft + views.clientWidth < views.scrollWidth - 2);
  };
  for (const [what, when] of [[views, "scroll"], [window, "resize"]]) what.addEventListener(when, fade, { passive: true });
  fade();

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /** Offer names under a field, with more of an address also claims; choose(found) does what one is for. */
  function offer(input, choose, more = "") {
    const list = make("ul", { class: "found", role: "listbox", id: `${input.id || input.name}-found`, "aria-label": "Found" });
    list.hidden = true;
    input.after(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" }))
      input.setAttribute(name, value);
    let found = [];
    let chosen = -1;
    let asked = 0;
    let timer = 0;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (number) => {
      chosen = number;
      [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
      if (chosen >= 0) {
        input.setAttribute("aria-activedescendant", list.children[chosen].id);
        list.children[chosen].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const fill = () => {
      list.replaceChildren(
        ...found.map(({ label, by, type }, number) => {
          const name = make("bdi", {}, label);
          const item = make("li", { role: "option", id: `${list.id}-${number}`, "aria-selected": "false" }, name, make("span", {}, type));
          if (by) item.append(make("span", { class: "by" }, by));
          item.addEventListener("pointerdown", (event) => {
            event.preventDefault();
            close();
            choose(found[number]);
          });
          return item;
        }),
      );
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(-1);
    };
    const ask = async () => {
      const number = ++asked;
      const text = input.value.trim();
      const answer = text ? await fetch(`/suggest?q=${encodeURIComponent(text)}${more}`).then((got) => got.json()).catch(() => []) : [];
      if (number !== asked || document.activeElement !== input) return;
      found = answer;
      fill();
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 60);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) close();
      else if (event.key === "ArrowDown" && !list.hidden) mark((chosen + 1) % found.length);
      else if (event.key === "ArrowUp" && !list.hidden) mark((chosen + found.length) % (found.length + 1) - 1);
      else if (event.key === "Enter" && chosen >= 0) {
        const one = found[chosen];
        close();
        choose(one);
      } else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
  }

  for (const input of document.querySelectorAll(".search input")) offer(input, ({ url }) => location.assign(url), "&claims");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    document.querySelector(".search input")?.focus();
  });

  /** Offer names; several things may have one: the form sends as `name` which is meant, until somebody types another. */
  function offerNames(input, name, chosen = () => {}) {
    const meant = make("input", { type: "hidden", name });
    const mean = (iri) => {
      meant.value = iri;
      meant.disabled = !iri; // what is not meant is not sent
    };
    mean(input.dataset.meant ?? "");
    input.form.append(meant);
    input.addEventListener("input", () => mean(""));
    offer(input, ({ label, iri }) => {
      input.value = label;
      mean(iri);
      chosen();
    }, `&of=${input.dataset.type}`);
  }

  for (const input of document.querySelectorAll("input.names")) offerNames(input, "meant");

  // A correction that is being applied shows by itself, and so does what is told of it once all is written.
  const [applying, writing] = ["applying", "writing"].map((id) => document.getElementById(id));
  if (applying || writing) {
    const ask = async () => {
      const state = await fetch("/corrections/state").then((got) => got.json()).catch(() => ({ applying: true, writing: true }));
      if (applying ? state.applying : state.writing) setTimeout(ask, 500);
      else if (applying) location.reload();
      else state.told ? (writing.textContent = state.told) : writing.remove();
    };
    setTimeout(ask, 500);
  }

  window.plumbook = { make, offerNames };
})();
