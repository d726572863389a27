<flocktory:postcheckout order="#{orders.good}" sopt="desktop"/>
