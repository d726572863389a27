<?php
// A thank-you page as many shops have it: `inspect` finds what is wrong with it, and writes the call that replaces it.
$order = load_order($_SESSION['order_id']);
?>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: '<?= $order['name'] ?>',
    email: '<?= htmlspecialchars($order['email'] ?: $order['phone'] . '@shop.ru') ?>',
    sex: '<?= $order['gender'] == 'M' ? 'm' : 'f' ?>'
  },
  order: {
    id: <?= $order['id'] ?>,
    price: <?= (int)$order['total'] ?>,
    items: [
      <?php foreach ($order['items'] as $i => $item): ?>
      <?= $i ? ',' : '' ?>{ id: '<?= (int)$item['id'] ?>', title: <?= json_encode($item['title']) ?>, price: <?= $item['price'] ?>, count: <?= $item['count'] ?> }
      <?php endforeach ?>
    ]
  }
}]);
</script>
