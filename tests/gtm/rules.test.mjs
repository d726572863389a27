// The tag's rules compared with core's: the generated script makes the same payload from a page's variables as the library from
// the same values, for the cases of the contract and for thousands of phones, addresses, ids, names and prices.
import assert from 'node:assert/strict';
import test from 'node:test';
import { cases } from './cases.mjs';
import { newPage } from './page.mjs';
import { container, renderAll } from './program.mjs';

const FIELDS = {
  user: ['name', 'first_name', 'last_name', 'email', 'phone', 'id', 'sex'],
  order: ['id', 'price', 'custom_field', 'items'],
};
const ITEM = ['id', 'title', 'price', 'image', 'count'];
const mapping = {
  ...Object.fromEntries(
    Object.entries(FIELDS).flatMap(([object, names]) => names.map((name) => [`${object}.${name}`, `${object}.${name}`])),
  ),
  spot: 'spot',
};

/** A page whose globals are the order: `made` returns the payload that the tag makes, if it makes one. */
function shop(country) {
  const page = newPage();
  page.start(container({ source: 'globals', mapping, event: 'buy', country }));
  return {
    made(order) {
      page.run(`user = order = spot = flocktory = undefined; Object.assign(window, ${JSON.stringify(order)})`);
      page.push({ event: 'buy' });
      const payloads = page.payloads();
      assert.ok(payloads.length < 2);
      return payloads[0];
    },
  };
}
const shops = new Map();
function made(order, country = 'RU') {
  if (!shops.has(country)) shops.set(country, shop(country));
  return shops.get(country).made(order);
}

const pick = (object, names) => Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));
/** A payload without `extra`, which variables do not have. */
function withoutExtra(payload) {
  const { user, order, ...rest } = payload;
  const items = order.items.map((item) => pick(item, ITEM));
  return {
    user: pick(user, ['name', 'email', 'sex']),
    order: pick({ ...order, items }, FIELDS.order),
    ...pick(rest, ['spot']),
  };
}

/** Values that the tag reads and core refuses: numbers as a page shows them, pictures relative to the page, lists. */
const READ_HERE = {
  'email.json: a list of addresses': { email: 'anna@shop.ru' },
  'privacy.json: a phone in a picture\'s address is masked': { item: { image: 'https://shop.ru/upload/79998887766/1.jpg' } },
  'count.json: not a count: with its unit': { item: { count: 2 } },
  'count.json: not a count: white space around': { item: { count: 2 } },
  'image.json: relative: a path': { item: { image: 'https://shop.ru/upload/777.jpg' } },
  'image.json: relative: without scheme': { item: { image: 'https://cdn.shop.ru/777.jpg' } },
  'price.json: order: not a decimal: a space for thousands': { price: 1000 },
  'price.json: order: not a decimal: no-break space and a comma': { price: 1000.5 },
  'price.json: order: not a decimal: a thin space': { price: 1000 },
  'price.json: order: not a decimal: roubles': { price: 1000 },
  'price.json: order: not a decimal: dollars': { price: 1000 },
  'price.json: order: not a decimal: comma for thousands, point for the fraction': { price: 1000.5 },
  'price.json: order: not a decimal: point for thousands, comma for the fraction': { price: 1000.5 },
  'price.json: order: not a decimal: apostrophe for thousands': { price: 1000 },
  'price.json: order: not a decimal: points for thousands': { price: 1234567 },
  'price.json: order: not a decimal: white space around': { price: 1000 },
  "price.json: order: not a decimal: a currency's point before the digits": { price: 500 },
  'price.json: order: not a decimal: no digit after the point': { price: 5 },
  'price.json: item: with currency': { item: { price: 1499 } },
  'vendor-page.json: order.price: with currency': { price: 1000 },
  'vendor-page.json: order.price: with spaces': { price: 1000 },
};
/** Text beyond 15 digits, which the tag does not read. */
const TOO_LONG = [
  'price.json: order: the largest that is exact',
  'price.json: order: digits beyond a double',
  'price.json: order: more digits than a double holds',
  'price.json: a quotient of decimals with a comma',
];
/** Cases of `extra`, of options and of the limits of a library: a tag has none of these. */
const NOT_HERE = /^(extra|options|limits|forms|spot-custom-field|strict|russian)\.json|option|base_url/;

/** Fractions of an item beyond 15 digits: core sends the nearest double, the tag leaves them out. */
const LEFT_OUT = /^(price|count)\.json: (item: (digits beyond|more digits than) a double|digits beyond a double)/;

const comparable = cases.filter(
  ({ name, input, options }) =>
    input && !LEFT_OUT.test(name) && typeof input === 'object' && !Array.isArray(input) && !NOT_HERE.test(name) &&
    Object.keys(options).every((option) => ['lang', 'country'].includes(option)),
);

test('most cases are compared', () => {
  assert.ok(comparable.length > 450, String(comparable.length));
  const names = new Set(comparable.map(({ name }) => name));
  for (const name of [...Object.keys(READ_HERE), ...TOO_LONG]) assert.ok(names.has(name), name);
});

for (const { name, input, options, isValid, json } of comparable) {
  test(name, () => {
    const payload = made(input, options.country);
    const here = READ_HERE[name];
    if (here) {
      assert.deepEqual({ ...payload.order.items[0], ...here.item }, payload.order.items[0]);
      if (here.email !== undefined) assert.equal(payload.user.email, here.email);
      if (here.price !== undefined) assert.equal(payload.order.price, here.price);
    } else if (!isValid || TOO_LONG.includes(name)) {
      assert.equal(payload, undefined);
    } else {
      // As text: in the same order, too.
      assert.equal(JSON.stringify(payload), JSON.stringify(withoutExtra(JSON.parse(json))));
    }
  });
}

// ---- Thousands, made the same on every run.

let state = 1;
function random(below) {
  state = (state * 48271) % 2147483647;
  return state % below;
}
const one = (list) => list[random(list.length)];
const many = (count, make) => Array.from({ length: count }, make);
const digits = (count) => many(count, () => random(10)).join('');

let number = 0;
const order = (user, price = 1000, item = { id: '777' }) => ({ user, order: { id: `A-${(number += 1)}`, price, items: [item] } });

/** Compares the tag's payload with core's for every order; returns how many were sent. */
function compare(orders, country = 'RU') {
  const rows = renderAll(orders, '--country', country);
  let sent = 0;
  rows.forEach(({ json }, index) => {
    const payload = made(orders[index], country);
    const wanted = json === undefined ? undefined : JSON.stringify(withoutExtra(JSON.parse(json)));
    assert.equal(payload && JSON.stringify(payload), wanted, JSON.stringify(orders[index]));
    if (payload) sent += 1;
  });
  return sent;
}

const CODES = ['7', '8', '+7', '00', '810', '80', '0', '375', '+375', '380', '998', '+998', '374', '373', '996', '992', '993', '994', '995', ''];
function phone() {
  const number = `${one(CODES)}${one(['9', '4', '7', '29', '80', '33', '50', '77', ''])}${digits(5 + random(6))}`;
  const spaced = [...number].map((c) => (random(4) ? c : one([' ', '-', '(', ')', '\u00a0', '.', '\u2011']) + c)).join('');
  return one(['', '', '', 'тел. ', 'Phone: ', 'т.', 'моб ']) + (random(3) ? number : spaced) + one(['', '', '', '', ' доб. 12', ' #5', 'x1', '.0', ' ext']);
}
for (const country of ['RU', 'KZ', 'BY', 'UA', 'UZ', 'AM', 'GE', 'AZ', 'KG', 'TJ', 'TM', 'MD']) {
  test(`500 phones of ${country}`, () => {
    const sent = compare(many(500, () => order({ name: 'Анна', phone: phone() })), country);
    assert.ok(sent > 25 && sent < 450, String(sent));
  });
}

test('2000 addresses', () => {
  const local = () => one(['anna', 'a.b', 'o\'neill', 'null', 'nan', 'noemail', '79998887766', '89998887766', '+79998887766', '9998887766', '0', '"a b"', 'анна', 'a b', '.', '', 'x'.repeat(64), 'x'.repeat(65)]);
  const domain = () => one(['shop.ru', 'unknown.email', 'UNKNOWN.email', 'почта.рф', 'shop', 'a..b', '-a.ru', 'a-.ru', 'a-b.ru', 'shop.ru.', '', `${'b'.repeat(64)}.ru`, 'a_b.ru', 'shop.ru, b@shop.ru']);
  const email = () => `${one(['', '', ' '])}${local()}${one(['@', '@', '@', '@', '', '@@'])}${domain()}${one(['', '', '\n'])}`;
  const sent = compare(many(2000, () => order({ name: 'Анна', email: email() })));
  assert.ok(sent > 200, String(sent));
});

test('1500 addresses of pictures: the tag sends what core does, which is what a browser loads', () => {
  const start = () => one(['https://', 'https://', 'HTTP://', '//', '/', '/', ' /', '\\', 'ftp://', 'https:/', '']);
  const host = () => one(['cdn.ru', 'cdn.ru', 'cdn.ru.', 'фото.рф', 'фо\u200bто.рф', 'фо\u0085то.рф', 'a b', '-a.ru', '.ru', '1.2.3.4', '1.2.3.256', '01.2.3.4', '1.2.3', '1.2.3.4.', '0x7f.1', '0xg', '5', 'a.5', 'a_b.ru', 'a:b@c.ru', '[::1]', 'var/www', 'home/bitrix', 'http', 'https', '']);
  const port = () => one(['', '', '', '', ':80', ':65535', ':65536', ':99999', ':', ':8a']);
  const piece = () => one(['upload', 'a b', 'фото', '..', '.', '%20', 'http:', 'http%3A%2F%2Fa.ru', '"q"', 'a|b^c`', 'a[1]', '5%', 'a\u00a0b', 'a\u0090b', '{id}', '<b>', 'x&amp;y', '']);
  const path = () => many(random(4), () => piece() + one(['/', '/', '\\', '//'])).join('');
  const file = () => one(['1.jpg', 'a b.jpg', '.jpg', 'photo', '', '..', '.', 'i.php']) + one(['', '', '', '?x=1', '?x=a b', '?', '?\\', '#f', '?#f', '\n', ' ']);
  const image = () => start() + one([() => host() + port() + one(['/', '/', '/', '\\', '']), () => ''])() + path() + file();
  // The tag refuses addresses relative to a folder: the thank-you page may be in any folder.
  const fromRoot = many(1500, image).filter((text) => /^\s*(?:[a-z]+:)?[/\\]/i.test(text));
  const orders = fromRoot.map((text) => order({ email: 'anna@shop.ru', name: 'Анна' }, 1000, { id: '777', image: text }));
  // By the URL standard; it leaves characters unchanged that a strict reader refuses.
  const loaded = (text) => text && new URL(text, 'https://shop.ru/').href.replace(/["\\^`|[\]]|%(?![\da-f]{2})/gi, encodeURIComponent);
  const rows = renderAll(orders, '--base-url', 'https://shop.ru/');
  const seen = new Set();
  rows.forEach(({ json }, index) => {
    const [here, core] = [made(orders[index]), JSON.parse(json)].map((payload) => payload.order.items[0].image);
    assert.equal(loaded(here), loaded(core), fromRoot[index]);
    if (core !== undefined) assert.equal(loaded(core), loaded(fromRoot[index]), fromRoot[index]);
    seen.add(core);
  });
  assert.ok(seen.size > 250 && seen.has(undefined), String(seen.size));
});

test('1000 ids and names', () => {
  const id = () => one([random(1000), -1, 0, '0', '00-00', 'guest', 'Null', 'a b', 'user-5', '{7}', 'имя', 'x'.repeat(64), 'x'.repeat(65), null, '', ' ', true, 1.5]);
  const word = () => one(['Анна', 'null', 'undefined', 'Иванова', '  ', '', 'None', 'NaN', 'о\'Нил', null, 'Анна null']);
  const sent = compare(many(1000, () => order({ id: id(), first_name: word(), last_name: word(), name: one([undefined, word(), undefined]) })));
  assert.ok(sent > 200, String(sent));
});

test('1200 prices and counts as pages show them: the tag reads what core suggests, and nothing else', () => {
  const space = () => one([...many(6, () => ' '), ' ', '\u00a0', '\u202f', '\u2009', "'", '  ', '\n', '\t', '_', ',', '.']);
  const grouped = (between) => one([`${1 + random(999)}`, `${1 + random(2000)}`]) + many(1 + random(2), () => between + digits(one([3, 3, 3, 3, 2, 4]))).join('');
  const whole = () => one([() => `${1 + random(99999)}`, () => grouped(space()), () => `${1 + random(9)}${space()}${digits(3)}${space()}${digits(3)}`])();
  const fraction = () => one(['', '', `,${digits(2)}`, `.${digits(2)}`, `.${digits(1)}`, `,${digits(3)}`]);
  const before = () => one([...many(20, () => ''), '$', 'US$ ', 'Итого: ', 'Итого к оплате ', 'TOTAL: $', 'р.', 'от ', '-', '\u2011', '\u2212 ', '+', '~', '.', '$.', 'Скидка: ', 'Кол-во: ', '× ', '(']);
  const after = () => one([...many(20, () => ''), ' ₽', ' руб.', 'р.', ' РУБ', ' сум', '\n₸', ',-', '.-', '.', ' млн сум', ' тыс. руб.', ' т.р.', 'k', ' K', ' к', ' M', ' коп.', ' шт.', ' шт', '½', ' ½', '%', ')', '-', ' €/шт', ' кг', ' руб. 50 коп.', '\u200b', 'e3']);
  const shown = () => before() + whole() + fraction() + after();
  const user = { email: 'anna@shop.ru', name: 'Анна' };
  const seen = { read: 0, refused: 0 };
  /** Compares a field: what core sends or suggests, and what the tag sends. */
  const compareField = (orders, path, valueOf) => {
    const rows = renderAll(orders);
    rows.forEach(({ json, problems }, index) => {
      const problem = problems.find((one) => one.path === path);
      // Core suggests no value in place of a text that may be a phone.
      if (problem?.message.includes('***')) return;
      const hint = problem?.hint;
      const sent = json && valueOf(JSON.parse(json));
      const wanted = hint ? Number(/^write `([\d.]+)`$/.exec(hint)[1]) : sent;
      const payload = made(orders[index]);
      assert.equal(payload && valueOf(payload), wanted, JSON.stringify(orders[index]));
      seen[wanted === undefined ? 'refused' : 'read'] += 1;
    });
  };
  compareField(many(600, () => order(user, shown())), 'order.price', (payload) => payload.order.price);
  const counted = many(600, () => order(user, 1000, { id: '777', count: shown() }));
  compareField(counted, 'order.items[0].count', (payload) => payload.order.items[0].count);
  assert.ok(seen.read > 150 && seen.refused > 150, JSON.stringify(seen));
});

test('1000 plain prices and counts', () => {
  const number = () => one([random(100000), random(100000) / 100, `${random(1000)}`, `${random(1000)},${digits(2)}`, `${random(10000)}.${digits(1)}`, `0,${digits(3)}`, '1,234', '-5', '', null, '0', 'abc', '1e3', '1.2.3', 0]);
  const sent = compare(many(1000, () => order({ email: 'anna@shop.ru', name: 'Анна' }, number(), { id: one(['777', 5, null, 'null']), price: number(), count: number() })));
  assert.ok(sent > 300, String(sent));
});
