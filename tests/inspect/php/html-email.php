<?php require 'header.php'; /* ?> */ ?>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: <?= json_encode($user['NAME'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>,
    email: '<?= htmlspecialchars($user['mail']) ?>'
  },
  order: {
    id: <?= json_encode($order['id'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>,
    price: <?= $order['sum'] ?>,
    items: [
      <?php foreach ($items as $i => $item): ?>
      {
        id: <?= json_encode($item['id'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>,
        title: <?= json_encode($item['name'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>,
        price: <?= $item['price'] ?>,
        count: <?= $item['count'] ?>
      }<?= $i < count($items) - 1 ? ',' : '' ?>
      <?php endforeach ?>
    ]
  }
}]);
</script>
