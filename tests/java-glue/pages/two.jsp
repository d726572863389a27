<flocktory:postcheckout order="#{orders.two}"/>
