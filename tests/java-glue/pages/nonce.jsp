<% request.setAttribute("cspNonce", "from+request"); %>
<flocktory:loader/><flocktory:postcheckout order="#{orders.good}"/><flocktory:postcheckout order="#{orders.good}" nonce="own"/>
