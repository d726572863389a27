{* the order *}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: '{$user.name|escape:'javascript'}',
    email: '{$user.email|escape:'javascript'}'
  },
  order: {
    id: '{$order.id|escape:'javascript'}',
    price: {$order.total},
    items: [
      {foreach $items as $item}
      {
        id: '{$item.id|escape:'javascript'}',
        title: '{$item.name|escape:'javascript'}',
        price: {$item.price},
        quantity: {$item.quantity}
      }{if !$item@last},{/if}
      {/foreach}
    ]
  }
}]);
</script>
