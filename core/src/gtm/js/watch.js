// Judges what a page pushes by the rules of the tag: what the tag would have sent instead is reported. Nothing that the page
// sends is changed. `settings` is defined above; the functions here replace those of send.js.

var values = {};
var built;
// Why the tag would have sent nothing.
var reason;
var seen = [];
var stops = [];
var panel;

function warn(message, value) {
  reason = message + (value === undefined ? '' : ': ' + shown(value));
}

function send(payload) {
  built = payload;
}

// ---- The comparison

// The start of a value, with addresses and phones masked.
function shown(value) {
  var text = typeof value === 'string' ? '"' + value + '"' : String(value);
  if (isObject(value) || isList(value)) {
    try {
      text = JSON.stringify(value);
    } catch (e) {}
  }
  return text.slice(0, 300)
    .replace(/([^":,\[\]{}@])[^":,\[\]{}@]*@/g, '$1***@')
    .replace(/(\d)[\d\s()\-]{8,}(\d\d)/g, '$1***$2')
    .slice(0, 80);
}

// Flocktory's documentation takes prices as text too.
function isSame(given, made) {
  return given === made || (typeof made === 'number' && typeof given === 'string'
    && /^\d+(?:[.,]\d+)?$/.test(given) && parseFloat(given.replace(',', '.')) === made);
}

function isKnown(name) {
  return Object.keys(settings.fields).some(function (field) {
    return field === name || field.indexOf(name + '.') === 0;
  });
}

function compare(path, given, made, known, report) {
  Object.keys(given).forEach(function (key) {
    var name = path + key;
    if (!known(key)) {
      report('note', name, settings.texts.unknown, given[key]);
    } else if (made[key] === undefined) {
      report('warning', name, given[key] === null || given[key] === '' ? settings.texts.empty : settings.texts.unread, given[key]);
    } else if (isList(made[key])) {
      compareItems(name, given[key], made[key], report);
    } else if (isObject(made[key])) {
      compare(name + '.', given[key], made[key], function (field) {
        return isKnown(name + '.' + field);
      }, report);
    } else if (!isSame(given[key], made[key])) {
      report('warning', name, settings.texts.other + ' ' + shown(made[key]), given[key]);
    }
  });
  Object.keys(made).forEach(function (key) {
    if (given[key] === undefined) {
      report('warning', path + key, settings.texts.missing);
    }
  });
}

function compareItems(name, lines, items, report) {
  if (!isList(lines)) {
    report('error', name, settings.texts.list, lines);
    return;
  }
  lines.forEach(function (line, index) {
    compare(name + '[' + index + '].', line, items[index], function (key) {
      return settings.item[key] !== undefined;
    }, report);
  });
}

function judge(payload, report) {
  values = { payload: payload };
  built = reason = undefined;
  try {
    build();
    if (built === undefined) {
      report('error', '', reason);
      return;
    }
    compare('', payload, built, isKnown, report);
  } catch (e) {
    report('note', '', settings.texts.failed);
  }
}

// One call of `push`: what it means, and whether it has to do with an order.
function see(list, isOld) {
  var event = list[0];
  var name = isList(event) ? event[0] : event;
  var rows = [];
  var payload;
  function report(severity, path, message, value) {
    var row = { severity: severity, path: path, message: String(message) };
    row.value = arguments.length > 3 ? shown(value) : '';
    rows.push(row);
  }
  if (isOld) {
    if (!isObject(event) || event.order_id === undefined) {
      return;
    }
    report('error', '', settings.texts.old);
  } else {
    if (typeof name !== 'string' || trim(name).toLowerCase().replace(/[\s_\-]/g, '') !== 'postcheckout') {
      return;
    }
    payload = isList(event) ? event[1] : list[1];
    // The loader pushes what was in the list before it.
    if (isObject(payload) && seen.indexOf(payload) >= 0) {
      return;
    }
    seen.push(payload);
    if (name !== 'postcheckout') {
      report('error', '', settings.texts.event, name);
    }
    if (!isList(event)) {
      report('error', '', settings.texts.form);
    }
    judge(payload, report);
  }
  show(isObject(payload) && isObject(payload.order) ? payload.order.id : undefined, rows);
}

// ---- What the person sees

function element(tag, text, style) {
  var made = Document.prototype.createElement.call(document, tag);
  made.textContent = text;
  made.style.cssText = style;
  return made;
}

function add(parent, child) {
  return Node.prototype.appendChild.call(parent, child);
}

function show(id, rows) {
  var texts = settings.texts;
  var colours = { error: 'rgb(176,0,32)', warning: 'rgb(138,90,0)', note: 'rgb(80,80,80)' };
  var title = texts.order + (id === undefined ? '' : ' ' + String(id).slice(0, 40)) + ': ';
  title += rows.some(function (row) { return row.severity !== 'note'; }) ? texts.faulty : texts.correct;
  add(panel, element('div', title, 'margin-top:8px;font-weight:bold'));
  rows.forEach(function (row) {
    var text = [row.path, row.message, row.value].filter(Boolean).join(': ');
    add(panel, element('div', texts[row.severity] + ': ' + text, 'margin-top:4px;color:' + colours[row.severity]));
  });
  try {
    window.console.log(texts.title + ': ' + title);
    if (rows.length > 0) {
      window.console.table(rows);
    }
  } catch (e) {}
}

function stop() {
  stops.splice(0).reverse().forEach(function (undo) {
    try {
      undo();
    } catch (e) {}
  });
  if (panel.parentNode) {
    panel.parentNode.removeChild(panel);
  }
}

function open() {
  var id = 'flocktory-postcheckout-watch';
  var earlier = Document.prototype.getElementById.call(document, id);
  var button = earlier && earlier.firstChild;
  var close;
  if (button && typeof button.click === 'function') {
    button.click();
  }
  panel = element('div', '', 'position:fixed;right:12px;bottom:12px;z-index:2147483647;box-sizing:border-box;width:380px;'
    + 'max-width:calc(100vw - 24px);max-height:60vh;overflow:auto;padding:12px;border:1px solid rgb(120,120,120);'
    + 'border-radius:6px;background:white;color:black;font:14px/1.4 sans-serif;text-align:left;box-shadow:0 2px 12px rgba(0,0,0,.3)');
  panel.id = id;
  panel.setAttribute('role', 'status');
  close = element('button', '\u00d7', 'float:right;border:0;background:none;color:inherit;font:20px/1 sans-serif;cursor:pointer');
  close.type = 'button';
  close.setAttribute('aria-label', settings.texts.close);
  close.onclick = stop;
  add(panel, close);
  add(panel, element('div', settings.texts.title, 'font-weight:bold'));
  add(panel, element('div', settings.texts.waiting, ''));
  add(document.body || document.documentElement, panel);
}

// ---- The queue

function safely(work) {
  return function () {
    try {
      work.apply(undefined, arguments);
    } catch (e) {}
  };
}

// Looks at each call of a queue's `push`, also when the loader replaces that.
function watchPush(queue, isOld) {
  var descriptor = Object.getOwnPropertyDescriptor(queue, 'push');
  var push = queue.push;
  var isOwn = descriptor !== undefined;
  function pushed() {
    safely(see)(arguments, isOld);
    return push.apply(this, arguments);
  }
  Object.defineProperty(queue, 'push', {
    configurable: true,
    enumerable: isOwn && descriptor.enumerable,
    get: function () {
      return typeof push === 'function' ? pushed : push;
    },
    set: function (next) {
      isOwn = true;
      push = next === pushed ? push : next;
    }
  });
  stops.push(function () {
    delete queue.push;
    if (isOwn) {
      Object.defineProperty(queue, 'push', {
        configurable: true,
        enumerable: descriptor === undefined || descriptor.enumerable,
        writable: true,
        value: push
      });
    }
  });
}

// Looks at a queue: what is in it already, and what comes.
function attach(queue, isOld, known) {
  if (!queue || queue.window || typeof queue.push !== 'function' || known.indexOf(queue) >= 0) {
    return;
  }
  known.push(queue);
  if (isList(queue)) {
    queue.forEach(function (event) {
      safely(see)([event], isOld);
    });
  }
  watchPush(queue, isOld);
}

// Looks at the queue under a global name, also when the loader puts another object there.
function watchName(name, isOld) {
  var descriptor = Object.getOwnPropertyDescriptor(window, name);
  var current = window[name];
  var isSet = descriptor !== undefined;
  var known = [];
  var timer;
  safely(attach)(current, isOld, known);
  if (descriptor && !(descriptor.configurable && 'value' in descriptor)) {
    // A variable of a script cannot be observed.
    timer = window.setInterval(function () {
      safely(attach)(window[name], isOld, known);
    }, 100);
    stops.push(function () {
      window.clearInterval(timer);
    });
    return;
  }
  Object.defineProperty(window, name, {
    configurable: true,
    enumerable: true,
    get: function () {
      return current;
    },
    set: function (next) {
      isSet = true;
      current = next;
      safely(attach)(next, isOld, known);
    }
  });
  stops.push(function () {
    delete window[name];
    if (isSet) {
      window[name] = current;
    }
  });
}

function watch() {
  open();
  safely(watchName)('flocktory', false);
  safely(watchName)('_flocktory', true);
}
