// Evidence: several files chosen or dropped, looked at here for type and size, judged by the server, with progress.

import { icon, notice } from "./notices.js";
import { LOST, send, trouble } from "./sending.js";

const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1048576).toFixed(1)}MB`);

export class Chosen {
  constructor(zone, files = []) {
    this.zone = zone;
    this.input = zone.querySelector("input[type=file]");
    this.list = zone.querySelector("[data-files]");
    this.most = Number(zone.dataset.most);
    this.kinds = this.input.accept.split(",");
    this.files = [];
    zone.classList.add("scripted-on");
    this.input.required = false;
    this.input.addEventListener("change", () => {
      this.add([...this.input.files]);
      this.input.value = "";
    });
    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      this.add([...event.dataTransfer.files]);
    });
    this.add(files);
  }

  add(files) {
    for (const file of files) {
      const known = this.files.some((held) => held.file.name === file.name && held.file.size === file.size);
      if (!known) this.files.push(this.row(file));
    }
    this.zone.dispatchEvent(new Event("input", { bubbles: true }));
  }

  row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const told = document.createElement("small");
    told.textContent = size(file.size);
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.hidden = true;
    bar.setAttribute("aria-label", `${file.name}上传进度`);
    const away = document.createElement("button");
    away.type = "button";
    away.className = "btn btn-quiet btn-sm";
    away.setAttribute("aria-label", `不传${file.name}`);
    away.append(icon("x"));
    item.append(name, told, bar, away);
    this.list.append(item);
    const held = { file, item, told, bar, wrong: this.judge(file) };
    away.addEventListener("click", () => this.remove(held));
    if (held.wrong) this.refuse(held, held.wrong);
    return held;
  }

  judge(file) {
    if (!file.size) return "文件是空的，没有内容可存";
    if (file.size > this.most) return `超过${Math.round(this.most / 1048576)}MB，请压缩或分成几个文件`;
    const kind = file.name.slice(file.name.lastIndexOf(".")).toLowerCase();
    return this.kinds.includes(kind) ? "" : "这类文件不能存，请换成 PDF、Word、Excel、图片或 OFD";
  }

  refuse(held, text) {
    held.wrong = text;
    held.item.classList.add("bad");
    held.told.textContent = text;
    held.bar.hidden = true;
  }

  remove(held) {
    held.item.remove();
    this.files = this.files.filter((each) => each !== held);
    this.zone.dispatchEvent(new Event("input", { bubbles: true }));
    this.input.focus();
  }

  get right() {
    return this.files.filter((held) => !held.wrong);
  }

  get wrong() {
    return this.files.filter((held) => held.wrong);
  }
}

// A file dropped beside the zone must not open in place of the page.
export function catchStrayDrops() {
  for (const name of ["dragover", "drop"]) {
    window.addEventListener(name, (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
  }
}

// The form on the page of a record: one request per file, so that each has its own progress and its own refusal.
export function startFiles(form) {
  const chosen = new Chosen(form.querySelector("[data-zone]"));
  const told = form.querySelector("[data-told]");
  const button = form.querySelector("button.btn-primary, button[data-send]");
  catchStrayDrops();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!chosen.right.length) {
      told.replaceChildren(notice(chosen.files.length ? "这些文件都不能存，请换一个。" : "请先选择文件。", "bad"));
      return;
    }
    button.disabled = true;
    let kept = 0;
    for (const held of chosen.right) {
      const text = await upload(form, held);
      if (text) chosen.refuse(held, text);
      else kept += 1;
    }
    button.disabled = false;
    if (!chosen.wrong.length) {
      location.reload();
      return;
    }
    const saved = kept ? `已保存${kept}个，刷新页面可见；` : "";
    told.replaceChildren(notice(`${saved}${chosen.wrong.length}个没有保存，原因写在文件名旁边。`, kept ? "warn" : "bad"));
  });
}

async function upload(form, held) {
  const data = new FormData(form);
  data.delete("file");
  data.append("file", held.file);
  held.bar.hidden = false;
  let answer;
  try {
    answer = await send(form.action, data, { progress: (done, all) => (held.bar.value = all ? done / all : 0) });
  } catch {
    return LOST;
  }
  const wrong = trouble(answer) || answer.json?.refused || (answer.json ? "" : "没有保存，请刷新页面后再试");
  if (wrong) return wrong;
  held.told.textContent = "已保存";
  held.item.classList.add("ok");
  held.wrong = "";
  held.item.querySelector("button").remove();
  return "";
}
