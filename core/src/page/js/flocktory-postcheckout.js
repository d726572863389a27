/*! flocktory-postcheckout: pushes the orders that are on the page as blocks of JSON. */
(function (window, document) {
  'use strict';

  var KEY = 'flocktory-postcheckout:';
  // Elements with a name such as "addEventListener" hide what the document itself has under it.
  var native = Document.prototype;

  function wasSent(order) {
    try {
      return window.localStorage.getItem(KEY + order.id) === '1';
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
    // An element or a frame that has the queue's name is not the queue.
    if (!window.flocktory || window.flocktory.window || typeof window.flocktory.push !== 'function') {
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
    // Throws while half of the block is there; the mark is set when all of it is.
    payloads = [].concat(JSON.parse(block.textContent));
    block.setAttribute('data-sent', '');
    for (i = 0; i < payloads.length; i += 1) {
      try {
        push(payloads[i], block.hasAttribute('data-once'));
      } catch (e) {}
    }
  }

  function readAll() {
    var blocks = native.querySelectorAll.call(
      document,
      'script[type="application/json"][data-flocktory-postcheckout]'
    );
    var i;
    for (i = 0; i < blocks.length; i += 1) {
      try {
        read(blocks[i]);
      } catch (e) {}
    }
  }

  function readOn(event) {
    native.addEventListener.call(document, event, readAll);
  }

  readOn('DOMContentLoaded');
  readOn('turbo:load');
  readOn('turbolinks:load');
  readAll();
}(window, document));
