// Makes the payload out of what the variables hold, by the rules that core has for an order.

// ---- Numbers

// Whether every word of a text around a number leaves it as it is.
function isHarmless(text, words) {
  return text.split(/(?:[^\S\ufeff]|[.:\u0085])+/).every(function (word) {
    return word === '' || (' ' + words + ' ').indexOf(' ' + word + ' ') >= 0;
  });
}

// A number as programs or pages write it: "1 234,50", "1,234.50", "2 999 руб."; nothing if it may mean two things, or
// if a word around it may change it. The same rule as in core's read/shown.rs.
function decimal(value, words) {
  var parts, before, after, number, groups;
  if (typeof value === 'number') {
    return isFinite(value) && value >= 0 ? Math.abs(value) : undefined;
  }
  parts = typeof value === 'string' && /^(\D*)(\d(?:[\s\S]*\d)?)(\D*)$/.exec(value);
  if (!parts) {
    return undefined;
  }
  before = parts[1].toLowerCase();
  // "100,-" is a sum without kopecks.
  after = parts[3].toLowerCase().replace(/^[.,][\-\u2013\u2014]?/, '');
  number = parts[2];
  // "р.500", but ".5" and "$.50" are fractions.
  if (
    /(?:^|[^a-z\u0400-\u04ff])\./.test(before)
    || !isHarmless(before, words.around + ' ' + words.before)
    || !isHarmless(after, words.around)
  ) {
    return undefined;
  }
  // Thousands, separated by one character of one kind; two spaces, a tab or a line break are between two elements.
  groups = /^([1-9]\d{0,2}([ \u00a0\u2000-\u200a\u202f\u205f'\u2019_.,])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/.exec(number);
  if (groups && /[.,]/.test(groups[2]) && groups[3] === undefined && groups[1].split(groups[2]).length === 2) {
    // Thousands or a fraction: ambiguous.
    if (groups[2] === ',' || trim(value) !== number) {
      return undefined;
    }
  } else if (groups) {
    number = groups[1].replace(/\D/g, '') + (groups[3] === undefined ? '' : '.' + groups[3]);
  }
  number = number.replace(',', '.');
  // More digits than a double surely keeps would change.
  if (!/^\d+(?:\.\d+)?$/.test(number) || number.replace(/^[0.]+|\./g, '').length > 15) {
    return undefined;
  }
  return parseFloat(number);
}

function price(value) {
  return decimal(value, settings.money);
}

function count(value) {
  return decimal(value, settings.pieces) || undefined;
}

// The sum of an order's lines, if the data layer leaves the total out.
function sum(items) {
  var total = 0;
  var i;
  for (i = 0; i < items.length; i += 1) {
    if (items[i].price === undefined) {
      return undefined;
    }
    total += Math.round(items[i].price * (items[i].count === undefined ? 1 : items[i].count) * 10000);
  }
  return total / 10000;
}

// ---- The customer

function isNobody(id) {
  return settings.nobody.indexOf(id.toLowerCase()) >= 0 || /^[0\-.,]+$/.test(id) || holdsForm(id) || isPlaceholder(id);
}

// An id as it is, unless it is nobody's.
function idOf(value) {
  var id = text(value);
  return id === undefined || isNobody(trim(id)) ? undefined : id;
}

// An item's id, which may be 0: a feed may count from 0.
function itemId(value) {
  var id = text(value);
  return id !== undefined && /^0+$/.test(id) ? id : idOf(value);
}

function hasNumber(plan, national) {
  var i;
  if (national.length !== plan.length || /^(\d)\1*$/.test(national)) {
    return false;
  }
  for (i = 0; i < plan.starts.length; i += 1) {
    if (national.indexOf(plan.starts[i]) === 0) {
      return true;
    }
  }
  return false;
}

function without(prefix, digits) {
  return digits.indexOf(prefix) === 0 ? digits.slice(prefix.length) : undefined;
}

function beginsWith(starts, digits) {
  return starts.some(function (start) {
    return digits.indexOf(start) === 0;
  });
}

function international(digits) {
  var known = digits !== undefined && settings.plans.some(function (plan) {
    var national = without(plan.code, digits);
    return national !== undefined && hasNumber(plan, national);
  });
  return known ? digits : undefined;
}

// Whether digits are the calling code of a country without a plan and as many digits as may follow it.
function isForeign(digits) {
  return [1, 2, 3].some(function (length) {
    var code = digits.slice(0, length);
    var national = digits.slice(length);
    var codes = settings.codes[national.length] || '';
    function isIn(list) {
      return list.split(' ').indexOf(code) >= 0;
    }
    return isIn(codes) && (national.charAt(0) !== '0' || isIn(settings.beforeZero)) && !/^(\d)\1*$/.test(national);
  }) && digits !== '' && digits.length <= 15;
}

// People write "+8 495…" and "+495…" too; no customer abroad has fewer than 11 digits with a code that begins with 8.
function foreign(digits) {
  return digits === undefined || !isForeign(digits) || /^8\d{0,9}$/.test(digits)
    || hasHome(hasBareNumber, digits) || national(digits) !== undefined ? undefined : digits;
}

function hasBareNumber(plan, digits) {
  return hasNumber(plan, digits)
    && (plan.bare.length === 0 || beginsWith(plan.bare, digits))
    && !beginsWith(plan.notBare, digits);
}

// Whether one of the countries with the code of the shop's has a number.
function hasHome(has, digits) {
  return settings.plans.some(function (plan) {
    return plan.code === settings.plans[settings.home].code && has(plan, digits);
  });
}

function national(digits) {
  var home = settings.plans[settings.home];
  var i, rest;
  for (i = 0; i < home.trunks.length; i += 1) {
    rest = without(home.trunks[i], digits);
    if (rest !== undefined && hasHome(hasNumber, rest)) {
      return home.code + rest;
    }
  }
  return hasBareNumber(home, digits) ? home.code + digits : undefined;
}

// The number before an extension; nothing if the text after its mark is not an extension.
function withoutExtension(number) {
  var start = -1;
  var mark = '';
  settings.extensions.forEach(function (other) {
    var place = number.indexOf(other);
    if (place >= 0 && (start < 0 || place < start || (place === start && other.length > mark.length))) {
      start = place;
      mark = other;
    }
  });
  if (start < 0) {
    return number;
  }
  return /^[.:=\s\u0085]*\d{1,6}[.:=\s\u0085]*$/.test(number.slice(start + mark.length))
    ? number.slice(0, start).replace(/[,;(\s\u0085]+$/, '') : undefined;
}

// The characters of a number other than its digits and its plus.
var separators =
  '[\\s\\-().\\u0085\\u00ad\\u2010-\\u2015\\u2212\\uff0d\\uff08\\uff09\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]';

function digitsOf(number) {
  var parts = /^([+\uff0b]?)(\d{1,17})$/.exec(number.replace(new RegExp(separators, 'g'), ''));
  return parts ? { plus: parts[1] !== '', digits: parts[2] } : undefined;
}

// Every number that digits may mean.
function readingsOf(parts) {
  var zeros = parts.plus ? undefined : without('00', parts.digits);
  return [
    international(parts.digits),
    international(zeros),
    international(parts.plus ? undefined : without('810', parts.digits)),
    foreign(parts.plus ? parts.digits : zeros),
    parts.plus ? undefined : national(parts.digits)
  ].filter(function (number, index, all) {
    return number !== undefined && all.indexOf(number) === index;
  });
}

// Whether each point separates short groups; a table's number has one, and digits up to the end.
function hasPointsOfAPhone(number) {
  var parts = number.split('.');
  return parts.slice(1).every(function (part, index) {
    var isEnd = index + 2 === parts.length && /^\d*$/.test(part);
    var fits = isEnd ? parts.length > 2 && /^\d{2,4}$/.test(part) : /^\(*\d{1,3}(?!\d)/.test(part);
    return fits && /(?:^|\D)\d{1,3}\)*$/.test(parts[index]);
  });
}

// Whether what follows a point may be a fraction: "996.523.45.67.00".
function mayHaveFraction(number, reading) {
  var home = settings.plans[settings.home];
  function mayEndAt(end) {
    var whole = digitsOf(number.slice(0, end));
    return whole === undefined || !(reading.indexOf(home.code) === 0 || (whole.plus && reading.charAt(0) !== '8'))
      || readingsOf(whole).length > 0 || hasNumber(home, whole.digits) || (whole.plus && isForeign(whole.digits));
  }
  return number.split('').some(function (c, index) {
    return c === '.' && /^[\d.]*$/.test(number.slice(index)) && mayEndAt(index);
  });
}

// A phone's digits with its country code, if there is exactly one way to read it.
function reading(value) {
  var number = text(value);
  var parts, readings, i;
  if (number === undefined) {
    return undefined;
  }
  number = trim(number).toLowerCase();
  for (i = 0; i < settings.labels.length; i += 1) {
    if (number.indexOf(settings.labels[i]) === 0) {
      number = number.slice(settings.labels[i].length);
      break;
    }
  }
  number = withoutExtension(number.replace(/^[.:\s\u0085]+/, ''));
  if (number === undefined) {
    return undefined;
  }
  number = number.replace(/[\uff10-\uff19]/g, function (wide) {
    return String.fromCharCode(wide.charCodeAt(0) - 0xff10 + 48);
  }).replace(new RegExp('^' + separators + '+|' + separators + '+$', 'g'), '');
  parts = digitsOf(number);
  if (!parts) {
    return undefined;
  }
  readings = readingsOf(parts);
  if (readings.length !== 1 || !hasPointsOfAPhone(number) || mayHaveFraction(number, readings[0])) {
    return undefined;
  }
  // Eight digits without a separator are a number, and what follows them is not a part of it.
  if (/\d{8}\D+\d/.test(number)) {
    return undefined;
  }
  // "+39 (0)345…": whether the zero is dialled depends on the country.
  return isForeign(readings[0]) && /[(\uff08]0[)\uff09]/.test(number) ? undefined : readings[0];
}

function isHotline(number) {
  return beginsWith(settings.hotlines.split(' '), number);
}

function phone(value) {
  var number = reading(value);
  return number === undefined || isHotline(number) ? undefined : number;
}

// An address that browsers accept; beyond ASCII every letter, and what looks like one.
function email(value) {
  var address = typeof value === 'string' ? trim(value) : '';
  var place = address.lastIndexOf('@');
  var local = address.slice(0, Math.max(place, 0));
  var domain = address.slice(place + 1);
  var isUnknown = domain.toLowerCase() === 'unknown.email';
  var digits = isUnknown ? reading(local) : undefined;
  var labels = domain.split('.');
  // Digits alone may be an id, unless they have the prefix of a whole number.
  if (digits !== undefined && !(/^\d+$/.test(local) && (local.length < 11 || isForeign(digits)))) {
    if (isHotline(digits)) {
      return undefined;
    }
    if (digits !== local) {
      return digits + '@unknown.email';
    }
  }
  if (
    (isUnknown && (isNobody(local) || local.charAt(0) === '+'))
    || settings.noAddress.indexOf(local.toLowerCase()) >= 0
    || local.length > 64 || address.length > 254
    || /[\u0080-\u00a0\u1680\u2000-\u206f\u3000\ufeff]/.test(address)
    || !/^(?:[\w.!#$%&'*+\/=?\^`{|}~\-\u00a1-\uffff]+|"(?:[ !#-\[\]-~]|\\[ -~])+")$/.test(local)
    || labels.length < 2
  ) {
    return undefined;
  }
  return labels.every(function (part) {
    return part.length < 64 && /^[a-z\d\u00a1-\uffff](?:[a-z\d\-\u00a1-\uffff]*[a-z\d\u00a1-\uffff])?$/i.test(part);
  }) ? address : undefined;
}

function userId(value) {
  var id = text(value);
  return id !== undefined && /^[\w.!#$%&'*+\/=?\^`{|}~\-]{1,64}$/.test(id) && !isNobody(id) ? id : undefined;
}

// Reads the first value of a list that can be read: Google's user_data may have several addresses and phones.
function firstOf(read) {
  return function (value) {
    var i, found;
    if (!isList(value)) {
      return read(value);
    }
    for (i = 0; i < value.length && found === undefined; i += 1) {
      found = read(value[i]);
    }
    return found;
  };
}

// The page's order: the real address, else the phone, else the id; never "undefined@unknown.email".
function identity() {
  var address = field('user.email', firstOf(email));
  var local = address === undefined ? field('user.phone', firstOf(phone)) : undefined;
  if (address === undefined && local === undefined) {
    local = field('user.id', userId);
  }
  return local === undefined ? address : local + '@unknown.email';
}

// A name without words such as "null"; empty if there is none.
function name(value) {
  var words;
  if (typeof value !== 'string' || label(value) === undefined || holdsForm(value)) {
    return undefined;
  }
  words = value.split(/\s+/).filter(Boolean);
  return words.every(label) ? value : words.filter(label).join(' ') || undefined;
}

function sex(value) {
  return value === 'm' || value === 'f' ? value : undefined;
}

function fullName() {
  var halves = [field('user.first_name', name), field('user.last_name', name)].filter(Boolean).map(trim);
  return field('user.name', name) || halves.join(' ');
}

// ---- The order

function field(name, read) {
  return find(settings.fields[name], values, read || given);
}

function isObject(value) {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function isList(value) {
  return Object.prototype.toString.call(value) === '[object Array]';
}

// A list, a list that came as JSON, or one whose keys have gaps.
function list(value) {
  var lines = value;
  try {
    lines = typeof value === 'string' ? JSON.parse(value) : value;
  } catch (e) {}
  if (isObject(lines)) {
    return Object.keys(lines).map(function (key) {
      return /^\d+$/.test(key) ? lines[key] : undefined;
    });
  }
  return isList(lines) ? lines : [];
}

// Whether a path from the root is meant as a picture's: not a folder, nor an absolute address after a slash.
function isPicture(path) {
  var parts = /^([^?#]*)(\?[^#]+)?/.exec(path);
  var file = parts[1].slice(parts[1].lastIndexOf('/') + 1);
  return (file === '' ? parts[2] !== undefined : file.charAt(0) !== '.')
    && !/^\/https?(?:[:%]|\/\/)|^\/(?:var\/www|home\/bitrix)\//i.test(path);
}

// Whether browsers take a name for a host's: one whose last part is a number is an IPv4 address.
function isHost(host) {
  var isNumber = /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i.test(host);
  return !new RegExp('[\\u0080-\\u009f]|' + space).test(host)
    && (!isNumber || /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!\.?$)|\.?$)){4}$/.test(host));
}

// The address that a browser would load for a text in src, from the page's own: the same rules as in core's image.rs.
function image(value) {
  var url = label(value);
  var parts;
  if (url === undefined || /[\u0000-\u001f\u007f<>{}]|^\s*\\\\/.test(trim(url))) {
    return undefined;
  }
  url = trim(url).replace(/^[^?#]*/, function (before) {
    return before.replace(/\\/g, '/');
  });
  if (url.charAt(0) === '/') {
    url = url.replace(/%(?![\da-f]{2})/gi, '%25');
  }
  if (/^\/\/[^\/]/.test(url)) {
    url = window.location.protocol + url;
  } else if (/^\/(?!\/)/.test(url) && isPicture(url)) {
    url = window.location.protocol + '//' + window.location.host + url;
  }
  parts = /^(https?:\/\/((?![.\-])[\w.\-\u0080-\uffff]+)(?::(\d{1,5}))?)((?:[\/?#][\s\S]*)?)$/i.exec(url);
  if (!parts || parts[3] > 65535 || !isHost(parts[2])) {
    return undefined;
  }
  return parts[1] + parts[4].replace(new RegExp('["\\^`|\\[\\]\\\\\\u0080-\\u009f]|' + space, 'g'), encodeURIComponent);
}

function put(object, name, value) {
  if (value !== undefined) {
    object[name] = value;
  }
}

// The items of the lines, and their sum: nothing if a line's price or count cannot be read, or a price is not given.
function contentOf(lines) {
  var isWhole = true;
  var items = lines.map(function (line, index) {
    var item = {};
    function get(name, reader) {
      var value = find(settings.item[name], line, reader);
      var unread = value === undefined ? find(settings.item[name], line, given) : undefined;
      put(item, name, value);
      if (unread !== undefined) {
        warn('order.items[' + index + '].' + name + ' ' + settings.messages.leftOut, unread);
        isWhole = isWhole && name !== 'price' && name !== 'count';
      }
    }
    get('id', itemId);
    get('title', label);
    get('price', price);
    get('image', image);
    get('count', count);
    if (item.id === undefined && item.title === undefined) {
      warn('order.items[' + index + '] ' + settings.messages.item);
    }
    return item;
  });
  return { items: items, sum: isWhole ? sum(items) : undefined };
}

// When the page is read, a variable of version 1 has what was pushed last under its key: promotions, or null. The order's
// own push is looked for in the data layer, and what it has goes before the variables.
function takePush() {
  var layer = isList(window.dataLayer) ? window.dataLayer.filter(isObject) : [];
  var pushes = layer.map(function (message) {
    var pushed = {};
    Object.keys(settings.pushed).forEach(function (name) {
      put(pushed, settings.pushed[name], message[name]);
    });
    return pushed;
  }).filter(function (pushed) {
    return find(settings.fields[settings.anchor], pushed, given) !== undefined;
  });
  var last = pushes.pop() || {};
  Object.keys(last).forEach(function (key) {
    values[key] = last[key];
  });
}

function build() {
  var messages = settings.messages;
  var id = field('order.id', idOf);
  var total = field('order.price');
  var who = identity();
  var lines = field('order.items');
  var user, order, payload, content;
  if (id === undefined) {
    return warn(messages.order);
  }
  if (who === undefined) {
    return warn(messages.identity);
  }
  lines = lines === undefined ? [] : list(lines);
  if (lines.length === 0 || !lines.every(isObject)) {
    return warn(messages.items);
  }
  user = { name: fullName(), email: who };
  put(user, 'sex', field('user.sex', sex));
  content = contentOf(lines);
  order = { id: id, price: total === undefined && settings.sum ? content.sum : price(total) };
  if (order.price === undefined) {
    return warn(messages.price, total);
  }
  put(order, 'custom_field', field('order.custom_field', label));
  order.items = content.items;
  payload = { user: user, order: order };
  put(payload, 'spot', field('spot', label));
  return send(payload);
}

try {
  if (settings.pushed) {
    takePush();
  }
  build();
} catch (e) {
  warn(e);
}
