// The data layers that shops have, through the generated container.
import assert from 'node:assert/strict';
import test from 'node:test';
import { newPage } from './page.mjs';
import { container } from './program.mjs';
import { ITEMS, SHAPES, USER, payload, user_data, viewItemList } from './shapes.mjs';

/** The result of a page's pushes. */
function run(pushes, options, { page = newPage(), debug = false, mapping } = {}) {
  page.start(container({ mapping, ...options }), { debug });
  page.push({ event: 'gtm.js' }, ...pushes, { event: 'gtm.dom' });
  return { payloads: page.payloads(), warnings: page.warnings, page };
}

for (const [source, push] of Object.entries(SHAPES)) {
  const options = { source, event: 'purchase' };
  const send = (order, user = { user_data }, more = {}) => run([viewItemList, { ...user, ...push(order) }], { ...options, ...more });

  test(`${source}: an order, after a view_item_list`, () => {
    assert.deepEqual(send().payloads, [payload()]);
  });

  test(`${source}: the customer was pushed before, in parts`, () => {
    const { payloads } = run(
      [{ user_data: { email_address: 'anna@shop.ru' } }, { user_data: { address: { first_name: 'Анна', last_name: 'Иванова' } } }, push()],
      options,
    );
    assert.deepEqual(payloads, [payload()]);
  });

  test(`${source}: types`, () => {
    const { payloads } = send({ id: 100500, value: '3 000,50', items: [{ id: 777, title: 5, price: '1\u00a0234,50', count: '2' }] });
    assert.deepEqual(payloads, [
      payload({ id: '100500', price: 3000.5, items: [{ id: '777', title: '5', price: 1234.5, count: 2 }] }),
    ]);
  });

  test(`${source}: identity: phone, then id, then nothing`, () => {
    const phone = send({}, { user_data: { phone_number: '8 (999) 888-77-66' } });
    assert.deepEqual(phone.payloads, [payload({}, { name: '', email: '79998887766@unknown.email' })]);
    const id = send({}, { user_id: 15 });
    assert.deepEqual(id.payloads, [payload({}, { name: '', email: '15@unknown.email' })]);
    for (const user of [{}, { user_id: 'undefined' }, { user_data: null }, { user_data: { phone_number: '123' }, user_id: 0 }]) {
      assert.deepEqual(send({}, user).payloads, []);
    }
  });

  test(`${source}: no order, no items, no price that can be read`, () => {
    for (const order of [{ id: null }, { id: '' }, { id: 'undefined' }, { items: [] }, { value: '1,234' }, { value: 'NaN' }, { value: -1 }]) {
      const { payloads, warnings } = send(order);
      assert.deepEqual(payloads, [], JSON.stringify(order));
      assert.deepEqual(warnings, []);
    }
    assert.deepEqual(run([{ event: 'purchase' }], options).payloads, []);
    assert.deepEqual(run([{ event: 'purchase', ecommerce: null, transactionProducts: 5 }], options).payloads, []);
  });

  test(`${source}: preview says why, once`, () => {
    const warned = (pushes) => run(pushes, { ...options, lang: 'ru' }, { debug: true }).warnings;
    assert.match(warned([{ event: 'purchase' }]).join(), /нет id заказа/);
    assert.match(warned([push()]).join(), /нет пригодного email/);
    assert.match(warned([{ user_data, ...push({ items: [] }) }]).join(), /нет товаров/);
    assert.match(warned([{ user_data, ...push({ value: '1,234' }) }]).join(), /стоимость/);
    assert.deepEqual(warned([{ user_data, ...push() }]), []);
  });

  test(`${source}: unknown optional fields are left out`, () => {
    const { payloads } = send({ items: [{ id: undefined, title: null, price: 'по запросу', count: 0 }, { id: '1' }] });
    assert.deepEqual(payloads, [payload({ items: [{}, { id: '1' }] })]);
  });

  test(`${source}: an override, from each kind of place`, () => {
    const page = newPage({
      globals: { shop: { buyer: { name: 'О\'Нил "Б"' } }, s: 'm' },
      cookie: `a=b; phone=${encodeURIComponent('8 999 888-77-66')}`,
      elements: { '#name > b': 'Имя', 'body[data-spot]': { 'data-spot': 'vip' } },
    });
    const mapping = {
      'user.name': { global: 'shop.buyer.name' },
      'user.sex': { global: 's' },
      'user.email': { selector: '#no-such' },
      'user.phone': { cookie: 'phone' },
      'order.custom_field': { constant: 'crm' },
      spot: { selector: 'body[data-spot]', attribute: 'data-spot' },
      'order.items[].image': 'pics.0',
    };
    const order = push({ items: [{ id: '1', title: 'a', price: 1, count: 1 }] });
    const items = order.ecommerce?.items ?? order.ecommerce?.purchase.products ?? order.transactionProducts;
    items[0].pics = ['/1.jpg'];
    const { payloads } = run([order], options, { page, mapping });
    assert.deepEqual(payloads, [
      {
        user: { name: 'О\'Нил "Б"', email: '79998887766@unknown.email', sex: 'm' },
        order: {
          id: 'T-1',
          price: 3000,
          custom_field: 'crm',
          items: [{ id: '1', title: 'a', price: 1, count: 1, image: 'https://shop.ru/1.jpg' }],
        },
        spot: 'vip',
      },
    ]);
  });

  test(`${source}: hostile texts arrive as they are`, () => {
    for (const text of ['</script><script>alert(1)</script>', '{{Page Path}', '"\'`\\', 'a\nb\u2028c', '$ {x}', '<!--', '__proto__', 'Б😀']) {
      const { payloads } = send({ id: text, items: [{ id: text, title: text, price: 1, count: 1 }] });
      assert.deepEqual(payloads, [payload({ id: text, items: [{ id: text, title: text, price: 1, count: 1 }] })]);
    }
  });

  test(`${source}: once over reloads, and with storage that fails`, () => {
    const storage = new Map();
    const load = (page) => run([{ user_data, ...push() }], { ...options, once: true }, { page, debug: true });
    assert.equal(load(newPage({ storage })).payloads.length, 1);
    const again = load(newPage({ storage }));
    assert.deepEqual(again.payloads, []);
    assert.match(again.warnings.join(), /sent before/);
    const broken = { get: () => { throw new Error('no storage'); }, set: () => { throw new Error('no storage'); } };
    assert.equal(load(newPage({ storage: broken })).payloads.length, 1);
  });

  test(`${source}: a queue that is there is kept, what cannot be one is replaced`, () => {
    for (const [before, kept] of [[[['other', 1]], 1], [{}, 0], [null, 0], ['text', 0]]) {
      const { page } = run([{ user_data, ...push() }], options, { page: newPage({ globals: { flocktory: before } }) });
      assert.equal(page.pushed().length, kept + 1);
    }
  });
}

for (const [what, value] of [['not there'], ['null', null], ['blank', ' ']]) {
  test(`the total is ${what}: GA4, Enhanced Ecommerce and Metrika get the sum of the lines, classic gets none`, () => {
    const send = (source, items = ITEMS) => {
      const push = SHAPES[source]({ items });
      const [holder, key] = {
        ga4: [push.ecommerce, 'value'],
        'enhanced-ecommerce': [push.ecommerce?.purchase?.actionField, 'revenue'],
        classic: [push, 'transactionTotal'],
      }[source];
      if (value === undefined) delete holder[key];
      else holder[key] = value;
      return run([{ user_data, ...push }], { source, event: 'purchase' }).payloads;
    };
    for (const source of ['ga4', 'enhanced-ecommerce']) {
      assert.deepEqual(send(source), [payload()]);
      assert.deepEqual(send(source, [{ id: '1', price: 0.1 }, { id: '2', price: '0,2' }]), [
        payload({ price: 0.3, items: [{ id: '1', price: 0.1 }, { id: '2', price: 0.2 }] }),
      ]);
      assert.deepEqual(send(source, [{ id: '1', price: 5 }, { id: '2' }]), []);
      assert.deepEqual(send(source, [{ id: '1', price: 5, count: 'two' }]), []);
    }
    assert.deepEqual(send('classic'), []);
  });
}

test('Yandex.Metrika: no event, the page is recognised by its path', () => {
  const push = SHAPES['enhanced-ecommerce']();
  delete push.event;
  const options = { source: 'enhanced-ecommerce', page_path: '/order/\\d+/thanks', compare: 'regex' };
  const at = (pathname) => run([{ user_data }, push], options, { page: newPage({ pathname }) }).payloads;
  assert.deepEqual(at('/order/15/thanks'), [payload()]);
  assert.deepEqual(at('/catalog'), []);
});

test('without an event: pushes after the order, also of the same key, do not hide it', () => {
  const later = [
    [{ ecommerce: { impressions: [{ id: '9', name: 'x', price: 1 }] } }],
    [{ ecommerce: { promoView: { promotions: [{ id: 'p' }] } }, event: 'view' }],
    [{ ecommerce: null, transactionId: null, transactionTotal: undefined, transactionProducts: [] }],
    [{ ecommerce: undefined }, { ecommerce: { purchase: { actionField: {}, products: [{ id: 'x' }] }, items: [{ item_id: 'x' }] } }],
  ];
  for (const [source, shape] of Object.entries(SHAPES)) {
    const push = { ...shape(), event: undefined, user_data };
    for (const [index, pushes] of later.entries()) {
      for (const isAbove of [true, false]) {
        const page = newPage({ pathname: '/thanks' });
        if (isAbove) page.push(viewItemList, push, ...pushes);
        const { payloads } = run(isAbove ? [] : [viewItemList, push, ...pushes], { source, page_path: '/thanks' }, { page });
        assert.deepEqual(payloads, [payload()], `${source} ${index}`);
      }
    }
    // The last order counts, and two orders are never mixed.
    const two = [push, { ...shape({ id: 'T-2', value: null }), event: undefined }, ...later[0]];
    const sent = run(two, { source, page_path: '/thanks' }, { page: newPage({ pathname: '/thanks' }) }).payloads;
    assert.deepEqual(sent, source === 'classic' ? [] : [payload({ id: 'T-2' })]);
  }
});

test('custom, without an event: the list of items that was pushed, not what came after it', () => {
  const mapping = { 'user.email': 'who', 'order.id': 'cart.id', 'order.price': 'cart.total', 'order.items': 'cart.lines' };
  const pushes = [{ who: 'anna@shop.ru' }, { cart: { id: 7, total: 5, lines: [{ id: 1 }] } }, { cart: { open: false } }, { cart: null }];
  const { payloads } = run(pushes.slice(0, 3), { source: 'custom', page_path: '/' }, { mapping });
  assert.deepEqual(payloads, [payload({ id: '7', price: 5, items: [{ id: '1' }] }, { name: '' })]);
});

test('GA4: items with id and name as Universal Analytics had them; without both, preview says so', () => {
  const send = (items) => {
    const push = SHAPES.ga4();
    push.ecommerce.items = items;
    return run([{ user_data, ...push }], { source: 'ga4' }, { debug: true });
  };
  const { payloads, warnings } = send([{ id: '1', name: 'a', price: 5 }, { item_id: '2', id: 'x', item_name: 'b', name: 'y' }]);
  assert.deepEqual(payloads, [payload({ items: [{ id: '1', title: 'a', price: 5 }, { id: '2', title: 'b' }] })]);
  assert.deepEqual(warnings, []);
  const empty = send([{ item_id: '1' }, { sku: '1', item_name: 'null', quantity: 2 }]);
  assert.deepEqual(empty.payloads, [payload({ items: [{ id: '1' }, { count: 2 }] })]);
  assert.deepEqual(empty.warnings, [
    'Flocktory postcheckout: order.items[1].title cannot be read for sure and is left out: "null"',
    'Flocktory postcheckout: order.items[1] has no id and no title',
  ]);
});

test('user_data: the first usable address, and the first usable phone, of a list', () => {
  const send = (data, debug = false) => run([{ user_data: data, ...SHAPES.ga4() }], { source: 'ga4' }, { debug });
  const email = (data) => send(data).payloads[0]?.user.email;
  assert.equal(email({ email: ['anna@shop.ru', 'b@shop.ru'] }), 'anna@shop.ru');
  assert.equal(email({ email_address: [null, 'null', 'anna@', 'b@shop.ru'] }), 'b@shop.ru');
  assert.equal(email({ email_address: [], email: 'b@shop.ru' }), 'b@shop.ru');
  assert.equal(email({ phone_number: ['123', '+7 999 888-77-66'] }), '79998887766@unknown.email');
  assert.equal(send({ address: [{ first_name: 'Анна', last_name: 'Иванова' }], email: ['anna@shop.ru'] }).payloads[0].user.name, 'Анна Иванова');
  assert.deepEqual(send({ email: ['null'], phone_number: [['+7 999 888-77-66']] }, true).warnings, [
    'Flocktory postcheckout: no usable email, phone or id of the customer, nothing is sent',
  ]);
});

test('a price whose words may change it is not sent, and preview names it', () => {
  const send = (value, lang) => run([{ user_data, ...SHAPES.ga4({ value }) }], { source: 'ga4', lang }, { debug: true });
  for (const value of ['1,5 млн сум', '150 тыс. ₽', '150 т.р.', '5k', '1.5M', '299900 коп.', '1½', '1290 990', '999\n500', '999  500', '‑500', '2 шт.']) {
    const { payloads, warnings } = send(value);
    assert.deepEqual(payloads, [], value);
    assert.deepEqual(warnings, [`Flocktory postcheckout: no price that can be read for sure, nothing is sent: "${value}"`]);
  }
  assert.match(send('5k', 'ru').warnings.join(), /стоимость нельзя уверенно прочесть, ничего не отправлено: "5k"/);
  for (const [value, price] of [['999 500', 999500], ['1 500 000 сум', 1500000], ['Итого к оплате: 2 999,50 ₽', 2999.5], ['US$1,234.50', 1234.5]]) {
    const { payloads, warnings } = send(value);
    assert.deepEqual(payloads, [payload({ price })]);
    assert.deepEqual(warnings, []);
  }
  // An item's price is left out, and the order is sent.
  const left = run([{ user_data, ...SHAPES.ga4({ items: [{ id: '1', title: 'a', price: '5k', count: '2 кг' }] }) }], { source: 'ga4' }, { debug: true });
  assert.deepEqual(left.payloads, [payload({ items: [{ id: '1', title: 'a' }] })]);
  assert.deepEqual(left.warnings, [
    'Flocktory postcheckout: order.items[0].price cannot be read for sure and is left out: "5k"',
    'Flocktory postcheckout: order.items[0].count cannot be read for sure and is left out: "2 кг"',
  ]);
});

test('classic transactions: pushed above the container, without an event', () => {
  const push = { ...SHAPES.classic(), user_data };
  delete push.event;
  const page = newPage({ pathname: '/success' });
  page.push(push);
  assert.deepEqual(run([], { source: 'classic', page_path: '/success' }, { page }).payloads, [payload()]);
});

test('a trigger by a variable: of the container, and by its place', () => {
  const push = { user_data, ...SHAPES.ga4() };
  delete push.event;
  const place = { source: 'ga4', variable: { datalayer: 'page.type' }, value: 'thanks' };
  assert.deepEqual(run([push, { page: { type: 'thanks' } }], place).payloads, [payload()]);
  assert.deepEqual(run([push, { page: { type: 'catalog' } }], place).payloads, []);
  const page = newPage();
  page.start(container({ source: 'ga4', variable: "Page's type", value: 'thank', compare: 'contains' }), {
    overrides: { "Page's type": 'the thank-you page' },
  });
  page.push(push, { event: 'gtm.dom' });
  assert.deepEqual(page.payloads(), [payload()]);
});

test('several events, narrowed by the path', () => {
  const options = { source: 'ga4', event: ['purchase', 'one click (buy)'], page_path: '/thanks', compare: 'contains' };
  const buy = (event) => ({ user_data, ...SHAPES.ga4(), event });
  const at = (pathname) => run([buy('purchase'), buy('one click (buy)'), buy('buy')], options, { page: newPage({ pathname }) });
  assert.equal(at('/a/thanks/1').payloads.length, 2);
  assert.equal(at('/a').payloads.length, 0);
});

test('custom: data layer paths, version 1 for the items, and lists of every kind', () => {
  const mapping = {
    'user.email': 'customer.email',
    'order.id': 'cart.id',
    'order.price': 'cart.total',
    'order.items': 'cart.lines',
    'order.items[].title': 'product.name',
    'order.items[].count': 'qty',
  };
  const options = { source: 'custom', event: 'done' };
  const lines = [{ id: 1, product: { name: 'a' }, qty: 2 }];
  const reported = (list) => run(
    [
      { customer: { email: 'anna@shop.ru' } },
      { cart: { lines: [{ id: 'old' }, { id: 'old' }] } },
      { event: 'done', cart: { id: 7, total: 5, lines: list } },
    ],
    options,
    { mapping, debug: true },
  );
  const send = (list) => reported(list).payloads;
  const wanted = [payload({ id: '7', price: 5, items: [{ id: '1', title: 'a', count: 2 }] }, { name: '' })];
  assert.deepEqual(send(lines), wanted);
  assert.deepEqual(send(JSON.stringify(lines)), wanted);
  assert.deepEqual(send({ 0: lines[0] }), wanted);
  for (const list of ['[', '5', 'null', {}, { a: 1 }, 5, true, [5], [[1]], ['x']]) assert.deepEqual(send(list), [], JSON.stringify(list));
  assert.match(reported('[').warnings.join(), /no items/);
});

test('the page’s own spot and custom field go before the options', () => {
  const mapping = { spot: { datalayer: 'spot' }, 'order.custom_field': { datalayer: 'crm' } };
  const options = { source: 'ga4', spot: 'desktop', custom_field: { datalayer: 'default_crm' } };
  const send = (more) => run([{ ...more, user_data, ...SHAPES.ga4() }], options, { mapping }).payloads[0];
  assert.deepEqual(send({ spot: 'vip', crm: 5, default_crm: 6 }), payload({ custom_field: '5' }, {}, { spot: 'vip' }));
  assert.deepEqual(send({ default_crm: 6 }), payload({ custom_field: '6' }, {}, { spot: 'desktop' }));
  assert.deepEqual(send({ spot: 'null' }), payload({}, {}, { spot: 'desktop' }));
});

test('datalayer: spot and custom_field for orders that have none, where core writes them', () => {
  const own = payload({ custom_field: 'own' }, {}, { spot: 'own', agreed: 1 });
  const bare = { ...payload(), agreed: 1 };
  const send = (whole, options = {}) =>
    run([{ event: 'flocktory_postcheckout', flocktory_postcheckout: whole }], { spot: 'desktop', custom_field: { constant: 'crm' }, ...options }).page.pushed();
  assert.deepEqual(send(own), [JSON.stringify(['postcheckout', own])]);
  assert.deepEqual(send(bare), [
    JSON.stringify([
      'postcheckout',
      { user: USER, order: { id: 'T-1', price: 3000, custom_field: 'crm', items: ITEMS }, spot: 'desktop', agreed: 1 },
    ]),
  ]);
  for (const whole of [null, 5, 'text', {}, { order: {} }, { user: USER }, { user: USER, order: { id: '' } }]) assert.deepEqual(send(whole), []);
});

test('the loader is on every page, the order only where it was made', () => {
  const { page } = run([], { source: 'ga4', site_id: 1839, nonce: { datalayer: 'nonce' } });
  assert.deepEqual(page.tags.map(({ name }) => name), ['Flocktory - loader']);
});

test('whatever the page throws while the tag reads it, nothing leaves the tag', () => {
  const thrown = ['null', 'undefined', '"text"', 'Object.create(null)', 'Symbol("x")', '{ get message() { throw 1; } }', 'new Error("why")'];
  const keys = { ga4: ['purchase', 'ecommerce'], datalayer: ['flocktory_postcheckout', 'flocktory_postcheckout'] };
  for (const [source, [event, key]] of Object.entries(keys)) {
    for (const value of thrown) {
      const page = newPage();
      page.start(container({ source }), { debug: true });
      // The tag uses another name, so that the simulator's data layer does not look into it.
      page.run(`var thrown = ${value};
        var order = { get transaction_id() { throw thrown; }, get user() { throw thrown; } };
        order[Symbol.toStringTag] = 'Order';
        dataLayer.push({ event: '${event}', ${key}: order });`);
      assert.deepEqual(page.payloads(), []);
      assert.equal(page.warnings.length, /create|Symbol/.test(value) ? 0 : 1, value);
    }
  }
});
