// A page whose elements have the names that the snippet and the static file use: the order arrives, nothing is thrown.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { newTab, startChromium, startServer } from './browser.mjs';
import { clobbers, namesIn } from './clobber.mjs';
import { plainOrder } from './orders.mjs';
import { renderOne, staticFile } from './program.mjs';

let browser, server, tab;
before(async () => {
  [browser, server] = await Promise.all([startChromium(), startServer()]);
  tab = await newTab(browser);
  server.publishScript('/flocktory-postcheckout.js', staticFile);
});
after(() => Promise.all([browser?.close(), server?.stop()]));

const STATIC = '<script src="/flocktory-postcheckout.js"></script>';
const PUSHES = {
  flocktory: [['postcheckout', plainOrder('1')]],
  dataLayer: [{ event: 'flocktory_postcheckout', flocktory_postcheckout: plainOrder('1') }],
};
/** Records which names no longer have the browser's values. */
const note = (names) => `<script>
var taken = ${JSON.stringify([...names])}.filter(function (name) {
  var own = window[name] || document[name];
  return own && (own.window || own instanceof Node || own instanceof HTMLCollection);
});
</script>`;

for (const form of ['script', 'datalayer', 'data']) {
  for (const once of [false, true]) {
    const options = ['--form', form, ...(once ? ['--once'] : [])];
    const snippet = renderOne(plainOrder('1'), ...options).html;
    const script = form === 'data' ? staticFile : snippet.replace(/^<script>|<\/script>$/g, '');
    const names = namesIn(script);
    const queue = form === 'datalayer' ? 'dataLayer' : 'flocktory';
    const page = ({ head = '', elements, body }) =>
      server.publish(`<!doctype html><html><head><script>localStorage.clear()</script>${head}</head>
<body>${elements}${note(names)}${body}</body></html>`);
    /** Where the script is: in the page, or added to it when its frames are loaded. */
    const places = {
      'in the page': (elements) => tab.page.goto(page({ elements, body: form === 'data' ? snippet + STATIC : snippet })),
      ...(form === 'data' && { 'in the head': (elements) => tab.page.goto(page({ head: STATIC, elements, body: snippet })) }),
    };
    const late = {
      'after the page': async (elements) => {
        await tab.page.goto(page({ elements, body: form === 'data' ? snippet : '' }));
        await tab.page.addScriptTag({ content: script });
      },
    };

    for (const { what, html, isLate } of clobbers(names)) {
      for (const [where, open] of Object.entries(isLate ? late : places)) {
        test(`${options.slice(1).join(' ')} ${where}: ${what}`, async () => {
          tab.complaints.length = 0;
          await open(html);
          assert.ok((await tab.page.evaluate('taken')).includes(queue), 'no element has the name of the queue');
          assert.deepEqual(JSON.parse(await tab.page.evaluate(`JSON.stringify(window.${queue})`)), PUSHES[queue]);
          assert.equal(await tab.page.evaluate('window.localStorage.length'), once ? 1 : 0);
          assert.deepEqual(tab.complaints, []);
        });
      }
    }
  }
}
