// The shop of examples/rails, with its database, its policy and Rails' Turbo, in headless Chromium.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../../browser/browser.mjs';
import { customer } from '../../browser/customer.mjs';

const shop = fileURLToPath(new URL('../../../examples/rails', import.meta.url));
const turbo = fileURLToPath(new URL('../../browser/node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'shop-'));

const ITEMS = [
  { id: 'mug-7', title: 'Кружка «Зимнее утро» 350 мл', price: 1490.5, image: 'https://shop.example.ru/images/mug.jpg', count: 2 },
  { id: 'tea-12', title: 'Чай <Ассам> & мята, 100 г', price: 640, image: 'https://shop.example.ru/images/tea.jpg', count: 1 },
  { id: 'jam-3', title: "Варенье 'Морошка' </script>", price: 899.99, image: 'https://shop.example.ru/images/jam.jpg', count: 1 },
];

let browser;
const servers = [];
before(async () => {
  mkdirSync(join(shop, 'public/javascripts'), { recursive: true });
  copyFileSync(turbo, join(shop, 'public/javascripts/turbo.js'));
  browser = await startChromium();
});
after(async () => {
  servers.forEach((server) => server.kill());
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The shop on its own port, in production, with its own empty database. */
async function start(form) {
  const env = {
    ...process.env,
    RAILS_ENV: 'production',
    DATABASE_URL: `sqlite3:${join(folder, `${form}.sqlite3`)}`,
    DISABLE_DATABASE_ENVIRONMENT_CHECK: '1',
    FORM: form,
  };
  const { status, stderr } = spawnSync('rake', ['db:schema:load', 'db:seed', 'flocktory:static_file'], { cwd: shop, env });
  assert.equal(status, 0, String(stderr));
  const server = spawn('puma', ['--bind', 'tcp://127.0.0.1:0', '--threads', '1:4'], { cwd: shop, env });
  servers.push(server);
  let log = '';
  server.stderr.on('data', (text) => (log += text));
  return new Promise((done, fail) => {
    server.stdout.on('data', (text) => {
      const [, port] = /Listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(text) ?? [];
      if (port) done({ origin: `http://127.0.0.1:${port}`, env, log: () => log });
    });
    server.on('exit', () => fail(new Error(log)));
  });
}

/** A customer's tab, in which Turbo goes from page to page. */
async function visitor() {
  const tab = await customer(browser);
  const { page } = tab;
  /** Runs an action that leads to another page, and waits for the server's version of that page. */
  const follow = async (act, heading) => {
    const loaded = page.evaluate(
      () => new Promise((done) => document.addEventListener('turbo:load', () => setTimeout(done), { once: true })),
    );
    await act();
    await loaded;
    assert.equal(await page.textContent('h1'), heading);
  };
  return { ...tab, follow };
}

const pushes = ({ flocktory = [] }) => flocktory.map(([name, payload]) => (assert.equal(name, 'postcheckout'), payload));

/** From the catalogue to the thank-you page, by the buttons. */
async function buy({ page, follow }, origin, name) {
  await page.goto(origin);
  await page.evaluate(() => (window.isSamePage = true));
  for (const index of [0, 1, 2, 0]) {
    await follow(() => page.locator('form input[type=submit], form button').nth(index).click(), 'Cart');
    await follow(() => page.click('nav >> text=Catalogue'), 'Catalogue');
  }
  await follow(() => page.click('nav >> text=Cart'), 'Cart');
  await page.fill('#customer_name', name);
  await page.fill('#customer_email', 'anna@shop.ru');
  await follow(() => page.click('input[value=Buy]'), 'Thank you');
  assert.ok(await page.evaluate(() => window.isSamePage), 'Turbo loaded no page anew');
}

for (const form of ['script', 'data']) {
  test(`the shop, ${form}: one push over Turbo's visit, back, preview and a reload`, async () => {
    const { origin, env, log } = await start(form);
    const tab = await visitor();
    const { page, follow, left, complaints, loads } = tab;
    await buy(tab, origin, 'Анна </script>');
    await page.waitForFunction(() => (window.flocktory || []).length > 0);
    const [payload, ...more] = pushes(await left());
    assert.deepEqual(more, []);
    assert.deepEqual(payload, {
      user: { name: 'Анна </script>', email: 'anna@shop.ru' },
      order: { id: 'A-1', price: 4520.99, items: ITEMS },
    });

    const thanks = page.url();
    await page.evaluate(() => {
      window.previews = 0;
      document.addEventListener('turbo:render', () => {
        window.previews += document.documentElement.hasAttribute('data-turbo-preview') ? 1 : 0;
      });
    });
    const visit = (url) => () => page.evaluate((url) => window.Turbo.visit(url), url);
    const steps = [
      [() => page.goBack(), 'Cart'],
      [() => page.goForward(), 'Thank you'],
      [visit(`${origin}/cart`), 'Cart'],
      [visit(thanks), 'Thank you'],
    ];
    for (const [act, heading] of steps) {
      await follow(act, heading);
      assert.deepEqual(pushes(await left()), [payload], `${act}`);
    }
    assert.ok((await page.evaluate(() => window.previews)) > 0, 'no preview was shown');
    await page.reload();
    assert.equal(await page.textContent('h1'), 'Thank you');
    assert.deepEqual(pushes(await left()), []);

    await buy(tab, origin, 'Борис');
    await page.waitForFunction(() => (window.flocktory || []).length > 0);
    assert.deepEqual(pushes(await left()).map(({ order, user }) => [order.id, user.name]), [['A-2', 'Борис']]);
    assert.deepEqual(complaints, []);
    assert.ok(await page.evaluate(() => window.wasLoaded));
    assert.match(loads[0], /loader\.js\?site_id=1234$/);
    assert.equal(log(), '');
    const { status, stdout, stderr } = spawnSync('rake', ['flocktory:check[Order]'], { cwd: shop, env });
    assert.equal(status, 0, String(stderr));
    assert.match(String(stdout), /^2 orders: 2 can be sent, 0 would be refused$/m);
    await tab.close();
  });
}
