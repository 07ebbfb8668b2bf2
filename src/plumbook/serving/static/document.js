"use strict";
// The text and the notes beside it: a click in the text opens the note, an open note lights up its words.
(() => {
  const runs = [...document.querySelectorAll(".run[data-notes]")].map((element) => ({
    element,
    notes: element.dataset.notes.trim().split(" ").map((each) => each.split(":")),
  }));
  const notes = new Map([...document.querySelectorAll(".note")].map((element) => [element.dataset.note, element]));
  // What is nearest to the statement itself shows, where a run has several parts in it.
  const ROLES = ["evidence", "cue", "source", "content"];

  function light() {
    for (const { element, notes: of } of runs) {
      for (const role of ROLES) element.classList.remove(`on-${role}`);
      const open = of.filter(([number]) => notes.get(number)?.open).map(([, role]) => role);
      const strongest = ROLES.findLast((role) => open.includes(role));
      if (strongest) element.classList.add(`on-${strongest}`);
    }
  }

  function open(note, { focus = false } = {}) {
    for (const other of notes.values()) if (other !== note) other.open = false;
    note.open = true;
    light();
    note.querySelector(".note-body").scrollIntoView({ block: "nearest" });
    note.scrollIntoView({ block: "nearest" });
    if (focus) note.querySelector("summary").focus({ preventScroll: true });
  }

  for (const note of notes.values()) note.addEventListener("toggle", light);

  document.getElementById("text")?.addEventListener("click", (event) => {
    const run = event.target.closest(".run[data-notes]");
    if (!run || event.target.closest("a, summary") || String(getSelection())) return;
    const of = runs.find(({ element }) => element === run).notes;
    for (const role of [...ROLES].reverse()) {
      const here = of.filter((each) => each[1] === role).map(([number]) => notes.get(number)).filter(Boolean);
      if (!here.length) continue;
      // A click again goes to the next of several statements.
      const next = here[(here.findIndex((note) => note.open) + 1) % here.length];
      open(next);
      return;
    }
  });

  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches(".note")) open(target, { focus: true });
  }
  addEventListener("hashchange", follow);
  follow();
})();
