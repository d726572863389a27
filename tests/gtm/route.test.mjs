// Shop page -> data layer -> generated container -> Flocktory: the same as the direct snippet, for every valid case.
import assert from 'node:assert/strict';
import test from 'node:test';
import { cases } from './cases.mjs';
import { bodyOf, newPage } from './page.mjs';
import { container, render } from './program.mjs';

const CONTAINER = container();
const valid = cases.filter(({ isValid }) => isValid);

test('there are valid cases, lists of orders among them', () => {
  assert.ok(valid.length > 100, String(valid.length));
  assert.ok(valid.filter(({ input }) => Array.isArray(input)).length >= 4);
});

for (const { name, document, options } of valid) {
  test(name, () => {
    const direct = newPage();
    direct.run(bodyOf(render(document, { ...options, form: 'script' })));
    for (const isFirst of [true, false]) {
      const page = newPage();
      const snippet = bodyOf(render(document, { ...options, form: 'datalayer' }));
      page.push({ event: 'gtm.js' });
      if (isFirst) page.start(CONTAINER);
      page.run(snippet);
      if (!isFirst) page.start(CONTAINER);
      page.push({ event: 'gtm.dom' });
      assert.deepEqual(page.pushed(), direct.pushed());
      assert.ok(page.pushed().length > 0);
      assert.deepEqual(page.warnings, []);
    }
  });
}
