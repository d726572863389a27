{* the order *}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: {$user.name|json_encode:15 nofilter},
    email: {$user.email|json_encode:15 nofilter}
  },
  order: {
    id: {$order.id|json_encode:15 nofilter},
    price: {$order.total|string_format:"%.2f"},
    items: [
      {foreach $items as $item}
      {
        id: {$item.id|json_encode:15 nofilter},
        title: {$item.name|json_encode:15 nofilter},
        price: {$item.price|string_format:"%.2f"},
        count: {$item.quantity|string_format:"%.2f"}
      }{if !$item@last},{/if}
      {/foreach}
    ]
  }
}]);
</script>
