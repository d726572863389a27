// The plugin in a separate WordPress, from its activation to the thank-you page, in Chromium. WooCommerce is a double.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../browser/browser.mjs';
import { customer, freePort } from '../browser/customer.mjs';
import { startSite } from './site.mjs';

const SERVE = fileURLToPath(new URL('wordpress/serve', import.meta.url));

let site, bare, browser, thanks;
before(async () => {
  const port = await freePort();
  bare = `http://127.0.0.1:${port}`;
  [site, browser] = await Promise.all([startSite(SERVE, (whole, folder) => [whole, port, folder]), startChromium()]);
  thanks = (order, key = `wc_order_${order}`, address = site.address) =>
    `${address}/?pagename=${encodeURIComponent('спасибо-за-заказ')}&order-received=${order}&key=${key}`;
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The content of a page, for a new customer or in the tab of one. */
async function seen(url, headers = {}, known = undefined) {
  const tab = known ?? (await customer(browser));
  await tab.page.setExtraHTTPHeaders(headers);
  const response = await tab.page.goto(url);
  const found = {
    status: response.status(),
    refused: response.headers()['x-refused'],
    text: await tab.page.textContent('body'),
    source: await response.text(),
    loads: tab.loads,
    complaints: tab.complaints,
    ...(await tab.left()),
  };
  if (!known) await tab.close();
  return found;
}

/** The page of a user of the shop's administration. */
async function signedIn(name) {
  const { page, close } = await customer(browser);
  await page.goto(`${site.address}/wp-login.php`);
  // Shortly after it appears, the page takes the focus, and keys typed then go to another element.
  await page.waitForFunction(() => document.activeElement.id === 'user_login');
  await page.fill('#user_login', name);
  await page.fill('#user_pass', 'password');
  await Promise.all([page.waitForURL(/wp-admin/), page.click('#wp-submit')]);
  return { page, close };
}

const SETTINGS = '/wp-admin/admin.php?page=flocktory';
const saved = (page) => Promise.all([page.waitForURL(/settings-updated/), page.click('#submit')]);

const whole = ({ text }) => text.includes('Заказ принят') && text.includes('Лавка открыта каждый день');

test('the plugin is activated by an administrator', async () => {
  assert.deepEqual((await seen(thanks(7))).loads, []);
  const { page, close } = await signedIn('admin');
  for (const plugin of ['woocommerce-a-double', 'flocktory-postcheckout']) {
    await page.goto(`${site.address}/wp-admin/plugins.php`);
    await page.click(`#activate-${plugin}`);
    assert.match(await page.textContent('#message'), /^Plugin activated\./);
  }
  await page.click('[data-slug="flocktory-postcheckout"] a[href$="admin.php?page=flocktory"]');
  assert.equal(await page.textContent('h1'), 'Flocktory');
  await close();
  // Without a site's id no loader is printed.
  assert.deepEqual((await seen(thanks(7))).loads, []);
});

test('the manager of the shop sets it up, in Russian too', async () => {
  const { page, close } = await signedIn('manager');
  assert.equal(await page.locator('#adminmenu a[href="admin.php?page=flocktory"]').count(), 1);
  await page.goto(site.address + SETTINGS);
  await page.fill('[name="flocktory_site_id"]', 'site-12 345');
  await page.fill('[name="flocktory_feed"]', '/no/feed.idx');
  await saved(page);
  assert.match(await page.textContent('#setting-error-flocktory_site_id'), /Site ID: site_id must be digits only, got "site-12 345"/);
  assert.match(await page.textContent('#setting-error-flocktory_feed'), /Index of the feed: \/no\/feed\.idx/);
  assert.equal(await page.inputValue('[name="flocktory_site_id"]'), '');
  await page.fill('[name="flocktory_site_id"]', ' 12345 ');
  await page.fill('[name="flocktory_spot"]', '<b>"thanks"');
  await saved(page);
  assert.equal(await page.inputValue('[name="flocktory_site_id"]'), '12345');
  await page.fill('[name="flocktory_spot"]', 'thanks');
  await saved(page);
  assert.equal(await page.textContent('label[for="flocktory_once"]'), 'Send each order once');
  assert.ok(await page.isChecked('#flocktory_once'));
  assert.equal(await page.locator('.notice-error').count(), 0);
  await page.setExtraHTTPHeaders({ 'X-Russian': '1' });
  await page.reload();
  assert.equal(await page.textContent('label[for="flocktory_once"]'), 'Передавать каждый заказ один раз');
  await close();
});

test('without the extension, no page is broken, even in debug mode, and administrators see why', async () => {
  for (const headers of [{}, { 'X-Debug': '1' }, { 'X-Debug': '1', 'X-Environment': 'local' }]) {
    assert.deepEqual((await fetch(`${bare}/`, { headers })).status, 200);
  }
  const page = await seen(thanks(7, 'wc_order_7', bare), { 'X-Debug': '1' });
  assert.deepEqual([page.status, page.flocktory, page.loads], [200, undefined, []]);
  assert.ok(whole(page));
  const lines = site.log('site/wp-content/woocommerce.log').match(/The PHP extension flocktory_postcheckout is not loaded/g);
  assert.equal(lines.length, 1, 'in an hour');
  assert.match(site.log('site/wp-content/notes.log'), /^7 Nothing was sent to Flocktory: The PHP extension/);
  const { page: admin, close } = await signedIn('manager');
  await admin.goto(`${bare}/wp-admin/`);
  assert.match(await admin.textContent('.notice-error'), /Flocktory: The PHP extension flocktory_postcheckout is not loaded/);
  await close();
});

test('an order is pushed, under a policy of nonces', async () => {
  const page = await seen(thanks(7));
  assert.deepEqual(page.flocktory, [
    [
      'postcheckout',
      {
        user: { name: 'Анна Иванова', email: 'anna@shop.ru' },
        order: {
          id: '7',
          price: 2990.5,
          custom_field: 'N-7',
          items: [
            { id: '12', title: 'Шапка & шарф', price: 990.25, image: `${site.address}/wp-content/uploads/2026/11/hat.jpg`, count: 2 },
            { title: 'Доставка подарка', price: 1010, count: 1 },
          ],
        },
        spot: 'thanks',
        key: 'wc_order_7',
      },
    ],
  ]);
  assert.ok(whole(page));
  assert.deepEqual(page.loads, ['https://api.flocktory.com/v2/loader.js?site_id=12345']);
  assert.deepEqual(page.complaints, []);
});

test('an order is sent once in a session, though the theme fires the hook twice', async () => {
  const tab = await customer(browser);
  assert.equal((await seen(thanks(7), {}, tab)).flocktory.length, 1);
  const again = await seen(thanks(7), {}, tab);
  assert.equal(again.flocktory, undefined);
  assert.doesNotMatch(again.source, /postcheckout'/);
  assert.equal((await seen(thanks(9), {}, tab)).flocktory.length, 1);
  await tab.close();
});

test('the settings of an offer id and of once are used', async () => {
  const { page, close } = await signedIn('manager');
  await page.goto(site.address + SETTINGS);
  await page.selectOption('#flocktory_offer_id', 'sku');
  await page.uncheck('#flocktory_once');
  await saved(page);
  const tab = await customer(browser);
  const items = [];
  for (let view = 0; view < 2; view += 1) items.push((await seen(thanks(7), {}, tab)).flocktory[0][1].order.items.map((item) => item.id));
  assert.deepEqual(items, [['HAT-RED', undefined], ['HAT-RED', undefined]]);
  await tab.close();
  await page.selectOption('#flocktory_offer_id', 'id');
  await page.check('#flocktory_once');
  await saved(page);
  await close();
});

test('its actions can be removed', async () => {
  const page = await seen(`${thanks(7)}&removed=1`);
  assert.deepEqual([page.flocktory, page.loads], [undefined, []]);
  assert.ok(whole(page));
});

test('what WordPress rewrites in texts arrives as it was', async () => {
  const [[, { user, order }]] = (await seen(thanks(9))).flocktory;
  assert.equal(user.name, '[gallery] Иванова');
  assert.equal(order.items[0].title, '"Wordpress" -- :) [caption width="1"]x[/caption] http://youtu.be/1 <!--more--> 3x4...');
});

test('nothing is printed for a key that is wrong', async () => {
  for (const url of [thanks(7, 'wrong'), thanks(7, ''), thanks(7).replace('&key=', '&key[]='), thanks(7).replace(/&key=.*/, ''), thanks(6), thanks(13, '')]) {
    const page = await seen(url);
    assert.doesNotMatch(page.source, /postcheckout'/);
    assert.ok(whole(page));
  }
});

test('nothing is printed for what was not bought in the end', async () => {
  for (const order of [10, 11, 14]) {
    const page = await seen(thanks(order));
    assert.doesNotMatch(page.source, /postcheckout'/);
    assert.ok(whole(page));
  }
  assert.equal((await seen(thanks(12))).flocktory[0][1].order.id, '12');
});

test('a filter of the shop that fails breaks no page', async () => {
  const page = await seen(thanks(7), { 'X-Broken': '1' });
  assert.equal(page.status, 200);
  assert.deepEqual([page.flocktory, page.loads], [undefined, []]);
  assert.ok(whole(page));
  assert.match(site.log('site/wp-content/woocommerce.log'), /DomainException: the shop has failed at .*shop\.php:\d+/);
});

test('it says that it works with orders in separate tables, and with blocks', () => {
  const declared = ['flocktory-postcheckout.php', true];
  assert.deepEqual(JSON.parse(site.log('site/wp-content/features.json')), { custom_order_tables: declared, cart_checkout_blocks: declared });
});

test('an order that is refused prints nothing, is logged and reported to the shop', async () => {
  const page = await seen(thanks(8));
  assert.equal(page.status, 200);
  assert.equal(page.flocktory, undefined);
  assert.ok(whole(page));
  assert.equal(page.refused, 'Flocktory\\Postcheckout\\InvalidOrderException');
  assert.deepEqual(page.complaints, []);
  const log = site.log('site/wp-content/woocommerce.log');
  assert.match(log, /^error flocktory Flocktory: nothing was printed\. .*identity_missing/ms);
  assert.doesNotMatch(log, /anna/);
});

test('the reason is in the notes of the order, once', async () => {
  await seen(thanks(8));
  const notes = site.log('site/wp-content/notes.log').match(/^8 Nothing was sent to Flocktory: .*identity_missing.*$/gm);
  assert.equal(notes.length, 1);
  assert.doesNotMatch(notes[0], /anna/);
});

test('it is thrown only on a machine of a developer that displays errors', async () => {
  const local = { 'X-Environment': 'local' };
  for (const headers of [{ 'X-Debug': '1' }, { ...local, 'X-Debug': 'hidden' }, local]) {
    const page = await seen(thanks(8), headers);
    assert.deepEqual([page.status, page.flocktory], [200, undefined]);
    assert.ok(whole(page));
  }
  const page = await seen(thanks(8), { ...local, 'X-Debug': '1' });
  assert.match(page.text, /Uncaught Flocktory\\Postcheckout\\InvalidOrderException: .*identity_missing/s);
  assert.equal((await seen(thanks(7), { ...local, 'X-Debug': '1' })).flocktory.length, 1);
});

test('uninstalled, it leaves no settings', async () => {
  assert.deepEqual(await (await fetch(`${site.address}/?uninstall`)).json(), []);
});

test('PHP has complained of nothing else', () => {
  const lines = site.log('php.log').match(/PHP (Warning|Notice|Deprecated|Fatal error).*/g);
  assert.deepEqual(lines.filter((line) => !line.includes('Uncaught Flocktory\\Postcheckout\\InvalidOrderException')), []);
});
