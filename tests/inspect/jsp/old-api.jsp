<%@ page contentType="text/html; charset=UTF-8" %>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
_flocktory.push({order_id: '${e:forJavaScript(order.number)}', email: '${e:forJavaScript(user.email)}', price: ${order.total}, items: []});
</script>
