// The rows of the quick entry grid as the page holds them: their cells, their problems, their places.

export class Rows {
  constructor(body, blank) {
    this.body = body;
    this.blank = blank;
    this.last = Math.max(0, ...this.all().map((row) => Number(row.dataset.row.slice(1)) || 0));
    this.columns = this.cells(blank.content.querySelector("tr")).map((cell) => cell.dataset.col);
  }

  all() {
    return [...this.body.rows];
  }

  cells(row) {
    return [...row.querySelectorAll("[data-col]")];
  }

  cell(row, column) {
    return row.querySelector(`[data-col="${column}"]`);
  }

  values(row) {
    return Object.fromEntries(this.cells(row).map((cell) => [cell.dataset.col, cell.value]));
  }

  add(values = {}) {
    const row = this.blank.content.querySelector("tr").cloneNode(true);
    this.last += 1;
    const key = `r${this.last}`;
    row.dataset.row = key;
    row.querySelector("input[name=row]").value = key;
    for (const cell of this.cells(row)) cell.name = `${key}-${cell.dataset.col}`;
    this.body.append(row);
    for (const [column, text] of Object.entries(values)) this.put(this.cell(row, column), text);
    this.number();
    return row;
  }

  drop(row) {
    row.remove();
    this.number();
  }

  number() {
    this.all().forEach((row, place) => {
      row.querySelector("[data-place]").textContent = place + 1;
      for (const cell of this.cells(row)) cell.setAttribute("aria-label", `第${place + 1}行${cell.dataset.heading}`);
      row.querySelector("[data-drop]").setAttribute("aria-label", `删去第${place + 1}行`);
    });
  }

  // A text as its cell can hold it: one line in a line, as many as there are in an area.
  put(cell, text) {
    if (!cell) return;
    if (cell.tagName === "TEXTAREA") {
      cell.value = text;
      this.fit(cell);
    } else {
      const mark = ["persons", "units"].includes(cell.dataset.kind) ? "、" : " ";
      cell.value = text.trim().replace(/\s*\n\s*/g, mark);
    }
  }

  fit(area) {
    area.rows = Math.min(6, area.value.split("\n").length);
  }

  // problems: column → sentence, "" for the whole row.
  tell(row, problems, notices = {}) {
    row.classList.toggle("wrong", Object.keys(problems).length > 0);
    for (const cell of this.cells(row)) this.mark(cell, problems[cell.dataset.col], notices[cell.dataset.col]);
    const whole = row.querySelector("[data-row-problem]");
    whole.textContent = problems[""] ?? "";
    whole.hidden = !problems[""];
  }

  mark(cell, problem, guess) {
    const box = cell.closest("td");
    box.querySelectorAll(".error, .guess").forEach((told) => told.remove());
    box.classList.toggle("bad", Boolean(problem));
    cell.toggleAttribute("aria-invalid", false);
    cell.removeAttribute("aria-describedby");
    if (!problem && !guess) return;
    const told = document.createElement("p");
    told.className = problem ? "error" : "guess";
    told.id = `${cell.name}-told`;
    told.textContent = problem ?? guess;
    if (problem) cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", told.id);
    box.append(told);
  }

  wrong() {
    return this.all().filter((row) => row.classList.contains("wrong"));
  }

  firstProblem(row) {
    return row.querySelector('[aria-invalid="true"]') ?? this.cells(row)[0];
  }
}
