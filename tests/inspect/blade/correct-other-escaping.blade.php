{{-- the order --}}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: {{ Js::from($user->name) }},
    email: {{ Js::from($user->email) }}
  },
  order: {
    id: {{ Js::from($order->number) }},
    price: {{ number_format($order->total, 2, '.', '') }},
    items: [
      @foreach ($order->lines as $item)
      {
        id: {{ Js::from($item->sku) }},
        title: {{ Js::from($item->product->title) }},
        price: {{ number_format($item->price, 2, '.', '') }},
        count: {{ number_format($item->quantity, 2, '.', '') }}
      }@if (!$loop->last),@endif
      @endforeach
    ]
  }
}]);
</script>
