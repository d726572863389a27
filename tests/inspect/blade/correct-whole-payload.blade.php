{{-- the order --}}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', @json($payload)]);
</script>
