// Conditions on the page's address: whether they match addresses as a browser writes them, and which regular expressions are valid.
import assert from 'node:assert/strict';
import test from 'node:test';
import { container, problems, refusal } from './program.mjs';

/** Whether the trigger of a container fires on an address, by the URL standard. */
function fires(options, address) {
  const { trigger } = container({ source: 'classic', ...options }).containerVersion;
  const url = new URL(address);
  url.hash = '';
  const variables = { '{{Page Path}}': url.pathname, '{{Page URL}}': url.href };
  return trigger[0].filter.every(({ type, parameter: [arg0, arg1] }) => {
    const value = variables[arg0.value];
    if (type === 'MATCH_REGEX') return new RegExp(arg1.value).test(value);
    return type === 'EQUALS' ? value === arg1.value : value.includes(arg1.value);
  });
}

test('a path fires where it should, and nowhere else', () => {
  for (const [page_path, compare, yes, no] of [
    ['/thanks', 'equals', ['https://shop.ru/thanks?utm_source=a#b'], ['https://shop.ru/thanks/', 'https://shop.ru/']],
    ['/заказ оформлен/', 'equals', ['https://shop.ru/заказ оформлен/'], ['https://shop.ru/заказ/']],
    ['спасибо', 'contains', ['https://shop.ru/order/спасибо/?id=1'], ['https://shop.ru/order/?спасибо']],
    [
      '/index.php?route=checkout/success', 'equals',
      ['https://shop.ru/index.php?route=checkout/success', 'http://a.shop.ru:80/index.php?route=checkout/success&id=5#x'],
      ['https://shop.ru/index.php', 'https://shop.ru/index.php?route=checkout/successful', 'https://shop.ru/a/index.php?route=checkout/success'],
    ],
    ['?route=checkout/success', 'contains', ['https://shop.ru/?route=checkout/success'], ['https://shop.ru/route=checkout/success']],
    ['/index\\.php\\?route=checkout/(success|done)', 'regex', ['https://shop.ru/index.php?route=checkout/done'], ['https://shop.ru/index.php']],
    ['^/(order|спасибо)/\\d+', 'regex', ['https://shop.ru/спасибо/12', 'https://shop.ru/order/1'], ['https://shop.ru/a/order/1']],
    ['^/ж+$', 'regex', ['https://shop.ru/жжж'], ['https://shop.ru/', 'https://shop.ru/з']],
  ]) {
    for (const address of yes) assert.ok(fires({ page_path, compare }, address), `${page_path} ${address}`);
    for (const address of no) assert.ok(!fires({ page_path, compare }, address), `${page_path} ${address}`);
  }
});

test('a path that never fires is refused, with what to write', () => {
  for (const [page_path, compare, reported] of [
    ['thanks', 'equals', 'begins with `/`'],
    ['https://shop.ru/thanks', 'equals', 'without scheme and host'],
    ['/x#y', 'contains', 'without `#…`'],
    ['/thanks(', 'regex', '`(` is not closed'],
    ['(?i)/thanks', 'regex', 'no group `(?`'],
    ['/index.php?route=checkout/success', 'regex', '`\\?` for a question mark'],
    ['^/index\\.php\\?route=', 'regex', 'without `^`'],
  ]) {
    const message = refusal({ source: 'classic', page_path, compare });
    assert.ok(message.startsWith('error option_invalid: options.page_path must be ') && message.includes(reported), message);
  }
});

/** Whether the check accepts each text as a regular expression. */
function taken(regexes) {
  const condition = (value) => ({
    type: 'MATCH_REGEX',
    parameter: [
      { type: 'TEMPLATE', key: 'arg0', value: '{{_event}}' }, { type: 'TEMPLATE', key: 'arg1', value },
    ],
  });
  const trigger = regexes.map((value, index) => ({
    triggerId: String(index + 1), name: `Trigger ${index}`, type: 'CUSTOM_EVENT', customEventFilter: [condition(value)],
  }));
  const tag = [{
    tagId: '1', name: 'Tag', type: 'html', firingTriggerId: trigger.map(({ triggerId }) => triggerId),
    parameter: [{ type: 'TEMPLATE', key: 'html', value: '<script>window.flocktory.push(["postcheckout", {}]);</script>' }],
  }];
  const found = problems({ exportFormatVersion: 2, containerVersion: { tag, trigger } });
  assert.ok(found.every(({ code }) => code !== 'too_many_problems'));
  const refused = new Set(found.filter(({ code }) => code === 'gtm_regex_invalid').map(({ path }) => path));
  return regexes.map((_, index) => !refused.has(`containerVersion.trigger[${index}].customEventFilter[0]`));
}

function parses(regex) {
  try {
    new RegExp(regex);
    return true;
  } catch {
    return false;
  }
}

test('regular expressions are those of a JavaScript engine', () => {
  const pieces = [
    'a', 'b', 'z', '-', '^', '$', '\\', '|', '(', ')', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?<n>', '(?', '[', ']', '[^', '*', '+', '?',
    '{', '}', '{2}', '{3,1}', '{1,}', ',', '1', '.', '\\d', '\\b', '\\u0062', '\\x4', '\\x61', '\\c', '\\0', '\\141', 'я', '😀', '/', '-a',
  ];
  // A fixed sequence: the same expressions on every run.
  let state = 1;
  const random = (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const regexes = Array.from({ length: 8000 }, () => Array.from({ length: 1 + random(6) }, () => pieces[random(pieces.length)]).join(''))
    // A group's name may appear once; a reference, `{{…}}`, may contain anything.
    .filter((regex) => regex.split('(?<n>').length < 3 && !regex.includes('{{'));
  const counts = { valid: 0, invalid: 0 };
  for (let from = 0; from < regexes.length; from += 80) {
    const batch = regexes.slice(from, from + 80);
    taken(batch).forEach((one, index) => {
      assert.equal(one, parses(batch[index]), batch[index]);
      counts[one ? 'valid' : 'invalid'] += 1;
    });
  }
  assert.ok(counts.valid > 1000 && counts.invalid > 1000, JSON.stringify(counts));
});
