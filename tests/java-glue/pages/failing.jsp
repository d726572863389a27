<flocktory:postcheckout order="${orders.failing}"/>
