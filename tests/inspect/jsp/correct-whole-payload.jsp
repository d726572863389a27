<%@ page contentType="text/html; charset=UTF-8" %>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', <%= new Gson().toJson(order) %>]);
</script>
