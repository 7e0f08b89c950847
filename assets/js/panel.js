// The panel that shows where a figure of a report comes from, beside the report.
const ID = "figure-panel";
let opener = null;

function close() {
  const panel = document.getElementById(ID);
  if (!panel || panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  opener?.focus();
  opener = null;
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (target?.id !== ID) return;
  if (new URL(xhr.responseURL).pathname.startsWith("/sign-in/")) {
    window.location.reload();
    event.detail.shouldSwap = false;
    return;
  }
  // A refusal is a sentence to read, too.
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

document.addEventListener("htmx:afterSwap", (event) => {
  const panel = event.detail.target;
  if (panel?.id !== ID) return;
  opener = event.detail.requestConfig?.elt ?? null;
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.querySelector("h2")?.focus();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-panel-close]")) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
