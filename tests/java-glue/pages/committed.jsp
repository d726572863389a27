<% response.flushBuffer(); %><flocktory:postcheckout order="#{orders.good}"/><flocktory:postcheckout order="#{orders.nobody}"/>
