// A small Tag Manager: the data layer in its two versions, variables, triggers, and the substitution in Custom HTML.
// A classic script, so that it runs in a page and in node's vm alike. README.md says what it covers of Tag Manager.
function startTagManager(window, container, { debug = false, overrides = {} } = {}) {
  const { tag = [], trigger = [], variable = [], builtInVariable = [] } = container.containerVersion;
  const parameter = (entity, key) => (entity.parameter ?? []).find((one) => one.key === key)?.value;

  // ---- The data layer: version 1 keeps what was pushed last under each key, version 2 merges.
  const last = Object.create(null);
  const merged = Object.create(null);
  const isPlain = (value) => Object.prototype.toString.call(value) === '[object Object]';
  function merge(from, into) {
    for (const key of Object.keys(from)) {
      const value = from[key];
      if (Array.isArray(value)) {
        if (!Array.isArray(into[key])) into[key] = [];
        merge(value, into[key]);
      } else if (isPlain(value)) {
        if (!isPlain(into[key])) into[key] = {};
        merge(value, into[key]);
      } else {
        into[key] = value;
      }
    }
  }
  const walk = (value, path) =>
    path.split('.').reduce((object, step) => (object === null || object === undefined ? undefined : object[step]), value);

  // ---- Variables
  const kinds = {
    v: (one) => (parameter(one, 'dataLayerVersion') === '1' ? last[parameter(one, 'name')] : walk(merged, parameter(one, 'name'))),
    j: (one) => walk(window, parameter(one, 'name')),
    c: (one) => parameter(one, 'value'),
    k: (one) => {
      const found = window.document.cookie.split('; ').find((pair) => pair.startsWith(`${parameter(one, 'name')}=`));
      const value = found?.slice(parameter(one, 'name').length + 1);
      return value !== undefined && parameter(one, 'decodeCookie') === 'true' ? decodeURIComponent(value) : value;
    },
    d: (one) => {
      if (parameter(one, 'selectorType') !== 'CSS') throw new Error('selectorType');
      const element = window.document.querySelector(parameter(one, 'elementSelector'));
      const attribute = parameter(one, 'attributeName');
      if (!element) return null;
      return attribute ? element.getAttribute(attribute) : element.textContent;
    },
  };
  const builtIns = { PAGE_PATH: () => window.location.pathname, DEBUG_MODE: () => debug };
  let event;
  function valueOf(name) {
    if (name === '_event') return event;
    if (name in overrides) return overrides[name];
    const builtIn = builtInVariable.find((one) => one.name === name);
    if (builtIn) return builtIns[builtIn.type]();
    const own = variable.find((one) => one.name === name);
    if (!own) throw new Error(`Unknown variable ${name}`);
    return kinds[own.type](own);
  }
  const REFERENCE = /\{\{([^{}]+)\}\}/g;
  /** A template that is exactly one reference keeps the value's type; a longer template becomes text. */
  function template(text) {
    const alone = /^\{\{([^{}]+)\}\}$/.exec(text);
    return alone ? valueOf(alone[1]) : text.replace(REFERENCE, (_, name) => String(valueOf(name)));
  }

  // ---- Triggers
  const compare = {
    EQUALS: (left, right) => left === right,
    CONTAINS: (left, right) => left.includes(right),
    MATCH_REGEX: (left, right) => new RegExp(right).test(left),
  };
  const holds = ({ type, parameter: pair }) => {
    const [left, right] = ['arg0', 'arg1'].map((key) => String(template(pair.find((one) => one.key === key).value)));
    return compare[type](left, right);
  };
  const EVENTS = { PAGEVIEW: 'gtm.js', DOM_READY: 'gtm.dom' };
  const fires = (one) =>
    (one.type === 'CUSTOM_EVENT' ? one.customEventFilter.every(holds) : EVENTS[one.type] === event) &&
    (one.filter ?? []).every(holds);

  // ---- Custom HTML
  const macros = [];
  window.google_tag_manager = { 'GTM-TEST': { macro: (index) => macros[index] } };
  /** In code a reference becomes an expression and keeps its type; inside quotes, an escaped text. */
  function code(text) {
    let quote = '';
    return text.replace(/\\.|["'\n]|\{\{([^{}]+)\}\}/g, (token, name) => {
      if (token === '\n') quote = '';
      else if (token === quote) quote = '';
      else if ((token === '"' || token === "'") && !quote) quote = token;
      if (name === undefined) return token;
      if (quote) return JSON.stringify(String(valueOf(name))).slice(1, -1).replace(/'/g, "\\'");
      macros.push(valueOf(name));
      return `google_tag_manager["GTM-TEST"].macro(${macros.length - 1})`;
    });
  }
  function fire(one) {
    // A tag has read its references when it ends. With the same numbers each time its code is the same, and compiled once.
    macros.length = 0;
    const html = parameter(one, 'html');
    const keepsAttributes = parameter(one, 'supportDocumentWrite') === 'true';
    for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)]
        .filter(([, name]) => keepsAttributes || name !== 'nonce')
        .map(([, name, value]) => [name, String(template(value))]);
      window.runTag(pairs, code(body), one.name);
    }
  }

  // ---- The queue
  const queue = [];
  let busy = false;
  function work() {
    if (busy) return;
    busy = true;
    while (queue.length > 0) {
      const message = queue.shift();
      if (!isPlain(message)) continue;
      for (const key of Object.keys(message)) last[key] = message[key];
      merge(message, merged);
      event = message.event;
      if (event === undefined) continue;
      const firing = trigger.filter(fires).map((one) => one.triggerId);
      tag.filter((one) => one.firingTriggerId.some((id) => firing.includes(id))).forEach(fire);
    }
    busy = false;
  }
  window.dataLayer = window.dataLayer || [];
  queue.push(...window.dataLayer);
  const push = window.dataLayer.push;
  window.dataLayer.push = function (...messages) {
    const length = push.apply(this, messages);
    queue.push(...messages);
    work();
    return length;
  };
  work();
}
