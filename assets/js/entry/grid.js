// Quick entry: rows of cells on the keyboard, blocks from Excel, and what the server says of each cell.

import { Blocks } from "./blocks.js";
import { guardLeaving, Keeper, moment } from "./keeping.js";
import { notice } from "./notices.js";
import { Rows } from "./rows.js";
import { Entered } from "./entered.js";
import { LOST, send, trouble } from "./sending.js";
import { Suggestions } from "./suggesting.js";

export function startGrid(root) {
  new Grid(root).start();
}

class Grid {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("[data-rows]");
    this.rows = new Rows(root.querySelector("tbody"), root.querySelector("[data-blank]"));
    this.told = root.querySelector("[data-told]");
    this.state = root.querySelector("[data-state]");
    this.keeper = new Keeper(root.dataset.draft, root.dataset.draftKind);
    this.entered = new Entered(root, (values) => this.takeBack(values), (text, tone) => this.tell(text, tone));
  }

  start() {
    this.root.classList.add("scripted-on");
    for (const row of this.rows.all()) if (this.blank(row) && !row.classList.contains("wrong")) row.remove();
    this.restore();
    if (!this.rows.all().some((row) => this.blank(row))) this.open();
    this.rows.number();
    new Suggestions(this.rows.body, this.root.dataset.suggestFrom);
    this.rows.body.addEventListener("keydown", (event) => this.press(event));
    this.rows.body.addEventListener("focusin", ({ target }) => target.dataset.col && (target.dataset.before = target.value));
    this.rows.body.addEventListener("input", ({ target }) => target.tagName === "TEXTAREA" && this.rows.fit(target));
    this.rows.body.addEventListener("change", ({ target }) => this.changed(target));
    this.rows.body.addEventListener("click", ({ target }) => target.closest("[data-drop]") && this.drop(target.closest("tr")));
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        this.send("save", this.filled());
      }
    });
    this.root.querySelector("[data-all]").addEventListener("change", ({ target }) => this.showAll(target.checked));
    this.root.querySelector("[data-next-problem]").addEventListener("click", () => this.nextProblem());
    this.blocks = new Blocks(this);
    guardLeaving(() => this.filled().length > 0);
    this.count();
    this.rows.cells(this.rows.all().at(-1))[0].focus({ preventScroll: true });
  }

  // --- rows

  blank(row) {
    const given = ["unit", this.root.dataset.date];
    return this.rows.cells(row).every((cell) => given.includes(cell.dataset.col) || !cell.value.trim());
  }

  filled() {
    return this.rows.all().filter((row) => !this.blank(row));
  }

  // The next row: own section (or that of the last row), and the last row's date, or today.
  open() {
    const rows = this.rows.all();
    const before = rows.length ? this.rows.values(rows.at(-1)) : (this.last ?? {});
    const values = {};
    if (before.unit) values.unit = before.unit;
    if (this.root.dataset.date) values[this.root.dataset.date] = before[this.root.dataset.date] || this.root.dataset.today;
    return this.rows.add(values);
  }

  after(row) {
    return row.nextElementSibling ?? this.open();
  }

  drop(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    this.rows.drop(row);
    (next ? this.rows.cells(next)[0] : this.rows.cells(this.open())[0]).focus();
    this.keep();
  }

  takeBack(values) {
    const empty = this.rows.all().find((row) => this.blank(row));
    this.rows.add(values);
    if (empty) this.rows.body.append(empty);
    this.rows.number();
    this.keep();
  }

  // --- keys

  press(event) {
    const cell = event.target;
    if (event.isComposing || !cell.dataset.col) return;
    const row = cell.closest("tr");
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key === "Enter" && event.altKey && cell.tagName === "TEXTAREA") {
      cell.setRangeText("\n", cell.selectionStart, cell.selectionEnd, "end");
      this.rows.fit(cell);
    } else if (event.key === "Enter" && bare) {
      this.enter(row);
    } else if (event.key === "Escape") {
      this.rows.put(cell, cell.dataset.before ?? "");
    } else if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) {
      this.copyAbove(row, event.shiftKey ? this.rows.cells(row).filter((each) => !each.value) : [cell]);
    } else if (["ArrowUp", "ArrowDown"].includes(event.key) && bare && !cell.value.includes("\n")) {
      const other = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return;
      this.rows.cell(other, cell.dataset.col).focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  copyAbove(row, cells) {
    const above = row.previousElementSibling ? this.rows.values(row.previousElementSibling) : this.last;
    if (!above) return;
    for (const cell of cells) this.rows.put(cell, above[cell.dataset.col] ?? "");
    this.keep();
  }

  async enter(row) {
    if (this.blank(row)) {
      this.tell("空行不保存。", "info");
      return;
    }
    const next = this.after(row);
    this.rows.cells(next)[0].focus();
    await this.send("save", [row]);
    if (row.isConnected && row.classList.contains("wrong") && this.blank(next)) this.rows.firstProblem(row).focus();
  }

  changed(cell) {
    const row = cell.closest("tr");
    this.keep();
    if (row.classList.contains("wrong")) this.send("check", [row]);
  }

  // --- the server

  submit(event) {
    const what = event.submitter?.value ?? "save";
    event.preventDefault();
    event.stopPropagation();
    if (what === "more") {
      for (let more = 0; more < 10; more += 1) this.open();
      return;
    }
    this.send(what, this.filled());
  }

  async send(what, rows) {
    const wanted = rows.filter((row) => !row.classList.contains("sending"));
    if (!wanted.length) {
      if (!rows.length) this.tell("还没有可以保存的行。", "info");
      return;
    }
    const data = new FormData();
    data.append("csrfmiddlewaretoken", this.form.querySelector("[name=csrfmiddlewaretoken]").value);
    data.append("do", what);
    for (const row of wanted) {
      row.classList.add("sending");
      data.append("row", row.dataset.row);
      for (const cell of this.rows.cells(row)) data.append(cell.name, cell.value);
    }
    let answer;
    try {
      answer = await send(this.form.action, data);
    } catch {
      this.tell(LOST, "bad");
      return;
    } finally {
      for (const row of wanted) row.classList.remove("sending");
    }
    const wrong = trouble(answer) || (answer.json ? "" : "没有保存：系统没有答复，请稍后再试。");
    if (wrong) this.tell(wrong, "bad");
    else this.apply(answer.json, wanted, what);
  }

  apply(answer, sent, what) {
    const byKey = new Map(sent.map((row) => [row.dataset.row, row]));
    for (const saved of answer.saved) {
      const row = byKey.get(saved.row);
      const values = this.rows.values(row);
      this.last = values;
      this.entered.add(saved, values);
      const held = row.contains(document.activeElement);
      const next = held ? this.after(row) : null;
      this.rows.drop(row);
      if (next) this.rows.cells(next)[0].focus();
    }
    if (answer.saved.length) this.blocks.forget();
    let forbidden = false;
    for (const [key, { problems, notices }] of Object.entries(answer.rows)) {
      const row = byKey.get(key);
      if (row) this.rows.tell(row, problems, notices);
      forbidden ||= (problems[""] ?? "").includes("国家秘密");
    }
    if (!this.rows.all().some((row) => this.blank(row))) this.open();
    if (forbidden) this.keeper.forbid();
    this.keep();
    const left = this.rows.wrong().length;
    const done = answer.saved.length;
    if (what === "check" && sent.length > 1) {
      const right = sent.length - left;
      this.tell(`核对了${sent.length}行：${right}行可以保存${left ? `，${left}行要改` : ""}。`, left ? "warn" : "ok");
    } else if (done && left) {
      this.tell(`已登记${done}条；还有${left}行要改，改好再保存。`, "warn");
    } else if (done) {
      this.tell(done === 1 ? `已登记，编号${answer.saved[0].number}。` : `已登记${done}条。`, "ok");
    } else if (what === "save") {
      this.tell(`没有保存：${left}行要改，原因写在格子下面。`, "bad");
    }
  }

  showAll(on) {
    this.root.classList.toggle("all", on);
    this.root.querySelector("[data-all]").checked = on;
  }

  nextProblem() {
    const wrong = [...this.rows.body.querySelectorAll('[aria-invalid="true"]')];
    const here = wrong.indexOf(document.activeElement);
    const next = wrong[(here + 1) % wrong.length] ?? (this.rows.wrong()[0] && this.rows.cells(this.rows.wrong()[0])[0]);
    next?.focus();
    next?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  // --- drafts and words

  keep() {
    const rows = this.filled().map((row) => this.rows.values(row));
    if (rows.length) this.keeper.write({ rows });
    else this.keeper.drop();
    this.count();
  }

  restore() {
    const draft = this.keeper.read();
    if (!draft?.rows?.length || this.filled().length) return;
    const made = draft.rows.map((values) => this.rows.add(values));
    const throwAway = () => {
      for (const row of made) if (row.isConnected) row.remove();
      if (!this.rows.all().length) this.open();
      this.rows.number();
      this.keep();
      this.tell("草稿已放弃。", "info");
    };
    const text = `已恢复${moment(draft.at)}没有保存的${made.length}行。`;
    this.told.replaceChildren(notice(text, "info", [["放弃草稿", throwAway]]));
  }

  count() {
    const filled = this.filled().length;
    const wrong = this.rows.wrong().length;
    this.root.querySelector("[data-save-label]").textContent = filled > 1 ? `保存（${filled}行）` : "保存";
    this.state.textContent = wrong ? `${wrong}行要改` : "";
    this.root.querySelector("[data-next-problem]").hidden = !wrong;
  }

  tell(text, tone) {
    this.told.replaceChildren(notice([text].flat().filter(Boolean), tone));
  }
}
