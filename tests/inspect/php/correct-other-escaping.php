<?php require 'header.php'; /* ?> */ ?>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: '<?php echo CUtil::JSEscape($user['NAME']); ?>',
    email: '<?php echo CUtil::JSEscape($user['mail']); ?>'
  },
  order: {
    id: '<?php echo CUtil::JSEscape($order['id']); ?>',
    price: <?= number_format($order['sum'], 2, '.', '') ?>,
    items: [
      <?php foreach ($items as $i => $item): ?>
      {
        id: '<?php echo CUtil::JSEscape($item['id']); ?>',
        title: '<?php echo CUtil::JSEscape($item['name']); ?>',
        price: <?= number_format($item['price'], 2, '.', '') ?>,
        count: <?= number_format($item['count'], 2, '.', '') ?>
      }<?= $i < count($items) - 1 ? ',' : '' ?>
      <?php endforeach ?>
    ]
  }
}]);
</script>
