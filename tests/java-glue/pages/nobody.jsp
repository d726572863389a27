<flocktory:postcheckout order="#{orders.nobody}"/>
