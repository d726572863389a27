// Elements of a page whose names are those of global variables, of the document's properties, and of a queue's properties.
import { tokenizer } from 'acorn';

/** Every name in a script: of variables and of properties. */
export function namesIn(script) {
  const tokens = [...tokenizer(script, { ecmaVersion: 5 })];
  return new Set(tokens.filter(({ type }) => type.label === 'name').map(({ value }) => value));
}

/** The elements whose `id` or `name` is a property of the window or of the document. */
const ELEMENTS = {
  'form id': (name) => `<form id="${name}"></form>`,
  'form name': (name) => `<form name="${name}"></form>`,
  'form, twice': (name) => `<form id="${name}"></form>`.repeat(2),
  'img name': (name) => `<img name="${name}">`,
  'img id and name': (name) => `<img id="${name}" name="${name}">`,
  'a id': (name) => `<a id="${name}"></a>`,
  'a, twice': (name) => `<a id="${name}"></a>`.repeat(2),
  'embed name': (name) => `<embed name="${name}">`,
  'object id': (name) => `<object id="${name}"></object>`,
  'object name': (name) => `<object name="${name}"></object>`,
  'input id and name': (name) => `<input id="${name}" name="${name}">`,
  iframe: (name) => `<iframe name="${name}"></iframe>`,
};

/** Elements with one name that have properties with the names of others. */
const HOLDERS = {
  'form of inputs': (holder, names) => `<form id="${holder}">${names.map((name) => `<input name="${name}">`).join('')}</form>`,
  'form of twins': (holder, names) =>
    `<form name="${holder}">${names.map((name) => `<input name="${name}">`.repeat(2)).join('')}</form>`,
  'form of objects': (holder, names) =>
    `<form id="${holder}">${names.map((name) => `<object name="${name}"></object>`).join('')}</form>`,
  'form of images': (holder, names) => `<form id="${holder}">${names.map((name) => `<img id="${name}">`).join('')}</form>`,
  collection: (holder, names) => names.map((name) => `<a id="${holder}" name="${name}"></a>`).join(''),
  'collection of forms': (holder, names) => names.map((name) => `<form id="${holder}" name="${name}"></form>`).join(''),
  'frame of elements': (holder, names) =>
    `<iframe name="${holder}" srcdoc="${names.map((name) => `<a id='${name}'></a>`).join('')}"></iframe>`,
  'frame of functions': (holder) => `<iframe name="${holder}" srcdoc="<script>function push() {}</script>"></iframe>`,
  'frame of another site': (holder) => `<iframe name="${holder}" src="data:text/html,x"></iframe>`,
};

/** Elements for a page's body: `{what, html, isLate}`, late if they have their properties only when the page is loaded. */
export function clobbers(names) {
  const all = [...names];
  const holders = ['flocktory', 'dataLayer', 'localStorage', 'console', 'Document'];
  return [
    ...Object.entries(ELEMENTS).map(([what, make]) => ({ what, html: all.map(make).join('') })),
    ...Object.entries(HOLDERS).map(([what, make]) => ({
      what,
      html: holders.map((holder) => make(holder, all)).join(''),
      isLate: what.startsWith('frame'),
    })),
  ];
}
