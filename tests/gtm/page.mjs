// A page in node: an empty window that runs scripts, and Tag Manager on it.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const simulator = readFileSync(new URL('simulator.js', import.meta.url), 'utf8');

/** A text as a script, compiled once for all pages. */
const scripts = new Map();
function scriptOf(text) {
  if (!scripts.has(text)) scripts.set(text, new vm.Script(text));
  return scripts.get(text);
}

/** A window with the globals, cookies and elements of a page. */
export function newPage({ globals = {}, cookie = '', elements = {}, pathname = '/', storage = new Map() } = {}) {
  const warnings = [];
  const sandbox = {
    document: {
      cookie,
      querySelector: (selector) => {
        const found = elements[selector];
        if (found === undefined) return null;
        return typeof found === 'string'
          ? { textContent: found }
          : { textContent: '', getAttribute: (name) => found[name] ?? null };
      },
    },
    location: { pathname, protocol: 'https:', host: 'shop.ru' },
    console: { warn: (message) => warnings.push(message) },
    localStorage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => storage.set(key, value),
    },
  };
  const window = vm.createContext(sandbox);
  scriptOf(`var window = this; ${simulator}`).runInContext(window);
  const tags = [];
  window.runTag = (attributes, body, name) => {
    tags.push({ name, attributes: Object.fromEntries(attributes) });
    scriptOf(body).runInContext(window);
  };
  // Values of the page's realm, as on a real page.
  const own = (value) => vm.runInContext(`(${JSON.stringify(value)})`, window);
  for (const [name, value] of Object.entries(globals)) if (value !== undefined) window[name] = own(value);
  return {
    window,
    warnings,
    tags,
    run: (script) => vm.runInContext(script, window),
    push: (...messages) => {
      window.dataLayer = window.dataLayer || own([]);
      for (const message of messages) window.dataLayer.push(own(message));
    },
    start: (container, options) => {
      window.container = JSON.stringify(container);
      window.settings = JSON.stringify(options ?? {});
      vm.runInContext('startTagManager(window, JSON.parse(container), JSON.parse(settings))', window);
    },
    /** The pushes to Flocktory, as the text of their JSON, in which a difference in order or type shows. */
    pushed: () => [...vm.runInContext('(window.flocktory || []).map(function (push) { return JSON.stringify(push); })', window)],
    payloads() {
      return this.pushed().map((push) => JSON.parse(push)[1]);
    },
  };
}

/** The script inside a snippet's tag. */
export const bodyOf = (html) => /^<script[^>]*>([\s\S]*)<\/script>$/.exec(html)[1];
