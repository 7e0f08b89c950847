// Entering records: the quick grid, the full form, files. Loaded only on those pages.

import { startFiles } from "./entry/files.js";
import { startForm } from "./entry/form.js";
import { startGrid } from "./entry/grid.js";

for (const root of document.querySelectorAll("[data-grid]")) startGrid(root);
for (const form of document.querySelectorAll("form[data-record]")) startForm(form);
for (const form of document.querySelectorAll("form[data-upload]")) startFiles(form);
