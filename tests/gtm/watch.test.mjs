// The script of `inspect --browser` in real Chromium: pages with the new and the old API, before the loader and after it.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { parse } from 'acorn';
import { newTab, startChromium, startServer } from '../browser/browser.mjs';
import { cases } from './cases.mjs';
import { bodyOf, newPage } from './page.mjs';
import { render, run } from './program.mjs';

const { stdout: script } = run(['inspect', '--browser']);
const { stdout: russian } = run(['inspect', '--browser', '--lang', 'ru']);

let browser, server, tab;
before(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer()]);
  tab = await newTab(browser);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

// The loader takes what is in the list and puts its own object in the list's place, or its own `push` into the list.
const LOADERS = {
  object: `sent = []; (function (list) {
    window.flocktory = { push: function (event) { sent.push(JSON.stringify(event)); return sent.length; } };
    for (var i in list) window.flocktory.push(list[i]);
  }(window.flocktory || []));`,
  push: `sent = []; window.flocktory = window.flocktory || []; (function (list) {
    list.push = function (event) { sent.push(JSON.stringify(event)); return sent.length; };
    for (var i = 0; i < list.length; i += 1) list.push(list[i]);
  }(window.flocktory));`,
};
const order = (change = {}) => ({
  user: { name: 'Анна', email: 'anna@shop.ru', ...change.user },
  order: { id: 'A-1', price: 1000, items: [{ id: '7', title: 'Чай', price: 500, count: 2, ...change.item }], ...change.order },
  ...change.rest,
});
const pushOf = (payload) => `window.flocktory = window.flocktory || []; flocktory.push(['postcheckout', ${JSON.stringify(payload)}]);`;

async function open(body = '', headers = {}) {
  tab.complaints.length = 0;
  await tab.page.goto(server.publish(`<!doctype html><title>t</title><h1>Спасибо</h1>${body}`, headers));
}
const evaluate = (code) => tab.page.evaluate(code);
const watch = (code = script) => evaluate(code);
/** The lines of the panel below its introduction. */
const lines = () =>
  evaluate(`Array.from(document.querySelectorAll('#flocktory-postcheckout-watch > div')).slice(2).map((line) => line.textContent)`);
const close = () => evaluate(`document.querySelector('#flocktory-postcheckout-watch button').click()`);

test('the script is ES5, ASCII and one line, for the console and for a bookmark', () => {
  for (const code of [script, russian]) {
    parse(code, { ecmaVersion: 5 });
    assert.match(code, /^javascript:[\x20-\x24\x26-\x7e]+\n$/);
    assert.ok(code.length < 60_000, `${code.length} characters`);
  }
  assert.notEqual(script, russian);
});

for (const [name, loader] of Object.entries(LOADERS)) {
  test(`a loader with its own ${name}: the order is judged once, and sent as without the script`, async () => {
    const steps = [pushOf(order()), loader, pushOf(order({ order: { id: 'A-2' } }))];
    await open();
    for (const step of steps) await evaluate(step);
    const alone = await evaluate('sent');
    assert.equal(alone.length, 2);
    // The script starts before each step, and at the end.
    for (const start of [0, 1, 2, 3]) {
      await open();
      for (const [index, step] of [...steps, ''].entries()) {
        if (index === start) await watch();
        await evaluate(step);
      }
      assert.deepEqual(await evaluate('sent'), alone);
      // What an object took before the script came is gone.
      const first = start < 2 || (name === 'push' && start < 4) ? ['Order A-1: correct'] : [];
      const second = start < 3 ? ['Order A-2: correct'] : [];
      assert.deepEqual(await lines(), [...first, ...second], `from step ${start}`);
      assert.deepEqual(tab.complaints, []);
      await close();
      assert.equal(await evaluate(`document.querySelector('#flocktory-postcheckout-watch')`), null);
      await evaluate(pushOf(order({ order: { id: 'A-3' } })));
      assert.equal((await evaluate('sent')).length, 3);
    }
  });
}

test('closing leaves everything as it was', async () => {
  const state = `JSON.stringify([Object.getOwnPropertyDescriptor(window, 'flocktory'), Object.getOwnPropertyDescriptor(window, '_flocktory'),
    window.flocktory && Object.getOwnPropertyNames(window.flocktory), window.flocktory && String(window.flocktory.push), document.body.innerHTML])`;
  for (const before of ['', pushOf(order()), LOADERS.object, LOADERS.push, 'var flocktory = []; window._flocktory = [];']) {
    await open();
    await evaluate(`(() => { const s = document.createElement('script'); s.text = ${JSON.stringify(before)}; document.head.appendChild(s); })()`);
    const was = await evaluate(state);
    await watch();
    assert.notEqual(await evaluate(state), was);
    await close();
    assert.equal(await evaluate(state), was, before);
  }
});

test('what is wrong is shown, with the rules of the tag', async () => {
  await open();
  await watch();
  const found = [
    [order({ order: { id: 77 } }), 'Order 77: has problems', 'warning: order.id: should be "77": 77'],
    [order({ order: { price: '2 999 руб.' } }), 'Order A-1: has problems', 'warning: order.price: should be 2999: "2 999 руб."'],
    [order({ order: { price: 'много' } }), 'Order A-1: has problems', 'error: no price that can be read for sure: "много"'],
    [order({ order: { price: '2999,90' } }), 'Order A-1: correct'],
    [order({ order: { items: [] } }), 'Order A-1: has problems', 'error: no items'],
    [order({ order: { items: { 0: { id: '7' } } } }), 'Order A-1: has problems', 'error: order.items: must be an Array: {"0":{"id":"7"}}'],
    [order({ order: { id: undefined } }), 'Order: has problems', 'error: no order id'],
    [order({ user: { email: 'undefined@unknown.email' } }), 'Order A-1: has problems', 'error: no usable email of the customer'],
    [order({ user: { email: '8 (999) 888-77-66@unknown.email' } }), 'Order A-1: has problems', 'warning: user.email: should be "7***@unknown.email": "8***@unknown.email"'],
    [order({ user: { sex: '' } }), 'Order A-1: has problems', 'warning: user.sex: empty, leave it out: ""'],
    [order({ user: { sex: 'male' } }), 'Order A-1: has problems', 'warning: user.sex: cannot be read for sure: "male"'],
    [order({ user: { name: undefined } }), 'Order A-1: has problems', 'warning: user.name: missing'],
    [order({ item: { quantity: 2, count: undefined } }), 'Order A-1: correct', 'note: order.items[0].quantity: not a parameter of Flocktory\'s documentation: 2'],
    [order({ rest: { spot: null } }), 'Order A-1: has problems', 'warning: spot: empty, leave it out: null'],
  ];
  for (const [payload, ...wanted] of found) {
    await evaluate(pushOf(payload));
    assert.deepEqual((await lines()).slice(-wanted.length), wanted);
  }
  await evaluate(`flocktory.push(['postCheckout', ${JSON.stringify(order())}])`);
  assert.deepEqual((await lines()).slice(-1), [`error: the event must be 'postcheckout': "postCheckout"`]);
  await evaluate(`flocktory.push('postcheckout', ${JSON.stringify(order())})`);
  assert.deepEqual((await lines()).slice(-1), ['error: `push` takes one Array: the event and the order']);
  const count = (await lines()).length;
  await evaluate(`flocktory.push(['addToCart', { item: { id: '7' } }]); flocktory.push(1); flocktory.push()`);
  assert.equal((await lines()).length, count);
  assert.deepEqual(tab.complaints, []);
});

test('the old API is reported, before and after the script starts', async () => {
  await open();
  const old = `window._flocktory = window._flocktory || []; _flocktory.push({ order_id: 1, email: 'a@shop.ru', price: 1, items: [] });`;
  await evaluate(old);
  await watch(russian);
  await evaluate(old);
  assert.deepEqual(await lines(), Array(2).fill(['Заказ: есть проблемы', 'ошибка: это старый API, `_flocktory`']).flat());
});

test('a second start replaces the first one', async () => {
  await open();
  await watch();
  await watch();
  await evaluate(pushOf(order()));
  assert.deepEqual(await lines(), ['Order A-1: correct']);
  assert.equal(await evaluate(`document.querySelectorAll('[id=flocktory-postcheckout-watch]').length`), 1);
});

test('a queue that is a variable of a script is looked at too', async () => {
  await open(`<script>var flocktory = flocktory || [];</script>`);
  await watch();
  await evaluate(pushOf(order()));
  assert.deepEqual(await lines(), ['Order A-1: correct']);
  await evaluate(LOADERS.object);
  await tab.page.waitForTimeout(500);
  await evaluate(pushOf(order({ order: { id: 'A-2' } })));
  assert.deepEqual(await lines(), ['Order A-1: correct', 'Order A-2: correct']);
});

test('nothing is thrown into the page, whatever it pushes', async () => {
  await open(`<form id=flocktory><input name=push></form><p id=after>after</p>`);
  await watch();
  const hostile = [
    `flocktory.push(['postcheckout', { user: { name: 'a', email: 'a@shop.ru' }, order: { id: { toString() { throw 1; } }, price: 1, items: [{ id: '7' }] } }])`,
    `flocktory.push(['postcheckout', { get user() { throw new Error('user'); } }])`,
    `(() => { const order = {}; order.order = order; order.user = order; flocktory.push(['postcheckout', order]); })()`,
    `flocktory.push(['postcheckout', Object.create(null)])`,
    `flocktory.push(['postcheckout'])`,
    `flocktory.push(['postcheckout', { user: { name: 'a', email: 'a@shop.ru' }, order: { id: '<img src=x onerror=alert(1)>', price: 1, items: [{ id: '7' }] } }])`,
    `flocktory.push(['postcheckout', new Proxy({}, { get() { throw null; }, ownKeys() { throw null; } })])`,
  ];
  for (const push of hostile) {
    await evaluate(`window.flocktory = []; ${push}`);
    assert.equal(await evaluate('flocktory.length'), 1, push);
  }
  // What the page's own `push` throws arrives where it is called.
  await evaluate(`window.flocktory = { push() { throw new Error('full'); } }`);
  assert.equal(await evaluate(`(() => { try { flocktory.push(['postcheckout', 1]); } catch (e) { return e.message; } })()`), 'full');
  await evaluate(`window.flocktory = Object.freeze([]); 0`);
  assert.equal(await evaluate(`document.querySelectorAll('#flocktory-postcheckout-watch img').length`), 0);
  assert.deepEqual(tab.complaints, []);
});

test('it works under a policy of nonces', async () => {
  await open('', { 'Content-Security-Policy': `default-src 'none'; script-src 'nonce-R4nd0m'` });
  await watch();
  await evaluate(pushOf(order()));
  assert.deepEqual(await lines(), ['Order A-1: correct']);
  assert.equal(await evaluate(`getComputedStyle(document.querySelector('#flocktory-postcheckout-watch')).position`), 'fixed');
  assert.deepEqual(tab.complaints, []);
});

// A number that is correct as it is, but looks like one of Russia with its prefix.
const SENT_AS_IS = ['phone.json: another country: Vietnam, which no Ukrainian number looks like'];

test('what the library sends is correct by these rules', async () => {
  const valid = cases.filter(({ isValid }) => isValid);
  const pushes = valid.map(({ document, options }) => {
    const direct = newPage();
    direct.run(bodyOf(render(document, { ...options, form: 'script', nonce: undefined })));
    return direct.pushed();
  });
  await open();
  await watch();
  const wrong = [];
  for (const [index, { name }] of valid.entries()) {
    const before = (await lines()).length;
    for (const push of pushes[index]) await evaluate(`window.flocktory = []; flocktory.push(${push})`);
    const found = (await lines()).slice(before).filter((line) => /^(error|warning)/.test(line));
    if (found.length > 0) wrong.push([name, ...found]);
  }
  assert.deepEqual(wrong.filter(([name]) => !SENT_AS_IS.includes(name)), []);
});
