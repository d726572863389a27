// The documentation site in Chromium.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import test, { after, before } from 'node:test';
import { newTab, startChromium, startServer } from '../browser/browser.mjs';

const SITE = new URL('../../target/docs/site/', import.meta.url);
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};
const files = readdirSync(SITE, { recursive: true }).filter((file) => statSync(new URL(file, SITE)).isFile());
const pages = files.filter((file) => file.endsWith('index.html')).map((file) => file.slice(0, -'index.html'.length));

let browser, server, tab, origin;
before(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer()]);
  for (const file of files) {
    origin = new URL(server.answer(`/${file.replace(/(^|\/)index\.html$/, '$1')}`, () => ({
      body: readFileSync(new URL(file, SITE)),
      headers: { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' },
    }))).origin;
  }
  tab = await newTab(browser);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

/** Opens a page of the site; what it did wrong is in `tab.complaints`. */
async function open(path) {
  tab.complaints.length = 0;
  await tab.page.goto(`${origin}/${path}`);
}

/** The addresses of the pages that the search box finds. */
async function search(words) {
  // The theme's script ignores what is typed before it has started: the words are typed again until it has.
  for (let found = false, tries = 0; !found; tries += 1) {
    await tab.page.click('.md-search__input', { clickCount: 3 });
    await tab.page.keyboard.type(words);
    // The theme reads the box when a key is released; letters that a keyboard in English lacks are typed without keys.
    await tab.page.keyboard.press('End');
    const shown = tab.page.waitForSelector('.md-search-result__item', { timeout: 5000 });
    found = await shown.then(() => true, (error) => { if (tries === 20) throw error; return false; });
  }
  return tab.page.$$eval('.md-search-result__link', (links) => links.map((link) => new URL(link.href).pathname));
}

test('every page is in both languages', () => {
  const russian = pages.filter((page) => page.startsWith('ru/'));
  assert.ok(russian.length >= 15, `${russian.length} pages`);
  assert.deepEqual(pages.filter((page) => !page.startsWith('ru/')).sort(), russian.map((page) => page.slice(3)).sort());
});

test('no page loads anything from another host, complains, or is wider than a phone', async () => {
  const foreign = [];
  tab.page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) foreign.push(request.url());
  });
  await tab.page.setViewportSize({ width: 390, height: 844 });
  for (const page of pages) {
    await open(page);
    const width = await tab.page.evaluate(() => document.documentElement.scrollWidth);
    assert.deepEqual({ page, foreign, width, complaints: tab.complaints }, { page, foreign: [], width: 390, complaints: [] });
  }
  // What the theme's script loads later is the same on every page.
  await tab.page.waitForLoadState('networkidle');
  assert.deepEqual({ foreign, complaints: tab.complaints }, { foreign: [], complaints: [] });
  await tab.page.setViewportSize({ width: 1280, height: 900 });
});

test('a part of a code finds it', async () => {
  await open('');
  assert.ok((await search('repeated')).includes('/docs/problems/'));
});

test('the start of a Russian word finds its forms, on Russian pages', async () => {
  await open('ru/');
  const found = await search('телефон');
  assert.ok(found.includes('/ru/docs/order/'), found.join());
  assert.ok(found.every((path) => path.startsWith('/ru/')), found.join());
});

test('the language switch leads to the same page', async () => {
  await open('docs/feed/');
  await tab.page.hover('.md-header .md-select');
  await tab.page.click('[hreflang=ru]');
  await tab.page.waitForURL(`${origin}/ru/docs/feed/`);
  await tab.page.hover('.md-header .md-select');
  await tab.page.click('[hreflang=en]');
  await tab.page.waitForURL(`${origin}/docs/feed/`);
});
