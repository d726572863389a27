<?php require 'header.php'; /* ?> */ ?>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
_flocktory.push({order_id: <?= json_encode($order['id'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>, email: <?= json_encode($user['mail'], JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>, price: <?= $order['sum'] ?>, items: []});
</script>
