// The contract's cases, as a command takes them.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../cases/', import.meta.url);

/** Every case, except those of the loader: its name, document and options, and whether it is valid. */
export const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((file) =>
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')).map((one) => ({ ...one, name: `${file}: ${one.name}` })),
  )
  .filter(({ loader }) => loader === undefined)
  .map(({ name, input, text, base64, options = {}, html, json }) => ({
    name,
    input,
    document: base64 ? Buffer.from(base64, 'base64') : (text ?? JSON.stringify(input)),
    options,
    isValid: html !== undefined,
    json,
  }));
