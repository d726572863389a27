{{-- the order --}}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['post-checkout', {
  user: {
    name: @json($user->name),
    email: @json($user->email)
  },
  order: {
    id: @json($order->number),
    price: {{ $order->total }},
    items: [
      @foreach ($order->lines as $item)
      {
        id: @json($item->sku),
        title: @json($item->product->title),
        price: {{ $item->price }},
        count: {{ $item->quantity }}
      }@if (!$loop->last),@endif
      @endforeach
    ]
  }
}]);
</script>
