// To-do lists by keyboard and picked rows; forms of the flow in a dialog over the record's page; names by a click.
const list = document.querySelector("[data-todo]");
const typing = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], dialog");

function rows() {
  return [...list.querySelectorAll(".todo-item")];
}

function move(step) {
  const all = rows();
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1)];
  next?.querySelector(".what a").focus();
  next?.scrollIntoView({ block: "nearest" });
}

function pick() {
  const box = rows().find((row) => row.contains(document.activeElement))?.querySelector(".pick input");
  if (!box) return;
  box.checked = !box.checked;
  count();
}

function count() {
  const boxes = [...list.querySelectorAll(".pick input")];
  const picked = boxes.filter((box) => box.checked).length;
  for (const box of boxes) box.closest(".todo-item").classList.toggle("chosen", box.checked);
  list.classList.toggle("picking", picked > 0);
  const all = list.querySelector("[data-pick-all]");
  if (all) {
    all.disabled = !boxes.length;
    all.checked = boxes.length > 0 && picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  }
  const told = list.querySelector("[data-picked]");
  if (told) told.textContent = picked ? `已选${picked}项` : "勾选事项后可成批处理";
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
    if (event.key.startsWith("Arrow") && !list.contains(document.activeElement)) return; // arrows scroll the page elsewhere
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });
  list.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick-all]")) {
      for (const box of list.querySelectorAll(".pick input")) box.checked = event.target.checked;
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

// The form of a button comes into a dialog; without it, or when it cannot be fetched, the link leads to a page.
const dialog = document.getElementById("flow-dialog");

async function open(link) {
  let answer;
  try {
    answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  } catch {
    answer = null;
  }
  if (!answer?.ok || answer.redirected) {
    window.location.assign(link.href);
    return;
  }
  dialog.querySelector("h2").textContent = link.dataset.flowOpens;
  const body = dialog.querySelector(".body");
  body.innerHTML = await answer.text();
  startRoll(body);
  dialog.showModal();
  body.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-flow-opens]");
  if (link && dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(link);
  }
  if (event.target.closest("[data-flow-closes]") && dialog?.open) {
    event.preventDefault();
    dialog.close();
  }
});

// Names: a click puts one at the end of the field, another takes it out.
function startRoll(root) {
  const roll = root.querySelector("[data-roll]");
  const field = root.querySelector("[data-names]");
  if (!roll || !field) return;
  const named = () => field.value.split(/[、，,；;\s]+/).filter(Boolean);
  const show = () => {
    const names = named();
    for (const button of roll.querySelectorAll("[data-name]")) {
      const chosen = names.includes(button.dataset.name);
      button.classList.toggle("chosen", chosen);
      button.setAttribute("aria-pressed", chosen);
    }
  };
  field.closest(".field").append(roll);
  roll.hidden = false;
  roll.addEventListener("click", (event) => {
    const name = event.target.closest("[data-name]")?.dataset.name;
    if (!name) return;
    const names = named();
    field.value = (names.includes(name) ? names.filter((each) => each !== name) : [...names, name]).join("、");
    show();
  });
  field.addEventListener("input", show);
  show();
}
startRoll(document);
