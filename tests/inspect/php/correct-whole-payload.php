<?php require 'header.php'; /* ?> */ ?>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', <?= json_encode($payload, 15) ?>]);
</script>
