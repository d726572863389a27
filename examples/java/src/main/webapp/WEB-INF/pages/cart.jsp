<%@ page import="shop.Html" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Cart">
  <ul>
    <t:each items="${lines}"><li>${Html.escape(it.product().title())} × ${it.count()}</li></t:each>
  </ul>
  <form action="orders" method="post">
    <p><label>Name <input name="name"></label></p>
    <p><label>Email <input name="email"></label></p>
    <p><label>Phone <input name="phone"></label></p>
    <button>Buy</button>
  </form>
</t:page>
