{* the order *}
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {$payload|json_encode:15 nofilter}]);
</script>
