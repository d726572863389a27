<flocktory:postcheckout order="${orders.good}"/>
