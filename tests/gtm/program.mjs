// The command under test.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program =
  process.env.FLOCKTORY_POSTCHECKOUT ??
  fileURLToPath(new URL('../../target/debug/flocktory-postcheckout', import.meta.url));

/** A run of the command, in a folder. */
export function run(args, input = '', cwd = undefined) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, cwd, maxBuffer: 2 ** 30, encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Options as arguments: flags, lists, and places written as JSON. */
export function toArguments(options) {
  return Object.entries(options).flatMap(([name, value]) => {
    const flag = `--${name.replaceAll('_', '-')}`;
    if (value === undefined || value === false || value === null) return [];
    if (value === true) return [flag];
    if (Array.isArray(value)) return value.flatMap((one) => [flag, one]);
    return [flag, typeof value === 'object' ? JSON.stringify(value) : String(value)];
  });
}

/** A container; `mapping` goes through standard input. */
export function container({ mapping, ...options } = {}) {
  const args = ['gtm', 'container', ...toArguments(options)];
  const { status, stdout, stderr } = mapping
    ? run([...args, '--mapping', '-'], JSON.stringify(mapping))
    : run(args);
  if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`);
  return JSON.parse(stdout);
}

/** The command's message for options that it refuses. */
export function refusal({ mapping, ...options }) {
  const args = ['gtm', 'container', ...toArguments(options)];
  const { status, stderr } = mapping ? run([...args, '--mapping', '-'], JSON.stringify(mapping)) : run(args);
  if (status !== 1) throw new Error(`${args.join(' ')}: exit ${status}`);
  return stderr;
}

/** A snippet of one document, or nothing if it has errors. */
export function render(document, options, ...more) {
  const { status, stdout, stderr } = run(['render', '-', ...toArguments(options), ...more], document);
  if (status > 1) throw new Error(stderr);
  return status === 0 ? stdout.replace(/\n$/, '') : undefined;
}

/** Many orders in one run: `{html, problems}` each. */
export function renderAll(orders, ...options) {
  const input = orders.map((order) => `${JSON.stringify(order)}\n`).join('');
  const { status, stdout, stderr } = run(['render', '--ndjson', '-', '--output', 'json', ...options], input);
  if (status > 1) throw new Error(stderr);
  return stdout.trimEnd().split('\n').map((row) => JSON.parse(row));
}

/** What `gtm check` finds in a container. */
export function problems(file) {
  const { status, stdout, stderr } = run(['gtm', 'check', '-', '--format', 'json'], JSON.stringify(file));
  if (status === 2) throw new Error(stderr);
  return JSON.parse(stdout);
}
