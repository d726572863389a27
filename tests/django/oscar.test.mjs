// A shop of Oscar in Chromium: a guest buys in its checkout, and the thank-you page pushes the order.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../browser/browser.mjs';
import { customer } from '../browser/customer.mjs';
import { startShop, stopShops } from './server.mjs';

const folder = mkdtempSync(`${tmpdir()}/oscar-`);
let browser, shop;
before(async () => {
  const PYTHONPATH = fileURLToPath(new URL('oscar', import.meta.url));
  const variables = { PYTHONPATH, DJANGO_SETTINGS_MODULE: 'settings', SHOP_FOLDER: folder };
  [browser, shop] = await Promise.all([startChromium(), startShop(variables, 'import shop; shop.fill()')]);
});
after(async () => {
  await browser?.close();
  stopShops();
  rmSync(folder, { recursive: true });
});

async function buy(page) {
  // Oscar redirects to the product's own address.
  await page.goto(`${shop.address}/catalogue/shoes_1/`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.goto(`${shop.address}/checkout/`);
  await page.locator('input[name=username]').fill('anna@shop.ru');
  await page.locator('input[name=options][value=anonymous]').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  const address = {
    first_name: 'Анна "Аня"',
    last_name: 'О’Нил </script>',
    line1: 'Тверская, 1',
    line4: 'Москва',
    postcode: '101000',
    phone_number: '+79998887766',
  };
  for (const [name, text] of Object.entries(address)) await page.locator(`input[name=${name}]`).fill(text);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.waitForURL('**/checkout/thank-you/');
}

test('a guest buys, and the thank-you page pushes the order once', async () => {
  const tab = await customer(browser);
  // Oscar's templates load scripts of other hosts, which the tests do not ask.
  await tab.page.route(/^https:\/\/(?!api\.flocktory\.com)/, (route) => route.abort());
  await buy(tab.page);
  const [[name, payload]] = (await tab.left()).flocktory;
  const id = await tab.page.locator('.lead strong').innerText();
  const { image, ...item } = payload.order.items[0];
  assert.equal(name, 'postcheckout');
  assert.deepEqual(payload.user, { name: 'Анна "Аня" О’Нил </script>', email: 'anna@shop.ru' });
  assert.deepEqual([payload.order.id, payload.order.price, payload.order.items.length], [id, 5990, 1]);
  assert.deepEqual(item, { id: '777', title: 'Кеды "Чайка" </script>, белые', price: 5990, count: 1 });
  assert.match(image, /^https:\/\/shop\.ru\/media\//);
  assert.equal(await tab.page.evaluate(() => window.wasLoaded), true);

  await tab.page.reload();
  assert.equal((await tab.left()).flocktory, undefined);
  await tab.close();
});
