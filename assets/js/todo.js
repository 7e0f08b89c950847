// To-do lists by keyboard and picked rows; forms of the flow in a dialog over the record's page; names by a click.
import { pickable } from "./picking.js";

pickable(
  document.querySelector("[data-todo]"),
  { row: ".todo-item", link: ".what a", box: ".pick input" },
  (picked) => (picked ? `已选${picked}项` : "勾选事项后可成批处理"),
);

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
