// The plugin in a separate WordPress, from its activation to the thank-you page, in Chromium. WooCommerce is a double.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../browser/browser.mjs';
import { customer } from '../browser/customer.mjs';
import { startSite } from './site.mjs';

const SERVE = fileURLToPath(new URL('wordpress/serve', import.meta.url));

let site, browser, thanks;
before(async () => {
  [site, browser] = await Promise.all([startSite(SERVE, (port, folder) => [port, folder]), startChromium()]);
  thanks = (order, key = `wc_order_${order}`) =>
    `${site.address}/?pagename=${encodeURIComponent('спасибо-за-заказ')}&order-received=${order}&key=${key}`;
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The content of a page for a new customer. */
async function seen(url, headers = {}) {
  const tab = await customer(browser);
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
  await tab.close();
  return found;
}

const whole = ({ text }) => text.includes('Заказ принят') && text.includes('Лавка открыта каждый день');

test('the plugin is activated and set up by hand', async () => {
  assert.deepEqual((await seen(thanks(7))).loads, []);
  const { page, close } = await customer(browser);
  await page.goto(`${site.address}/wp-login.php`);
  // Shortly after it appears, the page takes the focus, and keys typed then go to another element.
  await page.waitForFunction(() => document.activeElement.id === 'user_login');
  await page.fill('#user_login', 'admin');
  await page.fill('#user_pass', 'password');
  await Promise.all([page.waitForURL(/wp-admin/), page.click('#wp-submit')]);
  for (const plugin of ['woocommerce-a-double', 'flocktory-postcheckout']) {
    await page.goto(`${site.address}/wp-admin/plugins.php`);
    await page.click(`#activate-${plugin}`);
    assert.match(await page.textContent('#message'), /^Plugin activated\./);
  }
  // Without a site's id no loader is printed.
  assert.deepEqual((await seen(thanks(7))).loads, []);
  await page.goto(`${site.address}/wp-admin/options-general.php?page=flocktory`);
  await page.fill('[name="flocktory_site_id"]', ' 12345 ');
  await page.fill('[name="flocktory_spot"]', '<b>"thanks"');
  await Promise.all([page.waitForURL(/settings-updated/), page.click('#submit')]);
  assert.equal(await page.inputValue('[name="flocktory_site_id"]'), '12345');
  await page.fill('[name="flocktory_spot"]', 'thanks');
  await Promise.all([page.waitForURL(/settings-updated/), page.click('#submit')]);
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
  for (const order of [10, 11]) {
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

test('it says that it works with orders in separate tables', () => {
  assert.deepEqual(JSON.parse(site.log('site/wp-content/features.json')), ['custom_order_tables', 'flocktory-postcheckout.php', true]);
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

test('with WP_DEBUG it is shown', async () => {
  const page = await seen(thanks(8), { 'X-Debug': '1' });
  assert.match(page.text, /Uncaught Flocktory\\Postcheckout\\InvalidOrderException: .*identity_missing/s);
  assert.equal((await seen(thanks(7), { 'X-Debug': '1' })).flocktory.length, 1);
});

test('uninstalled, it leaves no settings', async () => {
  assert.deepEqual(await (await fetch(`${site.address}/?uninstall`)).json(), [false, false]);
});

test('PHP has complained of nothing else', () => {
  const lines = site.log('php.log').match(/PHP (Warning|Notice|Deprecated|Fatal error).*/g);
  assert.deepEqual(lines.filter((line) => !line.includes('Uncaught Flocktory\\Postcheckout\\InvalidOrderException')), []);
});
