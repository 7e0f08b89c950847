// Lists: rows by keyboard, what is picked, the order of columns, suggestions while typing.
const list = document.querySelector("[data-list]");
const typing = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], dialog");

function rows() {
  return [...list.querySelectorAll("tbody tr")];
}

function move(step) {
  const all = rows();
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1)];
  const link = next?.querySelector("td.code a");
  if (link) {
    link.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

function pick() {
  const box = rows().find((row) => row.contains(document.activeElement))?.querySelector("td.pick input");
  if (box) {
    box.checked = !box.checked;
    count();
  }
}

function count() {
  const boxes = [...list.querySelectorAll("td.pick input")];
  const picked = boxes.filter((box) => box.checked).length;
  for (const box of boxes) box.closest("tr").classList.toggle("chosen", box.checked);
  const all = list.querySelector("[data-pick-all]");
  if (all) {
    all.checked = boxes.length > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  }
  list.classList.toggle("picking", picked > 0);
  const told = list.querySelector("[data-picked]");
  if (told) told.textContent = picked ? `${picked}条` : "";
}

const keys = document.getElementById("keys");
const acts = {
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  x: pick,
  "/": () => document.getElementById("q")?.select(),
  "?": () => keys?.showModal(),
};

if (list) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    const arrow = event.key.startsWith("Arrow");
    if (arrow && !list.contains(document.activeElement)) return; // arrows scroll the page elsewhere
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });
  list.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick-all]")) {
      for (const box of list.querySelectorAll("td.pick input")) box.checked = event.target.checked;
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

// Conditions that were fetched take the focus; Escape puts them away.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "conditions") event.target.querySelector("input:not([type=hidden]), select")?.focus();
});
document.addEventListener("keydown", (event) => {
  const panel = document.getElementById("conditions");
  if (event.key === "Escape" && panel?.contains(document.activeElement)) panel.replaceChildren();
});

// Columns: up and down buttons, which also write the places.
const columns = document.querySelector("[data-columns]");
if (columns) {
  const number = () => {
    [...columns.children].forEach((line, at) => (line.querySelector(".place input").value = at + 1));
  };
  for (const line of columns.children) {
    const name = line.querySelector("label span").textContent;
    for (const [text, label, step] of [["↑", "上移", -1], ["↓", "下移", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-quiet btn-sm";
      button.textContent = text;
      button.setAttribute("aria-label", `${label}${name}`);
      button.addEventListener("click", () => {
        const other = step < 0 ? line.previousElementSibling : line.nextElementSibling;
        if (!other) return;
        if (step < 0) other.before(line);
        else other.after(line);
        number();
        button.focus();
      });
      line.append(button);
    }
  }
  columns.classList.add("live");
}
