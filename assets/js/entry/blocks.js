// A block from Excel or WPS laid into the grid from the cell that has the focus, with or without its heading row.

import { isTotal, readClipboard, readHeadings } from "./pasting.js";

export class Blocks {
  constructor(grid) {
    this.grid = grid;
    this.root = grid.root;
    this.beforePaste = null;
    this.most = Number(this.root.dataset.most);
    this.headings = new Map();
    for (const head of this.root.querySelectorAll("th[data-heading]")) {
      const text = head.textContent.replace("*", "").replace(/\s+/g, "");
      this.headings.set(text, head.dataset.heading);
    }
    grid.rows.body.addEventListener("paste", (event) => this.paste(event));
    this.root.querySelector("[data-unpaste]").addEventListener("click", () => this.unpaste());
  }

  async paste(event) {
    const cell = event.target;
    if (!cell.dataset?.col) return;
    const block = readClipboard(event.clipboardData, cell.tagName === "TEXTAREA");
    if (!block) return;
    event.preventDefault();
    this.beforePaste = this.grid.rows.all().map((row) => this.grid.rows.values(row));
    const first = readHeadings(block.rows[0], this.headings);
    let lines = first ? block.rows.slice(1) : block.rows;
    const columns = first ?? this.grid.rows.columns.slice(this.grid.rows.columns.indexOf(cell.dataset.col));
    const said = first ? ["按表头认出了各栏。"] : [];
    const sums = lines.filter(isTotal).length;
    lines = lines.filter((line) => !isTotal(line) && line.some((text) => text.trim()));
    if (sums) said.push(`合计行没有贴入（${sums}行）。`);
    const room = this.most - this.grid.filled().length;
    if (lines.length > room) {
      said.push(`一次最多${this.most}行，后面${lines.length - room}行没有贴入，请分次粘贴或用导入。`);
      lines = lines.slice(0, room);
    }
    said.push(...this.stray(lines, columns, first ? block.rows[0] : null));
    if (block.merged) said.push("合并的单元格已逐行填上同样的内容，请核对。");
    this.lay(lines, columns, cell.closest("tr"));
    this.root.querySelector("[data-unpaste]").hidden = false;
    this.grid.keep();
    await this.grid.send("check", this.grid.filled());
    this.grid.tell([`贴入${lines.length}行。`, ...said, this.grid.told.textContent], this.grid.rows.wrong().length ? "warn" : "ok");
  }

  // What of a block has no column here, told rather than dropped in silence.
  stray(lines, columns, headings) {
    const told = [];
    const width = Math.max(0, ...lines.map((line) => line.length));
    for (let place = 0; place < width; place += 1) {
      const count = columns[place] ? 0 : lines.filter((line) => (line[place] ?? "").trim()).length;
      if (!count) continue;
      const name = headings?.[place]?.trim();
      told.push(name ? `没有“${name}”这一栏，${count}格没有贴入。` : `右边多出一栏，${count}格没有贴入。`);
    }
    return told;
  }

  lay(lines, columns, start) {
    let row = start;
    for (const line of lines) {
      row ??= this.grid.open();
      columns.forEach((column, place) => {
        if (column && line[place] !== undefined) this.grid.rows.put(this.grid.rows.cell(row, column), line[place]);
      });
      if (columns.some((column, place) => this.isRare(column) && line[place])) this.grid.showAll(true);
      row = row.nextElementSibling;
    }
  }

  isRare(column) {
    return Boolean(column && this.root.querySelector(`th.rare[data-heading="${column}"]`));
  }

  // What was saved since would come back with it.
  forget() {
    this.beforePaste = null;
    this.root.querySelector("[data-unpaste]").hidden = true;
  }

  unpaste() {
    if (!this.beforePaste) return;
    this.grid.rows.body.replaceChildren();
    for (const values of this.beforePaste) this.grid.rows.add(values);
    this.forget();
    this.grid.keep();
    this.grid.tell("粘贴已撤销。", "ok");
    this.grid.rows.cells(this.grid.rows.all().at(-1))[0].focus();
  }
}
