// The oracle for container files: the schemas of the Tag Manager API v2, as export files write them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const file = process.env.TAGMANAGER_DISCOVERY ?? fileURLToPath(new URL('../../target/gtm/tagmanager.v2.json', import.meta.url));

/** `usageContext` and the like are lower camel case in the API and upper snake case in files. */
const upperSnake = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

function convert({ $ref, type, items, properties, additionalProperties, enum: names }) {
  if ($ref) return { $ref: `#/definitions/${$ref}` };
  if (type === 'array') return { type, items: convert(items) };
  if (type === 'object' && properties) {
    const converted = Object.entries(properties).map(([name, schema]) => [name, convert(schema)]);
    return { type, properties: Object.fromEntries(converted), additionalProperties: false };
  }
  if (type === 'object') return { type, additionalProperties: convert(additionalProperties) };
  return names ? { type, enum: names.map(upperSnake) } : { type };
}

const { schemas } = JSON.parse(readFileSync(file, 'utf8'));
export const definitions = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, convert(schema)]));

export const validate = new Ajv({ allErrors: true, strict: false }).compile({
  type: 'object',
  properties: {
    exportFormatVersion: { const: 2 },
    exportTime: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$' },
    containerVersion: { $ref: '#/definitions/ContainerVersion' },
  },
  required: ['exportFormatVersion', 'exportTime', 'containerVersion'],
  additionalProperties: false,
  definitions,
});
