// Look at pages in one headless Chromium, and print as JSON what was seen.
// Takes JSON on stdin: the browser's path, a folder for what is printed, and the files of pages by their names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { browser: executablePath, folder, pages, lists, printed } = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const modes = {
  wide: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  narrow: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

const NARROW = ["aria-hidden-focus", "empty-table-header", "label", "scrollable-region-focusable", "th-has-data-cells"];

const browser = await chromium.launch({ executablePath, args });
const seen = {};
const said = [];

const opened = async (file, options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => said.push(`${file}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`${file}: ${error.message}`));
  page.on("request", (request) => request.url().startsWith("file:") || said.push(`${file}: asks for ${request.url()}`));
  await page.goto(`file://${file}`);
  return { context, page };
};

// What axe finds, what reaches past the window or is cut, and where colours could not be told.
const looked = async (page, mode) => {
  await page.evaluate(axe);
  // Colours change in the dark alone, and what is hidden or scrolls on a phone alone.
  const rules = mode === "wide" ? {} : { runOnly: mode === "dark" ? ["color-contrast"] : NARROW };
  const found = await page.evaluate((rules) => axe.run(document, { resultTypes: ["violations"], ...rules }), rules);
  return {
    violations: found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`),
    overflow: await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    cut: await page.evaluate(() => [...document.querySelectorAll("td, th, li, dd, dt, p, h1, h2, h3, b")]
      .filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth + 1 && !e.querySelector(".axis") && getComputedStyle(e.closest("thead") ?? e).position !== "absolute" && !e.closest(".unseen, .scroll, .axis, caption"))
      .map((e) => e.outerHTML.slice(0, 120)).slice(0, 5)),
  };
};

for (const [name, file] of Object.entries(pages)) {
  seen[name] = {};
  for (const [mode, options] of Object.entries(modes)) {
    if (mode === "dark" && !(name in lists || name === "summary")) continue; // one style sheet for all
    const { context, page } = await opened(file, options);
    seen[name][mode] = await looked(page, mode);
    if (mode === "wide" && printed.includes(name)) await page.pdf({ path: `${folder}/${name}.pdf`, preferCSSPageSize: true });
    await context.close();
  }
}

const state = (page) => page.evaluate(() => ({
  live: document.getElementById("live").textContent,
  command: document.getElementById("command").parentNode.hidden ? "" : document.getElementById("command").textContent,
  shown: [...document.querySelectorAll("#rows tr[id]")].filter((row) => row.offsetParent).map((row) => row.id),
  counts: Object.fromEntries([...document.querySelectorAll(".chip")].map((chip) =>
    [chip.querySelector("span").textContent, chip.querySelector("b").textContent])),
  groups: [...document.querySelectorAll("#rows .group")].filter((row) => row.offsetParent).map((row) => row.textContent),
}));

// A person narrows and sorts a list, then prints it.
const used = {};
for (const [name, steps] of Object.entries(lists)) {
  const { context, page } = await opened(pages[name], modes.wide);
  used[name] = [await state(page)];
  for (const [kind, value] of steps) {
    if (kind === "search") await page.fill("#q", value);
    if (kind === "pick") await page.locator(".chip", { hasText: value }).first().locator("input").evaluate((box) => box.click());
    if (kind === "order") await page.selectOption("#order", { label: value });
    if (kind === "clear") await page.click("#clear");
    if (kind === "print") await page.emulateMedia({ media: value ? "print" : "screen" });
    used[name].push(await state(page));
  }
  await context.close();
}

const still = {};
for (const name of Object.keys(lists)) {
  const { context, page } = await opened(pages[name], { ...modes.wide, javaScriptEnabled: false });
  still[name] = { controls: await page.locator("#controls").isVisible(), rows: await page.locator("#rows tr[id]:visible").count() };
  await context.close();
}
await browser.close();
process.stdout.write(JSON.stringify({ seen, said, used, still }));
