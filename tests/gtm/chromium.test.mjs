// The route in real Chromium: every valid case, the page's own elements and cookies, policies, reloads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { newTab, startChromium, startServer, visit, visitInFrames } from '../browser/browser.mjs';
import { clobbers, namesIn } from '../browser/clobber.mjs';
import { strings } from '../browser/strings.mjs';
import { cases } from './cases.mjs';
import { bodyOf, newPage } from './page.mjs';
import { container, render } from './program.mjs';
import { SHAPES, payload, user_data, viewItemList } from './shapes.mjs';

const NONCE = 'R4nd0m+/_-Aa==';
const simulator = readFileSync(new URL('simulator.js', import.meta.url), 'utf8');

let browser, server, tab;
before(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer()]);
  tab = await newTab(browser);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

/** What Tag Manager adds to a page: itself, and the tags it fires. */
const manager = (file, nonce = '') => `<script${nonce && ` nonce="${nonce}" data-nonce="${nonce}" id="gtm"`}>
dataLayer = window.dataLayer || [];
dataLayer.push({ event: 'gtm.js' });
${simulator}
window.runTag = function (attributes, body) {
  const script = document.createElement('script');
  for (const [name, value] of attributes) script.setAttribute(name, value);
  script.text = body;
  document.body.appendChild(script);
};
document.addEventListener('DOMContentLoaded', () => dataLayer.push({ event: 'gtm.dom' }));
startTagManager(window, ${JSON.stringify(file).replace(/</g, '\\u003c')});
</script>`;
const page = (...parts) =>
  `<!doctype html><html><head><title>t</title></head><body><h1>Спасибо</h1>${parts.join('\n')}<p id=after>after</p></body></html>`;
const pushed = (...messages) =>
  `<script>dataLayer = window.dataLayer || []; dataLayer.push(${messages.map((message) => JSON.stringify(message).replace(/</g, '\\u003c'))});</script>`;
const clear = '<script>localStorage.clear()</script>';

async function sent(url, on = tab) {
  const left = await visit(on, url);
  assert.equal(left.after, 'after');
  assert.deepEqual(left.complaints, []);
  return left.flocktory ?? [];
}

const ROUTE = container();
const valid = cases.filter(({ isValid }) => isValid);
test(`${valid.length} valid cases, Tag Manager above and below the snippet in turn`, async () => {
  const pages = valid.map(({ name, document, options }, index) => {
    const direct = newPage();
    direct.run(bodyOf(render(document, { ...options, form: 'script', nonce: undefined })));
    const parts = [render(document, { ...options, form: 'datalayer', nonce: undefined }), manager(ROUTE)];
    const url = server.publish(page(clear, ...(index % 2 ? parts : parts.reverse())));
    return { name, url, wanted: direct.pushed(), isAlone: options.once === true };
  });
  const compare = (pushes, { name, wanted }) => assert.deepEqual(pushes.map((one) => JSON.stringify(one)), wanted, name);
  // Orders that are remembered would be those of other frames too.
  for (const one of pages.filter(({ isAlone }) => isAlone)) compare(await sent(one.url), one);
  const shared = pages.filter(({ isAlone }) => !isAlone);
  for (let start = 0; start < shared.length; start += 40) {
    const some = shared.slice(start, start + 40);
    const { left, complaints } = await visitInFrames(tab, server, some.map(({ url }) => url));
    assert.deepEqual(complaints, []);
    assert.equal(left.length, some.length);
    left.forEach(({ flocktory = [], after }, index) => {
      assert.equal(after, 'after', some[index].name);
      compare(flocktory, some[index]);
    });
  }
});

const purchase = { user_data, ...SHAPES.ga4() };

for (const [source, push] of Object.entries(SHAPES)) {
  test(`${source}: an order after a view_item_list, above and below Tag Manager`, async () => {
    const parts = [manager(container({ source, event: 'purchase' })), pushed(viewItemList, { user_data, ...push() })];
    assert.deepEqual(await sent(server.publish(page(...parts))), [['postcheckout', payload()]]);
    assert.deepEqual(await sent(server.publish(page(...parts.reverse()))), [['postcheckout', payload()]]);
    const nobody = pushed(push());
    assert.deepEqual(await sent(server.publish(page(parts[1], nobody))), []);
  });
}

test('Yandex.Metrika: no event and no total, on the page that the path names', async () => {
  const { event, ...push } = SHAPES['enhanced-ecommerce']();
  assert.equal(event, 'purchase');
  delete push.ecommerce.purchase.actionField.revenue;
  const file = container({ source: 'enhanced-ecommerce', page_path: '/metrika' });
  const answer = (path) =>
    server.answer(path, () => ({
      body: page(manager(file), pushed(viewItemList, { user_data }, push)),
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    }));
  assert.deepEqual(await sent(answer('/metrika')), [['postcheckout', payload()]]);
  assert.deepEqual(await sent(answer('/other')), []);
});

test('Yandex.Metrika: promotions and null after the order do not hide it', async () => {
  const { event, ...push } = SHAPES['enhanced-ecommerce']();
  const file = container({ source: 'enhanced-ecommerce', page_path: '/promoted' });
  for (const later of [{ ecommerce: { promoView: { promotions: [{ id: 'p' }] } } }, { ecommerce: null }]) {
    const parts = [manager(file), pushed(viewItemList, { user_data }, push, later)];
    for (const body of [page(...parts), page(...parts.reverse())]) {
      const url = server.answer('/promoted', () => ({ body, headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
      assert.deepEqual(await sent(url), [['postcheckout', payload()]]);
    }
  }
});

test(`${strings.length} hostile texts through GA4`, async () => {
  const texts = strings.filter((text) => text.trim() !== '' && text.length < 2000);
  const orders = texts.map((title, index) => ({ user_data, ...SHAPES.ga4({ id: `T-${index}`, items: [{ id: '1', title }] }) }));
  const pushes = await sent(server.publish(page(manager(container({ source: 'ga4' })), pushed(...orders))));
  assert.equal(pushes.length, texts.length);
  texts.forEach((text, index) => {
    const { title } = pushes[index][1].order.items[0];
    // Words such as "null" in place of a title are left out.
    if (title !== undefined) assert.equal(title, text);
  });
  assert.ok(pushes.filter(([, { order }]) => order.items[0].title !== undefined).length > texts.length * 0.9);
});

test('what the page holds in elements, attributes, cookies and globals, and a script below Tag Manager', async () => {
  const mapping = {
    'user.name': { selector: '.who > b' },
    'user.phone': { cookie: 'phone' },
    'order.id': { selector: 'main[data-order]', attribute: 'data-order' },
    'order.price': { selector: '#total' },
    'order.items': { global: 'shop.lines' },
    spot: { constant: 'desktop' },
  };
  const file = container({ source: 'custom', mapping, page_path: '/(thanks|spasibo)/\\d+', compare: 'regex' });
  const body = page(
    '<script>document.cookie = "phone=" + encodeURIComponent("8 (999) 888-77-66") + "; path=/"</script>',
    manager(file),
    '<main data-order="A&quot;7"><p class=who>Для: <b>О\'Нил «Анна»</b></p><p id=total>Итого: 2 999,50 ₽</p></main>',
    '<script>var shop = { lines: [{ id: 7, title: "Кеды", image: "/7.jpg" }] };</script>',
  );
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  const at = (path) => server.answer(path, () => ({ body, headers: html }));
  const url = at('/thanks/15');
  assert.deepEqual(await sent(url), [
    [
      'postcheckout',
      {
        user: { name: "О'Нил «Анна»", email: '79998887766@unknown.email' },
        order: { id: 'A"7', price: 2999.5, items: [{ id: '7', title: 'Кеды', image: new URL('/7.jpg', url).href }] },
        spot: 'desktop',
      },
    ],
  ]);
  assert.deepEqual(await sent(at('/cart/15')), []);
});

test('a policy of nonces: the tag has the page’s nonce, and needs no eval', async () => {
  const policy = { 'Content-Security-Policy': `default-src 'none'; script-src 'nonce-${NONCE}'` };
  const nonced = (html) => html.replaceAll('<script>', `<script nonce="${NONCE}">`);
  const open = (options) =>
    server.publish(page(manager(container({ source: 'ga4', ...options }), NONCE), nonced(pushed(purchase))), policy);
  assert.deepEqual(await sent(open({ nonce: { selector: '#gtm', attribute: 'data-nonce' } })), [['postcheckout', payload()]]);
  const { flocktory, complaints } = await visit(tab, open({}));
  assert.equal(flocktory, undefined);
  assert.ok(complaints.includes('violation: script-src-elem'), complaints.join());
});

test('once: an order is sent again after a reload, but not with `once`, in either form of it', async () => {
  const own = await newTab(browser);
  const ga4 = (once) => server.publish(page(manager(container({ source: 'ga4', once })), pushed(purchase)));
  const url = ga4(true);
  assert.equal((await sent(url, own)).length, 1);
  assert.equal((await sent(url, own)).length, 0);
  const always = ga4(false);
  assert.equal((await sent(always, own)).length, 1);
  assert.equal((await sent(always, own)).length, 1);
  // The snippet and the tag both remember orders: neither may use the other's memory.
  const order = { user: { name: 'Анна', email: 'anna@shop.ru' }, order: { id: 'B-1', price: 1, items: [{ id: '1' }] } };
  const snippet = render(JSON.stringify(order), { form: 'datalayer', once: true });
  const both = server.publish(page(snippet, manager(container({ once: true }))));
  assert.equal((await sent(both, own)).length, 1);
  assert.equal((await sent(both, own)).length, 0);
  await own.close();
});

const TAG = container({ source: 'ga4', once: true });
const [, tagScript] = /^<script>([\s\S]*)<\/script>$/.exec(TAG.containerVersion.tag[0].parameter[0].value);
for (const { what, html } of clobbers(namesIn(tagScript.replace(/\{\{[^{}]*\}\}/g, '0')))) {
  test(`elements that have the names of the tag’s script: ${what}`, async () => {
    // Once the frames are loaded, the page pushes its order.
    await tab.page.goto(server.publish(page(clear, manager(TAG), html)));
    tab.complaints.length = 0;
    await tab.page.evaluate((push) => window.dataLayer.push(push), purchase);
    assert.deepEqual(JSON.parse(await tab.page.evaluate('JSON.stringify(window.flocktory)')), [['postcheckout', payload()]]);
    assert.equal(await tab.page.evaluate('window.localStorage.length'), 1);
    assert.deepEqual(tab.complaints, []);
  });
}
