"use strict";
// Ctrl+Enter asks; fields of a question offer names.
document.getElementById("sparql").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) document.getElementById("ask").requestSubmit();
});
for (const input of document.querySelectorAll("input.offered")) plumbook.offerNames(input, `${input.name}-meant`, () => input.form.requestSubmit());
