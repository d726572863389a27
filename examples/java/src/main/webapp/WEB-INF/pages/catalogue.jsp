<%@ page import="shop.Html" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Catalogue">
  <ul>
    <t:each items="${products}">
      <li>
        ${Html.escape(it.title())}, ${it.price()}
        <form action="cart" method="post"><button name="product" value="${it.id()}">Add</button></form>
      </li>
    </t:each>
  </ul>
</t:page>
