// Real headless Chromium, and a server of pages for it.
import assert from 'node:assert/strict';
import http from 'node:http';
import { chromium } from 'playwright-core';

/** A local server: `publish` returns the address of a page; `answer` makes the page again for each request. */
export async function startServer() {
  const pages = new Map();
  const server = http.createServer(async (request, response) => {
    const page = pages.get(request.url);
    if (!page) return response.writeHead(204).end();
    const { body, headers } = await page();
    response.writeHead(200, { 'Cache-Control': 'no-store', ...headers }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  let last = 0;
  return {
    answer(path, page) {
      pages.set(path, page);
      return origin + path;
    },
    publish(body, headers = {}) {
      last += 1;
      return this.answer(`/${last}`, () => ({
        body,
        headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
      }));
    },
    publishScript(path, body) {
      return this.answer(path, () => ({ body, headers: { 'Content-Type': 'text/javascript' } }));
    },
    stop() {
      server.closeAllConnections?.();
      return new Promise((done) => server.close(done));
    },
  };
}

export function startChromium() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A tab with a separate profile; its complaints are recorded: console errors, uncaught exceptions, policy violations. */
export async function newTab(browser, before) {
  const context = await browser.newContext();
  // The machine may run other suites.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  await page.exposeBinding('noteViolation', (_, directive) => complaints.push(`violation: ${directive}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.noteViolation(event.effectiveDirective));
  });
  if (before) await page.addInitScript(before);
  return {
    page,
    complaints,
    // At once, and as text, which is much faster than playwright's conversion.
    left: async () =>
      JSON.parse(
        await page.evaluate(() =>
          JSON.stringify({
            flocktory: window.flocktory,
            dataLayer: window.dataLayer,
            charset: document.characterSet,
            heading: document.querySelector('h1')?.textContent,
            after: document.querySelector('#after')?.textContent,
          }),
        ),
      ),
    close: () => context.close(),
  };
}

/** Opens a page, and returns the state that it left and its complaints. */
export async function visit({ page, complaints, left }, url) {
  complaints.length = 0;
  await page.goto(url);
  return { ...(await left()), complaints: [...complaints] };
}

/**
 * Opens pages in frames of one page, for much less than one after another, and returns the state that each left; the complaints
 * are those of all. They share the storage of their site.
 */
export async function visitInFrames({ page, complaints }, server, urls) {
  complaints.length = 0;
  await page.goto(server.publish(`<!doctype html>${urls.map((url) => `<iframe src="${url}"></iframe>`).join('')}`));
  const left = await page.evaluate(() =>
    JSON.stringify(
      [...document.querySelectorAll('iframe')].map(({ contentWindow: frame }) => ({
        flocktory: frame.flocktory,
        after: frame.document.querySelector('#after')?.textContent,
      })),
    ),
  );
  return { left: JSON.parse(left), complaints: [...complaints] };
}

/** Returns an encoder for an encoding that Node can only decode: it decodes every byte sequence once to learn the bytes. */
export function encoder(charset) {
  if (charset === 'utf-8') return (text) => Buffer.from(text);
  const decoder = new TextDecoder(charset, { fatal: true });
  const bytesOf = new Map();
  const learn = (...bytes) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !bytesOf.has(character)) bytesOf.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let first = 0; first < 256; first += 1) learn(first);
  for (let first = 0x81; charset === 'shift_jis' && first < 256; first += 1) {
    for (let second = 0x40; second < 256; second += 1) learn(first, second);
  }
  return (text) =>
    Buffer.from(
      [...text].flatMap((character) => {
        assert.ok(bytesOf.has(character), `${charset} has no ${character}`);
        return bytesOf.get(character);
      }),
    );
}
