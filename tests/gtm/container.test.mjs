// The file itself: valid by the API's schema in every combination of options, with complete references, ES5, the same bytes
// on every run, and safe from the texts that people put into options.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'acorn';
import { container, refusal } from './program.mjs';
import { validate } from './schema.mjs';

const REFERENCE = /\{\{([^{}]*)\}\}/g;
const MAPPING = {
  'user.email': { datalayer: 'user.email' },
  'user.name': { selector: '#name > b', attribute: 'title' },
  'user.phone': { cookie: 'phone' },
  'order.id': { global: 'order.id' },
  'order.price': { datalayer: 'ecommerce.total' },
  'order.items': { datalayer: 'ecommerce.items' },
  'order.items[].title': 'product.name',
  spot: { constant: 'desktop' },
};
const OVERRIDE = { 'user.email': { variable: 'Email' }, 'order.items[].image': 'picture' };

/** The codes that are ECMAScript 5: most combinations of options have another's code. */
const parsed = new Set();
function parseOnce(code) {
  if (parsed.has(code)) return;
  parse(code, { ecmaVersion: 5, sourceType: 'script' });
  parsed.add(code);
}

/** Every fault of a container that the schema does not cover. */
function check(file, { known = [] } = {}) {
  assert.ok(validate(file), JSON.stringify(validate.errors));
  const { tag, trigger, variable = [], folder, builtInVariable } = file.containerVersion;
  const entities = [...tag, ...trigger, ...variable, ...folder];
  for (const kind of [tag, trigger, variable, folder]) {
    assert.equal(new Set(kind.map(({ name }) => name)).size, kind.length);
  }
  const ids = entities.map((one) => one.tagId ?? one.triggerId ?? one.variableId ?? one.folderId);
  assert.ok(ids.every((id) => /^\d+$/.test(id)));
  assert.equal(new Set(ids).size, ids.length);
  for (const { parentFolderId } of [...tag, ...trigger, ...variable]) assert.equal(parentFolderId, folder[0].folderId);
  for (const { firingTriggerId } of tag) {
    assert.ok(firingTriggerId.length > 0);
    assert.ok(firingTriggerId.every((id) => trigger.some(({ triggerId }) => triggerId === id)));
  }
  assert.ok(trigger.every(({ triggerId }) => tag.some(({ firingTriggerId }) => firingTriggerId.includes(triggerId))));
  const names = [...variable, ...builtInVariable].map(({ name }) => name);
  const used = new Set();
  JSON.stringify(file, (key, value) => {
    if (typeof value !== 'string') return value;
    const rest = value.replace(REFERENCE, (_, name) => {
      assert.ok(name === '_event' || names.includes(name) || known.includes(name), name);
      used.add(name);
      return '';
    });
    assert.ok(!rest.includes('{{') && !rest.includes('}}'), rest);
    return value;
  });
  assert.ok(names.every((name) => used.has(name)), 'each variable is used');
  for (const { parameter } of tag) {
    const html = parameter.find(({ key }) => key === 'html').value;
    const [, , body] = /^<script([^<>]*)>([\s\S]*)<\/script>$/.exec(html);
    assert.ok(!/<\/?script|<!--/i.test(body));
    // Before the last reference nothing could make Tag Manager believe that it is inside quotes.
    const head = body.slice(0, body.lastIndexOf('{{')).replace(REFERENCE, '').replace(/"[\w. ]*"|'use strict'/g, '');
    assert.ok(!/["'`/]/.test(head.replace(/"[^"\\\n]*":/g, '')), head);
    // In code position each reference is an expression.
    parseOnce(body.replace(REFERENCE, 'reference'));
  }
}

const SOURCES = [
  { source: 'datalayer' },
  { source: 'ga4' },
  { source: 'ga4', mapping: OVERRIDE },
  { source: 'enhanced-ecommerce' },
  { source: 'classic', event: 'transaction' },
  { source: 'globals', event: 'transaction', mapping: MAPPING },
  { source: 'custom', event: 'transaction', mapping: MAPPING },
];
const TRIGGERS = [
  {},
  { event: 'buy' },
  { event: ['a', 'b'] },
  { event: undefined, page_path: '/thanks', compare: 'equals' },
  { event: undefined, page_path: '/thanks', compare: 'contains' },
  { event: undefined, page_path: '^/thanks', compare: 'regex' },
  { event: undefined, variable: 'Page type', value: 'thanks' },
  { event: 'buy', page_path: '/thanks', variable: { datalayer: 'page.type' }, value: 5 },
];
const SPOTS = [{}, { spot: 'desktop' }, { spot: { datalayer: 'spot' }, custom_field: { cookie: 'crm' } }];
const TAGS = [
  {},
  { site_id: 1839 },
  { nonce: 'Nonce' },
  { site_id: '1839', nonce: { selector: 'script[nonce]', attribute: 'data-nonce' } },
];
const REST = [{}, { once: true, country: 'KZ', prefix: 'Магазин №1', lang: 'ru' }];

function* combinations(...lists) {
  const [first, ...rest] = lists;
  if (!first) return yield {};
  for (const one of first) for (const others of combinations(...rest)) yield { ...one, ...others };
}

for (const source of SOURCES) {
  const all = [...combinations([source], TRIGGERS, SPOTS, TAGS, REST)];
  test(`${source.source}${source.mapping ? ' with a mapping' : ''}: ${all.length} combinations`, () => {
    for (const options of all) {
      // Only classic, globals and custom ask for a trigger; undefined means none.
      check(container(options), { known: ['Nonce', 'Page type', 'Email'] });
    }
  });
}

test('the check finds what is wrong', () => {
  const broken = (change) => {
    const file = container({ source: 'ga4', site_id: 1839 });
    change(file.containerVersion);
    assert.throws(() => check(file), assert.AssertionError);
  };
  check(container({ source: 'ga4', site_id: 1839 }));
  broken(({ tag }) => tag.push(tag[0]));
  broken(({ tag }) => (tag[0].firingTriggerId = ['99']));
  broken(({ tag }) => (tag[0].unknown = 1));
  broken(({ tag }) => (tag[0].parameter[0].value = 5));
  broken(({ variable }) => variable.pop());
  broken(({ trigger }) => (trigger[0].type = 'customEvent'));
  broken(({ builtInVariable }) => builtInVariable.push({ ...builtInVariable[0], type: 'PAGE_URL', name: 'Page URL' }));
});

test('the same options, the same bytes', () => {
  const options = { source: 'custom', event: 'a', mapping: MAPPING, nonce: 'Nonce', spot: 'x', site_id: 1 };
  assert.equal(JSON.stringify(container(options)), JSON.stringify(container(options)));
});

const HOSTILE = {
  'a reference': '{{Page Path}}',
  'half a reference': 'a {{ b',
  'the other half': 'a }} b',
  'a line break': 'a\nb',
  'a control character': 'a\u0007b',
  'too long': 'x'.repeat(501),
};
const IN_NAMES = { 'a brace': 'a { b', 'the end of the script': '</script>', 'a bracket': 'a<b' };
const ODD = ['"', "'", '\\', '`', '$(x)', '&amp;', '\' + alert(1) + \'', 'Имя «Б»', 'a // b', '/* */', '__proto__', '😀'];

test('hostile texts in options are refused, by name', () => {
  const places = {
    event: (text) => ({ event: text }),
    page_path: (text) => ({ page_path: text }),
    value: (text) => ({ variable: 'Page type', value: text }),
    spot: (text) => ({ spot: text }),
    custom_field: (text) => ({ custom_field: { cookie: text } }),
  };
  const names = {
    prefix: (text) => ({ prefix: text }),
    nonce: (text) => ({ nonce: text }),
    variable: (text) => ({ variable: text, value: 'x' }),
    'mapping["user.email"]': (text) => ({ mapping: { 'user.email': { global: text } } }),
    'mapping["order.items[].id"]': (text) => ({ mapping: { 'order.items[].id': text } }),
  };
  const reported = (option, options, what) => {
    const message = refusal({ source: 'ga4', ...options });
    assert.ok(message.startsWith(`error gtm_text_invalid: options.${option} `), `${what}: ${message}`);
  };
  for (const [what, text] of Object.entries(HOSTILE)) {
    for (const [option, make] of Object.entries({ ...places, ...names })) reported(option, make(text), what);
  }
  for (const [what, text] of Object.entries(IN_NAMES)) {
    for (const [option, make] of Object.entries(names)) reported(option, make(text), what);
  }
});

test('odd texts arrive unchanged', () => {
  for (const text of ODD) {
    const options = {
      source: 'ga4', event: text, page_path: `/x${text}`, variable: text, value: text, spot: text, prefix: text, nonce: text,
      custom_field: { selector: text, attribute: text },
      mapping: { 'user.email': { global: text }, 'user.name': { datalayer: text }, 'order.items[].id': text, 'user.sex': { constant: text } },
    };
    const file = container(options);
    check(file, { known: [text] });
    const { trigger, variable, tag } = file.containerVersion;
    assert.equal(trigger[0].filter[0].parameter[1].value, new URL(`/x${text}`, 'https://shop.ru').pathname);
    assert.equal(trigger[0].filter[1].parameter[1].value, text);
    assert.ok(variable.every(({ name }) => name.startsWith(`${text} - `)));
    assert.ok(tag[0].parameter[0].value.startsWith(`<script nonce="{{${text}}}">`));
  }
});

test('wrong options are reported together, in both languages', () => {
  const options = {
    source: 'custom', compare: 'like', country: 'US', value: 'x', spot: { cokie: 'a' }, site_id: ' 1',
    mapping: { 'user.emial': 'a', phone: 'b', total: 'c', 'order.id': { global: 'a', cookie: 'b' }, 'order.price': 5.5, 'order.items': 'a..b' },
  };
  const places = 'datalayer, global, selector, attribute, cookie, constant, variable';
  const item = ['id', 'title', 'price', 'image', 'count'].map((name) => `order.items[].${name}`).join(', ');
  const fields = `spot, user.name, user.first_name, user.last_name, user.email, user.phone, user.id, user.sex, order.id, order.price, order.custom_field, order.items, ${item}`;
  assert.equal(
    refusal(options),
    `error option_invalid: options.compare must be one of equals, contains, regex, got "like"
error option_invalid: options.country must be one of RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD, got "US"
error option_unknown: options.spot.cokie is not an option; the options are: ${places}
  did you mean \`cookie\`?
error site_id_invalid: options.site_id must be digits only, got " 1"
error option_invalid: options.mapping["order.id"] must be a text, or a map with one of datalayer, global, selector (perhaps with attribute), cookie, constant, variable, got a map
error gtm_text_invalid: options.mapping["order.items"] cannot be used in a container: "a..b"
error option_invalid: options.mapping["order.price"] must be a text, or a map with one of datalayer, global, selector (perhaps with attribute), cookie, constant, variable, got 5.5
error option_unknown: options.mapping.phone is not an option; the options are: ${fields}
  did you mean \`user.phone\`?
error option_unknown: options.mapping.total is not an option; the options are: ${fields}
error option_unknown: options.mapping["user.emial"] is not an option; the options are: ${fields}
  did you mean \`user.email\`?
error gtm_option_missing: options.variable is missing: say what \`value\` is compared with
`,
  );
  assert.equal(
    refusal({ source: 'globals', lang: 'ru', mapping: { 'order.id': 'id' } }),
    `error gtm_option_missing: Нет options.mapping["order.price"]: укажите, где оно лежит
error gtm_option_missing: Нет options.mapping["order.items"]: укажите, где оно лежит
error gtm_option_missing: Нет options.mapping["user.email"]: укажите, где лежит одно из user.email, user.phone и user.id
error gtm_option_missing: Нет options.event: задайте \`event\`, \`page_path\` или \`variable\`: когда срабатывает тег
`,
  );
  assert.match(refusal({ source: 'ga5', mapping: { x: 'y' } }), /^error option_invalid: options.source must be one of .*\n$/);
  assert.match(refusal({ mapping: { 'user.email': 'y' } }), /options.mapping must be left out with the source datalayer/);
  assert.match(refusal({ source: 'ga4', variable: 'x' }), /options.value is missing/);
});
