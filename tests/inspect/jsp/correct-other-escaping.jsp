<%@ page contentType="text/html; charset=UTF-8" %>
<h1>Спасибо!</h1>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {
    name: '<e:forJavaScript value="${user.name}"/>',
    email: '<e:forJavaScript value="${user.email}"/>'
  },
  order: {
    id: '<e:forJavaScript value="${order.number}"/>',
    price: <fmt:formatNumber value="${order.total}" pattern="0.00"/>,
    items: [
      <c:forEach items="${order.lines}" var="item" varStatus="status">
      {
        id: '<e:forJavaScript value="${item.sku}"/>',
        title: '<e:forJavaScript value="${item.title}"/>',
        price: <fmt:formatNumber value="${item.price}" pattern="0.00"/>,
        count: <fmt:formatNumber value="${item.quantity}" pattern="0.00"/>
      }<c:if test="${!status.last}">,</c:if>
      </c:forEach>
    ]
  }
}]);
</script>
