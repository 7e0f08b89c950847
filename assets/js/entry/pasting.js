// From the clipboard to rows of cells: the text that Excel and WPS write, and tables of pages and Word.

// Tab-separated text; a cell with line breaks, tabs or quotes stands in quotes, quotes in it are doubled.
export function readText(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let at = 0;
  const source = text.replace(/\r\n?/g, "\n");
  while (at <= source.length) {
    if (cell === "" && source[at] === '"') {
      const end = closing(source, at);
      if (end > 0) {
        cell = source.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
      }
    }
    const sign = source[at];
    if (sign === "\t" || sign === "\n" || sign === undefined) {
      row.push(cell);
      cell = "";
      if (sign !== "\t") {
        rows.push(row);
        row = [];
      }
    } else {
      cell += sign;
    }
    at += 1;
  }
  while (rows.length && rows.at(-1).every((text) => text === "")) rows.pop();
  return rows;
}

// Where the quoted cell that begins here ends; 0 when the quote is only a sign in the text.
function closing(source, start) {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] !== '"') continue;
    if (source[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = source[at + 1];
    return next === "\t" || next === "\n" || next === undefined ? at : 0;
  }
  return 0;
}

// The first table of a piece of HTML; a merged cell fills all its places. Null where there is none.
export function readTable(html) {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  const rows = [];
  let merged = false;
  [...table.rows].forEach((line, down) => {
    const row = (rows[down] ??= []);
    let across = 0;
    for (const cell of line.cells) {
      while (row[across] !== undefined) across += 1;
      const text = textOf(cell);
      const wide = cell.colSpan || 1;
      const deep = Math.min(cell.rowSpan || 1, table.rows.length - down);
      merged ||= deep > 1;
      for (let y = 0; y < deep; y += 1) {
        for (let x = 0; x < wide; x += 1) (rows[down + y] ??= [])[across + x] = x ? "" : text;
      }
      across += wide;
    }
  });
  const width = Math.max(0, ...rows.map((row) => row.length));
  const full = rows.map((row) => Array.from({ length: width }, (_, place) => row[place] ?? ""));
  while (full.length && full.at(-1).every((text) => text === "")) full.pop();
  return { rows: full, merged };
}

function textOf(cell) {
  const copy = cell.cloneNode(true);
  for (const stop of copy.querySelectorAll("br")) stop.replaceWith("\u0001");
  for (const part of copy.querySelectorAll("p, div")) part.append("\u0001");
  return copy.textContent
    .replace(/[ \t\n\r\u00a0]+/g, " ")
    .split("\u0001")
    .map((line) => line.trim())
    .join("\n")
    .trim();
}

// The block on the clipboard, or null when it is a text for one cell.
export function readClipboard(data, intoArea) {
  const html = data.getData("text/html");
  const table = html ? readTable(html) : null;
  if (table && table.rows.length && (table.rows.length > 1 || table.rows[0].length > 1)) return table;
  const text = data.getData("text/plain");
  const rows = readText(text);
  const tabs = rows.some((row) => row.length > 1);
  if (!tabs && (rows.length < 2 || intoArea)) return null;
  return { rows, merged: false };
}

const plain = (text) => text.replace(/\s+/g, "").replace(/^\*|\*$/g, "").replace(/（必填）$/, "");

// Which column each place of the block goes to, when its first row is one of headings; null when it is not.
export function readHeadings(first, byHeading) {
  const known = first.map((text) => byHeading.get(plain(text)) ?? null);
  const hits = known.filter(Boolean).length;
  const filled = first.filter((text) => plain(text)).length;
  return hits >= Math.min(2, filled) && hits * 2 >= filled && hits > 0 ? known : null;
}

// A row of sums is no record, wherever its word stands.
export const isTotal = (row) => {
  const first = row.map(plain).find((text) => text && !/^[0-9.,]+$/.test(text)) ?? "";
  return /^[本全]?[年月季期页市]?(合|小|总|共|累)计数?[:：]?[0-9.,]*$/.test(first);
};
