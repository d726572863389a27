// What `inspect` prints: SARIF by its schema.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';
import Ajv from 'ajv';
import { inspect } from './program.mjs';

const require = createRequire(import.meta.url);
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

const EXAMPLE = new URL('../../examples/thank-you.html', import.meta.url);

/** The report of a file, which is valid. */
function sarif(validate, file, ...options) {
  const report = JSON.parse(inspect(file, '--format', 'sarif', ...options));
  assert.ok(validate(report), JSON.stringify(validate.errors));
  return report;
}

test('SARIF is valid by its schema', () => {
  const ajv = new Ajv({ schemaId: 'auto', unknownFormats: ['uri-reference'], allErrors: true });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
  const validate = ajv.compile(schema);
  // The negative control: the schema is not so loose that it accepts anything.
  assert.ok(!validate({ version: '2.1.0', runs: [{ results: [{ level: 'fatal' }] }] }));
  for (const lang of ['en', 'ru']) {
    const { runs } = sarif(validate, EXAMPLE, '--lang', lang);
    const [{ results, tool }] = runs;
    assert.ok(results.length >= 9);
    for (const { ruleId, ruleIndex, level, locations } of results) {
      const rule = tool.driver.rules[ruleIndex];
      assert.equal(rule.id, ruleId);
      assert.ok(rule.helpUri.endsWith(`#${ruleId}`) && rule.help.text);
      assert.ok(['error', 'warning', 'note'].includes(level));
      const { region } = locations[0].physicalLocation;
      assert.ok(region.endColumn > region.startColumn && region.snippet.text);
    }
    const prints = results.map(({ partialFingerprints }) => partialFingerprints['finding/v1']);
    assert.equal(new Set(prints).size, prints.length);
  }
});
