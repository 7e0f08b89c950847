// The full form of a record: drafts, Ctrl+S, sending with progress, and nothing lost when the line is.

import { catchStrayDrops, Chosen } from "./files.js";
import { guardLeaving, Keeper, moment } from "./keeping.js";
import { notice } from "./notices.js";
import { LOST, send, trouble } from "./sending.js";
import { Suggestions } from "./suggesting.js";

const NOT_KEPT = ["csrfmiddlewaretoken", "version", "base", "clash", "evidence", "personal"];

export function startForm(form, files = []) {
  new RecordForm(form, files).start();
}

class RecordForm {
  constructor(form, files) {
    this.form = form;
    this.told = form.querySelector("[data-told]");
    this.keeper = new Keeper(form.dataset.draft, form.dataset.draftKind);
    const zone = form.querySelector("[data-zone]");
    this.chosen = zone ? new Chosen(zone, files) : null;
    this.sending = false;
    this.left = false;
  }

  start() {
    this.first = this.values();
    if ("forbidden" in this.form.dataset) this.keeper.forbid();
    else if (!("sent" in this.form.dataset)) this.restore();
    new Suggestions(this.form, this.form.dataset.suggestFrom);
    let waiting = 0;
    this.form.addEventListener("input", (event) => {
      this.mine(event.target);
      clearTimeout(waiting);
      waiting = setTimeout(() => this.keep(), 250);
    });
    this.form.addEventListener("change", (event) => this.choose(event.target));
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("keydown", (event) => {
      if (!this.form.isConnected || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      this.form.requestSubmit(this.form.querySelector("button.btn-primary"));
    });
    guardLeaving(() => this.form.isConnected && !this.left && this.dirty());
    if (this.chosen) catchStrayDrops();
    this.form.querySelector("[data-summary]")?.focus();
  }

  fields() {
    return [...this.form.elements].filter(
      (field) => field.name && !NOT_KEPT.includes(field.name) && field.type !== "submit" && field.type !== "file" && !field.disabled,
    );
  }

  values() {
    const found = {};
    for (const field of this.fields()) {
      if (field.type === "radio") found[field.name] = field.checked ? field.value : (found[field.name] ?? "");
      else found[field.name] = field.type === "checkbox" ? field.checked : field.value;
    }
    return found;
  }

  put(values) {
    for (const field of this.fields()) {
      if (!(field.name in values)) continue;
      if (field.type === "radio") field.checked = field.value === values[field.name];
      else if (field.type === "checkbox") field.checked = Boolean(values[field.name]);
      else field.value = values[field.name];
    }
  }

  dirty() {
    const sent = "sent" in this.form.dataset;
    return sent || this.chosen?.files.length > 0 || JSON.stringify(this.values()) !== JSON.stringify(this.first);
  }

  // --- drafts

  keep() {
    if (!this.form.isConnected || this.left) return;
    const values = this.values();
    const version = this.form.elements.version?.value ?? "";
    const sent = "sent" in this.form.dataset;
    if (!sent && JSON.stringify(values) === JSON.stringify(this.first)) this.keeper.drop();
    else this.keeper.write({ values, version });
  }

  restore() {
    const draft = this.keeper.read();
    if (!draft?.values) return;
    const version = this.form.elements.version;
    const read = version?.value;
    this.put(draft.values);
    // Written on an older version: saving will show field by field what others changed meanwhile.
    if (version && draft.version) version.value = draft.version;
    const throwAway = () => {
      this.put(this.first);
      if (version) version.value = read;
      this.keeper.drop();
      this.told.replaceChildren(notice("草稿已放弃。", "info"));
      this.fields().find((field) => field.type !== "hidden")?.focus();
    };
    const text = `已恢复${moment(draft.at)}没有保存的内容（只存在这台电脑的浏览器里）。附件要重新选择。`;
    this.told.replaceChildren(notice(text, "info", [["放弃草稿", throwAway]]));
  }

  // --- conflicts: the choice of mine or theirs shows in its field, and a field that is changed again is mine

  choose(field) {
    if (!field.name?.startsWith("choice-")) return;
    const target = this.form.elements[field.name.slice("choice-".length)];
    if (target?.type === "checkbox") target.checked = field.dataset.value === "on";
    else if (target) target.value = field.dataset.value;
  }

  mine(field) {
    const mine = field.name && this.form.querySelector(`input[name="choice-${field.name}"][value=mine]`);
    if (mine) mine.checked = true;
  }

  // --- saving

  async submit(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.sending) return;
    if (this.chosen?.wrong.length) {
      this.tell("有文件不能存，请先移去它们，或换成别的文件。", "bad");
      return;
    }
    const data = new FormData(this.form);
    if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
    data.delete("evidence");
    for (const { file } of this.chosen?.right ?? []) data.append("evidence", file);
    this.keep();
    this.busy(true);
    try {
      const answer = await send(this.form.action, data, {
        accept: "application/json, text/html",
        progress: (done, all) => this.progress(done, all),
      });
      this.apply(answer);
    } catch {
      this.tell(LOST, "bad");
    } finally {
      this.busy(false);
    }
  }

  apply(answer) {
    const wrong = trouble(answer);
    if (wrong) {
      this.tell(wrong, "bad");
    } else if (answer.json?.next) {
      this.left = true;
      this.keeper.drop();
      location.assign(answer.json.next);
    } else {
      this.replace(answer.text);
    }
  }

  // The page that came back with what is wrong takes the place of this one; chosen files stay chosen.
  replace(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const content = page.getElementById("content");
    const form = content?.querySelector("form[data-record]");
    if (!form) {
      this.tell(page.querySelector(".notice, main p")?.textContent.trim() || "没有保存，请刷新页面后再试。", "bad");
      return;
    }
    const files = (this.chosen?.files ?? []).map(({ file }) => file);
    document.getElementById("content").replaceChildren(...content.childNodes);
    window.scrollTo(0, 0);
    startForm(document.querySelector("form[data-record]"), files);
  }

  busy(on) {
    this.sending = on;
    for (const button of this.form.querySelectorAll(".form-foot button")) button.disabled = on;
    this.form.setAttribute("aria-busy", String(on));
    if (!on) this.progress(0, 0);
  }

  progress(done, all) {
    const bar = this.form.querySelector("[data-progress]");
    if (!bar) return;
    bar.hidden = !all || !this.chosen?.files.length;
    bar.value = all ? done / all : 0;
  }

  tell(text, tone) {
    this.told.replaceChildren(notice(text, tone));
    this.told.scrollIntoView({ block: "nearest" });
  }
}
