// Drafts: what was typed and not saved yet, per user and form, in this browser only.
// A restricted ledger's stay in the tab (sessionStorage) and never reach the disk. Signing out clears both (app.js).

const PREFIX = "draft:";

export class Keeper {
  constructor(key, kind) {
    this.key = PREFIX + key;
    this.store = kind === "session" ? sessionStorage : localStorage;
    this.closed = !key;
  }

  read() {
    try {
      return JSON.parse(this.store.getItem(this.key));
    } catch {
      return null;
    }
  }

  write(content) {
    if (this.closed) return;
    try {
      this.store.setItem(this.key, JSON.stringify({ at: Date.now(), ...content }));
    } catch {
      // A full or forbidden store costs the draft, not the page.
    }
  }

  drop() {
    this.store.removeItem(this.key);
  }

  // A text with a secrecy mark must not stay anywhere: forget it, and keep nothing more from this page.
  forbid() {
    this.drop();
    this.closed = true;
  }
}

export const moment = (at) => {
  const pad = (number) => String(number).padStart(2, "0");
  const day = new Date(at);
  return `${day.getMonth() + 1}月${day.getDate()}日${pad(day.getHours())}:${pad(day.getMinutes())}`;
};

// Leaving with unsaved work asks; `dirty` tells whether there is any.
export function guardLeaving(dirty) {
  window.addEventListener("beforeunload", (event) => {
    if (dirty()) event.preventDefault();
  });
}
