// Hostile text through an HTML5 parser and V8: `window.flocktory` contains at the end exactly what went in.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import vm from 'node:vm';
import * as acorn from 'acorn';
import { parse } from 'parse5';
import { checkedOrders, idOrders, plainOrder, textOrders } from './orders.mjs';
import { render, renderOne, staticFile } from './program.mjs';

/** Parses a page as a browser does, and returns its only script: `{attributes, text}`. */
function readPage(html) {
  const page = parse(`<!doctype html><html><head><meta charset=utf-8><title>t</title>${html}<p id=after>after</p>`);
  const names = [];
  let script, after;
  (function walk(node) {
    if (node.tagName) names.push(node.tagName);
    const text = () => node.childNodes.map((child) => child.value).join('');
    if (node.tagName === 'script')
      script = { attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])), text: text() };
    if (node.tagName === 'p') after = text();
    node.childNodes?.forEach(walk);
  })(page);
  assert.deepEqual(names, ['html', 'head', 'meta', 'title', 'script', 'body', 'p']);
  assert.equal(after, 'after');
  return script;
}

/** Makes the checks that hold for every snippet, and returns the script's text. */
function checkTag(row, attributes) {
  const script = readPage(row.html);
  assert.deepEqual(script.attributes, attributes);
  const start = row.html.indexOf('>') + 1;
  assert.equal(script.text, row.html.slice(start, -'</script>'.length));
  assert.match(row.html, /^[\x20-\x7e\n]*$/);
  assert.doesNotMatch(script.text, /[<>&]/);
  assert.equal(row.csp_hash, `sha256-${createHash('sha256').update(script.text).digest('base64')}`);
  return script.text;
}

/** The part of a document's interface that the static file uses, of a document with one block. */
function interfaceOf(block) {
  const attributes = new Set(['data-flocktory-postcheckout', ...(block.once ? ['data-once'] : [])]);
  const element = {
    hasAttribute: (name) => attributes.has(name),
    setAttribute: (name) => attributes.add(name),
    textContent: block.text,
  };
  return { prototype: { querySelectorAll: () => [element], addEventListener() {} } };
}

const staticScript = new vm.Script(staticFile);

/** Each form: the tag's attributes, how it is run, and what it leaves in the window. */
const forms = {
  script: {
    attributes: {},
    run: (text, window) => vm.runInNewContext(text, window.context),
    left: (payloads) => ({ flocktory: payloads.map((payload) => ['postcheckout', payload]) }),
  },
  data: {
    attributes: { type: 'application/json', 'data-flocktory-postcheckout': '' },
    run(text, window, once) {
      Object.assign(window.context, { document: {}, Document: interfaceOf({ text, once }) });
      staticScript.runInNewContext(window.context);
      delete window.context.document;
      delete window.context.Document;
    },
    left: (payloads) => ({ flocktory: payloads.map((payload) => ['postcheckout', payload]) }),
  },
  datalayer: {
    attributes: {},
    run: (text, window) => vm.runInNewContext(text, window.context),
    left: (payloads) => ({
      dataLayer: payloads.map((payload) => ({ event: 'flocktory_postcheckout', flocktory_postcheckout: payload })),
    }),
  },
};

/** A window, and the globals of the script's realm: `context` must end up with nothing but the window in it. */
function newWindow(window = {}) {
  return { window, context: { window } };
}

/** Runs a script text in a fresh realm with an empty window, and returns what it left in the window. */
function runFresh(form, text, once) {
  const fresh = newWindow();
  forms[form].run(text, fresh, once);
  assert.deepEqual(Object.keys(fresh.context), ['window'], 'a global variable was left');
  // Copied into this realm, or deepEqual would see other prototypes.
  return structuredClone(fresh.window);
}

/** Parsed as ES5, where a data block is an expression. */
function checkES5(form, text) {
  acorn.parse(form === 'data' ? `(${text})` : text, { ecmaVersion: 5 });
}

function checkDropped(problems, dropped) {
  for (const path of dropped) {
    assert.ok(
      problems.some((problem) => problem.path === path),
      `no problem says that ${path} was dropped or changed`,
    );
  }
}

/** Checks every row, and says at the end how many failed and how the first few did. */
function each(rows, orders, check) {
  const failures = [];
  rows.forEach((row, index) => {
    try {
      check(row, orders[index]);
    } catch (error) {
      failures.push(`${JSON.stringify(orders[index].order).slice(0, 600)}\n${error.message.slice(0, 2000)}`);
    }
  });
  assert.equal(
    failures.length,
    0,
    `${failures.length} of ${rows.length} failed:\n${failures.slice(0, 3).join('\n\n')}`,
  );
}

for (const form of Object.keys(forms)) {
  test(`${form}: ${textOrders.length} hostile texts in every text field`, () => {
    const rows = render(
      textOrders.map(({ order }) => order),
      '--form',
      form,
    );
    each(rows, textOrders, (row, { payload, dropped }) => {
      assert.ok(row.html, JSON.stringify(row.problems));
      const text = checkTag(row, forms[form].attributes);
      checkES5(form, text);
      assert.deepEqual(runFresh(form, text), forms[form].left([payload]));
      checkDropped(row.problems, dropped);
    });
  });

  test(`${form}, once, with a nonce: hostile texts, order ids among them`, () => {
    const sample = textOrders.filter((_, index) => index % 5 === 0);
    const rows = render(
      sample.map(({ order }) => order),
      '--form',
      form,
      '--once',
      '--nonce',
      'R4nd0m+/_-Aa==',
    );
    const attributes = {
      ...forms[form].attributes,
      nonce: 'R4nd0m+/_-Aa==',
      ...(form === 'data' ? { 'data-once': '' } : {}),
    };
    each(rows, sample, (row, { payload }) => {
      const text = checkTag(row, attributes);
      checkES5(form, text);
      assert.deepEqual(runFresh(form, text, true), forms[form].left([payload]));
    });
  });
}

test(`${checkedOrders.length} hostile names in halves, emails, phones, images and sexes arrive exactly, or are reported`, () => {
  const rows = render(checkedOrders.map(({ order }) => order));
  const arrived = { email: 0, image: 0 };
  each(rows, checkedOrders, (row, { payload }) => {
    assert.ok(row.html, JSON.stringify(row.problems));
    const wanted = payload(row.problems);
    arrived.email += wanted.payload.user.email !== 'u1@unknown.email';
    arrived.image += wanted.payload.order.items[0].image !== undefined;
    assert.deepEqual(runFresh('script', checkTag(row, {})), forms.script.left([wanted.payload]));
    checkDropped(row.problems, wanted.dropped);
  });
  assert.ok(arrived.email > 50 && arrived.image > 50, `too few got through: ${JSON.stringify(arrived)}`);
});

test(`${idOrders.length} hostile customer ids make the address exactly, or no snippet`, () => {
  const rows = render(idOrders.map(({ order }) => order));
  let arrived = 0;
  each(rows, idOrders, (row, { payload }) => {
    if (row.html === undefined) {
      assert.ok(row.problems.some(({ code, severity }) => code === 'identity_missing' && severity === 'error'));
      return;
    }
    arrived += 1;
    assert.match(payload.user.email, /^[\x21-\x7e]+@unknown\.email$/);
    assert.deepEqual(runFresh('script', checkTag(row, {})), forms.script.left([payload]));
  });
  assert.ok(arrived > 50, `only ${arrived} got through`);
});

test('a spot given as an option is as safe as one in the order', () => {
  for (const spot of ['</script><!--<script>', '\'"`\\', 'a\u2028b\r\n', '&lt;я']) {
    const text = checkTag(renderOne(plainOrder('1'), '--spot', spot), {});
    assert.equal(runFresh('script', text).flocktory[0][1].spot, spot);
  }
});

test('what JavaScript or the page could not hold is refused', () => {
  const withExtra = (json) =>
    JSON.parse(`{"user":{"id":"u1"},"order":{"id":"1","price":1,"items":[{"id":"1","extra":${json}}]}}`);
  const refusals = [
    ['{"__proto__":{"polluted":true}}', 'extra_reserved_key'],
    ['{"a":[{"__proto__":1}]}', 'extra_reserved_key'],
    ['{"price":1}', 'extra_known_key'],
  ];
  // These are optional, so the order is sent without them.
  for (const extra of ['{"a":"\\ud800"}', '{"\\udc00":1}']) {
    const [row] = render([withExtra(extra)]);
    assert.deepEqual(runFresh('script', checkTag(row, {})).flocktory[0][1].order.items, [{ id: '1' }]);
    assert.ok(row.problems.some((problem) => problem.code === 'lone_surrogate'), JSON.stringify(row.problems));
  }
  for (const [extra, code] of refusals) {
    const [row] = render([withExtra(extra)]);
    assert.equal(row.html, undefined, extra);
    assert.ok(
      row.problems.some((problem) => problem.code === code),
      `${extra}: ${JSON.stringify(row.problems)}`,
    );
  }
  for (const nonce of ['"', "'", 'a b', 'a>', '<', '&quot;', 'я', 'a\n']) {
    const [row] = render([plainOrder('1')], '--nonce', nonce);
    assert.equal(row.html, undefined, nonce);
    assert.equal(row.problems[0].code, 'nonce_invalid');
  }
});

/** Values that the queue may have before, and must have afterwards; `pushed` is the entry that the snippet adds. */
const queues = {
  'is not there': () => ({ after: (queue, pushed) => assert.deepEqual(queue, pushed) }),
  'is null': () => ({ value: null, after: (queue, pushed) => assert.deepEqual(queue, pushed) }),
  'is zero': () => ({ value: 0, after: (queue, pushed) => assert.deepEqual(queue, pushed) }),
  'has earlier pushes': () => {
    const value = [['earlier', 1]];
    return { value, same: true, after: (queue, pushed) => assert.deepEqual(queue, [['earlier', 1], ...pushed]) };
  },
  "is the loader's object": () => {
    const value = {
      got: [],
      push(...pushed) {
        this.got.push(...pushed);
      },
    };
    return { value, same: true, after: (queue, pushed) => assert.deepEqual(queue.got, pushed) };
  },
  'is an element': () => ({
    value: { nodeType: 1, id: 'flocktory' },
    after: (queue, pushed) => assert.deepEqual(queue, pushed),
  }),
  'is a text': () => ({ value: 'flocktory', after: (queue, pushed) => assert.deepEqual(queue, pushed) }),
  'is frozen': () => ({ value: Object.freeze([]), same: true, after: (queue) => assert.deepEqual(queue, []) }),
  'has a push that throws': () => ({
    value: {
      push() {
        throw new Error('push');
      },
    },
    same: true,
    after() {},
  }),
  'has a push that is not a function': () => ({
    value: { push: 1 },
    after: (queue, pushed) => assert.deepEqual(queue, pushed),
  }),
  'is a window': () => {
    const value = { push() {} };
    value.window = value;
    return { value, after: (queue, pushed) => assert.deepEqual(queue, pushed) };
  },
  'has a push that throws when read': () => ({
    value: {
      get push() {
        throw new Error('get push');
      },
    },
    same: true,
    after() {},
  }),
};

/** Windows whose properties throw when they are read. */
const windows = {
  'a getter that throws': (name) =>
    Object.defineProperty({}, name, {
      get() {
        throw new Error('get');
      },
    }),
  'a getter that gives nothing': (name) => Object.defineProperty({}, name, { get() {} }),
  'a setter that throws': (name) =>
    Object.defineProperty({}, name, {
      get() {},
      set() {
        throw new Error('set');
      },
    }),
  'a constant': (name) => Object.defineProperty({}, name, { value: undefined }),
  'no room for properties': () => Object.freeze({}),
};

for (const form of Object.keys(forms)) {
  const name = form === 'datalayer' ? 'dataLayer' : 'flocktory';
  for (const once of [false, true]) {
    const options = ['--form', form, ...(once ? ['--once'] : [])];
    const title = options.slice(1).join(' ');
    const textOf = (order) => readPage(renderOne(order, ...options).html).text;
    const [one, two] = [textOf(plainOrder('1')), textOf([plainOrder('1'), plainOrder('2')])];
    const pushed = forms[form].left([plainOrder('1')])[name];

    test(`${title}: the queue that is there stays, and nothing is thrown`, () => {
      for (const [state, make] of Object.entries(queues)) {
        const { value, same, after } = make();
        const fresh = newWindow(value === undefined ? {} : { [name]: value });
        assert.doesNotThrow(() => forms[form].run(one, fresh, once), `window.${name} ${state}`);
        if (same) assert.equal(fresh.window[name], value, `window.${name} ${state}: replaced`);
        // Plain JSON brings the pushes of the other realm into this one.
        const queue = fresh.window[name];
        after(Array.isArray(queue) || queue?.got ? JSON.parse(JSON.stringify(queue)) : queue, pushed);
      }
      for (const [state, make] of Object.entries(windows)) {
        assert.doesNotThrow(() => forms[form].run(one, newWindow(make(name)), once), `window.${name} is ${state}`);
      }
    });

    test(`${title}: a list is one push each, also if the first one throws`, () => {
      const list = forms[form].left([plainOrder('1'), plainOrder('2')]);
      assert.deepEqual(runFresh(form, two, once), list);
      const got = [];
      const push = (entry) => {
        got.push(JSON.parse(JSON.stringify(entry)));
        if (got.length === 1) throw new Error('first');
      };
      forms[form].run(two, newWindow({ [name]: { push } }), once);
      assert.deepEqual(got, list[name]);
    });

    test(`${title}: storage ${once ? 'says what was sent' : 'is left alone'}`, () => {
      const stored = new Map();
      const localStorage = {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => stored.set(key, value),
      };
      const pushes = (text, storage) => {
        const window = {
          [name]: {
            count: 0,
            push() {
              this.count += 1;
            },
          },
        };
        Object.defineProperty(window, 'localStorage', storage);
        forms[form].run(text, newWindow(window), once);
        return window[name].count;
      };
      const working = { value: localStorage };
      assert.equal(pushes(one, working), 1);
      assert.equal(pushes(one, working), once ? 0 : 1);
      assert.equal(pushes(two, working), once ? 1 : 2);
      assert.deepEqual([...stored.keys()], once ? ['flocktory-postcheckout:1', 'flocktory-postcheckout:2'] : []);

      const fail = () => {
        throw new Error('storage');
      };
      for (const broken of [
        { get: fail },
        { value: null },
        { value: {} },
        { value: { getItem() {}, setItem() {} } },
        { value: { getItem: fail, setItem: fail } },
        { value: { getItem: () => null, setItem: fail } },
      ]) {
        assert.equal(pushes(two, broken), 2);
        assert.equal(pushes(two, broken), 2);
      }
      // An order that was not pushed is not remembered as pushed.
      stored.clear();
      const throwing = { [name]: { push: fail }, localStorage };
      forms[form].run(one, newWindow(throwing), once);
      assert.equal(stored.size, 0);
    });
  }
}

test('the static file is ES5, and safe in a page of any charset', () => {
  acorn.parse(staticFile, { ecmaVersion: 5 });
  assert.match(staticFile, /^[\x20-\x7e\n]*$/);
});

test('the static file reads a block when all of it is there', () => {
  const whole = JSON.stringify(plainOrder('1'));
  const block = { text: whole.slice(0, 50) };
  const { prototype } = interfaceOf(block);
  const [element] = prototype.querySelectorAll();
  const listeners = {};
  prototype.addEventListener = (event, listener) => (listeners[event] = listener);
  const { window, context } = newWindow();
  staticScript.runInNewContext(Object.assign(context, { document: {}, Document: { prototype } }));
  assert.equal(window.flocktory, undefined);
  element.textContent = whole;
  for (const event of ['DOMContentLoaded', 'turbo:load', 'turbolinks:load']) listeners[event]();
  assert.deepEqual(structuredClone(window.flocktory), forms.data.left([plainOrder('1')]).flocktory);
});
