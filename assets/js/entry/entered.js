// The rows that were just entered: links to them, and taking slips back with a reason.

import { LOST, send, trouble } from "./sending.js";

export class Entered {
  constructor(root, takeBack, tell) {
    this.panel = root.querySelector("[data-entered]");
    this.form = root.querySelector("[data-undo]");
    this.list = this.form.querySelector("ul");
    this.takeBack = takeBack;
    this.tell = tell;
    this.values = new Map();
    this.form.addEventListener("submit", (event) => this.undo(event));
  }

  add({ number, title, href }, values) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", name: "number", value: number });
    const hidden = document.createElement("span");
    hidden.className = "visually-hidden";
    hidden.textContent = `选中${number}`;
    label.append(box, hidden);
    const link = document.createElement("a");
    link.href = href;
    link.target = "_blank";
    link.textContent = title;
    const small = document.createElement("small");
    small.textContent = number;
    item.append(label, link, small);
    this.list.prepend(item);
    this.values.set(number, values);
    this.count();
  }

  count() {
    this.panel.hidden = !this.list.children.length;
    this.panel.querySelector("[data-entered-count]").textContent = `${this.list.children.length}条`;
  }

  async undo(event) {
    event.preventDefault();
    event.stopPropagation();
    const chosen = [...this.list.querySelectorAll("input:checked")];
    if (!chosen.length) {
      this.tell("请先勾选要撤回的记录。", "warn");
      return;
    }
    let answer;
    try {
      answer = await send(this.form.action, new FormData(this.form));
    } catch {
      this.tell(LOST.replace("没有保存", "没有撤回"), "bad");
      return;
    }
    const wrong = trouble(answer) || answer.json?.refused || (answer.json ? "" : "没有撤回：记录已找不到，请刷新页面。");
    if (wrong) {
      this.tell(wrong, "bad");
      return;
    }
    for (const box of chosen) {
      const values = this.values.get(box.value);
      box.closest("li").remove();
      if (values) this.takeBack(values);
    }
    this.form.querySelector("#undo-reason").value = "";
    this.count();
    this.tell(`已撤回${chosen.length}条，编号保留；内容回到了下面的表里，可以改好再登记。`, "ok");
  }
}
