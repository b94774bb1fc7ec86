// What must hold of the report page, whoever opens it: from disk, in both languages, on any screen, on paper.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const reports = process.env.REPORTS;
const languages = { zh: "zh-CN", en: "en" };
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
});
after(() => browser?.close());

/** Opens the report of a language; says what the page asked for and complained of. */
async function open(lang, size = { width: 1200, height: 900 }) {
  const page = await browser.newPage({ viewport: size });
  const asked = [];
  const complaints = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const address = `file://${join(reports, lang, "report.html")}`;
  await page.goto(address);
  return { page, asked, complaints, address };
}

/** A probability as people must read it: whole per cent, but never certainty for what is not certain. */
function inPercent(probability) {
  const percent = probability * 100;
  const whole = Math.round(percent);
  if ((whole > 0 && whole < 100) || probability === 0 || probability === 1) return `${whole} %`;
  if (percent < 0.05) return "< 0.1 %";
  if (percent >= 99.95) return "> 99.9 %";
  return `${percent.toFixed(1)} %`;
}

const summaryOf = (lang) => JSON.parse(readFileSync(join(reports, lang, "summary.json"), "utf8"));

for (const [lang, tag] of Object.entries(languages)) {
  test(`${lang}: opens from disk, asks for nothing, complains of nothing`, async () => {
    const { page, asked, complaints, address } = await open(lang);
    assert.deepEqual(asked, [address]);
    assert.deepEqual(complaints, []);
    assert.ok((await page.title()).length > 0);
    const said = await page.getAttribute("html", "lang");
    assert.equal(said.split("-")[0], tag.split("-")[0]);
    assert.ok(statSync(join(reports, lang, "report.html")).size < 2_000_000);
    await page.close();
  });

  test(`${lang}: the verdict table tells every target of the summary with its odds`, async () => {
    const { page } = await open(lang);
    const targets = summaryOf(lang).targets;
    const rows = await page.$$eval("table", (tables) =>
      [...tables[0].tBodies[0].rows].map((row) => row.innerText.replace(/\s+/g, " ")));
    assert.equal(rows.length, targets.length);
    // What was put to the test stands first.
    const ordered = [...targets].sort((a, b) => (a.probability === null) - (b.probability === null));
    ordered.forEach((target, at) => {
      assert.ok(rows[at].includes(target.indicator.slice(0, 8)), rows[at]);
      if (target.probability !== null) {
        const percent = inPercent(target.probability);
        assert.ok(rows[at].includes(` ${percent} `), `${percent} in ${rows[at]}`);
      }
    });
    await page.close();
  });

  test(`${lang}: every figure has a name, and its text stays inside and apart`, async () => {
    const { page } = await open(lang);
    const figures = await page.$$eval("svg[role], svg", (all) => all
      .filter((svg) => !svg.closest("svg svg") && !svg.closest('[aria-hidden="true"]') && svg.getBoundingClientRect().width > 100)
      .map((svg) => {
        const frame = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
        const boxes = texts.map((text) => ({ said: text.textContent, ...text.getBoundingClientRect().toJSON() }));
        const outside = boxes.filter((box) =>
          box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
        const overlapping = boxes.flatMap((a, at) => boxes.slice(at + 1)
          .filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
          .map((b) => `${a.said} | ${b.said}`));
        const name = svg.getAttribute("aria-label") ?? svg.getAttribute("aria-labelledby") ?? svg.querySelector("title")?.textContent;
        return { name, outside: outside.map((box) => box.said), overlapping };
      }));
    assert.ok(figures.length >= 2, "arrival curve and map");
    for (const figure of figures) {
      assert.ok(figure.name, "a name for those who cannot see it");
      assert.deepEqual(figure.outside, [], figure.name);
      assert.deepEqual(figure.overlapping, [], figure.name);
    }
    await page.close();
  });

  for (const width of [360, 1024, 1600]) {
    test(`${lang}: at ${width} pixels nothing runs off the side`, async () => {
      const { page } = await open(lang, { width, height: 900 });
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= window, `${content} > ${window}`);
      await page.close();
    });
  }

  test(`${lang}: prints`, async () => {
    const { page } = await open(lang);
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    assert.ok(pdf.length > 20_000);
    await page.close();
  });
}
