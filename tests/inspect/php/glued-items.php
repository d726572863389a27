<?php require 'header.php'; /* ?> */ ?>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: <?= json_encode($user['NAME'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>,
    email: <?= json_encode($user['mail'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>
  },
  order: {
    id: <?= json_encode($order['id'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>,
    price: <?= $order['sum'] ?>,
    items: [<?= implode(',', array_map(function ($item) { return '{id: "' . $item['id'] . '"}'; }, $items)) ?>]
  }
}]);
</script>
