// The example shop in Chromium: from the catalogue to the thank-you page, and what that page pushed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../browser/browser.mjs';
import { customer } from '../browser/customer.mjs';
import { startShop, stopShops, until } from './server.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../examples/django', import.meta.url));
const PICTURES = 'https://shop.example/static/shop/';

const folder = mkdtempSync(join(tmpdir(), 'shop-'));
let browser, shop, shopOfData;
before(async () => {
  const start = (settings) =>
    startShop({
      PYTHONPATH: `${EXAMPLE}:${HERE}`,
      DJANGO_SETTINGS_MODULE: settings,
      SHOP_DATABASE: join(folder, settings),
    });
  [browser, shop, shopOfData] = await Promise.all([startChromium(), start('shop.settings'), start('shop_of_data')]);
});
after(async () => {
  await browser?.close();
  stopShops();
  rmSync(folder, { recursive: true });
});

async function buy(shop, { page }, counts, fields) {
  let all = 0;
  for (const [title, count] of Object.entries(counts)) {
    await page.goto(shop.address);
    await page.locator('li', { hasText: title }).getByRole('button').click();
    const row = page.locator('tr', { hasText: title });
    await row.locator('input[name=count]').fill(String(count));
    await row.getByRole('button').click();
    all += count;
    await page.locator('header b', { hasText: String(all) }).waitFor();
  }
  await page.getByRole('link', { name: 'Оформить заказ' }).click();
  for (const [name, text] of Object.entries(fields)) await page.locator(`input[name=${name}]`).fill(text);
  await page.getByRole('button', { name: 'Купить' }).click();
  await page.waitForURL('**/thanks/*/');
  return page.locator('main p b').innerText();
}

async function assertPushedOnce(shop, policy) {
  const tab = await customer(browser);
  const counts = { Чайка: 2, Пёс: 1, Шапка: 1, Футболка: 3, Ёж: 1, Открытка: 1 };
  const fields = { name: 'Анна "Аня" О’Нил </script>', email: 'anna@shop.ru', phone: '8 (999) 888-77-66' };
  const id = await buy(shop, tab, counts, fields);
  const expected = [
    [
      'postcheckout',
      {
        user: { name: fields.name, email: 'anna@shop.ru' },
        order: {
          id,
          price: 19120.39,
          items: [
            ['777', 'Кеды "Чайка" </script>, белые', 5990, 2],
            ['mug-300', 'Кружка «Кот & Пёс», 300 мл', 449.9, 1],
            ['O\'Neil-"L"', "Шапка O'Neil \\ зима — лето", 1290.5, 1],
            ['<b>42</b>', 'Футболка с надписью <!--<script>', 1500, 3],
            ['Ёж-1', 'Ёж плюшевый 🦔 (30 см)', 899.99, 1],
            ['gift', 'Открытка в подарок', 0, 1],
          ].map(([id, title, price, count], index) => ({
            id,
            title,
            price,
            image: `${PICTURES}${index + 1}.svg`,
            count,
          })),
        },
        spot: 'thanks',
      },
    ],
  ];
  assert.deepEqual((await tab.left()).flocktory, expected);

  const response = await tab.page.reload();
  assert.match(response.headers()['content-security-policy'], policy);
  assert.equal((await tab.left()).flocktory, undefined);
  assert.equal(await tab.page.evaluate(() => window.wasLoaded), true);
  assert.equal(new Set(tab.loads).size, 1);
  assert.match(tab.loads[0], /^https:\/\/api\.flocktory\.com\/v2\/loader\.js\?site_id=\d+$/);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
}

test('a customer buys, the thank-you page pushes the order, and loading it again pushes nothing more', () =>
  assertPushedOnce(shop, /script-src [^;]*'nonce-/));

test('so it does where no inline script may run', () =>
  assertPushedOnce(shopOfData, /script-src 'self' (https:[^ ;]+ ?)+(;|$)/));

test('an order that another customer opens, who has not pushed it yet, is pushed', async () => {
  const first = await customer(browser);
  await buy(shop, first, { Ёж: 1 }, { phone: '8 (999) 888-77-66' });
  const second = await customer(browser);
  await second.page.goto(first.page.url());
  const [[, payload]] = (await second.left()).flocktory;
  assert.equal(payload.user.email, '79998887766@unknown.email');
  assert.deepEqual(await first.left(), await second.left());
  await first.close();
  await second.close();
});

test('an order of nobody has its page, no script, and a line in the log', async () => {
  const tab = await customer(browser);
  const logged = shop.log.length;
  await buy(shop, tab, { Ёж: 1 }, {});
  assert.equal((await tab.left()).flocktory, undefined);
  assert.deepEqual(tab.complaints, []);
  const { pathname } = new URL(tab.page.url());
  await until(shop, () => shop.log.includes(pathname));
  const lines = shop.log.slice(logged).match(/.*Flocktory.*/g);
  assert.equal(lines.length, 1);
  assert.ok(lines[0].startsWith(`No Flocktory postcheckout on ${pathname}: error identity_missing: `), lines[0]);
  await tab.close();
});
