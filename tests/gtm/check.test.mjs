// `gtm check` compared with others: Google's schema for the content of a container, acorn for ECMAScript 5.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'acorn';
import { problems } from './program.mjs';
import { definitions } from './schema.mjs';

const SCHEMA_CODES = ['gtm_property_unknown', 'gtm_property_missing', 'gtm_property_type', 'gtm_value_unknown'];

/** The schema's faults that are found in a container version, by path. */
function faults(containerVersion) {
  const found = problems({ exportFormatVersion: 2, exportTime: '2026-01-01 00:00:00', containerVersion });
  const ours = found.filter(({ code }) => SCHEMA_CODES.includes(code));
  return new Map(ours.map(({ code, path }) => [path.replace('containerVersion', ''), code]));
}

/** A value with every property that the schema has; `leaf` makes the scalars, `object` may add to a map. */
function instance(schema, leaf, object = (map) => map, name = '', depth = 0) {
  if (schema.$ref) {
    const definition = schema.$ref.replace('#/definitions/', '');
    // Parameters contain parameters.
    const deeper = depth + (definition === 'Parameter');
    return deeper > 2 ? undefined : instance(definitions[definition], leaf, object, name, deeper);
  }
  if (schema.type === 'array') {
    const element = instance(schema.items, leaf, object, name, depth);
    return element === undefined ? undefined : [element];
  }
  if (schema.properties) {
    const pairs = Object.entries(schema.properties);
    return object(Object.fromEntries(pairs.map(([key, of]) => [key, instance(of, leaf, object, key, depth)])));
  }
  return leaf(schema, name);
}

/** A valid scalar: ids and times are digits. */
function valid({ type, enum: names }, name) {
  if (names) return names.find((one) => !one.includes('UNSPECIFIED'));
  if (type === 'boolean') return true;
  if (type === 'integer') return 1;
  return /(Id|Ms)$/.test(name) ? '7' : 'text';
}

/** The paths of all scalars. */
function leaves(value, path = '') {
  if (Array.isArray(value)) return value.flatMap((one, index) => leaves(one, `${path}[${index}]`));
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`));
  }
  return value === undefined ? [] : [path];
}

const version = { $ref: '#/definitions/ContainerVersion' };

test('everything that the schema has is known', () => {
  const most = Math.max(...Object.values(definitions).flatMap(({ properties }) =>
    Object.values(properties ?? {}).map((one) => (one.enum ?? one.items?.enum ?? []).length)));
  assert.ok(most > 100, 'built-in variables');
  for (let turn = 0; turn < most; turn += 1) {
    const leaf = (schema, name) => {
      // Containers of other kinds are not checked further.
      if (name === 'usageContext') return 'WEB';
      const names = schema.enum?.filter((one) => !one.includes('UNSPECIFIED'));
      return names ? names[turn % names.length] : valid(schema, name);
    };
    assert.deepEqual(faults(instance(version, leaf)), new Map());
  }
});

test('a value of another type is found everywhere', () => {
  const wrong = instance(version, ({ type }) => (type === 'string' ? 7 : 'text'));
  const wanted = leaves(wrong);
  assert.ok(wanted.length > 300, String(wanted.length));
  assert.deepEqual(faults(wrong), new Map(wanted.map((path) => [path, 'gtm_property_type'])));
});

test('an unknown value is found wherever the schema lists them', () => {
  const wrong = instance(version, (schema, name) => (schema.enum ? 'NOTHING_LIKE_IT' : valid(schema, name)));
  const wanted = leaves(instance(version, (schema) => (schema.enum ? '' : undefined)));
  assert.ok(wanted.length > 50, String(wanted.length));
  assert.deepEqual(faults(wrong), new Map(wanted.map((path) => [path, 'gtm_value_unknown'])));
});

test('an unknown property is found everywhere', () => {
  const wrong = instance(version, valid, (map) => ({ ...map, nothingLikeIt: 1 }));
  const wanted = leaves(wrong).filter((path) => path.endsWith('.nothingLikeIt'));
  assert.ok(wanted.length > 50, String(wanted.length));
  assert.deepEqual(faults(wrong), new Map(wanted.map((path) => [path, 'gtm_property_unknown'])));
});

/** For each script, what is found in a Custom HTML tag that contains it. */
function judged(codes) {
  const tag = codes.map((code, index) => ({
    tagId: String(index + 1), name: `Tag ${index}`, type: 'html', firingTriggerId: ['2147479553'],
    parameter: [{ type: 'TEMPLATE', key: 'html', value: `<script>${code}</script>` }],
  }));
  const found = problems({ exportFormatVersion: 2, containerVersion: { tag } });
  return codes.map((_, index) =>
    found
      .filter(({ code, path }) => code.startsWith('gtm_javascript') && path.startsWith(`containerVersion.tag[${index}].`))
      .map(({ code }) => code));
}

function parses(code, ecmaVersion) {
  try {
    parse(code, { ecmaVersion, sourceType: 'script' });
    return true;
  } catch {
    return false;
  }
}

/** A script that acorn takes as ECMAScript 5 has no problems; one that it takes only as newer is reported. */
function compare(codes) {
  const counts = { five: 0, newer: 0, neither: 0 };
  for (let from = 0; from < codes.length; from += 200) {
    const batch = codes.slice(from, from + 200);
    judged(batch).forEach((found, index) => {
      const code = batch[index];
      if (parses(code, 5)) {
        counts.five += 1;
        assert.deepEqual(found, [], code);
      } else if (parses(code, 'latest')) {
        counts.newer += 1;
        assert.ok(found.includes('gtm_javascript_es6'), code);
      } else {
        counts.neither += 1;
      }
    });
  }
  return counts;
}

const FIVE = [
  'var a = {get b() { return 1; }, set b(c) {}, "d": 1, 2: 3, if: 4,};',
  'a: for (var b in c) { if (b) continue a; else break a; }',
  'switch (a) { case 1: case 2: b(); break; default: c(); }',
  'try { throw new Error("a"); } catch (e) { b(e); } finally { c(); }',
  'do { a--; } while (a > 0); b();',
  'var a = b ? c : d, e = f, g = -+~!h, i = typeof j, k = void 0; delete l.m;',
  'a = /[/\\]]+\\//gim.test(b) && c << 2 >>> 3 >> 4 !== 5 || d in e && f instanceof g;',
  'function a() { "use strict"; return this; } (function () {}()); new a; new a(b)[c].d;',
  'var async = 1, of = 2, get = 3, set = 4, static_ = 5; async = of; async(1); let_ = 6;',
  'with (a) { b = c; }',
  'var a = 010, b = 0x1f, c = 1e10, d = .5, e = 5.;',
  'var a = "\\u0041\\x41\\0\\\nb", c = \'"\';',
  'a\n++b; if (a) ; else { } debugger; ;;;',
  'var a = function b() { return b; }, c = [1, , 2, ];',
  'a["b"]["c"] = d.e.f(g)(h), i;',
  'for (var a = 0, b = 1; a < b; a++, b--) { c(a, b); } for (;;) { break; } for (a in b) c(); while (a) b();',
  '<!-- a comment\nvar a = 1;\n--> another',
];
const NEWER = [
  'var a = () => 1;', 'var a = async () => 1;', 'let a = 1;', 'const a = 1;', 'class A extends B { c() { super.c(); } }',
  'var a = `b${c}`;', 'a`b`;', 'f(...a);', '[...a];', 'var b = {...a};', 'function a(...b) {}', 'function a(b = 1) {}',
  'var {a} = b;', 'var [a] = b;', '({a} = b);', '[a] = b;', 'for (var a of b) {}', 'var a = {b};', 'var a = {b() {}};',
  'var a = {[b]: 1};', 'function* a() { yield 1; }', 'async function a() { await b; }', 'a?.b;', 'a?.[b];', 'a?.();', 'a ?? b;',
  'a ** b;', 'a **= b;', 'a ||= b;', 'a &&= b;', 'a ??= b;', 'var a = 1n;', 'import("a");', 'try {} catch {}',
  'var a = 0b1;', 'var a = 0o7;', 'var a = 1_000;', 'var a = /a/y;', 'var a = /a/u;', 'var a = /a/s;', 'var a = "\\u{1f600}";',
  'f(a,);', 'function a(b,) {}', 'new.target', 'function a() { new.target; }', 'var a = {async b() {}};', 'var a = {*b() {}};',
  'class A { #b = 1; static c = 2; static { } }', 'new a(b,);', 'var a = {__proto__: b, "c"() {}};', 'var \\u{61} = 1;',
].filter((code) => parses(code, 'latest'));

test('ECMAScript 5 is left alone, and newer code is reported', () => {
  const counts = compare([...FIVE, ...NEWER]);
  assert.deepEqual(counts, { five: FIVE.length, newer: NEWER.length, neither: 0 });
});

test('so it is with scripts in which anything may be changed', () => {
  const folder = new URL('../../core/src/gtm/js/', import.meta.url);
  const scripts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const pieces = ['=>', '`', '...', 'const ', '?.', '??', '**', ',', ')', '(', '{', '}', '"', '/', '\n', 'async ', 'of ', ';', ''];
  // Left out below: references, the ends of scripts, `let` as a name, which only sloppy ECMAScript 5 has, and `do … while (…)`
  // without a semicolon after it, which ECMAScript 5 forbids and every browser accepts.
  // A fixed sequence: the same codes on every run.
  let state = 1;
  const random = (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const statements = [...FIVE, ...NEWER, ...scripts.flatMap((script) => script.split(/\n(?=\S)/))];
  const codes = Array.from({ length: 5000 }, () => {
    const code = statements[random(statements.length)];
    const at = random(code.length);
    return code.slice(0, at) + pieces[random(pieces.length)] + code.slice(at + random(3));
  }).filter((code) => !/\{\{|<\/|<!--|\blet\b|do \{[^}]*\} while \([^)]*\)\s*[^;\s]/.test(code));
  const { five, newer, neither } = compare(codes);
  assert.ok(five > 300 && newer > 50 && neither > 300, JSON.stringify({ five, newer, neither }));
});
