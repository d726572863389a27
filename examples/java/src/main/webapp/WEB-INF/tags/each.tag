<%@ tag pageEncoding="UTF-8" %>
<%@ attribute name="items" required="true" type="java.lang.Iterable" %>
<%@ variable name-given="it" variable-class="java.lang.Object" scope="NESTED" %>
<% for (Object it : items) { getJspContext().setAttribute("it", it); %><jsp:doBody/><% } %>
