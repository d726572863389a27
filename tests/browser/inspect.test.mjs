// What `inspect` prints: SARIF by its schema, and the report in Chromium.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import Ajv from 'ajv';
import { newTab, startChromium, startServer } from './browser.mjs';
import { inspect } from './program.mjs';

const require = createRequire(import.meta.url);
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

const EXAMPLE = { file: 'examples/thank-you.html' };

/** The report of a file, which is valid. */
function sarif(validate, file, ...options) {
  const report = JSON.parse(inspect(file, '--format', 'sarif', ...options));
  assert.ok(validate(report), JSON.stringify(validate.errors));
  return report;
}

test('SARIF is valid by its schema', () => {
  const ajv = new Ajv({ schemaId: 'auto', unknownFormats: ['uri-reference'], allErrors: true });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
  const validate = ajv.compile(schema);
  // The negative control: the schema is not so loose that it accepts anything.
  assert.ok(!validate({ version: '2.1.0', runs: [{ results: [{ level: 'fatal' }] }] }));
  for (const lang of ['en', 'ru']) {
    const { runs } = sarif(validate, EXAMPLE, '--lang', lang);
    const [{ results, tool }] = runs;
    assert.ok(results.length >= 9);
    for (const { ruleId, ruleIndex, level, locations } of results) {
      const rule = tool.driver.rules[ruleIndex];
      assert.equal(rule.id, ruleId);
      assert.ok(rule.helpUri.endsWith(`#${ruleId}`) && rule.help.text);
      assert.ok(['error', 'warning', 'note'].includes(level));
      const { region } = locations[0].physicalLocation;
      assert.ok(region.endColumn > region.startColumn && region.snippet.text);
    }
    const prints = results.map(({ partialFingerprints }) => partialFingerprints['finding/v1']);
    assert.equal(new Set(prints).size, prints.length);
  }
});

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer()]);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

/** Opens a report: its page, and what it requested besides itself. */
async function open(html) {
  const tab = await newTab(browser);
  const requests = [];
  tab.page.on('request', (request) => requests.push(request.url()));
  const url = server.publish(html);
  await tab.page.goto(url);
  return { ...tab, others: () => requests.filter((request) => request !== url && !request.endsWith('/favicon.ico')) };
}

const report = (file, lang) => inspect(file, '--format', 'html', '--lang', lang);

const VERDICTS = {
  en: 'Orders are lost or wrong: 4\u{a0}errors in 1\u{a0}file.',
  ru: 'Заказы теряются или искажаются: 4\u{a0}ошибки в 1\u{a0}файле.',
};

for (const [lang, verdict] of Object.entries(VERDICTS)) {
  test(`the report in ${lang} begins with the verdict, requests nothing and fits a phone`, async () => {
    const { page, complaints, others, close } = await open(report(EXAMPLE, lang));
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    assert.equal(await page.textContent('h1'), verdict);
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} px`);
    }
    // A heading is at most one level below the one before it.
    const levels = await page.$$eval('h1, h2, h3', (heads) => heads.map(({ tagName }) => Number(tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.slice(1).forEach((level, index) => assert.ok(level <= levels[index] + 1, `${levels}`));
    // Each link in the page leads somewhere.
    const missing = await page.$$eval('a[href^="#"]', (links) =>
      links.map(({ hash }) => hash).filter((hash) => !document.querySelector(hash)),
    );
    assert.deepEqual([missing, others(), complaints], [[], [], []]);
    await close();
  });
}

/** The texts that are hard to read: each with its contrast, which WCAG wants to be 4.5. */
function weakTexts() {
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const rgb = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color[3] !== 0) return color;
    }
    throw new Error('no background');
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (!data.trim()) continue;
    const [dark, light] = [luminance(rgb(getComputedStyle(element).color)), luminance(background(element))].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) weak.push(`${contrast.toFixed(2)} ${data}`);
  }
  return { weak, page: luminance(rgb(getComputedStyle(document.body).backgroundColor)) };
}

test('every text of the report is easy to read: light, dark and printed', async () => {
  const { page, close } = await open(report(EXAMPLE, 'ru'));
  const looks = {
    light: [{ colorScheme: 'light', media: 'screen' }, (luminance) => luminance > 0.8],
    dark: [{ colorScheme: 'dark', media: 'screen' }, (luminance) => luminance < 0.02],
    printed: [{ colorScheme: 'dark', media: 'print' }, (luminance) => luminance === 1],
  };
  for (const [look, [media, fits]] of Object.entries(looks)) {
    await page.emulateMedia(media);
    const { weak, page: luminance } = await page.evaluate(weakTexts);
    assert.deepEqual(weak, [], look);
    assert.ok(fits(luminance), `${look}: ${luminance}`);
  }
  await close();
});

test('what is in a file is text in the report', async () => {
  const hostile = [
    '</mark></code></pre><script>window.hacked = 1</script><img src="//evil.example/x" onerror="window.hacked = 1">',
    '<style>*{display:none}</style><meta http-equiv="refresh" content="0;url=//evil.example/">',
    '--><svg/onload=hacked=1>&lt;&#60;\u202e',
  ];
  const script = hostile.map((text) => `flocktory = []; // ${text}`).join('\n');
  const { page, complaints, others, close } = await open(report({ text: script }, 'en'));
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('script, img, svg, body style, meta[http-equiv=refresh]').count(), 0);
  const lines = await page.$$eval('pre.line code', (codes) => codes.map(({ textContent }) => textContent));
  lines.forEach((line, index) => {
    const shown = `flocktory = []; // ${hostile[index]}`.replace('\u202e', '\ufffd');
    assert.equal(line, shown.length > 110 ? `${shown.slice(0, 110)}…` : shown);
  });
  assert.equal(lines.length, hostile.length);
  assert.deepEqual([others(), complaints], [[], []]);
  await close();
});

test('a long word does not widen the report', async () => {
  const text = `${'x'.repeat(5_000)}; flocktory = []; y${'z'.repeat(5_000)}`;
  const { page, close } = await open(report({ text }, 'ru'));
  await page.setViewportSize({ width: 360, height: 800 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await close();
});
