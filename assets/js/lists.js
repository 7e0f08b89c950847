// Lists: rows by keyboard, what is picked, the order of columns, suggestions while typing.
import { pickable } from "./picking.js";

pickable(
  document.querySelector("[data-list]"),
  { row: "tbody tr", link: "td.code a", box: "td.pick input" },
  (picked) => (picked ? `${picked}条` : ""),
);

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
