// Intake: what is asked follows the first answer; photos and messages may be pasted; notes are looked at while typed.

const form = document.querySelector("form[data-intake]");

function shown() {
  const answer = form.querySelector("[name=fit]:checked")?.value ?? "";
  const fits = answer === "yes" ? "yes" : answer ? "no" : "";
  for (const part of form.querySelectorAll("[data-when]")) {
    part.hidden = fits ? part.dataset.when !== fits : part.dataset.when === "no";
    for (const field of part.matches("button, input") ? [part] : part.querySelectorAll("input, select, textarea, button")) {
      field.disabled = part.hidden && Boolean(fits);
    }
  }
  for (const tap of form.querySelectorAll(".tap")) tap.classList.toggle("on", tap.querySelector("input").checked);
}

function size(bytes) {
  return bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1048576).toFixed(1)}MB`;
}

function list() {
  const place = form.querySelector("[data-chosen]");
  place.replaceChildren();
  for (const input of form.querySelectorAll("input[type=file]")) {
    [...input.files].forEach((file, at) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = `${file.name}（${size(file.size)}）`;
      const away = document.createElement("button");
      away.type = "button";
      away.className = "btn btn-quiet btn-sm";
      away.textContent = "去掉";
      away.setAttribute("aria-label", `不要${file.name}`);
      away.addEventListener("click", () => keep(input, [...input.files].filter((_, place_) => place_ !== at)));
      item.append(name, away);
      place.append(item);
    });
  }
}

function keep(input, files) {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  input.files = held.files;
  list();
}

// A camera gives one photo at a time; each joins those taken before.
let chosen = false;
function photographed(camera) {
  if (!camera.files.length) return;
  const input = form.querySelector("input[name=files]");
  keep(input, [...input.files, ...camera.files]);
  camera.value = "";
  if (!chosen) {
    form.querySelector("[name=kind][value=photo]").checked = true;
    shown();
  }
}

function paste(event) {
  const field = event.target.closest?.("input, textarea, select");
  const images = [...event.clipboardData.files];
  if (images.length) {
    event.preventDefault();
    const input = form.querySelector("input[name=files]");
    const named = images.map((file, at) => {
      const ending = file.type === "image/jpeg" ? "jpg" : (file.name.split(".").pop() ?? "png");
      const plain = /^image\.\w+$/.test(file.name);
      return plain ? new File([file], `粘贴${input.files.length + at + 1}.${ending}`, { type: file.type }) : file;
    });
    keep(input, [...input.files, ...named]);
    return;
  }
  const text = event.clipboardData.getData("text/plain").trim();
  if (!text || (field && field.type !== "radio" && field.type !== "file")) return;
  event.preventDefault();
  const content = form.querySelector("[name=content]");
  content.value = content.value ? `${content.value}\n${text}` : text;
  content.closest("details").open = true;
  const title = form.querySelector("[name=title]");
  if (!title.value) {
    title.value = text.split("\n")[0].trim().slice(0, 60);
    title.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

if (form) {
  form.classList.add("scripted-on");
  form.addEventListener("change", (event) => {
    shown();
    if (event.target.name === "kind") chosen = true;
    if (event.target.name === "photo") photographed(event.target);
    if (event.target.type === "file") list();
  });
  document.addEventListener("paste", paste);
  shown();
}
