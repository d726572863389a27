<flocktory:postcheckout order="#{orders.missing}"/>
