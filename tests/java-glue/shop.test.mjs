// The shop of examples/java on Tomcat, with its policy, in headless Chromium.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../browser/browser.mjs';
import { customer } from '../browser/customer.mjs';

const PAGES = fileURLToPath(new URL('../../examples/java/src/main/webapp', import.meta.url));
const ITEMS = [
  { id: 'mug-7', title: 'Кружка «Зимнее утро» 350 мл', price: 1490.5, image: 'https://shop.example.ru/images/mug.jpg', count: 2 },
  { id: 'tea-12', title: 'Чай <Ассам> & мята, 100 г', price: 640, image: 'https://shop.example.ru/images/tea.jpg', count: 1 },
  { id: 'jam-3', title: "Варенье 'Морошка' </script>", price: 899.99, image: 'https://shop.example.ru/images/jam.jpg', count: 1 },
];

let browser;
const servers = [];
before(async () => {
  browser = await startChromium();
});
after(async () => {
  servers.forEach((server) => server.kill());
  await browser?.close();
});

/** The shop on its own port. */
function start(variables) {
  const server = spawn('java', ['-Dfile.encoding=UTF-8', '-cp', process.env.SHOP, 'shop.Shop', PAGES, '0'], {
    env: { ...process.env, ...variables },
  });
  servers.push(server);
  let log = '';
  server.stderr.on('data', (text) => (log += text));
  return new Promise((done, fail) => {
    server.stdout.on('data', (text) => {
      const [address] = /http:\S+/.exec(text) ?? [];
      if (address) done({ address, log: () => log });
    });
    server.on('exit', () => fail(new Error(log)));
  });
}

/** From the catalogue to the thank-you page, by the buttons. */
async function buy({ page }, { address }, fields) {
  await page.goto(address);
  for (const index of [0, 1, 2, 0]) {
    await page.getByRole('button', { name: 'Add' }).nth(index).click();
    await page.waitForURL('**/cart');
    await page.getByRole('link', { name: 'Catalogue' }).click();
    await page.waitForURL('**/catalogue');
  }
  await page.getByRole('link', { name: 'Cart' }).click();
  await page.waitForURL('**/cart');
  for (const [name, text] of Object.entries(fields)) await page.fill(`[name=${name}]`, text);
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.waitForURL('**/thanks?key=*');
}

for (const [form, policy] of [['script', /script-src 'self' 'nonce-/], ['data', /script-src 'self' https:/]]) {
  test(`a customer buys, the thank-you page pushes the order once, and the policy blocks nothing, ${form}`, async () => {
    const shop = await start({ FORM: form });
    const tab = await customer(browser);
    await buy(tab, shop, { name: 'Анна </script>', email: 'anna@shop.ru' });
    await tab.page.waitForFunction(() => (window.flocktory || []).length > 0);
    const left = await tab.left();
    assert.deepEqual(left.flocktory, [
      [
        'postcheckout',
        { user: { name: 'Анна </script>', email: 'anna@shop.ru' }, order: { id: 'A-1', price: 4520.99, items: ITEMS } },
      ],
    ]);
    assert.equal(left.heading, 'Thank you');
    assert.equal(left.after, 'The shop is open every day.');

    const response = await tab.page.reload();
    assert.match(response.headers()['content-security-policy'], policy);
    assert.deepEqual((await tab.left()).flocktory ?? [], []);
    assert.ok(await tab.page.evaluate(() => window.wasLoaded));
    assert.deepEqual([...new Set(tab.loads)], ['https://api.flocktory.com/v2/loader.js?site_id=1234']);
    assert.deepEqual(tab.complaints, []);
    assert.doesNotMatch(shop.log(), /flocktory/i);
    await tab.close();
  });
}

test('an order of nobody leaves the page whole, without a script, and a line in the log', async () => {
  const shop = await start({});
  const tab = await customer(browser);
  await buy(tab, shop, { name: 'Анна', email: 'anna@', phone: '' });
  const left = await tab.left();
  assert.equal(left.flocktory, undefined);
  assert.equal(left.heading, 'Thank you');
  assert.equal(left.after, 'The shop is open every day.');
  assert.deepEqual(tab.complaints, []);
  const lines = shop.log().match(/.*No Flocktory.*/g);
  assert.equal(lines.length, 1);
  assert.match(lines[0], /identity_missing/);
  assert.doesNotMatch(shop.log(), /anna@/);
  await tab.close();
});
