{* the order *}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
_flocktory.push({order_id: '{$order.id|escape:'javascript'}', email: '{$user.email|escape:'javascript'}', price: {$order.total}, items: []});
</script>
