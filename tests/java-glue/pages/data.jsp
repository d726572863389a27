<flocktory:postcheckout order="#{orders.good}" form="data" nonce="n"/>
