// The documentation's pictures are up to date with the containers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { FILES, picture } from './picture.mjs';

for (const [lang, file] of Object.entries(FILES)) {
  test(`the picture in ${lang}`, () => assert.equal(readFileSync(file, 'utf8'), picture(lang), 'node picture.mjs draws it anew'));
}
