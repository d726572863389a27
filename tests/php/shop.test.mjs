// The example shop on PHP-FPM behind nginx, in Chromium: in UTF-8 and in windows-1251, and under load.
import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium, visit } from '../browser/browser.mjs';
import { customer } from '../browser/customer.mjs';
import { startSite } from './site.mjs';

const SERVE = fileURLToPath(new URL('../../examples/php/serve', import.meta.url));

let browser;
before(async () => {
  browser = await startChromium();
});
const shopOf = {};
const theShop = (charset) => (shopOf[charset] ??= startSite(SERVE, (port) => [port, charset]));
after(async () => {
  await browser?.close();
  for (const shop of Object.values(shopOf)) await (await shop).stop();
});

async function buy({ page }, { address }, form) {
  await page.goto(address);
  for (const [name, value] of Object.entries(form)) await page.fill(`[name="${name}"]`, value);
  await Promise.all([page.waitForURL(/\/thanks\?key=/), page.click('button')]);
  return page.url();
}

const FORM = { 'count[tea-1]': '2', 'count[cup-7]': '1', name: 'Анна "Ёж" Иванова', email: 'anna@shop.ru' };

for (const [charset, name] of [['utf-8', 'UTF-8'], ['windows-1251', 'windows-1251']]) {
  test(`an order, from the catalogue to the thank-you page, in ${name}`, async () => {
    const tab = await customer(browser);
    const url = await buy(tab, await theShop(charset), FORM);
    // With `once`, a second visit pushes nothing, so the customer's first visit is checked.
    const left = await tab.left();
    assert.equal(await tab.page.evaluate(() => document.characterSet), name);
    assert.equal(await tab.page.textContent('h1'), 'Спасибо за заказ');
    assert.equal(await tab.page.textContent('#after'), 'Лавка открыта каждый день');
    assert.deepEqual(left.flocktory, [
      [
        'postcheckout',
        {
          user: { name: 'Анна "Ёж" Иванова', email: 'anna@shop.ru' },
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
    assert.deepEqual([...new Set(tab.loads)], ['https://api.flocktory.com/v2/loader.js?site_id=12345']);
    const again = await visit(tab, url);
    assert.equal(again.charset, name);
    assert.deepEqual(again.flocktory ?? [], [], 'an order is pushed once');
    assert.deepEqual(again.complaints, []);
    await tab.close();
  });

  test(`an order of nobody prints nothing, and the log says why, in ${name}`, async () => {
    const tab = await customer(browser);
    const shop = await theShop(charset);
    await buy(tab, shop, { 'count[tea-1]': '1', name: 'Анна', email: 'anna@', phone: '' });
    assert.equal((await tab.left()).flocktory, undefined);
    assert.equal(await tab.page.textContent('h1'), 'Спасибо за заказ');
    assert.equal(await tab.page.textContent('#after'), 'Лавка открыта каждый день');
    assert.deepEqual(tab.complaints, []);
    assert.match(shop.log('fpm.log'), /Flocktory: .*error identity_missing: user has no usable email/s);
    assert.doesNotMatch(shop.log('fpm.log'), /anna@/);
    await tab.close();
  });
}

test('many customers at once, on several workers', async () => {
  const shop = await theShop('utf-8');
  const tab = await customer(browser);
  const pages = [];
  for (let count = 1; count <= 8; count += 1) {
    pages.push({ count, url: await buy(tab, shop, { ...FORM, 'count[tea-1]': `${count}` }) });
  }
  await tab.close();
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const read = (url) =>
    new Promise((done, fail) => {
      get(url, { agent }, (response) => {
        let text = '';
        response.on('data', (part) => (text += part)).on('end', () => done({ status: response.statusCode, text }));
      }).on('error', fail);
    });
  await Promise.all(
    Array.from({ length: 4000 }, async (_, index) => {
      const { count, url } = pages[index % pages.length];
      const { status, text } = await read(url);
      assert.equal(status, 200);
      assert.match(text, new RegExp(`"image":"https://shop.example/images/tea-1.jpg","count":${count}}`));
      assert.match(text, /<p id="after">[^]*<\/html>/);
    }),
  );
  agent.destroy();
  assert.doesNotMatch(shop.log('fpm.log'), /exited|signal|WARNING|ALERT|Fatal/);
});
