// Sends the order. `debug`, `values` and `settings` are defined above.

// The page may throw anything, also null, or an object that cannot become a text.
function warn(message, value) {
  try {
    if (debug) {
      window.console.warn('Flocktory postcheckout: ' + message + (value === undefined ? '' : ': "' + value + '"'));
    }
  } catch (e) {}
}

function send(payload) {
  // Not the key of the snippet's own `once`: that one is set on the way to this tag.
  var key = 'flocktory-postcheckout-gtm:' + payload.order.id;
  try {
    if (settings.once && window.localStorage.getItem(key) === '1') {
      warn(settings.messages.sent);
      return;
    }
  } catch (e) {}
  if (!window.flocktory || window.flocktory.window || typeof window.flocktory.push !== 'function') {
    window.flocktory = [];
  }
  window.flocktory.push(['postcheckout', payload]);
  try {
    if (settings.once) {
      window.localStorage.setItem(key, '1');
    }
  } catch (e) {}
}

// White space and invisible characters, as core's text.rs has them.
var space = '[\\s\\u0085\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0]';

function trim(text) {
  return text.replace(new RegExp('^' + space + '+|' + space + '+$', 'g'), '');
}

function given(value) {
  return value === null || (typeof value === 'string' && trim(value) === '') ? undefined : value;
}

function text(value) {
  if (typeof value === 'string') {
    return given(value);
  }
  if (typeof value === 'number' && Math.floor(value) === value && Math.abs(value) < 9007199254740992) {
    return String(value);
  }
  return undefined;
}

// Whether a text has a template that was not rendered, or what a language prints of an object.
function holdsForm(text) {
  return settings.forms.some(function (form) {
    var start = text.indexOf(form[0]);
    var middle = start < 0 ? -1 : text.indexOf(form[1], start + form[0].length);
    return middle >= 0 && text.indexOf(form[2], middle + form[1].length) >= 0;
  });
}

// Whether it is one, or a word that programs write in place of a missing value.
function isPlaceholder(text) {
  return settings.placeholders.indexOf(text) >= 0
    || settings.forms.some(function (form) {
      var end = text.length - form[2].length;
      return text.indexOf(form[0]) === 0 && end >= form[0].length && text.slice(end) === form[2]
        && text.slice(form[0].length, end).indexOf(form[1]) >= 0;
    })
    || settings.shapes.some(function (shape) {
      return new RegExp(shape).test(text);
    });
}

// Text, but for what programs write in place of a missing value.
function label(value) {
  var found = text(value);
  return found === undefined || isPlaceholder(trim(found)) ? undefined : found;
}

// The first readable value of the places; a place is a path from a variable's key in `values`.
function find(places, from, read) {
  var i, j, value;
  for (i = 0; places && i < places.length; i += 1) {
    value = from;
    for (j = 0; j < places[i].length && value !== undefined && value !== null; j += 1) {
      value = value[places[i][j]];
    }
    value = read(value);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}
