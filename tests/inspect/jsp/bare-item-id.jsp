<%@ page contentType="text/html; charset=UTF-8" %>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: '${e:forJavaScript(user.name)}',
    email: '${e:forJavaScript(user.email)}'
  },
  order: {
    id: '${e:forJavaScript(order.number)}',
    price: ${order.total},
    items: [
      <c:forEach items="${order.lines}" var="item" varStatus="status">
      {
        id: <c:out value="${item.sku}"/>,
        title: '${e:forJavaScript(item.title)}',
        price: ${item.price},
        count: ${item.quantity}
      }<c:if test="${!status.last}">,</c:if>
      </c:forEach>
    ]
  }
}]);
</script>
