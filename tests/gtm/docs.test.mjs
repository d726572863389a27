// The commands and the mapping of the documentation work, and are the same in both languages.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { container, run } from './program.mjs';

const read = (name) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const blocks = (page) => [...page.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)].map(([, language, text]) => ({ language, text }));

test('every command runs', () => {
  for (const name of ['gtm.md', 'gtm.ru.md']) {
    const folder = mkdtempSync(join(tmpdir(), 'gtm-'));
    const all = blocks(read(name));
    writeFileSync(join(folder, 'mapping.json'), all.find(({ language }) => language === 'json').text);
    const commands = all.filter(({ language }) => language === 'sh');
    assert.equal(commands.length, 3);
    for (const { text } of commands) {
      const words = [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
      assert.equal(words.shift(), 'flocktory-postcheckout');
      const { status, stderr } = run(words, '', folder);
      assert.equal(status, 0, `${text}\n${stderr}`);
    }
    rmSync(folder, { recursive: true });
  }
});

test('the table of places shows places', () => {
  const places = [...read('gtm.md').matchAll(/^\| `(\{.*\})` \|/gm)].map(([, place]) => JSON.parse(place));
  assert.equal(places.length, 7);
  for (const spot of places) container({ spot });
});

test('both languages have the same code, tables and headings', () => {
  const shape = (page) => ({
    code: blocks(page).map(({ text }) => text.replace(' --lang ru', '')),
    rows: page.split('\n').filter((line) => line.startsWith('|')).length,
    heads: page.split('\n').filter((line) => line.startsWith('#')).map((line) => line.indexOf(' ')),
  });
  assert.deepEqual(shape(read('gtm.ru.md')), shape(read('gtm.md')));
});
