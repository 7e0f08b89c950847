import Alpine from "@alpinejs/csp";
import htmx from "htmx.org";
import "./panel.js";

window.htmx = htmx;
window.Alpine = Alpine;
Alpine.start();

const root = document.documentElement;

document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.closest("[data-theme-toggle]")) {
    const next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    localStorage.setItem("theme", next);
    root.setAttribute("data-bs-theme", next);
  }
  if (target.closest("[data-print]")) window.print();
  // Dialogs: any element with data-opens opens one; where it is a link, it leads there without scripts.
  const opener = target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.opens)?.showModal();
  }
  if (target.closest("[data-closes]")) target.closest(".toast-cm")?.remove();
  if (target instanceof HTMLDialogElement && target.classList.contains("dialog-cm")) target.close();
  // A menu closes when the reader turns elsewhere.
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});

// A page of the navigation with a key opens from anywhere, where nobody is typing.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable], dialog")) return;
  const link = [...document.querySelectorAll("a[data-key]")].find((each) => each.dataset.key === event.key);
  if (!link) return;
  event.preventDefault();
  link.click();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  const drawer = document.getElementById("nav-open");
  if (drawer) drawer.checked = false;
});

// Text that was typed and not saved is not lost by a stray click.
const typed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) typed.add(form);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  typed.delete(form);
  // Drafts of what was typed and not saved go with whoever signs out.
  if (form.matches('[action="/sign-out/"]')) {
    for (const store of [localStorage, sessionStorage]) {
      for (const key of Object.keys(store)) if (key.startsWith("draft:")) store.removeItem(key);
    }
  }
  // A second click must not send the form twice; the button comes back if the page stays.
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    const buttons = form.querySelectorAll("button[type=submit], button:not([type])");
    setTimeout(() => buttons.forEach((button) => (button.disabled = true)));
    setTimeout(() => buttons.forEach((button) => (button.disabled = false)), 4000);
  }
});
window.addEventListener("beforeunload", (event) => {
  if (typed.size) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[disabled][type=submit]")) button.disabled = button.hasAttribute("data-disabled");
});

// Selects marked so send their form at once.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

// Short messages: an answer with the header HX-Trigger: {"toast": {"text": "已保存", "tone": "ok"}} shows one.
function toast({ text, tone = "ok" }) {
  const mould = document.getElementById("toast-" + tone) ?? document.getElementById("toast-ok");
  const place = document.getElementById("toasts");
  if (!mould || !place) return;
  const shown = mould.content.firstElementChild.cloneNode(true);
  shown.querySelector("p").textContent = text;
  place.append(shown);
  if (tone !== "bad") setTimeout(() => shown.remove(), 6000);
}
document.addEventListener("toast", (event) => toast(event.detail));
