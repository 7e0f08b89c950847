// The entry of an activity keeps what was typed on this device until it has been saved; signing out forgets it (app.js).
import { Keeper, moment } from "./entry/keeping.js";

const LAST = "draft:sent";
const form = document.querySelector("form[data-keep]");
const kept = (element) => element.name && element.type !== "file" && element.name !== "csrfmiddlewaretoken";

if (form) {
  const keeper = new Keeper(form.dataset.keep, "local");
  const told = form.querySelector(".field-kept");
  document.body.classList.add("scripted-on");
  if ("forbidden" in form.dataset) keeper.forbid();
  const held = keeper.read();
  if (held && !("sent" in form.dataset)) {
    for (const element of [...form.elements].filter(kept)) {
      if (!(element.name in held.values)) continue;
      if (element.type === "radio") element.checked = element.value === held.values[element.name];
      else element.value = held.values[element.name];
    }
    const more = form.querySelector("details");
    if (more && [...more.querySelectorAll("input, select, textarea")].some((each) => each.value)) more.open = true;
    told.textContent = `已恢复${moment(held.at)}没有保存的内容；照片和文件要重新选。`;
    told.hidden = false;
  }
  form.addEventListener("input", () => {
    const values = {};
    for (const element of [...form.elements].filter(kept)) {
      if (element.type !== "radio" || element.checked) values[element.name] = element.value;
    }
    keeper.write({ values });
  });
  form.addEventListener("submit", () => sessionStorage.setItem(LAST, keeper.key));
  const chosen = form.querySelector("[data-chosen]");
  const tap = () => {
    for (const each of form.querySelectorAll(".tap")) each.classList.toggle("on", each.querySelector("input").checked);
  };
  tap();
  form.addEventListener("change", () => {
    tap();
    const names = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files].map((file) => file.name));
    chosen.replaceChildren(...names.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
  });
} else if (document.querySelector("[data-saved]") && sessionStorage.getItem(LAST)) {
  localStorage.removeItem(sessionStorage.getItem(LAST));
  sessionStorage.removeItem(LAST);
}
