// The shop of examples/perl in headless Chromium, in production, with its database and its policy.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium, visit } from '../browser/browser.mjs';
import { customer } from '../browser/customer.mjs';
import { startSite } from '../php/site.mjs';

const SHOP = fileURLToPath(new URL('../../examples/perl/shop.pl', import.meta.url));

let browser;
const shops = [];
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  for (const shop of shops) await shop.stop();
});

async function start(form, argumentsFor = () => ['daemon']) {
  process.env.FORM = form;
  const common = (port) => ['--mode', 'production', '--listen', `http://127.0.0.1:${port}`];
  const shop = await startSite(SHOP, (port, folder) => [...argumentsFor(folder), ...common(port)]);
  shops.push(shop);
  return shop;
}

/** From the catalogue to the thank-you page, by the buttons. */
async function buy({ page }, { address }, form) {
  for (const index of [0, 1, 0]) {
    await page.goto(address);
    await page.locator('li button').nth(index).click();
    await page.waitForURL(/\/cart$/);
  }
  for (const [name, value] of Object.entries(form)) await page.fill(`[name="${name}"]`, value);
  await page.click('#checkout button');
  await page.waitForURL(/\/thanks\//);
  return page.url();
}

for (const form of ['script', 'data']) {
  test(`an order, from the catalogue to the thank-you page, ${form}`, async () => {
    const shop = await start(form);
    const tab = await customer(browser);
    const url = await buy(tab, shop, { name: 'Анна "Ёж" </script>', email: 'anna@shop.ru' });
    await tab.page.waitForFunction(() => (window.flocktory || []).length > 0);
    const left = await tab.left();
    assert.equal(left.heading, 'Спасибо за заказ');
    assert.equal(left.after, 'Лавка открыта каждый день');
    assert.deepEqual(left.flocktory, [
      [
        'postcheckout',
        {
          user: { name: 'Анна "Ёж" </script>', email: 'anna@shop.ru' },
          order: {
            id: '1',
            price: 1991,
            items: [
              { id: 'tea-1', title: 'Чай «Ёлочка» & мята', price: 390.5, image: 'https://shop.example/images/tea-1.jpg', count: 2 },
              { id: 'cup-7', title: 'Чашка "</script>" <!-- №7', price: 1210, image: 'https://shop.example/images/cup-7.jpg', count: 1 },
            ],
          },
        },
      ],
    ]);
    assert.deepEqual(tab.complaints, []);
    assert.ok(await tab.page.evaluate(() => window.wasLoaded), 'the policy allows the loader');
    assert.deepEqual([...new Set(tab.loads)], ['https://api.flocktory.com/v2/loader.js?site_id=1234']);
    const again = await visit(tab, url);
    assert.deepEqual(again.flocktory ?? [], [], 'an order is pushed once');
    assert.deepEqual(again.complaints, []);

    await buy(tab, shop, { name: 'Анна', email: 'anna@', phone: '+7 916 12' });
    const refused = await tab.left();
    assert.equal(refused.flocktory, undefined, 'an order of nobody prints nothing');
    assert.equal(refused.heading, 'Спасибо за заказ');
    assert.equal(refused.after, 'Лавка открыта каждый день');
    assert.deepEqual(tab.complaints, []);
    assert.match(shop.log('shop.log'), /\[error\].*No Flocktory postcheckout: .*error identity_missing: /);
    assert.match(shop.log('shop.log'), /\[warn\].*Support looks into order 2/);
    assert.doesNotMatch(shop.log('shop.log'), /anna@|916/);
    await tab.close();
  });
}

test('many customers at once, on several processes', async () => {
  const shop = await start('script', (folder) => ['prefork', '--workers', '3', '--pid-file', join(folder, 'pid')]);
  const tab = await customer(browser);
  const url = await buy(tab, shop, { name: 'Анна', email: 'anna@shop.ru' });
  await tab.close();
  const snippets = await Promise.all(
    Array.from({ length: 300 }, async () => {
      const page = await (await fetch(url)).text();
      assert.match(page, /<p id="after">[^]*<\/html>/);
      return /<script nonce="\w+">(try[^]*?)<\/script>/.exec(page)[1];
    }),
  );
  assert.equal(new Set(snippets).size, 1);
  assert.doesNotMatch(shop.log('shop.log'), /error|signal/);
});
