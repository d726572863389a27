// Orders full of hostile text, and the payload that each must become: written out by hand here, from the rules alone.
import { strings } from './strings.mjs';

// What means "no value" in the rules: words everywhere, more words in ids, and what templates and languages
// print, as a whole text or, in ids and names, anywhere.
const WORDS = [
  'null', 'NULL', 'undefined', 'None', 'none', 'nil', 'NaN', '(null)', '<nil>', '<null>', 'n/a', 'N/A', 'Array',
  'AnonymousUser', '%s', '%d', 'System.Object', 'System.String[]',
];
const NO_ID = [
  'null', 'undefined', 'none', 'nil', 'nan', '(null)', '<nil>', '<null>', 'n/a', '-1', 'true', 'false', 'unknown',
  'guest', 'anonymous', 'anonymoususer', 'anon', 'array', 'system.object', 'noemail', 'no-email', 'no_email', 'nomail',
  'no-mail',
];
const FORMS = [
  ['{{', '', '}}'], ['{%', '', '%}'], ['{!!', '', '!!}'], ['${', '', '}'], ['#{', '', '}'], ['{$', '', '}'],
  ['<?', '', '?>'], ['<%', '', '%>'], ['%(', '', ')s'], ['[object ', '', ']'], ['#<', '', '>'], ['<', ' at 0x', '>'],
  ['<bound method ', '', '>'], ['<QuerySet [', '', ']>'], ['HASH(0x', '', ')'], ['ARRAY(0x', '', ')'],
  ['SCALAR(0x', '', ')'],
];
const SHAPES = [
  /^#[A-Z][A-Z0-9_]*#$/,
  /^[\w.$]*\.[A-Z][\w$]*@[0-9a-f]{5,8}$/,
  /^[A-Za-z]\w* object \((?:\d+|None)\)$/,
];

// White space and zero-width characters. Not trim(): JavaScript's does not remove U+0085.
const SPACE =
  '[\\p{White_Space}\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0]';
const OUTER_SPACE = new RegExp(`^${SPACE}+|${SPACE}+$`, 'gu');
const trim = (text) => text.replace(OUTER_SPACE, '');
const isBlank = (text) => trim(text) === '';
const isForm = (text) =>
  FORMS.some(
    ([begin, middle, end]) =>
      text.length >= begin.length + end.length &&
      text.startsWith(begin) &&
      text.endsWith(end) &&
      text.slice(begin.length, text.length - end.length).includes(middle),
  );
/** Whether the parts of a form appear in this order anywhere. */
const holdsForm = (text) =>
  FORMS.some((parts) => {
    let at = 0;
    return parts.every((part) => {
      const place = text.indexOf(part, at);
      at = place + part.length;
      return place >= 0;
    });
  });
const isPlaceholder = (text) =>
  WORDS.includes(trim(text)) || isForm(trim(text)) || SHAPES.some((shape) => shape.test(trim(text)));
const isNoId = (text) =>
  NO_ID.includes(trim(text).toLowerCase()) || /^[0\-.,]+$/.test(trim(text)) || holdsForm(text) || isPlaceholder(text);

/** Text that is sent as it is, or left out: silently if it is blank, with a problem if it is a placeholder. */
function sent(text, path, dropped) {
  if (isBlank(text)) return undefined;
  if (!isPlaceholder(text)) return text;
  dropped.push(path);
  return undefined;
}

/** An item's id, which may consist of zeros. */
function itemId(text, path, dropped) {
  if (isBlank(text)) return undefined;
  if (!isNoId(text) || /^0+$/.test(text)) return text;
  dropped.push(path);
  return undefined;
}

/** A name, or half of one: placeholders among its words are removed. */
function name(text, path, dropped) {
  if (isBlank(text)) return '';
  if (isPlaceholder(text) || holdsForm(text)) {
    dropped.push(path);
    return '';
  }
  const words = text.split(/\p{White_Space}+/u).filter((word) => word !== '');
  if (!words.some(isPlaceholder)) return text;
  dropped.push(path);
  return words.filter((word) => !isPlaceholder(word)).join(' ');
}

/** Without the fields that are not given. */
function given(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const orderId = (text, index) => (isBlank(text) || isNoId(text) ? `order ${index}` : text);
const count = strings.length;

/** The text at this place for the field of this number: each field gets each text once, and no two fields get the same text. */
const pick = (index, field) => strings[(index + field * 7) % count];

/** Text in every field that accepts any text, with extra keys and values at all four places, two levels deep. */
export const textOrders = strings.map((_, index) => {
  const text = (field) => pick(index, field);
  const extra = (field) => ({
    [`${text(field)}`]: text(field + 1),
    deep: [text(field + 2), { [text(field + 3)]: text(field + 4) }],
  });
  const dropped = [];
  const extras = [20, 25, 30, 35].map(extra);
  return {
    order: {
      user: { name: text(0), email: 'anna@shop.ru', extra: extras[0] },
      order: {
        id: orderId(text(1), index),
        price: '2999,99',
        custom_field: text(2),
        items: [
          { id: text(3), title: text(4), price: 1000.5, count: 2, extra: extras[1] },
          { id: 'second', title: text(5) },
        ],
        extra: extras[2],
      },
      spot: text(6),
      extra: extras[3],
    },
    payload: {
      user: { name: name(text(0), 'user.name', dropped), email: 'anna@shop.ru', ...extras[0] },
      order: {
        id: orderId(text(1), index),
        price: 2999.99,
        ...given({ custom_field: sent(text(2), 'order.custom_field', dropped) }),
        items: [
          given({
            id: itemId(text(3), 'order.items[0].id', dropped),
            title: sent(text(4), 'order.items[0].title', dropped),
            price: 1000.5,
            count: 2,
            ...extras[1],
          }),
          given({ id: 'second', title: sent(text(5), 'order.items[1].title', dropped) }),
        ],
        ...extras[2],
      },
      ...given({ spot: sent(text(6), 'spot', dropped) }),
      ...extras[3],
    },
    dropped,
  };
});

/** A picture's address as a browser loads it: strictly encoded, if it contains a character that no URL has. */
function loaded(image) {
  const text = trim(image);
  const forbidden = new RegExp(`["\\\\^\`|\\u0080-\\u009f]|${SPACE}`, 'u');
  if (!forbidden.test(text)) return text;
  const strict = new RegExp(`[\\[\\]]|%(?![\\da-f]{2})|${forbidden.source}`, 'giu');
  return text.replace(/^[^?#]*/, (path) => path.replaceAll('\\', '/')).replace(strict, encodeURIComponent);
}

/** Text in the fields with a fixed form: it arrives exactly, or not at all and a problem says so. */
export const checkedOrders = strings.map((_, index) => {
  const first = pick(index, 0);
  const last = pick(index, 1);
  // Some must arrive: whole addresses are made of every other text.
  const email = index % 2 ? pick(index, 2) : `${pick(index, 2)}@shop.ru`;
  const image = index % 2 ? pick(index, 3) : `https://shop.ru/${pick(index, 3)}`;
  const sex = index % 9 ? pick(index, 4) : 'f';
  return {
    order: {
      user: { first_name: first, last_name: last, email, phone: pick(index, 5), id: 'u1', sex },
      order: { id: index + 1, price: 1, items: [{ id: 'i1', image }] },
    },
    payload(problems) {
      const codes = problems.map((problem) => problem.code);
      const dropped = [];
      const user = {
        name: [name(trim(first), 'user.first_name', dropped), name(trim(last), 'user.last_name', dropped)]
          .filter(Boolean)
          .join(' '),
      };
      const isRefused = codes.includes('email_invalid') || codes.includes('email_placeholder');
      user.email = isBlank(email) || isRefused ? 'u1@unknown.email' : trim(email);
      if (!isRefused && !isBlank(email) && trim(email) !== email) dropped.push('user.email');
      if (user.email === 'u1@unknown.email' && !isBlank(pick(index, 5))) dropped.push('user.phone');
      if (sex === 'm' || sex === 'f') user.sex = sex;
      else if (!isBlank(sex)) dropped.push('user.sex');
      const item = { id: 'i1' };
      if (!isBlank(image) && !codes.includes('image_invalid') && !codes.includes('image_relative')) item.image = loaded(image);
      return { payload: { user, order: { id: String(index + 1), price: 1, items: [item] } }, dropped };
    },
  };
});

/** The customer has only this id: it is written before `@unknown.email` exactly, or the order is refused. */
export const idOrders = strings.map((id, index) => ({
  order: { user: { id, name: 'Анна' }, order: { id: index + 1, price: 1, items: [{ id: 'i1' }] } },
  payload: {
    user: { name: 'Анна', email: `${id}@unknown.email` },
    order: { id: String(index + 1), price: 1, items: [{ id: 'i1' }] },
  },
}));

/** An order with nothing wrong in it. */
export function plainOrder(id) {
  return {
    user: { name: 'Анна', email: 'anna@shop.ru' },
    order: { id, price: 1000, items: [{ id: '777', title: 'Кеды «Б/У» </script>' }] },
  };
}
