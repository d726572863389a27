// Rails' Turbo shows pages without loading them: a push must not come again with a page from its cache.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newTab, startChromium, startServer } from './browser.mjs';
import { plainOrder } from './orders.mjs';
import { renderOne, staticFile } from './program.mjs';

const turbo = readFileSync(new URL('node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', import.meta.url));

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer()]);
  server.publishScript('/turbo.js', turbo);
  server.publishScript('/flocktory-postcheckout.js', staticFile);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

const HEAD = '<script src="/turbo.js"></script><script src="/flocktory-postcheckout.js" defer></script>';

/**
 * Cart, thank-you page, back, forward, elsewhere, the thank-you page again from its cached preview and then from the
 * server: the pushes that were made after each step.
 */
async function walk(...options) {
  const snippet = renderOne(plainOrder('1'), ...options).html;
  const answer = (path, body) =>
    server.answer(path, async () => {
      // Time for the preview to show.
      await sleep(50);
      return {
        body: `<!doctype html><html><head><title>t</title>${HEAD}</head><body>${body}</body></html>`,
        headers: { 'Content-Type': 'text/html' },
      };
    });
  const cart = answer('/cart', 'cart');
  answer('/thanks', `thanks ${snippet}`);
  answer('/other', 'other');

  const tab = await newTab(browser);
  await tab.page.goto(cart);
  // Exists until Turbo really loads a page.
  await tab.page.evaluate(() => {
    window.previews = 0;
    document.addEventListener('turbo:render', () => {
      window.previews += document.documentElement.hasAttribute('data-turbo-preview') ? 1 : 0;
    });
  });
  const step = (action, argument) =>
    tab.page.evaluate(
      ([action, argument]) =>
        new Promise((done) => {
          // After the static file's own listener, and after the snippet.
          document.addEventListener('turbo:load', () => setTimeout(() => done((window.flocktory || []).length)), {
            once: true,
          });
          if (action === 'visit') window.Turbo.visit(argument);
          else window.history.go(argument);
        }),
      [action, argument],
    );
  const counts = {
    visit: await step('visit', '/thanks'),
    back: (await step('go', -1), await step('go', 1)),
    again: (await step('visit', '/other'), await step('visit', '/thanks')),
  };
  assert.ok((await tab.page.evaluate(() => window.previews)) > 0, 'no preview was shown');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
  return counts;
}

test('Turbo: with once, an order is pushed once, in either form', async () => {
  for (const form of ['script', 'data']) {
    assert.deepEqual(await walk('--form', form, '--once'), { visit: 1, back: 1, again: 1 }, form);
  }
});

test("Turbo: a data block is pushed once for each page from the server, never from Turbo's cache", async () => {
  assert.deepEqual(await walk('--form', 'data'), { visit: 1, back: 1, again: 2 });
});

test('Turbo: a plain script runs again with each page from the cache, which is what once is for', async () => {
  assert.deepEqual(await walk(), { visit: 1, back: 2, again: 4 });
});
