// The rules of the container's tag, as generated, on many phones.
//
// `tag.mjs COUNTRY` reads phones, one JSON string a line, and writes the result of the tag of a shop in that country for each:
// the number or an empty line. `tag.mjs` alone writes the numbering plans that the tag has.
import { readFileSync, writeFileSync } from 'node:fs';
import { container } from '../gtm/program.mjs';

/** The tag's own functions: its script up to the call that builds the payload. */
function rules(country) {
  const mapping = Object.fromEntries(['order.id', 'order.price', 'order.items', 'user.name', 'user.phone'].map((name) => [name, name]));
  const { containerVersion } = container({ source: 'globals', mapping, event: 'buy', country });
  const html = containerVersion.tag.flatMap(({ parameter }) => parameter).find(({ key }) => key === 'html').value;
  const script = html.replace(/^<script>/, '').replace(/\{\{[^}]*\}\}/g, 'undefined');
  const end = script.lastIndexOf('\ntry {');
  return (0, eval)(`${script.slice(0, end)}\nreturn { phone, settings };\n}())`);
}

const [country] = process.argv.slice(2);
if (country === undefined) {
  writeFileSync(1, JSON.stringify(rules('RU').settings.plans));
} else {
  const { phone } = rules(country);
  const phones = readFileSync(0, 'utf8').trimEnd().split('\n');
  writeFileSync(1, phones.map((line) => `${phone(JSON.parse(line)) ?? ''}\n`).join(''));
}
