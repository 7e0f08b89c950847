// Draws each figure.chart from the table that stands in it. Colours come from the page, also when it turns dark.
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, CanvasRenderer]);

const drawn = new Map();
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = (text) => (/^[−-]?[\d.]+$/.test(text) ? Number(text.replace("−", "-")) : null);

function read(figure) {
  const table = figure.querySelector("table");
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  return { heads, rows };
}

function option({ heads, rows }, measure) {
  const soft = colour("--cm-ink-soft");
  const text = { color: soft, fontFamily: colour("--cm-sans"), fontSize: 12 };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    aria: { enabled: false }, // the table says it
    textStyle: text,
    color: [colour("--cm-accent"), colour("--cm-warn")],
    grid: { left: 4, right: 12, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 9, textStyle: text },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: colour("--cm-surface"),
      borderColor: colour("--cm-line-strong"),
      textStyle: { ...text, color: colour("--cm-ink") },
      valueFormatter: (value) => (value === null || value === undefined ? "—" : `${value}${measure}`),
    },
    xAxis: {
      type: "category",
      data: rows.map((row) => row[0].replace(/^\d{4}年(?!1月)/, "").replace(/（.*）/, "").replace(/^(\d{4})年1月$/, "$1年\n1月")),
      axisLabel: text,
      axisLine: { lineStyle: { color: colour("--cm-line-strong") } },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: text,
      splitNumber: 3,
      splitLine: { lineStyle: { color: colour("--cm-line") } },
    },
    series: [
      { name: heads[1], type: "bar", barMaxWidth: 18, data: rows.map((row) => number(row[1])), itemStyle: { borderRadius: [2, 2, 0, 0] } },
      { name: heads[2], type: "line", symbol: "circle", symbolSize: 5, lineStyle: { width: 1.5, type: "dashed" }, data: rows.map((row) => number(row[2])) },
    ],
  };
}

function draw(figure) {
  const place = figure.querySelector("[data-canvas]");
  if (!drawn.has(figure)) {
    place.hidden = false;
    figure.querySelector("details").open = false;
    drawn.set(figure, echarts.init(place, null, { renderer: "canvas" }));
  }
  drawn.get(figure).setOption(option(read(figure), figure.dataset.measure ?? ""), true);
}

function drawAll(root) {
  for (const figure of root.querySelectorAll("figure[data-chart]")) draw(figure);
}

drawAll(document);
document.addEventListener("htmx:afterSettle", (event) => drawAll(event.target));
window.addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
new MutationObserver(() => drawn.forEach((_, figure) => draw(figure))).observe(document.documentElement, {
  attributes: true,
  attributeFilter: ["data-bs-theme"],
});
