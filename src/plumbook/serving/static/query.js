"use strict";
// Ctrl+Enter asks; fields of a question offer names.
document.getElementById("sparql").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) document.getElementById("ask").requestSubmit();
});
for (const input of document.querySelectorAll("input.offered")) {
  // Several things may have one name: the form sends which is meant, until somebody types another.
  const meant = plumbook.make("input", { type: "hidden", value: input.dataset.meant });
  const mean = (iri) => ((meant.value = iri), (meant.name = iri ? `${input.name}-meant` : ""));
  mean(input.dataset.meant);
  input.form.append(meant);
  input.addEventListener("input", () => mean(""));
  plumbook.offer(input, ({ label, iri }) => {
    input.value = label;
    mean(iri);
    input.form.requestSubmit();
  }, `&of=${input.dataset.type}`);
}
