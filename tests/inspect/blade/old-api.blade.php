{{-- the order --}}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
_flocktory.push({order_id: @json($order->number), email: @json($user->email), price: {{ $order->total }}, items: []});
</script>
