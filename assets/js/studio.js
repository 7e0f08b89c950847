// The editor of report templates: CodeMirror over the plain textarea, insertion from the pickers, marks at the lines
// that the preview complains of, and a copy in the browser of what is not saved. It lives in a shadow root, where its
// styles are adopted style sheets, as the security policy asks.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";

const CURSOR = "▮";
const KINDS = [
  [/^(end)?(section|heading|points?)$/, "frame"],
  [/^(end)?(paragraph|roll)$/, "para"],
  [/^(end)?(sentence|clause|otherwise)$/, "opt"],
  [/^(end)?(series|item)$/, "list"],
];

const mark = (name) => Decoration.mark({ class: `cm-t-${name}` });
const marks = Object.fromEntries(["frame", "para", "opt", "list", "logic", "value", "note", "typed"].map((name) => [name, mark(name)]));
const tags = new MatchDecorator({
  regexp: /\{%-?\s*(\w+)[^%]*(?:%(?!\})[^%]*)*%\}|\{\{.*?\}\}|\{#.*?#\}|[0-9０-９％%《》]+/g,
  decoration: (match) => {
    if (match[0].startsWith("{{")) return marks.value;
    if (match[0].startsWith("{#")) return marks.note;
    if (!match[0].startsWith("{%")) return marks.typed;
    return marks[KINDS.find(([pattern]) => pattern.test(match[1]))?.[1] ?? "logic"];
  },
});
const colours = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = tags.createDeco(view);
    }
    update(update) {
      this.decorations = tags.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const complain = StateEffect.define();
const complaints = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    let lines = value.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(complain)) lines = effect.value;
    return lines;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--cm-surface)", color: "var(--cm-ink)", fontSize: "0.9375rem" },
  "&.cm-focused": { outline: "2px solid var(--cm-focus)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "var(--cm-mono)", lineHeight: "1.75" },
  ".cm-content": { caretColor: "var(--cm-ink)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--cm-ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--cm-sunken)", color: "var(--cm-ink-soft)", borderRight: "1px solid var(--cm-line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--cm-line-active)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--cm-selected) !important" },
  ".cm-t-frame": { color: "var(--cm-seal)", fontWeight: "600" },
  ".cm-t-para": { color: "var(--cm-ink-soft)", fontWeight: "600" },
  ".cm-t-opt": { color: "var(--cm-ok)" },
  ".cm-t-list": { color: "var(--cm-warn)" },
  ".cm-t-logic": { color: "var(--cm-ink-soft)", fontStyle: "italic" },
  ".cm-t-value": { color: "var(--cm-accent)", backgroundColor: "var(--cm-accent-tint)", borderRadius: "3px" },
  ".cm-t-note": { color: "var(--cm-ink-faint)", fontStyle: "italic" },
  ".cm-t-typed": { textDecoration: "underline wavy var(--cm-warn)" },
  ".cm-line.cm-bad": { boxShadow: "inset 3px 0 var(--cm-bad)", backgroundColor: "var(--cm-bad-tint)" },
  ".cm-line.cm-warn": { boxShadow: "inset 3px 0 var(--cm-warn)" },
});

// The browser itself would keep the colours of what is typed over as inline styles, which the security policy blocks.
const overtyping = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || view.state.selection.main.empty || view.composing) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

function mount(textarea) {
  const host = document.createElement("div");
  host.className = "studio-code";
  textarea.before(host);
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        drawSelection(),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "模板正文", spellcheck: "false", tabindex: "0" }),
        overtyping,
        colours,
        complaints,
        look,
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          textarea.value = update.state.doc.toString();
          textarea.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      ],
    }),
  });
  textarea.hidden = true;
  textarea.removeAttribute("required");
  const label = textarea.form.querySelector(`label[for="${textarea.id}"]`);
  label?.addEventListener("click", (event) => (event.preventDefault(), view.focus()));
  return view;
}

function insert(view, text) {
  const { from, to } = view.state.selection.main;
  const chosen = view.state.sliceDoc(from, to);
  const indent = /^[ \t]*/.exec(view.state.doc.lineAt(from).text)[0];
  const laid = text.replaceAll("\n", `\n${indent}`);
  const at = laid.indexOf(CURSOR);
  const whole = at < 0 ? laid : laid.replace(CURSOR, () => chosen);
  const end = at < 0 ? from + whole.length : from + at + chosen.length;
  view.dispatch({ changes: { from, to, insert: whole }, selection: { anchor: end }, scrollIntoView: true, userEvent: "input" });
  view.focus();
}

function goTo(view, number) {
  const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  view.dispatch({ selection: { anchor: line.from, head: line.to }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
  view.focus();
}

function showComplaints(view, form) {
  const worst = new Map();
  for (const button of form.querySelectorAll("#preview [data-line]")) {
    const line = Number(button.dataset.line);
    if (line >= 1 && line <= view.state.doc.lines && worst.get(line) !== "bad") worst.set(line, button.dataset.tone);
  }
  const ranges = [...worst].sort((a, b) => a[0] - b[0]).map(([line, tone]) => Decoration.line({ class: `cm-${tone}` }).range(view.state.doc.line(line).from));
  view.dispatch({ effects: complain.of(Decoration.set(ranges)) });
}

// Figures of the preview tell their metric and value where the pointer rests, and lead to it in the list.
function tell(form) {
  for (const link of form.querySelectorAll("#preview .paper a[data-figure]")) {
    const entry = document.getElementById(`preview-${link.dataset.figure}`);
    if (entry) link.title = [...entry.querySelectorAll("b, span, small")].map((part) => part.textContent.trim()).slice(0, 3).join(" · ");
  }
}

// What is not saved stays in the browser until it is.
function keep(view, textarea, form) {
  const key = `studio:${form.dataset.studio}`;
  const base = form.dataset.studio.split(":")[0];
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(`studio:${base}:`) && name !== key) localStorage.removeItem(name);
  }
  const saved = textarea.value;
  const found = localStorage.getItem(key);
  const notice = form.querySelector(".studio-kept");
  if (found !== null && found !== saved) notice.hidden = false;
  notice.addEventListener("click", (event) => {
    const choice = event.target.dataset.kept;
    if (!choice) return;
    if (choice === "take") view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: found } });
    else localStorage.removeItem(key);
    notice.hidden = true;
    view.focus();
  });
  textarea.addEventListener("input", () => {
    if (!notice.hidden) return;
    if (textarea.value === saved) localStorage.removeItem(key);
    else localStorage.setItem(key, textarea.value);
  });
}

function tabs(form) {
  const list = form.querySelector(".studio-tabs");
  const all = [...list.querySelectorAll("[role=tab]")];
  const open = (tab) => {
    for (const each of all) {
      const chosen = each === tab;
      each.setAttribute("aria-selected", String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).hidden = !chosen;
    }
  };
  list.hidden = false;
  for (const tab of all) document.getElementById(tab.getAttribute("aria-controls")).setAttribute("role", "tabpanel");
  list.addEventListener("click", (event) => event.target.closest("[role=tab]") && open(event.target.closest("[role=tab]")));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    open(next);
    next.focus();
  });
  open(all[0]);
}

const form = document.querySelector("form[data-studio]");
if (form) {
  const textarea = form.querySelector("textarea[name=source]");
  const view = mount(textarea);
  form.classList.add("live");
  for (const button of form.querySelectorAll("[data-insert]")) button.hidden = false;
  tabs(form);
  keep(view, textarea, form);
  form.addEventListener("click", (event) => {
    const picked = event.target.closest("[data-insert]");
    if (picked) insert(view, picked.dataset.insert);
    const line = event.target.closest("[data-line]");
    if (line) goTo(view, Number(line.dataset.line));
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "preview") return;
    showComplaints(view, form);
    tell(form);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.querySelector("button[name=save]").click();
    }
  });
}
