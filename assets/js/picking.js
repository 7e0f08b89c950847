// Rows of a list by keyboard, and what is picked of them: one list on a page, its rows found by `at`.

const typing = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], dialog");

// list: the element; at: selectors of a row, its link and its box; told(number picked): what the list says of it.
export function pickable(list, at, told) {
  if (!list) return;
  const keys = document.getElementById("keys");
  const rows = () => [...list.querySelectorAll(at.row)];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));

  function move(step) {
    const all = rows();
    const here = focused();
    const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1)];
    const link = next?.querySelector(at.link);
    if (!link) return;
    link.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function pick() {
    const box = rows()[focused()]?.querySelector(at.box);
    if (!box) return;
    box.checked = !box.checked;
    count();
  }

  function count() {
    const boxes = [...list.querySelectorAll(at.box)];
    const picked = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.closest(at.row).classList.toggle("chosen", box.checked);
    list.classList.toggle("picking", picked > 0);
    const all = list.querySelector("[data-pick-all]");
    if (all) {
      all.disabled = !boxes.length;
      all.checked = boxes.length > 0 && picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
    }
    const said = list.querySelector("[data-picked]");
    if (said) said.textContent = told(picked);
  }

  const acts = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    x: pick,
    "/": () => document.getElementById("q")?.select(),
    "?": () => keys?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (event.key.startsWith("Arrow") && !list.contains(document.activeElement)) return; // arrows scroll the page elsewhere
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
  list.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick-all]")) {
      for (const box of list.querySelectorAll(at.box)) box.checked = event.target.checked;
    }
    count();
  });
  const shown = document.querySelector("[data-keys]");
  if (shown && keys) {
    shown.hidden = false;
    shown.addEventListener("click", () => keys.showModal());
  }
  window.addEventListener("pageshow", count);
  count();
}
