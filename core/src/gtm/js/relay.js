// Hands on the payload that the page's own snippet (`form: "datalayer"`) pushed, as it is.

// A copy that has the field after another one, as core writes it.
function withField(object, after, name, value) {
  var copy = {};
  Object.keys(object).forEach(function (key) {
    if (key !== name) {
      copy[key] = object[key];
    }
    if (key === after) {
      copy[name] = value;
    }
  });
  return copy;
}

try {
  (function (payload, spot, custom) {
    if (!payload || !payload.user || !payload.order || given(payload.order.id) === undefined) {
      warn(settings.messages.order);
      return;
    }
    if (custom !== undefined && payload.order.custom_field === undefined) {
      payload = withField(payload, 'user', 'order', withField(payload.order, 'price', 'custom_field', custom));
    }
    if (spot !== undefined && payload.spot === undefined) {
      payload = withField(payload, 'order', 'spot', spot);
    }
    send(payload);
  }(
    find(settings.fields.payload, values, given),
    find(settings.fields.spot, values, label),
    find(settings.fields['order.custom_field'], values, label)
  ));
} catch (e) {
  warn(e);
}
