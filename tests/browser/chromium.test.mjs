// The snippet in real Chromium: pages of four charsets, content security policies, storage, the static file.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { encoder, newTab, startChromium, startServer, visit } from './browser.mjs';
import { plainOrder, textOrders } from './orders.mjs';
import { render, renderOne, staticFile, staticFileHash } from './program.mjs';

const HEADING = 'Спасибо за заказ';
const NONCE = 'R4nd0m+/_-Aa==';
const CHARSETS = { 'utf-8': 'UTF-8', 'windows-1251': 'windows-1251', 'koi8-r': 'KOI8-R', shift_jis: 'Shift_JIS' };

// One tab serves the tests that leave no state in the browser: a new tab takes longer than a page.
let browser, server, tab;
before(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer()]);
  tab = await newTab(browser);
  server.publishScript('/flocktory-postcheckout.js', staticFile);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

const STATIC = '<script src="/flocktory-postcheckout.js"></script>';
const policy = (value) => ({ 'Content-Security-Policy': value });
const html = (parts, head = '') =>
  `<!doctype html><html><head>${head}<title>t</title></head><body><h1>${HEADING}</h1>${parts}<p id=after>after</p></body></html>`;
const pushes = (payloads) => payloads.map((payload) => ['postcheckout', payload]);
const events = (payloads) =>
  payloads.map((payload) => ({ event: 'flocktory_postcheckout', flocktory_postcheckout: payload }));
const renderAll = (orders, ...options) =>
  render(
    orders.map(({ order }) => order),
    ...options,
  );
const htmlOf = (rows) => rows.map((row) => row.html).join('\n');

/** Compares the state that a page left, push by push: a difference among thousands would be unreadable. */
function assertLeft(left, wanted) {
  for (const name of ['flocktory', 'dataLayer']) {
    assert.equal(left[name]?.length, wanted[name]?.length, `pushes in window.${name}`);
    wanted[name]?.forEach((push, index) => assert.deepEqual(left[name][index], push));
  }
  assert.equal(left.after, 'after');
  assert.deepEqual(left.complaints, []);
}

const sample = textOrders.filter((_, index) => index % 54 === 0);
const samplePayloads = sample.map(({ payload }) => payload);

/** The sample is the same in every charset, so it is rendered once for each set of options. */
const samples = new Map();
function renderSample(...options) {
  const key = options.join(' ');
  if (!samples.has(key)) samples.set(key, renderAll(sample, ...options));
  return samples.get(key);
}

test(`${textOrders.length} hostile texts in every text field, in one page`, async () => {
  const payloads = textOrders.map(({ payload }) => payload);
  const left = await visit(tab, server.publish(html(htmlOf(renderAll(textOrders)))));
  assertLeft(left, { flocktory: pushes(payloads) });
});

/** The headers with a policy for inline scripts. */
const inlinePolicies = {
  'no policy': () => ({}),
  'nonce only': () => policy(`default-src 'none'; script-src 'nonce-${NONCE}'`),
  'nonce and strict-dynamic': () => policy(`default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'`),
  'hash only': (rows) => policy(`default-src 'none'; script-src ${rows.map((row) => `'${row.csp_hash}'`).join(' ')}`),
  'hash and strict-dynamic': (rows) =>
    policy(`default-src 'none'; script-src 'strict-dynamic' ${rows.map((row) => `'${row.csp_hash}'`).join(' ')}`),
  'nonce and trusted types': () =>
    policy(`default-src 'none'; script-src 'nonce-${NONCE}'; require-trusted-types-for 'script'; trusted-types 'none'`),
};

for (const [charset, name] of Object.entries(CHARSETS)) {
  const encode = encoder(charset);
  for (const declared of ['header', 'meta']) {
    const contentType = { 'Content-Type': declared === 'header' ? `text/html; charset=${charset}` : 'text/html' };
    const head = declared === 'meta' ? `<meta charset="${charset}">` : '';
    const open = async (parts, headers) => {
      const left = await visit(tab, server.publish(encode(html(parts, head)), { ...contentType, ...headers }));
      assert.equal(left.charset, name);
      assert.equal(left.heading, HEADING);
      return left;
    };

    for (const [title, headers] of Object.entries(inlinePolicies)) {
      test(`${charset} by ${declared}, ${title}: scripts and data layer pushes`, async () => {
        const options = title.includes('nonce') ? ['--nonce', NONCE] : [];
        const scripts = renderSample(...options);
        const layers = renderSample('--form', 'datalayer', ...options);
        const left = await open(htmlOf([...scripts, ...layers]), headers([...scripts, ...layers]));
        assertLeft(left, { flocktory: pushes(samplePayloads), dataLayer: events(samplePayloads) });
      });
    }

    test(`${charset} by ${declared}, inline scripts banned: data blocks and the static file`, async () => {
      const blocks = htmlOf(renderSample('--form', 'data'));
      assertLeft(await open(blocks + STATIC, policy("default-src 'none'; script-src 'self'")), {
        flocktory: pushes(samplePayloads),
      });
    });
  }
}

// The negative controls: without them the tests above could pass under a policy that bans nothing.
test('without its nonce or hash a snippet does not run', async () => {
  const { html: bare, csp_hash: hash } = renderOne(plainOrder('1'));
  const { html: nonced } = renderOne(plainOrder('1'), '--nonce', 'other');
  const changed = bare.replace('"1"', '"2"');
  const bans = [
    [bare, `script-src 'nonce-${NONCE}'`],
    [bare, "script-src 'self'"],
    [nonced, `script-src 'nonce-${NONCE}'`],
    [changed, `script-src '${hash}'`],
  ];
  for (const [snippet, value] of bans) {
    const left = await visit(tab, server.publish(html(snippet), policy(value)));
    assert.equal(left.flocktory, undefined, value);
    assert.ok(left.complaints.includes('violation: script-src-elem'), `${value}: ${left.complaints}`);
  }
  const allowed = await visit(tab, server.publish(html(bare), policy(`script-src '${hash}'`)));
  assertLeft(allowed, { flocktory: pushes([plainOrder('1')]) });
});

const data = (id, ...options) => renderOne(plainOrder(id), '--form', 'data', ...options).html;

test('the static file works anywhere in the page', async () => {
  const self = policy("default-src 'none'; script-src 'self'");
  const tag = (attributes) => `<script src="/flocktory-postcheckout.js"${attributes}></script>`;
  const pages = {
    'head, defer': html(data('1'), tag(' defer')),
    'head, async': html(data('1'), tag(' async')),
    'head, module': html(data('1'), tag(' type=module')),
    head: html(data('1'), STATIC),
    'before the block': html(STATIC + data('1')),
    'after the block': html(data('1') + STATIC),
    'twice, around the block': html(STATIC + data('1') + STATIC),
    'block in the head': html(STATIC, data('1')),
  };
  for (const [place, page] of Object.entries(pages)) {
    const left = await visit(tab, server.publish(page, self));
    assert.deepEqual(left.flocktory, pushes([plainOrder('1')]), place);
    assert.deepEqual(left.complaints, [], place);
  }
  // Loaded when the page is long complete, as a tag manager does.
  const fresh = await newTab(browser);
  await fresh.page.goto(server.publish(html(data('1')), self));
  assert.equal((await fresh.left()).flocktory, undefined);
  await fresh.page.addScriptTag({ url: '/flocktory-postcheckout.js' });
  assert.deepEqual((await fresh.left()).flocktory, pushes([plainOrder('1')]));
  await fresh.close();
});

test('the static file is allowed by its own hash, with strict-dynamic by a nonce, and under trusted types', async () => {
  const tag = (attributes) => `<script src="/flocktory-postcheckout.js" ${attributes}></script>`;
  const trusted = "require-trusted-types-for 'script'; trusted-types 'none'";
  const pages = [
    [tag(`integrity="${staticFileHash}"`), `script-src '${staticFileHash}'`],
    [tag(`integrity="${staticFileHash}"`), "script-src 'self'"],
    [tag(`nonce="${NONCE}"`), `script-src 'nonce-${NONCE}' 'strict-dynamic'`],
    [tag(''), `script-src 'self'; ${trusted}`],
  ];
  for (const [script, value] of pages) {
    assertLeft(await visit(tab, server.publish(html(data('1') + script), policy(value))), {
      flocktory: pushes([plainOrder('1')]),
    });
  }
  // The negative controls: another file's hash, and no permission at all.
  const other = staticFileHash.replace(/-./, (start) => (start === '-A' ? '-B' : '-A'));
  for (const [script, value] of [
    [tag(`integrity="${other}"`), "script-src 'self'"],
    [tag(''), `script-src '${staticFileHash}'`],
  ]) {
    const left = await visit(tab, server.publish(html(data('1') + script), policy(value)));
    assert.equal(left.flocktory, undefined, value);
    assert.notDeepEqual(left.complaints, []);
  }
});

test('a damaged block does not stop the blocks next to it', async () => {
  const broken = ['', '{', 'null', '[null]', '{"user":{}}', '<!-- x'].map(
    (text) => `<script type="application/json" data-flocktory-postcheckout data-once>${text}</script>`,
  );
  const stranger = '<script type="application/json">{"user":{},"order":{"id":"stranger"}}</script>';
  const fresh = await newTab(browser);
  const left = await visit(
    fresh,
    server.publish(html(data('1') + broken.join('') + stranger + data('2', '--once') + STATIC)),
  );
  await fresh.close();
  const real = left.flocktory.filter(([, payload]) => payload?.order);
  assert.deepEqual(real, pushes([plainOrder('1'), plainOrder('2')]));
  assert.deepEqual(left.complaints, []);
});

test('an element whose id is the name of the queue does not take its place', async () => {
  for (const form of ['script', 'data']) {
    const { html: snippet } = renderOne(plainOrder('1'), '--form', form);
    const left = await visit(tab, server.publish(html(`<div id="flocktory"></div>${snippet}${STATIC}`)));
    assertLeft(left, { flocktory: pushes([plainOrder('1')]) });
  }
});

test('a queue that is there gets one push for each order of a list', async () => {
  for (const form of ['script', 'data']) {
    const { html: snippet } = renderOne([plainOrder('1'), plainOrder('2')], '--form', form);
    const queue = "<script>window.flocktory = [['earlier']];</script>";
    const left = await visit(tab, server.publish(html(queue + snippet + STATIC)));
    assertLeft(left, { flocktory: [['earlier'], ...pushes([plainOrder('1'), plainOrder('2')])] });
  }
});

for (const form of ['script', 'data', 'datalayer']) {
  const queue = form === 'datalayer' ? 'dataLayer' : 'flocktory';
  const page = (id, ...options) =>
    html(renderOne(plainOrder(id), '--form', form, ...options).html + (form === 'data' ? STATIC : ''));
  const count = async ({ left }) => (await left())[queue]?.length ?? 0;

  test(`${form}: once is once per order and browser, whatever the reloads`, async () => {
    const fresh = await newTab(browser);
    const [first, second] = ['</script>1', '2'].map((id) => server.publish(page(id, '--once')));
    const counts = [];
    for (const url of [first, first, second, first, second]) {
      await fresh.page.goto(url);
      counts.push(await count(fresh));
      await fresh.page.reload();
      counts.push(await count(fresh));
    }
    assert.deepEqual(counts, [1, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    assert.deepEqual(fresh.complaints, []);
    await fresh.close();
  });

  test(`${form}: without once each view is a push`, async () => {
    const fresh = await newTab(browser);
    await fresh.page.goto(server.publish(page('1')));
    assert.equal(await count(fresh), 1);
    await fresh.page.reload();
    assert.equal(await count(fresh), 1);
    assert.deepEqual(await fresh.page.evaluate(() => Object.keys(localStorage)), []);
    await fresh.close();
  });

  /** Ways in which a browser denies a page its storage. */
  const blocked = {
    'the storage may not be looked at': () =>
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    'the storage is full': () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    'the storage gives nothing': () => {
      Storage.prototype.getItem = () => {
        throw new Error('broken');
      };
    },
    'there is no storage': () => Object.defineProperty(window, 'localStorage', { value: null }),
  };
  test(`${form}: with storage blocked, once pushes every time`, async () => {
    const url = server.publish(page('1', '--once'));
    for (const [way, script] of Object.entries(blocked)) {
      const fresh = await newTab(browser, script);
      for (let view = 0; view < 2; view += 1) {
        await fresh.page.goto(url);
        assert.equal(await count(fresh), 1, way);
      }
      assert.deepEqual(fresh.complaints, [], way);
      await fresh.close();
    }
    // Chromium itself refuses storage in a page without an origin.
    const fresh = await newTab(browser);
    const sandboxed = server.publish(page('1', '--once'), policy('sandbox allow-scripts'));
    for (let view = 0; view < 2; view += 1) {
      await fresh.page.goto(sandboxed);
      assert.equal(await count(fresh), 1, 'sandboxed');
    }
    await assert.rejects(
      fresh.page.evaluate(() => localStorage.length),
      /SecurityError|sandboxed/,
    );
    assert.deepEqual(fresh.complaints, []);
    await fresh.close();
  });
}
