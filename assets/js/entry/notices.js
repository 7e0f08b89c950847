// Messages that scripts put into the page, with the classes and roles of the notice component.

const use = document.querySelector("svg.icon use")?.getAttribute("href") ?? "";
const sprite = use.split("#")[0];
const ICONS = { ok: "circle-check", warn: "alert-triangle", bad: "alert-triangle", info: "info-circle" };

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const part = document.createElementNS("http://www.w3.org/2000/svg", "use");
  part.setAttribute("href", `${sprite}#${name}`);
  svg.append(part);
  return svg;
}

// actions: [text of a button, what it does] each.
export function notice(text, tone = "info", actions = []) {
  const box = document.createElement("div");
  box.className = `notice ${tone}`;
  box.setAttribute("role", tone === "bad" ? "alert" : "status");
  const body = document.createElement("div");
  for (const line of [text].flat()) {
    const sentence = document.createElement("p");
    sentence.textContent = line;
    body.append(sentence);
  }
  for (const [label, act] of actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-plain btn-sm";
    button.textContent = label;
    button.addEventListener("click", act);
    body.append(button);
  }
  box.append(icon(ICONS[tone]), body);
  return box;
}
