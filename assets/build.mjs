// Bundles the scripts and styles that pages load, cuts the icon sprite, and lists third-party code.
// Output: canmou/kernel/ui/static/canmou/{app.css,app.js,theme.js,charts.js,icons.svg,third-party.json,third-party.txt}
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const out = path.join(root, "canmou/kernel/ui/static/canmou");
const sha256 = (data) => createHash("sha256").update(data).digest("hex");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// Scripts that only some pages load, each with the package that it stands on. One whose package is not installed is
// told at the end, after everything else was built.
const heavy = {
  studio: { file: "assets/js/studio.js", needs: "@codemirror/view" },
  charts: { file: "assets/js/charts.js", needs: "echarts" },
};
const installed = ({ needs }) => existsSync(path.join(root, "node_modules", needs));
const built = Object.entries(heavy).filter(([, entry]) => installed(entry)).map(([name, { file }]) => [name, file]);

const result = await build({
  absWorkingDir: root,
  entryPoints: {
    app: "assets/js/app.js",
    theme: "assets/js/theme.js",
    entry: "assets/js/entry.js",
    lists: "assets/js/lists.js",
    todo: "assets/js/todo.js",
    foreign: "assets/js/foreign.js",
    dispatch: "assets/js/dispatch.js",
    intake: "assets/js/intake.js",
    orders: "assets/js/orders.js",
    field: "assets/js/field.js",
    ...Object.fromEntries(built),
  },
  outdir: out,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: ["chrome86"],
  format: "iife",
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
});
const style = await build({
  absWorkingDir: root,
  entryPoints: { app: "assets/css/app.css" },
  outdir: out,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: ["chrome86"],
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
});

// Icons: only those that pages name.
const names = readFileSync(path.join(root, "assets/icons.txt"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
const inputs = [...Object.keys(result.metafile.inputs), ...Object.keys(style.metafile.inputs)];
const symbols = names.map((name) => {
  const file = `node_modules/@tabler/icons/icons/outline/${name}.svg`;
  if (!existsSync(path.join(root, file))) throw new Error(`no icon named ${name}`);
  inputs.push(file);
  const body = readFileSync(path.join(root, file), "utf8")
    .replace(/<!--[\s\S]*?-->/g, "")
    .match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1]
    .replace(/\s*\n\s*/g, "")
    .replace(/<path stroke="none"[^>]*\/>/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
});
writeFileSync(path.join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);

// Third-party code in the output: package, version, licence, and the sha256 of what was taken.
const packages = new Map();
for (const input of inputs) {
  const name = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
  if (name) packages.set(name, [...(packages.get(name) ?? []), input]);
}
const listed = [...packages.entries()].sort().map(([name, files]) => {
  const folder = path.join(root, "node_modules", name);
  const about = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const taken = createHash("sha256");
  for (const file of files.sort()) taken.update(readFileSync(path.join(root, file)));
  return {
    name,
    version: about.version,
    licence: about.license,
    sha256: taken.digest("hex"),
    text: text ? readFileSync(path.join(folder, text), "utf8").trim() : `${about.license} (${about.author?.name ?? about.author ?? name})`,
  };
});
const files = readdirSync(out).sort().map((file) => ({ file, sha256: sha256(readFileSync(path.join(out, file))) }));
writeFileSync(
  path.join(out, "third-party.json"),
  JSON.stringify({ packages: listed.map(({ text, ...rest }) => rest), files }, null, 1) + "\n",
);
writeFileSync(
  path.join(out, "third-party.txt"),
  listed.map((item) => `${item.name} ${item.version} (${item.licence})\n\n${item.text}\n`).join(`\n${"-".repeat(78)}\n\n`),
);

for (const [name, entry] of Object.entries(heavy)) {
  if (installed(entry)) continue;
  console.error(`${name}.js was not built: ${entry.needs} is not installed, run npm ci`);
  process.exitCode = 1;
}
