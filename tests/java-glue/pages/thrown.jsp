<flocktory:postcheckout order="#{orders.thrown}"/>
