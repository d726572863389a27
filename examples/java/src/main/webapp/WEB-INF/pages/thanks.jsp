<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ taglib prefix="flocktory" uri="https://github.com/flocktory-postcheckout/jsp" %>
<t:page title="Thank you">
  <p>Your order is ${order.number()}.</p>
  <flocktory:postcheckout order="#{order.postcheckout()}"/>
</t:page>
