// Pointing at a cell of a form: the cell is marked, the picker beside it takes the focus.
document.addEventListener("htmx:afterSwap", (event) => {
  const picker = event.detail.target;
  if (picker?.id !== "cell-picker") return;
  const cell = event.detail.requestConfig?.elt;
  for (const other of document.querySelectorAll(".foreign-grid [aria-current]")) other.removeAttribute("aria-current");
  cell?.setAttribute("aria-current", "true");
  picker.querySelector("h2")?.focus();
  picker.scrollTop = 0;
});
