// Suggestions under a cell or field: names and choices of the page's lists, and records asked of the server.
// They help typing and never replace what was typed: another text may stand.

const MOST = 12;
const SPLIT = { persons: /[、，,；;\n]/, units: /[、，,；;\n]/, records: /\n/, refs: /\n/ };

export class Suggestions {
  constructor(root, from) {
    this.from = from;
    this.field = null;
    this.at = -1;
    this.asked = 0;
    this.box = document.createElement("ul");
    this.box.id = "suggestions";
    this.box.className = "suggestions";
    this.box.setAttribute("role", "listbox");
    this.box.setAttribute("aria-label", "可选内容");
    this.box.hidden = true;
    document.getElementById("suggestions")?.remove();
    document.body.append(this.box);
    this.box.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("[role=option]");
      if (item) this.take([...this.box.children].indexOf(item));
    });
    root.addEventListener("focusin", (event) => this.prepare(event.target));
    root.addEventListener("focusout", () => this.close());
    root.addEventListener("input", (event) => {
      if (!event.isComposing) this.look(event.target);
    });
    root.addEventListener("compositionend", (event) => this.look(event.target));
    root.addEventListener("keydown", (event) => this.press(event), true);
    window.addEventListener("scroll", (event) => event.target !== this.box && this.close(), true);
  }

  get open() {
    return !this.box.hidden;
  }

  prepare(field) {
    if (!field.dataset?.suggest) return;
    field.removeAttribute("list");
    if (field.tagName === "INPUT") {
      field.setAttribute("role", "combobox");
      field.setAttribute("aria-expanded", "false");
    }
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", "suggestions");
  }

  press(event) {
    if (event.isComposing || !event.target.dataset?.suggest) return;
    if (event.key === "ArrowDown" && event.altKey) {
      event.preventDefault();
      this.look(event.target, true);
      return;
    }
    if (!this.open) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const count = this.box.children.length;
      this.point((this.at + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
    } else if (event.key === "Enter" && this.at >= 0) {
      this.take(this.at);
    } else if (event.key === "Tab" && this.at >= 0) {
      this.take(this.at);
      return;
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  async look(field, all = false) {
    const source = field.dataset?.suggest;
    if (!source) return;
    const token = this.token(field);
    if (!token && !all) {
      this.close();
      return;
    }
    const turn = (this.asked += 1);
    const options = source === "ask" ? await this.ask(field, token) : this.listed(source, token);
    if (turn !== this.asked || document.activeElement !== field) return;
    this.show(field, options.filter((option) => option.text !== token));
  }

  token(field) {
    const split = SPLIT[field.dataset.kind];
    return (split ? field.value.split(split).at(-1) : field.value).trim();
  }

  listed(id, token) {
    const wanted = token.toLowerCase();
    const texts = [...(document.getElementById(id)?.options ?? [])].map((option) => option.value);
    const starting = texts.filter((text) => text.toLowerCase().startsWith(wanted));
    const holding = texts.filter((text) => !text.toLowerCase().startsWith(wanted) && text.toLowerCase().includes(wanted));
    return [...starting, ...holding].slice(0, MOST).map((text) => ({ text, note: "" }));
  }

  async ask(field, token) {
    if (!token) return [];
    await new Promise((wait) => setTimeout(wait, 150));
    if (this.token(field) !== token) return [];
    try {
      const query = new URLSearchParams({ column: field.dataset.col, q: token });
      const answer = await fetch(`${this.from}?${query}`, { headers: { Accept: "application/json" } });
      return answer.ok ? (await answer.json()).options : [];
    } catch {
      return [];
    }
  }

  show(field, options) {
    this.close();
    if (!options.length) return;
    this.field = field;
    options.forEach(({ text, note }, place) => {
      const item = document.createElement("li");
      item.id = `suggestion-${place}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.text = text;
      item.textContent = text;
      if (note) {
        const small = document.createElement("small");
        small.textContent = note;
        item.append(small);
      }
      this.box.append(item);
    });
    const place = field.getBoundingClientRect();
    this.box.hidden = false;
    this.box.style.minWidth = `${place.width}px`;
    this.box.style.left = `${Math.max(4, Math.min(place.left, innerWidth - this.box.offsetWidth - 4))}px`;
    const below = place.bottom + this.box.offsetHeight + 4 < innerHeight;
    this.box.style.top = below ? `${place.bottom + 2}px` : `${Math.max(4, place.top - this.box.offsetHeight - 2)}px`;
    if (field.tagName === "INPUT") field.setAttribute("aria-expanded", "true");
  }

  point(at) {
    this.at = at;
    [...this.box.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    this.box.children[at].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", `suggestion-${at}`);
  }

  take(at) {
    const field = this.field;
    const text = this.box.children[at].dataset.text;
    const split = SPLIT[field.dataset.kind];
    if (split) {
      const end = field.value.length - field.value.split(split).at(-1).length;
      field.value = field.value.slice(0, end) + text;
    } else {
      field.value = text;
    }
    this.close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
    this.asked += 1;
  }

  close() {
    this.box.hidden = true;
    this.box.replaceChildren();
    this.at = -1;
    if (this.field) {
      this.field.removeAttribute("aria-activedescendant");
      if (this.field.tagName === "INPUT") this.field.setAttribute("aria-expanded", "false");
    }
    this.field = null;
  }
}
