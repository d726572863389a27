// What is sent, and how. `debug`, `values` and `settings` are given above.

// What the page throws may be anything, also null, or an object that is not a text.
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

// White space as core has it: U+FEFF is none, U+0085 is.
function trim(text) {
  return text.replace(/^(?:[^\S\ufeff]|\u0085)+|(?:[^\S\ufeff]|\u0085)+$/g, '');
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

// Text, but for what programs write in place of a missing value.
function label(value) {
  var found = text(value);
  return found === undefined || settings.placeholders.indexOf(trim(found)) >= 0 ? undefined : found;
}

// What the first of the places holds that can be read so; a place is a path from a variable's key in `values`.
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
