// The sheet of a section: moving in a column, saving and handing in from the keyboard, rows that are taken in by writing.

for (const form of document.querySelectorAll("form[data-dispatch]")) {
  form.classList.add("scripted-on");
  const rows = () => [...form.querySelectorAll("tbody tr")];
  const press = (value) => form.querySelector(`button[name="do"][value="${value}"]`).click();

  form.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || event.altKey || event.isComposing) return;
    if (event.key === "s") press("save");
    else if (event.key === "Enter") press("submit");
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") move(event.target, event.key === "ArrowUp" ? -1 : 1);
    else return;
    event.preventDefault();
  });

  function move(from, by) {
    const cell = from.closest("td");
    if (!cell) return;
    const column = [...cell.parentElement.children].indexOf(cell);
    const all = rows();
    for (let place = all.indexOf(cell.parentElement) + by; place >= 0 && place < all.length; place += by) {
      const goal = all[place].children[column].querySelector("textarea, input:not([type=hidden])");
      if (goal) {
        goal.focus();
        if (goal.select) goal.select();
        return;
      }
    }
  }

  // Leaving with rows that are not saved is asked about.
  let changed = false;
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  const boxOf = (row) => row.querySelector('td.pick input[type="checkbox"]');
  const show = (row) => row.classList.toggle("taken", !boxOf(row) || boxOf(row).checked);
  form.addEventListener("input", (event) => {
    const row = event.target.closest("tr");
    if (!row) return;
    const box = boxOf(row);
    if (box && event.target !== box) box.checked = true;
    show(row);
    changed = true;
  });
  for (const row of rows()) show(row);
}
