/*! flocktory-postcheckout: pushes the orders that stand on the page as blocks of JSON. */
(function (window, document) {
  'use strict';

  var KEY = 'flocktory-postcheckout:';

  function wasSent(order) {
    try {
      return window.localStorage.getItem(KEY + order.id) !== null;
    } catch (e) {
      return false;
    }
  }

  function remember(order) {
    try {
      window.localStorage.setItem(KEY + order.id, '1');
    } catch (e) {}
  }

  function push(payload, once) {
    if (once && wasSent(payload.order)) {
      return;
    }
    if (!window.flocktory || !window.flocktory.push) {
      window.flocktory = [];
    }
    window.flocktory.push(['postcheckout', payload]);
    if (once) {
      remember(payload.order);
    }
  }

  function read(block) {
    var payloads, i;
    // The mark stays on the element when Turbo caches the page, so a page that comes back is not sent again.
    if (block.hasAttribute('data-sent')) {
      return;
    }
    block.setAttribute('data-sent', '');
    payloads = [].concat(JSON.parse(block.textContent));
    for (i = 0; i < payloads.length; i += 1) {
      try {
        push(payloads[i], block.hasAttribute('data-once'));
      } catch (e) {}
    }
  }

  function readAll() {
    var blocks = document.querySelectorAll('script[type="application/json"][data-flocktory-postcheckout]');
    var i;
    for (i = 0; i < blocks.length; i += 1) {
      try {
        read(blocks[i]);
      } catch (e) {}
    }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', readAll);
  } else {
    readAll();
  }
  document.addEventListener('turbo:load', readAll);
  document.addEventListener('turbolinks:load', readAll);
}(window, document));
